//! What the view shows of the project, found out once for each of its revisions.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::document::Document;
use crate::model::{AgendaItem, AgendaLine, Board, Entry, Id, Line, NoteColor, Project, Session};
use crate::ui::sessions::dates_of;

type Item = Option<Id<AgendaItem>>;

/// A board with what is written on it.
pub struct BoardTexts {
    /// The board.
    pub id: Id<Board>,
    /// Its title.
    pub title: String,
    /// What is written on its notes and texts.
    pub notes: Vec<(NoteColor, String)>,
}

/// What follows from the project for one session and one of its agenda items.
#[derive(Default)]
pub struct Shown {
    of: Option<(u64, Option<Id<Session>>, Item)>,
    /// Sessions by date, the newest first, with number and title.
    pub sessions: Vec<(Id<Session>, String)>,
    /// First and last day of the session.
    pub dates: Option<(NaiveDate, NaiveDate)>,
    /// The session's agenda.
    pub agenda: Vec<AgendaLine>,
    /// How many entries each item has; `None` for those under no item.
    pub counts: HashMap<Item, usize>,
    /// The entries of the current item.
    pub entries: Vec<Line<Entry>>,
    /// The boards of the current item, or of the session when no item is current.
    pub boards: Vec<BoardTexts>,
}

impl Shown {
    /// Brings everything up to date.
    pub fn refresh(&mut self, doc: &Document, session: Option<Id<Session>>, item: Item) {
        let of = Some((doc.revision(), session, item));
        if self.of == of {
            return;
        }
        let project = doc.project();
        let sessions = project.sessions_by_date().into_iter();
        self.sessions = sessions
            .map(|(id, session)| (id, format!("{}  {}", session.number, session.title)))
            .collect();
        *self = Self {
            of,
            sessions: std::mem::take(&mut self.sessions),
            ..Self::default()
        };
        let Some(session) = session else { return };
        self.dates = dates_of(project, session);
        self.agenda = project.agenda_of(session);
        for (_, entry) in project.entries.iter() {
            if entry.session == Some(session) {
                let item = entry.item.filter(|item| project.agenda.contains(*item));
                *self.counts.entry(item).or_default() += 1;
            }
        }
        self.entries = project.entries_of(session, item);
        self.boards = boards(project, session, item);
    }

    /// Whether there is a row for entries under no item.
    pub fn has_strays(&self) -> bool {
        self.counts.get(&None).is_some_and(|count| *count > 0) || self.agenda.is_empty()
    }
}

fn boards(project: &Project, session: Id<Session>, item: Item) -> Vec<BoardTexts> {
    let belongs = |board: &Board| match item {
        Some(_) => board.item == item,
        None => board.session == Some(session) && board.item.is_none(),
    };
    let boards = project.boards_in_order().into_iter();
    boards
        .filter(|(_, board)| belongs(board))
        .map(|(id, board)| {
            let elements = project.elements_of(id).into_iter();
            let notes = elements
                .filter(|(_, element)| element.kind != crate::model::ElementKind::Frame)
                .filter(|(_, element)| !element.text.trim().is_empty())
                .map(|(_, element)| (element.color, element.text.clone()))
                .collect();
            BoardTexts {
                id,
                title: board.title.clone(),
                notes,
            }
        })
        .collect()
}
