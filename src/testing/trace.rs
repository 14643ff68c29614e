//! What differs between two versions of a project, field by field and as text, so that a test can
//! keep account of who wrote what.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::Delta;
use crate::model::{Ext, FieldMerger, FieldPath, Fields, Leaf, Project, TableName, with_tables};

/// The value of one field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FieldValue {
    /// A value that changes as a whole, as RON.
    Leaf {
        /// The value as RON.
        ron: String,
        /// See [`Leaf::QUIET`].
        quiet: bool,
    },
    /// A text.
    Text(String),
    /// The values of a list, each as RON.
    List(Vec<String>),
}

/// A record's fields by their path (`decision.yes`), those left out that say nothing.
pub type FlatRecord = BTreeMap<String, FieldValue>;

/// What became of one record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordChange {
    /// Its table.
    pub table: TableName,
    /// Its id.
    pub id: String,
    /// Before, if it was there.
    pub before: Option<FlatRecord>,
    /// Afterwards, if it is there.
    pub after: Option<FlatRecord>,
}

macro_rules! trace {
    ($( $table:ident: $Record:ident, )*) => {
        /// The records that differ, table by table.
        pub fn changes(before: &Project, after: &Project) -> Vec<RecordChange> {
            let delta = Delta::between(before, after);
            let mut changes = Vec::new();
            $( for (id, change) in &delta.$table {
                changes.push(RecordChange {
                    table: TableName::$table,
                    id: id.to_string(),
                    before: change.before.as_deref().map(flat),
                    after: change.after.as_deref().map(flat),
                });
            } )*
            changes
        }
    };
}
with_tables!(trace);

/// A record's fields.
fn flat<T: Fields>(record: &T) -> FlatRecord {
    let mut flattening = Flattening::default();
    T::merge_fields(&mut flattening, record, record, record);
    flattening.fields
}

#[derive(Default)]
struct Flattening {
    path: FieldPath,
    fields: FlatRecord,
}

impl Flattening {
    fn put(&mut self, field: &str, value: FieldValue) {
        self.fields.insert(self.path.to(field), value);
    }
}

fn ron(value: &impl Serialize) -> String {
    ron::to_string(value).unwrap_or_default()
}

impl FieldMerger for Flattening {
    fn leaf<F: Leaf>(&mut self, field: &'static str, value: &F, _: &F, _: &F) -> F {
        let ron = ron(value);
        if ron != "None" {
            let quiet = F::QUIET;
            self.put(field, FieldValue::Leaf { ron, quiet });
        }
        value.clone()
    }

    fn text(&mut self, field: &'static str, text: &str, _: &str, _: &str) -> String {
        if !text.is_empty() {
            self.put(field, FieldValue::Text(text.to_owned()));
        }
        text.to_owned()
    }

    fn list<F: Leaf>(&mut self, field: &'static str, list: &[F], _: &[F], _: &[F]) -> Vec<F> {
        if !list.is_empty() {
            self.put(field, FieldValue::List(list.iter().map(ron).collect()));
        }
        list.to_vec()
    }

    fn ext(&mut self, ext: &Ext, _: &Ext, _: &Ext) -> Ext {
        for (name, ron) in ext.iter() {
            let ron = ron.to_owned();
            self.put(name, FieldValue::Leaf { ron, quiet: false });
        }
        ext.clone()
    }

    fn enter(&mut self, field: &'static str) {
        self.path.enter(field);
    }

    fn leave(&mut self) {
        self.path.leave();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Decision, Entry, Id, Ulid};

    #[test]
    fn each_field_that_says_something_is_told_with_its_path() {
        let mut after = Project::default();
        let entry = Entry {
            text: "zwei Worte".to_owned(),
            decision: Some(Decision {
                yes: Some(7),
                ..Decision::default()
            }),
            ..Entry::default()
        };
        after.entries.insert(Id::from_ulid(Ulid(5)), entry);
        let changes = changes(&Project::default(), &after);
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].table, TableName::entries);
        assert_eq!(changes[0].before, None);
        let flat = changes[0].after.as_ref().unwrap();
        assert_eq!(flat["text"], FieldValue::Text("zwei Worte".to_owned()));
        let yes = FieldValue::Leaf {
            ron: "Some(7)".to_owned(),
            quiet: false,
        };
        assert_eq!(flat["decision.yes"], yes);
        assert!(!flat.contains_key("decision.no"));
    }
}
