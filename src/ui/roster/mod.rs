//! The view of the room `roster`.

use crate::ui::view::{View, ViewCx};

/// The view's own state.
#[derive(Default)]
pub struct RosterView {}

impl View for RosterView {
    fn show(&mut self, _ui: &mut egui::Ui, _cx: &mut ViewCx) {}
}
