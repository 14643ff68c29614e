//! What a person does in the view `history`.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use zirkel::document::{Document, Step, Transaction};
use zirkel::i18n::Lang;
use zirkel::model::{Entry, Id, Person, Project, Session};
use zirkel::store::{DataDirs, OnDisk, Progress, SaveRequest, Saved, codec, open, save};
use zirkel::ui::place::ViewKind;

use crate::support::Desk;

const FILE: &str = "kreis.zirkel.ron";

fn session() -> Id<Session> {
    "01CVN4P0000RG0000000000001".parse().expect("an id")
}

fn entry() -> Id<Entry> {
    "01CVN4P0000RG0000000000002".parse().expect("an id")
}

fn person(family_name: &str) -> Person {
    Person {
        family_name: family_name.to_owned(),
        ..Person::default()
    }
}

/// A file that was saved once for each edit, by Anna and Bernd in turns.
struct Past {
    folder: tempfile::TempDir,
    document: Document,
    last: Option<Saved>,
    count: usize,
}

impl Past {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            document: Document::default(),
            last: None,
            count: 0,
        }
    }

    fn save(mut self, edit: impl FnOnce(&mut Transaction)) -> Self {
        self.document.edit(Step::EditEntry, edit);
        let by = ["Anna Berg", "Bernd Özbabacan"][self.count % 2];
        let last = self.last.as_ref().map(|last| &last.disk);
        let request = SaveRequest {
            header: last.map(|disk| disk.header.clone()).unwrap_or_default(),
            disk: last.cloned(),
            by: by.to_owned(),
            ..SaveRequest::new(
                self.folder.path().join(FILE),
                self.document.project().clone(),
            )
        };
        let dirs = DataDirs::below(&self.folder.path().join("home"));
        self.last = Some(save(&request, &dirs, &Progress::default()).expect("saved"));
        self.count += 1;
        self
    }

    /// Opens it, as Anna, and shows the history.
    fn open(self) -> Desk {
        let file = self.folder.path().join(FILE);
        let settings = "(autosave: false, name: \"Anna Berg\")";
        let mut desk = Desk::start_as(self.folder, Some(file), Lang::De, settings);
        desk.ctrl(Key::Num6);
        assert_eq!(desk.harness.state().view(), ViewKind::History);
        desk
    }
}

/// A session with an entry; then Bernd rewords it, and then Anna deletes it and adds somebody.
fn past() -> Past {
    Past::new()
        .save(|p| {
            let autumn = Session {
                number: "2/2018".to_owned(),
                title: "Herbstsitzung".to_owned(),
                ..Session::default()
            };
            p.sessions.insert(session(), autumn);
            let text = Entry {
                session: Some(session()),
                text: "Der Kreis wirkt mit.".to_owned(),
                ..Entry::default()
            };
            p.entries.insert(entry(), text);
        })
        .save(|p| {
            p.change(entry(), |entry: &mut Entry| {
                entry.text = "Der Kreis wirkt gern mit.".to_owned();
            });
        })
        .save(|p| {
            p.delete_entry(entry());
            p.add(person("Neumann"));
        })
}

/// The versions from top to bottom, as a screen reader says them, without their times.
fn versions(desk: &Desk) -> Vec<String> {
    desk.harness
        .query_all_by_role(egui::Role::ListBoxOption)
        .filter_map(|row| row.accesskit_node().label())
        .filter_map(|label| Some(label.split_once(" Uhr, ")?.1.to_owned()))
        .collect()
}

/// What differs, from top to bottom, as a screen reader says it.
fn changes(desk: &Desk) -> Vec<String> {
    desk.harness
        .query_all_by_role(egui::Role::ListItem)
        .filter_map(|row| row.accesskit_node().label())
        .collect()
}

fn compare_with(desk: &mut Desk, part: &str) {
    desk.click("Verglichen mit");
    desk.harness.get_by_label_contains(part).click();
    desk.settle();
}

fn people(project: &Project) -> Vec<String> {
    let people = project.people.iter();
    people
        .map(|(_, person)| person.family_name.clone())
        .collect()
}

#[test]
fn versions_are_listed_with_who_and_what() {
    let desk = past().open();
    assert!(desk.sees("3 Versionen"));
    assert_eq!(
        versions(&desk),
        [
            "Sie, 1 Eintrag, 1 Person",
            "Bernd Özbabacan, 1 Eintrag",
            "Sie, erste Version",
        ]
    );
}

#[test]
fn the_chosen_version_is_compared_with_the_one_before_by_keyboard() {
    let mut desk = past().open();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    let told = changes(&desk);
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0], "Sitzung 2/2018 Herbstsitzung");
    assert!(
        told[1].ends_with("geändert; Text: Der Kreis wirkt gern mit."),
        "{told:?}"
    );
    assert!(desk.sees("1 Eintrag"));

    // Into the details, down to the change, and what Enter does there is done.
    desk.press(Modifiers::NONE, Key::Enter);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Enter);
    let project = desk.project();
    let text = project.get(entry()).map(|entry| entry.text.as_str());
    assert_eq!(text, Some("Der Kreis wirkt gern mit."));
    assert!(desk.sees("Nicht gespeichert"));
    // Esc leads back to the list.
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::NONE, Key::End);
    let told = changes(&desk);
    assert!(
        told[0].starts_with("Sitzung 2/2018 Herbstsitzung, hinzugefügt"),
        "{told:?}"
    );
}

#[test]
fn one_record_comes_back_and_undo_takes_it_away_again() {
    let mut desk = past().open();
    // The newest version: Anna deleted the entry. It comes back as it was before.
    let button = "Wiederherstellen: Protokolleintrag „Der Kreis wirkt gern mit.“";
    desk.click(button);
    let project = desk.project();
    let text = project.get(entry()).map(|entry| entry.text.as_str());
    assert_eq!(text, Some("Der Kreis wirkt gern mit."));
    assert_eq!(people(&project), ["Neumann"], "the rest stays");
    assert!(!desk.sees(button), "nothing is left to restore");
    desk.ctrl(Key::Z);
    assert!(desk.project().get(entry()).is_none());
    assert!(desk.sees(button));
}

#[test]
fn since_a_version_all_of_a_group_is_put_back_at_once() {
    let mut desk = past()
        .save(|p| {
            p.delete_session(session());
            p.people = Default::default();
        })
        .open();
    desk.press(Modifiers::NONE, Key::End);
    compare_with(&mut desk, "Jetzt, wie im Fenster");
    assert!(desk.sees("Was sich seit dieser Version geändert hat."));
    assert!(desk.sees("1 Eintrag, 1 Sitzung"));
    desk.harness
        .get_by_label_contains("Alle 2 zurücksetzen:")
        .click();
    desk.settle();
    let project = desk.project();
    assert!(project.get(session()).is_some());
    let text = project.get(entry()).map(|entry| entry.text.as_str());
    assert_eq!(text, Some("Der Kreis wirkt mit."));
    assert!(desk.sees("Beide enthalten dasselbe."));
    desk.ctrl(Key::Z);
    assert!(desk.project().sessions.is_empty());
}

#[test]
fn what_was_added_since_can_be_taken_away_again() {
    let mut desk = past().open();
    desk.press(Modifiers::NONE, Key::End);
    compare_with(&mut desk, "Jetzt, wie im Fenster");
    desk.click("Wieder entfernen: Neumann");
    assert!(people(&desk.project()).is_empty());
}

#[test]
fn any_two_versions_can_be_compared() {
    let mut desk = past().open();
    // The newest one with the first one.
    desk.click("Verglichen mit");
    let options: Vec<_> = desk.harness.query_all_by_label_contains(" · Sie").collect();
    options.last().expect("the first version").click();
    desk.settle();
    assert!(desk.sees("Was sich von der älteren zur neueren der beiden geändert hat."));
    let told = changes(&desk).join("\n");
    assert!(told.contains("Neumann, hinzugefügt"), "{told}");
    assert!(told.contains("„Der Kreis wirkt mit.“, gelöscht"), "{told}");
}

#[test]
fn a_whole_version_is_restored_when_asked_and_undone_in_one_step() {
    let mut desk = past().open();
    let before = desk.project();
    desk.press(Modifiers::NONE, Key::End);
    desk.click("Ganze Version wiederherstellen …");
    assert!(desk.sees("Ganze Version wiederherstellen?"));
    desk.click("Abbrechen");
    assert_eq!(desk.project(), before);

    desk.click("Ganze Version wiederherstellen …");
    desk.click("Wiederherstellen");
    let project = desk.project();
    assert!(people(&project).is_empty());
    let text = project.get(entry()).map(|entry| entry.text.as_str());
    assert_eq!(text, Some("Der Kreis wirkt mit."));
    desk.ctrl(Key::Z);
    assert_eq!(desk.project(), before);

    // Saved it is a version like any other, on top.
    desk.ctrl(Key::Y);
    desk.ctrl(Key::S);
    desk.settle();
    assert_eq!(versions(&desk).len(), 4);
    let dirs = DataDirs::below(&desk.folder().join("home"));
    let file = desk.folder().join(FILE);
    let saved = open(&file, &Progress::default()).expect("a project");
    assert!(people(&saved.project).is_empty());
    assert_eq!(
        zirkel::store::history::versions(&dirs, &saved.header).len(),
        4
    );
}

#[test]
fn a_version_is_saved_as_a_copy_and_nothing_is_overwritten_by_it() {
    let mut desk = past().open();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    let copy = desk.folder().join("kopie.zirkel.ron");
    for (path, there) in [(desk.folder().join(FILE), true), (copy.clone(), false)] {
        let before = std::fs::read(desk.folder().join(FILE)).expect("a file");
        desk.click("Als Kopie speichern …");
        desk.harness.get_by_label("Pfad der Datei").focus();
        desk.settle();
        desk.ctrl(Key::A);
        desk.type_text(&path.display().to_string());
        desk.press(Modifiers::NONE, Key::Enter);
        if there {
            assert!(desk.sees_part("gibt es schon"));
            desk.click("Schließen");
        }
        assert_eq!(
            std::fs::read(desk.folder().join(FILE)).expect("a file"),
            before
        );
    }
    let copied = open(&copy, &Progress::default()).expect("a project");
    let text = copied.project.get(entry()).map(|entry| entry.text.as_str());
    assert_eq!(text, Some("Der Kreis wirkt gern mit."));
    assert!(desk.sees_part("kopie.zirkel.ron“"));
}

#[test]
fn what_others_save_comes_on_top_and_the_chosen_version_stays_chosen() {
    let mut desk = past().open();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    let file = desk.folder().join(FILE);
    let opened = open(&file, &Progress::default()).expect("a project");
    let mut document = Document::new(opened.project.clone());
    document.edit(Step::AddPerson, |p| p.add(person("Dörfler")));
    let request = SaveRequest {
        header: opened.header.clone(),
        disk: Some(OnDisk {
            version: opened.version,
            header: opened.header,
            project: opened.project,
        }),
        by: "Clara Dörfler".to_owned(),
        ..SaveRequest::new(&file, document.project().clone())
    };
    let elsewhere = DataDirs::below(&desk.folder().join("elsewhere"));
    save(&request, &elsewhere, &Progress::default()).expect("saved");
    desk.until("the new version is listed", |desk| {
        versions(desk).len() == 4
    });
    desk.settle();
    assert_eq!(versions(&desk)[0], "Clara Dörfler, 1 Person");
    assert!(desk.sees("1 Eintrag"), "still Bernd's version");
}

#[test]
fn a_project_that_was_never_saved_has_no_versions_yet() {
    let mut desk = Desk::with_new_project();
    desk.ctrl(Key::Num6);
    assert!(desk.sees("Noch keine Versionen"));
    desk.click("Speichern");
    assert!(desk.sees("Pfad der Datei"));
}

#[test]
fn a_version_that_is_gone_is_told_and_does_no_harm() {
    let mut desk = past().open();
    let snapshots = desk.folder().join("home").join("data").join("snapshots");
    let mut damaged = 0;
    for file in std::fs::read_dir(snapshots).expect("a folder").flatten() {
        let text = std::fs::read_to_string(file.path()).unwrap_or_default();
        if text.contains("wirkt gern mit") {
            std::fs::write(file.path(), text.replace("gern", "ungern")).expect("written");
            damaged += 1;
        }
    }
    assert_eq!(damaged, 1);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert!(desk.sees("Diese Version ist nicht mehr da oder nicht mehr lesbar."));
    desk.press(Modifiers::NONE, Key::End);
    let told = changes(&desk);
    assert!(
        told[0].starts_with("Sitzung 2/2018 Herbstsitzung, hinzugefügt"),
        "{told:?}"
    );
}

#[test]
fn a_file_that_cannot_be_changed_shows_its_history_but_restores_nothing() {
    let mut desk = past().open();
    let file = desk.folder().join(FILE);
    let text = std::fs::read_to_string(&file).expect("a file");
    desk.ctrl(Key::W);
    std::fs::write(&file, text.replacen("schema: 1", "schema: 99", 1)).expect("written");
    desk.click(FILE);
    desk.ctrl(Key::Num6);
    assert!(!versions(&desk).is_empty());
    let before = desk.project();
    let button = "Wiederherstellen: Protokolleintrag „Der Kreis wirkt gern mit.“";
    desk.click(button);
    assert_eq!(desk.project(), before);
}

#[test]
fn hundreds_of_changes_are_scrolled_through() {
    let many = Past::new().save(|_| ()).save(|p| {
        for number in 0..600 {
            p.add(person(&format!("Person {number:03}")));
        }
    });
    let mut desk = many.open();
    let drawn = changes(&desk).len();
    assert!((2..60).contains(&drawn), "{drawn} are drawn");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.press(Modifiers::NONE, Key::End);
    assert!(desk.sees_part("Person 599, hinzugefügt"));
    let text = codec::encode(&desk.project(), &Default::default()).expect("text");
    assert!(text.contains("Person 300"));
}
