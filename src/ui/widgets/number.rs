//! A whole number that may be missing.

use std::hash::Hash;

use egui::{TextEdit, Ui};

use super::caret;
use super::fields::label_for;

/// A field for a whole number with a label; letters cannot be typed. Returns the new number
/// when one was typed or the field was emptied.
pub fn number_field(
    ui: &mut Ui,
    salt: impl Hash + std::fmt::Debug,
    label: &str,
    number: Option<u32>,
    width: f32,
) -> Option<Option<u32>> {
    label_for(ui, label, |ui, name| {
        let id = ui.make_persistent_id((salt, label));
        let mut text = number.map(|n| n.to_string()).unwrap_or_default();
        caret::follow(ui.ctx(), id, &text);
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .char_limit(9)
            .desired_width(width)
            .margin(egui::vec2(8.0, 6.0));
        let response = ui.add(edit).labelled_by(name);
        text.retain(|c| c.is_ascii_digit());
        caret::leave(ui.ctx(), id, &text);
        if !response.changed() {
            return None;
        }
        if text.is_empty() {
            return Some(None);
        }
        text.parse().ok().map(Some)
    })
}
