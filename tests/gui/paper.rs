//! Minutes and agenda, looked at as their readers get them, and saved.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::model::{AgendaItem, Entry, Id, Order, Project, Session, Ulid, Visibility, order};

use crate::support::Desk;

/// The papers of the example session.
fn papers() -> Desk {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::Num2);
    desk.ctrl(Key::P);
    desk
}

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

#[test]
fn the_minutes_are_seen_as_the_circle_gets_them_and_saved_as_html() {
    let mut desk = papers();
    assert!(desk.sees("Unterlagen") && desk.sees("Alles ist dabei."));
    let title = "Protokoll: Herbstsitzung 2018 (2/2018)";
    let headings = desk.harness.query_all_by_role(Role::Heading);
    let headings: Vec<String> = headings
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(
        headings.iter().any(|heading| heading == title),
        "{headings:?}"
    );
    assert!(desk.sees_part("Dieses Protokoll ist ein Entwurf."));
    desk.click("Als HTML speichern …");
    desk.click("Speichern");
    let name = "Protokoll Herbstsitzung 2018 (2-2018), Kreis.html";
    let page = std::fs::read_to_string(desk.folder().join(name)).expect("the page");
    assert!(
        page.contains("<h1") && page.contains("Land.Zuhause.Zukunft"),
        "{page}"
    );
    assert!(desk.sees("Unterlagen"), "one may save another one");
}

#[test]
fn the_agenda_of_the_public_is_saved_as_markdown() {
    let mut desk = papers();
    // The part of the minutes is called so, too.
    let button = desk
        .harness
        .get_by_role_and_label(Role::Button, "Tagesordnung");
    button.click();
    desk.settle();
    desk.click("Öffentlich");
    desk.click("Als Markdown speichern …");
    desk.click("Speichern");
    let name = "Tagesordnung Herbstsitzung 2018 (2-2018), Öffentlich.md";
    let text = std::fs::read_to_string(desk.folder().join(name)).expect("the text");
    assert!(
        text.contains("# Tagesordnung: Herbstsitzung 2018"),
        "{text}"
    );
    assert!(text.contains("**Fassung:** öffentlich"), "{text}");
}

/// A session with as many entries, of which every fifth is internal.
fn with_entries(count: u128) -> Project {
    let mut project = Project::default();
    let session = Session {
        title: "Lange Sitzung".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(id(1), session);
    let item = AgendaItem {
        session: Some(id(1)),
        title: "Bericht".to_owned(),
        ..AgendaItem::default()
    };
    project.agenda.insert(id(1), item);
    let places: Vec<Order> = order::spread(usize::try_from(count).expect("few"));
    for (nth, order) in (0..count).zip(places) {
        let entry = Entry {
            session: Some(id(1)),
            item: Some(id(1)),
            text: format!("Eintrag Nummer {nth}"),
            visibility: match nth % 5 {
                0 => Visibility::Internal,
                _ => Visibility::Circle,
            },
            order,
            ..Entry::default()
        };
        project.entries.insert(id(100 + nth), entry);
    }
    project
}

#[test]
fn what_readers_do_not_get_is_counted_and_not_shown() {
    let mut desk = Desk::with_project(&with_entries(10));
    desk.ctrl(Key::Num2);
    desk.ctrl(Key::P);
    assert!(desk.sees("Kreis (ohne 2)") && desk.sees("Öffentlich (ohne 11)"));
    assert!(desk.sees("Ohne 2 Einträge"));
    assert!(!desk.sees_part("Eintrag Nummer 5") && desk.sees_part("Eintrag Nummer 4"));
    desk.click("Intern");
    assert!(desk.sees_part("Eintrag Nummer 5") && desk.sees_part("bitte nicht weitergeben"));
    desk.click("Öffentlich (ohne 11)");
    assert!(desk.sees("Ohne 1 Tagesordnungspunkt und 10 Einträge"));
    assert!(!desk.sees_part("Eintrag Nummer"));
}

#[test]
fn of_a_long_session_only_what_is_in_sight_is_drawn() {
    let mut desk = Desk::with_project(&with_entries(3_000));
    desk.ctrl(Key::Num2);
    desk.ctrl(Key::P);
    desk.until("the paper is there", |desk| desk.sees("Eintrag Nummer 1"));
    let drawn = desk
        .harness
        .query_all_by_label_contains("Eintrag Nummer")
        .count();
    assert!((5..80).contains(&drawn), "{drawn}");
    desk.press(egui::Modifiers::NONE, Key::Escape);
    assert!(!desk.sees("Unterlagen"));
}
