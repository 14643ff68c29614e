//! What has to hold, whatever is tried.

// Each target uses some of it.
#![allow(dead_code)]

use std::io::{Cursor, Write as _};

use zip::CompressionMethod::Stored;
use zip::write::SimpleFileOptions;
use zirkel::exchange::roster::import::{Cell, List, ReadError};
use zirkel::store::codec::{self, Decoded};
use zirkel::store::salvage::salvage;

/// A text that can be read is the same after it was written and read again.
pub fn what_decodes_comes_back(text: &str) {
    let Ok(Decoded {
        project, header, ..
    }) = codec::decode(text)
    else {
        return;
    };
    let written = codec::encode(&project, &header).expect("can be written");
    let again = codec::decode(&written).expect("can be read again");
    assert_eq!(again.checksum, Some(true));
    assert_eq!(again.header, header);
    assert!(again.project == project, "{written}");
}

/// What was salvaged can be saved and opened; a file without damage is found whole.
pub fn what_is_salvaged_can_be_written(bytes: &[u8]) {
    let salvaged = salvage(bytes);
    assert!(salvaged.damages.len() <= bytes.len() / 4 + 1);
    let lines = 1 + bytes.iter().filter(|byte| **byte == b'\n').count();
    for damage in &salvaged.damages {
        assert!(damage.line >= 1 && damage.lines >= 1);
        assert!(damage.line + damage.lines - 1 <= lines, "{damage:?}");
    }
    let decoded = std::str::from_utf8(bytes).ok().map(codec::decode);
    if let Some(Ok(decoded)) = decoded {
        assert!(salvaged.found() >= count(&decoded));
    }
    let written = codec::encode(&salvaged.project, &salvaged.header).expect("can be written");
    let again = codec::decode(&written).expect("can be read again");
    assert!(again.project == salvaged.project, "{written}");
    assert_eq!(again.header, salvaged.header);
}

/// What was read is as [`List`] says it is.
pub fn list_is_in_order(read: Result<List, ReadError>) {
    let book = match read {
        Ok(List::Table(book)) => book,
        Ok(List::Cards(cards)) => {
            assert!(cards.windows(2).all(|two| two[0].number < two[1].number));
            return;
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    assert!(!book.sheets.is_empty());
    for sheet in &book.sheets {
        assert!(!sheet.rows.is_empty());
        assert!(
            sheet
                .rows
                .windows(2)
                .all(|two| two[0].number < two[1].number)
        );
        for row in &sheet.rows {
            assert!(row.cells.last().is_some_and(|cell| !cell.is_blank()));
            for cell in &row.cells {
                match cell {
                    Cell::Text(text) | Cell::Link(text, _) => {
                        assert!(!text.is_empty() && text.trim() == text, "{text:?}");
                    }
                    Cell::Number(number) => assert!(number.is_finite()),
                    _ => {}
                }
            }
        }
    }
}

/// A zip with these parts.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(Stored);
    for (name, content) in parts {
        zip.start_file(*name, options).expect("has room");
        zip.write_all(content.as_bytes()).expect("has room");
    }
    zip.finish().expect("has room").into_inner()
}

fn count(decoded: &Decoded) -> usize {
    let count = |table: &zirkel::model::TableName| decoded.project.count(*table);
    zirkel::model::TableName::ALL.iter().map(count).sum()
}

/// The file with changes that `data` describes: each is a place, how much to take out there and
/// what to put in.
pub fn changed(file: &str, data: &[u8]) -> Vec<u8> {
    let mut bytes = file.as_bytes().to_vec();
    let mut data = data.iter().copied();
    while let (Some(a), Some(b), Some(gone), Some(new)) =
        (data.next(), data.next(), data.next(), data.next())
    {
        let at = usize::from(u16::from_le_bytes([a, b])) % (bytes.len() + 1);
        // Mostly a few, sometimes a block.
        let gone = usize::from(gone % 16) << (gone / 32);
        let end = (at + gone).min(bytes.len());
        let junk: Vec<u8> = data.by_ref().take(usize::from(new % 32)).collect();
        bytes.splice(at..end, junk);
    }
    bytes
}

/// The text with a checksum that fits.
pub fn with_checksum(text: &str) -> String {
    let body = text.rfind("// blake3").map_or(text, |at| &text[..at]);
    let body = format!("{}\n", body.trim_end());
    format!("{body}// blake3: {}\n", zirkel_hash(&body))
}

fn zirkel_hash(body: &str) -> String {
    zirkel::store::FileVersion::of(body.as_bytes())
        .hash
        .to_hex()
        .to_string()
}
