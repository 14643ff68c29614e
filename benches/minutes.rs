//! What a key costs while minutes are written, from the press to the frame that shows what it
//! did: the view's work, the edit of the project, the triangles and the tree for screen readers,
//! without drawing. One agenda item has 3,000 entries, in a project of 20 years with two sessions
//! each and about a million words, at 1600×1000.
//!
//! Run with `cargo bench --bench minutes`.

use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Event, Key, Modifiers, RawInput, Rect, pos2, vec2};
use zirkel::document::{Document, IdSource};
use zirkel::i18n::{Lang, Texts};
use zirkel::model::{
    Action, AgendaItem, Decision, Due, Entry, EntryKind, Id, Project, Session, order,
};
use zirkel::testing::generated_project;
use zirkel::ui::commands::Command;
use zirkel::ui::minutes::MinutesView;
use zirkel::ui::place::Place;
use zirkel::ui::settings::Prefs;
use zirkel::ui::theme;
use zirkel::ui::view::{Outbox, View as _, ViewCx};

const ENTRIES: usize = 3_000;
/// Size of the rest of the project as a file, in bytes: about 40 sessions.
const REST: usize = 9_500_000;
/// So many words in all, at least.
const WORDS: usize = 1_000_000;
const SENTENCES: [&str; 5] = [
    "Die Koordinierungsstelle berichtet über den Stand des **Monitorings** im #Quartier.",
    "Es wird gefragt, wie die Bürger*innen beteiligt werden.",
    "Das Institut bittet bis 15.12. um Rückmeldung zu den Fragen der Städte.",
    "Dabei: *Zahlen*, Orte und Menschen; siehe https://example.org/bericht.",
    "Der Kreis dankt.",
];

struct Made {
    project: Project,
    session: Id<Session>,
    long: Id<AgendaItem>,
    short: Id<AgendaItem>,
    middle: Id<Entry>,
}

fn project() -> Made {
    let mut project = generated_project(7, REST);
    let words = |text: &str| text.split_whitespace().count();
    let in_entries =
        |project: &Project| -> usize { project.entries.iter().map(|(_, e)| words(&e.text)).sum() };
    let notes = project.elements.iter().map(|(_, e)| words(&e.text));
    let notes: usize = notes.sum();
    let times = WORDS.saturating_sub(notes) / in_entries(&project).max(1) + 1;
    for id in project.entries.ids().collect::<Vec<_>>() {
        if let Some(entry) = project.entries.get_mut(id) {
            entry.text = vec![entry.text.as_str(); times].join(" ");
        }
    }
    let mut ids = IdSource::counting_from(1 << 100);
    let session = ids.next();
    project.sessions.insert(session, Session::default());
    let mut item = || {
        let id = ids.next();
        let item = AgendaItem {
            session: Some(session),
            ..AgendaItem::default()
        };
        project.agenda.insert(id, item);
        id
    };
    let (long, short) = (item(), item());
    let owner = project.people.ids().next();
    let mut all = Vec::new();
    for (nth, order) in order::spread(ENTRIES).into_iter().enumerate() {
        let kind = match nth % 7 {
            0 => EntryKind::Decision,
            3 => EntryKind::Action,
            5 => EntryKind::Discussion,
            _ => EntryKind::Information,
        };
        let number = u32::try_from(nth).ok();
        let text: Vec<&str> = (0..=nth % 4)
            .filter_map(|more| SENTENCES.get((nth + more) % SENTENCES.len()))
            .copied()
            .collect();
        let id: Id<Entry> = ids.next();
        let entry = Entry {
            session: Some(session),
            item: Some(long),
            parent: all.last().copied().filter(|_| nth % 5 == 4),
            order,
            kind,
            text: text.join(" "),
            decision: (kind == EntryKind::Decision).then(|| Decision {
                number,
                yes: Some(12),
                ..Decision::default()
            }),
            action: (kind == EntryKind::Action).then(|| Action {
                number,
                owner,
                due: Some(Due::NextSession),
                ..Action::default()
            }),
            ..Entry::default()
        };
        project.entries.insert(id, entry);
        all.push(id);
    }
    println!(
        "{} sessions, {} entries, {} words",
        project.sessions.len(),
        project.entries.len(),
        in_entries(&project) + notes
    );
    let middle = all[ENTRIES / 2 + 1];
    Made {
        project,
        session,
        long,
        short,
        middle,
    }
}

struct Window {
    ctx: egui::Context,
    view: MinutesView,
    doc: Document,
    texts: Texts,
    prefs: Prefs,
    frames: u32,
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    }
}

impl Window {
    fn new(project: Project) -> Self {
        let ctx = egui::Context::default();
        ctx.enable_accesskit();
        theme::install(&ctx);
        Self {
            ctx,
            view: MinutesView::default(),
            doc: Document::new(project),
            texts: Texts::new(Lang::De),
            prefs: Prefs::default(),
            frames: 0,
        }
    }

    fn frame(&mut self, events: Vec<Event>, command: Option<Command>) -> usize {
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
            if let Some(command) = command {
                self.view.run(command, &mut cx);
            }
            self.view.show(ui, &mut cx);
        });
        output.textures_delta.clear();
        let shapes = std::mem::take(&mut output.shapes);
        self.ctx.tessellate(shapes, output.pixels_per_point).len()
    }

    fn go(&mut self, place: Place) {
        self.view.go(place, &self.doc);
    }

    fn rest(&mut self) {
        for _ in 0..6 {
            self.frame(Vec::new(), None);
        }
    }
}

/// Measures `deed` over and over; `back` brings the window back to where it was, unmeasured.
/// Prints the slowest, which is what one feels.
fn measure(
    group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>,
    window: &mut Window,
    name: &str,
    mut deed: impl FnMut(&mut Window),
    mut back: impl FnMut(&mut Window),
) {
    let mut all: Vec<Duration> = Vec::new();
    group.bench_function(name, |bencher| {
        bencher.iter_custom(|times| {
            let mut sum = Duration::ZERO;
            for _ in 0..times {
                let start = Instant::now();
                deed(window);
                let took = start.elapsed();
                sum += took;
                all.push(took);
                back(window);
            }
            sum
        });
    });
    all.sort_unstable();
    let nearly = all.get(all.len() * 99 / 100).copied().unwrap_or_default();
    println!("  99 of 100 within {nearly:?}");
}

fn keys(criterion: &mut Criterion) {
    let made = project();
    let mut group = criterion.benchmark_group("minutes of 3000 entries");
    let mut window = Window::new(made.project);
    let window = &mut window;
    let long = Place::Minutes(made.session, Some(made.long));
    let short = Place::Minutes(made.session, Some(made.short));
    let middle = Place::Entry(made.middle);
    window.go(middle);
    window.rest();
    measure(
        &mut group,
        window,
        "a frame at rest",
        |window| {
            window.frame(Vec::new(), None);
        },
        |_| {},
    );
    measure(
        &mut group,
        window,
        "a letter",
        |window| {
            window.frame(vec![Event::Text("x".to_owned())], None);
        },
        |window| {
            window.frame(vec![key(Key::Backspace, Modifiers::NONE)], None);
        },
    );
    measure(
        &mut group,
        window,
        "a letter behind an @",
        |window| {
            window.frame(vec![Event::Text(" @a".to_owned())], None);
            window.frame(Vec::new(), None);
        },
        |window| {
            window.doc.undo();
            window.go(middle);
            window.rest();
        },
    );
    // What a key does to the focus is seen in the frame after it.
    measure(
        &mut group,
        window,
        "Enter",
        |window| {
            window.frame(vec![key(Key::Enter, Modifiers::NONE)], None);
            window.frame(Vec::new(), None);
        },
        |window| {
            window.doc.undo();
            window.go(middle);
            window.rest();
        },
    );
    measure(
        &mut group,
        window,
        "Tab",
        |window| {
            window.frame(vec![key(Key::Tab, Modifiers::NONE)], None);
            window.frame(Vec::new(), None);
        },
        |window| {
            window.doc.undo();
            window.rest();
        },
    );
    measure(
        &mut group,
        window,
        "Backspace that joins two",
        |window| {
            window.frame(vec![key(Key::Backspace, Modifiers::NONE)], None);
            window.frame(Vec::new(), None);
        },
        |window| {
            window.doc.undo();
            window.go(middle);
            window.rest();
            window.frame(vec![key(Key::Home, Modifiers::CTRL)], None);
        },
    );
    measure(
        &mut group,
        window,
        "Alt+Down",
        |window| {
            window.frame(Vec::new(), Some(Command::MoveDown));
            window.frame(Vec::new(), None);
        },
        |window| {
            window.doc.undo();
            window.rest();
        },
    );
    measure(
        &mut group,
        window,
        "undo",
        |window| {
            window.doc.undo();
            window.frame(Vec::new(), None);
        },
        |window| {
            window.frame(vec![Event::Text("x".to_owned())], None);
            window.doc.end_gesture();
        },
    );
    let mut down = false;
    measure(
        &mut group,
        window,
        "scrolling",
        |window| {
            down = !down;
            let delta = vec2(0.0, if down { -240.0 } else { 240.0 });
            let wheel = Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            };
            let at = Event::PointerMoved(pos2(800.0, 500.0));
            window.frame(vec![at, wheel], None);
        },
        |_| {},
    );
    measure(
        &mut group,
        window,
        "to this item",
        |window| {
            window.go(long);
            window.frame(Vec::new(), None);
        },
        |window| {
            window.go(short);
            window.rest();
        },
    );
    group.finish();
    let mut group = criterion.benchmark_group("minutes of 3000 entries, seen for the first time");
    let project = window.doc.project().clone();
    let mut fresh = Window::new(project);
    fresh.go(short);
    fresh.rest();
    measure(
        &mut group,
        &mut fresh,
        "to this item",
        |window| {
            window.go(long);
            window.frame(Vec::new(), None);
        },
        |window| {
            window.view = MinutesView::default();
            window.go(short);
            window.rest();
        },
    );
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(15)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = keys
}
criterion_main!(benches);
