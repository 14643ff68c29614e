//! The words of a text that can be right or wrong.
//!
//! No words to be checked are numbers and whatever holds digits, addresses, `@names`, `#tags`,
//! abbreviations with dots or in capitals, single letters, and what a hyphen cuts short ("Sprach-
//! und Integrationskurse").

use std::ops::Range;

/// Whether the character can stand within a word, between letters.
fn joins(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '‑' | '*' | ':' | '_' | '.' | '\u{ad}')
}

/// Whether it is a hyphen.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‑')
}

/// The places of the words in `text`. Compounds with hyphens are one word here, and so are gender
/// forms.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for chunk in text.split_inclusive(char::is_whitespace) {
        if !is_address(chunk) {
            of_chunk(chunk, from, &mut found);
        }
        from += chunk.len();
    }
    found
}

/// Whether something between spaces is an address, a name of somebody or a tag.
fn is_address(chunk: &str) -> bool {
    let bare = chunk.trim_matches(|c: char| !c.is_alphanumeric() && c != '#' && c != '@');
    chunk.contains("://")
        || chunk.contains("](")
        || bare.contains('@')
        || bare.contains('\\')
        || bare.starts_with('#')
        || bare.starts_with("www.")
        || bare.starts_with("mailto:")
}

fn of_chunk(chunk: &str, from: usize, found: &mut Vec<Range<usize>>) {
    let mut rest = 0;
    while let Some(start) = chunk
        .get(rest..)
        .and_then(|text| text.find(char::is_alphanumeric))
    {
        let start = rest + start;
        let mut end = start;
        let mut letters = chunk.get(start..).unwrap_or_default().char_indices();
        // A word goes on behind a sign only if a letter follows.
        for (at, c) in letters.by_ref() {
            if is_letter(c) {
                end = start + at + c.len_utf8();
            } else if !joins(c) || end < start + at {
                break;
            }
        }
        rest = end;
        let word = chunk.get(start..end).unwrap_or_default();
        let before = chunk.get(..start).and_then(|text| text.chars().next_back());
        let behind = chunk.get(end..).and_then(|text| text.chars().next());
        let cut_short = before.is_some_and(is_hyphen) || behind.is_some_and(is_hyphen);
        let is_abbreviation = word.contains('.') || (behind == Some('.') && is_short(word));
        if !cut_short && !is_abbreviation && !word.contains(char::is_numeric) {
            found.push(from + start..from + end);
        }
    }
}

/// Letters and digits, and marks that are put over them.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// Whether a word with a dot behind it is rather an abbreviation than the end of a sentence: few
/// letters, the last no vowel ("Nr.", "bzw.", "Abs.").
fn is_short(word: &str) -> bool {
    word.chars().count() <= 4 && !word.ends_with(['a', 'e', 'i', 'o', 'u', 'ä', 'ö', 'ü'])
}

/// Whether a word is an abbreviation by its letters: capitals only, with an s at most ("BAMF",
/// "LKWs"), or capitals in its midst ("GmbH").
pub(super) fn is_acronym(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    let all_capitals = stem.chars().filter(|c| c.is_uppercase()).count() >= 2
        && !stem.chars().any(char::is_lowercase);
    let mut last = ' ';
    let camel = word.chars().any(|c| {
        let hump = last.is_lowercase() && c.is_uppercase();
        last = c;
        hump
    });
    all_capitals || camel
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn a_text_falls_into_words() {
        assert_eq!(
            found("„Wir“ fragten: Wie geht’s, Frau Al-Din (Köln/Bonn)?"),
            [
                "Wir", "fragten", "Wie", "geht’s", "Frau", "Al-Din", "Köln", "Bonn"
            ]
        );
        assert_eq!(found("**fett** und _schräg_"), ["fett", "und", "schräg"]);
        assert_eq!(found("die Bürger*innen:"), ["die", "Bürger*innen"]);
        assert_eq!(found("Silben\u{ad}trennung."), ["Silben\u{ad}trennung"]);
        assert_eq!(found("O\u{308}zbabacan"), ["O\u{308}zbabacan"]);
    }

    #[test]
    fn numbers_addresses_tags_and_what_is_cut_short_are_no_words() {
        for text in [
            "2018-2/3",
            "3-jährig",
            "A4",
            "z.B.",
            "bzw.",
            "https://example.org/quatsch",
            "(www.exampel.de)",
            "anna.qxz@example.org,",
            "@Gahri",
            "#quattier",
            "[Berihct](https://example.org)",
            "C:\\Progs",
            "Sprahc-",
            "-kurrse",
            "–",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(found("Ende. Anfang"), ["Ende", "Anfang"]);
    }

    #[test]
    fn capitals_make_an_acronym() {
        for word in ["BAMF", "LKWs", "GmbH", "iPhone"] {
            assert!(is_acronym(word), "{word}");
        }
        for word in ["Amt", "amt", "Ä", "s"] {
            assert!(!is_acronym(word), "{word}");
        }
    }
}
