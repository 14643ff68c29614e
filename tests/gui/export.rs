//! People go out as a list.

use std::path::PathBuf;

use egui::accesskit::Toggled;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;
use zirkel::document::IdSource;
use zirkel::i18n::Lang;
use zirkel::model::{Consent, ConsentPurpose, Contact, Id, Person, Project};
use zirkel::store::{Header, codec};

use crate::support::Desk;

/// Three invented people: one consented, one did not, one has no contact data.
fn project() -> Project {
    let mut project = Project::default();
    let mut ids = IdSource::counting_from(1);
    let mut consenting: Option<Id<Person>> = None;
    for (given, family, email) in [
        ("Anna", "von Berg", "anna@example.org"),
        ("Jörg", "Ritter", "joerg@example.org"),
        ("Käthe", "Weiß", ""),
    ] {
        let person = Person {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            emails: (!email.is_empty())
                .then(|| Contact {
                    label: String::new(),
                    value: email.to_owned(),
                })
                .into_iter()
                .collect(),
            ..Person::default()
        };
        let id = ids.next();
        project.people.insert(id, person);
        consenting = consenting.or(Some(id));
    }
    let consent = Consent {
        person: consenting,
        purpose: ConsentPurpose::ContactSharing,
        given_on: Some("2018-11-07".parse().expect("a date")),
        ..Consent::default()
    };
    project.consents.insert(ids.next(), consent);
    project
}

fn desk(project: &Project, settings: &str) -> Desk {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("kreis.zirkel.ron");
    let text = codec::encode(project, &Header::default()).expect("encoded");
    std::fs::write(&file, text).expect("written");
    let mut desk = Desk::start_as(folder, Some(file), Lang::De, settings);
    desk.ctrl(Key::Num1);
    desk.ctrl(Key::E);
    desk
}

/// The people on the screen, and the sheet before them.
fn export() -> Desk {
    desk(&project(), "(autosave: false)")
}

fn file(desk: &Desk, name: &str) -> PathBuf {
    desk.folder().join(name)
}

fn read(desk: &Desk, name: &str) -> String {
    std::fs::read_to_string(file(desk, name)).expect("the list")
}

fn is_disabled(desk: &Desk, label: &str) -> bool {
    let node = desk.harness.get_by_label(label);
    node.accesskit_node().is_disabled()
}

fn is_chosen(desk: &Desk, label: &str) -> bool {
    let node = desk.harness.get_by_label(label);
    node.accesskit_node().toggled() == Some(Toggled::True)
}

fn tick(desk: &mut Desk, column: &str) {
    let node = desk.harness.get_by_role_and_label(Role::CheckBox, column);
    node.click();
    desk.settle();
}

#[test]
fn a_list_goes_out_with_the_columns_chosen_and_contact_data_only_with_consent() {
    let mut desk = export();
    assert!(desk.sees("Alle (3 Personen)"));
    assert!(desk.sees_part("Von 1 Person bleiben E-Mail und Telefon weg"));
    desk.click("Texttabelle (CSV)");
    desk.click("Keine");
    assert!(is_disabled(&desk, "Exportieren …"), "no column, no list");
    assert!(desk.sees("E-Mail und Telefon sind nicht ausgewählt."));
    tick(&mut desk, "Nachname");
    tick(&mut desk, "E-Mail");
    desk.click("Exportieren …");
    assert!(
        !desk.sees("Teilnehmende exportieren"),
        "the sheet has done its work"
    );
    desk.click("Speichern");
    assert_eq!(
        read(&desk, "Teilnehmende.csv"),
        "\u{feff}Nachname;E-Mail\r\nvon Berg;anna@example.org\r\nRitter;\r\nWeiß;\r\n"
    );
    assert!(desk.sees_part("Gespeichert: "));
    assert_eq!(desk.project(), project(), "nothing changes by going out");
}

#[test]
fn who_insists_is_told_and_is_asked_again_the_next_time() {
    let mut desk = export();
    desk.click("Texttabelle (CSV)");
    desk.click("Von allen");
    assert!(desk.sees_part("Sie verantworten, dass Sie deren Kontaktdaten weitergeben dürfen."));
    desk.click("Exportieren …");
    desk.click("Speichern");
    assert!(read(&desk, "Teilnehmende.csv").contains("joerg@example.org"));

    desk.ctrl(Key::E);
    assert!(
        is_chosen(&desk, "Texttabelle (CSV)"),
        "the form is remembered"
    );
    assert!(is_chosen(&desk, "Nur mit Einwilligung"), "this is not");
    desk.click("Exportieren …");
    desk.click("Speichern");
    // There is a list already.
    desk.click("Ersetzen");
    assert!(!read(&desk, "Teilnehmende.csv").contains("joerg@example.org"));
}

#[test]
fn only_the_selected_go_out_where_that_is_wanted() {
    let mut desk = export();
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.sees("Teilnehmende exportieren"));
    let row = desk.harness.get_by_label_contains("Ritter, Jörg");
    row.click();
    desk.settle();
    desk.ctrl(Key::E);
    desk.click("Ausgewählte (1)");
    desk.click("Adresskarten (vCard)");
    desk.click("Exportieren …");
    desk.click("Speichern");
    let cards = read(&desk, "Teilnehmende.vcf");
    assert_eq!(cards.matches("BEGIN:VCARD").count(), 1, "{cards}");
    assert!(cards.contains("FN:Jörg Ritter"), "{cards}");
    assert!(!cards.contains("EMAIL"), "{cards}");
}

#[test]
fn two_keys_are_enough() {
    let mut desk = export();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.press(Modifiers::NONE, Key::Enter);
    let bytes = std::fs::read(file(&desk, "Teilnehmende.xlsx")).expect("the list");
    assert!(bytes.starts_with(b"PK"));
}

#[test]
fn in_an_empty_roster_it_is_said_what_comes_first() {
    let mut desk = desk(&Project::default(), "(autosave: false)");
    assert!(desk.sees("Noch niemand da"));
    assert!(!desk.sees("Exportieren …"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.sees("Noch niemand da"));
}

#[test]
fn at_twice_the_size_the_button_is_still_there() {
    let mut desk = export();
    // 1024 x 700 at 200 %.
    desk.harness.set_size(egui::vec2(512.0, 350.0));
    desk.settle();
    let window = desk.harness.ctx.content_rect();
    assert!(window.width() < 600.0, "{window}");
    for name in ["Exportieren …", "Abbrechen", "Alle (3 Personen)"] {
        let rect = desk.harness.get_by_label(name).rect();
        assert!(window.contains_rect(rect), "{name}: {rect} in {window}");
    }
}
