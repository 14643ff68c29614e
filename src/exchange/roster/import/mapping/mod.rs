//! Which column of a list holds what.

mod guess;
mod headings;

use std::collections::BTreeMap;
use std::ops::Range;

use self::headings::Heading;
use super::super::Column;
use super::{Book, Cell, Row, Sheet, values};

/// How a book is to be read: which sheet, where its headings are, what each column holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Which of the book's sheets.
    pub sheet: usize,
    /// The last row of the headings, by its place in [`Sheet::rows`]; the people begin below it.
    /// `None`: there are no headings, and people from the first row on.
    pub header: Option<usize>,
    /// What each column holds; `None`: it is left out.
    pub columns: Vec<Option<Column>>,
}

/// How far down headings are looked for.
const DEEPEST_HEADER: usize = 60;
/// How many rows the headings can take.
const MOST_HEADER_ROWS: usize = 2;
/// How many rows are looked at to find out what a column without a heading holds.
pub(super) const SAMPLE: usize = 200;

impl Mapping {
    /// The most likely way to read a book. `remembered` are the user's own decisions: what
    /// [`Self::remembered_of`] said about earlier lists. They win over what headings usually mean.
    pub fn guess(book: &Book, remembered: &BTreeMap<String, String>) -> Self {
        let found = (0..book.sheets.len()).map(|sheet| Self::guess_in(book, sheet, remembered));
        let mut best: Option<(usize, Self)> = None;
        for mapping in found {
            let worth = mapping.worth(book);
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, mapping));
            }
        }
        best.map(|(_, mapping)| mapping).unwrap_or_default()
    }

    /// The most likely way to read one sheet.
    pub fn guess_in(book: &Book, sheet: usize, remembered: &BTreeMap<String, String>) -> Self {
        let header = book
            .sheets
            .get(sheet)
            .and_then(|sheet| header_of(sheet, remembered));
        Self::guess_below(book, sheet, header, remembered)
    }

    /// The most likely meaning of the columns of one sheet whose headings are in this row.
    pub fn guess_below(
        book: &Book,
        sheet: usize,
        header: Option<usize>,
        remembered: &BTreeMap<String, String>,
    ) -> Self {
        let Some(rows) = book.sheets.get(sheet) else {
            return Self::default();
        };
        let mut mapping = Self {
            sheet,
            header,
            columns: Vec::new(),
        };
        let headings = mapping.headings(book);
        let below = rows.rows.get(mapping.first_row()..).unwrap_or_default();
        mapping.columns = guess::columns(&headings, below, remembered);
        mapping
    }

    /// The place of the first row below the headings.
    pub fn first_row(&self) -> usize {
        self.header.map_or(0, |header| header + 1)
    }

    /// The heading of each column of the sheet; blank where there is none. Headings over two rows
    /// are put together.
    pub fn headings(&self, book: &Book) -> Vec<String> {
        let Some(sheet) = book.sheets.get(self.sheet) else {
            return Vec::new();
        };
        let mut headings = vec![String::new(); width(sheet)];
        let Some(header) = self.header.and_then(|header| header_rows(sheet, header)) else {
            return headings;
        };
        let rows = sheet.rows.get(header).unwrap_or_default();
        for (column, heading) in headings.iter_mut().enumerate() {
            let parts: Vec<String> = rows
                .iter()
                .filter_map(|row| row.cells.get(column))
                .map(values::shown)
                .filter(|part| !part.is_empty())
                .collect();
            *heading = parts.join(" ");
        }
        headings
    }

    /// What stands in the first filled cells of a column, for the user to see what it holds.
    pub fn samples(&self, book: &Book, column: usize) -> Vec<String> {
        const MOST: usize = 3;
        let rows = book.sheets.get(self.sheet).map(|sheet| &sheet.rows);
        rows.into_iter()
            .flatten()
            .skip(self.first_row())
            .filter_map(|row| row.cells.get(column))
            .map(values::shown)
            .filter(|sample| !sample.is_empty())
            .take(MOST)
            .collect()
    }

    /// What to remember of this mapping for the next list: heading in search form → key of the
    /// column, or a blank text for a column that is left out. Only headings that tell are there.
    pub fn remembered_of(&self, book: &Book) -> BTreeMap<String, String> {
        let headings = self.headings(book);
        headings
            .iter()
            .enumerate()
            .filter_map(|(place, heading)| {
                let form = headings::form(heading);
                let column = self.columns.get(place).copied().flatten();
                let key = column.map_or("", Column::key);
                (!form.is_empty()).then(|| (form, key.to_owned()))
            })
            .collect()
    }

    /// Whether it can be read at all: without a name and without an e-mail address nobody is in
    /// it.
    pub fn is_usable(&self) -> bool {
        [
            Column::FullName,
            Column::FamilyName,
            Column::GivenName,
            Column::Email,
        ]
        .iter()
        .any(|column| self.columns.contains(&Some(*column)))
    }

    /// How much is understood of it.
    fn worth(&self, book: &Book) -> usize {
        let known = self.columns.iter().flatten().count();
        let rows = book.sheets.get(self.sheet);
        let rows = rows.map_or(0, |sheet| sheet.rows.len().saturating_sub(self.first_row()));
        // A sheet with headings alone is a form to fill in; one with nameless columns is a lookup.
        match (self.is_usable(), rows) {
            (false, _) | (_, 0) => known,
            (true, _) => 100 + known * 10 + rows.min(9) + usize::from(self.header.is_some()) * 50,
        }
    }
}

/// How many columns a sheet has.
fn width(sheet: &Sheet) -> usize {
    let widths = sheet.rows.iter().map(|row| row.cells.len());
    widths.max().unwrap_or_default()
}

/// The text of a cell that may be a heading.
fn heading_in(cell: &Cell) -> &str {
    cell.text().unwrap_or_default()
}

/// What a heading says, with what the user said about it before.
fn meaning(heading: &str, remembered: &BTreeMap<String, String>) -> Option<Heading> {
    match remembered.get(&headings::form(heading)) {
        Some(key) if key.is_empty() => Some(Heading::Ignored),
        Some(key) => Column::of_key(key)
            .map(Heading::Holds)
            .or_else(|| headings::meaning(heading)),
        None => headings::meaning(heading),
    }
}

/// How much a row looks like headings; 0 if it does not.
fn likeness(row: &Row, remembered: &BTreeMap<String, String>) -> usize {
    let mut filled: usize = 0;
    let (mut certain, mut known) = (0, 0);
    let mut kinds: Vec<Heading> = Vec::new();
    for cell in row.cells.iter().filter(|cell| !cell.is_blank()) {
        filled += 1;
        let heading = heading_in(cell);
        let Some(meaning) = meaning(heading, remembered) else {
            continue;
        };
        known += 1;
        let whole =
            headings::is_certain(heading) || remembered.contains_key(&headings::form(heading));
        certain += usize::from(whole && !kinds.contains(&meaning));
        kinds.push(meaning);
    }
    let enough = match certain {
        0 => known >= 2 && known == filled,
        1 => known == filled || known >= 2 && known * 2 >= filled,
        _ => known * 3 >= filled,
    };
    if enough && kinds.iter().any(|kind| *kind != Heading::Ignored) {
        certain * 2 + known
    } else {
        0
    }
}

/// The last row of the headings.
fn header_of(sheet: &Sheet, remembered: &BTreeMap<String, String>) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (place, row) in sheet.rows.iter().enumerate().take(DEEPEST_HEADER) {
        let likeness = likeness(row, remembered);
        if likeness > 0 && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, place));
        }
    }
    let (_, header) = best?;
    // "dienstlich", "privat" below "E-Mail": headings go on.
    match sheet.rows.get(header + 1) {
        Some(below) if is_second_header(sheet, header, below) => Some(header + 1),
        _ => Some(header),
    }
}

/// Whether a row below headings says more about them and nothing of a person.
fn is_second_header(sheet: &Sheet, header: usize, below: &Row) -> bool {
    let mut filled = below
        .cells
        .iter()
        .filter(|cell| !cell.is_blank())
        .peekable();
    filled.peek().is_some()
        && filled.all(|cell| {
            let form = headings::form(heading_in(cell));
            QUALIFIERS.contains(&form.as_str())
        })
        || continues(sheet, header, below)
}

/// Whether headings are merged down into the next row, and all that is new in that row are
/// headings.
fn continues(sheet: &Sheet, header: usize, below: &Row) -> bool {
    let Some(above) = sheet.rows.get(header) else {
        return false;
    };
    let reaches_down = sheet.merged.iter().any(|merged| {
        merged.first_row <= above.number
            && merged.last_row == below.number
            && merged.first_row < merged.last_row
    });
    reaches_down
        && below
            .cells
            .iter()
            .all(|cell| cell.is_blank() || headings::meaning(heading_in(cell)).is_some())
}

/// What second rows of headings say about the first.
const QUALIFIERS: &[&str] = &[
    "dienstlich",
    "privat",
    "buro",
    "pflichtfeld",
    "optional",
    "freiwillig",
    "1",
    "2",
    "mobil",
    "festnetz",
    "zentrale",
    "durchwahl",
    "office",
    "private",
    "work",
    "home",
    "strasse",
    "plz",
    "ort",
    "vorname",
    "nachname",
    "titel",
    "email",
    "telefon",
];

/// The rows of the headings whose last one is `header`: that one, and the one above if the two
/// belong together.
fn header_rows(sheet: &Sheet, header: usize) -> Option<Range<usize>> {
    let last = sheet.rows.get(header)?;
    let mut first = header;
    while let Some(above) = first.checked_sub(1).and_then(|above| sheet.rows.get(above))
        && header - first + 1 < MOST_HEADER_ROWS
        && belongs_above(sheet, above, last)
    {
        first -= 1;
    }
    Some(first..header + 1)
}

/// Whether a row above headings is headings too: "Kontakt" above "Telefon" and "E-Mail".
fn belongs_above(sheet: &Sheet, above: &Row, below: &Row) -> bool {
    let filled: Vec<&Cell> = above.cells.iter().filter(|cell| !cell.is_blank()).collect();
    let headings = filled
        .iter()
        .filter(|cell| headings::meaning(heading_in(cell)).is_some())
        .count();
    let is_next = above.number + 1 == below.number;
    let fills_gap = (0..above.cells.len()).any(|column| {
        let is_blank = |row: &Row| row.cells.get(column).is_none_or(Cell::is_blank);
        !is_blank(above) && is_blank(below)
    });
    let spans = sheet.merged.iter().any(|merged| {
        merged.first_row == above.number
            && merged.last_row == above.number
            && merged.first_column < merged.last_column
    });
    is_next && filled.len() >= 2 && (headings >= 2 || headings >= 1 && (fills_gap || spans))
}

#[cfg(test)]
mod tests;
