//! The cursor in the grid, and what is chosen with it.

use std::ops::RangeInclusive;

use super::keys::Move;
use super::rows::Shown;
use crate::model::{Id, Person};

/// A cell: a person and a column. Column 0 has the replies, then come the half-days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Who.
    pub person: Id<Person>,
    /// Which column.
    pub column: usize,
}

/// What is chosen.
#[derive(Clone, Debug)]
pub struct Area {
    /// Who, from top to bottom.
    pub people: Vec<Id<Person>>,
    /// The columns.
    pub columns: RangeInclusive<usize>,
}

impl Area {
    /// Whether it is one cell.
    pub fn is_single(&self) -> bool {
        self.people.len() == 1 && self.columns.start() == self.columns.end()
    }
}

/// The cursor, and the other corner of what is chosen.
#[derive(Default)]
pub struct Selection {
    cursor: Option<Spot>,
    other: Option<Spot>,
    /// Where the cursor's row was when it was last in the list.
    place: usize,
}

impl Selection {
    /// The cursor's cell.
    pub fn cursor(&self) -> Option<Spot> {
        self.cursor
    }

    /// Puts the cursor somewhere; with `extend` all from where it was first is chosen.
    pub fn set(&mut self, spot: Spot, extend: bool) {
        if !extend {
            self.other = None;
        } else if self.other.is_none() {
            self.other = self.cursor;
        }
        self.cursor = Some(spot);
    }

    /// Sees to it that the cursor is in the list, where there is one: on the person on whom it
    /// was, else at the same place. Returns whether it had to move.
    pub fn settle(&mut self, shown: &Shown, columns: usize, first_column: usize) -> bool {
        let last = columns.saturating_sub(1);
        if self
            .other
            .is_some_and(|spot| shown.place(spot.person).is_none())
        {
            self.other = None;
        }
        if let Some(spot) = &mut self.other {
            spot.column = spot.column.min(last);
        }
        if let Some(spot) = &mut self.cursor {
            spot.column = spot.column.min(last);
            if let Some(place) = shown.place(spot.person) {
                self.place = place;
                return false;
            }
        }
        let column = self
            .cursor
            .map_or(first_column.min(last), |spot| spot.column);
        self.other = None;
        let Some(last_row) = shown.len().checked_sub(1) else {
            return false;
        };
        self.place = self.place.min(last_row);
        self.cursor = shown.row(self.place).map(|row| Spot {
            person: row.id,
            column,
        });
        true
    }

    /// Moves the cursor; `page` is how many rows a page has.
    pub fn shift(&mut self, shown: &Shown, to: Move, extend: bool, columns: usize, page: usize) {
        let (Some(spot), Some(last)) = (self.cursor, shown.len().checked_sub(1)) else {
            return;
        };
        let place = shown.place(spot.person).unwrap_or(0);
        let page = isize::try_from(page).unwrap_or(1);
        let rows = |by: isize| place.saturating_add_signed(by).min(last);
        let (place, column) = match to {
            Move::Rows(by) => (rows(by), spot.column),
            Move::Pages(by) => (rows(by.saturating_mul(page)), spot.column),
            Move::First => (0, spot.column),
            Move::Last => (last, spot.column),
            Move::Columns(by) => {
                let most = columns.saturating_sub(1);
                (place, spot.column.saturating_add_signed(by).min(most))
            }
        };
        if let Some(row) = shown.row(place) {
            let person = row.id;
            self.set(Spot { person, column }, extend);
        }
    }

    /// Moves the cursor to the next row, if there is one.
    pub fn move_on(&mut self, shown: &Shown) {
        self.shift(shown, Move::Rows(1), false, usize::MAX, 1);
    }

    /// What is chosen.
    pub fn area(&self, shown: &Shown) -> Area {
        let Some(cursor) = self.cursor else {
            return Area {
                people: Vec::new(),
                columns: 0..=0,
            };
        };
        let other = self.other.unwrap_or(cursor);
        let place = |spot: Spot| shown.place(spot.person).unwrap_or(0);
        let (from, to) = (place(cursor), place(other));
        let rows = (from.min(to)..=from.max(to)).filter_map(|place| shown.row(place));
        Area {
            people: rows.map(|row| row.id).collect(),
            columns: cursor.column.min(other.column)..=cursor.column.max(other.column),
        }
    }

    /// The rows and columns that are chosen, by their places.
    pub fn places(&self, shown: &Shown) -> Option<(RangeInclusive<usize>, RangeInclusive<usize>)> {
        let cursor = self.cursor?;
        let other = self.other.unwrap_or(cursor);
        let (from, to) = (shown.place(cursor.person)?, shown.place(other.person)?);
        Some((
            from.min(to)..=from.max(to),
            cursor.column.min(other.column)..=cursor.column.max(other.column),
        ))
    }
}
