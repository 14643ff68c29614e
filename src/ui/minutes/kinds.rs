//! What kind an entry is, by a prefix as one types.

use crate::model::{EntryKind, text::normalised};

/// The prefixes that say what kind an entry is, as typed at its start: "B: ".
pub const PREFIXES: [(char, EntryKind); 6] = [
    ('I', EntryKind::Information),
    ('D', EntryKind::Discussion),
    ('E', EntryKind::Result),
    ('B', EntryKind::Decision),
    ('A', EntryKind::Action),
    ('V', EntryKind::Suggestion),
];

/// How many characters a prefix has: letter, colon, space.
pub const PREFIX_LENGTH: usize = 3;

/// The kind that a text's prefix asks for, and the text behind the prefix.
pub fn prefixed(text: &str) -> Option<(EntryKind, &str)> {
    let (letter, rest) = text.split_once(": ")?;
    let mut letters = letter.chars();
    let first = letters.next().filter(|_| letters.next().is_none())?;
    let (_, kind) = PREFIXES.into_iter().find(|(known, _)| *known == first)?;
    Some((kind, rest))
}

/// The kind that was asked for by typing just now: the text has a prefix that it did not have
/// before. So a prefix that undo brought back stays.
pub fn asked_for(before: &str, now: &str) -> Option<(EntryKind, String)> {
    if prefixed(before).is_some() {
        return None;
    }
    let (kind, rest) = prefixed(now)?;
    Some((kind, normalised(rest).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_with_colon_and_space_asks_for_a_kind() {
        let decision = Some((EntryKind::Decision, "Wir laden ein".to_owned()));
        assert_eq!(asked_for("B:", "B: Wir laden ein"), decision);
        assert_eq!(asked_for("", "B: Wir laden ein"), decision);
        for text in ["B:x", "b: x", "X: x", "AB: x", ": x", "Beschluss: x"] {
            assert_eq!(prefixed(text), None, "{text}");
        }
    }

    #[test]
    fn a_prefix_that_was_there_before_is_text() {
        assert_eq!(asked_for("B: ", "B: x"), None);
    }
}
