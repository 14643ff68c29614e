//! Who was there: one record for each person and half-day, however old the file.
//!
//! [`Attendance::id`] says where such a record lies. Files of before that rule have records
//! elsewhere; they count as long as there is none in the right place.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use super::{
    Attendance, AttendanceStatus, Day, Half, Id, Membership, Organisation, Person, Project, Reply,
    Session,
};

/// Half of a day of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfDay {
    /// Its date; days without one come last.
    pub date: Option<NaiveDate>,
    /// The day.
    pub day: Id<Day>,
    /// Which half of it.
    pub half: Half,
}

/// A person on a half-day.
type Cell = (Id<Person>, Id<Day>, Half);

impl Attendance {
    /// Whether the person was there, in the room or on the line.
    pub fn is_there(&self) -> bool {
        self.status.is_there()
    }

    /// Which person and half-day it speaks of, if it says so.
    fn cell(&self) -> Option<Cell> {
        Some((self.person?, self.day?, self.half))
    }

    fn is_about(&self, cell: Cell) -> bool {
        self.cell() == Some(cell)
    }
}

impl AttendanceStatus {
    /// In the room or on the line.
    pub const fn is_there(self) -> bool {
        matches!(self, Self::Present | Self::Online)
    }
}

/// From this time on a day that starts has no morning.
const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
/// A day that ends by this time has no afternoon.
const LUNCH: NaiveTime = match NaiveTime::from_hms_opt(12, 30, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

impl Half {
    /// The half of the day that a time falls on.
    pub fn of(time: NaiveTime) -> Self {
        if time < NOON {
            Self::Morning
        } else {
            Self::Afternoon
        }
    }
}

impl Day {
    /// The halves that its planned times leave.
    fn halves(&self) -> &'static [Half] {
        if self.planned_start.is_some_and(|start| start >= NOON) {
            &[Half::Afternoon]
        } else if self.planned_end.is_some_and(|end| end <= LUNCH) {
            &[Half::Morning]
        } else {
            Half::ALL
        }
    }
}

/// For each person and half-day the record that counts. For whoever asks for many.
pub(super) fn records(project: &Project) -> HashMap<Cell, (Id<Attendance>, &Attendance)> {
    let mut found: HashMap<Cell, (Id<Attendance>, &Attendance)> = HashMap::new();
    for (id, record) in project.attendance.iter() {
        let Some(cell) = record.cell() else {
            continue;
        };
        match found.get(&cell) {
            // The ids rise: of several in the wrong place the first counts.
            Some(_) if id != Attendance::id(cell.0, cell.1, cell.2) => {}
            _ => {
                found.insert(cell, (id, record));
            }
        }
    }
    found
}

impl Project {
    /// What is known of a person on a half-day: the record in its right place, else the first one
    /// of an older file.
    pub fn attendance_of(
        &self,
        person: Id<Person>,
        day: Id<Day>,
        half: Half,
    ) -> Option<(Id<Attendance>, &Attendance)> {
        let cell = (person, day, half);
        let id = Attendance::id(person, day, half);
        match self.attendance.get(id) {
            Some(record) if record.is_about(cell) => Some((id, record)),
            _ => self
                .attendance
                .iter()
                .find(|(_, record)| record.is_about(cell)),
        }
    }

    /// Changes what is known of a person on a half-day; what was not known is open. The record
    /// lies in its right place afterwards, with all that an older one said.
    pub fn set_attendance(
        &mut self,
        person: Id<Person>,
        day: Id<Day>,
        half: Half,
        change: impl FnOnce(&mut Attendance),
    ) -> Id<Attendance> {
        let id = Attendance::id(person, day, half);
        self.make_room(id, (person, day, half));
        let known = self.attendance_of(person, day, half);
        let (old, mut record) = match known {
            Some((old, record)) => (Some(old), record.clone()),
            None => (None, Attendance::default()),
        };
        record.person = Some(person);
        record.day = Some(day);
        record.half = half;
        change(&mut record);
        if let Some(old) = old.filter(|old| *old != id) {
            self.attendance.remove(old);
        }
        self.attendance.insert(id, record);
        id
    }

    /// Moves a record about somebody else, as a merge of two people leaves it, to where it
    /// belongs.
    fn make_room(&mut self, id: Id<Attendance>, cell: Cell) {
        let Some(other) = self.attendance.get(id).and_then(Attendance::cell) else {
            return;
        };
        let place = Attendance::id(other.0, other.1, other.2);
        if other == cell || place == id {
            return;
        }
        let free = !self.attendance.contains(place);
        if let Some(record) = self.attendance.remove(id).filter(|_| free) {
            self.attendance.insert(place, record);
        }
    }

    /// What a person answered to the invitation to a session: the record in its right place, else
    /// the first one of an older file.
    pub fn reply_of(
        &self,
        person: Id<Person>,
        session: Id<Session>,
    ) -> Option<(Id<Reply>, &Reply)> {
        let about = |reply: &Reply| reply.person == Some(person) && reply.session == Some(session);
        let id = Reply::id(person, session);
        match self.replies.get(id) {
            Some(reply) if about(reply) => Some((id, reply)),
            _ => self.replies.iter().find(|(_, reply)| about(reply)),
        }
    }

    /// Changes what a person answered to an invitation. The record lies in its right place
    /// afterwards, with all that an older one said.
    pub fn set_reply(
        &mut self,
        person: Id<Person>,
        session: Id<Session>,
        change: impl FnOnce(&mut Reply),
    ) -> Id<Reply> {
        let id = Reply::id(person, session);
        let known = self.reply_of(person, session);
        let (old, mut reply) = match known {
            Some((old, reply)) => (Some(old), reply.clone()),
            None => (None, Reply::default()),
        };
        reply.person = Some(person);
        reply.session = Some(session);
        change(&mut reply);
        if let Some(old) = old.filter(|old| *old != id) {
            self.replies.remove(old);
        }
        self.replies.insert(id, reply);
        id
    }

    /// The half-days of a session, by date: both halves of each day, unless its planned times
    /// leave but one. A half for which somebody entered more than "open" is never left out.
    pub fn half_days(&self, session: Id<Session>) -> Vec<HalfDay> {
        let days = self.days_of(session);
        let entered: Vec<(Id<Day>, Half)> = self
            .attendance
            .iter()
            .filter(|(_, a)| a.status != AttendanceStatus::Open || a.represented_by.is_some())
            .filter_map(|(_, a)| Some((a.day?, a.half)))
            .filter(|(id, _)| days.iter().any(|(day, _)| day == id))
            .collect();
        let mut found = Vec::new();
        for (id, day) in days {
            for half in Half::ALL.iter().copied() {
                if day.halves().contains(&half) || entered.contains(&(id, half)) {
                    let date = day.date;
                    found.push(HalfDay {
                        date,
                        day: id,
                        half,
                    });
                }
            }
        }
        found
    }

    /// The body for which a person came: the one on whose behalf, by a membership of that day,
    /// else the person's own.
    pub fn organisation_on(
        &self,
        person: Id<Person>,
        date: Option<NaiveDate>,
    ) -> Option<Id<Organisation>> {
        let of_person = self.memberships.iter().map(|(_, membership)| membership);
        organisation_of(
            self,
            person,
            date,
            of_person.filter(|membership| membership.person == Some(person)),
        )
    }
}

/// As [`Project::organisation_on`], with the person's memberships at hand.
pub(super) fn organisation_of<'a>(
    project: &Project,
    person: Id<Person>,
    date: Option<NaiveDate>,
    memberships: impl Iterator<Item = &'a Membership>,
) -> Option<Id<Organisation>> {
    let own = project.get(person).and_then(|person| person.organisation);
    memberships
        .filter(|membership| date.is_none_or(|date| membership.covers(date)))
        .find_map(|membership| membership.on_behalf_of)
        .or(own)
        .filter(|id| project.organisations.contains(*id))
}

impl Membership {
    /// Whether it was in force on this day.
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(super::super::Ulid(n))
    }

    fn time(hour: u32, minute: u32) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(hour, minute, 0)
    }

    fn old(status: AttendanceStatus) -> Attendance {
        Attendance {
            person: Some(id(1)),
            day: Some(id(2)),
            half: Half::Afternoon,
            status,
            ..Attendance::default()
        }
    }

    fn status(project: &Project) -> Option<AttendanceStatus> {
        let (_, record) = project.attendance_of(id(1), id(2), Half::Afternoon)?;
        Some(record.status)
    }

    #[test]
    fn a_record_of_an_older_file_counts_until_there_is_one_in_the_right_place() {
        let mut project = Project::default();
        assert_eq!(status(&project), None);
        project
            .attendance
            .insert(id(8), old(AttendanceStatus::Excused));
        project
            .attendance
            .insert(id(9), old(AttendanceStatus::Absent));
        assert_eq!(status(&project), Some(AttendanceStatus::Excused));
        let right = Attendance::id(id(1), id(2), Half::Afternoon);
        project
            .attendance
            .insert(right, old(AttendanceStatus::Online));
        assert_eq!(status(&project), Some(AttendanceStatus::Online));
        let all = records(&project);
        let (found, _) = all[&(id(1), id(2), Half::Afternoon)];
        assert_eq!(found, right);
    }

    #[test]
    fn setting_attendance_takes_what_an_older_record_said_to_the_right_place() {
        let mut project = Project::default();
        let before = Attendance {
            represented_by: Some(id(5)),
            from: time(14, 15),
            ..old(AttendanceStatus::Open)
        };
        project.attendance.insert(id(9), before);
        let right = project.set_attendance(id(1), id(2), Half::Afternoon, |record| {
            record.status = AttendanceStatus::Present;
        });
        assert_eq!(right, Attendance::id(id(1), id(2), Half::Afternoon));
        assert_eq!(project.attendance.ids().collect::<Vec<_>>(), [right]);
        let record = project.get(right).unwrap();
        assert_eq!(record.status, AttendanceStatus::Present);
        assert_eq!(
            (record.represented_by, record.from),
            (Some(id(5)), time(14, 15))
        );
    }

    #[test]
    fn what_is_open_again_stays_a_record() {
        let mut project = Project::default();
        for status in [AttendanceStatus::Present, AttendanceStatus::Open] {
            project.set_attendance(id(1), id(2), Half::Afternoon, |r| r.status = status);
        }
        assert_eq!(project.attendance.len(), 1);
        assert_eq!(status(&project), Some(AttendanceStatus::Open));
    }

    #[test]
    fn nobody_loses_the_place_to_somebody_else() {
        // After a merge of two people the record of the one lies where the other's belongs.
        let mut project = Project::default();
        let place = Attendance::id(id(1), id(2), Half::Morning);
        let of_other = Attendance {
            person: Some(id(7)),
            half: Half::Morning,
            ..old(AttendanceStatus::Online)
        };
        project.attendance.insert(place, of_other);
        assert!(project.attendance_of(id(1), id(2), Half::Morning).is_none());
        project.set_attendance(id(1), id(2), Half::Morning, |record| {
            record.status = AttendanceStatus::Absent;
        });
        let of = |person| {
            let (_, record) = project.attendance_of(person, id(2), Half::Morning)?;
            Some(record.status)
        };
        assert_eq!(of(id(1)), Some(AttendanceStatus::Absent));
        assert_eq!(of(id(7)), Some(AttendanceStatus::Online));
    }

    #[test]
    fn a_reply_is_one_record_too() {
        use super::super::ReplyAnswer;
        let mut project = Project::default();
        let before = Reply {
            person: Some(id(1)),
            session: Some(id(3)),
            note: "nur am ersten Tag".to_owned(),
            ..Reply::default()
        };
        project.replies.insert(id(9), before);
        project.set_reply(id(1), id(3), |reply| reply.answer = ReplyAnswer::Yes);
        let (found, reply) = project.reply_of(id(1), id(3)).unwrap();
        assert_eq!(found, Reply::id(id(1), id(3)));
        assert_eq!(reply.answer, ReplyAnswer::Yes);
        assert_eq!(reply.note, "nur am ersten Tag");
        assert_eq!(project.replies.len(), 1);
    }

    #[test]
    fn planned_times_say_which_halves_a_day_has() {
        let mut project = Project::default();
        let date = |day| NaiveDate::from_ymd_opt(2018, 11, day);
        for (n, date, start, end) in [
            (12, date(8), time(9, 0), time(12, 30)),
            (11, date(7), time(12, 0), time(18, 0)),
            (13, None, time(9, 30), None),
        ] {
            let day = Day {
                session: Some(id(3)),
                date,
                planned_start: start,
                planned_end: end,
                ..Day::default()
            };
            project.days.insert(id(n), day);
        }
        let shown = |project: &Project| -> Vec<(Id<Day>, Half)> {
            let half_days = project.half_days(id(3)).into_iter();
            half_days.map(|half| (half.day, half.half)).collect()
        };
        let expected = [
            (id(11), Half::Afternoon),
            (id(12), Half::Morning),
            (id(13), Half::Morning),
            (id(13), Half::Afternoon),
        ];
        assert_eq!(shown(&project), expected);
        // What was entered is never hidden.
        project.set_attendance(id(1), id(12), Half::Afternoon, |record| {
            record.status = AttendanceStatus::Present;
        });
        assert!(shown(&project).contains(&(id(12), Half::Afternoon)));
    }

    #[test]
    fn somebody_comes_for_the_body_of_the_membership_of_that_day() {
        let mut project = Project::default();
        for n in [20, 21] {
            project.organisations.insert(id(n), Organisation::default());
        }
        let person = Person {
            organisation: Some(id(20)),
            ..Person::default()
        };
        project.people.insert(id(1), person);
        let membership = Membership {
            person: Some(id(1)),
            until: NaiveDate::from_ymd_opt(2018, 12, 31),
            on_behalf_of: Some(id(21)),
            ..Membership::default()
        };
        project.memberships.insert(id(30), membership);
        let on = |year| project.organisation_on(id(1), NaiveDate::from_ymd_opt(year, 6, 1));
        assert_eq!(on(2018), Some(id(21)));
        assert_eq!(on(2019), Some(id(20)));
    }
}
