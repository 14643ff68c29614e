//! A disk that fills up.

use super::*;
use std::process::Command;

/// A file system of one megabyte in memory; unmounted at the end.
struct Small(PathBuf);

impl Small {
    fn mount(at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
            .arg(at)
            .output();
        if mounted.is_ok_and(|mounted| mounted.status.success()) {
            return Some(Self(at.to_owned()));
        }
        eprintln!("skipped: no small file system can be mounted here");
        None
    }

    fn fill(&self) -> PathBuf {
        let filler = self.0.join("filler");
        let mut file = fs::File::create(&filler).unwrap();
        for size in [4096, 1] {
            while std::io::Write::write_all(&mut file, &vec![b'x'; size]).is_ok() {}
        }
        filler
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn the_old_version_stays_when_there_is_no_room_for_the_new() {
    let place = Place::new();
    let Some(small) = Small::mount(&place.projects()) else {
        return;
    };
    let path = place.file("kreis.ron");
    let first = place.save(&path, None, &["Berg"]).unwrap();
    let filler = small.fill();
    let refused = place.save(&path, Some(&first), &["Berg", "Tal"]);
    assert!(matches!(refused, Err(SaveError::Io { .. })), "{refused:?}");
    assert_eq!(names(&read(&path).project), ["Berg"]);
    assert_eq!(place.listing(), ["filler", "kreis.ron"]);
    fs::remove_file(filler).unwrap();
    place.save(&path, Some(&first), &["Berg", "Tal"]).unwrap();
    assert_eq!(names(&read(&path).project), ["Berg", "Tal"]);
}

#[test]
fn the_journal_catches_up_when_there_is_room_again() {
    let place = Place::new();
    let Some(small) = Small::mount(&place.root.path().join("home")) else {
        return;
    };
    let path = place.file("kreis.ron");
    let saved = place.save(&path, None, &["Berg"]).unwrap();
    let mut document = Document::new(read(&path).project);
    let journal = place.journal(&saved, &path);
    let mut add = |name: &str| {
        document.edit(Step::AddPerson, |p| p.add(named(name)));
        journal.append(document.take_unread().unwrap());
        journal.flush_and_wait(PATIENCE)
    };
    assert!(add("Before"));
    let filler = small.fill();
    let long = "x".repeat(10_000);
    assert!(!add(&long));
    assert!(!add("Meanwhile"));
    assert!(journal.take_error().is_some_and(|error| !error.is_empty()));
    // The file is elsewhere and can be saved.
    place.save(&path, Some(&saved), &["Berg", "Tal"]).unwrap();
    fs::remove_file(filler).unwrap();
    // Without a further change, by itself.
    let until = Instant::now() + Duration::from_secs(8);
    while !journal.flush_and_wait(PATIENCE) && Instant::now() < until {}
    drop(journal);
    let orphans = journal::orphans(&place.dirs);
    let recovered = journal::recover(&orphans[0]).unwrap();
    assert!(!recovered.damaged);
    assert_eq!(recovered.project, *document.project());
}
