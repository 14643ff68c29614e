//! Saving a project file, so that at any moment either the old or the new version is on disk.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::{SubsecRound as _, Utc};

use super::beside::{self, SaveLock, Temp};
use super::merging::{Stated, combine};
use super::open::understood;
use super::{
    DataDirs, FileVersion, Header, LARGEST_FILE, OnDisk, Progress, SaveError, WriterSlot, backups,
    codec, disk, journal, snapshots,
};
use crate::document::merge::{self, Author};
use crate::model::Project;

/// What to save where.
#[derive(Clone, Debug)]
pub struct SaveRequest {
    /// The file. A symbolic link is followed.
    pub path: PathBuf,
    /// The project; a clone costs nothing.
    pub project: Project,
    /// Which versions are in it; the save counts it up.
    pub header: Header,
    /// The version of this file that was read or written last. `None`: the project was never in
    /// this file, and there must be none yet.
    pub disk: Option<OnDisk>,
    /// What may be replaced without being merged.
    pub onto: Onto,
    /// Who saves, as the person wants to be called.
    pub by: String,
    /// Counts the versions of this open project.
    pub writer: WriterSlot,
    /// Where the journal is told of the save, if there is one.
    pub mark: Option<journal::Mark>,
}

impl SaveRequest {
    /// A first save of a project to a file that is not there yet.
    pub fn new(path: impl Into<PathBuf>, project: Project) -> Self {
        Self {
            path: path.into(),
            project,
            header: Header::default(),
            disk: None,
            onto: Onto::Merged,
            by: String::new(),
            writer: WriterSlot::default(),
            mark: None,
        }
    }
}

/// What becomes of what is in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Onto {
    /// Nothing is lost of it: another version than the one known is merged first.
    #[default]
    Merged,
    /// This version may be replaced, as the user decided. It is kept as a backup.
    Replacing(FileVersion),
}

/// A project that was saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The file as it is now.
    pub disk: OnDisk,
    /// Whether somebody else's version was merged, so that the file holds more than the request.
    pub merged: bool,
    /// Who saved the version that was merged; blank if there was none or nobody is named.
    pub replaced_by: String,
    /// Whether what was replaced is kept: as a snapshot or a backup; true if there was nothing.
    pub backed_up: bool,
}

/// How often a save starts over because somebody else saved meanwhile.
const MOST_TRIES: usize = 10;

/// Saves a project: lock if possible, read what is on disk, merge if it is not the version
/// known, write beside, sync, read back, rename, sync the folder. The new version is kept as a
/// snapshot before it is put in its place: whoever merges it with another one later needs it.
///
/// A file that somebody deleted is written anew. A file or link that the user protected against
/// writing is refused as the system would.
///
/// # Errors
/// See [`SaveError`]; the file on disk is as it was.
pub fn save(
    request: &SaveRequest,
    dirs: &DataDirs,
    progress: &Progress,
) -> Result<Saved, SaveError> {
    let target = Target::of(&request.path)?;
    let install = dirs.install_id();
    let lock = match slowness() {
        None => SaveLock::take(&target.folder, &target.name),
        Some(_) => None,
    };
    beside::sweep(&target.folder, &target.name, install, lock.is_some());
    let mut tries = 0;
    loop {
        tries += 1;
        let saved = Attempt {
            request,
            dirs,
            progress,
            target: &target,
        }
        .save();
        match saved {
            // Somebody came between our reading and our writing: once more, with theirs in it.
            Err(SaveError::Foreign { .. }) if tries < MOST_TRIES => {}
            saved => return saved,
        }
    }
}

/// One attempt to save.
struct Attempt<'a> {
    request: &'a SaveRequest,
    dirs: &'a DataDirs,
    progress: &'a Progress,
    target: &'a Target,
}

impl Attempt<'_> {
    fn save(&self) -> Result<Saved, SaveError> {
        let Self {
            request,
            dirs,
            progress,
            target,
        } = self;
        let before = target.read()?;
        target.may_be_written(before.as_ref())?;
        let replaced = before.as_ref().map(|before| before.version);
        let (content, theirs) = self.content(before.as_ref())?;
        let merged = theirs.is_some();
        progress.set(2, 10);

        let mut writer = request.writer.take(dirs, &content.header, replaced);
        let Some(writer) = writer.as_mut() else {
            return Err(target.io(io::Error::other("no writer")));
        };
        let count = writer.next(&content.header);
        let author = Author {
            name: request.by.clone(),
            at: Some(Utc::now().trunc_subsecs(0)),
        };
        let header = content.header.next(writer.id, count, author);
        let text = codec::encode(&content.project, &header)?;
        let version = FileVersion::of(text.as_bytes());
        progress.set(4, 10);

        let like = before.as_ref().map(|before| &before.metadata);
        let mut temp = Temp::create(&target.folder, &target.name, dirs.install_id(), like)
            .map_err(|error| target.io(error))?;
        let written = temp
            .write(text.as_bytes(), like)
            .map_err(|error| target.io(error))?;
        if written != version {
            return Err(SaveError::Verify {
                path: target.path.clone(),
            });
        }
        progress.set(7, 10);
        // Before the file has it, so that whoever pulls the plug now leaves us all that merging
        // needs. None of it is worth refusing a save.
        let snapshot = snapshots::keep(dirs.data(), text.as_bytes())
            .and_then(|hash| snapshots::remember(dirs.data(), &target.path, hash));
        report("snapshot", snapshot.err());
        let backed_up = before
            .as_ref()
            .is_none_or(|before| self.is_kept(before, merged));
        writer.will_place(&target.path, count, replaced, version);
        if let Some(mark) = &request.mark {
            mark.saving(&header);
        }
        progress.set(9, 10);

        target.still(before.as_ref())?;
        slowness().map(thread::sleep);
        let placed = temp
            .place(&target.path, before.is_none())
            .and_then(|()| disk::sync_folder(&target.folder));
        if let Err(error) = placed {
            // Network drives report failures of what was done all the same: the file decides.
            if current_version(&target.path).ok().flatten() != Some(version) {
                return Err(match error.kind() {
                    io::ErrorKind::AlreadyExists => target.foreign(),
                    // What was written is gone: somebody who has the lock, which we could not
                    // get, took it for left behind.
                    io::ErrorKind::NotFound if target.folder.is_dir() => target.foreign(),
                    _ => target.io(error),
                });
            }
        }
        drop(temp);
        writer.placed();
        progress.set(10, 10);
        Ok(Saved {
            disk: OnDisk {
                version,
                header,
                project: content.project,
            },
            merged,
            replaced_by: theirs.map(|theirs| theirs.name).unwrap_or_default(),
            backed_up,
        })
    }

    /// What is to be in the file, and whose version was merged into it, if one was.
    fn content(&self, before: Option<&Before>) -> Result<(Stated, Option<Author>), SaveError> {
        let request = self.request;
        let mut mine = Stated {
            header: request.header.clone(),
            project: request.project.clone(),
        };
        mine.header.author = Author {
            name: request.by.clone(),
            at: Some(Utc::now().trunc_subsecs(0)),
        };
        let Some(before) = before else {
            return Ok((mine, None));
        };
        let path = self.target.path.clone();
        match (&request.disk, request.onto) {
            (_, Onto::Replacing(version)) if version == before.version => Ok((mine, None)),
            (_, Onto::Replacing(_)) => Err(SaveError::Foreign { path }),
            (None, Onto::Merged) => Err(SaveError::Exists { path }),
            (Some(disk), Onto::Merged) if disk.version == before.version => Ok((mine, None)),
            (Some(disk), Onto::Merged) => {
                let theirs = understood(&before.bytes, &Progress::default()).map_err(|source| {
                    SaveError::Unreadable {
                        path: path.clone(),
                        version: before.version,
                        source,
                    }
                })?;
                if theirs.read_only.is_some() {
                    return Err(SaveError::Newer {
                        path,
                        schema: theirs.schema,
                    });
                }
                if theirs.header.is_stranger(&mine.header) {
                    return Err(SaveError::OtherProject { path });
                }
                report(
                    "snapshot",
                    snapshots::keep(self.dirs.data(), &before.bytes).err(),
                );
                let theirs = Stated {
                    header: theirs.header,
                    project: merge::shared(&disk.project, &theirs.project),
                };
                let combined = combine(self.dirs.data(), Some(disk), &mine, &theirs);
                let content = Stated {
                    header: combined.header,
                    project: combined.project,
                };
                Ok((content, Some(theirs.header.author)))
            }
        }
    }

    /// Sees to it that what is replaced can be found again.
    fn is_kept(&self, before: &Before, merged: bool) -> bool {
        let data = self.dirs.data();
        if merged || snapshots::has(data, before.version.hash) {
            return true;
        }
        let kept = backups::keep(self.dirs, &self.target.path, &before.bytes);
        report("backup", kept.err())
    }
}

/// Logs a failure that is none of saving itself. Returns whether it went well.
fn report(what: &str, error: Option<io::Error>) -> bool {
    if let Some(error) = &error {
        tracing::warn!("no {what} could be kept: {error}");
    }
    error.is_none()
}

/// The version that lies on disk now, `None` if there is no file. For whoever wants to replace a
/// file knowingly, and to notice foreign changes.
///
/// # Errors
/// What the system said when the file could not be read.
pub fn current_version(path: &Path) -> io::Result<Option<FileVersion>> {
    let mut hasher = blake3::Hasher::new();
    let mut file = match disk::retrying(|| File::open(path)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let len = io::copy(&mut file, &mut hasher)?;
    Ok(Some(FileVersion {
        hash: hasher.finalize(),
        len,
    }))
}

/// For tests: saves go without the lock and wait this many milliseconds before they put their
/// version in its place, so that two replace one version.
#[cfg(feature = "test-support")]
pub const UNLOCKED_AND_SLOW: &str = "ZIRKEL_TEST_UNLOCKED_AND_SLOW";

fn slowness() -> Option<Duration> {
    #[cfg(feature = "test-support")]
    if let Some(slowness) = std::env::var_os(UNLOCKED_AND_SLOW) {
        let milliseconds = slowness.to_str()?.parse().ok()?;
        return Some(Duration::from_millis(milliseconds));
    }
    None
}

/// The place to write to.
struct Target {
    path: PathBuf,
    folder: PathBuf,
    name: OsString,
}

/// The file to be replaced.
struct Before {
    bytes: Vec<u8>,
    version: FileVersion,
    metadata: Metadata,
}

impl Target {
    fn of(path: &Path) -> Result<Self, SaveError> {
        let path = disk::resolve(path).map_err(|source| SaveError::Io {
            path: path.to_owned(),
            source,
        })?;
        let (Some(folder), Some(name)) = (path.parent(), path.file_name().map(OsStr::to_owned))
        else {
            return Err(SaveError::Directory { path });
        };
        let is_folder = match disk::retrying(|| fs::metadata(folder)) {
            Ok(metadata) => metadata.is_dir(),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                false
            }
            // It may well be there: a share that does not answer, a folder that is not ours.
            Err(source) => return Err(SaveError::Io { path, source }),
        };
        if !is_folder {
            return Err(SaveError::NoFolder {
                path: folder.to_owned(),
            });
        }
        Ok(Self {
            folder: folder.to_owned(),
            name,
            path,
        })
    }

    fn io(&self, source: io::Error) -> SaveError {
        SaveError::Io {
            path: self.path.clone(),
            source,
        }
    }

    /// The file is no longer the one that was read.
    fn foreign(&self) -> SaveError {
        SaveError::Foreign {
            path: self.path.clone(),
        }
    }

    /// What is there now; `None` if nothing is.
    fn metadata(&self) -> Result<Option<Metadata>, SaveError> {
        match disk::retrying(|| fs::metadata(&self.path)) {
            Ok(metadata) if metadata.is_dir() => Err(SaveError::Directory {
                path: self.path.clone(),
            }),
            // Reading a pipe would wait for ever.
            Ok(metadata) if !metadata.is_file() => {
                Err(self.io(io::Error::new(io::ErrorKind::InvalidInput, "no file")))
            }
            Ok(metadata) => Ok(Some(metadata)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.io(error)),
        }
    }

    fn read(&self) -> Result<Option<Before>, SaveError> {
        if self.metadata()?.is_none() {
            return Ok(None);
        }
        let read = disk::retrying(|| {
            let mut file = File::open(&self.path)?;
            // Of the handle, so that both are of the same file.
            let metadata = file.metadata()?;
            let mut bytes = Vec::new();
            // No version that we know is larger, so whatever is beyond need not be read.
            file.by_ref()
                .take(LARGEST_FILE + 1)
                .read_to_end(&mut bytes)?;
            Ok((bytes, metadata))
        });
        match read {
            Ok((bytes, metadata)) => Ok(Some(Before {
                version: FileVersion::of(&bytes),
                bytes,
                metadata,
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.io(error)),
        }
    }

    /// A rename would replace a protected file without asking.
    fn may_be_written(&self, before: Option<&Before>) -> Result<(), SaveError> {
        match before {
            Some(before) if before.metadata.permissions().readonly() => {
                let error = io::Error::new(io::ErrorKind::PermissionDenied, "write-protected");
                Err(self.io(error))
            }
            _ => Ok(()),
        }
    }

    /// Whether it is still there as it was read; looks into it only if it seems to be touched.
    fn still(&self, before: Option<&Before>) -> Result<(), SaveError> {
        let Some(now) = self.metadata()? else {
            // Where there should be a file and is none, somebody deleted it: writing it anew
            // loses nothing.
            return Ok(());
        };
        let untouched = before.is_some_and(|before| {
            before.metadata.len() == now.len()
                && before.metadata.modified().ok() == now.modified().ok()
                && disk::is_same(&before.metadata, &now)
        });
        if untouched {
            return Ok(());
        }
        let there = self.read()?.map(|there| there.version);
        match (before.map(|before| before.version), there) {
            (_, None) => Ok(()),
            (before, there) if before == there => Ok(()),
            _ => Err(self.foreign()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_are_an_error_and_not_a_hang() {
        let root = tempfile::tempdir().unwrap();
        let (a, b) = (root.path().join("a"), root.path().join("b"));
        std::os::unix::fs::symlink(&a, &b).unwrap();
        std::os::unix::fs::symlink(&b, &a).unwrap();
        assert!(matches!(Target::of(&a), Err(SaveError::Io { .. })));
    }

    #[test]
    fn a_file_that_comes_up_while_another_is_written_is_not_replaced() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("kreis.ron");
        let target = Target::of(&path).unwrap();
        let before = target.read().unwrap();
        assert!(before.is_none());
        fs::write(&path, "from elsewhere").unwrap();
        let found = target.still(before.as_ref());
        assert!(matches!(found, Err(SaveError::Foreign { .. })));
        let install = DataDirs::below(root.path()).install_id();
        let mut temp = Temp::create(&target.folder, &target.name, install, None).unwrap();
        temp.write(b"ours", None).unwrap();
        let error = temp.place(&path, true).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        drop(temp);
        assert_eq!(fs::read_to_string(&path).unwrap(), "from elsewhere");
    }

    #[test]
    fn a_change_at_the_last_moment_is_noticed_even_with_the_same_length_and_time() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("kreis.ron");
        fs::write(&path, "before").unwrap();
        let target = Target::of(&path).unwrap();
        let before = target.read().unwrap();
        assert!(target.still(before.as_ref()).is_ok());
        // As sync clients do: written beside, with the old time, and moved over it.
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        let beside = root.path().join("beside");
        fs::write(&beside, "theirs").unwrap();
        let file = File::options().write(true).open(&beside).unwrap();
        file.set_modified(time).unwrap();
        drop(file);
        fs::rename(&beside, &path).unwrap();
        if cfg!(unix) {
            let found = target.still(before.as_ref());
            assert!(matches!(found, Err(SaveError::Foreign { .. })));
        }
    }
}
