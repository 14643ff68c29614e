//! New sessions, and templates for them.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::document::Step;
use zirkel::model::{
    Action, AgendaItem, Approval, Day, Entry, EntryKind, Id, ItemKind, Project, Session,
    SessionState, order,
};

use super::{agenda_of, enlarge, item, last_step, project};
use crate::support::Desk;

const NONE: Modifiers = Modifiers::NONE;

/// A session that was held, with a topic for each reason to return and one that is done.
fn after_a_session() -> Project {
    project(|p| {
        let session = Some(p.add(Session {
            number: "2/2018".into(),
            title: "Herbstsitzung 2018".into(),
            state: SessionState::Closed,
            ..Session::default()
        }));
        for (day, hour) in [(7, 13), (8, 9)] {
            p.add(Day {
                session,
                date: chrono::NaiveDate::from_ymd_opt(2018, 11, day),
                planned_start: chrono::NaiveTime::from_hms_opt(hour, 0, 0),
                ..Day::default()
            });
        }
        let titles = ["Erledigt", "Nicht geschafft", "Berichte", "Mit Aufgabe"];
        for (order, title) in order::spread(titles.len()).into_iter().zip(titles) {
            let item = p.add(AgendaItem {
                session,
                order,
                title: title.into(),
                recurring: title == "Berichte",
                planned_minutes: Some(20),
                ..AgendaItem::default()
            });
            let kind = match title {
                "Nicht geschafft" => continue,
                "Mit Aufgabe" => EntryKind::Action,
                _ => EntryKind::Result,
            };
            p.add(Entry {
                session,
                item: Some(item),
                kind,
                action: (kind == EntryKind::Action).then(Action::default),
                ..Entry::default()
            });
        }
    })
}

/// Puts the cursor into the title of the new session.
fn into_the_title(desk: &mut Desk) {
    let fields: Vec<_> = desk.harness.get_all_by_label("Titel der Sitzung").collect();
    // The one on the page lies behind the sheet.
    fields.last().expect("a field").focus();
    desk.settle();
}

/// The session that the project did not have before.
fn newest(project: &Project) -> (Id<Session>, Session) {
    let (id, session) = project.sessions.iter().next_back().expect("a session");
    (id, session.clone())
}

#[test]
fn from_the_last_session_topics_return_with_their_reasons() {
    let mut desk = Desk::with_project(&after_a_session());
    enlarge(&mut desk);
    let before = desk.project();
    desk.click("Neue Sitzung");
    assert!(desk.sees("Offene Aufgaben: eine offene Aufgabe"));
    assert!(desk.sees("Nicht geschafft: nicht behandelt"));
    assert!(desk.sees("Berichte: wiederkehrend"));
    assert!(desk.sees("Mit Aufgabe: eine offene Aufgabe"));
    assert!(!desk.sees_part("Erledigt: "));
    desk.click("Berichte: wiederkehrend");
    desk.harness.get_by_label("Erster Tag").focus();
    desk.settle();
    desk.type_text("9.5.2019");
    desk.press(NONE, Key::Enter);
    assert_eq!(last_step(&desk), Some(Step::AddSession));
    let project = desk.project();
    let (id, session) = newest(&project);
    assert_eq!(session.number, "1/2019");
    assert_eq!(
        agenda_of(&project, id),
        [
            "1 Genehmigung des Protokolls der letzten Sitzung (2/2018)",
            "2 Offene Aufgaben",
            "3 Nicht geschafft",
            "4 Mit Aufgabe"
        ]
    );
    let days = project.days_of(id);
    let dates: Vec<_> = days.iter().filter_map(|(_, day)| day.date).collect();
    assert_eq!(
        dates.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["2019-05-09", "2019-05-10"]
    );
    let first = project.agenda_of(id)[0].id;
    let first: &AgendaItem = project.get(first).expect("an item");
    let (held, _) = before.sessions.iter().next().expect("a session");
    assert_eq!(
        (first.approves, first.kind),
        (Some(held), ItemKind::Formalities)
    );
    let all = project.agenda.iter().map(|(_, item)| item.continues);
    let (old, _) = item(&before, "Nicht geschafft");
    assert!(all.into_iter().any(|continues| continues == Some(old)));
    assert!(desk.sees("Fortsetzung aus 2/2018"));
    desk.ctrl(Key::Z);
    assert_eq!(desk.project(), before);
}

#[test]
fn enter_alone_makes_a_sensible_session_and_escape_none() {
    let mut desk = Desk::with_project(&after_a_session());
    desk.click("Neue Sitzung");
    desk.press(NONE, Key::Escape);
    assert_eq!(desk.project().sessions.len(), 1);
    desk.click("Neue Sitzung");
    desk.press(NONE, Key::Enter);
    let project = desk.project();
    assert_eq!(project.sessions.len(), 2);
    let (id, session) = newest(&project);
    assert_eq!(session.title, format!("Sitzung {}", session.number));
    assert_eq!(project.days_of(id).len(), 2);
    assert_eq!(agenda_of(&project, id).len(), 5);
}

#[test]
fn approved_minutes_are_not_approved_once_more() {
    let mut project = after_a_session();
    let (id, session) = newest(&project);
    let session = Session {
        approval: Approval::Approved,
        ..session
    };
    project.sessions.insert(id, session);
    let mut desk = Desk::with_project(&project);
    desk.click("Neue Sitzung");
    desk.press(NONE, Key::Enter);
    let project = desk.project();
    let approves = |item: &AgendaItem| item.approves.is_some();
    assert!(!project.agenda.iter().any(|(_, item)| approves(item)));
}

#[test]
fn a_template_brings_its_days_and_its_agenda() {
    let mut desk = Desk::with_new_project();
    enlarge(&mut desk);
    desk.ctrl(Key::Num2);
    desk.click("Neue Sitzung");
    desk.click("Arbeitskreis, zwei Tage, 2 Tage, 12 TOPs");
    into_the_title(&mut desk);
    desk.press(NONE, Key::Enter);
    let project = desk.project();
    let (id, _) = newest(&project);
    assert_eq!(project.days_of(id).len(), 2);
    let agenda = agenda_of(&project, id);
    assert_eq!(agenda.len(), 12);
    assert_eq!(agenda[0], "1 Berichte aus den Städten und Landkreisen");
    assert!(desk.sees("13:00") && desk.sees("14:00"));
    desk.ctrl(Key::Z);
    assert!(desk.project().sessions.is_empty() && desk.project().agenda.is_empty());
}

#[test]
fn a_first_day_nobody_understands_stops_the_session() {
    let mut desk = Desk::with_new_project();
    desk.ctrl(Key::Num2);
    desk.click("Neue Sitzung");
    desk.harness.get_by_label("Erster Tag").focus();
    desk.settle();
    desk.type_text("im Mai");
    desk.press(NONE, Key::Enter);
    desk.press(NONE, Key::Tab);
    assert!(desk.project().sessions.is_empty());
    assert!(desk.sees_part("Nicht verstanden. Zum Beispiel:"));
    let field = desk.harness.get_by_label("Erster Tag");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("im Mai"));
}

/// Runs a command by its name, as from the palette.
fn command(desk: &mut Desk, name: &str) {
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text(name);
    desk.press(NONE, Key::Enter);
}

#[test]
fn a_session_becomes_a_template_and_the_template_a_session() {
    let mut desk = Desk::with_project(&after_a_session());
    enlarge(&mut desk);
    command(&mut desk, "Sitzung als Vorlage sichern");
    assert!(desk.sees("2 Tage, 4 TOPs"));
    desk.ctrl(Key::A);
    desk.type_text("Unsere Sitzung");
    desk.press(NONE, Key::Enter);
    assert_eq!(last_step(&desk), Some(Step::SaveTemplate));
    assert_eq!(desk.project().templates.len(), 1);
    desk.click("Neue Sitzung");
    desk.click("Unsere Sitzung, 2 Tage, 4 TOPs");
    // What the template has and only recurs does not come twice.
    into_the_title(&mut desk);
    desk.press(NONE, Key::Enter);
    let project = desk.project();
    let agenda = agenda_of(&project, newest(&project).0);
    let reports = agenda.iter().filter(|line| line.ends_with("Berichte"));
    assert_eq!(reports.count(), 1);
    assert!(agenda.iter().any(|line| line.ends_with("Erledigt")));
}

#[test]
fn own_templates_are_renamed_and_deleted_and_those_of_zirkel_are_not() {
    let mut desk = Desk::with_project(&after_a_session());
    enlarge(&mut desk);
    command(&mut desk, "Sitzung als Vorlage sichern");
    desk.press(NONE, Key::Enter);
    let before = desk.project();
    command(&mut desk, "Vorlagen");
    assert!(desk.sees("Online-Treffen"));
    assert!(!desk.sees("Vorlage „Online-Treffen“ löschen"));
    desk.harness
        .get_by_label("Name der Vorlage „Herbstsitzung 2018“")
        .focus();
    desk.settle();
    desk.ctrl(Key::A);
    desk.type_text("Zwei Tage");
    assert_eq!(last_step(&desk), Some(Step::EditTemplate));
    desk.click("Vorlage „Zwei Tage“ löschen");
    assert!(desk.project().templates.is_empty());
    assert_eq!(last_step(&desk), Some(Step::DeleteTemplate));
    desk.press(NONE, Key::Escape);
    assert!(!desk.sees("Online-Treffen"));
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    assert_eq!(desk.project(), before);
}
