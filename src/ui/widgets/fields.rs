//! Fields with a label above them.

use std::hash::Hash;

use chrono::{NaiveDate, NaiveTime};
use egui::{Id, Response, Role, TextEdit, Ui, WidgetInfo};

use crate::i18n::{Lang, Texts, format};
use crate::ui::theme::{CONTROL_HEIGHT, Palette, size};

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
        let mut edited = text.to_owned();
        let edit = TextEdit::singleline(&mut edited)
            .id_salt(label)
            .desired_width(width)
            .margin(egui::vec2(8.0, 6.0));
        let response = ui.add(edit).labelled_by(name);
        response.changed().then_some(edited)
    })
}

/// Several lines of text with a label. Returns the new text when it was changed.
pub fn multiline_field(ui: &mut Ui, label: &str, text: &str, rows: usize) -> Option<String> {
    let width = ui.available_width();
    label_for(ui, label, |ui, name| {
        let mut edited = text.to_owned();
        let edit = TextEdit::multiline(&mut edited)
            .id_salt(label)
            .desired_width(width)
            .desired_rows(rows)
            .margin(egui::vec2(8.0, 6.0));
        let response = ui.add(edit).labelled_by(name);
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
    name: &str,
    text: &str,
    make: impl FnOnce(TextEdit) -> TextEdit,
) -> (Response, Option<String>) {
    let mut edited = text.to_owned();
    let edit = make(TextEdit::singleline(&mut edited));
    let response = ui.add(edit);
    let enabled = response.enabled();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, enabled, name);
        info.current_text_value = Some(text.to_owned());
        info
    });
    let changed = response.changed().then_some(edited);
    (response, changed)
}

/// A date as people type it. Returns the new date when one was typed or the field was emptied;
/// what is no date is marked and kept as a draft until the field is left.
pub fn date_field(
    ui: &mut Ui,
    texts: &Texts,
    salt: impl Hash + std::fmt::Debug,
    label: &str,
    date: Option<NaiveDate>,
) -> Option<Option<NaiveDate>> {
    // What is shown has to be what can be typed.
    let shown = date
        .map(|date| match texts.lang() {
            Lang::De => format::date(texts, date),
            Lang::En => date.format("%Y-%m-%d").to_string(),
        })
        .unwrap_or_default();
    draft_field(ui, salt, label, &shown, 120.0, format::read_date)
}

/// A time of day as people type it; otherwise like [`date_field`].
pub fn time_field(
    ui: &mut Ui,
    salt: impl Hash + std::fmt::Debug,
    label: &str,
    time: Option<NaiveTime>,
) -> Option<Option<NaiveTime>> {
    let shown = time
        .map(|time| time.format("%H:%M").to_string())
        .unwrap_or_default();
    draft_field(ui, salt, label, &shown, 72.0, format::read_time)
}

fn draft_field<T: PartialEq>(
    ui: &mut Ui,
    salt: impl Hash + std::fmt::Debug,
    label: &str,
    shown: &str,
    width: f32,
    read: impl Fn(&str) -> Option<T>,
) -> Option<Option<T>> {
    let id = ui.make_persistent_id((salt, label));
    label_for(ui, label, |ui, name| {
        let draft: Option<String> = ui.data(|data| data.get_temp(id));
        let mut text = draft.unwrap_or_else(|| shown.to_owned());
        let wrong = !text.trim().is_empty() && read(&text).is_none();
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .desired_width(width)
            .min_size(egui::vec2(width, CONTROL_HEIGHT))
            .margin(egui::vec2(8.0, 6.0))
            .text_color_opt(wrong.then(|| Palette::here(ui).bad));
        let response = ui.add(edit).labelled_by(name);
        if response.has_focus() {
            ui.data_mut(|data| data.insert_temp(id, text.clone()));
        }
        if response.lost_focus() {
            ui.data_mut(|data| data.remove_temp::<String>(id));
        }
        if !response.changed() {
            return None;
        }
        if text.trim().is_empty() {
            return Some(None);
        }
        read(&text).map(Some)
    })
}
