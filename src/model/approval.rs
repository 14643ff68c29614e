//! How minutes are approved, and what can be done about what was changed in them since.

use super::{Amendment, AmendmentKind, Approval, Entry, EntryKind, Id, Project, Session};

impl Approval {
    /// Whether a session approved the minutes.
    pub const fn is_approved(self) -> bool {
        matches!(self, Self::Approved | Self::ApprovedWithChanges)
    }
}

impl Project {
    /// The session that is likely to approve the minutes of another: the one on whose agenda that
    /// stands, else the next one.
    pub fn approving_session(&self, session: Id<Session>) -> Option<Id<Session>> {
        let planned = self
            .agenda
            .iter()
            .filter(|(_, item)| item.approves == Some(session))
            .filter_map(|(_, item)| item.session);
        planned
            .filter(|other| *other != session && self.sessions.contains(*other))
            .max_by_key(|other| (self.first_date(*other), *other))
            .or_else(|| self.deadlines().next(session))
    }

    /// What was changed in the finished minutes of a session, in the order of the minutes.
    pub fn amendments_of(&self, session: Id<Session>) -> Vec<Id<Amendment>> {
        let mut found: Vec<_> = self
            .amendments
            .iter()
            .filter(|(_, amendment)| amendment.session == Some(session))
            .collect();
        if found.is_empty() {
            return Vec::new();
        }
        let agenda = self.agenda_of(session);
        let item_place = |amendment: &Amendment| {
            let at = agenda
                .iter()
                .position(|line| Some(line.id) == amendment.item);
            (at.is_none(), at)
        };
        let entry_place = |amendment: &Amendment| {
            let entry = self.follow(amendment.entry);
            let item = entry.and_then(|entry| entry.item);
            let lines = self.entries_of(session, item);
            let at = lines
                .iter()
                .position(|line| Some(line.id) == amendment.entry);
            // The item itself comes before its entries, what is gone behind them.
            (amendment.entry.is_some() && at.is_none(), at)
        };
        found.sort_by_cached_key(|(id, amendment)| {
            (item_place(amendment), entry_place(amendment), *id)
        });
        found.into_iter().map(|(id, _)| id).collect()
    }

    /// What happened to what an amendment is about. Where two people's versions were merged, an
    /// entry that one of them removed may be there all the same.
    pub fn change_told_by(&self, amendment: &Amendment) -> AmendmentKind {
        let is_there = match amendment.entry {
            Some(entry) => self.entries.contains(entry),
            None => self.follow(amendment.item).is_some(),
        };
        match (amendment.change, is_there) {
            (AmendmentKind::Removed, true) => AmendmentKind::Changed,
            (AmendmentKind::Changed, false) => AmendmentKind::Removed,
            (change, _) => change,
        }
    }

    /// Whether what an amendment tells can be taken back, see [`Self::take_back`]. An action or
    /// suggestion that was removed had more to it than the amendment keeps, as had an item.
    pub fn can_take_back(&self, amendment: &Amendment) -> bool {
        match (self.change_told_by(amendment), amendment.entry) {
            (AmendmentKind::Changed | AmendmentKind::Added, Some(entry)) => {
                self.entries.contains(entry)
            }
            (AmendmentKind::Changed, None) => self.follow(amendment.item).is_some(),
            (AmendmentKind::Removed, Some(entry)) => {
                let whole = !matches!(amendment.kind, EntryKind::Action | EntryKind::Suggestion);
                whole && !self.entries.contains(entry) && amendment.session.is_some()
            }
            (AmendmentKind::Added | AmendmentKind::Removed, None) => false,
        }
    }

    /// Puts back what stood in the minutes when they were finished: the former wording, the entry
    /// that was removed; what was added goes. Does nothing where that cannot be done.
    pub fn take_back(&mut self, amendment: Id<Amendment>) {
        let Some(was) = self.get(amendment).cloned() else {
            return;
        };
        if !self.can_take_back(&was) {
            return;
        }
        match (self.change_told_by(&was), was.entry) {
            (AmendmentKind::Added, Some(entry)) => self.delete_entry(entry),
            (AmendmentKind::Changed, Some(id)) => {
                let item = was.item.filter(|item| self.agenda.contains(*item));
                if let Some(entry) = self.entries.get_mut(id) {
                    let item = item.or(entry.item);
                    was.put_into(entry);
                    entry.item = item;
                }
            }
            (AmendmentKind::Changed, None) => {
                if let Some(item) = was.item.and_then(|item| self.agenda.get_mut(item)) {
                    item.title.clone_from(&was.text);
                    item.visibility = was.visibility;
                }
            }
            (AmendmentKind::Removed, Some(id)) => {
                let Some(session) = was.session else { return };
                let item = was.item.filter(|item| self.agenda.contains(*item));
                let lines = self.entries_of(session, item);
                let mut entry = Entry {
                    session: Some(session),
                    item,
                    ..Entry::default()
                };
                was.put_into(&mut entry);
                self.entries.insert(id, entry);
                super::moves::put_behind(self, &lines, id, None);
            }
            (AmendmentKind::Added | AmendmentKind::Removed, None) => {}
        }
    }
}

impl Amendment {
    fn put_into(&self, entry: &mut Entry) {
        entry.kind = self.kind;
        entry.text.clone_from(&self.text);
        entry.visibility = self.visibility;
        if self.kind == EntryKind::Decision {
            entry.decision.clone_from(&self.decision);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AgendaItem, Day, Decision, Visibility};
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    fn sessions() -> Project {
        let mut project = Project::default();
        for (n, date) in [(1, "2018-11-07"), (2, "2019-05-08"), (3, "2019-11-06")] {
            project.sessions.insert(id(n), Session::default());
            let day = Day {
                session: Some(id(n)),
                date: date.parse().ok(),
                ..Day::default()
            };
            project.days.insert(id(n), day);
        }
        project
    }

    #[test]
    fn the_next_session_approves_unless_another_has_it_on_its_agenda() {
        let mut project = sessions();
        assert_eq!(project.approving_session(id(1)), Some(id(2)));
        assert_eq!(project.approving_session(id(3)), None);
        let item = AgendaItem {
            session: Some(id(3)),
            approves: Some(id(1)),
            ..AgendaItem::default()
        };
        project.agenda.insert(id(9), item);
        assert_eq!(project.approving_session(id(1)), Some(id(3)));
    }

    fn amendment(change: AmendmentKind, kind: EntryKind) -> Amendment {
        Amendment {
            session: Some(id(1)),
            entry: Some(id(10)),
            item: Some(id(5)),
            change,
            kind,
            text: "Der Kreis wirkt mit.".into(),
            visibility: Visibility::Public,
            ..Amendment::default()
        }
    }

    fn with_entry() -> Project {
        let mut project = sessions();
        let item = AgendaItem {
            session: Some(id(1)),
            ..AgendaItem::default()
        };
        project.agenda.insert(id(5), item);
        let entry = Entry {
            session: Some(id(1)),
            item: Some(id(5)),
            kind: EntryKind::Decision,
            text: "Der Kreis wirkt nicht mit.".into(),
            decision: Some(Decision {
                yes: Some(3),
                ..Decision::default()
            }),
            ..Entry::default()
        };
        project.entries.insert(id(10), entry);
        project
    }

    #[test]
    fn a_changed_entry_says_again_what_it_said() {
        let mut project = with_entry();
        let was = Amendment {
            decision: Some(Decision {
                yes: Some(12),
                ..Decision::default()
            }),
            ..amendment(AmendmentKind::Changed, EntryKind::Decision)
        };
        project.amendments.insert(id(7), was);
        project.take_back(id(7));
        let entry = project.get(id::<Entry>(10)).expect("the entry");
        assert_eq!(entry.text, "Der Kreis wirkt mit.");
        assert_eq!(entry.visibility, Visibility::Public);
        assert_eq!(entry.decision.as_ref().and_then(|d| d.yes), Some(12));
    }

    #[test]
    fn what_was_removed_comes_back_in_its_item_and_what_was_added_goes() {
        let mut project = with_entry();
        project.entries.remove(id(10));
        let was = amendment(AmendmentKind::Removed, EntryKind::Result);
        project.amendments.insert(id(7), was);
        project.take_back(id(7));
        let entry = project.get(id::<Entry>(10)).expect("the entry");
        assert_eq!((entry.item, entry.kind), (Some(id(5)), EntryKind::Result));
        let was = amendment(AmendmentKind::Added, EntryKind::Result);
        project.amendments.insert(id(7), was);
        project.take_back(id(7));
        assert!(project.entries.is_empty());
    }

    #[test]
    fn a_removed_action_had_more_to_it_than_is_kept() {
        let mut project = with_entry();
        project.entries.remove(id(10));
        let was = amendment(AmendmentKind::Removed, EntryKind::Action);
        assert!(!project.can_take_back(&was));
    }

    #[test]
    fn what_somebody_removed_and_somebody_else_kept_was_changed() {
        let mut project = with_entry();
        let was = amendment(AmendmentKind::Removed, EntryKind::Decision);
        assert_eq!(project.change_told_by(&was), AmendmentKind::Changed);
        project.amendments.insert(id(7), was);
        project.take_back(id(7));
        let entry = project.get(id::<Entry>(10)).expect("the entry");
        assert_eq!(entry.text, "Der Kreis wirkt mit.");
    }

    #[test]
    fn amendments_stand_in_the_order_of_the_minutes() {
        let mut project = with_entry();
        let of_item = Amendment {
            entry: None,
            ..amendment(AmendmentKind::Changed, EntryKind::default())
        };
        let removed = Amendment {
            entry: Some(id(11)),
            ..amendment(AmendmentKind::Removed, EntryKind::Result)
        };
        project.amendments.insert(id(1), removed);
        let changed = amendment(AmendmentKind::Changed, EntryKind::Decision);
        project.amendments.insert(id(2), changed);
        project.amendments.insert(id(3), of_item);
        assert_eq!(project.amendments_of(id(1)), [id(3), id(2), id(1)]);
    }
}
