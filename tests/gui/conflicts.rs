//! What a person does in the view `conflicts`.

use chrono::{DateTime, NaiveDate, Utc};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::document::merge::{self, Author, Version};
use zirkel::i18n::Lang;
use zirkel::model::{
    Action, AgendaItem, Board, Day, Due, Element, Entry, EntryKind, Id, Organisation, Person,
    Project, Session,
};
use zirkel::ui::place::ViewKind;

use crate::support::Desk;

fn id<T>(n: u128) -> Id<T> {
    format!("{n:026}").parse().expect("an id")
}

fn author(name: &str, minute: u32) -> Author {
    let at: DateTime<Utc> = format!("2018-11-07T13:{minute:02}:00Z")
        .parse()
        .expect("a moment");
    Author {
        name: name.to_owned(),
        at: Some(at),
    }
}

fn merged(base: &Project, anna: &Project, bernd: &Project) -> Project {
    let (a, b) = (author("Anna Berg", 2), author("Bernd Ritter", 3));
    let of = |project, author| Version { project, author };
    merge::projects(Some(base), of(anna, &a), of(bernd, &b))
}

/// A session with an item and three entries, two people, a board with a note.
fn base() -> Project {
    let mut project = Project::default();
    let session = Session {
        number: "2/2018".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(id(1), session);
    let day = Day {
        session: Some(id(1)),
        date: NaiveDate::from_ymd_opt(2018, 11, 7),
        ..Day::default()
    };
    project.days.insert(id(1), day);
    let item = AgendaItem {
        session: Some(id(1)),
        title: "Berichte".to_owned(),
        ..AgendaItem::default()
    };
    project.agenda.insert(id(1), item);
    for (n, text) in [
        (1, "Die Frist ist am Montag."),
        (2, "Räume buchen"),
        (3, "Gäste einladen"),
    ] {
        let entry = Entry {
            session: Some(id(1)),
            item: Some(id(1)),
            text: text.to_owned(),
            ..Entry::default()
        };
        project.entries.insert(id(n), entry);
    }
    for (n, name) in [(1, "Özbabacan"), (2, "Pavković")] {
        let person = Person {
            family_name: name.to_owned(),
            ..Person::default()
        };
        project.people.insert(id(n), person);
    }
    let board = Board {
        title: "Ideen".to_owned(),
        ..Board::default()
    };
    project.boards.insert(id(1), board);
    let note = Element {
        board: Some(id(1)),
        size: Element::note_size(),
        text: "Lotsen".to_owned(),
        ..Element::default()
    };
    project.elements.insert(id(1), note);
    project
}

fn with(base: &Project, change: impl FnOnce(&mut Project)) -> Project {
    let mut project = base.clone();
    change(&mut project);
    project
}

fn entry(project: &mut Project, n: u128) -> &mut Entry {
    project.entries.get_mut(id(n)).expect("an entry")
}

fn due(day: u32) -> Option<Action> {
    Some(Action {
        due: NaiveDate::from_ymd_opt(2019, 3, day).map(Due::On),
        owner: Some(id(u128::from(day))),
        ..Action::default()
    })
}

/// Two wordings of an entry, two dates and two owners of another one, and a third one deleted by
/// Anna while Bernd went on writing.
fn project() -> Project {
    let mut base = base();
    let before = Some(Action::default());
    let second = entry(&mut base, 2);
    (second.kind, second.action) = (EntryKind::Action, before);
    let anna = with(&base, |project| {
        entry(project, 1).text = "Die Frist ist am Dienstag.".to_owned();
        entry(project, 2).action = due(1);
        project.delete_entry(id(3));
    });
    let bernd = with(&base, |project| {
        entry(project, 1).text = "Die Frist ist am Mittwoch.".to_owned();
        entry(project, 2).action = due(2);
        entry(project, 3).text.push_str(" und bewirten");
    });
    merged(&base, &anna, &bernd)
}

fn conflicts() -> Desk {
    opened(&project())
}

fn opened(project: &Project) -> Desk {
    let mut desk = Desk::with_project(project);
    desk.harness.get_by_label_contains("Konflikte (").click();
    desk.settle();
    desk
}

fn text(desk: &Desk, n: u128) -> String {
    let project = desk.project();
    project.get(id::<Entry>(n)).expect("an entry").text.clone()
}

fn rows(desk: &Desk) -> Vec<String> {
    desk.harness
        .query_all_by_role(egui::Role::ListBoxOption)
        .filter_map(|row| row.accesskit_node().label())
        .collect()
}

fn press(desk: &mut Desk, key: Key) {
    desk.press(Modifiers::NONE, key);
}

#[test]
fn conflicts_are_listed_as_one_reads_with_who_and_when() {
    let desk = conflicts();
    let rows = rows(&desk);
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert!(
        rows[0].starts_with(
            "Protokolleintrag „Die Frist ist am Dienstag. Mittwoch.“, Text, Anna Berg, 07.11.2018, "
        ),
        "{rows:?}"
    );
    assert!(
        rows[0].contains(" · Bernd Ritter, 07.11.2018, "),
        "{rows:?}"
    );
    assert!(rows[1].contains("Räume buchen“, Zuständig"), "{rows:?}");
    assert!(rows[2].contains("Räume buchen“, Bis wann"), "{rows:?}");
    assert!(rows[3].contains("Gelöscht oder behalten?"), "{rows:?}");
    assert!(desk.sees("4 offen"));
}

#[test]
fn one_wording_is_kept_by_mouse_and_undo_brings_the_conflict_back() {
    let mut desk = conflicts();
    assert!(desk.sees("Die Frist ist am Dienstag."));
    assert!(desk.sees("Die Frist ist am Mittwoch."));
    assert!(desk.sees("Die Frist ist am Montag."), "the one before");
    desk.click("Diese behalten: Fassung von Bernd Ritter");
    assert_eq!(text(&desk, 1), "Die Frist ist am Mittwoch.");
    assert!(desk.sees("Geklärt, noch 3 Konflikte. Rückgängig mit Strg+Z."));
    assert_eq!(rows(&desk).len(), 3);
    // The next one is selected.
    assert!(desk.sees("Zuständig"));
    desk.ctrl(Key::Z);
    assert_eq!(text(&desk, 1), "Die Frist ist am Dienstag. Mittwoch.");
    assert_eq!(rows(&desk).len(), 4);
    assert!(desk.sees("Diese behalten: Fassung von Bernd Ritter"));
    assert!(
        desk.sees("Die Frist ist am Mittwoch."),
        "it is selected again"
    );
}

#[test]
fn both_wordings_can_stay() {
    let mut desk = conflicts();
    desk.click("Beide behalten");
    assert_eq!(text(&desk, 1), "Die Frist ist am Dienstag. Mittwoch.");
    assert_eq!(rows(&desk).len(), 3);
}

#[test]
fn an_own_wording_is_written_in_place() {
    let mut desk = conflicts();
    press(&mut desk, Key::E);
    let field = desk
        .harness
        .get_by_role_and_label(egui::Role::TextInput, "Eigene Fassung");
    assert!(field.is_focused());
    assert_eq!(
        field.value().as_deref(),
        Some("Die Frist ist am Dienstag. Mittwoch.")
    );
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("Die Frist ist am 1. B E 2.");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(text(&desk, 1), "Die Frist ist am 1. B E 2.");
    assert_eq!(rows(&desk).len(), 3);
    desk.ctrl(Key::Z);
    assert_eq!(rows(&desk).len(), 4);
}

#[test]
fn an_own_wording_is_given_up_with_escape_and_undo_is_the_fields() {
    let mut desk = conflicts();
    press(&mut desk, Key::ArrowDown);
    press(&mut desk, Key::Num1);
    assert_eq!(rows(&desk).len(), 3);
    press(&mut desk, Key::ArrowUp);
    desk.click("Bearbeiten …");
    desk.type_text("anders");
    desk.ctrl(Key::Z);
    assert_eq!(rows(&desk).len(), 3, "the step before is not taken back");
    press(&mut desk, Key::Escape);
    assert!(!desk.sees("Eigene Fassung"));
    assert_eq!(text(&desk, 1), "Die Frist ist am Dienstag. Mittwoch.");
    assert!(desk.sees("Beide behalten"));
}

#[test]
fn the_keyboard_alone_settles_everything() {
    let mut desk = conflicts();
    press(&mut desk, Key::B);
    press(&mut desk, Key::Num2);
    press(&mut desk, Key::Num1);
    press(&mut desk, Key::Num2);
    let project = desk.project();
    assert!(project.conflicts.is_empty());
    let action = project
        .get(id::<Entry>(2))
        .and_then(|entry| entry.action.clone());
    let action = action.expect("an action");
    assert_eq!(action.owner, Some(id(2)));
    assert_eq!(action.due, NaiveDate::from_ymd_opt(2019, 3, 1).map(Due::On));
    assert!(project.entries.contains(id(3)));
    assert!(desk.sees("Alles geklärt"));
    for _ in 0..4 {
        desk.ctrl(Key::Z);
    }
    assert_eq!(rows(&desk).len(), 4);
}

#[test]
fn values_are_shown_as_people_say_them() {
    let mut desk = conflicts();
    press(&mut desk, Key::ArrowDown);
    assert!(desk.sees("Özbabacan"));
    assert!(desk.sees("Pavković"));
    assert!(desk.sees("Zurzeit steht die Fassung von Bernd Ritter da."));
    press(&mut desk, Key::ArrowDown);
    assert!(desk.sees("01.03.2019"));
    assert!(desk.sees("02.03.2019"));
    assert!(!desk.sees("Beide behalten"), "a date cannot be two");
}

#[test]
fn another_date_than_the_two_is_typed() {
    let mut desk = conflicts();
    press(&mut desk, Key::End);
    press(&mut desk, Key::ArrowUp);
    press(&mut desk, Key::E);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("31.2.2019");
    press(&mut desk, Key::Enter);
    assert!(desk.sees("Eigene Fassung"), "no such day");
    desk.press(Modifiers::COMMAND, Key::A);
    desk.type_text("3.3.19");
    press(&mut desk, Key::Enter);
    let project = desk.project();
    let action = project
        .get(id::<Entry>(2))
        .and_then(|entry| entry.action.clone());
    let expected = NaiveDate::from_ymd_opt(2019, 3, 3).map(Due::On);
    assert_eq!(action.expect("an action").due, expected);
    assert_eq!(rows(&desk).len(), 3);
}

#[test]
fn what_cannot_be_entered_here_is_changed_where_it_is_and_then_left_so() {
    let mut desk = conflicts();
    press(&mut desk, Key::ArrowDown);
    desk.click("Im Eintrag ändern");
    assert_eq!(desk.harness.state().view(), ViewKind::Minutes);
    let workspace = desk.harness.state_mut().workspace_mut().expect("a project");
    workspace
        .doc
        .edit(zirkel::document::Step::EditEntry, |project| {
            project.change(id(2), |entry: &mut Entry| {
                entry.action.as_mut().expect("an action").owner = None;
            });
        });
    desk.harness.get_by_label_contains("Konflikte (").click();
    desk.settle();
    desk.click("So lassen");
    assert_eq!(rows(&desk).len(), 3);
    let action = desk
        .project()
        .get(id::<Entry>(2))
        .and_then(|entry| entry.action.clone());
    assert_eq!(action.expect("an action").owner, None);
}

#[test]
fn what_was_deleted_is_deleted_after_all_or_kept() {
    let mut desk = conflicts();
    press(&mut desk, Key::End);
    assert!(desk.sees("Gelöscht von Anna Berg"));
    assert!(desk.sees("Sonst wird nichts mit gelöscht."));
    assert!(desk.sees_part("Text: Gäste einladen und bewirten"));
    desk.click("Löschen: Gelöscht von Anna Berg");
    assert!(!desk.project().entries.contains(id(3)));
    desk.ctrl(Key::Z);
    assert!(desk.project().entries.contains(id(3)));
    desk.click("Behalten: Geändert von Bernd Ritter");
    assert!(desk.project().entries.contains(id(3)));
    assert_eq!(rows(&desk).len(), 3);
}

#[test]
fn what_goes_with_a_deleted_session_is_told_before() {
    let base = base();
    let anna = with(&base, |project| project.delete_session(id(1)));
    let bernd = with(&base, |project| {
        let session = project.sessions.get_mut(id(1)).expect("a session");
        session.place = "Stuttgart".to_owned();
        entry(project, 1).text.push('!');
    });
    let mut desk = opened(&merged(&base, &anna, &bernd));
    assert!(
        rows(&desk)[0].contains("Sitzung 2/2018"),
        "{:?}",
        rows(&desk)
    );
    assert!(desk.sees("Mit gelöscht werden: 1 TOP, 1 Eintrag."));
    press(&mut desk, Key::Num1);
    assert!(desk.project().sessions.is_empty());
    assert!(desk.project().entries.is_empty());
    assert!(desk.sees("Alles geklärt"), "all of it was one question");
    desk.ctrl(Key::Z);
    assert_eq!(rows(&desk).len(), 3);
}

#[test]
fn conflicts_of_every_view_are_told_by_name_and_lead_there() {
    let base = base();
    let change = |organisation: &str, name: &str, title: &str, note: &str| {
        with(&base, |project| {
            project.organisations.insert(
                id(9),
                Organisation {
                    name: organisation.to_owned(),
                    ..Organisation::default()
                },
            );
            project.people.get_mut(id(1)).expect("a person").given_name = name.to_owned();
            project.agenda.get_mut(id(1)).expect("an item").title = title.to_owned();
            project.elements.get_mut(id(1)).expect("a note").text = note.to_owned();
        })
    };
    let anna = change("Amt A", "Ayse", "Bericht der Stiftung", "Sprachlotsen");
    let bernd = change("Amt B", "Ayşe", "Bericht des Bundes", "Elternlotsen");
    let mut desk = opened(&merged(&base, &anna, &bernd));
    let names = [
        ("TOP 1 Bericht", ViewKind::Minutes),
        ("Zettel „", ViewKind::Board),
        ("Amt B", ViewKind::Roster),
        ("Özbabacan", ViewKind::Roster),
    ];
    for (nth, (name, view)) in names.into_iter().enumerate() {
        let row = rows(&desk).get(nth).cloned().unwrap_or_default();
        assert!(row.contains(name), "{row}");
        desk.click(&row);
        desk.click("Zum Eintrag");
        assert_eq!(desk.harness.state().view(), view, "{name}");
        desk.harness.get_by_label_contains("Konflikte (").click();
        desk.settle();
    }
}

#[test]
fn a_mark_beside_the_record_leads_to_its_conflict() {
    let mut desk = Desk::with_project(&project());
    desk.ctrl(Key::Num3);
    let marks = desk
        .harness
        .query_all_by_label("Zwei Fassungen – klären")
        .count();
    assert_eq!(marks, 3);
    desk.harness
        .query_all_by_label("Zwei Fassungen – klären")
        .last()
        .expect("a mark")
        .click();
    desk.settle();
    assert_eq!(desk.harness.state().view(), ViewKind::Conflicts);
    assert!(desk.sees("Gelöscht von Anna Berg"));
}

#[test]
fn marks_stand_in_roster_agenda_and_board() {
    let base = base();
    let change = |name: &str, title: &str, note: &str| {
        with(&base, |project| {
            project.people.get_mut(id(1)).expect("a person").given_name = name.to_owned();
            project.agenda.get_mut(id(1)).expect("an item").title = title.to_owned();
            project.elements.get_mut(id(1)).expect("a note").text = note.to_owned();
        })
    };
    let project = merged(&base, &change("A", "B", "C"), &change("D", "E", "F"));
    for (key, field) in [
        (Key::Num1, "Vorname"),
        (Key::Num2, "Titel"),
        (Key::Num4, "Text"),
    ] {
        let mut desk = Desk::with_project(&project);
        desk.ctrl(key);
        desk.click("Zwei Fassungen – klären");
        assert_eq!(desk.harness.state().view(), ViewKind::Conflicts);
        assert!(desk.sees(field), "{field}");
    }
}

#[test]
fn the_own_version_is_called_so() {
    let mut project = project();
    for id in project.conflicts.ids().collect::<Vec<_>>() {
        let conflict = project.conflicts.get_mut(id).expect("a conflict");
        conflict.first_by = "Ich selbst".to_owned();
    }
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("projekt.zirkel.ron");
    let header = zirkel::store::Header::default();
    let encoded = zirkel::store::codec::encode(&project, &header).expect("encoded");
    std::fs::write(&file, encoded).expect("written");
    let dirs = zirkel::store::DataDirs::below(&folder.path().join("home"));
    std::fs::create_dir_all(dirs.config()).expect("a folder");
    std::fs::write(dirs.config().join("settings.ron"), "(name: \"Ich selbst\")").expect("written");
    let mut desk = Desk::start(folder, Some(file), Lang::En);
    desk.harness.get_by_label_contains("Conflicts (").click();
    desk.settle();
    assert!(desk.sees("Your version"));
    assert!(desk.sees("Version by Bernd Ritter"));
    assert!(desk.sees("Before"));
    desk.click("Keep mine: Your version");
    assert_eq!(text(&desk, 1), "Die Frist ist am Dienstag.");
    assert!(desk.sees("Settled, 3 conflicts left. Ctrl+Z takes it back."));
}

#[test]
fn without_conflicts_the_view_is_out_of_the_way_and_friendly() {
    let mut desk = Desk::with_project(&base());
    assert!(!desk.sees_part("Konflikte"));
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text("konflikte");
    press(&mut desk, Key::Enter);
    assert_eq!(desk.harness.state().view(), ViewKind::Conflicts);
    assert!(desk.sees("Keine Konflikte"));
    assert!(desk.sees_part("sehen Sie hier beide Fassungen"));
}

#[test]
fn in_a_narrow_window_list_and_details_take_turns() {
    let mut desk = conflicts();
    desk.harness.set_size(egui::vec2(500.0, 600.0));
    desk.settle();
    assert!(!desk.sees("Fassung von Anna Berg"));
    let row = rows(&desk).first().cloned().expect("a row");
    desk.click(&row);
    assert!(desk.sees("Fassung von Anna Berg"));
    press(&mut desk, Key::Escape);
    assert!(!desk.sees("Fassung von Anna Berg"));
    press(&mut desk, Key::Enter);
    assert!(desk.sees("Fassung von Anna Berg"));
    desk.click("Alle Konflikte");
    assert_eq!(rows(&desk).len(), 4);
}

#[test]
fn a_project_that_cannot_be_changed_shows_its_conflicts() {
    let mut desk = conflicts();
    let read_only = zirkel::document::Document::read_only(desk.project());
    desk.harness
        .state_mut()
        .workspace_mut()
        .expect("a project")
        .doc = read_only;
    desk.settle();
    press(&mut desk, Key::Num1);
    press(&mut desk, Key::E);
    assert_eq!(rows(&desk).len(), 4);
    let button = desk
        .harness
        .get_by_label("Diese behalten: Fassung von Anna Berg");
    assert!(button.accesskit_node().is_disabled());
}

#[test]
fn of_thousands_of_conflicts_only_those_in_sight_are_drawn() {
    let base = with(&Project::default(), |project| {
        for n in 0..2_000 {
            let entry = Entry {
                text: format!("Eintrag {n} vom Montag"),
                ..Entry::default()
            };
            project.entries.insert(id(n), entry);
        }
    });
    let change = |day: &str| {
        with(&base, |project| {
            for n in 0..2_000 {
                let entry = entry(project, n);
                entry.text = entry.text.replace("Montag", day);
            }
        })
    };
    let mut desk = opened(&merged(&base, &change("Dienstag"), &change("Mittwoch")));
    assert!(desk.sees("2000 offen") || desk.sees("2.000 offen"));
    assert!(rows(&desk).len() < 30);
    press(&mut desk, Key::End);
    let focused = desk
        .harness
        .query_all_by_role(egui::Role::ListBoxOption)
        .any(|row| row.is_focused());
    assert!(focused);
}
