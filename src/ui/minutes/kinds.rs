//! What kind an entry is, by a prefix as one types.

use crate::i18n::Texts;
use crate::i18n::words::Named as _;
use crate::model::{EntryKind, text::folded, text::normalised};

/// The letters that say what kind an entry is, as typed at its start: "B: ".
pub const PREFIXES: [(char, EntryKind); 6] = [
    ('I', EntryKind::Information),
    ('D', EntryKind::Discussion),
    ('E', EntryKind::Result),
    ('B', EntryKind::Decision),
    ('A', EntryKind::Action),
    ('V', EntryKind::Suggestion),
];

/// The kind that a text's prefix asks for, and the text behind the prefix. A prefix is a letter,
/// or the kind's name in the user's language, with a colon and a space.
pub fn prefixed<'a>(texts: &Texts, text: &'a str) -> Option<(EntryKind, &'a str)> {
    let (prefix, rest) = text.split_once(": ")?;
    let mut letters = prefix.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let (_, kind) = PREFIXES.into_iter().find(|(known, _)| *known == letter)?;
        return Some((kind, rest));
    }
    // No kind has a longer name.
    if prefix.len() > 24 {
        return None;
    }
    let word = folded(prefix);
    let mut kinds = EntryKind::ALL.iter().copied();
    let kind = kinds.find(|kind| folded(&kind.name(texts)) == word)?;
    Some((kind, rest))
}

/// The kind that was asked for by typing just now: the text has a prefix that it did not have
/// before. So a prefix that undo brought back stays.
pub fn asked_for(texts: &Texts, before: &str, now: &str) -> Option<(EntryKind, String)> {
    if prefixed(texts, before).is_some() {
        return None;
    }
    let (kind, rest) = prefixed(texts, now)?;
    Some((kind, normalised(rest).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_letter_with_colon_and_space_asks_for_a_kind() {
        let texts = Texts::new(Lang::De);
        let decision = Some((EntryKind::Decision, "Wir laden ein".to_owned()));
        assert_eq!(asked_for(&texts, "B:", "B: Wir laden ein"), decision);
        assert_eq!(asked_for(&texts, "", "B: Wir laden ein"), decision);
        for text in ["B:x", "b: x", "X: x", "AB: x", ": x", "Beschlüsse: x"] {
            assert_eq!(prefixed(&texts, text), None, "{text}");
        }
    }

    #[test]
    fn the_name_of_a_kind_asks_for_it_in_the_users_language() {
        let (de, en) = (Texts::new(Lang::De), Texts::new(Lang::En));
        for (texts, text, kind) in [
            (&de, "Beschluss: x", Some(EntryKind::Decision)),
            (&de, "aufgabe: x", Some(EntryKind::Action)),
            (&de, "Decision: x", None),
            (&en, "Decision: x", Some(EntryKind::Decision)),
            (&en, "Suggestion: x", Some(EntryKind::Suggestion)),
        ] {
            assert_eq!(prefixed(texts, text).map(|(kind, _)| kind), kind, "{text}");
        }
    }

    #[test]
    fn a_prefix_that_was_there_before_is_text() {
        let texts = Texts::new(Lang::De);
        assert_eq!(asked_for(&texts, "B: ", "B: x"), None);
    }
}
