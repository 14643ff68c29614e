//! The part beside the table: what is selected, in detail.

use egui::{Align, Layout, ScrollArea, Ui};

use super::{RosterView, Tab, Wish, organisation, person, shown_name};
use crate::i18n::{Texts, tr};
use crate::model::Id;
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::theme::{self, space};
use crate::ui::view::{View as _, ViewCx};
use crate::ui::widgets;

impl RosterView {
    /// Shows the details of what is selected.
    pub(super) fn show_details(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let texts = cx.texts;
        let project = cx.doc.project();
        let head = match self.tab {
            Tab::People => project.follow(self.people.selected()).map(|person| Head {
                title: shown_name(&person.full_name(), texts),
                below: project
                    .follow(person.organisation)
                    .map(|organisation| organisation.name.clone()),
            }),
            _ => project
                .follow(self.organisations.selected())
                .map(|organisation| Head {
                    title: shown_name(&organisation.name, texts),
                    below: None,
                }),
        };
        self.show_head(ui, cx, head.as_ref());
        if head.is_none() {
            return self.show_nobody(ui, texts);
        }
        let selected = match self.tab {
            Tab::People => self.people.selected().map(Id::ulid),
            _ => self.organisations.selected().map(Id::ulid),
        };
        ui.add_space(space::S);
        let area = ScrollArea::vertical()
            .id_salt((self.tab as u8, selected))
            .auto_shrink(false);
        let area = self.details_anchor.begin(area);
        let shown = area.show(ui, |ui| {
            self.details_anchor.content(ui);
            // The scroll bar must not stand on the fields.
            ui.set_max_width(ui.available_width() - space::XS);
            // Fields of another record are other fields: no text or cursor goes across.
            ui.push_id(selected, |ui| match self.tab {
                Tab::People => {
                    if let Some(id) = self.people.selected() {
                        person::show(ui, cx, id, &self.choices, &mut self.wish);
                    }
                }
                _ => {
                    if let Some(id) = self.organisations.selected() {
                        organisation::show(ui, cx, id, &self.members, &mut self.wish);
                    }
                }
            });
            ui.add_space(space::L);
        });
        let foreign = cx.doc.foreign_revision();
        self.details_anchor.end(ui, foreign, None, &shown, |_| None);
    }

    fn show_head(&mut self, ui: &mut Ui, cx: &mut ViewCx, head: Option<&Head>) {
        let texts = cx.texts;
        ui.horizontal_top(|ui| {
            let buttons = if head.is_some() { 2.0 } else { 1.0 };
            let room = buttons * (theme::CONTROL_HEIGHT + space::S);
            ui.vertical(|ui| {
                ui.set_width((ui.available_width() - room).max(0.0));
                if let Some(head) = head {
                    ui.add(egui::Label::new(theme::section(&head.title)).wrap());
                    if let Some(below) = &head.below {
                        widgets::weak(ui, below);
                    }
                }
            });
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                ui.spacing_mut().button_padding.x = space::XS;
                let (icon, name) = if self.narrow {
                    (icons::CLOSE, tr!(texts, "roster-details-back"))
                } else {
                    (icons::FOLD_DETAILS, tr!(texts, "roster-details-hide"))
                };
                if widgets::icon_button(ui, icon, &name).clicked() {
                    self.details_in_front = false;
                    self.details_folded = !self.narrow;
                    self.wish = Some(Wish::Table);
                }
                if head.is_some() {
                    let name = match self.tab {
                        Tab::People => tr!(texts, "roster-delete-person"),
                        _ => tr!(texts, "roster-delete-organisation"),
                    };
                    ui.add_enabled_ui(self.can(Command::Delete, cx.doc), |ui| {
                        if widgets::icon_button(ui, icons::DELETE, &name).clicked() {
                            cx.out.run(Command::Delete);
                        }
                    });
                }
            });
        });
    }

    fn show_nobody(&self, ui: &mut Ui, texts: &Texts) {
        let (icon, title, text) = match self.tab {
            Tab::People => (
                icons::PERSON,
                tr!(texts, "roster-nobody-selected"),
                tr!(texts, "roster-nobody-selected-text"),
            ),
            _ => (
                icons::ORGANISATION,
                tr!(texts, "roster-no-organisation-selected"),
                tr!(texts, "roster-no-organisation-selected-text"),
            ),
        };
        widgets::empty_state(ui, icon, &title, &text, |_| {});
    }
}

/// What stands above the details.
struct Head {
    title: String,
    below: Option<String>,
}
