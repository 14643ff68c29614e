//! What a person does while minutes run: the clock, votes, follow-up, approval, and finished
//! minutes that are changed all the same.

use chrono::{Local, NaiveDateTime, TimeDelta};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::document::Step;
use zirkel::model::{
    Action, ActionStatus, AgendaItem, AmendmentKind, Approval, Attendance, AttendanceStatus, Day,
    Decision, DecisionResult, Due, Entry, EntryKind, Half, Id, Membership, Order, Person, Project,
    Role as MemberRole, Session, SessionState, Visibility,
};
use zirkel::ui::place::ViewKind;

use crate::support::Desk;

fn id<T>(n: u128) -> Id<T> {
    format!("{n:026}").parse().expect("an id")
}

fn last_step(desk: &Desk) -> Option<Step> {
    desk.harness.state().workspace()?.doc.next_undo()
}

fn now() -> NaiveDateTime {
    Local::now().naive_local()
}

/// Today's session with two items, a decision under the first and an action under the second; the
/// next session has the approval of its minutes on its agenda. Two members and a guest are here.
fn project() -> Project {
    let mut project = Project::default();
    let today = now().date();
    for (n, number, date) in [
        (1, "2/2018", Some(today)),
        (2, "1/2019", today.checked_add_signed(TimeDelta::days(180))),
    ] {
        let session = Session {
            number: number.into(),
            ..Session::default()
        };
        project.sessions.insert(id(n), session);
        let day = Day {
            session: Some(id(n)),
            date,
            ..Day::default()
        };
        project.days.insert(id(n), day);
    }
    let mut order = None;
    for (n, session, title) in [
        (1, 1, "Bericht"),
        (2, 1, "Workshop"),
        (3, 2, "Genehmigung des Protokolls"),
    ] {
        let next = Order::between(order.as_ref(), None).expect("a place");
        order = Some(next.clone());
        let item = AgendaItem {
            session: Some(id(session)),
            title: title.into(),
            order: next,
            planned_minutes: Some(30),
            approves: (n == 3).then(|| id(1)),
            ..AgendaItem::default()
        };
        project.agenda.insert(id(n), item);
    }
    for (n, name, role) in [
        (1, "Berg", MemberRole::Member),
        (2, "Özbabacan", MemberRole::Lead),
        (3, "Gast", MemberRole::Guest),
    ] {
        let person = Person {
            given_name: "Ayse".into(),
            family_name: name.into(),
            ..Person::default()
        };
        project.people.insert(id(n), person);
        let membership = Membership {
            person: Some(id(n)),
            role,
            ..Membership::default()
        };
        project.memberships.insert(id(n), membership);
        for half in [Half::Morning, Half::Afternoon] {
            let attendance = Attendance {
                person: Some(id(n)),
                day: Some(id(1)),
                half,
                status: AttendanceStatus::Present,
                ..Attendance::default()
            };
            let at = Attendance::id(id(n), id(1), half);
            project.attendance.insert(at, attendance);
        }
    }
    let decision = Entry {
        session: Some(id(1)),
        item: Some(id(1)),
        kind: EntryKind::Decision,
        text: "Der Kreis wirkt mit.".into(),
        decision: Some(Decision {
            number: Some(1),
            ..Decision::default()
        }),
        ..Entry::default()
    };
    project.entries.insert(id(1), decision);
    let action = Entry {
        session: Some(id(1)),
        item: Some(id(2)),
        kind: EntryKind::Action,
        text: "Gliederung verschicken".into(),
        action: Some(Action {
            number: Some(7),
            owner: Some(id(1)),
            due: "2018-12-15".parse().ok().map(Due::On),
            ..Action::default()
        }),
        ..Entry::default()
    };
    project.entries.insert(id(2), action);
    project
}

fn desk(project: &Project) -> Desk {
    let mut desk = Desk::with_project(project);
    desk.harness.set_size(egui::vec2(1400.0, 1000.0));
    desk.settle();
    desk.ctrl(Key::Num3);
    choose_session(&mut desk, "2/2018");
    desk
}

fn choose_session(desk: &mut Desk, number: &str) {
    desk.harness
        .get_by_role_and_label(Role::ComboBox, "Sitzung")
        .click();
    desk.settle();
    desk.click(number);
}

fn item(desk: &Desk, n: u128) -> AgendaItem {
    desk.project().get(id(n)).cloned().expect("the item")
}

fn decision(desk: &Desk) -> Decision {
    let entry = desk.project().get(id::<Entry>(1)).cloned();
    entry.and_then(|entry| entry.decision).expect("a decision")
}

/// The project with its minutes finished in this state.
fn finished(approval: Approval) -> Project {
    let mut project = project();
    let session = project.sessions.get_mut(id(1)).expect("the session");
    session.approval = approval;
    session.finished_at = Some(chrono::Utc::now());
    project
}

#[test]
fn two_items_begin_one_after_the_other_and_undo_takes_it_back() {
    let mut desk = desk(&project());
    desk.press(Modifiers::NONE, Key::F6);
    assert_eq!(last_step(&desk), Some(Step::TimeItem));
    assert!(item(&desk, 1).actual_start.is_some());
    let session = desk.project().get(id::<Session>(1)).cloned();
    assert_eq!(session.expect("there").state, SessionState::Running);
    let day = desk.project().get(id::<Day>(1)).cloned().expect("the day");
    assert!(day.actual_start.is_some());
    desk.ctrl(Key::PageDown);
    assert!(desk.sees_part("TOP 1 läuft: 0:0"));
    desk.click("TOP beginnen");
    assert!(item(&desk, 1).actual_end.is_some());
    assert!(item(&desk, 2).actual_start.is_some());
    desk.ctrl(Key::Z);
    assert!(item(&desk, 1).actual_end.is_none());
    assert!(item(&desk, 2).actual_start.is_none());
    desk.ctrl(Key::Z);
    let session = desk.project().get(id::<Session>(1)).cloned();
    assert_eq!(session.expect("there").state, SessionState::Scheduled);
    assert!(item(&desk, 1).actual_start.is_none());
}

#[test]
fn the_running_item_ends_from_wherever_one_is_and_is_taken_up_again() {
    let mut desk = desk(&project());
    desk.press(Modifiers::NONE, Key::F6);
    let start = item(&desk, 1).actual_start;
    desk.ctrl(Key::PageDown);
    desk.press(Modifiers::SHIFT, Key::F6);
    assert!(item(&desk, 1).actual_end.is_some());
    desk.ctrl(Key::PageUp);
    desk.click("Wieder aufnehmen");
    let again = item(&desk, 1);
    assert_eq!((again.actual_start, again.actual_end), (start, None));
    desk.click("TOP beenden");
    assert!(item(&desk, 1).actual_end.is_some());
}

/// The desk with the first item begun so long ago.
fn begun(ago: TimeDelta) -> Desk {
    let mut project = project();
    let item = project.agenda.get_mut(id(1)).expect("the item");
    item.actual_start = now().checked_sub_signed(ago);
    desk(&project)
}

#[test]
fn two_minutes_before_the_end_one_is_warned_once() {
    let mut desk = begun(TimeDelta::seconds(28 * 60 + 20));
    assert!(desk.sees("Noch 2 Minuten für TOP 1"));
    assert!(desk.sees("TOP 1 läuft seit 28 von 30 geplanten Minuten."));
    desk.click("Schließen");
    desk.settle();
    assert!(!desk.sees("Noch 2 Minuten für TOP 1"));
    // From another item as well it can be seen that the time is nearly over.
    desk.ctrl(Key::PageDown);
    assert!(desk.sees_part("noch 2 min"));
}

#[test]
fn there_is_no_warning_while_there_is_time_and_none_when_it_is_over() {
    let desk = begun(TimeDelta::minutes(20));
    assert!(!desk.sees_part("Noch "));
    let desk = begun(TimeDelta::seconds(35 * 60 + 20));
    assert!(!desk.sees_part("Noch "));
    assert!(desk.sees("TOP 1 ist 5 Minuten über der Zeit."));
}

#[test]
fn the_item_that_runs_is_one_press_away() {
    let mut desk = begun(TimeDelta::seconds(35 * 60 + 20));
    desk.ctrl(Key::PageDown);
    assert!(desk.sees_part("2  Workshop"));
    desk.harness
        .get_by_label_contains("TOP 1 läuft: 35:")
        .click();
    desk.settle();
    assert!(desk.sees_part("1  Bericht"));
}

/// Puts the cursor into the only entry of the item.
fn into_the_entry(desk: &mut Desk, name: &str) {
    desk.harness.get_by_label(name).focus();
    desk.settle();
}

#[test]
fn all_three_counts_are_typed_into_one_field_and_the_result_follows() {
    let mut desk = desk(&project());
    into_the_entry(&mut desk, "Eintrag 1, Beschluss");
    assert!(desk.sees("Nr. 2018-2/1"));
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Ja")
        .focus();
    desk.settle();
    desk.type_text("2/0/0");
    let counts = decision(&desk);
    assert_eq!(
        (counts.yes, counts.no, counts.abstained),
        (Some(2), Some(0), Some(0))
    );
    assert_eq!(counts.result, None, "it follows from the counts");
    let result = desk
        .harness
        .get_by_role_and_label(Role::ComboBox, "Ergebnis");
    assert_eq!(
        result.value().as_deref(),
        Some("einstimmig (aus den Stimmen)")
    );
    result.click();
    desk.settle();
    desk.click("vertagt");
    assert_eq!(decision(&desk).result, Some(DecisionResult::Postponed));
    desk.harness
        .get_by_role_and_label(Role::ComboBox, "Ergebnis")
        .click();
    desk.settle();
    desk.click("einstimmig (aus den Stimmen)");
    assert_eq!(decision(&desk).result, None);
    // Two steps for the result, one for all the counts.
    for _ in 0..3 {
        desk.ctrl(Key::Z);
    }
    assert_eq!(decision(&desk).votes(), None);
}

#[test]
fn from_the_text_f2_leads_to_the_counts_and_tab_from_one_to_the_next() {
    let mut desk = desk(&project());
    into_the_entry(&mut desk, "Eintrag 1, Beschluss");
    desk.press(Modifiers::NONE, Key::F2);
    desk.type_text("2");
    desk.press(Modifiers::NONE, Key::Tab);
    desk.type_text("1");
    desk.press(Modifiers::NONE, Key::Tab);
    desk.type_text("0");
    let counts = decision(&desk);
    assert_eq!(
        (counts.yes, counts.no, counts.abstained),
        (Some(2), Some(1), Some(0))
    );
    assert_eq!(counts.outcome(), Some(DecisionResult::Majority));
}

#[test]
fn more_votes_than_people_who_may_vote_are_told_and_not_refused() {
    let mut project = project();
    let entry = project.entries.get_mut(id(1)).expect("the entry");
    entry.decision.get_or_insert_default().yes = Some(2);
    let sees = |desk: &Desk| desk.sees_part("Stimmberechtigte sind da");
    assert!(!sees(&desk(&project)));
    let entry = project.entries.get_mut(id(1)).expect("the entry");
    entry.decision.get_or_insert_default().no = Some(1);
    let desk = desk(&project);
    assert!(desk.sees("3 Stimmen, aber nur 2 Stimmberechtigte sind da"));
    assert_eq!(decision(&desk).votes(), Some(3));
}

#[test]
fn open_actions_are_gone_through_beside_the_minutes() {
    let mut desk = desk(&project());
    assert!(desk.sees("Offene Aufgaben (1, 1 überfällig)"));
    assert!(desk.sees_part("überfällig seit 15.12.2018"));
    let status = "Stand von Nr. 7 Gliederung verschicken";
    desk.click(status);
    desk.click("in Arbeit");
    assert_eq!(last_step(&desk), Some(Step::SetStatus));
    desk.click("Nr. 7 Gliederung verschicken");
    assert!(desk.sees("Eintrag 1, Aufgabe"));
    assert!(desk.sees("Verlauf (1)"));
    desk.click("Verlauf (1)");
    assert!(desk.sees_part("offen, Ayse Berg, 15.12.2018"));
}

#[test]
fn whoever_is_here_becomes_speaker_or_owner() {
    let mut desk = desk(&project());
    assert!(desk.sees("Anwesend (3)"));
    into_the_entry(&mut desk, "Eintrag 1, Beschluss");
    desk.click("Ayse Özbabacan");
    desk.click("Spricht in diesem Eintrag");
    let entry = desk.project().get(id::<Entry>(1)).cloned();
    assert_eq!(entry.expect("there").speaker, Some(id(2)));
    desk.click("Ayse Gast");
    desk.harness
        .get_by_role_and_label(Role::MenuItem, "Anwesenheit bearbeiten")
        .click();
    desk.settle();
    assert_eq!(desk.harness.state().view(), ViewKind::Attendance);
}

#[test]
fn minutes_go_round_and_are_approved_in_the_session_that_has_it_on_its_agenda() {
    let mut desk = desk(&project());
    desk.click("Stand des Protokolls: Entwurf");
    desk.click("In Umlauf geben");
    assert_eq!(last_step(&desk), Some(Step::ApproveMinutes));
    let session = |desk: &Desk| desk.project().get(id::<Session>(1)).cloned();
    let circulating = session(&desk).expect("there");
    assert_eq!(circulating.approval, Approval::Circulating);
    assert!(circulating.finished_at.is_some());
    desk.click("Genehmigen");
    let approved = session(&desk).expect("there");
    assert_eq!(
        (approved.approval, approved.approved_in),
        (Approval::Approved, Some(id(2)))
    );
    desk.click("Schließen");
    assert!(desk.sees("Stand des Protokolls: genehmigt"));
    assert!(desk.sees_part("Dieses Protokoll ist genehmigt (Sitzung 1/2019)."));
}

#[test]
fn the_item_that_approves_minutes_leads_to_them() {
    let mut desk = desk(&finished(Approval::Circulating));
    choose_session(&mut desk, "1/2019");
    assert!(desk.sees("Hier wird das Protokoll 2/2018 genehmigt (im Umlauf)."));
    desk.click("Genehmigen …");
    desk.click("Genehmigen");
    let session = desk
        .project()
        .get(id::<Session>(1))
        .cloned()
        .expect("there");
    assert_eq!(session.approval, Approval::Approved);
}

#[test]
fn finished_minutes_ask_before_they_are_changed() {
    let mut desk = desk(&finished(Approval::Approved));
    assert!(!desk.sees("Eintrag schreiben …"));
    let frozen = "Eintrag 1, Beschluss: Der Kreis wirkt mit.";
    desk.click(frozen);
    desk.press(Modifiers::NONE, Key::Delete);
    desk.type_text("x");
    assert_eq!(desk.project().entries.len(), 2);
    assert!(!desk.project().amendments.ids().any(|_| true));
    desk.press(Modifiers::NONE, Key::F2);
    assert!(desk.sees("Fertiges Protokoll ändern?"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(desk.sees(frozen));
    desk.press(Modifiers::NONE, Key::F2);
    desk.click("Ändern");
    desk.type_text(" Gern.");
    let entry = desk.project().get(id::<Entry>(1)).cloned().expect("there");
    assert_eq!(entry.text, "Der Kreis wirkt mit. Gern.");
    assert!(desk.sees_part("geändert. Früher: Der Kreis wirkt mit."));
    assert!(desk.sees("1 Änderung"));
    assert!(desk.sees("Eintrag schreiben …"));
    // Once it stands otherwise, it is asked for anew.
    desk.click("Stand des Protokolls: genehmigt");
    desk.click("genehmigt mit Änderungen");
    desk.click("Schließen");
    assert!(!desk.sees("Eintrag schreiben …"));
}

#[test]
fn the_follow_up_goes_on_in_finished_minutes_without_asking() {
    let mut desk = desk(&finished(Approval::Approved));
    desk.ctrl(Key::PageDown);
    desk.click("Eintrag 1, Aufgabe: Gliederung verschicken");
    desk.harness
        .get_by_role_and_label(Role::ComboBox, "Stand")
        .click();
    desk.settle();
    desk.click("erledigt");
    let entry = desk.project().get(id::<Entry>(2)).cloned().expect("there");
    let status = entry.action.expect("an action").status;
    assert_eq!(status, ActionStatus::Done);
    assert_eq!(last_step(&desk), Some(Step::SetStatus));
    assert!(desk.project().amendments.is_empty());
}

/// The desk with one entry changed since the minutes were finished.
fn amended() -> Desk {
    let mut desk = desk(&finished(Approval::Circulating));
    let workspace = desk.harness.state_mut().workspace_mut().expect("open");
    workspace.doc.edit(Step::EditEntry, |project| {
        project.change(id::<Entry>(1), |entry| {
            entry.text = "Der Kreis wirkt gern mit.".into();
        });
    });
    desk.settle();
    desk
}

#[test]
fn what_was_changed_is_listed_and_taken_back() {
    let mut desk = amended();
    desk.click("Stand des Protokolls: im Umlauf");
    assert!(desk.sees("Änderungen seit der Fertigstellung (1)"));
    assert!(desk.sees("TOP 1 Bericht · Beschluss"));
    let words = "Früher: Der Kreis wirkt mit. Jetzt: Der Kreis wirkt gern mit.";
    assert!(desk.sees(words));
    desk.click("Zurück auf den früheren Wortlaut: TOP 1 Bericht · Beschluss");
    let entry = desk.project().get(id::<Entry>(1)).cloned().expect("there");
    assert_eq!(entry.text, "Der Kreis wirkt mit.");
    assert!(desk.project().amendments.is_empty());
    assert!(desk.sees("Seit der Fertigstellung wurde nichts geändert."));
    assert_eq!(last_step(&desk), Some(Step::EditEntry));
}

#[test]
fn minutes_changed_on_the_round_are_approved_with_changes() {
    let mut desk = amended();
    desk.click("Stand des Protokolls: im Umlauf");
    desk.click("Genehmigen");
    let session = desk
        .project()
        .get(id::<Session>(1))
        .cloned()
        .expect("there");
    assert_eq!(session.approval, Approval::ApprovedWithChanges);
    desk.click("Zurück zum Entwurf …");
    assert!(desk.sees_part("Die Liste mit einer Änderung geht verloren"));
    desk.click("Zurück zum Entwurf");
    let session = desk
        .project()
        .get(id::<Session>(1))
        .cloned()
        .expect("there");
    assert_eq!(session.approval, Approval::Draft);
    assert!(desk.project().amendments.is_empty());
}

#[test]
fn what_was_taken_out_stands_struck_in_its_place_and_comes_back() {
    let mut desk = desk(&finished(Approval::Approved));
    let workspace = desk.harness.state_mut().workspace_mut().expect("open");
    workspace
        .doc
        .edit(Step::DeleteEntry, |project| project.delete_entry(id(1)));
    desk.settle();
    let kinds: Vec<_> = desk
        .project()
        .amendments
        .iter()
        .map(|(_, a)| a.change)
        .collect();
    assert_eq!(kinds, [AmendmentKind::Removed]);
    desk.click("gestrichen: Der Kreis wirkt mit.");
    desk.click("Wieder aufnehmen: TOP 1 Bericht · Beschluss");
    let entry = desk.project().get(id::<Entry>(1)).cloned().expect("there");
    assert_eq!(entry.text, "Der Kreis wirkt mit.");
    assert!(desk.project().amendments.is_empty());
}

#[test]
fn each_reader_s_view_says_what_it_leaves_out() {
    let mut project = project();
    let entry = project.entries.get_mut(id(1)).expect("the entry");
    entry.visibility = Visibility::Public;
    let item = project.agenda.get_mut(id(1)).expect("the item");
    item.visibility = Visibility::Internal;
    let mut desk = desk(&project);
    assert!(desk.sees("TOP: intern"));
    assert!(desk.sees("intern, weil der TOP es ist (eingestellt: öffentlich)"));
    desk.click("Ansicht als: intern");
    desk.click("Kreis");
    assert!(desk.sees_part("nicht in dieser Fassung"));
    assert!(desk.sees("Ansicht als: Kreis"));
}

#[test]
fn with_little_room_the_context_comes_in_place_of_the_entries() {
    let mut desk = desk(&project());
    desk.harness.set_size(egui::vec2(560.0, 700.0));
    desk.settle();
    assert!(!desk.sees("Anwesend (3)"));
    desk.click("Überblick zeigen");
    assert!(desk.sees("Anwesend (3)"));
    desk.click("Überblick ausblenden");
    assert!(desk.sees("Eintrag 1, Beschluss"));
}

#[test]
fn open_actions_stand_in_the_middle_where_they_are_gone_through() {
    let mut project = project();
    let item = project.agenda.get_mut(id(3)).expect("the item");
    (item.approves, item.reviews_actions) = (None, true);
    let mut desk = desk(&project);
    choose_session(&mut desk, "1/2019");
    desk.click("Überblick ausblenden");
    desk.click("Stand von Nr. 7 Gliederung verschicken");
    desk.click("erledigt");
    let entry = desk.project().get(id::<Entry>(2)).cloned().expect("there");
    assert_eq!(entry.action.expect("an action").status, ActionStatus::Done);
    assert!(desk.sees("Alles erledigt."));
}

#[test]
fn the_session_page_asks_as_well_before_minutes_are_a_draft_again() {
    let mut desk = amended();
    desk.ctrl(Key::Num2);
    let rows: Vec<_> = desk
        .harness
        .query_all_by_role(Role::ListBoxOption)
        .filter(|row| {
            let label = row.accesskit_node().label().unwrap_or_default();
            label.starts_with("2/2018")
        })
        .collect();
    rows.first().expect("the row of the session").click();
    desk.settle();
    desk.click("Weitere Angaben");
    desk.harness
        .get_by_role_and_label(Role::ComboBox, "Stand des Protokolls")
        .click();
    desk.settle();
    desk.click("Entwurf");
    assert!(desk.sees_part("Die Liste mit einer Änderung geht verloren"));
    desk.click("Abbrechen");
    let session = desk
        .project()
        .get(id::<Session>(1))
        .cloned()
        .expect("there");
    assert_eq!(session.approval, Approval::Circulating);
}

#[test]
fn a_decision_by_circulation_is_not_voted_on_in_the_room() {
    let mut project = project();
    let entry = project.entries.get_mut(id(1)).expect("the entry");
    let decision = entry.decision.get_or_insert_default();
    decision.yes = Some(30);
    decision.method = zirkel::model::DecisionMethod::Circulation;
    assert!(!desk(&project).sees_part("Stimmberechtigte"));
}
