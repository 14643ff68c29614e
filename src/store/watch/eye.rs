//! One look at a file: whether it is still the version it was.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::mem::discriminant;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::Gone;
use crate::store::{FileVersion, LARGEST_FILE, current_version, disk};

/// How coarse the times of files may be: two seconds on memory sticks.
const GRANULARITY: Duration = Duration::from_secs(2);

/// How many looks after a change hash the file again, where its time cannot be compared with the
/// server's clock. Together they outlast [`GRANULARITY`].
const DOUBTS: u8 = 2;

/// How many files of a folder are looked at for one that was renamed.
const MOST_FILES: usize = 20_000;

/// What one look at the file gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Nothing new since the look before.
    Same,
    /// Not known yet: it is just being written, or gone for the first time. The next look will
    /// tell.
    Unclear,
    /// It was read, because it was touched or might have been. Not necessarily another version.
    There(FileVersion),
    /// It has been gone for two looks in a row. Told once.
    Gone(Gone),
}

/// Looks at one file again and again. Reads it only if its length, time or identity changed.
#[derive(Debug)]
pub struct Eye {
    path: PathBuf,
    /// How it was when it was read.
    last: Option<Last>,
    /// How often it is still to be read although it seems untouched.
    doubts: u8,
    /// What the last look found in its place.
    gone: Option<Gone>,
    told: bool,
    is_read_only: bool,
}

#[derive(Debug)]
struct Last {
    metadata: Metadata,
    /// Of the folder around it.
    device: Option<u64>,
}

impl Eye {
    /// For the file at this path; a symbolic link is followed at each look.
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            last: None,
            doubts: 0,
            gone: None,
            told: false,
            is_read_only: false,
        }
    }

    /// Whether the file was protected against writing when it was last seen.
    pub fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// Makes the next look read the file and tell what is there, whatever was seen before.
    pub fn forget(&mut self) {
        self.doubts = self.doubts.max(1);
        self.gone = None;
        self.told = false;
    }

    /// Looks once. Waits for the disk or share. `server_now` is what the clock of the computer
    /// that has the file says, if that is known.
    pub fn look(&mut self, server_now: Option<SystemTime>) -> Sight {
        let target = match disk::resolve(&self.path) {
            Ok(target) => target,
            Err(error) => return self.miss(Gone::Unreadable(error.kind()), None),
        };
        match self.read(&target, server_now) {
            Ok(sight) => sight,
            Err(error) => self.miss(self.what_is_gone(&error, &target), Some(&target)),
        }
    }

    fn read(&mut self, target: &Path, server_now: Option<SystemTime>) -> io::Result<Sight> {
        let metadata = ask(target)?;
        self.is_read_only = metadata.permissions().readonly();
        let seems_same = self
            .last
            .as_ref()
            .is_some_and(|last| seems_same(&last.metadata, &metadata));
        if seems_same && self.doubts == 0 {
            self.found();
            return Ok(Sight::Same);
        }
        if metadata.len() > LARGEST_FILE {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let version = current_version(target)?.ok_or(ErrorKind::NotFound)?;
        self.found();
        if !self::seems_same(&metadata, &ask(target)?) {
            // What was read may be half of one version and half of the next.
            self.last = None;
            return Ok(Sight::Unclear);
        }
        self.doubts = if is_older(&metadata, server_now) {
            0
        } else if seems_same {
            self.doubts.saturating_sub(1)
        } else {
            DOUBTS
        };
        self.last = Some(Last {
            metadata,
            device: target.parent().and_then(device),
        });
        Ok(Sight::There(version))
    }

    fn found(&mut self) {
        self.gone = None;
        self.told = false;
    }

    /// Told at the second look: sync clients remove a file before they put the new one there.
    fn miss(&mut self, gone: Gone, target: Option<&Path>) -> Sight {
        let again = self
            .gone
            .as_ref()
            .is_some_and(|before| discriminant(before) == discriminant(&gone));
        if !again {
            self.gone = Some(gone);
            self.told = false;
            return Sight::Unclear;
        }
        if self.told {
            return Sight::Same;
        }
        self.told = true;
        let gone = match (gone, target, &self.last) {
            (Gone::Missing { .. }, Some(target), Some(last)) => Gone::Missing {
                renamed_to: renamed(target, &last.metadata),
            },
            (gone, ..) => gone,
        };
        // When it is back, that is to be told whatever it looks like.
        self.last = None;
        Sight::Gone(gone)
    }

    fn what_is_gone(&self, error: &io::Error, target: &Path) -> Gone {
        let missing = matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
        match target.parent().map(fs::metadata) {
            _ if is_away(error) => Gone::FolderAway,
            Some(Err(folder)) if folder.kind() == ErrorKind::PermissionDenied => {
                Gone::Unreadable(folder.kind())
            }
            Some(Err(_)) => Gone::FolderAway,
            Some(Ok(folder)) if !folder.is_dir() => Gone::FolderAway,
            // The empty folder into which the share was mounted.
            Some(Ok(_)) if missing && self.is_another_device(target) => Gone::FolderAway,
            _ if missing => Gone::Missing { renamed_to: None },
            _ => Gone::Unreadable(error.kind()),
        }
    }

    fn is_another_device(&self, target: &Path) -> bool {
        let before = self.last.as_ref().and_then(|last| last.device);
        let now = target.parent().and_then(device);
        before.is_some() && now.is_some() && before != now
    }
}

/// What the system knows of the file.
fn ask(path: &Path) -> io::Result<Metadata> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        // Opening a pipe would wait for ever.
        return Err(io::Error::new(
            ErrorKind::InvalidInput,
            "not a regular file",
        ));
    }
    if cfg!(unix) {
        // NFS answers a mere question from memory, for up to a minute; opening asks the server.
        return File::open(path)?.metadata();
    }
    Ok(metadata)
}

fn seems_same(one: &Metadata, other: &Metadata) -> bool {
    one.len() == other.len()
        && one.modified().ok() == other.modified().ok()
        && disk::is_same(one, other)
}

/// Whether whatever is written from now on will have a later time.
fn is_older(metadata: &Metadata, server_now: Option<SystemTime>) -> bool {
    let modified = metadata.modified().ok();
    let age = server_now
        .zip(modified)
        .and_then(|(now, modified)| now.duration_since(modified).ok());
    age.is_some_and(|age| age > GRANULARITY)
}

/// Whether it says that the share or disk is not there, not only the file.
fn is_away(error: &io::Error) -> bool {
    // ERROR_NOT_READY, ERROR_BAD_NETPATH, ERROR_UNEXP_NET_ERR, ERROR_NETNAME_DELETED,
    // ERROR_BAD_NET_NAME, ERROR_NETWORK_UNREACHABLE, ERROR_HOST_UNREACHABLE.
    let of_windows = matches!(
        error.raw_os_error(),
        Some(21 | 53 | 59 | 64 | 67 | 1231 | 1232)
    );
    (cfg!(windows) && of_windows)
        || matches!(
            error.kind(),
            ErrorKind::StaleNetworkFileHandle
                | ErrorKind::NotConnected
                | ErrorKind::TimedOut
                | ErrorKind::HostUnreachable
                | ErrorKind::NetworkUnreachable
                | ErrorKind::NetworkDown
                | ErrorKind::ConnectionAborted
                | ErrorKind::ConnectionReset
                | ErrorKind::BrokenPipe
        )
}

#[cfg(unix)]
fn device(folder: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt as _;
    Some(fs::metadata(folder).ok()?.dev())
}

#[cfg(not(unix))]
fn device(_folder: &Path) -> Option<u64> {
    None
}

/// Where the file that was at `target` is now in the same folder. Its number alone does not
/// tell: that of a removed file is soon used again.
#[cfg(unix)]
fn renamed(target: &Path, last: &Metadata) -> Option<PathBuf> {
    use std::os::unix::fs::{DirEntryExt as _, MetadataExt as _};
    fs::read_dir(target.parent()?)
        .ok()?
        .take(MOST_FILES)
        .flatten()
        // Hidden ones are no new names: `.nfs…` is a removed file that is still open.
        .filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
        .filter(|entry| entry.ino() == last.ino())
        .find(|entry| entry.metadata().is_ok_and(|now| seems_same(&now, last)))
        .map(|entry| entry.path())
}

#[cfg(not(unix))]
fn renamed(_target: &Path, _last: &Metadata) -> Option<PathBuf> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Place {
        root: tempfile::TempDir,
        path: PathBuf,
        eye: Eye,
    }

    impl Place {
        fn with(text: &str) -> Self {
            let root = tempfile::tempdir().unwrap();
            let path = root.path().join("Kreis.zirkel.ron");
            fs::write(&path, text).unwrap();
            let eye = Eye::new(&path);
            Self { root, path, eye }
        }

        fn modified(&self) -> SystemTime {
            fs::metadata(&self.path).unwrap().modified().unwrap()
        }

        fn set_modified(&self, time: SystemTime) {
            let file = File::options().write(true).open(&self.path).unwrap();
            file.set_modified(time).unwrap();
        }

        fn look(&mut self) -> Sight {
            self.eye.look(None)
        }
    }

    fn there(text: &str) -> Sight {
        Sight::There(FileVersion::of(text.as_bytes()))
    }

    #[test]
    fn an_untouched_file_is_read_until_its_time_can_be_trusted() {
        let mut place = Place::with("one");
        for _ in 0..=DOUBTS {
            assert_eq!(place.look(), there("one"));
        }
        assert_eq!(place.look(), Sight::Same);
        assert_eq!(place.look(), Sight::Same);
    }

    #[test]
    fn by_the_servers_clock_an_old_file_is_read_once() {
        let mut place = Place::with("one");
        let later = place.modified() + GRANULARITY + Duration::from_millis(1);
        assert_eq!(place.eye.look(Some(later)), there("one"));
        assert_eq!(place.eye.look(Some(later)), Sight::Same);
        let mut place = Place::with("one");
        let young = place.modified() + GRANULARITY;
        assert_eq!(place.eye.look(Some(young)), there("one"));
        assert_eq!(place.eye.look(Some(young)), there("one"));
    }

    #[test]
    fn the_same_length_within_the_same_moment_is_noticed() {
        let mut place = Place::with("one");
        assert_eq!(place.look(), there("one"));
        let time = place.modified();
        fs::write(&place.path, "two").unwrap();
        place.set_modified(time);
        assert_eq!(place.look(), there("two"));
    }

    #[test]
    fn each_way_of_changing_is_noticed() {
        let mut place = Place::with("one");
        while place.look() != Sight::Same {}
        let time = place.modified();
        fs::write(&place.path, "longer").unwrap();
        place.set_modified(time);
        assert_eq!(place.look(), there("longer"));
        while place.look() != Sight::Same {}
        place.set_modified(time - Duration::from_secs(99));
        assert_eq!(place.look(), there("longer"));
        while place.look() != Sight::Same {}
        if cfg!(unix) {
            let beside = place.root.path().join("beside");
            fs::write(&beside, "LONGER").unwrap();
            fs::rename(&beside, &place.path).unwrap();
            place.set_modified(time - Duration::from_secs(99));
            assert_eq!(place.look(), there("LONGER"));
        }
    }

    #[test]
    fn a_file_that_is_removed_and_put_there_again_was_never_gone() {
        let mut place = Place::with("one");
        while place.look() != Sight::Same {}
        fs::remove_file(&place.path).unwrap();
        assert_eq!(place.look(), Sight::Unclear);
        fs::write(&place.path, "two").unwrap();
        assert_eq!(place.look(), there("two"));
    }

    #[test]
    fn a_removed_file_is_told_once_and_its_return_too() {
        let mut place = Place::with("one");
        while place.look() != Sight::Same {}
        fs::remove_file(&place.path).unwrap();
        // May get the number of the removed one.
        fs::write(place.root.path().join("other.ron"), "another").unwrap();
        assert_eq!(place.look(), Sight::Unclear);
        assert_eq!(
            place.look(),
            Sight::Gone(Gone::Missing { renamed_to: None })
        );
        assert_eq!(place.look(), Sight::Same);
        fs::write(&place.path, "one").unwrap();
        assert_eq!(place.look(), there("one"));
    }

    #[cfg(unix)]
    #[test]
    fn a_renamed_file_is_found_and_its_return_told_though_nothing_changed() {
        let mut place = Place::with("one");
        while place.look() != Sight::Same {}
        let renamed = place.root.path().join("Kreis 2018.zirkel.ron");
        fs::rename(&place.path, &renamed).unwrap();
        assert_eq!(place.look(), Sight::Unclear);
        let renamed_to = Some(renamed.clone());
        assert_eq!(place.look(), Sight::Gone(Gone::Missing { renamed_to }));
        fs::rename(&renamed, &place.path).unwrap();
        assert_eq!(place.look(), there("one"));
    }

    #[test]
    fn a_folder_that_is_away_is_another_thing_than_a_missing_file() {
        let mut place = Place::with("one");
        let folder = place.root.path().join("share");
        fs::create_dir(&folder).unwrap();
        let path = folder.join("Kreis.ron");
        fs::write(&path, "one").unwrap();
        place.eye = Eye::new(&path);
        while place.look() != Sight::Same {}
        let elsewhere = place.root.path().join("elsewhere");
        fs::rename(&folder, &elsewhere).unwrap();
        assert_eq!(place.look(), Sight::Unclear);
        assert_eq!(place.look(), Sight::Gone(Gone::FolderAway));
        // Another kind counts anew.
        fs::create_dir(&folder).unwrap();
        assert_eq!(place.look(), Sight::Unclear);
        assert_eq!(
            place.look(),
            Sight::Gone(Gone::Missing { renamed_to: None })
        );
        fs::remove_dir(&folder).unwrap();
        fs::rename(&elsewhere, &folder).unwrap();
        assert_eq!(place.look(), there("one"));
    }

    #[test]
    fn something_else_in_the_place_of_the_file_is_unreadable() {
        let mut place = Place::with("one");
        while place.look() != Sight::Same {}
        fs::remove_file(&place.path).unwrap();
        fs::create_dir(&place.path).unwrap();
        assert_eq!(place.look(), Sight::Unclear);
        let gone = Gone::Unreadable(ErrorKind::IsADirectory);
        assert_eq!(place.look(), Sight::Gone(gone));
        fs::remove_dir(&place.path).unwrap();
        let file = File::create(&place.path).unwrap();
        file.set_len(LARGEST_FILE + 1).unwrap();
        assert_eq!(place.look(), Sight::Same, "still unreadable");
    }

    #[test]
    fn protection_against_writing_is_seen() {
        let mut place = Place::with("one");
        place.look();
        assert!(!place.eye.is_read_only());
        let before = fs::metadata(&place.path).unwrap().permissions();
        let mut permissions = before.clone();
        permissions.set_readonly(true);
        fs::set_permissions(&place.path, permissions).unwrap();
        place.look();
        assert!(place.eye.is_read_only());
        fs::set_permissions(&place.path, before).unwrap();
        place.look();
        assert!(!place.eye.is_read_only());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_where_it_leads_now() {
        let mut place = Place::with("one");
        let (other, link) = (
            place.root.path().join("other"),
            place.root.path().join("link"),
        );
        fs::write(&other, "two").unwrap();
        std::os::unix::fs::symlink(&place.path, &link).unwrap();
        place.eye = Eye::new(&link);
        while place.look() != Sight::Same {}
        fs::remove_file(&link).unwrap();
        std::os::unix::fs::symlink(&other, &link).unwrap();
        assert_eq!(place.look(), there("two"));
    }
}
