//! Images on the board: from files, the clipboard and what is dropped; and their textures.

use super::BoardView;
use crate::document::Document;
use crate::ui::commands::Command;
use crate::ui::view::ViewCx;

/// What of images is on its way.
#[derive(Default)]
pub struct Images {}

impl BoardView {
    /// Whether a command of this file makes sense now; `None` if it is none of its.
    pub(super) fn can_show_image(&self, _command: Command, _doc: &Document) -> Option<bool> {
        None
    }

    /// Does a command of this file; `false` if it is none of its.
    pub(super) fn show_image(&mut self, _command: Command, _cx: &mut ViewCx) -> bool {
        false
    }
}
