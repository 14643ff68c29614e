//! What stands at the head of a session, and its days.

use egui::{TextEdit, Ui};

use super::{SessionsView, deeds, title_or};
use crate::document::{Gesture, Step};
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{Approval, Day, Id, Session, SessionState};
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Height of a field's label with the gap below, in points.
const LABEL: f32 = size::SMALL + 5.0;

/// The title field of a session.
pub(super) fn title_id(session: Id<Session>) -> egui::Id {
    egui::Id::unique(("session title", session))
}

/// Puts typing into a field of a session into the project.
fn typed(cx: &mut ViewCx, id: Id<Session>, field: &str, change: impl FnOnce(&mut Session)) {
    let gesture = Gesture::on((id, field));
    cx.doc.edit_more(Step::EditSession, gesture, |project| {
        project.change(id, change);
    });
}

/// Puts a choice for a session into the project.
fn chosen(cx: &mut ViewCx, id: Id<Session>, change: impl FnOnce(&mut Session)) {
    cx.doc.edit(Step::EditSession, |p| p.change(id, change));
}

impl SessionsView {
    pub(super) fn show_heading(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>) {
        let Some(session) = cx.doc.project().get(id) else {
            return;
        };
        let blank = tr!(cx.texts, "sessions-untitled");
        let title = title_or(&session.title, &blank);
        let state = session.state.name(cx.texts);
        ui.horizontal(|ui| {
            let width = ui.available_width();
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                    let label = tr!(cx.texts, "sessions-delete");
                    if widgets::icon_button(ui, icons::DELETE, &label).clicked() {
                        deeds::ask_to_delete_session(cx, id);
                    }
                });
                let label = tr!(cx.texts, "sessions-minutes");
                if widgets::primary_button(ui, Some(icons::MINUTES), &label).clicked() {
                    cx.out.go(Place::Minutes(id, None));
                }
                let label = tr!(cx.texts, "attend-of-session");
                let pressed = if width > 520.0 {
                    widgets::button(ui, icons::ATTENDANCE, &label).clicked()
                } else {
                    widgets::icon_button(ui, icons::ATTENDANCE, &label).clicked()
                };
                if pressed {
                    cx.out.go(Place::Attendance(id));
                }
                if width > 640.0 {
                    widgets::badge(ui, &state);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(theme::heading(title)).truncate());
                });
            });
        });
    }

    pub(super) fn show_head(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>) {
        let Some(session) = cx.doc.project().get(id).cloned() else {
            return;
        };
        ui.horizontal_top(|ui| {
            ui.allocate_ui(egui::vec2(96.0, 0.0), |ui| {
                let label = tr!(cx.texts, "sessions-number");
                if let Some(text) = widgets::text_field(ui, &label, &session.number) {
                    typed(cx, id, "number", |s| s.number = text);
                }
            });
            let label = tr!(cx.texts, "sessions-title");
            if let Some(text) = title_field(ui, &label, id, &session.title) {
                typed(cx, id, "title", |s| s.title = text);
            }
        });
    }

    /// What is needed less often, folded away until it is asked for.
    pub(super) fn show_more(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>) {
        let Some(session) = cx.doc.project().get(id).cloned() else {
            return;
        };
        self.show_fold(ui, cx, &session);
        if !self.more {
            return;
        }
        ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
            self.show_fields(ui, cx, id, &session);
        });
    }

    fn show_fields(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>, session: &Session) {
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            let label = tr!(cx.texts, "sessions-place");
            if let Some(text) = widgets::text_field(left, &label, &session.place) {
                typed(cx, id, "place", |s| s.place = text);
            }
            let host = widgets::choose_record(
                right,
                id,
                &tr!(cx.texts, "sessions-host"),
                session.host,
                &self.names.organisations,
                &tr!(cx.texts, "sessions-nobody"),
                &tr!(cx.texts, "sessions-filter"),
            );
            if let Some(host) = host {
                chosen(cx, id, |s| s.host = host);
            }
        });
        let many = if ui.available_width() > 700.0 { 4 } else { 2 };
        ui.columns(many, |columns| {
            let mut show = |nth: usize, show: &mut dyn FnMut(&mut Ui)| {
                if let Some(ui) = columns.get_mut(nth % many) {
                    show(ui);
                }
            };
            show(0, &mut |ui| self.choose_chair(ui, cx, id, session));
            show(1, &mut |ui| self.choose_minute_taker(ui, cx, id, session));
            show(2, &mut |ui| choose_state(ui, cx, id, session));
            show(3, &mut |ui| choose_approval(ui, cx, id, session));
        });
        let approved = [Approval::Approved, Approval::ApprovedWithChanges];
        if approved.contains(&session.approval) {
            self.choose_approved_in(ui, cx, id, session);
        }
        let label = tr!(cx.texts, "sessions-note");
        if let Some(text) = widgets::multiline_field(ui, &label, &session.note, 2) {
            typed(cx, id, "note", |s| s.note = text);
        }
    }

    /// The button that opens and closes the fold; while it is closed, what is in it in short.
    fn show_fold(&mut self, ui: &mut Ui, cx: &ViewCx, session: &Session) {
        let palette = Palette::here(ui);
        let label = tr!(cx.texts, "sessions-more");
        let icon = if self.more {
            icons::COLLAPSE
        } else {
            icons::EXPAND
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().button_padding.x = space::XS;
            let words = (icon.rich_text().size(18.0), label.as_str());
            let button = egui::Button::new(words).frame_when_inactive(false);
            let response = ui.add(button);
            widgets::named(&response, egui::Role::Button, &label);
            if response.clicked() {
                self.more = !self.more;
            }
            if !self.more {
                let words = in_short(cx, session).join(" · ");
                let words = egui::RichText::new(words).color(palette.text_weak);
                ui.add(egui::Label::new(words).truncate());
            }
        });
    }

    fn choose_chair(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>, session: &Session) {
        let chair = widgets::choose_record(
            ui,
            id,
            &tr!(cx.texts, "sessions-chair"),
            session.chair,
            &self.names.people,
            &tr!(cx.texts, "sessions-nobody"),
            &tr!(cx.texts, "sessions-filter"),
        );
        if let Some(chair) = chair {
            chosen(cx, id, |s| s.chair = chair);
        }
    }

    fn choose_minute_taker(
        &self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        id: Id<Session>,
        session: &Session,
    ) {
        let taker = widgets::choose_record(
            ui,
            id,
            &tr!(cx.texts, "sessions-minute-taker"),
            session.minute_taker,
            &self.names.people,
            &tr!(cx.texts, "sessions-nobody"),
            &tr!(cx.texts, "sessions-filter"),
        );
        if let Some(taker) = taker {
            chosen(cx, id, |s| s.minute_taker = taker);
        }
    }

    fn choose_approved_in(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>, session: &Session) {
        let others = self.shown.sessions.iter().filter(|row| row.id != id);
        let others: Vec<_> = others
            .map(|row| (row.id, format!("{} {}", row.number, row.title)))
            .collect();
        let approved_in = widgets::choose_record(
            ui,
            id,
            &tr!(cx.texts, "sessions-approved-in"),
            session.approved_in,
            &others,
            &tr!(cx.texts, "sessions-nobody"),
            &tr!(cx.texts, "sessions-filter"),
        );
        if let Some(approved_in) = approved_in {
            chosen(cx, id, |s| s.approved_in = approved_in);
        }
    }

    pub(super) fn show_days(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>) {
        let days = cx.doc.project().days_of(id).into_iter();
        let days: Vec<(Id<Day>, Day)> = days.map(|(id, day)| (id, day.clone())).collect();
        for (nth, (day_id, day)) in days.iter().enumerate() {
            let add = nth + 1 == days.len();
            let session = add.then_some(id);
            widgets::keyed(ui, *day_id, |ui| {
                show_day(ui, cx, nth + 1, *day_id, day, session);
            });
        }
        if days.is_empty() {
            add_day(ui, cx, id);
        }
    }
}

fn choose_state(ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>, session: &Session) {
    let label = tr!(cx.texts, "sessions-state");
    let all = SessionState::ALL;
    if let Some(state) = widgets::choose_word(ui, cx.texts, id, &label, session.state, all) {
        chosen(cx, id, |s| s.state = state);
    }
}

fn choose_approval(ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>, session: &Session) {
    let label = tr!(cx.texts, "sessions-approval");
    let all = Approval::ALL;
    if let Some(state) = widgets::choose_word(ui, cx.texts, id, &label, session.approval, all) {
        chosen(cx, id, |s| s.approval = state);
    }
}

fn title_field(ui: &mut Ui, label: &str, id: Id<Session>, title: &str) -> Option<String> {
    let width = ui.available_width();
    widgets::label_for(ui, label, |ui, name| {
        let id = title_id(id);
        let mut text = title.to_owned();
        widgets::caret::follow(ui.ctx(), id, title);
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .desired_width(width)
            .margin(egui::vec2(8.0, 6.0));
        let response = ui.add(edit).labelled_by(name);
        widgets::caret::leave(ui.ctx(), id, &text);
        response.changed().then_some(text)
    })
}

/// One day: date, start and end. `nth` counts from 1.
/// With a `session`, another day can be added behind this one.
fn show_day(
    ui: &mut Ui,
    cx: &mut ViewCx,
    nth: usize,
    id: Id<Day>,
    day: &Day,
    session: Option<Id<Session>>,
) {
    let edit = |cx: &mut ViewCx, field: &str, change: &dyn Fn(&mut Day)| {
        let gesture = Gesture::on((id, field));
        cx.doc
            .edit_more(Step::EditDay, gesture, |p| p.change(id, |day| change(day)));
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let label = tr!(cx.texts, "sessions-day", number = nth);
        if let Some(date) = widgets::date_field(ui, cx.texts, id, &label, day.date) {
            edit(cx, "date", &|day| day.date = date);
        }
        let label = tr!(cx.texts, "sessions-day-start");
        if let Some(time) = widgets::time_field(ui, cx.texts, id, &label, day.planned_start) {
            edit(cx, "start", &|day| day.planned_start = time);
        }
        let label = tr!(cx.texts, "sessions-day-end");
        if let Some(time) = widgets::time_field(ui, cx.texts, id, &label, day.planned_end) {
            edit(cx, "end", &|day| day.planned_end = time);
        }
        ui.vertical(|ui| {
            ui.add_space(LABEL);
            ui.horizontal(|ui| {
                let label = tr!(cx.texts, "sessions-delete-day", number = nth);
                if widgets::icon_button(ui, icons::DELETE, &label).clicked() {
                    deeds::delete_day(cx, id);
                }
                if let Some(session) = session {
                    add_day(ui, cx, session);
                }
            });
        });
    });
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

/// Place, host and people of a session in one line.
fn in_short(cx: &ViewCx, session: &Session) -> Vec<String> {
    let project = cx.doc.project();
    let mut words = Vec::new();
    let place = session.place.trim();
    if !place.is_empty() {
        words.push(place.to_owned());
    }
    if let Some(host) = project.follow(session.host) {
        let organisation = host.label().to_owned();
        words.push(tr!(cx.texts, "summary-host", organisation = organisation));
    }
    if let Some(chair) = project.follow(session.chair) {
        let person = chair.full_name();
        words.push(tr!(cx.texts, "summary-chair", person = person));
    }
    if let Some(taker) = project.follow(session.minute_taker) {
        let person = taker.full_name();
        words.push(tr!(cx.texts, "summary-minute-taker", person = person));
    }
    words
}
