//! Bytes → [`List`].
//!
//! What a file is, is found by its content. Everything in here works within [`limits`], whatever a file claims of
//! itself: what is unpacked is counted, what is repeated is not written out, and no index is taken from a file
//! unchecked.

mod cards;
mod clean;
mod compound;
mod error;
mod grid;
pub mod limits;
mod ods;
mod package;
mod serial;
mod sniff;
mod text;
mod xls;
mod xlsx;
mod xml;

use encoding_rs::Encoding;

use super::{Book, Format, List, Sheet, Watch};
pub use error::{Excess, NoList, ReadError};
pub use text::ENCODINGS;

/// What the user says of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ReadOptions {
    /// In which encoding text is to be read, whatever it looks like; found if absent.
    pub encoding: Option<&'static Encoding>,
}

/// Reads a file.
///
/// # Errors
/// See [`ReadError`].
pub fn read(bytes: &[u8], options: &ReadOptions, watch: Watch<'_>) -> Result<List, ReadError> {
    if bytes.len() > limits::MOST_BYTES {
        return Err(ReadError::TooLarge {
            what: Excess::Bytes,
            most: limits::MOST_BYTES as u64,
        });
    }
    let pace = Pace::new(watch);
    pace.step(0.0)?;
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let mut package = package::Package::open(bytes)?;
        return match package.content()? {
            package::Content::Xlsx => xlsx::read(package, &pace),
            package::Content::Ods => ods::read(package, &pace),
        };
    }
    if bytes.starts_with(compound::MAGIC) {
        return xls::read(bytes, &pace);
    }
    sniff::no_list(bytes)?;
    text::read(bytes, options, &pace)
}

/// Reads what was copied: rows of a spreadsheet, which come separated by tabs, a text table, or address cards.
///
/// # Errors
/// See [`ReadError`].
pub fn read_text(text: &str, watch: Watch<'_>) -> Result<List, ReadError> {
    if text.len() > limits::MOST_BYTES {
        return Err(ReadError::TooLarge {
            what: Excess::Bytes,
            most: limits::MOST_BYTES as u64,
        });
    }
    let pace = Pace::new(watch);
    pace.step(0.0)?;
    text::read_clipboard(text, &pace)
}

/// How far reading has come.
struct Pace<'a> {
    watch: Watch<'a>,
}

impl<'a> Pace<'a> {
    fn new(watch: Watch<'a>) -> Self {
        Self { watch }
    }

    /// Tells the share that is done, and stops if told so.
    fn step(&self, share: f32) -> Result<(), ReadError> {
        if (self.watch)(share.clamp(0.0, 1.0)) {
            Ok(())
        } else {
            Err(ReadError::Cancelled)
        }
    }

    /// The same for `done` of `all`.
    fn share(&self, done: u64, all: u64) -> Result<(), ReadError> {
        #[expect(clippy::cast_precision_loss, reason = "a share to be shown")]
        let share = done as f32 / all.max(1) as f32;
        self.step(share)
    }
}

/// A workbook of these sheets; without any there is nothing in it.
fn book(format: Format, sheets: Vec<Sheet>) -> Result<List, ReadError> {
    if sheets.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(List::Table(Book {
        format,
        sheets,
        text: None,
    }))
}

/// Something went wrong in a file of that format.
fn damaged(format: Format, reason: impl std::fmt::Display) -> ReadError {
    ReadError::Damaged {
        format,
        reason: reason.to_string(),
    }
}
