//! A person in detail.

use egui::Ui;

use super::form::{Form, group, hint};
use super::{Wish, attended, consents, contacts, membership};
use crate::document::{Document, Step};
use crate::i18n::{Texts, tr};
use crate::model::{Id, Organisation, Person};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, choose_record};

/// Shows all that is known of a person. `organisations` are those to choose from, in order.
pub fn show(
    ui: &mut Ui,
    cx: &mut ViewCx,
    id: Id<Person>,
    organisations: &[(Id<Organisation>, String)],
    attended: &mut attended::Known,
    wish: &mut Option<Wish>,
) {
    let Some(person) = cx.doc.project().people.get_shared(id).cloned() else {
        return;
    };
    let texts = cx.texts;
    if let Some(day) = person.erased_on {
        let day = crate::i18n::format::date(texts, day);
        hint(ui, &tr!(texts, "roster-erased-on", date = day));
    }
    let mut form = Form::new(cx.doc, Step::EditPerson, id);
    name(ui, texts, &mut form, &person, wish);
    let function = tr!(texts, "roster-function");
    form.line(ui, &function, &person.function, |record, text| {
        record.function = text;
    });
    let department = tr!(texts, "roster-department");
    form.line(ui, &department, &person.department, |record, text| {
        record.department = text;
    });
    organisation(ui, cx, id, person.organisation, organisations);

    let mut form = Form::new(cx.doc, Step::EditPerson, id);
    let (emails, phones) = (&person.emails, &person.phones);
    contacts::show(ui, texts, &mut form, contacts::Kind::Email, emails, wish);
    contacts::show(ui, texts, &mut form, contacts::Kind::Phone, phones, wish);
    membership::show(ui, cx, id, organisations);
    consents::show(ui, cx, id);
    attended.show(ui, cx, id);

    let mut form = Form::new(cx.doc, Step::EditPerson, id);
    group(ui, &tr!(texts, "roster-internal"));
    hint(ui, &tr!(texts, "roster-internal-hint"));
    let note = tr!(texts, "roster-note-internal");
    form.lines(ui, &note, &person.note, 4, |record, text| {
        record.note = text;
    });

    group(ui, &tr!(texts, "roster-privacy"));
    let enabled = !cx.doc.is_read_only();
    for command in [Command::AccessReport, Command::ErasePerson] {
        ui.add_enabled_ui(enabled || command == Command::AccessReport, |ui| {
            let label = command.label(texts);
            if widgets::button(ui, command.icon(), &label).clicked() {
                cx.out.run(command);
            }
        });
    }
}

fn name(
    ui: &mut Ui,
    texts: &Texts,
    form: &mut Form<'_, Person>,
    person: &Person,
    wish: &mut Option<Wish>,
) {
    ui.columns_const(|[left, right]| {
        let label = tr!(texts, "roster-form-of-address");
        let words = [
            tr!(texts, "roster-address-mrs"),
            tr!(texts, "roster-address-mr"),
        ];
        let open = tr!(texts, "roster-suggest", field = label.as_str());
        let blank = tr!(texts, "roster-blank");
        let words = (words.as_slice(), blank.as_str(), open.as_str());
        let address = &person.form_of_address;
        let field = form.suggesting(left, &label, address, words, |record, text| {
            record.form_of_address = text;
        });
        if wish.take_if(|wish| *wish == Wish::FirstField).is_some() {
            field.request_focus();
        }
        let label = tr!(texts, "roster-titles");
        form.line(right, &label, &person.titles, |record, text| {
            record.titles = text;
        });
    });
    ui.columns_const(|[left, right]| {
        let label = tr!(texts, "roster-given-name");
        form.line(left, &label, &person.given_name, |record, text| {
            record.given_name = text;
        });
        let label = tr!(texts, "roster-family-name");
        let field = form.line(right, &label, &person.family_name, |record, text| {
            record.family_name = text;
        });
        if wish.take_if(|wish| *wish == Wish::FamilyName).is_some() {
            field.request_focus();
        }
    });
}

fn organisation(
    ui: &mut Ui,
    cx: &mut ViewCx,
    person: Id<Person>,
    current: Option<Id<Organisation>>,
    organisations: &[(Id<Organisation>, String)],
) {
    let texts = cx.texts;
    let enabled = !cx.doc.is_read_only();
    ui.add_enabled_ui(enabled, |ui| {
        let chosen = choose_record(
            ui,
            "organisation",
            &tr!(texts, "roster-organisation"),
            current,
            organisations,
            &tr!(texts, "roster-no-organisation"),
            &tr!(texts, "roster-organisation-filter"),
        );
        if let Some(chosen) = chosen {
            let mut form = Form::new(cx.doc, Step::EditPerson, person);
            form.change_once(|record| record.organisation = chosen);
        }
    });
    ui.horizontal_wrapped(|ui| {
        if let Some(current) = current.filter(|id| cx.doc.project().organisations.contains(*id)) {
            let show = tr!(texts, "roster-show-organisation");
            if widgets::button(ui, icons::GO, &show).clicked() {
                cx.out.go(Place::Organisation(current));
            }
        }
        ui.add_enabled_ui(enabled, |ui| {
            let new = tr!(texts, "roster-new-organisation");
            if widgets::button(ui, icons::ADD_ORGANISATION, &new).clicked() {
                let new = add_organisation_of(cx.doc, person);
                cx.out.go(Place::Organisation(new));
            }
        });
    });
}

/// Adds a blank organisation as this person's.
fn add_organisation_of(doc: &mut Document, person: Id<Person>) -> Id<Organisation> {
    doc.end_gesture();
    doc.edit(Step::AddOrganisation, |project| {
        let new = project.add(Organisation::default());
        project.change(person, |record| record.organisation = Some(new));
        new
    })
}
