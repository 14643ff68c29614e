use super::super::Format;

/// Why a list could not be read. Words for the user: [`words::read_error`](super::super::words::read_error).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing stands in it.
    #[error("there is nothing in it")]
    Empty,
    /// It is something else.
    #[error("this is no list ({0:?})")]
    NoList(NoList),
    /// It is encrypted.
    #[error("the file is protected with a password")]
    Password,
    /// There is more in it than is read; see [`limits`](super::limits).
    #[error("there is too much in it: more than {most} ({what:?})")]
    TooLarge {
        /// Of what.
        what: Excess,
        /// How much is read at most.
        most: u64,
    },
    /// It began as a list of that format, but goes wrong.
    #[error("the file is damaged: {reason}")]
    Damaged {
        /// What kind of file it seems to be.
        format: Format,
        /// What went wrong, for those who know the format.
        reason: String,
    },
    /// The watch said so.
    #[error("cancelled")]
    Cancelled,
}

/// What there is too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// Bytes of the file or the text.
    Bytes,
    /// Bytes after unpacking.
    Unpacked,
    /// Parts of the workbook.
    Parts,
    /// Sheets.
    Sheets,
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// Cells.
    Cells,
    /// Text in the cells.
    Text,
}

/// What a file is instead of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoList {
    /// A PDF.
    Pdf,
    /// A text document of Word, LibreOffice or the like.
    Document,
    /// Slides or drawings.
    Slides,
    /// A kind of spreadsheet that is not read: binary Excel (`.xlsb`), Excel 95 and before, Numbers.
    OtherSpreadsheet,
    /// A web page, or a web page with the name of a workbook.
    WebPage,
    /// Some XML.
    Xml,
    /// A project of Zirkel.
    Project,
    /// A picture.
    Picture,
    /// An archive that holds no workbook.
    Archive,
    /// A program, sound, film or anything else that is neither text nor known.
    Binary,
}

impl From<NoList> for ReadError {
    fn from(what: NoList) -> Self {
        Self::NoList(what)
    }
}
