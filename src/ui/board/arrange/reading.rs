//! The order in which a board is read: frame by frame, what lies in each row by row, then what
//! lies free.

use super::ElementId;
use super::order;
use crate::document::{Document, Step};
use crate::drawing::kurbo::Rect;
use crate::drawing::shape;
use crate::model::{Board, BoardFrames, Element, ElementKind, Id};

/// An element where it is read, and in how many frames it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// Which element.
    pub id: ElementId,
    /// In how many frames it lies.
    pub depth: usize,
}

/// These elements of one board as they are read.
pub fn in_order(all: &[(ElementId, &Element)]) -> Vec<Read> {
    let reader = Reader {
        all,
        frames: BoardFrames::among(all.iter().copied()),
    };
    let mut read = Vec::with_capacity(all.len());
    for frame in reader.frames.top() {
        reader.frame(frame, 0, &mut read);
    }
    reader.contents(None, 0, &mut read);
    read
}

struct Reader<'a> {
    all: &'a [(ElementId, &'a Element)],
    frames: BoardFrames,
}

impl Reader<'_> {
    fn frame(&self, id: ElementId, depth: usize, read: &mut Vec<Read>) {
        read.push(Read { id, depth });
        self.contents(Some(id), depth + 1, read);
        let inner = self.frames.in_order().iter();
        for inner in inner.filter(|inner| self.frames.parent(**inner) == Some(id)) {
            self.frame(*inner, depth + 1, read);
        }
    }

    fn contents(&self, frame: Option<ElementId>, depth: usize, read: &mut Vec<Read>) {
        let here: Vec<(ElementId, Rect)> = self
            .all
            .iter()
            .filter(|(_, e)| e.kind != ElementKind::Frame && self.frames.around(e) == frame)
            .map(|(id, element)| (*id, shape::bounds(element)))
            .collect();
        let rects: Vec<Rect> = here.iter().map(|(_, rect)| *rect).collect();
        let ids = order::reading_order(&rects).into_iter();
        let ids = ids.filter_map(|index| here.get(index).map(|(id, _)| *id));
        read.extend(ids.map(|id| Read { id, depth }));
    }
}

/// Numbers all notes of a board anew, from 1, in the order in which they are read.
pub fn number(doc: &mut Document, board: Id<Board>) {
    doc.end_gesture();
    doc.edit(Step::NumberNotes, |edit| {
        let all: Vec<(ElementId, &Element)> = edit
            .elements
            .iter()
            .filter(|(_, e)| e.board == Some(board))
            .collect();
        let notes: Vec<ElementId> = in_order(&all)
            .into_iter()
            .filter(|read| {
                let element = edit.get(read.id);
                element.is_some_and(|e: &Element| e.kind == ElementKind::Note)
            })
            .map(|read| read.id)
            .collect();
        for (number, id) in (1..).zip(notes) {
            edit.change(id, |element: &mut Element| element.number = number);
        }
    });
    doc.end_gesture();
}
