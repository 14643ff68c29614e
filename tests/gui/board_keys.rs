//! A workshop at the board by somebody who has no pointer.

use chrono::NaiveDate;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::document::IdSource;
use zirkel::model::{
    AttendanceStatus, Day, Element, ElementKind, Half, Id, Person, PollState, Project, Session,
};

use crate::support::Desk;
use crate::wall::{NOTE, add_wall, element};

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;
const RESIZE: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::ALT
};

/// Four notes in a row on the board of a session, at which one person is present.
fn project() -> Project {
    let mut ids = IdSource::counting_from(1);
    let mut project = Project::default();
    let (session, day): (Id<Session>, Id<Day>) = (ids.next(), ids.next());
    project.sessions.insert(session, Session::default());
    let today = Day {
        session: Some(session),
        date: NaiveDate::from_ymd_opt(2018, 11, 7),
        ..Day::default()
    };
    project.days.insert(day, today);
    let person: Id<Person> = ids.next();
    let anna = Person {
        family_name: "Berg".to_owned(),
        ..Person::default()
    };
    project.people.insert(person, anna);
    project.set_attendance(person, day, Half::Morning, |attendance| {
        attendance.status = AttendanceStatus::Present;
    });
    let board = add_wall(&mut project, &mut ids);
    project.boards.get_mut(board).expect("the wall").session = Some(session);
    for (nth, text) in ["Kita", "Schule", "Verein", "Radweg"].iter().enumerate() {
        let at = (nth as f32 * 180.0, 0.0);
        let note = element(board, ElementKind::Note, text, at, NOTE);
        project.elements.insert(ids.next(), note);
    }
    project
}

fn find(desk: &Desk, fits: impl Fn(&Element) -> bool) -> (Id<Element>, Element) {
    let project = desk.project();
    let found = project.elements.iter().find(|(_, element)| fits(element));
    let (id, element) = found.expect("an element");
    (id, element.clone())
}

fn named(desk: &Desk, text: &str) -> (Id<Element>, Element) {
    find(desk, |element| element.text == text)
}

fn of_kind(desk: &Desk, kind: ElementKind) -> (Id<Element>, Element) {
    find(desk, |element| element.kind == kind)
}

fn is_selected(desk: &Desk, name: &str) -> bool {
    let node = desk.harness.get_by_label(name);
    node.accesskit_node().is_selected() == Some(true)
}

/// Walks with Tab until the canvas says that one is at what is called so.
fn walk_to(desk: &mut Desk, name: &str) {
    for _ in 0..20 {
        let canvas = desk.harness.get_by_label("Board: Wand");
        let at = canvas.accesskit_node().active_descendant();
        let wanted = desk.harness.get_by_label(name);
        if at.is_some_and(|at| at.id() == wanted.accesskit_node().id()) {
            return;
        }
        desk.press(NONE, Key::Tab);
    }
    panic!("{name} is out of reach");
}

/// Goes on with Tab until what is called so has the keyboard.
fn tab_to(desk: &mut Desk, name: &str) {
    for _ in 0..30 {
        if desk.harness.get_by_label(name).is_focused() {
            return;
        }
        desk.press(NONE, Key::Tab);
    }
    panic!("{name} is out of reach");
}

#[test]
fn single_elements_are_gathered_and_grouped() {
    let mut desk = Desk::at_board(&project());
    walk_to(&mut desk, "Zettel: Kita");
    desk.press(CTRL, Key::Space);
    assert!(desk.sees_part("Strg+Leertaste nimmt hinzu oder heraus"));
    walk_to(&mut desk, "Zettel: Verein");
    assert!(is_selected(&desk, "Zettel: Kita") && !is_selected(&desk, "Zettel: Verein"));
    desk.press(CTRL, Key::Space);
    // One too many, found with an arrow and let go again.
    desk.press(CTRL, Key::ArrowRight);
    desk.press(CTRL, Key::Space);
    assert!(is_selected(&desk, "Zettel: Radweg"));
    desk.press(CTRL, Key::Space);
    assert!(!is_selected(&desk, "Zettel: Radweg"));
    desk.ctrl(Key::G);
    let groups = |desk: &Desk, text: &str| named(desk, text).1.groups;
    assert_eq!(groups(&desk, "Kita").len(), 1);
    assert_eq!(groups(&desk, "Kita"), groups(&desk, "Verein"));
    assert!(groups(&desk, "Schule").is_empty() && groups(&desk, "Radweg").is_empty());
    // Walking selects again.
    desk.press(NONE, Key::Escape);
    walk_to(&mut desk, "Zettel: Schule");
    assert!(is_selected(&desk, "Zettel: Schule") && !is_selected(&desk, "Zettel: Kita"));
}

#[test]
fn a_shape_is_made_and_joined_to_a_note() {
    let mut desk = Desk::at_board(&project());
    desk.press(NONE, Key::R);
    desk.press(NONE, Key::Enter);
    desk.type_text("Quartier");
    desk.press(NONE, Key::Escape);
    let (shape, rectangle) = of_kind(&desk, ElementKind::Rectangle);
    assert_eq!(rectangle.text, "Quartier");
    // With nothing selected Tab begins at the first.
    desk.press(NONE, Key::Escape);
    walk_to(&mut desk, "Zettel: Kita");
    desk.press(CTRL, Key::Space);
    walk_to(&mut desk, "Rechteck: Quartier");
    desk.press(CTRL, Key::Space);
    desk.press(NONE, Key::A);
    desk.press(NONE, Key::Enter);
    let (kita, _) = named(&desk, "Kita");
    let (_, arrow) = of_kind(&desk, ElementKind::Connector);
    let mut ends = [arrow.from, arrow.to];
    ends.sort();
    assert_eq!(ends, [Some(kita), Some(shape)]);
    // From one element one looks for the other with an arrow.
    desk.press(NONE, Key::Escape);
    walk_to(&mut desk, "Zettel: Schule");
    desk.press(NONE, Key::L);
    desk.press(NONE, Key::ArrowLeft);
    desk.press(NONE, Key::Enter);
    let (schule, _) = named(&desk, "Schule");
    let (_, line) = find(&desk, |element| element.from == Some(schule));
    assert_eq!(line.to, Some(kita));
}

#[test]
fn a_cluster_is_made_named_and_a_note_resized() {
    let mut desk = Desk::at_board(&project());
    walk_to(&mut desk, "Zettel: Schule");
    desk.press(CTRL, Key::Space);
    walk_to(&mut desk, "Zettel: Radweg");
    desk.press(CTRL, Key::Space);
    desk.press(NONE, Key::C);
    desk.type_text("Wege");
    desk.press(NONE, Key::Enter);
    let (cluster, frame) = of_kind(&desk, ElementKind::Frame);
    assert_eq!(frame.text, "Wege");
    for (text, inside) in [("Kita", false), ("Schule", true), ("Radweg", true)] {
        let around = named(&desk, text).1.frame;
        assert_eq!(around == Some(cluster), inside, "{text}");
    }

    desk.press(NONE, Key::Escape);
    walk_to(&mut desk, "Zettel: Kita");
    let size = |desk: &Desk| {
        let size = named(desk, "Kita").1.size;
        (size.width(), size.height())
    };
    // In one run, without a pause.
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowDown] {
        desk.harness.key_press_modifiers(RESIZE, key);
        desk.harness.run_steps(1);
    }
    desk.settle();
    assert_eq!(size(&desk), (NOTE.0 + 20.0, NOTE.1 + 10.0));
    desk.press(RESIZE, Key::ArrowLeft);
    assert_eq!(size(&desk), (NOTE.0 + 10.0, NOTE.1 + 10.0));
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    assert_eq!(size(&desk), NOTE);
}

#[test]
fn a_vote_is_begun_filled_in_and_closed() {
    let mut desk = Desk::at_board(&project());
    desk.press(SHIFT, Key::D);
    // What comes next has the keyboard already.
    assert!(desk.harness.get_by_label("Abfrage beginnen").is_focused());
    desk.press(NONE, Key::Enter);
    assert!(desk.sees("Abgestimmt: 0 von 1"));
    desk.type_text("ber");
    desk.press(NONE, Key::Enter);
    walk_to(&mut desk, "Zettel: Schule");
    desk.press(NONE, Key::Num2);
    walk_to(&mut desk, "Zettel: Verein");
    desk.press(NONE, Key::Plus);
    assert!(desk.sees("3 von 3 vergeben"));
    desk.press(NONE, Key::Enter);
    tab_to(&mut desk, "Abfrage beenden");
    desk.press(NONE, Key::Enter);
    let project = desk.project();
    let (_, poll) = project.polls.iter().next().expect("a vote");
    assert_eq!(poll.state, PollState::Closed);
    let mut dots: Vec<u32> = project.dots.iter().map(|(_, dots)| dots.count).collect();
    dots.sort_unstable();
    assert_eq!(dots, [1, 2]);
    assert!(desk.sees_part("Platz 1: Schule"));
}
