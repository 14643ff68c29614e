//! The difference between two versions of a project, and what to do with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::merge::{self, Merged};
use crate::model::{
    AgendaItem, Amendment, Attendance, Board, Circle, Conflict, Consent, Day, Dots, Element, Entry,
    Ext, Fields, Id, Image, Membership, Organisation, Person, Poll, Project, Record, Reply,
    Session, Table, TableName, Template, with_tables,
};

/// What became of one record.
#[derive(Debug)]
pub struct Change<T> {
    /// The record before, if it was there.
    pub before: Option<Arc<T>>,
    /// The record afterwards, if it is there.
    pub after: Option<Arc<T>>,
}

impl<T> Clone for Change<T> {
    fn clone(&self) -> Self {
        Self {
            before: self.before.clone(),
            after: self.after.clone(),
        }
    }
}

/// The changed records of one table.
pub type Changes<T> = BTreeMap<Id<T>, Change<T>>;

/// How many records of a table were added, changed and removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The table.
    pub table: TableName,
    /// Records that were not there before.
    pub added: usize,
    /// Records with another content.
    pub changed: usize,
    /// Records that are gone.
    pub removed: usize,
}

fn changes<T: PartialEq>(before: &Table<T>, after: &Table<T>) -> Changes<T> {
    before
        .differences(after)
        .into_iter()
        .map(|difference| {
            let change = Change {
                before: difference.before,
                after: difference.after,
            };
            (difference.id, change)
        })
        .collect()
}

/// Adds what happened later; what ends as it began is no change.
fn follow<T: PartialEq>(earlier: &mut Changes<T>, later: Changes<T>) {
    for (id, change) in later {
        match earlier.get_mut(&id) {
            Some(known) if known.before == change.after => {
                earlier.remove(&id);
            }
            Some(known) => known.after = change.after,
            None => {
                earlier.insert(id, change);
            }
        }
    }
}

/// Takes changes back out of `table` by merging: base = after, mine = before, theirs = now.
fn revert<T: Fields>(changes: &Changes<T>, table: &mut Table<T>) {
    for (id, change) in changes {
        let now = table.get_shared(*id).cloned();
        let merged = merge::record(change.after.as_ref(), change.before.as_ref(), now.as_ref());
        match merged {
            Merged::Same => {}
            Merged::Put(record) => table.insert(*id, record),
            Merged::Removed => {
                table.remove(*id);
            }
        }
    }
}

fn normalise<T: Fields>(changes: &mut Changes<T>, table: &mut Table<T>) {
    for (id, change) in changes.iter_mut() {
        let Some(after) = &mut change.after else {
            continue;
        };
        let mut clean = (**after).clone();
        clean.normalise();
        if clean != **after {
            *after = Arc::new(clean);
            table.insert(*id, after.clone());
        }
    }
    changes.retain(|_, change| change.before != change.after);
}

fn tally<T>(table: TableName, changes: &Changes<T>) -> Option<Tally> {
    let count = |of: fn(&Change<T>) -> bool| changes.values().filter(|change| of(change)).count();
    let tally = Tally {
        table,
        added: count(|change| change.before.is_none() && change.after.is_some()),
        changed: count(|change| change.before.is_some() && change.after.is_some()),
        removed: count(|change| change.before.is_some() && change.after.is_none()),
    };
    (!changes.is_empty()).then_some(tally)
}

macro_rules! delta {
    ($( $table:ident: $Record:ident, )*) => {
        /// The records in which two versions of a project differ, table by table.
        #[derive(Clone, Debug, Default)]
        pub struct Delta {
            $(
                #[doc = concat!("Changed records of kind [`", stringify!($Record), "`].")]
                pub $table: Changes<$Record>,
            )*
            /// The tables that this version does not know, before and after, if they differ.
            pub ext: Option<(Ext, Ext)>,
        }

        impl Delta {
            /// What has to change in `before` to make it `after`; costs what differs.
            pub fn between(before: &Project, after: &Project) -> Self {
                Self {
                    $( $table: changes(&before.$table, &after.$table), )*
                    ext: (before.ext != after.ext)
                        .then(|| (before.ext.clone(), after.ext.clone())),
                }
            }

            /// Whether nothing differs.
            pub fn is_empty(&self) -> bool {
                $( self.$table.is_empty() && )* self.ext.is_none()
            }

            /// Adds what happened after this.
            pub fn follow(&mut self, later: Self) {
                $( follow(&mut self.$table, later.$table); )*
                self.ext = match (self.ext.take(), later.ext) {
                    (Some((before, _)), Some((_, after))) => {
                        (before != after).then_some((before, after))
                    }
                    (earlier, later) => later.or(earlier),
                };
            }

            /// Takes the change back out of `now`, leaving alone what has changed since.
            pub fn revert(&self, now: &mut Project) {
                $( revert(&self.$table, &mut now.$table); )*
                if let Some((before, after)) = &self.ext {
                    now.ext = Ext::merged(after, before, &now.ext, |_, _, _, _| false);
                }
            }

            /// Brings the texts of changed records into the project's form.
            pub(super) fn normalise(&mut self, project: &mut Project) {
                $( normalise(&mut self.$table, &mut project.$table); )*
            }

            /// Numbers of records, for each table in which something differs.
            pub fn tally(&self) -> Vec<Tally> {
                [$( tally(TableName::$table, &self.$table), )*].into_iter().flatten().collect()
            }

            /// The changed records as they are afterwards.
            pub fn to_patch(&self) -> Patch {
                Patch {
                    $( $table: self.$table.iter()
                        .map(|(id, change)| (*id, change.after.clone()))
                        .collect(), )*
                    ext: self.ext.as_ref().map(|(_, after)| after.clone()),
                }
            }
        }

        /// Changed records as they are afterwards, `None` for those that are gone: what the
        /// journal keeps of an edit.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Patch {
            $(
                #[doc = concat!("Records of kind [`", stringify!($Record), "`].")]
                #[serde(skip_serializing_if = "BTreeMap::is_empty")]
                pub $table: BTreeMap<Id<$Record>, Option<Arc<$Record>>>,
            )*
            /// The tables that this version does not know, if they changed.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub ext: Option<Ext>,
        }

        impl Patch {
            /// Puts the records into `project`.
            pub fn apply(&self, project: &mut Project) {
                $( for (id, record) in &self.$table {
                    match record {
                        Some(record) => <$Record as Record>::table_mut(project)
                            .insert(*id, record.clone()),
                        None => {
                            <$Record as Record>::table_mut(project).remove(*id);
                        }
                    }
                } )*
                if let Some(ext) = &self.ext {
                    project.ext = ext.clone();
                }
            }

            /// Adds what was changed after this.
            pub fn follow(&mut self, later: Self) {
                $( self.$table.extend(later.$table); )*
                self.ext = later.ext.or(self.ext.take());
            }

            /// Whether it holds no record.
            pub fn is_empty(&self) -> bool {
                $( self.$table.is_empty() && )* self.ext.is_none()
            }
        }
    };
}
with_tables!(delta);
