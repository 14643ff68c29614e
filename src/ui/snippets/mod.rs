//! Short words that stand for longer texts.

use crate::ui::sheet::{Sheet, Shown};
use crate::ui::view::ViewCx;

/// Short words that stand for longer texts.
#[derive(Default)]
pub struct SnippetsSheet;

impl Sheet for SnippetsSheet {
    fn show(&mut self, _ctx: &egui::Context, _cx: &mut ViewCx) -> Shown {
        Shown::Closed
    }
}
