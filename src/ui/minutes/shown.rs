//! What the view shows of the project, brought up to date with each of its revisions.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::entries;
use crate::document::Document;
use crate::model::outline::laid_out;
use crate::model::{
    AgendaItem, AgendaLine, Board, Day, Element, Entry, Id, Line, NoteColor, Project, Session,
    Table,
};
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

/// What follows from the project for one session and one of its agenda items. It is brought up to
/// date with each key press, so it looks only at what has changed.
#[derive(Default)]
pub struct Shown {
    of: Option<(u64, Option<Id<Session>>, Item)>,
    seen: Seen,
    /// Sessions by date, the newest first, with number and title.
    pub sessions: Vec<(Id<Session>, String)>,
    /// First and last day of the session.
    pub dates: Option<(NaiveDate, NaiveDate)>,
    /// The session's agenda.
    pub agenda: Vec<AgendaLine>,
    /// How many entries each item has; `None` for those under no item.
    pub counts: HashMap<Item, usize>,
    /// The session's entries.
    of_session: BTreeSet<Id<Entry>>,
    /// The entries of the current item.
    pub entries: Vec<Line<Entry>>,
    /// The ids of their texts and rows on the screen: made once, not with each frame.
    pub ids: Vec<(egui::Id, egui::Id)>,
    /// The boards of the current item, or of the session when no item is current.
    pub boards: Vec<BoardTexts>,
}

/// The tables as they were seen last; holding them costs nothing.
#[derive(Default)]
struct Seen {
    sessions: Table<Session>,
    days: Table<Day>,
    agenda: Table<AgendaItem>,
    entries: Table<Entry>,
    boards: Table<Board>,
    elements: Table<Element>,
}

impl Shown {
    /// Brings everything up to date.
    pub fn refresh(&mut self, doc: &Document, session: Option<Id<Session>>, item: Item) {
        let of = Some((doc.revision(), session, item));
        if self.of == of {
            return;
        }
        let project = doc.project();
        let before = self.of.map(|(_, session, item)| (session, item));
        let same_session = before.is_some_and(|(known, _)| known == session);
        let same_item = before == Some((session, item));
        self.of = of;
        let seen = std::mem::replace(&mut self.seen, Seen::of(project));
        let same_days =
            seen.sessions.is_same(&project.sessions) && seen.days.is_same(&project.days);
        if before.is_none() || !same_days {
            let sessions = project.sessions_by_date().into_iter();
            self.sessions = sessions
                .map(|(id, session)| (id, format!("{}  {}", session.number, session.title)))
                .collect();
        }
        let Some(session) = session else {
            *self = Self {
                of,
                seen: std::mem::take(&mut self.seen),
                sessions: std::mem::take(&mut self.sessions),
                ..Self::default()
            };
            return;
        };
        if !same_session || !same_days {
            self.dates = dates_of(project, session);
        }
        let same_agenda = same_session && seen.agenda.is_same(&project.agenda);
        if !same_agenda {
            self.agenda = project.agenda_of(session);
        }
        let same_places = same_session && self.follow(&seen.entries, project, session);
        if !same_session {
            let all = project.entries.iter();
            let here = all.filter(|(_, entry)| entry.session == Some(session));
            self.of_session = here.map(|(id, _)| id).collect();
        }
        if !(same_item && same_agenda && same_places) {
            self.lay_out(project, item);
        }
        let same_boards =
            seen.boards.is_same(&project.boards) && seen.elements.is_same(&project.elements);
        if !same_item || !same_boards {
            self.boards = boards(project, session, item);
        }
    }

    /// Follows the entries that came into the session and those that went. Returns whether all
    /// stand where they stood.
    fn follow(&mut self, seen: &Table<Entry>, project: &Project, session: Id<Session>) -> bool {
        let mut same = true;
        for change in seen.differences(&project.entries) {
            let place = |entry: Option<Arc<Entry>>| {
                let entry = entry.filter(|entry| entry.session == Some(session))?;
                Some((entry.item, entry.parent, entry.order.clone()))
            };
            let (was, is) = (place(change.before), place(change.after));
            same &= was == is;
            match is {
                Some(_) => self.of_session.insert(change.id),
                None => self.of_session.remove(&change.id),
            };
        }
        same
    }

    fn lay_out(&mut self, project: &Project, item: Item) {
        self.counts.clear();
        let mut here = Vec::new();
        for id in &self.of_session {
            let Some(entry) = project.get(*id) else {
                continue;
            };
            let of = entry.item.filter(|item| project.agenda.contains(*item));
            *self.counts.entry(of).or_default() += 1;
            if of == item {
                here.push((*id, entry));
            }
        }
        self.entries = laid_out(here);
        let ids = self.entries.iter();
        let ids = ids.map(|line| (entries::text_id(line.id), entries::row_id(line.id)));
        self.ids = ids.collect();
    }

    /// Whether there is a row for entries under no item.
    pub fn has_strays(&self) -> bool {
        self.counts.get(&None).is_some_and(|count| *count > 0) || self.agenda.is_empty()
    }
}

impl Seen {
    fn of(project: &Project) -> Self {
        Self {
            sessions: project.sessions.clone(),
            days: project.days.clone(),
            agenda: project.agenda.clone(),
            entries: project.entries.clone(),
            boards: project.boards.clone(),
            elements: project.elements.clone(),
        }
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
                .filter_map(|(_, element)| Some((element.color, element.shown_text()?)))
                .filter(|(_, text)| !text.trim().is_empty())
                .map(|(color, text)| (color, text.to_owned()))
                .collect();
            BoardTexts {
                id,
                title: board.title.clone(),
                notes,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::Step;
    use crate::model::moves::{Move, move_in};
    use crate::store::codec;

    fn example() -> Document {
        let decoded = codec::decode(crate::store::example()).expect("the example");
        Document::new(decoded.project)
    }

    /// What a view that has seen nothing yet shows.
    fn anew(doc: &Document, session: Option<Id<Session>>, item: Item) -> Shown {
        let mut shown = Shown::default();
        shown.refresh(doc, session, item);
        shown
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn what_is_followed_is_what_is_found_anew(
            deeds in proptest::collection::vec((0usize..8, 0usize..40), 1..25),
        ) {
            let mut doc = example();
            let session = doc.project().sessions.ids().next();
            let items: Vec<Item> = doc.project().agenda.ids().map(Some).chain([None]).collect();
            let mut item = items[0];
            let mut shown = Shown::default();
            for (deed, at) in deeds {
                shown.refresh(&doc, session, item);
                let all: Vec<_> = doc.project().entries.ids().collect();
                let id = all.get(at % all.len().max(1)).copied();
                let lines = shown.entries.clone();
                match (deed, id) {
                    (0, _) => item = items[at % items.len()],
                    (1, Some(id)) => doc.edit(Step::EditEntry, |project| {
                        project.change(id, |entry| entry.text.push('x'));
                    }),
                    (2, Some(id)) => doc.edit(Step::DeleteEntry, |p| p.delete_entry(id)),
                    (3, _) => {
                        let entry = Entry { session, item, ..Entry::default() };
                        doc.edit(Step::AddEntry, |project| project.add(entry));
                    }
                    (4, Some(id)) => doc.edit(Step::MoveEntry, |project| {
                        move_in(project, &lines, id, Move::Down);
                    }),
                    (5, Some(id)) => doc.edit(Step::EditEntry, |project| {
                        project.change(id, |entry| entry.item = items[at % items.len()]);
                    }),
                    (6, _) => {
                        doc.undo();
                    }
                    (7, _) => {
                        if let Some(Some(item)) = items.get(at % items.len()) {
                            doc.edit(Step::DeleteItem, |p| { p.agenda.remove(*item); });
                        }
                    }
                    _ => {}
                }
                shown.refresh(&doc, session, item);
                let anew = anew(&doc, session, item);
                prop_assert_eq!(&shown.entries, &anew.entries);
                prop_assert_eq!(&shown.counts, &anew.counts);
                prop_assert_eq!(&shown.agenda, &anew.agenda);
            }
        }
    }
}
