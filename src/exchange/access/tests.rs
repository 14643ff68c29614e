use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::i18n::{Lang, Texts};
use crate::model::{
    Action, Attendance, Circle, Conflict, Consent, ConsentPurpose, Day, Element, Entry, EntryKind,
    Half, Id, Membership, Organisation, Person, Project, Reply, ReplyAnswer, Session, TableName,
    Ulid, with_tables,
};
use crate::testing::{arbitrary_project, generated_project};

fn today() -> NaiveDate {
    "2026-11-22".parse().expect("a date")
}

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

fn report(project: &Project, person: Id<Person>) -> Value {
    let text = json(project, person, today()).expect("a report");
    serde_json::from_str(&text).expect("JSON")
}

/// The ids of all records in whose form on disk the person's id occurs: found without looking at
/// any field, so that no new one can be forgotten.
fn speaking_of(project: &Project, person: Id<Person>) -> BTreeSet<(&'static str, String)> {
    let mut found = BTreeSet::new();
    let text = person.to_string();
    macro_rules! look {
        ($( $table:ident: $Record:ident, )*) => {
            $( for (id, record) in project.$table.iter() {
                if ron::to_string(record).expect("RON").contains(&text) {
                    found.insert((TableName::$table.as_str(), id.to_string()));
                }
            } )*
        };
    }
    with_tables!(look);
    found
}

/// The ids of the records in the report, by the keys under which they stand.
fn reported(report: &Value) -> BTreeSet<(&'static str, String)> {
    let mut found = BTreeSet::new();
    for table in TableName::ALL {
        let key = match table {
            TableName::people => "other_people",
            TableName::circle => "other_circle",
            other => other.as_str(),
        };
        let records = report[key].as_array().into_iter().flatten();
        let ids = records.filter_map(|record| record["id"].as_str());
        found.extend(ids.map(|id| (table.as_str(), id.to_owned())));
    }
    found
}

#[test]
fn each_record_that_has_the_persons_id_is_in_the_report() {
    let project = generated_project(3, 300_000);
    for person in project.people.ids() {
        let wanted = speaking_of(&project, person);
        assert_eq!(reported(&report(&project, person)), wanted);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// With whatever a file may hold: fields and tables of newer versions, references to nothing.
    #[test]
    fn whatever_a_file_holds_no_record_is_forgotten(mut project in arbitrary_project()) {
        let first = project.people.ids().next();
        let person = first.unwrap_or_else(|| id(7));
        if first.is_none() {
            let somebody = Person { family_name: "Berg".to_owned(), ..Person::default() };
            project.people.insert(person, somebody);
        }
        let mut wanted = speaking_of(&project, person);
        wanted.remove(&("people", person.to_string()));
        let report = report(&project, person);
        let found = reported(&report);
        prop_assert!(wanted.is_subset(&found), "{wanted:?} in {found:?}");
        for lang in Lang::ALL {
            let text = text(&project, person, &Texts::new(*lang), today());
            prop_assert!(text.ends_with('\n'));
        }
    }
}

/// An invented person with one of each.
fn project() -> Project {
    let mut project = Project::default();
    project.circle.insert(
        Circle::ID,
        Circle {
            name: "Arbeitskreis".to_owned(),
            data_purpose: "Einladung".to_owned(),
            legal_basis: "Einwilligung".to_owned(),
            review_on: Some("2027-01-31".parse().expect("a date")),
            ..Circle::default()
        },
    );
    project.organisations.insert(
        id(1),
        Organisation {
            name: "Landkreis Berg".to_owned(),
            ..Organisation::default()
        },
    );
    for (number, given, family) in [(10, "Anna", "von Berg"), (11, "Marianne", "Ritter")] {
        let person = Person {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            organisation: Some(id(1)),
            note: format!("Notiz zu {given}"),
            ..Person::default()
        };
        project.people.insert(id(number), person);
    }
    let person = Some(id(10));
    project.memberships.insert(
        id(20),
        Membership {
            person,
            ..Membership::default()
        },
    );
    project.consents.insert(
        id(21),
        Consent {
            person,
            purpose: ConsentPurpose::Photo,
            given_on: Some("2018-11-07".parse().expect("a date")),
            ..Consent::default()
        },
    );
    project.sessions.insert(
        id(30),
        Session {
            number: "2/2018".to_owned(),
            title: "Herbstsitzung".to_owned(),
            place: "Berlin".to_owned(),
            chair: person,
            ..Session::default()
        },
    );
    project.days.insert(
        id(31),
        Day {
            session: Some(id(30)),
            date: Some("2018-11-07".parse().expect("a date")),
            ..Day::default()
        },
    );
    for (half, person, represented_by) in [
        (Half::Morning, 10, Some(id(11))),
        (Half::Afternoon, 11, Some(id(10))),
    ] {
        let attendance = Attendance {
            person: Some(id(person)),
            day: Some(id(31)),
            half,
            represented_by,
            ..Attendance::default()
        };
        let at = Attendance::id(id(person), id(31), half);
        project.attendance.insert(at, attendance);
    }
    project.replies.insert(
        Reply::id(id(10), id(30)),
        Reply {
            person,
            session: Some(id(30)),
            answer: ReplyAnswer::Yes,
            note: "nur am ersten Tag".to_owned(),
            ..Reply::default()
        },
    );
    for (number, text, owner) in [
        (40, "Die Liste wird gepflegt.", person),
        (41, "Frau von Berg berichtet.", None),
        (42, "Die Bergwacht berichtet.", None),
    ] {
        let entry = Entry {
            session: Some(id(30)),
            kind: EntryKind::Action,
            text: text.to_owned(),
            action: Some(Action {
                owner,
                ..Action::default()
            }),
            ..Entry::default()
        };
        project.entries.insert(id(number), entry);
    }
    project.elements.insert(
        id(50),
        Element {
            text: "Bergs Idee".to_owned(),
            ..Element::default()
        },
    );
    for (number, table, record) in [
        (60, TableName::people, id::<Person>(10).to_string()),
        (61, TableName::consents, id::<Consent>(21).to_string()),
        (62, TableName::people, id::<Person>(11).to_string()),
    ] {
        let conflict = Conflict {
            table: Some(table),
            record,
            field: "note".to_owned(),
            ..Conflict::default()
        };
        project.conflicts.insert(id(number), conflict);
    }
    project
}

#[test]
fn the_report_for_programs_has_the_person_the_basis_and_all_that_refers() {
    let project = project();
    let report = report(&project, id(10));
    assert_eq!(report["as_of"], "2026-11-22");
    assert_eq!(report["person"]["record"]["note"], "Notiz zu Anna");
    assert_eq!(report["organisation"]["record"]["name"], "Landkreis Berg");
    assert_eq!(report["circle"]["legal_basis"], "Einwilligung");
    assert_eq!(report["circle"]["review_on"], "2027-01-31");
    assert_eq!(report["consents"][0]["record"]["given_on"], "2018-11-07");
    assert_eq!(report["sessions"][0]["refers_in"][0], "chair");
    let attendance = &report["attendance"];
    assert_eq!(attendance.as_array().map(Vec::len), Some(2));
    assert_eq!(attendance[0]["names"]["session"], "2/2018 Herbstsitzung");
    assert_eq!(attendance[0]["names"]["day"], "2018-11-07");
    assert_eq!(report["entries"][0]["refers_in"][0], "action.owner");
    assert_eq!(report["conflicts"].as_array().map(Vec::len), Some(2));
    let mentions = report["mentions"].as_array().expect("a list");
    let texts: Vec<&Value> = mentions
        .iter()
        .map(|found| &found["texts"]["text"])
        .collect();
    assert_eq!(texts, ["Frau von Berg berichtet.", "Bergs Idee"]);
    assert!(matches!(
        json(&project, id(99), today()),
        Err(AccessError::NoSuchPerson)
    ));
}

#[test]
fn the_readable_report_says_the_same() {
    let texts = Texts::new(Lang::De);
    let report = text(&project(), id(10), &texts, today());
    for line in [
        "Über: Anna von Berg",
        "Stand: 22.11.2026",
        "Wofür die Daten gebraucht werden: Einladung",
        "Rechtsgrundlage: Einwilligung",
        "Zu überprüfen am: 31.01.2027",
        "Interne Notiz: Notiz zu Anna",
        "- Mitgliedschaft: Anna von Berg (Mitglied)",
        "- Einwilligung: Anna von Berg, Fotos",
        "  Erteilt am: 07.11.2018",
        "- Sitzung 2/2018 Herbstsitzung",
        "  Sitzungsleitung: Anna von Berg",
        "  - 07.11.2018, Vormittag: offen, vertreten durch Marianne Ritter",
        "  - 07.11.2018, Nachmittag: offen, in Vertretung für Marianne Ritter",
        "  Notiz: nur am ersten Tag",
        "- Protokolleintrag „Die Liste wird gepflegt.“",
        "  Zuständig: Anna von Berg",
        "  Text: Frau von Berg berichtet.",
    ] {
        assert!(
            report.lines().any(|found| found == line),
            "{line} in:\n{report}"
        );
    }
    for not in ["Bergwacht", "Notiz zu Marianne", "Ort und Haus"] {
        assert!(!report.contains(not), "{not} in:\n{report}");
    }
    let missing = text(&project(), id(99), &texts, today());
    assert_eq!(missing, "Diese Person steht nicht (mehr) im Projekt.\n");
}
