//! Erasing what is held on one person: what goes and what stays, the name, the texts that speak
//! of the person; then what earlier versions still hold.

use std::collections::BTreeSet;

use egui::{Context, Ui};

use super::traces::Traces;
use super::{close_button, name_of, sheet, today};
use crate::document::Step;
use crate::i18n::{Names, Texts, tr};
use crate::model::{ErasedName, Erasure, Id, Person, Project, Spoken, SpokenNames, TableName};
use crate::store::erasure::Whose;
use crate::ui::roster::form::{group, hint};
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::theme::space;
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Erasing a person.
pub struct EraseSheet {
    person: Id<Person>,
    name: String,
    with_pseudonym: bool,
    pseudonym: String,
    keep_attendance: bool,
    /// The texts that speak of the person, where that is, and whether the name goes there.
    spoken: Vec<(Spoken, String, bool)>,
    attended: usize,
    /// Once it is done: what earlier versions hold.
    traces: Option<Traces>,
}

impl EraseSheet {
    /// Erasing this person.
    pub fn new(project: &Project, person: Id<Person>, texts: &Texts) -> Self {
        let record = project.people.get(person).cloned().unwrap_or_default();
        let names = SpokenNames::of(&record);
        let words = Names::new(texts, project);
        // Another one with the same family name may be meant.
        let alone = project
            .people
            .iter()
            .filter(|(id, other)| *id != person && names.are_in(&other.family_name))
            .count()
            == 0;
        let spoken = project.spoken_of(&names, person).into_iter();
        let spoken = spoken.map(|spoken| {
            let record = words.record(spoken.table, spoken.id);
            let field = words.field(spoken.table, &spoken.field);
            let is_a_name = spoken.table == TableName::organisations && spoken.field != "note";
            let wanted = !spoken.approved && !is_a_name && (spoken.whole || alone);
            (spoken, format!("{record}: {field}"), wanted)
        });
        Self {
            person,
            name: name_of(project, person, texts),
            with_pseudonym: false,
            pseudonym: project
                .free_pseudonym(|number| tr!(texts, "privacy-pseudonym", number = number)),
            keep_attendance: true,
            spoken: spoken.collect(),
            attended: project
                .attendance
                .iter()
                .filter(|(_, record)| record.person == Some(person))
                .count(),
            traces: None,
        }
    }

    fn erase(&mut self, cx: &mut ViewCx) {
        let name = if self.with_pseudonym {
            ErasedName::Pseudonym(self.pseudonym.trim().to_owned())
        } else {
            ErasedName::Keep
        };
        let texts: BTreeSet<_> = self
            .spoken
            .iter()
            .filter(|(_, _, wanted)| *wanted)
            .map(|(spoken, _, _)| (spoken.table, spoken.id, spoken.field.clone()))
            .collect();
        let erasure = Erasure {
            name,
            keep_attendance: self.keep_attendance,
            texts,
            today: today(),
        };
        let person = self.person;
        cx.doc.end_gesture();
        cx.doc.edit(Step::ErasePerson, |project| {
            project.erase_person(person, &erasure);
        });
        self.traces = Some(Traces::new(Whose::These(BTreeSet::from([person]))));
    }

    fn show_question(&mut self, ui: &mut Ui, texts: &Texts) {
        ui.add(egui::Label::new(tr!(texts, "privacy-erase-goes")).wrap());
        group(ui, &tr!(texts, "privacy-erase-name"));
        let keep = tr!(texts, "privacy-erase-keep", name = self.name.as_str());
        ui.radio_value(&mut self.with_pseudonym, false, keep);
        ui.radio_value(
            &mut self.with_pseudonym,
            true,
            tr!(texts, "privacy-erase-pseudonym"),
        );
        if self.with_pseudonym {
            ui.indent("pseudonym", |ui| {
                ui.set_max_width(280.0_f32.min(ui.available_width()));
                let label = tr!(texts, "privacy-erase-pseudonym-name");
                if let Some(text) = widgets::text_field(ui, &label, &self.pseudonym) {
                    self.pseudonym = text;
                }
            });
        }
        if self.attended > 0 {
            group(ui, &tr!(texts, "privacy-erase-attendance-title"));
            let label = tr!(texts, "privacy-erase-attendance", count = self.attended);
            ui.checkbox(&mut self.keep_attendance, label);
        }
        self.show_spoken(ui, texts);
        ui.add_space(space::S);
        hint(ui, &tr!(texts, "privacy-erase-undo"));
    }

    fn show_spoken(&mut self, ui: &mut Ui, texts: &Texts) {
        if self.spoken.is_empty() {
            return;
        }
        group(
            ui,
            &tr!(texts, "privacy-erase-texts", count = self.spoken.len()),
        );
        let text = if self.with_pseudonym {
            tr!(texts, "privacy-erase-texts-choose")
        } else {
            tr!(texts, "privacy-erase-texts-stay")
        };
        hint(ui, &text);
        for (at, (spoken, place, wanted)) in self.spoken.iter_mut().enumerate() {
            ui.push_id(("spoken", at), |ui| {
                if self.with_pseudonym {
                    ui.checkbox(wanted, place.as_str());
                } else {
                    ui.add(egui::Label::new(place.as_str()).wrap());
                }
                ui.indent("line", |ui| {
                    hint(ui, &spoken.line);
                    if spoken.approved {
                        hint(ui, &tr!(texts, "privacy-erase-approved"));
                    }
                });
            });
        }
    }
}

impl Sheet for EraseSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let texts = cx.texts;
        let there = cx.doc.project().people.contains(self.person);
        if self.traces.is_none() && !there {
            // A colleague was faster.
            return Shown::Closed;
        }
        let (mut erase, mut close) = (false, false);
        let (done, can) = (
            self.traces.is_some(),
            !self.with_pseudonym || !self.pseudonym.trim().is_empty(),
        );
        let purging = self.traces.as_ref().is_some_and(Traces::is_purging);
        let title = if done {
            tr!(texts, "privacy-erased-title", name = self.name.as_str())
        } else {
            tr!(texts, "privacy-erase-title", name = self.name.as_str())
        };
        let escape = sheet(
            ctx,
            "erase person",
            &title,
            600.0,
            |ui| match &mut self.traces {
                Some(traces) => {
                    if !traces.is_purged() {
                        let text = tr!(texts, "privacy-erased-text");
                        ui.add(egui::Label::new(text).wrap());
                    }
                    group(ui, &tr!(texts, "privacy-traces-title"));
                    traces.show(ui, cx);
                }
                None => self.show_question(ui, texts),
            },
            |ui| {
                if done {
                    ui.add_enabled_ui(!purging, |ui| {
                        close = close_button(ui, &tr!(texts, "close"));
                    });
                    return;
                }
                ui.add_enabled_ui(can, |ui| {
                    let label = tr!(texts, "privacy-erase-yes");
                    erase = widgets::primary_button(ui, None, &label).clicked();
                });
                close = close_button(ui, &tr!(texts, "cancel"));
            },
        );
        if erase {
            self.erase(cx);
        }
        if close || (escape && !purging) {
            Shown::Closed
        } else {
            Shown::Open
        }
    }
}
