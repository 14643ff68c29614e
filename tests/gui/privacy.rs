//! What a person does to account for personal data: merging, erasing, reporting, reviewing.

use chrono::{Datelike as _, Local};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use zirkel::document::{Document, Step};
use zirkel::model::{Circle, Contact, Entry, Id, Membership, Person, Project, Session};

use crate::support::Desk;

fn person(given: &str, family: &str, mail: &str) -> Person {
    Person {
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        emails: vec![Contact {
            label: String::new(),
            value: mail.to_owned(),
        }],
        ..Person::default()
    }
}

/// A circle with somebody who stands in it twice, and leads a session.
fn circle() -> (Project, Id<Person>) {
    let mut document = Document::default();
    let gari = document.edit(Step::AddPerson, |p| {
        let gari = p.add(person("Gari", "Pavković", "gari@stadt.example"));
        let again = p.add(person("Gari", "Pavkovic", "g.pavkovic@stadt.example"));
        p.change(again, |again| again.function = "Beauftragter".to_owned());
        p.add(person("Ayse", "Özbabacan", "ayse@stadt.example"));
        p.add(Membership {
            person: Some(again),
            ..Membership::default()
        });
        let session = p.add(Session {
            title: "Herbstsitzung".to_owned(),
            chair: Some(gari),
            ..Session::default()
        });
        p.add(Entry {
            session: Some(session),
            text: "Gari Pavković berichtet.".to_owned(),
            ..Entry::default()
        });
        gari
    });
    (document.project().clone(), gari)
}

/// Runs a command by its name.
fn command(desk: &mut Desk, name: &str) {
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text(name);
    desk.press(Modifiers::NONE, Key::Enter);
}

fn row(desk: &mut Desk, name: &str) {
    desk.harness
        .get_by_role_and_label(Role::ListBoxOption, name)
        .click();
    desk.settle();
}

fn roster() -> (Desk, Id<Person>) {
    let (project, gari) = circle();
    let mut desk = Desk::with_project(&project);
    desk.ctrl(Key::Num1);
    (desk, gari)
}

#[test]
fn duplicates_are_found_compared_and_merged_in_one_step() {
    let (mut desk, gari) = roster();
    command(&mut desk, "Mögliche Dubletten");
    desk.settle();
    assert!(desk.sees("Derselbe Name"));
    desk.click("Vergleichen …");
    assert!(desk.sees("2 Personen zusammenführen"));
    assert!(desk.sees_part("1 Mitgliedschaft"));
    // The spelling with its accent is as long as the other, which is newer.
    desk.click("Nachname, 1. Eintrag: Pavković");
    desk.click("Zusammenführen");
    let project = desk.project();
    assert_eq!(project.people.len(), 2);
    let merged = project.people.get(gari).expect("he stays");
    assert_eq!(merged.full_name(), "Gari Pavković");
    assert_eq!(merged.function, "Beauftragter");
    assert_eq!(merged.emails.len(), 2);
    let (_, membership) = project.memberships.iter().next().expect("one");
    assert_eq!(membership.person, Some(gari));
    // The list below has nothing more to offer.
    desk.settle();
    assert!(desk.sees_part("Keine gefunden"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().people.len(), 3);
}

#[test]
fn the_selected_people_are_merged_by_keyboard_alone() {
    let (mut desk, _) = roster();
    row(&mut desk, "Pavković, Gari");
    let second = desk
        .harness
        .get_by_role_and_label(Role::ListBoxOption, "Pavkovic, Gari");
    second.click_modifiers(Modifiers::COMMAND);
    desk.settle();
    command(&mut desk, "Personen zusammenführen");
    assert!(desk.sees("2 Personen zusammenführen"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.project().people.len(), 2);
    assert!(!desk.sees("2 Personen zusammenführen"));
}

#[test]
fn a_person_is_erased_with_a_pseudonym_and_earlier_versions_are_cleansed() {
    let (mut desk, gari) = roster();
    // A version that was saved, so that there is something to be cleansed.
    command(&mut desk, "Neue Person");
    desk.type_text("Berg");
    desk.ctrl(Key::S);
    desk.until("saved", |desk| {
        let file = desk.folder().join("projekt.zirkel.ron");
        std::fs::read_to_string(file).is_ok_and(|text| text.contains("Berg"))
    });
    row(&mut desk, "Pavković, Gari");
    command(&mut desk, "Personendaten löschen");
    assert!(desk.sees("Daten von „Gari Pavković“ löschen?"));
    desk.click("Durch ein Pseudonym ersetzen; auch die Organisation wird gelöscht");
    desk.click("Daten löschen");
    let project = desk.project();
    let left = project.people.get(gari).expect("the session speaks of him");
    assert_eq!(left.full_name(), "Person 1");
    assert!(left.emails.is_empty() && left.erased_on.is_some());
    let (_, entry) = project.entries.iter().next().expect("one");
    assert_eq!(entry.text, "Person 1 berichtet.");

    desk.until("what earlier versions hold", |desk| {
        desk.sees("Auch dort löschen …")
    });
    desk.harness
        .get_by_label("Auch dort löschen …")
        .scroll_to_me();
    desk.settle();
    desk.click("Auch dort löschen …");
    desk.harness
        .get_by_label("Endgültig löschen")
        .scroll_to_me();
    desk.settle();
    desk.click("Endgültig löschen");
    desk.until("cleansed", |desk| desk.sees_part("bereinigt."));
    desk.click("Schließen");
    desk.ctrl(Key::Z);
    let workspace = desk.harness.state().workspace().expect("open");
    assert_eq!(workspace.doc.next_undo(), None, "nothing brings it back");
    assert!(
        desk.project()
            .people
            .get(gari)
            .is_some_and(|p| p.emails.is_empty())
    );
    let kept = everything_below(&desk.folder().join("home"));
    assert!(kept.contains("Person 1"), "the versions are there");
    assert!(!kept.contains("gari@stadt.example"));
    assert!(!kept.contains("Gari Pavković"));
    // Work goes on, and is saved and journalled.
    command(&mut desk, "Neue Person");
    desk.type_text("Wald");
    desk.ctrl(Key::S);
    let file = std::fs::read_to_string(desk.folder().join("projekt.zirkel.ron"));
    assert!(file.expect("a file").contains("Wald"));
}

fn everything_below(folder: &std::path::Path) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            all.push_str(&everything_below(&entry.path()));
        } else {
            let bytes = std::fs::read(entry.path()).unwrap_or_default();
            all.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    all
}

#[test]
fn erasing_can_be_taken_back_as_long_as_nothing_was_cleansed() {
    let (mut desk, gari) = roster();
    let before = desk.project();
    row(&mut desk, "Pavković, Gari");
    command(&mut desk, "Personendaten löschen");
    desk.click("Daten löschen");
    let left = desk.project().people.get(gari).cloned().expect("a name");
    assert_eq!(left.full_name(), "Gari Pavković");
    assert!(left.emails.is_empty());
    desk.press(Modifiers::NONE, Key::Escape);
    desk.ctrl(Key::Z);
    assert_eq!(desk.project(), before);
}

#[test]
fn the_report_is_read_and_goes_out_as_text_and_as_json() {
    let (mut desk, _) = roster();
    row(&mut desk, "Pavković, Gari");
    command(&mut desk, "Auskunft über die Person");
    assert!(desk.sees("Auskunft: Gari Pavković"));
    desk.click("Maschinenlesbar speichern (JSON) …");
    let path = desk.folder().join("auskunft.json");
    desk.ctrl(Key::A);
    desk.type_text(&path.display().to_string());
    desk.press(Modifiers::NONE, Key::Enter);
    let json = std::fs::read_to_string(path).expect("written");
    assert!(json.contains("gari@stadt.example"), "{json}");
}

#[test]
fn a_review_that_is_due_is_told_and_can_be_put_off_by_a_year() {
    let (mut project, _) = circle();
    let today = Local::now().date_naive();
    let circle = Circle {
        review_on: today.pred_opt(),
        ..Circle::default()
    };
    project.circle.insert(Circle::ID, circle);
    let mut desk = Desk::with_project(&project);
    assert!(desk.sees_part("Die Überprüfung der Personendaten war am"));
    desk.click("Jetzt prüfen");
    assert!(desk.sees("Datenschutz"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.click("In einem Jahr wieder");
    let review_on = desk.project().circle().review_on.expect("a day");
    assert_eq!(review_on.year(), today.year() + 1);
    assert!(!desk.sees_part("Die Überprüfung der Personendaten war am"));
    desk.ctrl(Key::Z);
    assert!(desk.sees_part("Die Überprüfung der Personendaten war am"));
    desk.click("Später");
    assert!(!desk.sees_part("Die Überprüfung der Personendaten war am"));
}

#[test]
fn somebody_who_has_data_again_is_told() {
    let (mut project, gari) = circle();
    let mut erased = project.people.get(gari).cloned().expect("there");
    erased.erased_on = Local::now().date_naive().pred_opt();
    project.people.insert(gari, erased);
    let mut desk = Desk::with_project(&project);
    command(&mut desk, "Datenschutz");
    desk.settle();
    assert!(desk.sees_part("Wieder mit Daten"));
    assert!(desk.sees_part("3 Personen") || desk.sees_part("2 Personen"));
    desk.harness
        .get_by_label("Daten von „Gari Pavković“ erneut löschen …")
        .scroll_to_me();
    desk.settle();
    desk.click("Daten von „Gari Pavković“ erneut löschen …");
    desk.click("Daten löschen");
    assert!(!desk.project().has_data_again(gari));
}
