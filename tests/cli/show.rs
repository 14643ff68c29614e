//! `zirkel show`, and where its output goes.

use zirkel::store::example;

use crate::desk::{Desk, Said, assert_parts};

#[test]
fn the_example_is_shown_in_both_languages() {
    let desk = Desk::new();
    desk.german(&["new", "--example", "bsp.zirkel.ron"]).fine();
    let german = desk.german(&["show", "bsp.zirkel.ron"]).fine();
    assert_parts(
        &german,
        &[
            "Kommunaler Qualitätszirkel zur Integrationspolitik\n===",
            "Gari Pavković, Leitung",
            "Ayse Özbabacan, Leitung",
            "Daniel Gyamerah, Bereichsleiter",
            "2/2018 Herbstsitzung 2018, 07.11. – 08.11.2018",
            "TOP 1.1 Anregungen des Kreises zum Prozess",
            "TOP 2 Förderprogramm „Land.Zuhause.Zukunft“ (Vortrag, Raphaela Schweiger)",
            "Bereich „Plädoyer“",
        ],
    );
    let english = desk.say(["--lang=en", "show", "bsp.zirkel.ron"]).fine();
    assert_parts(
        &english,
        &[
            "Gari Pavković, Lead",
            "7–8 November 2018",
            "Land.Zuhause.Zukunft",
            "(Talk, Raphaela Schweiger)",
        ],
    );
}

#[test]
fn a_changed_file_is_shown_with_a_warning() {
    let desk = Desk::new();
    let changed = example().replacen("Herbstsitzung", "Herbstsitzunk", 1);
    desk.write("datei.ron", changed);
    let said = desk.german(&["show", "datei.ron"]);
    assert_eq!(said.code, Some(0), "{said:#?}");
    assert_parts(&said.out, &["Herbstsitzunk"]);
    assert_parts(&said.err, &["datei.ron: ", "Prüfsumme"]);
}

#[test]
fn what_cannot_be_read_is_not_shown() {
    let desk = Desk::new();
    desk.write("datei.ron", "kaputt");
    assert_parts(
        &desk.german(&["show", "datei.ron"]).refused(1),
        &["datei.ron: ", "Zeile 1"],
    );
}

#[test]
fn a_reader_who_has_enough_is_no_failure() {
    let desk = Desk::new();
    desk.write("datei.ron", example());
    for args in [
        &["show", "datei.ron"][..],
        &["check", "datei.ron"],
        &["--help"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = desk.zirkel(args).stdout(writer).output();
        let said = Said::from(output.expect("the program runs"));
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_a_failure() {
    let desk = Desk::new();
    desk.write("datei.ron", example());
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    let output = desk
        .zirkel(["show", "datei.ron"])
        .stdout(full.expect("Linux has it"))
        .output();
    let err = Said::from(output.expect("the program runs")).refused(1);
    assert_parts(&err, &["Ausgabe"]);
}

#[test]
fn the_log_goes_to_stderr() {
    let desk = Desk::new();
    desk.write("datei.ron", example());
    let quiet = desk.german(&["show", "datei.ron"]).fine();
    let mut loud = desk.zirkel(["--lang", "de", "--verbose", "show", "datei.ron"]);
    let loud = loud.env("RUST_LOG", "trace").output();
    let loud = Said::from(loud.expect("the program runs"));
    assert_eq!((loud.code, loud.out), (Some(0), quiet));
}
