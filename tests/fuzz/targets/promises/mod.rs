//! What has to hold, whatever is tried.

// Each target uses some of it.
#![allow(dead_code)]

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
