//! Which version of a project a file holds.

use std::collections::BTreeMap;

use crate::model::Id;

/// One installation of Zirkel on one account. Says nothing about the person.
#[derive(Clone, Copy, Debug)]
pub enum Install {}

/// The id of an [`Install`]: drawn at the first start and kept in the data folder.
pub type InstallId = Id<Install>;

/// What a project file says about itself before the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Version vector: how often each installation has saved this project.
    pub saved: BTreeMap<InstallId, u64>,
}

impl Header {
    /// The header of the next version that `install` saves.
    pub fn next(&self, install: InstallId) -> Self {
        let mut next = self.clone();
        let count = next.saved.entry(install).or_insert(0);
        *count = count.saturating_add(1);
        next
    }
}

/// Which bytes a file had: equal hashes are equal files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileVersion {
    /// blake3 of the whole file.
    pub hash: blake3::Hash,
    /// Length in bytes.
    pub len: u64,
}

impl FileVersion {
    /// The version that these bytes are.
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            hash: blake3::hash(bytes),
            len: bytes.len() as u64,
        }
    }
}
