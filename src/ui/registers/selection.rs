//! What is selected in a register: some rows, and the one that the keys move.

use std::collections::HashSet;

use crate::model::{Entry, Id};

/// What is selected.
#[derive(Default)]
pub struct Selection {
    chosen: HashSet<Id<Entry>>,
    cursor: Option<Id<Entry>>,
    /// Where extending the selection begins.
    pivot: Option<Id<Entry>>,
}

/// What moving does to the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Selects what is there, and nothing else.
    Alone,
    /// Selects everything from where the selection began.
    Extend,
    /// Selects what is there besides the others, or lets it go.
    Toggle,
    /// Leaves the selection as it is.
    Only,
}

impl Selection {
    /// Whether this row is selected.
    pub fn has(&self, id: Id<Entry>) -> bool {
        self.chosen.contains(&id)
    }

    /// How many rows are selected.
    pub fn count(&self) -> usize {
        self.chosen.len()
    }

    /// The row that the keys move.
    pub fn cursor(&self) -> Option<Id<Entry>> {
        self.cursor
    }

    /// The row that is selected, if it is one.
    pub fn single(&self) -> Option<Id<Entry>> {
        let mut chosen = self.chosen.iter();
        chosen.next().copied().filter(|_| chosen.next().is_none())
    }

    /// All that is selected, in the order of the list.
    pub fn in_order(&self, shown: impl Iterator<Item = Id<Entry>>) -> Vec<Id<Entry>> {
        shown.filter(|id| self.has(*id)).collect()
    }

    /// Goes to a row; `shown` are all rows of the list in order.
    pub fn go(&mut self, id: Id<Entry>, how: How, shown: impl Iterator<Item = Id<Entry>>) {
        self.cursor = Some(id);
        match how {
            How::Alone => {
                self.chosen = HashSet::from([id]);
                self.pivot = Some(id);
            }
            How::Toggle => {
                if !self.chosen.remove(&id) {
                    self.chosen.insert(id);
                }
                self.pivot = Some(id);
            }
            How::Extend => {
                let pivot = *self.pivot.get_or_insert(id);
                let shown: Vec<Id<Entry>> = shown.collect();
                let place = |wanted| shown.iter().position(|known| *known == wanted);
                let to = place(id).unwrap_or_default();
                let from = place(pivot).unwrap_or(to);
                let range = shown.get(from.min(to)..=from.max(to));
                self.chosen = range.unwrap_or_default().iter().copied().collect();
            }
            How::Only => {}
        }
    }

    /// Selects all of these.
    pub fn all(&mut self, shown: impl Iterator<Item = Id<Entry>>) {
        self.chosen = shown.collect();
    }

    /// Selects nothing any more.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Lets go of what is not shown: no command must reach it.
    pub fn keep(&mut self, shown: impl Iterator<Item = Id<Entry>>) {
        if self.chosen.is_empty() && self.cursor.is_none() {
            return;
        }
        let shown: HashSet<Id<Entry>> = shown.collect();
        self.chosen.retain(|id| shown.contains(id));
        self.cursor = self.cursor.filter(|id| shown.contains(id));
        self.pivot = self.pivot.filter(|id| shown.contains(id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ulid::Ulid;

    fn id(n: u128) -> Id<Entry> {
        Id::from_ulid(Ulid(n))
    }

    fn list() -> impl Iterator<Item = Id<Entry>> {
        [5, 3, 1, 4].into_iter().map(id)
    }

    #[test]
    fn shift_takes_all_between_and_ctrl_one_more_or_less() {
        let mut selection = Selection::default();
        selection.go(id(3), How::Alone, list());
        selection.go(id(4), How::Extend, list());
        assert_eq!(selection.in_order(list()), [id(3), id(1), id(4)]);
        selection.go(id(5), How::Extend, list());
        assert_eq!(selection.in_order(list()), [id(5), id(3)]);
        selection.go(id(5), How::Toggle, list());
        assert_eq!(selection.single(), Some(id(3)));
        selection.go(id(1), How::Only, list());
        assert_eq!(selection.single(), Some(id(3)));
        assert_eq!(selection.cursor(), Some(id(1)));
    }

    #[test]
    fn what_is_not_shown_is_not_selected() {
        let mut selection = Selection::default();
        selection.all(list());
        selection.go(id(1), How::Only, list());
        selection.keep([id(5), id(3)].into_iter());
        assert_eq!(selection.count(), 2);
        assert_eq!(selection.cursor(), None);
    }
}
