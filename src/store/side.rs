//! Files that are not the project: lists that come in, documents that go out. What stands in them
//! is `exchange`'s; here they are only read and written.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::beside::Temp;
use super::dirs::DataDirs;
use super::open::read_up_to;
use super::{FileVersion, OpenError, Progress, SaveError, disk};

/// The largest list that is read, in bytes.
pub const LARGEST_LIST: u64 = 64 * 1024 * 1024;

/// Reads a file of another program.
///
/// # Errors
/// See [`OpenError`]; larger than [`LARGEST_LIST`] is one.
pub fn read_list(path: &Path, progress: &Progress) -> Result<Vec<u8>, OpenError> {
    read_up_to(path, LARGEST_LIST, progress)
}

/// Writes a file for another program, as a whole or not at all. One that is there already is only
/// replaced if the user said so (`confirmed`).
///
/// # Errors
/// [`SaveError::Exists`], [`SaveError::NoFolder`], [`SaveError::Directory`], [`SaveError::Io`] or
/// [`SaveError::Verify`]; what was there is as it was.
pub fn write_out(
    path: &Path,
    bytes: &[u8],
    confirmed: bool,
    dirs: &DataDirs,
) -> Result<(), SaveError> {
    let refused = |source: std::io::Error| match source.kind() {
        ErrorKind::AlreadyExists => SaveError::Exists {
            path: path.to_owned(),
        },
        _ => SaveError::Io {
            path: path.to_owned(),
            source,
        },
    };
    let target = disk::resolve(path).map_err(refused)?;
    let there = fs::metadata(&target).ok();
    if there.as_ref().is_some_and(fs::Metadata::is_dir) {
        let path = path.to_owned();
        return Err(SaveError::Directory { path });
    }
    if there.is_some() && !confirmed {
        let path = path.to_owned();
        return Err(SaveError::Exists { path });
    }
    let name = target.file_name().ok_or_else(|| SaveError::Directory {
        path: path.to_owned(),
    })?;
    let folder = match target.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => Path::new("."),
    };
    if !folder.is_dir() {
        let path = folder.to_owned();
        return Err(SaveError::NoFolder { path });
    }
    let mut temp =
        Temp::create(folder, name, dirs.install_id(), there.as_ref()).map_err(refused)?;
    let written = temp.write(bytes, there.as_ref()).map_err(refused)?;
    if written != FileVersion::of(bytes) {
        let path = path.to_owned();
        return Err(SaveError::Verify { path });
    }
    temp.place(&target, there.is_none()).map_err(refused)?;
    // The file is there all the same; only a power cut right now could take it away again.
    let _ = disk::sync_folder(folder);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_where_the_user_said_so() {
        let folder = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(&folder.path().join("data"));
        let path = folder.path().join("Liste.csv");
        write_out(&path, b"eins", false, &dirs).unwrap();
        let again = write_out(&path, b"zwei", false, &dirs);
        assert!(matches!(again, Err(SaveError::Exists { .. })), "{again:?}");
        assert_eq!(fs::read(&path).unwrap(), b"eins");
        write_out(&path, b"zwei", true, &dirs).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"zwei");
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert!(names.len() <= 2, "nothing is left beside it: {names:?}");
    }

    #[test]
    fn what_is_no_place_for_a_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(&folder.path().join("data"));
        let no_folder = write_out(&folder.path().join("a/b.csv"), b"x", false, &dirs);
        assert!(
            matches!(no_folder, Err(SaveError::NoFolder { .. })),
            "{no_folder:?}"
        );
        let directory = write_out(folder.path(), b"x", true, &dirs);
        assert!(
            matches!(directory, Err(SaveError::Directory { .. })),
            "{directory:?}"
        );
    }
}
