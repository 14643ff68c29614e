//! Beside the grid: all that is known of the cell in which the cursor stands.

use egui::{ScrollArea, Ui};

use super::selection::Spot;
use super::{AttendanceView, rows};
use crate::document::{Gesture, Step};
use crate::i18n::tr;
use crate::model::{
    Attendance, AttendanceStatus, HalfDay, Id, Person, Reply, ReplyAnswer, Session,
};
use crate::ui::conflicts;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::theme::{self, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Changes a cell; a time that is being typed is one step.
fn change(
    cx: &mut ViewCx,
    person: Id<Person>,
    half_day: HalfDay,
    field: &str,
    change: impl FnOnce(&mut Attendance),
) {
    let gesture = Gesture::on((person, half_day, field));
    cx.doc.edit_more(Step::SetAttendance, gesture, |p| {
        p.set_attendance(person, half_day.day, half_day.half, change);
    });
}

fn change_reply(
    cx: &mut ViewCx,
    person: Id<Person>,
    session: Id<Session>,
    field: &str,
    change: impl FnOnce(&mut Reply),
) {
    let gesture = Gesture::on((person, session, field));
    cx.doc.edit_more(Step::SetReply, gesture, |p| {
        p.set_reply(person, session, change);
    });
}

impl AttendanceView {
    pub(super) fn show_details(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let (Some(spot), Some(session)) = (self.selection.cursor(), self.session) else {
            widgets::weak(ui, tr!(cx.texts, "attend-no-cell"));
            return;
        };
        let Some(row) = self.shown.row_of(spot.person) else {
            return;
        };
        let (name, organisation) = (row.name.clone(), row.organisation.clone());
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.add(egui::Label::new(theme::section(name)).wrap());
            if !organisation.is_empty() {
                widgets::weak(ui, organisation);
            }
            // Its fields are those of this cell and no other.
            widgets::keyed(ui, (spot.person, self.half_day()), |ui| {
                ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                    if let Some(half_day) = self.half_day() {
                        self.show_half_day_fields(ui, cx, spot.person, half_day);
                    }
                    ui.add_space(space::S);
                    self.show_reply_fields(ui, cx, spot, session);
                });
            });
            ui.add_space(space::S);
            let label = tr!(cx.texts, "attend-to-person");
            if widgets::button(ui, icons::PERSON, &label).clicked() {
                cx.out.go(Place::Person(spot.person));
            }
        });
    }

    fn show_half_day_fields(
        &self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        person: Id<Person>,
        half_day: HalfDay,
    ) {
        let known = self.shown.roll.cell(person, half_day);
        let (id, record) = known.unzip();
        let record = record.cloned().unwrap_or_default();
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            let half = rows::half_day_name(cx.texts, half_day);
            ui.label(theme::strong(half, theme::size::BODY));
            if let Some(id) = id {
                conflicts::mark(ui, cx, id);
            }
        });
        let label = tr!(cx.texts, "field-attendance-status");
        let all = AttendanceStatus::ALL;
        if let Some(status) =
            widgets::choose_word(ui, cx.texts, "status", &label, record.status, all)
        {
            cx.doc.end_gesture();
            change(cx, person, half_day, "status", |r| r.status = status);
            cx.doc.end_gesture();
        }
        ui.horizontal(|ui| {
            let label = tr!(cx.texts, "attend-from");
            if let Some(time) = widgets::time_field(ui, cx.texts, "from", &label, record.from) {
                change(cx, person, half_day, "from", |r| r.from = time);
            }
            let label = tr!(cx.texts, "attend-until");
            if let Some(time) = widgets::time_field(ui, cx.texts, "until", &label, record.until) {
                change(cx, person, half_day, "until", |r| r.until = time);
            }
        });
        let people = self.shown.people.iter();
        let others: Vec<_> = people.filter(|(id, _)| *id != person).cloned().collect();
        let chosen = widgets::choose_record(
            ui,
            "stand-in",
            &tr!(cx.texts, "attend-stand-in-label"),
            record.represented_by,
            &others,
            &tr!(cx.texts, "attend-nobody-instead"),
            &tr!(cx.texts, "sessions-filter"),
        );
        if let Some(chosen) = chosen {
            cx.doc.end_gesture();
            change(cx, person, half_day, "represented by", |record| {
                record.represented_by = chosen;
            });
            cx.doc.end_gesture();
        }
    }

    fn show_reply_fields(&self, ui: &mut Ui, cx: &mut ViewCx, spot: Spot, session: Id<Session>) {
        let known = self.shown.roll.reply(spot.person);
        let (id, reply) = known.unzip();
        let reply = reply.cloned().unwrap_or_default();
        ui.horizontal(|ui| {
            let label = tr!(cx.texts, "attend-reply");
            ui.label(theme::strong(label, theme::size::BODY));
            if let Some(id) = id {
                conflicts::mark(ui, cx, id);
            }
        });
        let label = tr!(cx.texts, "field-reply");
        let all = ReplyAnswer::ALL;
        if let Some(answer) = widgets::choose_word(ui, cx.texts, "reply", &label, reply.answer, all)
        {
            cx.doc.end_gesture();
            change_reply(cx, spot.person, session, "answer", |r| r.answer = answer);
            cx.doc.end_gesture();
        }
        let label = tr!(cx.texts, "attend-received-on");
        if let Some(date) = widgets::date_field(ui, cx.texts, "received", &label, reply.received_on)
        {
            change_reply(cx, spot.person, session, "received", |reply| {
                reply.received_on = date;
            });
        }
        let label = tr!(cx.texts, "attend-reply-note");
        if let Some(text) = widgets::multiline_field(ui, &label, &reply.note, 2) {
            change_reply(cx, spot.person, session, "note", |r| r.note = text);
        }
    }
}
