//! Notes: their numbers, tags and groups.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::{Board, Element};
use crate::model::numbering::letter;
use crate::model::record::{Leaf, leaf};
use crate::model::{Id, Project, Shown, Ulid, text};

/// A word by which notes are sorted, without the "#".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tag(String);

impl Tag {
    /// A tag of what somebody typed: without "#" in front and blanks around; `None` if nothing is
    /// left.
    pub fn new(typed: &str) -> Option<Self> {
        let mut word = typed.trim().trim_start_matches('#').trim().to_owned();
        text::normalise(&mut word);
        let word = word.replace('\n', " ");
        (!word.is_empty()).then_some(Self(word))
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Leaf for Tag {
    fn shown(&self) -> Shown {
        Shown::from(self.as_str())
    }

    fn normalise(&mut self) {
        text::normalise(&mut self.0);
    }
}

/// A group of elements that are moved and selected together. It is nothing but an id that its
/// members have in common.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(from = "Id<()>", into = "Id<()>")]
pub struct Group(pub Ulid);

impl From<Id<()>> for Group {
    fn from(id: Id<()>) -> Self {
        Self(id.ulid())
    }
}

impl From<Group> for Id<()> {
    fn from(group: Group) -> Self {
        Self::from_ulid(group.0)
    }
}

leaf!(Group);

impl Element {
    /// What others may read of it: `None` while it is covered. Whatever shows, speaks, finds or
    /// hands out the texts of notes asks this and not [`Self::text`]; only the one who is writing
    /// sees what is being written.
    pub fn shown_text(&self) -> Option<&str> {
        (!self.covered).then_some(self.text.as_str())
    }
}

impl Project {
    /// What notes on a board are called for short, on paper and when votes are called out: "17".
    /// A number that was given twice, on two machines, is told apart by a letter that follows
    /// from the ids: "17b".
    pub fn note_labels(&self, board: Id<Board>) -> HashMap<Id<Element>, String> {
        let mut numbered: BTreeMap<u32, Vec<Id<Element>>> = BTreeMap::new();
        for (id, element) in self.elements.iter() {
            if element.board == Some(board) && element.number > 0 {
                numbered.entry(element.number).or_default().push(id);
            }
        }
        let mut labels = HashMap::new();
        for (number, ids) in numbered {
            for (nth, id) in ids.into_iter().enumerate() {
                labels.insert(id, format!("{number}{}", letter(nth)));
            }
        }
        labels
    }

    /// The number of the next note of a board: one more than the highest there is.
    pub fn next_note_number(&self, board: Option<Id<Board>>) -> u32 {
        let numbers = self.elements.iter();
        let numbers = numbers.filter(|(_, element)| element.board == board);
        let highest = numbers.map(|(_, element)| element.number).max();
        highest.unwrap_or(0).saturating_add(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_covered_is_not_shown() {
        let mut note = Element {
            text: "Vertraulich".to_owned(),
            covered: true,
            ..Element::default()
        };
        assert_eq!(note.shown_text(), None);
        note.covered = false;
        assert_eq!(note.shown_text(), Some("Vertraulich"));
    }
}
