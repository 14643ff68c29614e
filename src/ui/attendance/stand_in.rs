//! The sheet that asks who came instead of somebody.

use egui::{Context, Key, Modal, ScrollArea};

use crate::document::Step;
use crate::i18n::tr;
use crate::model::{HalfDay, Id, Person, text};
use crate::ui::icons;
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::theme::{self, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

use super::rows;

/// Asks who came instead of a person on a half-day.
pub struct StandIn {
    person: Id<Person>,
    half_day: HalfDay,
    words: String,
    selected: usize,
}

impl StandIn {
    /// Asks for this person and half-day.
    pub fn new(person: Id<Person>, half_day: HalfDay) -> Self {
        Self {
            person,
            half_day,
            words: String::new(),
            selected: 0,
        }
    }
}

impl Sheet for StandIn {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let project = cx.doc.project();
        let Some(person) = project.get(self.person) else {
            return Shown::Closed;
        };
        let name = person.full_name();
        let wanted = text::folded(&self.words);
        let mut found: Vec<(Option<Id<Person>>, String)> = Vec::new();
        if wanted.trim().is_empty() {
            found.push((None, tr!(cx.texts, "attend-nobody-instead")));
        }
        for (id, other) in project.people_by_name() {
            let full = other.list_name();
            let fits = wanted
                .split_whitespace()
                .all(|word| text::folded(&full).contains(word));
            if id != self.person && other.erased_on.is_none() && fits {
                found.push((Some(id), full));
            }
        }
        let mut chosen: Option<Option<Id<Person>>> = None;
        let frame = theme::dialog(&ctx.global_style());
        let modal = Modal::new(egui::Id::unique("stand-in")).frame(frame);
        let modal = modal.show(ctx, |ui| {
            let window = ui.ctx().content_rect();
            ui.set_width(380.0_f32.min(window.width() - space::XL));
            let half = rows::half_day_name(cx.texts, self.half_day);
            let title = tr!(cx.texts, "attend-stand-in-title", name = name, half = half);
            ui.add(egui::Label::new(theme::section(title)).wrap());
            let hint = tr!(cx.texts, "attend-stand-in-hint");
            if widgets::query_field(ui, &hint, &mut self.words).changed() {
                self.selected = 0;
            }
            let last = found.len().saturating_sub(1);
            ui.input_mut(|input| {
                let none = egui::Modifiers::NONE;
                if input.consume_key(none, Key::ArrowDown) {
                    self.selected += 1;
                }
                if input.consume_key(none, Key::ArrowUp) {
                    self.selected = self.selected.saturating_sub(1);
                }
            });
            self.selected = self.selected.min(last);
            if ui.input(|input| input.key_pressed(Key::Enter)) {
                chosen = found.get(self.selected).map(|(id, _)| *id);
            }
            let height = (window.height() - 220.0).clamp(80.0, 320.0);
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                ui.set_width(ui.available_width());
                for (place, (id, name)) in found.iter().enumerate() {
                    let here = place == self.selected;
                    let row = widgets::list_row(ui, name, here, 30.0, |ui| {
                        ui.add(egui::Label::new(name).truncate());
                    });
                    if here && !ui.clip_rect().contains_rect(row.rect) {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() {
                        chosen = Some(*id);
                    }
                }
            });
            widgets::button(ui, icons::CLOSE, &tr!(cx.texts, "cancel")).clicked()
        });
        if let Some(chosen) = chosen {
            let (person, half_day) = (self.person, self.half_day);
            cx.doc.end_gesture();
            cx.doc.edit(Step::SetAttendance, |p| {
                p.set_attendance(person, half_day.day, half_day.half, |record| {
                    record.represented_by = chosen;
                });
            });
            return Shown::Closed;
        }
        if modal.inner || modal.should_close() {
            return Shown::Closed;
        }
        Shown::Open
    }
}
