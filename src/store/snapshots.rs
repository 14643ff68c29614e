//! Snapshots: versions of project files kept under their hash, as bases for the journal and for
//! merging.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::codec::{self, Decoded};
use super::{DataDirs, FileVersion, Header, disk, journal, writers};

/// How many snapshots are kept beside those that journals need.
const MOST: usize = 20;

/// How many bytes they may have together; the newest one is kept in any case.
const MOST_BYTES: u64 = 400 * 1024 * 1024;

const END: &str = "ron";

/// As much of a snapshot is read to know which version it is: room for thousands of writers.
const BEGINNING: u64 = 256 * 1024;

/// A kept version, as far as its beginning tells.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its hash, by which it can be loaded.
    pub hash: blake3::Hash,
    /// What it says about itself.
    pub header: Header,
    /// Its length in bytes.
    pub len: u64,
    /// When it was kept here or last read again, by this machine's clock.
    pub kept_at: Option<SystemTime>,
}

/// All versions that are kept, of whatever project, in no order.
pub(super) fn kept(data: &Path) -> Vec<Kept> {
    files(data)
        .filter_map(|path| {
            let hash = blake3::Hash::from_hex(path.file_stem()?.to_str()?).ok()?;
            let file = File::open(&path).ok()?;
            let metadata = file.metadata().ok()?;
            let mut beginning = Vec::new();
            // Most headers are short.
            for most in [4 * 1024, BEGINNING] {
                let room = most - beginning.len() as u64;
                (&file).take(room).read_to_end(&mut beginning).ok()?;
                if let Some(header) = codec::peek_header(&beginning) {
                    return Some(Kept {
                        hash,
                        header,
                        len: metadata.len(),
                        kept_at: metadata.modified().ok(),
                    });
                }
            }
            None
        })
        .collect()
}

fn files(data: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder_of(data))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == END))
}

/// Notes which version was read from or written to a path last.
pub(super) fn remember(data: &Path, path: &Path, hash: blake3::Hash) -> io::Result<()> {
    let note = note_of(data, path);
    let line = format!("{}\n", hash.to_hex());
    if fs::read_to_string(&note).is_ok_and(|known| known == line) {
        return Ok(());
    }
    disk::replace(&note, line.as_bytes())
}

/// The version that was read from or written to a path last by this installation, if it is
/// still kept. For when the file itself is gone or cannot be read.
pub fn last_of(dirs: &DataDirs, path: &Path) -> Option<(blake3::Hash, Decoded)> {
    let text = fs::read_to_string(note_of(dirs.data(), path)).ok()?;
    let hash = blake3::Hash::from_hex(text.trim()).ok()?;
    Some((hash, decoded(dirs.data(), hash)?))
}

fn note_of(data: &Path, path: &Path) -> PathBuf {
    let path = disk::resolve(path).unwrap_or_else(|_| path.to_owned());
    let hash = blake3::hash(path.as_os_str().as_encoded_bytes()).to_hex();
    data.join("paths").join(hash.as_str())
}

/// The version with this hash, if it was kept and is undamaged.
pub fn load(dirs: &DataDirs, hash: blake3::Hash) -> Option<Decoded> {
    decoded(dirs.data(), hash)
}

pub(super) fn decoded(data: &Path, hash: blake3::Hash) -> Option<Decoded> {
    let bytes = bytes(data, hash)?;
    codec::decode(std::str::from_utf8(&bytes).ok()?).ok()
}

/// Whether the version is kept and undamaged.
pub(super) fn has(data: &Path, hash: blake3::Hash) -> bool {
    bytes(data, hash).is_some()
}

/// The bytes of a version, if it is kept and undamaged.
pub(super) fn bytes(data: &Path, hash: blake3::Hash) -> Option<Vec<u8>> {
    let bytes = fs::read(path_of(data, hash)).ok()?;
    (blake3::hash(&bytes) == hash).then_some(bytes)
}

/// Keeps a version.
pub(super) fn keep(data: &Path, bytes: &[u8]) -> io::Result<blake3::Hash> {
    let hash = FileVersion::of(bytes).hash;
    let path = path_of(data, hash);
    if has(data, hash) {
        // Counts as new again.
        touch(&path);
    } else {
        disk::replace(&path, bytes)?;
        remove_old(data, hash);
    }
    Ok(hash)
}

/// Removes a snapshot that was made for a journal, unless another one needs it.
pub(super) fn discard(data: &Path, hash: blake3::Hash) {
    if journal::snapshots_in_use(data).contains(&hash) {
        return;
    }
    let _ = fs::remove_file(path_of(data, hash));
}

/// Makes the version one of the newest, so that it is not removed before a journal names it.
pub(super) fn touch_hash(data: &Path, hash: blake3::Hash) {
    touch(&path_of(data, hash));
}

fn touch(path: &Path) {
    let touched = File::options()
        .write(true)
        .open(path)
        .and_then(|file| file.set_modified(SystemTime::now()));
    if let Err(error) = touched {
        tracing::debug!("{}: {error}", path.display());
    }
}

/// Removes the oldest ones that no journal needs, never `newest`.
fn remove_old(data: &Path, newest: blake3::Hash) {
    let folder = folder_of(data);
    disk::remove_old_temps(&folder);
    let mut found: Vec<(SystemTime, u64, PathBuf)> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|end| end == END))
        .filter_map(|entry| {
            let metadata = entry.metadata().ok()?;
            Some((metadata.modified().ok()?, metadata.len(), entry.path()))
        })
        .collect();
    found.sort_by_key(|snapshot| std::cmp::Reverse(snapshot.0));
    let mut needed: BTreeSet<PathBuf> = journal::snapshots_in_use(data)
        .into_iter()
        .chain(writers::last_versions(data))
        .map(|hash| path_of(data, hash))
        .collect();
    needed.insert(path_of(data, newest));
    let mut bytes = 0u64;
    for (place, (_, len, path)) in found.into_iter().enumerate() {
        bytes = bytes.saturating_add(len);
        if (place >= MOST || bytes > MOST_BYTES) && !needed.contains(&path) {
            let _ = fs::remove_file(path);
        }
    }
}

fn folder_of(data: &Path) -> PathBuf {
    data.join("snapshots")
}

pub(super) fn path_of(data: &Path, hash: blake3::Hash) -> PathBuf {
    folder_of(data).join(format!("{}.{END}", hash.to_hex()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_snapshots_are_kept_under_their_hash() {
        let root = tempfile::tempdir().unwrap();
        let hashes: Vec<_> = (0..MOST + 10)
            .map(|number| keep(root.path(), format!("{number}").as_bytes()).unwrap())
            .collect();
        let count = fs::read_dir(folder_of(root.path())).unwrap().count();
        assert_eq!(count, MOST);
        assert!(has(root.path(), *hashes.last().unwrap()));
    }

    #[test]
    fn a_damaged_snapshot_counts_as_none_and_is_written_again() {
        let root = tempfile::tempdir().unwrap();
        let hash = keep(root.path(), b"whole").unwrap();
        fs::write(path_of(root.path(), hash), b"whale").unwrap();
        assert!(!has(root.path(), hash));
        keep(root.path(), b"whole").unwrap();
        assert!(has(root.path(), hash));
    }
}
