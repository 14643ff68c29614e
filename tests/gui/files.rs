//! What happens to the file: saving, foreign changes, crashes, damaged and newer files.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zirkel::document::Step;
use zirkel::i18n::Lang;
use zirkel::model::{Person, Project};
use zirkel::store::codec;

use crate::support::Desk;

/// Adds a person past the views, which have stories of their own.
fn add_person(desk: &mut Desk, family_name: &str) {
    let person = Person {
        family_name: family_name.to_owned(),
        ..Person::default()
    };
    let workspace = desk.harness.state_mut().workspace_mut().expect("open");
    workspace.doc.edit(Step::AddPerson, |p| p.add(person));
    desk.settle();
}

fn names(project: &Project) -> Vec<String> {
    let people = project.people_by_name().into_iter();
    people
        .map(|(_, person)| person.family_name.clone())
        .collect()
}

/// The project in the file.
fn on_disk(desk: &Desk, name: &str) -> Project {
    let text = std::fs::read_to_string(desk.folder().join(name)).expect("a file");
    codec::decode(&text).expect("a project").project
}

fn type_path(desk: &mut Desk, name: &str) {
    let path = desk.folder().join(name).display().to_string();
    desk.harness.get_by_label("Pfad der Datei").focus();
    desk.settle();
    desk.ctrl(Key::A);
    desk.type_text(&path);
    desk.press(Modifiers::NONE, Key::Enter);
}

#[test]
fn a_new_project_is_saved_under_a_typed_path_and_found_as_left() {
    let mut desk = Desk::with_new_project();
    assert!(desk.sees("Unbenannt"));
    add_person(&mut desk, "Özbabacan");
    assert!(desk.sees("Nicht gespeichert"));
    desk.ctrl(Key::S);
    type_path(&mut desk, "Kreis Süd");
    assert!(desk.sees("Gespeichert"));
    assert!(desk.sees("Kreis Süd.zirkel.ron"));
    assert_eq!(
        names(&on_disk(&desk, "Kreis Süd.zirkel.ron")),
        ["Özbabacan"]
    );

    desk.ctrl(Key::W);
    assert!(!desk.has_project());
    desk.click("Kreis Süd.zirkel.ron");
    assert_eq!(names(&desk.project()), ["Özbabacan"]);
}

#[test]
fn unsaved_work_is_asked_for_and_each_answer_does_what_it_says() {
    let mut desk = Desk::with_example();
    add_person(&mut desk, "Neu");
    desk.ctrl(Key::W);
    desk.click("Abbrechen");
    assert!(names(&desk.project()).contains(&"Neu".to_owned()));

    desk.ctrl(Key::W);
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(desk.has_project());

    desk.ctrl(Key::W);
    desk.click("Nicht speichern");
    assert!(!desk.has_project());
    assert!(!names(&on_disk(&desk, "beispiel.zirkel.ron")).contains(&"Neu".to_owned()));

    let mut desk = Desk::with_example();
    add_person(&mut desk, "Neu");
    desk.ctrl(Key::W);
    desk.click("Speichern");
    assert!(!desk.has_project());
    assert!(names(&on_disk(&desk, "beispiel.zirkel.ron")).contains(&"Neu".to_owned()));
}

#[test]
fn after_a_crash_the_start_page_brings_unsaved_work_back() {
    let mut desk = Desk::with_example();
    add_person(&mut desk, "Beinahe verloren");
    let folder = desk.crash();

    let mut desk = Desk::start(folder, None, Lang::De);
    assert!(desk.sees("Ungespeicherte Arbeit gefunden"));
    desk.click("Wiederherstellen");
    assert!(names(&desk.project()).contains(&"Beinahe verloren".to_owned()));
    assert!(desk.sees("Nicht gespeichert"));
    desk.ctrl(Key::S);
    assert!(desk.sees("Gespeichert"));
    let saved = on_disk(&desk, "beispiel.zirkel.ron");
    assert!(names(&saved).contains(&"Beinahe verloren".to_owned()));

    let folder = desk.crash();
    let desk = Desk::start(folder, None, Lang::De);
    assert!(!desk.sees("Ungespeicherte Arbeit gefunden"));
}

#[test]
fn opening_the_file_itself_after_a_crash_offers_the_unsaved_work_too() {
    let mut desk = Desk::with_example();
    add_person(&mut desk, "Beinahe verloren");
    let folder = desk.crash();
    let file = folder.path().join("beispiel.zirkel.ron");
    let mut desk = Desk::start(folder, Some(file), Lang::De);
    assert!(desk.sees("Ungespeicherte Arbeit gefunden"));
    desk.click("Wiederherstellen");
    assert!(names(&desk.project()).contains(&"Beinahe verloren".to_owned()));
}

#[test]
fn work_that_is_given_up_is_not_offered_again() {
    let mut desk = Desk::with_new_project();
    add_person(&mut desk, "Unwichtig");
    let folder = desk.crash();
    let mut desk = Desk::start(folder, None, Lang::De);
    desk.click("Verwerfen");
    assert!(!desk.sees("Ungespeicherte Arbeit gefunden"));
    let folder = desk.crash();
    let desk = Desk::start(folder, None, Lang::De);
    assert!(!desk.sees("Ungespeicherte Arbeit gefunden"));
}

#[test]
fn a_file_with_a_broken_checksum_opens_with_a_warning_and_asks_before_saving() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("von Hand.zirkel.ron");
    let text = zirkel::store::example().replace("Land.Zuhause.Zukunft", "Land.Daheim.Zukunft");
    std::fs::write(&file, &text).expect("written");
    let mut desk = Desk::start(folder, Some(file.clone()), Lang::De);
    assert!(desk.sees_part("Prüfsumme der Datei passt nicht"));
    add_person(&mut desk, "Neu");
    desk.ctrl(Key::S);
    assert!(desk.sees("Die Prüfsumme passte nicht"));
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), text);
    desk.click("Trotzdem speichern");
    assert!(names(&on_disk(&desk, "von Hand.zirkel.ron")).contains(&"Neu".to_owned()));
}

#[test]
fn a_file_of_a_newer_version_is_shown_and_not_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("neu.zirkel.ron");
    let text = zirkel::store::example().replacen("schema: 1", "schema: 99", 1);
    std::fs::write(&file, text).expect("written");
    let mut desk = Desk::start(folder, Some(file), Lang::De);
    assert!(desk.sees("Nur zum Lesen"));
    let before = desk.project();
    add_person(&mut desk, "Neu");
    assert_eq!(desk.project(), before);
    // Written by this version it would be an older schema with newer content.
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    assert!(!desk.sees("Pfad der Datei"));
    desk.ctrl(Key::W);
    assert!(!desk.has_project());
}

#[test]
fn enter_in_a_dialog_answers_it_although_somebody_was_typing() {
    let mut desk = Desk::with_example();
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    desk.type_text("Mitten im Wort");
    desk.ctrl(Key::W);
    assert!(desk.sees("Änderungen speichern?"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(!desk.has_project());
    let saved = on_disk(&desk, "beispiel.zirkel.ron");
    assert!(names(&saved).contains(&"Mitten im Wort".to_owned()));
}

#[test]
fn saving_over_another_file_asks_first_and_keeps_a_backup() {
    let mut desk = Desk::with_example();
    std::fs::write(desk.folder().join("alt.ron"), "alter Inhalt").expect("written");
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    type_path(&mut desk, "alt.ron");
    assert!(desk.sees("Datei ersetzen?"));
    let content = std::fs::read_to_string(desk.folder().join("alt.ron")).expect("a file");
    assert_eq!(content, "alter Inhalt");
    desk.click("Ersetzen");
    assert_eq!(on_disk(&desk, "alt.ron").people.len(), 5);
    let backups: Vec<_> = walk(&desk.folder().join("home"))
        .into_iter()
        .filter(|file| std::fs::read(file).is_ok_and(|bytes| bytes == b"alter Inhalt"))
        .collect();
    assert_eq!(backups.len(), 1);
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn where_a_file_is_damaged_its_last_version_opens() {
    let mut desk = Desk::with_example();
    add_person(&mut desk, "Neu");
    desk.ctrl(Key::S);
    desk.ctrl(Key::W);
    let file = desk.folder().join("beispiel.zirkel.ron");
    let text = std::fs::read_to_string(&file).expect("a file");
    let cut = text
        .get(..text.floor_char_boundary(text.len() / 2))
        .expect("half");
    std::fs::write(&file, cut).expect("written");
    desk.click("beispiel.zirkel.ron");
    assert!(desk.sees_part("bricht in Zeile"));
    desk.harness
        .get_by_label_contains("Letzten bekannten Stand öffnen")
        .click();
    desk.settle();
    assert!(names(&desk.project()).contains(&"Neu".to_owned()));
    assert!(desk.sees("beispiel.zirkel.ron"));
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), cut);
    desk.ctrl(Key::S);
    assert_eq!(
        std::fs::read_to_string(&file).expect("a file"),
        cut,
        "asked first"
    );
}

#[test]
fn where_a_file_is_damaged_what_can_be_read_is_saved_from_it() {
    let mut desk = Desk::empty();
    let file = desk.folder().join("kaputt.zirkel.ron");
    let text = zirkel::store::example();
    let cut = text
        .get(..text.floor_char_boundary(text.len() / 2))
        .expect("half");
    std::fs::write(&file, cut).expect("written");
    desk.drop_file(&file);
    assert!(desk.sees_part("bricht in Zeile"));
    desk.harness
        .get_by_label_contains("Retten, was lesbar ist")
        .click();
    desk.settle();
    assert_eq!(desk.project().people.len(), 5);
    assert!(desk.sees("Unbenannt"));
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), cut);
}

#[test]
fn a_dropped_file_opens() {
    let mut desk = Desk::empty();
    let file = desk.folder().join("gezogen.zirkel.ron");
    std::fs::write(&file, zirkel::store::example()).expect("written");
    desk.drop_file(&file);
    assert_eq!(desk.project().people.len(), 5);
}

#[test]
fn a_folder_that_is_gone_is_told_and_the_work_is_still_here() {
    let mut desk = Desk::with_new_project();
    add_person(&mut desk, "Neu");
    desk.ctrl(Key::S);
    type_path(&mut desk, "gibt es nicht/kreis.zirkel.ron");
    assert!(desk.sees("Nicht gespeichert"));
    assert!(desk.sees_part("gibt es nicht"));
    desk.click("Schließen");
    assert_eq!(names(&desk.project()), ["Neu"]);
}
