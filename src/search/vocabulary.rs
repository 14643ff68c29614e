//! Each word that occurs, and where.

use std::collections::HashMap;

/// Where a word occurs: a document by its number, and whether only in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting(u32);

impl Posting {
    fn new(doc: u32, in_title: bool) -> Self {
        Self(doc << 1 | u32::from(!in_title))
    }

    /// The document.
    pub(super) const fn doc(self) -> usize {
        (self.0 >> 1) as usize
    }

    /// Whether it stands in the title.
    pub(super) const fn in_title(self) -> bool {
        self.0 & 1 == 0
    }
}

/// How what is searched lies in a word, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is the word.
    Whole,
    /// The word begins with it.
    Beginning,
    /// It is within the word.
    Inside,
}

/// All words, in one text so that looking through them is fast: some 60,000 in a million.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<Box<str>, u32>,
    /// Each word with a line feed behind it.
    text: String,
    /// Where each word begins in `text`.
    starts: Vec<u32>,
    postings: Vec<Vec<Posting>>,
}

impl Vocabulary {
    /// Notes that a word occurs in a document. Documents come with rising numbers, and of each the
    /// title first.
    pub(super) fn add(&mut self, word: &str, doc: u32, in_title: bool) {
        let number = match self.numbers.get(word) {
            Some(number) => *number,
            None => {
                // 4 GB of different words are more than any project has.
                let number = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
                let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
                self.numbers.insert(word.into(), number);
                self.starts.push(start);
                self.postings.push(Vec::new());
                self.text.push_str(word);
                self.text.push('\n');
                number
            }
        };
        if let Some(postings) = self.postings.get_mut(number as usize) {
            let posting = Posting::new(doc, in_title);
            if postings
                .last()
                .is_none_or(|last| last.doc() != posting.doc())
            {
                postings.push(posting);
            }
        }
    }

    /// How many different words there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Where a word occurs.
    pub(super) fn postings(&self, number: usize) -> &[Posting] {
        self.postings.get(number).map_or(&[], Vec::as_slice)
    }

    /// A word by its number.
    pub(super) fn word(&self, number: usize) -> &str {
        let start = self.starts.get(number).map_or(0, |start| *start as usize);
        let end = self.starts.get(number + 1);
        let end = end.map_or(self.text.len(), |end| *end as usize);
        self.text
            .get(start..end.saturating_sub(1))
            .unwrap_or_default()
    }

    /// Calls `found` for each word in which `part` occurs. A single letter is nearly everywhere: it
    /// is found at the beginning of words only. Tags are found by their beginning with its sign,
    /// and by nothing else: their words are there without it too.
    pub(super) fn each(&self, part: &str, mut found: impl FnMut(usize, Fit)) {
        let is_tag = part.starts_with('#');
        let is_letter = part.chars().nth(1).is_none();
        let fit = |number: usize, at: usize| {
            let word = self.word(number);
            let begins = self.starts.get(number).is_some_and(|s| *s as usize == at);
            match begins {
                _ if word.starts_with('#') != is_tag => None,
                true if word.len() == part.len() => Some(Fit::Whole),
                true => Some(Fit::Beginning),
                false if is_tag => None,
                false => Some(Fit::Inside),
            }
        };
        if is_letter {
            for (number, start) in self.starts.iter().enumerate() {
                let start = *start as usize;
                let word = self.text.get(start..).unwrap_or_default();
                if word.starts_with(part)
                    && let Some(fit) = fit(number, start)
                {
                    found(number, fit);
                }
            }
            return;
        }
        // The word in which the last place was, and where the next one begins.
        let (mut number, mut next) = (0, 0);
        for (at, _) in self.text.match_indices(part) {
            if at < next {
                continue;
            }
            while next <= at {
                number += 1;
                let start = self.starts.get(number);
                next = start.map_or(usize::MAX, |start| *start as usize);
            }
            if let Some(fit) = fit(number - 1, at) {
                found(number - 1, fit);
            }
        }
    }
}
