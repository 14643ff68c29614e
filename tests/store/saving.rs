//! Saving: the file is whole, mine, and where it was.

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
    assert_eq!(read.header, second.disk.header);
    let counts: Vec<u64> = read.header.saved.values().copied().collect();
    assert_eq!(counts, [2], "one writer, two versions");
    assert_eq!(current_version(&path).unwrap(), Some(second.disk.version));
    assert!(first.backed_up && second.backed_up);
    assert_eq!(place.listing(), ["kreis.zirkel.ron"]);
}

#[test]
fn the_change_of_somebody_else_is_merged_and_never_overwritten() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    let first = place.save(&path, None, &["Both"]).unwrap();
    let with = |name: &str| {
        let mut document = Document::new(first.disk.project.clone());
        document.edit(Step::AddPerson, |p| p.add(named(name)));
        request(&path, Some(&first), document.project().clone())
    };
    let progress = Progress::default();
    let theirs = save(&with("Theirs"), &place.dirs, &progress).unwrap();
    assert!(!theirs.merged);
    let mine = save(&with("Mine"), &place.dirs, &progress).unwrap();
    assert!(mine.merged);
    let read = read(&path);
    assert_eq!(names(&read.project), ["Both", "Mine", "Theirs"]);
    assert_eq!(read.project, mine.disk.project);
    assert!(theirs.disk.header.is_within(&read.header));
    let refused = place.save(&path, None, &["New"]);
    assert!(
        matches!(refused, Err(SaveError::Exists { .. })),
        "{refused:?}"
    );
    assert_eq!(current_version(&path).unwrap(), Some(mine.disk.version));
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

/// A save over another file, as the user decided.
fn replace(place: &Place, path: &Path, names: &[&str]) -> Saved {
    let there = current_version(path).unwrap().unwrap();
    let request = SaveRequest {
        onto: Onto::Replacing(there),
        ..SaveRequest::new(path, project(names))
    };
    save(&request, &place.dirs, &Progress::default()).unwrap()
}

#[test]
fn what_was_replaced_without_being_merged_is_kept_as_a_backup_ten_times_at_most() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    for number in 0..14 {
        fs::write(&path, format!("of another program {number}")).unwrap();
        assert!(replace(&place, &path, &["Berg"]).backed_up);
    }
    let kept = backups(&place.dirs, &path);
    assert_eq!(kept.len(), 10);
    let text = |at: usize| fs::read_to_string(&kept[at].path).unwrap();
    assert_eq!(text(0), "of another program 13");
    assert_eq!(text(9), "of another program 4");
}

#[test]
fn without_room_for_backups_the_file_is_saved_all_the_same() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    fs::create_dir_all(place.dirs.data()).unwrap();
    fs::write(place.dirs.data().join("backups"), "in the way").unwrap();
    fs::write(place.dirs.data().join("snapshots"), "in the way").unwrap();
    fs::write(place.dirs.data().join("writers"), "in the way").unwrap();
    fs::write(&path, "of another program").unwrap();
    assert!(!replace(&place, &path, &["Tal"]).backed_up);
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
        let (_, last) = zirkel::store::snapshots::last_of(&place.dirs, &path).unwrap();
        assert_eq!(names(&last.project), ["Tal"]);
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
fn of_many_who_save_at_once_nobody_loses() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    let mut last = place.save(&path, None, &["Berg"]).unwrap();
    let mut expected = vec!["Berg".to_owned()];
    for round in 0..10 {
        std::thread::scope(|scope| {
            for one in 0..4 {
                let name = format!("{round}-{one}");
                expected.push(name.clone());
                let (place, path, last) = (&place, &path, &last);
                scope.spawn(move || {
                    let mut document = Document::new(last.disk.project.clone());
                    document.edit(Step::AddPerson, |p| p.add(named(&name)));
                    let request = request(path, Some(last), document.project().clone());
                    save(&request, &place.dirs, &Progress::default()).unwrap();
                });
            }
        });
        let now = read(&path);
        let mut expected = expected.clone();
        expected.sort();
        assert_eq!(names(&now.project), expected, "round {round}");
        assert!(now.project.conflicts.is_empty());
        last.disk = OnDisk {
            version: now.version,
            header: now.header,
            project: now.project,
        };
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
    // All three ways lead to the same versions.
    for path in [&link, &second_link, &real] {
        assert!(zirkel::store::snapshots::last_of(&place.dirs, path).is_some());
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
