//! The roll of a session: who belongs in it, who was there, and how many.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::attendance::{HalfDay, organisation_of, records};
use super::{
    Attendance, AttendanceStatus, Id, Membership, Organisation, OrganisationKind, Person, Project,
    Reply, Session,
};

/// How many were there on a half-day, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many people have each status; "open" are those of whom nothing is known, too.
    pub by_status: BTreeMap<AttendanceStatus, usize>,
    /// People who are there only because they stand in for somebody.
    pub representing: usize,
    /// Those who are there, by the kind of body for which they came; `None` for people without
    /// one.
    pub by_kind: BTreeMap<Option<OrganisationKind>, usize>,
    /// How many bodies were represented.
    pub organisations: usize,
}

impl Counts {
    /// How many people have this status.
    pub fn of(&self, status: AttendanceStatus) -> usize {
        self.by_status.get(&status).copied().unwrap_or_default()
    }

    /// How many people were there: in the room, on the line, or in somebody's stead.
    pub fn there(&self) -> usize {
        self.by_kind.values().sum()
    }
}

/// A record, and where it lies.
type Found<T> = (Id<T>, Arc<T>);

/// One session's half-days, people and attendance, gathered once for all who ask.
#[derive(Clone, Debug, Default)]
pub struct Roll {
    /// The half-days, by date.
    pub half_days: Vec<HalfDay>,
    /// Who belongs in it, by name.
    pub people: Vec<Id<Person>>,
    cells: HashMap<(Id<Person>, HalfDay), Found<Attendance>>,
    replies: HashMap<Id<Person>, Found<Reply>>,
    /// For whom each person came, and of which kind that body is.
    bodies: HashMap<Id<Person>, (Id<Organisation>, OrganisationKind)>,
}

impl Roll {
    /// Gathers the roll of a session.
    pub fn of(project: &Project, session: Id<Session>) -> Self {
        let half_days = project.half_days(session);
        let mut cells = HashMap::new();
        let by_place: HashMap<_, HalfDay> = half_days
            .iter()
            .map(|half_day| ((half_day.day, half_day.half), *half_day))
            .collect();
        for ((person, day, half), (id, _)) in records(project) {
            if let Some(half_day) = by_place.get(&(day, half))
                && let Some(record) = project.attendance.get_shared(id)
            {
                cells.insert((person, *half_day), (id, record.clone()));
            }
        }
        let mut replies = HashMap::new();
        for (id, reply) in project.replies.iter() {
            if let Some(person) = reply.person.filter(|_| reply.session == Some(session))
                && (!replies.contains_key(&person) || id == Reply::id(person, session))
                && let Some(shared) = project.replies.get_shared(id)
            {
                replies.insert(person, (id, shared.clone()));
            }
        }
        let memberships = memberships_by_person(project);
        let mut roll = Self {
            half_days,
            people: Vec::new(),
            cells,
            replies,
            bodies: HashMap::new(),
        };
        roll.people = roll.participants(project, session, &memberships);
        let date = roll.half_days.iter().find_map(|half_day| half_day.date);
        for person in &roll.people {
            let of_person = memberships.get(person).into_iter().flatten().copied();
            if let Some(body) = organisation_of(project, *person, date, of_person)
                && let Some(record) = project.get(body)
            {
                roll.bodies.insert(*person, (body, record.kind));
            }
        }
        roll
    }

    /// Who belongs in the roll, by name: whoever has a membership on one of the days, or none at
    /// all, and whoever is spoken of in it. Erased people only if they were there.
    fn participants(
        &self,
        project: &Project,
        session: Id<Session>,
        memberships: &HashMap<Id<Person>, Vec<&Membership>>,
    ) -> Vec<Id<Person>> {
        let days = project.days_of(session);
        let dates: Vec<_> = days.iter().filter_map(|(_, day)| day.date).collect();
        let is_member = |memberships: &Vec<&Membership>| {
            memberships.iter().any(|membership| {
                dates.iter().any(|date| membership.covers(*date))
                    || dates.is_empty() && membership.until.is_none()
            })
        };
        let mut attending: HashSet<Id<Person>> =
            self.cells.keys().map(|(person, _)| *person).collect();
        attending.extend(self.cells.values().filter_map(|(_, a)| a.represented_by));
        let mut people: Vec<_> = project
            .people
            .iter()
            .filter(|(id, person)| {
                attending.contains(id)
                    || person.erased_on.is_none()
                        && (self.replies.contains_key(id)
                            || memberships.get(id).is_none_or(is_member))
            })
            .collect();
        people.sort_by_cached_key(|(id, person)| (person.sort_key(), *id));
        people.into_iter().map(|(id, _)| id).collect()
    }

    /// What is known of a person on a half-day, and where it lies.
    pub fn cell(
        &self,
        person: Id<Person>,
        half_day: HalfDay,
    ) -> Option<(Id<Attendance>, &Attendance)> {
        let (id, record) = self.cells.get(&(person, half_day))?;
        Some((*id, record))
    }

    /// How a person was there on a half-day.
    pub fn status(&self, person: Id<Person>, half_day: HalfDay) -> AttendanceStatus {
        self.cell(person, half_day)
            .map_or(AttendanceStatus::Open, |(_, record)| record.status)
    }

    /// What a person answered to the invitation.
    pub fn reply(&self, person: Id<Person>) -> Option<(Id<Reply>, &Reply)> {
        let (id, reply) = self.replies.get(&person)?;
        Some((*id, reply))
    }

    /// The body for which a person came.
    pub fn organisation(&self, person: Id<Person>) -> Option<Id<Organisation>> {
        self.bodies.get(&person).map(|(id, _)| *id)
    }

    /// How many were there on a half-day. Whoever stands in for somebody counts as there, for the
    /// other's body unless there in person anyway.
    pub fn counts(&self, half_day: HalfDay) -> Counts {
        let mut counts = Counts::default();
        let mut organisations = BTreeSet::new();
        // Who is there, and for whom.
        let mut there: HashMap<Id<Person>, Option<Id<Person>>> = HashMap::new();
        for person in &self.people {
            let status = self.status(*person, half_day);
            *counts.by_status.entry(status).or_default() += 1;
            if status.is_there() {
                there.insert(*person, Some(*person));
                organisations.extend(self.organisation(*person));
            }
        }
        for person in &self.people {
            let cell = self.cell(*person, half_day);
            let Some(representative) = cell.and_then(|(_, record)| record.represented_by) else {
                continue;
            };
            organisations.extend(self.organisation(*person));
            there.entry(representative).or_insert_with(|| {
                counts.representing += 1;
                Some(*person)
            });
        }
        for for_whom in there.into_values() {
            let body = for_whom.and_then(|person| self.bodies.get(&person));
            *counts
                .by_kind
                .entry(body.map(|(_, kind)| *kind))
                .or_default() += 1;
        }
        counts.organisations = organisations.len();
        counts
    }

    /// How each person was there over the session: the best of the half-days. People of whom
    /// nothing is known are left out.
    pub fn at_best(&self) -> BTreeMap<AttendanceStatus, usize> {
        const BEST_FIRST: [AttendanceStatus; 4] = [
            AttendanceStatus::Present,
            AttendanceStatus::Online,
            AttendanceStatus::Excused,
            AttendanceStatus::Absent,
        ];
        let mut counts = BTreeMap::new();
        for person in &self.people {
            let mut had = self
                .half_days
                .iter()
                .map(|half| self.status(*person, *half));
            let all: Vec<_> = had.by_ref().collect();
            if let Some(best) = BEST_FIRST.iter().find(|status| all.contains(status)) {
                *counts.entry(*best).or_default() += 1;
            }
        }
        counts
    }
}

fn memberships_by_person(project: &Project) -> HashMap<Id<Person>, Vec<&Membership>> {
    let mut found: HashMap<Id<Person>, Vec<&Membership>> = HashMap::new();
    for (_, membership) in project.memberships.iter() {
        if let Some(person) = membership.person {
            found.entry(person).or_default().push(membership);
        }
    }
    found
}

/// How a person took part in a half-day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TookPart {
    /// When.
    pub half_day: HalfDay,
    /// How.
    pub status: AttendanceStatus,
    /// Who came instead.
    pub represented_by: Option<Id<Person>>,
    /// In whose stead the person came.
    pub instead_of: Option<Id<Person>>,
}

impl TookPart {
    /// Whether the person was there, be it in somebody's stead.
    pub fn was_there(&self) -> bool {
        self.status.is_there() || self.instead_of.is_some()
    }
}

/// How often a body was represented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Represented {
    /// In how many sessions.
    pub sessions: usize,
    /// On how many half-days.
    pub half_days: usize,
}

impl Project {
    /// Who belongs in the roll of a session, by name; see [`Roll`].
    pub fn participants(&self, session: Id<Session>) -> Vec<Id<Person>> {
        Roll::of(self, session).people
    }

    /// The sessions in which something is known of a person's attendance, the newest first, each
    /// with all its half-days of which something is known.
    pub fn sessions_attended(&self, person: Id<Person>) -> Vec<(Id<Session>, Vec<TookPart>)> {
        let mut by_half_day: BTreeMap<HalfDay, TookPart> = BTreeMap::new();
        for ((of, day, half), (_, record)) in records(self) {
            let (own, instead) = (of == person, record.represented_by == Some(person));
            let Some(date) = self.get(day).map(|day| day.date) else {
                continue;
            };
            let half_day = HalfDay { date, day, half };
            let says = record.status != AttendanceStatus::Open || record.represented_by.is_some();
            if !says || !own && !instead {
                continue;
            }
            let part = by_half_day.entry(half_day).or_insert(TookPart {
                half_day,
                status: AttendanceStatus::Open,
                represented_by: None,
                instead_of: None,
            });
            if own {
                part.status = record.status;
                part.represented_by = record.represented_by;
            }
            if instead && !own {
                // Of several the first, so that it is the same each time.
                part.instead_of = part
                    .instead_of
                    .map_or(Some(of), |known| Some(known.min(of)));
            }
        }
        let mut by_session: HashMap<Id<Session>, Vec<TookPart>> = HashMap::new();
        for part in by_half_day.into_values() {
            if let Some(session) = self.get(part.half_day.day).and_then(|day| day.session) {
                by_session.entry(session).or_default().push(part);
            }
        }
        for parts in by_session.values_mut() {
            parts.sort_by_key(|part| (part.half_day.date.is_none(), part.half_day));
        }
        self.sessions_by_date()
            .into_iter()
            .filter_map(|(id, _)| Some((id, by_session.remove(&id)?)))
            .collect()
    }

    /// How often a body was represented: by somebody who was there for it, or in the stead of
    /// somebody of it.
    pub fn represented(&self, organisation: Id<Organisation>) -> Represented {
        self.representation()
            .remove(&organisation)
            .unwrap_or_default()
    }

    /// How often each body was represented. For whoever lists many.
    pub fn representation(&self) -> BTreeMap<Id<Organisation>, Represented> {
        let memberships = memberships_by_person(self);
        let mut half_days: HashMap<Id<Organisation>, HashSet<_>> = HashMap::new();
        let mut sessions: HashMap<Id<Organisation>, HashSet<_>> = HashMap::new();
        for ((person, day, half), (_, record)) in records(self) {
            if !record.is_there() && record.represented_by.is_none() {
                continue;
            }
            let Some(of_day) = self.get(day) else {
                continue;
            };
            let Some(session) = of_day.session.filter(|id| self.sessions.contains(*id)) else {
                continue;
            };
            let of_person = memberships.get(&person).into_iter().flatten().copied();
            if let Some(body) = organisation_of(self, person, of_day.date, of_person) {
                half_days.entry(body).or_default().insert((day, half));
                sessions.entry(body).or_default().insert(session);
            }
        }
        half_days
            .into_iter()
            .map(|(body, half_days)| {
                let represented = Represented {
                    sessions: sessions.get(&body).map_or(0, HashSet::len),
                    half_days: half_days.len(),
                };
                (body, represented)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
