//! The view of the room `sessions`.

use crate::ui::view::{View, ViewCx};

/// The view's own state.
#[derive(Default)]
pub struct SessionsView {}

impl View for SessionsView {
    fn show(&mut self, _ui: &mut egui::Ui, _cx: &mut ViewCx) {}
}
