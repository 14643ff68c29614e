//! Several records that are one person, side by side: whose value each field gets, what comes of
//! it, and what moves along.

use egui::{Context, Grid, Ui};

use super::{close_button, name_of, sheet};
use crate::document::Step;
use crate::i18n::{Names, Texts, tr};
use crate::model::{Chosen, Contact, Id, MovesAlong, Person, PersonField, Project, TableName};
use crate::ui::commands::Command;
use crate::ui::roster::form::{doubt, group, hint};
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::theme::{self, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

/// Merging people.
pub struct MergeSheet {
    people: Vec<Id<Person>>,
    keep: Option<Id<Person>>,
    chosen: Chosen,
}

impl MergeSheet {
    /// Merging these; two or more.
    pub fn new(project: &Project, people: &[Id<Person>]) -> Self {
        let mut people = people.to_vec();
        people.sort();
        people.dedup();
        Self {
            keep: project.best_to_keep(&people),
            chosen: project.best_choice(&people),
            people,
        }
    }

    fn gone(&self) -> Vec<Id<Person>> {
        let others = self.people.iter().copied();
        others.filter(|id| Some(*id) != self.keep).collect()
    }

    fn show_fields(&mut self, ui: &mut Ui, project: &Project, texts: &Texts) {
        let names = Names::new(texts, project);
        let records: Vec<(Id<Person>, &Person)> = self
            .people
            .iter()
            .filter_map(|id| Some((*id, project.people.get(*id)?)))
            .collect();
        let columns = records.len() as f32;
        let label_width = 104.0;
        let width = ((ui.available_width() - label_width) / columns - space::M).max(96.0);
        Grid::new("fields")
            .num_columns(records.len() + 1)
            .spacing([space::M, space::S])
            .show(ui, |ui| {
                for field in PersonField::ALL {
                    let blank = records.iter().all(|(_, record)| field.is_blank(record));
                    if blank {
                        continue;
                    }
                    let label = names.field(TableName::people, field.name());
                    widgets::weak(ui, label.as_str());
                    for (number, (id, record)) in (1_usize..).zip(&records) {
                        ui.scope(|ui| {
                            ui.set_width(width);
                            let value = shown(field, record, &names, texts);
                            let selected = self.chosen.get(&field) == Some(id);
                            let response = ui.radio(selected, &value);
                            let name = tr!(
                                texts,
                                "privacy-merge-value",
                                field = label.as_str(),
                                value = value,
                                number = number
                            );
                            response.widget_info(|| {
                                egui::WidgetInfo::selected(
                                    egui::Role::RadioButton,
                                    true,
                                    selected,
                                    &name,
                                )
                            });
                            if response.clicked() {
                                self.chosen.insert(field, *id);
                            }
                        });
                    }
                    ui.end_row();
                }
            });
    }
}

fn shown(field: PersonField, record: &Person, names: &Names, texts: &Texts) -> String {
    if field.is_blank(record) {
        return tr!(texts, "privacy-merge-blank");
    }
    match record.organisation {
        Some(id) if field == PersonField::Organisation => {
            names.record(TableName::organisations, id.ulid())
        }
        _ => field.text(record).to_owned(),
    }
}

/// What comes of it: what is put together of all.
fn show_result(ui: &mut Ui, merged: &Person, names: &Names, texts: &Texts) {
    group(ui, &tr!(texts, "privacy-merge-result"));
    let mut lines = vec![merged.full_name()];
    let post = [
        merged.function.as_str(),
        merged.department.as_str(),
        &merged.organisation.map_or_else(String::new, |id| {
            names.record(TableName::organisations, id.ulid())
        }),
    ];
    let post: Vec<&str> = post.into_iter().filter(|part| !part.is_empty()).collect();
    lines.push(post.join(", "));
    let joined = |contacts: &[Contact]| {
        let values: Vec<&str> = contacts.iter().map(|c| c.value.trim()).collect();
        values.join(", ")
    };
    lines.push(joined(&merged.emails));
    lines.push(joined(&merged.phones));
    lines.push(merged.note.clone());
    for (at, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let text = if at == 0 {
            theme::strong(line, theme::size::BODY)
        } else {
            egui::RichText::new(line)
        };
        ui.add(egui::Label::new(text).wrap());
    }
}

/// "4 Anwesenheiten, 2 Aufgaben oder Wortmeldungen".
fn moves(texts: &Texts, moves: MovesAlong) -> String {
    let MovesAlong {
        attendance,
        replies,
        memberships,
        consents,
        sessions,
        items,
        entries,
        elements,
    } = moves;
    let mut parts = Vec::new();
    let mut add = |count: usize, text: fn(&Texts, usize) -> String| {
        if count > 0 {
            parts.push(text(texts, count));
        }
    };
    add(attendance, |t, n| {
        tr!(t, "privacy-moves-attendance", count = n)
    });
    add(replies, |t, n| tr!(t, "privacy-moves-replies", count = n));
    add(memberships, |t, n| {
        tr!(t, "privacy-moves-memberships", count = n)
    });
    add(consents, |t, n| tr!(t, "privacy-moves-consents", count = n));
    add(sessions, |t, n| tr!(t, "privacy-moves-sessions", count = n));
    add(items, |t, n| tr!(t, "privacy-moves-items", count = n));
    add(entries, |t, n| tr!(t, "privacy-moves-entries", count = n));
    add(elements, |t, n| tr!(t, "privacy-moves-elements", count = n));
    if parts.is_empty() {
        tr!(texts, "privacy-moves-nothing")
    } else {
        tr!(texts, "privacy-moves", parts = parts.join(", "))
    }
}

impl Sheet for MergeSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let texts = cx.texts;
        let project = cx.doc.project().clone();
        self.people.retain(|id| project.people.contains(*id));
        let keep = self.keep.filter(|id| self.people.contains(id));
        let (Some(keep), true) = (keep, self.people.len() > 1) else {
            // A colleague was faster.
            return Shown::Closed;
        };
        let gone = self.gone();
        let (mut merge, mut close) = (false, false);
        let escape = sheet(
            ctx,
            "merge people",
            &tr!(texts, "privacy-merge-title", count = self.people.len()),
            860.0,
            |ui| {
                hint(ui, &tr!(texts, "privacy-merge-hint"));
                self.show_fields(ui, &project, texts);
                let erased = |id: &Id<Person>| {
                    let record = project.people.get(*id);
                    record.is_some_and(|record| record.erased_on.is_some())
                };
                if self.people.iter().any(erased) {
                    doubt(ui, &tr!(texts, "privacy-merge-erased"));
                }
                let names = Names::new(texts, &project);
                if let Some(merged) = project.merged_person(keep, &gone, &self.chosen) {
                    show_result(ui, &merged, &names, texts);
                }
                ui.add_space(space::S);
                hint(ui, &moves(texts, project.moves_along(&gone)));
            },
            |ui| {
                let label = tr!(texts, "privacy-merge-yes");
                let enabled = !cx.doc.is_read_only();
                ui.add_enabled_ui(enabled, |ui| {
                    merge = widgets::primary_button(ui, None, &label).clicked();
                    merge |= enabled && super::entered(ui);
                });
                close = close_button(ui, &tr!(texts, "cancel"));
            },
        );
        if merge {
            let chosen = &self.chosen;
            cx.doc.end_gesture();
            cx.doc
                .edit(Step::MergePeople, |p| p.merge_people(keep, &gone, chosen));
            let mac = cfg!(target_os = "macos");
            let keys = Command::Undo.keys().first();
            let keys = keys.map(|keys| keys.label(texts, mac)).unwrap_or_default();
            let name = name_of(cx.doc.project(), keep, texts);
            let text = tr!(texts, "privacy-merged", name = name, keys = keys);
            cx.out.tell(Tone::Good, text);
            cx.out.go(crate::ui::place::Place::Person(keep));
        }
        if merge || close || escape {
            Shown::Closed
        } else {
            Shown::Open
        }
    }
}
