//! Salvage of a file on disk, and keeping what it was before.

use std::io;
use std::path::{Path, PathBuf};

use super::{Salvaged, salvage_with};
use crate::store::open::read;
use crate::store::{DataDirs, FileVersion, OpenError, Progress, backups};

/// A damaged file, and what could be read of it.
#[derive(Debug)]
pub struct SalvagedFile {
    /// The file as it is; see [`keep_damaged`].
    pub bytes: Vec<u8>,
    /// Which bytes these are; handed back when saving over them.
    pub version: FileVersion,
    /// What could be read.
    pub salvaged: Salvaged,
}

/// Reads a file and salvages it. Changes nothing.
///
/// # Errors
/// [`OpenError`], of those only what concerns reading from disk, and [`OpenError::Cancelled`].
pub fn salvage_file(path: &Path, progress: &Progress) -> Result<SalvagedFile, OpenError> {
    let bytes = read(path, progress)?;
    let version = FileVersion::of(&bytes);
    let salvaged = salvage_with(&bytes, progress).ok_or(OpenError::Cancelled)?;
    progress.set(1, 1);
    Ok(SalvagedFile {
        bytes,
        version,
        salvaged,
    })
}

/// Keeps the bytes of the damaged file at `path` in the data folder, apart from the backups: those
/// are offered as whole versions, and only the last few stay. Says where.
///
/// # Errors
/// What the system says.
pub fn keep_damaged(dirs: &DataDirs, path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    backups::keep_damaged(dirs, path, bytes)
}
