//! Boards out and in on the command line, driven as people drive it: by the real binary, with real
//! files.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;
use zirkel::model::{Board, Element, ElementKind, Id, Order, Point, Project, Size, Ulid};
use zirkel::store::{self, DataDirs, Progress, SaveRequest};

struct Desk {
    folder: TempDir,
}

impl Desk {
    /// A desk with a project on it: three boards, two of one title.
    fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let request = SaveRequest::new(desk.path("kreis.ron"), project());
        let dirs = DataDirs::below(&desk.path("account"));
        store::save(&request, &dirs, &Progress::default()).expect("saved");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file")
    }

    fn project(&self) -> Project {
        let opened = store::open(&self.path("kreis.ron"), &Progress::default());
        opened.expect("a project").project
    }

    /// Code, stdout and stderr.
    fn run(&self, lang: &str, args: &[&str]) -> (Option<i32>, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_zirkel"))
            .args(["--lang", lang])
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

    fn export(&self, args: &[&str]) -> (Option<i32>, String, String) {
        self.run("de", &[&["export", "kreis.ron"], args].concat())
    }
}

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

fn project() -> Project {
    let mut project = Project::default();
    let mut order = None;
    for (number, title) in [(1, "Quartier"), (2, "Bericht"), (3, "Bericht")] {
        let place = Order::after(order.as_ref());
        order = Some(place.clone());
        let board = Board {
            title: title.to_owned(),
            order: place,
            ..Board::default()
        };
        project.boards.insert(id(number), board);
    }
    let frame = Element {
        board: Some(id(1)),
        kind: ElementKind::Frame,
        text: "Erfahrungen".to_owned(),
        size: Size::new(600.0, 400.0),
        ..Element::default()
    };
    project.elements.insert(id(10), frame);
    for (number, text, covered) in [
        (11, "Ankommen hilft allen", false),
        (12, "streng vertraulich", true),
    ] {
        let note = Element {
            board: Some(id(1)),
            text: text.to_owned(),
            frame: (number == 11).then_some(id(10)),
            position: Point::new(40.0, 10.0 * number as f32),
            size: Element::note_size(),
            number: number as u32,
            covered,
            ..Element::default()
        };
        project.elements.insert(id(number), note);
    }
    project
}

/// Whether a program is there; its answer to be compared where it is.
fn asked(program: &str, args: &[&str], desk: &Desk) -> Option<String> {
    let output = Command::new(program)
        .args(args)
        .current_dir(desk.folder.path())
        .output();
    match output {
        Ok(output) => {
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{program}: {told}");
            Some(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Err(_) => {
            eprintln!("skipped: {program} is not there");
            None
        }
    }
}

#[test]
fn a_board_goes_out_as_a_picture_that_others_read() {
    let desk = Desk::new();
    let (code, out, err) = desk.export(&["board", "--board", "quartier", "-o", "q.svg"]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.starts_with("q.svg: 3 Elemente ausgegeben"), "{out}");
    assert!(
        out.contains("Ein verdeckter Zettel geht ohne Text mit."),
        "{out}"
    );
    let svg = String::from_utf8(desk.bytes("q.svg")).expect("UTF-8");
    assert!(svg.contains("Ankommen") && !svg.contains("vertraulich"));
    asked("xmllint", &["--noout", "q.svg"], &desk);
    asked("rsvg-convert", &["q.svg", "-o", "q-rsvg.png"], &desk);

    let call = [
        "board", "--board", "1", "--frame", "1", "--scale", "2", "-o", "q.png",
    ];
    let (code, out, err) = desk.export(&call);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("Bildpunkte"), "{out}");
    let png = desk.bytes("q.png");
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four"));
    // The frame with its edge and margin, twice as large.
    assert_eq!(
        (side(16), side(20)),
        (2 * (600 + 4 + 48), 2 * (400 + 4 + 48))
    );
    // What is there is not written over.
    let (code, _, err) = desk.export(&call);
    assert_eq!(code, Some(1));
    assert!(err.contains("--replace"), "{err}");
    assert_eq!(
        desk.export(&[&call[..], &["--replace"]].concat()).0,
        Some(0)
    );
}

#[test]
fn who_names_no_board_or_a_wrong_one_is_shown_those_there_are() {
    let desk = Desk::new();
    for (args, parts) in [
        (
            &["board", "-o", "a.svg"][..],
            &["mehrere Boards", "1  Quartier", "3  Bericht"][..],
        ),
        (
            &["board", "--board", "Bericht", "-o", "a.svg"],
            &[
                "„Bericht“ heißen mehrere Boards",
                "2  Bericht",
                "3  Bericht",
            ],
        ),
        (
            &["board", "--board", "Nix", "-o", "a.svg"],
            &["„Nix“", "1  Quartier"],
        ),
        (
            &["board", "--board", "1", "--frame", "Nix", "-o", "a.svg"],
            &["Bereich „Nix“", "1  Erfahrungen"],
        ),
        (
            &["board", "--board", "2", "-o", "a.png"],
            &["Hier liegt nichts"],
        ),
    ] {
        let (code, out, err) = desk.export(args);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{args:?}");
        for part in parts {
            assert!(err.contains(part), "{part:?} is not in {err}");
        }
    }
    for args in [
        &["board", "--board", "1", "--scale", "9", "-o", "a.png"][..],
        &["board", "--board", "1", "--numbers", "-o", "a.canvas"],
        &["board", "--board", "1", "-o", "a.pdf"],
        &["roster", "--board", "1", "-o", "a.csv"],
        &["cards", "--board", "1", "--per-page", "5", "-o", "a.html"],
    ] {
        assert_eq!(desk.export(args).0, Some(2), "{args:?}");
    }
    assert!(!desk.path("a.svg").exists() && !desk.path("a.png").exists());
}

#[test]
fn a_board_goes_to_other_programs_and_comes_back_as_a_new_one() {
    let desk = Desk::new();
    for (name, title) in [("q.excalidraw", "q"), ("q.canvas", "q (2)")] {
        let (code, _, err) = desk.export(&["board", "--board", "1", "-o", name]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
        let file: Value = serde_json::from_slice(&desk.bytes(name)).expect("JSON");
        assert!(file.is_object());
        let before = desk.bytes("kreis.ron");
        let (code, out, _) = desk.run("de", &["import", "kreis.ron", "board", name, "--dry-run"]);
        assert_eq!(code, Some(0), "{out}");
        assert!(
            out.contains("Zettel: 2") && out.contains("Probelauf"),
            "{out}"
        );
        assert_eq!(desk.bytes("kreis.ron"), before);
        let (code, out, err) = desk.run("de", &["import", "kreis.ron", "board", name]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
        assert!(
            out.contains(&format!("Als Board „{title}“ eingelesen")),
            "{out}"
        );
        let project = desk.project();
        let boards = project.boards_in_order();
        let (board, record) = boards.last().expect("a board");
        assert_eq!(record.title, title);
        assert_eq!(project.elements_of(*board).len(), 3);
    }
    let args = ["import", "kreis.ron", "board", "q.canvas", "--title", "Neu"];
    assert_eq!(desk.run("en", &args).0, Some(0));
    let project = desk.project();
    assert_eq!(
        project.boards_in_order().last().expect("a board").1.title,
        "Neu"
    );
}

#[test]
fn a_broken_file_changes_nothing_and_is_told_in_both_languages() {
    let desk = Desk::new();
    let before = desk.bytes("kreis.ron");
    fs::write(desk.path("b.excalidraw"), "{\"elements\": [\n{]").expect("written");
    for (lang, part) in [("de", "Zeile 2, Spalte 2"), ("en", "line 2, column 2")] {
        let (code, _, err) = desk.run(lang, &["import", "kreis.ron", "board", "b.excalidraw"]);
        assert_eq!(code, Some(1));
        assert!(err.contains(part), "{err}");
    }
    let (code, _, err) = desk.run("de", &["import", "kreis.ron", "board", "nix.canvas"]);
    assert_eq!(code, Some(1));
    assert!(err.starts_with("nix.canvas: "), "{err}");
    let wrong = [
        "import",
        "kreis.ron",
        "board",
        "b.excalidraw",
        "--sheet",
        "x",
    ];
    assert_eq!(desk.run("de", &wrong).0, Some(2));
    assert_eq!(desk.bytes("kreis.ron"), before);
}

#[test]
fn notes_become_cards_on_sheets() {
    let desk = Desk::new();
    let call = [
        "cards",
        "--board",
        "1",
        "--blank",
        "7",
        "--per-page",
        "4",
        "-o",
        "k.html",
    ];
    let (code, out, err) = desk.export(&call);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("9 Karten auf 3 Blättern A4"), "{out}");
    let html = String::from_utf8(desk.bytes("k.html")).expect("UTF-8");
    assert!(html.contains("size:A4") && html.contains(">11<") && html.contains(">19<"));
    assert!(!html.contains("vertraulich"));
    let call = [
        "cards",
        "--board",
        "1",
        "--blank",
        "7",
        "--per-page",
        "4",
        "-o",
        "k.svg",
    ];
    assert_eq!(desk.export(&call).0, Some(0));
    for name in ["k-01.svg", "k-02.svg", "k-03.svg"] {
        asked("xmllint", &["--noout", name], &desk);
        assert!(desk.bytes(name).starts_with(b"<?xml"));
    }
}
