use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::*;
use crate::document::merge::{Author, Version, projects};
use crate::document::{Document, Step};
use crate::model::references::dangling;
use crate::model::{
    Action, Attendance, Consent, Day, Element, Entry, Half, Membership, Role, Session, Shown, Ulid,
    show_differences, with_tables,
};
use crate::store::{Header, codec};
use crate::testing::{arbitrary_project, generated_project};

const KEEP: u128 = 1;
const GONE: u128 = 2;

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

fn contact(label: &str, value: &str) -> Contact {
    Contact {
        label: label.to_owned(),
        value: value.to_owned(),
    }
}

fn two() -> Project {
    let mut project = Project::default();
    project.people.insert(
        id(KEEP),
        Person {
            given_name: "G.".to_owned(),
            family_name: "Pavković".to_owned(),
            function: "Referent".to_owned(),
            emails: vec![contact("", "gari@stadt.example")],
            phones: vec![contact("", "0711 216-1")],
            note: "Kommt gern.".to_owned(),
            ..Person::default()
        },
    );
    project.people.insert(
        id(GONE),
        Person {
            form_of_address: "Herr".to_owned(),
            given_name: "Gari".to_owned(),
            family_name: "Pavković".to_owned(),
            function: "Integrationsbeauftragter".to_owned(),
            emails: vec![
                contact("Büro", "Gari@Stadt.example "),
                contact("", "g@verein.example"),
            ],
            phones: vec![contact("", "+49 (0)711 2161"), contact("", "+43 1 2161")],
            note: "Spricht auch Kroatisch.".to_owned(),
            ..Person::default()
        },
    );
    project
}

fn merge(project: &mut Project) -> Person {
    let people = [id(KEEP), id(GONE)];
    let chosen = project.best_choice(&people);
    project.merge_people(id(KEEP), &[id(GONE)], &chosen);
    project.people.get(id(KEEP)).unwrap().clone()
}

fn encoded(project: &Project) -> String {
    codec::encode(project, &Header::default()).unwrap()
}

#[test]
fn names_are_the_fuller_posts_the_newer_and_lists_have_all() {
    let mut project = two();
    let merged = merge(&mut project);
    assert_eq!(merged.full_name(), "Gari Pavković");
    assert_eq!(merged.form_of_address, "Herr");
    assert_eq!(merged.function, "Integrationsbeauftragter");
    assert_eq!(
        merged.emails,
        [
            contact("Büro", "gari@stadt.example"),
            contact("", "g@verein.example")
        ]
    );
    assert_eq!(
        merged.phones,
        [contact("", "0711 216-1"), contact("", "+43 1 2161")]
    );
    assert_eq!(merged.note, "Kommt gern.\n\nSpricht auch Kroatisch.");
    assert_eq!(project.people.len(), 1);
}

#[test]
fn the_one_who_is_spoken_of_most_stays() {
    let mut project = two();
    let people = [id(KEEP), id(GONE)];
    assert_eq!(project.best_to_keep(&people), Some(id(KEEP)));
    project.sessions.insert(
        id(5),
        Session {
            chair: Some(id(GONE)),
            ..Session::default()
        },
    );
    assert_eq!(project.best_to_keep(&people), Some(id(GONE)));
    assert_eq!(project.moves_along(&[id(GONE)]).sessions, 1);
}

#[test]
fn attendance_moves_to_the_ids_that_follow_and_the_more_telling_wins() {
    let mut project = two();
    let day: Id<Day> = id(7);
    project.days.insert(day, Day::default());
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
    let mut attend = |person: u128, half, status, from, until, stand_in: Option<u128>| {
        let record = Attendance {
            person: Some(id(person)),
            day: Some(day),
            half,
            status,
            from,
            until,
            represented_by: stand_in.map(id),
            ..Attendance::default()
        };
        project
            .attendance
            .insert(Attendance::id(id(person), day, half), record);
    };
    use AttendanceStatus::{Absent, Online, Present};
    attend(KEEP, Half::Morning, Absent, time(10), None, None);
    attend(GONE, Half::Morning, Present, time(9), time(11), None);
    attend(GONE, Half::Afternoon, Online, None, None, Some(KEEP));
    merge(&mut project);
    assert_eq!(project.attendance.len(), 2);
    let morning = Attendance::id(id(KEEP), day, Half::Morning);
    let morning = project.attendance.get(morning).unwrap();
    assert_eq!(morning.status, Present);
    assert_eq!((morning.from, morning.until), (time(9), time(11)));
    let afternoon = Attendance::id(id(KEEP), day, Half::Afternoon);
    let afternoon = project.attendance.get(afternoon).unwrap();
    assert_eq!((afternoon.status, afternoon.represented_by), (Online, None));
}

#[test]
fn of_two_replies_the_later_counts_and_both_notes_stay() {
    let mut project = two();
    let session: Id<Session> = id(6);
    project.sessions.insert(session, Session::default());
    let mut reply = |person: u128, answer, day, note: &str| {
        let record = Reply {
            person: Some(id(person)),
            session: Some(session),
            answer,
            received_on: NaiveDate::from_ymd_opt(2018, 10, day),
            note: note.to_owned(),
            ..Reply::default()
        };
        project
            .replies
            .insert(Reply::id(id(person), session), record);
    };
    reply(KEEP, ReplyAnswer::Yes, 20, "nur am ersten Tag");
    reply(GONE, ReplyAnswer::No, 12, "Terminkonflikt");
    merge(&mut project);
    let reply = project.replies.get(Reply::id(id(KEEP), session)).unwrap();
    assert_eq!(reply.answer, ReplyAnswer::Yes);
    assert_eq!(reply.note, "nur am ersten Tag\n\nTerminkonflikt");
    assert_eq!(project.replies.len(), 1);
}

#[test]
fn what_says_the_same_twice_is_one() {
    let mut project = two();
    let membership = |person: u128, role| Membership {
        person: Some(id(person)),
        role,
        ..Membership::default()
    };
    project
        .memberships
        .insert(id(20), membership(KEEP, Role::Member));
    project
        .memberships
        .insert(id(21), membership(GONE, Role::Member));
    project
        .memberships
        .insert(id(22), membership(GONE, Role::Lead));
    for (at, person) in [(23, KEEP), (24, GONE)] {
        let consent = Consent {
            person: Some(id(person)),
            ..Consent::default()
        };
        project.consents.insert(id(at), consent);
    }
    // Somebody else's, however equal, stay.
    project
        .memberships
        .insert(id(25), membership(9, Role::Guest));
    project
        .memberships
        .insert(id(26), membership(9, Role::Guest));
    merge(&mut project);
    let left: Vec<u128> = project.memberships.ids().map(|id| id.ulid().0).collect();
    assert_eq!(left, [20, 22, 25, 26]);
    assert_eq!(project.consents.len(), 1);
}

#[test]
fn an_owner_who_was_a_helper_too_helps_once() {
    let mut project = two();
    let entry = Entry {
        action: Some(Action {
            owner: Some(id(GONE)),
            helpers: vec![id(GONE), id(9), id(KEEP)],
            ..Action::default()
        }),
        ..Entry::default()
    };
    project.entries.insert(id(30), entry);
    merge(&mut project);
    let action = project.entries.get(id(30)).unwrap().action.clone().unwrap();
    assert_eq!(action.owner, Some(id(KEEP)));
    assert_eq!(action.helpers, [id(KEEP), id(9)]);
}

#[test]
fn open_conflicts_move_along_but_for_the_one_that_merging_decides() {
    let mut project = two();
    let conflict = |kind, field: &str, first: &str| Conflict {
        kind,
        table: Some(TableName::people),
        record: id::<Person>(GONE).to_string(),
        field: field.to_owned(),
        first: first.to_owned(),
        second: "Referat".to_owned(),
        ..Conflict::default()
    };
    project
        .conflicts
        .insert(id(40), conflict(ConflictKind::Text, "department", "Amt"));
    project
        .conflicts
        .insert(id(41), conflict(ConflictKind::Deleted, "", ""));
    let owner = Conflict {
        table: Some(TableName::entries),
        record: id::<Entry>(30).to_string(),
        first: format!("Some(\"{}\")", id::<Person>(GONE)),
        ..conflict(ConflictKind::Value, "action.owner", "")
    };
    project.conflicts.insert(id(42), owner);
    merge(&mut project);
    assert_eq!(project.conflicts.len(), 2);
    assert!(!encoded(&project).contains(&id::<Person>(GONE).to_string()));
    let about_keep = |c: &Conflict| c.record == id::<Person>(KEEP).to_string();
    assert!(
        project
            .conflicts
            .iter()
            .any(|(_, c)| about_keep(c) && c.first == "Amt")
    );
    assert!(!project.conflicts.contains(id(40)), "another conflict");
}

#[test]
fn unknown_fields_stay_and_two_values_are_told() {
    let mut project = two();
    let read = |ron: &str| ron::from_str::<Person>(ron).unwrap();
    project.people.insert(id(KEEP), read("(colour: 1)"));
    project
        .people
        .insert(id(GONE), read("(colour: 2, zusatz: [1, 2])"));
    let merged = merge(&mut project);
    let ext: Vec<_> = merged.ext.iter().collect();
    assert_eq!(ext, [("colour", "1"), ("zusatz", "[1, 2]")]);
    let (_, conflict) = project.conflicts.iter().next().unwrap();
    assert_eq!(conflict.kind, ConflictKind::Unknown);
    assert_eq!(
        (conflict.first.as_str(), conflict.second.as_str()),
        ("1", "2")
    );
}

/// A colleague writes into the record that is being merged away.
#[test]
fn what_a_colleague_writes_meanwhile_into_the_one_that_goes_is_not_lost() {
    let base = two();
    let mut merged = base.clone();
    merge(&mut merged);
    let mut theirs = base.clone();
    theirs.people.get_mut(id(GONE)).unwrap().department = "Stabsstelle".to_owned();
    let element = Element {
        author: Some(id(GONE)),
        ..Element::default()
    };
    theirs.elements.insert(id(50), element);
    let nobody = Author::default();
    let version = |project| Version {
        project,
        author: &nobody,
    };
    let mut together = projects(Some(&base), version(&merged), version(&theirs));
    assert_eq!(
        together.people.get(id(GONE)).unwrap().department,
        "Stabsstelle"
    );
    assert_eq!(together.people.get(id(KEEP)), merged.people.get(id(KEEP)));
    let (_, told) = together.conflicts.iter().next().unwrap();
    assert_eq!(told.kind, ConflictKind::Deleted);
    assert_eq!(dangling(&together), []);

    // Merged once more, all of it is in one record, and nothing is left to decide.
    let again = merge(&mut together);
    assert_eq!(again.department, "Stabsstelle");
    assert_eq!(again.emails.len(), 2);
    assert_eq!(again.note, "Kommt gern.\n\nSpricht auch Kroatisch.");
    assert_eq!(
        together.elements.get(id(50)).unwrap().author,
        Some(id(KEEP))
    );
    assert!(together.conflicts.is_empty());
}

/// Whether any field of any record refers to the person; found by what fields say, and not by the
/// list of references.
fn speaks_of(project: &Project, person: Id<Person>) -> bool {
    fn says(shown: &Shown, person: Ulid) -> bool {
        match shown {
            Shown::Reference(TableName::people, id) => *id == person,
            Shown::List(all) => all.iter().any(|one| says(one, person)),
            _ => false,
        }
    }
    let mut found = false;
    macro_rules! for_tables {
        ($( $table:ident: $Record:ident, )*) => {
            $( for (_, record) in project.$table.iter() {
                show_differences(&Default::default(), record, |_, _, now| {
                    found |= says(&now, person.ulid());
                });
            } )*
        };
    }
    with_tables!(for_tables);
    found
}

/// What refers where to nothing, whatever the id of the record.
fn gaps(project: &Project) -> BTreeSet<(TableName, &'static str, Ulid)> {
    let gaps = dangling(project).into_iter();
    gaps.map(|gap| (gap.table, gap.field, gap.missing))
        .collect()
}

fn check(
    project: Project,
    one: usize,
    other: usize,
    ids_are_unique: bool,
) -> Result<(), TestCaseError> {
    let ids: Vec<Id<Person>> = project.people.ids().collect();
    if ids.len() < 2 {
        return Ok(());
    }
    let keep = ids[one % ids.len()];
    let gone = ids[other % ids.len()];
    if keep == gone {
        return Ok(());
    }
    let before = gaps(&project);
    let mut document = Document::new(project.clone());
    let chosen = project.best_choice(&[keep, gone]);
    document.edit(Step::MergePeople, |p| {
        p.merge_people(keep, &[gone], &chosen)
    });
    let after = document.project();
    prop_assert!(!after.people.contains(gone));
    prop_assert!(gaps(after).is_subset(&before), "{:?}", gaps(after));
    prop_assert!(!speaks_of(after, gone));
    prop_assert!(!after.refers_to_person(gone));
    if ids_are_unique {
        prop_assert!(!encoded(after).contains(&gone.to_string()));
    }
    document.undo();
    prop_assert_eq!(document.project(), &project);
    document.redo();
    prop_assert!(!speaks_of(document.project(), gone));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_reference_to_the_one_that_went_is_left(
        project in arbitrary_project(), one in 0..9_usize, other in 0..9_usize,
    ) {
        check(project, one, other, false)?;
    }
}

#[test]
fn the_same_is_so_in_projects_as_people_make_them() {
    let project = generated_project(3, 60_000);
    for (one, other) in [(0, 1), (5, 2), (11, 30), (40, 3)] {
        check(project.clone(), one, other, true).unwrap();
    }
}
