//! Project files as text: RON, pretty, sorted, with a checksum at the end.

use std::borrow::Cow;

use ron::error::{Error, Position, SpannedError};

use super::schema::{self, SCHEMA};
use super::{Header, LARGEST_FILE, OpenError, SaveError, Where};
use crate::model::{Fields as _, Project, with_tables};

/// What the last line of a file begins with; the hash of all bytes before that line follows, in
/// 64 hexadecimal digits.
const CHECKSUM: &str = "// blake3: ";

/// What a project file says.
#[derive(Debug)]
pub struct Decoded {
    /// The project.
    pub project: Project,
    /// What the file says about itself.
    pub header: Header,
    /// The schema it was written in.
    pub schema: u32,
    /// Whether the checksum at the end fits; `None` if there is none. A byte order mark and line
    /// ends of Windows do not count as a change.
    pub checksum: Option<bool>,
}

/// The project as the text of a file. Same project and header, same bytes.
///
/// # Errors
/// [`SaveError::Encode`] and [`SaveError::TooLarge`].
pub fn encode(project: &Project, header: &Header) -> Result<String, SaveError> {
    let mut text = schema::write(project, header).map_err(|error| SaveError::Encode {
        reason: error.to_string(),
    })?;
    text.push('\n');
    let hash = blake3::hash(text.as_bytes());
    text.push_str(CHECKSUM);
    text.push_str(&hash.to_hex());
    text.push('\n');
    if text.len() as u64 > LARGEST_FILE {
        return Err(SaveError::TooLarge {
            len: text.len() as u64,
            most: LARGEST_FILE,
        });
    }
    Ok(text)
}

/// Reads the text of a file.
///
/// A file of a newer schema is read if the shapes known here fit it; what they do not know is
/// kept.
///
/// # Errors
/// [`OpenError`], of those what does not concern reading from disk.
pub fn decode(text: &str) -> Result<Decoded, OpenError> {
    if text.len() as u64 > LARGEST_FILE {
        return Err(OpenError::TooLarge {
            len: text.len() as u64,
            most: LARGEST_FILE,
        });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (source, checksum) = examined(text);
    let whole = checksum.is_some();
    let schema = schema::peek(&source).map_err(|error| refused(error, &source, whole))?;
    let (mut project, header) =
        schema::read(&source).map_err(|error| match refused(error, &source, whole) {
            OpenError::Truncated { at } => OpenError::Truncated { at },
            _ if schema > SCHEMA => OpenError::TooNew {
                schema,
                known: SCHEMA,
            },
            error => error,
        })?;
    // What `encode` wrote has its texts in order already; another program's may not.
    if checksum != Some(true) {
        normalise(&mut project);
    }
    Ok(Decoded {
        project,
        header,
        schema,
        checksum,
    })
}

/// What a file says about itself, from its beginning alone; `None` if that is no project file's.
/// For many files at once: nothing behind is read or checked.
pub(super) fn peek_header(beginning: &[u8]) -> Option<Header> {
    // The beginning may end in the middle of a character.
    let whole = match str::from_utf8(beginning) {
        Ok(text) => text,
        Err(error) => str::from_utf8(beginning.get(..error.valid_up_to())?).ok()?,
    };
    schema::peek_header(whole.strip_prefix('\u{feff}').unwrap_or(whole))
}

/// Whether the checksum at the end of a text fits, as [`Decoded::checksum`] has it.
pub(super) fn checksum(text: &str) -> Option<bool> {
    examined(text.strip_prefix('\u{feff}').unwrap_or(text)).1
}

/// The text as it is to be parsed, and whether its checksum fits. Line ends are only touched if
/// the text is not as it was written: then they are another program's doing.
fn examined(text: &str) -> (Cow<'_, str>, Option<bool>) {
    let checksum = checksum_fits(text);
    if checksum == Some(true) || !text.contains("\r\n") {
        return (Cow::Borrowed(text), checksum);
    }
    let unix = text.replace("\r\n", "\n");
    let checksum = checksum_fits(&unix);
    (Cow::Owned(unix), checksum)
}

/// Whether the checksum in the last line fits what stands before it.
fn checksum_fits(text: &str) -> Option<bool> {
    let written = text.trim_end();
    let start = written.rfind('\n').map_or(0, |at| at + 1);
    let (body, line) = written.split_at(start);
    let expected = line.strip_prefix(CHECKSUM.trim_end())?.trim();
    let fits =
        blake3::Hash::from_hex(expected).is_ok_and(|hash| hash == blake3::hash(body.as_bytes()));
    Some(fits)
}

macro_rules! normalise {
    ($( $table:ident: $Record:ident, )*) => {
        /// Brings all texts into the project's form.
        fn normalise(project: &mut Project) {
            $( for id in project.$table.ids().collect::<Vec<_>>() {
                if let Some(record) = project.$table.get_mut(id) {
                    record.normalise();
                }
            } )*
        }
    };
}
with_tables!(normalise);

/// What the parser's error means. `whole`: the file has the line that ends it, so that nothing
/// was cut off.
fn refused(error: SpannedError, source: &str, whole: bool) -> OpenError {
    let SpannedError { code, span } = error;
    match code {
        Error::ExceededRecursionLimit => OpenError::TooDeep {
            at: place(span.end),
        },
        Error::DuplicateStructField { .. } => OpenError::Duplicate {
            // Behind the second value; the line is the one it ends in.
            at: place(span.start),
            reason: code.to_string(),
        },
        Error::Message(reason) if reason.starts_with(DUPLICATE_ID) => OpenError::Duplicate {
            at: second_key(source, &reason, span.start),
            reason,
        },
        code if !whole && is_cut_off(&code, span.end, source) => {
            OpenError::Truncated { at: end_of(source) }
        }
        code => OpenError::NotAProject {
            at: place(span.end),
            reason: code.to_string(),
        },
    }
}

/// How tables (and the version vector) complain of an id that stands twice; the id follows in
/// backquotes.
const DUPLICATE_ID: &str = "duplicate id `";

/// Where the second record with one id begins. The parser only says where it ends.
fn second_key(source: &str, reason: &str, end: Position) -> Where {
    let id = reason.split('`').nth(1).unwrap_or_default();
    let read = source.get(..offset_of(source, end));
    let found = read.and_then(|read| read.rfind(&format!("\"{id}\"")));
    found
        .and_then(|at| source.get(..at))
        .map_or_else(|| place(end), end_of)
}

/// Whether the parser stopped because there was no more, or only the beginning of a word.
fn is_cut_off(code: &Error, at: Position, source: &str) -> bool {
    match code {
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => true,
        Error::TrailingCharacters => false,
        _ => {
            let source = source.trim_end();
            // What does not even begin like a project never was one.
            (source.is_empty() || source.trim_start().starts_with(['(', '/']))
                && source.get(offset_of(source, at)..).is_none_or(|rest| {
                    rest.chars()
                        .all(|c| c.is_alphanumeric() || "_-+.#".contains(c))
                })
        }
    }
}

/// How many bytes stand before a place.
fn offset_of(source: &str, at: Position) -> usize {
    let mut lines = source.split_inclusive('\n');
    let before: usize = lines
        .by_ref()
        .take(at.line.saturating_sub(1))
        .map(str::len)
        .sum();
    let line = lines.next().unwrap_or_default();
    let inside = line.char_indices().nth(at.col.saturating_sub(1));
    before + inside.map_or(line.len(), |(inside, _)| inside)
}

const fn place(position: Position) -> Where {
    Where {
        line: position.line,
        column: position.col,
    }
}

/// The place behind the last character.
fn end_of(text: &str) -> Where {
    let line_start = text.rfind('\n').map_or(0, |at| at + 1);
    Where {
        line: 1 + text.bytes().filter(|byte| *byte == b'\n').count(),
        column: 1 + text
            .get(line_start..)
            .map_or(0, |line| line.chars().count()),
    }
}

#[cfg(test)]
mod tests;
