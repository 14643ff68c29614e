//! What differs between two versions, made ready to be shown.
//!
//! Knows no window, so that it can be tested without one. The costly part is made off the UI
//! thread; names are given when something comes into sight.

use std::ops::Range;

use crate::document::merge::{Piece, pieces, shortened};
use crate::document::{ChangeKind, ChangeList, Delta, FieldChange, RecordChange, Summary, restore};
use crate::i18n::{Lang, Names, Texts, changes, tr};
use crate::model::{Project, Shown, TableName, Ulid};

/// How much of a long text is shown around what changed in it, in characters.
const AROUND: usize = 80;

/// More than this of one text is never shown, in characters.
const MOST: usize = 2_000;

/// What a version is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Nothing: the version is the first one known.
    Nothing,
    /// The project as it is in the window.
    Now,
    /// A kept version.
    Kept(blake3::Hash),
}

/// A record by its table and id.
pub type Key = (TableName, Ulid);

/// Two versions, and what differs between them.
pub struct Content {
    /// The version that is less new.
    pub older: Project,
    /// The other one.
    pub newer: Project,
    /// How many records of each kind differ.
    pub summary: Summary,
    /// What is shown, from top to bottom.
    pub items: Vec<Item>,
    changed: Vec<Changed>,
    lang: Option<Lang>,
}

struct Changed {
    record: RecordChange,
    /// How each field's text changed, if both are texts.
    pieces: Vec<Option<Vec<Piece>>>,
}

/// One thing in the list.
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Its words, once they were needed.
    pub told: Option<Told>,
    /// Its height in points, as far as it was shown; and for which width.
    pub height: Option<(f32, f32)>,
}

/// What there is in the list.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// A record to which those below belong; it did not change itself.
    Heading(Key, Range<usize>),
    /// A record that differs; how many of its group begin here, if it leads one.
    Record(usize, Range<usize>),
    /// A record that differs and belongs to the one above.
    Part(usize),
    /// A table that this version of the program does not know.
    Unknown(String),
}

/// The words of an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Its name.
    pub title: String,
    /// What became of it.
    pub what: String,
    /// Its fields.
    pub lines: Vec<Line>,
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its name; blank where the value says all.
    pub label: String,
    /// What became of it.
    pub value: Value,
}

/// What became of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// It is, or was, this.
    Plain(String),
    /// From this to that.
    Changed(String, String),
    /// A text, of which some words changed.
    Pieces(Vec<Piece>),
}

impl Content {
    /// Makes ready what differs.
    pub fn new(older: Project, newer: Project, list: ChangeList) -> Self {
        let mut items = Vec::new();
        let mut place = 0;
        let item = |kind| Item {
            kind,
            told: None,
            height: None,
        };
        for group in list.groups() {
            let own = usize::from(group.itself.is_some());
            let all = place..place + own + group.parts.len();
            items.push(item(match group.itself {
                Some(_) => ItemKind::Record(place, all.clone()),
                None => ItemKind::Heading(group.owner, all.clone()),
            }));
            items.extend((place + own..all.end).map(|part| item(ItemKind::Part(part))));
            place = all.end;
        }
        let unknown = list.unknown_tables.into_iter();
        items.extend(unknown.map(|name| item(ItemKind::Unknown(name))));
        Self {
            summary: Summary::of(&Delta::between(&older, &newer)),
            changed: list.records.into_iter().map(Changed::of).collect(),
            items,
            older,
            newer,
            lang: None,
        }
    }

    /// Gives the item its words, unless it has them.
    pub fn tell(&mut self, texts: &Texts, names: &Names<'_>, place: usize) {
        if self.lang != Some(texts.lang()) {
            for item in &mut self.items {
                item.told = None;
                item.height = None;
            }
            self.lang = Some(texts.lang());
        }
        let Some(item) = self.items.get(place).filter(|item| item.told.is_none()) else {
            return;
        };
        let told = match &item.kind {
            ItemKind::Heading((table, id), _) => Told {
                title: names.record(*table, *id),
                ..Told::default()
            },
            ItemKind::Unknown(name) => Told {
                title: tr!(texts, "changes-unknown-table", name = name.as_str()),
                ..Told::default()
            },
            ItemKind::Record(at, _) | ItemKind::Part(at) => match self.changed.get(*at) {
                Some(changed) => changed.told(names),
                None => Told::default(),
            },
        };
        if let Some(item) = self.items.get_mut(place) {
            item.told = Some(told);
        }
    }

    /// The record of an item, if it is one that differs.
    pub fn record(&self, kind: &ItemKind) -> Option<&RecordChange> {
        match kind {
            ItemKind::Record(at, _) | ItemKind::Part(at) => {
                self.changed.get(*at).map(|changed| &changed.record)
            }
            ItemKind::Heading(..) | ItemKind::Unknown(_) => None,
        }
    }

    /// The records of the group that an item leads, if there is more than one.
    pub fn group(&self, kind: &ItemKind) -> Vec<&RecordChange> {
        let all = match kind {
            ItemKind::Heading(_, all) | ItemKind::Record(_, all) => all.clone(),
            ItemKind::Part(_) | ItemKind::Unknown(_) => 0..0,
        };
        let group = self.changed.get(all).unwrap_or_default();
        let records = group.iter().map(|changed| &changed.record);
        records.filter(|_| group.len() > 1).collect()
    }
}

/// What restoring a record would do to the project in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restoring {
    /// Nothing: it is as it was.
    Nothing,
    /// It would be again what it was.
    Back,
    /// It would go, as it was not there.
    Away,
}

impl Content {
    /// The version from which a record is restored. That is the chosen one; but what was removed
    /// in it is brought back as it was before.
    fn source(&self, chosen_is_newer: bool, record: &RecordChange) -> &Project {
        if chosen_is_newer && record.kind != ChangeKind::Removed {
            &self.newer
        } else {
            &self.older
        }
    }

    /// What restoring a record would do.
    pub fn restoring(
        &self,
        now: &Project,
        chosen_is_newer: bool,
        record: &RecordChange,
    ) -> Restoring {
        let source = self.source(chosen_is_newer, record);
        if restore::is_same(now, source, record.table, record.id) {
            Restoring::Nothing
        } else if source.contains(record.table, record.id) {
            Restoring::Back
        } else {
            Restoring::Away
        }
    }

    /// Restores these records in `project`.
    pub fn restore(&self, project: &mut Project, chosen_is_newer: bool, wanted: &[Key]) {
        for source in [&self.newer, &self.older] {
            let from_here = self
                .changed
                .iter()
                .map(|changed| &changed.record)
                .filter(|r| {
                    let is_wanted = wanted.contains(&(r.table, r.id));
                    is_wanted && std::ptr::eq(self.source(chosen_is_newer, r), source)
                });
            let keys: Vec<Key> = from_here.map(|record| (record.table, record.id)).collect();
            restore::records(project, source, keys);
        }
    }
}

impl Changed {
    fn of(record: RecordChange) -> Self {
        let pieces = record
            .fields
            .iter()
            .map(|field| match (&field.before, &field.after) {
                (Shown::Text(before), Shown::Text(after)) if record.kind == ChangeKind::Changed => {
                    Some(cut(shortened(&pieces(before, after), AROUND)))
                }
                _ => None,
            });
        Self {
            pieces: pieces.collect(),
            record,
        }
    }

    fn told(&self, names: &Names<'_>) -> Told {
        let (texts, record) = (names.texts(), &self.record);
        let title = match record.owner {
            Some(_) => names.within(record.table, record.id),
            None => names.record(record.table, record.id),
        };
        let what = match record.kind {
            ChangeKind::Added => tr!(texts, "history-added"),
            ChangeKind::Changed => tr!(texts, "history-changed"),
            ChangeKind::Removed => tr!(texts, "history-removed"),
        };
        let layout = record.layout.map(|layout| Line {
            label: String::new(),
            value: Value::Plain(changes::layout(names, layout)),
        });
        let fields = record
            .fields
            .iter()
            .zip(&self.pieces)
            .map(|(field, pieces)| Line {
                label: names.field(record.table, &field.path),
                value: match pieces {
                    Some(pieces) => Value::Pieces(pieces.clone()),
                    None => value(names, record.kind, field),
                },
            });
        // What the name says need not be said again.
        let is_news = |line: &Line| match &line.value {
            Value::Plain(value) => {
                record.kind == ChangeKind::Changed || !title.contains(value.trim())
            }
            _ => true,
        };
        Told {
            lines: layout.into_iter().chain(fields.filter(is_news)).collect(),
            title,
            what,
        }
    }
}

fn value(names: &Names<'_>, kind: ChangeKind, field: &FieldChange) -> Value {
    let value = |shown| start(&names.value(shown));
    match kind {
        ChangeKind::Added => Value::Plain(value(&field.after)),
        ChangeKind::Removed => Value::Plain(value(&field.before)),
        ChangeKind::Changed => Value::Changed(value(&field.before), value(&field.after)),
    }
}

/// No more of a text than can be read.
fn start(text: &str) -> String {
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// No more of the pieces than can be read.
fn cut(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut left = MOST;
    let mut kept = Vec::new();
    for piece in pieces {
        if left == 0 {
            break;
        }
        let text = match &piece {
            Piece::Same(text) | Piece::Removed(text) | Piece::Added(text) => text,
        };
        let Some((end, _)) = text.char_indices().nth(left) else {
            left -= text.chars().count();
            kept.push(piece);
            continue;
        };
        let text = format!("{} …", text.get(..end).unwrap_or_default());
        left = 0;
        kept.push(match piece {
            Piece::Same(_) => Piece::Same(text),
            Piece::Removed(_) => Piece::Removed(text),
            Piece::Added(_) => Piece::Added(text),
        });
    }
    kept
}
