//! What is still to be done: the open actions of the circle, and which of them are late.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;

use super::{AgendaItem, Deadlines, Entry, EntryKind, Id, Project, Session};

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
        deadlines: &Deadlines,
        today: NaiveDate,
    ) -> Vec<OpenAction> {
        let topic = item.map(|item| self.topic_of(item)).unwrap_or_default();
        let mut found = BTreeSet::new();
        for (id, entry) in self.entries.iter() {
            let Some(action) = entry
                .action
                .as_ref()
                .filter(|action| entry.kind == EntryKind::Action && action.status.is_unfinished())
            else {
                continue;
            };
            let overdue = deadlines.is_overdue(entry.session, action, today);
            let of_topic = entry.item.is_some_and(|item| topic.contains(&item));
            let elsewhere = entry.session != Some(session);
            let due = deadlines.due_on(entry.session, action);
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
    use crate::model::{Action, ActionStatus, Day, Due, SessionState};
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
        let deadlines = project.deadlines();
        let today = date("2019-05-08");
        let actions = project.open_actions(id(3), Some(id(21)), &deadlines, today);
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
}
