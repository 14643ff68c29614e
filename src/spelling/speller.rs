//! Which words of a text are wrong, and what could be meant.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::gender;
use super::read::Dictionary;
use super::words::{is_acronym, is_hyphen, words};

/// So many words are suggested.
const MOST_SUGGESTIONS: usize = 7;

/// Dictionaries, and words that are right besides. A word is wrong if none of them knows it; without
/// any dictionary none is.
#[derive(Clone, Default)]
pub struct Speller {
    dictionaries: Vec<Arc<Dictionary>>,
    own: HashSet<String>,
    names: HashSet<String>,
}

impl Speller {
    /// Checks with these dictionaries.
    pub fn new(dictionaries: Vec<Arc<Dictionary>>) -> Self {
        Self {
            dictionaries,
            ..Self::default()
        }
    }

    /// These words are right too, and with a capital where they have none.
    pub fn with_own_words<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        let words = words
            .into_iter()
            .map(str::trim)
            .filter(|word| !word.is_empty());
        self.own.extend(words.map(str::to_owned));
        self
    }

    /// The words of these names are right too, and with an s behind them.
    pub fn with_names<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        for name in names {
            let is_sign = |c: char| !c.is_alphanumeric() && !is_combining_mark(c);
            let parts = name.split(is_sign).chain(name.split_whitespace());
            let parts = parts.filter(|part| part.chars().nth(1).is_some());
            self.names
                .extend(parts.map(|part| part.nfc().collect::<String>()));
        }
        self
    }

    /// Whether there is any dictionary.
    pub fn is_blank(&self) -> bool {
        self.dictionaries.is_empty()
    }

    /// Where in `text` the words are that are wrong: bytes, rising, apart from one another. Of a
    /// compound with hyphens only its wrong parts.
    pub fn wrong(&self, text: &str) -> Vec<Range<usize>> {
        let mut wrong = Vec::new();
        if self.is_blank() {
            return wrong;
        }
        for place in words(text) {
            let word = text.get(place.clone()).unwrap_or_default();
            if self.is_right(word) {
                continue;
            }
            if !word.contains(is_hyphen) {
                wrong.push(place);
                continue;
            }
            let mut from = place.start;
            for part in word.split_inclusive(is_hyphen) {
                let bare = part.trim_end_matches(is_hyphen);
                if !self.is_right(bare) && !self.is_right(&capitalised(bare)) {
                    wrong.push(from..from + bare.len());
                }
                from += part.len();
            }
        }
        wrong
    }

    /// Whether a word is right, or nothing to be checked.
    fn is_right(&self, word: &str) -> bool {
        let plain: String;
        let word = if word.contains(['\u{ad}', '’']) || !unicode_normalization::is_nfc(word) {
            let without = word.replace('\u{ad}', "").replace('’', "'");
            plain = without.nfc().collect();
            plain.as_str()
        } else {
            word
        };
        if word.chars().nth(1).is_none() || self.is_known(word) {
            return true;
        }
        if let Some(right) = gender::is_right(word, |word| self.is_known(word)) {
            return right;
        }
        if is_acronym(word) {
            return true;
        }
        // "Andrea's", "Hans'": only the name is to be known.
        let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix('\''));
        owner.is_some_and(|owner| self.is_known(owner))
    }

    fn is_known(&self, word: &str) -> bool {
        let is_name = |word: &str| self.names.contains(word);
        let of_name = || word.strip_suffix('s').is_some_and(is_name);
        let own = || {
            let mut letters = word.chars();
            let lower: String = letters
                .next()
                .into_iter()
                .flat_map(char::to_lowercase)
                .collect();
            self.own.contains(word) || self.own.contains(&(lower + letters.as_str()))
        };
        self.dictionaries
            .iter()
            .any(|dictionary| dictionary.has(word))
            || is_name(word)
            || of_name()
            || own()
    }

    /// What could be meant by a wrong word, the best first. May take 100 ms.
    pub fn suggest(&self, word: &str) -> Vec<String> {
        let bare: String = word.replace('\u{ad}', "").replace('’', "'").nfc().collect();
        let mut found: Vec<String> = Vec::new();
        // A name without its marks: "Pavkovic" for "Pavković".
        let same = without_marks(&bare);
        let mut names: Vec<&String> = self.names.iter().chain(&self.own).collect();
        names.retain(|name| without_marks(name) == same);
        names.sort_unstable();
        found.extend(names.into_iter().cloned());
        let mut of_each: Vec<_> = self
            .dictionaries
            .iter()
            .map(|dictionary| dictionary.suggest(&bare).into_iter())
            .collect();
        // The best of each dictionary first.
        while found.len() < MOST_SUGGESTIONS {
            let round: Vec<String> = of_each.iter_mut().filter_map(Iterator::next).collect();
            if round.is_empty() {
                break;
            }
            for word in round {
                if !found.contains(&word) && word != bare {
                    found.push(word);
                }
            }
        }
        found.truncate(MOST_SUGGESTIONS);
        found
    }
}

fn without_marks(word: &str) -> String {
    word.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + letters.as_str()
}
