use super::*;
use std::fs;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};

/// Longer than anything here should take on a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(20);

const FAST: Pace = Pace {
    look: Duration::from_millis(2),
    others: Duration::from_millis(4),
    touch: Duration::from_millis(8),
};

struct Place {
    root: tempfile::TempDir,
    path: PathBuf,
}

impl Place {
    fn with(text: &str) -> Self {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("Kreis.zirkel.ron");
        fs::write(&path, text).unwrap();
        Self { root, path }
    }

    fn watch(&self, known: Option<&str>) -> (Watcher, Receiver<Event>) {
        let (sender, events) = mpsc::channel();
        let known = known.map(version);
        let report = move |event| {
            let _ = sender.send(event);
        };
        let watcher = Watcher::start_at_pace(&self.path, Me::new("Anna"), known, FAST, report);
        (watcher, events)
    }

    /// As Zirkel saves, so that no look sees half of it.
    fn write(&self, text: &str) {
        let beside = self.root.path().join("beside");
        fs::write(&beside, text).unwrap();
        fs::rename(&beside, &self.path).unwrap();
    }
}

fn version(text: &str) -> FileVersion {
    FileVersion::of(text.as_bytes())
}

fn next(events: &Receiver<Event>) -> Event {
    events.recv_timeout(PATIENCE).unwrap()
}

#[test]
fn each_foreign_version_is_reported_once_and_nothing_else() {
    let place = Place::with("mine");
    let (watcher, events) = place.watch(Some("mine"));
    for text in ["one", "two", "one", "mine"] {
        place.write(text);
        assert_eq!(next(&events), Event::Changed(version(text)));
    }
    drop(watcher);
    // Ends when the thread has gone.
    assert_eq!(
        events.recv_timeout(PATIENCE),
        Err(RecvTimeoutError::Disconnected)
    );
}

#[test]
fn a_version_that_was_not_known_at_the_start_is_news() {
    let place = Place::with("theirs");
    let (_watcher, events) = place.watch(Some("mine"));
    assert_eq!(next(&events), Event::Changed(version("theirs")));
}

#[test]
fn saves_of_our_own_are_no_news_and_hide_none() {
    let place = Place::with("0");
    let (watcher, events) = place.watch(Some("0"));
    for round in 1..50 {
        let text = format!("{round}");
        let paused = watcher.pause();
        place.write(&text);
        thread::sleep(Duration::from_millis(round % 7));
        watcher.knows(version(&text));
        drop(paused);
        thread::sleep(Duration::from_millis(round % 5));
    }
    place.write("theirs");
    assert_eq!(next(&events), Event::Changed(version("theirs")));
    // Ours, and directly after it theirs.
    let paused = watcher.pause();
    place.write("ours");
    watcher.knows(version("ours"));
    place.write("theirs");
    drop(paused);
    assert_eq!(next(&events), Event::Changed(version("theirs")));
}

#[test]
fn a_look_during_which_a_save_of_our_own_began_tells_nothing_and_is_done_again() {
    let place = Place::with("before");
    let shared = Arc::new(Shared::default());
    let watcher = Watcher {
        shared: Arc::clone(&shared),
    };
    watcher.knows(version("before"));
    let mut rounds = Rounds::new(shared, &place.path, |_| {});
    let turn = rounds.begin().unwrap();
    let paused = watcher.pause();
    place.write("ours");
    let sight = rounds.eye.look(None);
    assert_eq!(sight, Sight::There(version("ours")));
    assert_eq!(rounds.news(turn, sight), None);
    assert_eq!(rounds.begin(), None);
    drop(paused);
    // That save failed, so it was somebody else's after all.
    while rounds.eye.look(None) != Sight::Same {}
    let turn = rounds.begin().unwrap();
    let sight = rounds.eye.look(None);
    let news = Event::Changed(version("ours"));
    assert_eq!(rounds.news(turn, sight), Some(news));
}

#[test]
fn what_is_gone_is_told_once_for_each_kind_and_never_of_a_new_project() {
    let place = Place::with("one");
    let shared = Arc::new(Shared::default());
    let watcher = Watcher {
        shared: Arc::clone(&shared),
    };
    let mut rounds = Rounds::new(shared, &place.path, |_| {});
    let missing = || Gone::Missing { renamed_to: None };
    let turn = rounds.begin().unwrap();
    assert_eq!(rounds.news(turn, Sight::Gone(missing())), None);
    watcher.knows(version("one"));
    for (gone, is_news) in [
        (missing(), true),
        (missing(), false),
        (Gone::FolderAway, true),
        (Gone::FolderAway, false),
        (missing(), true),
    ] {
        let turn = rounds.begin().unwrap();
        let news = rounds.news(turn, Sight::Gone(gone.clone()));
        assert_eq!(news, is_news.then_some(Event::Gone(gone)));
    }
}

#[test]
fn a_file_that_vanishes_and_returns_is_reported_as_both() {
    let place = Place::with("one");
    let (_watcher, events) = place.watch(Some("one"));
    let renamed = place.root.path().join("Kreis 2018.ron");
    fs::rename(&place.path, &renamed).unwrap();
    let Event::Gone(Gone::Missing { renamed_to }) = next(&events) else {
        panic!("not missing");
    };
    // Without an earlier look, nobody knows what to search for.
    assert!(renamed_to.is_none_or(|path| path == renamed));
    fs::rename(&renamed, &place.path).unwrap();
    assert_eq!(next(&events), Event::Back(version("one")));
    place.write("two");
    assert_eq!(next(&events), Event::Changed(version("two")));
}

#[test]
fn a_project_that_was_not_saved_yet_has_no_file_to_miss() {
    let place = Place::with("");
    fs::remove_file(&place.path).unwrap();
    let (watcher, events) = place.watch(None);
    thread::sleep(FAST.look * 10);
    let paused = watcher.pause();
    place.write("mine");
    watcher.knows(version("mine"));
    drop(paused);
    place.write("theirs");
    assert_eq!(next(&events), Event::Changed(version("theirs")));
}

#[test]
fn others_are_reported_when_they_come_and_go() {
    let place = Place::with("one");
    let (watcher, events) = place.watch(Some("one"));
    let bernd = Presence::announce(&place.path, Me::new("Bernd"));
    let Event::Others(others) = next(&events) else {
        panic!("not the others");
    };
    assert_eq!(others.len(), 1);
    assert_eq!(others[0].name, "Bernd");
    drop(bernd);
    assert_eq!(next(&events), Event::Others(Vec::new()));
    assert!(watcher.leave_and_wait(PATIENCE));
    let left: Vec<_> = fs::read_dir(place.root.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "only the file");
}

#[test]
fn a_notice_that_somebody_removed_comes_back() {
    let place = Place::with("one");
    let (_watcher, _events) = place.watch(Some("one"));
    let notice = place.root.path().join(".~lock.Kreis.zirkel.ron#");
    let until = Instant::now() + PATIENCE;
    for _ in 0..3 {
        while !notice.exists() {
            assert!(Instant::now() < until);
            thread::sleep(FAST.look);
        }
        fs::remove_file(&notice).unwrap();
    }
}

#[test]
fn protection_against_writing_is_reported() {
    let place = Place::with("one");
    let before = fs::metadata(&place.path).unwrap().permissions();
    let mut protected = before.clone();
    protected.set_readonly(true);
    fs::set_permissions(&place.path, protected).unwrap();
    let (_watcher, events) = place.watch(Some("one"));
    assert_eq!(next(&events), Event::ReadOnly(true));
    fs::set_permissions(&place.path, before).unwrap();
    assert_eq!(next(&events), Event::ReadOnly(false));
}

#[test]
fn nobody_waits_for_a_thread_that_hangs() {
    let place = Place::with("theirs");
    let (hold, held) = mpsc::channel::<()>();
    let (sender, reports) = mpsc::channel();
    // Stands for a share that does not answer.
    let report = move |event| {
        let _ = sender.send(event);
        let _ = held.recv();
    };
    let watcher = Watcher::start_at_pace(&place.path, Me::new("Anna"), None, FAST, report);
    assert_eq!(next(&reports), Event::Changed(version("theirs")));
    watcher.knows(version("mine"));
    drop(watcher.pause());
    assert!(!watcher.leave_and_wait(Duration::from_millis(10)));
    drop(hold);
    assert_eq!(
        reports.recv_timeout(PATIENCE),
        Err(RecvTimeoutError::Disconnected)
    );
}

#[test]
fn many_who_watch_and_write_one_file_hear_of_the_last_version() {
    let place = Place::with("0");
    let watched: Vec<_> = (0..4).map(|_| place.watch(Some("0"))).collect();
    for number in 1..40 {
        place.write(&format!("{number}"));
        thread::sleep(Duration::from_millis(number % 6));
    }
    for (_, events) in &watched {
        while !matches!(next(events), Event::Changed(last) if last == version("39")) {}
    }
}
