//! What is still to be done: the open actions of the circle, and which of them are late.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;

use super::{ActionStatus, AgendaItem, Due, Entry, EntryKind, Id, Project, Session};

impl ActionStatus {
    /// Whether something remains to be done.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::Dropped)
    }

    /// Whether it can be late: whatever was put off is not.
    pub const fn is_awaited(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }
}

/// When the sessions are, for whoever asks for many due dates.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// First and last day of each session that has a date.
    sessions: BTreeMap<Id<Session>, (NaiveDate, NaiveDate)>,
}

impl Calendar {
    /// The sessions of a project; those that were called off are left out.
    pub fn of(project: &Project) -> Self {
        let mut sessions: BTreeMap<Id<Session>, (NaiveDate, NaiveDate)> = BTreeMap::new();
        for (_, day) in project.days.iter() {
            let Some((session, date)) = day.session.zip(day.date) else {
                continue;
            };
            let off = super::SessionState::Cancelled;
            if project.get(session).is_none_or(|s| s.state == off) {
                continue;
            }
            let dates = sessions.entry(session).or_insert((date, date));
            *dates = (dates.0.min(date), dates.1.max(date));
        }
        Self { sessions }
    }

    /// The first session behind another one.
    pub fn next(&self, session: Id<Session>) -> Option<Id<Session>> {
        let (own, _) = self.sessions.get(&session)?;
        let later = self.sessions.iter().filter(|(_, (first, _))| first > own);
        later
            .min_by_key(|(id, (first, _))| (*first, **id))
            .map(|(id, _)| *id)
    }

    /// The last day on which something can be done in time: by the next session means until that
    /// session is over. `None` as long as nobody knows.
    pub fn last_day(&self, session: Option<Id<Session>>, due: Option<Due>) -> Option<NaiveDate> {
        match due? {
            Due::On(date) => Some(date),
            Due::NextSession => {
                let next = self.next(session?)?;
                self.sessions.get(&next).map(|(_, last)| *last)
            }
        }
    }

    /// Whether an entry is an action that should have been done before `today`.
    pub fn is_overdue(&self, entry: &Entry, today: NaiveDate) -> bool {
        let action = entry
            .action
            .as_ref()
            .filter(|_| entry.kind == EntryKind::Action);
        action.is_some_and(|action| {
            let last = self.last_day(entry.session, action.due);
            action.status.is_awaited() && last.is_some_and(|last| last < today)
        })
    }
}

/// An action that is not done yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAction {
    /// The entry.
    pub id: Id<Entry>,
    /// Whether it should have been done.
    pub overdue: bool,
    /// Whether it was given under the item that was asked for, or one that it goes on with.
    pub of_topic: bool,
}

impl Project {
    /// An agenda item and the items of earlier sessions that it goes on with.
    pub fn topic_of(&self, item: Id<AgendaItem>) -> HashSet<Id<AgendaItem>> {
        let mut seen = HashSet::new();
        let mut next = Some(item);
        while let Some(id) = next.filter(|id| seen.insert(*id)) {
            next = self.get(id).and_then(|item| item.continues);
        }
        seen
    }

    /// The open actions of the circle: what is late first; of the rest those of the topic of
    /// `item`, then those of `session`, then all others; within these what is due sooner.
    pub fn open_actions(
        &self,
        session: Id<Session>,
        item: Option<Id<AgendaItem>>,
        calendar: &Calendar,
        today: NaiveDate,
    ) -> Vec<OpenAction> {
        let topic = item.map(|item| self.topic_of(item)).unwrap_or_default();
        let mut found = BTreeSet::new();
        for (id, entry) in self.entries.iter() {
            let Some(action) = entry
                .action
                .as_ref()
                .filter(|action| entry.kind == EntryKind::Action && action.status.is_open())
            else {
                continue;
            };
            let overdue = calendar.is_overdue(entry, today);
            let of_topic = entry.item.is_some_and(|item| topic.contains(&item));
            let elsewhere = entry.session != Some(session);
            let due = calendar.last_day(entry.session, action.due);
            let place = (!overdue, !of_topic, elsewhere, due.is_none(), due);
            found.insert((place, action.number, id));
        }
        found
            .into_iter()
            .map(|((in_time, other_topic, ..), _, id)| OpenAction {
                id,
                overdue: !in_time,
                of_topic: !other_topic,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Day, SessionState};
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// Sessions 1, 2 and 3; the second was called off. Item 21 of session 3 goes on with item 20.
    fn project() -> Project {
        let mut project = Project::default();
        for (n, day, state) in [
            (1, "2018-11-07", SessionState::Closed),
            (2, "2019-01-10", SessionState::Cancelled),
            (3, "2019-05-08", SessionState::Running),
        ] {
            let session = Session {
                state,
                ..Session::default()
            };
            project.sessions.insert(id(n), session);
            let day = Day {
                session: Some(id(n)),
                date: Some(date(day)),
                ..Day::default()
            };
            project.days.insert(id(n), day);
        }
        for (n, session, continues) in [(20, 1, None), (21, 3, Some(id(20)))] {
            let item = AgendaItem {
                session: Some(id(session)),
                continues,
                ..AgendaItem::default()
            };
            project.agenda.insert(id(n), item);
        }
        project
    }

    fn add(project: &mut Project, n: u128, session: u128, item: u128, action: Action) {
        let entry = Entry {
            session: Some(id(session)),
            item: Some(id(item)),
            kind: EntryKind::Action,
            action: Some(action),
            ..Entry::default()
        };
        project.entries.insert(id(n), entry);
    }

    fn until(due: Due, status: ActionStatus) -> Action {
        Action {
            due: Some(due),
            status,
            ..Action::default()
        }
    }

    #[test]
    fn what_is_late_comes_first_then_the_topic_then_the_session() {
        let mut project = project();
        let open = ActionStatus::Open;
        let later = Due::On(date("2019-12-31"));
        add(&mut project, 30, 1, 99, until(later, open));
        add(&mut project, 31, 3, 99, until(later, open));
        add(&mut project, 32, 1, 20, until(later, open));
        let passed = Due::On(date("2018-12-15"));
        add(&mut project, 33, 1, 99, until(passed, open));
        add(&mut project, 34, 1, 20, until(passed, ActionStatus::Done));
        add(
            &mut project,
            35,
            1,
            99,
            until(passed, ActionStatus::Deferred),
        );
        let calendar = Calendar::of(&project);
        let today = date("2019-05-08");
        let actions = project.open_actions(id(3), Some(id(21)), &calendar, today);
        let shown: Vec<_> = actions
            .iter()
            .map(|action| (action.id.ulid().0, action.overdue, action.of_topic))
            .collect();
        assert_eq!(
            shown,
            [
                (33, true, false),
                (32, false, true),
                (31, false, false),
                (35, false, false),
                (30, false, false),
            ]
        );
    }

    #[test]
    fn by_the_next_session_is_late_once_that_session_is_over() {
        let mut project = project();
        let action = until(Due::NextSession, ActionStatus::InProgress);
        add(&mut project, 30, 1, 20, action);
        let calendar = Calendar::of(&project);
        let entry = project.get(id(30)).expect("the entry");
        assert!(
            !calendar.is_overdue(entry, date("2019-02-01")),
            "called off"
        );
        assert!(!calendar.is_overdue(entry, date("2019-05-08")));
        assert!(calendar.is_overdue(entry, date("2019-05-09")));
    }
}
