//! The parts of the sheet, from top to bottom.

use egui::{RichText, Ui};

use super::choices::{Choices, Counts};
use crate::exchange::roster::export::{Contacts, DEFAULT_COLUMNS, Format};
use crate::i18n::{Texts, tr};
use crate::ui::theme::{self, Palette, space};

/// How far the line of explanation below a choice is set in: as its words.
const INDENT: i8 = 23;

/// All, or the selected.
pub(super) fn who(ui: &mut Ui, texts: &Texts, choices: &mut Choices, counts: Counts) {
    heading(ui, &tr!(texts, "export-who"));
    let all = tr!(texts, "export-who-all", count = counts.all);
    let selected = tr!(texts, "export-who-selected", count = choices.selected.len());
    ui.spacing_mut().interact_size.y = theme::CONTROL_HEIGHT - space::S;
    if ui.radio(!choices.only_selected, all).clicked() {
        choices.only_selected = false;
    }
    let any = !choices.selected.is_empty();
    ui.add_enabled_ui(any, |ui| {
        if ui.radio(choices.only_selected, selected).clicked() {
            choices.only_selected = true;
        }
    });
    ui.spacing_mut().interact_size.y = theme::CONTROL_HEIGHT;
    ui.add_space(space::S);
}

/// The form, and what each is good for.
pub(super) fn format(ui: &mut Ui, texts: &Texts, choices: &mut Choices) {
    heading(ui, &tr!(texts, "export-format"));
    for format in Format::ALL {
        let good_for = match format {
            Format::Xlsx => tr!(texts, "export-xlsx-for"),
            Format::Csv => tr!(texts, "export-csv-for"),
            Format::VCard => tr!(texts, "export-vcard-for"),
        };
        let chosen = choices.format == *format;
        if choice(ui, chosen, &format.label(texts), &good_for, false) {
            choices.format = *format;
        }
    }
    ui.add_space(space::S);
}

/// What of each person.
pub(super) fn columns(ui: &mut Ui, texts: &Texts, choices: &mut Choices) {
    let name = match choices.format {
        Format::VCard => tr!(texts, "export-columns-card"),
        Format::Xlsx | Format::Csv => tr!(texts, "export-columns"),
    };
    heading(ui, &name);
    ui.horizontal_wrapped(|ui| {
        if ui.button(tr!(texts, "export-columns-all")).clicked() {
            choices.choose(|_| true);
        }
        if ui.button(tr!(texts, "export-columns-usual")).clicked() {
            choices.choose(|column| DEFAULT_COLUMNS.contains(&column));
        }
        if ui.button(tr!(texts, "export-columns-none")).clicked() {
            choices.choose(|_| false);
        }
    });
    let half = choices.columns.len().div_ceil(2);
    let (left, right) = choices.columns.split_at_mut(half);
    ui.columns(2, |sides| {
        for (side, columns) in sides.iter_mut().zip([left, right]) {
            side.spacing_mut().item_spacing.y = 0.0;
            for (column, chosen) in columns {
                let label = RichText::new(column.label(texts));
                let label = egui::Checkbox::new(chosen, egui::Atoms::new(label));
                side.add(label);
            }
        }
    });
    ui.add_space(space::S);
}

/// Whose contact data.
pub(super) fn contacts(ui: &mut Ui, texts: &Texts, choices: &mut Choices, counts: Counts) {
    heading(ui, &tr!(texts, "export-contacts"));
    if !choices.has_contacts() {
        let color = Palette::here(ui).text_weak;
        let text = tr!(texts, "export-contacts-none-chosen");
        ui.add(egui::Label::new(RichText::new(text).color(color)).wrap());
        return;
    }
    let count = counts.without_consent;
    let consented = tr!(texts, "export-contacts-consented-text", count = count);
    let everybody = tr!(texts, "export-contacts-everybody-text", count = count);
    let label = tr!(texts, "export-contacts-consented");
    let with_consent = choices.contacts == Contacts::WithConsent;
    if choice(ui, with_consent, &label, &consented, false) {
        choices.contacts = Contacts::WithConsent;
    }
    let label = tr!(texts, "export-contacts-everybody");
    if choice(
        ui,
        !with_consent,
        &label,
        &everybody,
        !with_consent && count > 0,
    ) {
        choices.contacts = Contacts::All;
    }
    ui.add_space(space::S);
}

fn heading(ui: &mut Ui, title: &str) {
    ui.label(theme::section(title));
}

/// One of several, with a line on what it means; `warn` says that the line matters. Returns whether
/// it was chosen.
fn choice(ui: &mut Ui, chosen: bool, label: &str, means: &str, warn: bool) -> bool {
    ui.scope(|ui| {
        // The two lines belong together more than one choice and the next.
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = theme::CONTROL_HEIGHT - space::S;
        let response = ui.radio(chosen, label);
        let palette = Palette::here(ui);
        let color = match warn {
            true => palette.warn,
            false => palette.text_weak,
        };
        let margin = egui::Margin {
            left: INDENT,
            bottom: space::XS as i8,
            ..egui::Margin::ZERO
        };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            let text = RichText::new(means).size(theme::size::SMALL).color(color);
            ui.add(egui::Label::new(text).wrap());
        });
        response.clicked()
    })
    .inner
}
