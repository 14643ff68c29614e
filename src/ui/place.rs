//! Where in a project one can be.

use crate::model::{AgendaItem, Board, Element, Entry, Id, Organisation, Person, Session};

/// The views.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ViewKind {
    /// Start page.
    #[default]
    Start,
    /// People and organisations.
    Roster,
    /// Sessions and their agendas.
    Sessions,
    /// Minutes of a session.
    Minutes,
    /// Boards.
    Board,
    /// Decisions, actions and suggestions over all sessions.
    Registers,
}

/// A place to go to: a view, and what to show in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A view as it was left.
    View(ViewKind),
    /// A person in the roster.
    Person(Id<Person>),
    /// An organisation in the roster.
    Organisation(Id<Organisation>),
    /// A session with its agenda.
    Session(Id<Session>),
    /// The minutes of a session, at an agenda item if one is named.
    Minutes(Id<Session>, Option<Id<AgendaItem>>),
    /// An entry in the minutes.
    Entry(Id<Entry>),
    /// A board.
    Board(Id<Board>),
    /// An element on its board.
    Element(Id<Element>),
}

impl Place {
    /// The view that shows it.
    pub const fn view(self) -> ViewKind {
        match self {
            Self::View(view) => view,
            Self::Person(_) | Self::Organisation(_) => ViewKind::Roster,
            Self::Session(_) => ViewKind::Sessions,
            Self::Minutes(..) | Self::Entry(_) => ViewKind::Minutes,
            Self::Board(_) | Self::Element(_) => ViewKind::Board,
        }
    }
}
