//! `zirkel import`, driven as people drive it: by the real binary, with real files.

use crate::desk::{Desk, Said, assert_parts};

impl Desk {
    fn import(&self, list: &str, more: &[&str]) -> Said {
        let call = ["import", "kreis.ron", "roster", list];
        self.german(&[&call[..], more].concat())
    }
}

/// A desk with a new project on it.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.say(["new", "kreis.ron"]).fine();
    desk
}

const LIST: &str = "Kommunaler Arbeitskreis;;;;\n\
    Stand: 01.03.2018;;;;\n\
    Nr.;Name;Institution;E-Mail;Telefon\n\
    Städte;;;;\n\
    1;Dr. Anna von Berg;Stadt Stuttgart;anna@berg.de;711216123\n\
    Landkreise;;;;\n\
    2;Talmann, Bernd;Landkreis Esslingen;bernd@talmann.de;0711 3902-1\n\
    3;;Landkreis Esslingen;;0711 3902-2\n";

#[test]
fn a_list_is_taken_over_and_the_second_time_changes_nothing() {
    let desk = desk();
    desk.write("liste.csv", LIST);
    let Said { code, out, err } = desk.import("liste.csv", &[]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert_parts(
        &out,
        &[
            "Spalten: Name = Name (ganz), Institution = Organisation, E-Mail, Telefon",
            "5  Dr. Anna von Berg: neu",
            "Bitte prüfen: Telefon: „711216123“ wurde zu „0711216123“ ergänzt.",
            "8  (ohne Namen): Fehler, nicht übernommen: Es fehlen Name und E-Mail-Adresse.",
            "2 Zeilen ohne Person:",
            "2 neu, 0 geändert, 0 unverändert, 0 mögliche Dubletten, 1 Fehler",
            "kreis.ron: 2 Personen hinzugefügt, 0 Personen geändert, 2 Organisationen angelegt",
        ],
    );
    let project = desk.open("kreis.ron").project;
    let names: Vec<String> = project.people.iter().map(|(_, p)| p.full_name()).collect();
    assert_eq!(names, ["Dr. Anna von Berg", "Bernd Talmann"]);
    assert_eq!(project.memberships.len(), 2);

    let before = desk.bytes("kreis.ron");
    let Said { code, out, .. } = desk.import("liste.csv", &[]);
    assert_eq!(code, Some(0));
    assert_parts(
        &out,
        &[
            "0 neu, 0 geändert, 2 unverändert",
            "Es gibt nichts zu ändern.",
        ],
    );
    assert_eq!(desk.bytes("kreis.ron"), before);
}

#[test]
fn a_dry_run_tells_the_same_and_changes_nothing() {
    let desk = desk();
    desk.write("liste.csv", LIST);
    let before = desk.bytes("kreis.ron");
    let Said { code, out, err } = desk.import("liste.csv", &["--dry-run"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_parts(&out, &["2 neu", "Probelauf: Es wurde nichts geändert."]);
    assert_eq!(desk.bytes("kreis.ron"), before);
}

#[test]
fn changes_are_shown_field_by_field_and_duplicates_left_out() {
    let desk = desk();
    desk.write("liste.csv", LIST);
    desk.import("liste.csv", &[]);
    desk.write(
        "neu.csv",
        "Name;Institution;E-Mail;Telefon\n\
         Anna von Berg;Stadt Esslingen;anna@berg.de;0711 99-1\n\
         Bernd Talmann;;;0711 1\n",
    );
    let Said { code, out, .. } = desk.import("neu.csv", &[]);
    assert_eq!(code, Some(0));
    assert_parts(
        &out,
        &[
            "Telefon: 0711216123 → 0711216123, 0711 99-1",
            "Organisation: Stadt Stuttgart → Stadt Esslingen",
            "Bernd Talmann: mögliche Dublette, nicht übernommen",
            "Vielleicht Bernd Talmann: derselbe Name",
            "0 Personen hinzugefügt, eine Person geändert, eine Organisation angelegt",
        ],
    );
    assert_eq!(desk.open("kreis.ron").project.people.len(), 2);
}

#[test]
fn the_encoding_is_told_and_can_be_stated() {
    let desk = desk();
    desk.write("alt.csv", b"Name;E-Mail\nJ\xfcrgen M\xfcller;j@m.de\n");
    let Said { code, out, .. } = desk.import("alt.csv", &["--dry-run"]);
    assert_eq!(code, Some(0));
    assert_parts(&out, &["windows-1252, erkannt", "Jürgen Müller: neu"]);
    let Said { code, out, .. } = desk.import("alt.csv", &["--dry-run", "--encoding", "cp1251"]);
    assert_eq!(code, Some(0));
    assert_parts(&out, &["windows-1251", "Jьrgen Mьller: neu"]);
    let Said { code, err, .. } = desk.import("alt.csv", &["--encoding", "klingonisch"]);
    assert_eq!(code, Some(2));
    assert_parts(&err, &["„klingonisch“ kennt Zirkel nicht", "windows-1252"]);
}

#[test]
fn what_cannot_be_imported_is_refused_and_nothing_changes() {
    let desk = desk();
    let before = desk.bytes("kreis.ron");
    desk.write("liste.csv", LIST);
    desk.write("zahlen.csv", "a;b\n1;2\n3;4\n");
    desk.write("leer.csv", "");
    for (list, part) in [
        ("fehlt.csv", "fehlt.csv"),
        ("zahlen.csv", "keine Spalte mit Namen"),
        ("leer.csv", "In der Liste steht nichts"),
    ] {
        let Said { code, err, .. } = desk.import(list, &[]);
        assert_eq!(code, Some(1), "{list}");
        assert_parts(&err, &[part]);
    }
    let Said { code, err, .. } = desk.import("liste.csv", &["--sheet", "Mitglieder"]);
    assert_eq!(code, Some(2), "{err}");
    assert_parts(&err, &["Ein Blatt „Mitglieder“ gibt es nicht"]);
    let Said { code, err, .. } = desk.german(&["import", "kreis.ron", "personen", "x"]);
    assert_eq!(code, Some(2), "{err}");
    let Said { code, .. } = desk.say(["import", "fehlt.ron", "roster", "liste.csv"]);
    assert_eq!(code, Some(1));
    assert_eq!(desk.bytes("kreis.ron"), before);

    // A project that somebody changed by hand is for the window.
    let damaged = String::from_utf8(before).expect("a text") + "\n";
    desk.write("kreis.ron", damaged.replacen("schema: 1", "schema:  1", 1));
    let Said { code, err, .. } = desk.import("liste.csv", &[]);
    assert_eq!(code, Some(1), "{err}");
    assert_parts(&err, &["In diese Datei wurde nichts eingelesen"]);
}

#[test]
fn our_own_export_changes_nothing() {
    let desk = Desk::new();
    desk.say(["new", "kreis.ron", "--example"]).fine();
    let before = desk.bytes("kreis.ron");
    for name in ["aus.csv", "aus.xlsx", "aus.vcf"] {
        let Said { code, err, .. } = desk.say([
            "export",
            "kreis.ron",
            "roster",
            "-o",
            name,
            "--all-contacts",
        ]);
        assert_eq!(code, Some(0), "{err}");
        let Said { code, out, err } = desk.import(name, &[]);
        assert_eq!(code, Some(0), "{name}: {err}");
        assert_parts(&out, &["Es gibt nichts zu ändern."]);
        assert_parts(&out, &["0 neu, 0 geändert"]);
    }
    assert_eq!(desk.bytes("kreis.ron"), before);
}
