//! The view of the room `board`.

use crate::ui::view::{View, ViewCx};

/// The view's own state.
#[derive(Default)]
pub struct BoardView {}

impl View for BoardView {
    fn show(&mut self, _ui: &mut egui::Ui, _cx: &mut ViewCx) {}
}
