//! `zirkel export` and `zirkel access`, driven as people drive them: by the real binary, with real
//! files.

use std::fs;
use std::path::Path;

use serde_json::Value;
use zirkel::model::{
    Action, ActionStatus, Consent, ConsentPurpose, Contact, Due, Entry, EntryKind, Id, Person,
    Project, Session, Ulid, Visibility,
};
use zirkel::store::{codec, example};

use crate::desk::{Desk, Said};

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

/// Three invented people, two of one family name; one of them consented.
fn project() -> Project {
    let mut project = Project::default();
    for (number, given, family) in [
        (1, "Anna", "von Berg"),
        (2, "Jörg", "Ritter"),
        (3, "Marianne", "Ritter"),
    ] {
        let person = Person {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            emails: vec![Contact {
                label: String::new(),
                value: format!("{number}@example.org"),
            }],
            note: "Nur intern".to_owned(),
            ..Person::default()
        };
        project.people.insert(id(number), person);
    }
    let consent = Consent {
        person: Some(id(1)),
        purpose: ConsentPurpose::ContactSharing,
        given_on: Some("2018-11-07".parse().expect("a date")),
        ..Consent::default()
    };
    project.consents.insert(id(9), consent);
    project
}

#[test]
fn a_list_is_written_and_it_is_said_whose_contact_data_are_left_out() {
    let desk = Desk::new();
    desk.save("kreis.zirkel.ron", &project());
    let columns = "family_name,given_name,email";
    let call = ["export", "kreis.zirkel.ron", "roster", "--columns", columns];
    let Said { code, out, err } = desk.german(&[&call[..], &["-o", "liste.csv"]].concat());
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(
        out,
        "liste.csv: 3 Personen ausgegeben\n\
         Von 2 Personen sind die Kontaktdaten nicht dabei, weil keine gültige Einwilligung zur \
         Weitergabe eingetragen ist: Jörg Ritter, Marianne Ritter\n\
         Mit --all-contacts kommen sie mit; dann verantworten Sie die Weitergabe.\n"
    );
    assert_eq!(
        desk.read("liste.csv"),
        "\u{feff}Nachname;Vorname;E-Mail\r\n\
         von Berg;Anna;1@example.org\r\n\
         Ritter;Jörg;\r\n\
         Ritter;Marianne;\r\n"
    );

    // What is there stays, unless it is said.
    let all = [&call[..], &["-o", "liste.csv", "--all-contacts"]].concat();
    let Said { code, out, err } = desk.german(&all);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(
        err.contains("nichts wurde überschrieben") && err.contains("--replace"),
        "{err}"
    );
    assert!(!desk.read("liste.csv").contains("2@example.org"));
    let Said { code, out, .. } = desk.german(&[&all[..], &["--replace"]].concat());
    assert_eq!(code, Some(0));
    assert!(
        out.contains("Kontaktdaten von 2 Personen ohne eingetragene Einwilligung"),
        "{out}"
    );
    assert!(desk.read("liste.csv").contains("2@example.org"));
}

#[test]
fn each_form_is_told_by_the_name_or_by_the_option() {
    let desk = Desk::new();
    let project = codec::decode(example()).expect("the example").project;
    desk.save("kreis.zirkel.ron", &project);
    for (out, more, begins) in [
        ("liste.xlsx", &[][..], "PK"),
        ("liste.vcf", &[], "BEGIN:VCARD\r\nVERSION:4.0\r\n"),
        ("liste.txt", &["--format", "csv"], "\u{feff}Anrede;"),
    ] {
        let call = ["export", "kreis.zirkel.ron", "roster", "-o", out];
        let Said {
            code,
            out: said,
            err,
        } = desk.german(&[&call[..], more].concat());
        assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
        assert!(said.contains("Personen ausgegeben"), "{said}");
        let bytes = fs::read(desk.path(out)).expect("the file");
        assert!(bytes.starts_with(begins.as_bytes()), "{out}");
    }
}

#[test]
fn a_wrong_call_writes_nothing() {
    let desk = Desk::new();
    let file = desk.save("kreis.zirkel.ron", &project());
    let before = fs::read(&file).expect("the file");
    let call = ["export", "kreis.zirkel.ron", "roster", "-o"];
    for (more, code, part) in [
        (&["liste.pdf"][..], 2, "Möglich sind: xlsx, csv, vcf"),
        (
            &["liste.csv", "--format", "pdf"],
            2,
            "„pdf“ passt hier nicht zu --format",
        ),
        (
            &["liste.csv", "--columns", "note"],
            2,
            "Die interne Notiz wird nie",
        ),
        (
            &["liste.csv", "--columns", "x"],
            2,
            "Eine Spalte „x“ gibt es nicht",
        ),
        (
            &["liste.csv", "--columns", ","],
            1,
            "mindestens eine Spalte",
        ),
        (&["da/liste.csv"], 1, "da"),
        (
            &["kreis.zirkel.ron", "--format", "csv", "--replace"],
            1,
            "ist die Projektdatei selbst",
        ),
    ] {
        let Said {
            code: found,
            out,
            err,
        } = desk.german(&[&call[..], more].concat());
        assert_eq!((found, out.as_str()), (Some(code), ""), "{more:?}: {err}");
        assert!(err.contains(part), "{more:?}: {err}");
    }
    assert!(!Path::exists(&desk.path("liste.csv")));
    assert_eq!(fs::read(file).expect("the file"), before);
}

#[test]
fn what_the_project_holds_on_a_person_is_told_as_text_and_as_json() {
    let desk = Desk::new();
    desk.save("kreis.zirkel.ron", &project());
    let Said { code, out, err } = desk.german(&["access", "kreis.zirkel.ron", "Anna Muster"]);
    assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
    assert!(
        err.contains("Niemand im Projekt heißt „Anna Muster“"),
        "{err}"
    );
    let Said { code, out, err } = desk.german(&["access", "kreis.zirkel.ron", "Anna von Berg"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(
        out.starts_with("Auskunft nach Art. 15 DSGVO\n====="),
        "{out}"
    );
    assert!(out.contains("Interne Notiz: Nur intern"), "{out}");

    let call = [
        "access",
        "kreis.zirkel.ron",
        "von Berg",
        "--json",
        "-o",
        "auskunft.json",
    ];
    let Said { code, out, err } = desk.german(&call);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(
        out,
        "auskunft.json: Auskunft über Anna von Berg geschrieben\n"
    );
    let report: Value = serde_json::from_str(&desk.read("auskunft.json")).expect("JSON");
    assert_eq!(report["person"]["id"], id::<Person>(1).to_string());
    assert_eq!(report["consents"][0]["record"]["given_on"], "2018-11-07");
    let Said { code, err, .. } = desk.german(&call);
    assert_eq!(code, Some(1));
    assert!(err.contains("--replace"), "{err}");
}

#[test]
fn where_several_are_called_so_each_is_named_with_the_id() {
    let desk = Desk::new();
    desk.save("kreis.zirkel.ron", &project());
    let Said { code, out, err } = desk.german(&["access", "kreis.zirkel.ron", "Ritter"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(
        lines,
        [
            "„Ritter“ trifft auf mehrere Personen zu. Nennen Sie die Kennung:",
            "00000000000000000000000002  Jörg Ritter",
            "00000000000000000000000003  Marianne Ritter",
        ]
    );
    let Said { code, out, .. } =
        desk.german(&["access", "kreis.zirkel.ron", &id::<Person>(3).to_string()]);
    assert_eq!(code, Some(0));
    assert!(out.contains("Über: Marianne Ritter"), "{out}");
}

/// Two actions, one of them done and only for those who keep the project.
fn with_actions() -> Project {
    let mut project = project();
    let session = Session {
        number: "2/2018".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(id(20), session);
    for (n, status, visibility) in [
        (1, ActionStatus::Open, Visibility::Circle),
        (2, ActionStatus::Done, Visibility::Internal),
    ] {
        let entry = Entry {
            session: Some(id(20)),
            kind: EntryKind::Action,
            text: format!("Aufgabe {n}"),
            visibility,
            action: Some(Action {
                number: Some(n),
                owner: Some(id(1)),
                due: Some(Due::On("2018-12-15".parse().expect("a date"))),
                status,
                ..Action::default()
            }),
            ..Entry::default()
        };
        project.entries.insert(id(30 + u128::from(n)), entry);
    }
    project
}

#[test]
fn a_register_is_written_and_it_is_said_what_is_kept_back() {
    let desk = Desk::new();
    desk.save("kreis.zirkel.ron", &with_actions());
    let call = [
        "export",
        "kreis.zirkel.ron",
        "actions",
        "-o",
        "aufgaben.csv",
    ];
    let Said { code, out, err } = desk.german(&call);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(
        out,
        "aufgaben.csv: 1 Aufgabe ausgegeben\n\
         1 Eintrag ist nicht dabei, weil er für diese Lesenden nicht bestimmt ist. \
         Mit --audience internal kommt er mit.\n"
    );
    let text = desk.read("aufgaben.csv");
    assert!(
        text.contains("\r\n1;Aufgabe 1;Anna von Berg;;;15.12.2018;;offen;ja;2/2018"),
        "{text}"
    );
    assert!(!text.contains("Aufgabe 2"), "{text}");
    let Said { code, err, .. } = desk.german(&call);
    assert_eq!(code, Some(1));
    assert!(err.contains("--replace"), "{err}");

    let all = [&call[..], &["--replace", "--audience", "internal"]].concat();
    let Said { code, out, .. } = desk.german(&all);
    assert_eq!(
        (code, out.as_str()),
        (Some(0), "aufgaben.csv: 2 Aufgaben ausgegeben\n")
    );
    let Said { out, .. } = desk.german(&[&all[..], &["--open"]].concat());
    assert_eq!(out, "aufgaben.csv: 1 Aufgabe ausgegeben\n");
    let Said { out, .. } = desk.say_in("en", &all);
    assert_eq!(out, "aufgaben.csv: 2 actions exported\n");
}

#[test]
fn actions_and_sessions_are_calendars_decisions_are_not() {
    let desk = Desk::new();
    desk.save("kreis.zirkel.ron", &with_actions());
    let call = [
        "export",
        "kreis.zirkel.ron",
        "actions",
        "-o",
        "a.ics",
        "--all-day",
    ];
    let Said { code, err, .. } = desk.german(&call);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let text = desk.read("a.ics");
    assert!(
        text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
        "{text}"
    );
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
    assert!(
        !text.contains("example.org"),
        "no address without consent: {text}"
    );
    // Without a date a session has no place in a calendar.
    let Said { code, out, err } =
        desk.german(&["export", "kreis.zirkel.ron", "sessions", "-o", "s.ics"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.contains("in einem Kalender"), "{err}");
    let Said { code, err, .. } =
        desk.german(&["export", "kreis.zirkel.ron", "decisions", "-o", "b.ics"]);
    assert_eq!(code, Some(2));
    assert!(err.ends_with("Möglich sind: xlsx, csv\n"), "{err}");
    assert!(!Path::exists(&desk.path("s.ics")) && !Path::exists(&desk.path("b.ics")));
}

#[test]
fn help_names_columns_and_options() {
    let desk = Desk::new();
    let Said { code, out, .. } = desk.german(&["export", "--help"]);
    assert_eq!(code, Some(0));
    for part in [
        "zirkel export DATEI roster -o OUT",
        "zirkel export DATEI actions --open -o OUT",
        "zirkel export DATEI decisions -o OUT",
        "zirkel export DATEI suggestions -o OUT",
        "zirkel export DATEI sessions -o OUT",
        "--audience <internal|circle|public>",
        "--all-day",
        "--open",
        "family_name",
        "--all-contacts",
        "--replace",
        "Die Teilnehmenden als Liste (xlsx, csv, vcf)",
        "Das Protokoll einer Sitzung (md, html)",
        "--session <NR>",
        "--audience <internal|circle|public>",
    ] {
        assert!(out.contains(part), "{part} in {out}");
    }
    let Said { code, out, .. } = desk.german(&["access", "--help"]);
    assert_eq!(code, Some(0));
    assert!(
        out.contains("zirkel access DATEI PERSON --json -o OUT"),
        "{out}"
    );
    assert!(out.contains("Art. 15"), "{out}");
}

#[test]
fn minutes_and_agenda_are_written_for_the_readers_that_are_named() {
    let desk = Desk::new();
    let project = codec::decode(example()).expect("the example").project;
    desk.save("kreis.zirkel.ron", &project);
    let call = [
        "export",
        "kreis.zirkel.ron",
        "minutes",
        "--session",
        "2/2018",
    ];
    let Said { code, out, err } = desk.german(&[&call[..], &["-o", "protokoll.md"]].concat());
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let told = "protokoll.md: Protokoll: Herbstsitzung 2018 (2/2018) – Fassung für den Kreis";
    assert!(out.starts_with(told), "{out}");
    let text = desk.read("protokoll.md");
    assert!(
        text.starts_with("# Protokoll: Herbstsitzung 2018 (2/2018)\n"),
        "{text}"
    );
    assert!(text.contains("**Fassung:** für den Kreis"), "{text}");

    // The newest session, in the language that was asked for, by the name of the file as HTML.
    let call = [
        "export",
        "kreis.zirkel.ron",
        "agenda",
        "--audience",
        "public",
    ];
    let out = ["--lang", "en", "-o", "agenda.html"];
    let Said { code, out, err } = desk.german(&[&call[..], &out].concat());
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    let page = desk.read("agenda.html");
    assert!(
        page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"),
        "{page}"
    );
    assert!(page.contains("Public version"), "{page}");

    // What is there stays, unless it is said.
    let again = [&call[..], &["-o", "agenda.html"]].concat();
    let Said { code, err, .. } = desk.german(&again);
    assert!(code == Some(1) && err.contains("--replace"), "{err}");
    let Said { code, .. } = desk.german(&[&again[..], &["--replace"]].concat());
    assert_eq!(code, Some(0));
    assert!(desk.read("agenda.html").contains("Öffentliche Fassung"));
}

#[test]
fn a_wrong_call_for_minutes_says_what_there_is() {
    let desk = Desk::new();
    desk.save("leer.zirkel.ron", &Project::default());
    let project = codec::decode(example()).expect("the example").project;
    desk.save("kreis.zirkel.ron", &project);
    for (file, more, code, part) in [
        (
            "kreis",
            &["minutes", "--session", "3/2018", "-o", "a.md"][..],
            1,
            "Eine Sitzung „3/2018“ gibt es nicht. Diese gibt es:\n\
             2/2018  Herbstsitzung 2018  07.11.2018",
        ),
        ("leer", &["minutes", "-o", "a.md"], 1, "noch keine Sitzung"),
        (
            "kreis",
            &["minutes", "-o", "a.pdf"],
            2,
            "Möglich sind: md, html",
        ),
        (
            "kreis",
            &["minutes", "-o", "a.md", "--audience", "alle"],
            2,
            "„alle“ passt nicht zu --audience",
        ),
        (
            "kreis",
            &["minutes", "-o", "a.md", "--columns", "city"],
            2,
            "--columns gehört nicht zu „minutes“",
        ),
        (
            "kreis",
            &["roster", "-o", "a.csv", "--session", "2/2018"],
            2,
            "--session gehört nicht zu „roster“",
        ),
    ] {
        let file = format!("{file}.zirkel.ron");
        let Said {
            code: found,
            out,
            err,
        } = desk.german(&[&["export", &file][..], more].concat());
        assert_eq!((found, out.as_str()), (Some(code), ""), "{more:?}: {err}");
        assert!(err.contains(part), "{more:?}: {err}");
    }
    assert!(!Path::exists(&desk.path("a.md")) && !Path::exists(&desk.path("a.csv")));
}
