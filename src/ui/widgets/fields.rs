//! Fields with a label above them.

use egui::{Id, Response, Role, TextEdit, Ui, WidgetInfo};

use super::caret;
use crate::ui::theme::{Palette, size};

/// The label of the field that `field` adds, above it and bound to it for screen readers.
pub fn label_for<R>(ui: &mut Ui, label: &str, field: impl FnOnce(&mut Ui, Id) -> R) -> R {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let color = Palette::here(ui).text_weak;
        let name = ui.label(egui::RichText::new(label).size(size::SMALL).color(color));
        field(ui, name.id)
    })
    .inner
}

/// A line of text with a label. Returns the new text when it was changed.
pub fn text_field(ui: &mut Ui, label: &str, text: &str) -> Option<String> {
    let width = ui.available_width();
    label_for(ui, label, |ui, name| {
        let id = ui.make_persistent_id(label);
        let mut edited = text.to_owned();
        caret::follow(ui.ctx(), id, text);
        let edit = TextEdit::singleline(&mut edited)
            .id(id)
            .desired_width(width)
            .margin(egui::vec2(8.0, 6.0));
        let response = ui.add(edit).labelled_by(name);
        caret::leave(ui.ctx(), id, &edited);
        response.changed().then_some(edited)
    })
}

/// Several lines of text with a label. Returns the new text when it was changed.
pub fn multiline_field(ui: &mut Ui, label: &str, text: &str, rows: usize) -> Option<String> {
    let width = ui.available_width();
    label_for(ui, label, |ui, name| {
        let id = ui.make_persistent_id(label);
        let mut edited = text.to_owned();
        caret::follow(ui.ctx(), id, text);
        let edit = TextEdit::multiline(&mut edited)
            .id(id)
            .desired_width(width)
            .desired_rows(rows)
            .margin(egui::vec2(8.0, 6.0));
        let response = ui.add(edit).labelled_by(name);
        caret::leave(ui.ctx(), id, &edited);
        response.changed().then_some(edited)
    })
}

/// The field at the top of a search: as wide as there is room, and always with the focus.
/// `hint` stands in it and is read by screen readers.
pub fn query_field(ui: &mut Ui, hint: &str, words: &mut String) -> Response {
    let edit = TextEdit::singleline(words)
        .hint_text(hint)
        .desired_width(f32::INFINITY)
        .margin(egui::vec2(10.0, 8.0));
    let field = ui.add(edit);
    let enabled = field.enabled();
    field.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, enabled, hint);
        info.current_text_value = Some(words.clone());
        info
    });
    field.request_focus();
    field
}

/// A text edit without a label of its own; `name` is read by screen readers. Returns its
/// response and the new text when it was changed.
pub fn edit_text(
    ui: &mut Ui,
    id: Id,
    name: &str,
    text: &str,
    make: impl FnOnce(TextEdit) -> TextEdit,
) -> (Response, Option<String>) {
    let mut edited = text.to_owned();
    caret::follow(ui.ctx(), id, text);
    let edit = make(TextEdit::singleline(&mut edited).id(id));
    let response = ui.add(edit);
    caret::leave(ui.ctx(), id, &edited);
    let enabled = response.enabled();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, enabled, name);
        info.current_text_value = Some(text.to_owned());
        info
    });
    let changed = response.changed().then_some(edited);
    (response, changed)
}
