//! What differs between two versions of a project, record by record and field by field, in the
//! groups in which people think of it. Data only: `i18n` puts it into words.

use super::{Change, Changes, Delta};
use crate::model::{
    AgendaItem, Amendment, Attendance, Board, Circle, Conflict, Consent, Day, Dots, Element,
    ElementKind, Entry, Ext, Image, Membership, Organisation, Person, Poll, Project, Record, Reply,
    Session, Shown, TableName, Template, Ulid, show_differences, with_tables,
};

/// All that differs between two versions of a project; empty if nothing does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangeList {
    /// The changed records, those of one group together; see [`Self::groups`].
    pub records: Vec<RecordChange>,
    /// Names of tables that differ and that this version does not know.
    pub unknown_tables: Vec<String>,
}

/// What became of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordChange {
    /// The table it lies in.
    pub table: TableName,
    /// Its id.
    pub id: Ulid,
    /// Whether it came, changed or went.
    pub kind: ChangeKind,
    /// The record with which people think of it: the person of a membership, the session of an
    /// entry, the board of a note. It need not have changed, nor be there.
    pub owner: Option<(TableName, Ulid)>,
    /// How it was moved, if it was and is one that changed.
    pub layout: Option<Layout>,
    /// The fields that differ, but for those that say where it lies: if it came or went, those
    /// that were filled.
    pub fields: Vec<FieldChange>,
}

/// Whether a record came, changed or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was not there before.
    Added,
    /// It has another content.
    Changed,
    /// It is not there any more.
    Removed,
}

/// How a record was moved: many fields, but one thing to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// It lies elsewhere.
    Moved {
        /// The record it is a part of now, if that is another one than before.
        into: Option<(TableName, Ulid)>,
    },
    /// It has another size, and maybe another place because of that.
    Resized,
}

/// One field that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// Its path, with a dot where it is a field of a part: `action.due`.
    pub path: String,
    /// What it said before.
    pub before: Shown,
    /// What it says now.
    pub after: Shown,
}

/// A record and what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group<'a> {
    /// The record that the group is about. It need not be there in either version.
    pub owner: (TableName, Ulid),
    /// What became of that record, if anything did.
    pub itself: Option<&'a RecordChange>,
    /// What became of the records that belong to it.
    pub parts: &'a [RecordChange],
}

impl ChangeList {
    /// What differs between two versions of a project; costs what differs.
    pub fn between(before: &Project, after: &Project) -> Self {
        Self::of(&Delta::between(before, after))
    }

    /// What a delta changes.
    pub fn of(delta: &Delta) -> Self {
        let mut records = records(delta);
        records.sort_by_key(|record| {
            let own = (record.table, record.id);
            (record.group(), record.owner.is_some(), own)
        });
        Self {
            records,
            unknown_tables: delta.ext.as_ref().map_or_else(Vec::new, unknown_tables),
        }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.unknown_tables.is_empty()
    }

    /// The changed records with those they belong to, in the order of the tables.
    pub fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        self.records
            .chunk_by(|one, next| one.group() == next.group())
            .filter_map(|records| {
                let first = records.first()?;
                let (itself, parts) = match first.owner {
                    None => (Some(first), records.get(1..)?),
                    Some(_) => (None, records),
                };
                Some(Group {
                    owner: first.group(),
                    itself,
                    parts,
                })
            })
    }
}

/// Names of the tables that differ.
fn unknown_tables((before, after): &(Ext, Ext)) -> Vec<String> {
    let [was, is] = [before, after].map(|ext| ext.iter().collect::<Vec<_>>());
    let mut names: Vec<&str> = was
        .iter()
        .filter(|table| !is.contains(table))
        .chain(is.iter().filter(|table| !was.contains(table)))
        .map(|(name, _)| *name)
        .collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(str::to_owned).collect()
}

impl RecordChange {
    /// The record that its group is about.
    pub fn group(&self) -> (TableName, Ulid) {
        self.owner.unwrap_or((self.table, self.id))
    }

    fn of<T: Told>(id: Ulid, change: &Change<T>) -> Option<Self> {
        let (before, after) = (change.before.as_deref(), change.after.as_deref());
        let kind = match (before, after) {
            (Some(_), Some(_)) => ChangeKind::Changed,
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Removed,
            (None, None) => return None,
        };
        let owner = after
            .and_then(T::owner)
            .or_else(|| before.and_then(T::owner));
        let blank = T::default();
        let mut fields = Vec::new();
        show_differences(
            before.unwrap_or(&blank),
            after.unwrap_or(&blank),
            |path, was, is| {
                fields.push(FieldChange {
                    before: before.and_then(|record| record.says(&path)).unwrap_or(was),
                    after: after.and_then(|record| record.says(&path)).unwrap_or(is),
                    path,
                });
            },
        );
        let layout = if kind == ChangeKind::Changed {
            take_layout(&mut fields)
        } else {
            fields.retain(|field| {
                !T::is_told(&field.path) && !is_place(&field.before) && !is_place(&field.after)
            });
            None
        };
        Some(Self {
            table: T::TABLE,
            id,
            kind,
            owner,
            layout,
            fields,
        })
    }
}

fn is_place(shown: &Shown) -> bool {
    matches!(shown, Shown::Order(_) | Shown::Point(_) | Shown::Size(_))
}

/// Takes out of a record's changed fields those that say where it lies.
fn take_layout(fields: &mut Vec<FieldChange>) -> Option<Layout> {
    let (mut lies_elsewhere, mut resized, mut part_of) = (false, false, None);
    fields.retain(|field| {
        match (&field.after, field.path.as_str()) {
            (Shown::Size(_), _) => resized = true,
            (Shown::Order(_) | Shown::Point(_), _) => lies_elsewhere = true,
            (Shown::Reference(table, id), "parent" | "frame") => part_of = Some((*table, *id)),
            (Shown::Nothing, "parent" | "frame") => lies_elsewhere = true,
            _ => return true,
        }
        false
    });
    // What went under another item, session or board has another place there, of course.
    let brought = fields
        .iter()
        .any(|field| matches!(field.path.as_str(), "item" | "session" | "board"));
    match part_of {
        Some(part_of) => Some(Layout::Moved {
            into: Some(part_of),
        }),
        None if resized => Some(Layout::Resized),
        None if lies_elsewhere && !brought => Some(Layout::Moved { into: None }),
        None => None,
    }
}

/// What people want to be told of a record.
trait Told: Record {
    /// The record with which they think of it.
    fn owner(&self) -> Option<(TableName, Ulid)>;

    /// Whether this field is told by the record's name or its group.
    fn is_told(path: &str) -> bool;

    /// What a field says that does not speak for itself.
    fn says(&self, _path: &str) -> Option<Shown> {
        None
    }
}

macro_rules! told {
    ($( $Record:ident $(by $owner:ident)?, )*) => { $(
        impl Told for $Record {
            fn owner(&self) -> Option<(TableName, Ulid)> {
                None$(.or(self.$owner.map(of)))?
            }

            fn is_told(_path: &str) -> bool {
                false$( || _path == stringify!($owner) )?
            }
        }
    )* };
}
told! {
    Circle,
    Organisation,
    Person,
    Membership by person,
    Consent by person,
    Session,
    Day by session,
    Attendance by person,
    Amendment by session,
    Template,
    Reply by person,
    AgendaItem by session,
    Entry by session,
    Board,
    Element by board,
    Image,
    Poll by board,
    Dots by poll,
}

impl Told for Conflict {
    fn owner(&self) -> Option<(TableName, Ulid)> {
        None
    }

    fn is_told(path: &str) -> bool {
        matches!(path, "table" | "record" | "field")
    }

    fn says(&self, path: &str) -> Option<Shown> {
        let value = match path {
            "base" => &self.base,
            "first" => &self.first,
            "second" => &self.second,
            "placed" => &self.placed,
            _ => return None,
        };
        Some(self.shown(value))
    }
}

fn of<T: Record>(id: crate::model::Id<T>) -> (TableName, Ulid) {
    (T::TABLE, id.ulid())
}

macro_rules! walk {
    ($( $table:ident: $Record:ident, )*) => {
        fn records(delta: &Delta) -> Vec<RecordChange> {
            let mut records = Vec::new();
            $( records.extend(delta.$table.iter().filter_map(|(id, change)| {
                RecordChange::of(id.ulid(), change)
            })); )*
            records
        }

        fn count(delta: &Delta, table: TableName) -> usize {
            match table {
                $( TableName::$table => delta.$table.len(), )*
            }
        }
    };
}
with_tables!(walk);

/// How many records of each kind differ, for a line such as "3 entries, 2 notes".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// What differs, the most telling first, with a number greater than 0.
    pub counts: Vec<(Counted, usize)>,
}

/// A kind of records, as people count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// All of a table; never of elements.
    Table(TableName),
    /// Elements of one kind: notes, texts, frames, images.
    Elements(ElementKind),
    /// Shapes, connectors and strokes.
    Drawn,
}

impl Summary {
    /// Counts what a delta changes.
    pub fn of(delta: &Delta) -> Self {
        const ORDER: [Counted; 22] = [
            Counted::Table(TableName::entries),
            Counted::Table(TableName::agenda),
            Counted::Table(TableName::sessions),
            Counted::Table(TableName::days),
            Counted::Table(TableName::attendance),
            Counted::Table(TableName::replies),
            Counted::Elements(ElementKind::Note),
            Counted::Elements(ElementKind::Text),
            Counted::Elements(ElementKind::Frame),
            Counted::Elements(ElementKind::Image),
            Counted::Drawn,
            Counted::Table(TableName::polls),
            Counted::Table(TableName::dots),
            Counted::Table(TableName::boards),
            Counted::Table(TableName::people),
            Counted::Table(TableName::memberships),
            Counted::Table(TableName::consents),
            Counted::Table(TableName::organisations),
            Counted::Table(TableName::circle),
            Counted::Table(TableName::amendments),
            Counted::Table(TableName::templates),
            Counted::Table(TableName::conflicts),
        ];
        let counts = ORDER.into_iter().map(|counted| {
            let count = match counted {
                Counted::Table(table) => count(delta, table),
                Counted::Elements(kind) => elements(&delta.elements, |known| known == kind),
                Counted::Drawn => elements(&delta.elements, is_drawn),
            };
            (counted, count)
        });
        Self {
            counts: counts.filter(|(_, count)| *count > 0).collect(),
        }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}

fn is_drawn(kind: ElementKind) -> bool {
    kind.is_shape() || kind.is_stroke() || kind == ElementKind::Connector
}

fn elements(changes: &Changes<Element>, counts: impl Fn(ElementKind) -> bool) -> usize {
    let is = |change: &&Change<Element>| {
        let element = change.after.as_ref().or(change.before.as_ref());
        element.is_some_and(|element| counts(element.kind))
    };
    changes.values().filter(is).count()
}

#[cfg(test)]
mod tests;
