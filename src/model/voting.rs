//! Who may vote: to tell when more votes were counted than can have been cast.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDateTime;

use super::{Half, HalfDay, Id, Person, Project, Role, Roll};

impl Roll {
    /// The half-day that `moment`, local time, falls on; `None` if the session does not meet on
    /// that day.
    pub fn half_day_at(&self, moment: NaiveDateTime) -> Option<HalfDay> {
        let half = Half::of(moment.time());
        let of_day = || {
            let half_days = self.half_days.iter();
            half_days.filter(|half_day| half_day.date == Some(moment.date()))
        };
        let fits = of_day().find(|half_day| half_day.half == half);
        // A day that meets only in the afternoon begins before noon, too.
        fits.or_else(|| of_day().next()).copied()
    }

    /// The half-day on which most people were there, the first of several; `None` as long as
    /// nobody was.
    pub fn fullest(&self) -> Option<HalfDay> {
        let mut best: Option<(usize, HalfDay)> = None;
        for half_day in &self.half_days {
            let there = self.there(*half_day).len();
            if there > best.map_or(0, |(most, _)| most) {
                best = Some((there, *half_day));
            }
        }
        best.map(|(_, half_day)| half_day)
    }

    /// Who was there on a half-day: in the room, on the line, or in somebody's stead (then with
    /// whom they stand in for), in the order of the roll.
    pub fn there(&self, half_day: HalfDay) -> Vec<(Id<Person>, Option<Id<Person>>)> {
        let mut instead: HashMap<Id<Person>, Id<Person>> = HashMap::new();
        for person in &self.people {
            let record = self.cell(*person, half_day).map(|(_, record)| record);
            if let Some(other) = record.and_then(|record| record.represented_by) {
                instead.entry(other).or_insert(*person);
            }
        }
        let there = self.people.iter().filter_map(|person| {
            let in_person = self.status(*person, half_day).is_there();
            let for_whom = instead.get(person).copied();
            (in_person || for_whom.is_some()).then_some((*person, for_whom))
        });
        there.collect()
    }

    /// How many of those who were there on a half-day may vote: whoever has a membership of that
    /// day other than as a guest, or stands in for somebody who has. Where the circle keeps no
    /// memberships, everybody may. `None` as long as nobody is entered as being there.
    pub fn voters(&self, project: &Project, half_day: HalfDay) -> Option<usize> {
        let there = self.there(half_day);
        if there.is_empty() {
            return None;
        }
        if project.memberships.is_empty() {
            return Some(there.len());
        }
        let members: HashSet<Id<Person>> = project
            .memberships
            .iter()
            .filter(|(_, membership)| membership.role != Role::Guest)
            .filter(|(_, membership)| half_day.date.is_none_or(|date| membership.covers(date)))
            .filter_map(|(_, membership)| membership.person)
            .collect();
        let may_vote = |(person, for_whom): &(Id<Person>, Option<Id<Person>>)| {
            members.contains(person) || for_whom.is_some_and(|other| members.contains(&other))
        };
        Some(there.iter().filter(|person| may_vote(person)).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AttendanceStatus, Day, Membership, Session};
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    fn moment(text: &str) -> NaiveDateTime {
        text.parse().expect("a moment")
    }

    /// A session on 7 November 2018 with five people; the fifth is a guest.
    fn project() -> Project {
        let mut project = Project::default();
        project.sessions.insert(id(1), Session::default());
        let day = Day {
            session: Some(id(1)),
            date: "2018-11-07".parse().ok(),
            ..Day::default()
        };
        project.days.insert(id(2), day);
        for n in 10..15 {
            project.people.insert(id(n), Person::default());
            let membership = Membership {
                person: Some(id(n)),
                role: if n == 14 { Role::Guest } else { Role::Member },
                ..Membership::default()
            };
            project.memberships.insert(id(n + 100), membership);
        }
        project
    }

    fn tick(project: &mut Project, person: u128, half: Half, status: AttendanceStatus) {
        project.set_attendance(id(person), id(2), half, |record| record.status = status);
    }

    #[test]
    fn guests_are_there_but_do_not_vote_and_whoever_stands_in_does() {
        let mut project = project();
        tick(&mut project, 10, Half::Morning, AttendanceStatus::Present);
        tick(&mut project, 11, Half::Morning, AttendanceStatus::Online);
        tick(&mut project, 14, Half::Morning, AttendanceStatus::Present);
        let half_day = Roll::of(&project, id(1))
            .half_day_at(moment("2018-11-07T09:55:00"))
            .expect("a half-day");
        let voters = |project: &Project| Roll::of(project, id(1)).voters(project, half_day);
        assert_eq!(voters(&project), Some(2));
        // The guest stands in for a member who is not there.
        project.set_attendance(id(12), id(2), Half::Morning, |record| {
            record.status = AttendanceStatus::Excused;
            record.represented_by = Some(id(14));
        });
        assert_eq!(voters(&project), Some(3));
        // Whose membership has ended is there as anybody is.
        let membership = project.memberships.get_mut(id(110)).expect("there");
        membership.until = "2018-06-30".parse().ok();
        assert_eq!(voters(&project), Some(2));
    }

    #[test]
    fn where_nobody_is_entered_or_no_memberships_are_kept_nothing_is_made_up() {
        let mut project = project();
        let half_day = Roll::of(&project, id(1))
            .half_day_at(moment("2018-11-07T14:00:00"))
            .expect("a half-day");
        assert_eq!(half_day.half, Half::Afternoon);
        let voters = |project: &Project| Roll::of(project, id(1)).voters(project, half_day);
        assert_eq!(voters(&project), None);
        assert_eq!(Roll::of(&project, id(1)).fullest(), None);
        project.memberships = crate::model::Table::default();
        tick(&mut project, 14, Half::Afternoon, AttendanceStatus::Present);
        assert_eq!(voters(&project), Some(1));
        assert_eq!(Roll::of(&project, id(1)).fullest(), Some(half_day));
    }

    #[test]
    fn on_other_days_there_is_no_half_day_of_now() {
        let project = project();
        assert_eq!(
            Roll::of(&project, id(1)).half_day_at(moment("2018-11-08T09:55:00")),
            None
        );
    }
}
