//! The journal: what a crash leaves behind.

use super::*;

/// A saved project with one person, its document and its journal.
fn start(place: &Place) -> (PathBuf, Saved, Document, Journal) {
    let path = place.file("kreis.ron");
    let saved = place.save(&path, None, &["Berg"]).unwrap();
    let document = Document::new(read(&path).project);
    let journal = place.journal(&saved, &path);
    (path, saved, document, journal)
}

fn add(document: &mut Document, journal: &Journal, name: &str) {
    document.edit(Step::AddPerson, |p| p.add(named(name)));
    journal.append(document.take_unread().unwrap());
}

fn only_orphan(place: &Place) -> journal::Orphan {
    let mut orphans = journal::orphans(&place.dirs);
    assert_eq!(orphans.len(), 1, "{orphans:?}");
    orphans.remove(0)
}

#[test]
fn a_crash_leaves_a_journal_that_brings_every_change_back() {
    let place = Place::new();
    let (path, saved, mut document, journal) = start(&place);
    assert!(place.journal_files().is_empty());
    add(&mut document, &journal, "Tal");
    let gone = document.project().people.ids().next().unwrap();
    document.edit(Step::DeletePerson, |p| p.people.remove(gone));
    journal.append(document.take_unread().unwrap());
    assert!(journal::orphans(&place.dirs).is_empty());
    drop(journal);
    let orphan = only_orphan(&place);
    assert_eq!(orphan.path.as_deref(), Some(path.as_path()));
    assert!(orphan.changed_at.is_some());
    let recovered = journal::recover(&orphan).unwrap();
    assert_eq!(names(&recovered.project), ["Tal"]);
    assert_eq!(names(&recovered.base.project), ["Berg"]);
    assert_eq!(recovered.base.version, Some(saved.disk.version));
    assert_eq!(recovered.base.header.saved, saved.disk.header.saved);
    assert!(!recovered.damaged && !recovered.is_empty());
    journal::discard(&orphan);
    assert!(journal::orphans(&place.dirs).is_empty());
    assert!(place.journal_files().is_empty());
}

#[test]
fn a_change_is_on_disk_within_a_second_without_any_waiting_call() {
    let place = Place::new();
    let (_path, _saved, mut document, journal) = start(&place);
    add(&mut document, &journal, "Tal");
    let began = Instant::now();
    while place.journal_files().len() < 2 {
        // Gathered for 300 ms; the rest is for a machine with much else to do.
        assert!(began.elapsed() < Duration::from_secs(5), "never written");
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(journal);
}

#[test]
fn a_living_journal_is_no_orphan_and_cannot_be_discarded() {
    let place = Place::new();
    let (path, _saved, mut document, journal) = start(&place);
    add(&mut document, &journal, "Tal");
    assert!(journal.flush_and_wait(PATIENCE));
    assert!(journal::orphans(&place.dirs).is_empty());
    let name = place.journal_files().remove(0);
    let journals = place.dirs.data().join("journals");
    journal::discard(&journal::Orphan {
        journal: journals.join(name),
        path: Some(path),
        changed_at: None,
    });
    assert_eq!(place.journal_files().len(), 2);
    drop(journal);
    only_orphan(&place);
}

#[test]
fn closing_in_good_order_leaves_nothing() {
    let place = Place::new();
    let (_path, _saved, mut document, journal) = start(&place);
    add(&mut document, &journal, "Tal");
    assert!(journal.flush_and_wait(PATIENCE));
    assert_eq!(place.journal_files().len(), 2);
    journal.finish();
    assert!(place.journal_files().is_empty());
}

#[test]
fn after_saving_only_what_came_later_is_in_the_journal() {
    let place = Place::new();
    let (path, saved, mut document, journal) = start(&place);
    add(&mut document, &journal, "Saved");
    assert!(journal.flush_and_wait(PATIENCE));
    let request = request(&path, Some(&saved), document.project().clone());
    let saved = save(&request, &place.dirs, &Progress::default()).unwrap();
    journal.rebase(base(&path, &saved));
    add(&mut document, &journal, "Later");
    assert!(journal.flush_and_wait(PATIENCE));
    assert_eq!(place.journal_files().len(), 2, "the old one is gone");
    drop(journal);
    let recovered = journal::recover(&only_orphan(&place)).unwrap();
    assert_eq!(names(&recovered.base.project), ["Berg", "Saved"]);
    assert_eq!(names(&recovered.project), ["Berg", "Later", "Saved"]);
    assert_eq!(recovered.base.version, Some(saved.disk.version));
}

#[test]
fn a_crash_right_after_saving_offers_nothing() {
    let place = Place::new();
    let (path, saved, mut document, journal) = start(&place);
    add(&mut document, &journal, "Saved");
    assert!(journal.flush_and_wait(PATIENCE));
    let request = request(&path, Some(&saved), document.project().clone());
    save(&request, &place.dirs, &Progress::default()).unwrap();
    drop(journal);
    assert!(journal::orphans(&place.dirs).is_empty());
    assert!(place.journal_files().is_empty());
}

#[test]
fn changes_after_the_saved_project_survive_a_crash_before_they_are_appended_again() {
    let place = Place::new();
    let (path, saved, mut document, journal) = start(&place);
    let request = request(&path, Some(&saved), document.project().clone());
    add(&mut document, &journal, "While saving");
    assert!(journal.flush_and_wait(PATIENCE));
    let saved = save(&request, &place.dirs, &Progress::default()).unwrap();
    journal.rebase(base(&path, &saved));
    drop(journal);
    let recovered = journal::recover(&only_orphan(&place)).unwrap();
    assert_eq!(names(&recovered.project), ["Berg", "While saving"]);
}

#[test]
fn a_journal_that_breaks_off_or_is_damaged_brings_back_the_rest() {
    let place = Place::new();
    let (_path, _saved, mut document, journal) = start(&place);
    for name in ["First", "Second"] {
        add(&mut document, &journal, name);
        assert!(journal.flush_and_wait(PATIENCE));
    }
    drop(journal);
    let orphan = only_orphan(&place);
    let whole = fs::read(&orphan.journal).unwrap();
    fs::write(&orphan.journal, &whole[..whole.len() - 3]).unwrap();
    let recovered = journal::recover(&only_orphan(&place)).unwrap();
    assert!(recovered.damaged);
    assert_eq!(names(&recovered.project), ["Berg", "First"]);
    let head_end = whole.iter().position(|byte| *byte == b'\n').unwrap();
    let mut damaged = whole.clone();
    damaged[head_end + 40] ^= 1;
    fs::write(&orphan.journal, &damaged).unwrap();
    let recovered = journal::recover(&only_orphan(&place)).unwrap();
    assert!(recovered.damaged);
    assert_eq!(names(&recovered.project), ["Berg", "Second"]);
    damaged[5] ^= 1;
    fs::write(&orphan.journal, &damaged).unwrap();
    let reason = journal::recover(&only_orphan(&place)).unwrap_err();
    assert!(reason.contains("head"), "{reason}");
    assert!(orphan.journal.exists());
    // Cut within the first change: nothing was ever acknowledged.
    fs::write(&orphan.journal, &whole[..head_end + 20]).unwrap();
    assert!(journal::orphans(&place.dirs).is_empty());
    assert!(place.journal_files().is_empty());
}

#[test]
fn without_the_snapshot_the_project_file_serves_as_the_base() {
    let place = Place::new();
    let (path, _saved, mut document, journal) = start(&place);
    add(&mut document, &journal, "Tal");
    drop(journal);
    fs::remove_dir_all(place.dirs.data().join("snapshots")).unwrap();
    let orphan = only_orphan(&place);
    let recovered = journal::recover(&orphan).unwrap();
    assert_eq!(names(&recovered.project), ["Berg", "Tal"]);
    fs::write(&path, "something else").unwrap();
    let reason = journal::recover(&orphan).unwrap_err();
    assert!(reason.contains("neither kept nor"), "{reason}");
    assert!(orphan.journal.exists());
}

#[test]
fn a_project_without_a_file_is_brought_back_as_well() {
    let place = Place::new();
    let mut document = Document::default();
    let base = Base {
        path: None,
        version: None,
        header: Header::default(),
        project: Project::default(),
    };
    let journal = Journal::start(&place.dirs, base);
    add(&mut document, &journal, "Tal");
    drop(journal);
    let orphan = only_orphan(&place);
    let recovered = journal::recover(&orphan).unwrap();
    assert_eq!(recovered.base.path, None);
    assert_eq!(names(&recovered.project), ["Tal"]);
    journal::discard(&orphan);
    assert!(listing(&place.dirs.data().join("snapshots")).is_empty());
}

#[test]
fn a_base_that_only_the_program_knows_is_kept_with_the_journal() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    fs::write(&path, "written by hand").unwrap();
    let mut document = Document::new(project(&["Berg"]));
    let base = Base {
        path: Some(path.clone()),
        version: Some(FileVersion::of(b"written by hand")),
        header: Header::default(),
        project: document.project().clone(),
    };
    let journal = Journal::start(&place.dirs, base);
    add(&mut document, &journal, "Tal");
    drop(journal);
    fs::remove_file(&path).unwrap();
    let recovered = journal::recover(&only_orphan(&place)).unwrap();
    assert_eq!(recovered.project, *document.project());
}

#[test]
fn a_journal_that_cannot_be_written_says_so_once_and_catches_up_later() {
    let place = Place::new();
    let (_path, _saved, mut document, journal) = start(&place);
    let folder = place.dirs.data().join("journals");
    fs::write(&folder, "in the way").unwrap();
    for name in ["Tal", "See"] {
        add(&mut document, &journal, name);
        assert!(!journal.flush_and_wait(PATIENCE));
    }
    assert!(journal.take_error().is_some());
    assert_eq!(journal.take_error(), None);
    fs::remove_file(&folder).unwrap();
    add(&mut document, &journal, "Wald");
    assert!(journal.flush_and_wait(PATIENCE));
    assert_eq!(journal.take_error(), None);
    drop(journal);
    let recovered = journal::recover(&only_orphan(&place)).unwrap();
    assert_eq!(recovered.project, *document.project());
}

#[cfg(unix)]
#[test]
fn a_journal_that_somebody_deletes_is_written_anew_with_everything() {
    let place = Place::new();
    let (_path, _saved, mut document, journal) = start(&place);
    add(&mut document, &journal, "Tal");
    assert!(journal.flush_and_wait(PATIENCE));
    fs::remove_dir_all(place.dirs.data()).unwrap();
    add(&mut document, &journal, "See");
    assert!(journal.flush_and_wait(PATIENCE));
    assert_eq!(journal.take_error(), None);
    drop(journal);
    let recovered = journal::recover(&only_orphan(&place)).unwrap();
    assert_eq!(recovered.project, *document.project());
}

#[test]
fn other_files_among_the_journals_do_no_harm() {
    let place = Place::new();
    let folder = place.dirs.data().join("journals");
    fs::create_dir_all(folder.join("folder.journal")).unwrap();
    fs::write(folder.join("readme.txt"), "a note").unwrap();
    fs::write(folder.join("foreign.journal"), "a note\nof somebody").unwrap();
    let orphans = journal::orphans(&place.dirs);
    assert_eq!(orphans.len(), 1);
    assert!(journal::recover(&orphans[0]).is_err());
    assert_eq!(place.journal_files().len(), 3);
}

#[test]
fn fields_of_a_newer_version_come_back_as_well() {
    let place = Place::new();
    let (_path, _saved, mut document, journal) = start(&place);
    let text = "(family_name: \"Tal\", pronouns: [\"a\", \"b\\nc\"], seat: (row: 3))";
    let person: Person = ron::from_str(text).unwrap();
    assert_eq!(person.ext.len(), 2);
    document.edit(Step::AddPerson, |p| p.add(person));
    journal.append(document.take_unread().unwrap());
    drop(journal);
    let recovered = journal::recover(&only_orphan(&place)).unwrap();
    assert_eq!(recovered.project, *document.project());
}

#[test]
fn a_long_journal_is_written_anew_with_each_record_once() {
    let place = Place::new();
    let (_path, _saved, mut document, journal) = start(&place);
    let id = document.edit(Step::AddPerson, |p| p.add(named("Tal")));
    for round in 0..12 {
        let note = format!("{round} {}", "x".repeat(1024 * 1024));
        document.edit(Step::EditPerson, |p| {
            p.change(id, |person| person.note = note)
        });
        journal.append(document.take_unread().unwrap());
        assert!(journal.flush_and_wait(PATIENCE));
    }
    let folder = place.dirs.data().join("journals");
    assert_eq!(place.journal_files().len(), 2);
    let len: u64 = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().metadata().unwrap().len())
        .sum();
    assert!(len < 10 * 1024 * 1024, "{len}");
    drop(journal);
    let recovered = journal::recover(&only_orphan(&place)).unwrap();
    assert_eq!(recovered.project, *document.project());
}
