//! Names in free texts: where somebody is spoken of by name, and putting another name there.
//!
//! Every text of every record is looked at, whatever field a later version adds: the walk is
//! [`Fields::merge_fields`], which sees each text and can change it.

use std::ops::Range;

use super::people::parted;
use super::record::FieldMerger;
use super::{
    Approval, Ext, FieldPath, Fields, Id, Leaf, Person, Project, Record, Session, TableName, Ulid,
    text, with_tables,
};

/// A text that names somebody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spoken {
    /// The table of the record.
    pub table: TableName,
    /// The record.
    pub id: Ulid,
    /// The path of the field, with a dot where it is one of a part.
    pub field: String,
    /// The line in which the name stands first.
    pub line: String,
    /// Whether the text stands in minutes that were approved.
    pub approved: bool,
    /// Whether the whole name stands there, and not the family name alone.
    pub whole: bool,
}

/// What stands before a family name that has lost its particle in speech.
const ADDRESSES: [&str; 8] = ["Frau", "Herr", "Herrn", "Dr.", "Prof.", "Mr", "Ms", "Mrs"];

/// The names by which a text may speak of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpokenNames {
    /// In search form, the longest first.
    whole: Vec<String>,
    /// In search form; blank if there is none.
    family: String,
}

impl SpokenNames {
    /// The names of this person: as they stand in lists and in speech, with and without titles.
    pub fn of(person: &Person) -> Self {
        let family = person.family_name.trim();
        let given = person.given_name.trim();
        let mut whole = Vec::new();
        if !given.is_empty() && !family.is_empty() {
            whole = vec![
                person.full_name(),
                format!("{given} {family}"),
                format!("{family}, {given}"),
                person.list_name(),
            ];
        }
        // "Frau Berg" is Anna von Berg; "Berg" alone may be a mountain.
        let (particle, name) = parted(family);
        if !particle.is_empty() {
            whole.extend(ADDRESSES.map(|address| format!("{address} {name}")));
            if !given.is_empty() {
                whole.push(format!("{given} {name}"));
            }
        }
        let mut whole: Vec<String> = whole.iter().map(|name| text::folded(name)).collect();
        whole.sort_by_key(|name| std::cmp::Reverse(name.len()));
        whole.dedup();
        Self {
            whole,
            family: text::folded(if family.is_empty() { given } else { family }),
        }
    }

    /// Whether there is no name at all.
    pub fn is_blank(&self) -> bool {
        self.family.is_empty()
    }

    /// Whether a text has one of the names in it.
    pub fn are_in(&self, text: &str) -> bool {
        !self.found(text).is_empty()
    }

    /// Where the names stand in a text, from left to right; `true` for a whole name.
    fn found(&self, text: &str) -> Vec<(Range<usize>, bool)> {
        let mut found: Vec<(Range<usize>, bool)> = Vec::new();
        if self.is_blank() {
            return found;
        }
        let folded = Folded::of(text);
        let whole = self.whole.iter().flat_map(|name| folded.find(name));
        let mut wanted: Vec<(Range<usize>, bool)> = whole.map(|range| (range, true)).collect();
        // From left to right, the longest first, so that no part of a name is left over.
        wanted.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let family = folded.find(&self.family).into_iter();
        wanted.extend(family.map(|range| (range, false)));
        for (range, whole) in wanted {
            let free = |(taken, _): &(Range<usize>, bool)| {
                range.end <= taken.start || taken.end <= range.start
            };
            if found.iter().all(free) {
                found.push((range, whole));
            }
        }
        found.sort_by_key(|(range, _)| range.start);
        found
    }

    /// The text with another name in the place of these.
    pub fn replaced_in(&self, text: &str, name: &str) -> String {
        let mut replaced = String::with_capacity(text.len());
        let mut at = 0;
        for (range, _) in self.found(text) {
            replaced.push_str(text.get(at..range.start).unwrap_or_default());
            replaced.push_str(name);
            at = range.end;
        }
        replaced.push_str(text.get(at..).unwrap_or_default());
        replaced
    }
}

/// A text in search form that knows which letter came from where.
struct Folded {
    text: String,
    /// For each byte of `text`, the letter of the original that it came from.
    from: Vec<Range<usize>>,
}

impl Folded {
    fn of(original: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(original.len()),
            from: Vec::with_capacity(original.len()),
        };
        for (at, c) in original.char_indices() {
            // A line break within a name is a space.
            let letter = if c == '\n' {
                " ".to_owned()
            } else {
                text::folded(c.encode_utf8(&mut [0; 4]))
            };
            let end = at + c.len_utf8();
            folded
                .from
                .extend(std::iter::repeat_n(at..end, letter.len()));
            folded.text.push_str(&letter);
        }
        folded
    }

    /// Where the name stands as a word of its own, also in the genitive.
    fn find(&self, name: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if name.trim().is_empty() {
            return found;
        }
        let mut at = 0;
        while let Some(start) = self.text.get(at..).and_then(|rest| rest.find(name)) {
            let (start, end) = (at + start, at + start + name.len());
            at = end;
            let before = self.text.get(..start).and_then(|t| t.chars().next_back());
            let behind = self.text.get(end..).unwrap_or_default();
            let rest = behind.strip_prefix('s').unwrap_or(behind);
            let ends = |rest: &str| !rest.chars().next().is_some_and(char::is_alphanumeric);
            let begins = !before.is_some_and(char::is_alphanumeric);
            if begins
                && (ends(behind) || ends(rest))
                && let Some(first) = self.from.get(start)
                && let Some(last) = self.from.get(end - 1)
            {
                found.push(first.start..last.end);
            }
        }
        found
    }
}

/// Shows each text of a record to `see`, with the path of its field; what `see` returns goes in
/// its place.
struct Texts<F> {
    path: FieldPath,
    see: F,
}

impl<F: FnMut(&str, &str) -> Option<String>> FieldMerger for Texts<F> {
    fn leaf<L: Leaf>(&mut self, _: &'static str, _: &L, _: &L, value: &L) -> L {
        value.clone()
    }

    fn text(&mut self, field: &'static str, _: &str, _: &str, text: &str) -> String {
        (self.see)(&self.path.to(field), text).unwrap_or_else(|| text.to_owned())
    }

    fn list<L: Leaf>(&mut self, _: &'static str, _: &[L], _: &[L], values: &[L]) -> Vec<L> {
        values.to_vec()
    }

    fn ext(&mut self, _: &Ext, _: &Ext, ext: &Ext) -> Ext {
        ext.clone()
    }

    fn enter(&mut self, field: &'static str) {
        self.path.enter(field);
    }

    fn leave(&mut self) {
        self.path.leave();
    }
}

/// The record with the texts that `see` returns for path and text; `None` if it changes none.
fn with_texts<T: Fields>(
    record: &T,
    mut see: impl FnMut(&str, &str) -> Option<String>,
) -> Option<T> {
    let mut changed = false;
    let mut texts = Texts {
        path: FieldPath::default(),
        see: |path: &str, text: &str| {
            let other = see(path, text).filter(|other| other != text);
            changed |= other.is_some();
            other
        },
    };
    let seen = T::merge_fields(&mut texts, record, record, record);
    changed.then_some(seen)
}

/// Whether a text of a record is somebody's own name, or another thing's: what a person is called
/// is no text about another one.
fn is_name(table: TableName, field: &str) -> bool {
    match table {
        TableName::people => field != "note" && field != "function",
        TableName::amendments => field == "by",
        TableName::conflicts => matches!(field, "record" | "field" | "first_by" | "second_by"),
        _ => false,
    }
}

macro_rules! texts {
    ($( $table:ident: $Record:ident, )*) => {
        impl Project {
            /// Calls `see` with table, id, path and text of each text of the project that is not
            /// blank and no name of a person.
            pub fn see_texts(&self, mut see: impl FnMut(TableName, Ulid, &str, &str)) {
                $( for (id, record) in self.$table.iter() {
                    with_texts(record, |path, text| {
                        if !text.is_empty() && !is_name(TableName::$table, path) {
                            see(TableName::$table, id.ulid(), path, text);
                        }
                        None
                    });
                } )*
            }

            /// Changes texts: `change` gets table, id, path and text of each that
            /// [`Self::see_texts`] shows, and returns what is to stand there instead, if anything.
            pub fn change_texts(
                &mut self,
                mut change: impl FnMut(TableName, Ulid, &str, &str) -> Option<String>,
            ) {
                $( for id in self.$table.ids().collect::<Vec<_>>() {
                    let changed = self.$table.get(id).and_then(|record| {
                        with_texts(record, |path, text| {
                            if text.is_empty() || is_name(TableName::$table, path) {
                                return None;
                            }
                            change(TableName::$table, id.ulid(), path, text)
                        })
                    });
                    if let Some(changed) = changed {
                        self.$table.insert(id, changed);
                    }
                } )*
            }
        }
    };
}
with_tables!(texts);

impl Project {
    /// The texts that speak of somebody with these names, but for those of the record `but`, who
    /// it is.
    pub fn spoken_of(&self, names: &SpokenNames, but: Id<Person>) -> Vec<Spoken> {
        let mut found = Vec::new();
        if names.is_blank() {
            return found;
        }
        self.see_texts(|table, id, field, text| {
            if table == TableName::people && id == but.ulid() {
                return;
            }
            let places = names.found(text);
            let Some((first, _)) = places.first() else {
                return;
            };
            found.push(Spoken {
                table,
                id,
                field: field.to_owned(),
                line: line_around(text, first),
                approved: self.is_in_approved_minutes(table, id),
                whole: places.iter().any(|(_, whole)| *whole),
            });
        });
        found
    }

    /// Whether a record is a part of minutes that were approved.
    pub fn is_in_approved_minutes(&self, table: TableName, id: Ulid) -> bool {
        let session = match table {
            TableName::sessions => Some(Id::from_ulid(id)),
            TableName::agenda => self.agenda.get(Id::from_ulid(id)).and_then(|i| i.session),
            TableName::entries => self.entries.get(Id::from_ulid(id)).and_then(|e| e.session),
            _ => None,
        };
        let session: Option<&Session> = self.follow(session);
        session.is_some_and(|session| {
            matches!(
                session.approval,
                Approval::Approved | Approval::ApprovedWithChanges
            )
        })
    }

    /// A name of the form that `named` gives to a number, the first that nobody has and no text
    /// speaks of.
    pub fn free_pseudonym(&self, named: impl Fn(u32) -> String) -> String {
        let mut texts = String::new();
        self.see_texts(|_, _, _, text| {
            texts.push_str(text);
            texts.push('\n');
        });
        for (_, person) in self.people.iter() {
            texts.push_str(&person.full_name());
            texts.push('\n');
        }
        let folded = Folded {
            from: Vec::new(),
            text: text::folded(&texts),
        };
        let is_free = |name: &String| !folded.has_word(&text::folded(name));
        let most = u32::try_from(self.people.len()).unwrap_or(u32::MAX / 2) + 100;
        (1..most)
            .map(&named)
            .find(is_free)
            .unwrap_or_else(|| named(most))
    }
}

impl Folded {
    /// Whether the word stands there; not as the beginning of another, such as "Person 1" in
    /// "Person 12".
    fn has_word(&self, word: &str) -> bool {
        self.text.match_indices(word).any(|(at, _)| {
            let behind = self.text.get(at + word.len()..).unwrap_or_default();
            !behind.chars().next().is_some_and(char::is_alphanumeric)
        })
    }
}

/// At most so many letters of a line are shown before and behind a name.
const AROUND: usize = 48;

fn line_around(text: &str, place: &Range<usize>) -> String {
    let before = text.get(..place.start).unwrap_or_default();
    let behind = text.get(place.end..).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let behind = behind.split('\n').next().unwrap_or_default();
    let mut line = String::new();
    let skipped = before.chars().count().saturating_sub(AROUND);
    if skipped > 0 {
        line.push('…');
    }
    line.extend(before.chars().skip(skipped));
    line.push_str(text.get(place.clone()).unwrap_or_default());
    line.extend(behind.chars().take(AROUND));
    if behind.chars().nth(AROUND).is_some() {
        line.push('…');
    }
    line.trim().to_owned()
}

/// A record as `T`, with the texts that name somebody replaced where `other` has the new name in
/// the same field already and the old one nowhere. For what comes from a version in which the
/// name still stands.
pub fn like_renamed<T: Record>(
    record: &T,
    other: &T,
    names: &SpokenNames,
    name: &str,
) -> Option<T> {
    let mut renamed = std::collections::BTreeSet::new();
    with_texts(other, |path, text| {
        if text.contains(name) && !names.are_in(text) {
            renamed.insert(path.to_owned());
        }
        None
    });
    if renamed.is_empty() {
        return None;
    }
    with_texts(record, |path, text| {
        let here = renamed.contains(path) && !is_name(T::TABLE, path) && names.are_in(text);
        here.then(|| names.replaced_in(text, name))
    })
}
