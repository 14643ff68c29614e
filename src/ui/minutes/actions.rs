//! The open actions of the circle, to be gone through beside the minutes.

use egui::{ComboBox, Label, RichText, Role, Sense, Ui, WidgetInfo};

use super::MinutesView;
use super::under::{set_status, show_alarm};
use crate::exchange::paper::markup;
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::{ActionStatus, Due, Entry, Id, OpenAction};
use crate::ui::place::Place;
use crate::ui::theme::{Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// More actions than this are not shown at once.
const MOST: usize = 200;
/// With more room than this, in points, the state stands beside the words.
const BESIDE: f32 = 440.0;

impl MinutesView {
    /// The open actions, with what is late on top.
    pub(super) fn show_actions(&self, ui: &mut Ui, cx: &mut ViewCx, place: &str) {
        if self.around.actions.is_empty() {
            widgets::weak(ui, tr!(cx.texts, "context-no-actions"));
        }
        for action in self.around.actions.iter().take(MOST) {
            widgets::keyed(ui, (place, action.id), |ui| self.show_one(ui, cx, action));
            ui.add_space(space::XS);
        }
        let more = self.around.actions.len().saturating_sub(MOST);
        if more > 0 {
            widgets::weak(ui, tr!(cx.texts, "context-more-actions", count = more));
        }
    }

    fn show_one(&self, ui: &mut Ui, cx: &mut ViewCx, action: &OpenAction) {
        let Some(entry) = cx.doc.project().entries.get_shared(action.id).cloned() else {
            return;
        };
        let label = self.around.labels.get(action.id);
        let label = label.map(|label| tr!(cx.texts, "summary-action-number", number = label));
        let text = if entry.text.trim().is_empty() {
            tr!(cx.texts, "summary-no-text")
        } else {
            markup::plain_text(&markup::blocks(&entry.text))
        };
        let words = match &label {
            Some(label) => format!("{label} {text}"),
            None => text,
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        let status = |ui: &mut Ui, cx: &mut ViewCx| {
            let name = tr!(cx.texts, "context-status-of", action = words.as_str());
            let now = entry.action.as_ref().map(|action| action.status);
            ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                let now = now.unwrap_or_default();
                if let Some(status) = choose_status(ui, cx, action.id, &name, now) {
                    set_status(cx, action.id, status);
                }
            });
        };
        if ui.available_width() > BESIDE {
            ui.horizontal_top(|ui| {
                status(ui, cx);
                ui.vertical(|ui| self.show_words(ui, cx, action, &entry, &words));
            });
        } else {
            self.show_words(ui, cx, action, &entry, &words);
            status(ui, cx);
        }
    }

    /// What is to be done, by whom and until when; leads to it.
    fn show_words(
        &self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        action: &OpenAction,
        entry: &Entry,
        words: &str,
    ) {
        let part = entry.action.clone().unwrap_or_default();
        let palette = Palette::here(ui);
        let response = ui.add(Label::new(words).wrap().sense(Sense::click()));
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
        if response.has_focus() || response.hovered() {
            let line = egui::Stroke::new(1.0, palette.accent);
            let bottom = response.rect.bottom();
            ui.painter().hline(response.rect.x_range(), bottom, line);
        }
        if response.clicked() {
            cx.out.go(Place::Entry(action.id));
        }
        let project = cx.doc.project();
        let owner = project.follow(part.owner).map(|owner| owner.full_name());
        let owner = owner.unwrap_or_else(|| tr!(cx.texts, "summary-no-owner"));
        let due = match part.due {
            Some(Due::On(date)) => {
                let date = format::date(cx.texts, date);
                tr!(cx.texts, "summary-due", date = date)
            }
            Some(Due::NextSession) => tr!(cx.texts, "summary-due-next-session"),
            None => tr!(cx.texts, "summary-no-due"),
        };
        let mut told = vec![owner];
        if !action.overdue {
            told.push(due);
        }
        if entry.session != self.session
            && let Some(session) = project.follow(entry.session)
        {
            told.push(session.number.trim().to_owned());
        }
        if action.of_topic {
            told.push(tr!(cx.texts, "context-of-topic"));
        }
        told.retain(|part| !part.is_empty());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.spacing_mut().interact_size.y = size::SMALL + 8.0;
            let told = RichText::new(told.join(" · ")).size(size::SMALL);
            ui.add(Label::new(told.color(palette.text_weak)).wrap());
            if let Some(overdue) = self.overdue(cx, entry) {
                show_alarm(ui, &overdue);
            }
        });
    }

    /// How many open actions there are.
    pub(super) fn count_of_actions(&self) -> usize {
        self.around.actions.len()
    }

    /// How many actions of the project are late.
    pub(super) fn count_of_overdue(&self) -> usize {
        let late = self.around.actions.iter().filter(|action| action.overdue);
        late.count()
    }
}

/// A small list of states; `name` is read by screen readers.
fn choose_status(
    ui: &mut Ui,
    cx: &ViewCx,
    id: Id<Entry>,
    name: &str,
    now: ActionStatus,
) -> Option<ActionStatus> {
    let mut chosen = None;
    let response = ComboBox::from_id_salt(("status", id))
        .selected_text(RichText::new(now.name(cx.texts)).size(size::SMALL))
        .width(120.0)
        .show_ui(ui, |ui| {
            for status in ActionStatus::ALL {
                let label = status.name(cx.texts);
                if ui.selectable_label(*status == now, label).clicked() {
                    chosen = Some(*status);
                }
            }
        })
        .response;
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(now.name(cx.texts));
        info
    });
    chosen.filter(|status| *status != now)
}
