//! Taking over what others changed in the meantime.

use super::delta::{Changes, Delta};
use super::merge::{self, Author, Merged, Version};
use crate::model::{Ext, Fields, Project, with_tables};

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

/// `now` with what changed elsewhere between `base` and `merged`.
pub(super) fn taken_over(base: &Project, merged: &Project, now: &Project) -> Project {
    if now.is_same(base) {
        return merged.clone();
    }
    // Both are of this machine, and moments apart: there is nobody to name.
    let nobody = Author::default();
    let version = |project| Version {
        project,
        author: &nobody,
    };
    merge::projects(Some(base), version(now), version(merged))
}

macro_rules! foreign {
    ($( $table:ident: $Record:ident, )*) => {
        /// Brings foreign changes into both sides of a step that still goes on.
        pub(super) fn rebase_step(step: &mut Delta, foreign: &Delta) {
            $( rebase(&mut step.$table, &foreign.$table); )*
            if let (Some((before, after)), Some((_, now))) = (&step.ext, &foreign.ext) {
                let before = Ext::merged(after, before, now, |_, _, _, _| false);
                step.ext = (before != *now).then(|| (before, now.clone()));
            }
        }
    };
}
with_tables!(foreign);
