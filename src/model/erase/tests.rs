use chrono::NaiveTime;
use proptest::prelude::*;

use super::*;
use crate::document::merge::{Author, Version, projects};
use crate::document::{Document, Step};
use crate::model::{
    Approval, Consent, Contact, Day, Entry, Half, Membership, Organisation, Reply, Session,
};
use crate::store::{Header, codec};
use crate::testing::arbitrary_project;

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

const WHO: u128 = 1;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn erasure(name: ErasedName) -> Erasure {
    Erasure {
        name,
        keep_attendance: true,
        texts: BTreeSet::new(),
        today: day(22),
    }
}

fn pseudonym() -> Erasure {
    erasure(ErasedName::Pseudonym("Person 3".to_owned()))
}

/// A circle in which somebody has been for long.
fn circle() -> Project {
    let mut project = Project::default();
    project
        .organisations
        .insert(id(70), Organisation::default());
    let mut person: Person = ron::from_str("(shoe_size: 43)").unwrap();
    person.form_of_address = "Herr".to_owned();
    person.titles = "Dr.".to_owned();
    person.given_name = "Gari".to_owned();
    person.family_name = "Pavković".to_owned();
    person.function = "Beauftragter".to_owned();
    person.department = "Stabsstelle".to_owned();
    person.organisation = Some(id(70));
    person.emails = vec![Contact {
        label: String::new(),
        value: "gari@stadt.example".to_owned(),
    }];
    person.note = "Ruft lieber an.".to_owned();
    project.people.insert(id(WHO), person);
    let who = Some(id(WHO));
    let membership = Membership {
        person: who,
        ..Membership::default()
    };
    project.memberships.insert(id(10), membership);
    let consent = Consent {
        person: who,
        ..Consent::default()
    };
    project.consents.insert(id(11), consent);
    let approved = Session {
        approval: Approval::Approved,
        note: "Herr Pavković kommt später.".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(id(20), approved);
    let draft = Session {
        chair: who,
        ..Session::default()
    };
    project.sessions.insert(id(21), draft);
    let reply = Reply {
        person: who,
        session: Some(id(20)),
        note: "Bahn".to_owned(),
        ..Reply::default()
    };
    project.replies.insert(Reply::id(id(WHO), id(20)), reply);
    project.days.insert(id(30), Day::default());
    for (half, status) in [
        (Half::Morning, AttendanceStatus::Present),
        (Half::Afternoon, AttendanceStatus::Open),
    ] {
        let record = Attendance {
            person: who,
            day: Some(id(30)),
            half,
            status,
            from: NaiveTime::from_hms_opt(10, 0, 0),
            ..Attendance::default()
        };
        let at = Attendance::id(id(WHO), id(30), half);
        project.attendance.insert(at, record);
    }
    let entry = |session: u128, text: &str| Entry {
        session: Some(id(session)),
        text: text.to_owned(),
        ..Entry::default()
    };
    project.entries.insert(
        id(40),
        entry(20, "Dr. Gari Pavković stellt die Zahlen vor."),
    );
    project.entries.insert(
        id(41),
        entry(21, "Pavkovićs Vorschlag, Pavkovic, Gari\nund andere"),
    );
    project.entries.insert(id(42), entry(21, "Pavkovićstraße"));
    let conflict = |table, record: String, first: &str| Conflict {
        table: Some(table),
        record,
        first: first.to_owned(),
        ..Conflict::default()
    };
    let about = id::<Person>(WHO).to_string();
    project
        .conflicts
        .insert(id(50), conflict(TableName::people, about, "0711"));
    let elsewhere = id::<Entry>(41).to_string();
    project.conflicts.insert(
        id(51),
        conflict(TableName::entries, elsewhere, "Pavković sagt"),
    );
    project
}

fn text(project: &Project, entry: u128) -> &str {
    &project.entries.get(id(entry)).unwrap().text
}

fn holds(project: &Project, words: &str) -> bool {
    codec::encode(project, &Header::default())
        .unwrap()
        .contains(words)
}

#[test]
fn with_the_name_only_the_organisation_stays() {
    let mut project = circle();
    assert!(project.erase_person(id(WHO), &erasure(ErasedName::Keep)));
    let left = project.people.get(id(WHO)).unwrap();
    let expected = Person {
        given_name: "Gari".to_owned(),
        family_name: "Pavković".to_owned(),
        organisation: Some(id(70)),
        erased_on: Some(day(22)),
        ..Person::default()
    };
    assert_eq!(*left, expected);
    assert!(project.memberships.is_empty() && project.consents.is_empty());
    assert!(project.replies.is_empty());
    let left: Vec<&Attendance> = project
        .attendance
        .iter()
        .map(|(_, record)| record)
        .collect();
    assert_eq!(left.len(), 1, "what was never filled in goes");
    assert_eq!(
        (left[0].status, left[0].from),
        (AttendanceStatus::Present, None)
    );
    for gone in [
        "gari@",
        "Ruft",
        "Stabsstelle",
        "shoe_size",
        "Bahn",
        "0711",
        "Dr.\"",
    ] {
        assert!(!holds(&project, gone), "{gone}");
    }
    assert!(holds(&project, "Gari Pavković"));
    assert!(!project.has_data_again(id(WHO)));
}

#[test]
fn a_pseudonym_goes_into_the_texts_that_were_chosen_and_no_others() {
    let mut project = circle();
    let names = SpokenNames::of(project.people.get(id(WHO)).unwrap());
    let spoken = project.spoken_of(&names, id(WHO));
    let told: Vec<_> = spoken
        .iter()
        .map(|s| (s.table, s.id.0, s.approved, s.whole))
        .collect();
    assert_eq!(
        told,
        [
            (TableName::sessions, 20, true, false),
            (TableName::entries, 40, true, true),
            (TableName::entries, 41, false, true),
            (TableName::conflicts, 51, false, false),
        ],
        "{spoken:?}"
    );
    let mut erasure = pseudonym();
    erasure.texts = spoken
        .into_iter()
        .filter(|spoken| !spoken.approved)
        .map(|spoken| (spoken.table, spoken.id, spoken.field))
        .collect();
    project.erase_person(id(WHO), &erasure);
    assert_eq!(
        text(&project, 41),
        "Person 3s Vorschlag, Person 3\nund andere"
    );
    assert_eq!(text(&project, 42), "Pavkovićstraße", "a street is nobody");
    assert_eq!(
        text(&project, 40),
        "Dr. Gari Pavković stellt die Zahlen vor."
    );
    let (told_as, conflict) = project.conflicts.iter().next().unwrap();
    assert_eq!(conflict.first, "Person 3 sagt");
    assert_ne!(told_as, id(51), "another conflict");
    let left = project.people.get(id(WHO)).unwrap();
    assert_eq!(
        (left.full_name().as_str(), left.organisation),
        ("Person 3", None)
    );
}

#[test]
fn a_name_that_lost_its_particle_in_speech_is_found_after_a_form_of_address_only() {
    let person = Person {
        given_name: "Anna".to_owned(),
        family_name: "von Berg".to_owned(),
        ..Person::default()
    };
    let names = SpokenNames::of(&person);
    let replaced = |text: &str| names.replaced_in(text, "Person 3");
    assert_eq!(replaced("Frau Berg sagt zu."), "Person 3 sagt zu.");
    assert_eq!(replaced("Anna von Berg, Anna Berg"), "Person 3, Person 3");
    assert_eq!(replaced("Der Berg ruft."), "Der Berg ruft.");
}

#[test]
fn titles_go_with_the_name() {
    let person = circle().people.get(id(WHO)).unwrap().clone();
    let names = SpokenNames::of(&person);
    let replaced = |text| names.replaced_in(text, "Person 3");
    assert_eq!(replaced("Dr. Gari Pavković: ja"), "Person 3: ja");
    assert_eq!(replaced("GARI PAVKOVIC, gari"), "Person 3, gari");
    assert_eq!(replaced("(Pavković) Xpavković"), "(Person 3) Xpavković");
    assert_eq!(replaced(""), "");
}

#[test]
fn somebody_of_whom_nothing_speaks_goes_altogether() {
    let mut project = circle();
    project.sessions.get_mut(id(21)).unwrap().chair = None;
    let mut all = erasure(ErasedName::Keep);
    all.keep_attendance = false;
    assert!(!project.erase_person(id(WHO), &all));
    assert!(project.people.is_empty() && project.attendance.is_empty());
    assert!(!holds(&project, &id::<Person>(WHO).to_string()));
}

#[test]
fn a_pseudonym_is_one_that_nobody_has_had() {
    let mut project = circle();
    let named = |number: u32| format!("Person {number}");
    assert_eq!(project.free_pseudonym(named), "Person 1");
    project.entries.get_mut(id(42)).unwrap().text = "person 1 und Person 23".to_owned();
    let two = Person {
        family_name: "Person 2".to_owned(),
        ..Person::default()
    };
    project.people.insert(id(99), two);
    assert_eq!(project.free_pseudonym(named), "Person 3");
}

#[test]
fn a_version_from_before_is_seen_to_hold_the_data_and_can_be_cleansed() {
    let before = circle();
    for how in [erasure(ErasedName::Keep), pseudonym()] {
        let mut now = before.clone();
        let mut how = how;
        how.texts
            .insert((TableName::entries, Ulid(41), "text".to_owned()));
        now.erase_person(id(WHO), &how);
        assert!(before.still_holds(id(WHO), &now));
        assert!(!now.still_holds(id(WHO), &now));
        let cleansed = before.cleansed_of(id(WHO), &now);
        assert!(!cleansed.still_holds(id(WHO), &now));
        assert!(!holds(&cleansed, "gari@") && !holds(&cleansed, "0711"));
        // What the project still says may be said there too, and nothing more.
        assert_eq!(text(&cleansed, 40), text(&now, 40));
        assert_eq!(text(&cleansed, 41), text(&now, 41));
        assert_eq!(cleansed.cleansed_of(id(WHO), &now), cleansed);
    }
}

fn together(base: Option<&Project>, mine: &Project, theirs: &Project) -> Project {
    let nobody = Author::default();
    let version = |project| Version {
        project,
        author: &nobody,
    };
    let merged = projects(base, version(mine), version(theirs));
    let other = projects(base, version(theirs), version(mine));
    assert_eq!(merged, other, "whoever merges");
    merged
}

#[test]
fn an_erasure_wins_where_the_common_version_cannot_tell_what_was_changed() {
    let before = circle();
    let mut erased = before.clone();
    let mut how = pseudonym();
    how.texts
        .insert((TableName::entries, Ulid(41), "text".to_owned()));
    erased.erase_person(id(WHO), &how);
    let mut theirs = before.clone();
    theirs.entries.get_mut(id(42)).unwrap().text = "Marktplatz".to_owned();
    theirs.entries.get_mut(id(41)).unwrap().text += "!";
    let cleansed = before.cleansed_of(id(WHO), &erased);
    for base in [Some(&before), Some(&cleansed), None] {
        let merged = together(base, &erased, &theirs);
        assert_eq!(merged.people.get(id(WHO)), erased.people.get(id(WHO)));
        assert!(!merged.has_data_again(id(WHO)));
        assert!(merged.memberships.is_empty() && merged.replies.is_empty());
        assert!(text(&merged, 42).contains("Marktplatz"));
        if base.is_some() {
            assert_eq!(
                text(&merged, 41),
                "Person 3s Vorschlag, Person 3\nund andere!"
            );
        }
    }
}

#[test]
fn somebody_who_is_gone_does_not_come_back_either() {
    let mut before = circle();
    before.sessions.get_mut(id(21)).unwrap().chair = None;
    let mut erased = before.clone();
    let mut how = erasure(ErasedName::Keep);
    how.keep_attendance = false;
    erased.erase_person(id(WHO), &how);
    let mut theirs = before.clone();
    theirs.entries.get_mut(id(42)).unwrap().text = "Marktplatz".to_owned();
    let cleansed = before.cleansed_of(id(WHO), &erased);
    for base in [&before, &cleansed] {
        let merged = together(Some(base), &erased, &theirs);
        assert!(merged.people.is_empty(), "{:?}", merged.people);
        assert_eq!(text(&merged, 42), "Marktplatz");
        assert_eq!(crate::model::references::dangling(&merged), []);
    }
}

#[test]
fn what_a_colleague_wrote_of_the_person_meanwhile_stays_and_is_noticed() {
    let before = circle();
    let mut erased = before.clone();
    erased.erase_person(id(WHO), &erasure(ErasedName::Keep));
    let mut theirs = before.clone();
    let person = theirs.people.get_mut(id(WHO)).unwrap();
    person.phones.push(Contact {
        label: String::new(),
        value: "0711 99".to_owned(),
    });
    let merged = together(Some(&before), &erased, &theirs);
    let person = merged.people.get(id(WHO)).unwrap();
    assert_eq!(person.phones.len(), 1);
    assert!(person.emails.is_empty() && person.note.is_empty());
    assert!(merged.has_data_again(id(WHO)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_about_a_person_survives(
        project in arbitrary_project(), which in 0..9_usize, keep in any::<bool>(),
        keep_attendance in any::<bool>(),
    ) {
        let ids: Vec<Id<Person>> = project.people.ids().collect();
        prop_assume!(!ids.is_empty());
        let who = ids[which % ids.len()];
        let name = if keep {
            ErasedName::Keep
        } else {
            ErasedName::Pseudonym("Person 1".to_owned())
        };
        let how = Erasure { keep_attendance, ..erasure(name) };
        let mut document = Document::new(project.clone());
        document.edit(Step::ErasePerson, |p| { p.erase_person(who, &how); });
        let now = document.project().clone();
        prop_assert!(!now.has_data_again(who));
        prop_assert!(!now.still_holds(who, &now));
        prop_assert!(now.people.contains(who) || !now.refers_to_person(who));
        prop_assert!(!project.cleansed_of(who, &now).still_holds(who, &now));
        document.undo();
        prop_assert_eq!(document.project(), &project);
    }
}
