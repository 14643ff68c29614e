//! What can go wrong with project files. `i18n` puts it into the user's words.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::FileVersion;

/// A place in a text file, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Where {
    /// Line.
    pub line: usize,
    /// Character in the line.
    pub column: usize,
}

/// Why a file could not be opened. Nothing was changed.
#[derive(Debug, Error)]
pub enum OpenError {
    /// There is no such file.
    #[error("{} does not exist", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A folder, not a file.
    #[error("{} is a folder", path.display())]
    Directory {
        /// The folder.
        path: PathBuf,
    },
    /// The system refused to read it.
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Larger than [`super::LARGEST_FILE`].
    #[error("the file has {len} bytes, more than the {most} that are read")]
    TooLarge {
        /// Its length in bytes.
        len: u64,
        /// The limit in bytes.
        most: u64,
    },
    /// No UTF-8 text.
    #[error("the file is not a text in UTF-8 (byte {at})")]
    NotText {
        /// The first byte that is wrong, counted from 0.
        at: usize,
    },
    /// Not RON, or RON of another shape.
    #[error("line {}, column {}: {reason}", at.line, at.column)]
    NotAProject {
        /// Where reading stopped.
        at: Where,
        /// What the parser said, in English.
        reason: String,
    },
    /// It ends in the middle.
    #[error("the file ends in line {}, in the middle of a value", at.line)]
    Truncated {
        /// Where it ends.
        at: Where,
    },
    /// One key stands twice, so that one of two records would be lost.
    #[error("line {}: {reason}", at.line)]
    Duplicate {
        /// The second of the two.
        at: Where,
        /// Which key.
        reason: String,
    },
    /// Nested deeper than [`super::DEEPEST`].
    #[error("line {}: nested too deeply", at.line)]
    TooDeep {
        /// Where the limit was reached.
        at: Where,
    },
    /// Written by a newer version, in a form that cannot even be read.
    #[error("schema {schema} is newer than the {known} known here")]
    TooNew {
        /// The file's schema.
        schema: u32,
        /// The newest one known.
        known: u32,
    },
    /// The user stopped it.
    #[error("cancelled")]
    Cancelled,
}

/// Why a project could not be saved. The file on disk is as it was.
#[derive(Debug, Error)]
pub enum SaveError {
    /// Others write the file so often that no save came through, or it is not the version that
    /// was to be replaced. Nothing was overwritten.
    #[error("{} was changed by somebody else", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else wrote something into the file that cannot be read, so that it cannot be
    /// merged either: damaged, or only half there yet.
    #[error("what is in {} now cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is in it.
        version: FileVersion,
        /// Why it cannot be read.
        source: OpenError,
    },
    /// Somebody put another project into its place.
    #[error("{} holds another project now", path.display())]
    OtherProject {
        /// The file.
        path: PathBuf,
    },
    /// Somebody saved it with a newer version of Zirkel, which this one would damage.
    #[error("{} has schema {schema}, newer than known here", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The file's schema.
        schema: u32,
    },
    /// There is a file where none was expected.
    #[error("{} exists already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The folder does not exist.
    #[error("the folder {} does not exist", path.display())]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A folder stands where the file is to go.
    #[error("{} is a folder", path.display())]
    Directory {
        /// The folder.
        path: PathBuf,
    },
    /// The system refused.
    #[error("{} cannot be written: {source}", path.display())]
    Io {
        /// The file that was being written or read.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What was read back is not what was written.
    #[error("{} did not read back as it was written", path.display())]
    Verify {
        /// The file.
        path: PathBuf,
    },
    /// The project would be larger than what can be opened again.
    #[error("the project has {len} bytes, more than the {most} that can be opened again")]
    TooLarge {
        /// Its length in bytes.
        len: u64,
        /// The limit in bytes.
        most: u64,
    },
    /// The project cannot be put into RON.
    #[error("the project cannot be written: {reason}")]
    Encode {
        /// What the writer said, in English.
        reason: String,
    },
}
