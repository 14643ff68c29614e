//! Workbooks of Excel since 2007 (`.xlsx`, `.xlsm`, `.xltx`).
//!
//! Not by way of calamine, which is right about workbooks that were written by programs, but lays each sheet out as a
//! rectangle and keeps whatever a workbook repeats.

use std::collections::HashMap;
use std::io::Read;

use chrono::NaiveDate;
use quick_xml::events::{BytesStart, Event};

use super::super::{Cell, Format, List, Merged, Sheet};
use super::clean::{clean, cleaned_cell, hyperlink, link_cell, text_cell};
use super::grid::{Grid, Room};
use super::limits::MOST_SHEETS;
use super::package::Package;
use super::serial::Shape;
use super::xml::{Xml, attribute, push_text};
use super::{Excess, Pace, ReadError, damaged};

const FORMAT: Format = Format::Xlsx;

/// Reads the sheets of a package.
pub(super) fn read(mut package: Package<'_>, pace: &Pace<'_>) -> Result<List, ReadError> {
    let mut room = Room::new();
    let main = relations(&mut package, "_rels/.rels", "", &mut room)?
        .into_values()
        .find(|relation| relation.kind.ends_with("/officeDocument"))
        .map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations_of_main = format!("{folder}/_rels/{file}.rels");
    let related = relations(&mut package, &relations_of_main, folder, &mut room)?;
    let workbook = workbook(&mut package, &main)?;
    let part = |kind: &str| {
        related
            .values()
            .find(|relation| relation.kind.ends_with(kind))
            .map(|relation| relation.target.clone())
    };
    let strings = match part("/sharedStrings") {
        Some(name) => shared_strings(&mut package, &name, pace)?,
        None => Vec::new(),
    };
    let shapes = match part("/styles") {
        Some(name) => shapes(&mut package, &name)?,
        None => Vec::new(),
    };
    let context = Context {
        strings,
        shapes,
        from_1904: workbook.from_1904,
    };
    let mut sheets: Vec<Sheet> = Vec::new();
    for entry in &workbook.sheets {
        let Some(relation) = related.get(&entry.relation) else {
            continue;
        };
        // A chart has a sheet of its own.
        if !relation.kind.ends_with("/worksheet") {
            continue;
        }
        let mut grid = Grid::new(&mut room, &entry.name, entry.hidden);
        let links = sheet(&mut package, &relation.target, &context, &mut grid, pace)?;
        if !links.is_empty() && !grid.is_blank() {
            let (folder, file) = relation
                .target
                .rsplit_once('/')
                .unwrap_or(("", &relation.target));
            let name = format!("{folder}/_rels/{file}.rels");
            let targets = relations(&mut package, &name, folder, &mut Room::new())?;
            for (area, relation) in links {
                if let Some(target) = targets.get(&relation).filter(|target| target.external) {
                    grid.link(area, &target.target)?;
                }
            }
        }
        if !grid.is_blank() {
            sheets.push(grid.finish());
        }
    }
    super::book(FORMAT, sheets)
}

/// What cells refer to.
struct Context {
    /// Cleaned.
    strings: Vec<String>,
    shapes: Vec<Shape>,
    from_1904: bool,
}

/// Where a part refers to.
struct Relation {
    kind: String,
    /// The part's name, or the address outside.
    target: String,
    external: bool,
}

fn relations(
    package: &mut Package<'_>,
    name: &str,
    folder: &str,
    room: &mut Room,
) -> Result<HashMap<String, Relation>, ReadError> {
    let mut found = HashMap::new();
    let Some(mut xml) = package.part(name, FORMAT)? else {
        return Ok(found);
    };
    loop {
        match xml.next()? {
            Event::Eof => return Ok(found),
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let external = attribute(&element, "TargetMode").as_deref() == Some("External");
                let target = attribute(&element, "Target").unwrap_or_default();
                let target = if external {
                    target
                } else {
                    resolved(folder, &target)
                };
                let kind = attribute(&element, "Type").unwrap_or_default();
                let id = attribute(&element, "Id").unwrap_or_default();
                room.cells(1)?;
                room.text(target.len() + kind.len() + id.len())?;
                let relation = Relation {
                    kind,
                    target,
                    external,
                };
                found.insert(id, relation);
            }
            _ => {}
        }
    }
}

/// A part's name as another part in `folder` states it.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}

struct Workbook {
    /// Those that are seen before those that are hidden.
    sheets: Vec<Entry>,
    from_1904: bool,
}

struct Entry {
    name: String,
    relation: String,
    hidden: bool,
}

fn workbook(package: &mut Package<'_>, name: &str) -> Result<Workbook, ReadError> {
    let mut xml = package
        .part(name, FORMAT)?
        .ok_or_else(|| damaged(FORMAT, format!("{name} is missing")))?;
    let mut workbook = Workbook {
        sheets: Vec::new(),
        from_1904: false,
    };
    loop {
        match xml.next()? {
            Event::Eof => break,
            Event::Start(element) => match element.local_name().as_ref() {
                "workbookPr" => {
                    workbook.from_1904 = matches!(
                        attribute(&element, "date1904").as_deref(),
                        Some("1" | "true" | "on")
                    );
                }
                "sheet" => {
                    if workbook.sheets.len() >= MOST_SHEETS {
                        return Err(ReadError::TooLarge {
                            what: Excess::Sheets,
                            most: MOST_SHEETS as u64,
                        });
                    }
                    let state = attribute(&element, "state");
                    workbook.sheets.push(Entry {
                        name: attribute(&element, "name").unwrap_or_default(),
                        relation: attribute(&element, "id").unwrap_or_default(),
                        hidden: state.is_some_and(|state| state != "visible"),
                    });
                }
                _ => {}
            },
            _ => {}
        }
    }
    workbook.sheets.sort_by_key(|entry| entry.hidden);
    Ok(workbook)
}

fn shared_strings(
    package: &mut Package<'_>,
    name: &str,
    pace: &Pace<'_>,
) -> Result<Vec<String>, ReadError> {
    let meter = package.meter();
    let Some(mut xml) = package.part(name, FORMAT)? else {
        return Ok(Vec::new());
    };
    let mut room = Room::new();
    let mut strings = Vec::new();
    loop {
        match xml.next()? {
            Event::Eof => return Ok(strings),
            Event::Start(element) if element.local_name().as_ref() == "si" => {
                let text = clean(&rich_text(&mut xml)?);
                room.cells(1)?;
                room.text(text.len())?;
                strings.push(text);
                if strings.len() % 256 == 0 {
                    let (done, all) = meter();
                    pace.share(done, all)?;
                }
            }
            _ => {}
        }
    }
}

/// The text of an element that has just begun: plain or in runs, without what tells how Japanese is spoken.
fn rich_text<R: Read>(xml: &mut Xml<R>) -> Result<String, ReadError> {
    let mut text = String::new();
    let mut depth = 1_usize;
    let mut in_text = false;
    while depth > 0 {
        match xml.next()? {
            Event::Eof => break,
            Event::Start(element) => match element.local_name().as_ref() {
                "rPh" => xml.skip()?,
                name => {
                    in_text = name == "t";
                    depth += 1;
                }
            },
            Event::End(_) => {
                in_text = false;
                depth -= 1;
            }
            event if in_text => push_text(&mut text, &event)?,
            _ => {}
        }
    }
    Ok(unescaped(text))
}

/// `_x000D_` is how Excel writes what XML does not allow.
fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let unit = from
            .get(2..7)
            .and_then(|code| code.strip_suffix('_'))
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|code| u32::from_str_radix(code, 16).ok());
        match unit {
            Some(unit) => {
                out.extend(char::from_u32(unit));
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// What the cell formats mean, by their numbers.
fn shapes(package: &mut Package<'_>, name: &str) -> Result<Vec<Shape>, ReadError> {
    let Some(mut xml) = package.part(name, FORMAT)? else {
        return Ok(Vec::new());
    };
    let mut room = Room::new();
    let mut codes = HashMap::new();
    let mut shapes = Vec::new();
    let mut in_cells = false;
    loop {
        let number = |element: &BytesStart<'_>| {
            attribute(element, "numFmtId").and_then(|id| id.trim().parse::<u32>().ok())
        };
        match xml.next()? {
            Event::Eof => return Ok(shapes),
            Event::Start(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    if let (Some(id), Some(code)) =
                        (number(&element), attribute(&element, "formatCode"))
                    {
                        room.cells(1)?;
                        codes.insert(id, Shape::of_code(&code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    room.cells(1)?;
                    let id = number(&element).unwrap_or(0);
                    let shape = codes.get(&id).copied();
                    shapes.push(shape.unwrap_or_else(|| Shape::of_built_in(id)));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => in_cells = false,
            _ => {}
        }
    }
}

/// Reads a sheet's cells; gives the links that lead out of it, with the ids of their relations.
fn sheet(
    package: &mut Package<'_>,
    name: &str,
    context: &Context,
    grid: &mut Grid<'_>,
    pace: &Pace<'_>,
) -> Result<Vec<(Merged, String)>, ReadError> {
    let meter = package.meter();
    let Some(mut xml) = package.part(name, FORMAT)? else {
        return Ok(Vec::new());
    };
    let mut links = Vec::new();
    // Links need no room in the grid if there are no cells.
    let mut room = Room::new();
    let (mut row, mut column) = (0_u32, 0_usize);
    loop {
        match xml.next()? {
            Event::Eof => return Ok(links),
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    let stated = attribute(&element, "r").and_then(|row| row.trim().parse().ok());
                    row = stated.unwrap_or_else(|| row.saturating_add(1));
                    column = 0;
                    if row.is_multiple_of(64) {
                        let (done, all) = meter();
                        pace.share(done, all)?;
                    }
                }
                "c" => {
                    if let Some((column_stated, row_stated)) =
                        attribute(&element, "r").as_deref().and_then(place)
                    {
                        (row, column) = (row_stated, column_stated);
                    }
                    let style = attribute(&element, "s").and_then(|style| style.parse().ok());
                    let kind = attribute(&element, "t");
                    let cell = cell(&mut xml, kind.as_deref(), style, context)?;
                    grid.put(row, column, cell)?;
                    column = column.saturating_add(1);
                }
                "mergeCell" => {
                    if let Some(area) = attribute(&element, "ref").as_deref().and_then(area) {
                        grid.merge(area)?;
                    }
                }
                "hyperlink" => {
                    let area = attribute(&element, "ref").as_deref().and_then(area);
                    if let (Some(area), Some(relation)) = (area, attribute(&element, "id")) {
                        room.cells(1)?;
                        room.text(relation.len())?;
                        links.push((area, relation));
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// The cell that has just begun.
fn cell<R: Read>(
    xml: &mut Xml<R>,
    kind: Option<&str>,
    style: Option<usize>,
    context: &Context,
) -> Result<Cell, ReadError> {
    let mut value = None;
    let mut inline = None;
    let mut link = None;
    loop {
        match xml.next()? {
            Event::Eof => break,
            Event::End(_) => break,
            Event::Start(element) => match element.local_name().as_ref() {
                "v" => value = Some(xml.text()?),
                "is" => inline = Some(rich_text(xml)?),
                "f" => {
                    let formula = xml.text()?;
                    if formula.len() < 4096 {
                        link = hyperlink(&format!("={formula}"));
                    }
                }
                _ => xml.skip()?,
            },
            _ => {}
        }
    }
    let cell = match (inline, value) {
        (Some(text), _) => text_cell(&text),
        (None, Some(value)) => valued(value, kind, style, context),
        (None, None) => Cell::Blank,
    };
    Ok(match (cell, link) {
        (Cell::Text(text), Some((target, _))) => link_cell(&text, &target),
        // Not every program notes what a formula gives.
        (Cell::Blank, Some((target, shown))) => link_cell(&shown.unwrap_or_default(), &target),
        (cell, _) => cell,
    })
}

fn valued(value: String, kind: Option<&str>, style: Option<usize>, context: &Context) -> Cell {
    let trimmed = value.trim();
    match kind {
        Some("s") => {
            let text = trimmed
                .parse()
                .ok()
                .and_then(|index: usize| context.strings.get(index));
            text.map_or(Cell::Fault, |text| cleaned_cell(text))
        }
        Some("str" | "inlineStr") => text_cell(&unescaped(value)),
        Some("b") => match trimmed {
            "1" | "true" => Cell::Flag(true),
            "0" | "false" => Cell::Flag(false),
            _ => Cell::Blank,
        },
        Some("e") => Cell::Fault,
        Some("d") => {
            let day = trimmed
                .get(..10)
                .and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
            day.map_or_else(|| text_cell(trimmed), Cell::Date)
        }
        _ if trimmed.is_empty() => Cell::Blank,
        _ => match trimmed.parse() {
            Ok(number) => {
                let shape = style.and_then(|style| context.shapes.get(style));
                shape
                    .copied()
                    .unwrap_or(Shape::Number)
                    .cell(number, context.from_1904)
            }
            Err(_) => text_cell(trimmed),
        },
    }
}

/// Column from 0 and row from 1 of `B7` or `$B$7`.
fn place(text: &str) -> Option<(usize, u32)> {
    let mut column = 0_usize;
    let mut rest = text.trim().trim_start_matches('$');
    while let Some(letter) = rest.chars().next().filter(char::is_ascii_alphabetic) {
        let digit = usize::from(u8::try_from(letter.to_ascii_uppercase()).ok()? - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(digit)?;
        rest = rest.get(1..)?;
    }
    let row = rest.trim_start_matches('$').parse().ok()?;
    Some((column.checked_sub(1)?, row))
}

/// `B7:C9`, or one cell.
fn area(text: &str) -> Option<Merged> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (place(first)?, place(last)?);
    Some(Merged {
        first_row: first.1.min(last.1),
        last_row: first.1.max(last.1),
        first_column: first.0.min(last.0),
        last_column: first.0.max(last.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_excel_writes_them() {
        assert_eq!(place("A1"), Some((0, 1)));
        assert_eq!(place("$AA$10"), Some((26, 10)));
        assert_eq!(place("XFD1048576"), Some((16_383, 1_048_576)));
        assert_eq!(place("7"), None);
        assert_eq!(place("ä1"), None);
        assert_eq!(place(&"Z".repeat(100)), None);
        let merged = area("B9:A7").unwrap();
        assert_eq!((merged.first_row, merged.last_row), (7, 9));
        assert_eq!((merged.first_column, merged.last_column), (0, 1));
    }

    #[test]
    fn what_excel_escapes_is_put_back() {
        assert_eq!(unescaped("a_x000D_\nb".to_owned()), "a\r\nb");
        assert_eq!(unescaped("_x005F_x000D_".to_owned()), "_x000D_");
        assert_eq!(unescaped("_xyz_ _x00".to_owned()), "_xyz_ _x00");
        assert_eq!(unescaped("_x00ä_".to_owned()), "_x00ä_");
    }

    #[test]
    fn parts_are_found_from_where_they_are_named() {
        assert_eq!(
            resolved("xl", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolved("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("xl/worksheets", "../a.xml"), "xl/a.xml");
        assert_eq!(resolved("", "../../x"), "x");
    }
}
