//! The board as a tree, with keys and pointer.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::document::IdSource;
use zirkel::model::{Element, ElementKind, Id, Order, Point, Project};

use crate::support::Desk;
use crate::wall::{NOTE, add_wall, element};

const NONE: Modifiers = Modifiers::NONE;
const ALT: Modifiers = Modifiers::ALT;

/// Frames "Ideen" with two notes and "Fragen" without any, and a note beside them.
fn project() -> Project {
    let mut ids = IdSource::counting_from(1);
    let mut project = Project::default();
    let board = add_wall(&mut project, &mut ids);
    let frame: Id<Element> = ids.next();
    let mut sequence = Order::default();
    for (text, kind, at, inside) in [
        ("Ideen", ElementKind::Frame, (0.0, 0.0), false),
        ("Fragen", ElementKind::Frame, (500.0, 0.0), false),
        ("Apfel", ElementKind::Note, (20.0, 42.0), true),
        ("Birne", ElementKind::Note, (200.0, 42.0), true),
        ("Citrone", ElementKind::Note, (0.0, 500.0), false),
    ] {
        sequence = Order::after(Some(&sequence));
        let size = match kind {
            ElementKind::Frame => (400.0, 300.0),
            _ => NOTE,
        };
        let element = Element {
            frame: inside.then_some(frame),
            sequence: sequence.clone(),
            ..element(board, kind, text, at, size)
        };
        let id = if text == "Ideen" { frame } else { ids.next() };
        project.elements.insert(id, element);
    }
    project
}

/// The board with its outline, which has the keyboard.
fn outline() -> Desk {
    let mut desk = Desk::at_board(&project());
    desk.press(Modifiers::SHIFT, Key::O);
    assert!(desk.sees("Gliederung"));
    desk
}

/// What the board is read as: "Ideen(Apfel Birne) Fragen() Citrone".
fn tree(desk: &Desk) -> String {
    let project = desk.project();
    let board = project.boards.ids().next().expect("a board");
    let mut said: Vec<String> = Vec::new();
    for line in project.reading_of(board) {
        let element = project.get(line.id).expect("there");
        said.push(format!("{}{}", "-".repeat(line.depth), element.text));
    }
    said.join(" ")
}

fn row(desk: &Desk, name: &str) -> Rect {
    desk.harness
        .get_by_role_and_label(Role::TreeItem, name)
        .rect()
}

fn is_selected(desk: &Desk, name: &str) -> bool {
    let row = desk.harness.get_by_role_and_label(Role::TreeItem, name);
    row.accesskit_node().is_selected() == Some(true)
}

fn pointer(desk: &mut Desk, at: Pos2, pressed: bool) {
    desk.harness.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: NONE,
    });
    desk.harness.run_steps(1);
}

fn drag(desk: &mut Desk, from: Pos2, to: Pos2) {
    desk.harness.hover_at(from);
    desk.harness.run_steps(1);
    pointer(desk, from, true);
    for step in 1..=4 {
        let at = from + (to - from) * (step as f32 / 4.0);
        desk.harness.event(Event::PointerMoved(at));
        desk.harness.run_steps(1);
    }
    pointer(desk, to, false);
    desk.settle();
}

#[test]
fn rows_say_level_place_and_whether_they_are_open() {
    let mut desk = outline();
    let level = |desk: &Desk, name: &str| {
        let row = desk.harness.get_by_role_and_label(Role::TreeItem, name);
        let node = row.accesskit_node();
        (
            node.data().level(),
            node.data().position_in_set(),
            node.data().is_expanded(),
        )
    };
    assert_eq!(
        level(&desk, "Bereich: Ideen"),
        (Some(1), Some(0), Some(true))
    );
    assert_eq!(level(&desk, "Zettel: Birne"), (Some(2), Some(1), None));
    assert_eq!(level(&desk, "Zettel: Citrone"), (Some(1), Some(2), None));
    // A row is a part of its frame's row, which says how many there are.
    let birne = desk
        .harness
        .get_by_role_and_label(Role::TreeItem, "Zettel: Birne");
    let mut around = birne.accesskit_node().parent();
    while around.is_some_and(|node| node.role() != Role::TreeItem) {
        around = around.and_then(|node| node.parent());
    }
    let frame = around.expect("a row around");
    assert_eq!(frame.data().size_of_set(), Some(2));
    // Left folds, right unfolds.
    desk.press(NONE, Key::Home);
    desk.press(NONE, Key::ArrowLeft);
    assert_eq!(level(&desk, "Bereich: Ideen").2, Some(false));
    let rows = |desk: &Desk| desk.harness.query_all_by_role(Role::TreeItem).count();
    assert_eq!(rows(&desk), 3);
    desk.press(NONE, Key::ArrowRight);
    assert_eq!(rows(&desk), 5);
}

#[test]
fn arrows_select_here_and_on_the_board() {
    let mut desk = outline();
    desk.press(NONE, Key::Home);
    desk.press(NONE, Key::ArrowDown);
    assert!(is_selected(&desk, "Zettel: Apfel"));
    desk.press(Modifiers::SHIFT, Key::ArrowDown);
    assert!(is_selected(&desk, "Zettel: Apfel") && is_selected(&desk, "Zettel: Birne"));
    let on_board = |desk: &Desk, name: &str| {
        let note = desk.harness.get_by_role_and_label(Role::Note, name);
        note.accesskit_node().is_selected()
    };
    assert_eq!(on_board(&desk, "Zettel: Birne"), Some(true));
    desk.press(NONE, Key::Delete);
    assert_eq!(tree(&desk), "Ideen Fragen Citrone");
    // The keyboard is still here.
    desk.ctrl(Key::Z);
    desk.press(NONE, Key::End);
    assert!(is_selected(&desk, "Zettel: Citrone"));
    // What the board selects is selected here.
    desk.press(NONE, Key::Escape);
    desk.harness
        .get_by_role_and_label(Role::Note, "Zettel: Apfel")
        .click_accesskit();
    desk.settle();
    assert!(is_selected(&desk, "Zettel: Apfel"));
}

#[test]
fn letters_find_a_line_and_are_no_shortcuts_here() {
    let mut desk = outline();
    desk.press(NONE, Key::Home);
    // N is a tool on the board and C makes a cluster; here they are letters.
    desk.press(NONE, Key::N);
    desk.press(NONE, Key::C);
    desk.type_text("ci");
    assert!(is_selected(&desk, "Zettel: Citrone"));
    assert_eq!(tree(&desk), "Ideen -Apfel -Birne Fragen Citrone");
}

#[test]
fn alt_and_arrows_move_in_the_tree_and_on_the_board_in_one_step_each() {
    let mut desk = outline();
    desk.press(NONE, Key::Home);
    desk.press(NONE, Key::ArrowDown);
    let was = row(&desk, "Zettel: Apfel").top();
    desk.press(ALT, Key::ArrowDown);
    assert_eq!(tree(&desk), "Ideen -Birne -Apfel Fragen Citrone");
    assert!(row(&desk, "Zettel: Apfel").top() > was);
    desk.press(ALT, Key::ArrowDown);
    assert_eq!(tree(&desk), "Ideen -Birne Fragen -Apfel Citrone");
    desk.press(ALT, Key::ArrowLeft);
    assert_eq!(tree(&desk), "Ideen -Birne Fragen Apfel Citrone");
    desk.press(ALT, Key::ArrowRight);
    assert_eq!(tree(&desk), "Ideen -Birne Fragen -Apfel Citrone");
    for _ in 0..4 {
        desk.ctrl(Key::Z);
    }
    assert_eq!(tree(&desk), "Ideen -Apfel -Birne Fragen Citrone");
    // Frames change their order.
    desk.press(NONE, Key::Home);
    desk.press(ALT, Key::ArrowDown);
    assert_eq!(tree(&desk), "Fragen Ideen -Apfel -Birne Citrone");
}

#[test]
fn enter_writes_note_after_note_below_and_f2_writes_on_what_is_there() {
    let mut desk = outline();
    desk.press(NONE, Key::Home);
    desk.press(NONE, Key::Enter);
    desk.type_text("Dattel");
    desk.press(NONE, Key::Enter);
    desk.type_text("Erdbeere");
    desk.press(NONE, Key::Enter);
    // Nothing was written here: it never was.
    desk.press(NONE, Key::Enter);
    assert_eq!(
        tree(&desk),
        "Ideen -Apfel -Birne -Dattel -Erdbeere Fragen Citrone"
    );
    assert!(is_selected(&desk, "Zettel: Erdbeere"));
    desk.press(NONE, Key::F2);
    desk.type_text("Feige");
    desk.press(NONE, Key::Enter);
    assert!(tree(&desk).contains("-Dattel -Feige"));
    desk.press(NONE, Key::Home);
    desk.press(NONE, Key::F2);
    desk.type_text("Obst");
    desk.press(NONE, Key::Escape);
    assert!(tree(&desk).starts_with("Obst "));
    desk.ctrl(Key::Z);
    assert!(tree(&desk).starts_with("Ideen "));
}

#[test]
fn lines_are_dragged_between_lines_and_into_frames() {
    let mut desk = outline();
    let from = row(&desk, "Zettel: Citrone").center();
    let to = row(&desk, "Bereich: Fragen").center();
    drag(&mut desk, from, to);
    assert_eq!(tree(&desk), "Ideen -Apfel -Birne Fragen -Citrone");
    let from = row(&desk, "Zettel: Citrone").center();
    let before = row(&desk, "Zettel: Apfel");
    drag(&mut desk, from, before.center_top() + egui::vec2(0.0, 4.0));
    assert_eq!(tree(&desk), "Ideen -Citrone -Apfel -Birne Fragen");
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    assert_eq!(tree(&desk), "Ideen -Apfel -Birne Fragen Citrone");
}

#[test]
fn a_long_board_can_be_filtered_and_only_lines_in_sight_are_shown() {
    let mut project = project();
    let board = project.boards.ids().next();
    let mut ids = IdSource::counting_from(1000);
    for nth in 0..2000 {
        let element = Element {
            board,
            kind: ElementKind::Note,
            text: format!("Nummer {nth}"),
            position: Point::new(
                (nth % 50) as f32 * 180.0,
                1000.0 + (nth / 50) as f32 * 140.0,
            ),
            size: Element::note_size(),
            ..Element::default()
        };
        project.elements.insert(ids.next(), element);
    }
    let mut desk = Desk::at_board(&project);
    desk.press(Modifiers::SHIFT, Key::O);
    let rows = |desk: &Desk| desk.harness.query_all_by_role(Role::TreeItem).count();
    assert!(rows(&desk) < 60);
    desk.press(NONE, Key::End);
    assert!(is_selected(&desk, "Zettel: Nummer 1999"));
    desk.harness.get_by_label("Gliederung filtern").focus();
    desk.settle();
    desk.type_text("birn");
    assert_eq!(rows(&desk), 2);
    // Enter goes to what was found.
    desk.press(NONE, Key::Enter);
    desk.press(NONE, Key::F2);
    desk.type_text("Banane");
    desk.press(NONE, Key::Enter);
    assert!(tree(&desk).contains("-Banane"));
}
