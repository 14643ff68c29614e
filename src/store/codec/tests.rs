use proptest::prelude::*;

use super::*;
use crate::document::{Document, IdSource, Step};
use crate::model::{Circle, Entry, Id, Person};
use crate::store::DEEPEST;
use crate::testing::{arbitrary_project, generated_project};

fn text_of(project: &Project) -> String {
    encode(project, &Header::default()).expect("can be written")
}

fn with_note(note: &str) -> Project {
    let mut project = Project::default();
    let circle = Circle {
        note: note.to_owned(),
        ..Circle::default()
    };
    project.circle.insert(Circle::ID, circle);
    project
}

fn note_of(text: &str) -> String {
    let decoded = decode(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    decoded.project.circle().note.clone()
}

/// A file around the given fields, without a checksum.
fn file(fields: &str) -> String {
    format!("(schema: 1, {fields})\n")
}

fn header() -> Header {
    let mut header = Header::default();
    let mut ids = IdSource::counting_from(7);
    header.saved.insert(ids.next(), 3);
    header.saved.insert(ids.next(), u64::MAX);
    header
}

#[test]
fn a_file_looks_as_the_format_says() {
    let text = encode(&with_note("Zeile 1\nZeile \"2\""), &header()).expect("can be written");
    let (body, checksum) = text.split_at(text.find("// blake3").expect("a checksum"));
    assert_eq!(
        body,
        r###"(
  schema: 1,
  saved: {
    "00000000000000000000000008": 3,
    "00000000000000000000000009": 18446744073709551615,
  },
  circle: {
    "00000000000000000000000001": (
      note: r#"Zeile 1
Zeile "2""#,
    ),
  },
)
"###
    );
    let hash = blake3::hash(body.as_bytes());
    assert_eq!(checksum, format!("// blake3: {hash}\n"));
}

#[test]
fn texts_that_are_hard_to_write_down_come_back() {
    for note in [
        "",
        "\"",
        "\"#",
        "\"###",
        "#\"#",
        "\\",
        "\\\"",
        "\\u{41}",
        "\t\n\n",
        "\n// blake3: 00\n",
        "\n)\n// blake3: af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262",
        "\u{feff}",
        "*/ /* //",
        "👩\u{200d}🌾 \u{202e}abc",
        "as\r\nit\ris",
    ] {
        let text = text_of(&with_note(note));
        assert_eq!(note_of(&text), note, "{text}");
        assert_eq!(decode(&text).expect("valid").checksum, Some(true));
    }
}

#[test]
fn the_checksum_tells_what_another_program_changed() {
    let text = text_of(&with_note("Kaffee"));
    assert_eq!(decode(&text).expect("valid").checksum, Some(true));

    let changed = text.replace("Kaffee", "Tee");
    assert_eq!(decode(&changed).expect("valid").checksum, Some(false));

    let without = text.split("// blake3").next().unwrap_or_default();
    assert_eq!(decode(without).expect("valid").checksum, None);

    let half = &text[..text.len() - 10];
    assert_eq!(decode(half).expect("valid").checksum, Some(false));
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_are_no_change() {
    let project = with_note("eins\nzwei \"drei\"\n");
    let windows = format!("\u{feff}{}", text_of(&project).replace('\n', "\r\n"));
    let decoded = decode(&windows).expect("valid");
    assert_eq!(decoded.project, project);
    assert_eq!(decoded.checksum, Some(true));
}

#[test]
fn texts_of_another_program_are_brought_into_form() {
    let note = |written: &str| {
        note_of(&file(&format!(
            "circle: {{\"00000000000000000000000001\": (note: \"{written}\")}}"
        )))
    };
    assert_eq!(note("Ayse O\u{308}zbabacan"), "Ayse Özbabacan");
    assert_eq!(note("eins\r\nzwei\rdrei\\u{0}"), "eins\nzwei\ndrei");
    assert_eq!(note("a\\\"b\\tc\\u{e4}"), "a\"b\tcä");
}

#[test]
fn what_a_newer_version_added_survives_word_for_word() {
    let newer = file(
        "people: {\"0000000000000000000000000A\": (given_name: \"A\", r#photo-id: Some((
  a: [1, /* two */ 2.50], b: r#\"x\"y\"#)), pronouns: [\"\"])}, unknown_table: { 1: Foo(x: ()) }",
    );
    let decoded = decode(&newer).expect("valid");
    let id: Id<Person> = "0000000000000000000000000A".parse().expect("an id");

    let mut document = Document::new(decoded.project);
    document.edit(Step::EditPerson, |edit| {
        edit.change(id, |person: &mut Person| person.given_name = "B".to_owned());
    });
    let written = text_of(document.project());
    assert!(written.contains("given_name: \"B\""));
    assert!(written.contains(
        "r#photo-id: Some((\n  a: [1, /* two */ 2.50], b: r#\"x\"y\"#)),\n      pronouns: [\"\"],"
    ), "{written}");
    assert!(
        written.contains("\n  unknown_table: { 1: Foo(x: ()) },\n)\n"),
        "{written}"
    );

    let again = decode(&written).expect("valid");
    assert_eq!(&again.project, document.project());
    assert_eq!(text_of(&again.project), written);
}

#[test]
fn a_newer_schema_opens_if_its_shapes_are_known() {
    let newer = text_of(&with_note("neu")).replace("schema: 1", "schema: 2");
    let decoded = decode(&newer).expect("shapes are known");
    assert_eq!((decoded.schema, decoded.checksum), (2, Some(false)));
    assert_eq!(decoded.project.circle().note, "neu");

    let stranger = "(schema: 3, circle: \"all is different\")";
    let error = decode(stranger).expect_err("unknown shape");
    assert!(
        matches!(
            error,
            OpenError::TooNew {
                schema: 3,
                known: SCHEMA
            }
        ),
        "{error}"
    );

    let cut = decode("(schema: 3, circle: {\"0000").expect_err("cut off");
    assert!(matches!(cut, OpenError::Truncated { .. }), "{cut}");
}

#[test]
fn what_is_no_project_is_refused_with_place_and_reason() {
    for (text, line, column) in [
        ("Guten Tag", 1, 6),
        ("[1, 2]", 1, 1),
        ("{\"schema\": 1}", 1, 1),
        ("\0\0\0\0", 1, 1),
        ("()", 1, 2),
        ("(people: {})", 1, 8),
        ("(schema: 0)", 1, 11),
        ("(schema: -1)", 1, 12),
        ("(schema: \"1\")", 1, 10),
        ("(schema: 99999999999)", 1, 21),
        ("#![enable(implicit_some)]\n(schema: 1)", 2, 1),
        ("(schema: 1) (", 1, 13),
        ("(schema: 1,\n people: [])", 2, 10),
        ("(schema: 1,\n people: {\"x\": ()})", 2, 14),
    ] {
        let error = decode(text).expect_err(text);
        let OpenError::NotAProject { at, reason } = &error else {
            panic!("{text}: {error:?}");
        };
        assert_eq!((at.line, at.column), (line, column), "{text}: {reason}");
        assert!(!reason.is_empty());
    }
    let reason = decode("(schema: 0)")
        .expect_err("no such schema")
        .to_string();
    assert!(reason.contains("schema 0"), "{reason}");
    let reason = decode("(name: 1)").expect_err("no schema").to_string();
    assert!(reason.contains("`schema`"), "{reason}");
}

#[test]
fn a_file_that_ends_too_early_is_told_apart_from_garbage() {
    let text = text_of(&generated_project(1, 3_000));
    let end = text.find("\n// blake3").expect("a checksum");
    for cut in (0..end).filter(|at| text.is_char_boundary(*at)) {
        let error = decode(&text[..cut]).expect_err("something is missing");
        assert!(
            matches!(error, OpenError::Truncated { .. }),
            "{cut}: {error:?}"
        );
    }
    // With the last line in its place nothing was cut off.
    let garbled = text.replacen("name: \"", "name: #", 1);
    let error = decode(&garbled).expect_err("garbled");
    assert!(matches!(error, OpenError::NotAProject { .. }), "{error:?}");
}

#[test]
fn nothing_stands_twice() {
    for (fields, line) in [
        ("people: {},\npeople: {}", 2),
        ("saved: {},\nsaved: {}", 2),
        ("people: {},\nschema: 1", 2),
        (
            "saved: {\n\"0000000000000000000000000A\": 1,\n\"0000000000000000000000000A\": 2}",
            3,
        ),
        ("unknown: 1,\nunknown: 2,\n", 2),
        (
            "circle: {\n\"0000000000000000000000000A\": (),\n\"0000000000000000000000000A\": (\n\n)}",
            3,
        ),
        (
            "circle: {\"0000000000000000000000000A\": (\nname: \"a\",\nname: \"b\",\n\n)}",
            3,
        ),
        (
            "circle: {\"0000000000000000000000000A\": (\nnew: \"a\",\nnew: \"b\",\n\n)}",
            3,
        ),
        (
            "people: {\"0000000000000000000000000A\": (emails: [(value: \"\", value: \"\")])}",
            1,
        ),
    ] {
        let error = decode(&file(fields)).expect_err(fields);
        let OpenError::Duplicate { at, .. } = &error else {
            panic!("{fields}: {error:?}");
        };
        assert_eq!(at.line, line, "{fields}: {error}");
    }
}

#[test]
fn deep_nesting_ends_neither_the_stack_nor_the_patience() {
    for (open, close) in [
        ("[", "]"),
        ("(", ")"),
        ("{1:", "}"),
        ("Some(", ")"),
        ("A(", ")"),
        ("(a:", ")"),
    ] {
        let junk = open.repeat(100_000);
        for file in [
            file(&format!("junk: {junk}")),
            file(&format!(
                "circle: {{\"00000000000000000000000001\": (junk: {junk}"
            )),
            file(&format!("circle: {junk}")),
            junk.clone(),
        ] {
            let error = decode(&file).expect_err("junk");
            assert!(
                matches!(
                    error,
                    OpenError::TooDeep { .. } | OpenError::NotAProject { .. }
                ),
                "{open}: {error:?}"
            );
        }
        let unknown = decode(&file(&format!("junk: {junk}"))).expect_err("junk");
        assert!(
            matches!(unknown, OpenError::TooDeep { .. }),
            "{open}: {unknown:?}"
        );

        let nested = |depth: usize| {
            decode(&file(&format!(
                "junk: {}1{}",
                open.repeat(depth),
                close.repeat(depth)
            )))
        };
        assert!(nested(DEEPEST - 2).is_ok(), "{open}");
        assert!(
            matches!(nested(2 * DEEPEST), Err(OpenError::TooDeep { .. })),
            "{open}"
        );
    }
    let comments = format!("(schema: 1, {}", "/*".repeat(100_000));
    assert!(matches!(
        decode(&comments),
        Err(OpenError::Truncated { .. })
    ));
}

/// What happens to files: bits turn over, pieces are cut out, put in, or swapped.
fn garbled(bytes: &mut Vec<u8>, hits: &[(u8, u16, u8)]) {
    for (kind, place, byte) in hits {
        let at = usize::from(*place) * bytes.len() / (usize::from(u16::MAX) + 1);
        let until = (at + usize::from(*byte)).min(bytes.len());
        match kind % 6 {
            0 if at < bytes.len() => bytes[at] ^= 1 << (byte % 8),
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(at..until)),
            3 => bytes.insert(at, *byte),
            4 => {
                let piece = bytes[at..until].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                const JUNK: &[&str] = &[
                    "(", "[", "{", "\"", "r#\"", "//", "/*", ",", ")", "Some(", "\\", "'", "0x",
                    "1e9", "b\"", "#",
                ];
                let junk = JUNK[usize::from(*byte) % JUNK.len()];
                bytes.splice(at..at, junk.bytes());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_project_comes_back_as_it_was(project in arbitrary_project(), count in any::<u64>()) {
        let mut header = header();
        header.saved.insert(IdSource::counting_from(99).next(), count);
        let text = encode(&project, &header).expect("can be written");
        let decoded = decode(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        prop_assert_eq!(&decoded.project, &project);
        prop_assert_eq!(&decoded.header, &header);
        prop_assert_eq!((decoded.schema, decoded.checksum), (SCHEMA, Some(true)));
        prop_assert_eq!(encode(&decoded.project, &decoded.header).expect("can be written"), text);
    }

    #[test]
    fn any_project_comes_back_through_windows(project in arbitrary_project()) {
        let text = format!("\u{feff}{}", text_of(&project).replace('\n', "\r\n"));
        let decoded = decode(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        prop_assert_eq!(text_of(&decoded.project), text_of(&project));
        prop_assert_eq!(decoded.checksum, Some(true));
    }

    #[test]
    fn a_garbled_file_is_refused_or_known_to_be_garbled(
        project in arbitrary_project(),
        hits in prop::collection::vec(any::<(u8, u16, u8)>(), 1..4),
    ) {
        let mut bytes = text_of(&project).into_bytes();
        garbled(&mut bytes, &hits);
        // `decode` gets texts only; `open` refuses the others.
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(decoded) = decode(&text) {
            // Not garbled after all, or only behind the end or in line ends.
            let same = decoded.project == project;
            prop_assert!(same || decoded.checksum != Some(true), "{}", text);
        }
    }

    #[test]
    fn garbage_never_panics(text in ".{0,200}", inner in "[(){}\\[\\]\",:#/*r\\\\a1 \n'-]{0,80}") {
        let _ = decode(&text);
        let _ = decode(&file(&inner));
        let _ = decode(&file(&format!("junk: {inner}")));
        let _ = decode(&file(&format!("circle: {{\"00000000000000000000000001\": ({inner})}}")));
    }
}

#[test]
fn entries_of_many_lines_stay_readable() {
    let project = generated_project(5, 40_000);
    let text = text_of(&project);
    let entry: &Entry = project
        .entries
        .iter()
        .map(|(_, entry)| entry)
        .find(|entry| entry.text.contains("\n\n"))
        .expect("one of several paragraphs");
    assert!(text.contains(&entry.text), "not escaped");
}
