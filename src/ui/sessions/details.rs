//! What else there is to know of the chosen agenda item, below its row.

use egui::Ui;

use super::SessionsView;
use crate::i18n::{format, tr};
use crate::model::{AgendaItem, AgendaLine, Day, Id, ItemKind, Session, Visibility};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, field};

impl SessionsView {
    pub(super) fn show_details(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        line: &AgendaLine,
        item: &AgendaItem,
    ) {
        let id = line.id;
        let nobody = tr!(cx.texts, "sessions-nobody");
        let filter = tr!(cx.texts, "sessions-filter");
        widgets::flow(ui, |ui| {
            let kind = field(ui, 150.0, |ui| {
                let label = tr!(cx.texts, "sessions-kind");
                widgets::choose_word(ui, cx.texts, id, &label, item.kind, ItemKind::ALL)
            });
            if let Some(kind) = kind {
                self.chosen(cx, id, move |item| item.kind = kind);
            }
            let speaker = field(ui, 240.0, |ui| {
                let label = tr!(cx.texts, "sessions-speaker");
                let people = &self.names.people;
                widgets::choose_record(ui, id, &label, item.speaker, people, &nobody, &filter)
            });
            if let Some(speaker) = speaker {
                self.chosen(cx, id, move |item| item.speaker = speaker);
            }
            let days = days(cx, session);
            if days.len() > 1 && line.depth == 0 {
                let day = field(ui, 150.0, |ui| {
                    let label = tr!(cx.texts, "sessions-on-day");
                    widgets::choose_record(ui, id, &label, item.day, &days, &nobody, &filter)
                });
                match day {
                    Some(Some(day)) => self.move_to_day(cx, id, day),
                    Some(None) => self.chosen(cx, id, |item| item.day = None),
                    None => {}
                }
            }
            let visibility = field(ui, 120.0, |ui| {
                let label = tr!(cx.texts, "sessions-visibility");
                let (now, all) = (item.visibility, Visibility::ALL);
                widgets::choose_word(ui, cx.texts, id, &label, now, all)
            });
            if let Some(word) = visibility {
                self.chosen(cx, id, move |item| item.visibility = word);
            }
            let number = field(ui, 80.0, |ui| {
                let label = tr!(cx.texts, "sessions-own-number");
                widgets::text_field(ui, &label, &item.number)
            });
            if let Some(text) = number {
                self.typed(cx, id, "number", move |item| item.number = text);
            }
        });
        let label = tr!(cx.texts, "sessions-item-note");
        if let Some(text) = widgets::multiline_field(ui, &label, &item.note, 2) {
            self.typed(cx, id, "note", move |item| item.note = text);
        }
    }
}

/// The days of a session with what to call them.
pub(super) fn days(cx: &ViewCx, session: Id<Session>) -> Vec<(Id<Day>, String)> {
    let days = cx.doc.project().days_of(session).into_iter();
    days.zip(1_usize..)
        .map(|((id, day), nth)| {
            let date = day.date.map(|date| format::date(cx.texts, date));
            let name = date.unwrap_or_else(|| tr!(cx.texts, "sessions-day", number = nth));
            (id, name)
        })
        .collect()
}
