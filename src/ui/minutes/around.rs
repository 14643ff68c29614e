//! What the minutes on the screen need to know of the rest of the project, found out once for each
//! of its revisions.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use chrono::{Local, NaiveDate, NaiveDateTime, Timelike as _};

use super::clock;
use crate::document::Document;
use crate::model::{
    AgendaItem, Amendment, AmendmentKind, Attendance, Day, Deadlines, Decision, DecisionMethod,
    Entry, EntryKind, HalfDay, Id, Labels, Membership, OpenAction, Organisation, Person, Project,
    Roll, Session, Table, Ulid,
};

/// The moment it is here, to the second.
pub fn now() -> NaiveDateTime {
    let now = Local::now().naive_local();
    now.with_nanosecond(0).unwrap_or(now)
}

/// What follows from the project for one session and one of its items.
#[derive(Default)]
pub struct Around {
    of: Option<Of>,
    /// What decisions and actions are called.
    pub labels: Labels,
    /// When sessions are.
    pub deadlines: Deadlines,
    /// What is still to be done in the circle.
    pub actions: Vec<OpenAction>,
    /// What was changed in these minutes since they were finished, by the record it is about.
    pub amended: HashMap<Ulid, Id<Amendment>>,
    /// Entries of the current item that were taken out of finished minutes.
    pub removed: Vec<Id<Amendment>>,
    /// The item of the session that is running.
    pub running: Option<Id<AgendaItem>>,
    /// Who was there and when.
    pub roll: Roll,
    /// Who was there at some time, or in somebody's stead.
    pub present: HashSet<Id<Person>>,
    counted: Option<Counted>,
    /// Found out only when a suggestion is worked on.
    addressees: OnceCell<Vec<String>>,
}

/// On what it depends.
#[derive(PartialEq)]
struct Of {
    revision: u64,
    session: Option<Id<Session>>,
    item: Option<Id<AgendaItem>>,
    today: NaiveDate,
}

/// On what the roll depends. Writing minutes changes none of it.
struct Counted {
    session: Id<Session>,
    attendance: Table<Attendance>,
    people: Table<Person>,
    days: Table<Day>,
    memberships: Table<Membership>,
    organisations: Table<Organisation>,
}

impl Counted {
    fn of(project: &Project, session: Id<Session>) -> Self {
        Self {
            session,
            attendance: project.attendance.clone(),
            people: project.people.clone(),
            days: project.days.clone(),
            memberships: project.memberships.clone(),
            organisations: project.organisations.clone(),
        }
    }

    fn fits(&self, project: &Project, session: Id<Session>) -> bool {
        self.session == session
            && self.attendance.is_same(&project.attendance)
            && self.people.is_same(&project.people)
            && self.days.is_same(&project.days)
            && self.memberships.is_same(&project.memberships)
            && self.organisations.is_same(&project.organisations)
    }
}

fn present(roll: &Roll) -> HashSet<Id<Person>> {
    let mut present = HashSet::new();
    for person in &roll.people {
        for half_day in &roll.half_days {
            if let Some((_, record)) = roll.cell(*person, *half_day) {
                if record.status.is_there() {
                    present.insert(*person);
                }
                present.extend(record.represented_by);
            }
        }
    }
    present
}

impl Around {
    /// Brings everything up to date.
    pub fn refresh(
        &mut self,
        doc: &Document,
        session: Option<Id<Session>>,
        item: Option<Id<AgendaItem>>,
        today: NaiveDate,
    ) {
        let of = Some(Of {
            revision: doc.revision(),
            session,
            item,
            today,
        });
        if self.of == of {
            return;
        }
        self.of = of;
        let project = doc.project();
        self.labels = project.labels();
        self.deadlines = project.deadlines();
        self.addressees = OnceCell::new();
        let Some(session) = session else { return };
        self.actions = project.open_actions(session, item, &self.deadlines, today);
        self.running = clock::running(project, session);
        self.amended.clear();
        self.removed.clear();
        for (id, amendment) in project.amendments.iter() {
            if amendment.session != Some(session) {
                continue;
            }
            let entry = amendment.entry.map(Id::ulid);
            if let Some(record) = entry.or(amendment.item.map(Id::ulid)) {
                self.amended.insert(record, id);
            }
            let gone = amendment.change == AmendmentKind::Removed
                && amendment
                    .entry
                    .is_some_and(|id| !project.entries.contains(id));
            let known = amendment.item.filter(|id| project.agenda.contains(*id));
            if gone && known == item {
                self.removed.push(id);
            }
        }
        let counted = self.counted.as_ref();
        if counted.is_none_or(|counted| !counted.fits(project, session)) {
            self.roll = Roll::of(project, session);
            self.present = present(&self.roll);
            self.counted = Some(Counted::of(project, session));
        }
    }

    /// To whom suggestions were addressed before, those named most often first.
    pub fn addressees(&self, project: &Project) -> &[String] {
        self.addressees.get_or_init(|| addressees(project))
    }

    /// The half-day to show: that of `now` if the session meets today, else the one on which most
    /// people were there, else the first.
    pub fn half_day(&self, now: NaiveDateTime) -> Option<HalfDay> {
        self.roll
            .half_day_at(now)
            .or_else(|| self.roll.fullest())
            .or_else(|| self.roll.half_days.first().copied())
    }

    /// How many may have voted on a decision, where more votes than that were counted. Votes by
    /// circulation are not cast in the room.
    pub fn too_many_votes(
        &self,
        project: &Project,
        entry: &Entry,
        decision: &Decision,
    ) -> Option<(u32, usize)> {
        if entry.kind != EntryKind::Decision || decision.method == DecisionMethod::Circulation {
            return None;
        }
        let votes = decision.votes()?;
        let item = project.follow(entry.item);
        let begun = item.and_then(|item| item.actual_start);
        let half_day = begun.and_then(|begun| self.roll.half_day_at(begun));
        let voters = match half_day {
            Some(half_day) => self.roll.voters(project, half_day),
            // Nobody knows when: then as many as there were at any time.
            None => {
                let half_days = self.roll.half_days.iter();
                half_days
                    .filter_map(|half_day| self.roll.voters(project, *half_day))
                    .max()
            }
        }?;
        (usize::try_from(votes).unwrap_or(usize::MAX) > voters).then_some((votes, voters))
    }
}

fn addressees(project: &Project) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, entry) in project.entries.iter() {
        let part = entry.suggestion.as_ref();
        if let Some(addressee) = part.map(|part| part.addressee.trim())
            && !addressee.is_empty()
        {
            *counts.entry(addressee).or_default() += 1;
        }
    }
    let mut found: Vec<_> = counts.into_iter().collect();
    found.sort_by(|(a, many), (b, more)| more.cmp(many).then(a.cmp(b)));
    found.into_iter().map(|(name, _)| name.to_owned()).collect()
}
