//! Writers: who is counted in a version vector.
//!
//! The counts of a version vector are only worth something if each writer's versions follow one
//! another, each with the one before in it. An installation alone does not promise that: it can
//! run twice, and a project file can be copied or put back and then be saved in two places. So a
//! writer is one line of versions: a running program takes one that nobody else has, and goes on
//! with it only where the file has the very last version of that line; else a new one is drawn.
//!
//! What is kept of a writer also tells, later, whether a version of ours has vanished from a file:
//! overwritten without being merged, or put back to an older state (see [`missing`]).

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::disk::{self, Locked, Unlocking};
use super::{DataDirs, FileVersion, Header};
use crate::document::IdSource;
use crate::model::Id;

/// A line of versions, each of which has the one before in it.
#[derive(Clone, Copy, Debug)]
pub enum Line {}

/// The id of a [`Line`].
pub type WriterId = Id<Line>;

/// How many writers of this installation are remembered beside those in use.
const MOST: usize = 500;

/// Of how many writers the last version is kept whatever its age.
const MOST_MISSED: usize = 12;

/// The writer of an open project; there is none before the first save. Copies are the same one.
#[derive(Clone, Debug, Default)]
pub struct WriterSlot(Arc<Mutex<Option<Writer>>>);

impl WriterSlot {
    /// The writer, taken if there is none yet. `now` is what the file says of itself, `version`
    /// its bytes.
    pub(super) fn take(
        &self,
        dirs: &DataDirs,
        now: &Header,
        version: Option<FileVersion>,
    ) -> MutexGuard<'_, Option<Writer>> {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if slot.is_none() {
            *slot = Some(Writer::take(dirs, now, version));
        }
        slot
    }
}

/// A writer that is ours as long as this lives.
#[derive(Debug)]
pub(super) struct Writer {
    pub(super) id: WriterId,
    path: PathBuf,
    last: Last,
    /// Held until the end; `None` where the file system has no locks: then nobody goes on with
    /// this writer.
    _lock: Option<Unlocking>,
}

/// The last version of a writer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Last {
    /// Where it was saved.
    file: String,
    /// The machine, so that a copied data folder is not taken for the original.
    host: String,
    /// How many versions are known to have been put in their place.
    done: u64,
    /// The number of the version that may have been put in its place: higher than `done` if
    /// saving it was interrupted.
    tried: u64,
    /// The version before it, on which it was put; in hexadecimal digits.
    onto: String,
    /// The version itself, in hexadecimal digits.
    version: String,
}

impl Writer {
    fn take(dirs: &DataDirs, now: &Header, version: Option<FileVersion>) -> Self {
        let folder = folder_of(dirs.data());
        now.saved
            .iter()
            .find_map(|(id, count)| Self::go_on(&folder, *id, *count, version))
            .unwrap_or_else(|| Self::new(&folder))
    }

    /// Goes on with a writer if it is one of ours, free, and its last version is in the file.
    fn go_on(
        folder: &Path,
        id: WriterId,
        count: u64,
        version: Option<FileVersion>,
    ) -> Option<Self> {
        let path = path_of(folder, id);
        let lock = OpenOptions::new()
            .read(true)
            .write(true)
            .open(lock_of(&path))
            .ok()?;
        if disk::try_lock(&lock) != Locked::Ours {
            return None;
        }
        let lock = Unlocking(lock);
        let last = read(&path)?;
        // An interrupted save: the file is still the one it was to replace, so it never was.
        let never_placed = last.tried > last.done
            && version.is_some_and(|now| hex(now) == last.onto)
            && count == last.done;
        let is_last = count == last.tried && last.done == last.tried;
        // Placed, but the program ended before it could note that.
        let was_placed = last.tried > last.done
            && count == last.tried
            && version.is_some_and(|now| hex(now) == last.version);
        ((is_last || never_placed || was_placed) && last.host == host()).then_some(Self {
            id,
            path,
            last,
            _lock: Some(lock),
        })
    }

    fn new(folder: &Path) -> Self {
        let id: WriterId = IdSource::default().next();
        let path = path_of(folder, id);
        let lock = disk::private_folder(folder)
            .and_then(|()| {
                OpenOptions::new()
                    .read(true)
                    .write(true)
                    .create_new(true)
                    .open(lock_of(&path))
            })
            .map(|file| {
                disk::lock_until(&file, Instant::now() + disk::PATIENCE);
                Unlocking(file)
            });
        if let Err(error) = &lock {
            tracing::warn!("writer {id} cannot be kept: {error}");
        }
        let last = Last {
            host: host(),
            ..Last::default()
        };
        remove_old(folder, id);
        Self {
            id,
            path,
            last,
            _lock: lock.ok(),
        }
    }

    /// The number of the next version.
    pub(super) fn next(&self, now: &Header) -> u64 {
        self.last.tried.max(now.count(self.id)).saturating_add(1)
    }

    /// To be called before a version is put in its place. A failure does no harm but that nobody
    /// goes on with this writer.
    pub(super) fn will_place(
        &mut self,
        file: &Path,
        count: u64,
        onto: Option<FileVersion>,
        version: FileVersion,
    ) {
        self.last.file = file.to_string_lossy().into_owned();
        self.last.tried = count;
        self.last.onto = onto.map(hex).unwrap_or_default();
        self.last.version = hex(version);
        self.keep();
    }

    /// The version was put in its place.
    pub(super) fn placed(&mut self) {
        self.last.done = self.last.tried;
        self.keep();
    }

    fn keep(&self) {
        keep(&self.path, &self.last);
    }
}

fn keep(path: &Path, last: &Last) {
    let text = ron::to_string(last).unwrap_or_default();
    if let Err(error) = disk::replace(path, text.as_bytes()) {
        tracing::warn!("{} cannot be kept: {error}", path.display());
    }
}

/// A version that this installation saved into a file and that is no longer in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its hash; the version itself is among the snapshots, unless it has grown too old.
    pub hash: blake3::Hash,
}

/// The versions that this installation saved into the file and that are no longer in it: somebody
/// put it back, or saved over it with a program that does not merge.
///
/// Reads files, so it is nothing for the window's thread.
pub fn missing(dirs: &DataDirs, file: &Path, now: &Header) -> Vec<Missing> {
    let file = disk::resolve(file).unwrap_or_else(|_| file.to_owned());
    let file = file.to_string_lossy();
    let folder = folder_of(dirs.data());
    writers(&folder)
        .filter_map(|(id, path)| {
            let mut last = read(&path).filter(|last| last.file == file && last.host == host())?;
            if last.tried > last.done && now.count(id) >= last.tried {
                last.done = last.tried;
                note_placed(&path, &last);
            }
            let is_gone = last.done > now.count(id);
            let hash = blake3::Hash::from_hex(&last.version).ok()?;
            is_gone.then_some(Missing { hash })
        })
        .collect()
}

/// Notes of an interrupted save that it had come through, as its version was found in the file:
/// should it be overwritten from now on, it is missing.
fn note_placed(path: &Path, last: &Last) {
    let lock = File::options().read(true).write(true).open(lock_of(path));
    let Ok(lock) = lock.map(Unlocking) else {
        return;
    };
    // Its owner may live and just be about to note that.
    if disk::try_lock(&lock.0) == Locked::Ours {
        keep(path, last);
    }
}

/// The user knows that these versions are gone from the file: they are not told again.
pub fn forget_missing(dirs: &DataDirs, missing: &[Missing]) {
    let folder = folder_of(dirs.data());
    for (_, path) in writers(&folder) {
        let known = read(&path).and_then(|last| blake3::Hash::from_hex(&last.version).ok());
        if known.is_some_and(|hash| missing.iter().any(|missing| missing.hash == hash)) {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Another version stands in the place of a kept one from now on (see `erasure`): should that be
/// missing, this one is brought in.
pub(super) fn put_instead(data: &Path, old: blake3::Hash, new: Option<blake3::Hash>) {
    let old = old.to_hex();
    for (_, path) in writers(&folder_of(data)) {
        let Some(mut last) = read(&path).filter(|last| last.version == old.as_str()) else {
            continue;
        };
        match new {
            Some(new) => {
                last.version = new.to_hex().to_string();
                keep(&path, &last);
            }
            None => {
                let _ = fs::remove_file(&path);
            }
        }
    }
}

/// The snapshots of the last versions of the latest writers: they may yet be missed.
pub(super) fn last_versions(data: &Path) -> Vec<blake3::Hash> {
    let mut latest: Vec<(WriterId, PathBuf)> = writers(&folder_of(data)).collect();
    latest.sort_unstable_by_key(|(id, _)| std::cmp::Reverse(*id));
    latest
        .into_iter()
        .take(MOST_MISSED)
        .filter_map(|(_, path)| blake3::Hash::from_hex(&read(&path)?.version).ok())
        .collect()
}

fn writers(folder: &Path) -> impl Iterator<Item = (WriterId, PathBuf)> + use<> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let path = entry.path();
            let id = path
                .file_name()?
                .to_str()?
                .strip_suffix(END)?
                .parse()
                .ok()?;
            Some((id, path))
        })
}

/// Forgets the oldest writers that nobody has taken.
fn remove_old(folder: &Path, newest: WriterId) {
    disk::remove_old_temps(folder);
    let mut all: Vec<WriterId> = writers(folder).map(|(id, _)| id).collect();
    all.sort_unstable();
    let many = all.len().saturating_sub(MOST);
    for id in all.into_iter().take(many).filter(|id| *id != newest) {
        let path = path_of(folder, id);
        let free = File::options()
            .read(true)
            .write(true)
            .open(lock_of(&path))
            .map_or(true, |lock| disk::probe_lock(&lock) == Locked::Ours);
        if free {
            let _ = fs::remove_file(&path);
            let _ = fs::remove_file(lock_of(&path));
        }
    }
}

fn read(path: &Path) -> Option<Last> {
    let text = fs::read_to_string(path)
        .inspect_err(|error| {
            if error.kind() != io::ErrorKind::NotFound {
                tracing::warn!("{}: {error}", path.display());
            }
        })
        .ok()?;
    ron::from_str(&text).ok()
}

const END: &str = ".ron";

fn folder_of(data: &Path) -> PathBuf {
    data.join("writers")
}

fn path_of(folder: &Path, id: WriterId) -> PathBuf {
    folder.join(format!("{id}{END}"))
}

fn lock_of(path: &Path) -> PathBuf {
    path.with_extension("lock")
}

fn hex(version: FileVersion) -> String {
    version.hash.to_hex().to_string()
}

/// The machine's name, as far as it can be known without asking the network.
fn host() -> String {
    whoami::hostname().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(writer: &mut Writer, now: &Header, file: &Path) -> Header {
        let count = writer.next(now);
        writer.will_place(file, count, None, FileVersion::of(&count.to_le_bytes()));
        writer.placed();
        now.next(writer.id, count, Default::default())
    }

    #[test]
    fn a_writer_is_gone_on_with_where_its_last_version_is_in_the_file() {
        let root = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(root.path());
        let file = root.path().join("kreis.ron");
        let mut writer = Writer::take(&dirs, &Header::default(), None);
        let first = saved(&mut writer, &Header::default(), &file);
        let second = saved(&mut writer, &first, &file);
        let id = writer.id;
        let other = Writer::take(&dirs, &second, None);
        assert_ne!(other.id, id, "somebody has it");
        drop(writer);
        let behind = Writer::take(&dirs, &first, None);
        assert_ne!(behind.id, id, "the file was put back or is a copy");
        let again = Writer::take(&dirs, &second, None);
        assert_eq!(again.id, id);
        assert_eq!(again.next(&second), 3);
    }

    #[test]
    fn an_interrupted_save_draws_no_new_writer_unless_it_may_have_been_placed() {
        let root = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(root.path());
        let file = root.path().join("kreis.ron");
        let mut writer = Writer::take(&dirs, &Header::default(), None);
        let first = saved(&mut writer, &Header::default(), &file);
        let (before, after) = (FileVersion::of(b"before"), FileVersion::of(b"after"));
        writer.will_place(&file, 2, Some(before), after);
        let id = writer.id;
        drop(writer);
        let placed = first.next(id, 2, Default::default());
        assert_ne!(Writer::take(&dirs, &first, None).id, id, "what happened?");
        assert_eq!(Writer::take(&dirs, &first, Some(before)).id, id);
        assert_eq!(Writer::take(&dirs, &placed, Some(after)).id, id);
        assert_eq!(Writer::take(&dirs, &first, Some(before)).next(&first), 3);
    }

    #[test]
    fn an_interrupted_save_that_came_through_can_be_missed_later() {
        let root = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(root.path());
        let file = root.path().join("kreis.ron");
        let mut writer = Writer::take(&dirs, &Header::default(), None);
        let first = saved(&mut writer, &Header::default(), &file);
        let after = FileVersion::of(b"after");
        writer.will_place(&file, 2, None, after);
        let placed = first.next(writer.id, 2, Default::default());
        drop(writer);
        // The next start finds it in the file; then somebody overwrites it.
        assert_eq!(missing(&dirs, &file, &placed), []);
        let gone = missing(&dirs, &file, &first);
        assert_eq!(gone, [Missing { hash: after.hash }]);
    }

    #[test]
    fn a_version_that_is_gone_from_its_file_is_missed_until_that_is_known() {
        let root = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(root.path());
        let file = root.path().join("kreis.ron");
        let mut writer = Writer::take(&dirs, &Header::default(), None);
        let first = saved(&mut writer, &Header::default(), &file);
        let second = saved(&mut writer, &first, &file);
        assert_eq!(missing(&dirs, &file, &second), []);
        let gone = missing(&dirs, &file, &first);
        assert_eq!(gone.len(), 1);
        assert_eq!(missing(&dirs, &root.path().join("other"), &first), []);
        forget_missing(&dirs, &gone);
        assert_eq!(missing(&dirs, &file, &first), []);
    }
}
