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
            .query_all_by_role(egui::Role::Button)
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
