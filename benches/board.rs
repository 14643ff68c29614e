//! What one frame of a board costs on the processor: the view's work and the triangles, without
//! drawing them. Numbers to beat at 10,000 notes and 1920×1080: 2 ms at the worst of nine zooms.
//!
//! Run with `cargo bench --bench board`.

use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::{RawInput, Rect, pos2, vec2};
use zirkel::document::{Document, IdSource};
use zirkel::i18n::{Lang, Texts};
use zirkel::model::{Board, Element, Id, NoteColor, Order, Point, Project};
use zirkel::ui::board::BoardView;
use zirkel::ui::settings::Prefs;
use zirkel::ui::theme;
use zirkel::ui::view::{Outbox, View as _, ViewCx};

const NOTES: usize = 10_000;
const ZOOMS: [f32; 9] = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 2.0, 8.0];

fn board_of(notes: usize) -> Project {
    let mut ids = IdSource::counting_from(1 << 100);
    let mut project = Project::default();
    let board: Id<Board> = ids.next();
    project.boards.insert(board, Board::default());
    let mut order = Order::default();
    for number in 0..notes {
        let (column, row) = ((number % 100) as f32, (number / 100) as f32);
        let note = Element {
            board: Some(board),
            order: order.clone(),
            position: Point::new(column * 180.0, row * 132.0),
            size: Element::note_size(),
            text: format!("Zettel {number}: was eine Kommune im Quartier steuern kann"),
            color: NoteColor::ALL[number % NoteColor::ALL.len()],
            ..Element::default()
        };
        order = Order::after(Some(&order));
        project.elements.insert(ids.next(), note);
    }
    project
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

    fn frame(&mut self) -> usize {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0))),
            time: Some(f64::from(self.frames) / 60.0),
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
}

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("frame of 10,000 notes");
    let mut window = Window::new(board_of(NOTES));
    for zoom in ZOOMS {
        window.frame();
        window.view.zoom_to(zoom);
        // Until every text is laid out.
        for _ in 0..60 {
            window.frame();
        }
        group.bench_function(BenchmarkId::from_parameter(zoom), |bencher| {
            bencher.iter(|| window.frame());
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(15)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = frames
}
criterion_main!(benches);
