//! How notes get into the minutes, and how one finds from either to the other.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zirkel::document::IdSource;
use zirkel::model::{
    AgendaItem, Approval, Due, Element, ElementKind, Entry, EntryKind, Id, Order, Organisation,
    Person, Project, Session,
};

use crate::support::Desk;
use crate::wall::{NOTE, add_wall, element};

const NONE: Modifiers = Modifiers::NONE;

/// A session with two agenda items, people, and a board of the second item with a frame of two
/// notes and one beside it.
fn project() -> Project {
    let mut ids = IdSource::counting_from(1);
    let mut project = Project::default();
    let body: Id<Organisation> = ids.next();
    let organisation = Organisation {
        name: "Stadt Köln".to_owned(),
        ..Organisation::default()
    };
    project.organisations.insert(body, organisation);
    let author: Id<Person> = ids.next();
    for (id, given, family) in [
        (author, "Ayşe", "Özbabacan"),
        (ids.next(), "Elisabeth", "von Ritter"),
    ] {
        let person = Person {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            organisation: (id == author).then_some(body),
            ..Person::default()
        };
        project.people.insert(id, person);
    }
    let session: Id<Session> = ids.next();
    let meeting = Session {
        number: "2/2018".to_owned(),
        title: "Herbst".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(session, meeting);
    let mut order = Order::default();
    let mut items: Vec<Id<AgendaItem>> = Vec::new();
    for title in ["Begrüßung", "Workshop 1"] {
        order = Order::after(Some(&order));
        let item = AgendaItem {
            session: Some(session),
            title: title.to_owned(),
            order: order.clone(),
            ..AgendaItem::default()
        };
        let id = ids.next();
        project.agenda.insert(id, item);
        items.push(id);
    }
    let board = add_wall(&mut project, &mut ids);
    let wall = project.boards.get_mut(board).expect("the wall");
    wall.session = Some(session);
    wall.item = items.get(1).copied();
    let frame: Id<Element> = ids.next();
    for (text, kind, at, size, inside) in [
        (
            "Ideen",
            ElementKind::Frame,
            (0.0, 0.0),
            (420.0, 220.0),
            false,
        ),
        (
            "Bericht schreiben bis 15.12.2030",
            ElementKind::Note,
            (20.0, 60.0),
            NOTE,
            true,
        ),
        (
            "Zahlen sammeln",
            ElementKind::Note,
            (220.0, 55.0),
            NOTE,
            true,
        ),
        (
            "Mehr Quartier",
            ElementKind::Note,
            (520.0, 60.0),
            NOTE,
            false,
        ),
    ] {
        let is_frame = kind == ElementKind::Frame;
        let element = Element {
            frame: inside.then_some(frame),
            author: (text == "Mehr Quartier").then_some(author),
            ..element(board, kind, text, at, size)
        };
        project
            .elements
            .insert(if is_frame { frame } else { ids.next() }, element);
    }
    project
}

fn entries(desk: &Desk) -> Vec<Entry> {
    let project = desk.project();
    let session = project.sessions.ids().next().expect("a session");
    let items = project.agenda.ids().map(Some).chain([None]);
    let lines = items.flat_map(|item| project.entries_of(session, item));
    lines
        .filter_map(|line| project.get(line.id).cloned())
        .collect()
}

fn texts(desk: &Desk) -> Vec<String> {
    entries(desk).into_iter().map(|entry| entry.text).collect()
}

#[test]
fn a_note_becomes_a_suggestion_of_its_authors_organisation_under_the_boards_item() {
    let mut desk = Desk::at_board(&project());
    desk.choose("Zettel: Mehr Quartier");
    desk.ctrl(Key::M);
    assert!(desk.sees("Ins Protokoll übernehmen"));
    desk.press(NONE, Key::Num4);
    assert!(desk.sees_part("Stadt Köln"));
    // The button has the keyboard.
    desk.press(NONE, Key::Enter);
    let made = entries(&desk);
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].kind, EntryKind::Suggestion);
    let project = desk.project();
    let item = project.follow(made[0].item).expect("an item");
    assert_eq!(item.title, "Workshop 1");
    let part = made[0].suggestion.clone().expect("a suggestion");
    assert_eq!(project.follow(part.from).expect("one").name, "Stadt Köln");
    assert_eq!(
        project.follow(made[0].origin).expect("a note").text,
        "Mehr Quartier"
    );
    desk.ctrl(Key::Z);
    assert_eq!(entries(&desk).len(), 0);
}

#[test]
fn from_the_note_to_the_entry_and_back() {
    let mut desk = Desk::at_board(&project());
    desk.choose("Zettel: Mehr Quartier");
    desk.ctrl(Key::M);
    desk.press(NONE, Key::Num1);
    desk.press(NONE, Key::Enter);
    desk.harness
        .get_by_label_contains("Im Protokoll als Ergebnis")
        .click();
    desk.settle();
    assert!(desk.sees_part("Eintrag 1"), "the minutes");
    desk.click("Zettel zeigen auf dem Board „Wand“");
    assert!(desk.sees("Board: Wand"));
    // The same with keys.
    desk.ctrl(Key::L);
    assert!(!desk.sees("Board: Wand"));
    desk.ctrl(Key::L);
    assert!(desk.sees("Board: Wand"));
}

#[test]
fn actions_get_an_owner_and_a_due_date_that_is_read_in_the_notes() {
    let mut desk = Desk::at_board(&project());
    desk.choose("Bereich: Ideen");
    desk.ctrl(Key::M);
    desk.press(NONE, Key::Num3);
    let all = "Zuständig: Für alle";
    desk.harness.get_by_label(all).focus();
    desk.settle();
    desk.type_text("ritt");
    desk.press(NONE, Key::Enter);
    desk.press(Modifiers::COMMAND, Key::Enter);
    let made = entries(&desk);
    let texts: Vec<_> = made.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(
        texts,
        ["Bericht schreiben bis 15.12.2030", "Zahlen sammeln"]
    );
    let project = desk.project();
    for entry in &made {
        let action = entry.action.clone().expect("an action");
        let owner = project.follow(action.owner).expect("somebody");
        assert_eq!(owner.family_name, "von Ritter");
    }
    let due = made[0].action.clone().and_then(|action| action.due);
    let date = chrono::NaiveDate::from_ymd_opt(2030, 12, 15).map(Due::On);
    assert_eq!(due, date);
    assert_eq!(made[1].action.clone().and_then(|action| action.due), None);
}

#[test]
fn a_cluster_becomes_one_entry_with_its_notes_below() {
    let mut desk = Desk::at_board(&project());
    desk.choose("Bereich: Ideen");
    desk.ctrl(Key::M);
    desk.press(NONE, Key::Num1);
    desk.click("Ein Eintrag je Bereich, die Zettel darunter");
    desk.press(Modifiers::COMMAND, Key::Enter);
    let expected = [
        "Ideen",
        "Bericht schreiben bis 15.12.2030",
        "Zahlen sammeln",
    ];
    assert_eq!(texts(&desk), expected);
    let made = entries(&desk);
    assert_eq!(made[0].kind, EntryKind::Result);
    assert!(made[1].parent.is_some() && made[1].parent == made[2].parent);
    desk.ctrl(Key::Z);
    assert_eq!(entries(&desk).len(), 0);
}

#[test]
fn what_is_there_already_is_not_put_in_twice_unless_somebody_asks() {
    let mut desk = Desk::at_board(&project());
    desk.choose("Zettel: Mehr Quartier");
    for _ in 0..2 {
        desk.ctrl(Key::M);
        desk.press(Modifiers::COMMAND, Key::Enter);
    }
    assert_eq!(entries(&desk).len(), 1);
    assert!(desk.sees_part("Steht schon im Protokoll: 2/2018, Workshop 1"));
    desk.harness
        .get_by_role_and_label(egui::Role::CheckBox, "Mehr Quartier")
        .click();
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(entries(&desk).len(), 2);
    // Of two entries one is chosen.
    desk.ctrl(Key::L);
    assert!(desk.sees("Einträge zu diesem Zettel"));
    desk.press(NONE, Key::Enter);
    assert!(!desk.sees("Board: Wand"));
}

#[test]
fn covered_notes_stay_on_the_board() {
    let mut project = project();
    let ids: Vec<_> = project.elements.ids().collect();
    for id in ids {
        if let Some(element) = project.elements.get_mut(id) {
            element.covered = element.kind == ElementKind::Note;
        }
    }
    let mut desk = Desk::at_board(&project);
    desk.choose("Bereich: Ideen");
    desk.ctrl(Key::M);
    assert!(desk.sees_part("Decken Sie sie erst auf"));
    assert!(!desk.sees("Ins Protokoll übernehmen"));
}

#[test]
fn finished_minutes_take_notes_only_if_somebody_says_so_and_note_it() {
    let mut project = project();
    let session = project.sessions.ids().next().expect("a session");
    if let Some(session) = project.sessions.get_mut(session) {
        session.approval = Approval::Circulating;
    }
    let mut desk = Desk::at_board(&project);
    desk.choose("Zettel: Mehr Quartier");
    desk.ctrl(Key::M);
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(entries(&desk).len(), 0);
    desk.click("Trotzdem übernehmen");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(entries(&desk).len(), 1);
    assert_eq!(desk.project().amendments.len(), 1);
}

#[test]
fn an_entry_stays_when_its_note_goes() {
    let mut desk = Desk::at_board(&project());
    desk.choose("Zettel: Mehr Quartier");
    desk.ctrl(Key::M);
    desk.press(Modifiers::COMMAND, Key::Enter);
    desk.press(NONE, Key::Delete);
    let made = entries(&desk);
    assert_eq!((made.len(), made[0].origin), (1, None));
    desk.ctrl(Key::Z);
    assert!(entries(&desk)[0].origin.is_some());
}

#[test]
fn a_board_is_made_from_the_session_and_belongs_to_it() {
    let mut desk = Desk::with_project(&project());
    desk.ctrl(Key::Num2);
    assert!(desk.sees("Board öffnen: Wand"));
    desk.click("Board anlegen");
    let project = desk.project();
    let made = project
        .boards
        .iter()
        .find(|(_, board)| board.title == "Herbst");
    let (_, made) = made.expect("a board");
    assert_eq!(made.session, project.sessions.ids().next());
    assert!(desk.sees("Board: Herbst"));
}
