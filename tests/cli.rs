//! The program without its window, driven as people drive it: by its real binary.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;
use zirkel::store::example;

/// An account of its own with an empty folder to work in.
struct Desk {
    folder: TempDir,
}

/// What the program said.
#[derive(Debug)]
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, content).expect("a file");
        path
    }

    /// The program, called in the folder by somebody without a screen who reads German.
    fn zirkel<I: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = I>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zirkel"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env("ZIRKEL_HOME", self.path("account"))
            .env("LC_ALL", "de_DE.UTF-8")
            .stdin(Stdio::null());
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "RUST_LOG"] {
            command.env_remove(name);
        }
        command
    }

    fn say<I: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = I>) -> Said {
        Said::from(self.zirkel(args).output().expect("the program runs"))
    }

    /// In German, whatever the system of the one who runs the tests speaks.
    fn german(&self, args: &[&str]) -> Said {
        self.say(["--lang", "de"].iter().chain(args))
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

impl Said {
    /// It went well, and nothing was complained about.
    #[track_caller]
    fn fine(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{self:#?}");
        self.out
    }

    /// It ended with this code, said why, and gave no result.
    #[track_caller]
    fn refused(self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "{self:#?}");
        assert_eq!(self.out, "", "{self:#?}");
        assert!(!self.err.is_empty(), "{self:#?}");
        self.err
    }
}

#[track_caller]
fn assert_parts(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing in:\n{text}");
    }
}

/// A project file by hand, without a checksum.
fn by_hand(tables: &str) -> String {
    format!("(\n    schema: 1,\n    saved: {{}},\n{tables}\n)\n")
}

// ---- help ----

#[test]
fn the_version_is_told() {
    let out = Desk::new().say(["--version"]).fine();
    assert_eq!(out.trim(), format!("zirkel {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn help_is_given_in_both_languages() {
    let desk = Desk::new();
    let german = desk.german(&["--help"]).fine();
    assert_parts(&german, &["Aufruf:", "Befehle:", "Optionen:", "DATEI"]);
    assert_parts(&german, &["new", "check", "show", "--renderer <wgpu|glow>"]);
    let english = desk.say(["--help", "--lang", "en"]).fine();
    assert_parts(&english, &["Usage:", "Commands:", "Options:", "FILE"]);
    for word in ["Usage", "Options", "Print", "possible values"] {
        assert!(!german.contains(word), "{word} in:\n{german}");
    }
}

#[test]
fn each_command_has_help_of_its_own() {
    let desk = Desk::new();
    for (command, part) in [
        ("new", "--example"),
        ("check", "zirkel check DATEI…"),
        ("show", "zirkel show DATEI"),
        ("salvage", "zirkel salvage DATEI -o"),
    ] {
        let help = desk.german(&[command, "--help"]).fine();
        assert_parts(&help, &["Aufruf:", part, "--lang <de|en>"]);
        assert!(!help.contains("Usage"), "{help}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_systems_language_counts_where_none_is_asked_for() {
    let desk = Desk::new();
    assert_parts(&desk.say(["--help"]).fine(), &["Aufruf:"]);
    let mut english = desk.zirkel(["--help"]);
    let english = english.env("LC_ALL", "en_GB.UTF-8").output();
    let english = Said::from(english.expect("the program runs")).fine();
    assert_parts(&english, &["Usage:"]);
}

#[test]
fn a_call_that_cannot_be_understood_says_what_is_wrong() {
    let desk = Desk::new();
    for (args, part) in [
        (&["--verbos"][..], "Meinten Sie „--verbose“?"),
        (&["check"], "nennen Sie eine Datei"),
        (&["new", "a", "b"], "„b“"),
        (&["--renderer", "vulkan"], "„vulkan“"),
        (&["a.zirkel.ron", "check", "b"], "a.zirkel.ron"),
    ] {
        let err = desk.german(args).refused(2);
        assert_parts(&err, &[part, "zirkel --help"]);
    }
    let err = desk.say(["--lang", "en", "--verbos"]).refused(2);
    assert_parts(&err, &["Did you mean “--verbose”?"]);
    let err = desk.say(["--lang", "klingonisch"]).refused(2);
    assert_parts(&err, &["klingonisch"]);
}

// ---- the window ----

#[cfg(any(target_os = "linux", not(feature = "gui")))]
#[test]
fn without_a_screen_one_sentence_says_so() {
    let desk = Desk::new();
    let part = if cfg!(feature = "gui") {
        "keinen Bildschirm"
    } else {
        "ohne Fenster gebaut"
    };
    let calls: [&[&str]; 3] = [
        &[],
        &["datei.zirkel.ron"],
        &["--renderer", "glow", "--verbose"],
    ];
    for args in calls {
        let err = desk.german(args).refused(2);
        assert_parts(&err, &[part, "new, check"]);
        assert_eq!(err.lines().count(), 1, "{err}");
    }
    let mut blank = desk.zirkel(["--lang", "de"]);
    let blank = blank.env("DISPLAY", "").env("WAYLAND_DISPLAY", "").output();
    assert_parts(&Said::from(blank.expect("it runs")).refused(2), &[part]);
}

#[cfg(any(target_os = "linux", not(feature = "gui")))]
#[test]
fn a_file_called_like_a_command_can_be_opened() {
    let desk = Desk::new();
    desk.write("new", example());
    let err = desk.german(&["./new"]).refused(2);
    assert_parts(&err, &["new, check"]);
    let err = desk.german(&["new"]).refused(2);
    assert_parts(&err, &["nennen Sie eine Datei"]);
}

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

// ---- show ----

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
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
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

// ---- the example ----

mod the_example {
    use super::*;
    use zirkel::model::{AttendanceStatus, ElementKind, Project, Role, references};
    use zirkel::store::codec;

    fn project() -> Project {
        codec::decode(example()).expect("it can be read").project
    }

    #[test]
    fn is_written_as_the_program_writes() {
        let decoded = codec::decode(example()).expect("it can be read");
        assert_eq!(decoded.checksum, Some(true));
        let again = codec::encode(&decoded.project, &decoded.header).expect("it can be written");
        assert_eq!(again, example());
        assert_eq!(references::dangling(&decoded.project), []);
    }

    #[test]
    fn has_exactly_the_people_whom_the_report_names() {
        let project = project();
        let named: Vec<String> = project
            .people_by_name()
            .iter()
            .map(|(_, person)| person.full_name())
            .collect();
        assert_eq!(
            named,
            [
                "Daniel Gyamerah",
                "Ayse Özbabacan",
                "Gari Pavković",
                "Elisabeth von Ritter",
                "Raphaela Schweiger",
            ]
        );
        for (_, person) in project.people.iter() {
            let unknown = [&person.form_of_address, &person.titles, &person.note];
            assert!(unknown.iter().all(|text| text.is_empty()), "{person:?}");
            assert!(person.emails.is_empty() && person.phones.is_empty());
        }
    }

    #[test]
    fn says_who_leads_the_circle_and_nothing_of_other_roles() {
        let project = project();
        let mut leads: Vec<String> = project
            .memberships
            .iter()
            .map(|(_, membership)| {
                assert_eq!(membership.role, Role::Lead);
                assert_eq!((membership.from, membership.until), (None, None));
                let person = project.follow(membership.person).expect("a person");
                let sent_by = project.follow(person.organisation).expect("a city");
                assert_eq!(sent_by.name, "Landeshauptstadt Stuttgart");
                person.family_name.clone()
            })
            .collect();
        leads.sort();
        assert_eq!(leads, ["Pavković", "Özbabacan"]);
        assert_eq!(project.circle().since, Some(2005));
    }

    #[test]
    fn invents_no_time_vote_task_or_attendance() {
        let project = project();
        let dates: Vec<String> = project
            .sessions_by_date()
            .iter()
            .flat_map(|(id, _)| project.days_of(*id))
            .map(|(_, day)| {
                let times = [day.planned_start, day.planned_end];
                assert_eq!(times, [None; 2]);
                assert_eq!([day.actual_start, day.actual_end], [None; 2]);
                day.date.map(|date| date.to_string()).unwrap_or_default()
            })
            .collect();
        assert_eq!(dates, ["2018-11-07", "2018-11-08"]);
        for (_, item) in project.agenda.iter() {
            assert_eq!((item.day, item.planned_minutes), (None, None));
            assert_eq!((item.actual_start, item.actual_end), (None, None));
        }
        for (_, entry) in project.entries.iter() {
            assert!(entry.decision.is_none() && entry.action.is_none());
            assert_eq!(entry.written_at, None);
        }
        let present = project
            .attendance
            .iter()
            .filter(|(_, attendance)| attendance.status != AttendanceStatus::Open);
        assert_eq!(present.count(), 0);
        assert!(project.elements.iter().all(|(_, e)| e.author.is_none()));
        assert!(project.consents.is_empty());
    }

    #[test]
    fn has_a_board_for_each_workshop_with_its_notes_inside_their_frames() {
        let project = project();
        assert_eq!(project.boards.len(), 2);
        for (board, record) in project.boards.iter() {
            let item = project.follow(record.item).expect("a workshop");
            assert_eq!(item.title, record.title);
            assert_eq!(item.session, record.session);
            let elements = project.elements_of(board);
            let frames = elements
                .iter()
                .filter(|(_, element)| element.kind == ElementKind::Frame);
            assert_eq!(frames.count(), 3);
            for (_, note) in &elements {
                let Some(frame) = project.follow(note.frame) else {
                    assert_ne!(note.kind, ElementKind::Note, "{}", note.text);
                    continue;
                };
                assert!(frame.covers(note.position), "{}", note.text);
                let corner = note.position.moved(note.size.width(), note.size.height());
                assert!(frame.covers(corner), "{}", note.text);
                assert!(frame.order < note.order, "{} lies below", note.text);
            }
        }
    }
}
