//! The clock in the heading: begins and ends items, shows planned against actual, warns in time.

use std::time::Duration;

use chrono::NaiveDateTime;
use egui::{AtomExt as _, Button, Color32, Label, Role, Sense, Ui, WidgetInfo, vec2};

use super::MinutesView;
use super::around::now;
use super::clock::{self, Phase, Reading};
use crate::document::{Document, Step};
use crate::i18n::tr;
use crate::model::{AgendaItem, Id, Project, Session, SessionState};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::sessions::title_or;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

/// Size of the bar, in points.
const BAR: egui::Vec2 = vec2(96.0, 4.0);

/// What was told of a running item, so that it is told once.
#[derive(Default)]
pub struct Warned(Option<(Id<AgendaItem>, NaiveDateTime)>);

impl MinutesView {
    /// Whether an item of this session can begin: finished minutes are not kept along any more.
    fn can_time(&self, doc: &Document) -> bool {
        let session = self.session.and_then(|id| doc.project().get(id));
        let open =
            |session: &Session| !session.is_finished() && session.state != SessionState::Cancelled;
        !doc.is_read_only() && session.is_some_and(open)
    }

    /// Whether there is anything to show of a clock.
    pub(super) fn has_clock(&self, doc: &Document) -> bool {
        let item = doc.project().follow(self.item);
        let timed = |item: &AgendaItem| item.actual_start.is_some();
        self.around.running.is_some()
            || item.is_some() && self.can_time(doc)
            || item.is_some_and(timed)
    }

    pub(super) fn can_start(&self, doc: &Document) -> bool {
        let item = doc.project().follow(self.item);
        let runs = |item: &AgendaItem| item.actual_start.is_some() && item.actual_end.is_none();
        self.can_time(doc) && item.is_some_and(|item| !runs(item))
    }

    pub(super) fn can_end(&self, doc: &Document) -> bool {
        let running = self
            .session
            .and_then(|id| clock::running(doc.project(), id));
        !doc.is_read_only() && running.is_some()
    }

    pub(super) fn start_item(&mut self, cx: &mut ViewCx) {
        if let Some(item) = self.item {
            cx.doc.end_gesture();
            cx.doc
                .edit(Step::TimeItem, |project| clock::start(project, item, now()));
            self.fresh = None;
        }
    }

    pub(super) fn end_item(&mut self, cx: &mut ViewCx) {
        if let Some(session) = self.session {
            cx.doc.end_gesture();
            cx.doc.edit(Step::TimeItem, |project| {
                clock::end_all(project, session, now());
            });
            self.fresh = None;
        }
    }

    /// The clock of the current item, and whatever else is running. Where it is narrow, in a row
    /// that does not wrap.
    pub(super) fn show_clock(&mut self, ui: &mut Ui, cx: &mut ViewCx, narrow: bool) {
        let Some(session) = self.session else { return };
        let project = cx.doc.project();
        let now = now();
        let read = |id: Id<AgendaItem>| {
            let item = project.get(id)?;
            Some(Reading::of(item, &clock::others(project, session, id), now))
        };
        let current = self.item.and_then(|id| Some((id, read(id)?)));
        let running = self.around.running;
        let elsewhere = running
            .filter(|id| Some(*id) != self.item)
            .and_then(|id| Some((id, read(id)?)));
        if let Some((id, reading)) = current
            && (self.can_time(cx.doc) || reading.phase != Phase::Waiting)
        {
            let name = self.item_name(cx, id);
            if !narrow {
                show_reading(ui, cx, &name, &reading, false);
            }
            let (command, can) = if reading.phase.is_running() {
                (Command::EndItem, self.can_end(cx.doc))
            } else {
                (Command::StartItem, self.can_start(cx.doc))
            };
            if can {
                let label = match (command, reading.phase) {
                    (Command::StartItem, Phase::Ended) => tr!(cx.texts, "clock-resume"),
                    _ => command.label(cx.texts),
                };
                let response = if narrow {
                    widgets::icon_button(ui, command.icon(), &label)
                } else {
                    widgets::button(ui, command.icon(), &label)
                };
                if response.clicked() {
                    cx.out.run(command);
                }
            }
            // One clock is all there is room for: the one that is running.
            if narrow && elsewhere.is_none() {
                show_reading(ui, cx, &name, &reading, true);
            }
        }
        if let Some((id, reading)) = elsewhere {
            self.show_chip(ui, cx, id, &reading);
        }
        if let Some((id, reading)) = elsewhere.or(current).filter(|(_, r)| r.phase.is_running()) {
            self.warn_in_time(cx, id, &reading);
            // Only as long as it is looked at, and no more often than it changes.
            ui.ctx().request_repaint_after(Duration::from_secs(1));
        }
    }

    /// "TOP 3", or its title where it has no number.
    fn item_name(&self, cx: &ViewCx, id: Id<AgendaItem>) -> String {
        let line = self.shown.agenda.iter().find(|line| line.id == id);
        match line.map(|line| line.number.as_str()) {
            Some(number) if !number.is_empty() => {
                tr!(cx.texts, "summary-item", number = number)
            }
            _ => title_of(
                cx.doc.project(),
                id,
                &tr!(cx.texts, "sessions-untitled-item"),
            ),
        }
    }

    /// The item that runs while another one is on the screen; leads to it.
    fn show_chip(&mut self, ui: &mut Ui, cx: &ViewCx, id: Id<AgendaItem>, reading: &Reading) {
        let name = self.item_name(cx, id);
        let ink = ink(ui, reading.phase);
        let time = told(cx, reading);
        let words = tr!(cx.texts, "clock-elsewhere", item = name, time = time);
        let icon = icons::TIME.rich_text().size(16.0).color(ink);
        let text = egui::RichText::new(&words).color(ink);
        let response = ui.add(Button::new((icon, text.atom_shrink(true))).truncate());
        widgets::named(&response, Role::Button, &words);
        let blank = tr!(cx.texts, "sessions-untitled-item");
        let title = title_of(cx.doc.project(), id, &blank);
        if response.on_hover_text(title).clicked() {
            self.choose_item(Some(id));
        }
    }

    /// Says once that the planned end is near.
    fn warn_in_time(&mut self, cx: &mut ViewCx, id: Id<AgendaItem>, reading: &Reading) {
        let start = cx.doc.project().get(id).and_then(|item| item.actual_start);
        let Some(start) = start.filter(|_| reading.phase == Phase::Ending) else {
            return;
        };
        if self.warned.0 != Some((id, start)) {
            self.warned.0 = Some((id, start));
            let item = self.item_name(cx, id);
            let minutes = reading.minutes_left();
            let text = tr!(cx.texts, "clock-warning", minutes = minutes, item = item);
            cx.out.tell(Tone::Warn, text);
        }
    }
}

fn title_of(project: &Project, id: Id<AgendaItem>, blank: &str) -> String {
    let item = project.get(id);
    title_or(item.map_or("", |item| &item.title), blank)
}

fn ink(ui: &Ui, phase: Phase) -> Color32 {
    let palette = Palette::here(ui);
    match phase {
        Phase::Waiting | Phase::Ended => palette.text_weak,
        Phase::Running => palette.text,
        Phase::Ending | Phase::Forgotten => palette.warn,
        Phase::Over => palette.bad,
    }
}

/// "18:40 von 30 min", and how it stands.
fn told(cx: &ViewCx, reading: &Reading) -> String {
    let time = reading.text();
    let time = match reading.planned {
        Some(planned) => {
            let minutes = planned.num_minutes();
            tr!(cx.texts, "clock-of", time = time, minutes = minutes)
        }
        None => time,
    };
    match stands(cx, reading) {
        Some(stands) => format!("{time} · {stands}"),
        None => time,
    }
}

/// What is to be looked at, if anything is.
fn stands(cx: &ViewCx, reading: &Reading) -> Option<String> {
    match reading.phase {
        Phase::Ending => Some(tr!(
            cx.texts,
            "clock-left",
            minutes = reading.minutes_left()
        )),
        Phase::Over => Some(tr!(
            cx.texts,
            "clock-over",
            minutes = reading.minutes_over()
        )),
        Phase::Forgotten => Some(tr!(cx.texts, "clock-forgotten")),
        Phase::Waiting | Phase::Running | Phase::Ended => None,
    }
}

fn show_reading(ui: &mut Ui, cx: &ViewCx, item: &str, reading: &Reading, narrow: bool) {
    let palette = Palette::here(ui);
    if reading.phase == Phase::Waiting {
        if let Some(planned) = reading.planned {
            let minutes = planned.num_minutes();
            widgets::weak(ui, tr!(cx.texts, "clock-planned", minutes = minutes));
        }
        return;
    }
    let ink = ink(ui, reading.phase);
    let short = stands(cx, reading).filter(|_| narrow);
    let words = short.unwrap_or_else(|| told(cx, reading));
    let icon = match reading.phase {
        Phase::Ending | Phase::Over | Phase::Forgotten => icons::WARN,
        _ => icons::TIME,
    };
    ui.label(icon.rich_text().size(18.0).color(ink));
    let text = if reading.phase.is_running() {
        theme::strong(&words, size::BODY)
    } else {
        egui::RichText::new(&words)
    };
    let label = Label::new(text.color(ink));
    let response = if narrow {
        ui.add(label.truncate())
    } else {
        ui.add(label)
    };
    // Without the seconds, which would be read out anew each time.
    let minutes = reading.elapsed.num_minutes();
    let planned = reading.planned.map_or(0, |planned| planned.num_minutes());
    let said = match reading.phase {
        Phase::Ended => tr!(cx.texts, "clock-said-ended", item = item, minutes = minutes),
        Phase::Over => {
            let over = reading.minutes_over();
            tr!(cx.texts, "clock-said-over", item = item, minutes = over)
        }
        _ if reading.planned.is_none() => {
            tr!(cx.texts, "clock-said", item = item, minutes = minutes)
        }
        _ => tr!(
            cx.texts,
            "clock-said-of",
            item = item,
            minutes = minutes,
            planned = planned
        ),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    let Some(share) = reading.share().filter(|_| !narrow) else {
        return;
    };
    let (rect, _) = ui.allocate_exact_size(vec2(BAR.x, theme::CONTROL_HEIGHT), Sense::hover());
    let bar = egui::Rect::from_center_size(rect.center(), BAR);
    ui.painter().rect_filled(bar, 2.0, palette.border);
    let mut done = bar;
    done.set_width(bar.width() * share);
    let fill = match reading.phase {
        Phase::Running => palette.accent,
        _ => ink,
    };
    ui.painter().rect_filled(done, 2.0, fill);
    ui.add_space(space::XS);
}
