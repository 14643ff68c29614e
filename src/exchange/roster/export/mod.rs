//! Lists going out: from a project to the bytes of a workbook, a text table or address cards.
//!
//! Contact data go out only where the person consented, unless the user insists. Internal notes,
//! and people whose data were erased, never go out.

mod consent;
mod people;
mod table;
mod vcard;

pub use consent::may_share;
pub use people::exported;

use chrono::NaiveDate;
use thiserror::Error;

use super::Column;
use crate::exchange::sheet;
use crate::i18n::{Texts, tr};
use crate::model::{Id, Person, Project};

use people::Row;

/// The forms in which a list of people goes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Excel workbook.
    #[default]
    Xlsx,
    /// Text table: UTF-8 with a byte order mark, `;`, CRLF.
    Csv,
    /// Address cards, vCard 4.0.
    VCard,
}

impl Format {
    /// Every form, in the order in which to offer them.
    pub const ALL: &[Self] = &[Self::Xlsx, Self::Csv, Self::VCard];

    /// What the name of such a file ends in, which is also its name in settings and on the
    /// command line.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::VCard => "vcf",
        }
    }

    /// The form with this extension.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|format| format.extension().eq_ignore_ascii_case(extension))
    }

    /// What such a file is called.
    pub fn label(self, texts: &Texts) -> String {
        match self {
            Self::Xlsx => tr!(texts, "export-xlsx"),
            Self::Csv => tr!(texts, "export-csv"),
            Self::VCard => tr!(texts, "export-vcard"),
        }
    }
}

/// What is to go out.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Whom, in this order; `None`: all, by name.
    pub people: Option<&'a [Id<Person>]>,
    /// What of them, in this order. Columns that do not go out ([`OFFERED`]) are passed over.
    pub columns: &'a [Column],
    /// Whose contact data.
    pub contacts: Contacts,
}

/// Whose e-mail addresses and phone numbers go out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contacts {
    /// Of people who consented to passing them on, and have not withdrawn that.
    #[default]
    WithConsent,
    /// Everybody's: the user was told and insists.
    All,
}

/// A list, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What stands in the file.
    pub bytes: Vec<u8>,
    /// How many people are in it.
    pub people: usize,
    /// Of how many of them contact data that the project has were left out.
    pub contacts_left_out: usize,
}

/// Why a list could not be made.
#[derive(Debug, Error)]
pub enum WriteError {
    /// Somebody stopped it.
    #[error("stopped")]
    Stopped,
    /// No column is left that goes out.
    #[error("no column to write")]
    NoColumns,
    /// More people than the form has rows for.
    #[error("{people} people do not fit into one sheet")]
    TooMany {
        /// How many there are.
        people: usize,
    },
    /// The workbook could not be put together.
    #[error("the workbook could not be made: {reason}")]
    Workbook {
        /// What the library said.
        reason: String,
    },
}

impl From<sheet::Error> for WriteError {
    fn from(error: sheet::Error) -> Self {
        match error {
            sheet::Error::Stopped => Self::Stopped,
            sheet::Error::TooMany { rows } => Self::TooMany { people: rows },
            sheet::Error::Broken { reason } => Self::Workbook { reason },
        }
    }
}

impl WriteError {
    /// The same for the user.
    pub fn told(&self, texts: &Texts) -> String {
        match self {
            Self::Stopped => tr!(texts, "export-error-stopped"),
            Self::NoColumns => tr!(texts, "export-error-no-columns"),
            &Self::TooMany { people } => tr!(texts, "export-error-too-many", count = people),
            Self::Workbook { reason } => {
                tr!(texts, "export-error-workbook", reason = reason.as_str())
            }
        }
    }
}

/// The columns that can go out, in the order in which to offer them. The internal note never does;
/// names, and postal code with town, go out in cells of their own.
pub const OFFERED: &[Column] = &[
    Column::FormOfAddress,
    Column::Titles,
    Column::GivenName,
    Column::FamilyName,
    Column::Function,
    Column::Department,
    Column::Organisation,
    Column::OrganisationShort,
    Column::OrganisationKind,
    Column::Ags,
    Column::Street,
    Column::PostalCode,
    Column::City,
    Column::Email,
    Column::Phone,
    Column::Mobile,
    Column::Role,
    Column::MemberFrom,
    Column::MemberUntil,
    Column::OnBehalfOf,
];

/// The columns that go out if nobody chooses others.
pub const DEFAULT_COLUMNS: &[Column] = &[
    Column::FormOfAddress,
    Column::Titles,
    Column::GivenName,
    Column::FamilyName,
    Column::Function,
    Column::Department,
    Column::Organisation,
    Column::Street,
    Column::PostalCode,
    Column::City,
    Column::Email,
    Column::Phone,
    Column::Role,
];

/// Whether a column holds contact data, which take the person's consent.
pub const fn is_contact(column: Column) -> bool {
    matches!(column, Column::Email | Column::Phone | Column::Mobile)
}

/// Makes the list, in the language of `texts`. Roles and consents are those of `today`. `watch` is
/// told the share that is done and answers whether to go on.
///
/// # Errors
/// See [`WriteError`].
pub fn write(
    project: &Project,
    wanted: &Wanted<'_>,
    format: Format,
    texts: &Texts,
    today: NaiveDate,
    watch: &dyn Fn(f32) -> bool,
) -> Result<Written, WriteError> {
    let columns = columns(wanted.columns);
    if columns.is_empty() {
        return Err(WriteError::NoColumns);
    }
    let rows = people::rows(project, wanted, today);
    let left_out = |row: &&Row<'_>| row.contacts_left_out(&columns);
    let contacts_left_out = rows.iter().filter(left_out).count();
    let list = List {
        project,
        rows: &rows,
        columns: &columns,
        texts,
        today,
        watch,
    };
    let bytes = match format {
        Format::Xlsx => list.sheet().workbook()?,
        Format::Csv => list.sheet().text_table()?,
        Format::VCard => vcard::write(&list)?,
    };
    Ok(Written {
        bytes,
        people: rows.len(),
        contacts_left_out,
    })
}

/// Whose contact data [`write`] would leave out, of those whom it would write.
pub fn left_out(project: &Project, wanted: &Wanted<'_>, today: NaiveDate) -> Vec<Id<Person>> {
    let columns = columns(wanted.columns);
    people::rows(project, wanted, today)
        .iter()
        .filter(|row| row.contacts_left_out(&columns))
        .map(|row| row.id)
        .collect()
}

/// What the writers get.
struct List<'a> {
    project: &'a Project,
    rows: &'a [Row<'a>],
    columns: &'a [Column],
    texts: &'a Texts,
    today: NaiveDate,
    watch: &'a dyn Fn(f32) -> bool,
}

impl List<'_> {
    fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    /// Tells the share done after so many rows; an error where somebody stopped it.
    fn went_on(&self, rows: usize) -> Result<(), WriteError> {
        // Told now and then: each time costs a call.
        const OFTEN: usize = 64;
        let share = rows as f32 / self.rows.len().max(1) as f32;
        if rows.is_multiple_of(OFTEN) && !(self.watch)(share) {
            return Err(WriteError::Stopped);
        }
        Ok(())
    }
}

/// The columns that go out, each once.
fn columns(wanted: &[Column]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::with_capacity(wanted.len());
    for column in wanted {
        if OFFERED.contains(column) && !columns.contains(column) {
            columns.push(*column);
        }
    }
    columns
}

#[cfg(test)]
mod tests;
