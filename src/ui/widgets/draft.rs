//! Fields for values that are typed as text: what is half typed is a draft.

use std::hash::Hash;

use chrono::{NaiveDate, NaiveTime};
use egui::{Key, RichText, TextEdit, Ui};

use super::caret;
use super::fields::label_for;
use crate::i18n::{Lang, Texts, format, tr};
use crate::ui::theme::{CONTROL_HEIGHT, Palette, size};

/// The least room for what is said below a field, in points.
const MESSAGE_WIDTH: f32 = 130.0;

/// A date as people type it. Returns the new date when one was typed or the field was emptied.
/// What is no date is marked, and stays as a draft when the field is left, with a word on what
/// holds instead. Esc takes it back.
pub fn date_field(
    ui: &mut Ui,
    texts: &Texts,
    salt: impl Hash + std::fmt::Debug,
    label: &str,
    date: Option<NaiveDate>,
) -> Option<Option<NaiveDate>> {
    // What is shown has to be what can be typed.
    let shown = date.map(|date| typable_date(texts, date));
    let value = DraftValue {
        shown: &shown.unwrap_or_default(),
        example: match texts.lang() {
            Lang::De => "07.11.2026",
            Lang::En => "2026-11-07",
        },
        width: 120.0,
    };
    draft_field(ui, texts, salt, label, &value, format::read_date)
}

/// A date as it can be typed in the user's language.
pub fn typable_date(texts: &Texts, date: NaiveDate) -> String {
    match texts.lang() {
        Lang::De => format::date(texts, date),
        Lang::En => date.format("%Y-%m-%d").to_string(),
    }
}

/// A time of day as people type it; otherwise like [`date_field`].
pub fn time_field(
    ui: &mut Ui,
    texts: &Texts,
    salt: impl Hash + std::fmt::Debug,
    label: &str,
    time: Option<NaiveTime>,
) -> Option<Option<NaiveTime>> {
    let shown = time.map(|time| time.format("%H:%M").to_string());
    let value = DraftValue {
        shown: &shown.unwrap_or_default(),
        example: "9:30",
        width: 72.0,
    };
    draft_field(ui, texts, salt, label, &value, format::read_time)
}

/// What a [`draft_field`] shows.
pub struct DraftValue<'a> {
    /// The value as it stands in the field; blank without one.
    pub shown: &'a str,
    /// What could be typed, e.g. "9:30".
    pub example: &'a str,
    /// How wide the field is, in points.
    pub width: f32,
}

/// What was typed and is no value, or not yet.
#[derive(Clone, Default)]
struct Draft {
    text: String,
    /// The value when it was typed.
    over: String,
}

/// A value as people type it: `read` understands what was typed. Otherwise like [`date_field`].
///
/// Only what was typed is a draft. As long as nothing was, the field shows what the value
/// becomes elsewhere, and in no case is anything written but by typing. A draft that was left
/// gives way where the value is changed.
pub fn draft_field<T>(
    ui: &mut Ui,
    texts: &Texts,
    salt: impl Hash + std::fmt::Debug,
    label: &str,
    value: &DraftValue<'_>,
    read: impl Fn(&str) -> Option<T>,
) -> Option<Option<T>> {
    let id = ui.make_persistent_id((salt, label));
    let is_wrong = |text: &str| !text.trim().is_empty() && read(text).is_none();
    label_for(ui, label, |ui, name| {
        let focused = ui.memory(|memory| memory.has_focus(id));
        let draft: Option<Draft> = ui.data(|data| data.get_temp(id));
        // Without the focus, only what nobody could understand is still a draft.
        let draft =
            draft.filter(|draft| focused || draft.over == value.shown && is_wrong(&draft.text));
        let mut text = match &draft {
            Some(draft) => draft.text.clone(),
            None => value.shown.to_owned(),
        };
        let wrong = is_wrong(&text);
        caret::follow(ui.ctx(), id, &text);
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .desired_width(value.width)
            .min_size(egui::vec2(value.width, CONTROL_HEIGHT))
            .margin(egui::vec2(8.0, 6.0))
            .text_color_opt(wrong.then(|| Palette::here(ui).bad));
        let response = ui.add(edit).labelled_by(name);
        caret::leave(ui.ctx(), id, &text);
        let taken_back = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        if response.changed() {
            let over = value.shown.to_owned();
            let draft = Draft {
                text: text.clone(),
                over,
            };
            ui.data_mut(|data| data.insert_temp(id, draft));
        } else if taken_back || draft.is_none() {
            ui.data_mut(|data| data.remove_temp::<Draft>(id));
        }
        if wrong && !response.has_focus() && !taken_back {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_invalid(egui::accesskit::Invalid::True);
            });
            show_message(ui, texts, value);
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

/// That what was typed is no value, and what holds instead.
fn show_message(ui: &mut Ui, texts: &Texts, value: &DraftValue<'_>) {
    let words = if value.shown.is_empty() {
        tr!(texts, "field-not-understood", example = value.example)
    } else {
        tr!(texts, "field-not-understood-kept", value = value.shown)
    };
    ui.set_max_width(value.width.max(MESSAGE_WIDTH));
    let words = RichText::new(words).size(size::SMALL);
    ui.add(egui::Label::new(words.color(Palette::here(ui).bad)).wrap());
}
