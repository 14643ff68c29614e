//! The view of the room `registers`.

use crate::ui::view::{View, ViewCx};

/// The view's own state.
#[derive(Default)]
pub struct RegistersView {}

impl View for RegistersView {
    fn show(&mut self, _ui: &mut egui::Ui, _cx: &mut ViewCx) {}
}
