//! Text that is being typed while others change it.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zirkel::model::{AgendaItem, Entry, Order, Person, Session};

use super::*;

#[test]
fn a_sentence_is_written_on_while_the_text_changes_around_it() {
    let (mut desk, ids) = writing(&["Der Kreis"], 1);
    desk.type_text(" berät");
    set_text(
        &mut desk,
        ids[0],
        "Heute: Der große Kreis berät und beschließt.",
    );
    desk.type_text(" lange");
    let expected = "Heute: Der große Kreis berät lange und beschließt.";
    assert_eq!(text(&desk, ids[0]), expected);
}

#[test]
fn what_was_typed_meanwhile_and_what_came_are_both_there() {
    let (mut desk, ids) = writing(&["Der Kreis "], 1);
    let base = desk.project();
    type_quickly(&mut desk, "berät");
    elsewhere_since(&mut desk, &base, |project| {
        change(project, ids[0], |entry: &mut Entry| {
            entry.text = "Der große Kreis ".to_owned()
        });
    });
    type_quickly(&mut desk, " lange");
    assert_eq!(text(&desk, ids[0]), "Der große Kreis berät lange");
    // Undo takes back one's own words, all of them at once, and nothing else.
    desk.ctrl(Key::Z);
    assert_eq!(text(&desk, ids[0]), "Der große Kreis ");
    desk.type_text("x");
    assert_eq!(text(&desk, ids[0]), "Der große Kreis x");
}

#[test]
fn letter_by_letter_between_two_foreign_changes() {
    let (mut desk, ids) = writing(&["a z"], 1);
    desk.press(NONE, Key::ArrowLeft);
    for letter in ["b", "c", "d"] {
        type_quickly(&mut desk, letter);
        let longer = format!("vorn {} hinten", text(&desk, ids[0]));
        set_text(&mut desk, ids[0], &longer);
    }
    assert_eq!(
        text(&desk, ids[0]),
        "vorn vorn vorn a bcdz hinten hinten hinten"
    );
}

#[test]
fn a_selection_holds_the_same_words() {
    let (mut desk, ids) = writing(&["Der Kreis berät."], 1);
    for _ in 0..7 {
        desk.press(NONE, Key::ArrowLeft);
    }
    for _ in 0..5 {
        desk.press(Modifiers::SHIFT, Key::ArrowLeft);
    }
    assert_eq!(selected(&desk), (9, 4));
    set_text(&mut desk, ids[0], "Der große Kreis von heute berät.");
    assert_eq!(selected(&desk), (15, 10));
    desk.type_text("Ausschuss");
    assert_eq!(text(&desk, ids[0]), "Der große Ausschuss von heute berät.");
}

#[test]
fn a_field_brings_back_no_old_text_when_there_is_nothing_to_undo() {
    let (mut desk, ids) = writing(&["Alt"], 1);
    desk.settle();
    set_text(&mut desk, ids[0], "Neu");
    desk.harness.run_steps(200);
    for key in [Key::Z, Key::Y] {
        desk.ctrl(key);
        assert_eq!(text(&desk, ids[0]), "Neu");
    }
}

#[test]
fn a_word_that_an_input_method_puts_together_goes_on_at_its_place() {
    let (mut desk, ids) = writing(&["eins drei"], 1);
    for _ in 0..4 {
        desk.press(NONE, Key::ArrowLeft);
    }
    let preedit = |desk: &mut Desk, text: &str| {
        desk.harness.event(Event::Ime(egui::ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        }));
        desk.harness.step();
    };
    preedit(&mut desk, "zw");
    assert_eq!(text(&desk, ids[0]), "eins zwdrei");
    set_text(&mut desk, ids[0], "null eins zwdrei vier");
    preedit(&mut desk, "zwei");
    set_text(&mut desk, ids[0], "und null eins zweidrei vier");
    let commit = egui::ImeEvent::Commit("zwei ".to_owned());
    desk.harness.event(Event::Ime(commit));
    desk.settle();
    assert_eq!(text(&desk, ids[0]), "und null eins zwei drei vier");
    desk.type_text("x");
    assert_eq!(text(&desk, ids[0]), "und null eins zwei xdrei vier");
}

#[test]
fn a_letter_under_way_in_the_line_for_the_next_entry_is_not_lost() {
    let mut desk = Desk::with_project(&minutes(&["eins".to_owned()]));
    desk.ctrl(Key::Num3);
    desk.harness.get_by_label("Eintrag schreiben …").focus();
    desk.settle();
    desk.harness.event(Event::Ime(egui::ImeEvent::Preedit {
        text: "´".to_owned(),
        active_range_chars: None,
    }));
    desk.harness.step();
    let id = desk.project().entries.ids().next().expect("an entry");
    set_text(&mut desk, id, "eins und mehr");
    let commit = egui::ImeEvent::Commit("é".to_owned());
    desk.harness.event(Event::Ime(commit));
    desk.settle();
    desk.type_text("tat");
    let project = desk.project();
    let texts: Vec<_> = project
        .entries
        .iter()
        .map(|(_, e)| e.text.clone())
        .collect();
    assert_eq!(texts, ["eins und mehr", "état"]);
}

#[test]
fn the_focus_stays_when_entries_come_and_go_around_it() {
    let (mut desk, ids) = writing(&["eins", "zwei", "drei"], 2);
    let focus = focused(&desk);
    elsewhere(&mut desk, |project| {
        let mut new = project.get(ids[0]).cloned().expect("an entry");
        new.text = "ganz oben".to_owned();
        new.order = Order::before(Some(&new.order));
        add(project, new);
        project.entries.remove(ids[2]);
    });
    assert_eq!(focused(&desk), focus);
    desk.type_text("!");
    assert_eq!(text(&desk, ids[1]), "zwei!");
    assert!(desk.sees("Eintrag 3, Information"));
}

#[test]
fn fields_of_a_person_keep_the_caret() {
    let mut desk = Desk::with_project(&project(|project| {
        project.add(Person {
            family_name: "Berg".to_owned(),
            note: "Ruft an".to_owned(),
            ..Person::default()
        });
    }));
    desk.ctrl(Key::Num1);
    desk.click("Berg");
    let id = desk.project().people.ids().next().expect("a person");
    let person = |desk: &Desk| desk.project().get(id).cloned().expect("a person");
    desk.harness.get_by_label("Nachname").focus();
    desk.settle();
    desk.type_text("er");
    elsewhere(&mut desk, |project| {
        change(project, id, |person| {
            person.family_name = "von Berger zu".to_owned()
        });
    });
    desk.type_text("in");
    assert_eq!(person(&desk).family_name, "von Bergerin zu");

    desk.harness.get_by_label("Interne Notiz").focus();
    desk.settle();
    desk.type_text(" und");
    elsewhere(&mut desk, |project| {
        change(project, id, |person| {
            person.note = "Ruft heute an und schreibt".to_owned()
        });
    });
    desk.type_text(" mailt,");
    assert_eq!(person(&desk).note, "Ruft heute an und mailt, schreibt");
}

#[test]
fn the_title_of_a_session_and_of_an_item_keep_the_caret() {
    let mut desk = Desk::with_project(&minutes(&[]));
    desk.ctrl(Key::Num2);
    let session = desk.project().sessions.ids().next().expect("a session");
    let item = desk.project().agenda.ids().next().expect("an item");
    desk.harness.get_by_label("Titel der Sitzung").focus();
    desk.settle();
    desk.type_text("Treffen");
    elsewhere(&mut desk, |project| {
        change(project, session, |s: &mut Session| {
            s.title = "Das Treffen heute".to_owned()
        });
    });
    desk.type_text("s");
    assert_eq!(
        desk.project().get(session).expect("it").title,
        "Das Treffens heute"
    );

    desk.harness.get_by_label("Titel von TOP 1").focus();
    desk.settle();
    desk.press(NONE, Key::End);
    elsewhere(&mut desk, |project| {
        change(project, item, |i: &mut AgendaItem| {
            i.title = "Der Bericht dazu".to_owned()
        });
    });
    desk.type_text("e");
    assert_eq!(
        desk.project().get(item).expect("it").title,
        "Der Berichte dazu"
    );
}

#[test]
fn what_is_pasted_from_elsewhere_is_written_on_behind_it() {
    let (mut desk, ids) = writing(&["eins"], 1);
    let pasted = " zwei\r\ndrei O\u{308}l".to_owned();
    desk.harness.event(Event::Paste(pasted));
    desk.settle();
    desk.type_text("!");
    assert_eq!(text(&desk, ids[0]), "eins zwei");
    let project = desk.project();
    let behind = project.entries.iter().find(|(id, _)| *id != ids[0]);
    assert_eq!(behind.expect("the second paragraph").1.text, "drei Öl!");
}
