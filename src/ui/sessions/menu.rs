//! The menu of an agenda item: everything that can be done to it without writing.

use egui::{Key, Modifiers, Popup, Role, Ui, WidgetInfo};

use super::kinds::visibility_icon;
use super::{SessionsView, agenda};
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{AgendaItem, Id, ItemOutcome, Session, Visibility};
use crate::ui::commands::Command;
use crate::ui::icons::{self, Icon};
use crate::ui::place::Place;
use crate::ui::theme::{Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Width of the menu, in points.
const WIDTH: f32 = 260.0;
/// Height of a line in it, in points.
const LINE: f32 = 26.0;

impl SessionsView {
    /// Opens the menu of the chosen item where the keys for that are pressed.
    pub(super) fn read_menu_keys(&mut self, ui: &Ui) {
        let Some(item) = self.item else { return };
        if Popup::is_any_open(ui.ctx()) {
            return;
        }
        let pressed = ui.input_mut(|input| {
            input.consume_key(Modifiers::SHIFT, Key::F10)
                || input.consume_key(Modifiers::NONE, Key::Menu)
        });
        if pressed {
            self.menu = Some(item);
        }
    }

    /// The button with the menu of an item.
    pub(super) fn show_menu(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        id: Id<AgendaItem>,
        item: &AgendaItem,
        title: &str,
    ) {
        let name = tr!(cx.texts, "sessions-menu-of", title = title);
        let response = widgets::icon_button(ui, icons::MORE, &name);
        let popup = Popup::default_response_id(&response);
        let mut first = false;
        if self.menu == Some(id) {
            self.menu = None;
            Popup::open_id(ui.ctx(), popup);
            first = true;
        }
        if response.clicked() {
            self.item = Some(id);
            first = true;
        }
        let mut done = None;
        Popup::menu(&response).show(|ui| {
            ui.set_min_width(WIDTH);
            ui.spacing_mut().interact_size.y = LINE;
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().button_padding = egui::vec2(space::S, 3.0);
            done = self.show_entries(ui, cx, id, item, first);
        });
        if let Some(deed) = done {
            self.item = Some(id);
            self.do_deed(cx, session, id, deed);
            if cx.doc.project().agenda.contains(id) {
                self.writing.scroll_to(agenda::title_id(id));
            }
        }
    }

    fn show_entries(
        &self,
        ui: &mut Ui,
        cx: &ViewCx,
        id: Id<AgendaItem>,
        item: &AgendaItem,
        mut first: bool,
    ) -> Option<Deed> {
        let mut done = None;
        let mut entry = |ui: &mut Ui, icon: Icon, label: &str, on: Option<bool>, deed: Deed| {
            let words = (icon.rich_text().size(18.0), label);
            let response = ui.selectable_label(on == Some(true), words);
            let enabled = response.enabled();
            response.widget_info(|| match on {
                Some(on) => WidgetInfo::selected(Role::MenuItemRadio, enabled, on, label),
                None => WidgetInfo::labeled(Role::MenuItem, enabled, label),
            });
            if std::mem::take(&mut first) {
                response.request_focus();
            }
            if response.clicked() {
                done = Some(deed);
            }
        };
        let label = tr!(cx.texts, "sessions-open-minutes");
        entry(ui, icons::MINUTES, &label, None, Deed::Minutes);
        if cx.doc.is_read_only() {
            return done;
        }
        let own = self.group_of(id).and_then(|group| group.day);
        for (nth, group) in (1_usize..).zip(self.shown.groups.iter()) {
            let Some(day) = group.day.filter(|day| Some(*day) != own) else {
                continue;
            };
            let day_record = cx.doc.project().get(day);
            let day_name = agenda::day_name(cx, day_record, nth);
            let label = tr!(cx.texts, "sessions-move-to-day", day = day_name);
            entry(ui, icons::SESSIONS, &label, None, Deed::Day(day));
        }
        let command = Command::MoveToNextSession;
        let label = command.label(cx.texts);
        entry(ui, command.icon(), &label, None, Deed::NextSession);
        heading(ui, &tr!(cx.texts, "sessions-visibility"));
        for word in Visibility::ALL {
            let on = Some(item.visibility == *word);
            let label = word.name(cx.texts);
            entry(
                ui,
                visibility_icon(*word),
                &label,
                on,
                Deed::Visibility(*word),
            );
        }
        heading(ui, &tr!(cx.texts, "sessions-outcome"));
        for word in ItemOutcome::ALL {
            let icon = match word {
                ItemOutcome::Open => icons::MINUTES,
                ItemOutcome::Discussed => icons::CHECK,
                ItemOutcome::Postponed => icons::NEXT_SESSION,
            };
            let on = Some(item.outcome == *word);
            entry(ui, icon, &word.name(cx.texts), on, Deed::Outcome(*word));
        }
        ui.separator();
        let label = tr!(cx.texts, "sessions-recurring");
        entry(
            ui,
            icons::RECURRING,
            &label,
            Some(item.recurring),
            Deed::Recurring,
        );
        let label = tr!(cx.texts, "sessions-delete-item");
        entry(ui, icons::DELETE, &label, None, Deed::Delete);
        done
    }

    fn do_deed(&mut self, cx: &mut ViewCx, session: Id<Session>, id: Id<AgendaItem>, deed: Deed) {
        match deed {
            Deed::Minutes => cx.out.go(Place::Minutes(session, Some(id))),
            Deed::Day(day) => self.move_to_day(cx, id, day),
            Deed::NextSession => self.move_to_next_session(cx, id),
            Deed::Visibility(word) => self.chosen(cx, id, move |item| item.visibility = word),
            Deed::Outcome(word) => self.chosen(cx, id, move |item| item.outcome = word),
            Deed::Recurring => self.chosen(cx, id, |item| item.recurring = !item.recurring),
            Deed::Delete => self.delete_item(cx, id),
        }
    }
}

/// What the menu offers.
enum Deed {
    Minutes,
    Day(Id<crate::model::Day>),
    NextSession,
    Visibility(Visibility),
    Outcome(ItemOutcome),
    Recurring,
    Delete,
}

fn heading(ui: &mut Ui, text: &str) {
    ui.separator();
    let color = Palette::here(ui).text_weak;
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        ui.label(egui::RichText::new(text).size(size::SMALL).color(color));
    });
}
