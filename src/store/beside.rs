//! Zirkel's hidden files beside a project file: the lock and the version being written.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::disk::{self, Locked, Unlocking};
use super::{FileVersion, InstallId};

/// What file systems allow for a name, in bytes.
pub(super) const LONGEST_NAME: usize = 255;

/// What some file systems that encrypt names allow.
pub(super) const SHORT_NAME: usize = 140;

/// The age from which on a temporary file is rubbish whoever wrote it.
const RUBBISH_AFTER: Duration = Duration::from_secs(60 * 60);

const LOCK_END: &str = ".lock";
const TEMP_END: &str = ".tmp";
/// Dot, tag of the installation (8), hyphen, random digits (16).
const TEMP_MIDDLE: usize = 26;

/// The hidden names of a file: `.~NAME` and an end, cut where that would be too long.
pub(super) fn hidden(name: &OsStr, end: &str, most: usize) -> String {
    let text = name.to_string_lossy();
    let whole = format!(".~{text}{end}");
    if whole.len() <= most && name.to_str().is_some() {
        return whole;
    }
    // Cut or not quite readable: a hash keeps two such names apart.
    let hash = blake3::hash(name.as_encoded_bytes()).to_hex();
    let hash = hash.get(..16).unwrap_or_default();
    let room = most.saturating_sub(".~~".len() + hash.len() + end.len());
    let cut = text.floor_char_boundary(room.min(text.len()));
    let text = text.get(..cut).unwrap_or_default();
    format!(".~{text}~{hash}{end}")
}

/// Stands for an installation in the names of its temporary files.
fn tag(install: InstallId) -> String {
    let hash = blake3::hash(install.to_string().as_bytes()).to_hex();
    hash.get(..8).unwrap_or_default().to_owned()
}

/// The lock that keeps two savers of one file apart where the file system has locks. It is only
/// an optimisation: it saves the one who comes second the discovery at the very end.
pub(super) struct SaveLock {
    /// Held until it is dropped.
    _file: Unlocking,
    path: PathBuf,
}

impl SaveLock {
    /// Waits a second at most. `None`: nobody knows who else is saving.
    pub(super) fn take(folder: &Path, name: &OsStr) -> Option<Self> {
        let path = folder.join(hidden(name, LOCK_END, SHORT_NAME));
        let until = Instant::now() + disk::PATIENCE;
        loop {
            let file = OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .ok()?;
            match disk::lock_until(&file, until) {
                Locked::Ours if disk::is_at(&file, &path) => {
                    return Some(Self {
                        _file: Unlocking(file),
                        path,
                    });
                }
                // The one who had it before has removed it: the file that we locked has no name.
                Locked::Ours if Instant::now() < until => {}
                Locked::Ours | Locked::Theirs => return None,
                Locked::Unknown => {
                    let _ = fs::remove_file(&path);
                    return None;
                }
            }
        }
    }
}

impl Drop for SaveLock {
    fn drop(&mut self) {
        // Removed while still held, so that nobody removes the next one's.
        let _ = fs::remove_file(&self.path);
    }
}

/// A version being written beside the file; removed unless it was put in the file's place.
pub(super) struct Temp {
    path: PathBuf,
    /// Open and locked while it is being written, which tells others that the writer lives.
    file: Option<Unlocking>,
    placed: bool,
}

impl Temp {
    /// Creates the file. `like` is the file it will replace: nobody may read the new one who
    /// may not read the old one.
    pub(super) fn create(
        folder: &Path,
        name: &OsStr,
        install: InstallId,
        like: Option<&fs::Metadata>,
    ) -> io::Result<Self> {
        let end = format!(".{}-{}{TEMP_END}", tag(install), disk::random_hex());
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        start_mode(&mut options, like);
        let mut path = folder.join(hidden(name, &end, LONGEST_NAME));
        let mut file = options.open(&path);
        if matches!(&file, Err(error) if error.kind() == io::ErrorKind::InvalidFilename) {
            path = folder.join(hidden(name, &end, SHORT_NAME));
            file = options.open(&path);
        }
        let file = file?;
        disk::try_lock(&file);
        Ok(Self {
            path,
            file: Some(Unlocking(file)),
            placed: false,
        })
    }

    /// Writes and syncs, then reads back; returns the version that is really there.
    pub(super) fn write(
        &mut self,
        bytes: &[u8],
        like: Option<&fs::Metadata>,
    ) -> io::Result<FileVersion> {
        let Some(Unlocking(file)) = &mut self.file else {
            return Err(io::Error::other("already closed"));
        };
        file.write_all(bytes)?;
        if let Some(like) = like {
            keep_mode(file, like)?;
        }
        file.sync_all()?;
        // Through the same handle: on Windows the lock keeps every other one from reading.
        file.rewind()?;
        let mut back = Vec::with_capacity(bytes.len());
        file.read_to_end(&mut back)?;
        // Windows is happier to move a file that nobody has open.
        self.file = None;
        Ok(FileVersion::of(&back))
    }

    /// Puts it in the place of `target`, which must not exist if `anew`.
    pub(super) fn place(&mut self, target: &Path, anew: bool) -> io::Result<()> {
        if anew {
            // Unlike renaming, linking never replaces a file that came up just now.
            match fs::hard_link(&self.path, target) {
                Ok(()) => return Ok(()), // Dropping removes the other name.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
                // Not every file system has links.
                Err(_) => {}
            }
        }
        disk::retrying(|| fs::rename(&self.path, target))?;
        self.placed = true;
        Ok(())
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        self.file = None;
        if !self.placed {
            let _ = disk::retrying(|| fs::remove_file(&self.path));
        }
    }
}

#[cfg(unix)]
fn start_mode(options: &mut OpenOptions, like: Option<&fs::Metadata>) {
    use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
    if let Some(like) = like {
        options.mode((like.mode() & 0o700) | 0o600);
    }
}

#[cfg(not(unix))]
fn start_mode(_options: &mut OpenOptions, _like: Option<&fs::Metadata>) {}

/// Gives the new file the mode and, as far as that is allowed, the owner and group of the old.
#[cfg(unix)]
fn keep_mode(file: &File, like: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let now = file.metadata()?;
    if (now.uid(), now.gid()) != (like.uid(), like.gid())
        && fchown(file, Some(like.uid()), Some(like.gid())).is_err()
    {
        // Only root gives files away, but a group of one's own can be set.
        let _ = fchown(file, None, Some(like.gid()));
    }
    match file.set_permissions(like.permissions()) {
        // Shares of Windows servers know no modes.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported
            ) =>
        {
            tracing::debug!("the mode cannot be kept: {error}");
            Ok(())
        }
        done => done,
    }
}

#[cfg(not(unix))]
fn keep_mode(_file: &File, _like: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// Removes temporary files that savers of this file left behind: those older than an hour, and
/// those of this installation whose writer is gone. Only for the one who has the lock, if
/// `locked`; without it nobody knows who is gone.
pub(super) fn sweep(folder: &Path, name: &OsStr, install: InstallId, locked: bool) {
    let ours = tag(install);
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let file_name = entry.file_name();
        let Some(writer) = file_name.to_str().and_then(|temp| writer_of(temp, name)) else {
            continue;
        };
        let path = entry.path();
        if disk::is_older(&path, RUBBISH_AFTER) || (locked && writer == ours && is_abandoned(&path))
        {
            let _ = fs::remove_file(&path);
        }
    }
}

fn is_abandoned(path: &Path) -> bool {
    OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)
        .is_ok_and(|file| disk::probe_lock(&file) == Locked::Ours)
}

/// The tag of the installation, if `temp` is the name of a temporary file of `name`.
fn writer_of<'a>(temp: &'a str, name: &OsStr) -> Option<&'a str> {
    let stem = temp.strip_suffix(TEMP_END)?;
    let middle = stem.get(stem.len().checked_sub(TEMP_MIDDLE)?..)?;
    let (tag, random) = middle.strip_prefix('.')?.split_once('-')?;
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if tag.len() != 8 || !is_hex(tag) || !is_hex(random) {
        return None;
    }
    let end = format!("{middle}{TEMP_END}");
    [LONGEST_NAME, SHORT_NAME]
        .iter()
        .any(|most| hidden(name, &end, *most) == temp)
        .then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: &str = ".0123abcd-0123456789abcdef.tmp";

    #[test]
    fn a_hidden_name_never_exceeds_what_the_system_allows() {
        for unit in ["a", "ä", "漢", "🙂"] {
            for count in 1..260 {
                let name = unit.repeat(count);
                for most in [SHORT_NAME, LONGEST_NAME] {
                    let hidden = hidden(OsStr::new(&name), END, most);
                    assert!(hidden.len() <= most, "{hidden}");
                    assert!(hidden.starts_with(".~") && hidden.ends_with(END));
                }
            }
        }
    }

    #[test]
    fn long_names_that_differ_at_the_end_have_different_hidden_names() {
        let one = format!("{}1", "x".repeat(254));
        let two = format!("{}2", "x".repeat(254));
        assert_ne!(
            hidden(OsStr::new(&one), END, LONGEST_NAME),
            hidden(OsStr::new(&two), END, LONGEST_NAME)
        );
    }

    #[test]
    fn the_lock_is_not_that_of_libreoffice() {
        let hidden = hidden(OsStr::new("kreis.zirkel.ron"), LOCK_END, SHORT_NAME);
        assert_eq!(hidden, ".~kreis.zirkel.ron.lock");
    }

    #[test]
    fn only_the_files_own_temporary_files_are_known_as_such() {
        let name = OsStr::new("kreis.ron");
        let temp = format!(".~kreis.ron{END}");
        assert_eq!(writer_of(&temp, name), Some("0123abcd"));
        let long = "ä".repeat(120);
        let cut = hidden(OsStr::new(&long), END, LONGEST_NAME);
        assert_eq!(writer_of(&cut, OsStr::new(&long)), Some("0123abcd"));
        for other in [
            "kreis.ron",
            ".~kreis.ron.tmp",
            ".~kreis.ron.lock",
            ".~lock.kreis.ron#",
            &format!(".~kreis2.ron{END}"),
            &format!("kreis.ron{END}"),
            ".~kreis.ron.0123abcd-0123456789abcdex.tmp",
            "ä.tmp",
        ] {
            assert_eq!(writer_of(other, name), None, "{other}");
        }
    }
}
