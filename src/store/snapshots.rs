//! Snapshots: versions of project files kept under their hash, as bases for the journal and for
//! merging, and as the project's history. `thinning` says which of them go, and when.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::codec::{self, Decoded};
use super::thinning::{self, Stock};
use super::{DataDirs, FileVersion, Header, disk, journal, writers};

const END: &str = "ron";

const PATHS: &str = "paths";

/// Notes how much there was after the last thinning.
const THINNED: &str = "thinned";

/// Of how many paths, those used last, the last version is never removed; and of how many it is
/// remembered which it was.
const MOST_NEEDED_PATHS: usize = 32;
const MOST_PATHS: usize = 500;

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
    looked_into(data).filter_map(|(_, kept)| kept).collect()
}

/// All that is kept, even what does not say which version it is.
pub(super) fn all(data: &Path) -> Vec<(blake3::Hash, Option<Kept>)> {
    looked_into(data).collect()
}

/// All files of snapshots by their hash, and what they say of themselves if they are versions.
fn looked_into(data: &Path) -> impl Iterator<Item = (blake3::Hash, Option<Kept>)> + use<> {
    files(data).filter_map(|path| {
        let hash = blake3::Hash::from_hex(path.file_stem()?.to_str()?).ok()?;
        Some((hash, look_into(&path, hash)))
    })
}

fn look_into(path: &Path, hash: blake3::Hash) -> Option<Kept> {
    let file = File::open(path).ok()?;
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
/// still kept and undamaged. For when the file itself is gone or cannot be read.
///
/// Reads and decodes a file, so it is nothing for the window's thread.
pub fn last_of(dirs: &DataDirs, path: &Path) -> Option<(blake3::Hash, Decoded)> {
    let text = fs::read_to_string(note_of(dirs.data(), path)).ok()?;
    let hash = blake3::Hash::from_hex(text.trim()).ok()?;
    Some((hash, decoded(dirs.data(), hash)?))
}

fn note_of(data: &Path, path: &Path) -> PathBuf {
    let path = disk::resolve(path).unwrap_or_else(|_| path.to_owned());
    let hash = blake3::hash(path.as_os_str().as_encoded_bytes()).to_hex();
    data.join(PATHS).join(hash.as_str())
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
        thin_out(data, hash);
    }
    Ok(hash)
}

/// Puts another version, or nothing, in the place of a kept one: what it held is to be gone. The
/// new one counts as as old as the one before, and is the last of the paths of which that was.
pub(super) fn put_instead(
    data: &Path,
    hash: blake3::Hash,
    bytes: Option<&[u8]>,
) -> io::Result<Option<blake3::Hash>> {
    let path = path_of(data, hash);
    let kept_at = fs::metadata(&path).and_then(|metadata| metadata.modified());
    let mut instead = None;
    if let Some(bytes) = bytes {
        let new = FileVersion::of(bytes).hash;
        let new_path = path_of(data, new);
        disk::replace(&new_path, bytes)?;
        if let Ok(kept_at) = kept_at {
            let file = File::options().write(true).open(&new_path);
            let _ = file.and_then(|file| file.set_modified(kept_at));
        }
        instead = Some(new);
    }
    if instead != Some(hash) {
        disk::retrying(|| fs::remove_file(&path)).or_else(disk::missing_is_fine)?;
    }
    let old = format!("{}\n", hash.to_hex());
    for note in fs::read_dir(data.join(PATHS))
        .into_iter()
        .flatten()
        .flatten()
    {
        let note = note.path();
        if !fs::read_to_string(&note).is_ok_and(|text| text == old) {
            continue;
        }
        match instead {
            Some(new) => disk::replace(&note, format!("{}\n", new.to_hex()).as_bytes())?,
            None => fs::remove_file(&note).or_else(disk::missing_is_fine)?,
        }
    }
    Ok(instead)
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

/// Removes what `thinning` finds superfluous, never `newest`. Most of the time it only counts.
fn thin_out(data: &Path, newest: blake3::Hash) {
    let now = stock(data);
    if !now.is_due(last_stock(data).unwrap_or_default()) {
        return;
    }
    let folder = folder_of(data);
    disk::remove_old_temps(&folder);
    let mut needed: BTreeSet<[u8; 32]> = journal::snapshots_in_use(data)
        .into_iter()
        .chain(writers::last_versions(data))
        .chain(last_of_paths(data))
        .map(|hash| *hash.as_bytes())
        .collect();
    needed.insert(*newest.as_bytes());
    let versions = looked_into(data).filter_map(|(hash, kept)| {
        // Of no version it is only known how old it is.
        let metadata = || fs::metadata(path_of(data, hash)).ok();
        kept.or_else(|| {
            let metadata = metadata()?;
            Some(Kept {
                hash,
                header: Header::default(),
                len: metadata.len(),
                kept_at: metadata.modified().ok(),
            })
        })
    });
    for hash in thinning::superfluous(versions.collect(), &needed) {
        if let Err(error) = fs::remove_file(path_of(data, hash)).or_else(disk::missing_is_fine) {
            tracing::debug!("an old snapshot stays: {error}");
        }
    }
    let left = stock(data);
    let note = format!("{} {}\n", left.count, left.bytes);
    if let Err(error) = disk::replace(&folder.join(THINNED), note.as_bytes()) {
        tracing::debug!("thinning cannot be noted: {error}");
    }
}

fn stock(data: &Path) -> Stock {
    files(data).fold(Stock::default(), |sum, path| Stock {
        count: sum.count + 1,
        bytes: sum
            .bytes
            .saturating_add(fs::metadata(path).map_or(0, |metadata| metadata.len())),
    })
}

fn last_stock(data: &Path) -> Option<Stock> {
    let note = fs::read_to_string(folder_of(data).join(THINNED)).ok()?;
    let (count, bytes) = note.trim().split_once(' ')?;
    Some(Stock {
        count: count.parse().ok()?,
        bytes: bytes.parse().ok()?,
    })
}

/// The last versions of the paths used last. Forgets the paths used longest ago.
fn last_of_paths(data: &Path) -> Vec<blake3::Hash> {
    let folder = data.join(PATHS);
    disk::remove_old_temps(&folder);
    let mut notes: Vec<(SystemTime, PathBuf)> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    notes.sort_by_key(|note| std::cmp::Reverse(note.0));
    for (_, note) in notes.iter().skip(MOST_PATHS) {
        let _ = fs::remove_file(note);
    }
    notes
        .iter()
        .take(MOST_NEEDED_PATHS)
        .filter_map(|(_, note)| {
            let text = fs::read_to_string(note).ok()?;
            blake3::Hash::from_hex(text.trim()).ok()
        })
        .collect()
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

    /// Keeps something, as if that had been minutes ago: what is of right now all stays.
    fn kept_before(data: &Path, bytes: &[u8]) -> blake3::Hash {
        let hash = keep(data, bytes).unwrap();
        let file = File::options().write(true).open(path_of(data, hash));
        let before = SystemTime::now() - std::time::Duration::from_secs(5 * 60);
        file.and_then(|file| file.set_modified(before)).unwrap();
        hash
    }

    #[test]
    fn the_newest_snapshot_is_kept_under_its_hash_and_the_rest_does_not_pile_up() {
        let root = tempfile::tempdir().unwrap();
        let hashes: Vec<_> = (0..100)
            .map(|number| kept_before(root.path(), format!("{number}").as_bytes()))
            .collect();
        assert!(has(root.path(), *hashes.last().unwrap()));
        assert!(stock(root.path()).count < 40, "{:?}", stock(root.path()));
    }

    #[test]
    fn the_last_version_of_a_path_outlives_those_of_other_projects() {
        let root = tempfile::tempdir().unwrap();
        let first = kept_before(root.path(), b"of a path");
        let path = root.path().join("kreis.ron");
        remember(root.path(), &path, first).unwrap();
        let second = kept_before(root.path(), b"of none");
        for number in 0..100 {
            kept_before(root.path(), format!("{number}").as_bytes());
        }
        assert!(has(root.path(), first));
        assert!(!has(root.path(), second));
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
