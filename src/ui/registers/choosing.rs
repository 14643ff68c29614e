//! Which rows of a register are shown, in which order, and how they are put together.
//!
//! Knows no window, so that it can be tested without one.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::register::{Column, Grouping, Sorting};
use super::rows::{Part, Row};
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};
use crate::model::{
    ActionStatus, DecisionResult, Due, Id, Organisation, Person, Session, SuggestionStatus, text,
};

/// Which rows are shown: those to which all of this applies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// All these words have to occur.
    pub words: String,
    /// Only what remains to be done.
    pub only_open: bool,
    /// Only actions that should be done by now.
    pub only_overdue: bool,
    /// Only what has come so far.
    pub status: Option<Status>,
    /// Only of these.
    pub who: Option<Who>,
    /// Only of then.
    pub when: Option<When>,
}

/// How far something has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// An action.
    Action(ActionStatus),
    /// A suggestion.
    Suggestion(SuggestionStatus),
    /// What came of a vote; `None` while that is open.
    Decision(Option<DecisionResult>),
}

impl Status {
    /// Its name.
    pub fn name(self, texts: &Texts) -> String {
        match self {
            Self::Action(status) => status.name(texts),
            Self::Suggestion(status) => status.name(texts),
            Self::Decision(Some(result)) => result.name(texts),
            Self::Decision(None) => tr!(texts, "registers-undecided"),
        }
    }

    /// Its place among those of its kind.
    fn place(self) -> i64 {
        match self {
            Self::Action(status) => status as i64,
            Self::Suggestion(status) => status as i64,
            Self::Decision(Some(result)) => result as i64,
            Self::Decision(None) => -1,
        }
    }
}

/// Who answers for an action, or whose suggestion it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// This person.
    Person(Id<Person>),
    /// This organisation.
    Organisation(Id<Organisation>),
    /// Nobody.
    Nobody,
}

/// From when something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// From sessions of this year.
    Year(i32),
    /// From this session.
    Session(Id<Session>),
}

impl Filter {
    /// Whether it leaves anything out.
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }

    fn lets_through(&self, row: &Row, words: &[&str]) -> bool {
        (row.open || !self.only_open)
            && (row.is_overdue() || !self.only_overdue)
            && self.status.is_none_or(|wanted| status(row) == wanted)
            && self.who.is_none_or(|wanted| who(row) == wanted)
            && self.when.is_none_or(|wanted| match wanted {
                When::Year(year) => row.year() == Some(year),
                When::Session(session) => row.session == Some(session),
            })
            && words.iter().all(|word| row.key.contains(word))
    }
}

/// How far a row has come.
pub fn status(row: &Row) -> Status {
    match row.part {
        Part::Action { status, .. } => Status::Action(status),
        Part::Suggestion { status, .. } => Status::Suggestion(status),
        Part::Decision { result, .. } => Status::Decision(result),
    }
}

/// Whose a row is; decisions are nobody's.
pub fn who(row: &Row) -> Who {
    match row.part {
        Part::Action { owner, .. } => owner.map_or(Who::Nobody, Who::Person),
        Part::Suggestion { from, .. } => from.map_or(Who::Nobody, Who::Organisation),
        Part::Decision { .. } => Who::Nobody,
    }
}

/// The name of the one whose a row is; blank for nobody.
pub fn who_name(row: &Row) -> &str {
    match &row.part {
        Part::Action { owner_name, .. } => owner_name,
        Part::Suggestion { from_name, .. } => from_name,
        Part::Decision { .. } => "",
    }
}

/// Places in `rows` of those that fit, in order.
pub fn select(rows: &[Row], filter: &Filter, sorting: Sorting) -> Vec<usize> {
    let wanted = text::folded(&filter.words);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let mut found: Vec<(usize, SortKey)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| filter.lets_through(row, &words))
        .map(|(place, row)| (place, sort_key(row, sorting.by)))
        .collect();
    // Stable, so that equal rows stay as they were gathered: the newest first.
    found.sort_by(|(_, a), (_, b)| a.compare(b, sorting.falling));
    found.into_iter().map(|(place, _)| place).collect()
}

/// What a row is sorted by; what says nothing comes last in either direction.
struct SortKey {
    /// By due date, what is awaited comes before what was put off, and that before what is done.
    last: u8,
    value: Option<(i64, String)>,
}

impl SortKey {
    fn compare(&self, other: &Self, falling: bool) -> Ordering {
        let last = self.last.cmp(&other.last);
        last.then_with(|| match (&self.value, &other.value) {
            (Some(a), Some(b)) if falling => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        })
    }
}

fn sort_key(row: &Row, by: Column) -> SortKey {
    let number = |n: i64| Some((n, String::new()));
    let words = |words: &str| (!words.trim().is_empty()).then(|| (0, text::folded(words)));
    let value = match (by, &row.part) {
        (Column::Number, Part::Action { number: n, .. }) => {
            n.map(|n| (i64::from(n), row.label.clone()))
        }
        (Column::Number, Part::Decision { number: n, .. }) => n.map(|n| {
            let day = row.date.map_or(0, in_days);
            (day * 10_000 + i64::from(n.min(9_999)), row.label.clone())
        }),
        (Column::Text, _) => words(&row.text),
        (Column::Session, _) => row
            .date
            .map(|day| (in_days(day), row.session_name.clone()))
            .or_else(|| {
                let name = &row.session_name;
                (!name.is_empty()).then(|| (i64::MAX, name.clone()))
            }),
        (Column::Owner | Column::From, _) => words(who_name(row)),
        (Column::Due, Part::Action { due, due_on, .. }) => match (due, due_on) {
            (_, Some(day)) => number(in_days(*day)),
            (Some(Due::NextSession), None) => number(i64::MAX),
            _ => None,
        },
        (Column::Status | Column::Result, _) => match status(row) {
            Status::Decision(None) => None,
            status => number(status.place()),
        },
        (Column::Votes, Part::Decision { votes, .. }) => {
            votes.and_then(|[yes, ..]| number(i64::from(yes)))
        }
        (Column::Addressee, Part::Suggestion { addressee, .. }) => words(addressee),
        _ => None,
    };
    SortKey {
        last: match row.part {
            Part::Action { status, .. } if by == Column::Due => {
                u8::from(!status.is_awaited()) + u8::from(!row.open)
            }
            _ => 0,
        },
        value,
    }
}

fn in_days(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The title of a group, by its place among the groups.
    Title(usize),
    /// A row, by its place among the rows.
    Row(usize),
}

/// Rows that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub title: String,
    /// How many there are.
    pub count: usize,
}

/// Puts the rows of these places together; within a group they stay in order.
pub fn lay_out(
    rows: &[Row],
    places: &[usize],
    grouping: Grouping,
    texts: &Texts,
) -> (Vec<Group>, Vec<Line>) {
    if grouping == Grouping::None {
        return (Vec::new(), places.iter().copied().map(Line::Row).collect());
    }
    // What the groups are ordered by, and within it their titles.
    let mut members: BTreeMap<(i64, String, String), Vec<usize>> = BTreeMap::new();
    for place in places {
        let Some(row) = rows.get(*place) else {
            continue;
        };
        let (rank, title) = group_of(row, grouping, texts);
        let order = text::as_name_in_order(&title);
        members
            .entry((rank, order, title))
            .or_default()
            .push(*place);
    }
    let mut groups = Vec::with_capacity(members.len());
    let mut lines = Vec::with_capacity(places.len() + members.len());
    for ((_, _, title), members) in members {
        lines.push(Line::Title(groups.len()));
        groups.push(Group {
            title,
            count: members.len(),
        });
        lines.extend(members.into_iter().map(Line::Row));
    }
    (groups, lines)
}

/// To which group a row belongs: its place among the groups and its title.
fn group_of(row: &Row, grouping: Grouping, texts: &Texts) -> (i64, String) {
    match grouping {
        Grouping::None => (0, String::new()),
        Grouping::Who => match (who_name(row), &row.part) {
            ("", Part::Suggestion { .. }) => (1, tr!(texts, "registers-no-origin")),
            ("", _) => (1, tr!(texts, "registers-nobody")),
            (name, _) => (0, name.to_owned()),
        },
        Grouping::Status => (status(row).place(), status(row).name(texts)),
        Grouping::Session => match row.session_name.trim() {
            "" => (i64::MAX, tr!(texts, "registers-no-session")),
            name => {
                // The newest first; one without a date is being planned.
                let rank = row.date.map_or(i64::MIN, |date| -in_days(date));
                (rank, tr!(texts, "register-session-number", number = name))
            }
        },
        Grouping::Year => match row.year() {
            Some(year) => (-i64::from(year), year.to_string()),
            None => (i64::MAX, tr!(texts, "registers-undated")),
        },
        Grouping::Due => match row.part {
            Part::Action {
                due_on: Some(day), ..
            } => {
                let month = i64::from(day.year()) * 12 + i64::from(day.month0());
                (month, month_name(texts, day))
            }
            Part::Action {
                due: Some(Due::NextSession),
                ..
            } => (i64::MAX - 1, tr!(texts, "registers-next-session")),
            _ => (i64::MAX, tr!(texts, "registers-no-due")),
        },
    }
}

fn month_name(texts: &Texts, day: NaiveDate) -> String {
    let month = match day.month() {
        1 => tr!(texts, "registers-month-1"),
        2 => tr!(texts, "registers-month-2"),
        3 => tr!(texts, "registers-month-3"),
        4 => tr!(texts, "registers-month-4"),
        5 => tr!(texts, "registers-month-5"),
        6 => tr!(texts, "registers-month-6"),
        7 => tr!(texts, "registers-month-7"),
        8 => tr!(texts, "registers-month-8"),
        9 => tr!(texts, "registers-month-9"),
        10 => tr!(texts, "registers-month-10"),
        11 => tr!(texts, "registers-month-11"),
        _ => tr!(texts, "registers-month-12"),
    };
    format!("{month} {}", day.year())
}

#[cfg(test)]
mod tests {
    use super::super::register::Register;
    use super::super::rows::gather;
    use super::super::rows::tests::{day, id, project};
    use super::*;
    use crate::i18n::Lang;

    fn rows() -> Vec<Row> {
        gather(&project(), Register::Actions, day("2019-03-01"))
    }

    fn shown(filter: &Filter, by: Column, falling: bool) -> Vec<String> {
        let rows = rows();
        select(&rows, filter, Sorting { by, falling })
            .into_iter()
            .map(|place| rows[place].text.clone())
            .collect()
    }

    fn words(words: &str) -> Filter {
        Filter {
            words: words.to_owned(),
            ..Filter::default()
        }
    }

    #[test]
    fn numbers_are_sorted_as_numbers() {
        let rising = ["Straße prüfen", "Bericht senden", "Änderung"];
        assert_eq!(shown(&words(""), Column::Number, false), rising);
    }

    #[test]
    fn what_is_done_is_due_last_in_either_direction() {
        let rising = shown(&words(""), Column::Due, false);
        let falling = shown(&words(""), Column::Due, true);
        assert_eq!(rising, ["Straße prüfen", "Bericht senden", "Änderung"]);
        assert_eq!(falling, ["Bericht senden", "Straße prüfen", "Änderung"]);
    }

    #[test]
    fn the_filter_knows_no_accents_and_wants_every_word() {
        let by = Column::Number;
        assert_eq!(
            shown(&words("strasse PRUFEN"), by, false),
            ["Straße prüfen"]
        );
        assert_eq!(shown(&words("2018 bericht"), by, false), ["Bericht senden"]);
        assert!(shown(&words("strasse bericht"), by, false).is_empty());
        let open = Filter {
            only_open: true,
            ..Filter::default()
        };
        assert_eq!(shown(&open, by, false).len(), 2);
    }

    #[test]
    fn each_choice_narrows_the_list() {
        let by = Column::Number;
        let all = Filter::default();
        for (filter, expected) in [
            (
                Filter {
                    only_overdue: true,
                    ..all.clone()
                },
                &["Straße prüfen"][..],
            ),
            (
                Filter {
                    status: Some(Status::Action(ActionStatus::Done)),
                    ..all.clone()
                },
                &["Änderung"],
            ),
            (
                Filter {
                    who: Some(Who::Person(id(1))),
                    ..all.clone()
                },
                &["Straße prüfen"],
            ),
            (
                Filter {
                    who: Some(Who::Nobody),
                    ..all.clone()
                },
                &["Bericht senden", "Änderung"],
            ),
            (
                Filter {
                    when: Some(When::Year(2019)),
                    ..all.clone()
                },
                &["Änderung"],
            ),
            (
                Filter {
                    when: Some(When::Session(id(1))),
                    only_open: true,
                    ..all.clone()
                },
                &["Straße prüfen", "Bericht senden"],
            ),
        ] {
            assert_eq!(shown(&filter, by, false), expected, "{filter:?}");
        }
    }

    #[test]
    fn rows_are_put_together_with_nobody_and_no_date_last() {
        let rows = rows();
        let texts = Texts::new(Lang::De);
        let sorting = Sorting::first_of(Register::Actions);
        let places = select(&rows, &Filter::default(), sorting);
        let titles = |grouping| -> Vec<(String, usize)> {
            let (groups, lines) = lay_out(&rows, &places, grouping, &texts);
            assert_eq!(lines.len(), groups.len() + places.len());
            groups
                .into_iter()
                .map(|group| (group.title, group.count))
                .collect()
        };
        let group = |title: &str, count| (title.to_owned(), count);
        assert_eq!(
            titles(Grouping::Who),
            [group("Anna Berg", 1), group("niemand", 2)]
        );
        assert_eq!(
            titles(Grouping::Status),
            [group("offen", 2), group("erledigt", 1)]
        );
        assert_eq!(
            titles(Grouping::Due),
            [group("Januar 2019", 2), group("Mai 2019", 1)]
        );
        assert_eq!(
            titles(Grouping::Session),
            [group("Sitzung 1/2019", 1), group("Sitzung 2/2018", 2)]
        );
        assert_eq!(titles(Grouping::Year), [group("2019", 1), group("2018", 2)]);
        assert!(titles(Grouping::None).is_empty());
    }
}
