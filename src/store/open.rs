//! Opening a project file.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use super::codec::{self, Decoded};
use super::{DataDirs, FileVersion, Header, LARGEST_FILE, OpenError, Progress, SCHEMA, snapshots};
use crate::model::Project;

/// A project read from a file.
#[derive(Debug)]
pub struct Opened {
    /// The project.
    pub project: Project,
    /// What the file says about itself.
    pub header: Header,
    /// Which bytes were read; handed back when saving.
    pub version: FileVersion,
    /// Its schema.
    pub schema: u32,
    /// What the user has to know.
    pub warnings: Vec<Warning>,
    /// Why it must not be saved, if so.
    pub read_only: Option<ReadOnly>,
}

/// What the user has to know about a file that was opened all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The checksum does not fit: the file was changed by another program, or damaged.
    /// Saving asks first.
    Checksum,
}

/// Why a project can be looked at only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer version wrote it.
    NewerSchema {
        /// The file's schema.
        schema: u32,
    },
}

/// Room for the headers of thousands of writers, in bytes.
const MOST_HEADER: u64 = 256 * 1024;

/// How many bytes are read between two looks at whether to stop.
const CHUNK: usize = 256 * 1024;

/// Reads a project file.
///
/// # Errors
/// See [`OpenError`]; nothing is changed in any case.
pub fn open(path: &Path, progress: &Progress) -> Result<Opened, OpenError> {
    understood(&read(path, progress)?, progress)
}

/// Reads a project file to work on it: keeps it as a snapshot, as a base for merging with what
/// others write into it meanwhile, and as the last version known of this path.
///
/// # Errors
/// See [`OpenError`]. That no snapshot can be kept is none.
pub fn open_to_edit(
    path: &Path,
    dirs: &DataDirs,
    progress: &Progress,
) -> Result<Opened, OpenError> {
    let bytes = read(path, progress)?;
    let opened = understood(&bytes, progress)?;
    if opened.read_only.is_none() {
        let kept = snapshots::keep(dirs.data(), &bytes)
            .and_then(|hash| snapshots::remember(dirs.data(), path, hash));
        if let Err(error) = kept {
            tracing::warn!("no snapshot could be kept: {error}");
        }
    }
    Ok(opened)
}

/// A version that is kept here, as if it had just been read from its file.
///
/// # Errors
/// [`OpenError::Missing`] where it is no longer kept; see [`OpenError`] for the rest.
pub fn open_snapshot(
    dirs: &DataDirs,
    hash: blake3::Hash,
    progress: &Progress,
) -> Result<Opened, OpenError> {
    let bytes = snapshots::bytes(dirs.data(), hash).ok_or_else(|| OpenError::Missing {
        path: snapshots::path_of(dirs.data(), hash),
    })?;
    understood(&bytes, progress)
}

/// What a project file says about itself, from its beginning alone; `None` if it cannot be read
/// or is none.
pub fn header_of(path: &Path) -> Option<Header> {
    let mut beginning = Vec::new();
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let file = File::open(path).ok()?;
    file.take(MOST_HEADER).read_to_end(&mut beginning).ok()?;
    codec::peek_header(&beginning)
}

/// What the bytes of a project file say.
pub(super) fn understood(bytes: &[u8], progress: &Progress) -> Result<Opened, OpenError> {
    let version = FileVersion::of(bytes);
    let text = str::from_utf8(bytes).map_err(|error| OpenError::NotText {
        at: error.valid_up_to(),
    })?;
    if progress.is_cancelled() {
        return Err(OpenError::Cancelled);
    }
    let Decoded {
        project,
        header,
        schema,
        checksum,
    } = codec::decode(text)?;
    progress.set(1, 1);
    let damaged = checksum == Some(false);
    Ok(Opened {
        project,
        header,
        version,
        schema,
        warnings: damaged.then_some(Warning::Checksum).into_iter().collect(),
        read_only: (schema > SCHEMA).then_some(ReadOnly::NewerSchema { schema }),
    })
}

/// The file's bytes; never more than [`LARGEST_FILE`].
pub(super) fn read(path: &Path, progress: &Progress) -> Result<Vec<u8>, OpenError> {
    read_up_to(path, LARGEST_FILE, progress)
}

/// The bytes of any file; never more than `most`, even if it grows meanwhile.
pub(super) fn read_up_to(
    path: &Path,
    most: u64,
    progress: &Progress,
) -> Result<Vec<u8>, OpenError> {
    let refused = |source: io::Error| match source.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => OpenError::Missing {
            path: path.to_owned(),
        },
        ErrorKind::IsADirectory => OpenError::Directory {
            path: path.to_owned(),
        },
        _ => OpenError::Unreadable {
            path: path.to_owned(),
            source,
        },
    };
    let too_large = |len| OpenError::TooLarge { len, most };

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
    if len > most {
        return Err(too_large(len));
    }

    let mut file = File::open(path).map_err(refused)?.take(most + 1);
    let mut bytes = Vec::new();
    let expected = usize::try_from(len).unwrap_or(usize::MAX);
    bytes
        .try_reserve(expected.saturating_add(1))
        .map_err(|_| refused(ErrorKind::OutOfMemory.into()))?;
    loop {
        if progress.is_cancelled() {
            return Err(OpenError::Cancelled);
        }
        let count = file
            .by_ref()
            .take(CHUNK as u64)
            .read_to_end(&mut bytes)
            .map_err(refused)?;
        let read = bytes.len() as u64;
        if read > most {
            return Err(too_large(read));
        }
        if count == 0 {
            return Ok(bytes);
        }
        // Understanding it takes about as long again as reading it.
        progress.set(read, len.max(read).saturating_mul(2));
    }
}
