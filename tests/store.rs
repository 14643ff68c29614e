//! Saving and the journal under bad conditions: nothing that was saved or acknowledged is lost.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use zirkel::document::{Document, Step};
use zirkel::model::{Person, Project};
use zirkel::store::codec::{self, Decoded};
use zirkel::store::journal::{self, Base, Journal};
use zirkel::store::{
    DataDirs, FileVersion, Header, Progress, SaveError, SaveRequest, Saved, backups,
    current_version, save,
};

/// A folder for projects and one for Zirkel's own files, both gone afterwards.
struct Place {
    root: tempfile::TempDir,
    dirs: DataDirs,
}

impl Place {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(&root.path().join("home"));
        fs::create_dir(root.path().join("projects")).unwrap();
        Self { root, dirs }
    }

    fn projects(&self) -> PathBuf {
        self.root.path().join("projects")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.projects().join(name)
    }

    fn save(&self, path: &Path, last: Option<&Saved>, names: &[&str]) -> Result<Saved, SaveError> {
        let request = SaveRequest {
            path: path.to_owned(),
            project: project(names),
            header: last.map(|last| last.header.clone()).unwrap_or_default(),
            replaces: last.map(|last| last.version),
        };
        save(&request, &self.dirs, &Progress::default())
    }

    /// The names in a folder, sorted.
    fn listing(&self) -> Vec<String> {
        listing(&self.projects())
    }

    fn journal(&self, saved: &Saved, path: &Path) -> Journal {
        Journal::start(&self.dirs, base(path, saved))
    }

    fn journal_files(&self) -> Vec<String> {
        listing(&self.dirs.data().join("journals"))
    }
}

fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn base(path: &Path, saved: &Saved) -> Base {
    Base {
        path: Some(path.to_owned()),
        version: Some(saved.version),
        header: saved.header.clone(),
        project: read(path).project,
    }
}

fn named(name: &str) -> Person {
    Person {
        family_name: name.to_owned(),
        ..Person::default()
    }
}

fn project(names: &[&str]) -> Project {
    let mut document = Document::default();
    for name in names {
        document.edit(Step::AddPerson, |p| p.add(named(name)));
    }
    document.project().clone()
}

fn read(path: &Path) -> Decoded {
    codec::decode(&fs::read_to_string(path).unwrap()).unwrap()
}

fn names(project: &Project) -> Vec<String> {
    let mut names: Vec<String> = project
        .people
        .iter()
        .map(|(_, person)| person.family_name.clone())
        .collect();
    names.sort();
    names
}

const A_SECOND: Duration = Duration::from_secs(10);

mod saving {
    use super::*;

    #[test]
    fn a_project_that_was_saved_reads_back_and_counts_its_versions() {
        let place = Place::new();
        let path = place.file("kreis.zirkel.ron");
        let first = place.save(&path, None, &["Pavković"]).unwrap();
        let second = place
            .save(&path, Some(&first), &["Pavković", "Gül"])
            .unwrap();
        let read = read(&path);
        assert_eq!(names(&read.project), ["Gül", "Pavković"]);
        assert_eq!(read.header, second.header);
        assert_eq!(read.header.saved[&place.dirs.install_id()], 2);
        assert_eq!(current_version(&path).unwrap(), Some(second.version));
        assert!(first.backed_up && second.backed_up);
        assert_eq!(place.listing(), ["kreis.zirkel.ron"]);
    }

    #[test]
    fn the_change_of_somebody_else_is_never_overwritten() {
        let place = Place::new();
        let path = place.file("kreis.ron");
        let first = place.save(&path, None, &["Mine"]).unwrap();
        let theirs = place.save(&path, Some(&first), &["Theirs"]).unwrap();
        let refused = place.save(&path, Some(&first), &["Mine", "Late"]);
        assert!(
            matches!(refused, Err(SaveError::Foreign { .. })),
            "{refused:?}"
        );
        let refused = place.save(&path, None, &["New"]);
        assert!(
            matches!(refused, Err(SaveError::Exists { .. })),
            "{refused:?}"
        );
        assert_eq!(names(&read(&path).project), ["Theirs"]);
        assert_eq!(current_version(&path).unwrap(), Some(theirs.version));
        assert_eq!(place.listing(), ["kreis.ron"]);
    }

    #[test]
    fn a_file_that_was_deleted_is_written_anew() {
        let place = Place::new();
        let path = place.file("kreis.ron");
        let first = place.save(&path, None, &["Berg"]).unwrap();
        fs::remove_file(&path).unwrap();
        place.save(&path, Some(&first), &["Berg", "Tal"]).unwrap();
        assert_eq!(names(&read(&path).project), ["Berg", "Tal"]);
    }

    #[test]
    fn what_was_replaced_is_kept_as_a_backup_ten_times_at_most() {
        let place = Place::new();
        let path = place.file("kreis.ron");
        let mut last: Option<Saved> = None;
        let mut versions = Vec::new();
        for number in 0..14 {
            let saved = place.save(&path, last.as_ref(), &[&number.to_string()]);
            last = Some(saved.unwrap());
            versions.push(fs::read(&path).unwrap());
        }
        let kept = backups(&place.dirs, &path);
        assert_eq!(kept.len(), 10);
        assert_eq!(fs::read(&kept[0].path).unwrap(), versions[12]);
        assert_eq!(fs::read(&kept[9].path).unwrap(), versions[3]);
    }

    #[test]
    fn without_room_for_backups_the_file_is_saved_all_the_same() {
        let place = Place::new();
        let path = place.file("kreis.ron");
        let first = place.save(&path, None, &["Berg"]).unwrap();
        fs::write(place.dirs.data().join("backups"), "in the way").unwrap();
        let second = place.save(&path, Some(&first), &["Tal"]).unwrap();
        assert!(!second.backed_up);
        assert_eq!(names(&read(&path).project), ["Tal"]);
    }

    #[test]
    fn a_missing_folder_and_a_folder_in_the_place_of_the_file_are_told_apart() {
        let place = Place::new();
        let refused = place.save(&place.file("none/kreis.ron"), None, &[]);
        assert!(
            matches!(refused, Err(SaveError::NoFolder { .. })),
            "{refused:?}"
        );
        fs::create_dir(place.file("folder.ron")).unwrap();
        let refused = place.save(&place.file("folder.ron"), None, &[]);
        assert!(
            matches!(refused, Err(SaveError::Directory { .. })),
            "{refused:?}"
        );
        assert_eq!(place.listing(), ["folder.ron"]);
    }

    #[test]
    fn a_write_protected_file_stays_as_it_is() {
        let place = Place::new();
        let path = place.file("kreis.ron");
        let first = place.save(&path, None, &["Berg"]).unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let refused = place.save(&path, Some(&first), &["Tal"]);
        assert!(matches!(refused, Err(SaveError::Io { .. })), "{refused:?}");
        assert_eq!(names(&read(&path).project), ["Berg"]);
    }

    #[test]
    fn names_may_be_in_any_script_and_as_long_as_the_system_allows() {
        let place = Place::new();
        let longest = format!("{}.ron", "ä".repeat(125));
        for name in ["Kreis für Köln – 第二.ron", "🙂", " a b ", &longest] {
            let path = place.file(name);
            let first = place.save(&path, None, &["Berg"]).unwrap();
            place.save(&path, Some(&first), &["Tal"]).unwrap();
            assert_eq!(names(&read(&path).project), ["Tal"]);
            assert_eq!(backups(&place.dirs, &path).len(), 1);
        }
        assert_eq!(place.listing().len(), 4);
    }

    #[test]
    fn what_a_killed_saver_left_beside_the_file_is_swept() {
        let place = Place::new();
        let path = place.file("kreis.ron");
        let first = place.save(&path, None, &["Berg"]).unwrap();
        let strangers = ".~kreis.ron.00000000-0123456789abcdef.tmp";
        fs::write(place.file(strangers), "half").unwrap();
        fs::write(place.file("notes.tmp"), "the user's own").unwrap();
        fs::write(place.file(".~kreis.ron.lock"), "").unwrap();
        let second = place.save(&path, Some(&first), &["Tal"]).unwrap();
        // Another installation may be writing it right now.
        assert_eq!(place.listing(), [strangers, "kreis.ron", "notes.tmp"]);
        let old = std::time::SystemTime::now() - Duration::from_secs(2 * 60 * 60);
        let file = fs::File::options()
            .write(true)
            .open(place.file(strangers))
            .unwrap();
        file.set_modified(old).unwrap();
        drop(file);
        place.save(&path, Some(&second), &["See"]).unwrap();
        assert_eq!(place.listing(), ["kreis.ron", "notes.tmp"]);
    }

    #[test]
    fn of_many_who_save_at_once_only_one_wins_each_round() {
        let place = Place::new();
        let path = place.file("kreis.ron");
        let mut last = place.save(&path, None, &["Berg"]).unwrap();
        for round in 0..10 {
            let results: Vec<_> = std::thread::scope(|scope| {
                let threads: Vec<_> = (0..4)
                    .map(|one| {
                        let (place, path, last) = (&place, &path, &last);
                        let name = format!("{round}-{one}");
                        scope.spawn(move || place.save(path, Some(last), &[&name]))
                    })
                    .collect();
                threads.into_iter().map(|t| t.join().unwrap()).collect()
            });
            let mut won: Vec<Saved> = results.into_iter().flatten().collect();
            assert_eq!(won.len(), 1, "round {round}");
            last = won.remove(0);
            assert_eq!(current_version(&path).unwrap(), Some(last.version));
        }
        assert_eq!(place.listing(), ["kreis.ron"]);
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_is_kept() {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
        let place = Place::new();
        let path = place.file("kreis.ron");
        let mut last = place.save(&path, None, &["Berg"]).unwrap();
        for mode in [0o600, 0o664, 0o640, 0o755] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            last = place.save(&path, Some(&last), &["Tal"]).unwrap();
            assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, mode);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_even_if_it_leads_nowhere_yet() {
        use std::os::unix::fs::symlink;
        let place = Place::new();
        fs::create_dir(place.file("real")).unwrap();
        let link = place.file("kreis.ron");
        symlink("real/kreis.ron", &link).unwrap();
        let second_link = place.file("second.ron");
        symlink(&link, &second_link).unwrap();
        let first = place.save(&second_link, None, &["Berg"]).unwrap();
        place.save(&link, Some(&first), &["Tal"]).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(fs::symlink_metadata(&second_link).unwrap().is_symlink());
        let real = place.file("real/kreis.ron");
        assert!(fs::symlink_metadata(&real).unwrap().is_file());
        assert_eq!(names(&read(&real).project), ["Tal"]);
        assert_eq!(listing(&place.file("real")), ["kreis.ron"]);
        // All three ways lead to the same backups.
        for path in [&link, &second_link, &real] {
            assert_eq!(backups(&place.dirs, path).len(), 1);
        }
    }

    #[cfg(unix)]
    #[test]
    fn in_a_folder_without_permission_nothing_changes() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = Place::new();
        let path = place.file("kreis.ron");
        let first = place.save(&path, None, &["Berg"]).unwrap();
        let locked = fs::Permissions::from_mode(0o555);
        fs::set_permissions(place.projects(), locked).unwrap();
        if fs::write(place.file("probe"), "").is_ok() {
            eprintln!("skipped: this account may write everywhere");
            return;
        }
        let refused = place.save(&path, Some(&first), &["Tal"]);
        fs::set_permissions(place.projects(), fs::Permissions::from_mode(0o755)).unwrap();
        assert!(matches!(refused, Err(SaveError::Io { .. })), "{refused:?}");
        assert_eq!(names(&read(&path).project), ["Berg"]);
        assert_eq!(place.listing(), ["kreis.ron"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_no_text_can_be_saved_to() {
        use std::os::unix::ffi::OsStringExt as _;
        let place = Place::new();
        let path = place
            .projects()
            .join(OsString::from_vec(b"\xffkreis.ron".to_vec()));
        let first = place.save(&path, None, &["Berg"]).unwrap();
        place.save(&path, Some(&first), &["Tal"]).unwrap();
        assert_eq!(names(&read(&path).project), ["Tal"]);
        assert_eq!(place.listing().len(), 1);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_in_the_place_of_the_file_is_refused_at_once() {
        let place = Place::new();
        let path = place.file("kreis.ron");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        if !made.is_ok_and(|status| status.success()) {
            eprintln!("skipped: no pipe could be made");
            return;
        }
        let refused = place.save(&path, None, &["Berg"]);
        assert!(matches!(refused, Err(SaveError::Io { .. })), "{refused:?}");
    }
}

mod journals {
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
        assert_eq!(recovered.base.version, Some(saved.version));
        assert_eq!(recovered.base.header, saved.header);
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
        let until = Instant::now() + Duration::from_secs(5);
        while place.journal_files().len() < 2 && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(10));
        }
        let waited = Instant::now();
        assert!(waited < until, "never written");
        drop(journal);
    }

    #[test]
    fn a_living_journal_is_no_orphan_and_cannot_be_discarded() {
        let place = Place::new();
        let (path, _saved, mut document, journal) = start(&place);
        add(&mut document, &journal, "Tal");
        assert!(journal.flush_and_wait(A_SECOND));
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
        assert!(journal.flush_and_wait(A_SECOND));
        assert_eq!(place.journal_files().len(), 2);
        journal.finish();
        assert!(place.journal_files().is_empty());
    }

    #[test]
    fn after_saving_only_what_came_later_is_in_the_journal() {
        let place = Place::new();
        let (path, saved, mut document, journal) = start(&place);
        add(&mut document, &journal, "Saved");
        assert!(journal.flush_and_wait(A_SECOND));
        let request = SaveRequest {
            path: path.clone(),
            project: document.project().clone(),
            header: saved.header.clone(),
            replaces: Some(saved.version),
        };
        let saved = save(&request, &place.dirs, &Progress::default()).unwrap();
        journal.rebase(base(&path, &saved));
        add(&mut document, &journal, "Later");
        assert!(journal.flush_and_wait(A_SECOND));
        assert_eq!(place.journal_files().len(), 2, "the old one is gone");
        drop(journal);
        let recovered = journal::recover(&only_orphan(&place)).unwrap();
        assert_eq!(names(&recovered.base.project), ["Berg", "Saved"]);
        assert_eq!(names(&recovered.project), ["Berg", "Later", "Saved"]);
        assert_eq!(recovered.base.version, Some(saved.version));
    }

    #[test]
    fn a_crash_right_after_saving_offers_nothing() {
        let place = Place::new();
        let (path, saved, mut document, journal) = start(&place);
        add(&mut document, &journal, "Saved");
        assert!(journal.flush_and_wait(A_SECOND));
        let request = SaveRequest {
            path: path.clone(),
            project: document.project().clone(),
            header: saved.header.clone(),
            replaces: Some(saved.version),
        };
        save(&request, &place.dirs, &Progress::default()).unwrap();
        drop(journal);
        assert!(journal::orphans(&place.dirs).is_empty());
        assert!(place.journal_files().is_empty());
    }

    #[test]
    fn changes_after_the_saved_project_survive_a_crash_before_they_are_appended_again() {
        let place = Place::new();
        let (path, saved, mut document, journal) = start(&place);
        let request = SaveRequest {
            path: path.clone(),
            project: document.project().clone(),
            header: saved.header.clone(),
            replaces: Some(saved.version),
        };
        add(&mut document, &journal, "While saving");
        assert!(journal.flush_and_wait(A_SECOND));
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
            assert!(journal.flush_and_wait(A_SECOND));
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
            assert!(!journal.flush_and_wait(A_SECOND));
        }
        assert!(journal.take_error().is_some());
        assert_eq!(journal.take_error(), None);
        fs::remove_file(&folder).unwrap();
        add(&mut document, &journal, "Wald");
        assert!(journal.flush_and_wait(A_SECOND));
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
        assert!(journal.flush_and_wait(A_SECOND));
        fs::remove_dir_all(place.dirs.data()).unwrap();
        add(&mut document, &journal, "See");
        assert!(journal.flush_and_wait(A_SECOND));
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
}

/// A program that is killed at any moment, as the power or the system would.
#[cfg(unix)]
mod killed {
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
        if version.is_some() {
            let read = read(&path);
            header = read.header;
            document = Document::new(read.project);
        }
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
            if journal.flush_and_wait(A_SECOND) {
                let mut out = std::io::stdout().lock();
                writeln!(out, "\nsafe {name}").unwrap();
                out.flush().unwrap();
            }
            if number % 3 == 2 {
                let request = SaveRequest {
                    path: path.clone(),
                    project: document.project().clone(),
                    header: header.clone(),
                    replaces: version,
                };
                // Something that happens while the file is being written.
                document.edit(Step::AddPerson, |p| p.add(named(&format!("{name}-late"))));
                let late = document.take_unread().unwrap();
                journal.append(late.clone());
                let safe = number % 2 == 0 && journal.flush_and_wait(A_SECOND);
                if safe {
                    println!("\nsafe {name}-late");
                }
                let saved = save(&request, &dirs, &Progress::default()).unwrap();
                header = saved.header;
                version = Some(saved.version);
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
            let live = Duration::from_micros((random >> 33) % 150_000);
            let mut child = Command::new(std::env::current_exe().unwrap())
                .args(["killed::child_process", "--exact", "--nocapture"])
                .env(ROOT, place.root.path())
                .env(ROUND, round.to_string())
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let out = BufReader::new(child.stdout.take().unwrap());
            let reader = std::thread::spawn(move || {
                out.lines()
                    .map_while(Result::ok)
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
            path: path.to_owned(),
            project: now,
            header,
            replaces: version,
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
}

/// A disk that fills up.
#[cfg(target_os = "linux")]
mod full_disk {
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
            journal.flush_and_wait(A_SECOND)
        };
        assert!(add("Before"));
        let filler = small.fill();
        let long = "x".repeat(10_000);
        assert!(!add(&long));
        assert!(!add("Meanwhile"));
        assert!(journal.take_error().is_some_and(|error| !error.is_empty()));
        let second = place.save(&path, Some(&saved), &["Berg", "Tal"]).unwrap();
        assert!(!second.backed_up, "the file is elsewhere and can be saved");
        fs::remove_file(filler).unwrap();
        // Without a further change, by itself.
        let until = Instant::now() + Duration::from_secs(8);
        while !journal.flush_and_wait(A_SECOND) && Instant::now() < until {}
        drop(journal);
        let orphans = journal::orphans(&place.dirs);
        let recovered = journal::recover(&orphans[0]).unwrap();
        assert!(!recovered.damaged);
        assert_eq!(recovered.project, *document.project());
    }
}
