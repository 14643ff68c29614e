//! A program that is killed at any moment, as the power or the system would.

use super::*;
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

const ROOT: &str = "ZIRKEL_TEST_CHILD_ROOT";
const ROUND: &str = "ZIRKEL_TEST_CHILD_ROUND";

/// Kills in the quick form; `ZIRKEL_LONG_TESTS=number` for more.
const QUICK: u64 = 40;

/// No test of its own: the program that the next test kills. Edits, journals and saves as
/// fast as it can, and prints the name of each edit as soon as it must not be lost.
#[test]
fn child_process() {
    let (Some(root), Ok(round)) = (std::env::var_os(ROOT), std::env::var(ROUND)) else {
        return;
    };
    let root = PathBuf::from(root);
    let dirs = DataDirs::below(&root.join("home"));
    let path = root.join("projects").join("kreis.ron");
    let mut header = Header::default();
    let mut document = Document::default();
    let mut version = current_version(&path).unwrap();
    let mut disk = None;
    let writer = zirkel::store::WriterSlot::default();
    if version.is_some() {
        let read = read(&path);
        disk = Some(OnDisk {
            version: read.version,
            header: read.header.clone(),
            project: read.project.clone(),
        });
        header = read.header;
        document = Document::new(read.project);
    }
    println!("\nready");
    let journal = Journal::start(
        &dirs,
        Base {
            path: Some(path.clone()),
            version,
            header: header.clone(),
            project: document.project().clone(),
        },
    );
    for number in 0u64.. {
        let name = format!("{round}-{number}");
        document.edit(Step::AddPerson, |p| p.add(named(&name)));
        journal.append(document.take_unread().unwrap());
        if journal.flush_and_wait(PATIENCE) {
            let mut out = std::io::stdout().lock();
            writeln!(out, "\nsafe {name}").unwrap();
            out.flush().unwrap();
        }
        if number % 3 == 2 {
            let request = SaveRequest {
                header: header.clone(),
                disk: disk.clone(),
                writer: writer.clone(),
                mark: Some(journal.mark()),
                ..SaveRequest::new(&path, document.project().clone())
            };
            // Something that happens while the file is being written.
            document.edit(Step::AddPerson, |p| p.add(named(&format!("{name}-late"))));
            let late = document.take_unread().unwrap();
            journal.append(late.clone());
            let safe = number % 2 == 0 && journal.flush_and_wait(PATIENCE);
            if safe {
                println!("\nsafe {name}-late");
            }
            let saved = save(&request, &dirs, &Progress::default()).unwrap();
            header = saved.disk.header.clone();
            version = Some(saved.disk.version);
            disk = Some(saved.disk);
            journal.rebase(Base {
                path: Some(path.clone()),
                version,
                header: header.clone(),
                project: request.project,
            });
            journal.append(late);
        }
    }
}

#[test]
fn a_program_killed_at_any_moment_loses_nothing_that_was_acknowledged() {
    let kills = std::env::var("ZIRKEL_LONG_TESTS")
        .ok()
        .map_or(QUICK, |number| number.parse().unwrap_or(QUICK * 25));
    let place = Place::new();
    let path = place.file("kreis.ron");
    let mut safe: BTreeSet<String> = BTreeSet::new();
    let mut recoveries = 0;
    // Small steps of pseudo-random length, the same at each run as far as a clock can be.
    let mut random = 0x2018_1107_u64;
    for round in 0..kills {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let live = Duration::from_micros((random >> 33) % 120_000);
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["killed::child_process", "--exact", "--nocapture"])
            .env(ROOT, place.root.path())
            .env(ROUND, round.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok);
        assert!(lines.any(|line| line == "ready"), "round {round}");
        let reader = std::thread::spawn(move || {
            lines
                .filter_map(|line| line.strip_prefix("safe ").map(str::to_owned))
                .collect::<Vec<String>>()
        });
        std::thread::sleep(live);
        let died_early = child.try_wait().unwrap();
        assert!(died_early.is_none(), "round {round}: {died_early:?}");
        child.kill().unwrap();
        child.wait().unwrap();
        // Killed in the midst of a line: not acknowledged.
        safe.extend(reader.join().unwrap());
        recoveries += usize::from(check(&place, &path, &mut safe, round));
    }
    assert!(
        safe.len() as u64 > kills,
        "hardly anything happened: {}",
        safe.len()
    );
    assert!(recoveries > 0, "no journal was ever needed");
    println!(
        "{} edits, {recoveries} of {kills} rounds with a journal",
        safe.len()
    );
}

/// Does what the program does at the next start: recover, save, discard.
fn check(place: &Place, path: &Path, safe: &mut BTreeSet<String>, round: u64) -> bool {
    let version = current_version(path).unwrap();
    let mut header = Header::default();
    let mut now = Project::default();
    if version.is_some() {
        let read = read(path);
        header = read.header;
        now = read.project;
    }
    let orphans = journal::orphans(&place.dirs);
    for orphan in &orphans {
        let recovered = journal::recover(orphan).unwrap();
        assert_eq!(recovered.base.path.as_deref(), Some(path));
        // People are only added here, so merging is putting together.
        for id in recovered.project.people.ids() {
            if let Some(person) = recovered.project.people.get_shared(id) {
                now.people.insert(id, person.clone());
            }
        }
    }
    let found: BTreeSet<String> = names(&now).into_iter().collect();
    let lost: Vec<&String> = safe.difference(&found).collect();
    assert!(lost.is_empty(), "round {round}: {lost:?} lost, {orphans:?}");
    let request = SaveRequest {
        header,
        onto: version.map_or(Onto::Merged, Onto::Replacing),
        ..SaveRequest::new(path, now)
    };
    save(&request, &place.dirs, &Progress::default()).unwrap();
    assert_eq!(place.listing(), ["kreis.ron"], "round {round}");
    orphans.iter().for_each(journal::discard);
    assert!(journal::orphans(&place.dirs).is_empty());
    // A lock alone may stay for a minute: somebody may be about to begin a journal.
    let mut left = place.journal_files();
    left.retain(|name| !name.ends_with(".lock"));
    assert!(left.is_empty(), "round {round}: {left:?}");
    !orphans.is_empty()
}
