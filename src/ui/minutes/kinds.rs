//! What kind an entry is: by a prefix as one types, and what each kind needs.

use crate::model::{Action, Decision, Entry, EntryKind, Id, Project, Suggestion, text::normalised};

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

/// The number of the next action: one more than the highest there is.
pub fn next_action_number(project: &Project) -> u32 {
    let entries = project.entries.iter();
    let numbers = entries.filter_map(|(_, entry)| entry.action.as_ref()?.number);
    numbers.max().unwrap_or(0).saturating_add(1)
}

/// Gives an entry its kind and the part that belongs to it. Parts of other kinds are kept, and
/// an action keeps the number it once got.
pub fn set_kind(project: &mut Project, id: Id<Entry>, kind: EntryKind) {
    let number = next_action_number(project);
    let Some(entry) = project.entries.get_mut(id) else {
        return;
    };
    entry.kind = kind;
    match kind {
        EntryKind::Decision => {
            entry.decision.get_or_insert_with(Decision::default);
        }
        EntryKind::Action => {
            let action = entry.action.get_or_insert_with(Action::default);
            action.number.get_or_insert(number);
        }
        EntryKind::Suggestion => {
            entry.suggestion.get_or_insert_with(Suggestion::default);
        }
        EntryKind::Information | EntryKind::Discussion | EntryKind::Result => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ulid::Ulid;

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

    #[test]
    fn an_action_gets_the_next_number_and_keeps_it() {
        let mut project = Project::default();
        let ids: Vec<Id<Entry>> = (1..=2).map(|n| Id::from_ulid(Ulid(n))).collect();
        for id in &ids {
            project.entries.insert(*id, Entry::default());
            set_kind(&mut project, *id, EntryKind::Action);
        }
        set_kind(&mut project, ids[0], EntryKind::Result);
        set_kind(&mut project, ids[0], EntryKind::Action);
        let number = |id| {
            project
                .get(id)
                .and_then(|e: &Entry| e.action.as_ref()?.number)
        };
        assert_eq!((number(ids[0]), number(ids[1])), (Some(1), Some(2)));
        assert_eq!(next_action_number(&project), 3);
    }
}
