//! The list of sessions over the years.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use zirkel::model::{Approval, Day, Project, Session, SessionState};

use super::project;
use crate::support::Desk;

/// Twenty-one years of two sessions each; that of spring 2020 was called off.
fn over_the_years() -> Project {
    project(|p| {
        for year in 2005..2026 {
            for (nth, name) in [(1, "Frühjahrssitzung"), (2, "Herbstsitzung")] {
                let cancelled = (year, nth) == (2020, 1);
                let session = p.add(Session {
                    number: format!("{nth}/{year}"),
                    title: format!("{name} {year}"),
                    place: if year == 2012 { "Osnabrück" } else { "Berlin" }.into(),
                    state: if cancelled {
                        SessionState::Cancelled
                    } else {
                        SessionState::Closed
                    },
                    approval: if year < 2025 {
                        Approval::Approved
                    } else {
                        Approval::Draft
                    },
                    ..Session::default()
                });
                p.add(Day {
                    session: Some(session),
                    date: chrono::NaiveDate::from_ymd_opt(year, if nth == 1 { 5 } else { 11 }, 7),
                    ..Day::default()
                });
            }
        }
    })
}

const NEWEST: &str = "2/2025 Herbstsitzung 2025, 07.11.2025, beendet, Protokoll: Entwurf";

#[test]
fn sessions_stand_under_their_years_with_their_state() {
    let desk = Desk::with_project(&over_the_years());
    assert!(desk.sees("2025") && desk.sees("2024"));
    assert!(desk.sees(NEWEST));
    assert!(desk.sees("2/2024 Herbstsitzung 2024, 07.11.2024, beendet, Protokoll: genehmigt"));
}

#[test]
fn the_filter_finds_by_number_place_and_year_and_leads_into_the_list() {
    let mut desk = Desk::with_project(&over_the_years());
    desk.ctrl(Key::F);
    desk.type_text("osnabruck");
    assert!(!desk.sees(NEWEST));
    assert!(desk.sees("2012"));
    let autumn = "2/2012 Herbstsitzung 2012, 07.11.2012, beendet, Protokoll: genehmigt";
    let spring = "1/2012 Frühjahrssitzung 2012, 07.05.2012, beendet, Protokoll: genehmigt";
    assert!(desk.sees(autumn) && desk.sees(spring));
    desk.press(egui::Modifiers::NONE, Key::ArrowDown);
    assert!(desk.harness.get_by_label(autumn).is_focused());
    desk.press(egui::Modifiers::NONE, Key::ArrowDown);
    assert!(desk.harness.get_by_label(spring).is_focused());
    desk.ctrl(Key::F);
    desk.ctrl(Key::A);
    desk.type_text("2020 frühjahr");
    let off = "1/2020 Frühjahrssitzung 2020, 07.05.2020, abgesagt, Protokoll: genehmigt";
    assert!(desk.sees(off));
    desk.ctrl(Key::A);
    desk.type_text("gibtesnicht");
    assert!(desk.sees("Keine Sitzung passt dazu."));
    desk.press(egui::Modifiers::NONE, Key::Escape);
    assert!(desk.sees(NEWEST));
}

#[test]
fn the_keyboard_goes_to_the_oldest_session_and_back() {
    let mut desk = Desk::with_project(&over_the_years());
    desk.harness.get_by_label(NEWEST).focus();
    desk.settle();
    desk.press(egui::Modifiers::NONE, Key::End);
    let oldest = "1/2005 Frühjahrssitzung 2005, 07.05.2005, beendet, Protokoll: genehmigt";
    assert!(desk.harness.get_by_label(oldest).is_focused());
    // Its year stays in sight.
    assert!(desk.sees("2005"));
    desk.press(egui::Modifiers::NONE, Key::Home);
    assert!(desk.harness.get_by_label(NEWEST).is_focused());
}
