//! Seeing and writing on the board.

use egui::{Key, Modifiers, PointerButton, Pos2, Rect, vec2};
use egui_kittest::kittest::Queryable as _;
use zirkel::model::{
    Board, Element, ElementKind, Fitting, Id, Order, Person, Point, Project, Size, Ulid,
};

use crate::support::Desk;

const NONE: Modifiers = Modifiers::NONE;

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

/// A project with one board on which these elements lie, from number 1 on.
fn board_with(elements: Vec<Element>) -> Project {
    let mut project = Project::default();
    project.boards.insert(id(1), Board::default());
    let mut order = Order::default();
    for (number, element) in elements.into_iter().enumerate() {
        let element = Element {
            board: Some(id(1)),
            order: order.clone(),
            sequence: order.clone(),
            ..element
        };
        project.elements.insert(id(number as u128 + 1), element);
        order = Order::after(Some(&order));
    }
    project
}

fn element(kind: ElementKind, at: (f32, f32), size: (f32, f32), text: &str) -> Element {
    Element {
        kind,
        position: Point::new(at.0, at.1),
        size: Size::new(size.0, size.1),
        text: text.to_owned(),
        ..Element::default()
    }
}

fn note(at: (f32, f32), text: &str) -> Element {
    element(ElementKind::Note, at, (160.0, 112.0), text)
}

fn open(project: &Project) -> Desk {
    let mut desk = Desk::with_project(project);
    desk.ctrl(Key::Num4);
    rest(&mut desk);
    desk
}

/// Until the board stands still.
fn rest(desk: &mut Desk) {
    desk.harness.run_steps(12);
}

fn place(desk: &Desk, name: &str) -> Rect {
    desk.harness.get_by_label(name).rect()
}

fn double_click(desk: &mut Desk, at: Pos2) {
    desk.harness.hover_at(at);
    desk.harness.run_steps(30);
    // A frame takes a quarter of a second here.
    let options = |options: &mut egui::Options| options.input_options.max_double_click_delay = 3.0;
    desk.harness.ctx.options_mut(options);
    for pressed in [true, false, true, false] {
        desk.harness.event(egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: NONE,
        });
        desk.harness.run_steps(1);
    }
    desk.harness.run_steps(3);
}

fn get(desk: &Desk, number: u128) -> Element {
    desk.project()
        .get(id::<Element>(number))
        .expect("there")
        .clone()
}

#[test]
fn everything_with_words_is_written_on_in_place() {
    let kinds = [
        (ElementKind::Note, "Zettel"),
        (ElementKind::Text, "Text"),
        (ElementKind::Rectangle, "Rechteck"),
        (ElementKind::Ellipse, "Ellipse"),
        (ElementKind::Diamond, "Raute"),
    ];
    let mut elements = Vec::new();
    for (number, (kind, word)) in kinds.into_iter().enumerate() {
        let at = (number as f32 * 220.0, 0.0);
        elements.push(element(kind, at, (180.0, 120.0), word));
    }
    let mut desk = open(&board_with(elements));
    for (number, (_, word)) in kinds.into_iter().enumerate() {
        let name = format!(": {word}");
        let found = desk.harness.query_all_by_label_contains(&name);
        let at = found.last().expect("on the screen").rect().center();
        double_click(&mut desk, at);
        desk.type_text(" und mehr");
        desk.press(NONE, Key::Escape);
        let text = get(&desk, number as u128 + 1).text;
        assert_eq!(text, format!("{word} und mehr"));
    }
}

#[test]
fn a_connector_gets_its_label_and_it_stays_when_the_note_moves() {
    let mut connector = element(ElementKind::Connector, (0.0, 0.0), (0.0, 0.0), "führt zu");
    connector.from = Some(id(1));
    connector.to = Some(id(2));
    let notes = vec![note((0.0, 0.0), "a"), note((400.0, 0.0), "b"), connector];
    let mut desk = open(&board_with(notes));
    let (a, b) = (place(&desk, "Zettel: a"), place(&desk, "Zettel: b"));
    double_click(&mut desk, a.center().lerp(b.center(), 0.5));
    desk.type_text(" Neuem");
    desk.press(NONE, Key::Escape);
    assert_eq!(get(&desk, 3).text, "führt zu Neuem");
}

#[test]
fn a_note_that_grows_is_as_high_as_its_text_and_shrinks_with_it() {
    let mut growing = note((0.0, 0.0), "kurz");
    growing.fitting = Fitting::Grow;
    let mut desk = open(&board_with(vec![growing]));
    let at = place(&desk, "Zettel: kurz").center();
    double_click(&mut desk, at);
    for _ in 0..8 {
        desk.type_text(" und noch eine Zeile");
    }
    let high = get(&desk, 1).size.height();
    assert!(high > 150.0, "{high}");
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("x");
    assert_eq!(get(&desk, 1).size.height(), 112.0);
    desk.press(NONE, Key::Escape);
}

#[test]
fn tab_never_writes_on_what_somebody_else_wrote() {
    let notes = vec![note((0.0, 0.0), "eins"), note((180.0, 0.0), "von anderen")];
    let mut desk = open(&board_with(notes));
    let at = place(&desk, "Zettel: eins").center();
    double_click(&mut desk, at);
    desk.press(NONE, Key::Tab);
    desk.type_text("neu");
    desk.press(NONE, Key::Escape);
    assert_eq!(get(&desk, 2).text, "von anderen");
    let project = desk.project();
    let new = project.elements.iter().find(|(_, e)| e.text == "neu");
    assert_eq!(new.expect("a note of its own").1.position.x(), 360.0);
}

#[test]
fn at_the_right_edge_of_a_frame_the_next_note_begins_a_row() {
    let frame = element(ElementKind::Frame, (0.0, 0.0), (400.0, 400.0), "Karten");
    let mut first = note((20.0, 50.0), "eins");
    first.frame = Some(id(1));
    let mut desk = open(&board_with(vec![frame, first]));
    let at = place(&desk, "Zettel: eins").center();
    double_click(&mut desk, at);
    for text in ["zwei", "drei", "vier"] {
        desk.press(NONE, Key::Tab);
        desk.type_text(text);
    }
    desk.press(NONE, Key::Escape);
    let project = desk.project();
    let mut places: Vec<_> = project
        .elements
        .iter()
        .filter(|(_, e)| e.kind == ElementKind::Note)
        .map(|(_, e)| (e.number, e.text.clone(), e.position.x(), e.frame.is_some()))
        .collect();
    places.sort_by_key(|place| place.0);
    let (one, two) = (20.0, places[1].2);
    assert!(two > 180.0);
    let expected = [
        (0, "eins", one),
        (1, "zwei", two),
        (2, "drei", one),
        (3, "vier", two),
    ];
    for (found, (number, text, x)) in places.iter().zip(expected) {
        assert_eq!((found.0, found.1.as_str(), found.2), (number, text, x));
        assert!(found.3, "{text} lies in the frame");
    }
    let of = |text: &str| {
        project
            .elements
            .iter()
            .find(|(_, e)| e.text == text)
            .unwrap()
            .1
    };
    assert!(of("drei").position.y() > of("zwei").position.y());
    assert_eq!(of("drei").position.y(), of("vier").position.y());
}

#[test]
fn covered_notes_are_written_openly_and_then_lie_covered() {
    let mut project = board_with(vec![note((0.0, 0.0), "offen")]);
    project.boards.get_mut(id::<Board>(1)).unwrap().covering = true;
    let mut desk = open(&project);
    let at = place(&desk, "Zettel: offen").center();
    double_click(&mut desk, at);
    desk.press(NONE, Key::Tab);
    desk.type_text("geheim");
    let project = desk.project();
    let (_, secret) = project
        .elements
        .iter()
        .find(|(_, e)| e.text == "geheim")
        .unwrap();
    assert!(secret.covered && secret.author.is_none());
    // While it is written its writer sees it.
    assert!(desk.harness.query_all_by_value("geheim").next().is_some());
    desk.press(NONE, Key::Escape);
    assert!(!desk.sees_part("geheim"));
}

#[test]
fn the_minimap_comes_and_goes_and_leads_there_and_back() {
    let notes = vec![note((0.0, 0.0), "links"), note((6000.0, 0.0), "rechts")];
    let mut desk = open(&board_with(notes));
    assert!(!desk.sees("Übersicht des Boards"));
    desk.press(Modifiers::COMMAND, Key::Num0);
    desk.press(NONE, Key::M);
    rest(&mut desk);
    let map = place(&desk, "Übersicht des Boards");
    let at = map.right_center() - vec2(14.0, 0.0);
    desk.harness.hover_at(at);
    desk.harness.run_steps(2);
    for pressed in [true, false] {
        desk.harness.event(egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: NONE,
        });
        desk.harness.run_steps(2);
    }
    rest(&mut desk);
    assert!(desk.sees("Zettel: rechts") && !desk.sees("Zettel: links"));
    desk.press(Modifiers::ALT, Key::ArrowLeft);
    rest(&mut desk);
    assert!(!desk.sees("Zettel: rechts"));
    desk.press(NONE, Key::M);
    assert!(!desk.sees("Übersicht des Boards"));
}

#[test]
fn frames_are_shown_one_after_the_other_and_back_leads_back() {
    let frame = |x, name| element(ElementKind::Frame, (x, 0.0), (400.0, 300.0), name);
    let frames = vec![
        frame(0.0, "Eins"),
        frame(3000.0, "Zwei"),
        frame(9000.0, "Drei"),
    ];
    let mut desk = open(&board_with(frames));
    desk.press(Modifiers::SHIFT, Key::PageDown);
    rest(&mut desk);
    let seen = |desk: &Desk| -> Vec<bool> {
        ["Eins", "Zwei", "Drei"]
            .map(|name| desk.sees(&format!("Bereich: {name}")))
            .to_vec()
    };
    assert_eq!(seen(&desk), [true, false, false]);
    desk.press(Modifiers::SHIFT, Key::PageDown);
    rest(&mut desk);
    assert_eq!(seen(&desk), [false, true, false]);
    desk.press(Modifiers::SHIFT, Key::PageDown);
    rest(&mut desk);
    desk.press(Modifiers::SHIFT, Key::PageUp);
    rest(&mut desk);
    assert_eq!(seen(&desk), [false, true, false]);
    desk.press(Modifiers::ALT, Key::ArrowLeft);
    rest(&mut desk);
    assert_eq!(seen(&desk), [false, false, true]);
}

#[test]
fn from_nowhere_a_button_leads_home() {
    let mut desk = open(&board_with(vec![note((0.0, 0.0), "hier")]));
    assert!(!desk.sees("Alles zeigen"));
    for _ in 0..14 {
        desk.press(NONE, Key::ArrowRight);
    }
    assert!(!desk.sees("Zettel: hier"));
    desk.click("Alles zeigen");
    rest(&mut desk);
    assert!(desk.sees("Zettel: hier") && !desk.sees("Alles zeigen"));
}

#[test]
fn a_new_note_is_by_its_writer_if_the_roster_knows_exactly_one() {
    for (names, known) in [(vec!["Mona Frank"], true), (vec!["Mona Frank"; 2], false)] {
        let mut project = board_with(vec![note((0.0, 0.0), "da")]);
        for (number, name) in names.iter().enumerate() {
            let (given, family) = name.split_once(' ').unwrap();
            let person = Person {
                given_name: given.to_owned(),
                family_name: family.to_owned(),
                ..Person::default()
            };
            project.people.insert(id(number as u128 + 1), person);
        }
        let folder = tempfile::TempDir::new().unwrap();
        let file = folder.path().join("projekt.zirkel.ron");
        let text = zirkel::store::codec::encode(&project, &zirkel::store::Header::default());
        std::fs::write(&file, text.unwrap()).unwrap();
        let settings = "(autosave: false, name: \"Mona Frank\")";
        let lang = zirkel::i18n::Lang::De;
        let mut desk = Desk::start_as(folder, Some(file), lang, settings);
        desk.ctrl(Key::Num4);
        rest(&mut desk);
        let at = place(&desk, "Zettel: da").center();
        double_click(&mut desk, at);
        desk.press(NONE, Key::Tab);
        desk.type_text("neu");
        desk.press(NONE, Key::Escape);
        let project = desk.project();
        let (_, new) = project
            .elements
            .iter()
            .find(|(_, e)| e.text == "neu")
            .unwrap();
        assert_eq!(new.author.is_some(), known);
    }
}
