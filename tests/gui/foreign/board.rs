//! A board on which others work too.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, vec2};
use zirkel::model::{Board, Element, ElementKind, Id, Point};

use super::*;

const STEP: Vec2 = vec2(200.0, 0.0);

/// A board with notes in a row, the first in the middle of what is seen, and their ids.
fn board(texts: &[&str]) -> (Desk, Vec<Id<Element>>) {
    let mut desk = Desk::with_project(&project(|project| {
        let board = Some(project.add(Board::default()));
        for (number, text) in texts.iter().enumerate() {
            project.add(Element {
                board,
                position: Point::new(number as f32 * STEP.x, 0.0),
                size: Element::note_size(),
                text: (*text).to_owned(),
                ..Element::default()
            });
        }
    }));
    desk.ctrl(Key::Num4);
    desk.ctrl(Key::Num0);
    let ids = desk.project().elements.ids().collect();
    (desk, ids)
}

fn center(desk: &Desk, text: &str) -> Pos2 {
    rect(desk, &format!("Zettel: {text}")).center()
}

fn button(desk: &mut Desk, at: Pos2, pressed: bool) {
    desk.harness.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: NONE,
    });
    desk.harness.step();
}

/// Takes hold of what is at `from` and moves it, without letting go.
fn take(desk: &mut Desk, from: Pos2, by: Vec2) {
    desk.harness.hover_at(from);
    desk.harness.step();
    button(desk, from, true);
    for part in 1..=4 {
        let at = from + by * (part as f32 / 4.0);
        desk.harness.event(Event::PointerMoved(at));
        desk.harness.step();
    }
}

fn let_go(desk: &mut Desk, at: Pos2) {
    button(desk, at, false);
    desk.settle();
}

fn place(desk: &Desk, id: Id<Element>) -> Point {
    desk.project().get(id).expect("an element").position
}

fn move_to(desk: &mut Desk, id: Id<Element>, x: f32, y: f32) {
    elsewhere(desk, |project| {
        change(project, id, |element: &mut Element| {
            element.position = Point::new(x, y)
        });
    });
}

fn note_text(desk: &Desk, id: Id<Element>) -> Option<String> {
    let project = desk.project();
    project
        .get(id)
        .map(|element: &Element| element.text.clone())
}

/// Opens the editor of a note, the cursor behind its text.
fn edit(desk: &mut Desk, text: &str) {
    let at = center(desk, text);
    desk.harness.hover_at(at);
    desk.harness.step();
    button(desk, at, true);
    button(desk, at, false);
    desk.settle();
    desk.press(NONE, Key::Enter);
}

#[test]
fn a_drag_ends_where_the_hand_put_it_whoever_else_moved_it() {
    let (mut desk, ids) = board(&["eins", "zwei"]);
    let (from, still) = (center(&desk, "eins"), rect(&desk, "Zettel: zwei"));
    let before = place(&desk, ids[0]);
    take(&mut desk, from, vec2(40.0, 60.0));
    move_to(&mut desk, ids[0], -300.0, 500.0);
    desk.harness
        .event(Event::PointerMoved(from + vec2(50.0, 80.0)));
    desk.harness.step();
    let_go(&mut desk, from + vec2(50.0, 80.0));
    assert_eq!(place(&desk, ids[0]), before.moved(50.0, 80.0));
    // The board itself stays where it is.
    assert_eq!(rect(&desk, "Zettel: zwei"), still);
    desk.ctrl(Key::Z);
    assert_eq!(place(&desk, ids[0]), Point::new(-300.0, 500.0));
}

#[test]
fn what_is_dragged_and_let_go_where_it_was_stays_where_others_put_it() {
    let (mut desk, ids) = board(&["eins"]);
    let from = center(&desk, "eins");
    take(&mut desk, from, vec2(40.0, 60.0));
    move_to(&mut desk, ids[0], 300.0, 300.0);
    desk.harness.event(Event::PointerMoved(from));
    desk.harness.step();
    let_go(&mut desk, from);
    assert_eq!(place(&desk, ids[0]), Point::new(300.0, 300.0));
}

#[test]
fn a_drag_goes_on_with_what_is_still_there() {
    let (mut desk, ids) = board(&["eins", "zwei", "drei"]);
    desk.ctrl(Key::A);
    let from = center(&desk, "zwei");
    take(&mut desk, from, vec2(0.0, 40.0));
    elsewhere(&mut desk, |project| {
        project.elements.remove(ids[0]);
        change(project, ids[2], |element: &mut Element| {
            element.locked = true
        });
        let board = project.boards.ids().next();
        let new = Element {
            board,
            size: Element::note_size(),
            ..Element::default()
        };
        add(
            project,
            Element {
                position: Point::new(200.0, 0.0),
                ..new
            },
        );
    });
    let_go(&mut desk, from + vec2(0.0, 40.0));
    let project = desk.project();
    assert!(!project.elements.contains(ids[0]));
    assert_eq!(place(&desk, ids[1]), Point::new(200.0, 40.0));
    assert_eq!(place(&desk, ids[2]), Point::new(400.0, 0.0));
    assert_eq!(project.elements.len(), 3);
}

#[test]
fn what_is_dragged_and_deleted_elsewhere_is_gone() {
    let (mut desk, ids) = board(&["eins", "zwei"]);
    let from = center(&desk, "eins");
    take(&mut desk, from, vec2(0.0, 40.0));
    elsewhere(&mut desk, |project| {
        project.elements.remove(ids[0]);
    });
    desk.harness
        .event(Event::PointerMoved(from + vec2(0.0, 60.0)));
    desk.harness.step();
    let_go(&mut desk, from + vec2(0.0, 60.0));
    assert_eq!(desk.project().elements.len(), 1);
    let workspace = desk.harness.state().workspace().expect("a project");
    assert_eq!(workspace.doc.next_undo(), None);
}

#[test]
fn a_copy_is_put_where_the_hand_put_it() {
    let (mut desk, ids) = board(&["eins"]);
    let from = center(&desk, "eins");
    desk.harness.event(Event::ModifiersChanged(Modifiers::ALT));
    take(&mut desk, from, vec2(0.0, 200.0));
    move_to(&mut desk, ids[0], 500.0, 500.0);
    let_go(&mut desk, from + vec2(0.0, 200.0));
    let project = desk.project();
    let mut places: Vec<_> = project.elements.iter().map(|(_, e)| e.position).collect();
    places.sort_by(|a, b| a.y().total_cmp(&b.y()));
    assert_eq!(places, [Point::new(0.0, 200.0), Point::new(500.0, 500.0)]);
}

#[test]
fn a_frame_takes_along_what_others_put_into_it_meanwhile() {
    let (mut desk, ids) = board(&["eins"]);
    elsewhere(&mut desk, |project| {
        change(project, ids[0], |element: &mut Element| {
            element.kind = ElementKind::Frame;
            element.size = zirkel::model::Size::new(300.0, 200.0);
        });
    });
    let from = rect(&desk, "Bereich: eins").center_top() + vec2(0.0, 8.0);
    take(&mut desk, from, vec2(30.0, 40.0));
    let mut note = None;
    elsewhere(&mut desk, |project| {
        let mut new = project.get(ids[0]).cloned().expect("a frame");
        new.kind = ElementKind::Note;
        new.text = "neu".to_owned();
        new.position = Point::new(20.0, 40.0);
        new.size = zirkel::model::Size::new(100.0, 60.0);
        new.frame = Some(ids[0]);
        note = Some(add(project, new));
    });
    let_go(&mut desk, from + vec2(30.0, 40.0));
    assert_eq!(place(&desk, ids[0]), Point::new(30.0, 40.0));
    let note = note.expect("a note");
    assert_eq!(place(&desk, note), Point::new(50.0, 80.0));
    assert_eq!(desk.project().get(note).expect("there").frame, Some(ids[0]));
}

#[test]
fn a_size_is_drawn_on_and_given_up_when_the_note_is_gone() {
    let (mut desk, ids) = board(&["eins", "zwei"]);
    for gone in [false, true] {
        let at = center(&desk, "eins");
        desk.harness.hover_at(at);
        desk.harness.step();
        button(&mut desk, at, true);
        button(&mut desk, at, false);
        desk.harness.run_steps(10);
        let corner = rect(&desk, "Zettel: eins").max;
        take(&mut desk, corner, vec2(40.0, 20.0));
        elsewhere(&mut desk, |project| {
            if gone {
                project.elements.remove(ids[0]);
            } else {
                change(project, ids[0], |e: &mut Element| {
                    e.position = Point::new(7.0, 7.0)
                });
            }
        });
        let_go(&mut desk, corner + vec2(40.0, 20.0));
        if !gone {
            assert_eq!(place(&desk, ids[0]), Point::new(0.0, 0.0));
            let size = desk.project().get(ids[0]).expect("there").size;
            assert_eq!(size.width(), Element::note_size().width() + 40.0);
        }
        desk.harness.run_steps(10);
    }
    assert_eq!(desk.project().elements.len(), 1);
}

#[test]
fn a_marquee_takes_in_what_comes_and_lets_go_of_what_goes() {
    let (mut desk, ids) = board(&["eins", "zwei"]);
    let (first, last) = (rect(&desk, "Zettel: eins"), rect(&desk, "Zettel: zwei"));
    let (from, to) = (first.min - vec2(20.0, 20.0), last.max + vec2(20.0, 20.0));
    take(&mut desk, from, to - from);
    elsewhere(&mut desk, |project| {
        let mut new = project
            .elements
            .remove(ids[0])
            .expect("there")
            .as_ref()
            .clone();
        new.text = "neu".to_owned();
        add(project, new);
    });
    desk.harness.event(Event::PointerMoved(to + vec2(1.0, 0.0)));
    desk.harness.step();
    let_go(&mut desk, to + vec2(1.0, 0.0));
    desk.press(NONE, Key::Delete);
    assert_eq!(desk.project().elements.len(), 0);
}

#[test]
fn a_click_means_what_lay_there_when_the_button_was_pressed() {
    let (mut desk, ids) = board(&["eins"]);
    let at = center(&desk, "eins");
    desk.harness.hover_at(at);
    desk.harness.step();
    button(&mut desk, at, true);
    elsewhere(&mut desk, |project| {
        let mut new = project.get(ids[0]).cloned().expect("there");
        new.order = zirkel::model::Order::after(Some(&new.order));
        new.text = "darüber".to_owned();
        add(project, new);
    });
    button(&mut desk, at, false);
    desk.settle();
    desk.press(NONE, Key::Delete);
    assert_eq!(note_text(&desk, ids[0]), None);
    assert_eq!(desk.project().elements.len(), 1);
}

#[test]
fn a_note_is_written_on_while_its_text_changes() {
    let (mut desk, ids) = board(&["Der Kreis"]);
    edit(&mut desk, "Der Kreis");
    desk.type_text(" tagt");
    elsewhere(&mut desk, |project| {
        change(project, ids[0], |element: &mut Element| {
            element.text = "Der große Kreis tagt heute".to_owned();
            element.position = Point::new(30.0, 30.0);
        });
    });
    desk.type_text(" schon");
    let expected = "Der große Kreis tagt schon heute";
    assert_eq!(note_text(&desk, ids[0]).as_deref(), Some(expected));
}

#[test]
fn what_is_typed_into_a_note_deleted_elsewhere_brings_it_back() {
    let (mut desk, ids) = board(&["eins", "zwei"]);
    edit(&mut desk, "eins");
    desk.type_text(" und");
    elsewhere(&mut desk, |project| {
        project.elements.remove(ids[0]);
    });
    assert_eq!(note_text(&desk, ids[0]), None);
    for letter in [" ", "m", "e", "h", "r"] {
        desk.type_text(letter);
    }
    assert_eq!(note_text(&desk, ids[0]).as_deref(), Some("eins und mehr"));
    desk.press(NONE, Key::Escape);
    assert_eq!(note_text(&desk, ids[0]).as_deref(), Some("eins und mehr"));
}

#[test]
fn a_note_deleted_elsewhere_stays_deleted_when_nothing_more_is_typed() {
    let (mut desk, ids) = board(&["eins", "zwei"]);
    edit(&mut desk, "eins");
    elsewhere(&mut desk, |project| {
        project.elements.remove(ids[0]);
    });
    desk.settle();
    desk.press(NONE, Key::Escape);
    assert_eq!(note_text(&desk, ids[0]), None);
    // The board has the keys again.
    desk.press(NONE, Key::Tab);
    desk.press(NONE, Key::Delete);
    assert_eq!(desk.project().elements.len(), 0);
}

#[test]
fn a_new_note_is_written_while_others_work_and_is_one_step() {
    let (mut desk, ids) = board(&["eins"]);
    desk.press(NONE, Key::N);
    desk.press(NONE, Key::Enter);
    let base = desk.project();
    for letter in ["n", "e", "u"] {
        type_quickly(&mut desk, letter);
        elsewhere_since(&mut desk, &base, |project| {
            change(project, ids[0], |element: &mut Element| {
                element.text += letter
            });
        });
    }
    let texts = |desk: &Desk| -> Vec<String> {
        desk.project()
            .elements
            .iter()
            .map(|(_, e)| e.text.clone())
            .collect()
    };
    assert!(
        texts(&desk).contains(&"neu".to_owned()),
        "{:?}",
        texts(&desk)
    );
    desk.ctrl(Key::Z);
    assert_eq!(texts(&desk).len(), 1);
}
