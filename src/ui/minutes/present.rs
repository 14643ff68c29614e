//! Who is there: the names beside the minutes, and what can be done with one of them.

use egui::{Button, Popup, RichText, Role, Ui};

use super::MinutesView;
use super::around::now;
use super::parts::chosen;
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{Action, AttendanceStatus, EntryKind, HalfDay, Id, Person, Session};
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::theme::{Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// More people than this are not listed.
const MOST: usize = 300;

impl MinutesView {
    /// The half-day that is shown, and how many people were there on it.
    pub(super) fn present(&self) -> (Option<HalfDay>, usize) {
        let half_day = self.around.half_day(now());
        let there = half_day.map_or(0, |half_day| self.around.roll.there(half_day).len());
        (half_day, there)
    }

    /// Who is there on a half-day.
    pub(super) fn show_present(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        half_day: Option<HalfDay>,
    ) {
        if let Some(half_day) = half_day {
            let half = half_day.half.name(cx.texts);
            let date = half_day.date;
            let day = date.map(|date| crate::i18n::format::date(cx.texts, date));
            let words = [day, Some(half)];
            let words: Vec<String> = words.into_iter().flatten().collect();
            let words = RichText::new(words.join(", ")).size(size::SMALL);
            ui.label(words.color(Palette::here(ui).text_weak));
        }
        let there = half_day.map(|half_day| self.around.roll.there(half_day));
        let there = there.unwrap_or_default();
        if there.is_empty() {
            widgets::weak(ui, tr!(cx.texts, "context-nobody"));
        }
        for (person, for_whom) in there.iter().take(MOST) {
            let online = half_day.is_some_and(|half_day| {
                self.around.roll.status(*person, half_day) == AttendanceStatus::Online
            });
            self.show_person(ui, cx, session, *person, *for_whom, online);
        }
        let label = tr!(cx.texts, "context-edit-attendance");
        if widgets::button(ui, icons::ATTENDANCE, &label).clicked() {
            cx.out.go(Place::Attendance(session));
        }
    }

    fn show_person(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        id: Id<Person>,
        for_whom: Option<Id<Person>>,
        online: bool,
    ) {
        let project = cx.doc.project();
        let Some(person) = project.get(id) else {
            return;
        };
        let name = person.full_name();
        let body = self.around.roll.organisation(for_whom.unwrap_or(id));
        let body = body.and_then(|id| project.get(id));
        let mut about = body.map_or_else(String::new, |body| body.label().to_owned());
        let said = |about: &mut String, words: String| {
            if !about.is_empty() {
                about.push_str(", ");
            }
            about.push_str(&words);
        };
        if let Some(other) = for_whom.and_then(|other| project.get(other)) {
            let words = tr!(cx.texts, "context-instead-of", name = other.full_name());
            said(&mut about, words);
        }
        if online {
            said(&mut about, AttendanceStatus::Online.name(cx.texts));
        }
        let palette = Palette::here(ui);
        let response = widgets::keyed(ui, ("present", id), |ui| {
            ui.spacing_mut().button_padding.x = space::XS;
            ui.spacing_mut().interact_size.y = 24.0;
            ui.spacing_mut().button_padding.y = 2.0;
            // One text, so that what is too long is cut at the end, not the name.
            let mut job = egui::text::LayoutJob::default();
            let plain = |text_size, color| {
                egui::TextFormat::simple(egui::FontId::proportional(text_size), color)
            };
            job.append(&name, 0.0, plain(size::BODY, palette.text));
            job.append(&about, space::S, plain(size::SMALL, palette.text_weak));
            ui.add(Button::new(job).frame_when_inactive(false).truncate())
        })
        .inner;
        let said = if about.is_empty() {
            name.clone()
        } else {
            format!("{name}, {about}")
        };
        widgets::named(&response, Role::Button, &said);
        Popup::menu(&response).show(|ui| {
            ui.set_min_width(200.0);
            self.show_deeds(ui, cx, session, id);
        });
        response.on_hover_text(said);
    }

    /// What can be done with somebody who is there.
    fn show_deeds(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        person: Id<Person>,
    ) {
        let entry = self.entry.filter(|_| self.may_write(cx.doc));
        let entry = entry.and_then(|id| Some((id, cx.doc.project().get(id)?.kind)));
        if let Some((id, kind)) = entry {
            if kind == EntryKind::Action {
                if item(ui, &tr!(cx.texts, "context-make-owner")) {
                    chosen(cx, id, |entry| {
                        entry.action.get_or_insert_with(Action::default).owner = Some(person);
                    });
                    self.fresh = None;
                }
            } else if item(ui, &tr!(cx.texts, "context-make-speaker")) {
                chosen(cx, id, |entry| entry.speaker = Some(person));
                self.fresh = None;
            }
        }
        if item(ui, &tr!(cx.texts, "context-show-person")) {
            cx.out.go(Place::Person(person));
        }
        if item(ui, &tr!(cx.texts, "context-edit-attendance")) {
            cx.out.go(Place::Attendance(session));
        }
    }
}

fn item(ui: &mut Ui, label: &str) -> bool {
    let response = ui.add(Button::new(label).frame_when_inactive(false));
    widgets::named(&response, Role::MenuItem, label);
    response.clicked()
}
