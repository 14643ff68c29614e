use super::*;

fn me(name: &str) -> Me {
    Me::new(name)
}

fn names(notices: &[Notice]) -> Vec<&str> {
    notices.iter().map(|notice| notice.name.as_str()).collect()
}

fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Gives a notice the time it would have if it had been written so much earlier.
fn age(path: &Path, age: Duration) {
    let file = File::options().write(true).open(path).unwrap();
    let modified = file.metadata().unwrap().modified().unwrap();
    file.set_modified(modified - age).unwrap();
}

const LIBREOFFICE: &str =
    "Bernd,bernd,pc4,07.11.2018 09:30,file:///home/bernd/.config/libreoffice/4;";

struct Place {
    root: tempfile::TempDir,
    path: PathBuf,
}

impl Place {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("Kreis.zirkel.ron");
        Self { root, path }
    }

    fn leading(&self) -> PathBuf {
        self.root.path().join(".~lock.Kreis.zirkel.ron#")
    }

    fn announce(&self, name: &str) -> Presence {
        Presence::announce(&self.path, me(name))
    }
}

#[test]
fn each_sees_the_others_and_takes_his_notice_away() {
    let place = Place::new();
    let mut anna = place.announce("Anna");
    assert_eq!(anna.look(), []);
    let mut bernd = place.announce("Bernd");
    let mut cem = place.announce("Cem");
    assert_eq!(listing(place.root.path()).len(), 3);
    assert_eq!(names(&anna.look()), ["Bernd", "Cem"]);
    assert_eq!(names(&bernd.look()), ["Anna", "Cem"]);
    assert_eq!(names(&cem.look()), ["Anna", "Bernd"]);
    let seen = &bernd.look()[0];
    assert_eq!(seen.program, Program::Zirkel);
    assert!(!seen.is_stale);
    assert_eq!(seen.host, me("").host());
    assert!(seen.since.is_some());
    anna.leave();
    assert_eq!(names(&cem.look()), ["Bernd"]);
    drop(bernd);
    drop(cem);
    assert_eq!(listing(place.root.path()), [""; 0]);
}

#[test]
fn the_first_one_is_seen_by_libreoffice_and_somebody_follows_him() {
    let place = Place::new();
    let anna = place.announce("Anna");
    let mut bernd = place.announce("Bernd");
    let leads = || {
        Entry::parse(&fs::read(place.leading()).unwrap())
            .unwrap()
            .name
    };
    assert_eq!(leads(), "Anna");
    let mut cem = place.announce("Cem");
    drop(anna);
    bernd.touch();
    cem.touch();
    assert_eq!(leads(), "Bernd");
    assert_eq!(listing(place.root.path()).len(), 2);
    assert_eq!(names(&cem.look()), ["Bernd"]);
}

#[test]
fn libreoffice_is_shown_and_its_lock_never_touched() {
    let place = Place::new();
    fs::write(place.leading(), LIBREOFFICE).unwrap();
    age(&place.leading(), 3 * RUBBISH_AFTER);
    let mut anna = place.announce("Anna");
    let now = Instant::now();
    for now in [now, now + STALE_AFTER * 2] {
        let seen = anna.look_at(now);
        assert_eq!(names(&seen), ["Bernd"]);
        assert_eq!(seen[0].program, Program::Other);
        assert!(!seen[0].is_stale);
    }
    anna.touch();
    drop(anna);
    assert_eq!(fs::read_to_string(place.leading()).unwrap(), LIBREOFFICE);
    assert_eq!(listing(place.root.path()).len(), 1);
}

#[test]
fn what_is_no_notice_disturbs_nobody() {
    let place = Place::new();
    fs::write(place.leading(), vec![b'x'; 1_000_000]).unwrap();
    let folder = place.root.path();
    let others: [(&str, &[u8]); 8] = [
        (".~lock.Kreis.zirkel.ron.00000001#", b""),
        (".~lock.Kreis.zirkel.ron.00000002#", b"\0\xff\xfe\x80"),
        (".~lock.Kreis.zirkel.ron.00000003#", b"a,b,c"),
        // The tag in the name is not that in the text: of another file, perhaps.
        (
            ".~lock.Kreis.zirkel.ron.00000004#",
            b"Dora,d,h,,zirkel:0000000a;",
        ),
        (
            ".~lock.Kreis.zirkel.ron.0000000g#",
            b"Dora,d,h,,zirkel:0000000g;",
        ),
        (
            ".~lock.Kreis.zirkel.ron2.00000006#",
            b"Dora,d,h,,zirkel:00000006;",
        ),
        (".~lock.Kreis.ron#", b"Dora,d,h,,zirkel:00000007;"),
        ("Kreis.zirkel.ron", b"a,b,c,d,e;"),
    ];
    for (name, bytes) in others {
        fs::write(folder.join(name), bytes).unwrap();
    }
    fs::create_dir(folder.join(".~lock.Kreis.zirkel.ron.00000008#")).unwrap();
    let mut anna = place.announce("Anna");
    assert!(anna.is_announced());
    assert_eq!(anna.look(), []);
    anna.touch();
    drop(anna);
    assert_eq!(listing(folder).len(), 10);
}

#[test]
fn the_notice_of_a_program_that_is_gone_is_stale_and_later_removed() {
    let place = Place::new();
    let crashed = place.announce("Anna");
    std::mem::forget(crashed);
    let start = Instant::now();
    let mut bernd = place.announce("Bernd");
    assert!(!bernd.look_at(start)[0].is_stale);

    age(&place.leading(), STALE_AFTER * 2);
    let mut cem = place.announce("Cem");
    assert!(cem.look_at(start)[0].is_stale, "known at the first look");

    age(&place.leading(), RUBBISH_AFTER);
    let later = start + STALE_AFTER * 2;
    let seen = cem.look_at(start);
    assert!(
        seen[0].since.is_some() && !seen[0].is_stale,
        "it moves: somebody writes it"
    );
    assert_eq!(
        cem.look_at(later)
            .iter()
            .filter(|n| n.name == "Anna")
            .count(),
        0
    );
    assert!(!place.leading().exists());
    cem.touch();
    assert!(place.leading().exists(), "the way is free to lead");
}

#[test]
fn a_notice_that_goes_on_changing_is_not_stale_however_wrong_its_clock_is() {
    let place = Place::new();
    let mut anna = place.announce("Anna");
    let mut bernd = place.announce("Bernd");
    let start = Instant::now();
    for round in 1..20 {
        let now = start + TOUCH_EVERY * round;
        anna.touch_at(now);
        age(&place.leading(), RUBBISH_AFTER * 5 + TOUCH_EVERY * round);
        let seen = bernd.look_at(now);
        assert_eq!(seen[0].is_stale, round == 1);
        assert!(place.leading().exists());
    }
}

#[test]
fn without_a_notice_of_our_own_the_others_are_known_by_their_moving() {
    let place = Place::new();
    let mut anna = place.announce("Anna");
    let mut reader = place.announce("Reader");
    // As in a folder where nothing can be written.
    let own = reader.own.take().unwrap();
    fs::remove_file(own.path).unwrap();
    age(&place.leading(), STALE_AFTER * 3);
    let start = Instant::now();
    assert!(!reader.look_at(start)[0].is_stale);
    assert!(!reader.look_at(start + STALE_AFTER)[0].is_stale);
    assert!(reader.look_at(start + STALE_AFTER + TOUCH_EVERY)[0].is_stale);
    anna.touch();
    assert!(!reader.look_at(start + STALE_AFTER * 2)[0].is_stale);
    assert!(place.leading().exists());
}

#[test]
fn a_notice_that_somebody_removed_is_made_again() {
    let place = Place::new();
    let mut anna = place.announce("Anna");
    let mut bernd = place.announce("Bernd");
    for file in listing(place.root.path()) {
        fs::remove_file(place.root.path().join(file)).unwrap();
    }
    assert_eq!(anna.look(), []);
    bernd.touch();
    anna.touch();
    assert_eq!(names(&anna.look()), ["Bernd"]);
    assert_eq!(names(&bernd.look()), ["Anna"]);
    let leads = Entry::parse(&fs::read(place.leading()).unwrap()).unwrap();
    assert_eq!(leads.name, "Bernd");
}

#[test]
fn a_notice_that_is_no_longer_ours_stays() {
    let place = Place::new();
    let mut anna = place.announce("Anna");
    fs::write(place.leading(), LIBREOFFICE).unwrap();
    anna.touch();
    assert!(anna.is_announced());
    assert_eq!(names(&anna.look()), ["Bernd"]);
    drop(anna);
    assert_eq!(fs::read_to_string(place.leading()).unwrap(), LIBREOFFICE);
    let bernd = place.announce("Cem");
    fs::write(&bernd.own.as_ref().unwrap().path, "not yours").unwrap();
    drop(bernd);
    assert_eq!(listing(place.root.path()).len(), 2);
}

#[test]
fn touching_moves_the_time_and_keeps_since_when() {
    let place = Place::new();
    let mut anna = place.announce("Anna");
    let text = fs::read(place.leading()).unwrap();
    age(&place.leading(), RUBBISH_AFTER);
    let modified = || fs::metadata(place.leading()).unwrap().modified().unwrap();
    let before = modified();
    anna.touch();
    assert!(modified() > before);
    assert_eq!(fs::read(place.leading()).unwrap(), text);
}

#[test]
fn names_as_long_as_the_system_allows_have_notices_too() {
    let root = tempfile::tempdir().unwrap();
    for name in [
        "x".repeat(255),
        "ä".repeat(127),
        format!("{}1", "漢".repeat(84)),
    ] {
        let path = root.path().join(name);
        let mut anna = Presence::announce(&path, me("Anna"));
        let mut bernd = Presence::announce(&path, me("Bernd"));
        assert_eq!(names(&anna.look()), ["Bernd"]);
        assert_eq!(names(&bernd.look()), ["Anna"]);
    }
    assert_eq!(listing(root.path()), [""; 0]);
}

#[test]
fn paths_without_a_file_or_folder_are_no_harm() {
    let root = tempfile::tempdir().unwrap();
    for path in ["/", "", ".."] {
        let mut presence = Presence::announce(Path::new(path), me("Anna"));
        presence.touch();
        presence.look();
    }
    let away = root.path().join("away");
    let mut anna = Presence::announce(&away.join("Kreis.ron"), me("Anna"));
    assert!(!anna.is_announced());
    assert_eq!(anna.look(), []);
    fs::create_dir(&away).unwrap();
    anna.touch();
    assert!(anna.is_announced());
}

#[test]
fn a_folder_of_nextcloud_gets_no_notice_that_would_lock_the_file_for_all() {
    let place = Place::new();
    let folder = place.root.path().join("Kreis").join("2018");
    fs::create_dir_all(&folder).unwrap();
    fs::write(place.root.path().join(".sync_0123456789ab.db"), "").unwrap();
    let path = folder.join("Kreis.ron");
    let mut anna = Presence::announce(&path, me("Anna"));
    let mut bernd = Presence::announce(&path, me("Bernd"));
    anna.touch();
    assert_eq!(names(&bernd.look()), ["Anna"]);
    assert!(!folder.join(".~lock.Kreis.ron#").exists());
}

#[cfg(unix)]
#[test]
fn a_link_has_its_notice_where_the_file_is() {
    let place = Place::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("link.ron");
    std::os::unix::fs::symlink(&place.path, &link).unwrap();
    let _anna = place.announce("Anna");
    let mut bernd = Presence::announce(&link, me("Bernd"));
    assert_eq!(names(&bernd.look()), ["Anna"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_notice_makes_nobody_wait() {
    let place = Place::new();
    let made = std::process::Command::new("mkfifo")
        .arg(place.leading())
        .status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("skipped: no mkfifo here");
        return;
    }
    let mut anna = place.announce("Anna");
    assert_eq!(anna.look(), []);
}
