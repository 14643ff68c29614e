//! Records that others remove while one looks at them.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use zirkel::model::{AgendaItem, Board, Element, Entry, Order, Point, Project, Session};

use super::*;

/// Another item at the top of the agenda.
fn add_item_before(project: &mut Project) {
    let (_, item) = project.agenda.iter().next().expect("an item");
    let order = Order::before(Some(&item.order));
    let item = AgendaItem {
        order,
        ..item.clone()
    };
    add(project, item);
}

/// Everything that has an id goes.
fn remove_all(project: &mut Project) {
    *project = Project::default();
}

#[test]
fn every_view_survives_that_everything_is_removed() {
    let views = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    for view in views {
        let mut desk = Desk::with_example();
        desk.ctrl(view);
        desk.settle();
        let base = desk.project();
        elsewhere(&mut desk, remove_all);
        desk.settle();
        desk.type_text("x");
        for key in [
            Key::Delete,
            Key::Enter,
            Key::ArrowDown,
            Key::Escape,
            Key::Tab,
        ] {
            desk.press(NONE, key);
        }
        assert_eq!(desk.project().people.len(), 0);
        for other in views {
            desk.ctrl(other);
        }
        // And that it comes back.
        let empty = desk.project();
        elsewhere_since(&mut desk, &empty, |project| *project = base.clone());
        for other in views {
            desk.ctrl(other);
        }
        assert_eq!(desk.project().people.len(), base.people.len());
    }
}

#[test]
fn the_person_who_is_edited_goes() {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::Num1);
    desk.press(NONE, Key::Tab);
    let (id, person) = {
        let project = desk.project();
        let (id, person) = project.people.iter().next().expect("a person");
        (id, person.list_name())
    };
    desk.click(&person);
    desk.harness.get_by_label("Nachname").focus();
    desk.settle();
    let count = desk.project().people.len();
    elsewhere(&mut desk, |project| {
        project.people.remove(id);
    });
    desk.settle();
    assert!(desk.sees("Niemand ausgewählt"));
    desk.type_text("x");
    assert_eq!(desk.project().people.len(), count - 1);
}

#[test]
fn the_session_on_the_screen_goes_with_its_question_still_open() {
    let mut desk = Desk::with_project(&project(|project| {
        for title in ["eins", "zwei"] {
            let title = title.to_owned();
            project.add(Session {
                title,
                ..Session::default()
            });
        }
    }));
    desk.ctrl(Key::Num2);
    let project = desk.project();
    let shown = |desk: &Desk| {
        let field = desk.harness.get_by_label("Titel der Sitzung");
        use egui_kittest::kittest::NodeT as _;
        field.accesskit_node().value().unwrap_or_default()
    };
    let title = shown(&desk);
    let (id, _) = project
        .sessions
        .iter()
        .find(|(_, s)| s.title == title)
        .expect("it");
    desk.click("Sitzung löschen");
    elsewhere(&mut desk, |project| {
        project.sessions.remove(id);
    });
    desk.settle();
    desk.click("Löschen");
    assert_eq!(desk.project().sessions.len(), 1);
    assert_ne!(shown(&desk), title);
    desk.ctrl(Key::Num3);
    desk.settle();
}

#[test]
fn the_entry_that_is_written_goes_with_its_item() {
    let (mut desk, ids) = writing(&["eins", "zwei"], 2);
    let item = desk.project().agenda.ids().next().expect("an item");
    elsewhere(&mut desk, add_item_before);
    elsewhere(&mut desk, |project| {
        project.agenda.remove(item);
        project.entries.remove(ids[0]);
    });
    // The item is gone, the entry is not: one writes on.
    desk.type_text("!");
    assert_eq!(text(&desk, ids[1]), "zwei!");
    elsewhere(&mut desk, |project| {
        project.entries.remove(ids[1]);
    });
    desk.settle();
    // What was typed stays, though somebody else deleted the entry.
    desk.type_text("x");
    let project = desk.project();
    let texts: Vec<&str> = project
        .entries
        .iter()
        .map(|(_, e)| e.text.as_str())
        .collect();
    assert_eq!(texts, ["zwei!x"]);
}

#[test]
fn the_entry_moves_to_another_item_and_one_writes_on() {
    let (mut desk, ids) = writing(&["eins"], 1);
    let old = desk.project().agenda.ids().next().expect("an item");
    elsewhere(&mut desk, add_item_before);
    elsewhere(&mut desk, |project| {
        let item = project.agenda.remove(old).expect("there").as_ref().clone();
        let new = add(project, item);
        change(project, ids[0], |entry: &mut Entry| entry.item = Some(new));
    });
    desk.type_text("!");
    assert_eq!(text(&desk, ids[0]), "eins!");
}

#[test]
fn the_board_goes_and_its_settings_are_not_those_of_the_next() {
    let mut desk = Desk::with_project(&project(|project| {
        for title in ["eins", "zwei"] {
            let title = title.to_owned();
            let board = Some(project.add(Board {
                title,
                ..Board::default()
            }));
            project.add(Element {
                board,
                position: Point::new(0.0, 0.0),
                size: Element::note_size(),
                ..Element::default()
            });
        }
    }));
    desk.ctrl(Key::Num4);
    let board = desk.project().boards_in_order()[0].0;
    desk.click("Eigenschaften des Boards");
    assert!(desk.sees("Board löschen"));
    elsewhere(&mut desk, |project| {
        project.boards.remove(board);
    });
    desk.settle();
    assert!(!desk.sees("Board löschen"));
    assert!(desk.sees_part("zwei"));
    let board = desk.project().boards_in_order()[0].0;
    desk.press(NONE, Key::N);
    elsewhere(&mut desk, |project| {
        project.boards.remove(board);
    });
    desk.settle();
    assert!(desk.sees("Noch kein Board"));
}
