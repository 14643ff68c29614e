use super::*;
use crate::model::{Day, Half, Ulid};
use crate::testing::arbitrary_project;
use chrono::NaiveDate;
use proptest::prelude::*;

fn id<T>(n: u128) -> Id<T> {
    Id::from_ulid(Ulid(n))
}

fn date(day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2018, 11, day)
}

const SESSION: u128 = 1;
const CITY: u128 = 50;
const FEDERAL: u128 = 51;

/// A session of two days, and two bodies.
fn project() -> Project {
    let mut project = Project::default();
    project.sessions.insert(id(SESSION), Session::default());
    for n in [7, 8] {
        let day = Day {
            session: Some(id(SESSION)),
            date: date(n),
            ..Day::default()
        };
        project.days.insert(id(u128::from(n)), day);
    }
    for (n, kind) in [
        (CITY, OrganisationKind::City),
        (FEDERAL, OrganisationKind::Federal),
    ] {
        let body = Organisation {
            kind,
            ..Organisation::default()
        };
        project.organisations.insert(id(n), body);
    }
    project
}

fn person(project: &mut Project, n: u128, family_name: &str, body: u128) {
    let person = Person {
        family_name: family_name.to_owned(),
        organisation: Some(id(body)),
        ..Person::default()
    };
    project.people.insert(id(n), person);
}

fn member(project: &mut Project, person: u128, until: Option<NaiveDate>) {
    let membership = Membership {
        person: Some(id(person)),
        until,
        ..Membership::default()
    };
    project.memberships.insert(id(1000 + person), membership);
}

fn set(project: &mut Project, person: u128, half: Half, status: AttendanceStatus) {
    project.set_attendance(id(person), id(7), half, |record| record.status = status);
}

#[test]
fn members_of_those_days_and_people_without_membership_belong_in_the_roll() {
    let mut project = project();
    for (n, name) in [(101, "Pavković"), (102, "Özbabacan"), (103, "Reichwald")] {
        person(&mut project, n, name, CITY);
    }
    person(&mut project, 104, "Ehemals", CITY);
    person(&mut project, 105, "Vertretung", CITY);
    person(&mut project, 106, "Geantwortet", CITY);
    member(&mut project, 101, None);
    member(&mut project, 102, date(7));
    for n in [104, 105, 106] {
        member(&mut project, n, date(6));
    }
    let people = |project: &Project| project.participants(id(SESSION));
    assert_eq!(people(&project), [id(102), id(101), id(103)]);
    project.set_reply(id(106), id(SESSION), |_| {});
    project.set_attendance(id(101), id(7), Half::Morning, |record| {
        record.represented_by = Some(id(105));
    });
    let all = [id(106), id(102), id(101), id(103), id(105)];
    assert_eq!(people(&project), all);
}

#[test]
fn who_was_erased_stays_in_the_roll_of_where_they_were() {
    let mut project = project();
    person(&mut project, 101, "N. N.", CITY);
    project.people.get_mut(id(101)).unwrap().erased_on = date(20);
    project.set_reply(id(101), id(SESSION), |_| {});
    assert!(project.participants(id(SESSION)).is_empty());
    set(&mut project, 101, Half::Morning, AttendanceStatus::Present);
    assert_eq!(project.participants(id(SESSION)), [id(101)]);
}

#[test]
fn counts_say_who_was_there_by_status_and_kind_of_body() {
    let mut project = project();
    person(&mut project, 101, "Pavković", CITY);
    person(&mut project, 102, "Özbabacan", CITY);
    person(&mut project, 103, "Reichwald", FEDERAL);
    person(&mut project, 104, "Ohne", 999);
    set(&mut project, 101, Half::Morning, AttendanceStatus::Present);
    set(&mut project, 102, Half::Morning, AttendanceStatus::Online);
    set(&mut project, 103, Half::Morning, AttendanceStatus::Excused);
    let roll = Roll::of(&project, id(SESSION));
    let counts = roll.counts(roll.half_days[0]);
    assert_eq!(counts.of(AttendanceStatus::Open), 1);
    assert_eq!(counts.of(AttendanceStatus::Excused), 1);
    assert_eq!(counts.there(), 2);
    let kinds = BTreeMap::from([(Some(OrganisationKind::City), 2)]);
    assert_eq!((counts.by_kind, counts.organisations), (kinds, 1));
    let afternoon = roll.counts(roll.half_days[1]);
    assert_eq!(
        (afternoon.there(), afternoon.of(AttendanceStatus::Open)),
        (0, 4)
    );
}

#[test]
fn who_stands_in_is_there_for_the_others_body() {
    let mut project = project();
    person(&mut project, 101, "Pavković", FEDERAL);
    person(&mut project, 102, "Özbabacan", CITY);
    project.set_attendance(id(101), id(7), Half::Morning, |record| {
        record.status = AttendanceStatus::Excused;
        record.represented_by = Some(id(102));
    });
    let roll = Roll::of(&project, id(SESSION));
    let counts = roll.counts(roll.half_days[0]);
    assert_eq!((counts.representing, counts.there()), (1, 1));
    let kinds = BTreeMap::from([(Some(OrganisationKind::Federal), 1)]);
    assert_eq!((counts.by_kind, counts.organisations), (kinds, 1));
    // There in person anyway: one head, two bodies.
    set(&mut project, 102, Half::Morning, AttendanceStatus::Present);
    let roll = Roll::of(&project, id(SESSION));
    let counts = roll.counts(roll.half_days[0]);
    assert_eq!((counts.representing, counts.there()), (0, 1));
    assert_eq!(counts.organisations, 2);
    assert_eq!(
        project.represented(id(FEDERAL)),
        Represented {
            sessions: 1,
            half_days: 1
        }
    );
}

#[test]
fn the_best_half_day_says_how_somebody_was_there() {
    let mut project = project();
    person(&mut project, 101, "Pavković", CITY);
    person(&mut project, 102, "Özbabacan", CITY);
    set(&mut project, 101, Half::Morning, AttendanceStatus::Absent);
    set(&mut project, 101, Half::Afternoon, AttendanceStatus::Online);
    let roll = Roll::of(&project, id(SESSION));
    assert_eq!(
        roll.at_best(),
        BTreeMap::from([(AttendanceStatus::Online, 1)])
    );
}

#[test]
fn a_person_sees_the_sessions_of_which_something_is_known() {
    let mut project = project();
    person(&mut project, 101, "Pavković", CITY);
    person(&mut project, 102, "Özbabacan", CITY);
    set(&mut project, 101, Half::Morning, AttendanceStatus::Open);
    assert!(project.sessions_attended(id(101)).is_empty());
    set(
        &mut project,
        101,
        Half::Afternoon,
        AttendanceStatus::Present,
    );
    project.set_attendance(id(101), id(8), Half::Morning, |record| {
        record.represented_by = Some(id(102));
    });
    let [(session, parts)] = &project.sessions_attended(id(101))[..] else {
        panic!("one session");
    };
    assert_eq!(*session, id(SESSION));
    let there: Vec<bool> = parts.iter().map(TookPart::was_there).collect();
    assert_eq!(there, [true, false]);
    assert_eq!(parts[1].represented_by, Some(id(102)));
    let stand_in = project.sessions_attended(id(102));
    assert_eq!(stand_in[0].1[0].instead_of, Some(id(101)));
    assert!(stand_in[0].1[0].was_there());
    assert_eq!(
        project.represented(id(CITY)),
        Represented {
            sessions: 1,
            half_days: 2
        }
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_roll_adds_up(project in arbitrary_project()) {
        for session in project.sessions.ids() {
            let roll = Roll::of(&project, session);
            for half_day in &roll.half_days {
                let counts = roll.counts(*half_day);
                let in_all: usize = counts.by_status.values().sum();
                prop_assert_eq!(in_all, roll.people.len());
                let there = counts.of(AttendanceStatus::Present)
                    + counts.of(AttendanceStatus::Online)
                    + counts.representing;
                prop_assert_eq!(counts.there(), there);
                for person in &roll.people {
                    let found = project.attendance_of(*person, half_day.day, half_day.half);
                    prop_assert_eq!(
                        roll.cell(*person, *half_day).map(|(id, _)| id),
                        found.map(|(id, _)| id)
                    );
                }
            }
        }
        for person in project.people.ids() {
            project.sessions_attended(person);
        }
        for represented in project.representation().values() {
            prop_assert!(represented.sessions <= represented.half_days);
        }
    }

    #[test]
    fn whatever_is_set_is_what_is_found(
        project in arbitrary_project(),
        status in proptest::sample::select(AttendanceStatus::ALL),
        half in proptest::sample::select(Half::ALL),
    ) {
        let mut project = project;
        let people: Vec<_> = project.people.ids().collect();
        let days: Vec<_> = project.days.ids().collect();
        for person in people {
            for day in &days {
                let id = project.set_attendance(person, *day, half, |r| r.status = status);
                let found = project.attendance_of(person, *day, half);
                prop_assert_eq!(found.map(|(id, r)| (id, r.status)), Some((id, status)));
            }
        }
    }
}
