//! Where in a project one can be.

use crate::model::{
    AgendaItem, Amendment, Attendance, Board, Conflict, Consent, Day, Dots, Element, Entry, Id,
    Membership, Organisation, Person, Poll, Project, Reply, Session, TableName, Ulid,
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
    /// Who was there.
    Attendance,
    /// Minutes of a session.
    Minutes,
    /// Boards.
    Board,
    /// Decisions, actions and suggestions over all sessions.
    Registers,
    /// What two people changed in two ways.
    Conflicts,
    /// Versions of the project.
    History,
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
    /// Who was there in a session.
    Attendance(Id<Session>),
    /// The minutes of a session, at an agenda item if one is named.
    Minutes(Id<Session>, Option<Id<AgendaItem>>),
    /// An entry in the minutes.
    Entry(Id<Entry>),
    /// A board.
    Board(Id<Board>),
    /// An element on its board.
    Element(Id<Element>),
    /// Two versions of one thing, to be settled.
    Conflict(Id<Conflict>),
}

impl Place {
    /// The view that shows it.
    pub const fn view(self) -> ViewKind {
        match self {
            Self::View(view) => view,
            Self::Person(_) | Self::Organisation(_) => ViewKind::Roster,
            Self::Session(_) => ViewKind::Sessions,
            Self::Attendance(_) => ViewKind::Attendance,
            Self::Minutes(..) | Self::Entry(_) => ViewKind::Minutes,
            Self::Board(_) | Self::Element(_) => ViewKind::Board,
            Self::Conflict(_) => ViewKind::Conflicts,
        }
    }

    /// Where a record is shown and changed; `None` if it is gone, or shown nowhere.
    pub fn of_record(project: &Project, table: TableName, id: Ulid) -> Option<Self> {
        if !project.contains(table, id) {
            return None;
        }
        match table {
            TableName::circle => Some(Self::View(ViewKind::Roster)),
            TableName::organisations => Some(Self::Organisation(Id::from_ulid(id))),
            TableName::people => Some(Self::Person(Id::from_ulid(id))),
            TableName::memberships => {
                let membership = project.get::<Membership>(Id::from_ulid(id))?;
                membership.person.map(Self::Person)
            }
            TableName::consents => {
                let consent = project.get::<Consent>(Id::from_ulid(id))?;
                consent.person.map(Self::Person)
            }
            TableName::sessions => Some(Self::Session(Id::from_ulid(id))),
            TableName::days => {
                let day = project.get::<Day>(Id::from_ulid(id))?;
                day.session.map(Self::Session)
            }
            TableName::attendance => {
                let attendance = project.get::<Attendance>(Id::from_ulid(id))?;
                let day = project.follow(attendance.day)?;
                day.session.map(Self::Attendance)
            }
            TableName::replies => {
                let reply = project.get::<Reply>(Id::from_ulid(id))?;
                reply.session.map(Self::Attendance)
            }
            TableName::agenda => {
                let item = Id::<AgendaItem>::from_ulid(id);
                let session = project.get(item)?.session?;
                Some(Self::Minutes(session, Some(item)))
            }
            TableName::entries => Some(Self::Entry(Id::from_ulid(id))),
            TableName::amendments => {
                let amendment = project.get::<Amendment>(Id::from_ulid(id))?;
                match amendment
                    .entry
                    .filter(|entry| project.entries.contains(*entry))
                {
                    Some(entry) => Some(Self::Entry(entry)),
                    None => Some(Self::Minutes(amendment.session?, amendment.item)),
                }
            }
            TableName::templates => Some(Self::View(ViewKind::Sessions)),
            TableName::boards => Some(Self::Board(Id::from_ulid(id))),
            TableName::elements => Some(Self::Element(Id::from_ulid(id))),
            TableName::polls => {
                let poll = project.get::<Poll>(Id::from_ulid(id))?;
                Some(Self::Board(poll.board?))
            }
            TableName::dots => {
                let dots = project.get::<Dots>(Id::from_ulid(id))?;
                Some(Self::Element(dots.element?))
            }
            TableName::images => Some(Self::View(ViewKind::Board)),
            TableName::conflicts => Some(Self::Conflict(Id::from_ulid(id))),
        }
    }
}
