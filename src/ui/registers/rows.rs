//! What stands in the registers: rows gathered over all sessions, filtered and sorted.
//!
//! Knows no window, so that it can be tested without one.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::{
    ActionStatus, DecisionResult, Due, Entry, EntryKind, Id, Person, Project, Session,
    SuggestionStatus, text,
};

/// One of the three lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Register {
    /// Aufgaben.
    #[default]
    Actions,
    /// Beschlüsse.
    Decisions,
    /// Anregungen.
    Suggestions,
}

impl Register {
    /// Every register, from left to right.
    pub const ALL: &[Self] = &[Self::Actions, Self::Decisions, Self::Suggestions];

    /// Its columns, from left to right.
    pub const fn columns(self) -> &'static [Column] {
        use Column::{Addressee, Due, From, Number, Owner, Result, Session, Status, Text, Votes};
        match self {
            Self::Actions => &[Number, Text, Owner, Due, Status, Session],
            Self::Decisions => &[Text, Votes, Result, Session],
            Self::Suggestions => &[Text, From, Addressee, Status, Session],
        }
    }

    const fn holds(self, kind: EntryKind) -> bool {
        matches!(
            (self, kind),
            (Self::Actions, EntryKind::Action)
                | (Self::Decisions, EntryKind::Decision)
                | (Self::Suggestions, EntryKind::Suggestion)
        )
    }
}

/// A column of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// An action's number.
    Number,
    /// What it is about.
    Text,
    /// Who answers for an action.
    Owner,
    /// Until when an action is to be done.
    Due,
    /// How a decision was voted on.
    Votes,
    /// What came of the vote.
    Result,
    /// Whose suggestion it is.
    From,
    /// For whom a suggestion is.
    Addressee,
    /// How far an action or suggestion has come.
    Status,
    /// The session it comes from.
    Session,
}

/// The order of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sorting {
    /// By what.
    pub by: Column,
    /// The last first.
    pub falling: bool,
}

impl Sorting {
    /// The order in which a register is shown at first: what was written last on top.
    pub const fn first_of(register: Register) -> Self {
        let by = match register {
            Register::Actions => Column::Number,
            Register::Decisions | Register::Suggestions => Column::Session,
        };
        Self { by, falling: true }
    }

    /// The order after this column's head was clicked.
    pub fn clicked(self, by: Column) -> Self {
        Self {
            by,
            falling: self.by == by && !self.falling,
        }
    }
}

/// A line of a register.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The entry in the minutes.
    pub id: Id<Entry>,
    /// Its text.
    pub text: String,
    /// The session's number, or its title where it has none.
    pub session: String,
    /// The session's first day.
    pub date: Option<NaiveDate>,
    /// What only its kind has.
    pub part: Part,
    /// Whether something remains to be done.
    pub open: bool,
    /// All that the filter looks at, folded; begins with the text.
    key: String,
}

/// What only one kind of entry has.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Of an action.
    Action {
        /// Its number.
        number: Option<u32>,
        /// Who answers for it; blank for nobody.
        owner: String,
        /// Until when.
        due: Option<Due>,
        /// Whether it should be done by now.
        overdue: bool,
        /// How far it has come.
        status: ActionStatus,
    },
    /// Of a decision.
    Decision {
        /// Yes, no, abstained, if any of them was counted.
        votes: Option<[u32; 3]>,
        /// What came of it.
        result: Option<DecisionResult>,
    },
    /// Of a suggestion.
    Suggestion {
        /// The organisation that made it; blank for none.
        from: String,
        /// For whom it is.
        addressee: String,
        /// What became of it.
        status: SuggestionStatus,
    },
}

/// When a session begins and ends.
#[derive(Clone, Copy, Default)]
struct Dates {
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

/// The rows of a register, the newest session first. `today` tells what is overdue.
pub fn gather(project: &Project, register: Register, today: NaiveDate) -> Vec<Row> {
    let dates = session_dates(project);
    let mut rows: Vec<Row> = project
        .entries
        .iter()
        .filter(|(_, entry)| register.holds(entry.kind))
        .map(|(id, entry)| row(project, &dates, id, entry, today))
        .collect();
    // A session without a date is one that is being planned: it comes first.
    rows.sort_by_key(|row| (row.date.is_some(), Reverse(row.date), row.id));
    rows
}

/// How many rows each register has, in the order of [`Register::ALL`].
pub fn counts(project: &Project) -> [usize; 3] {
    let mut counts = [0; 3];
    for (_, entry) in project.entries.iter() {
        for (count, register) in counts.iter_mut().zip(Register::ALL) {
            *count += usize::from(register.holds(entry.kind));
        }
    }
    counts
}

fn session_dates(project: &Project) -> HashMap<Id<Session>, Dates> {
    let mut found: HashMap<Id<Session>, Dates> = HashMap::new();
    for (_, day) in project.days.iter() {
        if let (Some(session), Some(date)) = (day.session, day.date) {
            let dates = found.entry(session).or_default();
            dates.first = Some(dates.first.map_or(date, |first| first.min(date)));
            dates.last = Some(dates.last.map_or(date, |last| last.max(date)));
        }
    }
    found
}

fn row(
    project: &Project,
    dates: &HashMap<Id<Session>, Dates>,
    id: Id<Entry>,
    entry: &Entry,
    today: NaiveDate,
) -> Row {
    let own = entry.session.and_then(|session| dates.get(&session));
    let date = own.and_then(|dates| dates.first);
    let session = project
        .follow(entry.session)
        .map(|session| match session.number.trim() {
            "" => session.title.clone(),
            number => number.to_owned(),
        })
        .unwrap_or_default();
    let part = part(project, dates, entry, date, today);
    let (words, open) = match &part {
        Part::Action {
            number,
            owner,
            status,
            ..
        } => (
            format!(
                "{} {owner}",
                number.map(|n| n.to_string()).unwrap_or_default()
            ),
            !matches!(status, ActionStatus::Done | ActionStatus::Dropped),
        ),
        Part::Decision { result, .. } => (
            String::new(),
            matches!(result, None | Some(DecisionResult::Postponed)),
        ),
        Part::Suggestion {
            from,
            addressee,
            status,
        } => (
            format!("{from} {addressee}"),
            matches!(
                status,
                SuggestionStatus::Collected | SuggestionStatus::Forwarded
            ),
        ),
    };
    Row {
        id,
        key: text::folded(&format!("{} {words} {session}", entry.text)),
        text: entry.text.clone(),
        session,
        date,
        part,
        open,
    }
}

fn part(
    project: &Project,
    dates: &HashMap<Id<Session>, Dates>,
    entry: &Entry,
    date: Option<NaiveDate>,
    today: NaiveDate,
) -> Part {
    match entry.kind {
        EntryKind::Decision => {
            let decision = entry.decision.clone().unwrap_or_default();
            let counted = [decision.yes, decision.no, decision.abstained];
            let votes = counted
                .iter()
                .any(Option::is_some)
                .then(|| counted.map(Option::unwrap_or_default));
            Part::Decision {
                votes,
                result: decision.result,
            }
        }
        EntryKind::Suggestion => {
            let suggestion = entry.suggestion.clone().unwrap_or_default();
            let from = project.follow(suggestion.from);
            Part::Suggestion {
                from: from.map(|o| o.label().to_owned()).unwrap_or_default(),
                addressee: suggestion.addressee,
                status: suggestion.status,
            }
        }
        _ => {
            let action = entry.action.clone().unwrap_or_default();
            let owner = project.follow(action.owner).map(Person::full_name);
            let waits = matches!(action.status, ActionStatus::Open | ActionStatus::InProgress);
            let past = match action.due {
                Some(Due::On(due)) => due < today,
                Some(Due::NextSession) => dates
                    .values()
                    .any(|other| other.first > date && other.last.is_some_and(|last| last < today)),
                None => false,
            };
            Part::Action {
                number: action.number,
                owner: owner.unwrap_or_default(),
                due: action.due,
                overdue: waits && past,
                status: action.status,
            }
        }
    }
}

/// Places in `rows` of those that fit, in order. All words of `filter` have to occur.
pub fn select(rows: &[Row], filter: &str, only_open: bool, sorting: Sorting) -> Vec<usize> {
    let wanted = text::folded(filter);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let mut found: Vec<(usize, SortKey)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.open || !only_open)
        .filter(|(_, row)| words.iter().all(|word| row.key.contains(word)))
        .map(|(place, row)| (place, sort_key(row, sorting.by)))
        .collect();
    // Stable, so that equal rows stay as they were gathered: the newest first.
    found.sort_by(|(_, a), (_, b)| a.compare(b, sorting.falling));
    found.into_iter().map(|(place, _)| place).collect()
}

/// What a row is sorted by; `None` comes last in either direction.
struct SortKey(Option<(i64, String)>);

impl SortKey {
    fn compare(&self, other: &Self, falling: bool) -> Ordering {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) if falling => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }
}

fn sort_key(row: &Row, by: Column) -> SortKey {
    let number = |n: i64| Some((n, String::new()));
    let words = |words: &str| (!words.trim().is_empty()).then(|| (0, text::folded(words)));
    let date = |date: NaiveDate| i64::from(chrono::Datelike::num_days_from_ce(&date));
    SortKey(match (by, &row.part) {
        (Column::Number, Part::Action { number: n, .. }) => n.and_then(|n| number(i64::from(n))),
        (Column::Text, _) => words(&row.text),
        (Column::Session, _) => row
            .date
            .map(|day| (date(day), row.session.clone()))
            .or_else(|| (!row.session.is_empty()).then(|| (i64::MAX, row.session.clone()))),
        (Column::Owner, Part::Action { owner, .. }) => words(owner),
        (Column::Due, Part::Action { due, .. }) => match due {
            Some(Due::On(day)) => number(date(*day)),
            Some(Due::NextSession) => number(i64::MAX),
            None => None,
        },
        (Column::Status, Part::Action { status, .. }) => number(*status as i64),
        (Column::Status, Part::Suggestion { status, .. }) => number(*status as i64),
        (Column::Votes, Part::Decision { votes, .. }) => {
            votes.and_then(|[yes, ..]| number(i64::from(yes)))
        }
        (Column::Result, Part::Decision { result, .. }) => {
            result.and_then(|result| number(result as i64))
        }
        (Column::From, Part::Suggestion { from, .. }) => words(from),
        (Column::Addressee, Part::Suggestion { addressee, .. }) => words(addressee),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Day};
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// Sessions 1 (2018) and 2 (2019), and three actions.
    fn project() -> Project {
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
        add(
            1,
            1,
            "Straße prüfen",
            action(1, on("2019-01-31"), ActionStatus::Open),
        );
        add(
            2,
            1,
            "Bericht senden",
            action(2, Some(Due::NextSession), ActionStatus::Open),
        );
        add(3, 2, "Änderung", action(10, None, ActionStatus::Done));
        project
    }

    fn shown(filter: &str, only_open: bool, by: Column, falling: bool) -> Vec<String> {
        let rows = gather(&project(), Register::Actions, day("2019-03-01"));
        select(&rows, filter, only_open, Sorting { by, falling })
            .into_iter()
            .map(|place| rows[place].text.clone())
            .collect()
    }

    #[test]
    fn numbers_are_sorted_as_numbers() {
        let rising = ["Straße prüfen", "Bericht senden", "Änderung"];
        assert_eq!(shown("", false, Column::Number, false), rising);
    }

    #[test]
    fn rows_without_a_date_come_last_in_either_direction() {
        let rising = shown("", false, Column::Due, false);
        let falling = shown("", false, Column::Due, true);
        assert_eq!(rising, ["Straße prüfen", "Bericht senden", "Änderung"]);
        assert_eq!(falling, ["Bericht senden", "Straße prüfen", "Änderung"]);
    }

    #[test]
    fn the_filter_knows_no_accents_and_wants_every_word() {
        let by = Column::Number;
        assert_eq!(shown("strasse PRUFEN", false, by, false), ["Straße prüfen"]);
        assert_eq!(shown("2018 bericht", false, by, false), ["Bericht senden"]);
        assert!(shown("strasse bericht", false, by, false).is_empty());
        assert_eq!(shown("", true, by, false).len(), 2);
    }

    #[test]
    fn an_action_for_the_next_session_is_overdue_once_that_is_over() {
        let overdue = |today: &str| -> Vec<bool> {
            gather(&project(), Register::Actions, day(today))
                .iter()
                .map(|row| matches!(row.part, Part::Action { overdue: true, .. }))
                .collect()
        };
        // The newest session first: the action that is done, then the two of 2018.
        assert_eq!(overdue("2019-01-31"), [false, false, false]);
        assert_eq!(overdue("2019-05-08"), [false, true, false]);
        assert_eq!(overdue("2019-05-09"), [false, true, true]);
    }
}
