//! Where in a project one can be.

use crate::model::{
    AgendaItem, Board, Element, Entry, Id, Organisation, Person, Project, Session, TableName, Ulid,
};

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

impl Place {
    /// Where a record is seen; `None` if it is not there (any more).
    pub fn of_record(project: &Project, table: TableName, id: Ulid) -> Option<Self> {
        match table {
            TableName::circle => project
                .circle
                .contains(Id::from_ulid(id))
                .then_some(Self::View(ViewKind::Roster)),
            TableName::organisations => project
                .organisations
                .contains(Id::from_ulid(id))
                .then_some(Self::Organisation(Id::from_ulid(id))),
            TableName::people => project
                .people
                .contains(Id::from_ulid(id))
                .then_some(Self::Person(Id::from_ulid(id))),
            TableName::memberships => project
                .memberships
                .get(Id::from_ulid(id))?
                .person
                .map(Self::Person),
            TableName::consents => project
                .consents
                .get(Id::from_ulid(id))?
                .person
                .map(Self::Person),
            TableName::sessions => project
                .sessions
                .contains(Id::from_ulid(id))
                .then_some(Self::Session(Id::from_ulid(id))),
            TableName::days => project
                .days
                .get(Id::from_ulid(id))?
                .session
                .map(Self::Session),
            TableName::attendance => {
                let day = project.attendance.get(Id::from_ulid(id))?.day;
                project.follow(day)?.session.map(Self::Session)
            }
            TableName::agenda => {
                let item: Id<AgendaItem> = Id::from_ulid(id);
                let session = project.get(item)?.session?;
                Some(Self::Minutes(session, Some(item)))
            }
            TableName::entries => project
                .entries
                .contains(Id::from_ulid(id))
                .then_some(Self::Entry(Id::from_ulid(id))),
            TableName::boards => project
                .boards
                .contains(Id::from_ulid(id))
                .then_some(Self::Board(Id::from_ulid(id))),
            TableName::elements => project
                .elements
                .contains(Id::from_ulid(id))
                .then_some(Self::Element(Id::from_ulid(id))),
            TableName::conflicts => None,
        }
    }
}
