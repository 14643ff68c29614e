//! Choosing one of a list of words, or a record.

use egui::{ComboBox, TextEdit, Ui};

use crate::i18n::Texts;
use crate::i18n::words::Named;
use crate::model::{Id, text};
use crate::ui::theme::Palette;

use super::fields::label_for;

/// A list of the model's words with a label. Returns the word that was chosen.
pub fn choose_word<W: Named + PartialEq + Copy>(
    ui: &mut Ui,
    texts: &Texts,
    salt: impl std::hash::Hash + std::fmt::Debug,
    label: &str,
    current: W,
    all: &[W],
) -> Option<W> {
    label_for(ui, label, |ui, name| {
        let mut chosen = None;
        let response = ComboBox::from_id_salt((salt, label))
            .selected_text(current.name(texts))
            .show_ui(ui, |ui| {
                for word in all {
                    if ui
                        .selectable_label(*word == current, word.name(texts))
                        .clicked()
                    {
                        chosen = Some(*word);
                    }
                }
            })
            .response;
        response.labelled_by(name);
        chosen.filter(|word| *word != current)
    })
}

/// A list of records with a label and a field to filter it; `nobody` stands for no record.
/// `records` are `(id, name)` in the order to offer them. Returns what was chosen.
pub fn choose_record<T>(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    label: &str,
    current: Option<Id<T>>,
    records: &[(Id<T>, String)],
    nobody: &str,
    filter_hint: &str,
) -> Option<Option<Id<T>>> {
    label_for(ui, label, |ui, name| {
        let shown = current
            .and_then(|current| records.iter().find(|(id, _)| *id == current))
            .map_or(nobody, |(_, name)| name.as_str());
        let id = ui.make_persistent_id((salt, label));
        let mut chosen = None;
        let response = ComboBox::from_id_salt(id)
            .selected_text(shown)
            .width(ui.available_width().min(280.0))
            .truncate()
            .show_ui(ui, |ui| {
                ui.set_min_width(260.0);
                let mut filter: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
                let edit = TextEdit::singleline(&mut filter).hint_text(filter_hint);
                let field = ui.add(edit);
                let enabled = field.enabled();
                field.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::TextInput, enabled, filter_hint)
                });
                if !field.has_focus() && filter.is_empty() {
                    field.request_focus();
                }
                ui.data_mut(|data| data.insert_temp(id, filter.clone()));
                let wanted = text::folded(&filter);
                let weak = Palette::here(ui).text_weak;
                let none = egui::RichText::new(nobody).color(weak);
                if filter.is_empty() && ui.selectable_label(current.is_none(), none).clicked() {
                    chosen = Some(None);
                }
                let fitting = records
                    .iter()
                    .filter(|(_, name)| text::folded(name).contains(&wanted));
                let mut first = None;
                for (id, name) in fitting {
                    first = first.or(Some(*id));
                    if ui.selectable_label(current == Some(*id), name).clicked() {
                        chosen = Some(Some(*id));
                    }
                }
                let enter = ui.input(|input| input.key_pressed(egui::Key::Enter));
                if field.lost_focus() && enter && !filter.is_empty() && first.is_some() {
                    chosen = Some(first);
                    ui.close();
                }
                if chosen.is_some() {
                    ui.data_mut(|data| data.remove_temp::<String>(id));
                }
            })
            .response;
        response.labelled_by(name);
        chosen.filter(|chosen| *chosen != current)
    })
}
