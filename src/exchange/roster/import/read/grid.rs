//! Cells as they come, put in their places within the limits.

use super::super::{Cell, Merged, Row, Sheet};
use super::limits::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT};
use super::{Excess, ReadError};

/// What the sheets of one book may still hold together.
pub(super) struct Room {
    rows: usize,
    cells: usize,
    text: usize,
}

impl Room {
    /// As the limits say.
    pub fn new() -> Self {
        Self {
            rows: MOST_ROWS,
            cells: MOST_CELLS,
            text: MOST_TEXT,
        }
    }

    /// Takes a row.
    pub fn row(&mut self) -> Result<(), ReadError> {
        take(&mut self.rows, 1, Excess::Rows, MOST_ROWS)
    }

    /// Takes as many cells.
    pub fn cells(&mut self, count: usize) -> Result<(), ReadError> {
        take(&mut self.cells, count, Excess::Cells, MOST_CELLS)
    }

    /// Takes as many bytes of text.
    pub fn text(&mut self, bytes: usize) -> Result<(), ReadError> {
        take(&mut self.text, bytes, Excess::Text, MOST_TEXT)
    }
}

fn take(left: &mut usize, count: usize, what: Excess, most: usize) -> Result<(), ReadError> {
    *left = left.checked_sub(count).ok_or(ReadError::TooLarge {
        what,
        most: most as u64,
    })?;
    Ok(())
}

/// A sheet that is being read.
pub(super) struct Grid<'r> {
    room: &'r mut Room,
    sheet: Sheet,
    in_order: bool,
}

impl<'r> Grid<'r> {
    /// A blank one with that name.
    pub fn new(room: &'r mut Room, name: &str, hidden: bool) -> Self {
        Self {
            room,
            sheet: Sheet {
                name: super::clean::clean(name),
                hidden,
                ..Sheet::default()
            },
            in_order: true,
        }
    }

    /// Puts a cell in its place; `row` counts from 1, `column` from 0. What stood there is replaced. Rows are best put
    /// from top to bottom.
    pub fn put(&mut self, row: u32, column: usize, cell: Cell) -> Result<(), ReadError> {
        match &cell {
            Cell::Blank => return Ok(()),
            Cell::Text(text) => self.room.text(text.len())?,
            Cell::Link(text, target) => self.room.text(text.len() + target.len())?,
            _ => {}
        }
        if column >= MOST_COLUMNS {
            return Err(ReadError::TooLarge {
                what: Excess::Columns,
                most: MOST_COLUMNS as u64,
            });
        }
        let row = row.max(1);
        let last = self.sheet.rows.last().map(|last| last.number);
        if last != Some(row) {
            self.room.row()?;
            self.in_order &= last.is_none_or(|last| last < row);
            self.sheet.rows.push(Row {
                number: row,
                cells: Vec::new(),
            });
        }
        let Some(last) = self.sheet.rows.last_mut() else {
            return Ok(());
        };
        if let Some(grown) = (column + 1).checked_sub(last.cells.len()) {
            self.room.cells(grown)?;
            last.cells.resize(column + 1, Cell::Blank);
        }
        if let Some(place) = last.cells.get_mut(column) {
            *place = cell;
        }
        Ok(())
    }

    /// Notes merged cells; a single one is none.
    pub fn merge(&mut self, merged: Merged) -> Result<(), ReadError> {
        if merged.first_row < merged.last_row || merged.first_column < merged.last_column {
            self.room.cells(1)?;
            self.sheet.merged.push(merged);
        }
        Ok(())
    }

    /// Links behind cells that are there: `(first row, last row, first column, last column, target)`.
    pub fn link(&mut self, area: Merged, target: &str) -> Result<(), ReadError> {
        self.sort();
        let from = self
            .sheet
            .rows
            .partition_point(|row| row.number < area.first_row);
        for row in self.sheet.rows.iter_mut().skip(from) {
            if row.number > area.last_row {
                break;
            }
            let last = area.last_column.min(row.cells.len().saturating_sub(1));
            // Counted like cells, so that many links over large areas come to an end.
            self.room.cells(1)?;
            let cells = row.cells.get_mut(area.first_column..=last);
            for cell in cells.into_iter().flatten() {
                if let Cell::Text(text) = cell {
                    self.room.text(target.len())?;
                    *cell = super::clean::link_cell(text, target);
                }
            }
        }
        Ok(())
    }

    /// Whether nothing was put.
    pub fn is_blank(&self) -> bool {
        self.sheet.rows.is_empty()
    }

    /// The sheet.
    pub fn finish(mut self) -> Sheet {
        self.sort();
        self.sheet
    }

    fn sort(&mut self) {
        if self.in_order {
            return;
        }
        self.in_order = true;
        let mut rows = std::mem::take(&mut self.sheet.rows);
        rows.sort_by_key(|row| row.number);
        for row in rows {
            match self.sheet.rows.last_mut() {
                Some(last) if last.number == row.number => {
                    if last.cells.len() < row.cells.len() {
                        last.cells.resize(row.cells.len(), Cell::Blank);
                    }
                    for (place, cell) in last.cells.iter_mut().zip(row.cells) {
                        if !cell.is_blank() {
                            *place = cell;
                        }
                    }
                }
                _ => self.sheet.rows.push(row),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_out_of_order_come_into_order() {
        let mut room = Room::new();
        let mut grid = Grid::new(&mut room, "Tabelle1", false);
        for (row, column, number) in [(3, 1, 1.0), (1, 0, 2.0), (3, 0, 3.0), (3, 1, 4.0)] {
            grid.put(row, column, Cell::Number(number)).unwrap();
        }
        let sheet = grid.finish();
        let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 3]);
        assert_eq!(sheet.rows[1].cells, [Cell::Number(3.0), Cell::Number(4.0)]);
    }

    #[test]
    fn limits_hold_over_all_sheets() {
        let mut room = Room::new();
        let mut cells = 0;
        let error = loop {
            let mut grid = Grid::new(&mut room, "", false);
            match grid.put(1, MOST_COLUMNS - 1, Cell::Flag(true)) {
                Ok(()) => cells += MOST_COLUMNS,
                Err(error) => break error,
            }
        };
        assert_eq!(cells, MOST_CELLS);
        assert!(matches!(
            error,
            ReadError::TooLarge {
                what: Excess::Cells,
                ..
            }
        ));
        let mut room = Room::new();
        let error = Grid::new(&mut room, "", false).put(1, MOST_COLUMNS, Cell::Fault);
        assert!(matches!(
            error,
            Err(ReadError::TooLarge {
                what: Excess::Columns,
                ..
            })
        ));
    }
}
