//! What happens to files and folders while a project is open: nothing of the work is lost, and the
//! next save works as soon as it can.

use super::*;
use desk::Desk;
use std::process::Command;
use std::time::SystemTime;
use zirkel::store::OpenError;

/// Somebody who has the file open and has added `name` since.
fn at_work(place: &Place, path: &Path, name: &str) -> Desk {
    if !path.exists() {
        place.save(path, None, &["Berg"]).unwrap();
    }
    let mut desk = Desk::open(&place.root.path().join(name), path).unwrap();
    desk.add(name);
    assert!(desk.flush());
    desk
}

/// The end of a desk by a crash, and the next start. The journal must have had everything.
fn after_a_crash(desk: Desk, place: &Place, path: &Path, name: &str) -> Desk {
    drop(desk);
    let home = place.root.path().join(name);
    let (desk, journals) = Desk::start(&home, path, name).unwrap();
    assert_eq!(journals, 1, "the work was in the journal");
    desk
}

fn in_file(path: &Path) -> Vec<String> {
    names(&read(path).project)
}

/// A small file system in memory; unmounted at the end.
struct Mounted(PathBuf);

impl Mounted {
    fn new(at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        Self::mount(&["-t", "tmpfs", "-o", "size=1m", "tmpfs"], at)
            .then(|| Self(at.to_owned()))
            .or_else(|| {
                eprintln!("skipped: nothing can be mounted here");
                None
            })
    }

    fn mount(arguments: &[&str], at: &Path) -> bool {
        let mounted = Command::new("mount").args(arguments).arg(at).output();
        mounted.is_ok_and(|mounted| mounted.status.success())
    }

    fn set(&self, mode: &str) {
        assert!(Self::mount(&["-o", &format!("remount,{mode}")], &self.0));
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

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn in_a_read_only_folder_the_work_waits_in_the_journal() {
    let place = Place::new();
    let Some(folder) = Mounted::new(&place.projects()) else {
        return;
    };
    let path = place.file("kreis.ron");
    let mut anna = at_work(&place, &path, "anna");
    folder.set("ro");
    let refused = anna.save();
    assert!(matches!(refused, Err(SaveError::Io { .. })), "{refused:?}");
    assert!(refused.unwrap_err().to_string().contains("kreis.ron"));
    assert!(anna.pull().is_ok(), "reading is another matter");
    anna.add("Tal");
    assert!(anna.flush());
    folder.set("rw");
    let mut anna = after_a_crash_unsaved(anna, &place, "anna");
    anna.save().unwrap();
    assert_eq!(in_file(&path), ["Berg", "Tal", "anna"]);
    assert_eq!(place.listing(), ["kreis.ron"]);
}

/// Only what the journal has, without the save that follows at a start.
fn after_a_crash_unsaved(desk: Desk, place: &Place, name: &str) -> Desk {
    let expected = desk.names();
    let path = desk.path.clone();
    drop(desk);
    let home = place.root.path().join(name);
    let orphans = journal::orphans(&DataDirs::below(&home));
    assert_eq!(orphans.len(), 1);
    let recovered = journal::recover(&orphans[0]).unwrap();
    assert_eq!(names(&recovered.project), expected);
    Desk::start(&home, &path, name).unwrap().0
}

#[test]
fn with_a_full_project_folder_the_work_waits_in_the_journal() {
    let place = Place::new();
    let Some(folder) = Mounted::new(&place.projects()) else {
        return;
    };
    let path = place.file("kreis.ron");
    let mut anna = at_work(&place, &path, "anna");
    let mut bernd = at_work(&place, &path, "bernd");
    bernd.save().unwrap();
    let filler = folder.fill();
    let refused = anna.save();
    assert!(matches!(refused, Err(SaveError::Io { .. })), "{refused:?}");
    assert_eq!(in_file(&path), ["Berg", "bernd"]);
    assert_eq!(place.listing(), ["filler", "kreis.ron"]);
    fs::remove_file(filler).unwrap();
    let anna = after_a_crash(anna, &place, &path, "anna");
    assert_eq!(anna.names(), ["Berg", "anna", "bernd"]);
    assert_eq!(in_file(&path), ["Berg", "anna", "bernd"]);
}

#[test]
fn with_a_full_data_folder_merging_and_saving_work_all_the_same() {
    let place = Place::new();
    let Some(folder) = Mounted::new(&place.root.path().join("anna")) else {
        return;
    };
    let path = place.file("kreis.ron");
    let mut anna = at_work(&place, &path, "anna");
    let mut bernd = at_work(&place, &path, "bernd");
    bernd.save().unwrap();
    let filler = folder.fill();
    anna.add(&"x".repeat(8_000));
    assert!(!anna.flush(), "there is no room for it");
    anna.save().unwrap();
    assert_eq!(in_file(&path).len(), 4);
    anna.add("Tal");
    anna.save().unwrap();
    fs::remove_file(filler).unwrap();
    anna.add("Zum Schluss");
    assert!(anna.flush());
    let anna = after_a_crash(anna, &place, &path, "anna");
    assert_eq!(anna.names().len(), 6);
}

#[test]
fn with_a_read_only_data_folder_merging_and_saving_work_all_the_same() {
    let place = Place::new();
    let Some(folder) = Mounted::new(&place.root.path().join("anna")) else {
        return;
    };
    let path = place.file("kreis.ron");
    place.save(&path, None, &["Berg"]).unwrap();
    folder.set("ro");
    let mut anna = Desk::open(&place.root.path().join("anna"), &path).unwrap();
    anna.add("anna");
    assert!(!anna.flush(), "and that is said");
    let mut bernd = at_work(&place, &path, "bernd");
    bernd.save().unwrap();
    anna.pull().unwrap();
    anna.add("Tal");
    anna.save().unwrap();
    bernd.pull().unwrap();
    assert_eq!(bernd.names(), ["Berg", "Tal", "anna", "bernd"]);
    assert_eq!(place.listing(), ["kreis.ron"]);
}

#[test]
fn a_file_that_was_renamed_stays_and_the_work_goes_to_the_old_name() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    let mut anna = at_work(&place, &path, "anna");
    fs::rename(&path, place.file("alt.ron")).unwrap();
    let gone = anna.pull();
    assert!(matches!(gone, Err(OpenError::Missing { .. })), "{gone:?}");
    anna.save().unwrap();
    assert_eq!(in_file(&path), ["Berg", "anna"]);
    assert_eq!(in_file(&place.file("alt.ron")), ["Berg"]);
    assert_eq!(place.listing(), ["alt.ron", "kreis.ron"]);
}

#[test]
fn a_folder_in_the_place_of_the_file_is_told_and_loses_nothing() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    let mut anna = at_work(&place, &path, "anna");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let refused = anna.save();
    assert!(
        matches!(refused, Err(SaveError::Directory { .. })),
        "{refused:?}"
    );
    let refused = anna.pull();
    assert!(
        matches!(refused, Err(OpenError::Directory { .. })),
        "{refused:?}"
    );
    assert_eq!(place.listing(), ["kreis.ron"]);
    fs::remove_dir(&path).unwrap();
    let anna = after_a_crash(anna, &place, &path, "anna");
    assert_eq!(anna.names(), ["Berg", "anna"]);
    assert_eq!(in_file(&path), ["Berg", "anna"]);
}

#[test]
fn an_older_version_in_the_place_of_the_file_takes_nothing_from_anybody() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    let mut anna = at_work(&place, &path, "anna");
    let mut bernd = at_work(&place, &path, "bernd");
    let old = fs::read(&path).unwrap();
    anna.save().unwrap();
    bernd.save().unwrap();
    anna.add("Tal");
    fs::write(&path, &old).unwrap();
    assert!(bernd.pull().unwrap(), "it went back");
    bernd.save().unwrap();
    anna.save().unwrap();
    bernd.pull().unwrap();
    assert_eq!(in_file(&path), ["Berg", "Tal", "anna", "bernd"]);
    assert_eq!(anna.names(), bernd.names());
}

#[test]
fn another_project_in_the_place_of_the_file_is_not_mixed_with_this_one() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    let mut anna = at_work(&place, &path, "anna");
    let other = place.file("other.ron");
    let home = DataDirs::below(&place.root.path().join("somebody"));
    let request = SaveRequest::new(&other, project(&["Fremd"]));
    save(&request, &home, &Progress::default()).unwrap();
    fs::rename(&other, &path).unwrap();
    let refused = anna.save();
    assert!(
        matches!(refused, Err(SaveError::OtherProject { .. })),
        "{refused:?}"
    );
    assert_eq!(in_file(&path), ["Fremd"]);
    fs::remove_file(&path).unwrap();
    anna.save().unwrap();
    assert_eq!(in_file(&path), ["Berg", "anna"]);
}

#[test]
fn a_link_that_leads_elsewhere_now_is_followed() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    let (link, one, other) = (
        place.file("kreis.ron"),
        place.file("one.ron"),
        place.file("other.ron"),
    );
    symlink("one.ron", &link).unwrap();
    let mut anna = at_work(&place, &link, "anna");
    // A copy that somebody else went on with.
    fs::copy(&one, &other).unwrap();
    let mut bernd = at_work(&place, &other, "bernd");
    bernd.save().unwrap();
    fs::remove_file(&link).unwrap();
    symlink("other.ron", &link).unwrap();
    anna.save().unwrap();
    assert_eq!(in_file(&other), ["Berg", "anna", "bernd"]);
    assert_eq!(in_file(&one), ["Berg"]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    // And nowhere: what is written comes to where the link leads.
    fs::remove_file(&link).unwrap();
    symlink("third.ron", &link).unwrap();
    anna.add("Tal");
    anna.save().unwrap();
    let third = place.file("third.ron");
    assert_eq!(in_file(&third), ["Berg", "Tal", "anna", "bernd"]);
}

#[test]
fn very_long_paths_in_any_script_are_worked_with_like_others() {
    let place = Place::new();
    let mut folder = place.projects();
    for part in [
        "Kreis für Integration – Übersicht",
        "مجموعة العمل",
        "工作组",
        "🙂 a'b\"c",
    ] {
        folder.push(part.repeat(3));
    }
    // Near the 4,096 bytes that Linux allows.
    while folder.as_os_str().len() < 3_300 {
        folder.push("Ordner in einem Ordner, ".repeat(8).trim_end());
    }
    fs::create_dir_all(&folder).unwrap();
    // As long as a name can be.
    let path = folder.join(format!("{}.zirkel.ron", "ß".repeat(122)));
    let mut anna = at_work(&place, &path, "anna");
    let mut bernd = at_work(&place, &path, "bernd");
    bernd.save().unwrap();
    anna.pull().unwrap();
    anna.save().unwrap();
    anna.add("Tal");
    assert!(anna.flush());
    let anna = after_a_crash(anna, &place, &path, "anna");
    assert_eq!(anna.names(), ["Berg", "Tal", "anna", "bernd"]);
    assert_eq!(in_file(&path), ["Berg", "Tal", "anna", "bernd"]);
    assert_eq!(listing(&folder).len(), 1);
}

/// Sets the time of everything below a folder.
fn set_times(folder: &Path, time: SystemTime) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().unwrap().is_dir() {
            set_times(&entry.path(), time);
        } else {
            let file = fs::File::options().write(true).open(entry.path()).unwrap();
            file.set_modified(time).unwrap();
        }
    }
}

/// A machine whose clock is years wrong, for a while or for ever, or a server with such a clock.
#[test]
fn nothing_depends_on_any_clock() {
    let year = Duration::from_secs(365 * 24 * 60 * 60);
    let times = [
        SystemTime::UNIX_EPOCH,
        SystemTime::now() - 20 * year,
        SystemTime::now() + 20 * year,
    ];
    for first in times {
        for second in times {
            let place = Place::new();
            let path = place.file("kreis.ron");
            let mut anna = at_work(&place, &path, "anna");
            let mut bernd = at_work(&place, &path, "bernd");
            set_times(place.root.path(), first);
            bernd.save().unwrap();
            set_times(place.root.path(), second);
            anna.save().unwrap();
            set_times(place.root.path(), first);
            bernd.add("Tal");
            assert!(bernd.flush());
            set_times(place.root.path(), second);
            // Another version of the same length at the same time as before.
            let time = fs::metadata(&path).unwrap().modified().unwrap();
            let text = fs::read_to_string(&path).unwrap().replace("Berg", "Burg");
            fs::write(&path, text).unwrap();
            let file = fs::File::options().write(true).open(&path).unwrap();
            file.set_modified(time).unwrap();
            drop(file);
            bernd.save().unwrap();
            set_times(place.root.path(), first);
            anna.pull().unwrap();
            assert_eq!(anna.names(), ["Burg", "Tal", "anna", "bernd"]);
            assert!(anna.project().conflicts.is_empty());
            anna.add("Zum Schluss");
            assert!(anna.flush());
            set_times(place.root.path(), second);
            let anna = after_a_crash(anna, &place, &path, "anna");
            assert_eq!(anna.names().len(), 5);
            assert_eq!(place.listing(), ["kreis.ron"]);
        }
    }
}

#[test]
fn a_share_that_is_gone_for_a_while_costs_nothing() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    let mut anna = at_work(&place, &path, "anna");
    let mut bernd = at_work(&place, &path, "bernd");
    bernd.save().unwrap();
    let away = place.root.path().join("away");
    fs::rename(place.projects(), &away).unwrap();
    let refused = anna.save();
    assert!(
        matches!(refused, Err(SaveError::NoFolder { .. })),
        "{refused:?}"
    );
    let refused = anna.pull();
    assert!(
        matches!(refused, Err(OpenError::Missing { .. })),
        "{refused:?}"
    );
    anna.add("Unterwegs");
    assert!(anna.flush());
    // A share that is gone leaves an empty folder where it was mounted.
    fs::create_dir(place.projects()).unwrap();
    assert!(matches!(anna.pull(), Err(OpenError::Missing { .. })));
    fs::remove_dir(place.projects()).unwrap();
    fs::rename(&away, place.projects()).unwrap();
    let anna = after_a_crash(anna, &place, &path, "anna");
    assert_eq!(anna.names(), ["Berg", "Unterwegs", "anna", "bernd"]);
    assert_eq!(in_file(&path), ["Berg", "Unterwegs", "anna", "bernd"]);
    assert_eq!(place.listing(), ["kreis.ron"]);
}

#[test]
fn the_data_folder_can_be_deleted_while_the_project_is_open() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    for part in ["snapshots", "writers", "journals", "paths", ""] {
        let mut anna = at_work(&place, &path, "anna");
        let mut bernd = at_work(&place, &path, "bernd");
        bernd.save().unwrap();
        // There are no writers before the first save, and not all need come back after the second.
        let remove = || fs::remove_dir_all(place.root.path().join("anna/data").join(part));
        let _ = remove();
        anna.add("Tal");
        assert!(anna.flush(), "without {part}");
        anna.save().unwrap();
        assert_eq!(in_file(&path), ["Berg", "Tal", "anna", "bernd"]);
        let _ = remove();
        anna.add("Zum Schluss");
        assert!(anna.flush(), "without {part}");
        let anna = after_a_crash(anna, &place, &path, "anna");
        assert_eq!(anna.names().len(), 5, "without {part}");
        bernd.pull().unwrap();
        assert_eq!(bernd.names(), anna.names());
        assert!(bernd.project().conflicts.is_empty());
        anna.close();
        bernd.close();
        fs::remove_file(&path).unwrap();
        fs::remove_dir_all(place.root.path().join("anna")).unwrap();
        fs::remove_dir_all(place.root.path().join("bernd")).unwrap();
    }
}
