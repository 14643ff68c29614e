//! What it costs to hand out the minutes of a long session: 3,000 entries with 50,000 words, which
//! make about 100 pages.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use zirkel::exchange::paper;
use zirkel::i18n::{Lang, Texts};
use zirkel::model::{
    Action, AgendaItem, Audience, Decision, Entry, EntryKind, Id, Order, Person, Project, Session,
    Ulid, Visibility, order,
};

const ITEMS: u128 = 60;
const PER_ITEM: u128 = 50;

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

/// A session with 60 items of 50 entries each: every tenth a decision, every seventh an action,
/// every fifth indented under the one before, every eleventh internal.
fn long_session() -> Project {
    let mut project = Project::default();
    for n in 0..30 {
        let person = Person {
            given_name: format!("Anna{n}"),
            family_name: "Berg".to_owned(),
            ..Person::default()
        };
        project.people.insert(id(n + 1), person);
    }
    let session = Session {
        number: "2/2018".to_owned(),
        title: "Herbstsitzung 2018".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(id(1), session);
    let places: Vec<Order> = order::spread(usize::try_from(ITEMS * PER_ITEM).unwrap_or_default());
    let mut places = places.into_iter();
    for item in 0..ITEMS {
        let record = AgendaItem {
            session: Some(id(1)),
            title: format!("Bericht aus dem Handlungsfeld {item}"),
            order: places.as_slice().first().cloned().unwrap_or_default(),
            ..AgendaItem::default()
        };
        project.agenda.insert(id(1_000 + item), record);
        for nth in 0..PER_ITEM {
            let number = 10_000 + item * PER_ITEM + nth;
            let kind = match nth {
                n if n % 10 == 0 => EntryKind::Decision,
                n if n % 7 == 0 => EntryKind::Action,
                n if n % 3 == 0 => EntryKind::Discussion,
                _ => EntryKind::Information,
            };
            let part = u32::try_from(number).ok();
            let entry = Entry {
                session: Some(id(1)),
                item: Some(id(1_000 + item)),
                parent: (nth % 5 == 4).then(|| id(number - 1)),
                order: places.next().unwrap_or_default(),
                kind,
                text: "Die **Bürger*innen** wünschen sich mehr Begegnung im #Quartier, und @Anna \
                       Berg sammelt bis zur nächsten Sitzung Beispiele."
                    .to_owned(),
                speaker: (nth % 2 == 0).then(|| id(nth % 30 + 1)),
                visibility: match nth % 11 {
                    10 => Visibility::Internal,
                    _ => Visibility::Circle,
                },
                decision: (kind == EntryKind::Decision).then(|| Decision {
                    number: part,
                    yes: Some(24),
                    no: Some(1),
                    ..Decision::default()
                }),
                action: (kind == EntryKind::Action).then(|| Action {
                    number: part,
                    owner: Some(id(nth % 30 + 1)),
                    ..Action::default()
                }),
                ..Entry::default()
            };
            project.entries.insert(id(number), entry);
        }
    }
    project
}

fn documents(criterion: &mut Criterion) {
    let project = long_session();
    let texts = Texts::new(Lang::De);
    let build = || paper::minutes(&project, id(1), Audience::Circle, &texts).expect("a session");
    let document = build();
    let (html, markdown) = (paper::html(&document), paper::markdown(&document));
    let words = markdown.split_whitespace().count();
    println!(
        "100 pages: {} entries, {words} words, {} KB HTML, {} KB Markdown",
        project.entries.len(),
        html.len() / 1024,
        markdown.len() / 1024
    );
    let mut group = criterion.benchmark_group("documents");
    group.sample_size(20);
    group.bench_function("build the minutes", |bencher| {
        bencher.iter(|| black_box(build()))
    });
    group.bench_function("write them as HTML", |bencher| {
        bencher.iter(|| black_box(paper::html(&document)));
    });
    group.bench_function("write them as Markdown", |bencher| {
        bencher.iter(|| black_box(paper::markdown(&document)));
    });
    group.bench_function("HTML of 100 pages, all in all", |bencher| {
        bencher.iter(|| black_box(paper::html(&build())));
    });
    group.finish();
}

criterion_group!(benches, documents);
criterion_main!(benches);
