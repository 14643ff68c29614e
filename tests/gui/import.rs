//! A list of people is read, looked at and taken over.

use std::path::PathBuf;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::model::{Person, Project};

use crate::support::Desk;

/// A list as they lie about: a title, groups, umlauts in the old encoding. Two people of the
/// example, one of them with something new, and three who are invented.
const LIST: &str = "Teilnehmende des Arbeitskreises (erfunden, Stand 2018);;;;;\r\n\
    ;;;;;\r\n\
    Name;Vorname;Institution;PLZ;Ort;E-Mail\r\n\
    Städte;;;;;\r\n\
    Özbabacan;Ayse;Landeshauptstadt Stuttgart;70173;Stuttgart;ayse@beispiel.example\r\n\
    von Berg;Anna;Stadt Beispielstadt;01067;Beispielstadt;anna.von.berg@beispiel.example\r\n\
    Müller;Käthe;Stadt Beispielstadt;01067;Beispielstadt;\r\n\
    Landkreise;;;;;\r\n\
    Groß;Jörg;Landkreis Muster;04103;Musterau;joerg@muster.example\r\n";

fn list(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desk.folder().join(name);
    std::fs::write(&path, bytes).expect("written");
    path
}

/// The list in the encoding that Excel writes in Germany.
fn windows_1252() -> Vec<u8> {
    let letters = LIST.chars().map(|c| u8::try_from(u32::from(c)));
    letters.map(|c| c.expect("a letter of Latin 1")).collect()
}

fn named<'a>(project: &'a Project, family_name: &str) -> Vec<&'a Person> {
    let people = project.people.iter().map(|(_, person)| person);
    people
        .filter(|person| person.family_name == family_name)
        .collect()
}

fn rows(desk: &Desk) -> Vec<String> {
    let rows = desk.harness.query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|row| row.accesskit_node().label())
        .filter(|name| name.contains("Zeile"))
        .collect()
}

#[test]
fn a_dropped_list_is_looked_at_before_it_is_taken_over_and_one_undo_takes_it_back() {
    let mut desk = Desk::with_example();
    let before = desk.project();
    let path = list(&desk, "Liste.csv", &windows_1252());
    desk.drop_file(&path);
    // The headings and the encoding were found.
    assert!(desk.sees_part("Özbabacan"), "umlauts to look at");
    assert!(desk.sees("Wird eingelesen als"));
    desk.click("Weiter");
    let shown = rows(&desk);
    assert_eq!(shown.len(), 4, "groups are no people: {shown:?}");
    assert!(
        shown
            .iter()
            .any(|row| row.starts_with("Berg, Anna von, neu"))
    );
    assert!(
        shown
            .iter()
            .any(|row| row.contains("Özbabacan, Ayse, geändert"))
    );
    assert_eq!(desk.project(), before, "nothing changes by looking");
    desk.click("4 Personen übernehmen");
    let after = desk.project();
    assert_eq!(after.people.len(), before.people.len() + 3);
    let ayse = named(&after, "Özbabacan");
    assert_eq!(ayse.len(), 1);
    assert_eq!(ayse[0].emails[0].value, "ayse@beispiel.example");
    assert_eq!(named(&after, "Müller")[0].given_name, "Käthe");
    desk.ctrl(Key::Z);
    assert_eq!(desk.project(), before, "one step");
}

#[test]
fn the_keyboard_is_enough_to_leave_a_row_out() {
    let mut desk = Desk::with_example();
    let before = desk.project();
    let path = list(&desk, "Liste.csv", LIST.as_bytes());
    desk.drop_file(&path);
    desk.press(Modifiers::COMMAND, Key::Enter);
    // The focus is in the list: the second row is left out.
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Space);
    assert!(
        rows(&desk)
            .iter()
            .any(|row| row.contains("Berg, Anna von, wird nicht"))
    );
    // Esc goes back to the columns and loses nothing of them.
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(desk.sees("Wird eingelesen als"));
    desk.press(Modifiers::COMMAND, Key::Enter);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Space);
    desk.press(Modifiers::COMMAND, Key::Enter);
    let after = desk.project();
    assert_eq!(after.people.len(), before.people.len() + 2);
    assert!(named(&after, "von Berg").is_empty());
}

#[test]
fn rows_copied_in_a_spreadsheet_are_pasted_as_a_list() {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::Num1);
    let before = desk.project();
    let text = "Vorname\tNachname\tE-Mail\nAnna\tvon Berg\tanna@beispiel.example\n";
    desk.harness.event(egui::Event::Paste(text.to_owned()));
    desk.settle();
    desk.click("Weiter");
    desk.click("1 Person übernehmen");
    assert_eq!(desk.project().people.len(), before.people.len() + 1);
}

#[test]
fn what_was_said_of_a_column_is_remembered_for_the_next_list() {
    let mut desk = Desk::with_example();
    let text = "Wer\tFunktion\tE-Mail\nBerg\tReferentin\tberg@beispiel.example\n";
    let path = list(&desk, "Liste.tsv", text.as_bytes());
    desk.drop_file(&path);
    let said = |desk: &Desk| {
        let column = desk.harness.get_by_label("Spalte „Wer“");
        column.accesskit_node().value()
    };
    desk.click("Spalte „Wer“");
    desk.click("Nachname");
    assert_eq!(said(&desk).as_deref(), Some("Nachname"));
    desk.click("Weiter");
    desk.click("Einlesen abbrechen");
    desk.drop_file(&path);
    assert_eq!(said(&desk).as_deref(), Some("Nachname"));
}

#[test]
fn what_is_no_list_is_told_and_nothing_changes() {
    let mut desk = Desk::with_example();
    let before = desk.project();
    let path = list(&desk, "Liste.xlsx", b"PK\x03\x04 broken in the middle");
    desk.drop_file(&path);
    assert!(desk.sees("Datei wählen …"), "another one can be chosen");
    assert!(!desk.sees("Wird eingelesen als"));
    assert_eq!(desk.project(), before);
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.sees("Datei wählen …"));
}

#[test]
fn what_others_change_meanwhile_is_compared_anew() {
    let mut desk = Desk::with_example();
    let path = list(&desk, "Liste.csv", LIST.as_bytes());
    desk.drop_file(&path);
    desk.click("Weiter");
    assert!(
        rows(&desk)
            .iter()
            .any(|row| row.contains("Berg, Anna von, neu"))
    );
    // A colleague adds the same person.
    let before = desk.project();
    let mut theirs = before.clone();
    let anna = Person {
        given_name: "Anna".to_owned(),
        family_name: "von Berg".to_owned(),
        emails: vec![zirkel::model::Contact {
            label: String::new(),
            value: "anna.von.berg@beispiel.example".to_owned(),
        }],
        ..Person::default()
    };
    let id = zirkel::document::IdSource::counting_from(77).next();
    theirs.people.insert(id, anna);
    let workspace = desk.harness.state_mut().workspace_mut().expect("open");
    workspace.doc.take_foreign(&before, &theirs);
    desk.settle();
    assert!(
        rows(&desk)
            .iter()
            .any(|row| row.contains("Berg, Anna von, geändert"))
    );
    desk.click("4 Personen übernehmen");
    assert_eq!(named(&desk.project(), "von Berg").len(), 1);
}

#[test]
fn a_path_is_typed_at_once_where_the_desktop_has_no_file_dialog() {
    let mut desk = Desk::with_example();
    let path = list(&desk, "Liste.csv", LIST.as_bytes());
    desk.press(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::I);
    desk.press(Modifiers::NONE, Key::Enter);
    // The focus is in the dialog's field, not on the button below it.
    desk.type_text(&path.display().to_string());
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.sees("Wird eingelesen als"));
}

#[test]
fn a_path_pasted_into_the_dialog_over_the_wizard_is_a_path_and_no_list() {
    let mut desk = Desk::with_example();
    let path = list(&desk, "Liste.csv", LIST.as_bytes());
    desk.press(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::I);
    desk.press(Modifiers::NONE, Key::Enter);
    let pasted = path.display().to_string();
    desk.harness.event(egui::Event::Paste(pasted));
    desk.settle();
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.sees("Wird eingelesen als"));
    // The list of the file, not the one line that was pasted.
    assert!(desk.sees("Spalte „Institution“"));
}

#[test]
fn a_list_dropped_on_another_sheet_is_read_all_the_same() {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::Num1);
    let path = list(&desk, "Liste.csv", LIST.as_bytes());
    desk.ctrl(Key::E);
    desk.drop_file(&path);
    assert!(desk.sees("Wird eingelesen als"));
}
