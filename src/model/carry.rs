//! What goes on from one session to the next: topics that return, and which session is the last
//! or the next one.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{
    ActionStatus, AgendaItem, EntryKind, Id, ItemKind, ItemOutcome, Project, Session, SessionState,
};

/// A topic of an earlier session that returns, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Returning {
    /// The item of the earlier session.
    pub item: Id<AgendaItem>,
    /// How deep it was indented there.
    pub depth: usize,
    /// It was postponed, or nobody wrote anything under it or began it.
    pub not_discussed: bool,
    /// It stands on the agenda of each session.
    pub recurring: bool,
    /// How many of the actions agreed on under it are still to be done.
    pub open_actions: usize,
}

impl Project {
    /// The topics of a session that return in the next one: those that were not discussed, that
    /// recur, or under which an action is still open. In the order of the agenda.
    ///
    /// Breaks do not return, nor does what each session has of its own (approving minutes, going
    /// through the actions), nor what goes on in another session already.
    pub fn returning(&self, session: Id<Session>) -> Vec<Returning> {
        let agenda = self.agenda_of(session);
        let wanted: HashSet<Id<AgendaItem>> = agenda.iter().map(|line| line.id).collect();
        let minutes = self.minutes_under(&wanted);
        let gone_on: HashSet<Id<AgendaItem>> = self
            .agenda
            .iter()
            .filter(|(_, item)| item.session != Some(session))
            .filter_map(|(_, item)| item.continues)
            .collect();
        let mut found = Vec::new();
        for (place, line) in agenda.iter().enumerate() {
            let Some(item) = self.get(line.id) else {
                continue;
            };
            let of_its_own = item.kind == ItemKind::Break
                || item.approves.is_some()
                || item.reviews_actions
                || item.title.trim().is_empty();
            if of_its_own || gone_on.contains(&line.id) {
                continue;
            }
            let parts = agenda.iter().skip(place + 1);
            let parts = parts.take_while(|part| part.depth > line.depth);
            let began = |id: Id<AgendaItem>| {
                minutes.get(&id).is_some_and(|found| found.entries > 0)
                    || self.get(id).is_some_and(|item| {
                        item.actual_start.is_some() || item.outcome == ItemOutcome::Discussed
                    })
            };
            let not_discussed = match item.outcome {
                ItemOutcome::Postponed => true,
                ItemOutcome::Discussed => false,
                ItemOutcome::Open => !began(line.id) && !parts.map(|part| part.id).any(began),
            };
            let open_actions = minutes.get(&line.id).map_or(0, |found| found.open_actions);
            if not_discussed || item.recurring || open_actions > 0 {
                found.push(Returning {
                    item: line.id,
                    depth: line.depth,
                    not_discussed,
                    recurring: item.recurring,
                    open_actions,
                });
            }
        }
        found
    }

    /// How many actions of all sessions are still to be done.
    pub fn unfinished_actions(&self) -> usize {
        let entries = self.entries.iter().map(|(_, entry)| entry);
        entries.filter(|entry| is_open_action(entry)).count()
    }

    /// Whether anything was written under an agenda item or one of its parts, or one of them was
    /// begun: then it belongs to its session for good.
    pub fn is_begun(&self, item: Id<AgendaItem>) -> bool {
        let branch: HashSet<_> = self.branch(item).into_iter().collect();
        let begun = |id: &Id<AgendaItem>| self.get(*id).is_some_and(|i| i.actual_start.is_some());
        branch.iter().any(begun)
            || self
                .entries
                .iter()
                .any(|(_, entry)| entry.item.is_some_and(|item| branch.contains(&item)))
    }

    /// An agenda item and all its parts, in the order of the agenda.
    pub fn branch(&self, item: Id<AgendaItem>) -> Vec<Id<AgendaItem>> {
        let session = self.get(item).and_then(|item| item.session);
        let Some(session) = session else {
            return vec![item];
        };
        let agenda = self.agenda_of(session);
        let mut lines = agenda.iter().skip_while(|line| line.id != item);
        let depth = lines.next().map_or(0, |line| line.depth);
        let parts = lines.take_while(|line| line.depth > depth);
        std::iter::once(item)
            .chain(parts.map(|line| line.id))
            .collect()
    }

    /// The last session that was held, as of `today`: one that runs or is over by its state or by
    /// its date.
    pub fn last_session(&self, today: NaiveDate) -> Option<Id<Session>> {
        let held = |id: Id<Session>, session: &Session| match session.state {
            SessionState::Running | SessionState::Closed => true,
            SessionState::Cancelled => false,
            SessionState::Scheduled | SessionState::Invited => {
                self.first_date(id).is_some_and(|date| date <= today)
            }
        };
        let mut sessions = self.sessions_by_date().into_iter();
        sessions
            .find(|(id, session)| held(*id, session))
            .map(|(id, _)| id)
    }

    /// The session after this one that is still to come: neither over nor cancelled.
    pub fn session_after(&self, session: Id<Session>) -> Option<Id<Session>> {
        let sessions = self.sessions_by_date();
        let place = sessions.iter().position(|(id, _)| *id == session)?;
        let later = sessions.iter().take(place).rev();
        let to_come = |session: &Session| {
            !matches!(
                session.state,
                SessionState::Closed | SessionState::Cancelled
            )
        };
        later
            .filter(|(_, session)| to_come(session))
            .map(|(id, _)| *id)
            .next()
    }

    fn minutes_under(&self, items: &HashSet<Id<AgendaItem>>) -> HashMap<Id<AgendaItem>, Minutes> {
        let mut found: HashMap<Id<AgendaItem>, Minutes> = HashMap::new();
        for (_, entry) in self.entries.iter() {
            let Some(item) = entry.item.filter(|item| items.contains(item)) else {
                continue;
            };
            let minutes = found.entry(item).or_default();
            minutes.entries += 1;
            minutes.open_actions += usize::from(is_open_action(entry));
        }
        found
    }
}

/// What was written under an item.
#[derive(Default)]
struct Minutes {
    entries: usize,
    open_actions: usize,
}

fn is_open_action(entry: &super::Entry) -> bool {
    let settled = [ActionStatus::Done, ActionStatus::Dropped];
    let action = entry.action.as_ref();
    entry.kind == EntryKind::Action && action.is_none_or(|a| !settled.contains(&a.status))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Day, Entry};
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    const SESSION: u128 = 1;

    /// A session with one item, 10, called "Thema".
    fn project() -> Project {
        let mut project = Project::default();
        project.sessions.insert(id(SESSION), Session::default());
        add_item(&mut project, 10, |_| {});
        project
    }

    fn add_item(project: &mut Project, n: u128, change: impl FnOnce(&mut AgendaItem)) {
        let mut item = AgendaItem {
            session: Some(id(SESSION)),
            title: "Thema".into(),
            ..AgendaItem::default()
        };
        change(&mut item);
        project.agenda.insert(id(n), item);
    }

    fn change_item(project: &mut Project, change: impl FnOnce(&mut AgendaItem)) {
        if let Some(item) = project.agenda.get_mut(id(10)) {
            change(item);
        }
    }

    fn write(project: &mut Project, n: u128, item: u128, status: Option<ActionStatus>) {
        let entry = Entry {
            session: Some(id(SESSION)),
            item: Some(id(item)),
            kind: match status {
                Some(_) => EntryKind::Action,
                None => EntryKind::Result,
            },
            action: status.map(|status| Action {
                status,
                ..Action::default()
            }),
            ..Entry::default()
        };
        project.entries.insert(id(n), entry);
    }

    fn why(project: &Project) -> Option<(bool, bool, usize)> {
        let found = project.returning(id(SESSION));
        let topic = found.iter().find(|topic| topic.item == id(10))?;
        Some((topic.not_discussed, topic.recurring, topic.open_actions))
    }

    #[test]
    fn what_nobody_wrote_about_returns_and_what_was_discussed_does_not() {
        let mut project = project();
        assert_eq!(why(&project), Some((true, false, 0)));
        write(&mut project, 20, 10, None);
        assert_eq!(why(&project), None);
    }

    #[test]
    fn an_item_that_was_begun_was_discussed() {
        let mut project = project();
        let at = NaiveDate::from_ymd_opt(2018, 11, 7).and_then(|day| day.and_hms_opt(9, 0, 0));
        change_item(&mut project, |item| item.actual_start = at);
        assert_eq!(why(&project), None);
    }

    #[test]
    fn what_was_said_of_an_item_goes_before_its_minutes() {
        let mut project = project();
        write(&mut project, 20, 10, None);
        change_item(&mut project, |item| item.outcome = ItemOutcome::Postponed);
        assert_eq!(why(&project), Some((true, false, 0)));
        let mut project = self::project();
        change_item(&mut project, |item| item.outcome = ItemOutcome::Discussed);
        assert_eq!(why(&project), None);
    }

    #[test]
    fn recurring_topics_return_although_they_were_discussed() {
        let mut project = project();
        write(&mut project, 20, 10, None);
        change_item(&mut project, |item| item.recurring = true);
        assert_eq!(why(&project), Some((false, true, 0)));
    }

    #[test]
    fn open_actions_bring_their_topic_back_and_settled_ones_do_not() {
        let mut project = project();
        for (n, status) in (20..).zip(ActionStatus::ALL) {
            write(&mut project, n, 10, Some(*status));
        }
        assert_eq!(why(&project), Some((false, false, 3)));
        assert_eq!(project.unfinished_actions(), 3);
        let mut project = self::project();
        write(&mut project, 20, 10, Some(ActionStatus::Done));
        assert_eq!(why(&project), None);
    }

    #[test]
    fn an_item_whose_part_was_discussed_was_discussed() {
        let mut project = project();
        add_item(&mut project, 11, |part| part.parent = Some(id(10)));
        write(&mut project, 20, 11, None);
        assert!(project.returning(id(SESSION)).is_empty());
    }

    #[test]
    fn breaks_and_what_each_session_has_of_its_own_do_not_return() {
        let mut project = project();
        change_item(&mut project, |item| item.kind = ItemKind::Break);
        assert_eq!(why(&project), None);
        change_item(&mut project, |item| {
            item.kind = ItemKind::Formalities;
            item.approves = Some(id(99));
        });
        assert_eq!(why(&project), None);
        change_item(&mut project, |item| {
            item.approves = None;
            item.reviews_actions = true;
        });
        assert_eq!(why(&project), None);
    }

    #[test]
    fn what_goes_on_in_another_session_already_does_not_return_twice() {
        let mut project = project();
        add_item(&mut project, 30, |item| {
            item.session = Some(id(2));
            item.continues = Some(id(10));
        });
        assert_eq!(why(&project), None);
    }

    fn add_session(project: &mut Project, n: u128, date: Option<&str>, state: SessionState) {
        let session = Session {
            state,
            ..Session::default()
        };
        project.sessions.insert(id(n), session);
        let day = Day {
            session: Some(id(n)),
            date: date.and_then(|date| date.parse().ok()),
            ..Day::default()
        };
        project.days.insert(id(n + 100), day);
    }

    #[test]
    fn the_last_session_is_the_one_that_was_held_last() {
        let mut project = Project::default();
        add_session(&mut project, 1, Some("2018-05-03"), SessionState::Closed);
        add_session(&mut project, 2, Some("2018-11-07"), SessionState::Scheduled);
        add_session(&mut project, 3, Some("2018-12-01"), SessionState::Cancelled);
        let on = |date: &str| project.last_session(date.parse().unwrap_or_default());
        assert_eq!(on("2018-10-01"), Some(id(1)));
        // Nobody pressed the button, and it was held all the same.
        assert_eq!(on("2018-12-24"), Some(id(2)));
    }

    #[test]
    fn the_next_session_is_the_first_later_one_that_is_to_come() {
        let mut project = Project::default();
        add_session(&mut project, 1, Some("2018-05-03"), SessionState::Closed);
        add_session(&mut project, 2, Some("2018-11-07"), SessionState::Cancelled);
        assert_eq!(project.session_after(id(1)), None);
        add_session(&mut project, 4, None, SessionState::Scheduled);
        assert_eq!(project.session_after(id(1)), Some(id(4)));
        add_session(&mut project, 3, Some("2019-05-03"), SessionState::Invited);
        assert_eq!(project.session_after(id(1)), Some(id(3)));
        assert_eq!(project.session_after(id(3)), Some(id(4)));
        assert_eq!(project.session_after(id(4)), None);
    }
}
