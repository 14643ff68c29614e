//! Workbooks of Excel 97 to 2003 (`.xls`): records one after the other.
//!
//! Not by way of calamine, which follows circles in such files for ever and trusts their sizes.

use std::collections::HashMap;

use super::super::{Cell, Format, List, Merged, Sheet};
use super::clean::{clean, cleaned_cell, number_cell, text_cell};
use super::compound::{u16_at, u32_at, workbook};
use super::grid::{Grid, Room};
use super::limits::MOST_SHEETS;
use super::serial::Shape;
use super::{Excess, NoList, Pace, ReadError, damaged};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const CONTINUE: u16 = 0x003c;

/// Reads the sheets of a compound file.
pub(super) fn read(bytes: &[u8], pace: &Pace<'_>) -> Result<List, ReadError> {
    let stream = workbook(bytes)?;
    let globals = Globals::read(&stream)?;
    let mut room = Room::new();
    let mut sheets: Vec<Sheet> = Vec::new();
    // However often a file refers to one place, its records are read a few times at most.
    let mut steps = stream.len();
    for entry in &globals.sheets {
        let mut grid = Grid::new(&mut room, &entry.name, entry.hidden);
        let records = Records {
            stream: &stream,
            at: entry.start as usize,
        };
        read_sheet(records, &globals, &mut grid, &mut steps, pace)?;
        if !grid.is_blank() {
            sheets.push(grid.finish());
        }
    }
    super::book(Format::Xls, sheets)
}

struct Record<'s> {
    kind: u16,
    data: &'s [u8],
}

struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let kind = u16_at(self.stream, self.at)?;
        let len = usize::from(u16_at(self.stream, self.at + 2)?);
        let data = self.stream.get(self.at + 4..self.at + 4 + len)?;
        self.at += 4 + len;
        Some(Record { kind, data })
    }
}

impl<'s> Records<'s> {
    /// The record that was given last, with those that continue it.
    fn with_continuations(&mut self, first: &'s [u8]) -> Pieces<'s> {
        let mut pieces = vec![first];
        while u16_at(self.stream, self.at) == Some(CONTINUE)
            && let Some(record) = self.next()
        {
            pieces.push(record.data);
        }
        Pieces {
            pieces,
            piece: 0,
            at: 0,
        }
    }
}

struct Entry {
    name: String,
    start: u32,
    hidden: bool,
}

/// What holds for the whole workbook.
#[derive(Default)]
struct Globals {
    sheets: Vec<Entry>,
    /// Cleaned.
    strings: Vec<String>,
    shapes: Vec<Shape>,
    from_1904: bool,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, ReadError> {
        let mut globals = Self::default();
        let mut room = Room::new();
        let mut codes = HashMap::new();
        let mut formats = Vec::new();
        let mut records = Records { stream, at: 0 };
        match records.next() {
            Some(first) if first.kind == BOF && u16_at(first.data, 0) == Some(0x0600) => {}
            Some(first) if first.kind & 0x00ff == 0x09 => {
                return Err(NoList::OtherSpreadsheet.into());
            }
            _ => return Err(damaged(Format::Xls, "the workbook does not begin")),
        }
        while let Some(record) = records.next() {
            let data = record.data;
            match record.kind {
                EOF => break,
                0x002f => return Err(ReadError::Password),
                0x0022 => globals.from_1904 = u16_at(data, 0) == Some(1),
                0x041e => {
                    let code = Pieces::of(data.get(2..).unwrap_or_default()).string();
                    if let (Some(id), Some(code)) = (u16_at(data, 0), code) {
                        room.cells(1)?;
                        codes.insert(id, Shape::of_code(&code));
                    }
                }
                0x00e0 => {
                    room.cells(1)?;
                    formats.push(u16_at(data, 2).unwrap_or(0));
                }
                0x0085 => globals.sheets.extend(entry(data)),
                0x00fc => {
                    let mut pieces = records.with_continuations(data);
                    pieces.skip(8);
                    while let Some(text) = pieces.string() {
                        let text = clean(&text);
                        room.cells(1)?;
                        room.text(text.len())?;
                        globals.strings.push(text);
                    }
                }
                _ => {}
            }
        }
        if globals.sheets.len() > MOST_SHEETS {
            return Err(ReadError::TooLarge {
                what: Excess::Sheets,
                most: MOST_SHEETS as u64,
            });
        }
        globals.sheets.sort_by_key(|entry| entry.hidden);
        globals.shapes = formats
            .into_iter()
            .map(|id| {
                codes
                    .get(&id)
                    .copied()
                    .unwrap_or_else(|| Shape::of_built_in(id.into()))
            })
            .collect();
        Ok(globals)
    }

    fn number(&self, number: f64, format: Option<u16>) -> Cell {
        let shape = format.and_then(|format| self.shapes.get(usize::from(format)));
        match shape {
            Some(shape) => shape.cell(number, self.from_1904),
            None => number_cell(number),
        }
    }
}

/// A sheet as the workbook lists it; charts and macros are none.
fn entry(data: &[u8]) -> Option<Entry> {
    if *data.get(5)? != 0 {
        return None;
    }
    let count = usize::from(*data.get(6)?);
    let wide = data.get(7)? & 1 == 1;
    let mut name = Pieces::of(data.get(8..)?);
    Some(Entry {
        name: name.characters(count, wide)?,
        start: u32_at(data, 0)?,
        hidden: data.get(4)? & 3 != 0,
    })
}

fn read_sheet(
    records: Records<'_>,
    globals: &Globals,
    grid: &mut Grid<'_>,
    steps: &mut usize,
    pace: &Pace<'_>,
) -> Result<(), ReadError> {
    let all = records.stream.len() as u64;
    let mut depth = 0_usize;
    // Where the text that a formula gives goes.
    let mut awaited = None;
    let mut links = Vec::new();
    let mut records = records;
    while let Some(record) = records.next() {
        *steps = steps
            .checked_sub(1)
            .ok_or_else(|| damaged(Format::Xls, "its sheets lie within each other"))?;
        if steps.is_multiple_of(1024) {
            pace.share(records.at as u64, all)?;
        }
        match record.kind {
            BOF => {
                depth += 1;
                continue;
            }
            EOF => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
                continue;
            }
            // Charts within the sheet have records of their own.
            _ if depth != 1 => continue,
            _ => {}
        }
        let data = record.data;
        match record.kind {
            0x00e5 => {
                for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
                    grid.merge(area_of(area))?;
                }
                continue;
            }
            0x01b8 => {
                if let Some(target) = link(data) {
                    links.push((area_of(data), target));
                }
                continue;
            }
            0x0207 => {
                let mut pieces = records.with_continuations(data);
                if let (Some((row, column)), Some(text)) = (awaited.take(), pieces.string()) {
                    grid.put(row, column, text_cell(&text))?;
                }
                continue;
            }
            _ => {}
        }
        let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else {
            continue;
        };
        let (row, column) = (u32::from(row) + 1, usize::from(column));
        let format = u16_at(data, 4);
        let cell = match record.kind {
            0x00fd => {
                let text = u32_at(data, 6).and_then(|index| globals.strings.get(index as usize));
                text.map_or(Cell::Fault, |text| cleaned_cell(text))
            }
            0x0204 | 0x00d6 => {
                let text = Pieces::of(data.get(6..).unwrap_or_default()).string();
                text_cell(&text.unwrap_or_default())
            }
            0x0203 => match f64_at(data, 6) {
                Some(number) => globals.number(number, format),
                None => continue,
            },
            0x027e => match u32_at(data, 6) {
                Some(packed) => globals.number(unpacked(packed), format),
                None => continue,
            },
            0x00bd => {
                let cells = data.get(4..).unwrap_or_default().chunks_exact(6);
                for (offset, cell) in cells.enumerate() {
                    if let Some(packed) = u32_at(cell, 2) {
                        let cell = globals.number(unpacked(packed), u16_at(cell, 0));
                        grid.put(row, column + offset, cell)?;
                    }
                }
                continue;
            }
            0x0205 => match (data.get(6), data.get(7)) {
                (Some(value), Some(0)) => Cell::Flag(*value != 0),
                _ => Cell::Fault,
            },
            0x0006 => {
                awaited = None;
                match (u16_at(data, 12), data.get(6), data.get(8)) {
                    (Some(0xffff), Some(0), _) => {
                        awaited = Some((row, column));
                        continue;
                    }
                    (Some(0xffff), Some(1), Some(value)) => Cell::Flag(*value != 0),
                    (Some(0xffff), Some(2), _) => Cell::Fault,
                    (Some(0xffff), ..) => continue,
                    _ => match f64_at(data, 6) {
                        Some(number) => globals.number(number, format),
                        None => continue,
                    },
                }
            }
            _ => continue,
        };
        grid.put(row, column, cell)?;
    }
    for (area, target) in links {
        grid.link(area, &target)?;
    }
    Ok(())
}

fn area_of(data: &[u8]) -> Merged {
    let at = |place: usize| u16_at(data, place).unwrap_or(0);
    Merged {
        first_row: u32::from(at(0)) + 1,
        last_row: u32::from(at(2)) + 1,
        first_column: at(4).into(),
        last_column: at(6).into(),
    }
}

fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    let part = bytes.get(at..)?.first_chunk()?;
    Some(f64::from_le_bytes(*part))
}

/// A number in four bytes: a whole one, or the upper half of a float; both perhaps in hundredths.
fn unpacked(packed: u32) -> f64 {
    let number = if packed & 2 == 2 {
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if packed & 1 == 1 {
        number / 100.0
    } else {
        number
    }
}

/// Where a link to an address leads.
fn link(data: &[u8]) -> Option<String> {
    const ADDRESS: [u8; 16] = [
        0xe0, 0xc9, 0xea, 0x79, 0xf9, 0xba, 0xce, 0x11, 0x8c, 0x82, 0x00, 0xaa, 0x00, 0x4b, 0xa9,
        0x0b,
    ];
    let flags = u32_at(data, 28)?;
    let mut at = 32_usize;
    // What is shown, and in which frame it opens.
    for flag in [0x10, 0x80] {
        if flags & flag != 0 {
            let count = u32_at(data, at)? as usize;
            at = at.checked_add(4)?.checked_add(count.checked_mul(2)?)?;
        }
    }
    if flags & 0x101 != 1 || data.get(at..at.checked_add(16)?)? != ADDRESS {
        return None;
    }
    let len = u32_at(data, at + 16)? as usize;
    let text = data.get(at + 20..)?;
    let units = text.get(..len).unwrap_or(text).chunks_exact(2);
    let units = units
        .filter_map(|unit| u16_at(unit, 0))
        .take_while(|unit| *unit != 0);
    Some(String::from_utf16_lossy(&units.collect::<Vec<_>>()))
}

/// A record that goes on in others.
struct Pieces<'s> {
    pieces: Vec<&'s [u8]>,
    piece: usize,
    at: usize,
}

impl<'s> Pieces<'s> {
    fn of(data: &'s [u8]) -> Self {
        Self {
            pieces: vec![data],
            piece: 0,
            at: 0,
        }
    }

    /// What is left of the piece that is being read; the next one if that is nothing.
    fn rest(&mut self) -> Option<&'s [u8]> {
        loop {
            let rest = self
                .pieces
                .get(self.piece)?
                .get(self.at..)
                .unwrap_or_default();
            if !rest.is_empty() {
                return Some(rest);
            }
            self.piece += 1;
            self.at = 0;
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        let (low, high) = (self.u16()?, self.u16()?);
        Some(u32::from(high) << 16 | u32::from(low))
    }

    fn skip(&mut self, count: usize) {
        let mut count = count;
        while count > 0
            && let Some(rest) = self.rest()
        {
            let step = count.min(rest.len());
            self.at += step;
            count -= step;
        }
    }

    /// A text with its head, without what says how it is formatted.
    fn string(&mut self) -> Option<String> {
        let count = usize::from(self.u16()?);
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 {
            usize::from(self.u16()?)
        } else {
            0
        };
        let more = if flags & 4 != 0 {
            self.u32()? as usize
        } else {
            0
        };
        let text = self.characters(count, flags & 1 == 1)?;
        self.skip(runs.saturating_mul(4).saturating_add(more));
        Some(text)
    }

    /// So many characters; each piece they go on in says anew how wide they are.
    fn characters(&mut self, count: usize, wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        let mut wide = wide;
        while units.len() < count {
            let piece = self.piece;
            let mut rest = self.rest()?;
            if self.piece != piece && !units.is_empty() {
                wide = self.byte()? & 1 == 1;
                rest = self.rest()?;
            }
            let width = if wide { 2 } else { 1 };
            let taken = (count - units.len()).min(rest.len() / width);
            if taken == 0 {
                // Half a character.
                self.at += rest.len();
                continue;
            }
            let bytes = rest.get(..taken * width)?;
            if wide {
                units.extend(bytes.chunks_exact(2).filter_map(|unit| u16_at(unit, 0)));
            } else {
                units.extend(bytes.iter().map(|byte| u16::from(*byte)));
            }
            self.at += taken * width;
        }
        Some(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_unpacked() {
        assert_eq!(unpacked(70173 << 2 | 2), 70173.0);
        assert_eq!(unpacked(150 << 2 | 3), 1.5);
        assert_eq!(unpacked((-5_i32 << 2).cast_unsigned() | 2), -5.0);
        assert_eq!(unpacked(0x3ff0_0000), 1.0);
    }

    #[test]
    fn a_text_goes_on_in_the_next_record_in_another_width() {
        let first = [5, 0, 0, b'A', b'b'];
        let second = [1, b'c', 0, 0x07, 0x01, b'd', 0, 1, 0, 0, b'x'];
        let mut pieces = Pieces {
            pieces: vec![&first, &second],
            piece: 0,
            at: 0,
        };
        assert_eq!(pieces.string().as_deref(), Some("Abcćd"));
        assert_eq!(pieces.string().as_deref(), Some("x"));
        assert_eq!(pieces.string(), None);
    }
}
