//! Registers going out: actions, decisions, suggestions and sessions of a project as a workbook,
//! a text table or a calendar.
//!
//! What an audience may not read stays here, and so do contact data.

mod calendar;
mod content;
mod table;

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use thiserror::Error;

use crate::exchange::sheet;
use crate::i18n::{Texts, tr};
use crate::model::{Audience, Entry, EntryKind, Id, Project, Session};

/// What can go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Register {
    /// Aufgaben.
    Actions,
    /// Beschlüsse.
    Decisions,
    /// Anregungen.
    Suggestions,
    /// Sitzungen.
    Sessions,
}

impl Register {
    /// Every register, in the order in which to offer them.
    pub const ALL: &[Self] = &[
        Self::Actions,
        Self::Decisions,
        Self::Suggestions,
        Self::Sessions,
    ];

    /// Its name on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Actions => "actions",
            Self::Decisions => "decisions",
            Self::Suggestions => "suggestions",
            Self::Sessions => "sessions",
        }
    }

    /// What it is called.
    pub fn label(self, texts: &Texts) -> String {
        match self {
            Self::Actions => tr!(texts, "register-actions"),
            Self::Decisions => tr!(texts, "register-decisions"),
            Self::Suggestions => tr!(texts, "register-suggestions"),
            Self::Sessions => tr!(texts, "register-sessions"),
        }
    }

    /// "12 Aufgaben".
    pub fn counted(self, texts: &Texts, count: usize) -> String {
        match self {
            Self::Actions => tr!(texts, "register-count-actions", count = count),
            Self::Decisions => tr!(texts, "register-count-decisions", count = count),
            Self::Suggestions => tr!(texts, "register-count-suggestions", count = count),
            Self::Sessions => tr!(texts, "register-count-sessions", count = count),
        }
    }

    /// The forms in which it goes out, the usual one first.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Actions | Self::Sessions => &[Format::Xlsx, Format::Csv, Format::Ics],
            Self::Decisions | Self::Suggestions => &[Format::Xlsx, Format::Csv],
        }
    }

    /// The kind of its entries; sessions are none.
    const fn kind(self) -> Option<EntryKind> {
        match self {
            Self::Actions => Some(EntryKind::Action),
            Self::Decisions => Some(EntryKind::Decision),
            Self::Suggestions => Some(EntryKind::Suggestion),
            Self::Sessions => None,
        }
    }
}

/// The forms in which a register goes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Excel workbook.
    #[default]
    Xlsx,
    /// Text table: UTF-8 with a byte order mark, `;`, CRLF.
    Csv,
    /// iCalendar.
    Ics,
}

impl Format {
    /// Every form.
    pub const ALL: &[Self] = &[Self::Xlsx, Self::Csv, Self::Ics];

    /// What the name of such a file ends in, which is also its name in settings and on the
    /// command line.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Ics => "ics",
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
            Self::Ics => tr!(texts, "register-ics"),
        }
    }
}

/// What is to go out.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Of what.
    pub register: Register,
    /// Which entries, in this order; `None`: all. Says nothing on sessions.
    pub entries: Option<&'a [Id<Entry>]>,
    /// Whether what is finished stays here: actions that are done or dropped, suggestions that
    /// were taken up or declined, decisions but postponed ones, sessions that are over.
    pub only_open: bool,
    /// For whom it is.
    pub audience: Audience,
    /// Whether a calendar has an all-day event for each action's due date, besides the task.
    pub all_day: bool,
}

impl Wanted<'_> {
    /// All of a register, for the circle.
    pub const fn all_of(register: Register) -> Self {
        Self {
            register,
            entries: None,
            only_open: false,
            audience: Audience::Circle,
            all_day: false,
        }
    }
}

/// A register, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What stands in the file.
    pub bytes: Vec<u8>,
    /// How many actions, decisions, suggestions or sessions are in it.
    pub count: usize,
    /// How many are not, because the audience may not read them.
    pub hidden: usize,
    /// How many sessions are not in a calendar, because they have no date.
    pub undated: usize,
}

/// Why a register could not go out.
#[derive(Debug, Error)]
pub enum WriteError {
    /// Decisions and suggestions have no place in a calendar.
    #[error("no calendar of these")]
    NoCalendar,
    /// A calendar needs something to be in it.
    #[error("nothing for a calendar")]
    Nothing,
    /// The table could not be made.
    #[error(transparent)]
    Table(#[from] sheet::Error),
}

impl WriteError {
    /// The same for the user.
    pub fn told(&self, texts: &Texts) -> String {
        match self {
            Self::NoCalendar => tr!(texts, "register-error-no-calendar"),
            Self::Nothing => tr!(texts, "register-error-nothing"),
            Self::Table(sheet::Error::Stopped) => tr!(texts, "export-error-stopped"),
            &Self::Table(sheet::Error::TooMany { rows }) => {
                tr!(texts, "register-error-too-many", count = rows)
            }
            Self::Table(sheet::Error::Broken { reason }) => {
                tr!(texts, "export-error-workbook", reason = reason.as_str())
            }
        }
    }
}

/// The moment at which a register goes out.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// UTC, for calendars.
    pub moment: DateTime<Utc>,
    /// The day for the user, for what is overdue.
    pub today: NaiveDate,
}

/// Makes the register, in the language of `texts`. `watch` is told the share that is done and
/// answers whether to go on.
///
/// # Errors
/// See [`WriteError`].
pub fn write(
    project: &Project,
    wanted: &Wanted<'_>,
    format: Format,
    texts: &Texts,
    now: Now,
    watch: &dyn Fn(f32) -> bool,
) -> Result<Written, WriteError> {
    if !wanted.register.formats().contains(&format) {
        return Err(WriteError::NoCalendar);
    }
    let (chosen, hidden) = chosen(project, wanted, now.today);
    let content = content::Content::of(project, texts, wanted, now);
    let (bytes, count) = match format {
        Format::Ics => calendar::write(&content, &chosen)?,
        Format::Xlsx => {
            let sheet = table::sheet(&content, &chosen, watch);
            (sheet.workbook()?, sheet.rows.len())
        }
        Format::Csv => {
            let sheet = table::sheet(&content, &chosen, watch);
            (sheet.text_table()?, sheet.rows.len())
        }
    };
    Ok(Written {
        bytes,
        count,
        hidden,
        undated: chosen.len().saturating_sub(count),
    })
}

/// How many [`write`] would write, and how many it would keep back from the audience.
pub fn count(project: &Project, wanted: &Wanted<'_>, today: NaiveDate) -> (usize, usize) {
    let (chosen, hidden) = chosen(project, wanted, today);
    (chosen.len(), hidden)
}

/// What goes out.
enum Chosen {
    Entries(Vec<Id<Entry>>),
    Sessions(Vec<Id<Session>>),
}

impl Chosen {
    fn len(&self) -> usize {
        match self {
            Self::Entries(entries) => entries.len(),
            Self::Sessions(sessions) => sessions.len(),
        }
    }
}

/// What goes out, in order, and how many are kept back from the audience.
fn chosen(project: &Project, wanted: &Wanted<'_>, today: NaiveDate) -> (Chosen, usize) {
    let Some(kind) = wanted.register.kind() else {
        let over = |id| {
            let last = project
                .days_of(id)
                .iter()
                .rev()
                .find_map(|(_, day)| day.date);
            last.is_some_and(|last| last < today)
        };
        let sessions = project.sessions_by_date().into_iter().rev();
        let sessions = sessions.map(|(id, _)| id);
        let sessions = sessions.filter(|id| !wanted.only_open || !over(*id));
        return (Chosen::Sessions(sessions.collect()), 0);
    };
    let fits = |entry: &Entry| entry.kind == kind && (!wanted.only_open || is_open(entry));
    let found: Vec<Id<Entry>> = match wanted.entries {
        Some(entries) => {
            let mut seen = HashSet::new();
            let once = entries.iter().copied().filter(|id| seen.insert(*id));
            once.filter(|id| project.get(*id).is_some_and(fits))
                .collect()
        }
        None => content::in_order(project, fits),
    };
    let all = found.len();
    let may_read = |id: &Id<Entry>| project.entry_visibility(*id).is_open_to(wanted.audience);
    let readable: Vec<Id<Entry>> = found.into_iter().filter(may_read).collect();
    let hidden = all - readable.len();
    (Chosen::Entries(readable), hidden)
}

/// Whether something remains to be done about an entry of a register.
pub fn is_open(entry: &Entry) -> bool {
    use crate::model::{DecisionResult, SuggestionStatus};
    match entry.kind {
        EntryKind::Action => {
            let action = entry.action.as_ref();
            action.is_none_or(|action| action.status.is_unfinished())
        }
        EntryKind::Decision => {
            let outcome = entry.decision.as_ref().and_then(|part| part.outcome());
            matches!(outcome, None | Some(DecisionResult::Postponed))
        }
        EntryKind::Suggestion => {
            let status = entry.suggestion.as_ref().map(|part| part.status);
            matches!(
                status.unwrap_or_default(),
                SuggestionStatus::Collected | SuggestionStatus::Forwarded
            )
        }
        EntryKind::Information | EntryKind::Discussion | EntryKind::Result => false,
    }
}

#[cfg(test)]
mod tests;
