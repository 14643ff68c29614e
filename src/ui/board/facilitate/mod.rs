//! Leading a workshop: covered writing, clusters, votes with dots, timer, presentation, templates.

use super::BoardView;
use crate::document::Document;
use crate::ui::commands::Command;
use crate::ui::view::ViewCx;

/// What the facilitating part of the view remembers.
#[derive(Default)]
pub struct Facilitating {}

impl BoardView {
    /// Whether a command of this file makes sense now; `None` if it is none of its.
    pub(super) fn can_facilitate(&self, _command: Command, _doc: &Document) -> Option<bool> {
        None
    }

    /// Does a command of this file; `false` if it is none of its.
    pub(super) fn facilitate(&mut self, _command: Command, _cx: &mut ViewCx) -> bool {
        false
    }
}
