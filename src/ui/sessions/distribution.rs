//! Who gets the minutes of a session.

use egui::{Button, Ui};

use super::SessionsView;
use super::head::{chosen, typed};
use crate::i18n::tr;
use crate::model::{Id, Person, Session};
use crate::ui::icons;
use crate::ui::theme::{Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, Completing};

/// Width of the field that adds somebody, in points.
const ADD: f32 = 220.0;

impl SessionsView {
    /// The distribution list: people of the roster, and whoever else in words.
    pub(super) fn show_distribution(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        id: Id<Session>,
        session: &Session,
    ) {
        let project = cx.doc.project();
        let everybody = self.shown.participants.take();
        let everybody = everybody.unwrap_or_else(|| project.participants(id));
        let label = tr!(cx.texts, "sessions-distribution");
        widgets::label_for(ui, &label, |ui, _| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(space::XS, space::XS);
                for person in &session.distribution {
                    self.show_person(ui, cx, id, *person);
                }
                self.show_add_person(ui, cx, id);
                let more = everybody.iter().any(|p| !session.distribution.contains(p));
                if more {
                    let label = tr!(cx.texts, "sessions-distribution-all");
                    if widgets::button(ui, icons::ROSTER, &label).clicked() {
                        chosen(cx, id, |session| {
                            for person in &everybody {
                                add(session, *person);
                            }
                        });
                    }
                }
            });
        });
        self.shown.participants = Some(everybody);
        let label = tr!(cx.texts, "sessions-distribution-note");
        if let Some(text) = widgets::multiline_field(ui, &label, &session.distribution_note, 1) {
            typed(cx, id, "distribution note", |s| s.distribution_note = text);
        }
    }

    fn show_person(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>, person: Id<Person>) {
        let name = cx.doc.project().get(person).map(Person::full_name);
        let name = name.unwrap_or_else(|| tr!(cx.texts, "sessions-distribution-gone"));
        let weak = Palette::here(ui).text_weak;
        let cross = icons::CLOSE.rich_text().size(14.0).color(weak);
        let response = ui.add(Button::new((name.as_str(), cross)));
        let label = tr!(
            cx.texts,
            "sessions-distribution-remove",
            name = name.as_str()
        );
        widgets::named(&response, egui::Role::Button, &label);
        if response.on_hover_text(label).clicked() {
            chosen(cx, id, |s| s.distribution.retain(|known| *known != person));
        }
    }

    fn show_add_person(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>) {
        let hint = tr!(cx.texts, "sessions-distribution-add");
        let look = Completing {
            name: &hint,
            hint: &hint,
            shown: "",
            records: &self.names.people,
        };
        let field = egui::Id::unique(("distribution", id));
        let added = widgets::complete_record(ui, field, &look, |edit| {
            edit.desired_width(ADD - 16.0).margin(egui::vec2(8.0, 6.0))
        });
        if let Some(Some(person)) = added {
            chosen(cx, id, |session| add(session, person));
            // The next one is typed at once.
            ui.memory_mut(|memory| memory.request_focus(field));
        }
    }
}

/// Puts somebody on the list, once.
fn add(session: &mut Session, person: Id<Person>) {
    if !session.distribution.contains(&person) {
        session.distribution.push(person);
    }
}
