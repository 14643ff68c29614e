//! What a conflict says, in the user's words.
//!
//! Knows no window, so that it can be tested without one.

use chrono::{DateTime, Local, NaiveDate, Utc};

use super::own::Kind;
use super::words::Words;
use crate::document::{Choices, Target, standing};
use crate::i18n::{Names, Texts, format, tr};
use crate::model::{AgendaItem, Conflict, ConflictKind, Entry, Id, Project, Shown, TableName};
use crate::ui::place::Place;

/// The longest name or value that is told on one line, in characters.
const LONGEST: usize = 140;

/// A line of the list.
pub struct Row {
    /// The conflict.
    pub id: Id<Conflict>,
    /// The table of its record, if it is one of a record.
    pub table: Option<TableName>,
    /// What the record is called, where its icon tells the kind.
    pub short: String,
    /// What it is called, with its kind.
    pub name: String,
    /// What the field is called, or what happened.
    pub field: String,
    /// "Anna Berg, 14:02 · Bernd Ritter, 14:03".
    pub who: String,
}

/// All that is said of one conflict.
pub struct Content {
    /// What the record is called.
    pub name: String,
    /// What the field is called, or what happened.
    pub field: String,
    /// To what the record belongs; may be blank.
    pub context: String,
    /// How it comes that there is something to decide, and what the project goes on with.
    pub explanation: String,
    /// The two versions.
    pub sides: [Side; 2],
    /// What stands there now, if it is neither of the two.
    pub standing: Option<Standing>,
    /// The version before, if it is known.
    pub before: Option<Words>,
    /// What can be decided.
    pub choices: Choices,
    /// How another value is entered here; without, it is entered where the record is.
    pub own: Option<Kind>,
    /// Where the record is.
    pub place: Option<Place>,
    /// Whether "…" stands for some of what could be shown.
    pub is_shortened: bool,
}

/// One of the two versions.
pub struct Side {
    /// Whose it is: "Fassung von Anna Berg", "Ihre Fassung".
    pub title: String,
    /// When it was made.
    pub when: String,
    /// Whether it is what stands there now.
    pub stands: bool,
    /// What it says.
    pub words: Words,
    /// What choosing it is called.
    pub keep: String,
    /// Whether choosing it deletes something.
    pub deletes: bool,
}

/// What stands there now.
pub struct Standing {
    /// What it is.
    pub title: String,
    /// What it says.
    pub words: Words,
    /// What leaving it so is called.
    pub keep: String,
    /// Whether it is both versions one after the other.
    pub is_both: bool,
}

/// For whom a conflict is told, and when.
pub struct Telling<'a> {
    /// The project.
    pub project: &'a Project,
    /// The language.
    pub texts: &'a Texts,
    /// What the user is called in shared files.
    pub user: &'a str,
    /// The day it is.
    pub today: NaiveDate,
    /// Whether long texts are shown to their end.
    pub whole: bool,
}

impl Telling<'_> {
    /// The lines of these conflicts.
    pub fn rows(&self, ids: &[Id<Conflict>]) -> Vec<Row> {
        let names = Names::new(self.texts, self.project);
        let row = |id: &Id<Conflict>| {
            let conflict = self.project.get(*id)?;
            let (name, field) = self.names(&names, conflict);
            let who = [
                (&conflict.first_by, conflict.first_at),
                (&conflict.second_by, conflict.second_at),
            ]
            .map(|(by, at)| match self.when(at) {
                when if when.is_empty() => self.somebody(by),
                when => format!("{}, {when}", self.somebody(by)),
            });
            let record = match Target::of(conflict)? {
                Target::Record(table, record) => Some((table, record)),
                Target::UnknownTable => None,
            };
            Some(Row {
                id: *id,
                table: record.map(|(table, _)| table),
                short: record.map_or_else(
                    || name.clone(),
                    |(table, record)| names.short(table, record),
                ),
                name,
                field,
                who: who.join(" · "),
            })
        };
        ids.iter().filter_map(row).collect()
    }

    /// All about a conflict; `None` if nothing is left to be decided.
    pub fn content(&self, conflict: &Conflict) -> Option<Content> {
        let now = standing(self.project, conflict)?;
        let names = Names::new(self.texts, self.project);
        let (name, field) = self.names(&names, conflict);
        let choices = Choices::of(self.project, conflict);
        let place = match Target::of(conflict)? {
            Target::Record(table, id) => Place::of_record(self.project, table, id),
            Target::UnknownTable => None,
        };
        let mut content = match conflict.kind {
            ConflictKind::Deleted => self.deletion(&names, conflict),
            ConflictKind::Text | ConflictKind::Value | ConflictKind::Unknown => {
                self.two_versions(&names, conflict, &now)
            }
        };
        let sides = content.sides.iter().map(|side| &side.words);
        let others = content.standing.iter().map(|standing| &standing.words);
        let mut words = sides.chain(others).chain(&content.before);
        content.is_shortened = words.any(|words| words.is_shortened);
        (content.name, content.field) = (name, field);
        content.context = self.context(&names, conflict);
        (content.choices, content.place) = (choices, place);
        Some(content)
    }

    fn two_versions(&self, names: &Names, conflict: &Conflict, now: &Shown) -> Content {
        let texts = self.texts;
        let shown = [&conflict.first, &conflict.second].map(|value| conflict.shown(value));
        let stands = shown.each_ref().map(|shown| shown == now);
        let says = |shown: &Shown| match shown {
            Shown::Unknown(_) if conflict.kind == ConflictKind::Unknown => {
                tr!(texts, "conflicts-unknown-value")
            }
            shown => names.value(shown),
        };
        let [first, second] = shown.each_ref().map(says);
        let is_text = conflict.kind == ConflictKind::Text;
        let words = |text: &str, other: &str| {
            if is_text {
                Words::differing(text, &[other], self.whole)
            } else {
                Words::value(text)
            }
        };
        let authors = [
            (&conflict.first_by, conflict.first_at),
            (&conflict.second_by, conflict.second_at),
        ];
        let said = [words(&first, &second), words(&second, &first)];
        let mut nth = 0;
        let sides = said.map(|words| {
            let (by, at) = authors[nth];
            let stands = stands[nth];
            nth += 1;
            self.side(by, at, stands, words)
        });
        let is_both = is_text && *now == conflict.shown(&conflict.placed);
        let is_other = !stands.contains(&true);
        let standing = is_other.then(|| {
            let text = says(now);
            Standing {
                title: tr!(texts, "conflicts-standing"),
                words: if is_text {
                    Words::differing(&text, &[&first, &second], self.whole)
                } else {
                    Words::value(&text)
                },
                keep: if is_both {
                    tr!(texts, "conflicts-keep-both")
                } else {
                    tr!(texts, "conflicts-keep-standing")
                },
                is_both,
            }
        });
        let before = conflict.shown(&conflict.base);
        let before = (before != Shown::Nothing).then(|| {
            let text = says(&before);
            if is_text {
                Words::gone(&text, &[&first, &second], self.whole)
            } else {
                Words::value(&text)
            }
        });
        let explanation = match (conflict.kind, stands) {
            (ConflictKind::Unknown, _) => tr!(texts, "conflicts-explain-unknown"),
            _ if is_both && is_other => tr!(texts, "conflicts-explain-both"),
            (_, [true, _]) => self.stands_of(&conflict.first_by),
            (_, [_, true]) => self.stands_of(&conflict.second_by),
            _ => tr!(texts, "conflicts-explain-other"),
        };
        Content {
            explanation,
            sides,
            standing,
            before: before.filter(|_| conflict.kind != ConflictKind::Unknown),
            own: Kind::of(conflict, &shown),
            ..Content::blank()
        }
    }

    fn side(&self, by: &str, at: Option<DateTime<Utc>>, stands: bool, words: Words) -> Side {
        let (title, keep) = if self.is_me(by) {
            (
                tr!(self.texts, "conflicts-version-mine"),
                tr!(self.texts, "conflicts-keep-mine"),
            )
        } else {
            (
                tr!(self.texts, "conflicts-version-of", name = self.somebody(by)),
                tr!(self.texts, "conflicts-keep-this"),
            )
        };
        Side {
            title,
            when: self.when(at),
            stands,
            words,
            keep,
            deletes: false,
        }
    }

    fn stands_of(&self, by: &str) -> String {
        if self.is_me(by) {
            tr!(self.texts, "conflicts-explain-mine")
        } else {
            tr!(
                self.texts,
                "conflicts-explain-theirs",
                name = self.somebody(by)
            )
        }
    }

    fn names(&self, names: &Names, conflict: &Conflict) -> (String, String) {
        let name = match Target::of(conflict) {
            Some(Target::Record(table, id)) => names.record(table, id),
            Some(Target::UnknownTable) | None => {
                tr!(self.texts, "conflicts-unknown-table")
            }
        };
        let field = match (conflict.kind, Target::of(conflict)) {
            (ConflictKind::Deleted, _) => tr!(self.texts, "conflicts-field-deleted"),
            (_, Some(Target::Record(table, _))) => names.field(table, &conflict.field),
            _ => conflict.field.clone(),
        };
        (name, field)
    }

    /// Item and session of an entry, session of an item.
    fn context(&self, names: &Names, conflict: &Conflict) -> String {
        let (item, session) = match Target::of(conflict) {
            Some(Target::Record(TableName::entries, id)) => {
                let entry = self.project.get::<Entry>(Id::from_ulid(id));
                let item = entry.and_then(|entry| entry.item);
                (item, entry.and_then(|entry| entry.session))
            }
            Some(Target::Record(TableName::agenda, id)) => {
                let item = self.project.get::<AgendaItem>(Id::from_ulid(id));
                (None, item.and_then(|item| item.session))
            }
            _ => (None, None),
        };
        let item = item.map(|item| names.record(TableName::agenda, item.ulid()));
        let session = session.map(|session| names.record(TableName::sessions, session.ulid()));
        let context: Vec<String> = item.into_iter().chain(session).collect();
        context.join(" · ")
    }

    pub(super) fn is_me(&self, name: &str) -> bool {
        !self.user.trim().is_empty() && name.trim() == self.user.trim()
    }

    pub(super) fn somebody(&self, name: &str) -> String {
        match name.trim() {
            "" => tr!(self.texts, "conflicts-somebody"),
            name => excerpt(name),
        }
    }

    /// The time of today, of other days with the date; blank if it is not known.
    pub(super) fn when(&self, at: Option<DateTime<Utc>>) -> String {
        let Some(at) = at.map(|at| at.with_timezone(&Local)) else {
            return String::new();
        };
        if at.date_naive() == self.today {
            format::time(self.texts, at.time())
        } else {
            format::moment(self.texts, &at)
        }
    }
}

impl Content {
    pub(super) fn blank() -> Self {
        let side = || Side {
            title: String::new(),
            when: String::new(),
            stands: false,
            words: Words::default(),
            keep: String::new(),
            deletes: false,
        };
        Self {
            name: String::new(),
            field: String::new(),
            context: String::new(),
            explanation: String::new(),
            sides: [side(), side()],
            standing: None,
            before: None,
            choices: Choices::default(),
            own: None,
            place: None,
            is_shortened: false,
        }
    }
}

/// The beginning of a text on one line.
pub(super) fn excerpt(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().take(LONGEST).collect();
    let line = line.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", line.get(..end).unwrap_or(&line)),
        None => line,
    }
}
