//! Five programs at once on one file, each killed again and again, and an account of every edit
//! that any of them was told is safe.

mod child;
mod log;
mod oracle;

use super::*;
use child::Who;
use desk::Desk;
use oracle::Account;
use std::process::{Child, Command, Stdio};
use zirkel::model::references;
use zirkel::store::{LAST_SEEN_AS_BASE, UNLOCKED_AND_SLOW, codec};
use zirkel::testing::generated_project;

const WHO: &str = "ZIRKEL_TEST_SOAK_WHO";

/// The programs: their installations, and for how many milliseconds they keep others waiting
/// without a lock (as on a share that has none). Two windows share one installation.
const PROGRAMS: [(&str, Option<u64>); 5] = [
    ("anna", None),
    ("bernd", None),
    ("carla", Some(15)),
    ("dora", Some(30)),
    ("dora", None),
];

/// How much is to happen.
struct Amount {
    edits: u64,
    kills: u64,
    /// How long a program lives at most, in milliseconds.
    longest_life: u64,
}

const QUICK: Amount = Amount {
    edits: 400,
    kills: 10,
    longest_life: 1_500,
};

fn amount() -> Amount {
    match long_edits() {
        None => QUICK,
        Some(edits) => Amount {
            edits,
            kills: edits / 100,
            longest_life: 4_000,
        },
    }
}

/// No test of its own: one of the programs of the other tests.
#[test]
fn child_process() {
    if let Ok(who) = std::env::var(WHO) {
        child::run(&ron::from_str(&who).unwrap());
    }
}

#[test]
fn five_programs_killed_again_and_again_lose_nothing() {
    let soak = Soak::run(&amount(), false);
    let account = soak.account();
    println!("{}", soak.told(&account));
    assert!(account.lost.is_empty(), "{:#?}", account.lost);
    // Who meets a version that has nothing in common with any that is kept here, since a machine
    // stood still for long, cannot tell an addition from a deletion.
    let (without_base, without_ancestor) = soak.merged_blindly();
    if without_base == 0 {
        assert!(account.revived.is_empty(), "{:#?}", account.revived);
    }
    if without_base + without_ancestor == 0 {
        assert!(account.fallen_back.is_empty(), "{:#?}", account.fallen_back);
    }
    assert!(account.safe > 100 && account.looked_for > account.safe);
    assert!(account.recovered > 0, "no journal was ever needed");
    soak.is_tidy();
}

/// With the last version seen as the base, as one would think at first, edits are lost: if not,
/// the account of the test above would be blind.
#[test]
fn with_the_last_version_seen_as_the_base_edits_are_lost() {
    let amount = Amount {
        kills: 0,
        longest_life: 60_000,
        ..QUICK
    };
    let soak = Soak::run(&amount, true);
    let account = soak.account();
    println!("{}", soak.told(&account));
    assert!(!account.lost.is_empty(), "nothing lost: the soak is blind");
}

/// What is left when all have ended.
struct Soak {
    place: Place,
    lives: [u64; 5],
    kills: u64,
    took: Duration,
}

struct Running {
    child: Child,
    until: Instant,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Soak {
    fn drop(&mut self) {
        // What is left says what happened.
        if std::thread::panicking() && long_edits().is_some() {
            self.place.root.disable_cleanup(true);
            eprintln!("everything is in {}", self.root().display());
        }
    }
}

impl Soak {
    fn run(amount: &Amount, naive: bool) -> Self {
        let start = Instant::now();
        let place = Place::new();
        let root = place.root.path();
        fs::create_dir(root.join("logs")).unwrap();
        let first = SaveRequest::new(child::file(root), generated_project(11, 12_000));
        save(&first, &place.dirs, &Progress::default()).unwrap();

        let mut random = 0x2018_1107_u64;
        let mut soak = Self {
            lives: [0; 5],
            kills: 0,
            took: Duration::ZERO,
            place,
        };
        let mut life = move || {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            Duration::from_millis(100 + (random >> 33) % amount.longest_life)
        };
        let mut running: Vec<Running> = (0..PROGRAMS.len())
            .map(|number| soak.begin(number, naive, life()))
            .collect();
        let mut counter = log::Counter::default();
        let mut edits = 0;
        while edits < amount.edits || soak.kills < amount.kills {
            std::thread::sleep(Duration::from_millis(5));
            for (number, program) in running.iter_mut().enumerate() {
                soak.still_runs(number, program);
                if program.until < Instant::now() && soak.may_die(number) {
                    program.child.kill().unwrap();
                    program.child.wait().unwrap();
                    soak.kills += 1;
                    *program = soak.begin(number, naive, life());
                }
            }
            edits = counter.edits(soak.root());
        }
        soak.settle(&mut running);
        soak.took = start.elapsed();
        soak
    }

    fn root(&self) -> &Path {
        self.place.root.path()
    }

    fn begin(&mut self, number: usize, naive: bool, life: Duration) -> Running {
        let (home, slow) = PROGRAMS[number];
        let who = Who {
            root: self.root().to_owned(),
            number,
            home: home.to_owned(),
            life: self.lives[number],
            seed: 0x50a1c,
        };
        self.lives[number] += 1;
        let told = fs::File::options()
            .create(true)
            .append(true)
            .open(self.root().join(format!("told-{number}")))
            .unwrap();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args(["soak::child_process", "--exact", "--nocapture"])
            .env(WHO, ron::to_string(&who).unwrap())
            .stdin(Stdio::null())
            .stdout(told.try_clone().unwrap())
            .stderr(told);
        let slow = slow.or_else(|| naive.then_some(5 + 10 * number as u64));
        if let Some(slow) = slow {
            command.env(UNLOCKED_AND_SLOW, slow.to_string());
        }
        if naive {
            command.env(LAST_SEEN_AS_BASE, "yes");
        }
        Running {
            child: command.spawn().unwrap(),
            until: Instant::now() + life,
        }
    }

    /// Whether a program has come so far that it does something when it is killed. Now and then
    /// it is killed while it starts and brings back what a crash left.
    fn may_die(&self, number: usize) -> bool {
        let life = self.lives[number] - 1;
        life % 5 == 4 || log::is_begun(self.root(), number, life)
    }

    fn still_runs(&self, number: usize, program: &mut Running) {
        if let Some(status) = program.child.try_wait().unwrap() {
            let told = fs::read_to_string(self.root().join(format!("told-{number}")));
            panic!("program {number} ended with {status}: {}", told.unwrap());
        }
    }

    /// Lets all come to rest, and ends them.
    fn settle(&self, running: &mut [Running]) {
        let root = self.root();
        fs::write(child::stop(root), "").unwrap();
        let until = Instant::now() + Duration::from_secs(300);
        loop {
            for (number, program) in running.iter_mut().enumerate() {
                self.still_runs(number, program);
            }
            let there = current_version(&child::file(root)).unwrap();
            let there = there.map(|version| version.hash.to_string());
            let rests = |number| {
                fs::read_to_string(child::settled(root, number))
                    .ok()
                    .as_ref()
                    == there.as_ref()
            };
            if (0..running.len()).all(rests) {
                break;
            }
            assert!(Instant::now() < until, "they do not come to rest");
            std::thread::sleep(Duration::from_millis(10));
        }
        fs::write(child::done(root), "").unwrap();
        for (number, program) in running.iter_mut().enumerate() {
            let status = program.child.wait().unwrap();
            let told = fs::read_to_string(root.join(format!("told-{number}"))).unwrap();
            assert!(status.success(), "{told}");
        }
    }

    /// All end with the same, and nothing is missing in it.
    fn account(&self) -> Account {
        let root = self.root();
        let end = read(&child::file(root)).project;
        let text = codec::encode(&end, &Header::default()).unwrap();
        let logs: Vec<_> = self
            .lives
            .iter()
            .enumerate()
            .map(|(number, lives)| {
                let own = fs::read_to_string(child::end(root, number)).unwrap();
                assert!(own == text, "program {number} ended with something else");
                log::read(root, number, *lives)
            })
            .collect();
        assert_eq!(references::dangling(&end), []);
        oracle::account(&logs, &end)
    }

    /// How often no version was kept that both sides have, and how often it lacked a record that
    /// both have.
    fn merged_blindly(&self) -> (usize, usize) {
        let told: String = (0..PROGRAMS.len())
            .map(|number| fs::read_to_string(self.root().join(format!("told-{number}"))).unwrap())
            .collect();
        let count = |what| told.matches(what).count();
        (
            count("merging without one"),
            count("no ancestor is known of a record"),
        )
    }

    fn told(&self, account: &Account) -> String {
        let (without_base, without_ancestor) = self.merged_blindly();
        format!(
            "{} edits ({} acknowledged), {} kills, {} journals recovered, {} saves gave up; \
             {} words, values and records looked for: {} lost, {} revived, {} in conflicts only, \
             {} placed by others, {} circles cut, {} fallen back; {without_base} merges \
             without a base, {without_ancestor} with a record without an ancestor; {:.0?}",
            account.edits,
            account.safe,
            self.kills,
            account.recovered,
            account.gave_up,
            account.looked_for,
            account.lost.len(),
            account.revived.len(),
            account.in_conflicts,
            account.placed_by_others,
            account.circles_cut,
            account.fallen_back.len(),
            self.took,
        )
    }

    /// Nothing is left lying about when each has saved once more.
    fn is_tidy(&self) {
        for (home, _) in PROGRAMS {
            let home = self.root().join(home);
            let (mut desk, journals) =
                Desk::start(&home, &child::file(self.root()), "at the end").unwrap();
            assert_eq!(journals, 0);
            desk.save().unwrap();
            desk.close();
        }
        assert_eq!(self.place.listing(), ["kreis.ron"]);
        let checked = Command::new(env!("CARGO_BIN_EXE_zirkel"))
            .arg("check")
            .arg(child::file(self.root()))
            .output()
            .unwrap();
        assert!(checked.status.success(), "{checked:?}");
        for (home, _) in PROGRAMS {
            let dirs = DataDirs::below(&self.root().join(home));
            let orphans = journal::orphans(&dirs);
            assert!(orphans.is_empty(), "{orphans:?}");
        }
    }
}
