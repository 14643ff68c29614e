//! Salvage: what can still be read of a damaged project file, record by record.
//!
//! A file that can be decoded is decoded. Any other is walked through along its brackets and
//! texts; where those do not fit, reading begins anew at the next thing that looks like the head
//! of a record or of a table. Each record is then read by itself.
//!
//! What can be relied on:
//!
//! - A record whose text is whole is found, with its content, if what stands beside it is whole
//!   too: quotes or brackets that damage put in before it do not swallow it.
//! - What is missing or doubtful is told with its line, see [`Damage`].
//! - No bytes make it panic or take long: its time is proportional to the file's length, its
//!   memory at most that of the project, and ten times the file's length for what it has to
//!   remember and tell.
//!
//! What no one can tell: a letter that became another letter, and a cut from the middle of one
//! record to the middle of another that leaves one well-formed record (and, if that went over the
//! head of a table, whether what follows belongs to it). Only [`Salvaged::checksum`] says that
//! there is something. And if a damaged record has a text that quotes a project file,
//! the records quoted there may be taken for real ones.

mod file;
mod place;
mod scan;
mod walk;

use super::codec::{self, Decoded};
use super::{Header, Progress};
use crate::model::{Project, TableName, Ulid};

pub use file::{SalvagedFile, keep_damaged, salvage_file};

/// What could be read of a damaged file.
#[derive(Debug)]
pub struct Salvaged {
    /// All records that were found, texts in the project's form.
    pub project: Project,
    /// What the file says about itself, as far as it could be read.
    ///
    /// Where records are missing, do not save the project with it: whoever merges would take them
    /// for deleted. A header of its own, `Header::default()`, makes no such claim.
    pub header: Header,
    /// The file's schema, if that could be read.
    pub schema: Option<u32>,
    /// Whether the checksum at the end fits; `None` if there is none. If it does not fit and no
    /// damage was found, something was changed that still reads well.
    pub checksum: Option<bool>,
    /// Whether the file ends before the project does.
    pub cut_off: bool,
    /// What is wrong where, in the order of the file.
    pub damages: Vec<Damage>,
}

impl Salvaged {
    /// Whether the file had everything that belongs to it.
    pub fn is_whole(&self) -> bool {
        self.damages.is_empty() && !self.cut_off && self.checksum != Some(false)
    }

    /// How many records were found, in all tables.
    pub fn found(&self) -> usize {
        let count = |table: &TableName| self.project.count(*table);
        TableName::ALL.iter().map(count).sum()
    }
}

/// Something that is wrong at one place of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// What it means for the project.
    pub kind: DamageKind,
    /// In which table, if that is known.
    pub table: Option<TableName>,
    /// Which record, if that is known.
    pub id: Option<Ulid>,
    /// The line in which it begins, counted from 1.
    pub line: usize,
    /// How many lines it covers, at least 1.
    pub lines: usize,
}

/// What damage means for the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DamageKind {
    /// A record is missing; others may have stood behind it.
    Lost,
    /// Lines of which nothing can be said. Whole records may have stood there.
    Unreadable,
    /// The record was taken, but characters in its texts are gone; `U+FFFD` stands for them.
    Mended,
    /// The record was taken, but it is not sure that it belongs to this table.
    Misplaced,
    /// The record stands twice; the first one was taken. `same`: there is no difference.
    Twice {
        /// Whether both are equal.
        same: bool,
    },
}

/// Reads what can be read. Never fails: of bytes that never were a project, nothing is found.
pub fn salvage(bytes: &[u8]) -> Salvaged {
    // Nobody cancels it.
    salvage_with(bytes, &Progress::default()).unwrap_or_else(Salvaged::nothing)
}

/// Like [`salvage`]; `None` if it was cancelled.
pub fn salvage_with(bytes: &[u8], progress: &Progress) -> Option<Salvaged> {
    let text = std::str::from_utf8(bytes).ok();
    let checksum = match text {
        Some(text) => codec::checksum(text),
        None => Some(false),
    };
    let decoded = text.and_then(|text| codec::decode(text).ok());
    if progress.is_cancelled() {
        return None;
    }
    if let Some(decoded) = &decoded
        && checksum != Some(false)
    {
        return Some(Salvaged::of(decoded));
    }
    let mut walked = walk::Walk::new(bytes, progress).run()?;
    walked.checksum = checksum;
    // By hand a file can be written in ways that only the parser knows.
    let decoded = decoded.map(|decoded| Salvaged::of(&decoded));
    match decoded {
        Some(decoded) if decoded.found() > walked.found() => Some(decoded),
        _ => Some(walked),
    }
}

impl Salvaged {
    fn of(decoded: &Decoded) -> Self {
        Self {
            project: decoded.project.clone(),
            header: decoded.header.clone(),
            schema: Some(decoded.schema),
            checksum: decoded.checksum,
            cut_off: false,
            damages: Vec::new(),
        }
    }

    fn nothing() -> Self {
        Self {
            project: Project::default(),
            header: Header::default(),
            schema: None,
            checksum: None,
            cut_off: false,
            damages: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
