//! What is shown beside the table while several are selected: how many, from where, and what can
//! be done to all of them at once.

use std::collections::BTreeMap;

use egui::{ComboBox, Ui};

use super::form::group;
use super::list::List;
use super::listing::{FOR_ORGANISATIONS, FOR_PEOPLE};
use super::shown_name;
use crate::document::{Document, Step};
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};
use crate::model::{Id, Membership, Organisation, Person, Role};
use crate::ui::commands::Command;
use crate::ui::place::Place;
use crate::ui::theme::space;
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, choose_record, label_for};

/// How many organisations are named.
const NAMED: usize = 8;

/// What is known of the people that are selected, until others are or something changes.
#[derive(Default)]
pub struct Known {
    of: Option<(u64, u64)>,
    people: Vec<Id<Person>>,
    /// The organisations they are of, those with most first.
    organisations: Vec<(Option<Id<Organisation>>, String, usize)>,
    /// The role that all of them have.
    role: Option<Role>,
}

impl Known {
    fn refresh(&mut self, doc: &Document, texts: &Texts, list: &List<Person>) {
        let wanted = Some((doc.revision(), list.selection_version()));
        if self.of == wanted {
            return;
        }
        self.of = wanted;
        self.people = list.chosen();
        let project = doc.project();
        let mut counts: BTreeMap<Option<Id<Organisation>>, usize> = BTreeMap::new();
        for person in &self.people {
            let of = project.people.get(*person).and_then(|p| p.organisation);
            let of = of.filter(|id| project.organisations.contains(*id));
            *counts.entry(of).or_default() += 1;
        }
        let name = |id: Option<Id<Organisation>>| match project.follow(id) {
            Some(organisation) => shown_name(&organisation.name, texts),
            None => tr!(texts, "roster-no-organisation"),
        };
        let named = counts.into_iter().map(|(id, count)| (id, name(id), count));
        self.organisations = named.collect();
        self.organisations
            .sort_by(|(_, a, many), (_, b, more)| more.cmp(many).then_with(|| a.cmp(b)));
        let mut roles = self.people.iter().map(|person| {
            let mut of = project.memberships.iter().map(|(_, membership)| membership);
            of.find(|m| m.person == Some(*person) && m.until.is_none())
                .map(|membership| membership.role)
        });
        // With thousands this would look through all memberships thousands of times.
        self.role = if self.people.len() > 100 {
            None
        } else {
            let first = roles.next().flatten();
            first.filter(|first| roles.all(|role| role == Some(*first)))
        };
    }

    /// Shows what can be done to all the people that are selected.
    pub fn show_people(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        list: &List<Person>,
        choices: &[(Id<Organisation>, String)],
    ) {
        let texts = cx.texts;
        self.refresh(cx.doc, texts, list);
        commands(ui, cx, FOR_PEOPLE);
        group(ui, &tr!(texts, "table-organisations"));
        for (id, name, count) in self.organisations.iter().take(NAMED) {
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = 0.0;
                // The count has to find room behind a long name.
                let room = (ui.available_width() - 48.0).max(0.0);
                match id {
                    Some(id) => {
                        let color = ui.visuals().hyperlink_color;
                        let link = egui::Label::new(egui::RichText::new(name).color(color));
                        let link = link.truncate().sense(egui::Sense::click());
                        let link = ui.scope(|ui| {
                            ui.set_max_width(room);
                            ui.add(link)
                        });
                        let link = link.inner;
                        widgets::named(&link, egui::Role::Link, name);
                        if link.clicked() {
                            cx.out.go(Place::Organisation(*id));
                        }
                    }
                    None => {
                        widgets::weak(ui, name);
                    }
                }
                widgets::weak(ui, count.to_string());
            });
        }
        let more = self.organisations.len().saturating_sub(NAMED);
        if more > 0 {
            widgets::weak(ui, tr!(texts, "roster-and-more", count = more));
        }
        group(ui, &tr!(texts, "roster-for-all"));
        ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
            self.organisation_for_all(ui, cx, choices);
            ui.add_space(space::XS);
            self.role_for_all(ui, cx);
        });
    }

    fn organisation_for_all(
        &self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        choices: &[(Id<Organisation>, String)],
    ) {
        let texts = cx.texts;
        let (common, none) = match self.organisations.as_slice() {
            [(id, ..)] => (*id, tr!(texts, "roster-no-organisation")),
            _ => (None, tr!(texts, "roster-several")),
        };
        let chosen = choose_record(
            ui,
            "organisation for all",
            &tr!(texts, "roster-organisation"),
            common,
            choices,
            &none,
            &tr!(texts, "roster-organisation-filter"),
        );
        if let Some(chosen) = chosen {
            cx.doc.end_gesture();
            cx.doc.edit(Step::EditPerson, |project| {
                for person in &self.people {
                    project.change(*person, |person| person.organisation = chosen);
                }
            });
        }
    }

    fn role_for_all(&self, ui: &mut Ui, cx: &mut ViewCx) {
        let texts = cx.texts;
        let shown = match self.role {
            Some(role) => role.name(texts),
            None => tr!(texts, "roster-role-choose"),
        };
        let chosen = label_for(ui, &tr!(texts, "roster-role"), |ui, name| {
            let mut chosen = None;
            let response = ComboBox::from_id_salt("role for all")
                .selected_text(shown)
                .show_ui(ui, |ui| {
                    for role in Role::ALL {
                        let on = self.role == Some(*role);
                        if ui.selectable_label(on, role.name(texts)).clicked() {
                            chosen = Some(*role);
                        }
                    }
                })
                .response;
            response.labelled_by(name);
            chosen
        });
        if let Some(role) = chosen.filter(|role| self.role != Some(*role)) {
            set_role(cx.doc, &self.people, role);
        }
    }
}

/// Gives all these people a role: to the membership that goes on, or to a new one.
fn set_role(doc: &mut Document, people: &[Id<Person>], role: Role) {
    let mut current: BTreeMap<Id<Person>, Id<Membership>> = BTreeMap::new();
    for (id, membership) in doc.project().memberships.iter() {
        if let (Some(person), None) = (membership.person, membership.until) {
            current.entry(person).or_insert(id);
        }
    }
    doc.end_gesture();
    doc.edit(Step::EditMembership, |project| {
        for person in people {
            match current.get(person) {
                Some(id) => project.change(*id, |membership| membership.role = role),
                None => {
                    project.add(Membership {
                        person: Some(*person),
                        role,
                        ..Membership::default()
                    });
                }
            }
        }
    });
}

/// Shows what can be done to all the organisations that are selected.
pub fn show_organisations(ui: &mut Ui, cx: &mut ViewCx) {
    commands(ui, cx, FOR_ORGANISATIONS);
}

fn commands(ui: &mut Ui, cx: &mut ViewCx, commands: &[Command]) {
    ui.add_space(space::S);
    for command in commands {
        let writes = *command == Command::Delete;
        ui.add_enabled_ui(!writes || !cx.doc.is_read_only(), |ui| {
            let label = command.label(cx.texts);
            if widgets::button(ui, command.icon(), &label).clicked() {
                cx.out.run(*command);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_for_all_goes_to_the_membership_that_goes_on_in_one_step() {
        let mut doc = Document::default();
        let people = ["A", "B"].map(|name| {
            doc.edit(Step::AddPerson, |p| {
                p.add(Person {
                    family_name: name.to_owned(),
                    ..Person::default()
                })
            })
        });
        let had = doc.edit(Step::EditMembership, |p| {
            p.add(Membership {
                person: Some(people[0]),
                ..Membership::default()
            })
        });
        set_role(&mut doc, &people, Role::Guest);
        let memberships = &doc.project().memberships;
        assert_eq!(memberships.len(), 2);
        assert!(memberships.iter().all(|(_, m)| m.role == Role::Guest));
        doc.undo();
        let memberships = &doc.project().memberships;
        assert_eq!(memberships.len(), 1);
        assert_eq!(memberships.get(had).map(|m| m.role), Some(Role::Member));
    }
}
