//! Numbers of decisions and actions, and the kinds of entries that have them.
//!
//! A number is given once and stays. Two people who write at the same time can give one number
//! twice; then the later one is told apart by a letter ("12", "12b"), which follows from the ids and so is
//! the same on every machine. Nothing is renumbered: the number may stand in a letter already.

use std::collections::{BTreeMap, HashMap};

use super::{Action, Decision, DecisionResult, Entry, EntryKind, Id, Project, Session, Suggestion};

impl Decision {
    /// What follows from the counts: unanimous where nobody was against it and nobody abstained,
    /// a majority where more were for it than against it, rejected otherwise. `None` without any
    /// vote for or against it.
    ///
    /// Abstentions are no votes, but a decision with abstentions is not called unanimous.
    pub fn counted_result(&self) -> Option<DecisionResult> {
        let (yes, no) = (self.yes.unwrap_or(0), self.no.unwrap_or(0));
        let abstained = self.abstained.unwrap_or(0);
        if yes == 0 && no == 0 {
            return None;
        }
        Some(if no == 0 && abstained == 0 {
            DecisionResult::Unanimous
        } else if yes > no {
            DecisionResult::Majority
        } else {
            DecisionResult::Rejected
        })
    }

    /// What came of it: what was entered, or what follows from the counts.
    pub fn outcome(&self) -> Option<DecisionResult> {
        self.result.or_else(|| self.counted_result())
    }

    /// How many voted, abstentions included; `None` where nothing was counted.
    pub fn votes(&self) -> Option<u32> {
        let counts = [self.yes, self.no, self.abstained];
        let counted = counts.iter().any(Option::is_some);
        let sum = counts.into_iter().flatten().fold(0, u32::saturating_add);
        counted.then_some(sum)
    }
}

/// The labels of all decisions and actions of a project; see [`Project::labels`].
#[derive(Clone, Debug, Default)]
pub struct Labels(HashMap<Id<Entry>, String>);

impl Labels {
    /// The label of an entry that has a number, e.g. "12" for an action, "2018-2/3" for a
    /// decision.
    pub fn get(&self, entry: Id<Entry>) -> Option<&str> {
        self.0.get(&entry).map(String::as_str)
    }
}

impl Project {
    /// The labels of all decisions and actions: once for each revision, for whoever shows many.
    pub fn labels(&self) -> Labels {
        let mut actions: BTreeMap<u32, Vec<Id<Entry>>> = BTreeMap::new();
        type InSession = (Option<Id<Session>>, u32);
        let mut decisions: BTreeMap<InSession, Vec<Id<Entry>>> = BTreeMap::new();
        for (id, entry) in self.entries.iter() {
            match entry.kind {
                EntryKind::Action => {
                    if let Some(number) = entry.action.as_ref().and_then(|part| part.number) {
                        actions.entry(number).or_default().push(id);
                    }
                }
                EntryKind::Decision => {
                    if let Some(number) = entry.decision.as_ref().and_then(|part| part.number) {
                        let key = (entry.session, number);
                        decisions.entry(key).or_default().push(id);
                    }
                }
                _ => {}
            }
        }
        let mut labels = HashMap::new();
        for (number, ids) in actions {
            for (nth, id) in ids.into_iter().enumerate() {
                labels.insert(id, format!("{number}{}", letter(nth)));
            }
        }
        for ((session, number), ids) in decisions {
            let session = self.follow(session).map_or("", |session| &session.number);
            let before = year_first(session);
            for (nth, id) in ids.into_iter().enumerate() {
                labels.insert(id, format!("{before}{number}{}", letter(nth)));
            }
        }
        Labels(labels)
    }

    /// The number of the next action of the circle: one more than the highest there is.
    pub fn next_action_number(&self) -> u32 {
        let numbers = self
            .entries
            .iter()
            .filter_map(|(_, entry)| entry.action.as_ref()?.number);
        numbers.max().unwrap_or(0).saturating_add(1)
    }

    /// The number of the next decision of a session: one more than the highest there is.
    pub fn next_decision_number(&self, session: Option<Id<Session>>) -> u32 {
        let numbers = self.entries.iter().filter_map(|(_, entry)| {
            let part = entry
                .decision
                .as_ref()
                .filter(|_| entry.session == session)?;
            part.number
        });
        numbers.max().unwrap_or(0).saturating_add(1)
    }

    /// Gives an entry its kind and the part that belongs to it. Parts of other kinds are kept, and
    /// a decision or action keeps the number it once got.
    pub fn set_entry_kind(&mut self, id: Id<Entry>, kind: EntryKind) {
        let Some(session) = self.entries.get(id).map(|entry| entry.session) else {
            return;
        };
        let number = match kind {
            EntryKind::Decision => self.next_decision_number(session),
            EntryKind::Action => self.next_action_number(),
            _ => 0,
        };
        let Some(entry) = self.entries.get_mut(id) else {
            return;
        };
        entry.kind = kind;
        match kind {
            EntryKind::Decision => {
                let decision = entry.decision.get_or_insert_with(Decision::default);
                decision.number.get_or_insert(number);
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
}

/// "2018-2/" for the session "2/2018"; any other number as it is, "42/"; nothing without one.
fn year_first(session: &str) -> String {
    let session = session.trim();
    match session.split_once('/') {
        Some((number, year)) if !number.trim().is_empty() && !year.trim().is_empty() => {
            format!("{}-{}/", year.trim(), number.trim())
        }
        _ if session.is_empty() => String::new(),
        _ => format!("{session}/"),
    }
}

/// What tells the second, third … with one number apart: nothing for the first, then b, c, …
pub(super) fn letter(nth: usize) -> String {
    match nth {
        0 => String::new(),
        1..=25 => {
            let offset = u8::try_from(nth).unwrap_or(25);
            char::from(b'a' + offset).to_string()
        }
        _ => format!("-{}", nth + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    fn project() -> Project {
        let mut project = Project::default();
        let session = Session {
            number: "2/2018".into(),
            ..Session::default()
        };
        project.sessions.insert(id(1), session);
        for n in 10..14 {
            let entry = Entry {
                session: Some(id(1)),
                ..Entry::default()
            };
            project.entries.insert(id(n), entry);
        }
        project
    }

    #[test]
    fn an_action_gets_the_next_number_and_keeps_it() {
        let mut project = project();
        project.set_entry_kind(id(10), EntryKind::Action);
        project.set_entry_kind(id(11), EntryKind::Action);
        project.set_entry_kind(id(10), EntryKind::Result);
        project.set_entry_kind(id(10), EntryKind::Action);
        let labels = project.labels();
        assert_eq!(
            (labels.get(id(10)), labels.get(id(11))),
            (Some("1"), Some("2"))
        );
        assert_eq!(project.next_action_number(), 3);
    }

    #[test]
    fn decisions_count_within_their_session_with_the_year_in_front() {
        let mut project = project();
        for n in 10..13 {
            project.set_entry_kind(id(n), EntryKind::Decision);
        }
        assert_eq!(project.labels().get(id(12)), Some("2018-2/3"));
        assert_eq!(project.next_decision_number(Some(id(2))), 1);
        assert_eq!(year_first("42"), "42/");
        assert_eq!(year_first(" "), "");
    }

    #[test]
    fn one_number_given_twice_is_told_apart_by_a_letter() {
        let mut project = project();
        for n in [10, 11, 12] {
            project.set_entry_kind(id(n), EntryKind::Action);
            if let Some(entry) = project.entries.get_mut(id(n)) {
                entry.action.get_or_insert_default().number = Some(7);
            }
        }
        let labels = project.labels();
        let shown = [10, 11, 12].map(|n| labels.get(id(n)).unwrap_or_default().to_owned());
        assert_eq!(shown, ["7", "7b", "7c"]);
    }

    #[test]
    fn the_result_follows_from_the_counts_unless_it_was_entered() {
        let of = |yes, no, abstained| Decision {
            yes: Some(yes),
            no: Some(no),
            abstained: Some(abstained),
            ..Decision::default()
        };
        assert_eq!(of(12, 0, 0).outcome(), Some(DecisionResult::Unanimous));
        assert_eq!(of(12, 0, 1).outcome(), Some(DecisionResult::Majority));
        assert_eq!(of(12, 3, 0).outcome(), Some(DecisionResult::Majority));
        assert_eq!(of(3, 3, 0).outcome(), Some(DecisionResult::Rejected));
        assert_eq!(of(0, 0, 9).outcome(), None);
        assert_eq!(Decision::default().votes(), None);
        assert_eq!(of(12, 3, 2).votes(), Some(17));
        let postponed = Decision {
            result: Some(DecisionResult::Postponed),
            ..of(12, 0, 0)
        };
        assert_eq!(postponed.outcome(), Some(DecisionResult::Postponed));
    }
}
