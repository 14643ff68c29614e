//! What opening, saving, comparing and undoing cost, at 1 and 10 MB.
//!
//! Run with `cargo bench --bench project`.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use zirkel::document::{Delta, Document, Step};
use zirkel::model::{Entry, Id, Project};
use zirkel::store::{Header, codec};
use zirkel::testing::generated_project;

const MEGABYTE: usize = 1_000_000;

/// A hundred entries, spread over the whole table.
fn some_entries(project: &Project) -> Vec<Id<Entry>> {
    let apart = (project.entries.len() / 100).max(1);
    project.entries.ids().step_by(apart).take(100).collect()
}

fn changed(project: &Project) -> Project {
    let mut after = project.clone();
    for id in some_entries(project) {
        if let Some(entry) = after.entries.get_mut(id) {
            entry.text.push_str(" Nachtrag.");
        }
    }
    after
}

fn edited(project: &Project) -> Document {
    let mut document = Document::new(project.clone());
    document.edit(Step::EditEntry, |edit| {
        for id in some_entries(project) {
            edit.change(id, |entry: &mut Entry| entry.text.push_str(" Nachtrag."));
        }
    });
    document
}

fn project(criterion: &mut Criterion) {
    for megabytes in [1, 10] {
        let project = generated_project(42, megabytes * MEGABYTE);
        let header = Header::default();
        let text = codec::encode(&project, &header).expect("can be written");
        let size = format!("{megabytes} MB");

        let mut disk = criterion.benchmark_group("disk");
        disk.throughput(Throughput::Bytes(text.len() as u64));
        disk.bench_function(BenchmarkId::new("open", &size), |bencher| {
            bencher.iter_with_large_drop(|| codec::decode(black_box(&text)).expect("can be read"));
        });
        disk.bench_function(BenchmarkId::new("save", &size), |bencher| {
            bencher.iter_with_large_drop(|| {
                codec::encode(black_box(&project), &header).expect("can be written")
            });
        });
        disk.finish();

        let after = changed(&project);
        let mut memory = criterion.benchmark_group("memory");
        memory.bench_function(BenchmarkId::new("diff of 100 changes", &size), |bencher| {
            bencher.iter_with_large_drop(|| Delta::between(black_box(&project), &after));
        });
        memory.bench_function(BenchmarkId::new("undo of 100 changes", &size), |bencher| {
            bencher.iter_batched_ref(
                || edited(&project),
                |document| document.undo(),
                BatchSize::SmallInput,
            );
        });
        memory.finish();
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(15)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    targets = project
}
criterion_main!(benches);
