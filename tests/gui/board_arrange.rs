//! Putting a board in order, its clipboard, and the panel of properties.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zirkel::document::{IdSource, Step};
use zirkel::model::{
    Board, Element, ElementKind, Id, NoteColor, Order, Person, Point, Project, Size, Tag,
};

use crate::support::Desk;

const NONE: Modifiers = Modifiers::NONE;

struct Made {
    ids: IdSource,
    project: Project,
    board: Id<Board>,
    order: Order,
}

impl Made {
    fn new() -> Self {
        let mut ids = IdSource::counting_from(1 << 100);
        let mut project = Project::default();
        let board = ids.next();
        project.boards.insert(
            board,
            Board {
                title: "Workshop".to_owned(),
                ..Board::default()
            },
        );
        Self {
            ids,
            project,
            board,
            order: Order::default(),
        }
    }

    fn put(&mut self, kind: ElementKind, text: &str, at: (f32, f32)) -> Id<Element> {
        let size = match kind {
            ElementKind::Frame => Size::new(420.0, 300.0),
            _ => Element::note_size(),
        };
        let element = Element {
            board: Some(self.board),
            kind,
            size,
            text: text.to_owned(),
            position: Point::new(at.0, at.1),
            order: self.order.clone(),
            ..Element::default()
        };
        self.order = Order::after(Some(&self.order));
        let id = self.ids.next();
        self.project.elements.insert(id, element);
        id
    }

    fn change(&mut self, id: Id<Element>, change: impl FnOnce(&mut Element)) {
        change(self.project.elements.get_mut(id).expect("there"));
    }

    /// The board on the screen, with the keyboard.
    fn open(&self) -> Desk {
        let mut desk = Desk::with_project(&self.project);
        desk.ctrl(Key::Num4);
        desk
    }
}

/// Three notes that lie about.
fn three() -> Made {
    let mut made = Made::new();
    made.put(ElementKind::Note, "eins", (0.0, 0.0));
    made.put(ElementKind::Note, "zwei", (210.0, 17.0));
    made.put(ElementKind::Note, "drei", (500.0, 6.0));
    made
}

fn element(desk: &Desk, text: &str) -> Element {
    let project = desk.project();
    let mut all = project.elements.iter().map(|(_, element)| element);
    let found = all.find(|element| element.text == text);
    found.unwrap_or_else(|| panic!("no {text}")).clone()
}

fn place(desk: &Desk, text: &str) -> (f32, f32) {
    let position = element(desk, text).position;
    (position.x(), position.y())
}

fn event(desk: &mut Desk, event: Event) {
    desk.harness.event(event);
    desk.settle();
}

/// Runs a command by its name, as the palette does.
fn command(desk: &mut Desk, name: &str) {
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text(name);
    desk.press(NONE, Key::Enter);
}

/// Gives the line of text with this name the keyboard.
fn focus_field(desk: &mut Desk, name: &str) {
    let field = desk
        .harness
        .get_by_role_and_label(egui::accesskit::Role::TextInput, name);
    field.focus();
    desk.settle();
}

fn next_undo(desk: &Desk) -> Option<Step> {
    let workspace = desk.harness.state().workspace().expect("a project");
    workspace.doc.next_undo()
}

/// What was put on the clipboard as text.
fn copied(desk: &Desk) -> Option<String> {
    let commands = desk.harness.output().platform_output.commands.iter();
    commands.rev().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// Copies and tells the text for other programs: it is there in one frame only.
fn copy(desk: &mut Desk, event: Event) -> String {
    desk.harness.event(event);
    for _ in 0..3 {
        desk.harness.step();
        if let Some(text) = copied(desk) {
            desk.settle();
            return text;
        }
    }
    panic!("nothing was copied");
}

#[test]
fn notes_are_aligned_distributed_and_stacked_each_in_one_step() {
    let mut desk = three().open();
    desk.ctrl(Key::A);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowUp);
    for text in ["eins", "zwei", "drei"] {
        assert_eq!(place(&desk, text).1, 0.0);
    }
    assert_eq!(next_undo(&desk), Some(Step::AlignElements));
    command(&mut desk, "Waagerecht verteilen");
    assert_eq!(place(&desk, "zwei").0, 250.0);
    command(&mut desk, "Untereinander stapeln");
    assert_eq!(place(&desk, "drei"), (0.0, 264.0));
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    assert_eq!(place(&desk, "zwei"), (210.0, 17.0));
}

#[test]
fn shift_t_tidies_and_what_is_locked_stays() {
    let mut made = three();
    let held = made.put(ElementKind::Note, "fest", (180.0, 150.0));
    made.change(held, |e| e.locked = true);
    made.put(ElementKind::Note, "vier", (5.0, 140.0));
    made.put(ElementKind::Note, "fünf", (365.0, 150.0));
    let mut desk = made.open();
    desk.press(Modifiers::SHIFT, Key::T);
    assert_eq!(next_undo(&desk), Some(Step::TidyElements));
    assert_eq!(place(&desk, "zwei"), (180.0, 0.0));
    assert_eq!(place(&desk, "drei"), (360.0, 0.0));
    assert_eq!(place(&desk, "vier"), (0.0, 132.0));
    assert_eq!(place(&desk, "fest"), (180.0, 150.0));
    // The cell below the locked note's is the next one free.
    assert_ne!(place(&desk, "fünf").0, 180.0);
    let before = desk.project();
    desk.press(Modifiers::SHIFT, Key::T);
    assert!(desk.project() == before, "twice is once");
}

#[test]
fn a_frame_grows_for_what_is_tidied_in_it() {
    let mut made = Made::new();
    let frame = made.put(ElementKind::Frame, "Quartier", (0.0, 0.0));
    for nth in 0..6 {
        let at = (30.0 + 10.0 * nth as f32, 60.0 + 5.0 * nth as f32);
        let note = made.put(ElementKind::Note, &format!("n{nth}"), at);
        made.change(note, |e| e.frame = Some(frame));
    }
    let mut desk = made.open();
    desk.press(NONE, Key::Tab);
    desk.press(Modifiers::SHIFT, Key::T);
    let frame = element(&desk, "Quartier");
    let bottom = frame.position.y() + frame.size.height();
    let lowest = (0..6).map(|nth| place(&desk, &format!("n{nth}")).1 + 112.0);
    let lowest = lowest.fold(0.0, f32::max);
    assert!(bottom >= lowest + 20.0, "{bottom} {lowest}");
    assert_eq!(frame.size.width(), 420.0);
    assert_eq!(place(&desk, "n0").0, 30.0);
}

#[test]
fn what_is_copied_can_be_pasted_and_is_a_text_for_others() {
    let mut made = three();
    let id = made.project.elements.ids().next().expect("a note");
    made.change(id, |e| {
        e.color = NoteColor::Blue;
        e.tags = Tag::new("Ort").into_iter().collect();
    });
    let mut desk = made.open();
    desk.ctrl(Key::A);
    let text = copy(&mut desk, Event::Copy);
    assert_eq!(text, "eins #Ort\nzwei\ndrei");
    event(&mut desk, Event::Paste(text));
    let project = desk.project();
    assert_eq!(project.elements.len(), 6);
    let blue = project.elements.iter().map(|(_, e)| e);
    let blue = blue.filter(|e| e.color == NoteColor::Blue && e.tags.len() == 1);
    assert_eq!(blue.count(), 2);
    let overlaps = |a: &Element, b: &Element| {
        (a.position.x() - b.position.x()).abs() < 160.0
            && (a.position.y() - b.position.y()).abs() < 112.0
    };
    let all: Vec<&Element> = project.elements.iter().map(|(_, e)| e).collect();
    for (nth, a) in all.iter().enumerate() {
        assert!(all.iter().skip(nth + 1).all(|b| !overlaps(a, b)));
    }
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().elements.len(), 3);
}

#[test]
fn what_is_cut_is_gone_in_one_step_and_comes_back_by_pasting() {
    let mut made = three();
    let frame = made.put(ElementKind::Frame, "Bereich", (0.0, 300.0));
    let note = made.put(ElementKind::Note, "darin", (20.0, 350.0));
    made.change(note, |e| e.frame = Some(frame));
    let mut desk = made.open();
    desk.ctrl(Key::A);
    let text = copy(&mut desk, Event::Cut);
    assert_eq!(desk.project().elements.len(), 0);
    assert_eq!(next_undo(&desk), Some(Step::CutElements));
    assert_eq!(text, "Bereich\n- darin\n\neins\nzwei\ndrei");
    event(&mut desk, Event::Paste(text));
    assert_eq!(desk.project().elements.len(), 5);
    let home = element(&desk, "darin").frame.expect("in a frame");
    let project = desk.project();
    let home = project.elements.get(home).expect("the frame");
    assert_eq!(home.text, "Bereich");
}

#[test]
fn the_menu_copies_too_and_copies_live_on_in_the_next_project() {
    let mut desk = three().open();
    desk.ctrl(Key::A);
    command(&mut desk, "Kopieren");
    let other = Desk::with_project(&three().project);
    drop(other);
    command(&mut desk, "Neues Board");
    desk.press(NONE, Key::Enter);
    event(&mut desk, Event::Paste("eins\nzwei\ndrei".to_owned()));
    let project = desk.project();
    assert_eq!((project.boards.len(), project.elements.len()), (2, 6));
    // Just as they lay to one another, which a text does not tell.
    let mut all: Vec<Point> = project.elements.iter().map(|(_, e)| e.position).collect();
    let copies = all.split_off(3);
    let way = |of: &[Point]| (of[1].x() - of[0].x(), of[1].y() - of[0].y());
    assert_eq!(way(&copies), (210.0, 17.0));
}

#[test]
fn forty_lines_become_forty_tidy_notes() {
    let mut made = three();
    let board = made.board;
    let covering = made.project.boards.get_mut(board).expect("there");
    covering.covering = true;
    let mut desk = made.open();
    let lines: Vec<String> = (1..=40).map(|n| format!("• Gedanke {n}")).collect();
    event(&mut desk, Event::Paste(lines.join("\r\n\r\n")));
    let project = desk.project();
    assert_eq!(project.elements.len(), 43);
    let mut notes: Vec<&Element> = project.elements.iter().map(|(_, e)| e).collect();
    notes.retain(|e| e.text.starts_with("Gedanke"));
    assert_eq!(notes.len(), 40);
    let mut numbers: Vec<u32> = notes.iter().map(|e| e.number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=40).collect::<Vec<u32>>());
    assert!(notes.iter().all(|e| e.covered));
    let columns: std::collections::BTreeSet<i64> =
        notes.iter().map(|e| e.position.x() as i64).collect();
    assert!((5..=10).contains(&columns.len()), "{columns:?}");
    let high = notes.iter().map(|e| e.position.y());
    let low = high.clone().fold(f32::MAX, f32::min);
    assert!(high.fold(f32::MIN, f32::max) - low < 1200.0);
    assert!(desk.sees_part("40 Zettel eingefügt"));
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().elements.len(), 3);
}

#[test]
fn a_clipboard_of_garbage_does_no_harm() {
    let mut desk = three().open();
    event(&mut desk, Event::Paste("\u{0}\u{1}\n\t\n".to_owned()));
    assert_eq!(desk.project().elements.len(), 3);
    assert!(desk.sees_part("In der Zwischenablage steht nichts"));
    event(&mut desk, Event::Paste("x\n".repeat(1_000_000)));
    assert_eq!(desk.project().elements.len(), 2_003);
    assert!(desk.sees_part("wurde nur der Anfang eingefügt"));
    desk.ctrl(Key::Z);
    event(
        &mut desk,
        Event::Paste("(elements: [(5, kind: Nix".repeat(200)),
    );
    assert_eq!(desk.project().elements.len(), 4);
}

#[test]
fn a_paste_while_a_text_is_edited_goes_into_the_text() {
    let mut desk = three().open();
    desk.press(NONE, Key::Tab);
    desk.press(NONE, Key::Enter);
    desk.ctrl(Key::A);
    event(&mut desk, Event::Paste("a\nb".to_owned()));
    desk.press(NONE, Key::Escape);
    assert_eq!(desk.project().elements.len(), 3);
    assert_eq!(element(&desk, "a\nb").kind, ElementKind::Note);
}

#[test]
fn properties_change_all_that_are_selected_in_one_step() {
    let mut made = three();
    let id = made.project.elements.ids().last().expect("a note");
    made.change(id, |e| e.color = NoteColor::Pink);
    let mut desk = made.open();
    desk.ctrl(Key::A);
    desk.press(Modifiers::ALT, Key::Enter);
    assert!(desk.sees("3 × Zettel"));
    assert!(desk.sees_part("verschieden"));
    desk.click("Farbe: Grün");
    let project = desk.project();
    assert!(
        project
            .elements
            .iter()
            .all(|(_, e)| e.color == NoteColor::Green)
    );
    assert_eq!(next_undo(&desk), Some(Step::ColorElements));
    desk.ctrl(Key::Z);
    assert_eq!(element(&desk, "drei").color, NoteColor::Pink);
    // Remembered, and folded again.
    desk.press(Modifiers::ALT, Key::Enter);
    assert!(!desk.sees("3 × Zettel"));
}

#[test]
fn shift_s_tags_notes_by_keyboard() {
    let mut desk = three().open();
    desk.ctrl(Key::A);
    desk.press(Modifiers::SHIFT, Key::S);
    desk.type_text("Quartier, Sprache");
    desk.press(NONE, Key::Enter);
    let tags = |desk: &Desk, text: &str| -> Vec<String> {
        let tags = element(desk, text).tags;
        tags.iter().map(|tag| tag.as_str().to_owned()).collect()
    };
    assert_eq!(tags(&desk, "eins"), ["Quartier", "Sprache"]);
    assert_eq!(tags(&desk, "drei"), ["Quartier", "Sprache"]);
    desk.click("Schlagwort „Quartier“ entfernen");
    assert_eq!(tags(&desk, "zwei"), ["Sprache"]);
    assert_eq!(next_undo(&desk), Some(Step::TagElements));
}

#[test]
fn an_author_is_found_in_the_roster() {
    let mut made = three();
    let person = made.ids.next();
    made.project.people.insert(
        person,
        Person {
            given_name: "Ayse".to_owned(),
            family_name: "Özbabacan".to_owned(),
            ..Person::default()
        },
    );
    let mut desk = made.open();
    desk.ctrl(Key::A);
    desk.press(Modifiers::ALT, Key::Enter);
    focus_field(&mut desk, "Geschrieben von");
    desk.type_text("ozb");
    desk.press(NONE, Key::Enter);
    let project = desk.project();
    assert!(
        project
            .elements
            .iter()
            .all(|(_, e)| e.author == Some(person))
    );
}

#[test]
fn a_width_is_typed_as_a_number() {
    let mut desk = three().open();
    desk.press(NONE, Key::Tab);
    desk.press(Modifiers::ALT, Key::Enter);
    focus_field(&mut desk, "Breite");
    desk.ctrl(Key::A);
    desk.type_text("240");
    assert_eq!(element(&desk, "eins").size.width(), 240.0);
}

#[test]
fn notes_are_numbered_in_reading_order_from_the_panel() {
    let mut desk = three().open();
    desk.press(Modifiers::ALT, Key::Enter);
    desk.click("Zettel neu nummerieren");
    let number = |desk: &Desk, text: &str| element(desk, text).number;
    assert_eq!(number(&desk, "eins"), 1);
    assert_eq!(number(&desk, "zwei"), 2);
    assert_eq!(number(&desk, "drei"), 3);
    desk.click("Kurznummern zeigen");
    desk.ctrl(Key::Z);
    assert_eq!(number(&desk, "drei"), 0);
}
