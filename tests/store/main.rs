//! Saving and the journal under bad conditions: nothing that was saved or acknowledged is lost.

#[cfg(target_os = "linux")]
mod accidents;
#[cfg(unix)]
mod desk;
#[cfg(unix)]
mod erasure;
#[cfg(target_os = "linux")]
mod failing_calls;
#[cfg(target_os = "linux")]
mod full_disk;
mod history;
mod journals;
#[cfg(unix)]
mod killed;
mod merging;
mod saving;
#[cfg(unix)]
mod soak;
mod watching;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use zirkel::document::{Document, Step};
use zirkel::model::{Person, Project};
use zirkel::store::journal::{self, Base, Journal};
use zirkel::store::{
    DataDirs, FileVersion, Header, OnDisk, Onto, Opened, Progress, PullOutcome, PullRequest,
    SaveError, SaveRequest, Saved, backups, current_version, open, open_to_edit, pull, save,
};

/// A folder for projects and one for Zirkel's own files, both gone afterwards.
struct Place {
    root: tempfile::TempDir,
    dirs: DataDirs,
}

impl Place {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(&root.path().join("home"));
        fs::create_dir(root.path().join("projects")).unwrap();
        Self { root, dirs }
    }

    fn projects(&self) -> PathBuf {
        self.root.path().join("projects")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.projects().join(name)
    }

    fn save(&self, path: &Path, last: Option<&Saved>, names: &[&str]) -> Result<Saved, SaveError> {
        save(
            &request(path, last, project(names)),
            &self.dirs,
            &Progress::default(),
        )
    }

    /// The names in a folder, sorted.
    fn listing(&self) -> Vec<String> {
        listing(&self.projects())
    }

    fn journal(&self, saved: &Saved, path: &Path) -> Journal {
        Journal::start(&self.dirs, base(path, saved))
    }

    fn journal_files(&self) -> Vec<String> {
        listing(&self.dirs.data().join("journals"))
    }
}

fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The next save of one who saved before.
fn request(path: &Path, last: Option<&Saved>, project: Project) -> SaveRequest {
    SaveRequest {
        header: last
            .map(|last| last.disk.header.clone())
            .unwrap_or_default(),
        disk: last.map(|last| last.disk.clone()),
        ..SaveRequest::new(path, project)
    }
}

fn base(path: &Path, saved: &Saved) -> Base {
    Base {
        path: Some(path.to_owned()),
        version: Some(saved.disk.version),
        header: saved.disk.header.clone(),
        project: read(path).project,
    }
}

fn named(name: &str) -> Person {
    Person {
        family_name: name.to_owned(),
        ..Person::default()
    }
}

fn project(names: &[&str]) -> Project {
    let mut document = Document::default();
    for name in names {
        document.edit(Step::AddPerson, |p| p.add(named(name)));
    }
    document.project().clone()
}

/// Opens a project file, which must be without any fault.
fn read(path: &Path) -> Opened {
    let opened = open(path, &Progress::default()).unwrap();
    assert_eq!(opened.warnings, []);
    opened
}

fn names(project: &Project) -> Vec<String> {
    let mut names: Vec<String> = project
        .people
        .iter()
        .map(|(_, person)| person.family_name.clone())
        .collect();
    names.sort();
    names
}

/// The number of edits in the long form of the proofs: `ZIRKEL_LONG_TESTS=1` for 50,000, or any
/// other number. The other long proofs follow from it.
#[cfg(unix)]
fn long_edits() -> Option<u64> {
    let long = std::env::var("ZIRKEL_LONG_TESTS").ok()?;
    Some(
        long.parse()
            .ok()
            .filter(|edits| *edits > 1)
            .unwrap_or(50_000),
    )
}

/// Longer than anything here should take on a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(10);
