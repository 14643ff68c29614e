//! Registers that went out, opened by programs that nobody here wrote: openpyxl, Python's csv,
//! icalendar, vobject and LibreOffice. Where one is missing the test says that it was skipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;
use zirkel::exchange::registers::{self, Format, Now, Register, Wanted};
use zirkel::i18n::{Lang, Texts};
use zirkel::model::{
    Action, ActionStatus, AgendaItem, Audience, Day, Decision, Due, Entry, EntryKind, Id, Order,
    Person, Project, Session, SessionState, Suggestion, Ulid, Visibility,
};

const FORMULA: &str = "=HYPERLINK(\"http://example.org\",\"hier\")";
const DDE: &str = "+49-1+cmd|' /C calc'!A0";
/// Semicolons, commas, a backslash, quotes, and lines of their own.
const MARKS: &str =
    "Erstens; zweitens, „drittens“ \"viertens\" C:\\Ordner\n\nEND:VTODO\nDUE:19990101";
/// Arabic and Hebrew, with marks that turn the direction.
const RIGHT_TO_LEFT: &str = "\u{202b}لجنة الاندماج\u{202c} und \u{2067}שלום\u{2069} im Quartier";

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

/// 10,000 letters of up to four bytes, in words.
fn long() -> String {
    let words = ["Übung ", "Ämter ", "€uro ", "𝄞 ", "Straße "];
    let text: String = words
        .into_iter()
        .cycle()
        .flat_map(str::chars)
        .take(9_999)
        .collect();
    format!("{}.", text.trim_end())
}

/// Control characters as a file may hold them, and the two that are no characters.
fn control() -> String {
    let all: String = (1..32)
        .filter_map(char::from_u32)
        .filter(|c| !matches!(c, '\n' | '\r'))
        .collect();
    format!("vor{all}\u{7f}\u{fffe}\u{ffff}nach")
}

/// The texts of five actions.
fn hostile() -> [String; 5] {
    [
        FORMULA.to_owned(),
        DDE.to_owned(),
        MARKS.to_owned(),
        RIGHT_TO_LEFT.to_owned(),
        long(),
    ]
}

fn project() -> Project {
    let mut project = Project::default();
    let sessions = [
        (
            1,
            "2/2018",
            "Herbstsitzung; „Mitte“, 2018",
            SessionState::Closed,
            "2018-11-07",
        ),
        (
            2,
            "1/2019",
            "Frühjahrssitzung",
            SessionState::Scheduled,
            "2019-05-08",
        ),
        (
            3,
            "2/2019",
            "Fällt aus",
            SessionState::Cancelled,
            "2019-11-06",
        ),
    ];
    for (n, number, title, state, date) in sessions {
        let session = Session {
            number: number.to_owned(),
            title: title.to_owned(),
            place: "Berlin; Mitte, Zimmerstraße".to_owned(),
            state,
            ..Session::default()
        };
        project.sessions.insert(id(n), session);
        let day = Day {
            session: Some(id(n)),
            date: date.parse().ok(),
            planned_start: "09:30:00".parse().ok(),
            planned_end: "17:00:00".parse().ok(),
            ..Day::default()
        };
        project.days.insert(id(n), day);
    }
    let item = AgendaItem {
        session: Some(id(1)),
        title: RIGHT_TO_LEFT.to_owned(),
        planned_minutes: Some(30),
        visibility: Visibility::Public,
        order: Order::default(),
        ..AgendaItem::default()
    };
    project.agenda.insert(id(1), item);
    let person = Person {
        given_name: "Ayşe".to_owned(),
        family_name: control(),
        ..Person::default()
    };
    project.people.insert(id(1), person);
    let entry = |kind, text: String| Entry {
        session: Some(id(1)),
        item: Some(id(1)),
        kind,
        text,
        ..Entry::default()
    };
    let states = [
        (
            ActionStatus::Open,
            Some(Due::On("2018-12-15".parse().expect("a date"))),
        ),
        (ActionStatus::InProgress, Some(Due::NextSession)),
        (ActionStatus::Done, None),
        (ActionStatus::Dropped, None),
        (ActionStatus::Deferred, None),
    ];
    for ((n, text), (status, due)) in (1..).zip(hostile()).zip(states) {
        let action = Action {
            number: Some(n),
            owner: Some(id(1)),
            due,
            status,
            ..Action::default()
        };
        let entry = Entry {
            action: Some(action),
            ..entry(EntryKind::Action, text)
        };
        project.entries.insert(id(u128::from(n)), entry);
    }
    let decision = Entry {
        decision: Some(Decision {
            number: Some(1),
            yes: Some(12),
            no: Some(0),
            abstained: Some(1),
            ..Decision::default()
        }),
        ..entry(EntryKind::Decision, MARKS.to_owned())
    };
    project.entries.insert(id(10), decision);
    let suggestion = Entry {
        suggestion: Some(Suggestion {
            addressee: DDE.to_owned(),
            ..Suggestion::default()
        }),
        ..entry(EntryKind::Suggestion, FORMULA.to_owned())
    };
    project.entries.insert(id(11), suggestion);
    project
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// The register as a file in `folder`.
fn write(folder: &Path, wanted: &Wanted<'_>, format: Format) -> PathBuf {
    let now = Now {
        moment: "2019-01-10T08:00:00Z".parse().expect("a moment"),
        today: "2019-01-10".parse().expect("a date"),
    };
    let texts = Texts::new(Lang::De);
    let written = registers::write(&project(), wanted, format, &texts, now, &|_| true);
    let path = folder.join(format!("register.{}", format.extension()));
    fs::write(&path, written.expect("written").bytes).expect("a file");
    path
}

/// What a Python script prints as JSON; `None` where Python or a module is missing.
fn python(modules: &[&str], script: &str, file: &Path) -> Option<Value> {
    let run = |script: &str| {
        Command::new("python3")
            .args(["-c", script])
            .arg(file)
            .env("PYTHONIOENCODING", "utf-8")
            .stdin(Stdio::null())
            .output()
    };
    for module in modules {
        let there = run(&format!("import {module}"));
        if !there.is_ok_and(|there| there.status.success()) {
            println!("SKIPPED: Python's {module} is missing");
            return None;
        }
    }
    let output = run(script).expect("Python runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}

/// Converts a file with LibreOffice into the same folder; whether LibreOffice is there.
fn soffice(file: &Path, to: &str, options: &[&str]) -> bool {
    let profile = folder();
    let folder = file.parent().expect("a folder");
    let output = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.path().display()
        ))
        .args(["--headless", "--norestore"])
        .args(options)
        .args(["--convert-to", to, "--outdir"])
        .args([folder, file])
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{said}");
            true
        }
        Err(_) => {
            println!("SKIPPED: LibreOffice is missing");
            false
        }
    }
}

/// What a text is in any table: paragraphs are lines.
fn shown(text: &str) -> String {
    text.replace("\n\n", "\n")
}

const READ_WORKBOOK: &str = r#"
import sys, json, datetime, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
def said(cell):
    value = cell.value
    if isinstance(value, datetime.datetime): return value.strftime("%d.%m.%Y")
    return value
rows = list(sheet.iter_rows())
print(json.dumps({
    "name": sheet.title,
    "headings": [cell.value for cell in rows[0]],
    "rows": [[said(cell) for cell in row] for row in rows[1:]],
    "types": [[cell.data_type for cell in row] for row in rows[1:]],
    "wrapped": [bool(cell.alignment.wrap_text) for cell in rows[1]],
    "widths": [sheet.column_dimensions[cell.column_letter].width for cell in rows[0]],
    "freeze": sheet.freeze_panes,
    "filter": sheet.auto_filter.ref,
}))
"#;

#[test]
fn openpyxl_reads_actions_with_real_dates_and_numbers() {
    let folder = folder();
    let file = write(
        folder.path(),
        &Wanted::all_of(Register::Actions),
        Format::Xlsx,
    );
    let Some(read) = python(&["openpyxl"], READ_WORKBOOK, &file) else {
        return;
    };
    assert_eq!(read["name"], "Aufgaben");
    assert_eq!(read["freeze"], "A2");
    assert_eq!(read["filter"], "A1:L6");
    let rows = read["rows"].as_array().expect("rows");
    for (n, (row, text)) in rows.iter().zip(hostile()).enumerate() {
        assert_eq!(row[0], n + 1);
        assert_eq!(row[1], shown(&text));
        assert_eq!(row[2], "Ayşe vor\tnach");
        assert_eq!(read["types"][n][0], "n");
        // A text, and no formula (f).
        assert_eq!(read["types"][n][1], "s");
        assert_eq!(row[10], "07.11.2018");
    }
    assert_eq!(rows[0][5], "15.12.2018");
    assert_eq!(read["types"][0][5], "d");
    assert_eq!(rows[0][8], "ja", "overdue");
    // By the next session, which is planned.
    assert_eq!(
        (&rows[1][5], &rows[1][6]),
        (&json!("08.05.2019"), &json!("ja"))
    );
    assert_eq!(read["wrapped"][1], true);
    let widths = &read["widths"];
    assert!(
        widths[1].as_f64() > Some(60.0) && widths[1].as_f64() < Some(70.0),
        "{widths}"
    );
}

#[test]
fn openpyxl_reads_decisions_and_suggestions_and_sessions() {
    let folder = folder();
    let read = |register| {
        let file = write(folder.path(), &Wanted::all_of(register), Format::Xlsx);
        python(&["openpyxl"], READ_WORKBOOK, &file)
    };
    let Some(decisions) = read(Register::Decisions) else {
        return;
    };
    let row = &decisions["rows"][0];
    assert_eq!(row[0], "2018-2/1");
    assert_eq!(row[1], shown(MARKS));
    assert_eq!([&row[2], &row[3], &row[4]], [12, 0, 1]);
    assert_eq!(
        (&row[5], &row[6]),
        (&json!("offen"), &json!("mehrheitlich"))
    );
    let suggestions = read(Register::Suggestions).expect("read before");
    assert_eq!(suggestions["rows"][0][0], FORMULA);
    assert_eq!(suggestions["rows"][0][2], DDE);
    assert!(!suggestions["types"].to_string().contains("\"f\""));
    let sessions = read(Register::Sessions).expect("read before");
    let rows = sessions["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 3);
    assert_eq!(
        (&rows[0][0], &rows[0][3]),
        (&json!("2/2018"), &json!("07.11.2018"))
    );
    assert_eq!(rows[2][10], "abgesagt");
    assert_eq!([&rows[0][12], &rows[0][13], &rows[0][14]], [1, 5, 1]);
}

const READ_CSV: &str = r#"
import sys, json, csv, io
raw = open(sys.argv[1], "rb").read()
lines = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
print(json.dumps({"mark": raw.startswith(b"\xef\xbb\xbf"), "rows": lines[1:]}))
"#;

#[test]
fn python_reads_the_text_table_with_guarded_formulas() {
    let folder = folder();
    let file = write(
        folder.path(),
        &Wanted::all_of(Register::Actions),
        Format::Csv,
    );
    let Some(read) = python(&["csv"], READ_CSV, &file) else {
        return;
    };
    assert_eq!(read["mark"], true);
    let rows = read["rows"].as_array().expect("rows");
    let texts: Vec<&str> = rows.iter().filter_map(|row| row[1].as_str()).collect();
    let mut expected = hostile().map(|text| shown(&text));
    for guarded in &mut expected[..2] {
        guarded.insert(0, '\'');
    }
    assert_eq!(texts, expected);
}

#[test]
fn libreoffice_opens_both_tables_and_calculates_nothing() {
    let script = r#"
import sys, json, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
cells = [cell for row in sheet.iter_rows() for cell in row]
print(json.dumps({
    "formulas": [cell.value for cell in cells if cell.data_type == "f"],
    "texts": [cell.value for cell in cells if cell.data_type == "s"],
    "rows": sheet.max_row,
}))
"#;
    let folder = folder();
    let wanted = Wanted::all_of(Register::Actions);
    // The last one says that formulas are to be calculated.
    let options = ["--infilter=CSV:59,34,76,1,,0,false,false,false,false,false,0,true"];
    for (format, options) in [(Format::Csv, &options[..]), (Format::Xlsx, &[])] {
        let file = write(folder.path(), &wanted, format);
        if !soffice(&file, "ods", options) {
            return;
        }
        let ods = file.with_extension("ods");
        assert!(soffice(&ods, "xlsx:Calc MS Excel 2007 XML", &[]));
        let Some(read) = python(&["openpyxl"], script, &file.with_extension("xlsx")) else {
            return;
        };
        assert_eq!(read["formulas"], json!([]), "{format:?}");
        assert_eq!(read["rows"], 6, "{format:?}");
        let texts = read["texts"].as_array().expect("texts");
        assert!(texts.contains(&json!(shown(RIGHT_TO_LEFT))), "{format:?}");
        assert!(texts.contains(&json!(long())), "{format:?}");
    }
}

const READ_ICALENDAR: &str = r#"
import sys, json, icalendar
raw = open(sys.argv[1], "rb").read()
calendar = icalendar.Calendar.from_ical(raw)
def said(value):
    if value is None: return None
    if isinstance(value, list): return [said(one) for one in value]
    moment = getattr(value, "dt", None)
    if moment is None: return str(value)
    name = moment.tzname() if hasattr(moment, "tzname") else None
    return [moment.isoformat(), name]
def all_of(kind):
    return [{key.lower(): said(part.get(key)) for key in part.keys()} for part in calendar.walk(kind)]
print(json.dumps({
    "events": all_of("VEVENT"),
    "todos": all_of("VTODO"),
    "zones": [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")],
    "errors": [str(error) for part in calendar.walk() for error in part.errors],
    "longest": max(len(line) for line in raw.split(b"\r\n")),
    "bare": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
}))
"#;

#[test]
fn icalendar_reads_the_days_of_sessions() {
    let folder = folder();
    let file = write(
        folder.path(),
        &Wanted::all_of(Register::Sessions),
        Format::Ics,
    );
    let Some(read) = python(&["icalendar"], READ_ICALENDAR, &file) else {
        return;
    };
    assert_eq!((&read["errors"], &read["bare"]), (&json!([]), &json!(0)));
    assert!(read["longest"].as_u64() <= Some(75), "{}", read["longest"]);
    assert_eq!(read["zones"], json!(["Europe/Berlin"]));
    let events = read["events"].as_array().expect("events");
    assert_eq!(events.len(), 3);
    let first = &events[0];
    assert_eq!(first["summary"], "Herbstsitzung; „Mitte“, 2018 (2/2018)");
    assert_eq!(first["location"], "Berlin; Mitte, Zimmerstraße");
    assert_eq!(
        first["dtstart"],
        json!(["2018-11-07T09:30:00+01:00", "CET"])
    );
    assert_eq!(first["dtend"], json!(["2018-11-07T17:00:00+01:00", "CET"]));
    assert_eq!(first["dtstamp"][0], "2019-01-10T08:00:00+00:00");
    let description = first["description"].as_str().unwrap_or_default();
    let agenda = format!("Tagesordnung:\n09:30  1  {RIGHT_TO_LEFT}");
    assert!(description.ends_with(&agenda), "{description}");
    // In summer it is another hour.
    assert_eq!(
        events[1]["dtstart"],
        json!(["2019-05-08T09:30:00+02:00", "CEST"])
    );
    assert_eq!(events[2]["status"], "CANCELLED");
    assert_eq!(first["status"], "CONFIRMED");
}

#[test]
fn icalendar_reads_actions_as_tasks_and_the_days_on_which_they_are_due() {
    let folder = folder();
    let wanted = Wanted {
        all_day: true,
        audience: Audience::Internal,
        ..Wanted::all_of(Register::Actions)
    };
    let file = write(folder.path(), &wanted, Format::Ics);
    let Some(read) = python(&["icalendar"], READ_ICALENDAR, &file) else {
        return;
    };
    assert_eq!((&read["errors"], &read["bare"]), (&json!([]), &json!(0)));
    assert!(read["longest"].as_u64() <= Some(75), "{}", read["longest"]);
    let todos = read["todos"].as_array().expect("tasks");
    assert_eq!(todos.len(), 5);
    for (todo, text) in todos.iter().zip(hostile()) {
        let description = todo["description"].as_str().unwrap_or_default();
        assert!(
            description.starts_with(&shown(&text)),
            "{text}: {description}"
        );
        assert!(
            todo["uid"]
                .as_str()
                .is_some_and(|uid| uid.ends_with("@zirkel"))
        );
    }
    let of = |n: usize, key: &str| todos[n][key].clone();
    assert_eq!(of(0, "due"), json!(["2018-12-15", null]));
    assert_eq!(
        of(1, "due"),
        json!(["2019-05-08", null]),
        "the next session"
    );
    let states: Vec<Value> = (0..5).map(|n| of(n, "status")).collect();
    assert_eq!(
        states,
        [
            "NEEDS-ACTION",
            "IN-PROCESS",
            "COMPLETED",
            "CANCELLED",
            "NEEDS-ACTION"
        ]
    );
    assert_eq!(of(1, "percent-complete"), "50");
    // The line that says DUE is text.
    assert_eq!(of(2, "due"), Value::Null);
    let events = read["events"].as_array().expect("days");
    assert_eq!(events.len(), 2);
    assert_eq!(events[0]["dtstart"], json!(["2018-12-15", null]));
    assert_eq!(events[0]["dtend"], json!(["2018-12-16", null]));
}

#[test]
fn vobject_reads_both_calendars() {
    let script = r#"
import sys, json, vobject
raw = open(sys.argv[1], encoding="utf-8", newline="").read()
calendar = vobject.readOne(raw)
def said(part, name):
    line = getattr(part, name, None)
    value = line.value if line is not None else None
    return value.isoformat() if hasattr(value, "isoformat") else value
print(json.dumps({
    "events": [[said(part, "summary"), said(part, "dtstart"), said(part, "location")]
               for part in calendar.contents.get("vevent", [])],
    "todos": [[said(part, "description"), said(part, "due"), said(part, "status")]
              for part in calendar.contents.get("vtodo", [])],
}))
"#;
    let folder = folder();
    let file = write(
        folder.path(),
        &Wanted::all_of(Register::Sessions),
        Format::Ics,
    );
    let Some(read) = python(&["vobject"], script, &file) else {
        return;
    };
    assert_eq!(
        read["events"][0],
        json!([
            "Herbstsitzung; „Mitte“, 2018 (2/2018)",
            "2018-11-07T09:30:00+01:00",
            "Berlin; Mitte, Zimmerstraße"
        ])
    );
    assert_eq!(read["events"][1][1], "2019-05-08T09:30:00+02:00");
    let file = write(
        folder.path(),
        &Wanted::all_of(Register::Actions),
        Format::Ics,
    );
    let read = python(&["vobject"], script, &file).expect("read before");
    let todos = read["todos"].as_array().expect("tasks");
    assert_eq!(todos.len(), 5);
    for (todo, text) in todos.iter().zip(hostile()) {
        let description = todo[0].as_str().unwrap_or_default();
        assert!(
            description.starts_with(&shown(&text)),
            "{text}: {description}"
        );
    }
    assert_eq!(
        (&todos[0][1], &todos[0][2]),
        (&json!("2018-12-15"), &json!("NEEDS-ACTION"))
    );
}
