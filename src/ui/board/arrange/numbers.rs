//! Short numbers of notes in the order in which a board is read.

use super::ElementId;
use crate::document::{Document, Step};
use crate::model::{Board, Element, ElementKind, Id};

/// Numbers all notes of a board anew, from 1, in the order in which they are read.
pub fn number(doc: &mut Document, board: Id<Board>) {
    doc.end_gesture();
    doc.edit(Step::NumberNotes, |edit| {
        let notes: Vec<ElementId> = edit
            .reading_of(board)
            .into_iter()
            .filter(|line| {
                let element = edit.get(line.id);
                element.is_some_and(|e: &Element| e.kind == ElementKind::Note)
            })
            .map(|line| line.id)
            .collect();
        for (number, id) in (1..).zip(notes) {
            edit.change(id, |element: &mut Element| element.number = number);
        }
    });
    doc.end_gesture();
}
