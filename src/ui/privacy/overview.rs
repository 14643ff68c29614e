//! What the circle has to account for: why it keeps personal data, on which basis, until when,
//! who consented to what, who was erased, and what earlier versions still hold of them.

use std::collections::BTreeSet;

use egui::{Context, Ui};

use super::traces::Traces;
use super::{EraseSheet, name_of, review_in_a_year, sheet, today};
use crate::document::Step;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, format, tr};
use crate::model::{Circle, ConsentPurpose, Id, Person, Project};
use crate::store::erasure::Whose;
use crate::ui::roster::form::{Form, doubt, group, hint};
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, date_field};

/// The sheet on data protection.
pub struct OverviewSheet {
    traces: Traces,
    /// What is known of consents and erased people, and in which revision.
    known: Option<(u64, Known)>,
}

/// What is counted.
struct Known {
    /// How many people there are whose data are kept.
    people: usize,
    /// For each purpose: who has consented, and who has withdrawn that.
    consents: Vec<(ConsentPurpose, usize, usize)>,
    /// Who was erased, and whether there are data again.
    erased: Vec<(Id<Person>, bool)>,
}

impl Known {
    fn of(project: &Project) -> Self {
        let living: BTreeSet<Id<Person>> = project
            .people
            .iter()
            .filter(|(_, person)| person.erased_on.is_none())
            .map(|(id, _)| id)
            .collect();
        let consents = ConsentPurpose::ALL.iter().map(|purpose| {
            let (mut given, mut withdrawn) = (BTreeSet::new(), BTreeSet::new());
            for (_, consent) in project.consents.iter() {
                let person = consent.person.filter(|id| living.contains(id));
                let Some(person) = person.filter(|_| consent.purpose == *purpose) else {
                    continue;
                };
                if consent.withdrawn_on.is_some() {
                    withdrawn.insert(person);
                } else {
                    given.insert(person);
                }
            }
            let withdrawn = withdrawn.difference(&given).count();
            (*purpose, given.len(), withdrawn)
        });
        let erased = project.people.iter().filter(|(_, p)| p.erased_on.is_some());
        let mut erased: Vec<(Id<Person>, bool)> = erased
            .map(|(id, _)| (id, project.has_data_again(id)))
            .collect();
        erased.sort_by_key(|(id, again)| (!again, *id));
        Self {
            people: living.len(),
            consents: consents.collect(),
            erased,
        }
    }
}

impl Default for OverviewSheet {
    fn default() -> Self {
        Self {
            traces: Traces::new(Whose::AllGone),
            known: None,
        }
    }
}

impl OverviewSheet {
    fn show_circle(ui: &mut Ui, cx: &mut ViewCx) {
        let texts = cx.texts;
        let circle = cx.doc.project().circle().into_owned();
        let mut form = Form::new(cx.doc, Step::EditCircle, Circle::ID);
        let label = tr!(texts, "roster-circle-data-purpose");
        form.lines(ui, &label, &circle.data_purpose, 2, |record, text| {
            record.data_purpose = text;
        });
        let label = tr!(texts, "roster-circle-legal-basis");
        form.lines(ui, &label, &circle.legal_basis, 2, |record, text| {
            record.legal_basis = text;
        });
        let mut later = false;
        ui.add_enabled_ui(form.enabled, |ui| {
            ui.horizontal(|ui| {
                let label = tr!(texts, "roster-circle-review-on");
                if let Some(date) = date_field(ui, texts, "review", &label, circle.review_on) {
                    form.change("review", |record| record.review_on = date);
                }
                let label = tr!(texts, "privacy-review-in-a-year");
                ui.with_layout(egui::Layout::bottom_up(egui::Align::Min), |ui| {
                    later = ui.button(label).clicked();
                });
            });
        });
        if later {
            review_in_a_year(cx.doc, today());
        }
        if super::review_due(cx.doc.project(), today()).is_some() {
            hint(ui, &tr!(texts, "privacy-review-how"));
        }
    }

    fn show_consents(ui: &mut Ui, texts: &Texts, known: &Known) {
        group(ui, &tr!(texts, "privacy-consents"));
        hint(ui, &tr!(texts, "privacy-people", count = known.people));
        for &(purpose, given, withdrawn) in &known.consents {
            let without = known.people.saturating_sub(given).saturating_sub(withdrawn);
            let line = tr!(
                texts,
                "privacy-consent",
                purpose = purpose.name(texts),
                given = given,
                withdrawn = withdrawn,
                without = without
            );
            ui.add(egui::Label::new(line).wrap());
        }
    }

    fn show_erased(ui: &mut Ui, cx: &mut ViewCx, known: &Known) {
        let texts = cx.texts;
        group(ui, &tr!(texts, "privacy-erased-people"));
        if known.erased.is_empty() {
            hint(ui, &tr!(texts, "privacy-erased-none"));
        }
        for (person, again) in &known.erased {
            let project = cx.doc.project();
            let Some(record) = project.people.get(*person) else {
                continue;
            };
            let name = name_of(project, *person, texts);
            let on = record.erased_on.map(|on| format::date(texts, on));
            let on = on.unwrap_or_default();
            ui.label(tr!(
                texts,
                "privacy-erased-on",
                name = name.as_str(),
                date = on
            ));
            if !again {
                continue;
            }
            doubt(ui, &tr!(texts, "privacy-erased-again"));
            let label = tr!(texts, "privacy-erase-once-more", name = name);
            let enabled = !cx.doc.is_read_only();
            let pressed = ui.add_enabled(enabled, egui::Button::new(&label)).clicked();
            if pressed {
                let erase = EraseSheet::new(cx.doc.project(), *person, texts);
                cx.out.open(erase);
            }
        }
    }
}

impl Sheet for OverviewSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let texts = cx.texts;
        let revision = cx.doc.revision();
        let stale = self.known.as_ref().is_none_or(|(at, _)| *at != revision);
        if stale {
            self.known = Some((revision, Known::of(cx.doc.project())));
        }
        let mut close = false;
        let purging = self.traces.is_purging();
        let escape = sheet(
            ctx,
            "data protection",
            &tr!(texts, "privacy-title"),
            640.0,
            |ui| {
                Self::show_circle(ui, cx);
                if let Some((_, known)) = &self.known {
                    Self::show_consents(ui, texts, known);
                    Self::show_erased(ui, cx, known);
                }
                group(ui, &tr!(texts, "privacy-traces-title"));
                self.traces.show(ui, cx);
            },
            |ui| {
                ui.add_enabled_ui(!purging, |ui| {
                    let label = tr!(texts, "close");
                    close = widgets::primary_button(ui, None, &label).clicked();
                });
            },
        );
        if close || (escape && !purging) {
            Shown::Closed
        } else {
            Shown::Open
        }
    }
}
