//! When actions are due, and whether they should be done by now.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Action, ActionStatus, Due, Id, Project, Session, SessionState};

/// First and last day of all sessions, gathered once for whoever asks about many actions.
#[derive(Clone, Debug, Default)]
pub struct Deadlines {
    days: HashMap<Id<Session>, Span>,
    /// The sessions that take place, by their first day.
    held: Vec<(Span, Id<Session>)>,
}

/// The days from the first to the last of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    first: NaiveDate,
    last: NaiveDate,
}

impl ActionStatus {
    /// Whether somebody is expected to do it: neither done nor dropped nor put off.
    pub fn is_awaited(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }

    /// Whether it may still have to be done.
    pub fn is_unfinished(self) -> bool {
        !matches!(self, Self::Done | Self::Dropped)
    }
}

impl Project {
    /// When actions are due: once for each revision, for whoever asks about many.
    pub fn deadlines(&self) -> Deadlines {
        let mut days: HashMap<Id<Session>, Span> = HashMap::new();
        for (_, day) in self.days.iter() {
            if let (Some(session), Some(date)) = (day.session, day.date) {
                let span = days.entry(session).or_insert(Span {
                    first: date,
                    last: date,
                });
                span.first = span.first.min(date);
                span.last = span.last.max(date);
            }
        }
        let takes_place = |id: Id<Session>| {
            let session = self.get(id);
            session.is_some_and(|session| session.state != SessionState::Cancelled)
        };
        let held = days.iter().filter(|(id, _)| takes_place(**id));
        let mut held: Vec<(Span, Id<Session>)> = held.map(|(id, span)| (*span, *id)).collect();
        held.sort();
        Deadlines { days, held }
    }
}

impl Deadlines {
    /// The first day of a session.
    pub fn first_day(&self, session: Option<Id<Session>>) -> Option<NaiveDate> {
        Some(self.days.get(&session?)?.first)
    }

    /// The day by which an action that was given in `session` is to be done: its own, or the first
    /// one of the next session, if that is planned.
    pub fn due_on(&self, session: Option<Id<Session>>, action: &Action) -> Option<NaiveDate> {
        match action.due? {
            Due::On(date) => Some(date),
            Due::NextSession => Some(self.next_after(session)?.0.first),
        }
    }

    /// Whether an action is awaited and its day is over; for one that is due by the next session,
    /// whether that session is over.
    pub fn is_overdue(
        &self,
        session: Option<Id<Session>>,
        action: &Action,
        today: NaiveDate,
    ) -> bool {
        let until = match action.due {
            Some(Due::On(date)) => Some(date),
            Some(Due::NextSession) => self.next_after(session).map(|(span, _)| span.last),
            None => None,
        };
        action.status.is_awaited() && until.is_some_and(|until| until < today)
    }

    /// The session after this one that takes place.
    pub fn next(&self, session: Id<Session>) -> Option<Id<Session>> {
        self.next_after(Some(session)).map(|(_, id)| id)
    }

    fn next_after(&self, session: Option<Id<Session>>) -> Option<(Span, Id<Session>)> {
        let own = self.first_day(session)?;
        let later = self.held.partition_point(|(span, _)| span.first <= own);
        self.held.get(later).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// Sessions 1 (spring 2018), 2 (autumn 2018, two days) and 3 (2019).
    fn project() -> Project {
        let mut project = Project::default();
        let days = [
            (1, "2018-05-03"),
            (2, "2018-11-07"),
            (2, "2018-11-08"),
            (3, "2019-05-08"),
        ];
        for (n, (session, date)) in (1..).zip(days) {
            project.sessions.insert(id(session), Session::default());
            let record = Day {
                session: Some(id(session)),
                date: Some(day(date)),
                ..Day::default()
            };
            project.days.insert(id(n), record);
        }
        project
    }

    fn next_session() -> Action {
        Action {
            due: Some(Due::NextSession),
            ..Action::default()
        }
    }

    #[test]
    fn due_by_the_next_session_means_its_first_day_and_overdue_that_it_is_over() {
        let deadlines = project().deadlines();
        let given_in = Some(id(1));
        let action = next_session();
        assert_eq!(deadlines.due_on(given_in, &action), Some(day("2018-11-07")));
        assert!(!deadlines.is_overdue(given_in, &action, day("2018-11-08")));
        assert!(deadlines.is_overdue(given_in, &action, day("2018-11-09")));
        let done = Action {
            status: ActionStatus::Done,
            ..action
        };
        assert!(!deadlines.is_overdue(given_in, &done, day("2018-11-09")));
    }

    #[test]
    fn a_session_that_was_called_off_is_not_the_next_one() {
        let mut project = project();
        if let Some(session) = project.sessions.get_mut(id(2)) {
            session.state = SessionState::Cancelled;
        }
        let due = project.deadlines().due_on(Some(id(1)), &next_session());
        assert_eq!(due, Some(day("2019-05-08")));
    }

    #[test]
    fn without_a_next_session_nothing_is_due_yet() {
        let deadlines = project().deadlines();
        for session in [Some(id(3)), Some(id(9)), None] {
            assert_eq!(deadlines.due_on(session, &next_session()), None);
            assert!(!deadlines.is_overdue(session, &next_session(), day("2099-01-01")));
        }
    }
}
