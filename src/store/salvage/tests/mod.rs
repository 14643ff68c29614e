mod damage;

use std::ops::Range;

use proptest::prelude::*;

use super::walk::Walk;
use super::*;
use crate::model::{Circle, Entry, Id, Person, with_tables};
use crate::store::DEEPEST;
use crate::testing::{arbitrary_project, generated_project};

fn text_of(project: &Project) -> String {
    codec::encode(project, &Header::default()).expect("can be written")
}

fn walk(bytes: &[u8]) -> Salvaged {
    Walk::new(bytes, &Progress::default())
        .run()
        .expect("not cancelled")
}

fn id(n: u128) -> Ulid {
    Ulid(n)
}

fn person(name: &str) -> Person {
    Person {
        family_name: name.to_owned(),
        ..Person::default()
    }
}

fn people(names: &[&str]) -> Project {
    let mut project = Project::default();
    for (n, name) in names.iter().enumerate() {
        let n = u128::try_from(n).expect("few") + 1;
        project.people.insert(Id::from_ulid(id(n)), person(name));
    }
    project
}

/// The family names found, by id.
fn names(salvaged: &Salvaged) -> Vec<&str> {
    let people = salvaged.project.people.iter();
    people
        .map(|(_, person)| person.family_name.as_str())
        .collect()
}

fn kinds(salvaged: &Salvaged) -> Vec<DamageKind> {
    salvaged.damages.iter().map(|damage| damage.kind).collect()
}

fn line_of(text: &str, part: &str) -> usize {
    let at = text.find(part).expect("it is in there");
    1 + text[..at].matches('\n').count()
}

// ---- where a record stands, found out in another way than the walk does ----

#[derive(Debug)]
struct Stands {
    table: TableName,
    id: Ulid,
    lines: Range<usize>,
}

/// Where the records of a file stand that `encode` wrote, and the heads of its tables.
fn records_of(text: &str) -> (Vec<Stands>, Vec<usize>) {
    let mut records: Vec<Stands> = Vec::new();
    let mut heads = Vec::new();
    let mut table = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if let Some(name) = line
            .strip_prefix("  ")
            .and_then(|l| l.strip_suffix(": {\n"))
            && let Some(known) = TableName::ALL.iter().find(|table| table.as_str() == name)
        {
            table = Some(*known);
            heads.push(start);
        } else if let Some(rest) = line.strip_prefix("    \"")
            && let Some((id, rest)) = rest.split_at_checked(26)
            && rest.starts_with("\": (")
            && let (Some(table), Ok(id)) = (table, id.parse())
        {
            let lines = start..at;
            records.push(Stands { table, id, lines });
        } else if let Some(last) = records.last_mut()
            && table.is_some()
        {
            if line == "  },\n" {
                table = None;
            } else {
                last.lines.end = at;
            }
        }
    }
    (records, heads)
}

macro_rules! comparing {
    ($( $table:ident: $Record:ident, )*) => {
        fn is_equal(one: &Project, other: &Project, table: TableName, id: Ulid) -> bool {
            match table {
                $( TableName::$table => {
                    let id = Id::from_ulid(id);
                    one.$table.get(id).is_some() && one.$table.get(id) == other.$table.get(id)
                } )*
            }
        }
    };
}
with_tables!(comparing);

/// Whether a record is in what is kept without being known.
fn is_unknown(salvaged: &Salvaged, id: Ulid) -> bool {
    let id = id.to_string();
    salvaged
        .project
        .ext
        .iter()
        .any(|(_, text)| text.contains(&id))
}

// ---- whole files ----

#[test]
fn a_whole_file_is_found_whole() {
    let project = generated_project(3, 100_000);
    let text = text_of(&project);
    let salvaged = salvage(text.as_bytes());
    assert!(salvaged.is_whole());
    assert_eq!(salvaged.project, project);
    assert_eq!(salvaged.found(), records_of(&text).0.len());
}

#[test]
fn the_walk_finds_in_a_whole_file_what_the_parser_finds() {
    for text in [
        crate::store::example(),
        include_str!("../../../../tests/files/schema-1.zirkel.ron"),
    ] {
        let decoded = codec::decode(text).expect("whole");
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let narrow: String = text
            .lines()
            .map(|line| format!("{}\n", line.trim_start()))
            .collect();
        let wide = text
            .replace("\n  ", "\n\t \t ")
            .replace(": (\n", "\n:\n  (\n");
        let one_line = text.split_once("\n// blake3").expect("it has one").0;
        let one_line = one_line.replace("\n  ", " ").replace("  ", " ");
        for text in [text, &windows, &narrow, &wide, &one_line] {
            let walked = walk(text.as_bytes());
            assert_eq!(walked.damages, [], "{text}");
            assert_eq!(walked.project, decoded.project);
            assert_eq!(walked.header, decoded.header);
            assert_eq!(walked.schema, Some(1));
            assert!(!walked.cut_off);
        }
    }
}

proptest! {
    #[test]
    fn the_walk_finds_whatever_was_written(project in arbitrary_project()) {
        let walked = walk(text_of(&project).as_bytes());
        // `()` for a circle may stand alone before tables whose records it fits as well.
        prop_assert_eq!(walked.damages, []);
        prop_assert!(walked.project == project);
    }
}

#[test]
fn a_record_may_be_nested_as_deeply_as_in_a_whole_file() {
    let nested = |depth: usize| {
        let value = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        format!("(schema: 1, people: {{\"{}\": (new: {value})}})", id(1))
    };
    let deepest = (1..2 * DEEPEST)
        .take_while(|depth| codec::decode(&nested(*depth)).is_ok())
        .last()
        .expect("some");
    let found = |depth| walk(nested(depth).as_bytes()).found();
    assert_eq!((found(deepest), found(deepest + 1)), (1, 0));
}

// ---- damage ----

#[test]
fn what_never_was_a_project_gives_nothing() {
    for bytes in [
        &b""[..],
        b"(",
        b"Liebe Leute,\nanbei das Protokoll.\n",
        b"PK\x03\x04\xff\xfe\x00",
        &[0; 10_000],
        "\u{feff}".as_bytes(),
    ] {
        let salvaged = salvage(bytes);
        assert_eq!(salvaged.found(), 0);
        assert!(salvaged.cut_off && !salvaged.is_whole());
        assert!(salvaged.project.ext.is_empty());
    }
}

#[test]
fn of_a_file_cut_anywhere_all_whole_records_are_found() {
    let text = include_str!("../../../../tests/files/schema-1.zirkel.ron");
    let whole = codec::decode(text).expect("whole").project;
    let (records, _) = records_of(text);
    let end = text.find("\n)\n").expect("it ends");
    for cut in (0..end).step_by(3) {
        let salvaged = salvage(&text.as_bytes()[..cut]);
        assert!(salvaged.cut_off, "cut at {cut}");
        // Without the line feed and the comma.
        let expected = records.iter().filter(|r| r.lines.end - 2 <= cut);
        assert_eq!(salvaged.found(), expected.clone().count(), "cut at {cut}");
        for record in expected {
            assert!(is_equal(&whole, &salvaged.project, record.table, record.id));
        }
        let torn = records
            .iter()
            .find(|r| r.lines.start + 35 <= cut && cut < r.lines.end - 2);
        let lost = salvaged.damages.last().filter(|_| torn.is_some());
        assert_eq!(lost.and_then(|lost| lost.id), torn.map(|torn| torn.id));
        if let (Some(lost), Some(torn)) = (lost, torn) {
            assert_eq!(lost.kind, DamageKind::Lost);
            assert_eq!(lost.table, Some(torn.table));
            let line = text[..torn.lines.start].matches('\n').count() + 1;
            assert_eq!(lost.line, line);
        }
    }
}

#[test]
fn a_record_that_cannot_be_read_is_told_with_its_lines() {
    let text = text_of(&people(&["A", "B", "C"]));
    let broken = text.replace("family_name: \"B\"", "family_name; \"B\"");
    let salvaged = salvage(broken.as_bytes());
    assert_eq!(names(&salvaged), ["A", "C"]);
    let line = line_of(&text, &id(2).to_string());
    assert_eq!(
        salvaged.damages,
        [Damage {
            kind: DamageKind::Lost,
            table: Some(TableName::people),
            id: Some(id(2)),
            line,
            lines: 3,
        }]
    );
    assert_eq!(salvaged.checksum, Some(false));
    assert!(!salvaged.cut_off);
}

/// Whatever is put in anywhere, the records before and behind that line are found.
#[test]
fn quotes_brackets_and_comments_swallow_nothing() {
    let mut project = people(&["A", "B \"b\"", "C\nc \\"]);
    project.circle.insert(
        Circle::ID,
        Circle {
            name: "K".to_owned(),
            note: "\"\n".to_owned(),
            ..Circle::default()
        },
    );
    for n in 11..13 {
        let entry = Entry {
            session: Some(Id::from_ulid(id(1))),
            text: format!("Text \"{n}\"\nZeile 2"),
            ..Entry::default()
        };
        project.entries.insert(Id::from_ulid(id(n)), entry);
    }
    let text = text_of(&project);
    let (records, heads) = records_of(&text);
    let in_head = |at: usize| {
        let line = 1 + text[..at].rfind('\n').unwrap_or_default();
        heads.contains(&line)
    };
    for junk in [
        "\"", "r\"", "r#\"", "r##\"", "\"#", "(", ")", "[", "]", "{", "}", "/*", "*/", "//", "\\",
        "'", ",", ":", "\n", "\0", "),", "x: r#\"", "x: {", "x: (", "x: \"", "\"\"",
    ] {
        for at in 0..=text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes.splice(at..at, junk.bytes());
            let salvaged = salvage(&bytes);
            for record in &records {
                if (record.lines.start..record.lines.end).contains(&at) {
                    continue;
                }
                let found = is_equal(&project, &salvaged.project, record.table, record.id);
                // In the middle of a name it may make an unknown table of a known one.
                assert!(
                    found || in_head(at) && is_unknown(&salvaged, record.id),
                    "{junk:?} at {at}, {record:?}: {:#?}\n{}",
                    salvaged.damages,
                    String::from_utf8_lossy(&bytes)
                );
            }
        }
    }
}

#[test]
fn a_block_of_zeros_costs_the_records_in_it() {
    let text = text_of(&people(&["A", "B", "C", "D", "E"]));
    let start = text.find(&id(2).to_string()).expect("there") + 40;
    let end = text.find(&id(4).to_string()).expect("there") + 3;
    let mut bytes = text.clone().into_bytes();
    bytes[start..end].fill(0);
    let salvaged = salvage(&bytes);
    assert_eq!(names(&salvaged), ["A", "E"]);
    assert_eq!(kinds(&salvaged), [DamageKind::Lost]);
    assert_eq!(salvaged.damages[0].id, Some(id(2)));
}

#[test]
fn a_text_with_a_hole_is_taken_and_told() {
    let text = text_of(&people(&["A", "Bergmann-Großkopf", "C"]));
    for hole in [
        &b"\0\0\0\0\0"[..],
        b"\xff\xfe\0\0\xc3",
        b"\x07\x1b\x01\x02\x03",
    ] {
        let mut bytes = text.clone().into_bytes();
        let at = text.find("mann").expect("there");
        bytes[at..at + hole.len()].copy_from_slice(hole);
        let salvaged = salvage(&bytes);
        let found = names(&salvaged);
        assert!(found[1].starts_with("Berg\u{fffd}"), "{found:?}");
        assert!(found[1].ends_with("Großkopf"), "{found:?}");
        assert!(!found[1].contains(char::is_control));
        assert_eq!(kinds(&salvaged), [DamageKind::Mended]);
        assert_eq!(salvaged.damages[0].id, Some(id(2)));
    }
}

#[test]
fn of_a_doubled_block_the_first_records_are_kept() {
    let text = text_of(&people(&["A", "B", "C", "D"]));
    let start = text.find(&format!("    \"{}", id(2))).expect("there");
    let end = text.find(&format!("    \"{}", id(4))).expect("there");
    let doubled = format!("{}{}", &text[..end], &text[start..]);
    let salvaged = salvage(doubled.as_bytes());
    assert_eq!(names(&salvaged), ["A", "B", "C", "D"]);
    let twice = DamageKind::Twice { same: true };
    assert_eq!(kinds(&salvaged), [twice, twice]);
    let other = doubled.replacen("\"B\"", "\"X\"", 1);
    let salvaged = salvage(other.as_bytes());
    assert_eq!(names(&salvaged), ["A", "X", "C", "D"]);
    let differs = DamageKind::Twice { same: false };
    assert_eq!(kinds(&salvaged), [differs, twice]);
    // The first of the two cannot be read, the second can: nothing is lost.
    let torn = doubled.replacen("family_name: \"B\"", "family_name: \"B", 1);
    let salvaged = salvage(torn.as_bytes());
    assert_eq!(names(&salvaged), ["A", "B", "C", "D"]);
    assert!(!kinds(&salvaged).contains(&DamageKind::Lost));
}

#[test]
fn of_a_missing_block_only_the_checksum_tells_if_it_was_cut_out_neatly() {
    let text = text_of(&people(&["A", "B", "C", "D"]));
    let start = text.find(&format!("    \"{}", id(2))).expect("there");
    let end = text.find(&format!("    \"{}", id(4))).expect("there");
    let cut = format!("{}{}", &text[..start], &text[end..]);
    let salvaged = salvage(cut.as_bytes());
    assert_eq!(names(&salvaged), ["A", "D"]);
    assert_eq!(
        (salvaged.damages.len(), salvaged.checksum),
        (0, Some(false))
    );
    assert!(!salvaged.is_whole());
    // In the middle of texts, as it happens.
    let cut = format!("{}{}", &text[..start + 50], &text[end + 20..]);
    let salvaged = salvage(cut.as_bytes());
    assert_eq!(names(&salvaged), ["A"]);
    assert_eq!(salvaged.damages[0].id, Some(id(2)));
}

// ---- which table ----

#[test]
fn records_whose_tables_head_is_gone_go_where_they_belong() {
    let text = include_str!("../../../../tests/files/schema-1.zirkel.ron");
    let whole = codec::decode(text).expect("whole").project;
    for table in TableName::ALL {
        let head = format!("  {}: {{", table.as_str());
        // The file is of a time before some tables.
        if !text.contains(&head) {
            continue;
        }
        for junk in ["", "\0\0\0\0\0\0", "  },", "  \"", "\u{fffd}: {"] {
            let salvaged = salvage(text.replacen(&head, junk, 1).as_bytes());
            assert!(!salvaged.is_whole());
            assert!(
                salvaged.project == whole,
                "{table:?} {junk:?} {:?}",
                salvaged.damages
            );
        }
        // One wrong letter does not make another table.
        let name = table.as_str();
        for at in 0..name.len() {
            let mut wrong = name.to_owned();
            wrong.replace_range(at..=at, "x");
            let wrong = text.replacen(&head, &format!("  {wrong}: {{"), 1);
            let salvaged = salvage(wrong.as_bytes());
            assert!(
                salvaged.project == whole,
                "{table:?} {:?}",
                salvaged.damages
            );
            let told = |damage: &Damage| damage.table == Some(*table);
            assert!(salvaged.damages.iter().any(told), "{salvaged:#?}");
        }
    }
}

#[test]
fn a_record_that_may_belong_to_two_tables_is_told() {
    let one = id(1).to_string();
    let text = format!(
        "(schema: 1, memberships: {{\n\"{}\": (person: Some(\"{one}\"), \0\n\"{}\": (person: \
         Some(\"{one}\")),\n}}, sessions: {{}})",
        id(2),
        id(3),
    );
    let salvaged = salvage(text.as_bytes());
    assert_eq!(kinds(&salvaged), [DamageKind::Lost, DamageKind::Misplaced]);
    assert_eq!(salvaged.damages[1].table, Some(TableName::memberships));
    assert_eq!(salvaged.project.memberships.len(), 1);
}

/// The text of a file, with something put in the place of all from one part to another.
fn spliced(text: &str, from: &str, to: &str, instead: &str) -> String {
    let start = text.find(from).expect("there");
    let end = start + text[start..].find(to).expect("behind it");
    format!("{}{instead}{}", &text[..start], &text[end..])
}

#[test]
fn a_record_does_not_take_in_the_tables_behind_it() {
    let text = include_str!("../../../../tests/files/schema-1.zirkel.ron");
    let whole = codec::decode(text).expect("whole").project;
    // Each is a sound record by its brackets, with the rest of the file as unknown fields.
    let id = "01BX5ZZKBK0000000000000051";
    let doubled = text.replacen(
        "  sessions: {\n",
        &format!("  sessions: {{\n    \"{id}\": (x: {{\n"),
        1,
    );
    let doubled = doubled.replacen("\n)\n", "\n),\n},\n)\n", 1);
    let salvaged = salvage(doubled.as_bytes());
    assert_eq!(salvaged.project.sessions, whole.sessions);
    assert_eq!(salvaged.project.elements, whole.elements);
    // By its brackets, but what stands between them is nothing.
    let torn = spliced(
        text,
        "purpose: Photo",
        "\"01BX5ZZKBK0000000000000051\"",
        "purpose:\u{e1} {\n    ",
    );
    for torn in [torn.replace('\n', " "), torn] {
        let salvaged = salvage(torn.as_bytes());
        assert_eq!(salvaged.project.sessions, whole.sessions);
        assert_eq!(salvaged.project.elements, whole.elements);
        assert_eq!(kinds(&salvaged), [DamageKind::Lost]);
    }
}

#[test]
fn a_cut_from_one_table_to_another_takes_no_record_into_the_wrong_one() {
    let text = include_str!("../../../../tests/files/schema-1.zirkel.ron");
    let second =
        "\"01BX5ZZKBK0000000000000042\": (\n      person: Some(\"01BX5ZZKBK0000000000000021\"),";
    let text = text.replace(
        "      withdrawn_on: Some(\"2018-11-08\"),\n    ),\n",
        &format!("      withdrawn_on: Some(\"2018-11-08\"),\n    ),\n    {second}\n    ),\n"),
    );
    let whole = codec::decode(&text).expect("whole").project;
    assert_eq!(whole.consents.len(), 2);
    // What is left over of two records reads as none.
    let again = "person: Some(\"01BX5ZZKBK0000000000000021\"),\n      purpose";
    let cut = spliced(&text, "role: Lead", again, "");
    let salvaged = salvage(cut.as_bytes());
    let told: Vec<_> = salvaged.damages.iter().map(|d| (d.kind, d.line)).collect();
    assert_eq!(
        salvaged.found() + 2,
        Salvaged::of(&codec::decode(&text).expect("whole")).found()
    );
    let misplaced = told
        .iter()
        .filter(|(kind, _)| *kind == DamageKind::Misplaced);
    assert_eq!(misplaced.count(), 1, "{told:?}");
    // What is left over reads well, but the ids do not go on rising.
    let falling = text.replace("01BX5ZZKBK0000000000000042", "01BX5ZZKBK0000000000000030");
    let cut = spliced(
        &falling,
        "  consents: {",
        "\"01BX5ZZKBK0000000000000030",
        "  ",
    );
    let cut = cut.replacen("  },\n  \"01BX", "    \"01BX", 1);
    let salvaged = salvage(cut.as_bytes());
    assert_eq!(
        kinds(&salvaged),
        [DamageKind::Misplaced],
        "{:?}",
        salvaged.damages
    );
}

// ---- what is not known ----

#[test]
fn unknown_tables_and_fields_are_kept_where_they_are_whole() {
    let table = format!(
        "  ballots: {{\n    \"{}\": (\n      option: r#\"a \"quoted\" }}\"#,\n    ),\n    \"{}\": \
         (one: 1),\n  }},\n",
        id(41),
        id(42)
    );
    let text = text_of(&people(&["A", "B", "C"]))
        .replace("\"B\",", "\"B\",\n      colour: Some((1, 2)),")
        .replace("\n)\n", &format!("\n{table}  limit: 5,\n)\n"))
        .replace("\"A\"", "\"A");
    let salvaged = salvage(text.as_bytes());
    assert_eq!(names(&salvaged), ["B", "C"]);
    let people: Vec<&Person> = salvaged.project.people.iter().map(|(_, p)| p).collect();
    let fields: Vec<_> = people[0].ext.iter().collect();
    assert_eq!(fields, [("colour", "Some((1, 2))")]);
    let ext: Vec<_> = salvaged.project.ext.iter().collect();
    assert_eq!(ext.len(), 2);
    assert_eq!(ext[0].0, "ballots");
    assert!(ext[0].1.contains("a \"quoted\" }"));
    assert_eq!(ext[1], ("limit", "5"));
    assert_eq!(kinds(&salvaged), [DamageKind::Lost]);

    // Damaged itself, it is lost as a whole, and its records come into no other table.
    let text = text.replace("(one: 1)", "(one: 1");
    let salvaged = salvage(text.as_bytes());
    assert_eq!(salvaged.found(), 2);
    assert!(salvaged.project.ext.is_empty());
}

#[test]
fn a_newer_file_tells_its_schema() {
    let text = text_of(&people(&["A", "B"])).replace("schema: 1", "schema: 7");
    let salvaged = salvage(text.replace("\"A\"", "\"A").as_bytes());
    assert_eq!(salvaged.schema, Some(7));
    assert_eq!(names(&salvaged), ["B"]);
}

#[test]
fn a_text_that_quotes_a_project_file_is_one_text() {
    let quoted = text_of(&people(&["quoted", "also quoted"]));
    let mut project = people(&["A", "B"]);
    let mut note = quoted.replace(&id(1).to_string(), &id(91).to_string());
    note.push_str("\nEnde");
    for name in ["C", "D"] {
        let mut person = person(name);
        person.note.clone_from(&note);
        let next = u128::try_from(project.people.len()).expect("few") + 1;
        project.people.insert(Id::from_ulid(id(next)), person);
    }
    let text = text_of(&project);
    // The damage is elsewhere, before or behind.
    for name in ["A", "B"] {
        let torn = text.replacen(&format!("\"{name}\""), &format!("\"{name}"), 1);
        let salvaged = salvage(torn.as_bytes());
        assert_eq!(salvaged.found(), 3, "{salvaged:#?}");
        assert!(
            salvaged
                .project
                .people
                .iter()
                .all(|(_, p)| p.family_name != "quoted")
        );
    }
}

// ---- hostile files ----

/// Nothing here looks at a clock: were the time quadratic, the test would not end.
#[test]
fn hostile_files_take_no_longer_than_others() {
    const LEN: usize = 1_000_000;
    let head = format!("\"{}\": (", id(7));
    let raw_head = format!("{head}t: r#\"\n");
    let nested_head = format!("{head}a: {{\n");
    let swallowing = format!("{head}r##\"{head}r#\"\"##),\n");
    let comment_head = format!("//{head}");
    for (start, part, end) in [
        ("", "\"", ""),
        ("(", "(", ""),
        ("(schema: 1, people: {", "{", ""),
        ("(schema: 1, people: {", "[]", ""),
        ("(schema: 1, people: {", "r#\"", ""),
        ("(schema: 1, people: {", "\n", ""),
        ("(schema: 1, people: {", "a\n", ""),
        ("(schema: 1, ", "a: 1,", ""),
        ("(schema: 1, ", "a: {\n", ""),
        ("(schema: 1, ", "a:\n", ""),
        ("(schema: 1, ", "/*", ""),
        ("(schema: 1, ", "/**/", ""),
        ("(schema: 1, people: {", "'", ""),
        ("(schema: 1, people: {", "\\", ""),
        ("(schema: 1, people: {", &head, ""),
        ("(schema: 1, people: {", &raw_head, "\"#"),
        ("(schema: 1, people: {", &raw_head, ""),
        ("(schema: 1, people: {", &nested_head, ""),
        ("(schema: 1, people: {", &swallowing, ""),
        ("(schema: 1, people: {", &comment_head, ""),
        ("(schema: 1, people: {", "people: {", "\0"),
        ("(schema: 1, people: {", "\npeople: {", "\0"),
        ("(schema: 1, people: {", "\n  junk: {", "\0"),
    ] {
        let mut file = start.to_owned();
        file.push_str(&part.repeat(LEN / part.len()));
        file.push_str(end);
        file.push_str(&"[],".repeat(if end.is_empty() { 0 } else { LEN / 3 }));
        let salvaged = salvage(file.as_bytes());
        // As the memory of it is bounded.
        assert!(salvaged.damages.len() <= file.len() / 30 + 1, "{part}");
    }
}

#[test]
fn salvage_can_be_stopped() {
    let progress = Progress::default();
    progress.cancel();
    assert!(salvage_with(b"(schema: 1", &progress).is_none());
}
