//! Which record refers to which, and what goes along when one is deleted.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::{
    Action, AgendaItem, Board, Day, Element, Entry, Id, Organisation, Person, Poll, Project,
    Session, Spot, TableName, Ulid,
};

/// A record that refers to one that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dangling {
    /// The table of the record that refers.
    pub table: TableName,
    /// Its id.
    pub id: String,
    /// The field that refers.
    pub field: &'static str,
    /// The table in which the record is missing.
    pub target: TableName,
    /// The id that is missing there.
    pub missing: Ulid,
}

/// Lists, table by table, the fields that refer to other records.
macro_rules! references {
    ($macro:ident) => {
        $macro! {
            circle { host: organisations }
            people { organisation: organisations }
            memberships { person: people, on_behalf_of: organisations }
            consents { person: people }
            sessions {
                host: organisations, chair: people, minute_taker: people, approved_in: sessions,
            }
            days { session: sessions }
            attendance { person: people, day: days, represented_by: people }
            replies { person: people, session: sessions }
            agenda {
                session: sessions, day: days, parent: agenda, speaker: people, continues: agenda,
                approves: sessions,
            }
            entries {
                session: sessions, item: agenda, parent: entries, speaker: people,
                origin: elements,
            }
            boards { session: sessions, item: agenda }
            elements {
                board: boards, frame: elements, author: people, from: elements, to: elements,
                image: images,
            }
            polls { board: boards, area: elements }
            dots { poll: polls, element: elements, person: people }
            amendments { session: sessions, speaker: people }
        }
    };
}

macro_rules! dangling {
    ($( $table:ident { $( $field:ident : $target:ident ),* $(,)? } )*) => {
        /// Every reference of a record to one that is missing. Entries' parts are included.
        pub fn dangling(project: &Project) -> Vec<Dangling> {
            let mut found = Vec::new();
            $( for (id, record) in project.$table.iter() {
                $( if let Some(to) = record.$field.filter(|to| !project.$target.contains(*to)) {
                    found.push(Dangling {
                        table: TableName::$table,
                        id: id.to_string(),
                        field: stringify!($field),
                        target: TableName::$target,
                        missing: to.ulid(),
                    });
                } )*
            } )*
            for (id, entry) in project.entries.iter() {
                let mut missing = |field, target, missing| found.push(Dangling {
                    table: TableName::entries,
                    id: id.to_string(),
                    field,
                    target,
                    missing,
                });
                if let Some(action) = &entry.action {
                    let gone = |id: &Id<Person>| !project.people.contains(*id);
                    for owner in action.owner.iter().copied().filter(gone) {
                        missing("owner", TableName::people, owner.ulid());
                    }
                    for helper in action.helpers.iter().copied().filter(gone) {
                        missing("helpers", TableName::people, helper.ulid());
                    }
                    for owner in action.history.iter().filter_map(|was| was.owner).filter(gone) {
                        missing("history", TableName::people, owner.ulid());
                    }
                }
                let from = entry.suggestion.as_ref().and_then(|suggestion| suggestion.from);
                if let Some(from) = from.filter(|to| !project.organisations.contains(*to)) {
                    missing("from", TableName::organisations, from.ulid());
                }
            }
            for (id, session) in project.sessions.iter() {
                for person in &session.distribution {
                    if !project.people.contains(*person) {
                        found.push(Dangling {
                            table: TableName::sessions,
                            id: id.to_string(),
                            field: "distribution",
                            target: TableName::people,
                            missing: person.ulid(),
                        });
                    }
                }
            }
            found
        }
    };
}
references!(dangling);

/// Something of a field that refers to people; nothing of any other field.
macro_rules! of_people {
    (people, $something:expr) => {
        $something
    };
    ($other:ident, $something:expr) => {};
}

macro_rules! people {
    ($( $table:ident { $( $field:ident : $target:ident ),* $(,)? } )*) => {
        impl Project {
            /// Puts `keep` in the place of `gone` in every reference to a person. The ids of
            /// records that follow from the person's are not touched.
            pub(super) fn refer_to_instead(&mut self, gone: Id<Person>, keep: Id<Person>) {
                $( $( of_people!($target, {
                    let ids: Vec<_> = self
                        .$table
                        .iter()
                        .filter(|(_, record)| record.$field == Some(gone))
                        .map(|(id, _)| id)
                        .collect();
                    for id in ids {
                        if let Some(record) = self.$table.get_mut(id) {
                            record.$field = Some(keep);
                        }
                    }
                }); )* )*
                for id in self.entries_with_part_of(gone) {
                    let entry = self.entries.get_mut(id);
                    if let Some(action) = entry.and_then(|entry| entry.action.as_mut()) {
                        put_instead(&mut action.owner, gone, keep);
                        put_instead_in(&mut action.helpers, gone, keep);
                        for was in &mut action.history {
                            put_instead(&mut was.owner, gone, keep);
                        }
                    }
                }
                for id in self.sessions_sent_to(gone) {
                    if let Some(session) = self.sessions.get_mut(id) {
                        put_instead_in(&mut session.distribution, gone, keep);
                    }
                }
            }

            /// Whether any record refers to the person.
            pub fn refers_to_person(&self, person: Id<Person>) -> bool {
                $( $( of_people!($target, {
                    if self.$table.iter().any(|(_, record)| record.$field == Some(person)) {
                        return true;
                    }
                }); )* )*
                !self.entries_with_part_of(person).is_empty()
                    || !self.sessions_sent_to(person).is_empty()
            }
        }
    };
}
references!(people);

fn put_instead(id: &mut Option<Id<Person>>, gone: Id<Person>, keep: Id<Person>) {
    if *id == Some(gone) {
        *id = Some(keep);
    }
}

/// As [`put_instead`], in a list that has nobody twice.
fn put_instead_in(ids: &mut Vec<Id<Person>>, gone: Id<Person>, keep: Id<Person>) {
    let mut seen = BTreeSet::new();
    for id in ids.iter_mut().filter(|id| **id == gone) {
        *id = keep;
    }
    ids.retain(|id| seen.insert(*id));
}

impl Project {
    /// The sessions whose minutes go to this person.
    fn sessions_sent_to(&self, person: Id<Person>) -> Vec<Id<Session>> {
        self.sessions
            .iter()
            .filter(|(_, session)| session.distribution.contains(&person))
            .map(|(id, _)| id)
            .collect()
    }

    /// The entries whose action this person owns or owned or helps with.
    fn entries_with_part_of(&self, person: Id<Person>) -> Vec<Id<Entry>> {
        let takes_part = |entry: &Entry| {
            entry.action.as_ref().is_some_and(|action| {
                action.owner == Some(person)
                    || action.helpers.contains(&person)
                    || action.history.iter().any(|was| was.owner == Some(person))
            })
        };
        self.entries
            .iter()
            .filter(|(_, entry)| takes_part(entry))
            .map(|(id, _)| id)
            .collect()
    }
}

/// How often a person or an organisation is spoken of elsewhere in the project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Sessions led, written down or received.
    pub sessions: usize,
    /// Agenda items presented.
    pub items: usize,
    /// Entries said, owned or suggested.
    pub entries: usize,
    /// Notes on boards.
    pub elements: usize,
    /// People who belong to it (organisations only).
    pub people: usize,
}

impl Mentions {
    /// Whether nothing speaks of it.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// Takes references to records for which `$is` says yes out of each record of a table.
macro_rules! clear {
    ($project:ident . $table:ident . $field:ident, $is:expr) => {
        let ids: Vec<_> = $project
            .$table
            .iter()
            .filter(|(_, record)| $is(record.$field))
            .map(|(id, _)| id)
            .collect();
        for id in ids {
            if let Some(record) = $project.$table.get_mut(id) {
                record.$field = None;
            }
        }
    };
}

impl Project {
    /// Where a person is spoken of, apart from the person's own memberships, consents and
    /// attendance.
    pub fn mentions_of_person(&self, person: Id<Person>) -> Mentions {
        self.mentions_of_people(&BTreeSet::from([person]))
    }

    /// Where any of these people is spoken of, apart from their own memberships, consents and
    /// attendance.
    pub fn mentions_of_people(&self, people: &BTreeSet<Id<Person>>) -> Mentions {
        let is = |id: Option<Id<Person>>| id.is_some_and(|id| people.contains(&id));
        Mentions {
            sessions: self
                .sessions
                .iter()
                .filter(|(_, s)| {
                    is(s.chair)
                        || is(s.minute_taker)
                        || s.distribution.iter().any(|person| is(Some(*person)))
                })
                .count(),
            items: self.agenda.iter().filter(|(_, i)| is(i.speaker)).count(),
            entries: self
                .entries
                .iter()
                .filter(|(_, entry)| {
                    let action = entry.action.as_ref();
                    let helps = |a: &Action| a.helpers.iter().any(|helper| is(Some(*helper)));
                    is(entry.speaker) || action.is_some_and(|a| is(a.owner) || helps(a))
                })
                .count(),
            elements: self.elements.iter().filter(|(_, e)| is(e.author)).count(),
            people: 0,
        }
    }

    /// Where an organisation is spoken of.
    pub fn mentions_of_organisation(&self, organisation: Id<Organisation>) -> Mentions {
        self.mentions_of_organisations(&BTreeSet::from([organisation]))
    }

    /// Where any of these organisations is spoken of.
    pub fn mentions_of_organisations(
        &self,
        organisations: &BTreeSet<Id<Organisation>>,
    ) -> Mentions {
        let is = |id: Option<Id<Organisation>>| id.is_some_and(|id| organisations.contains(&id));
        Mentions {
            sessions: self.sessions.iter().filter(|(_, s)| is(s.host)).count(),
            entries: self
                .entries
                .iter()
                .filter(|(_, e)| e.suggestion.as_ref().is_some_and(|s| is(s.from)))
                .count(),
            people: self
                .people
                .iter()
                .filter(|(_, p)| is(p.organisation))
                .count(),
            ..Mentions::default()
        }
    }

    /// Deletes a person with memberships, consents and attendance, and takes the name out of
    /// whatever spoke of the person.
    pub fn delete_person(&mut self, person: Id<Person>) {
        self.delete_people(&BTreeSet::from([person]));
    }

    /// Deletes people as [`Self::delete_person`] does, in one go through the project.
    pub fn delete_people(&mut self, people: &BTreeSet<Id<Person>>) {
        for person in people {
            self.people.remove(*person);
        }
        let is = |id: Option<Id<Person>>| id.is_some_and(|id| people.contains(&id));
        self.memberships.retain(|_, record| !is(record.person));
        self.consents.retain(|_, record| !is(record.person));
        self.attendance.retain(|_, record| !is(record.person));
        self.replies.retain(|_, record| !is(record.person));
        clear!(self.attendance.represented_by, is);
        clear!(self.sessions.chair, is);
        clear!(self.sessions.minute_taker, is);
        clear!(self.agenda.speaker, is);
        clear!(self.entries.speaker, is);
        clear!(self.amendments.speaker, is);
        clear!(self.elements.author, is);
        clear!(self.dots.person, is);
        let helps = |action: &Action| action.helpers.iter().any(|helper| is(Some(*helper)));
        for id in self.entries.ids().collect::<Vec<_>>() {
            let takes_part = |entry: &Entry| {
                let action = entry.action.as_ref();
                action.is_some_and(|action| {
                    is(action.owner)
                        || helps(action)
                        || action.history.iter().any(|was| is(was.owner))
                })
            };
            if self.entries.get(id).is_some_and(takes_part)
                && let Some(action) = self.entries.get_mut(id).and_then(|e| e.action.as_mut())
            {
                action.owner = action.owner.filter(|owner| !is(Some(*owner)));
                action.helpers.retain(|helper| !is(Some(*helper)));
                for was in &mut action.history {
                    was.owner = was.owner.filter(|owner| !is(Some(*owner)));
                }
            }
        }
        let gets = |session: &Session| session.distribution.iter().any(|p| is(Some(*p)));
        let sent: Vec<_> = self
            .sessions
            .iter()
            .filter(|(_, s)| gets(s))
            .map(|(id, _)| id)
            .collect();
        for id in sent {
            if let Some(session) = self.sessions.get_mut(id) {
                session.distribution.retain(|person| !is(Some(*person)));
            }
        }
    }

    /// Deletes an organisation; its people stay, without an organisation.
    pub fn delete_organisation(&mut self, organisation: Id<Organisation>) {
        self.delete_organisations(&BTreeSet::from([organisation]));
    }

    /// Deletes organisations as [`Self::delete_organisation`] does, in one go through the
    /// project.
    pub fn delete_organisations(&mut self, organisations: &BTreeSet<Id<Organisation>>) {
        for organisation in organisations {
            self.organisations.remove(*organisation);
        }
        let is = |id: Option<Id<Organisation>>| id.is_some_and(|id| organisations.contains(&id));
        clear!(self.circle.host, is);
        clear!(self.people.organisation, is);
        clear!(self.memberships.on_behalf_of, is);
        clear!(self.sessions.host, is);
        for id in self.entries.ids().collect::<Vec<_>>() {
            let made_it = |entry: &Entry| entry.suggestion.as_ref().is_some_and(|s| is(s.from));
            if self.entries.get(id).is_some_and(made_it)
                && let Some(part) = self.entries.get_mut(id).and_then(|e| e.suggestion.as_mut())
            {
                part.from = None;
            }
        }
    }

    /// Deletes a session with its days, attendance, agenda and entries; its boards stay, on
    /// their own.
    pub fn delete_session(&mut self, session: Id<Session>) {
        self.sessions.remove(session);
        let days: Vec<Id<Day>> = self
            .days_of(session)
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        self.attendance
            .retain(|_, record| record.day.is_none_or(|day| !days.contains(&day)));
        self.replies
            .retain(|_, record| record.session != Some(session));
        self.days.retain(|_, day| day.session != Some(session));
        self.entries
            .retain(|_, entry| entry.session != Some(session));
        for line in self.agenda_of(session) {
            self.agenda.remove(line.id);
            clear!(self.boards.item, |item| item == Some(line.id));
            clear!(self.agenda.continues, |item| item == Some(line.id));
        }
        clear!(self.boards.session, |id| id == Some(session));
        clear!(self.sessions.approved_in, |id| id == Some(session));
        clear!(self.agenda.approves, |id| id == Some(session));
        self.amendments
            .retain(|_, amendment| amendment.session != Some(session));
    }

    /// Deletes a day of a session with its attendance; its agenda items stay, without a day.
    pub fn delete_day(&mut self, day: Id<Day>) {
        self.days.remove(day);
        self.attendance.retain(|_, record| record.day != Some(day));
        clear!(self.agenda.day, |id| id == Some(day));
    }

    /// Deletes an agenda item with its parts and the entries under them.
    pub fn delete_item(&mut self, item: Id<AgendaItem>) {
        let mut gone = vec![item];
        let mut next = 0;
        while let Some(parent) = gone.get(next).copied() {
            let parts = self.agenda.iter().filter(|(_, i)| i.parent == Some(parent));
            let parts: Vec<_> = parts
                .map(|(id, _)| id)
                .filter(|id| !gone.contains(id))
                .collect();
            gone.extend(parts);
            next += 1;
        }
        self.entries
            .retain(|_, entry| entry.item.is_none_or(|item| !gone.contains(&item)));
        // What was indented under one of them from elsewhere stays.
        for id in self.entries.ids().collect::<Vec<_>>() {
            let parent = self.entries.get(id).and_then(|entry| entry.parent);
            if parent.is_some_and(|parent| !self.entries.contains(parent))
                && let Some(entry) = self.entries.get_mut(id)
            {
                entry.parent = None;
            }
        }
        for id in gone {
            self.agenda.remove(id);
            clear!(self.boards.item, |item| item == Some(id));
            clear!(self.agenda.continues, |item| item == Some(id));
        }
    }

    /// Deletes an entry; what was indented under it moves up to its place.
    pub fn delete_entry(&mut self, entry: Id<Entry>) {
        let parent = self.entries.remove(entry).and_then(|entry| entry.parent);
        for id in self.entries.ids().collect::<Vec<_>>() {
            if self
                .entries
                .get(id)
                .is_some_and(|e| e.parent == Some(entry))
                && let Some(part) = self.entries.get_mut(id)
            {
                part.parent = parent;
            }
        }
    }

    /// Deletes a board with all that lies on it.
    pub fn delete_board(&mut self, board: Id<Board>) {
        self.boards.remove(board);
        let elements: Vec<_> = self
            .elements_of(board)
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        // All that could refer to these elements from elsewhere is looked through once.
        let gone: BTreeSet<_> = elements.into_iter().collect();
        let polls: Vec<_> = self.polls_of(board).into_iter().map(|(id, _)| id).collect();
        for poll in polls {
            self.delete_poll(poll);
        }
        self.delete_elements(&gone);
    }

    /// Deletes a vote with its dots.
    pub fn delete_poll(&mut self, poll: Id<Poll>) {
        self.polls.remove(poll);
        self.dots.retain(|_, dots| dots.poll != Some(poll));
    }

    /// Deletes an element. What lay in a deleted frame stays, in the frame around that, if there
    /// is one; connectors stay, with that end on the board.
    pub fn delete_element(&mut self, element: Id<Element>) {
        self.delete_elements(&BTreeSet::from([element]));
    }

    /// Deletes elements as [`Self::delete_element`] does, in one go through the project.
    pub fn delete_elements(&mut self, elements: &BTreeSet<Id<Element>>) {
        let mut gone: HashMap<Id<Element>, Element> = HashMap::new();
        for id in elements {
            if let Some(element) = self.elements.remove(*id) {
                gone.insert(*id, Arc::unwrap_or_clone(element));
            }
        }
        if gone.is_empty() {
            return;
        }
        let is = |id: Option<Id<Element>>| id.is_some_and(|id| gone.contains_key(&id));
        let touched: Vec<_> = self
            .elements
            .iter()
            .filter(|(_, element)| is(element.frame) || is(element.from) || is(element.to))
            .map(|(id, _)| id)
            .collect();
        for id in touched {
            let Some(element) = self.elements.get_mut(id) else {
                continue;
            };
            let mut steps = gone.len();
            while let Some(frame) = element.frame.and_then(|frame| gone.get(&frame)) {
                element.frame = frame.frame.filter(|_| steps > 0);
                steps = steps.saturating_sub(1);
            }
            for (bound, end) in [
                (&mut element.from, &mut element.from_at),
                (&mut element.to, &mut element.to_at),
            ] {
                if let Some(target) = bound.and_then(|bound| gone.get(&bound)) {
                    end.place = target.at(end.spot.take().unwrap_or(Spot::new(0.5, 0.5)));
                    *bound = None;
                }
            }
        }
        clear!(self.entries.origin, is);
        clear!(self.polls.area, is);
        self.dots.retain(|_, dots| !is(dots.element));
        let pictures: BTreeSet<_> = gone.values().filter_map(|element| element.image).collect();
        if !pictures.is_empty() {
            let used: BTreeSet<_> = self.elements.iter().filter_map(|(_, e)| e.image).collect();
            for picture in pictures.difference(&used) {
                self.images.remove(*picture);
            }
        }
    }
}
