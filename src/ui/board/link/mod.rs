//! From the board into the minutes, and back.

use super::BoardView;
use crate::document::Document;
use crate::ui::commands::Command;
use crate::ui::view::ViewCx;

/// What the linking part of the view remembers.
#[derive(Default)]
pub struct Linking {}

impl BoardView {
    /// Whether a command of this file makes sense now; `None` if it is none of its.
    pub(super) fn can_link(&self, _command: Command, _doc: &Document) -> Option<bool> {
        None
    }

    /// Does a command of this file; `false` if it is none of its.
    pub(super) fn link(&mut self, _command: Command, _cx: &mut ViewCx) -> bool {
        false
    }
}
