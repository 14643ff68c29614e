//! `zirkel salvage`, driven as people drive it: by the program's real binary.

use std::fs;

use zirkel::store::{codec, example};

use crate::desk::{Desk, Said, assert_parts};

impl Desk {
    fn with(name: &str, content: impl AsRef<[u8]>) -> Self {
        let desk = Self::new();
        desk.write(name, content);
        desk
    }

    fn salvage(&self, lang: &str) -> Said {
        self.say_in(lang, &["salvage", "alt.ron", "-o", "neu.zirkel.ron"])
    }
}

const PERSON: &str = "Raphaela";

/// The example with a block of zeros in the middle of a record.
fn with_zeros() -> Vec<u8> {
    let mut bytes = example().as_bytes().to_vec();
    let at = example().find(PERSON).expect("she is in there") - 14;
    bytes[at..at + 10].fill(0);
    bytes
}

#[test]
fn a_whole_file_is_salvaged_whole() {
    let desk = Desk::with("alt.ron", example());
    let said = desk.salvage("de");
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{said:#?}");
    assert_parts(
        &said.out,
        &["neu.zirkel.ron: ", "Datensätze gerettet", "Personen 5,"],
    );
    let new = desk.read("neu.zirkel.ron");
    let (new, old) = (codec::decode(&new), codec::decode(example()));
    let (new, old) = (new.expect("reads"), old.expect("reads"));
    assert_eq!(new.project, old.project);
    // It goes on with the old one's versions.
    assert!(new.header.saved.len() > old.header.saved.len());
}

#[test]
fn what_is_missing_is_told_and_all_else_is_in_the_new_file() {
    let damaged = with_zeros();
    let desk = Desk::with("alt.ron", &damaged);
    let said = desk.salvage("de");
    assert_eq!(said.code, Some(1), "{said:#?}");
    assert_parts(&said.out, &["Personen 4,", "Protokolleinträge 12,"]);
    let line = 1 + example()[..example().find(PERSON).expect("there")]
        .matches('\n')
        .count();
    let from = format!("alt.ron: Zeilen {} bis ", line - 1);
    assert_parts(&said.err, &[&from, "nicht übernommen: Personen, 01"]);
    // Who refers to her is told as well.
    assert_parts(
        &said.err,
        &["verweist auf etwas, das es nicht gibt (Personen)"],
    );

    let checked = desk.say(["check", "neu.zirkel.ron"]);
    assert_eq!(checked.code, Some(0), "{checked:#?}");
    let new = desk.read("neu.zirkel.ron");
    let new = codec::decode(&new).expect("reads");
    let mut old = codec::decode(example()).expect("reads");
    old.project
        .people
        .retain(|_, person| person.given_name != PERSON);
    assert_eq!(new.project, old.project);
    // It does not pass for a version that came after the old one.
    assert_eq!(new.header.saved.len(), 1);
    assert_eq!(fs::read(desk.path("alt.ron")).ok(), Some(damaged));
}

#[test]
fn a_file_that_breaks_off_says_so_in_both_languages() {
    let desk = Desk::with("alt.ron", &example()[..example().len() / 2]);
    let said = desk.salvage("en");
    assert_eq!(said.code, Some(1), "{said:#?}");
    assert_parts(&said.err, &["alt.ron: Lines ", "breaks off"]);
    assert_parts(&said.out, &["records salvaged", "People 5,"]);
    fs::remove_file(desk.path("neu.zirkel.ron")).expect("it is there");
    assert_parts(&desk.salvage("de").err, &["bricht ab"]);
}

#[test]
fn a_change_without_visible_damage_is_told() {
    let changed = example().replacen("Herbstsitzung", "Herbstsitzunk", 1);
    let said = Desk::with("alt.ron", changed).salvage("de");
    assert_eq!(said.code, Some(1), "{said:#?}");
    assert_parts(&said.err, &["Prüfsumme"]);
}

#[test]
fn an_existing_file_is_never_overwritten() {
    let desk = Desk::with("alt.ron", with_zeros());
    desk.write("neu.zirkel.ron", "schon da");
    let said = desk.salvage("de");
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{said:#?}");
    assert_parts(&said.err, &["neu.zirkel.ron", "gibt es schon"]);
    let kept = fs::read_to_string(desk.path("neu.zirkel.ron"));
    assert_eq!(kept.ok().as_deref(), Some("schon da"));
    let onto_itself = desk.say(["salvage", "alt.ron", "-o", "alt.ron"]);
    assert_eq!(onto_itself.code, Some(1), "{onto_itself:#?}");
    assert_eq!(fs::read(desk.path("alt.ron")).ok(), Some(with_zeros()));
}

#[test]
fn where_nothing_is_left_nothing_is_written() {
    for content in [&b""[..], b"Liebe Leute,\n", &[0; 4096]] {
        let desk = Desk::with("alt.ron", content);
        let said = desk.salvage("de");
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{said:#?}");
        assert_parts(&said.err, &["alt.ron: ", "nichts mehr zu retten"]);
        assert!(!desk.path("neu.zirkel.ron").exists());
    }
}

#[test]
fn a_newer_versions_file_is_not_written_as_an_older_one() {
    let newer = String::from_utf8_lossy(&with_zeros()).replacen("schema: 1", "schema: 9", 1);
    let desk = Desk::with("alt.ron", newer);
    let said = desk.salvage("de");
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{said:#?}");
    assert_parts(&said.err, &["neueren Version", "Schema 9"]);
    assert!(!desk.path("neu.zirkel.ron").exists());
}

#[test]
fn what_cannot_be_read_at_all_says_why() {
    let desk = Desk::with("alt.ron", "");
    for (args, code, part) in [
        (
            &["salvage", "fehlt.ron", "-o", "x.ron"][..],
            1,
            "gibt es nicht",
        ),
        (&["salvage", ".", "-o", "x.ron"], 1, "ist ein Ordner"),
        (&["salvage", "alt.ron"], 2, "Es fehlt --out"),
        (&["salvage", "alt.ron", "-o", "fehlt/x.ron"], 1, ""),
    ] {
        let said = desk.german(args);
        assert_eq!(
            (said.code, said.out.as_str()),
            (Some(code), ""),
            "{said:#?}"
        );
        assert_parts(&said.err, &[part]);
    }
}
