//! `zirkel diff`, driven as people drive it: by the real binary, with real files.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use zirkel::document::{Document, Step};
use zirkel::model::{Due, Element, Entry, EntryKind, Id, Membership, Person, Project, Role};
use zirkel::store::{codec, example};

use crate::desk::{Desk, Said};

impl Desk {
    fn diff(&self, lang: &str, before: &Path, after: &Path) -> Said {
        let call = ["--lang", lang, "diff"].map(OsStr::new);
        self.say(call.into_iter().chain([before, after].map(Path::as_os_str)))
    }
}

fn herbstsitzung() -> Project {
    codec::decode(example()).expect("the example").project
}

fn entry(project: &Project, begins: &str) -> Id<Entry> {
    let mut entries = project.entries.iter();
    let found = entries.find(|(_, entry)| entry.text.starts_with(begins));
    found.expect("the entry").0
}

/// What somebody does in a morning: an action gets a date, a sentence another wording, somebody
/// joins, somebody leaves, a note is written, and another one moved.
fn edited(project: &Project) -> Project {
    let mut document = Document::new(project.clone());
    document.edit(Step::EditEntry, |project| {
        let id = entry(project, "Der Kreis bietet an");
        let entry = project.entries.get_mut(id).expect("the result");
        entry.kind = EntryKind::Action;
        entry.text =
            "Der Kreis bot an, an der Fortschreibung mitzuwirken. Wir laden ein.".to_owned();
        entry.action.get_or_insert_default().due =
            Some(Due::On("2026-09-21".parse().expect("a date")));
    });
    document.edit(Step::AddPerson, |project| {
        let person = project.add(Person {
            titles: "Dr.".to_owned(),
            given_name: "Anna".to_owned(),
            family_name: "Berg".to_owned(),
            function: "Integrationsbeauftragte".to_owned(),
            ..Person::default()
        });
        project.add(Membership {
            person: Some(person),
            role: Role::Guest,
            from: Some("2018-11-07".parse().expect("a date")),
            ..Membership::default()
        });
        let id = entry(project, "Der Kreis bot an");
        let entry = project.get(id).expect("the result").clone();
        project.add(Entry {
            session: entry.session,
            item: entry.item,
            order: entry.order,
            text: "Frau Berg stellt sich vor.".to_owned(),
            speaker: Some(person),
            ..Entry::default()
        });
    });
    document.edit(Step::DeletePerson, |project| {
        let (id, _) = project
            .people
            .iter()
            .find(|(_, person)| person.family_name == "Pavković")
            .expect("Herr Pavković");
        project.delete_person(id);
    });
    document.edit(Step::AddNote, |project| {
        let (id, board) = {
            let mut notes = project.elements.iter().filter(|(_, e)| !e.text.is_empty());
            let (id, note) = notes.next().expect("a note");
            (id, note.board)
        };
        let note = project.elements.get_mut(id).expect("the note");
        note.position = note.position.moved(40.0, 0.0);
        project.add(Element {
            board,
            text: "Sprachmittler schulen".to_owned(),
            ..Element::default()
        });
    });
    document.project().clone()
}

#[test]
fn a_morning_of_edits_is_told_in_german() {
    let desk = Desk::new();
    let project = herbstsitzung();
    let before = desk.save("gestern.zirkel.ron", &project);
    let after = desk.save("heute.zirkel.ron", &edited(&project));
    let Said { code, out, err } = desk.diff("de", &before, &after);
    assert_eq!((code, err.as_str()), (Some(1), ""));
    assert_eq!(out, GERMAN);
}

const GERMAN: &str = "\
Personen
  - Gari Pavković
      Organisation: Landeshauptstadt Stuttgart
      - Mitgliedschaft: Gari Pavković (Leitung)
  + Dr. Anna Berg
      Funktion: Integrationsbeauftragte
      + Mitgliedschaft: Dr. Anna Berg (Gast)
          Von: 07.11.2018

Sitzungen
    Sitzung 2/2018 Herbstsitzung 2018
      ~ Protokolleintrag „Der Kreis bot an, an der Fortschreibung …“
          Art: Ergebnis → Aufgabe
          Text: Der Kreis [-bietet-]{+bot+} an, an der Fortschreibung mitzuwirken. {+Wir laden ein.+}
          Bis wann: – → 21.09.2026
      + Protokolleintrag „Frau Berg stellt sich vor.“
          TOP: 1.1 Anregungen des Kreises zum Prozess
          Wer spricht: Dr. Anna Berg

Boards
    Board „Workshop 1: Integrationsberichterstattung und …“
      ~ Text „Integrationsberichterstattung und …“: verschoben
      + Zettel „Sprachmittler schulen“
";

#[test]
fn the_way_back_is_told_in_english() {
    let desk = Desk::new();
    let project = herbstsitzung();
    let before = desk.save("today.zirkel.ron", &edited(&project));
    let after = desk.save("yesterday.zirkel.ron", &project);
    let Said { code, out, err } = desk.diff("en", &before, &after);
    assert_eq!((code, err.as_str()), (Some(1), ""));
    assert_eq!(out, ENGLISH);
}

const ENGLISH: &str = "\
People
  + Gari Pavković
      Organisation: Landeshauptstadt Stuttgart
      + Membership: Gari Pavković (Lead)
  - Dr. Anna Berg
      Function: Integrationsbeauftragte
      - Membership: Dr. Anna Berg (Guest)
          From: 7 November 2018

Sessions
    Session 2/2018 Herbstsitzung 2018
      ~ Entry “Der Kreis bietet an, an der Fortschreibung …”
          Kind: Action → Result
          Text: Der Kreis [-bot-]{+bietet+} an, an der Fortschreibung mitzuwirken. [-Wir laden ein.-]
          Due: 21 September 2026 → –
      - Entry “Frau Berg stellt sich vor.”
          Item: 1.1 Anregungen des Kreises zum Prozess
          Who speaks: Dr. Anna Berg

Boards
    Board “Workshop 1: Integrationsberichterstattung und …”
      ~ Text “Integrationsberichterstattung und …”: moved
      - Note “Sprachmittler schulen”
";

#[test]
fn files_that_hold_the_same_are_no_difference_whoever_saved_them() {
    let desk = Desk::new();
    let project = herbstsitzung();
    let one = desk.save("eins.zirkel.ron", &project);
    let other = desk.path("zwei.zirkel.ron");
    fs::write(&other, example()).expect("a file");
    assert_ne!(
        fs::read(&one).expect("one"),
        fs::read(&other).expect("the other")
    );
    let Said { code, out, err } = desk.diff("de", &one, &other);
    let said = (code, out.trim(), err.as_str());
    assert_eq!(said, (Some(0), "Beide Dateien enthalten dasselbe.", ""));
}

#[test]
fn a_file_that_cannot_be_read_is_trouble() {
    let desk = Desk::new();
    let there = desk.save("da.zirkel.ron", &herbstsitzung());
    let missing = desk.path("weg.zirkel.ron");
    for (before, after) in [(&there, &missing), (&missing, &there)] {
        let Said { code, out, err } = desk.diff("de", before, after);
        assert_eq!((code, out.as_str()), (Some(2), ""));
        assert!(err.contains("gibt es nicht (mehr)"), "{err}");
    }
}

#[test]
fn what_a_newer_version_wrote_is_told_as_far_as_it_is_known() {
    let desk = Desk::new();
    let files = ["alt.zirkel.ron", "neu.zirkel.ron"].map(|name| desk.path(name));
    let person = "\"00000000000000000000000007\"";
    for (file, colour) in files.iter().zip(["Rot", "Blau"]) {
        let text = format!(
            "(schema: 2, saved: {{}}, people: {{ {person}: \
             (family_name: \"Berg\", colour: {colour}) }}, moods: [{colour}])"
        );
        fs::write(file, text).expect("a file");
    }
    let Said { code, out, err } = desk.diff("de", &files[0], &files[1]);
    assert_eq!(code, Some(1));
    assert_eq!(err.matches("neueren Version").count(), 2, "{err}");
    let expected = "\
Personen
  ~ Berg
      „colour“ (aus einer neueren Version): Rot → Blau

Tabelle „moods“ (aus einer neueren Version) ist verändert
";
    assert_eq!(out, expected);
}

#[test]
fn help_tells_the_codes() {
    let desk = Desk::new();
    for (lang, part) in [("de", "Rückgabewert: 0"), ("en", "Exit status: 0")] {
        let Said { code, out, err } = desk.diff(lang, Path::new("--help"), Path::new("x"));
        assert_eq!((code, err.as_str()), (Some(0), ""));
        assert!(out.contains(part), "{out}");
    }
}
