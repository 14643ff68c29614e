//! Records that may be one person, to be looked at one after the other.

use egui::{Context, Ui};

use super::{MOST_MERGED, MergeSheet, close_button, name_of, sheet};
use crate::i18n::{Names, tr};
use crate::model::{Id, Person, Suspected, Suspicion, TableName};
use crate::ui::icons;
use crate::ui::roster::form::hint;
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;
use crate::ui::work::{Arrival, Awaited, Work};

/// The list of suspected duplicates.
#[derive(Default)]
pub struct DuplicatesSheet {
    /// What was found, and in which revision.
    found: Option<(u64, Vec<Suspected>)>,
    looking: Option<(u64, Awaited<Vec<Suspected>>)>,
}

impl DuplicatesSheet {
    /// Looks again whenever the project has changed.
    fn refresh(&mut self, cx: &mut ViewCx) {
        if let Some((revision, awaited)) = &self.looking {
            match awaited.take() {
                Arrival::Waiting => return,
                Arrival::Here(found) => self.found = Some((*revision, found)),
                Arrival::Broken => self.found = Some((*revision, Vec::new())),
            }
            self.looking = None;
        }
        let revision = cx.doc.revision();
        if self.found.as_ref().is_none_or(|(at, _)| *at != revision) {
            let project = cx.doc.project().clone();
            let (work, awaited) = Work::new("", move |_| project.suspected_duplicates());
            cx.out.start(work);
            self.looking = Some((revision, awaited));
        }
    }

    fn show_list(&self, ui: &mut Ui, cx: &ViewCx) -> Option<Vec<Id<Person>>> {
        let texts = cx.texts;
        let project = cx.doc.project();
        let Some((_, found)) = &self.found else {
            ui.spinner();
            return None;
        };
        let there = |id: &&Id<Person>| project.people.contains(**id);
        let names = Names::new(texts, project);
        let mut chosen = None;
        let mut any = false;
        for (at, group) in found.iter().enumerate() {
            let people: Vec<Id<Person>> = group.people.iter().filter(there).copied().collect();
            if people.len() < 2 {
                continue;
            }
            any = true;
            ui.push_id(at, |ui| {
                theme::card(Palette::here(ui)).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let why = match group.why {
                        Suspicion::SameName => tr!(texts, "privacy-duplicates-name"),
                        Suspicion::SameEmail => tr!(texts, "privacy-duplicates-email"),
                        Suspicion::SimilarName => tr!(texts, "privacy-duplicates-similar"),
                    };
                    for id in &people {
                        let name = name_of(project, *id, texts);
                        let record = project.people.get(*id);
                        let organisation = record.and_then(|record| record.organisation);
                        let line = match organisation {
                            Some(organisation) => {
                                let table = TableName::organisations;
                                format!("{name} – {}", names.record(table, organisation.ulid()))
                            }
                            None => name,
                        };
                        ui.add(egui::Label::new(line).wrap());
                    }
                    ui.horizontal_wrapped(|ui| {
                        hint(ui, &why);
                        ui.add_space(space::S);
                        let label = tr!(texts, "privacy-duplicates-compare");
                        let response = widgets::button(ui, icons::MERGE_PEOPLE, &label);
                        if response.clicked() {
                            let few = people.iter().copied().take(MOST_MERGED);
                            chosen = Some(few.collect());
                        }
                    });
                });
            });
        }
        if !any {
            ui.add(egui::Label::new(tr!(texts, "privacy-duplicates-none")).wrap());
        }
        chosen
    }
}

impl Sheet for DuplicatesSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        self.refresh(cx);
        let texts = cx.texts;
        let mut close = false;
        let mut chosen = None;
        let escape = sheet(
            ctx,
            "duplicates",
            &tr!(texts, "privacy-duplicates-title"),
            600.0,
            |ui| {
                hint(ui, &tr!(texts, "privacy-duplicates-hint"));
                chosen = self.show_list(ui, cx);
            },
            |ui| close = close_button(ui, &tr!(texts, "close")),
        );
        if let Some(people) = chosen {
            let merge = MergeSheet::new(cx.doc.project(), &people);
            cx.out.open(merge);
        }
        if close || escape {
            Shown::Closed
        } else {
            Shown::Open
        }
    }
}
