//! Files of real programs. `mitglieder.xlsx` is by openpyxl, what has its name besides by LibreOffice; so are the ones
//! with a password. The cards of version 3 are by vobject.

use calamine::Data;
use chrono::NaiveDate;
use zirkel::exchange::roster::import::{
    Book, Candidate, Cell, Format, List, Merged, ReadError, Sheet,
};

use super::{book, outcome};

const BY_OPENPYXL: &[u8] = include_bytes!("../files/lists/mitglieder.xlsx");
const BY_LIBREOFFICE: &[u8] = include_bytes!("../files/lists/mitglieder-libreoffice.xlsx");
const ODS: &[u8] = include_bytes!("../files/lists/mitglieder.ods");
const XLS: &[u8] = include_bytes!("../files/lists/mitglieder.xls");

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn link(shown: &str, target: &str) -> Cell {
    Cell::Link(shown.to_owned(), target.to_owned())
}

fn date(year: i32, month: u32, day: u32) -> Cell {
    Cell::Date(NaiveDate::from_ymd_opt(year, month, day).unwrap())
}

fn row(sheet: &Sheet, number: u32) -> &[Cell] {
    let row = sheet.rows.iter().find(|row| row.number == number);
    &row.unwrap_or_else(|| panic!("row {number}")).cells
}

#[test]
fn a_workbook_says_the_same_in_each_format() {
    for (bytes, format) in [
        (BY_OPENPYXL, Format::Xlsx),
        (BY_LIBREOFFICE, Format::Xlsx),
        (ODS, Format::Ods),
        (XLS, Format::Xls),
    ] {
        let book = book(bytes);
        assert_eq!(book.format, format);
        let sheet = &book.sheets[0];
        let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 2, 4, 5, 6, 7, 8, 9, 10], "{format:?}");
        assert_eq!(row(sheet, 2), [text("Stand:"), date(2018, 11, 7)]);
        assert_eq!(row(sheet, 5), [text("Städte")]);
        let gari = row(sheet, 6);
        assert_eq!(gari[0], text("Landeshauptstadt Stuttgart"));
        assert_eq!(gari[1], text("Gari Pavković"));
        assert_eq!(gari[3], Cell::Number(70173.0));
        assert_eq!(
            gari[5],
            link("E-Mail", "mailto:gari@example.org"),
            "{format:?}"
        );
        assert_eq!(gari[6], Cell::Number(497_112_160.0));
        assert_eq!(gari[7], date(2005, 3, 1));
        assert_eq!(gari[8], Cell::Flag(true), "{format:?}");
        assert_eq!(gari[9], text("9:30"));
        let ayse = row(sheet, 7);
        assert_eq!(ayse[0], Cell::Blank);
        assert_eq!(ayse[6], text("+49 711 216-2"));
        assert_eq!(ayse[7], date(2005, 3, 1));
        let anna = row(sheet, 8);
        assert_eq!(anna[1], text("Dr. Anna von Berg\n(Vertretung)"));
        assert_eq!(anna[2], Cell::Blank);
        // Its number format shows five digits.
        assert_eq!(anna[3], text("01067"), "{format:?}");
        assert_eq!(anna[6], Cell::Number(4.97e11));
        assert_eq!(anna[8], Cell::Flag(false));
        let last = row(sheet, 10);
        assert_eq!((&last[0], &last[1]), (&text("Difu"), &text("Berg, Anna")));
        assert_eq!(last[3], Cell::Number(1067.0));
        assert_eq!(last[5].text(), Some("schreiben"));
        // openpyxl does not calculate.
        let fault = (bytes != BY_OPENPYXL).then_some(&Cell::Fault);
        assert_eq!(last.get(6), fault);
    }
}

#[test]
fn what_is_merged_is_told() {
    let over_three_people = Merged {
        first_row: 6,
        last_row: 8,
        first_column: 0,
        last_column: 0,
    };
    let title = Merged {
        first_row: 1,
        last_row: 1,
        first_column: 0,
        last_column: 7,
    };
    for bytes in [BY_OPENPYXL, BY_LIBREOFFICE, ODS, XLS] {
        let merged = &book(bytes).sheets[0].merged;
        assert_eq!(merged.len(), 4);
        assert!(merged.contains(&over_three_people) && merged.contains(&title));
    }
}

#[test]
fn hidden_sheets_come_last_and_blank_ones_not() {
    for bytes in [BY_OPENPYXL, BY_LIBREOFFICE, ODS, XLS] {
        let sheets = book(bytes).sheets;
        let names: Vec<(&str, bool)> = sheets
            .iter()
            .map(|sheet| (sheet.name.as_str(), sheet.hidden))
            .collect();
        assert_eq!(names, [("Mitglieder", false), ("Alt", true)]);
    }
}

/// calamine is asked too: each cell in which it finds something.
#[test]
fn another_reader_finds_the_same() {
    fn compare<'b, R>(bytes: &'b [u8])
    where
        R: calamine::Reader<std::io::Cursor<&'b [u8]>>,
        R::Error: std::fmt::Debug,
    {
        let ours: Book = book(bytes);
        let mut theirs = R::new(std::io::Cursor::new(bytes)).unwrap();
        let mut compared = 0;
        for sheet in &ours.sheets {
            let range = theirs.worksheet_range(&sheet.name).unwrap();
            let (top, left) = range.start().unwrap();
            for (line, column, data) in range.used_cells() {
                let number = top + u32::try_from(line).unwrap() + 1;
                let column = left as usize + column;
                let cell = sheet
                    .rows
                    .iter()
                    .find(|row| row.number == number)
                    .and_then(|row| row.cells.get(column))
                    .unwrap_or(&Cell::Blank);
                compared += 1;
                match (data, cell) {
                    (Data::String(theirs), Cell::Fault) => assert_eq!(theirs, "#DIV/0!"),
                    (Data::String(theirs), cell) => {
                        let shown = cell.text().unwrap_or_default();
                        assert_eq!(theirs.trim().replace("\r\n", "\n"), shown, "{cell:?}");
                    }
                    (Data::Float(theirs), Cell::Number(ours)) => assert_eq!(theirs, ours),
                    (Data::Float(theirs), Cell::Text(ours)) => {
                        assert_eq!(ours.parse(), Ok(*theirs));
                    }
                    (Data::Int(theirs), Cell::Number(ours)) => assert_eq!(*theirs as f64, *ours),
                    (Data::Int(theirs), Cell::Text(ours)) => assert_eq!(ours.parse(), Ok(*theirs)),
                    (Data::Bool(theirs), Cell::Flag(ours)) => assert_eq!(theirs, ours),
                    (Data::Float(theirs), Cell::Flag(ours)) => {
                        assert_eq!(*theirs, f64::from(u8::from(*ours)));
                    }
                    (Data::DateTime(theirs), Cell::Date(ours)) => {
                        assert_eq!(theirs.as_datetime().unwrap().date(), *ours);
                    }
                    (Data::DateTimeIso(theirs), Cell::Date(ours)) => {
                        assert!(theirs.starts_with(&ours.to_string()), "{theirs}");
                    }
                    (Data::DateTime(_) | Data::DurationIso(_), Cell::Text(ours)) => {
                        assert_eq!(ours, "9:30");
                    }
                    (Data::Error(_), Cell::Fault) => {}
                    other => panic!("{}: {number}/{column}: {other:?}", sheet.name),
                }
            }
        }
        assert!(compared > 40, "{compared}");
    }
    compare::<calamine::Xlsx<_>>(BY_OPENPYXL);
    compare::<calamine::Xlsx<_>>(BY_LIBREOFFICE);
    compare::<calamine::Xls<_>>(XLS);
    compare::<calamine::Ods<_>>(ODS);
}

#[test]
fn passwords_are_noticed() {
    for bytes in [
        &include_bytes!("../files/lists/kennwort.xlsx")[..],
        include_bytes!("../files/lists/kennwort.ods"),
    ] {
        assert_eq!(outcome(bytes), Err(ReadError::Password));
    }
}

#[test]
fn text_tables_come_in_all_encodings() {
    for (bytes, encoding, certain, delimiter) in [
        (
            &include_bytes!("../files/lists/liste-windows-1252.csv")[..],
            "windows-1252",
            false,
            ';',
        ),
        (
            include_bytes!("../files/lists/liste-utf-8-bom.csv"),
            "UTF-8",
            true,
            ';',
        ),
        (
            include_bytes!("../files/lists/liste-utf-16.csv"),
            "UTF-16LE",
            true,
            '\t',
        ),
    ] {
        let book = book(bytes);
        let facts = book.text.as_ref().unwrap();
        assert_eq!(
            (facts.encoding, facts.certain, facts.delimiter),
            (encoding, certain, delimiter)
        );
        let sheet = &book.sheets[0];
        let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 2, 3, 4]);
        assert_eq!(row(sheet, 2)[5], text("4,97E+11"));
        assert_eq!(row(sheet, 3)[1], text("Ayse Özbabacan"));
        assert_eq!(
            row(sheet, 4)[2],
            text("Fachstelle \"Ankommen\"\nund Beratung")
        );
        assert_eq!(row(sheet, 4).len(), 6);
    }
    let book = book(include_bytes!("../files/lists/liste-sep.csv"));
    assert_eq!(
        row(&book.sheets[0], 2),
        [text("Berg, Anna"), text("Leipzig")]
    );
}

#[test]
fn address_cards_of_other_programs_are_read() {
    fn cards(bytes: &[u8]) -> Vec<Candidate> {
        match outcome(bytes) {
            Ok(List::Cards(cards)) => cards,
            other => panic!("no cards: {other:?}"),
        }
    }
    let by_vobject = cards(include_bytes!("../files/lists/karten-3.vcf"));
    assert_eq!(by_vobject.len(), 2);
    let said = &by_vobject[0].said;
    assert_eq!(
        (said.given_name.as_str(), said.family_name.as_str()),
        ("Gari", "Pavković")
    );
    assert_eq!(said.organisation.name, "Landeshauptstadt Stuttgart");
    assert_eq!(said.department, "Abteilung Integration");
    assert_eq!(said.organisation.postal_code, "70173");
    assert_eq!(said.phones[0].label, "Büro");
    // Folded over three lines.
    assert!(
        said.note.ends_with("in großer Schrift schicken."),
        "{}",
        said.note
    );
    assert_eq!(by_vobject[1].said.family_name, "von Ritter");
    let version_4 = cards(include_bytes!("../files/lists/karten-4.vcf"));
    assert_eq!(version_4[0].said.phones[0].value, "+49-711-216-2");
    assert_eq!(version_4[1].said.full_name, "Dr. Anna von Berg");
}
