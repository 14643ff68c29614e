//! Which version of a project a file holds.

use std::collections::BTreeMap;

use crate::document::merge::Author;
use crate::model::{Id, Project};

use super::writers::WriterId;

/// One installation of Zirkel on one account. Says nothing about the person.
#[derive(Clone, Copy, Debug)]
pub enum Install {}

/// The id of an [`Install`]: drawn at the first start and kept in the data folder.
pub type InstallId = Id<Install>;

/// What a project file says about itself before the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Version vector: how often each writer has saved this project. A file has in it whatever
    /// each writer saved up to that number.
    pub saved: BTreeMap<WriterId, u64>,
    /// Who saved it, and when: for people.
    pub author: Author,
}

impl Header {
    /// The header of the next version, the `count`th of this writer.
    pub(super) fn next(&self, writer: WriterId, count: u64, author: Author) -> Self {
        let mut saved = self.saved.clone();
        saved.insert(writer, count);
        Self { saved, author }
    }

    /// How often this writer has saved.
    pub fn count(&self, writer: WriterId) -> u64 {
        self.saved.get(&writer).copied().unwrap_or_default()
    }

    /// Whether all that this version has in it is in `other` too.
    pub fn is_within(&self, other: &Self) -> bool {
        self.saved
            .iter()
            .all(|(writer, count)| *count <= other.count(*writer))
    }

    /// The versions in which both are; the author is that of `self`.
    pub(super) fn joined(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        for (writer, count) in &other.saved {
            let known = joined.saved.entry(*writer).or_default();
            *known = (*known).max(*count);
        }
        joined
    }

    /// Whether both come from one project: some writer has saved both. What was never saved by
    /// Zirkel, or lost its vector, is related to nothing; see [`Self::is_stranger`].
    pub fn is_related(&self, other: &Self) -> bool {
        self.saved
            .keys()
            .any(|writer| other.saved.contains_key(writer))
    }
}

impl Header {
    /// Whether the two are certainly of different projects, so that merging them would only mix
    /// two circles up.
    pub(super) fn is_stranger(&self, other: &Self) -> bool {
        !self.saved.is_empty() && !other.saved.is_empty() && !self.is_related(other)
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

/// A version of a project file as it was read or written.
#[derive(Clone, Debug)]
pub struct OnDisk {
    /// Its bytes.
    pub version: FileVersion,
    /// What it says about itself.
    pub header: Header,
    /// Its content.
    pub project: Project,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ulid;

    fn header(counts: &[(u128, u64)]) -> Header {
        let saved = counts
            .iter()
            .map(|(writer, count)| (Id::from_ulid(Ulid(*writer)), *count));
        Header {
            saved: saved.collect(),
            author: Author::default(),
        }
    }

    #[test]
    fn a_version_is_within_those_that_have_at_least_as_much_of_each_writer() {
        let one = header(&[(1, 3)]);
        let both = header(&[(1, 3), (2, 1)]);
        assert!(one.is_within(&both) && one.is_within(&one));
        assert!(!both.is_within(&one));
        let apart = header(&[(1, 4)]);
        assert!(!apart.is_within(&both) && !both.is_within(&apart));
        assert_eq!(apart.joined(&both), header(&[(1, 4), (2, 1)]));
        assert!(header(&[]).is_within(&one));
        assert!(!header(&[(9, 1)]).is_related(&both));
    }
}
