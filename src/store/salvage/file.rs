//! Salvage of a file on disk, and keeping what it was before.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::{Salvaged, salvage_with};
use crate::store::{DataDirs, FileVersion, LARGEST_FILE, OpenError, Progress, backups};

/// How many bytes are read between two looks at whether to stop.
const CHUNK: u64 = 256 * 1024;

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

/// The file's bytes; never more than [`LARGEST_FILE`], even if it grows meanwhile.
fn read(path: &Path, progress: &Progress) -> Result<Vec<u8>, OpenError> {
    let path_buf = || path.to_owned();
    let refused = |source: io::Error| match source.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => OpenError::Missing { path: path_buf() },
        ErrorKind::IsADirectory => OpenError::Directory { path: path_buf() },
        _ => OpenError::Unreadable {
            path: path_buf(),
            source,
        },
    };
    let too_large = |len| OpenError::TooLarge {
        len,
        most: LARGEST_FILE,
    };
    let metadata = fs::metadata(path).map_err(refused)?;
    if metadata.is_dir() {
        return Err(refused(ErrorKind::IsADirectory.into()));
    }
    if !metadata.is_file() {
        // Opening a pipe would wait for ever, a device might never end.
        let source = io::Error::new(ErrorKind::InvalidInput, "not a regular file");
        return Err(refused(source));
    }
    let len = metadata.len();
    if len > LARGEST_FILE {
        return Err(too_large(len));
    }
    let mut file = File::open(path).map_err(refused)?.take(LARGEST_FILE + 1);
    let mut bytes = Vec::new();
    loop {
        if progress.is_cancelled() {
            return Err(OpenError::Cancelled);
        }
        let count = file
            .by_ref()
            .take(CHUNK)
            .read_to_end(&mut bytes)
            .map_err(refused)?;
        let read = bytes.len() as u64;
        if read > LARGEST_FILE {
            return Err(too_large(read));
        }
        if count == 0 {
            return Ok(bytes);
        }
        // Understanding it takes longer than reading it.
        progress.set(read, len.max(read).saturating_mul(4));
    }
}
