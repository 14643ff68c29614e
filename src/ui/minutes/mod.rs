//! The view of the room `minutes`.

use crate::ui::view::{View, ViewCx};

/// The view's own state.
#[derive(Default)]
pub struct MinutesView {}

impl View for MinutesView {
    fn show(&mut self, _ui: &mut egui::Ui, _cx: &mut ViewCx) {}
}
