//! What a person does in the view `sessions`.

mod agenda;
mod head;
mod list;
mod new;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zirkel::document::{Document, IdSource, Step, Transaction};
use zirkel::model::{AgendaItem, Id, Project, Session, SessionState};
use zirkel::ui::place::ViewKind;

use crate::support::Desk;

fn last_step(desk: &Desk) -> Option<Step> {
    desk.harness.state().workspace()?.doc.next_undo()
}

fn only_session(project: &Project) -> (Id<Session>, &Session) {
    let mut all = project.sessions.iter();
    let found = all.next().expect("a session");
    assert!(all.next().is_none(), "one session only");
    found
}

/// Number and title of each item of the only session.
fn agenda(project: &Project) -> Vec<(String, String)> {
    let (session, _) = only_session(project);
    project
        .agenda_of(session)
        .into_iter()
        .map(|line| {
            let item: &AgendaItem = project.get(line.id).expect("an item");
            (line.number, item.title.clone())
        })
        .collect()
}

fn titles(project: &Project) -> Vec<String> {
    agenda(project)
        .into_iter()
        .map(|(_, title)| title)
        .collect()
}

/// A project made in one step.
fn project(make: impl FnOnce(&mut Transaction)) -> Project {
    let mut doc = Document::with_ids(Project::default(), IdSource::counting_from(1 << 100));
    doc.edit(Step::AddSession, make);
    doc.project().clone()
}

/// The only agenda item called so.
fn item(project: &Project, title: &str) -> (Id<AgendaItem>, AgendaItem) {
    let mut found = project
        .agenda
        .iter()
        .filter(|(_, item)| item.title == title);
    let (id, item) = found.next().expect(title);
    assert!(found.next().is_none(), "only one {title}");
    (id, item.clone())
}

/// Numbers and titles of a session's agenda.
fn agenda_of(project: &Project, session: Id<Session>) -> Vec<String> {
    let lines = project.agenda_of(session).into_iter();
    lines
        .map(|line| {
            let item: &AgendaItem = project.get(line.id).expect("an item");
            format!("{} {}", line.number, item.title)
        })
        .collect()
}

/// What is clicked has to be on the screen.
fn enlarge(desk: &mut Desk) {
    desk.harness.set_size(egui::vec2(1280.0, 1200.0));
    desk.settle();
}

/// A new project with a session called so and these agenda items, typed by hand.
fn desk_with_agenda(items: &[&str]) -> Desk {
    let mut desk = Desk::with_new_project();
    enlarge(&mut desk);
    desk.ctrl(Key::Num2);
    desk.click("Neue Sitzung");
    desk.type_text("Frühjahrssitzung");
    desk.press(Modifiers::NONE, Key::Enter);
    for (nth, item) in items.iter().enumerate() {
        if nth == 0 {
            desk.click("Ersten TOP schreiben");
        } else {
            desk.press(Modifiers::NONE, Key::Enter);
        }
        desk.type_text(item);
    }
    desk
}

#[test]
fn a_new_session_has_a_number_and_a_day_and_its_title_is_typed_at_once() {
    let mut desk = Desk::with_new_project();
    desk.ctrl(Key::Num2);
    assert!(desk.sees("Noch keine Sitzung"));
    desk.click("Neue Sitzung");
    assert!(desk.project().sessions.is_empty());
    desk.type_text("Frühjahrssitzung");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(last_step(&desk), Some(Step::AddSession));
    let project = desk.project();
    let (id, session) = only_session(&project);
    assert_eq!(session.title, "Frühjahrssitzung");
    assert!(session.number.starts_with("1/20"), "{}", session.number);
    assert_eq!(session.state, SessionState::Scheduled);
    assert_eq!(project.days_of(id).len(), 1);
}

#[test]
fn the_agenda_is_written_with_enter_and_tab() {
    let mut desk = desk_with_agenda(&["Begrüßung", "Bericht", "Fragen dazu"]);
    desk.press(Modifiers::NONE, Key::Tab);
    let expected = [("1", "Begrüßung"), ("2", "Bericht"), ("2.1", "Fragen dazu")];
    let expected = expected.map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(agenda(&desk.project()), expected);
    assert_eq!(last_step(&desk), Some(Step::MoveItem));
    desk.press(Modifiers::SHIFT, Key::Tab);
    desk.type_text("?");
    let last = agenda(&desk.project()).pop();
    assert_eq!(last, Some(("3".to_owned(), "Fragen dazu?".to_owned())));
}

#[test]
fn what_is_typed_into_a_new_item_is_undone_with_it() {
    let mut desk = desk_with_agenda(&["Begrüßung"]);
    // Without a pause, which would begin another step.
    desk.harness.key_press(Key::Enter);
    desk.harness.event(egui::Event::Text("Bericht".to_owned()));
    desk.settle();
    assert_eq!(last_step(&desk), Some(Step::AddItem));
    desk.ctrl(Key::Z);
    assert_eq!(titles(&desk.project()), ["Begrüßung"]);
    desk.ctrl(Key::Y);
    assert_eq!(titles(&desk.project()), ["Begrüßung", "Bericht"]);
}

#[test]
fn fast_typing_ends_up_in_the_right_item() {
    let mut desk = desk_with_agenda(&["Beg"]);
    // A slow connection brings several keys in one frame.
    desk.harness.event(egui::Event::Text("rüßung".to_owned()));
    desk.harness.key_press(Key::Enter);
    desk.harness.event(egui::Event::Text("Bericht".to_owned()));
    desk.harness.key_press(Key::Enter);
    desk.harness.event(egui::Event::Text("Ende".to_owned()));
    desk.settle();
    assert_eq!(titles(&desk.project()), ["Begrüßung", "Bericht", "Ende"]);
}

#[test]
fn moving_an_item_changes_one_record() {
    let mut desk = desk_with_agenda(&["Erstens", "Zweitens", "Drittens"]);
    let before = desk.project();
    desk.press(Modifiers::ALT, Key::ArrowUp);
    let after = desk.project();
    assert_eq!(titles(&after), ["Erstens", "Drittens", "Zweitens"]);
    assert_eq!(before.agenda.differences(&after.agenda).len(), 1);
    assert_eq!(last_step(&desk), Some(Step::MoveItem));
    desk.ctrl(Key::Z);
    assert_eq!(desk.project(), before);
}

#[test]
fn backspace_in_an_empty_title_goes_back_to_the_item_before() {
    let mut desk = desk_with_agenda(&["Erstens", ""]);
    assert_eq!(titles(&desk.project()), ["Erstens", ""]);
    desk.press(Modifiers::NONE, Key::Backspace);
    desk.type_text("!");
    assert_eq!(titles(&desk.project()), ["Erstens!"]);
}

#[test]
fn an_item_without_entries_is_deleted_at_once_and_comes_back() {
    let mut desk = desk_with_agenda(&["Erstens", "Zweitens"]);
    desk.click("TOP löschen");
    assert_eq!(titles(&desk.project()), ["Erstens"]);
    assert_eq!(last_step(&desk), Some(Step::DeleteItem));
    assert!(desk.sees_part("„Zweitens“ gelöscht"));
    desk.ctrl(Key::Z);
    assert_eq!(titles(&desk.project()), ["Erstens", "Zweitens"]);
}

#[test]
fn an_item_with_entries_is_deleted_only_after_a_question() {
    let mut desk = Desk::with_example();
    enlarge(&mut desk);
    let before = desk.project();
    desk.click("Details zu „Workshop 2: Zusammenleben im Quartier“");
    desk.click("TOP löschen");
    assert_eq!(desk.project(), before);
    assert!(desk.sees("TOP löschen?"));
    desk.click("Löschen");
    let after = desk.project();
    assert_eq!(after.agenda.len(), before.agenda.len() - 1);
    assert_eq!(after.entries.len(), before.entries.len() - 3);
    desk.ctrl(Key::Z);
    assert_eq!(desk.project(), before);
}

#[test]
fn a_session_is_deleted_only_after_a_question_and_its_boards_stay() {
    let mut desk = Desk::with_example();
    enlarge(&mut desk);
    let boards = desk.project().boards.len();
    desk.click("Sitzung löschen");
    assert_eq!(desk.project().sessions.len(), 1);
    desk.click("Löschen");
    let project = desk.project();
    assert_eq!(project.sessions.len(), 0);
    assert_eq!(project.entries.len(), 0);
    assert_eq!(project.boards.len(), boards);
    assert_eq!(last_step(&desk), Some(Step::DeleteSession));
    assert!(desk.sees("Noch keine Sitzung"));
}

#[test]
fn days_are_added_and_start_times_follow_from_them() {
    let mut desk = desk_with_agenda(&["Begrüßung", "Bericht"]);
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Beginn")
        .focus();
    desk.settle();
    desk.type_text("9.30");
    assert_eq!(last_step(&desk), Some(Step::EditDay));
    desk.harness.get_by_label("Minuten für TOP 1").focus();
    desk.settle();
    desk.type_text("45");
    assert!(desk.sees("09:30"));
    assert!(desk.sees("10:15"));
    desk.click("Tag hinzufügen");
    let project = desk.project();
    assert_eq!(project.days.len(), 2);
    assert_eq!(last_step(&desk), Some(Step::AddDay));
    desk.click("Tag 2 löschen");
    assert_eq!(desk.project().days.len(), 1);
    assert_eq!(last_step(&desk), Some(Step::DeleteDay));
}

#[test]
fn the_example_shows_its_agenda_and_leads_to_minutes_and_boards() {
    let mut desk = Desk::with_example();
    enlarge(&mut desk);
    assert!(desk.sees("Titel von TOP 1.1"));
    desk.click(
        "Protokoll zu „Workshop 1: Integrationsberichterstattung und Integrationsmonitoring“",
    );
    assert_eq!(desk.harness.state().view(), ViewKind::Minutes);
    assert!(desk.sees_part("4  Workshop 1"));
    desk.ctrl(Key::Num2);
    let title = desk
        .project()
        .boards_in_order()
        .first()
        .map(|(_, b)| b.title.clone());
    desk.click(&format!("Board öffnen: {}", title.expect("a board")));
    assert_eq!(desk.harness.state().view(), ViewKind::Board);
}
