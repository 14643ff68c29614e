//! Small parts that several views share.

mod anchor;
pub mod caret;
mod choice;
mod complete;
mod draft;
mod dragging;
mod empty;
mod fields;
mod flow;
mod line_edit;
mod marked;
mod number;
pub mod prose;
mod row;
mod suggest;
mod word_menu;

pub use anchor::Anchor;
pub use choice::{choose_record, choose_word, record_list};
pub use complete::{Completing, complete_record};
pub use draft::{DraftValue, date_field, draft_field, time_field, typable_date};
pub use dragging::{Rim, landing_line};
pub use empty::empty_state;
pub use fields::{edit_text, label_for, multiline_field, query_field, text_field};
pub use flow::{field, flow};
pub use line_edit::{AsProse, At, Edited, LineKey, Look, Writing, line_edit, prose_edit};
pub use marked::{marked_pieces, marked_text};
pub use number::number_field;
pub use prose::{Mark, Prose};
pub use row::{arrow_key, keyed, list_row, step_keys};
pub use suggest::{ROOM as SUGGEST_ROOM, suggest};
pub use word_menu::word_menu;

use egui::{Response, Role, Ui, WidgetInfo};

use super::icons::Icon;
use super::theme::{self, Palette, size};

/// A button that is only an icon. `name` is read by screen readers and shown on hovering.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let button = egui::Button::new(icon.rich_text().size(18.0))
        .frame_when_inactive(false)
        .min_size(theme::ICON_BUTTON);
    let response = ui.add(button).on_hover_text(name);
    named(&response, Role::Button, name);
    response
}

/// A button with icon and words.
pub fn button(ui: &mut Ui, icon: Icon, label: &str) -> Response {
    let response = ui.button((icon.rich_text().size(18.0), label));
    named(&response, Role::Button, label);
    response
}

/// The one button of a page or dialog that is the next step.
pub fn primary_button(ui: &mut Ui, icon: Option<Icon>, label: &str) -> Response {
    let palette = Palette::here(ui);
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for (widget, fill) in [
            (&mut widgets.inactive, palette.accent),
            (&mut widgets.hovered, palette.accent_hover),
            (&mut widgets.active, palette.accent_hover),
        ] {
            widget.weak_bg_fill = fill;
            widget.bg_stroke = egui::Stroke::new(1.0, fill);
            widget.fg_stroke.color = palette.on_accent;
        }
        let words = theme::strong(label, size::BODY).color(palette.on_accent);
        let response = match icon {
            Some(icon) => {
                let icon = icon.rich_text().size(18.0).color(palette.on_accent);
                ui.button((icon, words))
            }
            None => ui.button(words),
        };
        named(&response, Role::Button, label);
        response
    })
    .inner
}

/// Gives a widget the name that screen readers read.
pub fn named(response: &Response, kind: Role, name: &str) {
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::labeled(kind, enabled, name));
}

/// Text of less weight.
pub fn weak(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = Palette::here(ui).text_weak;
    ui.label(egui::RichText::new(text).color(color))
}

/// A word on a tinted ground, e.g. a state.
pub fn badge(ui: &mut Ui, text: &str) -> Response {
    let palette = Palette::here(ui);
    egui::Frame::new()
        .fill(palette.selected)
        .corner_radius(egui::CornerRadius::same(theme::RADIUS))
        .inner_margin(egui::Margin::symmetric(8, 2))
        .show(ui, |ui| {
            ui.label(egui::RichText::new(text).size(size::SMALL))
        })
        .inner
}
