//! What the table of 5,000 people costs on the processor: a letter typed into the filter, a frame,
//! sorting, and the first frame of all. Each is a whole frame of the view with its triangles,
//! without drawing them. To beat: 10 ms for a letter, 4 ms for a frame.
//!
//! Run with `cargo bench --bench roster`.

use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Event, Key, Modifiers, RawInput, Rect, pos2, vec2};
use zirkel::document::{Document, Step};
use zirkel::i18n::{Lang, Texts};
use zirkel::model::Project;
use zirkel::testing::generated_roster;
use zirkel::ui::commands::Command;
use zirkel::ui::roster::RosterView;
use zirkel::ui::settings::{Prefs, SortBy};
use zirkel::ui::theme;
use zirkel::ui::view::{Outbox, View as _, ViewCx};

const PEOPLE: usize = 5_000;

struct Window {
    ctx: egui::Context,
    view: RosterView,
    doc: Document,
    texts: Texts,
    prefs: Prefs,
    frames: u32,
}

impl Window {
    fn new(project: Project) -> Self {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        // As with a screen reader, which is the dearer way.
        ctx.enable_accesskit();
        let mut window = Self {
            ctx,
            view: RosterView::default(),
            doc: Document::new(project),
            texts: Texts::new(Lang::De),
            prefs: Prefs::default(),
            frames: 0,
        };
        window.idle(3);
        window
    }

    fn idle(&mut self, frames: usize) {
        for _ in 0..frames {
            self.frame(Vec::new());
        }
    }

    fn run(&mut self, command: Command) {
        let mut out = Outbox::default();
        let mut cx = ViewCx {
            doc: &mut self.doc,
            texts: &self.texts,
            user: "",
            prefs: &mut self.prefs,
            spell: &mut zirkel::ui::spell::Spell::default(),
            out: &mut out,
        };
        self.view.run(command, &mut cx);
        self.idle(3);
    }

    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1600.0, 1000.0))),
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

    fn press(&mut self, key: Key) -> usize {
        self.frame(vec![Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }])
    }
}

/// How long `measured` takes, with what `between` does left out.
fn only(
    rounds: u64,
    window: &mut Window,
    mut measured: impl FnMut(&mut Window) -> usize,
    mut between: impl FnMut(&mut Window),
) -> Duration {
    let mut sum = Duration::ZERO;
    for _ in 0..rounds {
        let start = Instant::now();
        std::hint::black_box(measured(window));
        sum += start.elapsed();
        between(window);
    }
    sum
}

fn filter(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a letter in the filter of 5,000 people");
    let mut window = Window::new(generated_roster(7, PEOPLE));
    window.run(Command::Find);
    // The first letter looks through everything; "mei" leaves some, "meix" nobody.
    for (name, before, letter) in [
        ("first", "", "e"),
        ("third", "me", "i"),
        ("no one", "mei", "x"),
    ] {
        for letter in before.chars() {
            window.frame(vec![Event::Text(letter.to_string())]);
        }
        window.idle(3);
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|rounds| {
                let type_it =
                    |window: &mut Window| window.frame(vec![Event::Text(letter.to_owned())]);
                only(rounds, &mut window, type_it, |window| {
                    window.press(Key::Backspace);
                    window.idle(1);
                })
            });
        });
        for _ in before.chars() {
            window.press(Key::Backspace);
        }
    }
    group.finish();
}

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a frame of 5,000 people");
    let mut window = Window::new(generated_roster(7, PEOPLE));
    group.bench_function("top", |bencher| bencher.iter(|| window.frame(Vec::new())));
    window.run(Command::SelectAll);
    group.bench_function("all selected", |bencher| {
        bencher.iter(|| window.frame(Vec::new()))
    });
    window.press(Key::Home);
    for _ in 0..80 {
        window.press(Key::PageDown);
    }
    window.idle(3);
    group.bench_function("middle, one in detail", |bencher| {
        bencher.iter(|| window.frame(Vec::new()));
    });
    group.finish();
}

fn editing(criterion: &mut Criterion) {
    let mut window = Window::new(generated_roster(7, PEOPLE));
    let people: Vec<_> = window.doc.project().people.ids().collect();
    let mut number = 0;
    criterion.bench_function("a letter in the note of one of 5,000 people", |bencher| {
        bencher.iter(|| {
            number += 1;
            let person = people[number % 100];
            window.doc.edit(Step::EditPerson, |project| {
                project.change(person, |person| person.note.push('x'));
            });
            window.frame(Vec::new())
        });
    });
}

fn sorting(criterion: &mut Criterion) {
    let by = |columns: [&str; 2]| {
        let by = columns.map(|column| SortBy {
            column: column.to_owned(),
            falling: false,
        });
        by.to_vec()
    };
    let mut window = Window::new(generated_roster(7, PEOPLE));
    criterion.bench_function("sort 5,000 people by two columns", |bencher| {
        bencher.iter_custom(|rounds| {
            let sort = |window: &mut Window| {
                window.prefs.roster.people.sort = by(["city", "role"]);
                window.frame(Vec::new())
            };
            only(rounds, &mut window, sort, |window| {
                window.prefs.roster.people.sort = by(["organisation", "function"]);
                window.idle(1);
            })
        });
    });
}

fn first(criterion: &mut Criterion) {
    let project = generated_roster(7, PEOPLE);
    let mut window = Window::new(project);
    criterion.bench_function("first frame of 5,000 people", |bencher| {
        bencher.iter_custom(|rounds| {
            window.view = RosterView::default();
            let show = |window: &mut Window| window.frame(Vec::new());
            only(rounds, &mut window, show, |window| {
                window.view = RosterView::default()
            })
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(15)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = filter, frames, editing, sorting, first
}
criterion_main!(benches);
