//! The days of a session: when it is planned, and when it really was.

use egui::Ui;

use super::{SessionsView, deeds};
use crate::document::{Gesture, Step};
use crate::i18n::tr;
use crate::model::{Day, Id, Session, SessionState};
use crate::ui::icons;
use crate::ui::theme::{self, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, field};

/// Height of a field's label with the gap below, in points.
const LABEL: f32 = size::SMALL + 5.0;
/// Widths of the fields, in points.
const DATE: f32 = 120.0;
const TIME: f32 = 72.0;
/// Width of the button that adds a day, in points.
const ADD: f32 = 150.0;

impl SessionsView {
    pub(super) fn show_days(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>) {
        let project = cx.doc.project();
        let begun = project.get(id).is_some_and(|session| {
            matches!(session.state, SessionState::Running | SessionState::Closed)
        });
        let days = project.days_of(id).into_iter();
        let days: Vec<(Id<Day>, Day)> = days.map(|(id, day)| (id, day.clone())).collect();
        for (nth, (day_id, day)) in days.iter().enumerate() {
            // What really happened is asked for once it can have happened.
            let actual =
                begun || self.more || day.actual_start.is_some() || day.actual_end.is_some();
            let add = nth + 1 == days.len();
            let session = add.then_some(id);
            widgets::keyed(ui, *day_id, |ui| {
                show_day(ui, cx, (nth + 1, *day_id, day), actual, session);
            });
        }
        if days.is_empty() {
            add_day(ui, cx, id);
        }
    }
}

/// One day, the `nth`, counted from 1: date, planned start and end, and the `actual` ones.
/// With a `session`, another day can be added behind this one.
fn show_day(
    ui: &mut Ui,
    cx: &mut ViewCx,
    (nth, id, day): (usize, Id<Day>, &Day),
    actual: bool,
    session: Option<Id<Session>>,
) {
    let edit = |cx: &mut ViewCx, field: &str, change: &dyn Fn(&mut Day)| {
        let gesture = Gesture::on((id, field));
        cx.doc
            .edit_more(Step::EditDay, gesture, |p| p.change(id, |day| change(day)));
    };
    let times = if actual { 4.0 } else { 2.0 };
    let fields = DATE + times * (TIME + space::S) + theme::CONTROL_HEIGHT + 3.0 * space::S;
    let beside = ui.available_width() > fields + ADD;
    widgets::flow(ui, |ui| {
        field(ui, DATE, |ui| {
            let label = tr!(cx.texts, "sessions-day", number = nth);
            if let Some(date) = widgets::date_field(ui, cx.texts, id, &label, day.date) {
                edit(cx, "date", &|day| day.date = date);
            }
        });
        field(ui, TIME, |ui| {
            let label = tr!(cx.texts, "sessions-day-start");
            if let Some(time) = widgets::time_field(ui, cx.texts, id, &label, day.planned_start) {
                edit(cx, "start", &|day| day.planned_start = time);
            }
        });
        field(ui, TIME, |ui| {
            let label = tr!(cx.texts, "sessions-day-end");
            if let Some(time) = widgets::time_field(ui, cx.texts, id, &label, day.planned_end) {
                edit(cx, "end", &|day| day.planned_end = time);
            }
        });
        if actual {
            ui.add_space(space::S);
            field(ui, TIME, |ui| {
                let label = tr!(cx.texts, "sessions-day-begun");
                let time = day.actual_start;
                if let Some(time) = widgets::time_field(ui, cx.texts, id, &label, time) {
                    edit(cx, "actual start", &|day| day.actual_start = time);
                }
            });
            field(ui, TIME, |ui| {
                let label = tr!(cx.texts, "sessions-day-ended");
                if let Some(time) = widgets::time_field(ui, cx.texts, id, &label, day.actual_end) {
                    edit(cx, "actual end", &|day| day.actual_end = time);
                }
            });
        }
        field(ui, theme::CONTROL_HEIGHT, |ui| {
            ui.add_space(LABEL);
            let label = tr!(cx.texts, "sessions-delete-day", number = nth);
            if widgets::icon_button(ui, icons::DELETE, &label).clicked() {
                deeds::delete_day(cx, id);
            }
        });
        if let Some(session) = session.filter(|_| beside) {
            field(ui, ADD, |ui| {
                ui.add_space(LABEL);
                add_day(ui, cx, session);
            });
        }
    });
    if let Some(session) = session.filter(|_| !beside) {
        add_day(ui, cx, session);
    }
}

fn add_day(ui: &mut Ui, cx: &mut ViewCx, session: Id<Session>) {
    let label = tr!(cx.texts, "sessions-add-day");
    let words = (icons::ADD.rich_text().size(18.0), label.as_str());
    let button = egui::Button::new(words).frame_when_inactive(false);
    let response = ui.add(button);
    widgets::named(&response, egui::Role::Button, &label);
    if response.clicked() {
        deeds::add_day(cx.doc, session);
    }
}
