//! What one frame of the attendance grid costs on the processor: the view's work and the
//! triangles, without drawing them; 500 people on 8 half-days at 1600×1000.
//!
//! Run with `cargo bench --bench attendance`.

use std::time::Duration;

use chrono::{Days, NaiveDate};
use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Event, Key, Modifiers, RawInput, Rect, pos2, vec2};
use zirkel::document::{Document, IdSource};
use zirkel::i18n::{Lang, Texts};
use zirkel::model::{AttendanceStatus, Day, Id, Project, Session};
use zirkel::testing::generated_roster;
use zirkel::ui::attendance::AttendanceView;
use zirkel::ui::settings::Prefs;
use zirkel::ui::theme;
use zirkel::ui::view::{Outbox, View as _, ViewCx};

const PEOPLE: usize = 500;
const DAYS: u64 = 4;

fn project() -> Project {
    let mut project = generated_roster(7, PEOPLE);
    let mut ids = IdSource::counting_from(1 << 100);
    let session: Id<Session> = ids.next();
    project.sessions.insert(session, Session::default());
    let first = NaiveDate::from_ymd_opt(2026, 11, 9).unwrap_or_default();
    for day in 0..DAYS {
        let record = Day {
            session: Some(session),
            date: first.checked_add_days(Days::new(day)),
            ..Day::default()
        };
        project.days.insert(ids.next(), record);
    }
    let people: Vec<_> = project.people.ids().collect();
    for half_day in project.half_days(session) {
        for (nth, person) in people.iter().enumerate() {
            let status = AttendanceStatus::ALL[nth % AttendanceStatus::ALL.len()];
            project.set_attendance(*person, half_day.day, half_day.half, |record| {
                record.status = status;
            });
        }
    }
    project
}

struct Window {
    ctx: egui::Context,
    view: AttendanceView,
    doc: Document,
    texts: Texts,
    prefs: Prefs,
    frames: u32,
}

impl Window {
    fn new() -> Self {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        Self {
            ctx,
            view: AttendanceView::default(),
            doc: Document::new(project()),
            texts: Texts::new(Lang::De),
            prefs: Prefs::default(),
            frames: 0,
        }
    }

    fn frame(&mut self, keys: &[Key]) -> usize {
        self.frames += 1;
        let pressed = |key: &Key| Event::Key {
            key: *key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1600.0, 1000.0))),
            time: Some(f64::from(self.frames) / 60.0),
            events: keys.iter().map(pressed).collect(),
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
    let mut group = criterion.benchmark_group("attendance of 500 people on 8 half-days");
    let mut window = Window::new();
    for _ in 0..10 {
        window.frame(&[]);
    }
    group.bench_function("a frame", |bencher| bencher.iter(|| window.frame(&[])));
    group.bench_function("scrolling by a row", |bencher| {
        bencher.iter(|| window.frame(&[Key::ArrowDown]));
    });
    let mut nth = 0;
    group.bench_function("a status", |bencher| {
        bencher.iter(|| {
            nth += 1;
            let key = if nth % 2 == 0 { Key::A } else { Key::E };
            window.frame(&[key])
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
    targets = frames
}
criterion_main!(benches);
