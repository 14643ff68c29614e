//! Merging the fields of one record where both sides count alike, and what could not be merged.

use serde::Serialize;

use super::list;
use super::words::{Words, united, words};
use crate::model::{ConflictKind, Ext, FieldMerger, FieldPath, Fields, Leaf, record::is_prose};

/// A field that both sides changed in different ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clash {
    pub kind: ConflictKind,
    /// With a dot where it is a field of a part.
    pub field: String,
    pub base: String,
    pub mine: String,
    pub theirs: String,
    /// What the record goes on with.
    pub placed: String,
}

/// What is known of what both sides come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// The record as it was.
    Record,
    /// A version of the project, in which the record is not: of two values that differ, each may
    /// be what somebody put there since.
    Project,
    /// Nothing. What is there counts more than what is not.
    Nothing,
}

/// Merges fields; collects what both sides changed in different ways.
pub(super) struct Collecting {
    known: Known,
    path: FieldPath,
    pub clashes: Vec<Clash>,
}

impl Collecting {
    pub(super) fn new(known: Known) -> Self {
        Self {
            known,
            path: FieldPath::default(),
            clashes: Vec::new(),
        }
    }
}

impl FieldMerger for Collecting {
    fn leaf<F: Leaf>(&mut self, field: &'static str, base: &F, mine: &F, theirs: &F) -> F {
        let unchanged = |side: &F| match self.known {
            Known::Record => side == base,
            Known::Project => false,
            // The first of its kind may be what somebody chose.
            Known::Nothing => ron(side) == "None",
        };
        if mine == theirs || unchanged(mine) {
            return theirs.clone();
        }
        if unchanged(theirs) {
            return mine.clone();
        }
        let [base, mine_text, theirs_text] = [ron(base), ron(mine), ron(theirs)];
        // Something beats nothing: `Some(…)` is greater than `None`.
        let placed = mine_text.clone().max(theirs_text.clone());
        let winner = if placed == mine_text { mine } else { theirs };
        if !F::QUIET {
            self.clashes.push(Clash {
                kind: ConflictKind::Value,
                field: self.path.to(field),
                base,
                mine: mine_text,
                theirs: theirs_text,
                placed,
            });
        }
        winner.clone()
    }

    fn text(&mut self, field: &'static str, base: &str, mine: &str, theirs: &str) -> String {
        let merged = if self.known == Known::Record {
            words(base, mine, theirs)
        } else {
            united(mine, theirs)
        };
        let prose = is_prose(field);
        let (mine, theirs, placed, additions) = match merged {
            Words::Merged(text) => return text,
            Words::Clash {
                mine,
                theirs,
                both,
                additions,
            } if prose => (mine, theirs, both, additions),
            // Half of one name and half of another would be neither of the two.
            Words::Clash { .. } => {
                let placed = mine.max(theirs).to_owned();
                (mine.to_owned(), theirs.to_owned(), placed, false)
            }
        };
        // Two sentences added at one place are no question to anybody; two first wordings are.
        if !(prose && additions && !base.trim().is_empty()) {
            self.clashes.push(Clash {
                kind: ConflictKind::Text,
                field: self.path.to(field),
                base: base.to_owned(),
                mine,
                theirs,
                placed: placed.clone(),
            });
        }
        placed
    }

    fn list<F: Leaf>(
        &mut self,
        _field: &'static str,
        base: &[F],
        mine: &[F],
        theirs: &[F],
    ) -> Vec<F> {
        // The order of the result follows one side; it must be the same one whoever merges.
        if ron(&mine) <= ron(&theirs) {
            list(base, mine, theirs)
        } else {
            list(base, theirs, mine)
        }
    }

    fn ext(&mut self, base: &Ext, mine: &Ext, theirs: &Ext) -> Ext {
        Ext::merged(base, mine, theirs, |name, base, mine, theirs| {
            self.clashes.push(Clash {
                kind: ConflictKind::Unknown,
                field: self.path.to(name),
                base: base.to_owned(),
                mine: mine.to_owned(),
                theirs: theirs.to_owned(),
                placed: mine.max(theirs).to_owned(),
            });
            mine > theirs
        })
    }

    fn enter(&mut self, field: &'static str) {
        self.path.enter(field);
    }

    fn leave(&mut self) {
        self.path.leave();
    }
}

/// A value as it stands in the file; blank if it cannot be written, which no value of ours is.
fn ron(value: &impl Serialize) -> String {
    ron::to_string(value).unwrap_or_default()
}

/// Puts a value into the field of a record by its path: a text as it is, any other value as RON,
/// as a [`Conflict`](crate::model::Conflict) holds them. Texts take over what has been changed
/// beside the conflict since: `placed` is what the record went on with then.
///
/// Returns the record with the value, or `None` if there is no such field (any more) or the value
/// does not fit it.
pub fn settle_value<T: Fields>(record: &T, field: &str, placed: &str, value: &str) -> Option<T> {
    let mut settling = Settling {
        path: FieldPath::default(),
        field,
        placed,
        value,
        found: false,
    };
    let settled = T::merge_fields(&mut settling, record, record, record);
    settling.found.then_some(settled)
}

struct Settling<'a> {
    path: FieldPath,
    field: &'a str,
    placed: &'a str,
    value: &'a str,
    found: bool,
}

impl FieldMerger for Settling<'_> {
    fn leaf<F: Leaf>(&mut self, field: &'static str, now: &F, _: &F, _: &F) -> F {
        if self.path.to(field) != self.field {
            return now.clone();
        }
        match ron::from_str(self.value) {
            Ok(value) => {
                self.found = true;
                value
            }
            Err(_) => now.clone(),
        }
    }

    fn text(&mut self, field: &'static str, now: &str, _: &str, _: &str) -> String {
        if self.path.to(field) != self.field {
            return now.to_owned();
        }
        self.found = true;
        match words(self.placed, self.value, now) {
            Words::Merged(text) => text,
            Words::Clash { mine, .. } => mine,
        }
    }

    fn list<F: Leaf>(&mut self, _: &'static str, now: &[F], _: &[F], _: &[F]) -> Vec<F> {
        now.to_vec()
    }

    fn ext(&mut self, now: &Ext, _: &Ext, _: &Ext) -> Ext {
        let Some(name) = now
            .iter()
            .map(|(name, _)| name)
            .find(|name| self.path.to(name) == self.field)
        else {
            return now.clone();
        };
        match now.with(name, self.value) {
            Some(changed) => {
                self.found = true;
                changed
            }
            None => now.clone(),
        }
    }

    fn enter(&mut self, field: &'static str) {
        self.path.enter(field);
    }

    fn leave(&mut self) {
        self.path.leave();
    }
}
