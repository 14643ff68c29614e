//! Boards out and in: pictures, other programs' files, cards to be printed.

use super::BoardView;
use crate::document::Document;
use crate::ui::commands::Command;
use crate::ui::view::ViewCx;

/// What the sharing part of the view remembers.
#[derive(Default)]
pub struct Sharing {}

impl BoardView {
    /// Whether a command of this file makes sense now; `None` if it is none of its.
    pub(super) fn can_share(&self, _command: Command, _doc: &Document) -> Option<bool> {
        None
    }

    /// Does a command of this file; `false` if it is none of its.
    pub(super) fn share(&mut self, _command: Command, _cx: &mut ViewCx) -> bool {
        false
    }
}
