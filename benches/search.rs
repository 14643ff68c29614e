//! What searching costs in 40 sessions with a million words, which is 20 years of two sessions each:
//! reading the project, keeping up with it, and queries of all kinds. To beat: 20 ms for an answer.
//!
//! And what spelling costs, where this system has a German dictionary.
//!
//! Run with `cargo bench --bench search`.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use zirkel::search::Index;
use zirkel::spelling::{Dictionary, Speller, choose, find, folders};
use zirkel::testing::{generated_archive, generated_project};

const SESSIONS: usize = 40;
const WORDS: usize = 1_000_000;
/// How many hits of one kind the window shows.
const MOST: usize = 8;

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a million words");
    let project = generated_archive(7, SESSIONS, WORDS);
    group.bench_function("read", |bencher| bencher.iter(|| Index::of(&project)));
    let mut index = Index::of(&project);
    let mut edited = project.clone();
    let entries: Vec<_> = project.entries.ids().collect();
    let mut number = 0;
    group.bench_function("keep up with an edit", |bencher| {
        bencher.iter(|| {
            number += 1;
            if let Some(entry) = edited.entries.get_mut(entries[number % entries.len()]) {
                entry.text = format!("Nachtrag {}", number % 1_000);
            }
            index.update(&edited);
        });
    });
    group.finish();
}

fn queries(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("an answer in a million words");
    let index = Index::of(&generated_archive(7, SESSIONS, WORDS));
    for (name, query) in [
        ("one letter", "e"),
        ("two letters", "in"),
        ("three letters", "ein"),
        ("frequent word", "und"),
        ("frequent part of words", "integration"),
        ("rare word", "netzsportung"),
        ("three words", "die stadt beratung"),
        ("three letters apart", "e i n"),
        ("umlaut", "förderöffnung"),
        ("phrase", "\"die stadt\""),
        ("frequent phrase", "\"in der\""),
        ("number of a decision", "2018-2/3"),
        ("sign", "→"),
        ("typo", "intergation"),
        ("typo in three words", "stadt beratung qaurtierkurs"),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(index.find(query, MOST)));
        });
    }
    group.finish();
}

fn spelling(criterion: &mut Criterion) {
    let found = find(&folders());
    let Some(german) = choose(&found, "de") else {
        println!("spelling: skipped, this system has no German dictionary");
        return;
    };
    let mut group = criterion.benchmark_group("spelling");
    group.bench_function("read the German dictionary", |bencher| {
        bencher.iter(|| Dictionary::read(german));
    });
    let dictionary = Dictionary::read(german).expect("a dictionary");
    let speller = Speller::new(vec![Arc::new(dictionary)]);
    let project = generated_project(7, 200_000);
    let texts: Vec<&str> = project
        .entries
        .iter()
        .map(|(_, e)| e.text.as_str())
        .collect();
    let words: usize = texts
        .iter()
        .map(|text| text.split_whitespace().count())
        .sum();
    group.bench_function(format!("look through {words} words"), |bencher| {
        bencher.iter(|| {
            texts
                .iter()
                .map(|text| speller.wrong(text).len())
                .sum::<usize>()
        });
    });
    group.bench_function("suggest for a mistyped word", |bencher| {
        bencher.iter(|| speller.suggest("Berihct"));
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = reading, queries, spelling
}
criterion_main!(benches);
