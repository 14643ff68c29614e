//! Texts as the search compares them.
//!
//! As [`text::folded`], and besides: white space is one space, soft hyphens are not there, and
//! neither are the signs within gender forms, so that "Bürgerinnen" finds "Bürger*innen",
//! "Bürger:innen" and "Bürger_innen". Where umlauts are [spelled out](Umlauts::SpelledOut),
//! "Mueller" finds "Müller".

use std::ops::Range;

use crate::model::text;

/// What becomes of ä, ö and ü.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Umlauts {
    /// a, o and u, as of any other letter with marks.
    Bare,
    /// ae, oe and ue.
    SpelledOut,
}

/// Folds `original`.
pub(super) fn fold(original: &str, umlauts: Umlauts) -> String {
    let mut words = String::with_capacity(original.len());
    each(original, umlauts, &mut words, |_, _| {});
    words
}

/// Whether spelling umlauts out makes a difference.
pub(super) fn has_umlauts(original: &str) -> bool {
    !original.is_ascii() && original.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü'])
}

/// Calls `done` behind each character, with the place it began at and what is folded so far.
fn each(
    original: &str,
    umlauts: Umlauts,
    words: &mut String,
    mut done: impl FnMut(usize, &String),
) {
    let mut before = ' ';
    let mut buffer = [0; 4];
    for (at, c) in original.char_indices() {
        match c {
            '\u{ad}' => {}
            '*' | ':' | '_' if is_gender_sign(before, original, at) => {}
            _ if c.is_whitespace() => {
                if !words.ends_with(' ') {
                    words.push(' ');
                }
            }
            _ if c.is_ascii() => words.push(c.to_ascii_lowercase()),
            'ä' | 'Ä' if umlauts == Umlauts::SpelledOut => words.push_str("ae"),
            'ö' | 'Ö' if umlauts == Umlauts::SpelledOut => words.push_str("oe"),
            'ü' | 'Ü' if umlauts == Umlauts::SpelledOut => words.push_str("ue"),
            _ => words.push_str(&text::folded(c.encode_utf8(&mut buffer))),
        }
        before = c;
        done(at, words);
    }
}

/// Whether the sign at `at` stands before "in" or "innen" at the end of a word.
fn is_gender_sign(before: char, original: &str, at: usize) -> bool {
    let rest = original.get(at + 1..).unwrap_or_default();
    let Some(rest) = rest.strip_prefix("in") else {
        return false;
    };
    let rest = rest.strip_prefix("nen").unwrap_or(rest);
    before.is_alphabetic() && !rest.starts_with(char::is_alphanumeric)
}

/// A folded text that knows where each of its bytes comes from.
pub(super) struct Folded {
    pub(super) words: String,
    /// For each byte of `words`, and for its end, the byte of the text it comes from.
    from: Vec<usize>,
}

impl Folded {
    pub(super) fn of(original: &str, umlauts: Umlauts) -> Self {
        let mut words = String::with_capacity(original.len());
        let mut from = Vec::with_capacity(original.len() + 1);
        each(original, umlauts, &mut words, |at, words| {
            from.resize(words.len(), at);
        });
        from.push(original.len());
        Self { words, from }
    }

    /// Where `word` occurs, in bytes of the original text.
    pub(super) fn places(&self, word: &str) -> impl Iterator<Item = Range<usize>> {
        self.words.match_indices(word).filter_map(|(at, found)| {
            let start = self.from.get(at).copied()?;
            let last = self.from.get((at + found.len()).checked_sub(1)?).copied()?;
            // A letter may fold to several bytes: the mark ends where the next letter begins.
            let rest = self.from.get(at + found.len()..)?;
            let end = rest.iter().copied().find(|from| *from > last)?;
            Some(start..end)
        })
    }
}

/// The words of a folded text with their places: runs of letters and digits; behind `#` also the
/// tag with its sign.
pub(super) fn words(folded: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    let mut tag = None;
    std::iter::from_fn(move || {
        if let Some(tag) = tag.take() {
            return Some(tag);
        }
        let rest = folded.get(from..)?;
        let start = from + rest.find(char::is_alphanumeric)?;
        let rest = folded.get(start..)?;
        let len = rest.find(|c: char| !c.is_alphanumeric());
        let word = rest.get(..len.unwrap_or(rest.len()))?;
        from = start + word.len();
        let sign = start.checked_sub(1);
        if let Some(sign) = sign.filter(|sign| folded.as_bytes().get(*sign) == Some(&b'#')) {
            let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
            let end = start + end.unwrap_or(rest.len());
            tag = folded.get(sign..end).map(|tag| (sign, tag));
        }
        Some((start, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gender_signs_and_soft_hyphens_are_no_part_of_a_word() {
        for (original, folded) in [
            ("Bürger*innen", "burgerinnen"),
            ("Teilnehmer:innen und", "teilnehmerinnen und"),
            ("Lehrer_in", "lehrerin"),
            ("Ämter: innen", "amter: innen"),
            ("Ort:international", "ort:international"),
            ("Silben\u{ad}trennung", "silbentrennung"),
            ("zwei \n\n Absätze", "zwei absatze"),
        ] {
            assert_eq!(fold(original, Umlauts::Bare), folded, "{original}");
        }
        assert_eq!(
            fold("Müller, Größe", Umlauts::SpelledOut),
            "mueller, groesse"
        );
    }

    #[test]
    fn a_text_falls_into_words_and_tags() {
        let found: Vec<&str> = words("am 7.11. #quartier-west, 2018-2/3")
            .map(|w| w.1)
            .collect();
        let expected = [
            "am",
            "7",
            "11",
            "quartier",
            "#quartier-west",
            "west",
            "2018",
            "2",
            "3",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn places_lead_back_to_the_original() {
        let original = "Straße der Bürger*innen";
        let folded = Folded::of(original, Umlauts::Bare);
        let place = |word| folded.places(word).next().map(|place| &original[place]);
        assert_eq!(place("strasse"), Some("Straße"));
        assert_eq!(place("burgerinnen"), Some("Bürger*innen"));
        assert_eq!(place("x"), None);
    }
}
