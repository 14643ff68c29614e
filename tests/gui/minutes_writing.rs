//! Minutes as they are typed: what is completed, understood, joined and pasted.

use chrono::{Days, Local};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use proptest::prelude::*;
use zirkel::document::Step;
use zirkel::i18n::Lang;
use zirkel::model::{
    Action, AgendaItem, Attendance, AttendanceStatus, Day, Decision, Due, Entry, EntryKind, Half,
    Id, Organisation, Person, Project, Session, order,
};

use crate::minutes::{begin, desk_with_item, entries, last_step, texts};
use crate::support::Desk;

/// A circle of three with a session, in which Ayşe Özbabacan is present.
fn circle() -> Project {
    let mut doc = zirkel::document::Document::default();
    doc.edit(Step::AddSession, |project| {
        let city = project.add(Organisation {
            name: "Stadt Köln".to_owned(),
            ..Organisation::default()
        });
        let mut person = |given: &str, family: &str, organisation| {
            project.add(Person {
                given_name: given.to_owned(),
                family_name: family.to_owned(),
                organisation,
                ..Person::default()
            })
        };
        person("Anna", "Berg", Some(city));
        let present = person("Ayşe", "Özbabacan", None);
        person("Elisabeth", "von Ritter", None);
        let session = Some(project.add(Session::default()));
        let day = project.add(Day {
            session,
            ..Day::default()
        });
        let half = Half::Morning;
        let id = Attendance::id(present, day, half);
        let attendance = Attendance {
            person: Some(present),
            day: Some(day),
            half,
            status: AttendanceStatus::Present,
            ..Attendance::default()
        };
        project.attendance.insert(id, attendance);
        project.add(AgendaItem {
            session,
            title: "Bericht".to_owned(),
            ..AgendaItem::default()
        });
    });
    doc.project().clone()
}

fn desk_with_circle() -> Desk {
    let mut desk = Desk::with_project(&circle());
    desk.ctrl(Key::Num3);
    begin(&mut desk);
    desk
}

/// The only item's entries as records.
fn records(project: &Project) -> Vec<Entry> {
    let (session, _) = project.sessions.iter().next().expect("a session");
    let lines = project.entries_of(session, project.agenda.ids().next());
    let lines = lines.into_iter();
    lines
        .map(|line| project.get(line.id).expect("an entry").clone())
        .collect()
}

fn action(project: &Project, nth: usize) -> Action {
    records(project)[nth].action.clone().unwrap_or_default()
}

fn name(project: &Project, person: Option<Id<Person>>) -> String {
    let person = project.follow(person);
    person.map_or_else(String::new, |person| person.family_name.clone())
}

/// Types letter by letter, as fingers do.
fn type_slowly(desk: &mut Desk, text: &str) {
    for letter in text.chars() {
        desk.type_text(&letter.to_string());
    }
}

/// Undoes until this is so: where the machine is slow, typing falls into several steps.
fn undo_until(desk: &mut Desk, so: impl Fn(&Project) -> bool) {
    for _ in 0..30 {
        if so(&desk.project()) {
            return;
        }
        desk.ctrl(Key::Z);
    }
    panic!("undone all the way");
}

fn paste(desk: &mut Desk, text: &str) {
    desk.harness.event(Event::Paste(text.to_owned()));
    desk.settle();
}

fn write(desk: &mut Desk, lines: &[&str]) {
    begin(desk);
    for (nth, line) in lines.iter().enumerate() {
        if nth > 0 {
            desk.press(Modifiers::NONE, Key::Enter);
        }
        desk.type_text(line);
    }
}

#[test]
fn backspace_at_the_start_joins_an_entry_with_the_one_before() {
    let mut desk = desk_with_item();
    write(&mut desk, &["eins", "zwei", "drei"]);
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.press(Modifiers::NONE, Key::Home);
    desk.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(texts(&desk.project()), ["eins zwei", "drei"]);
    assert_eq!(last_step(&desk), Some(Step::JoinEntries));
    desk.type_text("x");
    assert_eq!(texts(&desk.project()), ["eins xzwei", "drei"]);
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    assert_eq!(texts(&desk.project()), ["eins", "zwei", "drei"]);
}

#[test]
fn home_and_backspace_in_one_go_join_too() {
    let mut desk = desk_with_item();
    write(&mut desk, &["eins", "zwei"]);
    desk.harness.key_press(Key::Home);
    desk.harness.key_press(Key::Backspace);
    desk.harness.event(Event::Text("x".to_owned()));
    desk.settle();
    assert_eq!(texts(&desk.project()), ["eins xzwei"]);
}

#[test]
fn delete_at_the_end_joins_with_the_next_and_brings_its_parts_along() {
    let mut desk = desk_with_item();
    write(&mut desk, &["eins", "zwei", "innen"]);
    desk.press(Modifiers::NONE, Key::Tab);
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.press(Modifiers::NONE, Key::End);
    desk.press(Modifiers::NONE, Key::Delete);
    let depths: Vec<_> = entries(&desk.project())
        .into_iter()
        .map(|(depth, _, text)| (depth, text))
        .collect();
    assert_eq!(
        depths,
        [(0, "eins zwei".to_owned()), (1, "innen".to_owned())]
    );
}

#[test]
fn votes_are_not_joined_away() {
    let mut desk = desk_with_item();
    write(&mut desk, &["eins", "B: Wir laden ein"]);
    desk.harness.get_by_label("Ja").focus();
    desk.settle();
    desk.type_text("12");
    desk.harness.get_by_label("Eintrag 2, Beschluss").focus();
    desk.settle();
    desk.press(Modifiers::NONE, Key::Home);
    desk.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(texts(&desk.project()), ["eins", "Wir laden ein"]);
    assert!(desk.sees_part("eigene Angaben"));
    let project = desk.project();
    let decision: Option<Decision> = records(&project)[1].decision.clone();
    assert_eq!(decision.and_then(|part| part.yes), Some(12));
}

#[test]
fn the_name_of_a_kind_is_a_prefix_too() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    type_slowly(&mut desk, "Beschluss: Ja");
    let decision = (0, EntryKind::Decision, "Ja".to_owned());
    assert_eq!(entries(&desk.project()), [decision]);
    desk.press(Modifiers::NONE, Key::Enter);
    type_slowly(&mut desk, "Decision: Ja");
    assert_eq!(entries(&desk.project())[1].1, EntryKind::Information);
}

#[test]
fn who_speaks_is_understood_and_undo_gives_the_letters_back() {
    let mut desk = desk_with_circle();
    type_slowly(&mut desk, "D: Ritter: Das geht.");
    let project = desk.project();
    let entry = &records(&project)[0];
    assert_eq!(entry.kind, EntryKind::Discussion);
    assert_eq!(entry.text, "Das geht.");
    assert_eq!(name(&project, entry.speaker), "von Ritter");
    undo_until(&mut desk, |project| records(project)[0].speaker.is_none());
    let project = desk.project();
    assert_eq!(records(&project)[0].text, "Ritter: ");
    assert_eq!(records(&project)[0].speaker, None);
    desk.type_text("x");
    assert_eq!(records(&desk.project())[0].text, "Ritter: x");
}

#[test]
fn a_name_with_a_sign_and_a_colon_makes_a_discussion() {
    let mut desk = desk_with_circle();
    type_slowly(&mut desk, "@Elisabeth von Ritter: Ja.");
    let project = desk.project();
    let entry = &records(&project)[0];
    assert_eq!(
        (entry.kind, entry.text.as_str()),
        (EntryKind::Discussion, "Ja.")
    );
    assert_eq!(name(&project, entry.speaker), "von Ritter");
}

#[test]
fn a_name_taken_from_the_list_and_a_colon_say_who_speaks() {
    let mut desk = desk_with_circle();
    type_slowly(&mut desk, "@rit");
    desk.press(Modifiers::NONE, Key::Enter);
    type_slowly(&mut desk, ": Ja.");
    let project = desk.project();
    let entry = &records(&project)[0];
    assert_eq!(name(&project, entry.speaker), "von Ritter");
    assert_eq!(entry.text, "Ja.");
}

#[test]
fn names_are_offered_and_taken_with_enter() {
    let mut desk = desk_with_circle();
    type_slowly(&mut desk, "Dank an @");
    let options: Vec<_> = desk
        .harness
        .query_all_by_role(Role::ListBoxOption)
        .map(|node| node.accesskit_node().label().unwrap_or_default())
        .filter(|label| !label.contains("Bericht"))
        .collect();
    // Who is there comes first.
    assert_eq!(
        options,
        [
            "Ayşe Özbabacan",
            "Anna Berg, Stadt Köln",
            "Elisabeth von Ritter"
        ]
    );
    assert!(desk.sees("Vorschläge"));
    type_slowly(&mut desk, "koln");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(texts(&desk.project()), ["Dank an @Anna Berg "]);
    type_slowly(&mut desk, "und @");
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Tab);
    type_slowly(&mut desk, ", ja");
    let expected = ["Dank an @Anna Berg und @Elisabeth von Ritter, ja"];
    assert_eq!(texts(&desk.project()), expected);
}

#[test]
fn behind_a_name_from_the_list_stands_one_blank_whoever_types_it() {
    let mut desk = desk_with_circle();
    type_slowly(&mut desk, "@rit");
    desk.press(Modifiers::NONE, Key::Enter);
    type_slowly(&mut desk, " kommt");
    assert_eq!(texts(&desk.project()), ["@Elisabeth von Ritter kommt"]);
}

#[test]
fn escape_closes_the_list_and_the_writing_goes_on() {
    let mut desk = desk_with_circle();
    type_slowly(&mut desk, "@a");
    assert!(desk.sees("Vorschläge"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.sees("Vorschläge"));
    type_slowly(&mut desk, "n");
    assert!(!desk.sees("Vorschläge"));
    desk.press(Modifiers::NONE, Key::Enter);
    desk.type_text("x");
    assert_eq!(texts(&desk.project()), ["@an", "x"]);
}

#[test]
fn a_name_is_taken_with_the_mouse() {
    let mut desk = desk_with_circle();
    type_slowly(&mut desk, "@el");
    desk.click("Elisabeth von Ritter");
    desk.type_text("dankt");
    assert_eq!(texts(&desk.project()), ["@Elisabeth von Ritter dankt"]);
}

#[test]
fn the_list_never_covers_the_line_that_is_typed() {
    let lines = vec!["x"; 24];
    let mut desk = desk_with_circle();
    write(&mut desk, &lines);
    desk.press(Modifiers::NONE, Key::Enter);
    type_slowly(&mut desk, "@");
    let list = desk.harness.get_by_label("Vorschläge").rect();
    let line = desk.harness.get_by_label("Eintrag 25, Information").rect();
    assert!(!list.intersects(line.shrink(6.0)), "{list} {line}");
    assert!(list.bottom() <= 700.0 && list.top() >= 0.0, "{list}");
}

#[test]
fn tags_of_the_project_are_offered() {
    let mut desk = desk_with_item();
    write(&mut desk, &["Im #Quartier und #Monitoring", "noch #"]);
    assert!(desk.sees("#Quartier") && desk.sees("#Monitoring"));
    type_slowly(&mut desk, "q");
    desk.press(Modifiers::NONE, Key::Tab);
    assert_eq!(texts(&desk.project())[1], "noch #Quartier ");
}

#[test]
fn the_first_who_is_named_in_an_action_answers_for_it() {
    let mut desk = desk_with_circle();
    type_slowly(&mut desk, "A: @ber");
    desk.press(Modifiers::NONE, Key::Enter);
    type_slowly(&mut desk, "lädt mit @ozb");
    desk.press(Modifiers::NONE, Key::Enter);
    type_slowly(&mut desk, "ein");
    let project = desk.project();
    let part = action(&project, 0);
    assert_eq!(name(&project, part.owner), "Berg");
    let helpers: Vec<_> = part
        .helpers
        .iter()
        .map(|id| name(&project, Some(*id)))
        .collect();
    assert_eq!(helpers, ["Özbabacan"]);
}

#[test]
fn undo_takes_back_who_was_recognised_and_leaves_the_words() {
    let mut desk = desk_with_circle();
    type_slowly(&mut desk, "A: @ber");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(last_step(&desk), Some(Step::RecogniseOwner));
    desk.ctrl(Key::Z);
    assert_eq!(action(&desk.project(), 0).owner, None);
    assert_eq!(texts(&desk.project()), ["@Anna Berg "]);
    type_slowly(&mut desk, "fragen.");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(action(&desk.project(), 0).owner, None);
}

#[test]
fn until_when_is_understood_and_undo_takes_only_that_back() {
    let mut desk = desk_with_circle();
    type_slowly(&mut desk, "A: Einladen in zwei Wochen");
    assert_eq!(action(&desk.project(), 0).due, None);
    type_slowly(&mut desk, ", spätestens");
    let day = Local::now().date_naive() + Days::new(14);
    assert_eq!(action(&desk.project(), 0).due, Some(Due::On(day)));
    undo_until(&mut desk, |project| action(project, 0).due.is_none());
    assert_eq!(texts(&desk.project()), ["Einladen in zwei Wochen,"]);
    type_slowly(&mut desk, " ja");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(action(&desk.project(), 0).due, None);
}

#[test]
fn words_at_the_very_end_are_understood_when_the_entry_is_left() {
    let mut desk = desk_with_circle();
    type_slowly(&mut desk, "A: Einladen bis zur nächsten Sitzung");
    assert_eq!(action(&desk.project(), 0).due, None);
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(action(&desk.project(), 0).due, Some(Due::NextSession));
    assert_eq!(last_step(&desk), Some(Step::RecogniseDue));
    type_slowly(&mut desk, "Information bis morgen");
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(records(&desk.project())[1].action, None);
}

#[test]
fn what_stands_in_a_text_is_understood_when_it_becomes_an_action() {
    let mut desk = desk_with_circle();
    desk.type_text("@Anna Berg lädt bis zur nächsten Sitzung ein");
    desk.click("Art von Eintrag 1: Information");
    desk.click("Aufgabe");
    let project = desk.project();
    let part = action(&project, 0);
    assert_eq!(name(&project, part.owner), "Berg");
    assert_eq!(part.due, Some(Due::NextSession));
}

#[test]
fn a_short_word_becomes_a_text_and_undo_brings_it_back() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("projekt.zirkel.ron");
    let header = zirkel::store::Header::default();
    let text = zirkel::store::codec::encode(&circle(), &header).expect("encoded");
    std::fs::write(&file, text).expect("written");
    let settings = r#"(autosave: false, prefs: (minutes: (snippets: {"gz": "Gezeichnet"})))"#;
    let mut desk = Desk::start_as(folder, Some(file), Lang::De, settings);
    desk.ctrl(Key::Num3);
    begin(&mut desk);
    type_slowly(&mut desk, "Es ist gz von");
    assert_eq!(texts(&desk.project()), ["Es ist Gezeichnet von"]);
    undo_until(&mut desk, |project| !texts(project)[0].contains("Gez"));
    assert_eq!(texts(&desk.project()), ["Es ist gz "]);
    desk.type_text("x");
    assert_eq!(texts(&desk.project()), ["Es ist gz x"]);
    desk.press(Modifiers::NONE, Key::Enter);
    type_slowly(&mut desk, "gz");
    desk.press(Modifiers::NONE, Key::Tab);
    assert_eq!(
        entries(&desk.project())[1],
        (0, EntryKind::Information, "Gezeichnet".to_owned())
    );
    assert_eq!(last_step(&desk), Some(Step::ExpandSnippet));
}

fn open_snippets(desk: &mut Desk) {
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text("Textbausteine");
    desk.press(Modifiers::NONE, Key::Enter);
}

#[test]
fn text_blocks_are_added_changed_and_deleted() {
    let mut desk = desk_with_item();
    open_snippets(&mut desk);
    assert!(desk.sees_part("Noch gibt es keine Textbausteine"));
    desk.click("Textbaustein hinzufügen");
    desk.type_text("gz");
    desk.harness.get_by_label("Text").focus();
    desk.settle();
    desk.type_text("Gezeichnet");
    desk.click("Übernehmen");
    assert!(desk.sees("Textbaustein gz bearbeiten"));
    desk.click("Textbaustein gz löschen");
    assert!(!desk.sees("Textbaustein gz bearbeiten"));
    desk.click("gz zurückholen");
    desk.click("Schließen");
    begin(&mut desk);
    type_slowly(&mut desk, "gz ");
    assert_eq!(texts(&desk.project()), ["Gezeichnet "]);
}

#[test]
fn paragraphs_that_are_pasted_become_entries_in_one_step() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    paste(
        &mut desk,
        "Erstens.\r\n\r\nDabei:\n•\tinnen\n•\taußen\nZweitens.",
    );
    let found: Vec<_> = entries(&desk.project())
        .into_iter()
        .map(|(depth, _, text)| (depth, text))
        .collect();
    let expected = [
        (0, "Erstens."),
        (0, "Dabei:"),
        (1, "innen"),
        (1, "außen"),
        (0, "Zweitens."),
    ];
    assert_eq!(
        found,
        expected.map(|(depth, text)| (depth, text.to_owned()))
    );
    assert_eq!(last_step(&desk), Some(Step::PasteEntries));
    desk.type_text("!");
    assert_eq!(
        texts(&desk.project()).last().map(String::as_str),
        Some("Zweitens.!")
    );
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    assert!(desk.project().entries.is_empty());
}

#[test]
fn what_is_pasted_in_the_midst_divides_the_entry() {
    let mut desk = desk_with_item();
    write(&mut desk, &["vor hinten", "danach"]);
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.press(Modifiers::NONE, Key::Home);
    for _ in 0..4 {
        desk.press(Modifiers::NONE, Key::ArrowRight);
    }
    paste(&mut desk, "eins\nzwei\n");
    assert_eq!(texts(&desk.project()), ["vor eins", "zweihinten", "danach"]);
    desk.ctrl(Key::Z);
    assert_eq!(texts(&desk.project()), ["vor hinten", "danach"]);
    paste(&mut desk, "ein Wort");
    assert_eq!(texts(&desk.project()).len(), 2);
}

#[test]
fn with_shift_all_that_is_pasted_stays_one_entry() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    paste(&mut desk, "eins\r\nzwei\r\n");
    assert_eq!(texts(&desk.project()), ["eins\nzwei"]);
}

#[test]
fn very_many_paragraphs_are_asked_for() {
    let mut desk = desk_with_item();
    begin(&mut desk);
    let many = "Absatz\n".repeat(10_000);
    paste(&mut desk, &many);
    assert!(desk.sees("10.000 Absätze einfügen?") || desk.sees_part("Absätze einfügen?"));
    assert!(desk.project().entries.is_empty());
    desk.click("Abbrechen");
    paste(&mut desk, &"Absatz\n".repeat(600));
    desk.harness
        .get_by_label_contains("Als 600 Einträge")
        .click();
    desk.settle();
    assert_eq!(desk.project().entries.len(), 600);
    desk.ctrl(Key::Z);
    assert!(desk.project().entries.is_empty());
}

#[test]
fn emphasis_is_put_around_the_word() {
    let mut desk = desk_with_item();
    write(&mut desk, &["Die Stadt"]);
    desk.ctrl(Key::B);
    assert_eq!(texts(&desk.project()), ["Die **Stadt**"]);
    desk.ctrl(Key::I);
    assert_eq!(texts(&desk.project()), ["Die ***Stadt***"]);
    desk.ctrl(Key::B);
    assert_eq!(texts(&desk.project()), ["Die *Stadt*"]);
    desk.ctrl(Key::Z);
    assert_eq!(texts(&desk.project()), ["Die ***Stadt***"]);
}

#[test]
fn a_text_is_as_high_when_it_is_read_as_when_it_is_written() {
    let mut desk = desk_with_item();
    write(
        &mut desk,
        &[
            "Ein Text ohne jedes Zeichen.",
            "**Fett**\n- eins\n- zwei",
            "x",
        ],
    );
    let height = |desk: &Desk, label: &str| desk.harness.get_by_label(label).rect().height();
    for label in ["Eintrag 1, Information", "Eintrag 2, Information"] {
        let read = height(&desk, label);
        desk.harness.get_by_label(label).focus();
        desk.settle();
        assert_eq!(height(&desk, label), read, "{label}");
    }
}

#[test]
fn times_are_shown_on_demand() {
    let mut desk = desk_with_item();
    write(&mut desk, &["eins"]);
    let time = Local::now().format("%H:").to_string();
    assert!(!desk.sees_part(&time));
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    let texts = zirkel::i18n::Texts::new(Lang::De);
    desk.type_text(&zirkel::ui::commands::Command::ShowTimes.label(&texts));
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.sees_part(&time));
}

/// Somebody else does this to the project, as it was `base` for both.
fn elsewhere(desk: &mut Desk, base: &Project, change: impl FnOnce(&mut Project)) {
    let mut theirs = base.clone();
    change(&mut theirs);
    let workspace = desk.harness.state_mut().workspace_mut().expect("a project");
    workspace.doc.take_foreign(base, &theirs);
    desk.settle();
}

#[test]
fn an_entry_in_which_one_writes_stays_when_somebody_deletes_it() {
    let mut desk = desk_with_item();
    write(&mut desk, &["eins", "zwei"]);
    let base = desk.project();
    let id = base.entries.ids().last().expect("an entry");
    elsewhere(&mut desk, &base, |project| project.delete_entry(id));
    assert_eq!(texts(&desk.project()), ["eins", "zwei"]);
    desk.type_text("!");
    assert_eq!(texts(&desk.project()), ["eins", "zwei!"]);
    assert!(desk.sees_part("bleibt er erhalten"));
}

#[test]
fn what_is_typed_after_an_entry_was_deleted_elsewhere_is_a_new_one() {
    let mut desk = desk_with_item();
    write(&mut desk, &["eins", "zwei"]);
    // Stands in the first, without having typed there.
    desk.press(Modifiers::NONE, Key::ArrowUp);
    let base = desk.project();
    let id = base.entries.ids().next().expect("an entry");
    elsewhere(&mut desk, &base, |project| project.delete_entry(id));
    desk.type_text("drei");
    assert_eq!(texts(&desk.project()), ["zwei", "drei"]);
}

#[test]
fn what_is_typed_after_the_entry_was_undone_is_a_new_one() {
    let mut desk = desk_with_item();
    write(&mut desk, &["eins"]);
    desk.ctrl(Key::Z);
    assert!(desk.project().entries.is_empty());
    desk.type_text("zwei");
    assert_eq!(texts(&desk.project()), ["zwei"]);
}

#[test]
fn an_item_with_thousands_of_entries_is_shown_at_once() {
    let mut doc = zirkel::document::Document::new(circle());
    doc.edit(Step::AddEntry, |project| {
        let session = project.sessions.ids().next();
        let item = project.agenda.ids().next();
        for (nth, order) in order::spread(3_000).into_iter().enumerate() {
            project.add(Entry {
                session,
                item,
                order,
                text: format!("Eintrag mit der Nummer {nth}. ").repeat(1 + nth % 9),
                ..Entry::default()
            });
        }
    });
    let mut desk = Desk::with_project(doc.project());
    desk.harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    // Already the first frame lays out no more than what is in sight.
    desk.harness.run_steps(2);
    let count = |desk: &Desk| {
        let all = desk.harness.query_all_by_label_contains(", Information");
        all.count()
    };
    assert!((1..100).contains(&count(&desk)), "{}", count(&desk));
    begin(&mut desk);
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.type_text("!");
    assert!(texts(&desk.project())[2_999].ends_with('!'));
    assert!(count(&desk) < 100);
}

#[derive(Clone, Copy, Debug)]
enum Deed {
    Letter(char),
    Press(Key, bool),
    Undo,
    Redo,
    Paste,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let letters: Vec<char> = "abB:@# *-é".chars().collect();
    let keys = [
        Key::Enter,
        Key::Tab,
        Key::Backspace,
        Key::Delete,
        Key::ArrowUp,
        Key::ArrowDown,
        Key::ArrowLeft,
        Key::Home,
        Key::Escape,
    ];
    let deed = prop_oneof![
        6 => prop::sample::select(letters).prop_map(Deed::Letter),
        4 => (prop::sample::select(keys.to_vec()), any::<bool>())
            .prop_map(|(key, shift)| Deed::Press(key, shift && key == Key::Tab)),
        1 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => Just(Deed::Paste),
    ];
    prop::collection::vec(deed, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(12)
    })]

    #[test]
    fn whatever_is_pressed_can_be_undone(deeds in deeds()) {
        let mut desk = desk_with_circle();
        let start = desk.project();
        for deed in deeds {
            match deed {
                Deed::Letter(letter) => {
                    desk.harness.event(Event::Text(letter.to_string()));
                }
                Deed::Press(key, shift) => {
                    let modifiers = if shift { Modifiers::SHIFT } else { Modifiers::NONE };
                    desk.harness.key_press_modifiers(modifiers, key);
                }
                Deed::Undo => desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z),
                Deed::Redo => desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::Y),
                Deed::Paste => desk.harness.event(Event::Paste("eins\nzwei".to_owned())),
            }
            desk.harness.run_steps(2);
        }
        let workspace = desk.harness.state_mut().workspace_mut().expect("a project");
        while workspace.doc.undo().is_some() {}
        prop_assert!(!workspace.doc.project().differs(&start));
    }
}
