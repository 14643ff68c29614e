//! Two people have one file open.

use std::path::{Path, PathBuf};

use egui::Key;
use tempfile::TempDir;
use zirkel::document::{Document, Step};
use zirkel::i18n::Lang;
use zirkel::model::{Id, Person, Project};
use zirkel::store::{self, DataDirs, OnDisk, Progress, SaveRequest, codec};

use crate::support::Desk;

/// A folder that both can reach, with a project in it.
struct Share(TempDir);

impl Share {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        std::fs::write(folder.path().join("kreis.zirkel.ron"), store::example()).expect("written");
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("kreis.zirkel.ron")
    }

    fn desk(&self, name: &str, autosave: bool) -> Desk {
        let settings = format!("(name: \"{name}\", autosave: {autosave})");
        let home = TempDir::new().expect("a folder");
        Desk::start_as(home, Some(self.file()), Lang::De, &settings)
    }

    fn project(&self) -> Project {
        read(&self.file())
    }
}

fn read(file: &Path) -> Project {
    let text = std::fs::read_to_string(file).expect("a file");
    codec::decode(&text).expect("a project").project
}

fn person(name: &str) -> Person {
    Person {
        family_name: name.to_owned(),
        ..Person::default()
    }
}

fn add(desk: &mut Desk, name: &str) -> Id<Person> {
    let workspace = desk.harness.state_mut().workspace_mut().expect("open");
    let id = workspace.doc.edit(Step::AddPerson, |p| p.add(person(name)));
    desk.harness.run_steps(1);
    id
}

fn has(project: &Project, name: &str) -> bool {
    project
        .people
        .iter()
        .any(|(_, person)| person.family_name == name)
}

/// Somebody without a window who saves once.
fn save_as_bernd(share: &Share, home: &Path, change: impl FnOnce(&mut Document)) {
    let dirs = DataDirs::below(home);
    let opened = store::open_to_edit(&share.file(), &dirs, &Progress::default()).expect("opens");
    let mut document = Document::new(opened.project.clone());
    change(&mut document);
    let request = SaveRequest {
        header: opened.header.clone(),
        disk: Some(OnDisk {
            version: opened.version,
            header: opened.header,
            project: opened.project,
        }),
        by: "Bernd Ritter".to_owned(),
        ..SaveRequest::new(share.file(), document.project().clone())
    };
    store::save(&request, &dirs, &Progress::default()).expect("saved");
}

#[test]
fn what_a_colleague_saves_appears_is_announced_and_can_be_shown() {
    let share = Share::new();
    let mut anna = share.desk("Anna Berg", false);
    let bernd = TempDir::new().expect("a folder");
    save_as_bernd(&share, bernd.path(), |document| {
        document.edit(Step::AddPerson, |p| p.add(person("Neumann")));
    });
    anna.until("Bernd's person", |desk| has(&desk.project(), "Neumann"));
    anna.until("announced", |desk| {
        desk.sees("Änderungen von Bernd Ritter: 1 Person")
    });
    assert!(anna.sees("Gespeichert"), "nothing of Anna's is to be saved");
    anna.click("Zeigen");
    assert!(anna.sees_part("Neues von anderen ist mit einem Balken markiert"));
    anna.click("Markierungen entfernen");
    assert!(!anna.sees_part("Neues von anderen ist"));
    anna.ctrl(Key::Z);
    assert!(
        has(&anna.project(), "Neumann"),
        "undo is for one's own steps"
    );
}

#[test]
fn both_work_at_once_and_both_files_and_windows_have_everything() {
    let share = Share::new();
    let mut anna = share.desk("Anna Berg", true);
    let mut bernd = share.desk("Bernd Ritter", true);
    anna.until("Bernd's notice", |desk| {
        desk.sees_part("Auch offen bei Bernd Ritter")
    });
    for round in 0..3 {
        add(&mut anna, &format!("Anna {round}"));
        add(&mut bernd, &format!("Bernd {round}"));
        anna.until("saved by itself", |desk| {
            let _ = desk;
            has(&share.project(), &format!("Anna {round}"))
        });
        bernd.until("saved by itself", |_| {
            has(&share.project(), &format!("Bernd {round}"))
        });
    }
    for desk in [&mut anna, &mut bernd] {
        desk.until("everything", |desk| {
            (0..3).all(|round| {
                has(&desk.project(), &format!("Anna {round}"))
                    && has(&desk.project(), &format!("Bernd {round}"))
            })
        });
    }
    assert!(share.project().conflicts.is_empty());
    assert!(anna.project() == bernd.project());
}

#[test]
fn a_save_brings_in_what_a_colleague_saved_before() {
    let share = Share::new();
    let mut anna = share.desk("Anna Berg", false);
    let bernd = TempDir::new().expect("a folder");
    add(&mut anna, "Meine");
    save_as_bernd(&share, bernd.path(), |document| {
        document.edit(Step::AddPerson, |p| p.add(person("Seine")));
    });
    anna.ctrl(Key::S);
    assert!(has(&share.project(), "Meine") && has(&share.project(), "Seine"));
    assert!(has(&anna.project(), "Seine"));
    assert!(anna.sees("Gespeichert"));
}

#[test]
fn a_deleted_file_is_told_and_made_again() {
    let share = Share::new();
    let mut anna = share.desk("Anna Berg", true);
    std::fs::remove_file(share.file()).expect("removed");
    anna.until("told", |desk| desk.sees_part("ist nicht mehr da"));
    add(&mut anna, "Neu");
    anna.harness.run_steps(60);
    anna.settle();
    assert!(!share.file().exists(), "nobody asked for it");
    anna.click("Neu anlegen");
    assert!(has(&share.project(), "Neu"));
    anna.until("fine again", |desk| !desk.sees_part("ist nicht mehr da"));
}

#[test]
fn a_renamed_file_is_followed() {
    let share = Share::new();
    let mut anna = share.desk("Anna Berg", false);
    let renamed = share.0.path().join("neuer Name.zirkel.ron");
    std::fs::rename(share.file(), &renamed).expect("renamed");
    anna.until("told", |desk| {
        desk.sees_part("heißt jetzt „neuer Name.zirkel.ron“")
    });
    anna.click("Dort weiterarbeiten");
    add(&mut anna, "Neu");
    anna.ctrl(Key::S);
    assert!(has(&read(&renamed), "Neu"));
    assert!(!share.file().exists());
}

#[test]
fn a_file_that_was_put_back_takes_nothing_out_of_the_window() {
    let share = Share::new();
    let mut anna = share.desk("Anna Berg", true);
    add(&mut anna, "Erste");
    anna.until("saved", |_| has(&share.project(), "Erste"));
    let older = std::fs::read(share.file()).expect("read");
    add(&mut anna, "Zweite");
    anna.until("saved", |_| has(&share.project(), "Zweite"));
    std::fs::write(share.file(), &older).expect("written");
    anna.until("told", |desk| {
        desk.sees_part("auf einen älteren Stand zurückgesetzt")
    });
    assert!(has(&anna.project(), "Zweite"));
    anna.harness.run_steps(60);
    anna.settle();
    assert!(!has(&share.project(), "Zweite"), "the user decides");
    anna.click("Meinen Stand speichern");
    assert!(has(&share.project(), "Zweite"));

    std::fs::write(share.file(), &older).expect("written");
    anna.until("told", |desk| {
        desk.sees_part("auf einen älteren Stand zurückgesetzt")
    });
    anna.click("Älteren Stand übernehmen");
    anna.until("taken", |desk| {
        desk.has_project() && !has(&desk.project(), "Zweite")
    });
    assert!(!anna.sees_part("fehlen Änderungen"), "taken on purpose");
}

#[test]
fn a_garbled_file_is_told_and_nothing_is_written_over_it() {
    let share = Share::new();
    let mut anna = share.desk("Anna Berg", true);
    std::fs::write(share.file(), "(schema: 1, saved: {}, peop").expect("written");
    anna.until("told", |desk| {
        desk.sees_part("lässt sich gerade nicht lesen")
    });
    add(&mut anna, "Neu");
    anna.harness.run_steps(60);
    anna.settle();
    assert!(
        std::fs::read_to_string(share.file())
            .expect("read")
            .ends_with("peop")
    );
    anna.click("Trotzdem darüber speichern");
    anna.until("saved", |_| {
        std::fs::read_to_string(share.file()).is_ok_and(|text| codec::decode(&text).is_ok())
    });
    assert!(has(&share.project(), "Neu"));
}

#[test]
fn another_project_in_its_place_is_left_alone() {
    let share = Share::new();
    let mut anna = share.desk("Anna Berg", true);
    add(&mut anna, "Erste");
    anna.until("saved", |_| has(&share.project(), "Erste"));
    let other = share.0.path().join("other.ron");
    let dirs = DataDirs::below(share.0.path());
    let request = SaveRequest::new(&other, Project::default());
    store::save(&request, &dirs, &Progress::default()).expect("saved");
    std::fs::rename(&other, share.file()).expect("renamed");
    anna.until("told", |desk| {
        desk.sees_part("liegt jetzt ein anderes Projekt")
    });
    add(&mut anna, "Zweite");
    anna.harness.run_steps(60);
    anna.settle();
    assert!(share.project().people.is_empty());
    assert!(has(&anna.project(), "Zweite"));
}

#[test]
fn a_conflict_copy_of_a_sync_client_is_offered_and_brought_in() {
    let share = Share::new();
    let mut anna = share.desk("Anna Berg", true);
    add(&mut anna, "Erste");
    anna.until("saved", |_| has(&share.project(), "Erste"));
    drop(anna);
    // Bernd was offline; his client could not merge.
    let before = std::fs::read(share.file()).expect("read");
    let bernd = TempDir::new().expect("a folder");
    save_as_bernd(&share, bernd.path(), |document| {
        document.edit(Step::AddPerson, |p| p.add(person("Offline")));
    });
    let copy = share
        .0
        .path()
        .join("kreis.zirkel (conflicted copy 2018-11-07 093000).ron");
    std::fs::rename(share.file(), &copy).expect("renamed");
    std::fs::write(share.file(), before).expect("written");
    let mut anna = share.desk("Anna Berg", false);
    anna.until("offered", |desk| {
        desk.sees_part("Nextcloud hat die Konfliktkopie")
    });
    anna.click("Änderungen einfügen");
    anna.until("brought in", |desk| has(&desk.project(), "Offline"));
    assert!(has(&anna.project(), "Erste"));
    anna.ctrl(Key::Z);
    assert!(!has(&anna.project(), "Offline"), "it can be taken back");
    anna.ctrl(Key::Y);
    anna.ctrl(Key::S);
    assert!(has(&share.project(), "Offline"));
    drop(anna);
    let mut again = share.desk("Carla", false);
    again.settle();
    assert!(
        !again.sees_part("Konfliktkopie"),
        "all of it is in the file"
    );
}

#[test]
fn what_vanished_from_the_file_is_missed_at_the_next_start() {
    let share = Share::new();
    let before = std::fs::read(share.file()).expect("read");
    let mut anna = share.desk("Anna Berg", true);
    add(&mut anna, "Wichtig");
    anna.until("saved", |_| has(&share.project(), "Wichtig"));
    anna.ctrl(Key::W);
    let home = anna.crash();
    std::fs::write(share.file(), before).expect("put back");
    let mut anna = Desk::start(home, Some(share.file()), Lang::De);
    anna.until("missed", |desk| {
        desk.sees_part("fehlen Änderungen, die Sie hier schon")
    });
    anna.click("Änderungen einfügen");
    anna.until("brought in", |desk| has(&desk.project(), "Wichtig"));
}

#[test]
fn closing_saves_by_itself_where_that_is_on() {
    let share = Share::new();
    let mut anna = share.desk("Anna Berg", true);
    add(&mut anna, "Kurz davor");
    anna.ctrl(Key::W);
    anna.until("closed", |desk| !desk.has_project());
    assert!(has(&share.project(), "Kurz davor"));
}
