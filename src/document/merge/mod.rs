//! Three-way merging: of one record, field by field, of texts, word by word, and of whole
//! projects.
//!
//! There are two policies. Undo ([`record`]) never takes back what came later: base = after the
//! step, mine = before it, theirs = now, and where both changed one thing, theirs stays.
//! Bringing two people's versions together ([`projects`]) treats both alike: whoever merges, the
//! same comes out, and where both changed one thing, a [`Conflict`](crate::model::Conflict) keeps
//! what the project does not go on with. No clock decides anything.

mod ancestors;
mod clash;
mod erasures;
mod pieces;
mod projects;
mod words;

use std::sync::Arc;

use crate::model::{Ext, FieldMerger, Fields, Leaf};

pub use ancestors::add_ancestors;
pub use clash::settle_value;
pub use pieces::{Piece, pieces, shortened};
pub use projects::{Author, Version, projects, shared};
pub use words::{Words, united, words};

/// What becomes of a record.
#[derive(Debug, PartialEq)]
pub enum Merged<T> {
    /// It stays as theirs.
    Same,
    /// It becomes this.
    Put(Arc<T>),
    /// It goes.
    Removed,
}

/// Merges one record. An edit beats a deletion; where both edited one field, theirs stays.
pub fn record<T: Fields>(
    base: Option<&Arc<T>>,
    mine: Option<&Arc<T>>,
    theirs: Option<&Arc<T>>,
) -> Merged<T> {
    if mine == theirs || mine == base {
        return Merged::Same;
    }
    if theirs == base {
        return match mine {
            Some(mine) => Merged::Put(mine.clone()),
            None => Merged::Removed,
        };
    }
    match (mine, theirs) {
        (Some(mine), Some(theirs)) => {
            let blank = T::default();
            let base = base.map_or(&blank, AsRef::as_ref);
            Merged::Put(Arc::new(T::merge_fields(
                &mut KeepTheirs,
                base,
                mine,
                theirs,
            )))
        }
        (Some(mine), None) => Merged::Put(mine.clone()),
        (None, _) => Merged::Same,
    }
}

/// Where both sides changed one thing, theirs stays.
struct KeepTheirs;

impl FieldMerger for KeepTheirs {
    fn leaf<F: Leaf>(&mut self, _field: &'static str, base: &F, mine: &F, theirs: &F) -> F {
        if theirs == base {
            mine.clone()
        } else {
            theirs.clone()
        }
    }

    fn text(&mut self, _field: &'static str, base: &str, mine: &str, theirs: &str) -> String {
        match words(base, mine, theirs) {
            Words::Merged(text) => text,
            Words::Clash { .. } => theirs.to_owned(),
        }
    }

    fn list<F: Leaf>(
        &mut self,
        _field: &'static str,
        base: &[F],
        mine: &[F],
        theirs: &[F],
    ) -> Vec<F> {
        list(base, mine, theirs)
    }

    fn ext(&mut self, base: &Ext, mine: &Ext, theirs: &Ext) -> Ext {
        Ext::merged(base, mine, theirs, |_, _, _, _| false)
    }
}

/// Theirs, without what mine took out, and with what mine put in behind it.
fn list<F: Clone + PartialEq>(base: &[F], mine: &[F], theirs: &[F]) -> Vec<F> {
    if mine == base || mine == theirs {
        return theirs.to_vec();
    }
    if theirs == base {
        return mine.to_vec();
    }
    let stays = |value: &&F| !base.contains(value) || mine.contains(value);
    let is_new = |value: &&F| !base.contains(value) && !theirs.contains(value);
    let kept = theirs.iter().filter(stays);
    kept.chain(mine.iter().filter(is_new)).cloned().collect()
}

#[cfg(test)]
mod tests;
