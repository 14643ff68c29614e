//! Boards out and in on the command line, driven as people drive it: by the real binary, with real
//! files.

use std::process::Command;

use serde_json::Value;
use zirkel::model::{Board, Element, ElementKind, Id, Order, Point, Project, Size, Ulid};

use crate::desk::{Desk, Said};

impl Desk {
    fn export(&self, args: &[&str]) -> Said {
        self.german(&[&["export", "kreis.ron"], args].concat())
    }
}

/// A desk with a project on it: three boards, two of one title.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.save("kreis.ron", &project());
    desk
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
        .current_dir(desk.folder())
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
    let desk = desk();
    let Said { code, out, err } = desk.export(&["board", "--board", "quartier", "-o", "q.svg"]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.starts_with("q.svg: 3 Elemente ausgegeben"), "{out}");
    assert!(
        out.contains("Ein verdeckter Zettel geht ohne Text mit."),
        "{out}"
    );
    let svg = desk.read("q.svg");
    assert!(svg.contains("Ankommen") && !svg.contains("vertraulich"));
    asked("xmllint", &["--noout", "q.svg"], &desk);
    asked("rsvg-convert", &["q.svg", "-o", "q-rsvg.png"], &desk);

    let call = [
        "board", "--board", "1", "--frame", "1", "--scale", "2", "-o", "q.png",
    ];
    let Said { code, out, err } = desk.export(&call);
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
    let Said { code, err, .. } = desk.export(&call);
    assert_eq!(code, Some(1));
    assert!(err.contains("--replace"), "{err}");
    assert_eq!(
        desk.export(&[&call[..], &["--replace"]].concat()).code,
        Some(0)
    );
}

#[test]
fn who_names_no_board_or_a_wrong_one_is_shown_those_there_are() {
    let desk = desk();
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
        let Said { code, out, err } = desk.export(args);
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
        assert_eq!(desk.export(args).code, Some(2), "{args:?}");
    }
    assert!(!desk.path("a.svg").exists() && !desk.path("a.png").exists());
}

#[test]
fn a_board_goes_to_other_programs_and_comes_back_as_a_new_one() {
    let desk = desk();
    for (name, title) in [("q.excalidraw", "q"), ("q.canvas", "q (2)")] {
        let Said { code, err, .. } = desk.export(&["board", "--board", "1", "-o", name]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
        let file: Value = serde_json::from_slice(&desk.bytes(name)).expect("JSON");
        assert!(file.is_object());
        let before = desk.bytes("kreis.ron");
        let Said { code, out, .. } =
            desk.german(&["import", "kreis.ron", "board", name, "--dry-run"]);
        assert_eq!(code, Some(0), "{out}");
        assert!(
            out.contains("Zettel: 2") && out.contains("Probelauf"),
            "{out}"
        );
        assert_eq!(desk.bytes("kreis.ron"), before);
        let Said { code, out, err } = desk.german(&["import", "kreis.ron", "board", name]);
        assert_eq!((code, err.as_str()), (Some(0), ""));
        assert!(
            out.contains(&format!("Als Board „{title}“ eingelesen")),
            "{out}"
        );
        let project = desk.open("kreis.ron").project;
        let boards = project.boards_in_order();
        let (board, record) = boards.last().expect("a board");
        assert_eq!(record.title, title);
        assert_eq!(project.elements_of(*board).len(), 3);
    }
    let args = ["import", "kreis.ron", "board", "q.canvas", "--title", "Neu"];
    assert_eq!(desk.say_in("en", &args).code, Some(0));
    let project = desk.open("kreis.ron").project;
    assert_eq!(
        project.boards_in_order().last().expect("a board").1.title,
        "Neu"
    );
}

#[test]
fn a_broken_file_changes_nothing_and_is_told_in_both_languages() {
    let desk = desk();
    let before = desk.bytes("kreis.ron");
    desk.write("b.excalidraw", "{\"elements\": [\n{]");
    for (lang, part) in [("de", "Zeile 2, Spalte 2"), ("en", "line 2, column 2")] {
        let Said { code, err, .. } =
            desk.say_in(lang, &["import", "kreis.ron", "board", "b.excalidraw"]);
        assert_eq!(code, Some(1));
        assert!(err.contains(part), "{err}");
    }
    let Said { code, err, .. } = desk.german(&["import", "kreis.ron", "board", "nix.canvas"]);
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
    assert_eq!(desk.german(&wrong).code, Some(2));
    assert_eq!(desk.bytes("kreis.ron"), before);
}

#[test]
fn notes_become_cards_on_sheets() {
    let desk = desk();
    let cards = |out| {
        let call = ["cards", "--board", "1", "--blank", "7", "--per-page", "4"];
        desk.export(&[&call[..], &["-o", out]].concat())
    };
    let Said { code, out, err } = cards("k.html");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("9 Karten auf 3 Blättern A4"), "{out}");
    let html = desk.read("k.html");
    assert!(html.contains("size:A4") && html.contains(">11<") && html.contains(">19<"));
    assert!(!html.contains("vertraulich"));
    assert_eq!(cards("k.svg").code, Some(0));
    for name in ["k-01.svg", "k-02.svg", "k-03.svg"] {
        asked("xmllint", &["--noout", name], &desk);
        assert!(desk.bytes(name).starts_with(b"<?xml"));
    }
}
