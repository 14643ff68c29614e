//! What the view shows of the project, found out once for each of its revisions.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use crate::document::Document;
use crate::i18n::words::Named as _;
use crate::i18n::{Lang, Texts, tr};
use crate::model::{
    AttendanceStatus, Counts, Half, HalfDay, Id, Person, Project, ReplyAnswer, Roll, Session,
    SessionState, text,
};
use crate::ui::sessions::{dates_of, title_or};

/// A person in the grid.
pub struct Row {
    /// Who.
    pub id: Id<Person>,
    /// "Özbabacan, Ayse"; never blank.
    pub name: String,
    /// The short name of the body for which the person comes.
    pub organisation: String,
    /// What the filter looks at.
    haystack: String,
}

/// On what the rows depend.
type Gathered = (u64, Option<Id<Session>>, Lang);

/// What follows from the project for one session.
#[derive(Default)]
pub struct Shown {
    of: Option<Gathered>,
    chosen: Option<(String, bool)>,
    /// All sessions, the newest first, with number and title.
    pub sessions: Vec<(Id<Session>, String)>,
    /// Whether anybody is in the roster.
    pub has_people: bool,
    /// Everybody, to choose from as somebody's representative.
    pub people: Vec<(Id<Person>, String)>,
    /// The session's half-days, people and attendance.
    pub roll: Roll,
    /// How many were there, for each half-day.
    pub counts: Vec<Counts>,
    /// How many gave each answer to the invitation.
    pub replies: BTreeMap<ReplyAnswer, usize>,
    rows: Vec<Row>,
    /// Places in `rows` of what the filter lets through.
    list: Vec<usize>,
}

impl Shown {
    /// Brings the rows up to date.
    pub fn refresh(&mut self, doc: &Document, texts: &Texts, session: Option<Id<Session>>) {
        let of = Some((doc.revision(), session, texts.lang()));
        if self.of == of {
            return;
        }
        let project = doc.project();
        let untitled = tr!(texts, "sessions-untitled");
        let nobody = tr!(texts, "roster-no-name");
        let title = |session: &Session| {
            title_or(
                &format!("{} {}", session.number.trim(), session.title.trim()),
                &untitled,
            )
        };
        let sessions = project.sessions_by_date().into_iter();
        let people = project.people_by_name().into_iter();
        let roll = session.map(|session| Roll::of(project, session));
        let roll = roll.unwrap_or_default();
        let mut replies = BTreeMap::new();
        for person in &roll.people {
            let reply = roll.reply(*person).map(|(_, reply)| reply.answer);
            *replies.entry(reply.unwrap_or_default()).or_default() += 1;
        }
        let rows = roll.people.iter();
        *self = Self {
            of,
            chosen: None,
            sessions: sessions.map(|(id, s)| (id, title(s))).collect(),
            has_people: !project.people.is_empty(),
            people: people
                .filter(|(_, person)| person.erased_on.is_none())
                .map(|(id, person)| (id, title_or(&person.list_name(), &nobody)))
                .collect(),
            counts: roll.half_days.iter().map(|h| roll.counts(*h)).collect(),
            replies,
            rows: rows
                .filter_map(|id| row(project, &roll, *id, &nobody))
                .collect(),
            list: Vec::new(),
            roll,
        };
    }

    /// Finds the rows that the filter lets through; with `only_open` those of whom something is
    /// open.
    pub fn filter(&mut self, filter: &str, only_open: bool) {
        let fits = |(known, open): &(String, bool)| known == filter && *open == only_open;
        if self.chosen.as_ref().is_some_and(fits) {
            return;
        }
        let folded = text::folded(filter);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let roll = &self.roll;
        let is_open = |row: &Row| {
            let mut half_days = roll.half_days.iter();
            half_days.any(|half| roll.status(row.id, *half) == AttendanceStatus::Open)
        };
        let rows = self.rows.iter().enumerate();
        self.list = rows
            .filter(|(_, row)| words.iter().all(|word| row.haystack.contains(word)))
            .filter(|(_, row)| !only_open || is_open(row))
            .map(|(place, _)| place)
            .collect();
        self.chosen = Some((filter.to_owned(), only_open));
    }

    /// How many rows the filter lets through.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// How many rows there are in all.
    pub fn total(&self) -> usize {
        self.rows.len()
    }

    /// The row at this place of those that the filter lets through.
    pub fn row(&self, place: usize) -> Option<&Row> {
        self.rows.get(*self.list.get(place)?)
    }

    /// The row of a person, whatever the filter says.
    pub fn row_of(&self, person: Id<Person>) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == person)
    }

    /// Where a person is among those that the filter lets through.
    pub fn place(&self, person: Id<Person>) -> Option<usize> {
        let at = |place: &usize| self.rows.get(*place).is_some_and(|row| row.id == person);
        self.list.iter().position(at)
    }
}

fn row(project: &Project, roll: &Roll, id: Id<Person>, nobody: &str) -> Option<Row> {
    let person = project.get(id)?;
    let organisation = project.follow(roll.organisation(id));
    let label = organisation.map_or("", |organisation| organisation.label().trim());
    let full = organisation.map_or("", |organisation| organisation.name.as_str());
    let parts = [
        person.titles.as_str(),
        &person.given_name,
        &person.family_name,
        label,
        full,
    ];
    Some(Row {
        id,
        name: title_or(&person.list_name(), nobody),
        organisation: label.to_owned(),
        haystack: text::folded(&parts.join("\n")),
    })
}

/// The session to begin with: the one that is running, else the one nearest to today.
pub fn nearest(project: &Project, today: NaiveDate) -> Option<Id<Session>> {
    let sessions = project.sessions_by_date();
    let running = sessions
        .iter()
        .find(|(_, session)| session.state == SessionState::Running);
    if let Some((id, _)) = running {
        return Some(*id);
    }
    let distance = |id: Id<Session>| {
        let (from, until) = dates_of(project, id)?;
        let before = from.signed_duration_since(today).num_days();
        let after = today.signed_duration_since(until).num_days();
        Some(before.max(after).max(0))
    };
    sessions
        .iter()
        .filter(|(_, session)| session.state != SessionState::Cancelled)
        .min_by_key(|(id, _)| distance(*id).unwrap_or(i64::MAX))
        .or(sessions.first())
        .map(|(id, _)| *id)
}

/// From this time on it is afternoon.
const NOON: Option<NaiveTime> = NaiveTime::from_hms_opt(12, 45, 0);

/// The half-day that it is now, else the first.
pub fn current(half_days: &[HalfDay], now: NaiveDateTime) -> usize {
    let half = match NOON {
        Some(noon) if now.time() >= noon => Half::Afternoon,
        _ => Half::Morning,
    };
    let today = |half_day: &HalfDay| half_day.date == Some(now.date());
    let exact = half_days
        .iter()
        .position(|half_day| today(half_day) && half_day.half == half);
    exact
        .or_else(|| half_days.iter().position(today))
        .unwrap_or(0)
}

/// "Mi 07.11." or "Wed 7 Nov"; what stands for a day without a date.
pub fn short_date(texts: &Texts, date: Option<NaiveDate>) -> String {
    let Some(date) = date else {
        return tr!(texts, "sessions-no-date");
    };
    match texts.lang() {
        Lang::De => {
            let day = match date.weekday() {
                Weekday::Mon => "Mo",
                Weekday::Tue => "Di",
                Weekday::Wed => "Mi",
                Weekday::Thu => "Do",
                Weekday::Fri => "Fr",
                Weekday::Sat => "Sa",
                Weekday::Sun => "So",
            };
            format!("{day} {}", date.format("%d.%m."))
        }
        Lang::En => date.format("%a %-d %b").to_string(),
    }
}

/// "Mi 07.11. Vormittag".
pub fn half_day_name(texts: &Texts, half_day: HalfDay) -> String {
    format!(
        "{} {}",
        short_date(texts, half_day.date),
        half_day.half.name(texts)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Step;
    use crate::model::Day;

    fn date(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2018, month, day).unwrap()
    }

    fn add(doc: &mut Document, on: NaiveDate, state: SessionState) -> Id<Session> {
        doc.edit(Step::AddSession, |p| {
            let session = p.add(Session {
                state,
                ..Session::default()
            });
            p.add(Day {
                session: Some(session),
                date: Some(on),
                ..Day::default()
            });
            session
        })
    }

    #[test]
    fn the_session_to_begin_with_is_the_running_or_the_nearest_one() {
        let mut doc = Document::default();
        let spring = add(&mut doc, date(5, 3), SessionState::Closed);
        let autumn = add(&mut doc, date(11, 7), SessionState::Scheduled);
        add(&mut doc, date(7, 1), SessionState::Cancelled);
        let on = |doc: &Document, today| nearest(doc.project(), today);
        assert_eq!(on(&doc, date(5, 20)), Some(spring));
        assert_eq!(on(&doc, date(10, 1)), Some(autumn));
        let running = add(&mut doc, date(1, 1), SessionState::Running);
        assert_eq!(on(&doc, date(11, 7)), Some(running));
        assert_eq!(nearest(&Project::default(), date(1, 1)), None);
    }

    #[test]
    fn the_clock_says_which_half_day_it_is() {
        let mut doc = Document::default();
        let session = add(&mut doc, date(11, 7), SessionState::Running);
        doc.edit(Step::AddDay, |p| {
            p.add(Day {
                session: Some(session),
                date: Some(date(11, 8)),
                ..Day::default()
            })
        });
        let half_days = doc.project().half_days(session);
        let at = |day, hour| current(&half_days, date(11, day).and_hms_opt(hour, 0, 0).unwrap());
        assert_eq!([at(7, 9), at(7, 14), at(8, 9), at(8, 16)], [0, 1, 2, 3]);
        assert_eq!(at(9, 16), 0);
    }
}
