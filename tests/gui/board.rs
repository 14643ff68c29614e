//! What a person does in the view `board`.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Role, vec2};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;
use zirkel::i18n::Lang;
use zirkel::model::{Board, Element, ElementKind, Id, NoteColor, Point, Project, Size};
use zirkel::store::{Header, codec};

use crate::support::Desk;

const NONE: Modifiers = Modifiers::NONE;

/// A new project with an empty board, in sight.
fn empty_board() -> Desk {
    let mut desk = Desk::with_new_project();
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    desk.press(NONE, Key::Enter);
    assert_eq!(desk.project().boards.len(), 1);
    desk
}

/// Presses keys one directly after the other, as part of one gesture: a pause ends it.
fn quickly(desk: &mut Desk, keys: &[(Modifiers, Key)]) {
    for (modifiers, key) in keys {
        desk.harness.key_press_modifiers(*modifiers, *key);
        desk.harness.step();
    }
}

fn press_button(desk: &mut Desk, at: Pos2, pressed: bool, modifiers: Modifiers) {
    desk.harness.event_modifiers(
        Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers,
        },
        modifiers,
    );
    desk.harness.run_steps(1);
}

fn click_at(desk: &mut Desk, at: Pos2) {
    desk.harness.hover_at(at);
    desk.harness.run_steps(1);
    press_button(desk, at, true, NONE);
    press_button(desk, at, false, NONE);
    desk.harness.run_steps(2);
}

/// Long enough that the next click is no double click.
fn wait(desk: &mut Desk) {
    desk.harness.run_steps(30);
}

fn drag(desk: &mut Desk, from: Pos2, to: Pos2, modifiers: Modifiers) {
    desk.harness.hover_at(from);
    desk.harness.run_steps(1);
    press_button(desk, from, true, modifiers);
    for step in 1..=4 {
        let at = from + (to - from) * (step as f32 / 4.0);
        desk.harness
            .event_modifiers(Event::PointerMoved(at), modifiers);
        desk.harness.run_steps(1);
    }
    press_button(desk, to, false, modifiers);
    desk.harness.run_steps(2);
}

fn canvas(desk: &Desk) -> Rect {
    desk.harness.get_by_label_contains("Board: ").rect()
}

fn middle(desk: &Desk) -> Pos2 {
    canvas(desk).center()
}

/// Where an element is on the screen.
fn place(desk: &Desk, name: &str) -> Rect {
    desk.harness.get_by_label(name).rect()
}

fn texts(desk: &Desk) -> Vec<String> {
    let project = desk.project();
    let mut elements: Vec<_> = project.elements.iter().collect();
    elements.sort_by_key(|(id, _)| *id);
    elements
        .into_iter()
        .map(|(_, element)| element.text.clone())
        .collect()
}

fn element(desk: &Desk, text: &str) -> Element {
    let project = desk.project();
    let found = project.elements.iter().find(|(_, e)| e.text == text);
    let Some((_, element)) = found else {
        panic!("no element with the text {text:?}");
    };
    element.clone()
}

/// Puts a note down with the pointer and writes on it.
fn note(desk: &mut Desk, at: Pos2, text: &str) {
    desk.press(NONE, Key::N);
    click_at(desk, at);
    desk.type_text(text);
    desk.press(NONE, Key::Escape);
    wait(desk);
}

#[test]
fn without_a_board_there_is_a_button_that_makes_one() {
    let mut desk = Desk::with_new_project();
    desk.ctrl(Key::Num4);
    assert!(desk.sees("Noch kein Board"));
    desk.click("Neues Board");
    assert_eq!(desk.project().boards.len(), 1);
    desk.type_text("Workshop");
    desk.press(NONE, Key::Enter);
    let project = desk.project();
    assert_eq!(project.boards_in_order()[0].1.title, "Workshop");
}

#[test]
fn a_note_is_put_down_written_and_taken_back_in_one_step() {
    let mut desk = empty_board();
    let at = middle(&desk);
    desk.press(NONE, Key::N);
    click_at(&mut desk, at);
    desk.type_text("Willkommen");
    desk.type_text(" im Kreis");
    desk.press(NONE, Key::Escape);
    assert_eq!(texts(&desk), ["Willkommen im Kreis"]);
    assert!(place(&desk, "Zettel: Willkommen im Kreis").contains(at));
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().elements.len(), 0);
}

#[test]
fn a_double_click_on_the_ground_puts_a_note_there() {
    let mut desk = empty_board();
    let at = middle(&desk) + vec2(-200.0, 40.0);
    // A frame takes a quarter of a second here.
    wait(&mut desk);
    let options = |options: &mut egui::Options| options.input_options.max_double_click_delay = 3.0;
    desk.harness.ctx.options_mut(options);
    click_at(&mut desk, at);
    click_at(&mut desk, at);
    desk.type_text("Hier");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(texts(&desk), ["Hier"]);
    assert!(place(&desk, "Zettel: Hier").contains(at));
}

#[test]
fn a_note_left_blank_never_was() {
    let mut desk = empty_board();
    let at = middle(&desk);
    desk.press(NONE, Key::N);
    click_at(&mut desk, at);
    desk.press(NONE, Key::Escape);
    assert_eq!(desk.project().elements.len(), 0);
    // Nor one whose text was taken away again.
    desk.press(NONE, Key::N);
    click_at(&mut desk, at);
    desk.harness.event(Event::Text("x".to_owned()));
    desk.harness.step();
    assert_eq!(desk.project().elements.len(), 1);
    quickly(&mut desk, &[(NONE, Key::Backspace), (NONE, Key::Escape)]);
    assert_eq!(desk.project().elements.len(), 0);
    let workspace = desk.harness.state().workspace().expect("a project");
    assert_eq!(
        workspace.doc.next_undo(),
        Some(zirkel::document::Step::AddBoard)
    );
}

#[test]
fn tab_writes_the_next_note_beside_this_one_and_shift_tab_goes_back() {
    let mut desk = empty_board();
    let at = middle(&desk) - vec2(200.0, 0.0);
    desk.press(NONE, Key::N);
    click_at(&mut desk, at);
    desk.type_text("eins");
    desk.press(NONE, Key::Tab);
    desk.type_text("zwei");
    desk.press(Modifiers::SHIFT, Key::Tab);
    desk.type_text("!");
    desk.press(NONE, Key::Tab);
    desk.type_text("?");
    desk.press(NONE, Key::Escape);
    assert_eq!(texts(&desk), ["eins!", "zwei?"]);
    let (first, second) = (element(&desk, "eins!"), element(&desk, "zwei?"));
    assert_eq!(second.position.y(), first.position.y());
    assert_eq!(
        second.position.x(),
        first.position.x() + first.size.width() + 20.0
    );
}

#[test]
fn a_drag_moves_a_note_in_one_step() {
    let mut desk = empty_board();
    let at = middle(&desk);
    note(&mut desk, at, "Zettel");
    let before = element(&desk, "Zettel").position;
    drag(&mut desk, at, at + vec2(120.0, 60.0), NONE);
    let after = element(&desk, "Zettel").position;
    assert_eq!(after, before.moved(120.0, 60.0));
    desk.ctrl(Key::Z);
    assert_eq!(element(&desk, "Zettel").position, before);
    assert_eq!(texts(&desk), ["Zettel"]);
}

#[test]
fn esc_gives_up_a_drag() {
    let mut desk = empty_board();
    let at = middle(&desk);
    note(&mut desk, at, "Zettel");
    let before = element(&desk, "Zettel").position;
    desk.harness.hover_at(at);
    desk.harness.run_steps(1);
    press_button(&mut desk, at, true, NONE);
    for step in 1..4 {
        let to = at + vec2(30.0, 10.0) * step as f32;
        desk.harness.event(Event::PointerMoved(to));
        desk.harness.run_steps(1);
    }
    desk.press(NONE, Key::Escape);
    press_button(&mut desk, at + vec2(90.0, 30.0), false, NONE);
    desk.settle();
    assert_eq!(element(&desk, "Zettel").position, before);
}

#[test]
fn alt_and_a_drag_duplicate() {
    let mut desk = empty_board();
    let at = middle(&desk);
    note(&mut desk, at, "Zettel");
    let before = element(&desk, "Zettel").position;
    drag(&mut desk, at, at + vec2(0.0, 150.0), Modifiers::ALT);
    let project = desk.project();
    let places: Vec<Point> = project.elements.iter().map(|(_, e)| e.position).collect();
    assert_eq!(places, [before, before.moved(0.0, 150.0)]);
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().elements.len(), 1);
}

#[test]
fn a_marquee_selects_what_delete_deletes_and_undo_brings_back() {
    let mut desk = empty_board();
    let at = middle(&desk);
    note(&mut desk, at - vec2(100.0, 0.0), "links");
    note(&mut desk, at + vec2(100.0, 0.0), "rechts");
    note(&mut desk, at + vec2(0.0, 200.0), "unten");
    drag(
        &mut desk,
        at - vec2(220.0, 90.0),
        at + vec2(220.0, 90.0),
        NONE,
    );
    desk.press(NONE, Key::Delete);
    assert_eq!(texts(&desk), ["unten"]);
    assert!(desk.sees_part("2 Elemente gelöscht"));
    desk.ctrl(Key::Z);
    assert_eq!(texts(&desk), ["links", "rechts", "unten"]);
}

#[test]
fn a_colour_is_chosen_by_its_name_and_the_next_note_has_it() {
    let mut desk = empty_board();
    let at = middle(&desk);
    note(&mut desk, at, "bunt");
    click_at(&mut desk, at);
    desk.settle();
    desk.click("Blau");
    assert_eq!(element(&desk, "bunt").color, NoteColor::Blue);
    note(&mut desk, at + vec2(0.0, 180.0), "auch");
    assert_eq!(element(&desk, "auch").color, NoteColor::Blue);
}

#[test]
fn a_frame_moves_with_its_notes_and_leaves_them_when_it_goes() {
    let mut desk = empty_board();
    let at = middle(&desk);
    desk.press(NONE, Key::F);
    drag(
        &mut desk,
        at - vec2(200.0, 150.0),
        at + vec2(200.0, 150.0),
        NONE,
    );
    desk.type_text("Erfahrungen");
    desk.press(NONE, Key::Enter);
    note(&mut desk, at, "darin");
    let project = desk.project();
    let frame = project
        .elements
        .iter()
        .find(|(_, e)| e.kind == ElementKind::Frame);
    let (frame, _) = frame.expect("a frame");
    assert_eq!(element(&desk, "darin").frame, Some(frame));
    let before = element(&desk, "darin").position;
    let header = at - vec2(0.0, 135.0);
    drag(&mut desk, header, header + vec2(60.0, 30.0), NONE);
    assert_eq!(element(&desk, "darin").position, before.moved(60.0, 30.0));
    desk.press(NONE, Key::Delete);
    assert_eq!(texts(&desk), ["darin"]);
    assert_eq!(element(&desk, "darin").frame, None);
}

#[test]
fn the_keyboard_alone_is_enough() {
    let mut desk = empty_board();
    desk.press(NONE, Key::N);
    desk.press(NONE, Key::Enter);
    desk.type_text("erste");
    desk.press(NONE, Key::Escape);
    let before = element(&desk, "erste").position;
    quickly(
        &mut desk,
        &[(NONE, Key::ArrowRight), (Modifiers::SHIFT, Key::ArrowDown)],
    );
    assert_eq!(element(&desk, "erste").position, before.moved(1.0, 10.0));
    desk.ctrl(Key::Z);
    assert_eq!(element(&desk, "erste").position, before);

    desk.press(NONE, Key::Enter);
    desk.type_text("r Zettel");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(texts(&desk), ["erster Zettel"]);

    desk.ctrl(Key::D);
    assert_eq!(desk.project().elements.len(), 2);
    desk.press(NONE, Key::Escape);
    desk.press(NONE, Key::Tab);
    desk.press(NONE, Key::Tab);
    desk.press(NONE, Key::Delete);
    assert_eq!(desk.project().elements.len(), 1);
    assert_eq!(element(&desk, "erster Zettel").position, before);
}

#[test]
fn tab_behind_the_last_element_leaves_the_board() {
    let mut desk = empty_board();
    let at = middle(&desk);
    note(&mut desk, at, "einer");
    let on_note = |desk: &Desk| desk.harness.get_by_label("Zettel: einer").is_focused();
    desk.press(NONE, Key::Escape);
    desk.press(NONE, Key::Tab);
    assert!(on_note(&desk));
    desk.press(NONE, Key::Tab);
    assert!(!on_note(&desk));
}

#[test]
fn typing_letters_on_a_note_runs_no_commands() {
    let mut desk = empty_board();
    let at = middle(&desk);
    desk.press(NONE, Key::N);
    click_at(&mut desk, at);
    for key in [Key::V, Key::F, Key::Delete] {
        desk.press(NONE, key);
    }
    desk.type_text("vf");
    desk.ctrl(Key::A);
    desk.type_text("neu");
    desk.press(NONE, Key::Escape);
    assert_eq!(texts(&desk), ["neu"]);
}

#[test]
fn what_is_undone_while_it_is_written_closes_the_editor() {
    let mut desk = empty_board();
    let at = middle(&desk);
    desk.press(NONE, Key::N);
    click_at(&mut desk, at);
    desk.type_text("weg");
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().elements.len(), 0);
    desk.press(NONE, Key::N);
    desk.press(NONE, Key::Enter);
    desk.type_text("da");
    desk.press(NONE, Key::Escape);
    assert_eq!(texts(&desk), ["da"]);
}

#[test]
fn a_corner_resizes_the_selected_note() {
    let mut desk = empty_board();
    let at = middle(&desk);
    note(&mut desk, at, "groß");
    click_at(&mut desk, at);
    wait(&mut desk);
    let corner = place(&desk, "Zettel: groß").max;
    drag(&mut desk, corner, corner + vec2(80.0, 40.0), NONE);
    assert_eq!(element(&desk, "groß").size, Size::new(240.0, 152.0));
}

#[test]
fn wheel_with_ctrl_zooms_at_the_pointer() {
    let mut desk = empty_board();
    let at = middle(&desk);
    note(&mut desk, at, "fest");
    let pointer = place(&desk, "Zettel: fest").min;
    let before = place(&desk, "Zettel: fest");
    desk.harness.hover_at(pointer);
    desk.harness.run_steps(1);
    desk.harness.event(Event::Zoom(1.5));
    desk.harness.run_steps(5);
    let after = place(&desk, "Zettel: fest");
    assert!(
        (after.width() - before.width() * 1.5).abs() < 1.0,
        "{after}"
    );
    assert!((after.min - before.min).length() < 1.0, "{after}");
    desk.ctrl(Key::Num0);
    assert!((place(&desk, "Zettel: fest").width() - before.width()).abs() < 1.0);
}

#[test]
fn the_outline_shows_frames_and_notes_and_leads_to_them() {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::Num4);
    desk.click("Gliederung zeigen");
    let row = |desk: &Desk, name: &str| {
        let row = desk.harness.get_by_role_and_label(Role::TreeItem, name);
        row.rect()
    };
    row(&desk, "Bereich: Erfahrungen");
    let note = "Zettel: Erfahrungen mit Berichten zur Integration";
    let at = row(&desk, note).center();
    click_at(&mut desk, at);
    desk.settle();
    let there = desk.harness.get_by_role_and_label(Role::Note, note);
    let center = there.rect().center();
    assert!((center - middle(&desk)).length() < 60.0, "{center}");
}

#[test]
fn a_board_is_deleted_after_a_question() {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::Num4);
    let boards = desk.project().boards.len();
    desk.click("Eigenschaften des Boards");
    desk.click("Board löschen");
    assert_eq!(desk.project().boards.len(), boards);
    desk.click("Löschen");
    assert_eq!(desk.project().boards.len(), boards - 1);
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().boards.len(), boards);
}

#[test]
fn space_and_a_drag_move_the_board_and_not_the_note() {
    let mut desk = empty_board();
    let at = middle(&desk);
    note(&mut desk, at, "bleibt");
    let (before, shown) = (element(&desk, "bleibt"), place(&desk, "Zettel: bleibt"));
    desk.harness.key_down(Key::Space);
    drag(&mut desk, at, at + vec2(70.0, -40.0), NONE);
    desk.harness.key_up(Key::Space);
    desk.settle();
    assert_eq!(element(&desk, "bleibt").position, before.position);
    let moved = place(&desk, "Zettel: bleibt").min - shown.min;
    assert!((moved - vec2(70.0, -40.0)).length() < 1.5, "{moved}");
}

#[test]
fn a_click_with_shift_adds_and_page_down_puts_behind() {
    let mut desk = empty_board();
    let at = middle(&desk);
    note(&mut desk, at - vec2(150.0, 0.0), "eins");
    note(&mut desk, at + vec2(150.0, 0.0), "zwei");
    click_at(&mut desk, at - vec2(150.0, 0.0));
    wait(&mut desk);
    desk.harness
        .event(Event::ModifiersChanged(Modifiers::SHIFT));
    desk.harness.step();
    for pressed in [true, false] {
        desk.harness
            .event(Event::PointerMoved(at + vec2(150.0, 0.0)));
        desk.harness.event(Event::PointerButton {
            pos: at + vec2(150.0, 0.0),
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::SHIFT,
        });
        desk.harness.step();
    }
    desk.harness.event(Event::ModifiersChanged(NONE));
    desk.settle();
    quickly(&mut desk, &[(NONE, Key::ArrowDown)]);
    let y = |desk: &Desk, text: &str| element(desk, text).position.y();
    assert_eq!(y(&desk, "eins"), y(&desk, "zwei"));

    desk.press(NONE, Key::Escape);
    desk.press(Modifiers::COMMAND, Key::ArrowLeft);
    desk.press(NONE, Key::PageUp);
    let top = |desk: &Desk| {
        let project = desk.project();
        let board = project.boards_in_order()[0].0;
        let top = project
            .elements_of(board)
            .last()
            .map(|(_, e)| e.text.clone());
        top.unwrap_or_default()
    };
    assert_eq!(top(&desk), "eins");
    desk.press(NONE, Key::PageDown);
    assert_eq!(top(&desk), "zwei");
    desk.press(Modifiers::COMMAND, Key::ArrowRight);
    desk.press(NONE, Key::Delete);
    assert_eq!(texts(&desk), ["eins"]);
}

#[test]
fn a_board_that_cannot_be_changed_can_be_read() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("neuer.zirkel.ron");
    let example = zirkel::store::example();
    let newer = example.replacen("schema: 1", "schema: 99", 1);
    assert_ne!(newer, example);
    std::fs::write(&file, newer).expect("written");
    let mut desk = Desk::start(folder, Some(file), Lang::De);
    desk.press(NONE, Key::Escape);
    desk.ctrl(Key::Num4);
    let before = desk.project();
    let name = "Zettel: Erfahrungen mit Berichten zur Integration";
    let at = place(&desk, name).center();
    click_at(&mut desk, at);
    wait(&mut desk);
    drag(&mut desk, at, at + vec2(100.0, 100.0), NONE);
    for key in [Key::Delete, Key::Enter, Key::N, Key::Enter, Key::ArrowLeft] {
        desk.press(NONE, key);
    }
    desk.type_text("nichts");
    assert!(desk.project() == before);
    assert!(desk.sees(name));
}

/// A project with one board and so many notes.
fn many_notes(count: usize) -> Project {
    let mut ids = zirkel::document::IdSource::counting_from(1 << 100);
    let mut project = Project::default();
    let board: Id<Board> = ids.next();
    project.boards.insert(board, Board::default());
    let mut order = zirkel::model::Order::default();
    for number in 0..count {
        let (column, row) = (number % 100, number / 100);
        let element = Element {
            board: Some(board),
            order: order.clone(),
            position: Point::new(column as f32 * 180.0, row as f32 * 132.0),
            size: Element::note_size(),
            text: format!("Zettel {number}: Zusammenleben im Quartier"),
            color: NoteColor::ALL[number % NoteColor::ALL.len()],
            ..Element::default()
        };
        order = zirkel::model::Order::after(Some(&order));
        project.elements.insert(ids.next(), element);
    }
    project
}

#[test]
fn ten_thousand_notes_are_drawn_at_nine_zooms() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("viele.zirkel.ron");
    let text = codec::encode(&many_notes(10_000), &Header::default()).expect("can be written");
    std::fs::write(&file, text).expect("written");
    let mut desk = Desk::start(folder, Some(file), Lang::De);
    desk.ctrl(Key::Num4);
    desk.harness.hover_at(middle(&desk));
    desk.harness.run_steps(2);
    for factor in [1.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 1.5] {
        desk.harness.event(Event::Zoom(factor));
        desk.harness.run_steps(3);
        let shapes = desk.harness.output().shapes.len();
        assert!(shapes > 0);
    }
    desk.ctrl(Key::A);
    desk.press(NONE, Key::ArrowRight);
    desk.press(NONE, Key::Delete);
    assert_eq!(desk.project().elements.len(), 0);
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().elements.len(), 10_000);
}
