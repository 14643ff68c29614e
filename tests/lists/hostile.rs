//! Files that were made to do harm, or that broke on their way.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zirkel::exchange::roster::import::{
    Cell, Excess, List, NoList, ReadError, ReadOptions, limits, read, read_text,
};

use super::{book, outcome};

/// A zip with these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const WORKBOOK: &[u8] =
    br#"<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="s"/></sheets></workbook>"#;
const RELATIONS: &[u8] = br#"<Relationships>
    <Relationship Id="s" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="t" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>
    <Relationship Id="f" Type="http://x/styles" Target="styles.xml"/></Relationships>"#;

/// A workbook with these parts besides.
fn xlsx(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut all = vec![
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
    ];
    all.extend_from_slice(parts);
    zipped(&all)
}

/// A workbook with this in its sheet's data.
fn xlsx_sheet(data: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{data}</sheetData></worksheet>");
    xlsx(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())])
}

/// An OpenDocument spreadsheet with this in its table.
fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\">{table}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ])
}

fn excess(bytes: &[u8]) -> Excess {
    match outcome(bytes) {
        Err(ReadError::TooLarge { what, .. }) => what,
        other => panic!("{:?}", other.map(|_| "a list")),
    }
}

/// `count` bytes of the pattern, deflated as part of that name behind the others.
fn bomb(name: &str, pattern: &[u8], count: u64, others: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in others {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    let chunk = pattern.repeat(1024 * 1024 / pattern.len());
    for _ in 0..count / chunk.len() as u64 {
        zip.write_all(&chunk).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const MEGABYTE: u64 = 1024 * 1024;

#[test]
fn a_zip_bomb_is_not_unpacked() {
    let sheet = "xl/worksheets/sheet1.xml";
    let parts = [
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
    ];
    // Nothing is no XML, and no piece of it may be that long.
    assert_eq!(
        excess(&bomb(sheet, b"\0", 64 * MEGABYTE, &parts)),
        Excess::Text
    );
    // Small pieces end where unpacking ends.
    assert_eq!(
        excess(&bomb(
            sheet,
            b"<a b='012345678901234567890123456789012345678901234567890123456789'></a>",
            128 * MEGABYTE,
            &parts
        )),
        Excess::Unpacked
    );
    let strings = "xl/sharedStrings.xml";
    assert_eq!(
        excess(&bomb(strings, b"<si/>", 64 * MEGABYTE, &parts)),
        Excess::Cells
    );
    let ods = [(
        "mimetype",
        &b"application/vnd.oasis.opendocument.spreadsheet"[..],
    )];
    assert_eq!(
        excess(&bomb("content.xml", b" ", 64 * MEGABYTE, &ods)),
        Excess::Text
    );
    // Within what nobody reads it harms nobody.
    let good = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
    let parts = [parts[0], parts[1], (sheet, good.as_bytes())];
    let bytes = bomb("xl/media/image1.png", b"\0", 64 * MEGABYTE, &parts);
    assert_eq!(book(&bytes).sheets[0].rows.len(), 1);
}

#[test]
fn a_zip_of_very_many_parts_is_refused() {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend(b"PK\x01\x02 a directory entry as it begins".repeat(1_000_000));
    assert_eq!(excess(&bytes), Excess::Parts);
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.extend(b"PK\x05\x06".repeat(8_000_000));
    assert_eq!(excess(&bytes), Excess::Parts);
}

#[test]
fn a_cell_far_away_needs_no_room_for_those_between() {
    let data = |far: &str| {
        format!(
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"{far}\"><v>2</v></c></row>"
        )
    };
    let rows = book(&xlsx_sheet(&data("A1048576"))).sheets.remove(0).rows;
    assert_eq!(
        rows.iter().map(|row| row.number).collect::<Vec<_>>(),
        [1, 1_048_576]
    );
    assert_eq!(excess(&xlsx_sheet(&data("XFD1048576"))), Excess::Columns);
    let wide: String = (1..2_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"ALL{row}\"><v>1</v></c></row>"))
        .collect();
    assert_eq!(excess(&xlsx_sheet(&wide)), Excess::Cells);
}

#[test]
fn one_long_text_in_very_many_cells_is_refused() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(30_000));
    let cells = "<row><c t=\"s\"><v>0</v></c></row>".repeat(50_000);
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let bytes = xlsx(&[
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    assert_eq!(excess(&bytes), Excess::Text);
}

#[test]
fn very_many_rows_are_refused() {
    let rows = "<row><c><v>1</v></c></row>".repeat(limits::MOST_ROWS + 1);
    assert_eq!(excess(&xlsx_sheet(&rows)), Excess::Rows);
    let lines = "a;b\n".repeat(limits::MOST_ROWS + 1);
    assert_eq!(excess(lines.as_bytes()), Excess::Rows);
    let cards = "BEGIN:VCARD\nFN:A\nEND:VCARD\n".repeat(limits::MOST_ROWS + 1);
    assert_eq!(excess(cards.as_bytes()), Excess::Rows);
}

#[test]
fn links_over_everything_come_to_an_end() {
    let rows = "<row><c t=\"str\"><v>a</v></c></row>".repeat(10_000);
    let links = "<hyperlink ref=\"A1:XFD1048576\" r:id=\"l\"/>".repeat(60_000);
    let sheet = format!(
        "<worksheet><sheetData>{rows}</sheetData><hyperlinks>{links}</hyperlinks></worksheet>"
    );
    let relations = br#"<Relationships><Relationship Id="l" Type="hyperlink" TargetMode="External" Target="mailto:a@example.org"/></Relationships>"#;
    let bytes = xlsx(&[
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/worksheets/_rels/sheet1.xml.rels", relations),
    ]);
    assert_eq!(excess(&bytes), Excess::Cells);
}

#[test]
fn what_ods_repeats_is_written_out_only_where_something_stands() {
    let cell = |attributes: &str| {
        format!(
            "<table:table-cell {attributes} office:value-type=\"string\"><text:p>A</text:p></table:table-cell>"
        )
    };
    // As LibreOffice ends a sheet that was formatted as a whole.
    let usual = format!(
        "<table:table-row>{}<table:table-cell table:number-columns-repeated=\"16383\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"3\">{}</table:table-row>\
         <table:table-row-group><table:table-row table:number-rows-repeated=\"1048571\">\
         <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table-row-group>\
         <table:table-row>{}</table:table-row>",
        cell(""),
        cell("table:number-columns-repeated=\"2\""),
        cell("")
    );
    let sheet = book(&ods(&usual)).sheets.remove(0);
    let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 1_048_576]);
    assert_eq!(
        sheet.rows[1].cells,
        [Cell::Text("A".to_owned()), Cell::Text("A".to_owned())]
    );

    let everywhere = format!(
        "<table:table-row table:number-rows-repeated=\"1048576\">{}</table:table-row>",
        cell("table:number-columns-repeated=\"16384\"")
    );
    assert_eq!(excess(&ods(&everywhere)), Excess::Columns);
    let below = format!(
        "<table:table-row table:number-rows-repeated=\"4294967295\">{}</table:table-row>",
        cell("table:number-columns-repeated=\"5\"")
    );
    assert_eq!(excess(&ods(&below)), Excess::Rows);
}

#[test]
fn ods_shows_no_comments_and_nothing_deleted() {
    let table = "<table:table-row><table:table-cell office:value-type=\"string\">\
        <office:annotation><text:p>Kommentar</text:p></office:annotation>\
        <text:p>Anna <text:span>Be</text:span>rg</text:p><text:p>zwei<text:s text:c=\"2\"/>drei</text:p>\
        </table:table-cell></table:table-row>";
    let sheet = book(&ods(table)).sheets.remove(0);
    assert_eq!(
        sheet.rows[0].cells,
        [Cell::Text("Anna Berg\nzwei  drei".to_owned())]
    );
}

#[test]
fn deep_xml_is_refused() {
    let deep = "<a>".repeat(100_000);
    let error = outcome(&xlsx_sheet(&deep)).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
}

#[test]
fn a_workbook_cut_off_is_damaged() {
    let bytes = include_bytes!("../files/lists/mitglieder.xlsx");
    let error = outcome(&bytes[..bytes.len() / 2]).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
    let bytes = xlsx(&[(
        "xl/worksheets/sheet1.xml",
        b"<worksheet><sheetData><row><c><v>1</v>",
    )]);
    let error = outcome(&bytes).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
}

#[test]
fn a_row_of_a_million_columns_is_refused() {
    let wide = "x;".repeat(1_000_000);
    assert_eq!(excess(wide.as_bytes()), Excess::Columns);
    let long = "x".repeat(limits::MOST_BYTES + 1);
    assert_eq!(excess(long.as_bytes()), Excess::Bytes);
    // One line without an end is one cell.
    let line = "x".repeat(50_000_000);
    assert_eq!(excess(line.as_bytes()), Excess::Text);
    // Quotes that nobody closes are looked for once.
    let quotes = "\"x;".repeat(300_000);
    assert_eq!(excess(quotes.as_bytes()), Excess::Columns);
    let quotes = "\"x\n".repeat(50_001);
    assert_eq!(book(quotes.as_bytes()).sheets[0].rows.len(), 25_001);
}

#[test]
fn other_documents_are_named() {
    let named = |bytes: &[u8]| match outcome(bytes) {
        Err(ReadError::NoList(what)) => what,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        named(&zipped(&[("word/document.xml", b"<w/>")])),
        NoList::Document
    );
    assert_eq!(
        named(&zipped(&[("ppt/presentation.xml", b"<p/>")])),
        NoList::Slides
    );
    assert_eq!(
        named(&zipped(&[("xl/workbook.bin", b"")])),
        NoList::OtherSpreadsheet
    );
    assert_eq!(named(&zipped(&[("liste.csv", b"a;b")])), NoList::Archive);
    let odt = b"application/vnd.oasis.opendocument.text";
    assert_eq!(named(&zipped(&[("mimetype", odt)])), NoList::Document);
    assert_eq!(named(b"\x01\x02\x03\x04 garbage \xff\x00"), NoList::Binary);
}

/// Compound files whose chains go round in circles, whose records point to each other.
#[test]
fn old_workbooks_that_go_in_circles_come_to_an_end() {
    let good = include_bytes!("../files/lists/mitglieder.xls");
    let mut read = 0;
    for sector in 0..good.len() / 512 {
        for (fill, name) in [(0_u8, "zeros"), (0xff, "ones"), (1, "ids")] {
            let mut bytes = good.to_vec();
            bytes[sector * 512..][..512].fill(fill);
            if sector == 0 {
                bytes[..8].copy_from_slice(&good[..8]);
                bytes[24..34].copy_from_slice(&good[24..34]);
            }
            match outcome(&bytes) {
                Ok(_) => read += 1,
                Err(ReadError::Damaged { .. } | ReadError::NoList(_) | ReadError::Empty) => {}
                Err(other) => panic!("{name} in sector {sector}: {other}"),
            }
        }
    }
    assert!(read > 0);
    // An encrypted one has this record behind its first.
    let mut bytes = good.to_vec();
    let first = bytes
        .windows(4)
        .position(|record| record == [0x09, 0x08, 0x10, 0])
        .unwrap();
    bytes[first + 20..][..2].copy_from_slice(&[0x2f, 0]);
    assert_eq!(outcome(&bytes), Err(ReadError::Password));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = outcome(&bytes);
    }

    #[test]
    fn no_text_makes_it_fall_over(text in "(?s)[a-z;,\t\"\r\n=|ä\u{301}\u{a0}]{0,300}") {
        let _ = read_text(&text, &|_| true);
    }

    #[test]
    fn no_card_makes_it_fall_over(lines in "(?s)([A-Z;=,:.%\\\\\r\n ä\"]{0,30}\n){0,10}") {
        let text = format!("BEGIN:VCARD\n{lines}END:VCARD\n");
        let _ = read_text(&text, &|_| true);
    }

    /// A few bytes of a good file changed: it is read or refused.
    #[test]
    fn no_change_makes_it_fall_over(
        file in 0..4_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let files: [&[u8]; 4] = [
            include_bytes!("../files/lists/mitglieder.xlsx"),
            include_bytes!("../files/lists/mitglieder.ods"),
            include_bytes!("../files/lists/mitglieder.xls"),
            include_bytes!("../files/lists/karten-3.vcf"),
        ];
        let mut bytes = files[file].to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = outcome(&bytes);
    }

    /// Whatever a cell says comes back out of a quoted one.
    #[test]
    fn quoted_cells_come_back(cells in prop::collection::vec("[a-zäß;,\"|\n]{1,12}", 2..6)) {
        let quoted: Vec<String> =
            cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        let text = format!("sep=;\n{}\n", quoted.join(";"));
        if let Ok(List::Table(book)) = read(text.as_bytes(), &ReadOptions::default(), &|_| true) {
            for (cell, said) in book.sheets[0].rows[0].cells.iter().zip(&cells) {
                prop_assert_eq!(cell.text().unwrap_or(""), said.trim());
            }
        }
    }
}
