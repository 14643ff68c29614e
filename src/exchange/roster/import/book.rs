//! What stands in a list, before anybody knows what it means.

use chrono::NaiveDate;

use super::Candidate;

/// What a file or the clipboard held.
#[derive(Clone, Debug, PartialEq)]
pub enum List {
    /// Sheets with rows and cells.
    Table(Book),
    /// Address cards, which say themselves what is what.
    Cards(Vec<Candidate>),
}

/// A workbook, or a text table as a workbook of one sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// What kind of file it was.
    pub format: Format,
    /// Its sheets, without those that are blank.
    pub sheets: Vec<Sheet>,
    /// How its text was understood, where it was text.
    pub text: Option<TextFacts>,
}

/// Kinds of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Excel workbook.
    Xlsx,
    /// Excel workbook of before 2007.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// Text with one row a line.
    Csv,
    /// Address cards.
    VCard,
    /// Text from the clipboard.
    Clipboard,
}

/// How bytes were understood as a text table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFacts {
    /// The encoding's name as the WHATWG has it, e.g. "windows-1252".
    pub encoding: &'static str,
    /// Whether the encoding was stated (by a byte order mark or by the user) or found.
    pub certain: bool,
    /// What separates cells.
    pub delimiter: char,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; blank for text.
    pub name: String,
    /// Its rows from top to bottom, without blank ones. A merged cell stands in its upper left
    /// place only.
    pub rows: Vec<Row>,
    /// What is merged.
    pub merged: Vec<Merged>,
    /// Whether the workbook hides it; hidden sheets stand behind the others.
    pub hidden: bool,
}

/// Cells that were made one: an organisation beside its three people, or a title over all columns.
/// What stands in it stands in the upper left place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The first row, numbered as [`Row::number`].
    pub first_row: u32,
    /// The last row, itself included.
    pub last_row: u32,
    /// The first column, as an index into [`Row::cells`].
    pub first_column: usize,
    /// The last column, itself included.
    pub last_column: usize,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number as the user's spreadsheet program shows it, from 1.
    pub number: u32,
    /// Its cells from the left, without blank ones at the end.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Blank,
    /// A text, without spaces around it; never blank.
    Text(String),
    /// A text that is a link, and where it leads, e.g. `mailto:…`.
    Link(String, String),
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
    /// Yes or no.
    Flag(bool),
    /// The result of a formula that failed, e.g. `#REF!`.
    Fault,
}

impl Cell {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// What is written in it, as far as that is text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Link(text, _) => Some(text),
            _ => None,
        }
    }
}
