//! OpenDocument spreadsheets (`.ods`), as LibreOffice writes them.
//!
//! Not by way of calamine, which writes out what is repeated: a sheet ends with a million blank rows as a rule.

use std::collections::HashSet;
use std::io::Read;

use chrono::NaiveDate;
use quick_xml::events::{BytesStart, Event};

use super::super::{Cell, Format, List, Merged, Sheet};
use super::clean::{clean, hyperlink, link_cell, number_cell, text_cell};
use super::grid::{Grid, Room};
use super::limits::{MOST_COLUMNS, MOST_EVENT, MOST_SHEETS};
use super::package::Package;
use super::serial::clock;
use super::xml::{Xml, attributes, push_text};
use super::{Excess, Pace, ReadError, damaged};

const FORMAT: Format = Format::Ods;

/// Reads the sheets of a package.
pub(super) fn read(mut package: Package<'_>, pace: &Pace<'_>) -> Result<List, ReadError> {
    if is_encrypted(&mut package)? {
        return Err(ReadError::Password);
    }
    let meter = package.meter();
    let mut xml = package
        .part("content.xml", FORMAT)?
        .ok_or_else(|| damaged(FORMAT, "content.xml is missing"))?;
    let mut room = Room::new();
    let mut styles = Styles::default();
    let mut sheets: Vec<Sheet> = Vec::new();
    loop {
        match xml.next()? {
            Event::Eof => break,
            Event::Start(element) => match element.name().as_ref() {
                "style:style" => {
                    styles.current = String::new();
                    attributes(&element, |key, value| {
                        if key == "style:name" {
                            styles.current = value;
                        }
                    });
                }
                "style:table-properties" => {
                    let mut hidden = false;
                    attributes(&element, |key, value| {
                        hidden |= key == "table:display" && value == "false";
                    });
                    if hidden {
                        room.cells(1)?;
                        room.text(styles.current.len())?;
                        styles.hidden.insert(styles.current.clone());
                    }
                }
                // Deleted cells are kept there.
                "table:tracked-changes" => xml.skip()?,
                "table:table" => {
                    let (mut name, mut style) = (String::new(), String::new());
                    attributes(&element, |key, value| match key {
                        "table:name" => name = value,
                        "table:style-name" => style = value,
                        _ => {}
                    });
                    let mut grid = Grid::new(&mut room, &name, styles.hidden.contains(&style));
                    let watch = || {
                        let (done, all) = meter();
                        pace.share(done, all)
                    };
                    table(&mut xml, &mut grid, &watch)?;
                    if !grid.is_blank() {
                        sheets.push(grid.finish());
                    }
                    if sheets.len() > MOST_SHEETS {
                        return Err(ReadError::TooLarge {
                            what: Excess::Sheets,
                            most: MOST_SHEETS as u64,
                        });
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
    sheets.sort_by_key(|sheet| sheet.hidden);
    super::book(FORMAT, sheets)
}

#[derive(Default)]
struct Styles {
    /// The one that is being read.
    current: String,
    /// Those that hide a sheet.
    hidden: HashSet<String>,
}

fn is_encrypted(package: &mut Package<'_>) -> Result<bool, ReadError> {
    let Some(mut xml) = package.part("META-INF/manifest.xml", FORMAT)? else {
        return Ok(false);
    };
    loop {
        match xml.next()? {
            Event::Eof => return Ok(false),
            Event::Start(element) if element.local_name().as_ref() == "encryption-data" => {
                return Ok(true);
            }
            _ => {}
        }
    }
}

/// The rows of the table that has just begun.
fn table<R: Read>(
    xml: &mut Xml<R>,
    grid: &mut Grid<'_>,
    watch: &dyn Fn() -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    // Rows may be within groups and heads.
    let mut depth = 1_usize;
    let mut number = 1_u32;
    let mut read = 0_u32;
    while depth > 0 {
        match xml.next()? {
            Event::Eof => break,
            Event::End(_) => depth -= 1,
            Event::Start(element) => match element.name().as_ref() {
                "table:table-row" => {
                    let repeated = repeats(&element, "table:number-rows-repeated");
                    let row = row(xml, number, grid)?;
                    // Blank ones cost nothing, and the limits hold for the others.
                    if !row.is_empty() {
                        for offset in 0..repeated {
                            for (column, cell) in &row {
                                grid.put(number.saturating_add(offset), *column, cell.clone())?;
                            }
                        }
                    }
                    number = number.saturating_add(repeated);
                    read += 1;
                    if read.is_multiple_of(64) {
                        watch()?;
                    }
                }
                "table:table-row-group" | "table:table-header-rows" | "table:table-rows" => {
                    depth += 1;
                }
                _ => xml.skip()?,
            },
            _ => {}
        }
    }
    Ok(())
}

fn repeats(element: &BytesStart<'_>, name: &str) -> u32 {
    let mut count = 1;
    attributes(element, |key, value| {
        if key == name {
            count = value.trim().parse().unwrap_or(1).max(1);
        }
    });
    count
}

/// The cells of the row that has just begun, with their columns.
fn row<R: Read>(
    xml: &mut Xml<R>,
    number: u32,
    grid: &mut Grid<'_>,
) -> Result<Vec<(usize, Cell)>, ReadError> {
    let mut cells = Vec::new();
    let mut column = 0_usize;
    loop {
        match xml.next()? {
            Event::Eof | Event::End(_) => return Ok(cells),
            Event::Start(element) => match element.name().as_ref() {
                "table:table-cell" => {
                    let facts = Facts::of(&element);
                    let cell = cell(xml, &facts)?;
                    if facts.rows > 1 || facts.columns > 1 {
                        grid.merge(Merged {
                            first_row: number,
                            last_row: number.saturating_add(facts.rows - 1),
                            first_column: column,
                            last_column: column.saturating_add(facts.columns as usize - 1),
                        })?;
                    }
                    let behind = column.saturating_add(facts.repeated as usize);
                    if !cell.is_blank() {
                        if behind > MOST_COLUMNS {
                            return Err(ReadError::TooLarge {
                                what: Excess::Columns,
                                most: MOST_COLUMNS as u64,
                            });
                        }
                        for column in column..behind {
                            cells.push((column, cell.clone()));
                        }
                    }
                    column = behind;
                }
                "table:covered-table-cell" => {
                    let repeated = repeats(&element, "table:number-columns-repeated");
                    column = column.saturating_add(repeated as usize);
                    xml.skip()?;
                }
                _ => xml.skip()?,
            },
            _ => {}
        }
    }
}

/// What a cell says of itself.
#[derive(Default)]
struct Facts {
    kind: String,
    value: Option<String>,
    formula: String,
    is_fault: bool,
    repeated: u32,
    rows: u32,
    columns: u32,
}

impl Facts {
    fn of(element: &BytesStart<'_>) -> Self {
        let mut facts = Self {
            repeated: 1,
            rows: 1,
            columns: 1,
            ..Self::default()
        };
        let count = |value: &str| value.trim().parse().unwrap_or(1_u32).max(1);
        attributes(element, |key, value| match key {
            "office:value-type" => facts.kind = value,
            "office:value"
            | "office:date-value"
            | "office:time-value"
            | "office:boolean-value"
            | "office:string-value" => facts.value = Some(value),
            "calcext:value-type" => facts.is_fault = value == "error",
            "table:formula" => facts.formula = value,
            "table:number-columns-repeated" => facts.repeated = count(&value),
            "table:number-columns-spanned" => facts.columns = count(&value),
            "table:number-rows-spanned" => facts.rows = count(&value),
            _ => {}
        });
        facts
    }
}

/// The cell that has just begun.
fn cell<R: Read>(xml: &mut Xml<R>, facts: &Facts) -> Result<Cell, ReadError> {
    let (shown, link) = shown(xml)?;
    if facts.is_fault {
        return Ok(Cell::Fault);
    }
    let value = facts.value.as_deref().unwrap_or_default().trim();
    // What was yes or no in Excel.
    match facts.formula.as_str() {
        "of:=TRUE()" => return Ok(Cell::Flag(true)),
        "of:=FALSE()" => return Ok(Cell::Flag(false)),
        _ => {}
    }
    let cell = match facts.kind.as_str() {
        "float" | "percentage" | "currency" => match value.parse() {
            Ok(number) => number_or_digits(number, &shown),
            Err(_) => text_cell(&shown),
        },
        "date" => value
            .get(..10)
            .and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok())
            .map_or_else(|| text_cell(&shown), Cell::Date),
        "time" => duration(value).map_or_else(|| text_cell(&shown), clock),
        "boolean" => match value {
            "true" => Cell::Flag(true),
            "false" => Cell::Flag(false),
            _ => text_cell(&shown),
        },
        "string" | "" => {
            // The attribute is there where the text shows something else.
            let text = if shown.is_empty() { value } else { &shown };
            let target = link.or_else(|| {
                let short = facts.formula.len() < 4096;
                let target = short.then(|| hyperlink(&facts.formula)).flatten();
                target.map(|(target, _)| target)
            });
            match target {
                Some(target) if !clean(text).is_empty() => link_cell(text, &target),
                _ => text_cell(text),
            }
        }
        _ => text_cell(&shown),
    };
    Ok(cell)
}

/// A postal code is shown with its zero by a number format: then it is that text.
fn number_or_digits(number: f64, shown: &str) -> Cell {
    let shown = shown.trim();
    let is_padded = shown.len() > 1
        && shown.len() <= 20
        && shown.starts_with('0')
        && shown.bytes().all(|byte| byte.is_ascii_digit())
        && shown.parse() == Ok(number);
    if is_padded {
        text_cell(shown)
    } else {
        number_cell(number)
    }
}

/// Seconds of `PT09H30M00S`.
fn duration(text: &str) -> Option<f64> {
    let rest = text.strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let (seconds, _) = rest.split_once('S')?;
    let part = |text: &str| text.replace(',', ".").parse::<f64>().ok();
    Some(part(hours)? * 3600.0 + part(minutes)? * 60.0 + part(seconds)?)
}

/// The text of the cell that has just begun, and where it leads if it is a link.
fn shown<R: Read>(xml: &mut Xml<R>) -> Result<(String, Option<String>), ReadError> {
    let mut text = String::new();
    let mut link = None;
    let mut depth = 1_usize;
    let mut paragraphs = 0_usize;
    // Within a paragraph; between them only spaces stand.
    let mut inside = 0_usize;
    while depth > 0 {
        match xml.next()? {
            Event::Eof => break,
            Event::End(_) => {
                depth -= 1;
                inside = inside.saturating_sub(1);
            }
            Event::Start(element) => {
                match element.name().as_ref() {
                    "text:p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                        inside = 1;
                        depth += 1;
                        continue;
                    }
                    "text:s" => {
                        let count = repeats(&element, "text:c").min(1_000);
                        text.extend(std::iter::repeat_n(' ', count as usize));
                    }
                    "text:tab" => text.push(' '),
                    "text:line-break" => text.push('\n'),
                    "text:a" => attributes(&element, |key, value| {
                        if key == "xlink:href" && link.is_none() {
                            link = Some(value);
                        }
                    }),
                    "text:span" => {}
                    // Comments, drawings, tables within a cell.
                    _ => {
                        xml.skip()?;
                        continue;
                    }
                }
                depth += 1;
                inside += usize::from(inside > 0);
            }
            event if inside > 0 => push_text(&mut text, &event)?,
            _ => {}
        }
        if text.len() as u64 > MOST_EVENT {
            return Err(ReadError::TooLarge {
                what: Excess::Text,
                most: MOST_EVENT,
            });
        }
    }
    Ok((text, link))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_times() {
        assert_eq!(duration("PT09H30M15.5S"), Some(34_215.5));
        assert_eq!(duration("PT9H"), None);
        assert_eq!(duration("P1D"), None);
    }

    #[test]
    fn a_number_shown_with_zeros_is_text() {
        assert_eq!(
            number_or_digits(1067.0, "01067"),
            Cell::Text("01067".to_owned())
        );
        assert_eq!(number_or_digits(1067.0, "1067"), Cell::Number(1067.0));
        assert_eq!(number_or_digits(0.0, "0"), Cell::Number(0.0));
        assert_eq!(number_or_digits(1.0, "02"), Cell::Number(1.0));
    }
}
