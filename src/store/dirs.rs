//! Zirkel's own folders: settings, journals, snapshots, backups.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use super::{InstallId, disk};
use crate::document::IdSource;

/// Where Zirkel keeps what does not belong into project files.
#[derive(Clone, Debug)]
pub struct DataDirs {
    config: PathBuf,
    data: PathBuf,
    /// Known from the first call on, so that one run has one id even if it cannot be kept.
    /// Clones share it.
    install: Arc<OnceLock<InstallId>>,
}

/// The environment variable that names one folder for everything.
const HOME: &str = "ZIRKEL_HOME";

/// How often and at which distance a file that reads wrongly is read again: another process may
/// be between creating and filling it.
const READ_AGAIN: u32 = 10;
const READ_AGAIN_AFTER: Duration = Duration::from_millis(20);

impl DataDirs {
    /// The folders that the system has for this (see the `directories` crate). The environment
    /// variable `ZIRKEL_HOME`, if set, names one folder for all instead.
    pub fn of_system() -> Option<Self> {
        if let Some(home) = std::env::var_os(HOME).filter(|home| !home.is_empty()) {
            let home = PathBuf::from(home);
            return Some(Self::below(&std::path::absolute(&home).unwrap_or(home)));
        }
        let system = directories::ProjectDirs::from("", "", "Zirkel")?;
        // The local folder, not the one that follows a Windows account from machine to machine:
        // two machines must not share an installation id.
        Some(Self::at(system.config_dir(), system.data_local_dir()))
    }

    /// Everything below one folder, for tests and portable installations.
    pub fn below(root: &Path) -> Self {
        Self::at(&root.join("config"), &root.join("data"))
    }

    fn at(config: &Path, data: &Path) -> Self {
        Self {
            config: config.to_owned(),
            data: data.to_owned(),
            install: Arc::default(),
        }
    }

    /// The folder for settings.
    pub fn config(&self) -> &Path {
        &self.config
    }

    /// The folder for journals, snapshots and backups.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// This installation's id; drawn and kept at the first call.
    ///
    /// If it can be neither read nor kept, this run has an id of its own: two ids for one
    /// installation do no harm, one id for two would.
    pub fn install_id(&self) -> InstallId {
        *self.install.get_or_init(|| install_id(&self.data))
    }
}

fn install_id(data: &Path) -> InstallId {
    let path = data.join("install-id");
    let drawn: InstallId = IdSource::default().next();
    match read(&path) {
        Ok(Some(kept)) => return kept,
        Ok(None) => match create(data, &path, drawn) {
            Ok(()) => return drawn,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if let Ok(Some(kept)) = read(&path) {
                    return kept;
                }
            }
            Err(error) => {
                tracing::warn!("{} cannot be kept: {error}", path.display());
                return drawn;
            }
        },
        Err(error) => tracing::warn!("{}: {error}; drawn anew", path.display()),
    }
    if let Err(error) = disk::replace(&path, line(drawn).as_bytes()) {
        tracing::warn!("{} cannot be replaced: {error}", path.display());
    }
    drawn
}

fn line(id: InstallId) -> String {
    format!("{id}\n")
}

/// The id in the file, `None` if there is no file.
fn read(path: &Path) -> io::Result<Option<InstallId>> {
    let mut tries = 0;
    loop {
        let garbled = match fs::read(path) {
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes);
                match text.trim().parse() {
                    Ok(id) => return Ok(Some(id)),
                    Err(_) => io::Error::new(io::ErrorKind::InvalidData, "not an id"),
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => error,
        };
        tries += 1;
        if tries > READ_AGAIN {
            return Err(garbled);
        }
        thread::sleep(READ_AGAIN_AFTER);
    }
}

/// Fails if the file is there already, so that of two processes only one has its id kept.
fn create(data: &Path, path: &Path, id: InstallId) -> io::Result<()> {
    disk::private_folder(data)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(line(id).as_bytes())?;
    file.sync_all()?;
    disk::sync_folder(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_who_start_at_once_agree_on_one_id() {
        let root = tempfile::tempdir().unwrap();
        let ids: Vec<InstallId> = thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| DataDirs::below(root.path()).install_id()))
                .collect();
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        assert_eq!(DataDirs::below(root.path()).install_id(), ids[0]);
    }

    #[test]
    fn a_garbled_id_is_replaced_by_a_new_one() {
        let root = tempfile::tempdir().unwrap();
        for garbled in [&b""[..], b"nonsense", b"\xff\xfe\0\0", &[b'0'; 5000]] {
            let dirs = DataDirs::below(root.path());
            fs::create_dir_all(dirs.data()).unwrap();
            fs::write(dirs.data().join("install-id"), garbled).unwrap();
            let id = dirs.install_id();
            assert_eq!(dirs.install_id(), id);
            assert_eq!(DataDirs::below(root.path()).install_id(), id);
        }
    }

    #[test]
    fn without_a_folder_one_run_has_one_id_all_the_same() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("file");
        fs::write(&file, "in the way").unwrap();
        let dirs = DataDirs::below(&file);
        assert_eq!(dirs.install_id(), dirs.clone().install_id());
    }

    #[test]
    fn a_folder_in_the_place_of_the_id_does_not_matter() {
        let root = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(root.path());
        fs::create_dir_all(dirs.data().join("install-id")).unwrap();
        assert_eq!(dirs.install_id(), dirs.install_id());
    }
}
