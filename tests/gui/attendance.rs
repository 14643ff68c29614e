//! Attendance: ticking it in the grid, and the desk at the door.

use chrono::NaiveDate;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;
use zirkel::i18n::Lang;
use zirkel::model::{
    AttendanceStatus, Day, Half, Id, Membership, Organisation, OrganisationKind, Person, Project,
    ReplyAnswer, Role, Roll, Session, Ulid,
};
use zirkel::store::{Header, codec};
use zirkel::ui::place::ViewKind;

use crate::support::Desk;

fn id<T>(n: u128) -> Id<T> {
    Id::from_ulid(Ulid(n))
}

const SESSION: u128 = 1;
const FIRST_DAY: u128 = 7;

/// The autumn session with its two days.
fn session() -> Project {
    let mut project = Project::default();
    let session = Session {
        number: "2/2018".to_owned(),
        title: "Herbstsitzung".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(id(SESSION), session);
    for day in [7, 8] {
        let record = Day {
            session: Some(id(SESSION)),
            date: NaiveDate::from_ymd_opt(2018, 11, day),
            ..Day::default()
        };
        project.days.insert(id(u128::from(day)), record);
    }
    project
}

fn person(project: &mut Project, n: u128, given_name: &str, family_name: &str) {
    let person = Person {
        given_name: given_name.to_owned(),
        family_name: family_name.to_owned(),
        organisation: Some(id(50)),
        ..Person::default()
    };
    project.people.insert(id(n), person);
}

/// The session with three people of one city: Özbabacan, Pavković and Reichwald.
fn project() -> Project {
    let mut project = session();
    let city = Organisation {
        name: "Landeshauptstadt Stuttgart".to_owned(),
        short_name: "Stuttgart".to_owned(),
        kind: OrganisationKind::City,
        ..Organisation::default()
    };
    project.organisations.insert(id(50), city);
    person(&mut project, 101, "Ayse", "Özbabacan");
    person(&mut project, 102, "Gari", "Pavković");
    person(&mut project, 103, "Jens", "Reichwald");
    project
}

fn open() -> Desk {
    let mut desk = Desk::with_project(&project());
    desk.ctrl(Key::Num7);
    assert_eq!(desk.harness.state().view(), ViewKind::Attendance);
    desk
}

fn status(desk: &Desk, person: u128, day: u128, half: Half) -> AttendanceStatus {
    let project = desk.project();
    let found = project.attendance_of(id(person), id(day), half);
    found.map_or(AttendanceStatus::Open, |(_, record)| record.status)
}

fn morning(desk: &Desk, person: u128) -> AttendanceStatus {
    status(desk, person, FIRST_DAY, Half::Morning)
}

/// What a screen reader says where the cursor stands.
fn cursor(desk: &Desk) -> String {
    let grid = desk
        .harness
        .get_by_label("Anwesenheit: Personen und Halbtage");
    let active = grid.accesskit_node().active_descendant();
    active.and_then(|cell| cell.label()).unwrap_or_default()
}

#[test]
fn one_key_sets_a_status_and_the_cursor_moves_on() {
    let mut desk = open();
    for key in [Key::A, Key::O, Key::E] {
        desk.press(Modifiers::NONE, key);
    }
    assert_eq!(morning(&desk, 101), AttendanceStatus::Present);
    assert_eq!(morning(&desk, 102), AttendanceStatus::Online);
    assert_eq!(morning(&desk, 103), AttendanceStatus::Excused);
    assert!(desk.sees("Özbabacan, Ayse – Mi 07.11. Vormittag: anwesend"));
    assert!(desk.sees_part("Mi 07.11. Vormittag, da: 2"));
    assert!(desk.sees_part("Stadt 2"));
    // The cursor stayed on the last row.
    desk.press(Modifiers::NONE, Key::U);
    assert_eq!(morning(&desk, 103), AttendanceStatus::Absent);
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    assert_eq!(morning(&desk, 103), AttendanceStatus::Open);
    assert_eq!(morning(&desk, 102), AttendanceStatus::Online);
}

#[test]
fn arrows_move_the_cursor_and_delete_takes_a_status_back() {
    let mut desk = open();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(
        cursor(&desk),
        "Pavković, Gari – Mi 07.11. Nachmittag: offen"
    );
    desk.press(Modifiers::NONE, Key::A);
    assert_eq!(
        status(&desk, 102, FIRST_DAY, Half::Afternoon),
        AttendanceStatus::Present
    );
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.press(Modifiers::NONE, Key::Delete);
    assert_eq!(
        status(&desk, 102, FIRST_DAY, Half::Afternoon),
        AttendanceStatus::Open
    );
    // The record stays, so that merging goes field by field.
    assert_eq!(desk.project().attendance.len(), 1);
}

#[test]
fn several_cells_are_set_in_one_step() {
    let mut desk = open();
    desk.press(Modifiers::SHIFT, Key::ArrowDown);
    desk.press(Modifiers::SHIFT, Key::ArrowRight);
    desk.press(Modifiers::NONE, Key::A);
    for half in Half::ALL {
        for person in [101, 102] {
            let found = status(&desk, person, FIRST_DAY, *half);
            assert_eq!(found, AttendanceStatus::Present);
        }
    }
    assert_eq!(desk.project().attendance.len(), 4);
    desk.ctrl(Key::Z);
    assert!(desk.project().attendance.is_empty());
}

#[test]
fn single_letters_that_are_switched_off_do_nothing_and_enter_opens_a_menu() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("projekt.zirkel.ron");
    let text = codec::encode(&project(), &Header::default()).expect("encoded");
    std::fs::write(&file, text).expect("written");
    let settings = "(autosave: false, single_letter_keys: false)";
    let mut desk = Desk::start_as(folder, Some(file), Lang::De, settings);
    desk.ctrl(Key::Num7);
    desk.press(Modifiers::NONE, Key::A);
    assert_eq!(morning(&desk, 101), AttendanceStatus::Open);
    assert!(desk.sees_part("Alt+A anwesend"));
    desk.press(Modifiers::NONE, Key::Enter);
    desk.click("entschuldigt");
    assert_eq!(morning(&desk, 101), AttendanceStatus::Excused);
    // The keys are the grid's again, one row further down.
    desk.press(Modifiers::ALT, Key::A);
    assert_eq!(morning(&desk, 102), AttendanceStatus::Present);
}

#[test]
fn whoever_is_still_open_is_set_for_the_whole_half_day() {
    let mut desk = open();
    desk.press(Modifiers::NONE, Key::E);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    assert_eq!(morning(&desk, 101), AttendanceStatus::Excused);
    assert_eq!(morning(&desk, 103), AttendanceStatus::Present);
    assert!(desk.sees_part("2 Personen eingetragen"));
    desk.ctrl(Key::Z);
    assert_eq!(morning(&desk, 103), AttendanceStatus::Open);
    // The same from the head of a column.
    desk.click("Do 08.11. Vormittag");
    desk.click("Alle Offenen auf „online“");
    for person in [101, 102, 103] {
        let found = status(&desk, person, 8, Half::Morning);
        assert_eq!(found, AttendanceStatus::Online);
    }
}

#[test]
fn a_reply_is_chosen_from_its_menu() {
    let mut desk = open();
    desk.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(
        cursor(&desk),
        "Özbabacan, Ayse – Rückmeldung: keine Antwort"
    );
    desk.press(Modifiers::NONE, Key::Enter);
    desk.click("nimmt online teil");
    let project = desk.project();
    let (_, reply) = project.reply_of(id(101), id(SESSION)).expect("a reply");
    assert_eq!(reply.answer, ReplyAnswer::Online);
    assert!(desk.sees_part("0 kommt · 1 nimmt online teil"));
    assert!(desk.project().attendance.is_empty());
}

#[test]
fn somebody_comes_instead_of_another() {
    let mut desk = open();
    desk.press(Modifiers::NONE, Key::V);
    desk.type_text("pav");
    desk.press(Modifiers::NONE, Key::Enter);
    let project = desk.project();
    let (_, record) = project
        .attendance_of(id(101), id(FIRST_DAY), Half::Morning)
        .expect("a record");
    assert_eq!(record.represented_by, Some(id(102)));
    assert!(desk.sees_part("vertreten durch Gari Pavković"));
    assert!(desk.sees_part("1 in Vertretung"));
}

#[test]
fn a_guest_is_added_on_the_fly() {
    let mut desk = open();
    desk.press(Modifiers::NONE, Key::G);
    desk.type_text("Anna Berg");
    desk.press(Modifiers::NONE, Key::Enter);
    let project = desk.project();
    let (guest, person) = project.people.iter().next_back().expect("a guest");
    assert_eq!(
        (person.given_name.as_str(), person.family_name.as_str()),
        ("Anna", "Berg")
    );
    let (_, membership) = project.memberships.iter().next().expect("a membership");
    assert_eq!(membership.role, Role::Guest);
    assert_eq!(membership.until, NaiveDate::from_ymd_opt(2018, 11, 8));
    let roll = Roll::of(&project, id(SESSION));
    assert_eq!(
        roll.status(guest, roll.half_days[0]),
        AttendanceStatus::Present
    );
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().people.len(), 3);
}

#[test]
fn the_filter_knows_organisations_and_what_is_open() {
    let mut desk = open();
    desk.harness
        .get_by_label("Name oder Organisation …")
        .focus();
    desk.settle();
    desk.type_text("landesh pavk");
    assert!(desk.sees("1 von 3 Personen"));
    assert!(desk.sees_part("Pavković, Gari –"));
    assert!(!desk.sees_part("Reichwald, Jens –"));
    desk.type_text("xyz");
    assert!(desk.sees("Niemand passt zu „landesh pavkxyz“."));
    desk.click("Alle zeigen");
    // Three of four half-days are still open.
    desk.press(Modifiers::NONE, Key::A);
    desk.click("Nur offene");
    assert!(desk.sees("3 Personen"));
    for _ in 0..3 {
        desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
        desk.press(Modifiers::NONE, Key::ArrowRight);
    }
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    assert!(desk.sees("Nichts mehr offen"));
}

#[test]
fn the_grid_goes_into_a_spreadsheet() {
    let mut desk = open();
    desk.press(Modifiers::NONE, Key::A);
    desk.harness.event(egui::Event::Copy);
    desk.harness.step();
    let commands = &desk.harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("copied");
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with("Name\tOrganisation\tRückmeldung\tMi 07.11. Vormittag\t"));
    assert!(
        lines[1].starts_with("Özbabacan, Ayse\tStuttgart\t\tanwesend\toffen"),
        "{}",
        lines[1]
    );
}

#[test]
fn times_are_typed_beside_the_grid() {
    let mut desk = open();
    desk.harness.get_by_label("Von").focus();
    desk.settle();
    desk.type_text("10:15");
    let project = desk.project();
    let (_, record) = project
        .attendance_of(id(101), id(FIRST_DAY), Half::Morning)
        .expect("a record");
    assert_eq!(record.from, chrono::NaiveTime::from_hms_opt(10, 15, 0));
    assert!(desk.sees_part("ab 10:15 Uhr"));
}

#[test]
fn empty_states_lead_on() {
    let mut desk = Desk::with_new_project();
    desk.ctrl(Key::Num7);
    desk.click("Neue Sitzung");
    assert_eq!(desk.harness.state().view(), ViewKind::Sessions);
    let mut desk = Desk::with_project(&session());
    desk.ctrl(Key::Num7);
    assert!(desk.sees("Noch niemand in der Liste"));
    desk.click("Neue Person");
    assert_eq!(desk.harness.state().view(), ViewKind::Roster);
    let mut project = project();
    project.days = zirkel::model::Table::default();
    let mut desk = Desk::with_project(&project);
    desk.ctrl(Key::Num7);
    desk.click("Zu den Tagen der Sitzung");
    assert_eq!(desk.harness.state().view(), ViewKind::Sessions);
}

#[test]
fn of_hundreds_of_people_only_those_in_sight_are_drawn() {
    let mut project = project();
    for n in 0..500 {
        person(&mut project, 1_000 + n, "Vera", &format!("Viele{n:03}"));
    }
    let mut desk = Desk::with_project(&project);
    desk.ctrl(Key::Num7);
    let cells = |desk: &Desk| desk.harness.query_all_by_role(egui::Role::GridCell).count();
    assert!((20..200).contains(&cells(&desk)), "{}", cells(&desk));
    desk.press(Modifiers::NONE, Key::End);
    assert!(
        cursor(&desk).starts_with("Viele499, Vera"),
        "{}",
        cursor(&desk)
    );
    assert!(cells(&desk) < 200);
}

#[test]
fn rows_stay_in_place_when_a_colleague_adds_people() {
    let mut project = project();
    for n in 0..60 {
        person(&mut project, 1_000 + n, "Vera", &format!("Viele{n:02}"));
    }
    let mut desk = Desk::with_project(&project);
    desk.ctrl(Key::Num7);
    for _ in 0..40 {
        desk.press(Modifiers::NONE, Key::ArrowDown);
    }
    let before = (
        cursor(&desk),
        place_of(&desk, "Viele37, Vera – Mi 07.11. Vormittag: offen"),
    );
    let base = desk.project();
    let mut theirs = base.clone();
    for n in 0..20 {
        person(&mut theirs, 2_000 + n, "Anna", &format!("Anfang{n:02}"));
    }
    let workspace = desk.harness.state_mut().workspace_mut().expect("a project");
    workspace.doc.take_foreign(&base, &theirs);
    desk.settle();
    let after = (
        cursor(&desk),
        place_of(&desk, "Viele37, Vera – Mi 07.11. Vormittag: offen"),
    );
    assert_eq!(before, after);
}

/// Where a cell is on the screen, in whole points.
fn place_of(desk: &Desk, cell: &str) -> i32 {
    desk.harness.get_by_label(cell).rect().top().round() as i32
}

/// A session at which sixty people are expected, each with three letters that nobody else has.
fn sixty() -> (Project, Vec<(u128, String)>) {
    let mut project = project();
    project.people = zirkel::model::Table::default();
    let letters = |n: u8| {
        let (first, second) = (b'a' + n / 10, b'a' + n % 10);
        format!("{}{}x", char::from(first), char::from(second))
    };
    let mut people = Vec::new();
    for n in 0..60_u8 {
        let typed = letters(n);
        let at = 1_000 + u128::from(n);
        person(&mut project, at, "Vera", &format!("{typed}mann"));
        people.push((at, typed));
    }
    (project, people)
}

#[test]
fn sixty_arrivals_take_three_letters_and_enter_each() {
    let (project, people) = sixty();
    let mut desk = Desk::with_project(&project);
    desk.press(Modifiers::NONE, Key::F9);
    assert!(desk.sees("0 von 60 da"));
    for (nth, (person, typed)) in people.iter().enumerate() {
        desk.harness.event(egui::Event::Text(typed.clone()));
        desk.harness.key_press(Key::Enter);
        // Letters and Enter may come in one frame, and nothing has to be waited for.
        desk.harness.step();
        desk.harness.step();
        let project = desk.project();
        assert_eq!(project.attendance.len(), nth + 1, "{typed}");
        let found = project.attendance_of(id(*person), id(FIRST_DAY), Half::Morning);
        let found = found.map(|(_, record)| record.status);
        assert_eq!(found, Some(AttendanceStatus::Present), "{typed}");
    }
    desk.settle();
    assert!(desk.sees("60 von 60 da"));
    assert!(desk.sees("Willkommen! fjxmann, Vera – anwesend"));
    // One step each: Ctrl+Z in the empty field takes one arrival back, as often as one likes.
    for left in [59, 58] {
        desk.ctrl(Key::Z);
        assert!(desk.sees(&format!("{left} von 60 da")), "{left}");
    }
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.sees_part("von 60 da"));
    assert_eq!(desk.harness.state().view(), ViewKind::Attendance);
}

#[test]
fn whoever_is_there_already_is_said_so_without_harm() {
    let mut desk = open();
    desk.press(Modifiers::NONE, Key::F9);
    for _ in 0..2 {
        desk.type_text("ozb");
        desk.press(Modifiers::NONE, Key::Enter);
    }
    assert!(desk.sees("Özbabacan, Ayse – schon da"));
    assert_eq!(desk.project().attendance.len(), 1);
    // Arrows choose another one: two are of Stuttgart and still awaited.
    desk.type_text("stu");
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(morning(&desk, 103), AttendanceStatus::Present);
    assert_eq!(morning(&desk, 102), AttendanceStatus::Open);
}

#[test]
fn somebody_unknown_becomes_a_guest_on_the_second_enter() {
    let mut desk = open();
    desk.press(Modifiers::NONE, Key::F9);
    desk.type_text("Anna Berg");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.project().people.len(), 3);
    assert!(desk.sees("Als Gast hinzufügen: Anna Berg"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.project().people.len(), 4);
    assert!(desk.sees("Willkommen! Anna Berg – als Gast"));
    assert!(desk.sees("1 von 4 da"));
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().people.len(), 3);
}

#[test]
fn the_session_leads_to_its_attendance() {
    let mut project = project();
    let membership = Membership {
        person: Some(id(101)),
        ..Membership::default()
    };
    project.memberships.insert(id(900), membership);
    let mut desk = Desk::with_project(&project);
    desk.ctrl(Key::Num2);
    let buttons = desk.harness.query_all_by_label("Anwesenheit");
    let button = buttons.last().expect("the button of the session");
    button.click();
    desk.settle();
    assert_eq!(desk.harness.state().view(), ViewKind::Attendance);
}
