//! The part beside the table: what is selected, in detail.

use egui::{Align, Layout, ScrollArea, Ui};

use super::{RosterView, Tab, Wish, many, organisation, person, shown_name};
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
        let count = self.selected();
        let several = self.for_several(cx.doc);
        let head = match self.tab {
            Tab::People if count > 1 => Some(Head {
                title: tr!(texts, "roster-people-selected", count = count),
                below: None,
            }),
            Tab::Organisations if count > 1 => Some(Head {
                title: tr!(texts, "roster-organisations-selected", count = count),
                below: None,
            }),
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
        self.show_head(ui, cx, head.as_ref(), count);
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
                Tab::People if count > 1 => {
                    many::commands(ui, cx, &several);
                    self.many.show_people(ui, cx, &self.people, &self.choices);
                }
                Tab::Organisations if count > 1 => many::commands(ui, cx, &several),
                Tab::People => {
                    if let Some(id) = self.people.selected() {
                        let attended = &mut self.attended;
                        person::show(ui, cx, id, &self.choices, attended, &mut self.wish);
                    }
                }
                _ => {
                    if let Some(id) = self.organisations.selected() {
                        let known = self.around.as_ref();
                        let seen = known.map_or((0, 0), |(_, around)| around.represented(id));
                        organisation::show(ui, cx, id, &self.members, seen, &mut self.wish);
                    }
                }
            });
            ui.add_space(space::L);
        });
        let foreign = cx.doc.foreign_revision();
        self.details_anchor.end(ui, foreign, None, &shown, |_| None);
    }

    fn show_head(&mut self, ui: &mut Ui, cx: &mut ViewCx, head: Option<&Head>, count: usize) {
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
                        _ if count > 1 => Command::Delete.label(texts),
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
