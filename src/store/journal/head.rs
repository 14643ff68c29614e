//! A journal's first frame: what its changes are based on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Base;
use crate::document::merge::Author;
use crate::store::{FileVersion, Header, WriterId};

/// The form of journal that this version writes.
pub(super) const FORMAT: u32 = 2;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) format: u32,
    /// Version of the program, for people.
    program: String,
    pub(super) pid: u32,
    path: Option<StoredPath>,
    /// Hash and length of the file that was opened or saved last.
    version: Option<(String, u64)>,
    saved: BTreeMap<WriterId, u64>,
    /// Hash of the snapshot with the base's content.
    snapshot: String,
    /// Name of the journal that this one goes on with; it may still be there.
    pub(super) replaces: Option<String>,
}

/// What stands between the changed records, which begin with a bracket.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Note {
    /// The project to be saved goes up to here.
    Mark(u64),
    /// A version that goes up to the mark of this number is about to be put in its place.
    Saving(u64, BTreeMap<WriterId, u64>),
}

/// A path as text, or as the numbers that it consists of where it is none.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum StoredPath {
    Text(String),
    Units(Vec<u16>),
}

impl StoredPath {
    fn of(path: &Path) -> Self {
        match path.to_str() {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Units(units(path)),
        }
    }

    fn path(&self) -> PathBuf {
        match self {
            Self::Text(text) => PathBuf::from(text),
            Self::Units(units) => from_units(units),
        }
    }
}

#[cfg(windows)]
fn units(path: &Path) -> Vec<u16> {
    use std::os::windows::ffi::OsStrExt as _;
    path.as_os_str().encode_wide().collect()
}

#[cfg(windows)]
fn from_units(units: &[u16]) -> PathBuf {
    use std::os::windows::ffi::OsStringExt as _;
    std::ffi::OsString::from_wide(units).into()
}

#[cfg(not(windows))]
fn units(path: &Path) -> Vec<u16> {
    let bytes = path.as_os_str().as_encoded_bytes();
    bytes.iter().map(|byte| u16::from(*byte)).collect()
}

#[cfg(unix)]
fn from_units(units: &[u16]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    let bytes = units
        .iter()
        .map(|unit| u8::try_from(*unit).unwrap_or(b'?'))
        .collect();
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(any(unix, windows)))]
fn from_units(units: &[u16]) -> PathBuf {
    String::from_utf16_lossy(units).into()
}

impl Head {
    pub(super) fn new(base: &Base, snapshot: blake3::Hash, replaces: Option<String>) -> Self {
        Self {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            pid: std::process::id(),
            path: base.path.as_deref().map(|path| {
                let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
                StoredPath::of(&path)
            }),
            version: base
                .version
                .map(|version| (version.hash.to_hex().to_string(), version.len)),
            saved: base.header.saved.clone(),
            snapshot: snapshot.to_hex().to_string(),
            replaces,
        }
    }

    pub(super) fn path(&self) -> Option<PathBuf> {
        self.path.as_ref().map(StoredPath::path)
    }

    pub(super) fn version(&self) -> Option<FileVersion> {
        let (hash, len) = self.version.as_ref()?;
        Some(FileVersion {
            hash: blake3::Hash::from_hex(hash).ok()?,
            len: *len,
        })
    }

    pub(super) fn header(&self) -> Header {
        Header {
            saved: self.saved.clone(),
            author: Author::default(),
        }
    }

    pub(super) fn snapshot(&self) -> Option<blake3::Hash> {
        blake3::Hash::from_hex(&self.snapshot).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_back_with_any_path() {
        let mut paths = vec![PathBuf::from("/kreis/Übersicht \"neu\".ron")];
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStringExt as _;
            paths.push(std::ffi::OsString::from_vec(b"/no \xff text".to_vec()).into());
        }
        for path in paths {
            let base = Base {
                path: Some(path.clone()),
                version: Some(FileVersion::of(b"bytes")),
                header: Header::default(),
                project: crate::model::Project::default(),
            };
            let head = Head::new(&base, blake3::hash(b"snapshot"), None);
            let read: Head = ron::from_str(&ron::to_string(&head).unwrap()).unwrap();
            if cfg!(unix) {
                assert_eq!(read.path(), Some(path));
            }
            assert_eq!(read.version(), base.version);
            assert_eq!(read.snapshot(), Some(blake3::hash(b"snapshot")));
        }
    }
}
