//! Opening a project file.

use std::path::Path;

use super::{FileVersion, Header, OpenError, Progress};
use crate::model::Project;

/// A project read from a file.
#[derive(Debug)]
pub struct Opened {
    /// The project.
    pub project: Project,
    /// What the file says about itself.
    pub header: Header,
    /// Which bytes were read; handed back when saving.
    pub version: FileVersion,
    /// Its schema.
    pub schema: u32,
    /// What the user has to know.
    pub warnings: Vec<Warning>,
    /// Why it must not be saved, if so.
    pub read_only: Option<ReadOnly>,
}

/// What the user has to know about a file that was opened all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The checksum does not fit: the file was changed by another program, or damaged.
    /// Saving asks first.
    Checksum,
}

/// Why a project can be looked at only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer version wrote it.
    NewerSchema {
        /// The file's schema.
        schema: u32,
    },
}

/// Reads a project file.
///
/// # Errors
/// See [`OpenError`]; nothing is changed in any case.
pub fn open(_path: &Path, _progress: &Progress) -> Result<Opened, OpenError> {
    todo!()
}
