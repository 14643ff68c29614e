//! What is selected in a list: some of its records, and the line that the keys move.

use std::collections::HashSet;

use super::list::{Line, List, Listed};
use crate::model::{Id, Project};

/// The line that the keys move.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cursor<T> {
    Row(Id<T>),
    /// A group, by its title.
    Group(String),
}

/// How the cursor moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// And selects what is there, and nothing else.
    Alone,
    /// And selects everything from where the selection began.
    Extend,
    /// And leaves the selection as it is.
    Only,
}

/// What is selected.
pub struct Selection<T> {
    chosen: HashSet<Id<T>>,
    cursor: Option<Cursor<T>>,
    /// Where extending the selection begins.
    pivot: Option<Id<T>>,
    /// The line on which the cursor was.
    line: Option<usize>,
    /// What was selected when it went away, to be selected again when undo brings it back.
    lost: HashSet<Id<T>>,
    deleting: bool,
    /// What is to be shown though its group is folded.
    pub(super) revealed: Option<Id<T>>,
    /// Whether the table has to be scrolled to the cursor.
    pub(super) scroll: bool,
    /// Rises with each change.
    version: u64,
}

impl<T> Default for Selection<T> {
    fn default() -> Self {
        Self {
            chosen: HashSet::new(),
            cursor: None,
            pivot: None,
            line: None,
            lost: HashSet::new(),
            deleting: false,
            revealed: None,
            scroll: false,
            version: 0,
        }
    }
}

impl<T> Selection<T> {
    /// Whether this record is selected.
    pub fn is_chosen(&self, id: Id<T>) -> bool {
        self.chosen.contains(&id)
    }

    fn set(&mut self, chosen: HashSet<Id<T>>) {
        self.chosen = chosen;
        self.lost.clear();
        self.deleting = false;
        self.version += 1;
    }
}

impl<T: Listed> List<T> {
    /// What is selected, if it is one record.
    pub fn selected(&self) -> Option<Id<T>> {
        let mut chosen = self.selection.chosen.iter();
        chosen.next().copied().filter(|_| chosen.next().is_none())
    }

    /// How many records are selected.
    pub fn count(&self) -> usize {
        self.selection.chosen.len()
    }

    /// All that is selected, in the order of the table.
    pub fn chosen(&self) -> Vec<Id<T>> {
        let ids = self.rows.iter().map(|row| row.id);
        ids.filter(|id| self.selection.is_chosen(*id)).collect()
    }

    /// Whether this record is selected.
    pub fn is_chosen(&self, id: Id<T>) -> bool {
        self.selection.is_chosen(id)
    }

    /// Rises whenever something else is selected.
    pub fn selection_version(&self) -> u64 {
        self.selection.version
    }

    /// Selects a record, which may be so new that no row shows it yet, and nothing else.
    pub fn select(&mut self, id: Option<Id<T>>) {
        self.selection.set(id.into_iter().collect());
        self.selection.cursor = id.map(Cursor::Row);
        self.selection.pivot = id;
        self.selection.line = self.find_cursor();
        self.selection.scroll = true;
    }

    /// Selects a record that the filter or a folded group may hide, and shows it.
    pub fn reveal(&mut self, id: Id<T>) {
        self.filter.clear();
        self.select(Some(id));
        self.selection.revealed = Some(id);
        self.lay_out_again();
    }

    /// Moves the cursor to a line.
    pub fn go(&mut self, line: usize, how: How) {
        self.selection.scroll = true;
        let Some(row) = self.row(line) else {
            if let Some(group) = self.group(line) {
                self.selection.cursor = Some(Cursor::Group(group.title.clone()));
                self.selection.line = Some(line);
                if how == How::Alone {
                    self.selection.set(HashSet::new());
                    self.selection.pivot = None;
                } else if how == How::Extend {
                    self.extend_to(line);
                }
            }
            return;
        };
        let id = row.id;
        match how {
            How::Alone => self.select(Some(id)),
            How::Extend => {
                self.selection.pivot.get_or_insert(id);
                self.extend_to(line);
            }
            How::Only => {}
        }
        self.selection.cursor = Some(Cursor::Row(id));
        self.selection.line = Some(line);
    }

    fn extend_to(&mut self, line: usize) {
        let pivot = self.selection.pivot;
        let begin = (0..self.lines.len()).find(|line| self.row(*line).map(|row| row.id) == pivot);
        let begin = begin.filter(|_| pivot.is_some()).unwrap_or(line);
        let range = begin.min(line)..=begin.max(line);
        let chosen = range.filter_map(|line| Some(self.row(line)?.id)).collect();
        self.selection.set(chosen);
    }

    /// Selects what is on a line, or lets it go if it is selected: a record, or a whole group.
    /// The cursor goes there.
    pub fn toggle(&mut self, line: usize) {
        let ids = match self.row(line) {
            Some(row) => vec![row.id],
            None => {
                self.fold(line, false);
                self.members(line)
            }
        };
        let mut chosen = std::mem::take(&mut self.selection.chosen);
        if ids.iter().all(|id| chosen.contains(id)) {
            chosen.retain(|id| !ids.contains(id));
        } else {
            chosen.extend(&ids);
        }
        self.selection.set(chosen);
        self.go(line, How::Only);
        self.selection.pivot = ids.first().copied();
    }

    /// Selects every record that the filter lets through.
    pub fn choose_all(&mut self) {
        let rows = self.lines.iter().filter_map(|line| match line {
            Line::Row(place) => Some(self.rows.get(*place)?.id),
            Line::Group(_) => None,
        });
        let chosen = rows.collect();
        self.selection.set(chosen);
    }

    /// Selects nothing any more; the cursor stays.
    pub fn choose_none(&mut self) {
        self.selection.set(HashSet::new());
    }

    /// Says that what is selected is about to be deleted, so that its neighbour is selected when
    /// it is gone.
    pub fn expect_deletion(&mut self) {
        self.selection.deleting = true;
    }

    /// The line that the keys move.
    pub fn cursor(&self) -> Option<usize> {
        let line = self
            .selection
            .line
            .filter(|_| self.selection.cursor.is_some())?;
        self.is_cursor(line).then_some(line)
    }

    /// Whether the table has to be scrolled to the cursor; says so once.
    pub fn take_scroll(&mut self) -> bool {
        std::mem::take(&mut self.selection.scroll)
    }

    fn is_cursor(&self, line: usize) -> bool {
        match &self.selection.cursor {
            Some(Cursor::Row(id)) => self.row(line).is_some_and(|row| row.id == *id),
            Some(Cursor::Group(title)) => self.group(line).is_some_and(|g| g.title == *title),
            None => false,
        }
    }

    fn find_cursor(&self) -> Option<usize> {
        self.selection.cursor.as_ref()?;
        (0..self.lines.len()).find(|line| self.is_cursor(*line))
    }

    /// Finds the cursor again after lines were laid out anew. With `by_user`, what is no longer
    /// to be seen is let go; else what is being edited stays selected even when it no longer fits
    /// the filter.
    pub(super) fn settle_place(&mut self, by_user: bool) {
        let line = self.find_cursor();
        if by_user && !self.selection.chosen.is_empty() {
            let seen = self.lines.iter().filter_map(|line| match line {
                Line::Row(place) => Some(self.rows.get(*place)?.id),
                Line::Group(_) => None,
            });
            let seen: HashSet<Id<T>> = seen.filter(|id| self.selection.is_chosen(*id)).collect();
            if seen.len() != self.selection.chosen.len() {
                self.selection.chosen = seen;
                self.selection.version += 1;
            }
        }
        if by_user && line.is_none() {
            self.selection.cursor = None;
        }
        if line.is_some() {
            self.selection.scroll |= line != self.selection.line;
            self.selection.line = line;
        }
    }

    /// Lets go of records that are gone, and takes up those that came back.
    pub(super) fn settle_selection(&mut self, project: &Project) {
        let table = T::table(project);
        let selection = &mut self.selection;
        let is_gone = |id: &Id<T>| !table.contains(*id);
        let gone: HashSet<Id<T>> = selection.chosen.iter().copied().filter(is_gone).collect();
        if let Some(Cursor::Row(id)) = &selection.cursor
            && is_gone(id)
        {
            selection.cursor = None;
        }
        if !gone.is_empty() {
            selection.chosen.retain(|id| !gone.contains(id));
            selection.lost = gone;
            selection.version += 1;
            if std::mem::take(&mut selection.deleting) && selection.chosen.is_empty() {
                self.select_neighbour();
            }
            return;
        }
        let back: HashSet<Id<T>> = selection
            .lost
            .iter()
            .copied()
            .filter(|id| table.contains(*id))
            .collect();
        if back.is_empty() {
            return;
        }
        let first = (0..self.lines.len())
            .find(|line| self.row(*line).is_some_and(|row| back.contains(&row.id)));
        let id = first.and_then(|line| Some(self.row(line)?.id));
        self.selection.set(back);
        self.selection.cursor = id.map(Cursor::Row);
        self.selection.pivot = id;
        self.selection.line = first;
        self.selection.scroll = true;
    }

    /// Selects what stands where the cursor was.
    fn select_neighbour(&mut self) {
        let lost = std::mem::take(&mut self.selection.lost);
        let at = self.selection.line.unwrap_or(0).min(self.len());
        let below = (at..self.len()).find(|line| self.row(*line).is_some());
        let line = below.or_else(|| (0..at).rev().find(|line| self.row(*line).is_some()));
        let next = line.and_then(|line| Some(self.row(line)?.id));
        self.select(next);
        self.selection.lost = lost;
    }
}
