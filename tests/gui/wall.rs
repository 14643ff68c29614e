//! A board to begin with, and ways to what hangs on it without a pointer.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use zirkel::document::IdSource;
use zirkel::model::{Board, Element, ElementKind, Id, Point, Project, Size};

use crate::support::Desk;

/// A note's width and height.
pub const NOTE: (f32, f32) = (160.0, 112.0);

/// Adds a board "Wand".
pub fn add_wall(project: &mut Project, ids: &mut IdSource) -> Id<Board> {
    let board = ids.next();
    let wall = Board {
        title: "Wand".to_owned(),
        ..Board::default()
    };
    project.boards.insert(board, wall);
    board
}

/// An element at a place of a board.
pub fn element(
    board: Id<Board>,
    kind: ElementKind,
    text: &str,
    at: (f32, f32),
    size: (f32, f32),
) -> Element {
    Element {
        board: Some(board),
        kind,
        text: text.to_owned(),
        position: Point::new(at.0, at.1),
        size: Size::new(size.0, size.1),
        ..Element::default()
    }
}

impl Desk {
    /// This project, in German, open at its board.
    pub fn at_board(project: &Project) -> Self {
        let mut desk = Self::with_project(project);
        desk.ctrl(Key::Num4);
        desk
    }

    /// Selects an element by what a screen reader calls it.
    pub fn choose(&mut self, name: &str) {
        self.harness.get_by_label(name).click_accesskit();
        self.settle();
    }
}
