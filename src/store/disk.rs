//! The few dealings with the disk that saving, journal, snapshots and backups share.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::document::IdSource;

/// How many symbolic links in a row are followed, as many as Linux does.
const MOST_LINKS: usize = 40;

/// How long to wait for what others hold only for a moment.
pub(super) const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(20);

/// Creates a folder with all above it; what is in it concerns nobody but this account.
pub(super) fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    let missing: Vec<&Path> = path.ancestors().take_while(|path| !path.exists()).collect();
    builder.create(path)?;
    for above in missing.iter().filter_map(|path| path.parent()) {
        // The folder is there all the same; only a power cut right now could take it away again.
        let _ = sync_folder(above);
    }
    Ok(())
}

/// Makes names created or changed in a folder last. Windows knows no such call.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(path)?.sync_all()?;
    }
    Ok(())
}

/// 16 random hexadecimal digits.
pub(super) fn random_hex() -> String {
    let id: crate::model::Id<()> = IdSource::default().next();
    // The lower 80 bits of a ULID are random; the cast keeps 64 of them.
    format!("{:016x}", id.ulid().0 as u64)
}

/// Writes a file of Zirkel's own as a whole or not at all.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    private_folder(folder)?;
    let temp = folder.join(format!(".{}.tmp", random_hex()));
    let written = create(&temp, bytes)
        .and_then(|()| retrying(|| fs::rename(&temp, path)))
        .and_then(|()| sync_folder(folder));
    if written.is_err() {
        // What stays behind is swept by `remove_old_temps`.
        let _ = fs::remove_file(&temp);
    }
    written
}

fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Removes what a [`replace`] that was killed left in one of Zirkel's own folders.
pub(super) fn remove_old_temps(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_temp = name
            .to_str()
            .is_some_and(|name| name.starts_with('.') && name.ends_with(".tmp"));
        if is_temp && is_older(&entry.path(), Duration::from_secs(60 * 60)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// For removing: a file that is not there is as good as removed.
pub(super) fn missing_is_fine(error: io::Error) -> io::Result<()> {
    match error.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    }
}

/// Whether a file was last written longer ago than this.
pub(super) fn is_older(path: &Path, age: Duration) -> bool {
    fs::symlink_metadata(path)
        .and_then(|metadata| metadata.modified())
        .is_ok_and(|modified| modified.elapsed().is_ok_and(|elapsed| elapsed > age))
}

/// Does it again for a second while Windows says that somebody else, a virus scanner perhaps,
/// has the file open.
pub(super) fn retrying<T>(mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let until = Instant::now() + PATIENCE;
    loop {
        match action() {
            Err(error) if is_sharing_error(&error) && Instant::now() < until => {
                thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
}

fn is_sharing_error(error: &io::Error) -> bool {
    // ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION.
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

/// What became of an attempt to lock a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Locked {
    /// It is ours as long as the file is open.
    Ours,
    /// Somebody else has it.
    Theirs,
    /// The file system knows no locks.
    Unknown,
}

/// Locks a file if nobody else has.
pub(super) fn try_lock(file: &File) -> Locked {
    match file.try_lock() {
        Ok(()) => Locked::Ours,
        Err(TryLockError::WouldBlock) => Locked::Theirs,
        Err(TryLockError::Error(_)) => Locked::Unknown,
    }
}

/// Whether somebody has a file locked; `Ours` if nobody has.
pub(super) fn probe_lock(file: &File) -> Locked {
    let locked = try_lock(file);
    let _ = file.unlock();
    locked
}

/// An open file that is unlocked when it is dropped. Closing alone is not enough: a program that
/// is just being started has a copy of each open file for a moment, and with it of the lock.
#[derive(Debug)]
pub(super) struct Unlocking(pub(super) File);

impl Drop for Unlocking {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

/// Locks a file, waiting until then at most.
pub(super) fn lock_until(file: &File, until: Instant) -> Locked {
    loop {
        match try_lock(file) {
            Locked::Theirs if Instant::now() < until => thread::sleep(PAUSE),
            done => return done,
        }
    }
}

/// Whether `file` is (still) what lies at `path`; where the system cannot tell, whether anything
/// lies there.
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    let (Ok(open), Ok(there)) = (file.metadata(), fs::symlink_metadata(path)) else {
        return false;
    };
    is_same(&open, &there)
}

#[cfg(unix)]
pub(super) fn is_same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
pub(super) fn is_same(_one: &fs::Metadata, _other: &fs::Metadata) -> bool {
    true
}

/// Where symbolic links lead, even if nothing is there yet.
pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut target = std::path::absolute(path)?;
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&target) else {
            return Ok(target);
        };
        target = match target.parent() {
            Some(folder) => folder.join(next),
            None => next,
        };
    }
    Err(io::Error::other("too many symbolic links"))
}
