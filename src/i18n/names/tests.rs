use super::*;
use crate::i18n::{Lang, changes};
use crate::model::{ConflictKind, Half, Role};
use chrono::NaiveDate;

fn id<T>(n: u128) -> Id<T> {
    Id::from_ulid(Ulid(n))
}

fn project() -> Project {
    let mut project = Project::default();
    let person = Person {
        titles: "Dr.".to_owned(),
        given_name: "Anna".to_owned(),
        family_name: "Berg".to_owned(),
        ..Person::default()
    };
    project.people.insert(id(1), person);
    let membership = Membership {
        person: Some(id(1)),
        role: Role::Lead,
        ..Membership::default()
    };
    project.memberships.insert(id(2), membership);
    let session = Session {
        number: "2/2018".to_owned(),
        title: "Herbstsitzung 2018".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(id(3), session);
    let day = Day {
        session: Some(id(3)),
        date: NaiveDate::from_ymd_opt(2018, 11, 7),
        ..Day::default()
    };
    project.days.insert(id(4), day);
    let attendance = Attendance {
        person: Some(id(1)),
        day: Some(id(4)),
        half: Half::Morning,
        ..Attendance::default()
    };
    project.attendance.insert(id(5), attendance);
    let item = AgendaItem {
        session: Some(id(3)),
        title: "Bericht der Stiftung".to_owned(),
        ..AgendaItem::default()
    };
    project.agenda.insert(id(6), item);
    let entry = Entry {
        session: Some(id(3)),
        text: "Der Kreis bietet den Kommunen,\ndie noch keine Lotsen haben, seine Hilfe an."
            .to_owned(),
        ..Entry::default()
    };
    project.entries.insert(id(7), entry);
    let board = Board {
        title: "Quartier".to_owned(),
        ..Board::default()
    };
    project.boards.insert(id(8), board);
    let note = Element {
        board: Some(id(8)),
        text: "Lotsen".to_owned(),
        ..Element::default()
    };
    project.elements.insert(id(9), note);
    let conflict = Conflict {
        kind: ConflictKind::Value,
        table: Some(TableName::entries),
        record: Ulid(7).to_string(),
        field: "action.due".to_owned(),
        ..Conflict::default()
    };
    project.conflicts.insert(id(10), conflict);
    project
}

const NAMES: [(TableName, u128, &str, &str); 9] = [
    (TableName::people, 1, "Dr. Anna Berg", "Dr. Anna Berg"),
    (
        TableName::memberships,
        2,
        "Mitgliedschaft: Dr. Anna Berg (Leitung)",
        "Membership: Dr. Anna Berg (Lead)",
    ),
    (
        TableName::sessions,
        3,
        "Sitzung 2/2018 Herbstsitzung 2018",
        "Session 2/2018 Herbstsitzung 2018",
    ),
    (
        TableName::days,
        4,
        "Sitzungstag 07.11.2018",
        "Session day 7 November 2018",
    ),
    (
        TableName::attendance,
        5,
        "Anwesenheit: Dr. Anna Berg, 07.11.2018, Vormittag",
        "Attendance: Dr. Anna Berg, 7 November 2018, Morning",
    ),
    (
        TableName::agenda,
        6,
        "TOP 1 Bericht der Stiftung",
        "Item 1 Bericht der Stiftung",
    ),
    (
        TableName::entries,
        7,
        "Protokolleintrag „Der Kreis bietet den Kommunen, die noch keine …“",
        "Entry “Der Kreis bietet den Kommunen, die noch keine …”",
    ),
    (
        TableName::elements,
        9,
        "Zettel „Lotsen“ auf „Quartier“",
        "Note “Lotsen” on “Quartier”",
    ),
    (
        TableName::conflicts,
        10,
        "Konflikt: Protokolleintrag „Der Kreis bietet den Kommunen, die noch keine …“, Bis wann",
        "Conflict: Entry “Der Kreis bietet den Kommunen, die noch keine …”, Due",
    ),
];

#[test]
fn records_are_called_as_people_call_them() {
    let project = project();
    let (german, english) = (Texts::new(Lang::De), Texts::new(Lang::En));
    for (table, id, de, en) in NAMES {
        assert_eq!(Names::new(&german, &project).record(table, Ulid(id)), de);
        assert_eq!(Names::new(&english, &project).record(table, Ulid(id)), en);
    }
}

#[test]
fn what_is_gone_is_called_as_it_was() {
    let (before, after) = (project(), Project::default());
    let texts = Texts::new(Lang::De);
    let names = Names::of_two(&texts, &before, &after);
    for (table, id, de, _) in NAMES {
        assert_eq!(names.record(table, Ulid(id)), de);
    }
    let names = Names::new(&texts, &after);
    for table in TableName::ALL {
        let name = names.record(*table, Ulid(77));
        assert!(
            name.contains("nicht mehr gibt") || name == "Kreis",
            "{name}"
        );
    }
}

#[test]
fn values_are_told_in_the_users_language() {
    let project = project();
    let texts = Texts::new(Lang::De);
    let names = Names::new(&texts, &project);
    let reference = |table, id| Shown::Reference(table, Ulid(id));
    for (shown, expected) in [
        (Shown::Nothing, "–"),
        (Shown::Number(2018), "2018"),
        (Shown::Flag(true), "ja"),
        (Shown::from(Role::Lead), "Leitung"),
        (Shown::from(TableName::people), "Personen"),
        (Shown::from(Due::NextSession), "nächste Sitzung"),
        (reference(TableName::days, 4), "07.11.2018"),
        (reference(TableName::agenda, 6), "1 Bericht der Stiftung"),
        (reference(TableName::boards, 8), "„Quartier“"),
        (
            reference(TableName::people, 99),
            "eine Person, die es nicht mehr gibt",
        ),
        (
            Shown::List(vec![reference(TableName::people, 1), Shown::Number(1)]),
            "Dr. Anna Berg, 1",
        ),
        (
            Shown::from(Contact {
                label: "Büro".to_owned(),
                value: "0711 1".to_owned(),
            }),
            "Büro: 0711 1",
        ),
    ] {
        assert_eq!(names.value(&shown), expected, "{shown:?}");
    }
}

#[test]
fn a_conflict_about_itself_has_a_name() {
    let mut project = project();
    let record = id::<Conflict>(10).to_string();
    let conflict = project.conflicts.get_mut(id(10)).expect("a conflict");
    conflict.table = Some(TableName::conflicts);
    conflict.record = record;
    let texts = Texts::new(Lang::De);
    let name = Names::new(&texts, &project).record(TableName::conflicts, Ulid(10));
    assert!(name.starts_with("Konflikt: etwas"), "{name}");
}

#[test]
fn long_texts_are_cut_between_words_on_one_line() {
    assert_eq!(excerpt("  eins\n zwei "), "eins zwei");
    let words = "Verwaltungsgerichtsbarkeit ".repeat(3);
    assert_eq!(excerpt(&words), "Verwaltungsgerichtsbarkeit …");
    assert_eq!(
        excerpt(&"ü".repeat(200)),
        format!("{}…", "ü".repeat(LONGEST))
    );
    assert_eq!(excerpt(&"ü".repeat(LONGEST)), "ü".repeat(LONGEST));
}

#[test]
fn a_summary_counts_in_both_languages() {
    use crate::document::{Delta, Summary};
    let delta = Delta::between(&Project::default(), &project());
    let summary = Summary::of(&delta);
    assert_eq!(
        changes::summary(&Texts::new(Lang::De), &summary),
        "1 Eintrag, 1 TOP, 1 Sitzung, 1 Sitzungstag, 1 Anwesenheit, 1 Zettel, 1 Board, 1 Person, \
         1 Mitgliedschaft, 1 Konflikt"
    );
    let two = changes::count(
        &Texts::new(Lang::En),
        crate::document::Counted::Table(TableName::entries),
        2,
    );
    assert_eq!(two, "2 entries");
    let none = changes::summary(&Texts::new(Lang::De), &Summary::default());
    assert_eq!(none, "nichts");
}
