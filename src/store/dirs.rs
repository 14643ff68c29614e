//! Zirkel's own folders: settings, journals, snapshots, backups.

use std::path::{Path, PathBuf};

use super::InstallId;

/// Where Zirkel keeps what does not belong into project files.
#[derive(Clone, Debug)]
pub struct DataDirs {
    config: PathBuf,
    data: PathBuf,
}

impl DataDirs {
    /// The folders that the system has for this (see the `directories` crate). The environment
    /// variable `ZIRKEL_HOME`, if set, names one folder for all instead.
    pub fn of_system() -> Option<Self> {
        todo!()
    }

    /// Everything below one folder, for tests and portable installations.
    pub fn below(root: &Path) -> Self {
        Self {
            config: root.join("config"),
            data: root.join("data"),
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
    pub fn install_id(&self) -> InstallId {
        todo!()
    }
}
