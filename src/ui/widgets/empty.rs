//! What a list shows while there is nothing in it.

use egui::Ui;

use crate::ui::icons::Icon;
use crate::ui::theme::{self, Palette, TEXT_WIDTH, space};

/// An empty list: what will stand here, and in `next` the next step, such as a button.
pub fn empty_state(ui: &mut Ui, icon: Icon, title: &str, text: &str, next: impl FnOnce(&mut Ui)) {
    let palette = Palette::here(ui);
    ui.vertical_centered(|ui| {
        ui.set_max_width(TEXT_WIDTH.min(ui.available_width()));
        ui.add_space(space::XL);
        ui.label(icon.rich_text().size(48.0).color(palette.text_weak));
        ui.add_space(space::S);
        ui.label(theme::section(title));
        ui.label(egui::RichText::new(text).color(palette.text_weak));
        ui.add_space(space::M);
        next(ui);
    });
}
