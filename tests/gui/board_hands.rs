//! Tools and gestures of the board, as hands use them.

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Rect, Vec2, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use zirkel::model::{
    Arrowhead, Board, Element, ElementKind, Id, NoteColor, Order, Point, Project, Route, Size, Spot,
};

use crate::support::Desk;

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;

/// A board with these elements, seen at its own size; places are from the middle of the view.
struct Table {
    desk: Desk,
    ids: Vec<Id<Element>>,
}

fn at(kind: ElementKind, x: f32, y: f32, w: f32, h: f32) -> Element {
    Element {
        kind,
        position: Point::new(x, y),
        size: Size::new(w, h),
        text: format!("{kind:?} {x} {y}"),
        ..Element::default()
    }
}

fn note(x: f32, y: f32) -> Element {
    at(ElementKind::Note, x, y, 160.0, 112.0)
}

impl Table {
    fn with(elements: impl IntoIterator<Item = Element>) -> Self {
        let mut numbers = zirkel::document::IdSource::counting_from(1 << 100);
        let mut project = Project::default();
        let board: Id<Board> = numbers.next();
        project.boards.insert(board, Board::default());
        let mut order = Order::default();
        let mut ids = Vec::new();
        for mut element in elements {
            element.board = Some(board);
            element.order = order.clone();
            order = Order::after(Some(&order));
            let id = numbers.next();
            ids.push(id);
            project.elements.insert(id, element);
        }
        let mut desk = Desk::with_project(&project);
        desk.ctrl(Key::Num4);
        let mut table = Self { desk, ids };
        // Whatever lies there, the board's origin in the middle, at its own size.
        table.desk.ctrl(Key::Num0);
        table.bring_origin();
        table
    }

    /// Brings the board's origin into the middle with the hand.
    fn bring_origin(&mut self) {
        let Some(id) = self.ids.first() else { return };
        let element = self.get(*id);
        let shown = self.shown(&element);
        let wished = self.middle() + vec2(element.position.x(), element.position.y());
        let way = wished - shown.min;
        self.key(NONE, Key::H);
        let from = self.middle();
        // In two steps: a small one would be a click.
        let aside = vec2(120.0, 80.0);
        self.drag_screen(from, from + way + aside, NONE);
        self.drag_screen(from, from - aside, NONE);
        self.key(NONE, Key::V);
        let shown = self.shown(&element);
        assert!((shown.min - wished).length() < 1.5, "{shown} {wished}");
    }

    fn shown(&self, element: &Element) -> Rect {
        let part = element.text.clone();
        self.desk.harness.get_by_label_contains(&part).rect()
    }

    fn middle(&self) -> Pos2 {
        let canvas = self.desk.harness.get_by_label_contains("Board: ").rect();
        canvas.center().round()
    }

    fn screen(&self, x: f32, y: f32) -> Pos2 {
        self.middle() + vec2(x, y)
    }

    fn get(&self, id: Id<Element>) -> Element {
        self.desk.project().elements.get(id).expect("there").clone()
    }

    fn element(&self, nth: usize) -> Element {
        self.get(self.ids[nth])
    }

    /// The only element that was not there at first.
    fn new_one(&self) -> Element {
        let project = self.desk.project();
        let mut new = project
            .elements
            .iter()
            .filter(|(id, _)| !self.ids.contains(id));
        let found = new.next().expect("something new").1.clone();
        assert!(new.next().is_none(), "more than one");
        found
    }

    fn count(&self) -> usize {
        self.desk.project().elements.len()
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.desk.press(modifiers, key);
    }

    fn event(&mut self, event: Event, modifiers: Modifiers) {
        self.desk.harness.event_modifiers(event, modifiers);
        self.desk.harness.run_steps(1);
    }

    fn button(&mut self, place: Pos2, button: PointerButton, pressed: bool, modifiers: Modifiers) {
        let event = Event::PointerButton {
            pos: place,
            button,
            pressed,
            modifiers,
        };
        self.event(event, modifiers);
    }

    fn press_at(&mut self, place: Pos2, modifiers: Modifiers) {
        self.event(Event::PointerMoved(place), modifiers);
        self.button(place, PointerButton::Primary, true, modifiers);
    }

    fn move_to(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        for step in 1..=4 {
            let place = from + (to - from) * (step as f32 / 4.0);
            self.event(Event::PointerMoved(place), modifiers);
        }
    }

    fn drag_screen(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.press_at(from, modifiers);
        self.move_to(from, to, modifiers);
        self.button(to, PointerButton::Primary, false, modifiers);
        self.event(Event::ModifiersChanged(NONE), NONE);
        self.desk.harness.run_steps(2);
    }

    /// A drag on the board, in its points from the middle.
    fn drag(&mut self, from: (f32, f32), to: (f32, f32), modifiers: Modifiers) {
        let (from, to) = (self.screen(from.0, from.1), self.screen(to.0, to.1));
        self.drag_screen(from, to, modifiers);
    }

    fn click(&mut self, x: f32, y: f32, modifiers: Modifiers) {
        // Long enough that it is no double click.
        self.desk.harness.run_steps(30);
        let place = self.screen(x, y);
        self.press_at(place, modifiers);
        self.button(place, PointerButton::Primary, false, modifiers);
        self.event(Event::ModifiersChanged(NONE), NONE);
        self.desk.settle();
    }

    fn double_click(&mut self, x: f32, y: f32) {
        let slow = |options: &mut egui::Options| options.input_options.max_double_click_delay = 3.0;
        self.desk.harness.ctx.options_mut(slow);
        let place = self.screen(x, y);
        for _ in 0..2 {
            self.press_at(place, NONE);
            self.button(place, PointerButton::Primary, false, NONE);
        }
        self.desk.settle();
        let usual =
            |options: &mut egui::Options| options.input_options.max_double_click_delay = 0.3;
        self.desk.harness.ctx.options_mut(usual);
    }

    /// Which of the elements are selected: those that a nudge moves.
    fn selected(&mut self) -> Vec<usize> {
        let before: Vec<Element> = (0..self.ids.len()).map(|nth| self.element(nth)).collect();
        self.desk.harness.key_press_modifiers(NONE, Key::ArrowDown);
        self.desk.settle();
        let moved = (0..self.ids.len()).filter(|nth| self.element(*nth) != before[*nth]);
        let moved: Vec<usize> = moved.collect();
        if !moved.is_empty() {
            self.key(CTRL, Key::Z);
        }
        moved
    }
}

#[test]
fn shapes_are_drawn_by_dragging_and_written_on_at_once() {
    let mut table = Table::with([note(-400.0, -200.0)]);
    table.key(NONE, Key::R);
    table.drag((0.0, 0.0), (150.0, 70.0), NONE);
    table.desk.type_text("Abfrage");
    table.key(NONE, Key::Escape);
    let shape = table.new_one();
    assert_eq!(
        (shape.kind, shape.text.as_str()),
        (ElementKind::Rectangle, "Abfrage")
    );
    assert_eq!(shape.size, Size::new(150.0, 70.0));
    table.key(CTRL, Key::Z);
    table.key(CTRL, Key::Z);
    // With Shift a circle, and with Alt around the place where one began.
    table.key(NONE, Key::O);
    table.drag((0.0, 0.0), (90.0, 40.0), SHIFT);
    table.key(NONE, Key::Escape);
    let circle = table.new_one();
    assert_eq!(
        (circle.kind, circle.size),
        (ElementKind::Ellipse, Size::new(90.0, 90.0))
    );
    table.key(CTRL, Key::Z);
    table.key(SHIFT, Key::R);
    table.drag((50.0, 50.0), (110.0, 90.0), Modifiers::ALT);
    table.key(NONE, Key::Escape);
    let diamond = table.new_one();
    assert_eq!(
        (diamond.kind, diamond.size),
        (ElementKind::Diamond, Size::new(120.0, 80.0))
    );
    assert_eq!(table.count(), 2);
}

#[test]
fn a_tool_taken_twice_needs_no_pointer_and_can_stay_in_hand() {
    let mut table = Table::with([note(-400.0, -200.0)]);
    table.key(NONE, Key::R);
    table.key(NONE, Key::R);
    table.key(NONE, Key::Escape);
    assert_eq!(table.new_one().kind, ElementKind::Rectangle);
    table.key(NONE, Key::Q);
    table.key(NONE, Key::R);
    table.drag((0.0, 100.0), (100.0, 160.0), NONE);
    table.key(NONE, Key::Escape);
    table.drag((200.0, 100.0), (300.0, 160.0), NONE);
    table.key(NONE, Key::Escape);
    assert_eq!(table.count(), 4);
    table.key(NONE, Key::Q);
    table.key(NONE, Key::V);
    table.drag((320.0, 190.0), (340.0, 230.0), NONE);
    assert_eq!(table.count(), 4);
}

#[test]
fn an_arrow_hangs_on_what_it_is_drawn_between() {
    let mut table = Table::with([note(-300.0, -56.0), note(140.0, -56.0)]);
    let (a, b) = (table.ids[0], table.ids[1]);
    table.key(NONE, Key::A);
    table.drag((-240.0, 20.0), (200.0, 10.0), NONE);
    let arrow = table.new_one();
    assert_eq!((arrow.from, arrow.to), (Some(a), Some(b)));
    // Deep inside: as a whole.
    assert_eq!((arrow.from_at.spot, arrow.to_at.spot), (None, None));
    assert_eq!(arrow.to_head, Arrowhead::Triangle);
    // Its end taken by its handle, and put to the middle of the lower side.
    table.drag((140.0, 0.0), (220.0, 58.0), NONE);
    let arrow = table.new_one();
    assert_eq!(
        (arrow.to, arrow.to_at.spot),
        (Some(b), Some(Spot::new(0.5, 1.0)))
    );
    table.key(CTRL, Key::Z);
    assert_eq!(table.new_one().to_at.spot, None);
    // To free ground.
    table.drag((140.0, 0.0), (60.0, 200.0), NONE);
    let arrow = table.new_one();
    assert_eq!((arrow.from, arrow.to), (Some(a), None));
    assert_eq!(arrow.to_at.place, Point::new(60.0, 200.0));
}

#[test]
fn two_clicks_connect_for_those_who_cannot_drag() {
    let mut table = Table::with([note(-300.0, -56.0), note(140.0, -56.0)]);
    table.key(NONE, Key::L);
    table.click(-240.0, 20.0, NONE);
    assert_eq!(table.count(), 2);
    table.click(200.0, 20.0, NONE);
    let line = table.new_one();
    assert_eq!(
        (line.from, line.to),
        (Some(table.ids[0]), Some(table.ids[1]))
    );
    assert_eq!(line.to_head, Arrowhead::None);
}

#[test]
fn the_keyboard_connects_two_finds_a_target_and_puts_an_end_elsewhere() {
    let mut table = Table::with([note(-300.0, -56.0), note(140.0, -56.0), note(140.0, 70.0)]);
    let [a, b, c] = [table.ids[0], table.ids[1], table.ids[2]];
    table.click(-240.0, 20.0, NONE);
    table.click(200.0, 20.0, SHIFT);
    table.key(NONE, Key::A);
    table.key(NONE, Key::Enter);
    let arrow = table.new_one();
    assert_eq!((arrow.from, arrow.to), (Some(a), Some(b)));
    // The arrow is selected: with the tool in hand, arrow keys look for another end.
    table.key(NONE, Key::A);
    table.key(NONE, Key::ArrowDown);
    assert!(table.desk.sees_part("Ziel: Zettel"));
    table.key(NONE, Key::Enter);
    assert_eq!(table.new_one().to, Some(c));
    table.key(CTRL, Key::Z);
    table.key(CTRL, Key::Z);
    assert_eq!(table.count(), 3);
    table.key(NONE, Key::Escape);
    // From one selected element to the next on its right.
    table.click(-240.0, 20.0, NONE);
    table.key(NONE, Key::A);
    table.key(NONE, Key::ArrowRight);
    table.key(NONE, Key::Enter);
    let arrow = table.new_one();
    assert_eq!((arrow.from, arrow.to), (Some(a), Some(b)));
}

#[test]
fn the_bar_beside_a_connector_changes_its_way_and_its_heads() {
    let mut table = Table::with([note(-300.0, -56.0), note(140.0, -56.0)]);
    table.key(NONE, Key::A);
    table.drag((-240.0, 20.0), (200.0, 10.0), NONE);
    table.desk.click("Verlauf der Verbindung");
    table.desk.click("Rechtwinklig");
    assert_eq!(table.new_one().route, Route::Elbow);
    table.desk.click("Anfang der Verbindung");
    table.desk.click("Punkt");
    assert_eq!(table.new_one().from_head, Arrowhead::Dot);
}

#[test]
fn a_stroke_is_one_step_and_the_eraser_takes_it_whole() {
    let mut table = Table::with([note(-400.0, -200.0)]);
    table.key(NONE, Key::P);
    table.drag((0.0, 0.0), (200.0, 80.0), NONE);
    table.drag((0.0, 150.0), (200.0, 150.0), NONE);
    table.key(SHIFT, Key::P);
    table.drag((-390.0, -150.0), (-250.0, -150.0), NONE);
    assert_eq!(table.count(), 4);
    let kinds = |table: &Table, wanted| {
        let project = table.desk.project();
        let found = project.elements.iter().filter(|(_, e)| e.kind == wanted);
        found.count()
    };
    assert_eq!(kinds(&table, ElementKind::Stroke), 2);
    assert_eq!(kinds(&table, ElementKind::Highlight), 1);
    table.key(CTRL, Key::Z);
    assert_eq!(table.count(), 3);
    // Across both strokes, and over the note, which stays.
    table.key(NONE, Key::E);
    table.drag((100.0, -100.0), (100.0, 220.0), NONE);
    assert_eq!(table.count(), 1);
    table.key(CTRL, Key::Z);
    assert_eq!(table.count(), 3);
    table.drag((-330.0, -240.0), (-330.0, -40.0), NONE);
    assert_eq!(table.count(), 3);
}

#[test]
fn a_group_is_selected_as_a_whole_and_entered_with_a_double_click() {
    let mut table = Table::with([note(-400.0, -56.0), note(-200.0, -56.0), note(200.0, -56.0)]);
    table.click(-350.0, 30.0, NONE);
    table.click(-150.0, 30.0, SHIFT);
    table.key(CTRL, Key::G);
    table.click(0.0, 150.0, NONE);
    table.click(-350.0, 30.0, NONE);
    assert_eq!(table.selected(), [0, 1]);
    table.double_click(-150.0, 30.0);
    assert_eq!(table.selected(), [1]);
    table.key(NONE, Key::Escape);
    assert_eq!(table.selected(), [0, 1]);
    // By keyboard too: Enter goes in, Tab to its next member.
    table.key(NONE, Key::Enter);
    assert_eq!(table.selected().len(), 1);
    table.key(NONE, Key::Escape);
    table.key(CTRL | SHIFT, Key::G);
    table.click(0.0, 150.0, NONE);
    table.click(-350.0, 30.0, NONE);
    assert_eq!(table.selected(), [0]);
}

#[test]
fn what_is_locked_can_be_selected_and_let_go_but_not_moved() {
    let mut table = Table::with([note(-200.0, -56.0), note(60.0, -56.0)]);
    table.click(-150.0, 30.0, NONE);
    table.key(CTRL | SHIFT, Key::L);
    let before = table.element(0);
    assert!(before.locked);
    table.drag((-150.0, 30.0), (-150.0, 130.0), NONE);
    table.drag((-350.0, -200.0), (300.0, 200.0), NONE);
    assert_eq!(table.selected(), [1]);
    table.click(-150.0, 30.0, NONE);
    table.key(NONE, Key::Delete);
    assert_eq!(table.element(0), before);
    table.key(CTRL | SHIFT, Key::L);
    assert!(!table.element(0).locked);
}

#[test]
fn a_lasso_selects_what_it_encloses() {
    let mut table = Table::with([note(-300.0, -56.0), note(-60.0, -56.0), note(200.0, -56.0)]);
    table.key(SHIFT, Key::V);
    let around = [
        (-330.0, -120.0),
        (120.0, -120.0),
        (120.0, 100.0),
        (-330.0, 100.0),
    ];
    let places: Vec<Pos2> = around.iter().map(|(x, y)| table.screen(*x, *y)).collect();
    table.press_at(places[0], NONE);
    for pair in places.windows(2) {
        table.move_to(pair[0], pair[1], NONE);
    }
    table.button(places[3], PointerButton::Primary, false, NONE);
    table.desk.settle();
    assert_eq!(table.selected(), [0, 1]);
}

#[test]
fn many_are_resized_at_one_corner_in_one_step() {
    let shapes =
        [(-200.0, -100.0), (0.0, 0.0)].map(|(x, y)| at(ElementKind::Rectangle, x, y, 100.0, 100.0));
    let mut table = Table::with(shapes);
    table.key(CTRL, Key::A);
    table.drag((100.0, 100.0), (250.0, 200.0), CTRL);
    assert_eq!(table.element(0).size, Size::new(150.0, 150.0));
    assert_eq!(table.element(1).size, Size::new(150.0, 150.0));
    assert_eq!(table.element(1).position, Point::new(100.0, 50.0));
    table.key(CTRL, Key::Z);
    assert_eq!(table.element(0).size, Size::new(100.0, 100.0));
    assert_eq!(table.element(1).position, Point::new(0.0, 0.0));
}

#[test]
fn shapes_turn_by_handle_and_by_key_and_notes_do_not() {
    let shape = at(ElementKind::Rectangle, -50.0, -100.0, 100.0, 100.0);
    let mut table = Table::with([shape, note(200.0, -56.0)]);
    table.click(30.0, -20.0, NONE);
    table.key(NONE, Key::Period);
    assert_eq!(table.element(0).angle.degrees(), 15.0);
    table.key(NONE, Key::Comma);
    assert_eq!(table.element(0).angle.degrees(), 0.0);
    // The handle below: a quarter of a turn, to the left.
    table.drag((0.0, 24.0), (-74.0, -50.0), SHIFT);
    assert_eq!(table.element(0).angle.degrees(), 90.0);
    table.click(250.0, 30.0, NONE);
    table.key(NONE, Key::Period);
    assert_eq!(table.element(1).angle.degrees(), 0.0);
}

#[test]
fn a_note_snaps_to_its_neighbour_but_not_with_ctrl_and_not_when_it_is_switched_off() {
    let mut table = Table::with([note(-300.0, -150.0), note(0.0, 50.0)]);
    table.drag(
        (30.0, 130.0),
        (30.0 + 137.0, -150.0 - 50.0 + 130.0 + 4.0),
        NONE,
    );
    assert_eq!(table.element(1).position, Point::new(137.0, -150.0));
    table.key(CTRL, Key::Z);
    table.drag((30.0, 130.0), (30.0 + 137.0, -66.0), CTRL);
    assert_eq!(table.element(1).position, Point::new(137.0, -146.0));
    table.key(CTRL, Key::Z);
    table.key(CTRL | SHIFT, Key::P);
    table.desk.type_text("An Nachbarn einrasten");
    table.key(NONE, Key::Enter);
    table.drag((30.0, 130.0), (30.0 + 137.0, -66.0), NONE);
    assert_eq!(table.element(1).position, Point::new(137.0, -146.0));
}

#[test]
fn esc_leaves_no_trace_of_any_gesture() {
    let mut stroke = at(ElementKind::Stroke, 200.0, 100.0, 100.0, 60.0);
    stroke.text = String::new();
    let places = [(0.0, 0.0), (100.0, 60.0)];
    stroke.points = zirkel::model::Points::new(places.map(|(x, y)| (Point::new(x, y), 128)));
    let shape = at(ElementKind::Rectangle, -50.0, -100.0, 100.0, 100.0);
    let mut table = Table::with([note(-300.0, -56.0), shape, stroke]);
    let before = table.desk.project();
    type Gesture = (Option<(Modifiers, Key)>, (f32, f32), (f32, f32));
    let gestures: [Gesture; 11] = [
        (None, (-250.0, 30.0), (-100.0, 130.0)),
        (None, (-400.0, 200.0), (100.0, -200.0)),
        (None, (50.0, 0.0), (150.0, 90.0)),
        (None, (0.0, 24.0), (90.0, -20.0)),
        (Some((SHIFT, Key::V)), (-400.0, 200.0), (100.0, -200.0)),
        (Some((NONE, Key::F)), (-100.0, 120.0), (100.0, 220.0)),
        (Some((NONE, Key::R)), (-100.0, 120.0), (100.0, 220.0)),
        (Some((NONE, Key::A)), (-250.0, 30.0), (10.0, -20.0)),
        (Some((NONE, Key::P)), (-100.0, 120.0), (100.0, 220.0)),
        (Some((NONE, Key::E)), (200.0, 90.0), (300.0, 170.0)),
        (Some((NONE, Key::K)), (-100.0, 120.0), (100.0, 220.0)),
    ];
    for (tool, from, to) in gestures {
        table.key(NONE, Key::V);
        table.click(0.0, -50.0, NONE);
        if let Some((modifiers, key)) = tool {
            table.key(modifiers, key);
        }
        let (from, to) = (table.screen(from.0, from.1), table.screen(to.0, to.1));
        table.press_at(from, NONE);
        table.move_to(from, to, NONE);
        table.key(NONE, Key::Escape);
        table.move_to(to, to + vec2(20.0, 20.0), NONE);
        table.button(to, PointerButton::Primary, false, NONE);
        table.desk.settle();
        assert!(table.desk.project() == before, "{tool:?}");
        let workspace = table.desk.harness.state().workspace().expect("a project");
        assert_eq!(workspace.doc.next_undo(), None, "{tool:?}");
        table.key(NONE, Key::Escape);
    }
}

#[test]
fn laser_and_spotlight_leave_nothing_in_the_file() {
    let mut table = Table::with([note(-300.0, -56.0)]);
    let before = table.desk.project();
    table.key(NONE, Key::K);
    table.drag((-100.0, 0.0), (100.0, 100.0), NONE);
    table.key(NONE, Key::Escape);
    table.key(SHIFT, Key::K);
    assert!(table.desk.sees_part("Spotlight: "));
    let shown = table.shown(&before.elements.get(table.ids[0]).expect("there").clone());
    // The wheel is the light's while it is on.
    let wheel = Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, 60.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: NONE,
    };
    table.event(wheel, NONE);
    table.desk.settle();
    assert_eq!(table.shown(&table.element(0)), shown);
    table.key(NONE, Key::Escape);
    assert!(!table.desk.sees_part("Spotlight: "));
    assert!(table.desk.project() == before);
}

#[test]
fn a_right_click_offers_what_can_be_done_there() {
    let mut table = Table::with([note(-300.0, -56.0), note(0.0, -56.0)]);
    let place = table.screen(60.0, 30.0);
    table.event(Event::PointerMoved(place), NONE);
    table.button(place, PointerButton::Secondary, true, NONE);
    table.button(place, PointerButton::Secondary, false, NONE);
    table.desk.settle();
    let role = egui::Role::MenuItem;
    let entry = table
        .desk
        .harness
        .get_by_role_and_label(role, "Duplizieren");
    entry.click();
    table.desk.settle();
    let copied = table.element(1).position.moved(20.0, 20.0);
    assert_eq!(table.new_one().position, copied);
}

#[test]
fn colours_are_chosen_for_many_notes_and_locked_ones_keep_theirs() {
    let mut held = note(200.0, -56.0);
    held.locked = true;
    let mut table = Table::with([note(-300.0, -56.0), note(-60.0, -56.0), held]);
    table.click(-250.0, 30.0, NONE);
    table.click(0.0, 30.0, SHIFT);
    table.click(250.0, 30.0, SHIFT);
    table.desk.click("Blau");
    assert_eq!(table.element(0).color, NoteColor::Blue);
    assert_eq!(table.element(1).color, NoteColor::Blue);
    assert_ne!(table.element(2).color, NoteColor::Blue);
}

#[test]
fn layers_are_changed_one_by_one() {
    let mut table = Table::with([note(-60.0, -56.0), note(-30.0, -30.0), note(0.0, 0.0)]);
    table.click(-55.0, -50.0, NONE);
    table.key(CTRL, Key::PageUp);
    let order = |table: &Table, nth: usize| table.element(nth).order;
    assert!(order(&table, 0) > order(&table, 1) && order(&table, 0) < order(&table, 2));
    table.key(NONE, Key::PageUp);
    assert!(order(&table, 0) > order(&table, 2));
    table.key(CTRL, Key::PageDown);
    assert!(order(&table, 0) < order(&table, 2) && order(&table, 0) > order(&table, 1));
}

#[test]
fn the_tools_fit_into_a_small_window_and_the_rest_is_in_a_menu() {
    for (width, height) in [(1024.0, 700.0), (512.0, 350.0), (1600.0, 1000.0)] {
        let mut table = Table::with([note(-100.0, -56.0)]);
        table.desk.harness.set_size(Vec2::new(width, height));
        table.desk.settle();
        let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
        let more = table.desk.harness.get_by_label("Weitere Werkzeuge").rect();
        let zoom = table
            .desk
            .harness
            .get_by_label_contains("Ganzes Board")
            .rect();
        assert!(window.contains_rect(more), "{width}: {more}");
        assert!(!more.intersects(zoom), "{width}: {more} {zoom}");
        assert!(more.right() < zoom.left(), "{width}");
        table.desk.click("Weitere Werkzeuge");
        assert!(table.desk.sees("Lasso"));
    }
}
