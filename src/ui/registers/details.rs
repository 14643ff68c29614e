//! Beside or below the list: all there is about the row that is selected, and what can be done to
//! several at once.

use egui::{ComboBox, Label, RichText, ScrollArea, Ui};

use super::choosing::Status;
use super::facts::Facts;
use super::in_place::{self, Change, Choices};
use super::rows::{Part, Row};
use super::{Act, text};
use crate::i18n::{Texts, tr};
use crate::model::{ActionStatus, Due, Entry, Id, SuggestionStatus};
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::widgets::{self, field, flow};

/// What the details show.
pub(super) struct Details<'a> {
    pub(super) texts: &'a Texts,
    pub(super) choices: Choices<'a>,
    pub(super) read_only: bool,
    pub(super) act: Option<Act>,
}

impl Details<'_> {
    /// One row.
    pub(super) fn show_one(&mut self, ui: &mut Ui, row: &Row, facts: &Facts) {
        ScrollArea::vertical()
            .id_salt(("register details", row.id))
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                ui.add(Label::new(theme::section(&facts.title)).wrap());
                text::show(ui, &facts.text);
                ui.add_space(space::XS);
                self.show_fields(ui, row);
                ui.scope(|ui| {
                    ui.spacing_mut().item_spacing.y = space::XS;
                    ui.spacing_mut().interact_size.y = 0.0;
                    for (name, value) in &facts.known {
                        fact(ui, name, value);
                    }
                });
                self.show_ways(ui, row.id, facts);
                if !facts.history.is_empty() {
                    heading(ui, &tr!(self.texts, "registers-history"));
                    for line in &facts.history {
                        ui.add(Label::new(line).wrap());
                    }
                }
                if !facts.carried.is_empty() {
                    heading(ui, &tr!(self.texts, "registers-carried"));
                    for (place, name) in &facts.carried {
                        if widgets::button(ui, icons::NEXT_SESSION, name).clicked() {
                            self.act = Some(Act::Visit(*place));
                        }
                    }
                }
            });
    }

    /// Several rows of one register, of which `first` is one.
    pub(super) fn show_several(&mut self, ui: &mut Ui, first: &Row, count: usize) {
        ui.spacing_mut().item_spacing.y = space::S;
        ui.label(theme::section(tr!(
            self.texts,
            "registers-selected",
            count = count
        )));
        let states = in_place::states(&first.part);
        if states.is_empty() {
            widgets::weak(ui, tr!(self.texts, "registers-selected-decisions"));
            return;
        }
        widgets::weak(ui, tr!(self.texts, "registers-for-all"));
        ui.add_enabled_ui(!self.read_only, |ui| {
            flow(ui, |ui| {
                field(ui, 180.0, |ui| self.status_for_all(ui, &states));
                if matches!(first.part, Part::Action { .. }) {
                    field(ui, 220.0, |ui| {
                        let label = tr!(self.texts, "registers-owner");
                        let none = tr!(self.texts, "registers-choose");
                        let hint = tr!(self.texts, "sessions-filter");
                        let people = self.choices.people;
                        let salt = "owner for all";
                        let owner =
                            widgets::choose_record(ui, salt, &label, None, people, &none, &hint);
                        if let Some(owner) = owner {
                            self.act = Some(Act::ChangeSelected(Change::Owner(owner)));
                        }
                    });
                }
            });
        });
    }

    fn status_for_all(&mut self, ui: &mut Ui, states: &[Status]) {
        let label = tr!(self.texts, "registers-status");
        widgets::label_for(ui, &label, |ui, name| {
            let response = ComboBox::from_id_salt("status for all")
                .selected_text(tr!(self.texts, "registers-choose"))
                .width(ui.available_width())
                .show_ui(ui, |ui| {
                    for state in states {
                        if ui.selectable_label(false, state.name(self.texts)).clicked() {
                            let change = Change::Status(*state);
                            self.act = Some(Act::ChangeSelected(change));
                        }
                    }
                })
                .response;
            response.labelled_by(name);
        });
    }

    fn show_fields(&mut self, ui: &mut Ui, row: &Row) {
        let texts = self.texts;
        let id = row.id;
        let mut change = None;
        ui.add_enabled_ui(!self.read_only, |ui| match row.part {
            Part::Action {
                owner, due, status, ..
            } => flow(ui, |ui| {
                let label = tr!(texts, "registers-status");
                let all = ActionStatus::ALL;
                let chosen = field(ui, 150.0, |ui| {
                    widgets::choose_word(ui, texts, ("details", id), &label, status, all)
                });
                change = chosen.map(|status| Change::Status(Status::Action(status)));
                let label = tr!(texts, "registers-owner");
                let nobody = tr!(texts, "registers-nobody");
                let hint = tr!(texts, "sessions-filter");
                let people = self.choices.people;
                let chosen = field(ui, 220.0, |ui| {
                    let salt = ("details", id);
                    widgets::choose_record(ui, salt, &label, owner, people, &nobody, &hint)
                });
                change = chosen.map(Change::Owner).or(change);
                change = due_fields(ui, texts, id, due).or(change);
            }),
            Part::Suggestion { status, .. } => {
                let label = tr!(texts, "registers-status");
                let all = SuggestionStatus::ALL;
                let chosen = field(ui, 180.0, |ui| {
                    widgets::choose_word(ui, texts, ("details", id), &label, status, all)
                });
                change = chosen.map(|status| Change::Status(Status::Suggestion(status)));
            }
            Part::Decision { .. } => {}
        });
        if let Some(change) = change {
            self.act = Some(Act::Change(vec![id], change));
        }
    }

    fn show_ways(&mut self, ui: &mut Ui, id: Id<Entry>, facts: &Facts) {
        ui.horizontal_wrapped(|ui| {
            let label = tr!(self.texts, "registers-to-entry");
            if widgets::button(ui, icons::MINUTES, &label).clicked() {
                self.act = Some(Act::Visit(Place::Entry(id)));
            }
            if let Some((session, name)) = &facts.session {
                let label = tr!(self.texts, "registers-to-session", name = name.as_str());
                if widgets::button(ui, icons::SESSIONS, &label).clicked() {
                    self.act = Some(Act::Visit(Place::Session(*session)));
                }
            }
            if let Some(note) = facts.note {
                let label = tr!(self.texts, "registers-to-note");
                if widgets::button(ui, icons::BOARD, &label).clicked() {
                    self.act = Some(Act::Visit(Place::Element(note)));
                }
            }
        });
    }
}

fn due_fields(ui: &mut Ui, texts: &Texts, id: Id<Entry>, due: Option<Due>) -> Option<Change> {
    let date = match due {
        Some(Due::On(date)) => Some(date),
        _ => None,
    };
    let label = tr!(texts, "registers-due-date");
    let typed = field(ui, 130.0, |ui| {
        widgets::date_field(ui, texts, ("details", id), &label, date)
    });
    let mut change = match typed {
        Some(Some(date)) => Some(Change::Due(Some(Due::On(date)))),
        Some(None) if due != Some(Due::NextSession) => Some(Change::Due(None)),
        _ => None,
    };
    field(ui, 160.0, |ui| {
        ui.add_space(size::SMALL + 6.0);
        let mut next = due == Some(Due::NextSession);
        let label = tr!(texts, "minutes-due-next-session");
        if ui.checkbox(&mut next, label).changed() {
            change = Some(Change::Due(next.then_some(Due::NextSession)));
        }
    });
    change
}

fn heading(ui: &mut Ui, title: &str) {
    ui.add_space(space::XS);
    ui.label(theme::strong(title, size::BODY));
}

fn fact(ui: &mut Ui, name: &str, value: &str) {
    let color = Palette::here(ui).text_weak;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        ui.label(RichText::new(format!("{name}:")).color(color));
        ui.add(Label::new(value).wrap());
    });
}
