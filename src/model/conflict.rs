//! Where two people changed one thing in two ways, and nobody has decided yet.

use chrono::{DateTime, Utc};

use super::TableName;
use super::record::{leaf, record, words};

leaf!(TableName);

record! {
    /// Two versions of one thing (Konflikt), to be settled by a person. The project goes on with
    /// one of them, or with both where that can be, and nothing of either is lost.
    ///
    /// The two are not mine and theirs: whoever merges, the same conflict comes out, under the
    /// same id. Which is the first follows from their content.
    pub struct Conflict {
        /// What kind of conflict it is.
        pub kind: ConflictKind,
        /// The table of the record.
        pub table: Option<TableName>,
        /// The record's id; blank where the whole table is one.
        pub record: String,
        /// The field, with a dot where it is one of a part: `action.due`. Blank if the record as
        /// a whole is meant.
        pub field: String,
        /// The value before, as in [`Self::first`].
        pub base: String,
        /// One version: a text as it is, any other value as RON. Of a deletion: blank.
        pub first: String,
        /// The other one, of the same form.
        pub second: String,
        /// What the project goes on with.
        pub placed: String,
        /// Who made the first version.
        pub first_by: String,
        /// When, by the clock of whoever made it; UTC.
        pub first_at: Option<DateTime<Utc>>,
        /// Who made the other one.
        pub second_by: String,
        /// When, by the clock of whoever made it; UTC.
        pub second_at: Option<DateTime<Utc>>,
    }
}

words! {
    /// Kinds of conflicts.
    pub enum ConflictKind {
        /// One text, two wordings.
        Text,
        /// One field, two values.
        Value,
        /// One deleted the record, the other changed or needed it; it is still there.
        Deleted,
        /// Two values of a field that this version does not know.
        Unknown,
    }
}
