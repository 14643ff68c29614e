//! Lists that went out, opened by programs that nobody here wrote: openpyxl, vobject, Python's csv
//! and LibreOffice. Where one is missing the test says that it was skipped.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;
use zirkel::exchange::roster::Column;
use zirkel::exchange::roster::export::{self, Contacts, Format, Wanted};
use zirkel::i18n::{Lang, Texts};
use zirkel::model::{
    Circle, Contact, Id, Membership, Organisation, OrganisationKind, Person, Project, Role, Ulid,
};

const FORMULA: &str = "=HYPERLINK(\"http://example.org\",\"hier\")";
const DDE: &str = "+49-1+cmd|' /C calc'!A0";
const LONG: &str = "Sachgebietsleitung Zusammenleben, Förderung bürgerschaftlichen Engagements und \
                    Antidiskriminierung im Quartier; Geschäftsführung des Beirats, Ümläute überall";

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

fn contact(label: &str, value: &str) -> Contact {
    Contact {
        label: label.to_owned(),
        value: value.to_owned(),
    }
}

/// Two invented people with all that goes wrong in lists.
fn project() -> Project {
    let mut project = Project::default();
    project.circle.insert(
        Circle::ID,
        Circle {
            name: "Kreis Ümläut".to_owned(),
            ..Circle::default()
        },
    );
    project.organisations.insert(
        id(1),
        Organisation {
            name: "Stadt Großröhrsdorf; Amt, „Süd“".to_owned(),
            kind: OrganisationKind::City,
            ags: "01067000".to_owned(),
            street: "Am Markt 1".to_owned(),
            postal_code: "01067".to_owned(),
            city: "Dresden".to_owned(),
            ..Organisation::default()
        },
    );
    project.people.insert(
        id(10),
        Person {
            titles: "Dr.".to_owned(),
            given_name: "Ayşe Łucja".to_owned(),
            family_name: "Özbabacan".to_owned(),
            function: FORMULA.to_owned(),
            department: "- ab 2019: Stabsstelle".to_owned(),
            organisation: Some(id(1)),
            emails: vec![
                contact("", "ayse@example.org"),
                contact("privat", "oe@example.org"),
            ],
            phones: vec![
                contact("Büro", "+49 351 000-12"),
                contact("Mobil", "0170 0000"),
            ],
            note: "Nur intern".to_owned(),
            ..Person::default()
        },
    );
    project.people.insert(
        id(11),
        Person {
            family_name: "Weiß".to_owned(),
            given_name: "_x0041_".to_owned(),
            function: LONG.to_owned(),
            department: DDE.to_owned(),
            phones: vec![contact("", "0049351000")],
            ..Person::default()
        },
    );
    let membership = Membership {
        person: Some(id(10)),
        role: Role::Coordination,
        from: Some("2018-11-07".parse().expect("a date")),
        ..Membership::default()
    };
    project.memberships.insert(id(30), membership);
    project
}

const COLUMNS: &[Column] = &[
    Column::Titles,
    Column::GivenName,
    Column::FamilyName,
    Column::Function,
    Column::Department,
    Column::Organisation,
    Column::Ags,
    Column::PostalCode,
    Column::City,
    Column::Email,
    Column::Phone,
    Column::Role,
    Column::MemberFrom,
];

/// The list as a file in `folder`.
fn write(folder: &Path, format: Format) -> std::path::PathBuf {
    let wanted = Wanted {
        people: None,
        columns: COLUMNS,
        contacts: Contacts::All,
    };
    let texts = Texts::new(Lang::De);
    let today = "2026-11-22".parse().expect("a date");
    let written = export::write(&project(), &wanted, format, &texts, today, &|_| true);
    let path = folder.join(format!("liste.{}", format.extension()));
    fs::write(&path, written.expect("written").bytes).expect("a file");
    path
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
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

/// The cells below the headings, as they should read in any program.
fn expected() -> Value {
    json!([
        [
            "Dr.",
            "Ayşe Łucja",
            "Özbabacan",
            FORMULA,
            "- ab 2019: Stabsstelle",
            "Stadt Großröhrsdorf; Amt, „Süd“",
            "01067000",
            "01067",
            "Dresden",
            "ayse@example.org; oe@example.org",
            "+49 351 000-12; 0170 0000",
            "Koordination",
            "07.11.2018",
        ],
        [
            "",
            "_x0041_",
            "Weiß",
            LONG,
            DDE,
            "",
            "",
            "",
            "",
            "",
            "0049351000",
            "",
            "",
        ],
    ])
}

const READ_WORKBOOK: &str = r#"
import sys, re, json, datetime, zipfile, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.worksheets[0]
def said(cell):
    value = cell.value
    if value is None: return ""
    if isinstance(value, datetime.datetime): return value.strftime("%d.%m.%Y")
    return value
rows = list(sheet.iter_rows())
xml = zipfile.ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml").decode()
print(json.dumps({
    "rows": [[said(cell) for cell in row] for row in rows[1:]],
    "types": sorted({cell.data_type for row in rows for cell in row}),
    "headings": [cell.value for cell in rows[0]],
    "bold": all(cell.font.b for cell in rows[0]),
    "formats": [cell.number_format for cell in rows[1]],
    "widths": [sheet.column_dimensions[cell.column_letter].width for cell in rows[0]],
    "freeze": sheet.freeze_panes,
    "filter": sheet.auto_filter.ref,
    "repeated": sheet.print_title_rows,
    "orientation": sheet.page_setup.orientation,
    "sheets": book.sheetnames,
    "title": book.properties.title,
    "author": book.properties.creator,
    "quiet": re.findall('<ignoredError sqref="([^"]*)" numberStoredAsText="1"', xml),
}))
"#;

#[test]
fn openpyxl_reads_the_workbook_as_it_was_meant() {
    let folder = folder();
    let file = write(folder.path(), Format::Xlsx);
    let Some(read) = python(&["openpyxl"], READ_WORKBOOK, &file) else {
        return;
    };
    assert_eq!(read["rows"], expected());
    // Texts, dates and blanks: no formula (f), no number of what is none.
    assert_eq!(
        read["types"],
        json!(["d", "n", "s"]),
        "n stands for blank cells"
    );
    let codes = [6, 7, 10].map(|at| read["formats"][at].clone());
    assert_eq!(codes, ["@", "@", "@"]);
    assert_eq!(read["formats"][12], "dd.mm.yyyy");
    assert_eq!(read["headings"][2], "Nachname");
    assert_eq!(read["bold"], true);
    assert_eq!(read["freeze"], "A2");
    assert_eq!(read["filter"], "A1:M3");
    assert_eq!(read["repeated"], "$1:$1");
    assert_eq!(read["orientation"], "landscape");
    assert_eq!(read["sheets"], json!(["Kreis Ümläut"]));
    assert_eq!(read["title"], "Kreis Ümläut: Teilnehmende");
    assert!(
        read["author"].as_str().unwrap_or_default().is_empty(),
        "{}",
        read["author"]
    );
    // No green corners in AGS, postal code and phone.
    assert_eq!(read["quiet"], json!(["G2:G3 H2:H3 K2:K3"]));
    let widths: Vec<f64> = (0..13)
        .filter_map(|at| read["widths"][at].as_f64())
        .collect();
    assert!(widths[3] > widths[8] && widths[3] <= 50.0, "{widths:?}");
    assert!(widths[0] >= 8.0, "{widths:?}");
}

#[test]
fn libreoffice_shows_the_workbook_as_it_was_meant() {
    let folder = folder();
    let file = write(folder.path(), Format::Xlsx);
    // As shown, UTF-8, separated by semicolons.
    let csv = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true";
    if !soffice(&file, csv, &[]) {
        return;
    }
    let Some(read) = python(&["csv"], READ_CSV, &file.with_extension("csv")) else {
        return;
    };
    assert_eq!(read["rows"], expected());
}

const READ_CSV: &str = r#"
import sys, json, csv
raw = open(sys.argv[1], "rb").read()
lines = list(csv.reader(raw.decode("utf-8-sig").splitlines(True), delimiter=";"))
print(json.dumps({
    "mark": raw.startswith(b"\xef\xbb\xbf"),
    "bare": raw.replace(b"\r\n", b"").count(b"\n"),
    "headings": lines[0],
    "rows": lines[1:],
}))
"#;

#[test]
fn python_reads_the_text_table_with_guarded_formulas() {
    let folder = folder();
    let file = write(folder.path(), Format::Csv);
    let Some(read) = python(&["csv"], READ_CSV, &file) else {
        return;
    };
    assert_eq!((&read["mark"], &read["bare"]), (&json!(true), &json!(0)));
    let mut guarded = expected();
    guarded[0][3] = json!(format!("'{FORMULA}"));
    guarded[1][4] = json!(format!("'{DDE}"));
    assert_eq!(read["rows"], guarded);
}

#[test]
fn libreoffice_calculates_nothing_of_the_text_table() {
    let folder = folder();
    // The last one says that formulas are to be calculated.
    let options = ["--infilter=CSV:59,34,76,1,,0,false,false,false,false,false,0,true"];
    let formulas = r#"
import sys, json, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
cells = [cell for row in sheet.iter_rows() for cell in row]
print(json.dumps({
    "formulas": [cell.value for cell in cells if cell.data_type == "f"],
    "texts": [cell.value for cell in cells if cell.data_type == "s"],
}))
"#;
    let control = folder.path().join("control.csv");
    fs::write(&control, "a;b\r\n=1+1;c\r\n").expect("a file");
    let file = write(folder.path(), Format::Csv);
    if !soffice(&control, "xlsx", &options) || !soffice(&file, "xlsx", &options) {
        return;
    }
    let read = |file: &Path| python(&["openpyxl"], formulas, &file.with_extension("xlsx"));
    let (Some(control), Some(read)) = (read(&control), read(&file)) else {
        return;
    };
    assert_eq!(
        control["formulas"],
        json!(["=1+1"]),
        "LibreOffice would calculate"
    );
    assert_eq!(read["formulas"], json!([]));
    let texts = read["texts"].as_array().expect("texts");
    for text in [
        "+49 351 000-12; 0170 0000",
        "- ab 2019: Stabsstelle",
        "Özbabacan",
    ] {
        assert!(texts.contains(&json!(text)), "{text} in {texts:?}");
    }
}

#[test]
fn vobject_reads_the_address_cards() {
    let folder = folder();
    let file = write(folder.path(), Format::VCard);
    let script = r#"
import sys, json, vobject
cards = []
for card in vobject.readComponents(open(sys.argv[1], encoding="utf-8", newline="").read()):
    def values(name):
        return [(line.value, line.params.get("TYPE", []), line.group)
                for line in card.contents.get(name, [])]
    cards.append({
        "version": card.version.value,
        "fn": card.fn.value,
        "family": getattr(card.n.value, "family", card.n.value),
        "given": getattr(card.n.value, "given", None),
        "prefix": getattr(card.n.value, "prefix", None),
        "org": card.org.value if hasattr(card, "org") else None,
        "title": card.title.value if hasattr(card, "title") else None,
        "email": values("email"),
        "tel": values("tel"),
        "label": [(line.group, line.value) for line in card.contents.get("x-ablabel", [])],
        "code": card.adr.value.code if hasattr(card, "adr") else None,
        "categories": card.categories.value if hasattr(card, "categories") else None,
        "note": "note" in card.contents,
    })
print(json.dumps(cards))
"#;
    let Some(read) = python(&["vobject"], script, &file) else {
        return;
    };
    let (first, second) = (&read[0], &read[1]);
    assert_eq!(read.as_array().map(Vec::len), Some(2));
    assert_eq!(first["version"], "4.0");
    assert_eq!(first["fn"], "Dr. Ayşe Łucja Özbabacan");
    assert_eq!(first["family"], "Özbabacan");
    assert_eq!(first["given"], "Ayşe Łucja");
    assert_eq!(first["prefix"], "Dr.");
    let organisation = json!(["Stadt Großröhrsdorf; Amt, „Süd“", "- ab 2019: Stabsstelle"]);
    assert_eq!(first["org"], organisation);
    assert_eq!(first["title"], FORMULA);
    assert_eq!(
        first["email"],
        json!([
            ["ayse@example.org", [], null],
            ["oe@example.org", ["HOME"], "item1"]
        ])
    );
    assert_eq!(
        first["tel"],
        json!([
            ["+49 351 000-12", ["WORK"], "item2"],
            ["0170 0000", ["CELL"], "item3"]
        ])
    );
    assert_eq!(
        first["label"],
        json!([["item1", "privat"], ["item2", "Büro"], ["item3", "Mobil"]])
    );
    assert_eq!(first["code"], "01067");
    assert_eq!(first["categories"], json!(["Koordination"]));
    assert_eq!(first["note"], false);
    // Folded over several lines, in the middle of words with umlauts.
    assert_eq!(second["title"], LONG);
    assert_eq!(second["org"], json!(["", DDE]));
}
