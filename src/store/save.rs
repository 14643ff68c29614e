//! Saving a project file, so that at any moment either the old or the new version is on disk.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::beside::{self, SaveLock, Temp};
use super::{
    DataDirs, FileVersion, Header, LARGEST_FILE, Progress, SaveError, backups, codec, disk,
    snapshots,
};
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
    /// Whether the version before could be kept as a backup; true if there was none.
    pub backed_up: bool,
}

/// Saves a project: lock if possible, compare with what is on disk, write beside, sync, read
/// back, rename, sync the folder, keep a snapshot.
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
    let header = request.header.next(install);
    let text = codec::encode(&request.project, &header)?;
    let version = FileVersion::of(text.as_bytes());
    progress.set(3, 10);

    let lock = SaveLock::take(&target.folder, &target.name);
    beside::sweep(&target.folder, &target.name, install, lock.is_some());
    let before = target.read()?;
    target.allow(before.as_ref(), request.replaces)?;
    progress.set(4, 10);

    let like = before.as_ref().map(|before| &before.metadata);
    let mut temp = Temp::create(&target.folder, &target.name, install, like)
        .map_err(|error| target.io(error))?;
    let written = temp
        .write(text.as_bytes(), like)
        .map_err(|error| target.io(error))?;
    if written != version {
        return Err(SaveError::Verify {
            path: target.path.clone(),
        });
    }
    progress.set(8, 10);

    target.still(before.as_ref(), request.replaces)?;
    let placed = temp
        .place(&target.path, before.is_none())
        .and_then(|()| disk::sync_folder(&target.folder));
    if let Err(error) = placed {
        // Network drives report failures of what was done all the same: the file decides.
        if current_version(&target.path).ok().flatten() != Some(version) {
            return Err(match error.kind() {
                io::ErrorKind::AlreadyExists => target.taken(request.replaces),
                _ => target.io(error),
            });
        }
    }
    drop(temp);
    drop(lock);
    progress.set(9, 10);

    let backed_up = before.is_none_or(|before| {
        report(
            "backup",
            backups::keep(dirs, &target.path, &before.bytes).err(),
        )
    });
    report(
        "snapshot",
        snapshots::keep(dirs.data(), text.as_bytes()).err(),
    );
    progress.set(10, 10);
    Ok(Saved {
        header,
        version,
        backed_up,
    })
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
        if !folder.is_dir() {
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

    /// A file is there that must not be replaced.
    fn taken(&self, replaces: Option<FileVersion>) -> SaveError {
        let path = self.path.clone();
        match replaces {
            Some(_) => SaveError::Foreign { path },
            None => SaveError::Exists { path },
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
        let Some(metadata) = self.metadata()? else {
            return Ok(None);
        };
        if metadata.permissions().readonly() {
            let error = io::Error::new(io::ErrorKind::PermissionDenied, "write-protected");
            return Err(self.io(error));
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

    /// Whether what is there may be replaced.
    fn allow(
        &self,
        before: Option<&Before>,
        replaces: Option<FileVersion>,
    ) -> Result<(), SaveError> {
        match before {
            Some(before) if Some(before.version) != replaces => Err(self.taken(replaces)),
            // Where there should be a file and is none, somebody deleted it: writing it anew
            // loses nothing.
            _ => Ok(()),
        }
    }

    /// Whether it is still there as it was read; looks into it only if it seems to be touched.
    fn still(
        &self,
        before: Option<&Before>,
        replaces: Option<FileVersion>,
    ) -> Result<(), SaveError> {
        let Some(now) = self.metadata()? else {
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
        self.allow(self.read()?.as_ref(), replaces)
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
        let found = target.still(before.as_ref(), None);
        assert!(matches!(found, Err(SaveError::Exists { .. })));
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
        let replaces = Some(FileVersion::of(b"before"));
        assert!(target.still(before.as_ref(), replaces).is_ok());
        // As sync clients do: written beside, with the old time, and moved over it.
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        let beside = root.path().join("beside");
        fs::write(&beside, "theirs").unwrap();
        let file = File::options().write(true).open(&beside).unwrap();
        file.set_modified(time).unwrap();
        drop(file);
        fs::rename(&beside, &path).unwrap();
        if cfg!(unix) {
            let found = target.still(before.as_ref(), replaces);
            assert!(matches!(found, Err(SaveError::Foreign { .. })));
        }
    }
}
