//! What it costs to take over a list of 5,000 people into a roster of 5,000.
//!
//! Run with `cargo bench --bench import`.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use zirkel::document::{Document, Step};
use zirkel::exchange::roster::import::{Gathered, List, Plan, ReadOptions, apply, gathered, read};
use zirkel::model::Project;

const PEOPLE: usize = 5_000;

/// A name that no other number has, made of syllables as names are.
fn name(number: usize) -> (String, String) {
    const SYLLABLES: [&str; 16] = [
        "ber", "tal", "mann", "kof", "lin", "ro", "sche", "wei", "hau", "gen", "dorf", "stei",
        "nar", "pul", "zim", "vogt",
    ];
    let spelled = |mut number: usize, count: usize| {
        let mut word = String::new();
        for _ in 0..count {
            word.push_str(SYLLABLES[number % SYLLABLES.len()]);
            number /= SYLLABLES.len();
        }
        word[..1].to_uppercase() + &word[1..]
    };
    (spelled(number % 97, 2), spelled(number, 4))
}

/// A list as it comes from Excel; `phone` differs from one list to the next.
fn list(first: usize, phone: &str) -> String {
    let mut text = "Nr.;Vorname;Nachname;Organisation;PLZ;Ort;E-Mail;Telefon;Rolle\n".to_owned();
    for number in first..first + PEOPLE {
        let (given, family) = name(number);
        let body = number % 400;
        text.push_str(&format!(
            "{number};{given};{family};Stadt Nummer {body};{:05};Ort {body};\
             {given}.{family}@stadt{body}.de;{phone} {number}-0;Mitglied\n",
            10_000 + body
        ));
    }
    text
}

fn understood(text: &str) -> List {
    read(text.as_bytes(), &ReadOptions::default(), &|_| true).expect("a list")
}

fn planned(project: &Project, list: Gathered) -> Plan {
    Plan::of(project, list, &|_| true).expect("goes on")
}

fn imported(project: &Project, plan: &Plan) -> Project {
    let mut document = Document::new(project.clone());
    document.edit(Step::ImportRoster, |t| apply(plan, t));
    document.project().clone()
}

fn importing(criterion: &mut Criterion) {
    let text = list(0, "0711");
    let read_list = understood(&text);
    let people = gathered(&read_list, None);
    let empty = Project::default();
    let known = imported(&empty, &planned(&empty, people.clone()));
    assert_eq!(known.people.len(), PEOPLE);
    // Half of them known with another number, half new.
    let half = gathered(&understood(&list(PEOPLE / 2, "0170")), None);
    let plan = planned(&known, half.clone());
    let counts = plan.counts();
    assert_eq!(
        (counts.new, counts.changed),
        (PEOPLE / 2, PEOPLE / 2),
        "{counts:?}"
    );

    let mut group = criterion.benchmark_group("5,000 rows into 5,000 people");
    group.bench_function("read", |bencher| {
        bencher.iter_with_large_drop(|| understood(black_box(&text)));
    });
    group.bench_function("guess and split", |bencher| {
        bencher.iter_with_large_drop(|| gathered(black_box(&read_list), None));
    });
    group.bench_function("plan, nothing new", |bencher| {
        bencher.iter_with_large_drop(|| planned(&known, people.clone()));
    });
    group.bench_function("plan, half new and half changed", |bencher| {
        bencher.iter_with_large_drop(|| planned(&known, half.clone()));
    });
    group.bench_function("decide one row", |bencher| {
        let mut plan = plan.clone();
        let deed = plan.rows[0].deed;
        bencher.iter(|| plan.decide(&known, [(0, deed)]));
    });
    group.bench_function("apply", |bencher| {
        bencher.iter_with_large_drop(|| imported(&known, black_box(&plan)));
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(3));
    targets = importing
}
criterion_main!(benches);
