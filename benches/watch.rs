//! What it costs to notice nothing: one look at an unchanged file, and at who else has it open.
//!
//! Run with `cargo bench --bench watch`. The file is looked at every 2 s, the notices every 10 s.

use std::fs;
use std::time::{Duration, SystemTime};

use criterion::{Criterion, criterion_group, criterion_main};
use zirkel::store::notices::{Me, Presence};
use zirkel::store::watch::{Eye, Sight};

fn watch(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Kreis.zirkel.ron");
    fs::write(&path, vec![b'x'; 10_000_000]).expect("a file");
    let mut presence = Presence::announce(&path, Me::new("Anna"));
    let _others = ["Bernd", "Cem"].map(|name| Presence::announce(&path, Me::new(name)));
    let later = SystemTime::now() + Duration::from_secs(60);

    let mut group = criterion.benchmark_group("watch");
    let mut eye = Eye::new(&path);
    eye.look(Some(later));
    group.bench_function("unchanged file of 10 MB", |bencher| {
        bencher.iter(|| assert_eq!(eye.look(Some(later)), Sight::Same));
    });
    group.bench_function("changed file of 10 MB", |bencher| {
        bencher.iter(|| {
            eye.forget();
            eye.look(Some(later))
        });
    });
    group.bench_function("three notices", |bencher| {
        bencher.iter(|| presence.look().len());
    });
    group.bench_function("touching ours", |bencher| bencher.iter(|| presence.touch()));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = watch
}
criterion_main!(benches);
