//! The agenda: order, days, overruns, and what goes on elsewhere.

use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::Queryable as _;
use zirkel::document::Step;
use zirkel::model::{
    AgendaItem, Approval, Day, Entry, Id, ItemOutcome, Project, Session, SessionState, Visibility,
    order,
};

use super::{agenda_of, enlarge, item, last_step, project};
use crate::support::Desk;

const NONE: Modifiers = Modifiers::NONE;

fn time(hour: u32, minute: u32) -> Option<chrono::NaiveTime> {
    chrono::NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A session of two days with these items, each with its day, counted from 0, and its minutes.
fn two_days(items: &[(&str, usize, u32)]) -> Project {
    project(|p| {
        let session = Some(p.add(Session {
            number: "2/2018".into(),
            title: "Herbstsitzung".into(),
            ..Session::default()
        }));
        let days = [7, 8].map(|day| {
            p.add(Day {
                session,
                date: chrono::NaiveDate::from_ymd_opt(2018, 11, day),
                planned_start: time(9, 0),
                planned_end: time(12, 0),
                ..Day::default()
            })
        });
        for (order, (title, day, minutes)) in order::spread(items.len()).into_iter().zip(items) {
            p.add(AgendaItem {
                session,
                order,
                title: (*title).into(),
                day: days.get(*day).copied(),
                planned_minutes: Some(*minutes),
                ..AgendaItem::default()
            });
        }
    })
}

fn session(project: &Project) -> Id<Session> {
    project.sessions.ids().next().expect("a session")
}

fn day_of(project: &Project, title: &str) -> Option<u32> {
    use chrono::Datelike as _;
    let (_, item) = item(project, title);
    Some(project.follow(item.day)?.date?.day())
}

fn desk(items: &[(&str, usize, u32)]) -> Desk {
    let mut desk = Desk::with_project(&two_days(items));
    enlarge(&mut desk);
    desk
}

fn center(desk: &Desk, label: &str) -> Pos2 {
    desk.harness.get_by_label(label).rect().center()
}

/// Drags with the mouse, with a stop on the way, as a hand does.
fn drag(desk: &mut Desk, from: Pos2, to: Pos2) {
    desk.harness.hover_at(from);
    desk.settle();
    desk.harness.drag_at(from);
    desk.settle();
    for share in [0.3, 0.7, 1.0] {
        desk.harness.hover_at(from.lerp(to, share));
        desk.settle();
    }
    desk.harness.drop_at(to);
    desk.settle();
}

#[test]
fn an_item_is_dragged_to_another_place() {
    let mut desk = desk(&[("Erstens", 0, 10), ("Zweitens", 0, 10), ("Drittens", 0, 10)]);
    let before = desk.project();
    let from = center(&desk, "„Drittens“ ziehen");
    let first = desk.harness.get_by_label("„Erstens“ ziehen").rect();
    drag(&mut desk, from, Pos2::new(from.x, first.top() - 1.0));
    let after = desk.project();
    let order = ["1 Drittens", "2 Erstens", "3 Zweitens"];
    assert_eq!(agenda_of(&after, session(&after)), order);
    assert_eq!(before.agenda.differences(&after.agenda).len(), 1);
    assert_eq!(last_step(&desk), Some(Step::MoveItem));
    desk.ctrl(Key::Z);
    assert_eq!(desk.project(), before);
}

#[test]
fn an_item_dragged_to_the_right_becomes_a_part() {
    let mut desk = desk(&[("Erstens", 0, 10), ("Zweitens", 0, 10)]);
    let from = center(&desk, "„Zweitens“ ziehen");
    drag(&mut desk, from, from + egui::vec2(26.0, -2.0));
    let after = desk.project();
    assert_eq!(
        agenda_of(&after, session(&after)),
        ["1 Erstens", "1.1 Zweitens"]
    );
}

#[test]
fn an_item_dropped_on_the_heading_of_a_day_moves_to_it() {
    let mut desk = desk(&[("Erstens", 0, 10), ("Zweitens", 0, 10), ("Drittens", 1, 10)]);
    let from = center(&desk, "„Erstens“ ziehen");
    let heading = center(&desk, "Tag 2 · 08.11.2018");
    drag(&mut desk, from, Pos2::new(from.x, heading.y));
    let after = desk.project();
    let order = ["1 Zweitens", "2 Erstens", "3 Drittens"];
    assert_eq!(agenda_of(&after, session(&after)), order);
    assert_eq!(day_of(&after, "Erstens"), Some(8));
}

#[test]
fn escape_gives_a_drag_up() {
    let mut desk = desk(&[("Erstens", 0, 10), ("Zweitens", 0, 10)]);
    let before = desk.project();
    let from = center(&desk, "„Zweitens“ ziehen");
    desk.harness.drag_at(from);
    desk.settle();
    desk.harness.hover_at(from - egui::vec2(0.0, 60.0));
    desk.settle();
    desk.press(NONE, Key::Escape);
    desk.harness.drop_at(from - egui::vec2(0.0, 60.0));
    desk.settle();
    assert_eq!(desk.project(), before);
}

#[test]
fn alt_and_arrows_lead_over_the_end_of_a_day() {
    let mut desk = desk(&[("Erstens", 0, 10), ("Zweitens", 0, 10), ("Drittens", 1, 10)]);
    let before = desk.project();
    desk.harness.get_by_label("Titel von TOP 2").focus();
    desk.settle();
    desk.press(Modifiers::ALT, Key::ArrowDown);
    let after = desk.project();
    assert_eq!(day_of(&after, "Zweitens"), Some(8));
    let order = ["1 Erstens", "2 Zweitens", "3 Drittens"];
    assert_eq!(agenda_of(&after, session(&after)), order);
    desk.press(Modifiers::ALT, Key::ArrowDown);
    let order = ["1 Erstens", "2 Drittens", "3 Zweitens"];
    let after = desk.project();
    assert_eq!(agenda_of(&after, session(&after)), order);
    desk.press(Modifiers::ALT, Key::ArrowUp);
    desk.press(Modifiers::ALT, Key::ArrowUp);
    let after = desk.project();
    assert_eq!(day_of(&after, "Zweitens"), Some(7));
    assert_eq!(
        agenda_of(&after, session(&after)),
        agenda_of(&before, session(&before))
    );
}

#[test]
fn the_first_item_of_a_day_does_not_become_a_part_of_the_day_before() {
    let mut desk = desk(&[("Erstens", 0, 10), ("Zweitens", 1, 10)]);
    let before = desk.project();
    desk.harness.get_by_label("Titel von TOP 2").focus();
    desk.settle();
    desk.press(NONE, Key::Tab);
    assert_eq!(desk.project(), before);
}

#[test]
fn a_day_that_is_too_full_says_so() {
    let mut desk = desk(&[("Bericht", 0, 100), ("Pause", 0, 30), ("Vortrag", 0, 50)]);
    assert!(desk.sees("09:00–12:00 · 3 h, bis 12:00"));
    assert!(!desk.sees_part("über dem geplanten Ende"));
    desk.harness.get_by_label("Minuten für TOP 3").focus();
    desk.settle();
    desk.ctrl(Key::A);
    desk.type_text("75");
    assert!(desk.sees("25 min über dem geplanten Ende 12:00"));
    assert!(desk.sees("09:00–12:00 · 3 h 25 min, bis 12:25"));
    desk.ctrl(Key::Z);
    assert!(!desk.sees_part("über dem geplanten Ende"));
}

#[test]
fn what_really_was_is_told_with_its_difference() {
    let mut project = two_days(&[("Bericht", 0, 20)]);
    let (id, item) = item(&project, "Bericht");
    let at = |minute| {
        let day = chrono::NaiveDate::from_ymd_opt(2018, 11, 7)?;
        day.and_hms_opt(10, minute, 0)
    };
    let item = AgendaItem {
        actual_start: at(5),
        actual_end: at(32),
        visibility: Visibility::Internal,
        ..item
    };
    project.agenda.insert(id, item);
    let desk = Desk::with_project(&project);
    assert!(desk.sees("10:05–10:32, 7 min länger als geplant"));
    assert!(desk.sees("intern"));
}

#[test]
fn the_menu_of_a_row_moves_it_to_another_day_and_marks_it() {
    let mut desk = desk(&[("Bericht", 0, 20), ("Vortrag", 1, 20)]);
    desk.click("Menü zu „Bericht“");
    desk.click("Verschieben nach Tag 2 · 08.11.2018");
    assert_eq!(day_of(&desk.project(), "Bericht"), Some(8));
    assert!(desk.sees("TOP an Tag 1"));
    // By keyboard too.
    desk.harness.get_by_label("Titel von TOP 1").focus();
    desk.settle();
    desk.press(Modifiers::SHIFT, Key::F10);
    desk.click("intern");
    desk.click("Menü zu „Vortrag“");
    desk.click("In jeder Sitzung (wiederkehrend)");
    desk.click("Menü zu „Vortrag“");
    desk.click("vertagt");
    let (_, item) = item(&desk.project(), "Vortrag");
    assert_eq!(item.visibility, Visibility::Internal);
    assert_eq!(item.outcome, ItemOutcome::Postponed);
    assert!(item.recurring);
}

/// A later session beside the one with these items.
fn with_next(items: &[(&str, usize, u32)]) -> Project {
    let mut project = two_days(items);
    let (id, held) = project.sessions.iter().next().expect("a session");
    let held = Session {
        state: SessionState::Closed,
        ..held.clone()
    };
    project.sessions.insert(id, held);
    let next = zirkel::document::IdSource::counting_from(1 << 101).next();
    let session = Session {
        number: "1/2019".into(),
        title: "Frühjahrssitzung".into(),
        ..Session::default()
    };
    project.sessions.insert(next, session);
    project
}

fn open_older(desk: &mut Desk) {
    desk.click("2/2018 Herbstsitzung, 07.11. – 08.11.2018, beendet, Protokoll: Entwurf");
}

#[test]
fn an_item_moves_to_the_next_session() {
    let mut desk = Desk::with_project(&with_next(&[("Bericht", 0, 20), ("Vortrag", 1, 20)]));
    enlarge(&mut desk);
    open_older(&mut desk);
    let before = desk.project();
    desk.click("Menü zu „Bericht“");
    desk.click("TOP in die nächste Sitzung verschieben");
    let after = desk.project();
    assert_eq!(last_step(&desk), Some(Step::CarryItem));
    let older = session(&after);
    assert_eq!(agenda_of(&after, older), ["1 Vortrag"]);
    let (_, moved) = item(&after, "Bericht");
    assert!(moved.session.is_some() && moved.session != Some(older));
    assert!(desk.sees_part("„Bericht“ steht jetzt in 1/2019 Frühjahrssitzung"));
    desk.ctrl(Key::Z);
    assert_eq!(desk.project(), before);
}

#[test]
fn what_was_written_stays_and_the_item_goes_on_in_the_next_session() {
    let mut project = with_next(&[("Bericht", 0, 20)]);
    let (id, _) = item(&project, "Bericht");
    let entry = Entry {
        session: Some(session(&project)),
        item: Some(id),
        text: "Es wurde berichtet.".into(),
        ..Entry::default()
    };
    let entry_id = zirkel::document::IdSource::counting_from(1 << 102).next();
    project.entries.insert(entry_id, entry);
    let mut desk = Desk::with_project(&project);
    enlarge(&mut desk);
    open_older(&mut desk);
    desk.click("Menü zu „Bericht“");
    desk.click("TOP in die nächste Sitzung verschieben");
    let after = desk.project();
    let old: &AgendaItem = after.get(id).expect("still there");
    assert_eq!(old.outcome, ItemOutcome::Postponed);
    assert_eq!(after.agenda.len(), 2);
    let mut all = after.agenda.iter();
    assert!(all.any(|(_, item)| item.continues == Some(id)));
    assert!(desk.sees("vertagt"));
}

#[test]
fn without_a_later_session_one_is_made_with_the_item_in_it() {
    let mut desk = desk(&[("Bericht", 0, 20), ("Vortrag", 1, 20)]);
    let before = desk.project();
    desk.click("Menü zu „Vortrag“");
    desk.click("TOP in die nächste Sitzung verschieben");
    assert!(desk.sees_part("Es gibt noch keine spätere Sitzung."));
    desk.press(NONE, Key::Enter);
    let after = desk.project();
    assert_eq!(after.sessions.len(), 2);
    assert_eq!(last_step(&desk), Some(Step::AddSession));
    let (_, moved) = item(&after, "Vortrag");
    assert_ne!(moved.session, Some(session(&after)));
    desk.ctrl(Key::Z);
    assert_eq!(desk.project(), before);
}

#[test]
fn the_agenda_of_finished_minutes_is_changed_after_one_question() {
    let mut project = two_days(&[("Bericht", 0, 20), ("Vortrag", 0, 20)]);
    let id = session(&project);
    let finished = Session {
        approval: Approval::Circulating,
        ..project.get(id).cloned().expect("a session")
    };
    project.sessions.insert(id, finished);
    let mut desk = Desk::with_project(&project);
    enlarge(&mut desk);
    let before = desk.project();
    desk.harness.get_by_label("Titel von TOP 1").focus();
    desk.settle();
    desk.type_text("!");
    assert_eq!(desk.project(), before);
    assert!(desk.sees("Das Protokoll ist fertig. Änderungen werden vermerkt."));
    desk.click("Ändern");
    assert!(item(&desk.project(), "Bericht!").1.session.is_some());
    assert_eq!(desk.project().amendments.len(), 1);
    desk.harness.get_by_label("Titel von TOP 2").focus();
    desk.settle();
    desk.press(Modifiers::ALT, Key::ArrowUp);
    assert!(!desk.sees_part("Das Protokoll ist fertig."));
    let after = desk.project();
    assert_eq!(agenda_of(&after, id), ["1 Vortrag", "2 Bericht!"]);
}
