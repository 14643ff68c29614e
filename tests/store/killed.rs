//! A program that is killed while it saves, as the power or the system would.

use super::*;
use desk::Desk;
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

const ROOT: &str = "ZIRKEL_TEST_CHILD_ROOT";
const ROUND: &str = "ZIRKEL_TEST_CHILD_ROUND";

/// Kills in the quick form.
const QUICK: u64 = 40;

/// So many rounds have one file; then a new one is begun, as its first save differs.
const ROUNDS_OF_ONE: u64 = 10;

fn kills() -> u64 {
    long_edits().map_or(QUICK, |edits| edits / 50)
}

/// In one call, so that a kill leaves the whole line or nothing of it.
fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\n{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

fn homes(root: &Path) -> [PathBuf; 2] {
    ["own", "colleague"].map(|home| root.join(home))
}

/// No test of its own: the program that the next test kills. Edits, journals and saves as
/// fast as it can, and tells each edit as soon as it must not be lost, and each save.
#[test]
fn child_process() {
    let (Some(root), Ok(round)) = (std::env::var_os(ROOT), std::env::var(ROUND)) else {
        return;
    };
    let root = PathBuf::from(root);
    let path = root.join("projects").join("kreis.ron");
    let [own, others] = homes(&root);
    let mut desk = Desk::open(&own, &path).unwrap();
    let mut number = 0;
    let mut next = move || {
        number += 1;
        format!("{round}-{number}")
    };
    for save in 0u64.. {
        let name = next();
        desk.add(&name);
        if desk.flush() {
            tell(&format!("safe {name}"));
        }
        // Every other time a colleague was there first, whose work is to be merged.
        if save % 2 == 1 {
            let mut colleague = Desk::open(&others, &path).unwrap();
            let name = next();
            colleague.add(&name);
            colleague.save().unwrap();
            tell(&format!("safe {name}"));
            colleague.close();
        }
        tell("saving");
        let start = Instant::now();
        let request = desk.begin_save();
        let dirs = desk.dirs.clone();
        let saved = std::thread::scope(|scope| {
            let saving = scope.spawn(|| zirkel::store::save(&request, &dirs, &Progress::default()));
            // The work goes on meanwhile.
            let late = next();
            desk.add(&late);
            if save % 3 == 0 && desk.flush() {
                tell(&format!("safe {late}"));
            }
            saving.join().unwrap()
        });
        desk.end_save(&request, saved.unwrap());
        tell(&format!("saved {}", start.elapsed().as_micros()));
    }
}

#[test]
fn a_program_killed_while_it_saves_loses_nothing_that_was_acknowledged() {
    let kills = kills();
    let mut random = 0x2018_1107_u64;
    let mut random = move |below: u64| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (random >> 33) % below.max(1)
    };
    let (mut within, mut edits, mut recoveries, mut rounds) = (0, 0, 0, 0);
    // In microseconds; measured from the first save on.
    let mut duration = 20_000;
    while within < kills {
        let place = Place::new();
        let mut safe: BTreeSet<String> = BTreeSet::new();
        for round in rounds..rounds + ROUNDS_OF_ONE {
            let mut program = Program::start(&place, round);
            // Mostly the first or second save, so that the first one of a file is among them.
            for _ in 0..=random(3) {
                program.until("saving");
            }
            let moment = Duration::from_micros(random(duration * 5 / 4));
            std::thread::sleep(moment);
            let told = program.kill();
            safe.extend(told.safe);
            within += u64::from(told.was_saving);
            if let Some(took) = told.save_took {
                duration = (duration * 7 + took) / 8;
            }
            recoveries += check(&place, &safe, round);
        }
        rounds += ROUNDS_OF_ONE;
        edits += safe.len();
    }
    println!(
        "{within} kills within a save of about {} ms ({rounds} in all), {edits} acknowledged \
         edits, {recoveries} journals recovered",
        duration / 1000
    );
    assert!(edits as u64 > kills, "hardly anything happened: {edits}");
    assert!(recoveries > 0, "no journal was ever needed");
}

struct Program {
    child: std::process::Child,
    lines: Receiver<String>,
    told: Told,
}

/// What the program told before it was killed.
#[derive(Default)]
struct Told {
    safe: Vec<String>,
    was_saving: bool,
    /// The last whole save, in microseconds.
    save_took: Option<u64>,
}

impl Program {
    fn start(place: &Place, round: u64) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["killed::child_process", "--exact", "--nocapture"])
            .env(ROOT, place.root.path())
            .env(ROUND, round.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            lines,
            told: Told::default(),
        }
    }

    /// Waits for this line.
    fn until(&mut self, line: &str) {
        loop {
            let next = self.lines.recv().expect("the program ended by itself");
            self.take(&next);
            if next == line {
                return;
            }
        }
    }

    fn take(&mut self, line: &str) {
        if let Some(name) = line.strip_prefix("safe ") {
            self.told.safe.push(name.to_owned());
        } else if line == "saving" {
            self.told.was_saving = true;
        } else if let Some(took) = line.strip_prefix("saved ") {
            self.told.was_saving = false;
            self.told.save_took = took.parse().ok();
        }
    }

    fn kill(mut self) -> Told {
        let ended = self.child.try_wait().unwrap();
        assert!(ended.is_none(), "it ended by itself: {ended:?}");
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        while let Ok(line) = self.lines.recv() {
            self.take(&line);
        }
        self.told
    }
}

/// Does what the program does at the next start, and saves. Returns how many journals there were.
fn check(place: &Place, safe: &BTreeSet<String>, round: u64) -> usize {
    let path = place.file("kreis.ron");
    if path.exists() {
        // Whole, with the right checksum.
        read(&path);
    }
    let mut recovered = 0;
    for home in homes(place.root.path()) {
        let (mut desk, journals) = Desk::start(&home, &path, "at the next start").unwrap();
        recovered += journals;
        desk.save().unwrap();
        desk.close();
        assert!(journal::orphans(&DataDirs::below(&home)).is_empty());
        // A lock alone may stay for a minute: somebody may be about to begin a journal.
        let mut left = listing(&home.join("data").join("journals"));
        left.retain(|name| !name.ends_with(".lock"));
        assert!(left.is_empty(), "round {round}: {left:?}");
    }
    let found: BTreeSet<String> = names(&read(&path).project).into_iter().collect();
    let lost: Vec<&String> = safe.difference(&found).collect();
    assert!(lost.is_empty(), "round {round}: {lost:?} lost");
    assert_eq!(place.listing(), ["kreis.ron"], "round {round}");
    recovered
}
