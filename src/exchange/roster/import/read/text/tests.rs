use super::*;
use crate::exchange::roster::import::{Sheet, read, read_text};

fn sheet(bytes: &[u8]) -> (Sheet, TextFacts) {
    sheet_as(bytes, None)
}

fn sheet_as(bytes: &[u8], encoding: Option<&'static Encoding>) -> (Sheet, TextFacts) {
    let options = ReadOptions { encoding };
    match read(bytes, &options, &|_| true).unwrap() {
        List::Table(mut book) => (book.sheets.remove(0), book.text.unwrap()),
        List::Cards(_) => panic!("a table"),
    }
}

fn cells(sheet: &Sheet) -> Vec<Vec<&str>> {
    let mut shown = Vec::new();
    for row in &sheet.rows {
        shown.push(
            row.cells
                .iter()
                .map(|cell| cell.text().unwrap_or(""))
                .collect(),
        );
    }
    shown
}

fn numbers(sheet: &Sheet) -> Vec<u32> {
    sheet.rows.iter().map(|row| row.number).collect()
}

#[test]
fn rows_keep_the_numbers_a_spreadsheet_gives_them() {
    let (sheet, facts) = sheet(b"\r\nName;Ort\r\n\r\n\"zwei\nZeilen\";Leipzig\r\nAnna;\r\n");
    assert_eq!(facts.delimiter, ';');
    assert_eq!(numbers(&sheet), [2, 4, 5]);
    assert_eq!(
        cells(&sheet),
        [
            vec!["Name", "Ort"],
            vec!["zwei\nZeilen", "Leipzig"],
            vec!["Anna"]
        ]
    );
}

#[test]
fn the_delimiter_is_the_one_by_which_rows_agree() {
    let delimiter = |text: &str| sheet(text.as_bytes()).1.delimiter;
    assert_eq!(
        delimiter("Name;Ort\n\"Berg, Anna\";Leipzig\n\"Klein, Peter\";Borna"),
        ';'
    );
    assert_eq!(
        delimiter("Name;Ort;Mail\nBerg, Anna;Leipzig;x\nKlein, Peter;Borna;y"),
        ';'
    );
    assert_eq!(delimiter("Name,Ort\nBerg,Leipzig\n"), ',');
    assert_eq!(delimiter("Name\tOrt\nBerg, Anna\tLeipzig\n"), '\t');
    assert_eq!(delimiter("Name|Ort\nBerg|Leipzig\n"), '|');
    assert_eq!(
        delimiter("Liste der Mitglieder, Stand 2018\n\nName;Ort\nBerg;Leipzig"),
        ';'
    );
    assert_eq!(delimiter("Name\nBerg"), ';');
    // No zip, though it begins like one.
    assert_eq!(delimiter("PKZ;Name\n1;Berg"), ';');
}

#[test]
fn a_stated_delimiter_is_obeyed_and_its_line_is_no_row() {
    let (sheet, facts) = sheet(b"sep=,\r\nName,Ort;Land\r\nBerg,Leipzig;D\r\n");
    assert_eq!(facts.delimiter, ',');
    assert_eq!(numbers(&sheet), [1, 2]);
    assert_eq!(cells(&sheet)[1], ["Berg", "Leipzig;D"]);
    assert_eq!(stated_delimiter("\"SEP=;\"\na;b"), (Some(';'), "a;b"));
    assert_eq!(stated_delimiter("september;x"), (None, "september;x"));
    assert_eq!(stated_delimiter("sepä"), (None, "sepä"));
}

#[test]
fn quotes_are_read_as_they_are_meant() {
    let read = |text: &str| {
        let (sheet, _) = sheet(text.as_bytes());
        cells(&sheet).concat().join("|")
    };
    assert_eq!(read("a;\"sagte \"\"ja\"\"\";b"), "a|sagte \"ja\"|b");
    assert_eq!(read("a;Hotel \"Stern\";b"), "a|Hotel \"Stern\"|b");
    assert_eq!(read("a;\"Stern\" Hotel;b"), "a|Stern Hotel|b");
    // Nobody closes it: it takes no rows with it.
    assert_eq!(read("a;\"b\nc;d\ne;f"), "a|\"b|c|d|e|f");
}

#[test]
fn encodings_are_stated_or_found() {
    let read = |bytes: &[u8], wanted| {
        let (sheet, facts) = sheet_as(bytes, wanted);
        (
            cells(&sheet).concat().join("|"),
            facts.encoding,
            facts.certain,
        )
    };
    let expected = |encoding, certain| ("Müller|Köln".to_owned(), encoding, certain);
    assert_eq!(
        read("Müller;Köln".as_bytes(), None),
        expected("UTF-8", false)
    );
    assert_eq!(
        read("\u{feff}Müller;Köln".as_bytes(), None),
        expected("UTF-8", true)
    );
    assert_eq!(
        read(b"M\xfcller;K\xf6ln", None),
        expected("windows-1252", false)
    );
    assert_eq!(
        read(b"M\x9fller;K\x9aln", Some(MACINTOSH)),
        expected("macintosh", true)
    );
    let wide: Vec<u8> = "\u{feff}Müller;Köln"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read(&wide, None), expected("UTF-16LE", true));
    let wide: Vec<u8> = "\u{feff}Müller;Köln"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(read(&wide, None), expected("UTF-16BE", true));
}

#[test]
fn the_clipboard_has_tabs() {
    let text = "Name\tOrt\r\n\"Berg, Anna\r\nund Kollegin\"\tLeipzig; Borna\r\n";
    let List::Table(book) = read_text(text, &|_| true).unwrap() else {
        panic!("a table")
    };
    assert_eq!((book.format, &book.text), (Format::Clipboard, &None));
    assert_eq!(
        cells(&book.sheets[0])[1],
        ["Berg, Anna\nund Kollegin", "Leipzig; Borna"]
    );
}

#[test]
fn nothing_binary_and_nothing_blank_is_a_table() {
    let error = |bytes: &[u8]| read(bytes, &ReadOptions::default(), &|_| true).unwrap_err();
    assert_eq!(error(b""), ReadError::Empty);
    assert_eq!(error(b" ;\r\n\r\n;;"), ReadError::Empty);
    assert_eq!(error(b"a;b\0c"), ReadError::NoList(NoList::Binary));
}

#[test]
fn a_row_too_wide_is_refused_at_once() {
    let text = ";".repeat(50_000_000);
    let error = read(text.as_bytes(), &ReadOptions::default(), &|_| true).unwrap_err();
    assert!(matches!(
        error,
        ReadError::TooLarge {
            what: Excess::Columns,
            ..
        }
    ));
}

#[test]
fn who_says_no_is_heard() {
    let text = "a;b\n".repeat(10_000);
    let asked = std::cell::Cell::new(0);
    let watch = |_| {
        asked.set(asked.get() + 1);
        asked.get() < 10
    };
    let error = read(text.as_bytes(), &ReadOptions::default(), &watch).unwrap_err();
    assert_eq!((error, asked.get()), (ReadError::Cancelled, 10));
}
