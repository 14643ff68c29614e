//! A board to work on, for tests of what is done to one.

use super::{BoardId, ElementId, change};
use crate::document::{Document, Step};
use crate::model::Element;

/// A project with one board, on which nothing lies yet.
pub(super) struct Desk {
    pub(super) doc: Document,
    pub(super) board: BoardId,
}

impl Desk {
    pub(super) fn new() -> Self {
        let mut doc = Document::default();
        let board = change::add_board(&mut doc, "Board".to_owned());
        Self { doc, board }
    }

    /// Puts an element on the board, just as it is.
    pub(super) fn put(&mut self, element: Element) -> ElementId {
        let element = Element {
            board: Some(self.board),
            ..element
        };
        self.doc.edit(Step::AddNote, |edit| edit.add(element))
    }

    pub(super) fn change(&mut self, id: ElementId, change: impl FnOnce(&mut Element)) {
        self.doc
            .edit(Step::EditElement, |edit| edit.change(id, change));
    }

    pub(super) fn get(&self, id: ElementId) -> &Element {
        self.doc.project().get(id).expect("there")
    }
}
