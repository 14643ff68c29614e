//! What a person does with the window itself: open, save, undo, close, choose.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zirkel::i18n::Lang;
use zirkel::ui::place::ViewKind;

use crate::support::Desk;

#[test]
fn the_start_page_offers_a_new_project_and_the_example() {
    let mut desk = Desk::empty();
    assert!(desk.sees("Neues Projekt"));
    desk.click("Beispielsitzung ansehen");
    assert!(desk.has_project());
    assert_eq!(desk.project().people.len(), 5);
}

#[test]
fn commands_are_found_by_name_in_the_palette() {
    let mut desk = Desk::with_example();
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text("englisch");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.sees("File"));
    let _ = Lang::En;
}

#[test]
fn views_are_reached_by_keys() {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::Num4);
    assert_eq!(desk.harness.state().view(), ViewKind::Board);
    desk.ctrl(Key::Num1);
    assert_eq!(desk.harness.state().view(), ViewKind::Roster);
}

#[test]
fn a_file_that_is_no_project_is_refused_with_a_message() {
    let mut desk = Desk::empty();
    let file = desk.folder().join("liste.txt");
    std::fs::write(&file, "Name;Vorname\n").expect("written");
    desk.ctrl(Key::O);
    desk.harness.get_by_label("Pfad der Datei").focus();
    desk.harness.run_steps(2);
    desk.type_text(&file.display().to_string());
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.sees("Die Datei wurde nicht geöffnet"));
    assert!(!desk.has_project());
}
