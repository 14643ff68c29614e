//! A board without a pointer, and for ears.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::document::IdSource;
use zirkel::i18n::{Lang, Texts};
use zirkel::model::{Element, ElementKind, Entry, Group, Id, Person, Point, Project, Session};
use zirkel::ui::commands::{Command, Scope};

use crate::support::Desk;
use crate::wall::{NOTE, add_wall, element};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;

/// A frame "Ideen" with two notes, one of them by Ayşe Özbabacan and locked, which is bound to a
/// note beside it.
fn project() -> Project {
    let mut ids = IdSource::counting_from(1);
    let mut project = Project::default();
    let author: Id<Person> = ids.next();
    let person = Person {
        given_name: "Ayşe".to_owned(),
        family_name: "Özbabacan".to_owned(),
        ..Person::default()
    };
    project.people.insert(author, person);
    let board = add_wall(&mut project, &mut ids);
    let (frame, one, other): (Id<Element>, _, _) = (ids.next(), ids.next(), ids.next());
    let area = element(
        board,
        ElementKind::Frame,
        "Ideen",
        (0.0, 0.0),
        (420.0, 220.0),
    );
    project.elements.insert(frame, area);
    let held = Element {
        frame: Some(frame),
        author: Some(author),
        locked: true,
        ..element(board, ElementKind::Note, "Apfel", (20.0, 60.0), NOTE)
    };
    project.elements.insert(one, held);
    let birne = Element {
        frame: Some(frame),
        ..element(board, ElementKind::Note, "Birne", (220.0, 60.0), NOTE)
    };
    project.elements.insert(ids.next(), birne);
    let free = element(board, ElementKind::Note, "Citrone", (520.0, 60.0), NOTE);
    project.elements.insert(other, free);
    let arrow = Element {
        from: Some(one),
        to: Some(other),
        text: "wird zu".to_owned(),
        ..element(
            board,
            ElementKind::Connector,
            "",
            (180.0, 100.0),
            (340.0, 20.0),
        )
    };
    project.elements.insert(ids.next(), arrow);
    project
}

fn elements(desk: &Desk, kind: ElementKind) -> usize {
    let project = desk.project();
    let found = project.elements.iter().filter(|(_, e)| e.kind == kind);
    found.count()
}

fn said(desk: &Desk) -> String {
    let all = desk.harness.query_all_by_role(Role::Label);
    let live = all.filter(|node| node.accesskit_node().live() != egui::accesskit::Live::Off);
    let values = live.filter_map(|node| node.accesskit_node().value());
    values.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_note_says_all_that_can_be_seen_of_it() {
    let desk = Desk::at_board(&project());
    let apfel = desk.harness.get_by_label("Zettel: Apfel");
    let node = apfel.accesskit_node();
    let details = node.data().description().unwrap_or_default().to_owned();
    for part in ["Gelb", "Ayşe Özbabacan", "festgehalten", "im Bereich Ideen"] {
        assert!(details.contains(part), "{details}");
    }
    assert_eq!(node.data().position_in_set(), Some(1));
    let around = node
        .parent()
        .and_then(|node| node.parent())
        .expect("a list");
    assert_eq!(around.data().size_of_set(), Some(5));
    let arrow = desk
        .harness
        .get_by_label("Verbindung von Apfel nach Citrone: wird zu");
    assert_eq!(arrow.accesskit_node().role(), Role::GraphicsObject);
}

#[test]
fn what_is_selected_and_done_is_said() {
    let mut desk = Desk::at_board(&project());
    // The active note speaks for itself; several do not.
    desk.choose("Zettel: Birne");
    let canvas = desk.harness.get_by_label("Board: Wand");
    assert!(canvas.accesskit_node().active_descendant().is_some());
    desk.ctrl(Key::A);
    // What is held is not among them.
    assert!(
        said(&desk).contains("4 Elemente ausgewählt"),
        "{}",
        said(&desk)
    );
    desk.press(NONE, Key::Escape);
    desk.choose("Zettel: Birne");
    desk.press(NONE, Key::ArrowRight);
    assert!(said(&desk).contains("Verschieben"), "{}", said(&desk));
    desk.ctrl(Key::Z);
    assert!(
        said(&desk).contains("Zurückgenommen: Verschieben"),
        "{}",
        said(&desk)
    );
}

#[test]
fn a_screen_reader_goes_to_a_note_by_its_node() {
    let mut desk = Desk::at_board(&project());
    desk.harness.get_by_label("Zettel: Citrone").focus();
    desk.settle();
    let note = desk.harness.get_by_label("Zettel: Citrone");
    assert_eq!(note.accesskit_node().is_selected(), Some(true));
    // The board has the keyboard.
    desk.press(NONE, Key::Delete);
    assert!(!desk.sees("Zettel: Citrone"));
}

/// A board on which every command of the board makes sense for some selection: there is a group, a
/// covered note, a note that is in the minutes, a shape that can be turned.
fn with_everything() -> Project {
    let mut project = project();
    let mut ids = IdSource::counting_from(500);
    let board = project.boards.ids().next();
    let session: Id<Session> = ids.next();
    project.sessions.insert(session, Session::default());
    let group = Group(ids.next::<Element>().ulid());
    let mut first: Option<Id<Element>> = None;
    for (nth, (text, kind, covered)) in [
        ("Dattel", ElementKind::Note, false),
        ("Erbse", ElementKind::Note, false),
        ("geheim", ElementKind::Note, true),
        ("Form", ElementKind::Rectangle, false),
        ("Foto", ElementKind::Image, false),
    ]
    .into_iter()
    .enumerate()
    {
        let element = Element {
            board,
            kind,
            text: text.to_owned(),
            covered,
            groups: if nth < 2 { vec![group] } else { Vec::new() },
            position: Point::new(nth as f32 * 180.0, 300.0),
            size: Element::note_size(),
            ..Element::default()
        };
        let id = ids.next();
        first = first.or(Some(id));
        project.elements.insert(id, element);
    }
    let entry = Entry {
        session: Some(session),
        origin: first,
        ..Entry::default()
    };
    project.entries.insert(ids.next(), entry);
    project
}

/// The commands of the board: those that stand in the palette while it is shown, for one selection
/// or another, and in no other view.
fn of_the_board() -> Vec<Command> {
    use Command as C;
    let others = [
        // What is done elsewhere.
        C::AllPresent,
        C::Find,
        C::CopyRows,
        C::CopyAddresses,
        C::WriteMail,
        C::KeepFirst,
        C::KeepSecond,
        C::KeepBoth,
        C::EditVersion,
        C::MergePeople,
        C::AccessReport,
        C::ErasePerson,
        C::MoveToNextSession,
        C::SaveTemplate,
        C::Approval,
        C::AddItem,
        C::AddEntry,
        C::AddGuest,
        C::StartItem,
        C::EndItem,
        C::PreviousItem,
        C::NextItem,
        C::ShowTimes,
        C::Preview,
    ];
    let views = Command::ALL.iter().copied();
    views
        .filter(|command| command.scope() == Scope::View && !others.contains(command))
        .collect()
}

#[test]
fn every_command_of_the_board_can_be_run_by_keys_or_palette() {
    let mut desk = Desk::at_board(&with_everything());
    let texts = Texts::new(Lang::De);
    let mut missing = of_the_board();
    let select: [&dyn Fn(&mut Desk); 5] = [
        &|desk| desk.ctrl(Key::A),
        &|desk| desk.choose("Zettel: Dattel"),
        &|desk| desk.choose("Rechteck: Form"),
        &|desk| desk.choose("Bild: Foto"),
        &|desk| {
            // To where one was before.
            desk.press(SHIFT, Key::Num1);
            desk.press(CTRL, Key::Num0);
        },
    ];
    for select in select {
        select(&mut desk);
        missing.retain(|command| {
            desk.press(CTRL | SHIFT, Key::P);
            let name = command.label(&texts);
            desk.type_text(&name);
            let found = desk
                .harness
                .query_all_by_role_and_label(Role::Button, &name);
            let listed = found.count() > 0;
            desk.press(NONE, Key::Escape);
            !listed
        });
    }
    assert!(missing.is_empty(), "out of reach: {missing:?}");
    for lang in [Lang::De, Lang::En] {
        let texts = Texts::new(lang);
        for command in Command::ALL {
            assert!(!command.label(&texts).trim().is_empty(), "{command:?}");
        }
    }
}

#[test]
fn everything_can_be_made_without_a_pointer() {
    let mut desk = Desk::with_new_project();
    desk.press(CTRL | SHIFT, Key::B);
    desk.press(NONE, Key::Enter);
    let notes = ["Eins", "Zwei", "Drei"];
    desk.press(NONE, Key::N);
    desk.press(NONE, Key::Enter);
    for text in notes {
        desk.type_text(text);
        desk.press(NONE, Key::Tab);
    }
    desk.press(NONE, Key::Escape);
    assert_eq!(elements(&desk, ElementKind::Note), 3);
    desk.press(NONE, Key::T);
    desk.press(NONE, Key::Enter);
    desk.type_text("Überschrift");
    desk.press(NONE, Key::Escape);
    assert_eq!(elements(&desk, ElementKind::Text), 1);
    desk.press(NONE, Key::F);
    desk.press(NONE, Key::Enter);
    desk.type_text("Bereich A");
    desk.press(NONE, Key::Enter);
    assert_eq!(elements(&desk, ElementKind::Frame), 1);
    // Moving, by a little and by more.
    let place = |desk: &Desk, text: &str| {
        let project = desk.project();
        let found = project.elements.iter().find(|(_, e)| e.text == text);
        found
            .map(|(_, e)| (e.position.x(), e.position.y()))
            .expect("there")
    };
    desk.choose("Zettel: Zwei");
    let (x, y) = place(&desk, "Zwei");
    desk.press(NONE, Key::ArrowRight);
    desk.press(SHIFT, Key::ArrowDown);
    assert_eq!(place(&desk, "Zwei"), (x + 1.0, y + 10.0));
    // A copy, and all of it.
    desk.ctrl(Key::D);
    assert_eq!(elements(&desk, ElementKind::Note), 4);
    desk.ctrl(Key::A);
    desk.press(NONE, Key::Delete);
    assert_eq!(desk.project().elements.len(), 0);
    desk.ctrl(Key::Z);
    assert_eq!(elements(&desk, ElementKind::Note), 4);
}
