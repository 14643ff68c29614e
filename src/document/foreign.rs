//! Taking over what others changed in the meantime.

use super::delta::{Changes, Delta};
use super::merge::{self, Merged};
use crate::model::{Fields, Project, Table, with_tables};

/// Brings changes made elsewhere into `now`, record by record.
fn take_over<T: Fields>(foreign: &Changes<T>, now: &mut Table<T>) {
    for (id, change) in foreign {
        let mine = now.get_shared(*id).cloned();
        let (base, theirs) = (change.before.as_ref(), change.after.as_ref());
        match (merge::record(base, mine.as_ref(), theirs), theirs) {
            (Merged::Put(record), _) => now.insert(*id, record),
            (Merged::Same, Some(record)) => now.insert(*id, record.clone()),
            (Merged::Same, None) | (Merged::Removed, _) => {
                now.remove(*id);
            }
        }
    }
}

/// Brings foreign changes into both sides of a step that still goes on, as if they had been
/// there before it: what is added to the step later must not make them part of it.
fn rebase<T: Fields>(step: &mut Changes<T>, foreign: &Changes<T>) {
    for (id, change) in foreign {
        let Some(own) = step.get_mut(id) else {
            continue;
        };
        let (base, mine) = (own.after.as_ref(), own.before.as_ref());
        let before = match merge::record(base, mine, change.after.as_ref()) {
            Merged::Same => change.after.clone(),
            Merged::Put(record) => Some(record),
            Merged::Removed => None,
        };
        own.before = before;
        own.after = change.after.clone();
        if own.before == own.after {
            step.remove(id);
        }
    }
}

macro_rules! foreign {
    ($( $table:ident: $Record:ident, )*) => {
        /// `now` with what changed elsewhere between `base` and `merged`.
        pub(super) fn taken_over(base: &Project, merged: &Project, now: &Project) -> Project {
            let foreign = Delta::between(base, merged);
            let mut project = now.clone();
            $( take_over(&foreign.$table, &mut project.$table); )*
            project
        }

        /// Brings foreign changes into both sides of a step that still goes on.
        pub(super) fn rebase_step(step: &mut Delta, foreign: &Delta) {
            $( rebase(&mut step.$table, &foreign.$table); )*
        }
    };
}
with_tables!(foreign);
