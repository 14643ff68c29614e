//! `zirkel search`, driven as people drive it: by the real binary, with real files.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;
use zirkel::model::{Entry, Id, Project, Ulid};
use zirkel::store::{Header, codec, example};

struct Desk {
    folder: TempDir,
}

impl Desk {
    /// A folder with the example session in `beispiel.zirkel.ron`.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Self { folder };
        fs::write(desk.path("beispiel.zirkel.ron"), example()).expect("written");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Code, stdout and stderr.
    fn run(&self, lang: &str, args: &[&str]) -> (Option<i32>, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_zirkel"))
            .args(["--lang", lang, "search"])
            .args(args)
            .current_dir(self.folder.path())
            .env("ZIRKEL_HOME", self.path("account"))
            .env_remove("RUST_LOG")
            .stdin(Stdio::null())
            .output()
            .expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    /// What is found in the example session, in German.
    fn found(&self, words: &[&str]) -> String {
        let args: Vec<&str> = ["beispiel.zirkel.ron"]
            .iter()
            .chain(words)
            .copied()
            .collect();
        let (code, out, err) = self.run("de", &args);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{words:?}");
        out
    }
}

#[test]
fn what_is_found_is_told_by_kind_with_its_place() {
    let desk = Desk::new();
    let people = desk.found(&["pavkovic"]);
    let name = "  Gari Pavković, Stuttgart";
    assert!(
        people.lines().any(|line| line.starts_with(name)),
        "{people}"
    );
    let found = desk.found(&["quartier"]);
    for heading in ["Tagesordnung", "Boards", "Zettel"] {
        assert!(
            found.lines().any(|line| line == heading),
            "{heading}: {found}"
        );
    }
    let entry = desk.found(&["mitzuwirken"]);
    let line = entry.lines().nth(1).unwrap_or_default();
    assert!(entry.starts_with("Protokoll\n"), "{entry}");
    assert!(line.starts_with("  Sitzung 2/2018, TOP "), "{entry}");
    assert!(line.contains("Der Kreis bietet an"), "{entry}");
}

#[test]
fn the_other_language_has_other_headings() {
    let (code, out, _) = Desk::new().run("en", &["beispiel.zirkel.ron", "mitzuwirken"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with("Minutes\n  Session 2/2018, "), "{out}");
}

#[test]
fn nothing_found_ends_with_1_and_says_what_could_be_meant() {
    let desk = Desk::new();
    let (code, out, err) = desk.run("de", &["beispiel.zirkel.ron", "quatier"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(
        err.starts_with("Nichts enthält alle diese Wörter."),
        "{err}"
    );
    assert!(err.contains("Meinten Sie „Quartier“?"), "{err}");
    let (code, _, err) = desk.run("de", &["fehlt.zirkel.ron", "quartier"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("fehlt.zirkel.ron"), "{err}");
    let (code, _, err) = desk.run("de", &["beispiel.zirkel.ron", " "]);
    assert_eq!(code, Some(2));
    assert!(err.contains("gesuchten Wörter"), "{err}");
}

#[test]
fn no_more_are_shown_than_asked_for_and_the_rest_is_counted() {
    let desk = Desk::new();
    let all = desk.found(&["integration", "--limit", "99"]);
    let few = desk.found(&["integration", "--limit", "1"]);
    assert!(few.lines().count() < all.lines().count(), "{few}");
    assert!(few.contains("weitere"), "{few}");
    assert!(!all.contains("weitere"), "{all}");
}

#[test]
fn control_characters_of_a_file_never_reach_the_terminal() {
    let desk = Desk::new();
    let mut project = Project::default();
    let entry = Entry {
        text: "Bericht \u{1b}[31mrot\u{7}".to_owned(),
        ..Entry::default()
    };
    let id: Id<Entry> = Id::from_ulid(Ulid(1));
    project.entries.insert(id, entry);
    let text = codec::encode(&project, &Header::default()).expect("encoded");
    fs::write(desk.path("fremd.zirkel.ron"), text).expect("written");
    let (code, out, _) = desk.run("de", &["fremd.zirkel.ron", "bericht"]);
    assert_eq!(code, Some(0));
    assert_eq!(out, "Protokoll\n  Bericht [31mrot\n");
}
