//! The form that every text in a project has.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc, is_nfc_quick};

/// Brings `text` into the project's form: Unicode NFC, lines ended by `\n`, no control
/// characters but tab and line feed.
pub fn normalise(text: &mut String) {
    if let Cow::Owned(changed) = normalised(text) {
        *text = changed;
    }
}

/// `text` in the project's form; borrowed when it already is.
pub fn normalised(text: &str) -> Cow<'_, str> {
    let clean = if text.contains(is_unwanted) {
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        Cow::Owned(unix.replace(is_unwanted, ""))
    } else {
        Cow::Borrowed(text)
    };
    if is_nfc_quick(clean.chars()) == unicode_normalization::IsNormalized::Yes || is_nfc(&clean) {
        clean
    } else {
        Cow::Owned(clean.nfc().collect())
    }
}

fn is_unwanted(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

/// `text` as a search compares it: lower case, without accents, `ß` as `ss`.
///
/// Follows the idea of the search form in DIN 91379, annex C, without its transliteration of
/// non-Latin letters.
pub fn folded(text: &str) -> String {
    text.nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .fold(String::with_capacity(text.len()), |mut out, c| {
            match c {
                'ß' => out.push_str("ss"),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ø' => out.push('o'),
                'đ' => out.push('d'),
                'ł' => out.push('l'),
                'ı' => out.push('i'),
                'þ' => out.push_str("th"),
                _ => out.push(c),
            }
            out
        })
}

/// `text` as lists of names are ordered: as [`folded`], but `ä`, `ö` and `ü` like `ae`, `oe` and
/// `ue` (DIN 5007, variant 2), so that Müller stands with Mueller.
pub fn as_name_in_order(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for c in normalised(text).chars() {
        match c {
            'ä' | 'Ä' => spelled.push_str("ae"),
            'ö' | 'Ö' => spelled.push_str("oe"),
            'ü' | 'Ü' => spelled.push_str("ue"),
            _ => spelled.push(c),
        }
    }
    folded(&spelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_nfc_with_unix_line_ends_and_no_control_characters() {
        let mut text = "Ayse O\u{308}zbabacan\r\nzweite\rdritte\u{0}\tEnde\u{7f}".to_owned();
        normalise(&mut text);
        assert_eq!(text, "Ayse Özbabacan\nzweite\ndritte\tEnde");
    }

    #[test]
    fn clean_texts_are_not_copied() {
        assert!(matches!(normalised("Pavković\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn names_are_ordered_as_in_a_german_directory() {
        let mut names = ["Müller", "Muller", "Mueller", "Özbabacan", "Otto", "Straße"];
        names.sort_by_key(|name| as_name_in_order(name));
        assert_eq!(
            names,
            ["Müller", "Mueller", "Muller", "Özbabacan", "Otto", "Straße"]
        );
    }

    #[test]
    fn searching_folds_case_accents_and_sharp_s() {
        assert_eq!(
            folded("Pavković Özbabacan Straße Łódź"),
            "pavkovic ozbabacan strasse lodz"
        );
    }
}
