//! What a person does in the view `minutes`.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zirkel::document::Step;
use zirkel::model::{Entry, EntryKind, Project};
use zirkel::ui::place::ViewKind;

use crate::support::Desk;

pub fn last_step(desk: &Desk) -> Option<Step> {
    desk.harness.state().workspace()?.doc.next_undo()
}

/// A session with one agenda item, and its minutes on the screen.
pub fn desk_with_item() -> Desk {
    let mut desk = Desk::with_new_project();
    desk.ctrl(Key::Num2);
    desk.click("Neue Sitzung");
    desk.type_text("Frühjahrssitzung");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.click("Ersten TOP schreiben");
    desk.type_text("Bericht");
    desk.ctrl(Key::Num3);
    assert_eq!(desk.harness.state().view(), ViewKind::Minutes);
    desk
}

/// Puts the cursor into the line for the next entry.
pub fn begin(desk: &mut Desk) {
    desk.harness.get_by_label("Eintrag schreiben …").focus();
    desk.settle();
}

/// The entries of the only item: depth, kind and text.
pub fn entries(project: &Project) -> Vec<(usize, EntryKind, String)> {
    let (session, _) = project.sessions.iter().next().expect("a session");
    let item = project.agenda.ids().next();
    project
        .entries_of(session, item)
        .into_iter()
        .map(|line| {
            let entry: &Entry = project.get(line.id).expect("an entry");
            (line.depth, entry.kind, entry.text.clone())
        })
        .collect()
}

pub fn texts(project: &Project) -> Vec<String> {
    entries(project)
        .into_iter()
        .map(|(.., text)| text)
        .collect()
}

#[test]
fn without_a_session_the_minutes_lead_to_a_new_one() {
    let mut desk = Desk::with_new_project();
    desk.ctrl(Key::Num3);
    assert!(desk.sees("Noch kein Protokoll"));
    desk.click("Neue Sitzung");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.harness.state().view(), ViewKind::Sessions);
    assert_eq!(desk.project().sessions.len(), 1);
}

#[test]
fn minutes_are_written_with_enter() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    desk.type_text("Es wird ");
    desk.type_text("berichtet.");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.type_text("Es wird gefragt.");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.type_text("Ende.");
    let project = desk.project();
    let expected = ["Es wird berichtet.", "Es wird gefragt.", "Ende."];
    assert_eq!(texts(&project), expected);
    let (_, entry) = project.entries.iter().next().expect("an entry");
    assert!(entry.written_at.is_some());
    assert_eq!(entry.item, project.agenda.ids().next());
    assert_eq!(last_step(&desk), Some(Step::AddEntry));
}

#[test]
fn what_is_typed_is_in_the_project_at_once() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    desk.type_text("x");
    assert_eq!(texts(&desk.project()), ["x"]);
    desk.ctrl(Key::Z);
    assert!(desk.project().entries.is_empty());
    desk.ctrl(Key::Y);
    assert_eq!(texts(&desk.project()), ["x"]);
}

#[test]
fn fast_typing_ends_up_in_the_right_entry() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    desk.harness.event(egui::Event::Text("Erstens".to_owned()));
    desk.harness.key_press(Key::Enter);
    desk.harness.event(egui::Event::Text("Zweitens".to_owned()));
    desk.harness.key_press(Key::Enter);
    desk.harness.event(egui::Event::Text("B: ".to_owned()));
    desk.harness.event(egui::Event::Text("Drittens".to_owned()));
    desk.settle();
    assert_eq!(texts(&desk.project()), ["Erstens", "Zweitens", "Drittens"]);
    assert_eq!(entries(&desk.project())[2].1, EntryKind::Decision);
}

#[test]
fn a_prefix_makes_a_decision_and_undo_takes_it_back() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    for text in ["B", ":", " "] {
        desk.type_text(text);
    }
    let decision = (0, EntryKind::Decision, String::new());
    assert_eq!(entries(&desk.project()), [decision]);
    assert_eq!(last_step(&desk), Some(Step::EditEntry));
    desk.ctrl(Key::Z);
    let back = (0, EntryKind::Information, "B: ".to_owned());
    assert_eq!(entries(&desk.project()), [back]);
    desk.type_text("x");
    let text = (0, EntryKind::Information, "B: x".to_owned());
    assert_eq!(entries(&desk.project()), [text]);
}

#[test]
fn typing_goes_on_behind_a_prefix() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    for text in ["E", ":", " ", "G", "u", "t"] {
        desk.type_text(text);
    }
    let result = (0, EntryKind::Result, "Gut".to_owned());
    assert_eq!(entries(&desk.project()), [result]);
}

#[test]
fn actions_are_numbered_over_the_whole_project() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    desk.type_text("A: Einladen");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.type_text("A: Absagen");
    let project = desk.project();
    let numbers: Vec<_> = project
        .entries
        .iter()
        .map(|(_, entry)| entry.action.as_ref().and_then(|action| action.number))
        .collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
    desk.click("nächste Sitzung");
    let due = desk
        .project()
        .entries
        .iter()
        .last()
        .and_then(|(_, entry)| entry.action.clone()?.due);
    assert_eq!(due, Some(zirkel::model::Due::NextSession));
}

#[test]
fn entries_are_indented_moved_and_divided_by_keys() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    desk.type_text("eins");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.type_text("zwei");
    desk.press(Modifiers::NONE, Key::Tab);
    assert_eq!(last_step(&desk), Some(Step::MoveEntry));
    assert_eq!(entries(&desk.project())[1].0, 1);
    desk.press(Modifiers::SHIFT, Key::Tab);
    assert_eq!(entries(&desk.project())[1].0, 0);
    let before = desk.project();
    desk.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(texts(&desk.project()), ["zwei", "eins"]);
    let changed = before.entries.differences(&desk.project().entries).len();
    assert_eq!(changed, 1);
    desk.press(Modifiers::NONE, Key::ArrowLeft);
    desk.press(Modifiers::NONE, Key::ArrowLeft);
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(texts(&desk.project()), ["zw", "ei", "eins"]);
    desk.ctrl(Key::Z);
    assert_eq!(texts(&desk.project()), ["zwei", "eins"]);
}

#[test]
fn shift_enter_makes_a_line_within_the_entry() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    desk.type_text("eins");
    desk.press(Modifiers::SHIFT, Key::Enter);
    desk.type_text("zwei");
    assert_eq!(texts(&desk.project()), ["eins\nzwei"]);
}

#[test]
fn backspace_in_an_empty_entry_goes_back_to_the_one_before() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    desk.type_text("eins");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.type_text("z");
    desk.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(texts(&desk.project()), ["eins", ""]);
    desk.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(last_step(&desk), Some(Step::DeleteEntry));
    desk.type_text("!");
    assert_eq!(texts(&desk.project()), ["eins!"]);
}

#[test]
fn an_entry_is_deleted_by_command_and_comes_back() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    desk.type_text("eins");
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text("Löschen");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.project().entries.is_empty());
    assert!(desk.sees_part("Eintrag gelöscht"));
    desk.ctrl(Key::Z);
    assert_eq!(texts(&desk.project()), ["eins"]);
}

#[test]
fn the_example_shows_its_minutes_item_by_item() {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::Num3);
    assert!(desk.sees("Eintrag 1, Information"));
    assert!(!desk.sees("Eintrag 2, Ergebnis"));
    desk.click("Nächster TOP");
    assert!(desk.sees_part("1.1  Anregungen des Kreises zum Prozess"));
    assert!(desk.sees("Eintrag 1, Anregung"));
    assert!(desk.sees("Eintrag 2, Ergebnis"));
    desk.click("Voriger TOP");
    assert!(desk.sees("Eintrag 1, Information"));
}

#[test]
fn the_arrow_keys_choose_in_the_outline() {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::Num3);
    let first = "1 Fortschreibung des Nationalen Aktionsplans Integration, ein Eintrag";
    desk.harness.get_by_label(first).focus();
    desk.settle();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert!(desk.sees_part("2  Förderprogramm"));
}

#[test]
fn the_context_shows_what_is_on_the_boards_of_the_item() {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::Num3);
    desk.click("5 Workshop 2: Zusammenleben im Quartier, 3 Einträge");
    if desk.sees("Überblick zeigen") {
        desk.click("Überblick zeigen");
    }
    let project = desk.project();
    let item = project.agenda.ids().last();
    let boards = project.boards_in_order();
    let (_, board) = boards
        .iter()
        .find(|(_, board)| board.item == item)
        .expect("a board of the workshop");
    desk.harness
        .get_by_label(&format!("Board öffnen: {}", board.title))
        .click();
    desk.settle();
    assert_eq!(desk.harness.state().view(), ViewKind::Board);
}

/// A session whose only item has this many entries.
fn desk_with_entries(count: usize) -> Desk {
    use zirkel::model::{AgendaItem, Session, order};
    let mut doc = zirkel::document::Document::default();
    doc.edit(Step::AddSession, |project| {
        let session = Some(project.add(Session::default()));
        let item = Some(project.add(AgendaItem {
            session,
            ..AgendaItem::default()
        }));
        for (nth, order) in order::spread(count).into_iter().enumerate() {
            project.add(Entry {
                session,
                item,
                order,
                text: format!("Eintrag mit der Nummer {nth}."),
                ..Entry::default()
            });
        }
    });
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("viele.zirkel.ron");
    let header = zirkel::store::Header::default();
    let text = zirkel::store::codec::encode(doc.project(), &header).expect("encoded");
    std::fs::write(&file, text).expect("written");
    let mut desk = Desk::start(folder, Some(file), zirkel::i18n::Lang::De);
    desk.ctrl(Key::Num3);
    desk
}

#[test]
fn of_thousands_of_entries_only_those_in_sight_are_laid_out() {
    let mut desk = desk_with_entries(3_000);
    // Once all have been measured.
    desk.settle();
    let shown = desk
        .harness
        .query_all_by_label_contains(", Information")
        .count();
    assert!((1..100).contains(&shown), "{shown}");
}

#[test]
fn an_entry_far_down_is_reached_from_the_end() {
    let mut desk = desk_with_entries(300);
    begin(&mut desk);
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.type_text("!");
    let project = desk.project();
    let (_, last) = project.entries.iter().last().expect("an entry");
    assert_eq!(last.text, "Eintrag mit der Nummer 299.!");
}

#[test]
fn a_kind_is_chosen_from_the_menu_and_votes_are_typed() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    desk.type_text("Wir laden ein.");
    desk.click("Art von Eintrag 1: Information");
    desk.click("Beschluss");
    desk.harness.get_by_label("Ja").focus();
    desk.settle();
    desk.type_text("1x2");
    let project = desk.project();
    let (_, entry) = project.entries.iter().next().expect("an entry");
    assert_eq!(entry.kind, EntryKind::Decision);
    assert_eq!(entry.decision.as_ref().and_then(|d| d.yes), Some(12));
    assert_eq!(last_step(&desk), Some(Step::EditEntry));
}

#[test]
fn what_is_written_before_there_is_an_agenda_stays_in_reach() {
    let mut desk = Desk::with_new_project();
    desk.ctrl(Key::Num2);
    desk.click("Neue Sitzung");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.ctrl(Key::Num3);
    begin(&mut desk);
    desk.type_text("Vorab");
    desk.click("Tagesordnung schreiben");
    assert_eq!(desk.harness.state().view(), ViewKind::Sessions);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    desk.type_text("Bericht");
    desk.ctrl(Key::Num3);
    desk.click("1 Bericht, noch ohne Eintrag");
    assert!(!desk.sees("Eintrag 1, Information"));
    desk.click("Ohne TOP, ein Eintrag");
    assert!(desk.sees("Eintrag 1, Information"));
}

#[test]
fn a_letter_put_together_by_an_input_method_is_not_torn_apart() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    let preedit = egui::ImeEvent::Preedit {
        text: "´".to_owned(),
        active_range_chars: None,
    };
    desk.harness.event(egui::Event::Ime(preedit));
    desk.settle();
    assert!(desk.project().entries.is_empty());
    let commit = egui::ImeEvent::Commit("é".to_owned());
    desk.harness.event(egui::Event::Ime(commit));
    desk.settle();
    desk.type_text("tat");
    assert_eq!(texts(&desk.project()), ["état"]);
}
