//! Text tables: what encoding, what separates cells, and the cells.

use std::borrow::Cow;

use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254,
};

use super::super::{Book, Format, List, TextFacts};
use super::clean::typed_cell;
use super::grid::{Grid, Room};
use super::limits::{MOST_COLUMNS, MOST_EVENT};
use super::{Excess, NoList, Pace, ReadError, ReadOptions, cards, sniff};

/// The encodings that a user may choose from, likely ones first.
pub const ENCODINGS: &[&Encoding] = &[
    UTF_8,
    WINDOWS_1252,
    ISO_8859_15,
    MACINTOSH,
    UTF_16LE,
    UTF_16BE,
    WINDOWS_1250,
    ISO_8859_2,
    WINDOWS_1251,
    WINDOWS_1253,
    WINDOWS_1254,
];

/// Delimiters in the order in which they are believed.
const DELIMITERS: [char; 4] = [';', '\t', ',', '|'];

/// How many bytes at the start tell what the delimiter is.
const SAMPLE: usize = 64 * 1024;

/// Reads bytes as text.
pub(super) fn read(
    bytes: &[u8],
    options: &ReadOptions,
    pace: &Pace<'_>,
) -> Result<List, ReadError> {
    let (text, encoding, certain) = decoded(bytes, options.encoding)?;
    if cards::are_cards(&text) {
        return cards::read(&text, pace);
    }
    sniff::no_list_in_text(&text)?;
    let encoding = Some((encoding.name(), certain));
    table(&text, Format::Csv, encoding, pace)
}

/// Reads a text from the clipboard.
pub(super) fn read_clipboard(text: &str, pace: &Pace<'_>) -> Result<List, ReadError> {
    if cards::are_cards(text) {
        return cards::read(text, pace);
    }
    table(text, Format::Clipboard, None, pace)
}

/// The text, its encoding, and whether that is certain.
fn decoded<'b>(
    bytes: &'b [u8],
    wanted: Option<&'static Encoding>,
) -> Result<(Cow<'b, str>, &'static Encoding, bool), ReadError> {
    let marked = Encoding::for_bom(bytes);
    let (encoding, certain) = match (wanted, marked) {
        (Some(wanted), _) => (wanted, true),
        (None, Some((marked, _))) => (marked, true),
        (None, None) => (found(bytes), false),
    };
    let bytes = match marked {
        Some((marked, len)) if marked == encoding => bytes.get(len..).unwrap_or_default(),
        _ => bytes,
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    // Nobody types these into a list; what has them is no text, or not in this encoding.
    if wanted.is_none() && text.contains(is_binary) {
        return Err(ReadError::NoList(NoList::Binary));
    }
    Ok((text, encoding, certain))
}

fn is_binary(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{19}' | '\u{7f}')
}

/// German offices mean Windows-1252 where it is not UTF-8.
fn found(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

fn table(
    text: &str,
    format: Format,
    encoding: Option<(&'static str, bool)>,
    pace: &Pace<'_>,
) -> Result<List, ReadError> {
    let (stated, text) = stated_delimiter(text);
    let clipboard_tabs = format == Format::Clipboard && text.contains('\t');
    let delimiter = match stated {
        Some(stated) => stated,
        None if clipboard_tabs => '\t',
        None => likely_delimiter(text),
    };
    let mut room = Room::new();
    let mut grid = Grid::new(&mut room, "", false);
    let mut records = Records::new(text, delimiter);
    let (mut row, mut column) = (1_u32, 0_usize);
    while let Some((field, end)) = records.next_field() {
        if column >= MOST_COLUMNS {
            return Err(ReadError::TooLarge {
                what: Excess::Columns,
                most: MOST_COLUMNS as u64,
            });
        }
        if field.len() as u64 > MOST_EVENT {
            return Err(ReadError::TooLarge {
                what: Excess::Text,
                most: MOST_EVENT,
            });
        }
        grid.put(row, column, typed_cell(&field))?;
        column += 1;
        if end {
            row = row.saturating_add(1);
            column = 0;
            if row.is_multiple_of(256) {
                pace.share(records.at as u64, text.len() as u64)?;
            }
        }
    }
    if grid.is_blank() {
        return Err(ReadError::Empty);
    }
    let sheet = grid.finish();
    Ok(List::Table(Book {
        format,
        sheets: vec![sheet],
        text: encoding.map(|(encoding, certain)| TextFacts {
            encoding,
            certain,
            delimiter,
        }),
    }))
}

/// The delimiter that Excel's line `sep=;` states, and the text behind that line.
fn stated_delimiter(text: &str) -> (Option<char>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_end_matches('\r').trim_matches('"');
    let stated = line
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
        .and_then(|_| line.get(4..))
        .and_then(|stated| {
            let mut chars = stated.chars();
            let first = chars.next()?;
            (chars.next().is_none() && !first.is_alphanumeric() && first != '"').then_some(first)
        });
    match stated {
        Some(_) => (stated, rest),
        None => (None, text),
    }
}

/// The delimiter by which most rows get the same number of cells.
fn likely_delimiter(text: &str) -> char {
    let sample = match text.char_indices().nth(SAMPLE) {
        // Without the last line, which is cut.
        Some((end, _)) => {
            let sample = text.get(..end).unwrap_or(text);
            sample
                .rfind('\n')
                .map_or(sample, |end| sample.get(..end).unwrap_or(sample))
        }
        None => text,
    };
    let mut best = (0, 0, DELIMITERS[0]);
    for delimiter in DELIMITERS {
        let (rows, cells) = agreement(sample, delimiter);
        if (rows, cells) > (best.0, best.1) {
            best = (rows, cells, delimiter);
        }
    }
    best.2
}

/// How many rows have the most frequent number of cells above one, and that number.
fn agreement(sample: &str, delimiter: char) -> (usize, usize) {
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    let mut records = Records::new(sample, delimiter);
    let mut cells = 0;
    while let Some((_, end)) = records.next_field() {
        cells += 1;
        if end {
            if cells > 1 {
                *counts.entry(cells).or_default() += 1;
            }
            cells = 0;
        }
    }
    counts
        .into_iter()
        .map(|(cells, rows)| (rows, cells))
        .max()
        .unwrap_or_default()
}

/// The cells of a text, one after the other.
///
/// The crate `csv` leaves out blank lines and says at what line of the file a row is, not which row it is for a
/// spreadsheet program; and it holds a row of any width before one can refuse it.
struct Records<'t> {
    text: &'t str,
    delimiter: char,
    at: usize,
    /// A quote was opened that nobody closes: from there on they are characters like others.
    plain: bool,
    over: bool,
}

impl<'t> Records<'t> {
    fn new(text: &'t str, delimiter: char) -> Self {
        Self {
            text,
            delimiter,
            at: 0,
            plain: false,
            over: text.is_empty(),
        }
    }

    /// The next cell, and whether it is its row's last.
    fn next_field(&mut self) -> Option<(Cow<'t, str>, bool)> {
        if self.over {
            return None;
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !self.plain && rest.starts_with('"') {
            match quoted(rest) {
                Some((inner, len)) => {
                    self.at += len;
                    let (more, end) = self.bare();
                    let mut field = inner;
                    if !more.trim().is_empty() {
                        field.to_mut().push_str(more);
                    }
                    return Some((field, end));
                }
                None => self.plain = true,
            }
        }
        let (field, end) = self.bare();
        Some((Cow::Borrowed(field), end))
    }

    /// Up to the next delimiter or line end, which is gone over.
    fn bare(&mut self) -> (&'t str, bool) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let stop = rest
            .find([self.delimiter, '\n', '\r'])
            .unwrap_or(rest.len());
        let (field, behind) = rest.split_at(stop);
        self.at += stop;
        let mut end = true;
        if behind.starts_with("\r\n") {
            self.at += 2;
        } else if let Some(c) = behind.chars().next() {
            self.at += c.len_utf8();
            end = c != self.delimiter;
        }
        // A line end closes the last row; a delimiter at the end is followed by one more, blank cell.
        self.over = self.at >= self.text.len() && end;
        (field, end)
    }
}

/// What stands within the quotes at the start, and how long that is with them; nothing if they are not closed.
fn quoted(text: &str) -> Option<(Cow<'_, str>, usize)> {
    let mut from = 1;
    let mut doubled = false;
    loop {
        let at = from + text.get(from..)?.find('"')?;
        if text.get(at + 1..)?.starts_with('"') {
            doubled = true;
            from = at + 2;
            continue;
        }
        let inner = text.get(1..at)?;
        let inner = if doubled {
            Cow::Owned(inner.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(inner)
        };
        return Some((inner, at + 1));
    }
}

#[cfg(test)]
mod tests;
