//! Choosing one of a list of words, or a record.

use std::sync::Arc;

use egui::{Button, ComboBox, ScrollArea, TextEdit, Ui};

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
            .height((ROWS + 3.0) * (ui.spacing().interact_size.y + ui.spacing().item_spacing.y))
            .show_ui(ui, |ui| {
                chosen = record_list(ui, id, current, records, nobody, filter_hint);
                if chosen.is_some() {
                    ui.close();
                }
            })
            .response;
        response.labelled_by(name);
        chosen.filter(|chosen| *chosen != current)
    })
}

/// The inside of a list of records: a field to filter it, and those that fit. Returns what was
/// chosen; whoever shows it closes what it stands in.
pub fn record_list<T>(
    ui: &mut Ui,
    id: egui::Id,
    current: Option<Id<T>>,
    records: &[(Id<T>, String)],
    nobody: &str,
    filter_hint: &str,
) -> Option<Option<Id<T>>> {
    let mut chosen = None;
    ui.set_min_width(260.0);
    let mut filter: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let edit = TextEdit::singleline(&mut filter).hint_text(filter_hint);
    let field = ui.add(edit);
    let enabled = field.enabled();
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, enabled, filter_hint));
    if !field.has_focus() && filter.is_empty() {
        field.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(id, filter.clone()));
    let found = fitting(ui, id, &filter, records);
    let weak = Palette::here(ui).text_weak;
    let none = egui::RichText::new(nobody).color(weak);
    if filter.is_empty() && ui.selectable_label(current.is_none(), none).clicked() {
        chosen = Some(None);
    }
    let row = ui.spacing().interact_size.y;
    ScrollArea::vertical()
        .id_salt("found")
        .max_height(ROWS * (row + ui.spacing().item_spacing.y))
        .show_rows(ui, row, found.len(), |ui, range| {
            // As long rows come in sight, the list does not grow.
            ui.set_min_width(240.0);
            for place in found.get(range).unwrap_or_default() {
                let Some((id, name)) = records.get(*place) else {
                    continue;
                };
                let label = Button::selectable(current == Some(*id), name).truncate();
                if ui.add(label).clicked() {
                    chosen = Some(Some(*id));
                }
            }
        });
    let first = found.first().and_then(|place| Some(records.get(*place)?.0));
    let enter = ui.input(|input| input.key_pressed(egui::Key::Enter));
    if field.lost_focus() && enter && !filter.is_empty() && first.is_some() {
        chosen = Some(first);
    }
    if chosen.is_some() {
        ui.data_mut(|data| data.remove_temp::<String>(id));
    }
    chosen
}

/// How many records are offered at once.
const ROWS: f32 = 7.0;

/// What was found in a list of records, and for what.
#[derive(Clone)]
struct Found {
    filter: String,
    /// Where the list lies and how long it is: another list is searched anew.
    list: (usize, usize),
    places: Arc<Vec<usize>>,
}

/// The places of the records that the filter lets through. With thousands of them, looking at
/// each name in each frame would stutter; so what was found is kept until the filter changes.
fn fitting<T>(ui: &Ui, id: egui::Id, filter: &str, records: &[(Id<T>, String)]) -> Arc<Vec<usize>> {
    let key = id.with("found");
    let list = (records.as_ptr() as usize, records.len());
    let known: Option<Found> = ui.data(|data| data.get_temp(key));
    if let Some(known) = known.filter(|known| known.filter == filter && known.list == list) {
        return known.places;
    }
    let wanted = text::folded(filter);
    let fits =
        |(_, name): &(Id<T>, String)| wanted.is_empty() || text::folded(name).contains(&wanted);
    let all = records.iter().enumerate();
    let places = all
        .filter(|(_, record)| fits(record))
        .map(|(place, _)| place);
    let places = Arc::new(places.collect::<Vec<_>>());
    let found = Found {
        filter: filter.to_owned(),
        list,
        places: places.clone(),
    };
    ui.data_mut(|data| data.insert_temp(key, found));
    places
}
