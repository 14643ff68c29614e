//! What a person does with the window itself: open, save, undo, close, choose.

use std::path::Path;

use egui::{Key, Modifiers, Role, Theme, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::i18n::{Lang, Texts};
use zirkel::model::{Project, SuggestionStatus};
use zirkel::ui::commands::Command;
use zirkel::ui::place::ViewKind;

use crate::support::Desk;

/// The keys that, with Ctrl, show the views.
const VIEWS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];

#[test]
fn the_start_page_offers_a_new_project_and_the_example() {
    let mut desk = Desk::empty();
    assert!(desk.sees("Neues Projekt"));
    desk.click("Beispielsitzung ansehen");
    assert!(desk.has_project());
    assert_eq!(desk.project().people.len(), 5);
}

#[test]
fn who_wants_to_do_the_same_again_does_not_undo_it() {
    let mut desk = Desk::with_project(&zirkel::model::Project::default());
    desk.ctrl(Key::Num4);
    desk.settle();
    for boards in 1..=2 {
        desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        desk.type_text("neues board");
        desk.press(Modifiers::NONE, Key::Enter);
        desk.settle();
        assert_eq!(desk.project().boards.iter().count(), boards);
        desk.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn commands_are_found_by_name_in_the_palette() {
    let mut desk = Desk::with_example();
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text("englisch");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.sees("File"));
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

/// The states of all suggestions.
fn states(project: &Project) -> Vec<SuggestionStatus> {
    let parts = project
        .entries
        .iter()
        .filter_map(|(_, e)| e.suggestion.as_ref());
    parts.map(|suggestion| suggestion.status).collect()
}

/// The example, opened from the start page, with its one suggestion set to "aufgegriffen".
fn edited_example() -> Desk {
    let mut desk = Desk::empty();
    desk.click("Beispielsitzung ansehen");
    assert_eq!(states(&desk.project()), [SuggestionStatus::Forwarded]);
    set_state(&mut desk, "aufgegriffen");
    assert_eq!(states(&desk.project()), [SuggestionStatus::TakenUp]);
    desk
}

fn set_state(desk: &mut Desk, state: &str) {
    desk.ctrl(Key::Num5);
    desk.click("Anregungen (1)");
    desk.harness
        .get_by_label_contains("Stand: Hinweise")
        .click();
    desk.settle();
    desk.click(state);
}

fn type_path(desk: &mut Desk, path: &Path) {
    desk.harness.get_by_label("Pfad der Datei").focus();
    desk.harness.run_steps(2);
    desk.ctrl(Key::A);
    desk.type_text(&path.display().to_string());
    desk.press(Modifiers::NONE, Key::Enter);
}

fn read(path: &Path) -> Project {
    let text = std::fs::read_to_string(path).expect("read");
    zirkel::store::codec::decode(&text)
        .expect("a project")
        .project
}

/// Presses the window's own close button.
fn close_window(desk: &mut Desk) {
    let viewports = &mut desk.harness.input_mut().viewports;
    let window = viewports.entry(ViewportId::ROOT).or_default();
    window.events.push(ViewportEvent::Close);
    desk.settle();
}

/// Whether the program has told the window to close.
fn has_quit(desk: &Desk) -> bool {
    let output = desk.harness.output().viewport_output.get(&ViewportId::ROOT);
    let commands = output.into_iter().flat_map(|window| &window.commands);
    let mut commands = commands;
    commands.any(|command| matches!(command, ViewportCommand::Close))
}

fn choose_by_name(desk: &mut Desk, name: &str) {
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text(name);
    desk.press(Modifiers::NONE, Key::Enter);
}

#[test]
fn an_edit_is_saved_under_a_typed_name_and_there_again_after_reopening() {
    let mut desk = edited_example();
    assert!(desk.sees("Nicht gespeichert"));
    let file = desk.folder().join("kreis.zirkel.ron");
    desk.ctrl(Key::S);
    type_path(&mut desk, &file);
    assert!(desk.sees("Gespeichert"));
    assert!(desk.sees("kreis.zirkel.ron"));
    assert_eq!(states(&read(&file)), [SuggestionStatus::TakenUp]);

    // Another edit is saved to the same file, without a question.
    set_state(&mut desk, "abgelehnt");
    assert!(desk.sees("Nicht gespeichert"));
    desk.ctrl(Key::S);
    assert!(desk.sees("Gespeichert"));

    let desk = Desk::start(desk.crash(), Some(file), Lang::De);
    assert_eq!(states(&desk.project()), [SuggestionStatus::Declined]);
    assert!(desk.sees("Gespeichert"));
}

#[test]
fn undoing_back_to_the_file_is_saved_again() {
    let mut desk = Desk::with_example();
    assert!(desk.sees("Gespeichert"));
    set_state(&mut desk, "aufgegriffen");
    assert!(desk.sees("Nicht gespeichert"));
    desk.ctrl(Key::Z);
    assert!(desk.sees("Gespeichert"));
}

#[test]
fn a_path_without_ending_gets_the_one_of_projects() {
    let mut desk = edited_example();
    let file = desk.folder().join("kreis");
    desk.ctrl(Key::S);
    type_path(&mut desk, &file);
    assert!(file.with_extension("zirkel.ron").exists());
}

#[test]
fn a_file_that_is_there_is_replaced_only_after_a_question() {
    let mut desk = edited_example();
    let file = desk.folder().join("alt.zirkel.ron");
    std::fs::write(&file, "etwas anderes").expect("written");
    desk.ctrl(Key::S);
    type_path(&mut desk, &file);
    assert!(desk.sees("Datei ersetzen?"));
    desk.click("Abbrechen");
    assert_eq!(std::fs::read(&file).expect("read"), b"etwas anderes");
    assert!(desk.sees("Nicht gespeichert"));
    desk.ctrl(Key::S);
    type_path(&mut desk, &file);
    desk.click("Ersetzen");
    assert!(desk.sees("Gespeichert"));
    assert_eq!(states(&read(&file)), [SuggestionStatus::TakenUp]);
}

#[test]
fn closing_with_unsaved_work_asks_and_cancel_keeps_it() {
    let mut desk = edited_example();
    desk.ctrl(Key::W);
    assert!(desk.sees("Änderungen speichern?"));
    desk.click("Abbrechen");
    assert_eq!(states(&desk.project()), [SuggestionStatus::TakenUp]);
    desk.ctrl(Key::W);
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.sees("Änderungen speichern?"));
    assert_eq!(states(&desk.project()), [SuggestionStatus::TakenUp]);
}

#[test]
fn closing_without_saving_leaves_the_file_as_it_was() {
    let mut desk = Desk::with_example();
    set_state(&mut desk, "aufgegriffen");
    desk.ctrl(Key::W);
    desk.click("Nicht speichern");
    assert!(!desk.has_project());
    assert!(desk.sees("Neues Projekt"));
    let file = desk.folder().join("beispiel.zirkel.ron");
    assert_eq!(states(&read(&file)), [SuggestionStatus::Forwarded]);
}

#[test]
fn saving_on_the_way_out_saves_and_closes() {
    let mut desk = Desk::with_example();
    set_state(&mut desk, "aufgegriffen");
    desk.ctrl(Key::W);
    desk.click("Speichern");
    assert!(!desk.has_project());
    let file = desk.folder().join("beispiel.zirkel.ron");
    assert_eq!(states(&read(&file)), [SuggestionStatus::TakenUp]);
}

#[test]
fn closing_while_a_save_is_on_its_way_waits_for_it_and_asks_nothing_twice() {
    let mut desk = Desk::with_example();
    set_state(&mut desk, "aufgegriffen");
    // Both in one frame, so that the save cannot have ended before.
    for key in [Key::S, Key::W] {
        let event = egui::Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        };
        desk.harness.input_mut().events.push(event);
    }
    desk.settle();
    assert!(!desk.has_project());
    assert!(!desk.sees("Änderungen speichern?"));
    let file = desk.folder().join("beispiel.zirkel.ron");
    assert_eq!(states(&read(&file)), [SuggestionStatus::TakenUp]);
}

#[test]
fn saving_on_the_way_out_without_a_file_asks_for_one_first() {
    let mut desk = edited_example();
    close_window(&mut desk);
    desk.click("Speichern");
    assert!(!has_quit(&desk));
    let file = desk.folder().join("kreis.zirkel.ron");
    type_path(&mut desk, &file);
    assert_eq!(states(&read(&file)), [SuggestionStatus::TakenUp]);
    assert!(has_quit(&desk));
}

#[test]
fn giving_up_the_typed_path_stays_in_the_program() {
    let mut desk = edited_example();
    close_window(&mut desk);
    desk.click("Speichern");
    desk.click("Abbrechen");
    assert!(!has_quit(&desk));
    // Saving later only saves.
    desk.ctrl(Key::S);
    let file = desk.folder().join("kreis.zirkel.ron");
    type_path(&mut desk, &file);
    assert!(!has_quit(&desk));
    assert!(desk.sees("Gespeichert"));
}

#[test]
fn the_window_closes_at_once_when_everything_is_saved() {
    let mut desk = Desk::with_example();
    close_window(&mut desk);
    assert!(has_quit(&desk));
}

#[test]
fn the_window_stays_open_until_unsaved_work_is_decided_on() {
    let mut desk = edited_example();
    close_window(&mut desk);
    assert!(!has_quit(&desk));
    assert!(desk.sees("Änderungen speichern?"));
    desk.click("Abbrechen");
    assert!(!has_quit(&desk));
    close_window(&mut desk);
    desk.click("Nicht speichern");
    assert!(has_quit(&desk));
}

#[test]
fn undo_and_redo_work_from_every_view_and_are_named_in_the_menu() {
    let mut desk = edited_example();
    set_state(&mut desk, "abgelehnt");
    desk.ctrl(Key::Num4);
    desk.ctrl(Key::Z);
    assert_eq!(states(&desk.project()), [SuggestionStatus::TakenUp]);
    desk.click("Bearbeiten");
    assert!(desk.sees_part("Rückgängig: Stand ändern"));
    assert!(desk.sees_part("Wiederholen: Stand ändern"));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.ctrl(Key::Num1);
    desk.ctrl(Key::Z);
    assert_eq!(states(&desk.project()), [SuggestionStatus::Forwarded]);
    desk.ctrl(Key::Y);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(states(&desk.project()), [SuggestionStatus::Declined]);
}

#[test]
fn fast_hands_that_type_and_press_enter_in_one_frame_get_what_they_typed() {
    let mut desk = Desk::with_example();
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.harness.event(egui::Event::Text("englisch".to_owned()));
    desk.harness.key_press(Key::Enter);
    desk.settle();
    assert!(desk.sees("File"));
}

#[test]
fn a_menu_shows_the_shortcuts_and_runs_by_mouse() {
    let mut desk = Desk::with_example();
    desk.click("Ansicht");
    let registers = desk
        .harness
        .get_by_role_and_label(Role::MenuItem, "Register");
    let node = registers.accesskit_node();
    assert_eq!(node.data().keyboard_shortcut(), Some("Strg+5"));
    registers.click();
    desk.settle();
    assert_eq!(desk.harness.state().view(), ViewKind::Registers);
    assert!(
        desk.harness
            .query_by_role_and_label(Role::MenuItem, "Register")
            .is_none()
    );
}

#[test]
fn the_language_changes_while_the_program_runs() {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::Num5);
    choose_by_name(&mut desk, "englisch");
    assert!(desk.sees("File"));
    assert!(desk.sees("Actions (0)"));
    choose_by_name(&mut desk, "deutsch");
    assert!(desk.sees("Aufgaben (0)"));
}

#[test]
fn the_colours_change_while_the_program_runs_and_are_remembered() {
    let mut desk = Desk::with_example();
    choose_by_name(&mut desk, "dunkle farben");
    assert_eq!(desk.harness.ctx.theme(), Theme::Dark);
    let mut desk = Desk::start(desk.crash(), None, Lang::De);
    assert_eq!(desk.harness.ctx.theme(), Theme::Dark);
    choose_by_name(&mut desk, "helle farben");
    assert_eq!(desk.harness.ctx.theme(), Theme::Light);
}

/// Chooses the example's file on the start page; the button's name is the file with its folder.
fn click_recent(desk: &mut Desk) {
    let mut buttons = desk
        .harness
        .query_all_by_label_contains("beispiel.zirkel.ron");
    buttons.next().expect("a recent file").click();
    drop(buttons);
    desk.settle();
}

#[test]
fn a_recent_project_is_on_the_start_page_after_a_restart() {
    let desk = Desk::with_example();
    let mut desk = Desk::start(desk.crash(), None, Lang::De);
    assert!(!desk.has_project());
    click_recent(&mut desk);
    assert_eq!(desk.project().people.len(), 5);
}

#[test]
fn a_recent_project_that_is_gone_is_said_and_forgotten() {
    let desk = Desk::with_example();
    std::fs::remove_file(desk.folder().join("beispiel.zirkel.ron")).expect("removed");
    let mut desk = Desk::start(desk.crash(), None, Lang::De);
    click_recent(&mut desk);
    assert!(desk.sees("Die Datei wurde nicht geöffnet"));
    desk.click("Schließen");
    assert!(desk.sees_part("Hier stehen Ihre Projekte"));
}

/// Commands that leave the project, or the language in which the test looks for them.
const LEAVING: [Command; 8] = [
    Command::NewProject,
    Command::OpenProject,
    Command::OpenPath,
    Command::OpenExample,
    Command::CloseProject,
    Command::Quit,
    Command::CommandPalette,
    Command::LanguageEnglish,
];

#[test]
fn every_command_can_be_run_by_name_in_every_view() {
    let texts = Texts::new(Lang::De);
    for view in VIEWS {
        let mut desk = Desk::with_example();
        let mut ran = 0;
        for command in Command::ALL.iter().filter(|c| !LEAVING.contains(c)) {
            desk.ctrl(view);
            desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
            desk.type_text(&command.label(&texts));
            ran += usize::from(!desk.sees("Kein Befehl heißt so."));
            desk.press(Modifiers::NONE, Key::Enter);
            // Whatever came up (a dialog, a field, a question) is left without harm.
            for _ in 0..3 {
                desk.press(Modifiers::NONE, Key::Escape);
            }
            assert!(desk.has_project(), "{command:?}");
            assert!(!desk.sees("Befehl suchen …"), "{command:?}");
        }
        assert!(ran > 20, "only {ran} commands ran");
    }
}

/// Draws every view, the search, the palette, the menus and the dialogs. A letter that no font
/// has or an input without a name fails by itself.
fn draw_everything(desk: &mut Desk, texts: &Texts) {
    for view in VIEWS {
        desk.ctrl(view);
        desk.press(Modifiers::NONE, Key::Tab);
        let tabs = desk.harness.query_all_by_role(egui::Role::Tab).count();
        for tab in 0..tabs {
            let mut tabs = desk.harness.query_all_by_role(egui::Role::Tab);
            tabs.nth(tab).expect("a tab").click();
            drop(tabs);
            desk.settle();
        }
        desk.ctrl(Key::K);
        desk.type_text("in");
        desk.press(Modifiers::NONE, Key::Escape);
    }
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::NONE, Key::F1);
    desk.press(Modifiers::NONE, Key::Escape);
    for menu in zirkel::ui::commands::Menu::ALL {
        desk.harness
            .get_all_by_label(&menu.label(texts))
            .next()
            .expect("a menu")
            .click();
        desk.settle();
        desk.press(Modifiers::NONE, Key::Escape);
    }
}

fn draw_in_all_looks(lang: Lang, size: egui::Vec2, scale: f32) {
    let texts = Texts::new(lang);
    let large = zirkel::testing::generated_project(1, 100_000);
    for project in [Project::default(), read_example(), large] {
        for theme in [Theme::Light, Theme::Dark] {
            let mut desk = Desk::with_project(&project);
            let file = desk.folder().join("projekt.zirkel.ron");
            desk = Desk::start(desk.crash(), Some(file), lang);
            desk.harness.set_size(size);
            desk.harness.set_pixels_per_point(scale);
            desk.harness.ctx.set_theme(theme);
            desk.settle();
            draw_everything(&mut desk, &texts);
        }
    }
}

fn read_example() -> Project {
    let example = zirkel::store::codec::decode(zirkel::store::example());
    example.expect("the example").project
}

#[test]
fn everything_is_drawn_in_german_at_the_usual_size() {
    draw_in_all_looks(Lang::De, egui::vec2(1024.0, 700.0), 1.0);
}

#[test]
fn everything_is_drawn_in_english_at_twice_the_size() {
    draw_in_all_looks(Lang::En, egui::vec2(1024.0, 700.0), 2.0);
}

#[test]
fn everything_is_drawn_in_the_smallest_window() {
    draw_in_all_looks(Lang::De, egui::vec2(640.0, 480.0), 2.0);
}
