//! Putting things in order: align, distribute, tidy; the clipboard; what is selected looks like.

use super::BoardView;
use crate::document::Document;
use crate::ui::commands::Command;
use crate::ui::view::ViewCx;

/// What the arranging part of the view remembers.
#[derive(Default)]
pub struct Arranging {}

impl BoardView {
    /// Whether a command of this file makes sense now; `None` if it is none of its.
    pub(super) fn can_arrange(&self, _command: Command, _doc: &Document) -> Option<bool> {
        None
    }

    /// Does a command of this file; `false` if it is none of its.
    pub(super) fn arrange(&mut self, _command: Command, _cx: &mut ViewCx) -> bool {
        false
    }
}
