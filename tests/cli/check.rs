//! `zirkel new` and `zirkel check`.

use std::fs;

use zirkel::store::example;

use crate::desk::{Desk, assert_parts};

// ---- new ----

#[test]
fn a_new_project_is_empty_and_sound() {
    let desk = Desk::new();
    let out = desk.german(&["new", "kreis.zirkel.ron"]).fine();
    assert_parts(&out, &["kreis.zirkel.ron", "angelegt"]);
    let checked = desk.german(&["check", "kreis.zirkel.ron"]).fine();
    assert_parts(
        &checked,
        &["kreis.zirkel.ron: in Ordnung, Schema 1;", "Personen 0,"],
    );
    let shown = desk.german(&["show", "kreis.zirkel.ron"]).fine();
    assert_parts(&shown, &["leer"]);
}

#[test]
fn a_new_project_never_replaces_a_file() {
    let desk = Desk::new();
    let path = desk.write("kreis.zirkel.ron", "schon da");
    for args in [
        &["new", "kreis.zirkel.ron"][..],
        &["new", "--example", "kreis.zirkel.ron"],
    ] {
        assert_parts(
            &desk.german(args).refused(1),
            &["kreis.zirkel.ron", "schon"],
        );
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some("schon da"));
    }
    fs::create_dir(desk.path("ordner")).expect("a folder");
    assert_parts(&desk.german(&["new", "ordner"]).refused(1), &["ordner"]);
}

#[test]
fn a_new_project_needs_a_folder_that_exists() {
    let desk = Desk::new();
    let err = desk.german(&["new", "fehlt/kreis.zirkel.ron"]).refused(1);
    assert_parts(&err, &["Ordner", "fehlt"]);
    assert!(!desk.path("fehlt").exists());
}

#[test]
fn names_with_umlauts_and_spaces_are_taken_as_they_are() {
    let desk = Desk::new();
    let name = "Kreis Süd – Übersicht 1.zirkel.ron";
    assert_parts(&desk.german(&["new", name]).fine(), &[name]);
    assert!(desk.path(name).is_file());
    assert_parts(&desk.german(&["check", name]).fine(), &[name]);
    desk.german(&["show", name]).fine();
}

// ---- check ----

/// A project file by hand, without a checksum.
fn by_hand(tables: &str) -> String {
    format!("(\n    schema: 1,\n    saved: {{}},\n{tables}\n)\n")
}

#[test]
fn the_example_is_sound() {
    let desk = Desk::new();
    desk.german(&["new", "--example", "bsp.zirkel.ron"]).fine();
    let out = desk.german(&["check", "bsp.zirkel.ron"]).fine();
    assert_eq!(out.lines().count(), 1, "{out}");
    assert_parts(
        &out,
        &[
            "bsp.zirkel.ron: in Ordnung, Schema 1;",
            "Kreis 1, Organisationen 9, Personen 5, Mitgliedschaften 2,",
            "Sitzungen 1, Sitzungstage 2, Anwesenheit 0, Rückmeldungen 0, Tagesordnungspunkte 6,",
            "Protokolleinträge 12, Boards 2, Elemente 19",
        ],
    );
    let english = desk.say(["check", "--lang", "en", "bsp.zirkel.ron"]).fine();
    assert_parts(&english, &["fine, schema 1;", "People 5,"]);
}

/// A file that must not pass, with the parts that the message must have.
#[track_caller]
fn assert_does_not_pass(content: impl AsRef<[u8]>, parts: &[&str]) {
    let desk = Desk::new();
    let path = desk.write("datei.ron", content.as_ref());
    let err = desk.german(&["check", "datei.ron"]).refused(1);
    assert!(err.starts_with("datei.ron: "), "{err}");
    assert_parts(&err, parts);
    assert_eq!(fs::read(path).ok().as_deref(), Some(content.as_ref()));
}

#[test]
fn what_is_no_project_does_not_pass() {
    assert_does_not_pass("", &[]);
    assert_does_not_pass("Liebe Leute,\nanbei das Protokoll.\n", &["Zeile 1"]);
    assert_does_not_pass(b"PK\x03\x04\xff\xfe\x00", &["UTF-8"]);
    assert_does_not_pass(by_hand("    people: {\"x\": ()},"), &["Zeile 4"]);
}

#[test]
fn a_file_that_breaks_off_does_not_pass() {
    let whole = example();
    for percent in [5, 30, 55, 80] {
        let end = whole.floor_char_boundary(whole.len() * percent / 100);
        let cut = &whole[..end];
        let line = 1 + cut.matches('\n').count();
        assert_does_not_pass(cut, &["bricht", &format!("Zeile {line}")]);
    }
}

#[test]
fn a_key_that_stands_twice_does_not_pass() {
    let id = "01CVN4P000PERS0N0000000001";
    let tables = format!(
        "    people: {{\n        \"{id}\": (family_name: \"A\"),\n        \"{id}\": (family_name: \"B\"),\n    }},"
    );
    assert_does_not_pass(by_hand(&tables), &["Zeile 6", id]);
    let tables = format!(
        "    people: {{\n        \"{id}\": (\n            family_name: \"A\",\n            family_name: \"B\",\n        ),\n    }},"
    );
    assert_does_not_pass(by_hand(&tables), &["Zeile 7", "family_name"]);
}

#[test]
fn a_file_of_a_newer_version_does_not_pass() {
    let newer = by_hand("").replace("schema: 1", "schema: 4711");
    assert_does_not_pass(newer, &["neueren Version", "4711"]);
}

#[test]
fn a_file_that_was_changed_by_another_program_does_not_pass() {
    let changed = example().replacen("Herbstsitzung", "Herbstsitzunk", 1);
    assert_does_not_pass(changed, &["Prüfsumme"]);
}

#[test]
fn a_missing_file_and_a_folder_do_not_pass() {
    let desk = Desk::new();
    fs::create_dir(desk.path("ordner")).expect("a folder");
    assert_parts(
        &desk.german(&["check", "fehlt.ron"]).refused(1),
        &["fehlt.ron", "gibt es nicht"],
    );
    let err = desk.german(&["check", "ordner"]).refused(1);
    assert_parts(&err, &["ordner", "ist ein Ordner"]);
}

#[test]
fn references_to_nothing_are_told_but_pass() {
    let desk = Desk::new();
    let person = "01CVN4P000PERS0N0000000001";
    let nowhere = "01CVN4P0000RG0000000000001";
    let tables = format!(
        "    people: {{\"{person}\": (family_name: \"A\", organisation: Some(\"{nowhere}\"))}},"
    );
    desk.write("datei.ron", by_hand(&tables));
    let said = desk.german(&["check", "datei.ron"]);
    assert_eq!(said.code, Some(0), "{said:#?}");
    assert_parts(&said.out, &["datei.ron: in Ordnung", "Personen 1,"]);
    assert_parts(
        &said.err,
        &[
            "datei.ron: Hinweis",
            person,
            "organisation",
            "Organisationen",
        ],
    );
}

#[test]
fn several_files_are_checked_at_once_and_the_good_ones_still_pass() {
    let desk = Desk::new();
    desk.write("eins.ron", example());
    desk.write("zwei.ron", "kaputt");
    desk.write("drei.ron", example());
    let all = ["check", "eins.ron", "zwei.ron", "drei.ron", "vier.ron"];
    let said = desk.german(&all);
    assert_eq!(said.code, Some(1), "{said:#?}");
    let good: Vec<&str> = said.out.lines().collect();
    assert_eq!(good.len(), 2, "{said:#?}");
    assert!(good[0].starts_with("eins.ron: in Ordnung"), "{good:?}");
    assert!(good[1].starts_with("drei.ron: in Ordnung"), "{good:?}");
    assert_parts(&said.err, &["zwei.ron: ", "vier.ron: "]);
    desk.german(&["check", "eins.ron", "drei.ron"]).fine();
}
