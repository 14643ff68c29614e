//! A person's places in the circle over time.

use egui::Ui;

use super::form::{Form, add_button, doubt, group, remove_button};
use crate::document::Step;
use crate::i18n::{Texts, tr};
use crate::model::{Id, Membership, Organisation, Person, Role};
use crate::ui::theme::space;
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, choose_record, choose_word, date_field};

/// Shows a person's memberships with all that can be done to them.
pub fn show(
    ui: &mut Ui,
    cx: &mut ViewCx,
    person: Id<Person>,
    organisations: &[(Id<Organisation>, String)],
) {
    let texts = cx.texts;
    group(ui, &tr!(texts, "roster-memberships"));
    let memberships: Vec<(Id<Membership>, Membership)> = cx
        .doc
        .project()
        .memberships
        .iter()
        .filter(|(_, membership)| membership.person == Some(person))
        .map(|(id, membership)| (id, membership.clone()))
        .collect();
    for (place, (id, membership)) in memberships.iter().enumerate() {
        if place > 0 {
            ui.add_space(space::S);
        }
        widgets::keyed(ui, id, |ui| {
            one(ui, cx, *id, membership, organisations);
        });
    }
    let enabled = !cx.doc.is_read_only();
    if add_button(ui, enabled, &tr!(texts, "roster-membership-add")) {
        cx.doc.edit(Step::EditMembership, |project| {
            project.add(Membership {
                person: Some(person),
                ..Membership::default()
            })
        });
    }
}

fn one(
    ui: &mut Ui,
    cx: &mut ViewCx,
    id: Id<Membership>,
    membership: &Membership,
    organisations: &[(Id<Organisation>, String)],
) {
    let texts = cx.texts;
    let mut form = Form::new(cx.doc, Step::EditMembership, id);
    let enabled = form.enabled;
    ui.horizontal_top(|ui| {
        ui.add_enabled_ui(enabled, |ui| {
            let label = tr!(texts, "roster-role");
            if let Some(role) = choose_word(ui, texts, "role", &label, membership.role, Role::ALL) {
                form.change_once(|record| record.role = role);
            }
        });
        if remove_button(ui, enabled, &tr!(texts, "roster-membership-remove")) {
            form.doc.end_gesture();
            form.doc.edit(Step::EditMembership, |project| {
                project.memberships.remove(id);
            });
        }
    });
    period(ui, texts, &mut form, membership);
    if let (Some(from), Some(until)) = (membership.from, membership.until)
        && until < from
    {
        doubt(ui, &tr!(texts, "roster-period-doubt"));
    }
    ui.add_enabled_ui(enabled, |ui| {
        let chosen = choose_record(
            ui,
            "on behalf of",
            &tr!(texts, "roster-on-behalf-of"),
            membership.on_behalf_of,
            organisations,
            &tr!(texts, "roster-on-behalf-of-own"),
            &tr!(texts, "roster-organisation-filter"),
        );
        if let Some(chosen) = chosen {
            form.change_once(|record| record.on_behalf_of = chosen);
        }
    });
}

fn period(ui: &mut Ui, texts: &Texts, form: &mut Form<'_, Membership>, membership: &Membership) {
    let enabled = form.enabled;
    ui.columns_const(|[left, right]| {
        left.add_enabled_ui(enabled, |ui| {
            let label = tr!(texts, "roster-from");
            if let Some(date) = date_field(ui, texts, "from", &label, membership.from) {
                form.change("from", |record| record.from = date);
            }
        });
        right.add_enabled_ui(enabled, |ui| {
            let label = tr!(texts, "roster-until");
            if let Some(date) = date_field(ui, texts, "until", &label, membership.until) {
                form.change("until", |record| record.until = date);
            }
        });
    });
}
