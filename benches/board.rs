//! What one frame of a board costs on the processor: the view's work and the triangles, without
//! drawing them, at 1920×1080.
//!
//! Numbers to beat: while panning, at the worst of nine zooms, 2 ms at 10,000 notes and 10 ms at
//! 100,000; 4 ms while 1,000 selected notes with bound connectors are dragged among 10,000; a board
//! of 10,000 notes opens in less than a second.
//!
//! Run with `cargo bench --bench board`.

use std::collections::BTreeSet;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::{
    Event, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, TouchPhase, Vec2, pos2,
    vec2,
};
use zirkel::document::{Document, IdSource};
use zirkel::i18n::{Lang, Texts};
use zirkel::model::{
    Arrowhead, Board, Element, ElementKind, Id, NoteColor, Order, Point, Points, Project, Size,
};
use zirkel::store::{Header, codec};
use zirkel::ui::board::BoardView;
use zirkel::ui::settings::Prefs;
use zirkel::ui::theme;
use zirkel::ui::view::{Outbox, View as _, ViewCx};

const ZOOMS: [f32; 9] = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 2.0, 8.0];

/// A board to be filled.
struct Desk {
    ids: IdSource,
    project: Project,
    board: Id<Board>,
    order: Order,
}

impl Desk {
    fn new() -> Self {
        let mut ids = IdSource::counting_from(1 << 100);
        let mut project = Project::default();
        let board: Id<Board> = ids.next();
        project.boards.insert(board, Board::default());
        Self {
            ids,
            project,
            board,
            order: Order::default(),
        }
    }

    fn put(&mut self, element: Element) -> Id<Element> {
        let id = self.ids.next();
        let element = Element {
            board: Some(self.board),
            order: self.order.clone(),
            ..element
        };
        self.order = Order::after(Some(&self.order));
        self.project.elements.insert(id, element);
        id
    }

    /// Notes in rows, so far apart.
    fn notes(&mut self, count: usize, columns: usize, apart: Vec2) -> Vec<Id<Element>> {
        let note = |number: usize| Element {
            position: Point::new(
                (number % columns) as f32 * apart.x,
                (number / columns) as f32 * apart.y,
            ),
            size: Element::note_size(),
            text: format!("Zettel {number}: was eine Kommune im Quartier steuern kann"),
            color: NoteColor::ALL[number % NoteColor::ALL.len()],
            ..Element::default()
        };
        (0..count).map(|number| self.put(note(number))).collect()
    }

    /// A chain of connectors from each to the next.
    fn chain(&mut self, notes: &[Id<Element>]) {
        for pair in notes.windows(2) {
            self.put(Element {
                kind: ElementKind::Connector,
                from: Some(pair[0]),
                to: Some(pair[1]),
                to_head: Arrowhead::Arrow,
                ..Element::default()
            });
        }
    }
}

fn notes(count: usize) -> Project {
    let mut desk = Desk::new();
    if count > 50_000 {
        // Overlapping, so that from afar all of them are seen.
        desk.notes(count, 400, vec2(94.0, 84.0));
    } else {
        desk.notes(count, 100, vec2(180.0, 132.0));
    }
    desk.project
}

/// A thousand strokes of a thousand points each.
fn strokes() -> Project {
    let mut desk = Desk::new();
    for number in 0..1_000_u32 {
        let (column, row) = ((number % 40) as f32, (number / 40) as f32);
        let wave = (0..1_000_u32).map(|n| {
            let (t, f) = (n as f32 * 0.06, 1.0 + (number % 7) as f32);
            let place = Point::new(t * 4.0 + (t * f).cos() * 12.0, (t * f).sin() * 40.0);
            (place, (128.0 + 90.0 * (t * 0.3).sin()) as u8)
        });
        let points = Points::new(wave);
        let (_, size) = points.bounds();
        desk.put(Element {
            kind: ElementKind::Stroke,
            position: Point::new(column * 280.0, row * 120.0),
            size: Size::new(size.width(), size.height()),
            points,
            ..Element::default()
        });
    }
    desk.project
}

struct Window {
    ctx: egui::Context,
    view: BoardView,
    doc: Document,
    texts: Texts,
    prefs: Prefs,
    frames: u32,
}

impl Window {
    fn new(project: Project) -> Self {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        Self {
            ctx,
            view: BoardView::default(),
            doc: Document::new(project),
            texts: Texts::new(Lang::De),
            prefs: Prefs::default(),
            frames: 0,
        }
    }

    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0))),
            time: Some(f64::from(self.frames) / 60.0),
            events,
            ..RawInput::default()
        };
        let mut out = Outbox::default();
        let mut output = self.ctx.run_ui(input, |ui| {
            let mut cx = ViewCx {
                doc: &mut self.doc,
                texts: &self.texts,
                user: "",
                prefs: &mut self.prefs,
                spell: &mut zirkel::ui::spell::Spell::default(),
                out: &mut out,
            };
            self.view.show(ui, &mut cx);
        });
        output.textures_delta.clear();
        let shapes = std::mem::take(&mut output.shapes);
        self.ctx.tessellate(shapes, output.pixels_per_point).len()
    }

    /// Looks at the middle of the board at this zoom, until every text is laid out.
    fn look(&mut self, zoom: f32) {
        self.frame(Vec::new());
        self.view.zoom_to(zoom);
        for _ in 0..80 {
            self.frame(Vec::new());
        }
        self.frame(vec![Event::PointerMoved(MIDDLE)]);
    }

    /// A frame in which the board is moved by the wheel, to and fro.
    fn panned(&mut self) -> usize {
        let back = (self.frames / 20).is_multiple_of(2);
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: if back { -PAN } else { PAN },
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![wheel])
    }
}

const MIDDLE: Pos2 = pos2(800.0, 500.0);
const PAN: Vec2 = vec2(13.0, 9.0);

fn pan_at(group: &mut BenchmarkGroup<'_, WallTime>, window: &mut Window, zooms: &[f32]) {
    for zoom in zooms {
        window.look(*zoom);
        group.bench_function(BenchmarkId::from_parameter(zoom), |bencher| {
            bencher.iter(|| window.panned());
        });
    }
}

fn frames(criterion: &mut Criterion) {
    for count in [10_000, 100_000] {
        let mut group = criterion.benchmark_group(format!("pan over {count} notes"));
        let mut window = Window::new(notes(count));
        pan_at(&mut group, &mut window, &ZOOMS);
        group.finish();
    }
}

fn dragging(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("drag 1,000 of 10,000 notes with connectors");
    for zoom in [0.05, 0.1, 0.2, 0.5, 1.0] {
        let mut desk = Desk::new();
        let notes = desk.notes(10_000, 100, vec2(180.0, 132.0));
        desk.chain(&notes);
        let mut window = Window::new(desk.project);
        window.look(zoom);
        // Every tenth, so that both of its connectors have their other end elsewhere.
        let chosen: BTreeSet<Id<Element>> = notes.iter().copied().skip(5).step_by(10).collect();
        let grip = window.view.select_some(chosen, MIDDLE);
        let button = |pressed| Event::PointerButton {
            pos: grip,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        window.frame(vec![Event::PointerMoved(grip)]);
        window.frame(vec![button(true)]);
        let mut far = 10.0;
        group.bench_function(BenchmarkId::from_parameter(zoom), |bencher| {
            bencher.iter(|| {
                far += 1.0;
                let at = grip + vec2(far % 90.0, 20.0);
                window.frame(vec![Event::PointerMoved(at)])
            });
            assert!(window.view.is_dragging(), "at {zoom}");
        });
    }
    group.finish();
}

fn ink(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pan over a million points of ink");
    let mut window = Window::new(strokes());
    pan_at(&mut group, &mut window, &[0.15, 0.5, 2.0]);
    group.finish();
}

fn opening(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open");
    let text = codec::encode(&notes(10_000), &Header::default()).expect("can be written");
    group.bench_function("a board of 10,000 notes, to its first frame", |bencher| {
        bencher.iter_with_large_drop(|| {
            let read = codec::decode(&text).expect("can be read");
            let mut window = Window::new(read.project);
            window.frame(Vec::new());
            window
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(15)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = frames, dragging, ink, opening
}
criterion_main!(benches);
