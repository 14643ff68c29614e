//! The history of a project: which versions are kept, and in which order.

use super::*;
use zirkel::store::history::{self, VersionInfo};
use zirkel::store::snapshots;

fn people(dirs: &DataDirs, version: &VersionInfo) -> Vec<String> {
    names(&history::load(dirs, version.hash).unwrap().project)
}

#[test]
fn each_version_that_was_saved_or_read_here_can_be_loaded_the_newest_first() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    let first = place.save(&path, None, &["Berg"]).unwrap();
    let second = place
        .save(&path, Some(&first), &["Berg", "Talmann"])
        .unwrap();

    // Somebody at another machine, whose clock does not matter.
    let other = DataDirs::below(&place.root.path().join("other"));
    let opened = open_to_edit(&path, &other, &Progress::default()).unwrap();
    let theirs = SaveRequest {
        header: opened.header.clone(),
        disk: Some(OnDisk {
            version: opened.version,
            header: opened.header,
            project: opened.project,
        }),
        by: "Bernd".to_owned(),
        ..SaveRequest::new(&path, project(&["Berg", "Talmann", "Bernd"]))
    };
    save(&theirs, &other, &Progress::default()).unwrap();
    let third = open_to_edit(&path, &place.dirs, &Progress::default()).unwrap();

    let versions = history::versions(&place.dirs, &third.header);
    let found: Vec<_> = versions
        .iter()
        .map(|v| people(&place.dirs, v).len())
        .collect();
    assert_eq!(found, [3, 2, 1]);
    assert_eq!(versions[0].header.author.name, "Bernd");
    assert_eq!(history::before(&versions, 0), Some(1));
    assert!(versions.iter().all(|version| version.on_our_line));

    // Who knows only the second version has the third, but not on his line.
    let versions = history::versions(&place.dirs, &second.disk.header);
    let ours: Vec<bool> = versions.iter().map(|version| version.on_our_line).collect();
    assert_eq!(ours, [false, true, true]);
}

#[test]
fn another_project_has_another_history() {
    let place = Place::new();
    let one = place
        .save(&place.file("eins.ron"), None, &["Berg"])
        .unwrap();
    let two = place
        .save(&place.file("zwei.ron"), None, &["Talmann"])
        .unwrap();
    for saved in [&one, &two] {
        let versions = history::versions(&place.dirs, &saved.disk.header);
        assert_eq!(versions.len(), 1);
        assert_eq!(versions[0].hash, saved.disk.version.hash);
    }
    assert_eq!(history::versions(&place.dirs, &Header::default()), []);
}

#[test]
fn autosaving_for_long_does_not_pile_up_and_the_last_version_stays() {
    let place = Place::new();
    let path = place.file("kreis.ron");
    let mut last = place.save(&path, None, &[]).unwrap();
    for number in 0..70 {
        let name = format!("{number}");
        let mut request = request(&path, Some(&last), project(&[&name]));
        request.mark = None;
        last = save(&request, &place.dirs, &Progress::default()).unwrap();
        // As if some minutes had passed: those of right now all stay.
        let hash = last.disk.version.hash.to_hex();
        let kept = place
            .dirs
            .data()
            .join("snapshots")
            .join(format!("{hash}.ron"));
        let before = std::time::SystemTime::now() - Duration::from_secs(5 * 60);
        let kept = fs::File::options().write(true).open(kept).unwrap();
        kept.set_modified(before).unwrap();
    }
    let versions = history::versions(&place.dirs, &last.disk.header);
    // One for the ten minutes, or the two of them, the 20 newest, and what is not thinned yet.
    assert!((20..45).contains(&versions.len()), "{}", versions.len());
    assert_eq!(versions[0].hash, last.disk.version.hash);
    let (hash, _) = snapshots::last_of(&place.dirs, &path).unwrap();
    assert_eq!(hash, last.disk.version.hash);
}

#[test]
fn a_damaged_version_is_none() {
    let place = Place::new();
    let saved = place
        .save(&place.file("kreis.ron"), None, &["Berg"])
        .unwrap();
    let hash = saved.disk.version.hash;
    assert!(history::load(&place.dirs, hash).is_some());
    let kept = place
        .dirs
        .data()
        .join("snapshots")
        .join(format!("{}.ron", hash.to_hex()));
    fs::write(kept, "(schema: 1").unwrap();
    assert!(history::load(&place.dirs, hash).is_none());
}
