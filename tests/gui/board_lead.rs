//! What somebody who leads a workshop does with a board.

use chrono::NaiveDate;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;
use zirkel::i18n::Lang;
use zirkel::model::{
    AttendanceStatus, Board, BoardFrames, Day, Element, ElementKind, EntryKind, Half, Id, Person,
    Point, PollState, Project, Session, Ulid,
};
use zirkel::store::{Header, codec};

use crate::support::Desk;

const NONE: Modifiers = Modifiers::NONE;
const BOARD: u128 = 1;
const SESSION: u128 = 2;
const DAY: u128 = 3;
const FIRST_NOTE: u128 = 100;

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

/// A board in a session with these notes, one beside the other, and three people of whom two are
/// there.
fn project(notes: &[&str]) -> Project {
    let mut project = Project::default();
    let session = Session {
        title: "Herbstsitzung".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(id(SESSION), session);
    let day = Day {
        session: Some(id(SESSION)),
        date: NaiveDate::from_ymd_opt(2018, 11, 7),
        ..Day::default()
    };
    project.days.insert(id(DAY), day);
    for (number, name, there) in [
        (10, "Reichwald", true),
        (11, "Özbabacan", true),
        (12, "Pavković", false),
    ] {
        let person = Person {
            family_name: name.to_owned(),
            ..Person::default()
        };
        project.people.insert(id(number), person);
        if there {
            project.set_attendance(id(number), id(DAY), Half::Morning, |attendance| {
                attendance.status = AttendanceStatus::Present;
            });
        }
    }
    let board = Board {
        title: "Workshop".to_owned(),
        session: Some(id(SESSION)),
        ..Board::default()
    };
    project.boards.insert(id(BOARD), board);
    for (nth, text) in notes.iter().enumerate() {
        let note = Element {
            board: Some(id(BOARD)),
            text: (*text).to_owned(),
            position: Point::new(nth as f32 * 180.0, 0.0),
            size: Element::note_size(),
            number: nth as u32 + 1,
            ..Element::default()
        };
        project.elements.insert(id(FIRST_NOTE + nth as u128), note);
    }
    project
}

/// The project open at its board. No sound is played.
fn board(project: &Project) -> Desk {
    board_in(project, Lang::De)
}

fn board_in(project: &Project, lang: Lang) -> Desk {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("projekt.zirkel.ron");
    let text = codec::encode(project, &Header::default()).expect("encoded");
    std::fs::write(&file, text).expect("written");
    let settings = "(autosave: false, prefs: (timer: (silent: true, minutes: 2)))";
    let mut desk = Desk::start_as(folder, Some(file), lang, settings);
    desk.ctrl(Key::Num4);
    desk
}

fn command(desk: &mut Desk, name: &str) {
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text(name);
    desk.press(NONE, Key::Enter);
}

fn click_at(desk: &mut Desk, at: Pos2, button: PointerButton) {
    desk.harness.hover_at(at);
    desk.harness.run_steps(1);
    for pressed in [true, false] {
        desk.harness.event(Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers: NONE,
        });
        desk.harness.run_steps(1);
    }
    // So that the next one is no double click.
    desk.harness.run_steps(30);
    desk.settle();
}

fn note_at(desk: &Desk, name: &str) -> Pos2 {
    desk.harness.get_by_label_contains(name).rect().center()
}

fn elements(desk: &Desk, kind: ElementKind) -> Vec<Element> {
    let project = desk.project();
    let all = project.elements.iter();
    let of_kind = all.filter(|(_, element)| element.kind == kind);
    of_kind.map(|(_, element)| element.clone()).collect()
}

fn dots(desk: &Desk, note: u128, person: Option<u128>) -> u32 {
    let project = desk.project();
    let all = project.dots.iter().map(|(_, dots)| dots);
    all.filter(|dots| dots.element == Some(id(FIRST_NOTE + note)) && dots.person == person.map(id))
        .map(|dots| dots.count)
        .sum()
}

/// Lets so many seconds pass on the window's clock.
fn pass(desk: &mut Desk, seconds: f64) {
    let now = desk.harness.ctx.input(|input| input.time);
    desk.harness.input_mut().time = Some(now + seconds);
    desk.harness.run_steps(1);
    desk.harness.input_mut().time = None;
    desk.settle();
}

#[test]
fn a_template_becomes_a_board_with_frames_in_both_languages() {
    for (lang, name, button, title, frame) in [
        (
            Lang::De,
            "Board aus Vorlage …",
            "Board anlegen",
            "SWOT-Analyse",
            "Stärken",
        ),
        (
            Lang::En,
            "Board from template …",
            "Create board",
            "SWOT analysis",
            "Strengths",
        ),
    ] {
        let mut desk = board_in(&project(&[]), lang);
        command(&mut desk, name);
        // The gallery has the keyboard: from the first card three to the right.
        for _ in 0..3 {
            desk.press(NONE, Key::ArrowRight);
        }
        desk.harness.get_by_label(button).click();
        desk.settle();
        let after = desk.project();
        let (new, board) = after.boards_in_order()[1];
        assert_eq!(
            (board.title.as_str(), board.session),
            (title, Some(id(SESSION)))
        );
        let frames = BoardFrames::of(&after, new);
        assert_eq!(frames.top().count(), 4);
        let first = frames.top().next().and_then(|id| after.get(id).cloned());
        assert_eq!(first.expect("a frame").text, frame);
        desk.ctrl(Key::Z);
        assert_eq!(desk.project().boards.len(), 1);
    }
}

#[test]
fn a_matrix_has_the_rows_and_columns_that_were_typed() {
    let mut desk = board(&project(&[]));
    command(&mut desk, "Board aus Vorlage …");
    let label = "Zielgruppen (je Zeile eine)";
    desk.harness.get_by_label(label).focus();
    desk.settle();
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("Familien\n\n  Jugendliche ");
    desk.click("Board anlegen");
    let names: Vec<String> = elements(&desk, ElementKind::Frame)
        .into_iter()
        .map(|frame| frame.text)
        .collect();
    assert_eq!(
        names.iter().filter(|name| *name == "Jugendliche").count(),
        4
    );
    assert_eq!(names.len(), 4 + 4 * 2);
}

#[test]
fn a_board_is_kept_as_a_template_and_used_renamed_and_deleted() {
    let mut desk = board(&project(&["Vertraulich"]));
    command(&mut desk, "Board als Vorlage speichern");
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("Unser Ablauf");
    desk.press(NONE, Key::Enter);
    assert_eq!(desk.project().board_templates().len(), 1);
    assert_eq!(desk.project().boards_in_order().len(), 1);
    command(&mut desk, "Board aus Vorlage …");
    desk.harness.get_by_label_contains("Unser Ablauf. ").click();
    desk.settle();
    desk.click("Board anlegen");
    let after = desk.project();
    let (new, board) = after.boards_in_order()[1];
    assert_eq!(board.title, "Unser Ablauf");
    let texts: Vec<_> = after
        .elements_of(new)
        .iter()
        .map(|(_, e)| e.text.clone())
        .collect();
    assert_eq!(texts, [""]);
    command(&mut desk, "Board aus Vorlage …");
    desk.harness.get_by_label_contains("Unser Ablauf. ").click();
    desk.settle();
    desk.click("Vorlage löschen");
    assert!(desk.project().board_templates().is_empty());
    assert_eq!(desk.project().boards_in_order().len(), 2);
}

#[test]
fn what_is_written_covered_is_not_seen_until_it_is_revealed() {
    let mut desk = board(&project(&["Offen"]));
    command(&mut desk, "Verdeckt schreiben");
    assert!(desk.sees_part("Verdeckt schreiben: Neue Zettel"));
    desk.press(NONE, Key::N);
    desk.press(NONE, Key::Enter);
    desk.type_text("Geheimnis");
    desk.press(NONE, Key::Escape);
    assert!(
        elements(&desk, ElementKind::Note)
            .iter()
            .any(|note| note.covered)
    );
    assert!(desk.sees_part("1 Zettel ist verdeckt"));
    assert!(!desk.sees_part("Geheimnis"), "it leaks");
    desk.press(NONE, Key::Escape);
    desk.click("Aufdecken");
    assert!(
        elements(&desk, ElementKind::Note)
            .iter()
            .all(|note| !note.covered)
    );
    assert!(desk.sees_part("Geheimnis"));
    assert!(
        !desk
            .project()
            .get(id::<Board>(BOARD))
            .expect("there")
            .covering
    );
    // Both in one step.
    desk.ctrl(Key::Z);
    assert!(
        desk.project()
            .get(id::<Board>(BOARD))
            .expect("there")
            .covering
    );
    assert!(!desk.sees_part("Geheimnis"));
}

#[test]
fn a_cluster_gets_its_name_at_once() {
    let mut desk = board(&project(&["Kita", "Schule", "Verein"]));
    desk.ctrl(Key::A);
    desk.press(NONE, Key::C);
    desk.type_text("Bildung");
    desk.press(NONE, Key::Escape);
    let frames = elements(&desk, ElementKind::Frame);
    assert_eq!(frames.len(), 1);
    assert_eq!(frames[0].text, "Bildung");
    let notes = elements(&desk, ElementKind::Note);
    assert!(notes.iter().all(|note| note.frame.is_some()));
}

#[test]
fn notes_are_sorted_by_command() {
    let mut desk = board(&project(&["a", "b", "c", "d"]));
    let before = desk.project();
    command(&mut desk, "Nach Farbe sortieren");
    assert!(desk.sees_part("4 Zettel sind sortiert"));
    assert_ne!(desk.project().elements, before.elements);
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().elements, before.elements);
}

#[test]
fn a_vote_per_person_is_hidden_until_it_is_closed_and_then_ranked() {
    let mut desk = board(&project(&["Kita", "Treffpunkt", "Radweg"]));
    desk.press(Modifiers::SHIFT, Key::D);
    // The panel leaves the board where it is; all of it is to be seen beside it.
    desk.press(Modifiers::SHIFT, Key::Num1);
    assert!(desk.sees("2 Personen sind anwesend."));
    desk.click("Abfrage beginnen");
    assert!(desk.sees("Abgestimmt: 0 von 2"));

    // By name and mouse: two dots on one note, a third on another, and none beyond.
    desk.type_text("ozb");
    desk.press(NONE, Key::Enter);
    assert!(desk.sees("0 von 3 vergeben"));
    for name in ["Treffpunkt", "Treffpunkt", "Radweg", "Kita"] {
        let at = note_at(&desk, &format!("Zettel: {name}"));
        click_at(&mut desk, at, PointerButton::Primary);
    }
    assert_eq!([0, 1, 2].map(|note| dots(&desk, note, Some(11))), [0, 2, 1]);
    assert!(desk.sees("3 von 3 vergeben"));
    assert!(desk.sees_part("Mehr Punkte sind nicht möglich"));
    // The right button takes one back; then each act is undone by itself.
    let at = note_at(&desk, "Zettel: Radweg");
    click_at(&mut desk, at, PointerButton::Secondary);
    assert_eq!(dots(&desk, 2, Some(11)), 0);
    desk.ctrl(Key::Z);
    assert_eq!(dots(&desk, 2, Some(11)), 1);

    // The next one by keyboard alone.
    desk.press(NONE, Key::Enter);
    assert!(desk.sees("Abgestimmt: 1 von 2"));
    desk.type_text("reich");
    desk.press(NONE, Key::Enter);
    desk.press(NONE, Key::Tab);
    desk.press(NONE, Key::Num3);
    assert_eq!(dots(&desk, 0, Some(10)), 3);
    desk.press(NONE, Key::Minus);
    assert_eq!(dots(&desk, 0, Some(10)), 2);

    assert!(!desk.sees_part("Platz 1"), "counts are hidden");
    desk.click("Abfrage beenden");
    assert!(desk.sees("Platz 1: Kita (Nr. 1), 2 Punkte"));
    assert!(desk.sees("Platz 1: Treffpunkt (Nr. 2), 2 Punkte"));
    assert!(desk.sees("Platz 3: Radweg (Nr. 3), 1 Punkt"));

    // It can go on, and be deleted; that is taken back with all its dots.
    desk.click("Wieder öffnen");
    assert!(desk.sees("Abgestimmt: 2 von 2"));
    desk.click("Abfrage löschen");
    assert!(desk.project().polls.is_empty() && desk.project().dots.is_empty());
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().dots.len(), 3);
}

#[test]
fn totals_are_entered_as_they_are_called_out() {
    let mut desk = board(&project(&["Kita", "Treffpunkt", "Radweg"]));
    desk.press(Modifiers::SHIFT, Key::D);
    // The panel leaves the board where it is; all of it is to be seen beside it.
    desk.press(Modifiers::SHIFT, Key::Num1);
    desk.click("Als Summe: Die Punkte an der Wand werden gezählt");
    desk.click("Punkte bis zum Ende verdecken");
    desk.click("Abfrage beginnen");
    desk.type_text("2: 5, 3: 2, 99: 1");
    desk.press(NONE, Key::Enter);
    assert_eq!([0, 1, 2].map(|note| dots(&desk, note, None)), [0, 5, 2]);
    assert!(desk.sees("Einen Zettel 99 gibt es hier nicht."));
    // What was wrong stays to be put right.
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("1: 7");
    desk.press(NONE, Key::Enter);
    assert!(!desk.sees_part("gibt es hier nicht"));
    assert!(desk.sees("Platz 1: Kita (Nr. 1), 7 Punkte"));
    let at = note_at(&desk, "Zettel: Radweg");
    click_at(&mut desk, at, PointerButton::Primary);
    assert_eq!(dots(&desk, 2, None), 3);
    desk.click("Abfrage beenden");
    let after = desk.project();
    let (_, poll) = after.polls.iter().next().expect("a vote");
    assert_eq!(poll.state, PollState::Closed);

    desk.click("Als Liste ins Protokoll");
    let after = desk.project();
    let (_, entry) = after.entries.iter().next().expect("an entry");
    let belongs = (entry.session, entry.kind);
    assert_eq!(belongs, (Some(id(SESSION)), EntryKind::Result));
    let first = "- Platz 1: Kita (Nr. 1), 7 Punkte";
    assert!(entry.text.contains(first), "{}", entry.text);
}

#[test]
fn without_people_present_it_says_what_to_do() {
    let mut project = project(&["Kita"]);
    project.attendance.retain(|_, _| false);
    let mut desk = board(&project);
    desk.press(Modifiers::SHIFT, Key::D);
    assert!(desk.sees_part("Noch ist niemand als anwesend eingetragen"));
    let begin = desk.harness.get_by_label("Abfrage beginnen");
    assert!(egui_kittest::kittest::NodeT::accesskit_node(&begin).is_disabled());
}

#[test]
fn the_timer_runs_over_all_views_and_ends() {
    let mut desk = board(&project(&[]));
    desk.press(NONE, Key::F4);
    assert!(desk.sees("Timer: 2:00"));
    desk.click("Eine Minute mehr");
    assert!(desk.sees("Timer: 3:00"));
    desk.click("2 Minuten");
    desk.press(NONE, Key::F4);
    assert!(desk.sees("Läuft"));
    desk.ctrl(Key::Num3);
    assert!(desk.sees("Läuft"));
    desk.press(NONE, Key::F4);
    assert!(desk.sees("Angehalten"));
    desk.press(NONE, Key::F4);
    pass(&mut desk, 61.0);
    assert!(desk.sees("Letzte Minute"));
    pass(&mut desk, 60.0);
    assert!(desk.sees_part("Die Zeit ist um"));
    desk.click("Timer schließen");
    assert!(!desk.sees_part("Timer: "));
}

#[test]
fn a_presentation_goes_along_the_frames_and_back_to_where_one_was() {
    let mut desk = board(&project(&[]));
    command(&mut desk, "Board aus Vorlage …");
    for _ in 0..3 {
        desk.press(NONE, Key::ArrowRight);
    }
    desk.press(NONE, Key::Enter);
    assert!(desk.sees("Datei"));
    desk.press(NONE, Key::F5);
    assert!(desk.sees("1 / 4 · Stärken"));
    assert!(!desk.sees("Datei"), "the menu is in the way");
    desk.press(NONE, Key::ArrowRight);
    desk.press(NONE, Key::Space);
    assert!(desk.sees("3 / 4 · Chancen"));
    desk.press(NONE, Key::PageUp);
    assert!(desk.sees("2 / 4 · Schwächen"));
    desk.press(NONE, Key::End);
    desk.press(NONE, Key::PageDown);
    assert!(desk.sees("4 / 4 · Risiken"));
    desk.press(NONE, Key::Home);
    assert!(desk.sees("1 / 4 · Stärken"));
    // What is shown can be edited.
    desk.press(NONE, Key::N);
    desk.press(NONE, Key::Enter);
    desk.type_text("Viele Ehrenamtliche");
    desk.press(NONE, Key::Escape);
    let notes = elements(&desk, ElementKind::Note);
    assert_eq!(notes.len(), 1);
    assert!(notes[0].frame.is_some());
    assert!(desk.sees("1 / 4 · Stärken"));
    // First the selection is let go, then the presentation.
    desk.press(NONE, Key::Escape);
    desk.press(NONE, Key::Escape);
    assert!(desk.sees("Datei"));
    assert!(!desk.sees_part("1 / 4"));
}
