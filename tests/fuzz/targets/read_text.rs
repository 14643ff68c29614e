//! Any text as a text table from the clipboard, and the inner side of workbooks: behind `<`, XML as the sheet of a
//! workbook.

#![no_main]

mod promises;

use libfuzzer_sys::fuzz_target;
use zirkel::exchange::roster::import::{ReadOptions, read, read_text};

fuzz_target!(|text: &str| {
    promises::list_is_in_order(read_text(text, &|_| true));
    if text.starts_with('<') {
        let xlsx = promises::zipped(&[
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name='A' r:id='s'/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='s' Type='/worksheet' Target='s.xml'/></Relationships>",
            ),
            ("xl/s.xml", text),
        ]);
        promises::list_is_in_order(read(&xlsx, &ReadOptions::default(), &|_| true));
        let ods = promises::zipped(&[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", text),
        ]);
        promises::list_is_in_order(read(&ods, &ReadOptions::default(), &|_| true));
    }
});
