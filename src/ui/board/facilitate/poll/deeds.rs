//! What a vote does to the project: each function is one step.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::totals;
use crate::document::{Document, Step, Transaction};
use crate::model::{
    AgendaItem, Board, BoardFrames, Dots, Element, ElementKind, Entry, EntryKind, Id, Order,
    Person, Poll, PollMode, PollState, Project, Session,
};
use crate::ui::board::arrange::numbers;

/// What is asked, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The question.
    pub title: String,
    /// The frame whose notes can be voted for; without one all of the board.
    pub area: Option<Id<Element>>,
    /// How votes are entered.
    pub mode: PollMode,
    /// How many dots each person has.
    pub budget: u32,
    /// How many dots one person can give one note; 0 for as many as there are.
    pub limit: u32,
    /// Whether counts are hidden until the end.
    pub hidden: bool,
}

/// Opens a vote on a board. Notes without a short number get one: votes are called out by it.
pub fn open(doc: &mut Document, board: Id<Board>, terms: &Terms, now: DateTime<Utc>) -> Id<Poll> {
    doc.edit(Step::OpenPoll, |edit| {
        numbers::number_missing(edit, board);
        let last = edit
            .polls_of(board)
            .last()
            .map(|(_, poll)| poll.order.clone());
        edit.add(Poll {
            board: Some(board),
            area: terms.area,
            title: terms.title.trim().to_owned(),
            order: Order::after(last.as_ref()),
            mode: terms.mode,
            budget: terms.budget,
            limit: terms.limit,
            hidden: terms.hidden,
            state: PollState::Open,
            opened_at: Some(now),
            ..Poll::default()
        })
    })
}

/// The frames whose notes can be voted for; `None` for the whole board.
pub fn area_of(project: &Project, poll: &Poll) -> Option<BTreeSet<Id<Element>>> {
    let area = poll.area.filter(|area| project.elements.contains(*area))?;
    let board = poll.board?;
    Some(BoardFrames::of(project, board).with_inner([area]))
}

/// Whether a note can be voted for, `area` being what [`area_of`] says.
pub fn takes(poll: &Poll, area: Option<&BTreeSet<Id<Element>>>, element: &Element) -> bool {
    element.kind == ElementKind::Note
        && element.board == poll.board
        && area.is_none_or(|area| element.frame.is_some_and(|frame| area.contains(&frame)))
}

/// How many dots of somebody lie on a note; without a person, how many of all together.
pub fn dots_on(
    project: &Project,
    poll: Id<Poll>,
    note: Id<Element>,
    by: Option<Id<Person>>,
) -> u32 {
    let dots = project.dots.get(Dots::id(poll, note, by));
    dots.map_or(0, |dots| dots.count)
}

/// How many dots somebody can have on a note at most, with those given elsewhere.
pub fn most_on(project: &Project, id: Id<Poll>, note: Id<Element>, by: Option<Id<Person>>) -> u32 {
    let Some(poll) = project.get(id) else {
        return 0;
    };
    let Some(person) = by else {
        return totals::MOST;
    };
    let given = project.dots_given(id, person);
    let elsewhere = given.saturating_sub(dots_on(project, id, note, by));
    let any = |count: u32| if count == 0 { totals::MOST } else { count };
    any(poll.limit).min(any(poll.budget).saturating_sub(elsewhere))
}

/// Lays so many dots of somebody on a note, or as many as there are left; without a person those
/// of all together. Returns how many lie there.
pub fn give(
    doc: &mut Document,
    poll: Id<Poll>,
    note: Id<Element>,
    by: Option<Id<Person>>,
    count: u32,
) -> u32 {
    let project = doc.project();
    let before = dots_on(project, poll, note, by);
    let most = most_on(project, poll, note, by);
    // What somebody else's machine brought beyond the budget is not taken away unasked.
    let count = if count > before {
        count.min(most.max(before))
    } else {
        count
    };
    let open = project
        .get(poll)
        .is_some_and(|poll| poll.state == PollState::Open);
    if count == before || !open || doc.is_read_only() {
        return before;
    }
    doc.edit(Step::GiveDots, |edit| set(edit, poll, note, by, count));
    count
}

/// Enters the dots of all together on several notes.
pub fn enter(doc: &mut Document, poll: Id<Poll>, dots: &[(Id<Element>, u32)]) {
    let open = doc
        .project()
        .get(poll)
        .is_some_and(|poll| poll.state == PollState::Open);
    if dots.is_empty() || !open {
        return;
    }
    doc.edit(Step::GiveDots, |edit| {
        for (note, count) in dots {
            set(edit, poll, *note, None, *count);
        }
    });
}

fn set(
    edit: &mut Transaction,
    poll: Id<Poll>,
    note: Id<Element>,
    by: Option<Id<Person>>,
    count: u32,
) {
    let id = Dots::id(poll, note, by);
    if count == 0 {
        edit.dots.remove(id);
        return;
    }
    let mut dots = edit.dots.get(id).cloned().unwrap_or_default();
    dots.poll = Some(poll);
    dots.element = Some(note);
    dots.person = by;
    dots.count = count;
    edit.dots.insert(id, dots);
}

/// Ends a vote: its counts can be seen, and no more dots be given.
pub fn close(doc: &mut Document, poll: Id<Poll>, now: DateTime<Utc>) {
    doc.edit(Step::ClosePoll, |edit| {
        edit.change(poll, |poll: &mut Poll| {
            poll.state = PollState::Closed;
            poll.closed_at = Some(now);
        });
    });
}

/// Lets a vote go on.
pub fn reopen(doc: &mut Document, poll: Id<Poll>) {
    doc.edit(Step::EditPoll, |edit| {
        edit.change(poll, |poll: &mut Poll| {
            poll.state = PollState::Open;
            poll.closed_at = None;
        });
    });
}

/// Deletes a vote with its dots.
pub fn delete(doc: &mut Document, poll: Id<Poll>) {
    doc.edit(Step::DeletePoll, |edit| edit.delete_poll(poll));
}

/// Puts a list of the result into the minutes, as the last entry there.
pub fn add_entry(
    doc: &mut Document,
    session: Id<Session>,
    item: Option<Id<AgendaItem>>,
    text: String,
    now: DateTime<Utc>,
) -> Id<Entry> {
    doc.edit(Step::AddEntry, |edit| {
        let siblings = edit.entries.iter().filter(|(_, entry)| {
            entry.session == Some(session) && entry.item == item && entry.parent.is_none()
        });
        let last = siblings.map(|(_, entry)| entry.order.clone()).max();
        edit.add(Entry {
            session: Some(session),
            item,
            kind: EntryKind::Result,
            text,
            order: Order::after(last.as_ref()),
            written_at: Some(now),
            ..Entry::default()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ulid;
    use crate::ui::board::change::add_board;

    struct Room {
        doc: Document,
        poll: Id<Poll>,
        notes: Vec<Id<Element>>,
    }

    fn person(number: u128) -> Option<Id<Person>> {
        Some(Id::from_ulid(Ulid(number)))
    }

    fn room(terms: &Terms) -> Room {
        let mut doc = Document::default();
        let board = add_board(&mut doc, "Board".to_owned());
        let notes = (0..3)
            .map(|_| {
                doc.edit(Step::AddNote, |edit| {
                    edit.add(Element {
                        board: Some(board),
                        ..Element::default()
                    })
                })
            })
            .collect();
        let poll = open(&mut doc, board, terms, DateTime::<Utc>::default());
        Room { doc, poll, notes }
    }

    fn terms() -> Terms {
        Terms {
            title: "Was zuerst?".to_owned(),
            area: None,
            mode: PollMode::PerPerson,
            budget: 5,
            limit: 3,
            hidden: true,
        }
    }

    #[test]
    fn nobody_gives_more_than_the_budget_or_than_a_note_can_get() {
        let mut room = room(&terms());
        let anna = person(1);
        let mut give =
            |note: usize, count| give(&mut room.doc, room.poll, room.notes[note], anna, count);
        assert_eq!(give(0, 9), 3);
        assert_eq!(give(1, 3), 2);
        assert_eq!(give(2, 1), 0);
        assert_eq!(give(0, 1), 1);
        assert_eq!(give(2, 1), 1);
        assert_eq!(room.doc.project().dots_given(room.poll, anna.unwrap()), 4);
        // Each act is a step of its own.
        room.doc.undo();
        assert_eq!(room.doc.project().dots_given(room.poll, anna.unwrap()), 3);
    }

    #[test]
    fn a_closed_vote_takes_no_dots_until_it_is_opened_again() {
        let mut room = room(&terms());
        let ben = person(2);
        close(&mut room.doc, room.poll, DateTime::<Utc>::default());
        assert_eq!(give(&mut room.doc, room.poll, room.notes[0], ben, 1), 0);
        reopen(&mut room.doc, room.poll);
        assert_eq!(give(&mut room.doc, room.poll, room.notes[0], ben, 1), 1);
        assert_eq!(give(&mut room.doc, room.poll, room.notes[0], ben, 0), 0);
        assert!(room.doc.project().dots.is_empty());
    }

    #[test]
    fn two_machines_that_enter_at_once_do_not_clash() {
        let room = room(&terms());
        let base = room.doc.project().clone();
        let (mut mine, mut theirs) = (Document::new(base.clone()), Document::new(base.clone()));
        give(&mut mine, room.poll, room.notes[0], person(1), 2);
        give(&mut theirs, room.poll, room.notes[0], person(2), 3);
        give(&mut theirs, room.poll, room.notes[1], person(1), 1);
        let author = crate::document::merge::Author::default();
        let version = |project| crate::document::merge::Version {
            project,
            author: &author,
        };
        let merged = crate::document::merge::projects(
            Some(&base),
            version(mine.project()),
            version(theirs.project()),
        );
        assert!(merged.conflicts.is_empty());
        assert_eq!(merged.dots_of(room.poll)[&room.notes[0]], 5);
        assert_eq!(merged.dots_given(room.poll, person(1).unwrap()), 3);
    }

    #[test]
    fn opening_gives_every_note_its_number() {
        let room = room(&terms());
        let project = room.doc.project();
        let mut numbers: Vec<u32> = room
            .notes
            .iter()
            .map(|id| project.get(*id).unwrap().number)
            .collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3]);
    }
}
