//! Which notes are in the minutes: kept up with the entries by their differences.

use std::collections::HashMap;

use super::super::ElementId;
use crate::model::{Entry, Id, Project, Table};

/// The entries that were made of each element.
#[derive(Default)]
pub struct Entered {
    seen: Table<Entry>,
    of: HashMap<ElementId, Vec<Id<Entry>>>,
    changes: u64,
}

impl Entered {
    /// Follows what was changed in the minutes since this was last asked.
    pub fn refresh(&mut self, project: &Project) {
        if self.seen.is_same(&project.entries) {
            return;
        }
        let seen = std::mem::replace(&mut self.seen, project.entries.clone());
        for change in seen.differences(&project.entries) {
            let was = change.before.and_then(|entry| entry.origin);
            let is = change.after.and_then(|entry| entry.origin);
            if was.is_none() && is.is_none() {
                continue;
            }
            // Also where it stays: the badge tells its kind and how far it has come.
            self.changes += 1;
            if was == is {
                continue;
            }
            if let Some(entries) = was.and_then(|id| self.of.get_mut(&id)) {
                entries.retain(|known| *known != change.id);
            }
            if let Some(id) = is {
                let entries = self.of.entry(id).or_default();
                entries.push(change.id);
                entries.sort_unstable();
            }
        }
        self.of.retain(|_, entries| !entries.is_empty());
    }

    /// The entries that were made of an element, the oldest first.
    pub fn of(&self, element: ElementId) -> &[Id<Entry>] {
        self.of.get(&element).map_or(&[], Vec::as_slice)
    }

    /// All elements that are in the minutes, of whichever board.
    pub fn all(&self) -> impl Iterator<Item = (ElementId, &[Id<Entry>])> {
        self.of
            .iter()
            .map(|(id, entries)| (*id, entries.as_slice()))
    }

    /// Rises with each change of an entry that was made of an element.
    pub fn changes(&self) -> u64 {
        self.changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, IdSource, Step};

    #[test]
    fn it_follows_entries_that_come_change_their_origin_and_go() {
        let mut ids = IdSource::counting_from(1);
        let (one, other): (ElementId, ElementId) = (ids.next(), ids.next());
        let mut doc = Document::default();
        let mut entered = Entered::default();
        let from = |id| Entry {
            origin: Some(id),
            ..Entry::default()
        };
        let (first, second) = doc.edit(Step::AddEntry, |p| (p.add(from(one)), p.add(from(one))));
        entered.refresh(doc.project());
        assert_eq!(entered.of(one), [first, second]);
        doc.edit(Step::EditEntry, |p| {
            p.change(first, |entry| entry.origin = Some(other));
        });
        entered.refresh(doc.project());
        assert_eq!(
            (entered.of(one), entered.of(other)),
            (&[second][..], &[first][..])
        );
        let changes = entered.changes();
        doc.edit(Step::EditEntry, |p| {
            p.change(second, |e| e.text = "x".to_owned())
        });
        entered.refresh(doc.project());
        assert!(entered.changes() > changes);
        doc.edit(Step::DeleteEntry, |p| p.delete_entry(second));
        entered.refresh(doc.project());
        assert_eq!(entered.of(one), []);
        assert_eq!(entered.all().count(), 1);
    }
}
