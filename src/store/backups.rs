//! The ring of backups: the last versions that saving replaced.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{DataDirs, EXTENSION, FileVersion, disk};

/// How many versions of one file are kept.
const MOST: usize = 10;

/// How many bytes the kept versions of one file may have together. The newest one is kept in
/// any case.
const MOST_BYTES: u64 = 200 * 1024 * 1024;

/// The folder of the versions that saving replaced.
const RING: &str = "backups";
/// The folder of damaged files, as they were before they were salvaged.
const DAMAGED: &str = "damaged";

/// The time in a backup's name; sorts as it runs.
const TIME: &str = "%Y-%m-%dT%H-%M-%S%.3fZ";
/// Length of such a time.
const TIME_LEN: usize = "2018-11-07T09-30-00.000Z".len();

/// A kept version of a project file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it lies; an ordinary project file.
    pub path: PathBuf,
    /// When it was replaced by a newer version.
    pub replaced_at: DateTime<Utc>,
    /// Its length in bytes.
    pub len: u64,
}

/// The kept versions of a project file, newest first.
pub fn backups(dirs: &DataDirs, path: &Path) -> Vec<Backup> {
    let target = super::disk::resolve(path).unwrap_or_else(|_| path.to_owned());
    let mut found = list(&folder_of(dirs, RING, &target));
    found.reverse();
    found
}

/// Every backup of whatever file, and every damaged file that is kept (`true`).
pub(super) fn of_all_files(data: &Path) -> Vec<(Backup, bool)> {
    let mut found = Vec::new();
    for (ring, damaged) in [(RING, false), (DAMAGED, true)] {
        for folder in fs::read_dir(data.join(ring))
            .into_iter()
            .flatten()
            .flatten()
        {
            let kept = list(&folder.path()).into_iter();
            found.extend(kept.map(|backup| (backup, damaged)));
        }
    }
    found
}

/// Keeps `bytes`, which were just replaced in `target`.
pub(super) fn keep(dirs: &DataDirs, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(dirs, RING, target);
    put(&folder, bytes)?;
    Ok(())
}

/// Keeps the bytes of the damaged file at `path`, in a ring of their own; says where. The same
/// bytes are kept once.
pub(super) fn keep_damaged(dirs: &DataDirs, path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let target = disk::resolve(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder_of(dirs, DAMAGED, &target);
    let same = |kept: &Backup| {
        kept.len == bytes.len() as u64 && fs::read(&kept.path).is_ok_and(|kept| kept == bytes)
    };
    match list(&folder).into_iter().find(same) {
        Some(kept) => Ok(kept.path),
        None => put(&folder, bytes),
    }
}

/// Puts bytes into a ring; says where.
fn put(folder: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let version = FileVersion::of(bytes);
    let hash = version.hash.to_hex();
    let hash = hash.get(..12).unwrap_or_default();
    let time = Utc::now().format(TIME);
    let path = folder.join(format!("{time}-{hash}.{EXTENSION}"));
    disk::replace(&path, bytes)?;
    disk::remove_old_temps(folder);
    thin_out(folder, &path);
    Ok(path)
}

/// Removes the oldest until the rest is within the limits; never `newest`, wherever the clock
/// may have put it.
fn thin_out(folder: &Path, newest: &Path) {
    let found = list(folder);
    let mut count = found.len();
    let mut bytes: u64 = found.iter().map(|backup| backup.len).sum();
    for backup in found {
        if count <= MOST && bytes <= MOST_BYTES {
            break;
        }
        if backup.path != newest && fs::remove_file(&backup.path).is_ok() {
            count -= 1;
            bytes -= backup.len;
        }
    }
}

/// The backups in a folder, oldest first.
fn list(folder: &Path) -> Vec<Backup> {
    let mut found: Vec<Backup> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name();
            let time = name.to_str()?.get(..TIME_LEN)?;
            let time = NaiveDateTime::parse_from_str(time, TIME).ok()?;
            Some(Backup {
                path: entry.path(),
                replaced_at: time.and_utc(),
                len: entry.metadata().ok()?.len(),
            })
        })
        .collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// One folder for each file: a readable part of its name, and a hash of its whole path.
fn folder_of(dirs: &DataDirs, ring: &str, target: &Path) -> PathBuf {
    let readable: String = target
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .split('.')
        .next()
        .unwrap_or_default()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '_' })
        .take(32)
        .collect();
    // The folder's real path, so that all ways to a file lead to the same backups.
    let real = target
        .parent()
        .and_then(|folder| fs::canonicalize(folder).ok())
        .zip(target.file_name())
        .map_or_else(|| target.to_owned(), |(folder, name)| folder.join(name));
    let hash = blake3::hash(real.as_os_str().as_encoded_bytes()).to_hex();
    let key = format!("{readable}-{}", hash.get(..16).unwrap_or_default());
    dirs.data().join(ring).join(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ring_keeps_the_last_ten_and_lists_the_newest_first() {
        let root = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(root.path());
        let target = root.path().join("Kreis für Integration.zirkel.ron");
        for number in 0..25 {
            keep(&dirs, &target, format!("version {number}").as_bytes()).unwrap();
        }
        let kept = backups(&dirs, &target);
        assert_eq!(kept.len(), MOST);
        assert_eq!(fs::read_to_string(&kept[0].path).unwrap(), "version 24");
        assert!(kept.is_sorted_by(|a, b| a.path > b.path));
    }

    #[test]
    fn a_damaged_file_is_kept_once_and_never_offered_as_a_backup() {
        let root = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(root.path());
        let target = root.path().join("kreis.zirkel.ron");
        let first = keep_damaged(&dirs, &target, b"(schema: 1, sav\xff").unwrap();
        assert_eq!(fs::read(&first).unwrap(), b"(schema: 1, sav\xff");
        let again = keep_damaged(&dirs, &target, b"(schema: 1, sav\xff").unwrap();
        assert_eq!(again, first);
        let other = keep_damaged(&dirs, &target, b"(schema: 1, sax\xff").unwrap();
        assert_ne!(other, first);
        assert_eq!(backups(&dirs, &target), []);
        for number in 0..2 * MOST {
            keep(&dirs, &target, number.to_string().as_bytes()).unwrap();
        }
        assert!(first.exists() && other.exists());
    }

    #[test]
    fn the_newest_backup_stays_even_if_the_clock_was_set_back() {
        let root = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(root.path());
        let target = root.path().join("kreis.ron");
        let folder = folder_of(&dirs, RING, &target);
        fs::create_dir_all(&folder).unwrap();
        for day in 10..20 {
            let name = format!("2999-01-{day}T00-00-00.000Z-x.ron");
            fs::write(folder.join(name), "from the future").unwrap();
        }
        keep(&dirs, &target, b"now").unwrap();
        let kept = backups(&dirs, &target);
        assert_eq!(kept.len(), MOST);
        assert!(kept.iter().any(|b| fs::read(&b.path).unwrap() == b"now"));
    }
}
