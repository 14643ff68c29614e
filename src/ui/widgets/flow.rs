//! Fields beside one another, in as many rows as it takes.

use egui::{Align, Layout, Ui, vec2};

use crate::ui::theme::{CONTROL_HEIGHT, size, space};

/// Height of a field with its label, in points.
const FIELD_HEIGHT: f32 = size::SMALL + 8.0 + CONTROL_HEIGHT;

/// A row of fields that wraps where it has no more room. Put each into [`field`].
pub fn flow(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    // From the top: what is said below one field does not move those beside it.
    let layout = Layout::left_to_right(Align::Min).with_main_wrap(true);
    let room = vec2(ui.available_width(), FIELD_HEIGHT);
    ui.allocate_ui_with_layout(room, layout, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
        content(ui);
    });
}

/// A field of this width in a [`flow`].
pub fn field<R>(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = Layout::top_down(Align::Min);
    ui.allocate_ui_with_layout(vec2(width, FIELD_HEIGHT), layout, |ui| {
        ui.set_max_width(width);
        content(ui)
    })
    .inner
}
