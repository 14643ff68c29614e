//! The agenda of a session: an outline that is written like a text, day by day.

use egui::{Align, Layout, RichText, Ui};

use super::SessionsView;
use super::groups::Group;
use crate::document::{Gesture, Step};
use crate::i18n::{format, tr};
use crate::model::moves::Move;
use crate::model::{AgendaItem, Day, DayLoad, Id, Session};
use crate::ui::commands::Command;
use crate::ui::fresh;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Below this width, in points, the button for a new item is only an icon.
const SLIM_TOOLS: f32 = 480.0;

/// The title field of an agenda item.
pub(super) fn title_id(item: Id<AgendaItem>) -> egui::Id {
    egui::Id::unique(("agenda title", item))
}

/// The row of an agenda item.
pub(super) fn row_id(item: Id<AgendaItem>) -> egui::Id {
    egui::Id::unique(("agenda row", item))
}

impl SessionsView {
    /// Puts typing into a field of an item into the project.
    pub(super) fn typed(
        &self,
        cx: &mut ViewCx,
        id: Id<AgendaItem>,
        field: &str,
        change: impl FnOnce(&mut AgendaItem) + 'static,
    ) {
        let gesture = Gesture::on((id, field));
        self.edit_agenda(cx, Step::EditItem, Some(gesture), move |p| {
            p.change(id, change);
        });
    }

    /// Puts a choice for an item into the project.
    pub(super) fn chosen(
        &self,
        cx: &mut ViewCx,
        id: Id<AgendaItem>,
        change: impl FnOnce(&mut AgendaItem) + 'static,
    ) {
        self.edit_agenda(cx, Step::EditItem, None, move |p| p.change(id, change));
    }

    pub(super) fn show_agenda(&mut self, ui: &mut Ui, cx: &mut ViewCx, session: Id<Session>) {
        self.show_tools(ui, cx);
        ui.add_space(space::XS);
        let several = self.shown.groups.len() > 1;
        if self.shown.agenda.is_empty() && !several {
            let title = tr!(cx.texts, "sessions-agenda-empty-title");
            let text = tr!(cx.texts, "sessions-agenda-empty-text");
            widgets::empty_state(ui, icons::REGISTERS, &title, &text, |ui| {
                if cx.doc.is_read_only() {
                    return;
                }
                let label = tr!(cx.texts, "sessions-add-first-item");
                if widgets::button(ui, icons::ADD, &label).clicked() {
                    cx.out.run(Command::AddItem);
                }
            });
            return;
        }
        self.begin_drag(ui);
        let agenda = self.shown.agenda.clone();
        let groups = self.shown.groups.clone();
        let mut add_to = None;
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (nth, group) in groups.iter().enumerate() {
                let number = several.then_some(nth + 1);
                let (heading, add) = self.show_day_heading(ui, cx, group, number);
                self.drag_heading(nth, group, heading);
                if add {
                    add_to = Some(group.clone());
                }
                for place in group.lines.clone() {
                    let Some(line) = agenda.get(place) else {
                        continue;
                    };
                    let row = widgets::keyed(ui, line.id, |ui| {
                        self.show_item(ui, cx, session, place, line);
                    });
                    let rect = row.response.rect;
                    fresh::mark(ui, line.id.ulid(), rect);
                    self.page_anchor.row(row_id(line.id), rect);
                    self.drag_row(nth, place, rect);
                }
                if several {
                    ui.add_space(space::S);
                }
            }
        });
        self.end_drag(ui, cx);
        if let Some(group) = add_to {
            self.add_item_to_day(cx, session, &group);
        }
    }

    fn show_tools(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let slim = ui.available_width() < SLIM_TOOLS;
        ui.horizontal(|ui| {
            ui.label(theme::section(tr!(cx.texts, "sessions-agenda")));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let item = self.item.filter(|_| !cx.doc.is_read_only());
                ui.add_enabled_ui(item.is_some(), |ui| {
                    let label = tr!(cx.texts, "sessions-delete-item");
                    if widgets::icon_button(ui, icons::DELETE, &label).clicked()
                        && let Some(item) = item
                    {
                        self.delete_item(cx, item);
                    }
                });
                for (to, icon, label) in [
                    (
                        Move::Deeper,
                        icons::DEEPER,
                        tr!(cx.texts, "sessions-deeper"),
                    ),
                    (
                        Move::Higher,
                        icons::OUTDENT,
                        tr!(cx.texts, "sessions-higher"),
                    ),
                    (Move::Down, icons::MOVE_DOWN, tr!(cx.texts, "sessions-down")),
                    (Move::Up, icons::MOVE_UP, tr!(cx.texts, "sessions-up")),
                ] {
                    let can = item.is_some_and(|id| self.can_move_item(id, to));
                    ui.add_enabled_ui(can, |ui| {
                        if widgets::icon_button(ui, icon, &label).clicked() {
                            self.move_item(cx, to);
                        }
                    });
                }
                ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                    let label = tr!(cx.texts, "command-add-item");
                    let response = if slim {
                        widgets::icon_button(ui, icons::ADD, &label)
                    } else {
                        widgets::button(ui, icons::ADD, &label)
                    };
                    if response.clicked() {
                        cx.out.run(Command::AddItem);
                    }
                });
            });
        });
    }

    /// What a day holds, and whether it holds too much. With a number, where there are several
    /// days; else only what there is to tell. Returns where it is, and whether an item is to be
    /// added there.
    fn show_day_heading(
        &self,
        ui: &mut Ui,
        cx: &ViewCx,
        group: &Group,
        nth: Option<usize>,
    ) -> (Option<egui::Rect>, bool) {
        let day = group.day.and_then(|day| cx.doc.project().get(day));
        let load = self.shown.loads.get(&group.day).cloned();
        let load = load.unwrap_or_default();
        if nth.is_none() && load.minutes == 0 {
            return (None, false);
        }
        let palette = Palette::here(ui);
        let mut add = false;
        let row = ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if let Some(nth) = nth {
                let name = day_name(cx, day, nth);
                ui.label(theme::strong(name, size::BODY));
            }
            let told = told(cx, day, &load);
            if !told.is_empty() {
                let small = RichText::new(told).size(size::SMALL);
                ui.label(small.color(palette.text_weak));
            }
            if let Some(nth) = nth.filter(|_| load.items == 0 && !cx.doc.is_read_only()) {
                let label = tr!(cx.texts, "sessions-add-item-on-day", number = nth);
                let words = (icons::ADD.rich_text().size(18.0), label.as_str());
                let button = egui::Button::new(words).frame_when_inactive(false);
                let response = ui.add(button);
                widgets::named(&response, egui::Role::Button, &label);
                add = response.clicked();
            }
            if load.over > 0
                && let Some(end) = day.and_then(|day| day.planned_end)
            {
                let end = end.format("%H:%M").to_string();
                let text = if load.open_ended {
                    tr!(
                        cx.texts,
                        "sessions-over-at-least",
                        minutes = load.over,
                        end = end
                    )
                } else {
                    tr!(cx.texts, "sessions-over", minutes = load.over, end = end)
                };
                ui.label(icons::WARN.rich_text().size(16.0).color(palette.warn));
                ui.label(theme::strong(text, size::BODY).color(palette.warn));
            }
        });
        let rect = row.response.rect;
        if nth.is_some() {
            let line = egui::Stroke::new(1.0, palette.border);
            let x = rect.left()..=ui.max_rect().right();
            ui.painter().hline(x, rect.bottom() + 1.0, line);
            ui.add_space(space::XS);
        }
        (nth.map(|_| rect), add)
    }
}

/// "Tag 1 · 07.11.2018", or that it is no day.
pub(super) fn day_name(cx: &ViewCx, day: Option<&Day>, nth: usize) -> String {
    let Some(day) = day else {
        return tr!(cx.texts, "sessions-without-day");
    };
    let name = tr!(cx.texts, "sessions-day", number = nth);
    match day.date {
        Some(date) => format!("{name} · {}", format::date(cx.texts, date)),
        None => name,
    }
}

/// "13:00–18:00 · 4 h 40 min, bis 17:40".
fn told(cx: &ViewCx, day: Option<&Day>, load: &DayLoad) -> String {
    let clock = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    let mut words = Vec::new();
    if let Some(day) = day {
        match (day.planned_start, day.planned_end) {
            (Some(start), Some(end)) => words.push(format!("{}–{}", clock(start), clock(end))),
            (Some(start), None) => {
                words.push(tr!(cx.texts, "sessions-day-from", time = clock(start)));
            }
            _ => {}
        }
    }
    if load.minutes > 0 {
        let (hours, minutes) = (load.minutes / 60, load.minutes % 60);
        let length = tr!(
            cx.texts,
            "sessions-length",
            hours = hours,
            minutes = minutes
        );
        words.push(match load.end {
            Some(end) if !load.open_ended => {
                let end = clock(end);
                tr!(
                    cx.texts,
                    "sessions-length-until",
                    length = length,
                    end = end
                )
            }
            _ if load.open_ended => tr!(cx.texts, "sessions-length-at-least", length = length),
            _ => tr!(cx.texts, "sessions-length-planned", length = length),
        });
    }
    words.join(" · ")
}
