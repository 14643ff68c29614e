//! What a child did, written down before anybody else can see it.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zirkel::testing::RecordChange;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Line {
    /// An edit and what it changed. Numbers rise over all lives of a child.
    Did(u64, Vec<RecordChange>),
    /// All edits up to this one were acknowledged: the journal had them, or a save came back.
    Safe(u64),
    /// How many journals were needed at the start.
    Recovered(usize),
    /// A save that gave up because others always came first.
    GaveUp,
}

/// How many edits a life may have.
const LIFE: u64 = 1_000_000;

/// The log of one life of a child.
pub struct Log {
    file: File,
    next: u64,
}

impl Log {
    pub fn new(root: &Path, who: usize, life: u64) -> Self {
        let file = File::options()
            .create_new(true)
            .append(true)
            .open(path(root, who, life))
            .unwrap();
        let next = life * LIFE;
        Self { file, next }
    }

    /// The number of the last edit.
    pub fn last(&self) -> u64 {
        self.next
    }

    pub fn did(&mut self, changes: Vec<RecordChange>) {
        self.next += 1;
        self.put(&Line::Did(self.next, changes));
    }

    pub fn put(&mut self, line: &Line) {
        let mut text = ron::to_string(line).unwrap();
        text.push('\n');
        // One call: what a kill leaves is the line or nothing of it.
        self.file.write_all(text.as_bytes()).unwrap();
    }
}

fn path(root: &Path, who: usize, life: u64) -> PathBuf {
    root.join("logs").join(format!("{who}-{life}"))
}

/// Whether a child has begun to work.
pub fn is_begun(root: &Path, who: usize, life: u64) -> bool {
    fs::metadata(path(root, who, life)).is_ok_and(|metadata| metadata.len() > 0)
}

/// All that a child did in its lives.
pub fn read(root: &Path, who: usize, lives: u64) -> Vec<Line> {
    (0..lives)
        .filter_map(|life| fs::read_to_string(path(root, who, life)).ok())
        .flat_map(|text| {
            let whole = text.rfind('\n').unwrap_or_default();
            let lines: Vec<Line> = text[..whole]
                .lines()
                .map(|line| ron::from_str(line).unwrap())
                .collect();
            lines
        })
        .collect()
}

/// Counts edits while they are being made.
#[derive(Default)]
pub struct Counter {
    lives: std::collections::BTreeMap<PathBuf, (u64, u64)>,
}

impl Counter {
    pub fn edits(&mut self, root: &Path) -> u64 {
        use std::io::{Read as _, Seek as _, SeekFrom};
        for entry in fs::read_dir(root.join("logs")).unwrap().flatten() {
            let (read, edits) = self.lives.entry(entry.path()).or_default();
            if entry
                .metadata()
                .is_ok_and(|metadata| metadata.len() > *read)
            {
                let mut file = File::open(entry.path()).unwrap();
                file.seek(SeekFrom::Start(*read)).unwrap();
                let mut bytes = Vec::new();
                *read += file.read_to_end(&mut bytes).unwrap() as u64;
                let text = String::from_utf8_lossy(&bytes);
                *edits += text.lines().filter(|line| line.starts_with("Did(")).count() as u64;
            }
        }
        self.lives.values().map(|(_, edits)| edits).sum()
    }
}
