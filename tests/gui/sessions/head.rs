//! Head and days of a session.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::document::Step;
use zirkel::model::{
    Attendance, AttendanceStatus, Day, Half, Person, Project, Session, SessionState,
};

use super::{enlarge, last_step, only_session, project};
use crate::support::Desk;

fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}

/// A session today with two people of the roster.
fn session_today() -> Project {
    project(|p| {
        let session = p.add(Session {
            number: "2/2018".into(),
            title: "Herbstsitzung".into(),
            ..Session::default()
        });
        let day = p.add(Day {
            session: Some(session),
            date: Some(today()),
            ..Day::default()
        });
        for (given_name, family_name) in [("Ayse", "Özbabacan"), ("Gari", "Pavković")] {
            let person = p.add(Person {
                given_name: given_name.into(),
                family_name: family_name.into(),
                ..Person::default()
            });
            let attendance = Attendance {
                person: Some(person),
                day: Some(day),
                status: AttendanceStatus::Present,
                ..Attendance::default()
            };
            let id = Attendance::id(person, day, Half::Morning);
            p.attendance.insert(id, attendance);
        }
    })
}

fn only_day(project: &Project) -> Day {
    let (_, day) = project.days.iter().next().expect("a day");
    day.clone()
}

#[test]
fn a_session_begins_and_ends_with_a_button_that_notes_the_time() {
    let mut desk = Desk::with_project(&session_today());
    enlarge(&mut desk);
    let before = desk.project();
    assert!(!desk.sees("Begonnen"));
    desk.click("Sitzung beginnen");
    let project = desk.project();
    assert_eq!(only_session(&project).1.state, SessionState::Running);
    assert!(only_day(&project).actual_start.is_some());
    assert!(desk.sees("Begonnen"));
    desk.click("Sitzung beenden");
    let project = desk.project();
    assert_eq!(only_session(&project).1.state, SessionState::Closed);
    assert!(only_day(&project).actual_end.is_some());
    assert_eq!(last_step(&desk), Some(Step::EditSession));
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    assert_eq!(desk.project(), before);
}

#[test]
fn a_session_that_is_called_off_says_so() {
    let mut desk = Desk::with_project(&session_today());
    enlarge(&mut desk);
    desk.click("Stand: terminiert");
    desk.click("abgesagt");
    assert_eq!(
        only_session(&desk.project()).1.state,
        SessionState::Cancelled
    );
    assert!(desk.sees("Stand: abgesagt"));
    assert!(!desk.sees("Sitzung beginnen"));
}

fn value(desk: &Desk, label: &str) -> String {
    let field = desk.harness.get_by_label(label);
    field.accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_time_nobody_understands_stays_and_says_what_holds() {
    let mut desk = Desk::with_project(&session_today());
    enlarge(&mut desk);
    desk.harness.get_by_label("Beginn").focus();
    desk.settle();
    desk.type_text("halb zehn");
    desk.press(Modifiers::NONE, Key::Tab);
    assert_eq!(value(&desk, "Beginn"), "halb zehn");
    assert!(desk.sees("Nicht verstanden. Zum Beispiel: 9:30"));
    assert_eq!(only_day(&desk.project()).planned_start, None);
    desk.harness.get_by_label("Beginn").focus();
    desk.settle();
    desk.ctrl(Key::A);
    desk.type_text("9.30");
    desk.press(Modifiers::NONE, Key::Tab);
    assert_eq!(value(&desk, "Beginn"), "09:30");
    assert!(!desk.sees_part("Nicht verstanden"));
}

#[test]
fn a_date_nobody_understands_stays_beside_the_one_that_holds() {
    let mut desk = Desk::with_project(&session_today());
    enlarge(&mut desk);
    desk.harness.get_by_label("Tag 1").focus();
    desk.settle();
    desk.ctrl(Key::A);
    desk.type_text("31.2.");
    desk.press(Modifiers::NONE, Key::Tab);
    assert_eq!(value(&desk, "Tag 1"), "31.2.");
    let holds = today().format("%d.%m.%Y");
    assert!(desk.sees(&format!("Nicht verstanden. Es bleibt bei {holds}.")));
    assert_eq!(only_day(&desk.project()).date, Some(today()));
    desk.harness.get_by_label("Tag 1").focus();
    desk.settle();
    desk.press(Modifiers::NONE, Key::Escape);
    assert_eq!(value(&desk, "Tag 1"), holds.to_string());
}

#[test]
fn occasion_room_and_link_are_folded_away_and_kept() {
    let mut desk = Desk::with_project(&session_today());
    enlarge(&mut desk);
    assert!(!desk.sees("Anlass"));
    desk.click("Weitere Angaben");
    for (label, text) in [
        ("Anlass", "Herbstsitzung des Kreises"),
        ("Raum", "Großer Saal"),
        ("Link oder Einwahl", "https://example.org/raum"),
    ] {
        desk.harness.get_by_label(label).focus();
        desk.settle();
        desk.type_text(text);
    }
    let project = desk.project();
    let (_, session) = only_session(&project);
    assert_eq!(session.occasion, "Herbstsitzung des Kreises");
    assert_eq!(session.room, "Großer Saal");
    assert_eq!(session.link, "https://example.org/raum");
    assert!(desk.sees("Link öffnen"));
}

#[test]
fn the_distribution_list_is_filled_by_name_or_at_once() {
    let mut desk = Desk::with_project(&session_today());
    enlarge(&mut desk);
    desk.click("Weitere Angaben");
    desk.harness.get_by_label("Name …").focus();
    desk.settle();
    desk.type_text("pav");
    assert!(desk.sees("Gari Pavković"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.sees("Gari Pavković vom Verteiler nehmen"));
    desk.click("Alle Teilnehmenden");
    let project = desk.project();
    assert_eq!(only_session(&project).1.distribution.len(), 2);
    assert!(!desk.sees("Alle Teilnehmenden"));
    desk.click("Gari Pavković vom Verteiler nehmen");
    assert_eq!(only_session(&desk.project()).1.distribution.len(), 1);
    desk.ctrl(Key::Z);
    assert_eq!(desk.project(), project);
}

#[test]
fn what_is_read_only_offers_no_change() {
    let newer = zirkel::store::example().replacen("schema: 1", "schema: 99", 1);
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("neuer.zirkel.ron");
    std::fs::write(&file, newer).expect("written");
    let mut desk = Desk::start(folder, Some(file), zirkel::i18n::Lang::De);
    enlarge(&mut desk);
    assert!(desk.sees("Titel von TOP 1.1"));
    let disabled = |label: &str| {
        let node = desk.harness.get_by_label(label);
        node.accesskit_node().is_disabled()
    };
    for label in [
        "Neue Sitzung",
        "Stand: beendet",
        "Titel von TOP 1.1",
        "Minuten für TOP 1",
        "Neuer TOP",
        "Titel der Sitzung",
        "Tag 1",
    ] {
        assert!(disabled(label), "{label}");
    }
    assert!(!desk.sees_part("“ ziehen"));
    let menu = "Menü zu „Anregungen des Kreises zum Prozess“";
    desk.click(menu);
    assert!(desk.sees("Protokoll dazu öffnen"));
    assert!(!desk.sees("In jeder Sitzung (wiederkehrend)"));
}

#[test]
fn in_a_small_window_everything_is_there() {
    let mut desk = Desk::with_example();
    for label in [
        "Neue Sitzung",
        "Titel, Nummer, Ort, Person",
        "Stand: beendet",
        "Anwesenheit",
        "Protokoll",
        "Sitzung löschen",
        "Nummer",
        "Titel der Sitzung",
        "Tag 2",
        "Tag hinzufügen",
        "Weitere Angaben",
        "Neuer TOP",
    ] {
        let nodes: Vec<_> = desk.harness.get_all_by_label(label).collect();
        let inside = nodes.iter().any(|node| {
            let rect = node.rect();
            rect.left() >= 0.0 && rect.right() <= 1024.0 && rect.bottom() <= 700.0
        });
        assert!(
            inside,
            "{label}: {:?}",
            nodes.first().map(|node| node.rect())
        );
    }
    desk.click("Neue Sitzung");
    for label in ["Sitzung anlegen", "Abbrechen", "Erster Tag"] {
        let rect = desk.harness.get_by_label(label).rect();
        assert!(rect.right() <= 1024.0 && rect.bottom() <= 700.0, "{label}");
    }
}

#[test]
fn nothing_is_wider_than_the_page() {
    for (size, margin) in [((1024.0, 700.0), 24.0), ((512.0, 900.0), 8.0)] {
        let mut desk = Desk::with_example();
        desk.harness.set_size(egui::vec2(size.0, size.1));
        desk.settle();
        desk.click("Weitere Angaben");
        for label in [
            "Tag hinzufügen",
            "Titel der Sitzung",
            "Link oder Einwahl",
            "Details zu „Anregungen des Kreises zum Prozess“",
        ] {
            let right = desk.harness.get_by_label(label).rect().right();
            assert!(right <= size.0 - margin, "{label} at {size:?}: {right}");
        }
    }
}
