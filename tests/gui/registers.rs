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

/// Chooses a word of an open list.
fn choose(desk: &mut Desk, word: &str) {
    let option = desk
        .harness
        .query_all_by_label(word)
        .rfind(|node| node.accesskit_node().role() == egui::Role::Button);
    option.expect("an open list").click();
    desk.settle();
}

/// Chooses a word of the list with this name.
fn choose_in(desk: &mut Desk, list: &str, word: &str) {
    desk.click(list);
    choose(desk, word);
}

/// The row whose name contains this.
fn click_row(desk: &mut Desk, part: &str, modifiers: Modifiers) {
    let row = desk.harness.query_all_by_role(egui::Role::Row).find(|row| {
        row.accesskit_node()
            .label()
            .is_some_and(|name| name.contains(part))
    });
    let row = row.expect("a row");
    match modifiers.is_none() {
        true => row.click(),
        false => row.click_modifiers(modifiers),
    }
    desk.settle();
}

fn focused_row(desk: &Desk) -> Option<String> {
    let mut rows = desk.harness.query_all_by_role(egui::Role::Row);
    rows.find(|row| row.is_focused())?.accesskit_node().label()
}

fn action(desk: &Desk, n: u128) -> Action {
    let project = desk.project();
    let entry = project.get(id::<Entry>(n)).expect("the entry");
    entry.action.clone().expect("its part")
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
            "1, Förderliste verschicken, Ayse Özbabacan, 30.09.2018, offen, 1/2018, überfällig",
            "2, Bericht gliedern, Ayse Özbabacan, 31.12.2999, in Arbeit, 2/2018",
            "3, Raum buchen, Ayse Özbabacan, erledigt, 2/2018",
        ]
    );
}

#[test]
fn a_status_is_changed_in_place_and_undone() {
    let mut desk = registers();
    desk.click("Stand: Förderliste verschicken");
    // The other one is what the status of another action says.
    choose(&mut desk, "erledigt");
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
    choose(&mut desk, "aufgegriffen");
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
    assert!(desk.sees("2 von 3"));
    desk.click("Filter aufheben");
    assert_eq!(rows(&desk).len(), 3);
}

#[test]
fn a_click_on_a_head_sorts_and_another_one_turns_the_order() {
    let mut desk = registers();
    desk.click("Nr.");
    let numbers =
        |desk: &Desk| -> Vec<String> { rows(desk).iter().map(|row| row[..1].to_owned()).collect() };
    assert_eq!(numbers(&desk), ["1", "2", "3"]);
    desk.click("Nr., aufsteigend sortiert");
    assert_eq!(numbers(&desk), ["3", "2", "1"]);
    desk.click("Fällig");
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
    assert!(
        last.contains("Raum buchen"),
        "what is done comes last: {last}"
    );
    assert!(
        desk.harness
            .query_all_by_role(egui::Role::Row)
            .any(|row| row.is_focused())
    );
}

#[test]
fn what_is_overdue_is_counted_and_shown_alone_on_a_click() {
    let mut desk = registers();
    desk.click("Beschlüsse (1)");
    // In sight from every register.
    desk.click("1 überfällig");
    assert_eq!(rows(&desk).len(), 1);
    assert!(rows(&desk)[0].contains("Förderliste verschicken"));
    desk.click("1 überfällig");
    assert_eq!(rows(&desk).len(), 3);
}

#[test]
fn the_list_is_narrowed_by_status_owner_and_session_and_put_together() {
    let mut desk = registers();
    choose_in(&mut desk, "Nach Stand filtern", "in Arbeit");
    assert_eq!(rows(&desk).len(), 1);
    desk.click("Filter aufheben");
    choose_in(&mut desk, "Nach Zuständigen filtern", "Ayse Özbabacan");
    assert_eq!(rows(&desk).len(), 3);
    choose_in(
        &mut desk,
        "Nach Jahr oder Sitzung filtern",
        "Sitzung 1/2018",
    );
    assert_eq!(rows(&desk).len(), 1);
    desk.click("Filter aufheben");
    choose_in(&mut desk, "Gruppieren", "Nach Zuständigen");
    assert!(desk.sees("Ayse Özbabacan: 3 Einträge"));
    choose_in(&mut desk, "Gruppieren", "Nach Fälligkeit");
    for title in [
        "September 2018: 1 Eintrag",
        "Dezember 2999: 1 Eintrag",
        "Ohne Termin: 1 Eintrag",
    ] {
        assert!(desk.sees(title), "{title}");
    }
    assert_eq!(rows(&desk).len(), 3);
}

#[test]
fn the_status_of_three_rows_is_set_in_one_step_from_the_keyboard() {
    let mut desk = registers();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::SHIFT, Key::ArrowDown);
    desk.press(Modifiers::SHIFT, Key::ArrowDown);
    assert!(desk.sees("3 Einträge ausgewählt"));
    desk.press(Modifiers::NONE, Key::S);
    assert!(desk.sees("Stand von 3 Einträgen ändern"));
    let item = desk
        .harness
        .get_by_role_and_label(egui::Role::MenuItemRadio, "zurückgestellt");
    item.click();
    desk.settle();
    for n in 1..=3 {
        assert_eq!(action_status(&desk, n), Some(ActionStatus::Deferred), "{n}");
    }
    desk.ctrl(Key::Z);
    let status = [1, 2, 3].map(|n| action_status(&desk, n));
    let before = [
        ActionStatus::Open,
        ActionStatus::InProgress,
        ActionStatus::Done,
    ];
    assert_eq!(status, before.map(Some), "one step takes all back");
}

#[test]
fn space_and_ctrl_select_rows_here_and_there() {
    let mut desk = registers();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::COMMAND, Key::ArrowDown);
    desk.press(Modifiers::COMMAND, Key::ArrowDown);
    assert!(focused_row(&desk).is_some_and(|row| row.contains("Raum buchen")));
    desk.press(Modifiers::NONE, Key::Space);
    assert!(desk.sees("2 Einträge ausgewählt"));
    click_row(&mut desk, "Bericht gliedern", Modifiers::COMMAND);
    assert!(desk.sees("3 Einträge ausgewählt"));
    assert_eq!(desk.harness.state().view(), ViewKind::Registers);
}

#[test]
fn s_does_nothing_where_single_letters_are_switched_off() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("projekt.zirkel.ron");
    let text = zirkel::store::codec::encode(&project(), &zirkel::store::Header::default());
    std::fs::write(&file, text.expect("encoded")).expect("written");
    let settings = "(autosave: false, single_letter_keys: false)";
    let lang = zirkel::i18n::Lang::De;
    let mut desk = Desk::start_as(folder, Some(file), lang, settings);
    desk.ctrl(Key::Num5);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::S);
    assert!(!desk.sees("Stand ändern"));
}

#[test]
fn owner_and_due_date_are_changed_in_place() {
    let mut desk = registers();
    click_row(&mut desk, "Bericht gliedern", Modifiers::NONE);
    desk.click("Zuständig für „Bericht gliedern“: Ayse Özbabacan. Ändern");
    choose(&mut desk, "niemand");
    assert_eq!(action(&desk, 2).owner, None);
    desk.ctrl(Key::Z);
    assert_eq!(action(&desk, 2).owner, Some(id(1)));

    desk.click("Fällig bei „Bericht gliedern“: 31.12.2999. Ändern");
    desk.click("Zur nächsten Sitzung");
    assert_eq!(action(&desk, 2).due, Some(Due::NextSession));
    assert_eq!(action(&desk, 2).history.len(), 1, "it is noted what it was");
    click_row(&mut desk, "Raum buchen", Modifiers::NONE);
    desk.click("Fällig bei „Raum buchen“: . Ändern");
    desk.type_text("7.3.2019");
    assert_eq!(action(&desk, 3).due, None, "no row moves while one types");
    desk.press(Modifiers::NONE, Key::Enter);
    let due = "2019-03-07".parse().ok().map(Due::On);
    assert_eq!(action(&desk, 3).due, due);
    assert!(!desk.sees("Kein Termin"), "Enter closes it");
    // What was typed is one step.
    desk.ctrl(Key::Z);
    assert_eq!(action(&desk, 3).due, None);
    assert_eq!(action(&desk, 2).due, Some(Due::NextSession));
}

#[test]
fn details_tell_the_history_and_lead_to_minutes_and_session() {
    let mut desk = registers();
    desk.click("Stand: Förderliste verschicken");
    choose(&mut desk, "in Arbeit");
    click_row(&mut desk, "Förderliste verschicken", Modifiers::NONE);
    assert!(desk.sees("Aufgabe 1"));
    assert!(desk.sees_part(": offen, Ayse Özbabacan, 30.09.2018"));
    assert!(desk.sees("1/2018, 03.05.2018"));
    desk.click("Zur Sitzung 1/2018");
    assert_eq!(desk.harness.state().view(), ViewKind::Sessions);
    desk.ctrl(Key::Num5);
    desk.click("Einzelheiten ausblenden");
    assert!(!desk.sees("Aufgabe 1"));
    desk.click("Einzelheiten zeigen");
    // The rail has one too.
    let ways = desk.harness.query_all_by_label("Zum Protokoll");
    ways.last().expect("the way").click();
    desk.settle();
    assert_eq!(desk.harness.state().view(), ViewKind::Minutes);
}

#[test]
fn a_register_goes_out_as_it_is_shown() {
    let mut desk = registers();
    desk.click("1 überfällig");
    desk.ctrl(Key::E);
    assert!(desk.sees("Register exportieren"));
    assert!(desk.sees("Wie angezeigt (1)"));
    assert!(desk.sees("1 Aufgabe"));
    desk.click("Texttabelle (CSV)");
    click_last(&mut desk, "Exportieren …");
    desk.click("Speichern");
    let file = desk.folder().join("Aufgaben.csv");
    let text = std::fs::read_to_string(file).expect("the register");
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(
        text.contains("1;Förderliste verschicken;Ayse Özbabacan;;;30.09.2018;;offen;ja;1/2018")
    );
    assert_eq!(desk.project(), project(), "nothing changes by going out");
}

#[test]
fn actions_go_out_as_a_calendar_with_days_for_those_who_have_no_tasks() {
    let mut desk = registers();
    click_last(&mut desk, "Exportieren …");
    desk.click("Kalender (ICS)");
    desk.click("Auch ein ganztägiger Termin zu jeder Frist");
    click_last(&mut desk, "Exportieren …");
    desk.click("Speichern");
    let file = desk.folder().join("Aufgaben.ics");
    let text = std::fs::read_to_string(file).expect("the calendar");
    assert_eq!(text.matches("BEGIN:VTODO").count(), 3, "{text}");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 2, "{text}");
}

#[test]
fn sessions_go_out_from_the_registers_too() {
    let mut desk = registers();
    desk.ctrl(Key::E);
    let sessions = desk
        .harness
        .get_by_role_and_label(egui::Role::RadioButton, "Sitzungen");
    sessions.click();
    desk.settle();
    assert!(desk.sees("2 Sitzungen"));
    desk.click("Kalender (ICS)");
    click_last(&mut desk, "Exportieren …");
    desk.click("Speichern");
    let file = desk.folder().join("Sitzungen.ics");
    let text = std::fs::read_to_string(file).expect("the calendar");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 2, "{text}");
}

/// Presses the last of several things with one name: that in front.
fn click_last(desk: &mut Desk, name: &str) {
    let found = desk.harness.query_all_by_label(name);
    found.last().expect("a button").click();
    desk.settle();
}

#[test]
fn at_twice_the_size_rows_and_filters_are_still_there() {
    let mut desk = registers();
    // 1024 x 700 at 200 %.
    desk.harness.set_size(egui::vec2(512.0, 350.0));
    desk.settle();
    let window = desk.harness.ctx.content_rect();
    let first = desk.harness.query_all_by_role(egui::Role::Row).next();
    let rect = first.expect("a row").rect();
    assert!(rect.top() + 40.0 < window.bottom(), "{rect} in {window}");
    desk.click("Weitere Filter zeigen");
    assert!(desk.sees("Nur offene"));
    desk.click("Weitere Filter ausblenden");
    click_row(&mut desk, "Förderliste verschicken", Modifiers::NONE);
    desk.click("Einzelheiten zeigen");
    assert!(desk.sees("Aufgabe 1"));
    desk.click("Einzelheiten ausblenden");
    assert!(focused_row(&desk).is_some_and(|row| row.contains("Förderliste")));
}
