//! What the value of a field says, before it is put into anybody's words.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::{
    ActionChange, ActionStatus, AmendmentKind, Angle, Approval, Arrowhead, AttendanceStatus, Blob,
    Conflict, ConflictKind, ConsentPurpose, Contact, Dash, DecisionMethod, DecisionResult, Due,
    ElementKind, End, EntryKind, Ext, Field, FieldVisitor, Fields, Fill, Fitting, Group, Half, Ink,
    ItemKind, ItemOutcome, MediaType, NoteColor, Order, OrganisationKind, Plan, Point, Points,
    PollMode, PollState, ReplyAnswer, Role, Route, SessionState, Size, SuggestionStatus, TableName,
    TextAlign, TypeSize, Ulid, Visibility, Weight, with_tables,
};

/// What a value says. Two values of one field that differ say different things.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// Nothing was entered.
    Nothing,
    /// What somebody wrote.
    Text(String),
    /// A number; of what, the field says.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(NaiveDate),
    /// A time of day, local to the session.
    Time(NaiveTime),
    /// A day and a time, local to the session.
    DateTime(NaiveDateTime),
    /// A moment, UTC.
    Instant(DateTime<Utc>),
    /// A word of one of the model's lists.
    Word(Word),
    /// Another record, which need not be there.
    Reference(TableName, Ulid),
    /// A place among siblings.
    Order(Order),
    /// A place on a board.
    Point(Point),
    /// A size on a board.
    Size(Size),
    /// One way to reach somebody.
    Contact(Contact),
    /// Until when something is to be done.
    Due(Due),
    /// What an action was like before a change.
    ActionChange(Box<ActionChange>),
    /// Days and agenda of a template.
    Plan(Box<Plan>),
    /// By how much something is turned.
    Angle(Angle),
    /// An end of a connector.
    End(End),
    /// A stroke.
    Points(Points),
    /// A group of elements.
    Group(Group),
    /// The content of a picture.
    Bytes(Blob),
    /// Several values; never empty.
    List(Vec<Shown>),
    /// A part of a record that is there, with nothing in it.
    Present,
    /// What this version does not know, as RON.
    Unknown(String),
}

impl From<&str> for Shown {
    fn from(text: &str) -> Self {
        if text.is_empty() {
            Self::Nothing
        } else {
            Self::Text(text.to_owned())
        }
    }
}

macro_rules! shown {
    ($( $Type:ty => $Variant:ident, )*) => { $(
        impl From<$Type> for Shown {
            fn from(value: $Type) -> Self {
                Self::$Variant(value.into())
            }
        }
    )* };
}
shown! {
    u32 => Number,
    i32 => Number,
    bool => Flag,
    NaiveDate => Date,
    NaiveTime => Time,
    NaiveDateTime => DateTime,
    DateTime<Utc> => Instant,
    Order => Order,
    Point => Point,
    Size => Size,
    Contact => Contact,
    Due => Due,
    ActionChange => ActionChange,
    Plan => Plan,
    Angle => Angle,
    End => End,
    Points => Points,
    Group => Group,
}

macro_rules! word {
    ($( $Type:ident, )*) => {
        /// A word of one of the model's closed lists.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word {
            $(
                #[doc = concat!("One of [`", stringify!($Type), "`].")]
                $Type($Type),
            )*
        }

        $(
            impl From<$Type> for Shown {
                fn from(word: $Type) -> Self {
                    Self::Word(Word::$Type(word))
                }
            }
        )*
    };
}
word! {
    OrganisationKind,
    Role,
    ConsentPurpose,
    SessionState,
    Approval,
    Half,
    AttendanceStatus,
    ReplyAnswer,
    ItemKind,
    ItemOutcome,
    Visibility,
    EntryKind,
    DecisionMethod,
    DecisionResult,
    ActionStatus,
    SuggestionStatus,
    AmendmentKind,
    ElementKind,
    NoteColor,
    Ink,
    Fill,
    Weight,
    Dash,
    TypeSize,
    TextAlign,
    Fitting,
    Route,
    Arrowhead,
    MediaType,
    PollMode,
    PollState,
    ConflictKind,
    TableName,
}

/// Where a field is within its record: the parts around it, from the outside in.
#[derive(Clone, Debug, Default)]
pub struct FieldPath(Vec<&'static str>);

impl FieldPath {
    /// Into the part `field`.
    pub fn enter(&mut self, field: &'static str) {
        self.0.push(field);
    }

    /// Out of the part entered last.
    pub fn leave(&mut self) {
        self.0.pop();
    }

    /// The path of a field here: its name, with a dot where it is one of a part: `action.due`.
    /// So fields are called in a [`Conflict`].
    pub fn to(&self, field: &str) -> String {
        let mut path = String::new();
        for part in &self.0 {
            path.push_str(part);
            path.push('.');
        }
        path.push_str(field);
        path
    }
}

/// Calls `show` with path, value before and value after of each field in which two versions of a
/// record differ, in the order of declaration.
pub fn show_differences<T: Fields>(before: &T, after: &T, show: impl FnMut(String, Shown, Shown)) {
    let mut visitor = Differences {
        path: FieldPath::default(),
        show,
    };
    T::visit_fields(&mut visitor, before, after);
}

struct Differences<F> {
    path: FieldPath,
    show: F,
}

impl<S: FnMut(String, Shown, Shown)> FieldVisitor for Differences<S> {
    fn field<F: Field>(&mut self, field: &'static str, before: &F, after: &F) {
        if before != after {
            (self.show)(self.path.to(field), before.shown(), after.shown());
        }
    }

    fn ext(&mut self, before: &Ext, after: &Ext) {
        if before == after {
            return;
        }
        let of = |ext: &Ext, name: &str| {
            ext.iter()
                .find(|(known, _)| *known == name)
                .map_or(Shown::Nothing, |(_, ron)| Shown::Unknown(ron.to_owned()))
        };
        let names: BTreeSet<&str> = before
            .iter()
            .chain(after.iter())
            .map(|(name, _)| name)
            .collect();
        for name in names {
            let (was, is) = (of(before, name), of(after, name));
            if was != is {
                (self.show)(self.path.to(name), was, is);
            }
        }
    }

    fn enter(&mut self, field: &'static str) {
        self.path.enter(field);
    }

    fn leave(&mut self) {
        self.path.leave();
    }
}

/// The paths of all fields of a kind of record, parts with their fields but not as a whole, in
/// the order of declaration.
pub fn field_paths<T: Fields>() -> Vec<String> {
    let mut paths = Paths::default();
    let blank = T::default();
    T::visit_fields(&mut paths, &blank, &blank);
    paths.found
}

#[derive(Default)]
struct Paths {
    path: FieldPath,
    found: Vec<String>,
}

impl FieldVisitor for Paths {
    fn field<F: Field>(&mut self, field: &'static str, _: &F, _: &F) {
        self.found.push(self.path.to(field));
    }

    fn ext(&mut self, _: &Ext, _: &Ext) {}

    fn enter(&mut self, field: &'static str) {
        self.path.enter(field);
    }

    fn leave(&mut self) {
        self.path.leave();
    }
}

/// What `value`, as a [`Conflict`] holds it, says in the field with this path.
fn shown_from<T: Fields>(field: &str, value: &str) -> Option<Shown> {
    let mut reading = Reading {
        path: FieldPath::default(),
        field,
        value,
        found: None,
    };
    let blank = T::default();
    T::visit_fields(&mut reading, &blank, &blank);
    reading.found
}

struct Reading<'a> {
    path: FieldPath,
    field: &'a str,
    value: &'a str,
    found: Option<Shown>,
}

impl FieldVisitor for Reading<'_> {
    fn field<F: Field>(&mut self, field: &'static str, _: &F, _: &F) {
        if self.found.is_none() && self.path.to(field) == self.field {
            self.found = F::shown_from(self.value);
        }
    }

    fn ext(&mut self, _: &Ext, _: &Ext) {}

    fn enter(&mut self, field: &'static str) {
        self.path.enter(field);
    }

    fn leave(&mut self) {
        self.path.leave();
    }
}

macro_rules! of_tables {
    ($( $table:ident: $Record:ident, )*) => {
        impl TableName {
            /// The paths of all fields of the table's records; see [`field_paths`].
            pub fn field_paths(self) -> Vec<String> {
                match self {
                    $( Self::$table => field_paths::<super::$Record>(), )*
                }
            }

            fn shown_from(self, field: &str, value: &str) -> Option<Shown> {
                match self {
                    $( Self::$table => shown_from::<super::$Record>(field, value), )*
                }
            }
        }
    };
}
with_tables!(of_tables);

impl Conflict {
    /// What one of the conflict's values says, such as [`Self::first`]. A value that does not fit
    /// its field, which only a file by another hand has, is shown as it is.
    pub fn shown(&self, value: &str) -> Shown {
        match self.kind {
            _ if value.is_empty() => Shown::Nothing,
            ConflictKind::Deleted => Shown::Nothing,
            ConflictKind::Text => Shown::from(value),
            ConflictKind::Value => self
                .table
                .and_then(|table| table.shown_from(&self.field, value))
                .unwrap_or_else(|| Shown::Unknown(value.to_owned())),
            ConflictKind::Unknown => Shown::Unknown(value.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Action, Decision, Entry, Id, Person};
    use super::*;

    fn differences(before: &Entry, after: &Entry) -> Vec<(String, Shown, Shown)> {
        let mut found = Vec::new();
        show_differences(before, after, |path, was, is| found.push((path, was, is)));
        found
    }

    #[test]
    fn only_what_differs_is_shown_with_the_path_that_a_conflict_gives_it() {
        let before = Entry {
            text: "Der Kreis".to_owned(),
            kind: EntryKind::Action,
            ..Entry::default()
        };
        let owner: Id<Person> = Id::from_ulid(Ulid(7));
        let after = Entry {
            action: Some(Action {
                number: Some(3),
                helpers: vec![owner],
                due: Some(Due::NextSession),
                ..Action::default()
            }),
            ..before.clone()
        };
        let helpers = Shown::List(vec![Shown::Reference(TableName::people, Ulid(7))]);
        assert_eq!(
            differences(&before, &after),
            [
                ("action.number".to_owned(), Shown::Nothing, Shown::Number(3)),
                ("action.helpers".to_owned(), Shown::Nothing, helpers),
                (
                    "action.due".to_owned(),
                    Shown::Nothing,
                    Shown::Due(Due::NextSession)
                ),
            ]
        );
    }

    #[test]
    fn an_empty_part_is_a_difference_too() {
        let after = Entry {
            decision: Some(Decision::default()),
            ..Entry::default()
        };
        assert_eq!(
            differences(&Entry::default(), &after),
            [("decision".to_owned(), Shown::Nothing, Shown::Present)]
        );
    }

    #[test]
    fn the_walk_names_the_fields_of_parts() {
        let paths = TableName::entries.field_paths();
        for path in ["text", "decision.yes", "action.due", "suggestion.addressee"] {
            assert!(paths.iter().any(|known| known == path), "{path}");
        }
        assert!(!paths.iter().any(|path| path == "action"), "{paths:?}");
    }

    fn conflict(kind: ConflictKind, field: &str) -> Conflict {
        Conflict {
            kind,
            table: Some(TableName::entries),
            field: field.to_owned(),
            ..Conflict::default()
        }
    }

    #[test]
    fn a_value_in_a_conflict_says_what_it_says_in_its_field() {
        let due = conflict(ConflictKind::Value, "action.due");
        assert_eq!(due.shown("Some(NextSession)"), Shown::Due(Due::NextSession));
        assert_eq!(due.shown("None"), Shown::Nothing);
        let kind = conflict(ConflictKind::Value, "kind");
        assert_eq!(
            kind.shown("Decision"),
            Shown::Word(Word::EntryKind(EntryKind::Decision))
        );
        let text = conflict(ConflictKind::Text, "text");
        assert_eq!(text.shown("None"), Shown::Text("None".to_owned()));
    }

    #[test]
    fn a_value_that_fits_no_field_is_shown_as_it_is() {
        let wild = Shown::Unknown("Some(".to_owned());
        for field in ["action.due", "action", "nonsense", ""] {
            assert_eq!(conflict(ConflictKind::Value, field).shown("Some("), wild);
        }
        let mut lost = conflict(ConflictKind::Value, "kind");
        lost.table = None;
        assert_eq!(lost.shown("Some("), wild);
    }
}
