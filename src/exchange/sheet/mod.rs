//! Tables going out: cells that somebody filled become a workbook or a text table.
//!
//! The writers know nothing of what stands in the cells; what could be a formula is dealt with
//! here, for all tables ([`formula`]).

mod csv;
pub mod formula;
mod xlsx;

use chrono::NaiveDate;
use thiserror::Error;

use crate::i18n::Lang;
use crate::model::text;

/// A table, ready to be written.
pub struct Sheet<'a> {
    /// What the file is called in its properties.
    pub title: String,
    /// What the sheet in the workbook is called, the first of these that can be a name.
    pub names: [String; 2],
    /// Whose way of writing dates.
    pub lang: Lang,
    /// The day on which it is made.
    pub today: NaiveDate,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows, from top to bottom, each as long as the columns.
    pub rows: Vec<Vec<Cell>>,
    /// Is told the share that is done and answers whether to go on.
    pub watch: &'a dyn Fn(f32) -> bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// What it holds.
    pub holds: Holds,
}

/// What a column holds, as far as it matters for its looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words, dates, numbers.
    Anything,
    /// Digits that are no number, such as those of a phone.
    Code,
    /// Texts of several lines.
    Prose,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text, as [`Cell::text`] makes it; may be blank.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A number.
    Number(u32),
}

impl Cell {
    /// A text without spaces around it and without what no table can hold: control characters,
    /// and the two that are no characters at all.
    pub fn text(written: &str) -> Self {
        let text = text::normalised(written);
        Self::Text(text.trim().replace(['\u{fffe}', '\u{ffff}'], ""))
    }

    /// A blank cell.
    pub const fn blank() -> Self {
        Self::Text(String::new())
    }

    /// A day, or a blank cell without one.
    pub fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::blank(), Self::Date)
    }

    /// A number, or a blank cell without one.
    pub fn number(number: Option<u32>) -> Self {
        number.map_or(Self::blank(), Self::Number)
    }
}

/// Why a table could not be written.
#[derive(Debug, Error)]
pub enum Error {
    /// Somebody stopped it.
    #[error("stopped")]
    Stopped,
    /// More rows than the form has.
    #[error("{rows} rows do not fit into one sheet")]
    TooMany {
        /// How many there are.
        rows: usize,
    },
    /// The file could not be put together.
    #[error("the table could not be made: {reason}")]
    Broken {
        /// What the library said.
        reason: String,
    },
}

impl Sheet<'_> {
    /// An Excel workbook of one sheet.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn workbook(&self) -> Result<Vec<u8>, Error> {
        xlsx::write(self)
    }

    /// A text table: UTF-8 with a byte order mark, `;`, CRLF.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn text_table(&self) -> Result<Vec<u8>, Error> {
        csv::write(self)
    }

    /// Tells the share done after so many rows; an error where somebody stopped it.
    fn went_on(&self, rows: usize) -> Result<(), Error> {
        // Told now and then: each time costs a call.
        const OFTEN: usize = 64;
        let share = rows as f32 / self.rows.len().max(1) as f32;
        if rows.is_multiple_of(OFTEN) && !(self.watch)(share) {
            return Err(Error::Stopped);
        }
        Ok(())
    }
}
