//! Fields for values that are typed as text: what is half typed is a draft.

use std::hash::Hash;

use chrono::{NaiveDate, NaiveTime};
use egui::{TextEdit, Ui};

use super::caret;
use super::fields::label_for;
use crate::i18n::{Lang, Texts, format};
use crate::ui::theme::{CONTROL_HEIGHT, Palette};

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

/// A value as people type it: `shown` is how it stands there, `read` understands what was typed.
/// Otherwise like [`date_field`].
///
/// Only what was typed is a draft. As long as nothing was, the field shows what the value
/// becomes elsewhere, and in no case is anything written but by typing.
pub fn draft_field<T>(
    ui: &mut Ui,
    salt: impl Hash + std::fmt::Debug,
    label: &str,
    shown: &str,
    width: f32,
    read: impl Fn(&str) -> Option<T>,
) -> Option<Option<T>> {
    let id = ui.make_persistent_id((salt, label));
    label_for(ui, label, |ui, name| {
        // A draft without the focus is one whose field went away while it was typed.
        let focused = ui.memory(|memory| memory.has_focus(id));
        let draft: Option<String> = ui.data(|data| data.get_temp(id)).filter(|_| focused);
        let mut text = draft.unwrap_or_else(|| shown.to_owned());
        let wrong = !text.trim().is_empty() && read(&text).is_none();
        caret::follow(ui.ctx(), id, &text);
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .desired_width(width)
            .min_size(egui::vec2(width, CONTROL_HEIGHT))
            .margin(egui::vec2(8.0, 6.0))
            .text_color_opt(wrong.then(|| Palette::here(ui).bad));
        let response = ui.add(edit).labelled_by(name);
        caret::leave(ui.ctx(), id, &text);
        if response.changed() {
            ui.data_mut(|data| data.insert_temp(id, text.clone()));
        }
        if !response.has_focus() {
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
