//! The journal: changed records, on disk within a second of the edit, replayed after a crash.

use std::path::PathBuf;
use std::time::SystemTime;

use super::{DataDirs, FileVersion, Header};
use crate::document::Patch;
use crate::model::Project;

/// What a journal's changes are based on.
#[derive(Clone, Debug)]
pub struct Base {
    /// The file, if the project has one yet.
    pub path: Option<PathBuf>,
    /// The version of the file that was opened or saved last.
    pub version: Option<FileVersion>,
    /// That version's header.
    pub header: Header,
    /// That version's content.
    pub project: Project,
}

/// A running journal. All disk work happens on its own thread; no call blocks.
///
/// Dropping it leaves the journal on disk (as a crash would), [`Journal::finish`] removes it.
pub struct Journal {}

impl Journal {
    /// Starts a journal. Nothing is written before the first change.
    pub fn start(_dirs: &DataDirs, _base: Base) -> Self {
        todo!()
    }

    /// Hands over changed records; they are on disk within a second.
    pub fn append(&self, _patch: Patch) {
        todo!()
    }

    /// The project was saved: changes up to the `base` are in the file now. What was appended
    /// after the project to be saved was taken must be appended again.
    pub fn rebase(&self, _base: Base) {
        todo!()
    }

    /// The first failure of writing the journal that was not reported yet.
    pub fn take_error(&self) -> Option<String> {
        todo!()
    }

    /// The project was closed with everything saved or given up: removes the journal.
    pub fn finish(self) {
        todo!()
    }
}

/// A journal that a crash left behind.
#[derive(Clone, Debug)]
pub struct Orphan {
    /// The journal's own file.
    pub journal: PathBuf,
    /// The project file it belongs to, if there was one.
    pub path: Option<PathBuf>,
    /// The time of its last change.
    pub changed_at: Option<SystemTime>,
}

/// What a journal brings back.
#[derive(Debug)]
pub struct Recovered {
    /// The base with all its changes.
    pub project: Project,
    /// The base, so that the difference can be shown and saving knows what it replaces.
    pub base: Base,
    /// Whether the journal's end was damaged, so that the very last changes may be missing.
    pub damaged: bool,
}

/// The journals that no running program writes.
pub fn orphans(_dirs: &DataDirs) -> Vec<Orphan> {
    todo!()
}

/// Reads a journal back.
///
/// # Errors
/// In English, what cannot be read; the journal stays.
pub fn recover(_orphan: &Orphan) -> Result<Recovered, String> {
    todo!()
}

/// Gives a journal up: removes it.
pub fn discard(_orphan: &Orphan) {
    todo!()
}
