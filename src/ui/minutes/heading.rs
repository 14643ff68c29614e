//! Above the entries: which item it is, and the way to the next one.

use egui::{Align, Layout, Ui};

use super::MinutesView;
use crate::document::{Gesture, Step};
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{AgendaItem, Id};
use crate::ui::icons;
use crate::ui::sessions::{kinds, title_or};
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

impl MinutesView {
    /// Shows the heading; returns whether the context is to be shown or folded away.
    pub(super) fn show_heading(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        context: bool,
        narrow: bool,
    ) -> bool {
        let mut toggled = false;
        let palette = Palette::here(ui);
        let item = cx.doc.project().follow(self.item).cloned();
        let at = self.place_of_item();
        let title = match &item {
            Some(item) => title_or(&item.title, &tr!(cx.texts, "sessions-untitled-item")),
            None => tr!(cx.texts, "summary-without-item"),
        };
        let number = at.and_then(|at| self.shown.agenda.get(at));
        let number = number.map_or_else(String::new, |line| line.number.clone());
        ui.horizontal_top(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let label = if context {
                    tr!(cx.texts, "minutes-hide-context")
                } else {
                    tr!(cx.texts, "minutes-show-context")
                };
                if !narrow {
                    toggled = widgets::icon_button(ui, icons::CONTEXT, &label).clicked();
                }
                let next = self.neighbour(1);
                let label = tr!(cx.texts, "minutes-next-item");
                self.show_way(ui, icons::GO, &label, next);
                let before = self.neighbour(-1);
                let label = tr!(cx.texts, "minutes-previous-item");
                self.show_way(ui, icons::BACK, &label, before);
                ui.add_space(space::S);
                ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                    let words = if number.is_empty() {
                        title
                    } else {
                        format!("{number}  {title}")
                    };
                    let words = if narrow {
                        theme::section(words)
                    } else {
                        theme::heading(words)
                    };
                    ui.add(egui::Label::new(words).wrap());
                });
            });
        });
        let Some(item) = item else { return toggled };
        ui.horizontal(|ui| {
            let icon = kinds::item_icon(item.kind);
            ui.label(icon.rich_text().size(16.0).color(palette.text_weak));
            let mut words = item.kind.name(cx.texts);
            if let Some(speaker) = cx.doc.project().follow(item.speaker) {
                words = format!("{words} · {}", speaker.full_name());
            }
            let words = egui::RichText::new(words).size(size::SMALL);
            ui.add(egui::Label::new(words.color(palette.text_weak)).truncate());
        });
        if let Some(id) = self.item.filter(|_| !item.note.is_empty()) {
            ui.push_id(id, |ui| show_note(ui, cx, id, &item));
        }
        toggled
    }

    fn show_way(
        &mut self,
        ui: &mut Ui,
        icon: icons::Icon,
        label: &str,
        to: Option<Option<Id<AgendaItem>>>,
    ) {
        ui.add_enabled_ui(to.is_some(), |ui| {
            if widgets::icon_button(ui, icon, label).clicked()
                && let Some(item) = to
            {
                self.choose_item(item);
            }
        });
    }

    fn place_of_item(&self) -> Option<usize> {
        let item = self.item?;
        self.shown.agenda.iter().position(|line| line.id == item)
    }

    /// The item before or behind the current one; entries under no item come last.
    fn neighbour(&self, by: isize) -> Option<Option<Id<AgendaItem>>> {
        let agenda = &self.shown.agenda;
        let at = match self.item {
            Some(_) => self.place_of_item()?,
            None => agenda.len(),
        };
        let to = at.checked_add_signed(by)?;
        match agenda.get(to) {
            Some(line) => Some(Some(line.id)),
            None if to == agenda.len() && self.shown.has_strays() => Some(None),
            None => None,
        }
    }
}

fn show_note(ui: &mut Ui, cx: &mut ViewCx, id: Id<AgendaItem>, item: &AgendaItem) {
    ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
        let label = tr!(cx.texts, "sessions-item-note");
        if let Some(text) = widgets::multiline_field(ui, &label, &item.note, 1) {
            let gesture = Gesture::on((id, "note"));
            cx.doc.edit_more(Step::EditItem, gesture, |project| {
                project.change(id, |item| item.note = text);
            });
        }
    });
}
