//! What stands in the registers: rows gathered over all sessions.
//!
//! Knows no window, so that it can be tested without one.

use std::cmp::Reverse;

use chrono::{Datelike as _, NaiveDate};

use super::register::Register;
use crate::exchange::paper::markup;
use crate::exchange::registers::is_open;
use crate::model::{
    ActionStatus, Deadlines, DecisionResult, Due, Entry, EntryKind, Id, Labels, Organisation,
    Person, Project, Session, SuggestionStatus, text,
};

/// A line of a register.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The entry in the minutes.
    pub id: Id<Entry>,
    /// The label of its number, e.g. "12" or "2018-2/3"; blank without one.
    pub label: String,
    /// Its text, without marks for emphasis.
    pub text: String,
    /// The session it comes from.
    pub session: Option<Id<Session>>,
    /// The session's number, or its title where it has none.
    pub session_name: String,
    /// The session's first day.
    pub date: Option<NaiveDate>,
    /// What only its kind has.
    pub part: Part,
    /// Whether something remains to be done.
    pub open: bool,
    /// All that the filter looks at, folded; begins with the text.
    pub key: String,
}

/// What only one kind of entry has.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Of an action.
    Action {
        /// Its number.
        number: Option<u32>,
        /// Who answers for it.
        owner: Option<Id<Person>>,
        /// That person's name; blank for nobody.
        owner_name: String,
        /// Until when.
        due: Option<Due>,
        /// The day that means, as far as it is known.
        due_on: Option<NaiveDate>,
        /// Whether it should be done by now.
        overdue: bool,
        /// How far it has come.
        status: ActionStatus,
    },
    /// Of a decision.
    Decision {
        /// Its number within the session.
        number: Option<u32>,
        /// Yes, no, abstained, if any of them was counted.
        votes: Option<[u32; 3]>,
        /// What came of it.
        result: Option<DecisionResult>,
    },
    /// Of a suggestion.
    Suggestion {
        /// The organisation that made it.
        from: Option<Id<Organisation>>,
        /// What that is called; blank for none.
        from_name: String,
        /// For whom it is.
        addressee: String,
        /// What became of it.
        status: SuggestionStatus,
    },
}

impl Row {
    /// Whether it is an action that should be done by now.
    pub fn is_overdue(&self) -> bool {
        matches!(self.part, Part::Action { overdue: true, .. })
    }

    /// The year of its session.
    pub fn year(&self) -> Option<i32> {
        self.date.map(|date| date.year())
    }
}

/// The rows of a register, the newest session first. `today` tells what is overdue.
pub fn gather(project: &Project, register: Register, today: NaiveDate) -> Vec<Row> {
    let around = Around {
        project,
        deadlines: project.deadlines(),
        labels: project.labels(),
        today,
    };
    let entries = project.entries.iter();
    let mut rows: Vec<Row> = entries
        .filter(|(_, entry)| register.holds(entry.kind))
        .map(|(id, entry)| around.row(id, entry))
        .collect();
    // A session without a date is one that is being planned: it comes first.
    rows.sort_by_key(|row| (row.date.is_some(), Reverse(row.date), row.id));
    rows
}

/// How many rows there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of each register, in the order of [`Register::ALL`].
    pub all: [usize; 3],
    /// How many actions should be done by now.
    pub overdue: usize,
}

/// How many rows each register has.
pub fn counts(project: &Project, today: NaiveDate) -> Counts {
    let deadlines = project.deadlines();
    let mut counts = Counts::default();
    for (_, entry) in project.entries.iter() {
        for (count, register) in counts.all.iter_mut().zip(Register::ALL) {
            *count += usize::from(register.holds(entry.kind));
        }
        if let (EntryKind::Action, Some(action)) = (entry.kind, &entry.action) {
            let overdue = deadlines.is_overdue(entry.session, action, today);
            counts.overdue += usize::from(overdue);
        }
    }
    counts
}

/// What rows show of other records.
struct Around<'a> {
    project: &'a Project,
    deadlines: Deadlines,
    labels: Labels,
    today: NaiveDate,
}

impl Around<'_> {
    fn row(&self, id: Id<Entry>, entry: &Entry) -> Row {
        let session = self.project.follow(entry.session);
        let session_name = session
            .map(|session| match session.number.trim() {
                "" => session.title.clone(),
                number => number.to_owned(),
            })
            .unwrap_or_default();
        let part = self.part(entry);
        let label = self.labels.get(id).unwrap_or_default().to_owned();
        let words = match &part {
            Part::Action { owner_name, .. } => owner_name.clone(),
            Part::Decision { .. } => String::new(),
            Part::Suggestion {
                from_name,
                addressee,
                ..
            } => format!("{from_name} {addressee}"),
        };
        let text = plain(&entry.text);
        Row {
            id,
            key: text::folded(&format!("{text} {label} {words} {session_name}")),
            label,
            text,
            session: entry.session.filter(|_| session.is_some()),
            session_name,
            date: self.deadlines.first_day(entry.session),
            part,
            open: is_open(entry),
        }
    }

    fn part(&self, entry: &Entry) -> Part {
        let project = self.project;
        match entry.kind {
            EntryKind::Decision => {
                let decision = entry.decision.clone().unwrap_or_default();
                let counted = [decision.yes, decision.no, decision.abstained];
                let votes = decision.votes();
                Part::Decision {
                    number: decision.number,
                    votes: votes.map(|_| counted.map(Option::unwrap_or_default)),
                    result: decision.outcome(),
                }
            }
            EntryKind::Suggestion => {
                let suggestion = entry.suggestion.clone().unwrap_or_default();
                let from = project.follow(suggestion.from);
                Part::Suggestion {
                    from: suggestion.from.filter(|_| from.is_some()),
                    from_name: from.map(|o| o.label().to_owned()).unwrap_or_default(),
                    addressee: suggestion.addressee,
                    status: suggestion.status,
                }
            }
            _ => {
                let action = entry.action.clone().unwrap_or_default();
                let owner = project.follow(action.owner);
                let (session, today) = (entry.session, self.today);
                Part::Action {
                    number: action.number,
                    owner: action.owner.filter(|_| owner.is_some()),
                    owner_name: owner.map(Person::full_name).unwrap_or_default(),
                    due: action.due,
                    due_on: self.deadlines.due_on(session, &action),
                    overdue: self.deadlines.is_overdue(session, &action, today),
                    status: action.status,
                }
            }
        }
    }
}

/// A text without marks for emphasis. Most have none and need no parsing.
fn plain(text: &str) -> String {
    match text.contains(['*', '_', '[', '`', '\\', '#', '<', '&']) {
        true => markup::plain_text(&markup::blocks(text)),
        false => text.to_owned(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::{Action, Day};
    use ulid::Ulid;

    pub(in super::super) fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    pub(in super::super) fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// Sessions 1 (2018) and 2 (2019), and three actions, one of them with an owner.
    pub(in super::super) fn project() -> Project {
        let mut project = Project::default();
        for (n, number, date) in [(1, "2/2018", "2018-11-07"), (2, "1/2019", "2019-05-08")] {
            let session = Session {
                number: number.to_owned(),
                ..Session::default()
            };
            project.sessions.insert(id(n), session);
            let record = Day {
                session: Some(id(n)),
                date: Some(day(date)),
                ..Day::default()
            };
            project.days.insert(id(n), record);
        }
        let person = Person {
            given_name: "Anna".to_owned(),
            family_name: "Berg".to_owned(),
            ..Person::default()
        };
        project.people.insert(id(1), person);
        let mut add = |n: u128, session: u128, text: &str, action: Action| {
            let entry = Entry {
                session: Some(id(session)),
                kind: EntryKind::Action,
                text: text.to_owned(),
                action: Some(action),
                ..Entry::default()
            };
            project.entries.insert(id(n), entry);
        };
        let action = |number, due, status| Action {
            number: Some(number),
            due,
            status,
            ..Action::default()
        };
        let on = |text| Some(Due::On(day(text)));
        let owned = Action {
            owner: Some(id(1)),
            ..action(1, on("2019-01-31"), ActionStatus::Open)
        };
        add(1, 1, "Straße **prüfen**", owned);
        add(
            2,
            1,
            "Bericht senden",
            action(2, Some(Due::NextSession), ActionStatus::Open),
        );
        add(
            3,
            2,
            "Änderung",
            action(10, on("2019-01-01"), ActionStatus::Done),
        );
        project
    }

    #[test]
    fn an_action_for_the_next_session_is_overdue_once_that_is_over() {
        let overdue = |today: &str| -> Vec<bool> {
            gather(&project(), Register::Actions, day(today))
                .iter()
                .map(Row::is_overdue)
                .collect()
        };
        // The newest session first: the action that is done, then the two of 2018.
        assert_eq!(overdue("2019-01-31"), [false, false, false]);
        assert_eq!(overdue("2019-05-08"), [false, true, false]);
        assert_eq!(overdue("2019-05-09"), [false, true, true]);
        assert_eq!(counts(&project(), day("2019-05-09")).overdue, 2);
    }

    #[test]
    fn rows_show_text_without_marks() {
        let rows = gather(&project(), Register::Actions, day("2019-01-01"));
        assert!(rows.iter().any(|row| row.text == "Straße prüfen"));
    }
}
