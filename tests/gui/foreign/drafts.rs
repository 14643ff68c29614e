//! Values that are half typed while others change them.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use zirkel::model::{Circle, Day, Id, Session};

use super::*;

/// A session with one day, in sight.
fn desk_with_day() -> (Desk, Id<Day>) {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 4, 21);
    let mut desk = Desk::with_project(&project(|project| {
        let session = Some(project.add(Session::default()));
        project.add(Day {
            session,
            date,
            ..Day::default()
        });
    }));
    desk.ctrl(Key::Num2);
    let day = desk.project().days.ids().next().expect("a day");
    (desk, day)
}

fn set_date(desk: &mut Desk, id: Id<Day>, day: u32) {
    elsewhere(desk, |project| {
        change(project, id, |record: &mut Day| {
            record.date = chrono::NaiveDate::from_ymd_opt(2026, 4, day);
        });
    });
}

fn date(desk: &Desk, id: Id<Day>) -> String {
    let project = desk.project();
    let date = project.get(id).and_then(|day: &Day| day.date);
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn value(desk: &Desk, label: &str) -> String {
    use egui_kittest::kittest::NodeT as _;
    let field = desk.harness.get_by_label(label);
    field.accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_date_half_typed_survives_a_foreign_date_and_does_not_overwrite_it() {
    let (mut desk, day) = desk_with_day();
    desk.harness.get_by_label("Tag 1").focus();
    desk.settle();
    desk.ctrl(Key::A);
    desk.type_text("3.");
    set_date(&mut desk, day, 25);
    desk.settle();
    assert_eq!(value(&desk, "Tag 1"), "3.");
    desk.press(NONE, Key::Tab);
    assert_eq!(date(&desk, day), "2026-04-25");
    assert_eq!(value(&desk, "Tag 1"), "25.04.2026");
}

#[test]
fn a_date_half_typed_can_be_finished_after_a_foreign_date_came() {
    let (mut desk, day) = desk_with_day();
    desk.harness.get_by_label("Tag 1").focus();
    desk.settle();
    desk.ctrl(Key::A);
    desk.type_text("3.");
    set_date(&mut desk, day, 25);
    desk.type_text("5.2026");
    assert_eq!(date(&desk, day), "2026-05-03");
}

#[test]
fn a_date_in_which_nothing_was_typed_shows_the_foreign_one() {
    let (mut desk, day) = desk_with_day();
    desk.harness.get_by_label("Tag 1").focus();
    desk.settle();
    set_date(&mut desk, day, 25);
    desk.settle();
    assert_eq!(value(&desk, "Tag 1"), "25.04.2026");
    desk.press(NONE, Key::Tab);
    assert_eq!(date(&desk, day), "2026-04-25");
}

#[test]
fn the_year_of_the_circle_half_typed_is_kept_too() {
    let mut desk = Desk::with_project(&project(|project| {
        project.circle.insert(
            Circle::ID,
            Circle {
                since: Some(1999),
                ..Circle::default()
            },
        );
    }));
    desk.ctrl(Key::Num1);
    desk.click("Kreis");
    desk.settle();
    desk.harness.get_by_label("Seit (Jahr)").focus();
    desk.settle();
    desk.ctrl(Key::A);
    desk.type_text("20");
    elsewhere(&mut desk, |project| {
        change(project, Circle::ID, |c| c.since = Some(2004));
    });
    assert_eq!(value(&desk, "Seit (Jahr)"), "20");
    desk.type_text("05");
    let since = |desk: &Desk| desk.project().circle().since;
    assert_eq!(since(&desk), Some(2005));
    desk.ctrl(Key::A);
    desk.type_text("3");
    elsewhere(&mut desk, |project| {
        change(project, Circle::ID, |c| c.since = Some(2006));
    });
    desk.press(NONE, Key::Tab);
    assert_eq!(since(&desk), Some(2006));
    assert_eq!(value(&desk, "Seit (Jahr)"), "2006");
}
