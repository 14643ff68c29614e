//! One of the processes that work on the file, until it is killed.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use zirkel::store::{Header, Progress, SaveError, codec, current_version, save};
use zirkel::testing::{changes, random_edit};

use super::log::{Line, Log};
use crate::desk::Desk;

/// Who a child is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Who {
    pub root: PathBuf,
    pub number: usize,
    /// Two windows of one installation have the same.
    pub home: String,
    pub life: u64,
    pub seed: u64,
}

/// The shared file.
pub fn file(root: &Path) -> PathBuf {
    root.join("projects").join("kreis.ron")
}

/// When this is there, nobody edits any more.
pub fn stop(root: &Path) -> PathBuf {
    root.join("stop")
}

/// When this is there, everybody ends.
pub fn done(root: &Path) -> PathBuf {
    root.join("done")
}

/// The version of the file at which a child has nothing left to do.
pub fn settled(root: &Path, number: usize) -> PathBuf {
    root.join(format!("settled-{number}"))
}

/// What a child ends with.
pub fn end(root: &Path, number: usize) -> PathBuf {
    root.join(format!("end-{number}"))
}

pub fn run(who: &Who) {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
    let path = file(&who.root);
    let home = who.root.join(&who.home);
    let log = Log::new(&who.root, who.number, who.life);
    let (desk, recovered) = {
        // A person looks at the work that a crash left in one window only.
        fs::create_dir_all(&home).unwrap();
        let starting = File::create(home.join("starting")).unwrap();
        starting.lock().unwrap();
        Desk::start(&home, &path, &format!("p{}", who.number)).unwrap()
    };
    let mut child = Child {
        who,
        desk,
        log,
        state: who.seed ^ (who.life << 20) ^ who.number as u64,
    };
    child.log.put(&Line::Recovered(recovered));
    while !stop(&who.root).exists() {
        child.work();
    }
    child.settle();
}

struct Child<'a> {
    who: &'a Who,
    desk: Desk,
    log: Log,
    state: u64,
}

impl Child<'_> {
    fn random(&mut self, below: u64) -> u64 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % below
    }

    fn edit(&mut self) {
        let word = format!(
            "p{}l{}n{}",
            self.who.number,
            self.who.life,
            self.log.last() % 1_000_000
        );
        let seed = self.random(u64::from(u32::MAX));
        let before = self.desk.project().clone();
        random_edit(&mut self.desk.document, seed, &word);
        let changes = changes(&before, self.desk.project());
        if !changes.is_empty() {
            self.log.did(changes);
        }
        self.desk.feed();
    }

    fn work(&mut self) {
        for _ in 0..1 + self.random(6) {
            self.edit();
        }
        match self.random(8) {
            0..=2 => {
                if self.desk.flush() {
                    self.log.put(&Line::Safe(self.log.last()));
                }
            }
            3..=5 => self.save(),
            6 => {
                self.desk.pull().unwrap();
            }
            _ => {}
        }
        std::thread::sleep(Duration::from_millis(self.random(40)));
    }

    /// Saves while the work goes on, as the window does.
    fn save(&mut self) {
        let request = self.desk.begin_save();
        let up_to = self.log.last();
        let dirs = self.desk.dirs.clone();
        let saved = std::thread::scope(|scope| {
            let saving = scope.spawn(|| save(&request, &dirs, &Progress::default()));
            for _ in 0..self.random(3) {
                self.edit();
            }
            saving.join().unwrap()
        });
        match saved {
            Ok(saved) => {
                self.log.put(&Line::Safe(up_to));
                self.desk.end_save(&request, saved);
            }
            Err(SaveError::Foreign { .. }) => self.log.put(&Line::GaveUp),
            Err(error) => panic!("{error}"),
        }
    }

    /// Goes on until the file has everything and everybody has the file.
    fn settle(&mut self) {
        let (root, number) = (&self.who.root, self.who.number);
        let path = file(root);
        // Once in any case: sweeps what was left beside the file when this one was killed.
        self.edit();
        self.save();
        while !done(root).exists() {
            let there = current_version(&path).unwrap();
            if there != self.desk.version() {
                self.desk.pull().unwrap();
            } else if self.desk.is_dirty() {
                self.save();
            } else {
                let hash = there.map(|version| version.hash.to_string());
                fs::write(settled(root, number), hash.unwrap_or_default()).unwrap();
                std::thread::sleep(Duration::from_millis(20));
            }
        }
        let text = codec::encode(self.desk.project(), &Header::default()).unwrap();
        fs::write(end(root, number), text).unwrap();
        // The journal ends as the program ends it.
        let opened = Desk::open(&root.join("nobody"), &path).unwrap();
        std::mem::replace(&mut self.desk, opened).close();
    }
}
