//! What it costs to bring two people's versions together, at 10 MB, and to start after a crash.
//!
//! Run with `cargo bench --bench merge`.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use zirkel::document::merge::{self, Author, Version};
use zirkel::document::{Document, Step};
use zirkel::model::{Element, Entry, Id, Person, Point, Project};
use zirkel::store::journal::{self, Base, Journal};
use zirkel::store::{
    DataDirs, FileVersion, Header, OnDisk, Progress, PullRequest, SaveRequest, codec, pull, save,
};
use zirkel::testing::generated_project;

const LARGE: usize = 10_000_000;

/// How many things each of the two changed.
const CHANGES: usize = 500;

/// How many changes the journal has, and how many are written together.
const JOURNALED: usize = 10_000;
const TOGETHER: usize = 10;

fn project() -> Project {
    generated_project(42, LARGE)
}

/// Edits, moves, additions and deletions all over the project. The places of two people's work
/// overlap now and then.
fn worked(base: &Project, name: &str, first: usize) -> Project {
    let mut document = Document::new(base.clone());
    let some = |count: usize| (first..).step_by((count / CHANGES * 2).max(1));
    document.edit(Step::EditEntry, |p| {
        let entries: Vec<Id<Entry>> = p.entries.ids().collect();
        for at in some(entries.len()).take(CHANGES / 2) {
            let id = entries[at % entries.len()];
            p.change(id, |entry: &mut Entry| {
                entry.text = format!("{} Nachtrag von {name}.", entry.text);
            });
        }
        let elements: Vec<Id<Element>> = p.elements.ids().collect();
        for at in some(elements.len()).take(CHANGES / 4) {
            let id = elements[at % elements.len()];
            p.change(id, |element: &mut Element| {
                element.position = Point::new(at as f32, 7.0);
            });
        }
        for at in some(elements.len()).skip(CHANGES / 4).take(CHANGES / 8) {
            p.delete_element(elements[at % elements.len()]);
        }
        for number in 0..CHANGES / 8 {
            p.add(Person {
                family_name: format!("{name} {number}"),
                ..Person::default()
            });
        }
    });
    document.project().clone()
}

fn version<'a>(project: &'a Project, author: &'a Author) -> Version<'a> {
    Version { project, author }
}

fn merging(criterion: &mut Criterion) {
    let base = project();
    let (mine, theirs) = (worked(&base, "Anna", 0), worked(&base, "Bernd", 5));
    let text = codec::encode(&theirs, &Header::default()).expect("can be written");
    let read = codec::decode(&text).expect("can be read").project;
    let author = Author::default();
    let merged = |theirs: &Project| {
        let (mine, theirs) = (version(&mine, &author), version(theirs, &author));
        merge::projects(Some(&base), mine, theirs)
    };
    assert!(merged(&theirs).people.len() > mine.people.len());

    let mut group = criterion.benchmark_group("merge of 10 MB");
    group.bench_function("500 changes each", |bencher| {
        bencher.iter_with_large_drop(|| merged(black_box(&theirs)));
    });
    group.bench_function("and finding out what differs in what was read", |bencher| {
        bencher.iter_with_large_drop(|| merged(&merge::shared(&base, black_box(&read))));
    });
    group.bench_function("and reading it", |bencher| {
        bencher.iter_with_large_drop(|| {
            let read = codec::decode(black_box(&text))
                .expect("can be read")
                .project;
            merged(&merge::shared(&base, &read))
        });
    });
    group.bench_function("without a base", |bencher| {
        bencher.iter_with_large_drop(|| {
            let (mine, theirs) = (version(&mine, &author), version(&theirs, &author));
            merge::projects(None, mine, theirs)
        });
    });
    group.finish();
}

/// Two people who have one file open.
struct Shared {
    _root: tempfile::TempDir,
    path: PathBuf,
    dirs: DataDirs,
    /// What one of them has read.
    disk: OnDisk,
    mine: Project,
    /// What the other one has written since.
    theirs: Vec<u8>,
}

impl Shared {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a folder");
        let path = root.path().join("kreis.ron");
        let (dirs, others) = (
            DataDirs::below(&root.path().join("own")),
            DataDirs::below(&root.path().join("others")),
        );
        let request = SaveRequest::new(&path, project());
        let disk = saved(&request, &dirs);
        let mine = worked(&disk.project, "Anna", 0);
        let request = SaveRequest {
            header: disk.header.clone(),
            disk: Some(disk.clone()),
            ..SaveRequest::new(&path, worked(&disk.project, "Bernd", 5))
        };
        saved(&request, &others);
        let theirs = fs::read(&path).expect("can be read");
        Self {
            _root: root,
            path,
            dirs,
            disk,
            mine,
            theirs,
        }
    }
}

fn saved(request: &SaveRequest, dirs: &DataDirs) -> OnDisk {
    let saved = save(request, dirs, &Progress::default());
    saved.expect("can be saved").disk
}

fn sharing(criterion: &mut Criterion) {
    let shared = Shared::new();
    let mut group = criterion.benchmark_group("file of 10 MB");
    let request = PullRequest {
        path: shared.path.clone(),
        project: shared.mine.clone(),
        header: shared.disk.header.clone(),
        disk: Some(shared.disk.clone()),
    };
    group.bench_function("pull", |bencher| {
        bencher.iter_with_large_drop(|| {
            pull(&request, &shared.dirs, &Progress::default()).expect("can be pulled")
        });
    });
    let request = SaveRequest {
        header: shared.disk.header.clone(),
        disk: Some(shared.disk.clone()),
        ..SaveRequest::new(&shared.path, shared.mine.clone())
    };
    group.bench_function("save with a merge", |bencher| {
        bencher.iter_batched(
            || fs::write(&shared.path, &shared.theirs).expect("can be written"),
            |()| saved(&request, &shared.dirs),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("save without a merge", |bencher| {
        bencher.iter_batched(
            || {
                fs::write(&shared.path, &shared.theirs).expect("can be written");
                let opened = codec::decode(str::from_utf8(&shared.theirs).expect("a text"));
                let opened = opened.expect("can be read");
                SaveRequest {
                    header: opened.header.clone(),
                    disk: Some(OnDisk {
                        version: FileVersion::of(&shared.theirs),
                        header: opened.header,
                        project: opened.project.clone(),
                    }),
                    ..SaveRequest::new(&shared.path, opened.project)
                }
            },
            |request| saved(&request, &shared.dirs),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// Leaves a journal as a crash does.
fn crashed(path: &Path, dirs: &DataDirs, disk: &OnDisk) {
    let base = Base {
        path: Some(path.to_owned()),
        version: Some(disk.version),
        header: disk.header.clone(),
        project: disk.project.clone(),
    };
    let journal = Journal::start(dirs, base);
    let mut document = Document::new(disk.project.clone());
    let entries: Vec<Id<Entry>> = disk.project.entries.ids().collect();
    for number in 0..JOURNALED {
        let id = entries[number % entries.len()];
        document.edit(Step::EditEntry, |p| {
            p.change(id, |entry: &mut Entry| entry.text.push_str(" Nachtrag."));
        });
        if number % TOGETHER == TOGETHER - 1 {
            journal.append(document.take_unread().expect("was changed"));
            assert!(journal.flush_and_wait(Duration::from_secs(10)));
        }
    }
}

fn starting(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("start with 10,000 journaled changes");
    for (name, bytes) in [("1 MB", 1_000_000), ("10 MB", LARGE)] {
        let root = tempfile::tempdir().expect("a folder");
        let path = root.path().join("kreis.ron");
        let dirs = DataDirs::below(root.path());
        let request = SaveRequest::new(&path, generated_project(42, bytes));
        let disk = saved(&request, &dirs);
        crashed(&path, &dirs, &disk);
        group.bench_function(format!("{name}, finding the journal"), |bencher| {
            bencher.iter_with_large_drop(|| journal::orphans(&dirs));
        });
        let orphans = journal::orphans(&dirs);
        assert_eq!(orphans.len(), 1);
        group.bench_function(format!("{name}, recovering"), |bencher| {
            bencher.iter_with_large_drop(|| journal::recover(&orphans[0]).expect("recovers"));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(3));
    targets = merging, sharing, starting
}
criterion_main!(benches);
