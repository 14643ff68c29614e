//! What can be found.

use crate::model::{
    AgendaItem, Board, Element, Entry, Id, Organisation, Person, Session, TableName, Ulid,
};

/// A record that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A person.
    Person(Id<Person>),
    /// An organisation.
    Organisation(Id<Organisation>),
    /// A session.
    Session(Id<Session>),
    /// An agenda item.
    Item(Id<AgendaItem>),
    /// An entry in the minutes.
    Entry(Id<Entry>),
    /// A board.
    Board(Id<Board>),
    /// Something written on a board.
    Element(Id<Element>),
}

/// How many kinds of targets there are.
pub(super) const KINDS: usize = 7;

impl Target {
    /// The place of its kind among the kinds, in the order in which to show them.
    pub(super) const fn kind(self) -> usize {
        match self {
            Self::Person(_) => 0,
            Self::Organisation(_) => 1,
            Self::Session(_) => 2,
            Self::Item(_) => 3,
            Self::Entry(_) => 4,
            Self::Board(_) => 5,
            Self::Element(_) => 6,
        }
    }

    /// The table it lies in.
    pub const fn table(self) -> TableName {
        match self {
            Self::Person(_) => TableName::people,
            Self::Organisation(_) => TableName::organisations,
            Self::Session(_) => TableName::sessions,
            Self::Item(_) => TableName::agenda,
            Self::Entry(_) => TableName::entries,
            Self::Board(_) => TableName::boards,
            Self::Element(_) => TableName::elements,
        }
    }

    /// Its id, whatever its kind.
    pub const fn ulid(self) -> Ulid {
        match self {
            Self::Person(id) => id.ulid(),
            Self::Organisation(id) => id.ulid(),
            Self::Session(id) => id.ulid(),
            Self::Item(id) => id.ulid(),
            Self::Entry(id) => id.ulid(),
            Self::Board(id) => id.ulid(),
            Self::Element(id) => id.ulid(),
        }
    }
}
