//! Which sessions the list shows, and under which year.

use chrono::{Datelike as _, NaiveDate};

use super::dates_of;
use crate::model::{Approval, AttendanceStatus, Id, Person, Project, Session, SessionState, text};

/// A session in the list.
pub(super) struct SessionRow {
    pub id: Id<Session>,
    pub number: String,
    pub title: String,
    pub dates: Option<(NaiveDate, NaiveDate)>,
    pub state: SessionState,
    pub approval: Approval,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// The sessions of this year follow; without one, those without a date.
    Year(Option<i32>),
    /// The session with this place among the rows.
    Session(usize),
}

/// All sessions, the newest first.
pub(super) fn rows(project: &Project) -> Vec<SessionRow> {
    let sessions = project.sessions_by_date().into_iter();
    sessions
        .map(|(id, session)| SessionRow {
            id,
            number: session.number.clone(),
            title: session.title.clone(),
            dates: dates_of(project, id),
            state: session.state,
            approval: session.approval,
        })
        .collect()
}

/// The lines of the list, with the years as headings.
pub(super) fn entries(rows: &[SessionRow], fits: impl Fn(&SessionRow) -> bool) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(rows.len() + 8);
    let mut year = None;
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| fits(row)) {
        let of = row.dates.map(|(first, _)| first.year());
        if year != Some(of) {
            year = Some(of);
            entries.push(Entry::Year(of));
        }
        entries.push(Entry::Session(place));
    }
    entries
}

/// In which words of a session to look for something: number, title, occasion, place, host, and
/// whoever chaired, took the minutes, spoke, or was there. In search form.
pub(super) fn words(project: &Project, id: Id<Session>) -> String {
    let Some(session) = project.get(id) else {
        return String::new();
    };
    let mut words = vec![
        session.number.clone(),
        session.title.clone(),
        session.occasion.clone(),
        session.place.clone(),
        session.room.clone(),
    ];
    if let Some(host) = project.follow(session.host) {
        words.push(host.name.clone());
        words.push(host.short_name.clone());
    }
    let mut people: Vec<Id<Person>> = Vec::new();
    people.extend(session.chair);
    people.extend(session.minute_taker);
    let items = project.agenda.iter();
    let items = items.filter(|(_, item)| item.session == Some(id));
    people.extend(items.filter_map(|(_, item)| item.speaker));
    let days: Vec<_> = project.days_of(id).iter().map(|(day, _)| *day).collect();
    let there = [AttendanceStatus::Present, AttendanceStatus::Online];
    let attendance = project.attendance.iter().map(|(_, record)| record);
    let attendance = attendance.filter(|record| record.day.is_some_and(|d| days.contains(&d)));
    for record in attendance {
        people.extend(record.represented_by);
        people.extend(record.person.filter(|_| there.contains(&record.status)));
    }
    people.sort_unstable();
    people.dedup();
    words.extend(
        people
            .iter()
            .filter_map(|id| Some(project.get(*id)?.full_name())),
    );
    text::folded(&words.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Attendance, Day, Half};
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    /// Sessions of 2017, 2018 (two of them) and one without a date.
    fn project() -> Project {
        let mut project = Project::default();
        for (n, date) in [
            (1, Some("2017-11-07")),
            (2, Some("2018-05-02")),
            (3, Some("2018-11-07")),
            (4, None),
        ] {
            let session = Session {
                number: n.to_string(),
                place: if n == 3 { "Köln" } else { "Berlin" }.into(),
                ..Session::default()
            };
            project.sessions.insert(id(n), session);
            let day = Day {
                session: Some(id(n)),
                date: date.and_then(|date| date.parse().ok()),
                ..Day::default()
            };
            project.days.insert(id(100 + n), day);
        }
        project
    }

    #[test]
    fn sessions_stand_under_their_years_the_newest_first() {
        let rows = rows(&project());
        let entries = entries(&rows, |_| true);
        let expected = [
            Entry::Year(None),
            Entry::Session(0),
            Entry::Year(Some(2018)),
            Entry::Session(1),
            Entry::Session(2),
            Entry::Year(Some(2017)),
            Entry::Session(3),
        ];
        assert_eq!(entries, expected);
    }

    #[test]
    fn a_session_is_found_by_its_place_and_by_who_was_there() {
        let mut project = project();
        let person = Person {
            given_name: "Ayse".into(),
            family_name: "Özbabacan".into(),
            ..Person::default()
        };
        project.people.insert(id(50), person);
        let attendance = Attendance {
            person: Some(id(50)),
            day: Some(id(102)),
            half: Half::Morning,
            status: AttendanceStatus::Present,
            ..Attendance::default()
        };
        project.attendance.insert(id(60), attendance);
        let found = |typed: &str| -> Vec<u128> {
            let wanted = text::folded(typed);
            (1..=4)
                .filter(|n| words(&project, id(*n)).contains(&wanted))
                .collect()
        };
        assert_eq!(found("koln"), [3]);
        assert_eq!(found("ozbabacan"), [2]);
        assert_eq!(found("Berlin"), [1, 2, 4]);
    }
}
