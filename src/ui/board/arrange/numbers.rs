//! Short numbers of notes in the order in which a board is read.

use super::ElementId;
use crate::document::{Document, Step, Transaction};
use crate::model::{Board, Element, ElementKind, Id, Project};

/// Numbers all notes of a board anew, from 1, in the order in which they are read.
pub fn number(doc: &mut Document, board: Id<Board>) {
    doc.end_gesture();
    doc.edit(Step::NumberNotes, |edit| {
        for (number, id) in (1..).zip(notes(edit, board)) {
            edit.change(id, |element: &mut Element| element.number = number);
        }
    });
    doc.end_gesture();
}

/// Numbers the notes that have no number yet. The others keep theirs, which may be on paper.
pub fn number_missing(edit: &mut Transaction, board: Id<Board>) {
    let mut number = edit.next_note_number(Some(board));
    for id in without(edit, board) {
        edit.change(id, |element: &mut Element| element.number = number);
        number = number.saturating_add(1);
    }
}

/// The notes of a board that have no number, in the order in which they are read.
pub fn without(project: &Project, board: Id<Board>) -> Vec<ElementId> {
    let mut notes = notes(project, board);
    notes.retain(|id| {
        project
            .get(*id)
            .is_some_and(|note: &Element| note.number == 0)
    });
    notes
}

fn notes(project: &Project, board: Id<Board>) -> Vec<ElementId> {
    let is_note = |id: ElementId| {
        let element: Option<&Element> = project.get(id);
        element.is_some_and(|element| element.kind == ElementKind::Note)
    };
    let lines = project.reading_of(board).into_iter().map(|line| line.id);
    lines.filter(|id| is_note(*id)).collect()
}
