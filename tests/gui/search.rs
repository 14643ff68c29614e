//! What a person does with the search.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::model::{Element, Entry, Project};
use zirkel::ui::place::ViewKind;

use crate::support::Desk;

/// The search open over the example session.
fn search() -> Desk {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::K);
    desk
}

#[test]
fn an_empty_search_says_what_to_do_and_esc_closes_it() {
    let mut desk = search();
    assert!(desk.sees_part("Geben Sie ein oder mehrere Wörter ein"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.sees_part("Geben Sie ein oder mehrere Wörter ein"));
}

#[test]
fn a_person_is_found_without_accents_and_enter_goes_there() {
    let mut desk = search();
    desk.type_text("pavkovic");
    assert!(desk.sees("Gari Pavković, Stuttgart"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.harness.state().view(), ViewKind::Roster);
    assert!(!desk.sees("Gari Pavković, Stuttgart"));
}

#[test]
fn hits_are_grouped_and_arrows_choose_among_them() {
    let mut desk = search();
    desk.type_text("quartier");
    for group in ["Tagesordnung", "Boards", "Zettel"] {
        assert!(desk.sees(group), "{group}");
    }
    // The first is the agenda item, the second the board of the same name.
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.harness.state().view(), ViewKind::Board);
}

#[test]
fn a_screen_reader_follows_the_selected_hit_while_the_field_takes_the_keys() {
    let mut desk = search();
    desk.type_text("stuttgart");
    let selected = |desk: &Desk| -> Vec<String> {
        desk.harness
            .query_all_by_role(egui::Role::ListBoxOption)
            .filter(|hit| hit.is_focused())
            .filter_map(|hit| hit.accesskit_node().label())
            .collect()
    };
    assert_eq!(selected(&desk), ["Landeshauptstadt Stuttgart, Stuttgart"]);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    let second = selected(&desk);
    assert_eq!(second.len(), 1);
    assert!(!second[0].starts_with("Landeshauptstadt"));
    // The field still takes what is typed.
    desk.type_text(" xylophon");
    assert!(desk.sees("Nichts enthält alle diese Wörter."));
}

#[test]
fn a_hit_is_chosen_with_the_mouse() {
    let mut desk = search();
    desk.type_text("mitzuwirken");
    let hit = desk.harness.get_by_label_contains("Der Kreis bietet an");
    assert!(
        hit.accesskit_node()
            .label()
            .is_some_and(|l| l.contains("2/2018"))
    );
    hit.click();
    desk.settle();
    assert_eq!(desk.harness.state().view(), ViewKind::Minutes);
}

#[test]
fn no_hit_is_said() {
    let mut desk = search();
    desk.type_text("stuttgart xylophon");
    assert!(desk.sees("Nichts enthält alle diese Wörter."));
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.sees("Nichts enthält alle diese Wörter."));
}

#[test]
fn a_large_project_is_read_beside_and_found_all_the_same() {
    let mut project = Project::default();
    for n in 0..3_000 {
        let id = format!("{n:026}").parse().expect("an id");
        let entry = Entry {
            text: format!("Eintrag {n} über Ämter"),
            ..Entry::default()
        };
        project.entries.insert(id, entry);
    }
    let element = Element {
        text: "Zettel über Ämter".to_owned(),
        ..Element::default()
    };
    project
        .elements
        .insert("1".repeat(26).parse().expect("an id"), element);
    let mut desk = Desk::with_project(&project);
    desk.ctrl(Key::K);
    desk.type_text("amter");
    for _ in 0..500 {
        if desk.sees_part("weitere Treffer") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        desk.harness.run_steps(1);
    }
    assert!(desk.sees("… und 2992 weitere Treffer"));
    assert!(desk.sees_part("Zettel über Ämter"));
}

#[test]
fn a_mistyped_word_is_put_right_by_enter() {
    let mut desk = search();
    desk.type_text("quatier");
    assert!(desk.sees("Nichts enthält alle diese Wörter."));
    assert!(desk.sees("Meinten Sie"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.sees("Tagesordnung"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert_ne!(desk.harness.state().view(), ViewKind::Sessions);
}

#[test]
fn enter_right_behind_the_words_waits_for_the_answer() {
    let mut desk = search();
    // All in one frame, as fast hands and slow machines do it.
    desk.harness.event(egui::Event::Text("pavkovic".to_owned()));
    desk.harness.key_press(Key::Enter);
    desk.settle();
    desk.settle();
    assert_eq!(desk.harness.state().view(), ViewKind::Roster);
}

#[test]
fn what_was_just_typed_is_found_when_the_search_opens_again() {
    let mut desk = search();
    desk.type_text("xylophon");
    assert!(desk.sees("Nichts enthält alle diese Wörter."));
    desk.press(Modifiers::NONE, Key::Escape);
    let workspace = desk.harness.state_mut().workspace_mut().expect("a project");
    let id = workspace
        .doc
        .project()
        .entries
        .ids()
        .next()
        .expect("an entry");
    workspace
        .doc
        .edit(zirkel::document::Step::EditEntry, |project| {
            if let Some(entry) = project.entries.get_mut(id) {
                entry.text = "Das Xylophon".to_owned();
            }
        });
    desk.ctrl(Key::K);
    desk.type_text("xylophon");
    assert!(desk.sees_part("Das Xylophon"));
}

#[test]
fn what_was_found_last_is_offered_when_the_search_opens_again() {
    let mut desk = search();
    desk.type_text("pavkovic");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.ctrl(Key::Num2);
    desk.ctrl(Key::K);
    assert!(desk.sees("Zuletzt gefunden"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.harness.state().view(), ViewKind::Roster);
}

/// Searches, takes the first hit, and says which view shows it.
fn go(words: &str) -> Desk {
    let mut desk = search();
    desk.type_text(words);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.settle();
    desk
}

#[test]
fn each_kind_of_hit_is_shown_in_its_place() {
    // A person and an organisation: chosen, with their details beside.
    let desk = go("ozbabacan");
    assert_eq!(desk.harness.state().view(), ViewKind::Roster);
    assert!(
        desk.harness
            .query_all_by_value("Özbabacan")
            .next()
            .is_some()
    );
    let desk = go("\"Landeshauptstadt Stuttgart\"");
    assert_eq!(desk.harness.state().view(), ViewKind::Roster);
    let name = "Landeshauptstadt Stuttgart";
    assert!(desk.harness.query_all_by_value(name).next().is_some());
    // A session: its own page.
    let desk = go("Herbstsitzung");
    assert_eq!(desk.harness.state().view(), ViewKind::Sessions);
    // An entry: its text has the focus.
    let desk = go("mitzuwirken");
    assert_eq!(desk.harness.state().view(), ViewKind::Minutes);
    let with_focus = egui_kittest::kittest::By::new().predicate(|node| node.is_focused());
    let says = |node: egui_kittest::Node<'_>| {
        let text = node.accesskit_node().value();
        text.is_some_and(|text| text.contains("mitzuwirken"))
    };
    assert!(desk.harness.query_all(with_focus).any(says));
}
