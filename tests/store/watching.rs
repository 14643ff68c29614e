//! Colleagues who have the same file open hear of one another.

use super::*;
use std::sync::mpsc::{self, Receiver};
use zirkel::store::notices::{Me, Presence};
use zirkel::store::watch::{Event, Watcher};

struct Colleague {
    watcher: Watcher,
    events: Receiver<Event>,
    last: Saved,
}

impl Colleague {
    fn opens(path: &Path, name: &str, last: &Saved) -> Self {
        let (sender, events) = mpsc::channel();
        let report = move |event| {
            let _ = sender.send(event);
        };
        Self {
            watcher: Watcher::start(path, Me::new(name), Some(last.disk.version), report),
            events,
            last: last.clone(),
        }
    }

    fn saves(&mut self, place: &Place, path: &Path, names: &[&str]) {
        let paused = self.watcher.pause();
        self.last = place.save(path, Some(&self.last), names).unwrap();
        self.watcher.knows(self.last.disk.version);
        drop(paused);
    }

    /// What was noticed next of the file itself.
    fn hears(&self) -> Event {
        loop {
            match self.events.recv_timeout(PATIENCE).unwrap() {
                Event::Others(_) => {}
                event => return event,
            }
        }
    }
}

#[test]
fn two_who_save_in_turn_hear_of_each_other_and_not_of_themselves() {
    let place = Place::new();
    let path = place.file("Kreis.zirkel.ron");
    let first = place.save(&path, None, &["Anna"]).unwrap();
    let mut anna = Colleague::opens(&path, "Anna", &first);
    let mut bernd = Colleague::opens(&path, "Bernd", &first);

    anna.saves(&place, &path, &["Anna", "Bernd"]);
    assert_eq!(bernd.hears(), Event::Changed(anna.last.disk.version));
    bernd.last = anna.last.clone();
    bernd.saves(&place, &path, &["Anna", "Bernd", "Cem"]);
    // Would have been her own version if that were news to her.
    assert_eq!(anna.hears(), Event::Changed(bernd.last.disk.version));

    let here = Presence::announce(&path, Me::new("Cem")).look();
    let names: Vec<&str> = here.iter().map(|notice| notice.name.as_str()).collect();
    assert_eq!(names, ["Anna", "Bernd"]);
    for colleague in [anna, bernd] {
        assert!(colleague.watcher.leave_and_wait(PATIENCE));
    }
    assert_eq!(place.listing(), ["Kreis.zirkel.ron"]);
}

/// No test of what is right but of what it costs: `cargo test --release --test store -- --ignored
/// --nocapture cost_of_watching`, five minutes.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes five minutes and prints a number"]
fn cost_of_watching() {
    let place = Place::new();
    let path = place.file("Kreis.zirkel.ron");
    fs::write(&path, vec![b'x'; 10_000_000]).unwrap();
    let known = current_version(&path).unwrap();
    let _others = ["Bernd", "Cem"].map(|name| Presence::announce(&path, Me::new(name)));
    let ticks = || {
        let stat = fs::read_to_string("/proc/self/stat").unwrap();
        let fields = stat.rsplit(") ").next().unwrap().split(' ');
        let times: Vec<u64> = fields
            .skip(11)
            .take(2)
            .map(|t| t.parse().unwrap())
            .collect();
        times.iter().sum::<u64>()
    };
    let (before, start) = (ticks(), Instant::now());
    let _watcher = Watcher::start(&path, Me::new("Anna"), known, |_| {});
    std::thread::sleep(Duration::from_secs(300));
    let milliseconds = (ticks() - before) * 10;
    println!("{milliseconds} ms of computing in {:?}", start.elapsed());
}
