//! What a person does in the view `registers`.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::model::{
    Action, ActionStatus, Day, Decision, DecisionResult, Due, Entry, EntryKind, Id, Person,
    Project, Session, Suggestion, SuggestionStatus,
};
use zirkel::ui::place::ViewKind;

use crate::support::Desk;

fn id<T>(n: u128) -> Id<T> {
    format!("{n:026}").parse().expect("an id")
}

/// Two sessions with three actions, a decision and a suggestion.
fn project() -> Project {
    let mut project = Project::default();
    for (n, number, date) in [(1, "1/2018", "2018-05-03"), (2, "2/2018", "2018-11-07")] {
        let session = Session {
            number: number.to_owned(),
            ..Session::default()
        };
        project.sessions.insert(id(n), session);
        let day = Day {
            session: Some(id(n)),
            date: date.parse().ok(),
            ..Day::default()
        };
        project.days.insert(id(n), day);
    }
    let person = Person {
        given_name: "Ayse".to_owned(),
        family_name: "Özbabacan".to_owned(),
        ..Person::default()
    };
    project.people.insert(id(1), person);
    let entry = |session, kind, text: &str| Entry {
        session: Some(id(session)),
        kind,
        text: text.to_owned(),
        ..Entry::default()
    };
    let action = |number, due: Option<&str>, status| {
        Some(Action {
            number: Some(number),
            owner: Some(id(1)),
            due: due.and_then(|due| due.parse().ok()).map(Due::On),
            status,
            ..Action::default()
        })
    };
    let mut add = |n, entry| {
        project.entries.insert(id(n), entry);
    };
    add(
        1,
        Entry {
            action: action(1, Some("2018-09-30"), ActionStatus::Open),
            ..entry(1, EntryKind::Action, "Förderliste verschicken")
        },
    );
    add(
        2,
        Entry {
            action: action(2, Some("2999-12-31"), ActionStatus::InProgress),
            ..entry(2, EntryKind::Action, "Bericht gliedern")
        },
    );
    add(
        3,
        Entry {
            action: action(3, None, ActionStatus::Done),
            ..entry(2, EntryKind::Action, "Raum buchen")
        },
    );
    add(
        4,
        Entry {
            decision: Some(Decision {
                yes: Some(12),
                no: Some(0),
                abstained: Some(1),
                result: Some(DecisionResult::Majority),
                ..Decision::default()
            }),
            ..entry(2, EntryKind::Decision, "Der Kreis wirkt mit.")
        },
    );
    add(
        5,
        Entry {
            suggestion: Some(Suggestion {
                addressee: "Arbeitsstab".to_owned(),
                ..Suggestion::default()
            }),
            ..entry(2, EntryKind::Suggestion, "Länder früher beteiligen")
        },
    );
    project
}

fn registers() -> Desk {
    let mut desk = Desk::with_project(&project());
    desk.ctrl(Key::Num5);
    desk
}

/// The rows from top to bottom, as a screen reader says them.
fn rows(desk: &Desk) -> Vec<String> {
    desk.harness
        .query_all_by_role(egui::Role::Row)
        .filter_map(|row| row.accesskit_node().label())
        .collect()
}

fn action_status(desk: &Desk, n: u128) -> Option<ActionStatus> {
    Some(desk.project().get(id::<Entry>(n))?.action.as_ref()?.status)
}

#[test]
fn actions_of_all_sessions_are_listed_with_owner_and_date() {
    let desk = registers();
    assert!(desk.sees("Aufgaben (3)"));
    assert!(desk.sees("Beschlüsse (1)"));
    assert!(desk.sees("Anregungen (1)"));
    assert_eq!(
        rows(&desk),
        [
            "3, Raum buchen, Ayse Özbabacan, erledigt, 2/2018",
            "2, Bericht gliedern, Ayse Özbabacan, 31.12.2999, in Arbeit, 2/2018",
            "1, Förderliste verschicken, Ayse Özbabacan, 30.09.2018, offen, 1/2018, überfällig",
        ]
    );
}

#[test]
fn a_status_is_changed_in_place_and_undone() {
    let mut desk = registers();
    desk.click("Stand: Förderliste verschicken");
    desk.click("erledigt");
    assert_eq!(action_status(&desk, 1), Some(ActionStatus::Done));
    assert!(!desk.sees_part("überfällig"));
    desk.ctrl(Key::Z);
    assert_eq!(action_status(&desk, 1), Some(ActionStatus::Open));
}

#[test]
fn a_suggestion_is_followed_up() {
    let mut desk = registers();
    desk.click("Anregungen (1)");
    assert!(rows(&desk)[0].contains("Arbeitsstab"));
    desk.click("Stand: Länder früher beteiligen");
    desk.click("aufgegriffen");
    let project = desk.project();
    let entry = project.get(id::<Entry>(5)).expect("the suggestion");
    let suggestion = entry.suggestion.as_ref().expect("its part");
    assert_eq!(suggestion.status, SuggestionStatus::TakenUp);
    assert_eq!(suggestion.addressee, "Arbeitsstab");
}

#[test]
fn a_decision_shows_its_votes() {
    let mut desk = registers();
    desk.click("Beschlüsse (1)");
    assert_eq!(
        rows(&desk),
        ["Der Kreis wirkt mit., 12 : 0 : 1, mehrheitlich, 2/2018"]
    );
}

#[test]
fn the_filter_finds_words_without_accents() {
    let mut desk = registers();
    desk.harness.get_by_label("Filtern …").focus();
    desk.settle();
    desk.type_text("forder ozba");
    assert_eq!(rows(&desk).len(), 1);
    assert!(rows(&desk)[0].contains("Förderliste"));
    desk.type_text("xyz");
    assert!(desk.sees("Nichts passt dazu"));
    desk.click("Alle zeigen");
    assert_eq!(rows(&desk).len(), 3);
}

#[test]
fn what_is_done_can_be_left_out() {
    let mut desk = registers();
    desk.click("Nur offene");
    assert_eq!(rows(&desk).len(), 2);
    assert!(!desk.sees_part("Raum buchen"));
    desk.click("Alle");
    assert_eq!(rows(&desk).len(), 3);
}

#[test]
fn a_click_on_a_head_sorts_and_another_one_turns_the_order() {
    let mut desk = registers();
    desk.click("Fällig");
    let numbers =
        |desk: &Desk| -> Vec<String> { rows(desk).iter().map(|row| row[..1].to_owned()).collect() };
    assert_eq!(numbers(&desk), ["1", "2", "3"]);
    desk.click("Fällig, aufsteigend sortiert");
    // Without a date is last in either order.
    assert_eq!(numbers(&desk), ["2", "1", "3"]);
    assert!(desk.sees("Fällig, absteigend sortiert"));
}

#[test]
fn arrows_go_through_the_list_and_enter_jumps_to_the_minutes() {
    let mut desk = registers();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    let focused = desk
        .harness
        .query_all_by_role(egui::Role::Row)
        .find(|row| row.is_focused())
        .and_then(|row| row.accesskit_node().label());
    assert!(
        focused
            .as_ref()
            .expect("a row")
            .contains("Bericht gliedern"),
        "{focused:?}"
    );
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.harness.state().view(), ViewKind::Minutes);
}

#[test]
fn the_arrow_down_leads_from_the_filter_into_the_list() {
    let mut desk = registers();
    desk.harness.get_by_label("Filtern …").focus();
    desk.settle();
    desk.type_text("o");
    desk.press(Modifiers::NONE, Key::ArrowDown);
    let focused = desk
        .harness
        .query_all_by_role(egui::Role::Row)
        .find(|row| row.is_focused())
        .and_then(|row| row.accesskit_node().label());
    assert_eq!(focused.as_ref(), rows(&desk).first());
}

#[test]
fn the_link_of_a_row_jumps_to_the_minutes() {
    let mut desk = registers();
    desk.click("Im Protokoll zeigen: Raum buchen");
    assert_eq!(desk.harness.state().view(), ViewKind::Minutes);
}

#[test]
fn an_empty_register_says_how_one_gets_there() {
    let mut desk = Desk::with_new_project();
    desk.ctrl(Key::Num5);
    assert!(desk.sees("Noch keine Aufgaben"));
    desk.click("Beschlüsse (0)");
    assert!(desk.sees_part("Beschlüsse entstehen im Protokoll"));
    desk.click("Zum Protokoll");
    assert_eq!(desk.harness.state().view(), ViewKind::Minutes);
}

#[test]
fn of_thousands_of_rows_only_those_in_sight_are_drawn() {
    let mut project = project();
    for n in 0..5_000 {
        let entry = Entry {
            session: Some(id(1)),
            kind: EntryKind::Action,
            text: format!("Aufgabe {n}"),
            ..Entry::default()
        };
        project.entries.insert(id(1_000 + n), entry);
    }
    let mut desk = Desk::with_project(&project);
    desk.ctrl(Key::Num5);
    assert!(desk.sees("Aufgaben (5003)"));
    assert!(rows(&desk).len() < 30);
    desk.press(Modifiers::NONE, Key::End);
    let last = rows(&desk).pop().expect("a row");
    assert!(last.contains("Aufgabe 4999"), "{last}");
    assert!(
        desk.harness
            .query_all_by_role(egui::Role::Row)
            .any(|row| row.is_focused())
    );
}
