//! Saving a project file, so that at any moment either the old or the new version is on disk.

use std::path::PathBuf;

use super::{DataDirs, FileVersion, Header, Progress, SaveError};
use crate::model::Project;

/// What to save where.
#[derive(Clone, Debug)]
pub struct SaveRequest {
    /// The file. A symbolic link is followed.
    pub path: PathBuf,
    /// The project; a clone costs nothing.
    pub project: Project,
    /// The header the project was read with; the save counts it up.
    pub header: Header,
    /// The version on disk that may be replaced: the one last read or written. `None`: there
    /// must be no file yet.
    pub replaces: Option<FileVersion>,
}

/// A project that was saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The header now in the file.
    pub header: Header,
    /// The version now on disk.
    pub version: FileVersion,
    /// Whether the version before could be kept as a backup.
    pub backed_up: bool,
}

/// Saves a project: lock if possible, compare with what is on disk, write beside, sync, read
/// back, rename, sync the folder, keep a snapshot.
///
/// # Errors
/// See [`SaveError`]; the file on disk is as it was.
pub fn save(
    _request: &SaveRequest,
    _dirs: &DataDirs,
    _progress: &Progress,
) -> Result<Saved, SaveError> {
    todo!()
}
