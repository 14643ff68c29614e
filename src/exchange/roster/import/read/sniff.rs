//! What a file is that is no list, as far as its first bytes tell.

use super::{NoList, ReadError};

/// Refuses bytes that are known to be something else. Zip files and compound files are looked at elsewhere.
pub(super) fn no_list(bytes: &[u8]) -> Result<(), ReadError> {
    let known: &[(&[u8], NoList)] = &[
        (b"%PDF-", NoList::Pdf),
        (b"{\\rtf", NoList::Document),
        (b"\x89PNG", NoList::Picture),
        (b"\xff\xd8\xff", NoList::Picture),
        (b"GIF8", NoList::Picture),
        (b"II*\0", NoList::Picture),
        (b"MM\0*", NoList::Picture),
        (b"Rar!\x1a", NoList::Archive),
        (b"7z\xbc\xaf", NoList::Archive),
        (b"\x1f\x8b", NoList::Archive),
        (b"MZ\x90", NoList::Binary),
        (b"\x7fELF", NoList::Binary),
        // Excel before 97 without a compound file around it.
        (b"\x09\x08\x06\0", NoList::OtherSpreadsheet),
        (b"\x09\x04\x06\0", NoList::OtherSpreadsheet),
        (b"\x09\x02\x06\0", NoList::OtherSpreadsheet),
    ];
    match known.iter().find(|(start, _)| bytes.starts_with(start)) {
        Some((_, what)) => Err((*what).into()),
        None => Ok(()),
    }
}

/// Refuses texts that are known to be something else.
pub(super) fn no_list_in_text(text: &str) -> Result<(), ReadError> {
    let head: String = text.trim_start().chars().take(1_000).collect();
    let lower = head.to_lowercase();
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        return Err(NoList::WebPage.into());
    }
    if lower.starts_with("<?xml") {
        let what = if lower.contains("<html") {
            NoList::WebPage
        } else {
            NoList::Xml
        };
        return Err(what.into());
    }
    if head.starts_with("MIME-Version:") {
        return Err(NoList::WebPage.into());
    }
    if is_project(&head) {
        return Err(NoList::Project.into());
    }
    Ok(())
}

/// A project begins with its schema.
fn is_project(head: &str) -> bool {
    head.strip_prefix('(')
        .is_some_and(|rest| rest.trim_start().starts_with("schema:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_list_is_named() {
        let named = |bytes: &[u8]| {
            super::super::read(bytes, &super::super::ReadOptions::default(), &|_| true).unwrap_err()
        };
        assert_eq!(named(b"%PDF-1.7\n\xe2\xe3"), NoList::Pdf.into());
        assert_eq!(named(b"\x89PNG\r\n\x1a\n"), NoList::Picture.into());
        assert_eq!(named(b"<html><table><tr><td>Name"), NoList::WebPage.into());
        assert_eq!(
            named(b"<?xml version=\"1.0\"?>\n<Workbook>"),
            NoList::Xml.into()
        );
        let project = include_bytes!("../../../../../tests/files/schema-1.zirkel.ron");
        assert_eq!(named(project), NoList::Project.into());
    }
}
