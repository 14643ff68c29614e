//! Leading a workshop: templates, covered writing, clusters, votes with dots, presentation.

mod template;

use super::{BoardId, BoardView};
use crate::document::Document;
use crate::ui::commands::Command;
use crate::ui::view::ViewCx;

pub use template::{BoardTemplatesSheet, Home};

/// What the facilitating part of the view remembers.
#[derive(Default)]
pub struct Facilitating {}

impl BoardView {
    /// Where a board belongs that is made while this view is on the screen: where the one on the
    /// screen does.
    pub fn home(&self, doc: &Document) -> Home {
        let board = self.current(doc).and_then(|id| doc.project().get(id));
        board.map(Home::of).unwrap_or_default()
    }

    /// Whether a command of this file makes sense now; `None` if it is none of its.
    pub(super) fn can_facilitate(&self, command: Command, doc: &Document) -> Option<bool> {
        let _board: BoardId = self.current(doc)?;
        let may_edit = !doc.is_read_only();
        match command {
            Command::SaveBoardTemplate => Some(may_edit),
            _ => None,
        }
    }

    /// Does a command of this file; `false` if it is none of its.
    pub(super) fn facilitate(&mut self, command: Command, cx: &mut ViewCx) -> bool {
        let Some(board) = self.current(cx.doc) else {
            return false;
        };
        match command {
            Command::SaveBoardTemplate => {
                self.finish_editing(cx.doc);
                cx.out.open(template::SaveBoardTemplateSheet::new(board));
            }
            _ => return false,
        }
        true
    }
}
