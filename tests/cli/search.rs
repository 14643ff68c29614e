//! `zirkel search`, driven as people drive it: by the real binary, with real files.

use zirkel::model::{Entry, Id, Project, Ulid};
use zirkel::store::{Header, codec, example};

use crate::desk::{Desk, Said};

impl Desk {
    /// What is found in the example session, in German.
    fn found(&self, words: &[&str]) -> String {
        let call = ["search", "beispiel.zirkel.ron"];
        self.german(&[&call[..], words].concat()).fine()
    }
}

/// A desk with the example session in `beispiel.zirkel.ron`.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("beispiel.zirkel.ron", example());
    desk
}

#[test]
fn what_is_found_is_told_by_kind_with_its_place() {
    let desk = desk();
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
    let Said { code, out, .. } =
        desk().say_in("en", &["search", "beispiel.zirkel.ron", "mitzuwirken"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with("Minutes\n  Session 2/2018, "), "{out}");
}

#[test]
fn nothing_found_ends_with_1_and_says_what_could_be_meant() {
    let desk = desk();
    let Said { code, out, err } = desk.german(&["search", "beispiel.zirkel.ron", "quatier"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(
        err.starts_with("Nichts enthält alle diese Wörter."),
        "{err}"
    );
    assert!(err.contains("Meinten Sie „Quartier“?"), "{err}");
    let Said { code, err, .. } = desk.german(&["search", "fehlt.zirkel.ron", "quartier"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("fehlt.zirkel.ron"), "{err}");
    let Said { code, err, .. } = desk.german(&["search", "beispiel.zirkel.ron", " "]);
    assert_eq!(code, Some(2));
    assert!(err.contains("gesuchten Wörter"), "{err}");
}

#[test]
fn no_more_are_shown_than_asked_for_and_the_rest_is_counted() {
    let desk = desk();
    let all = desk.found(&["integration", "--limit", "99"]);
    let few = desk.found(&["integration", "--limit", "1"]);
    assert!(few.lines().count() < all.lines().count(), "{few}");
    assert!(few.contains("weitere"), "{few}");
    assert!(!all.contains("weitere"), "{all}");
}

#[test]
fn control_characters_of_a_file_never_reach_the_terminal() {
    let desk = desk();
    let mut project = Project::default();
    let entry = Entry {
        text: "Bericht \u{1b}[31mrot\u{7}".to_owned(),
        ..Entry::default()
    };
    let id: Id<Entry> = Id::from_ulid(Ulid(1));
    project.entries.insert(id, entry);
    let text = codec::encode(&project, &Header::default()).expect("encoded");
    desk.write("fremd.zirkel.ron", text);
    let Said { code, out, .. } = desk.german(&["search", "fremd.zirkel.ron", "bericht"]);
    assert_eq!(code, Some(0));
    assert_eq!(out, "Protokoll\n  Bericht [31mrot\n");
}
