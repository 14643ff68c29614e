//! Above the entries: which item it is, and the way to the next one.

use egui::{Align, Layout, Ui, vec2};

use super::MinutesView;
use super::under::{fold, visibility_ink};
use crate::document::{Gesture, Step};
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{AgendaItem, Audience, Id, Session, Visibility};
use crate::ui::approval::ApprovalSheet;
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::sessions::{kinds, title_or};
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// With less room than this, in points, the title is not as large.
const ROOM_FOR_HEADING: f32 = 520.0;
/// With less room than this, in points, nothing is said of the item beside how the minutes stand.
const ROOM_FOR_STATE: f32 = 124.0;
/// With less room than this, in points, nothing is said of the kind of item.
const ROOM_FOR_WORDS: f32 = 60.0;

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
        let item = cx.doc.project().follow(self.item).cloned();
        let title = self.title(cx, item.as_ref());
        let align = if narrow { Align::Center } else { Align::Min };
        let row = vec2(ui.available_width(), CONTROL_HEIGHT);
        ui.allocate_ui_with_layout(row, Layout::right_to_left(align), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let label = if context {
                tr!(cx.texts, "minutes-hide-context")
            } else {
                tr!(cx.texts, "minutes-show-context")
            };
            toggled = widgets::icon_button(ui, icons::CONTEXT, &label).clicked();
            let next = self.neighbour(1);
            let label = tr!(cx.texts, "minutes-next-item");
            self.show_way(ui, icons::GO, &label, next);
            let before = self.neighbour(-1);
            let label = tr!(cx.texts, "minutes-previous-item");
            self.show_way(ui, icons::BACK, &label, before);
            ui.add_space(space::S);
            ui.with_layout(Layout::left_to_right(align), |ui| {
                if narrow {
                    // The choice above says which item it is; the entries need the room.
                    self.show_clock(ui, cx, true);
                } else if row.x < ROOM_FOR_HEADING {
                    ui.add(egui::Label::new(theme::section(title)).wrap());
                } else {
                    ui.add(egui::Label::new(theme::heading(title)).wrap());
                }
            });
        });
        if narrow {
            return toggled;
        }
        self.show_state(ui, cx);
        if self.has_clock(cx.doc) {
            ui.horizontal_wrapped(|ui| self.show_clock(ui, cx, false));
        }
        self.show_content(ui, cx);
        toggled
    }

    /// Number and title of the current item.
    fn title(&self, cx: &ViewCx, item: Option<&AgendaItem>) -> String {
        let title = match item {
            Some(item) => title_or(&item.title, &tr!(cx.texts, "sessions-untitled-item")),
            None => tr!(cx.texts, "summary-without-item"),
        };
        let line = self
            .place_of_item()
            .and_then(|at| self.shown.agenda.get(at));
        match line.map(|line| line.number.as_str()) {
            Some(number) if !number.is_empty() => format!("{number}  {title}"),
            _ => title,
        }
    }

    /// What is to be known of the item, how far the minutes have come, and who reads them.
    pub(super) fn show_state(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let Some(session) = self.session else { return };
        let item = cx.doc.project().follow(self.item).cloned();
        let row = vec2(ui.available_width(), CONTROL_HEIGHT);
        let layout = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(row, layout, |ui| {
            let label = Command::Preview.label(cx.texts);
            if widgets::icon_button(ui, icons::PREVIEW, &label).clicked() {
                cx.out.run(Command::Preview);
            }
            self.choose_audience(ui, cx);
            self.show_approval(ui, cx, session);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if let Some((id, item)) = self.item.zip(item.as_ref()) {
                    self.show_about(ui, cx, id, item);
                }
            });
        });
    }

    /// What stands under the item besides its entries: its note, minutes to be approved, actions
    /// to be gone through.
    pub(super) fn show_content(&self, ui: &mut Ui, cx: &mut ViewCx) {
        let Some(id) = self.item else { return };
        let Some(item) = cx.doc.project().get(id).cloned() else {
            return;
        };
        if !item.note.is_empty() {
            ui.push_id(id, |ui| self.show_note(ui, cx, id, &item));
        }
        if let Some(other) = item.approves {
            self.show_approves(ui, cx, other);
        }
        if item.reviews_actions {
            self.show_review(ui, cx, id);
        }
    }

    /// What kind of item it is, who presents, who may read of it, and what was changed in it.
    fn show_about(&self, ui: &mut Ui, cx: &ViewCx, id: Id<AgendaItem>, item: &AgendaItem) {
        let palette = Palette::here(ui);
        if ui.available_width() < ROOM_FOR_STATE {
            // What must not get out is said even there.
            if cx.doc.project().item_visibility(id) == Visibility::Internal {
                let lock = icons::LOCK.rich_text().size(16.0);
                ui.label(lock.color(palette.warn));
            }
            return;
        }
        let icon = kinds::item_icon(item.kind);
        ui.label(icon.rich_text().size(16.0).color(palette.text_weak));
        let visibility = cx.doc.project().item_visibility(id);
        if visibility != Visibility::Circle {
            let icon = kinds::visibility_icon(visibility);
            let ink = visibility_ink(palette, visibility);
            ui.label(icon.rich_text().size(16.0).color(ink));
            let who = visibility.name(cx.texts);
            let words = tr!(cx.texts, "visibility-of-item", who = who);
            ui.label(egui::RichText::new(words).size(size::SMALL));
        }
        self.show_amended(ui, cx, id.ulid());
        let mut words = item.kind.name(cx.texts);
        if let Some(speaker) = cx.doc.project().follow(item.speaker) {
            words = format!("{words} · {}", speaker.full_name());
        }
        let words = egui::RichText::new(words).size(size::SMALL);
        if ui.available_width() > ROOM_FOR_WORDS {
            ui.add(egui::Label::new(words.color(palette.text_weak)).truncate());
        }
    }

    /// How far the minutes have come; leads to where that is changed.
    fn show_approval(&self, ui: &mut Ui, cx: &mut ViewCx, session: Id<Session>) {
        let Some(record) = cx.doc.project().get(session) else {
            return;
        };
        let state = record.approval.name(cx.texts);
        let name = tr!(cx.texts, "approve-state", state = state.as_str());
        let response = ui.button((icons::APPROVAL.rich_text().size(16.0), state.as_str()));
        widgets::named(&response, egui::Role::Button, &name);
        if response.on_hover_text(name).clicked() {
            cx.out.run(Command::Approval);
        }
    }

    /// As whom one looks at the minutes.
    fn choose_audience(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let words = |audience| match audience {
            Audience::Internal => tr!(cx.texts, "audience-internal"),
            Audience::Circle => tr!(cx.texts, "audience-circle"),
            Audience::Public => tr!(cx.texts, "audience-public"),
        };
        let now = self.audience;
        let name = tr!(cx.texts, "audience-view", who = words(now));
        let response = ui.button(name.as_str());
        widgets::named(&response, egui::Role::Button, &name);
        egui::Popup::menu(&response).show(|ui| {
            ui.set_min_width(160.0);
            for audience in Audience::ALL {
                let label = words(*audience);
                let selected = *audience == now;
                let response = ui.selectable_label(selected, label.as_str());
                response.widget_info(|| {
                    let role = egui::Role::MenuItemRadio;
                    egui::WidgetInfo::selected(role, true, selected, &label)
                });
                if response.clicked() {
                    self.audience = *audience;
                }
            }
        });
        response.on_hover_text(tr!(cx.texts, "audience-hint"));
    }

    /// The minutes that are to be approved under this item.
    fn show_approves(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>) {
        let Some(session) = cx.doc.project().get(id) else {
            return;
        };
        let number = title_or(&session.number, &session.title);
        let state = session.approval.name(cx.texts);
        ui.horizontal_wrapped(|ui| {
            let words = tr!(cx.texts, "approve-here", number = number, state = state);
            ui.add(egui::Label::new(words).wrap());
            let label = tr!(cx.texts, "approve-read");
            if widgets::button(ui, icons::MINUTES, &label).clicked() {
                cx.out.go(Place::Minutes(id, None));
            }
            let label = tr!(cx.texts, "approve-open");
            if widgets::button(ui, icons::APPROVAL, &label).clicked() {
                cx.out.open(ApprovalSheet::new(id));
            }
        });
    }

    /// The open actions, under an item under which they are gone through.
    fn show_review(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<AgendaItem>) {
        let (count, overdue) = (self.count_of_actions(), self.count_of_overdue());
        let label = tr!(
            cx.texts,
            "context-actions",
            count = count,
            overdue = overdue
        );
        // Half of what is left for the entries, which stand below.
        let most = (ui.available_height() * 0.5).max(120.0);
        fold(ui, ("review", id), &label, true, |ui| {
            egui::ScrollArea::vertical()
                .id_salt(("review", id))
                .max_height(most)
                .auto_shrink([false, true])
                .show(ui, |ui| self.show_actions(ui, cx, "review"));
        });
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
    pub(super) fn neighbour(&self, by: isize) -> Option<Option<Id<AgendaItem>>> {
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

impl MinutesView {
    fn show_note(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<AgendaItem>, item: &AgendaItem) {
        ui.add_enabled_ui(self.may_write(cx.doc), |ui| {
            let label = tr!(cx.texts, "sessions-item-note");
            if let Some(text) = widgets::multiline_field(ui, &label, &item.note, 1) {
                let gesture = Gesture::on((id, "note"));
                cx.doc.edit_more(Step::EditItem, gesture, |project| {
                    project.change(id, |item| item.note = text);
                });
            }
        });
    }
}
