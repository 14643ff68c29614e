//! Zip files, as which workbooks come. What a zip says of its sizes is not believed: what is unpacked is counted, over
//! all parts together.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::Format;
use super::limits::{MOST_PARTS, MOST_UNPACKED};
use super::xml::Xml;
use super::{Excess, NoList, ReadError, damaged};

/// A workbook's zip.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Parts by their names in lower case: programs do not agree on the case in which they refer to them.
    names: BTreeMap<String, usize>,
    /// Bytes that may still be unpacked.
    left: Rc<Cell<u64>>,
    /// What all parts say they unpack to; for the progress only.
    declared: u64,
}

/// What is in a zip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A workbook of Excel; the name of its main part is not fixed.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
}

impl<'b> Package<'b> {
    /// Looks at the zip's directory.
    pub fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let broken = |error: ZipError| damaged(Format::Xlsx, error);
        // Before the archive is opened, since that holds an entry for each of them; and each end of a directory is
        // tried.
        let (mut entries, mut ends) = (0, 0);
        for found in bytes.windows(4).filter(|bytes| bytes.starts_with(b"PK")) {
            entries += usize::from(found == b"PK\x01\x02");
            ends += usize::from(found == b"PK\x05\x06");
        }
        if entries > MOST_PARTS || ends > MOST_PARTS {
            return Err(ReadError::TooLarge {
                what: Excess::Parts,
                most: MOST_PARTS as u64,
            });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        let mut names = BTreeMap::new();
        let mut declared = 0_u64;
        for (index, name) in archive.file_names_raw().enumerate() {
            let name = String::from_utf8_lossy(name).replace('\\', "/");
            let name = name.trim_start_matches('/').to_lowercase();
            names.entry(name).or_insert(index);
        }
        for index in 0..archive.len() {
            if let Ok(entry) = archive.by_index_data(index) {
                declared = declared.saturating_add(entry.size());
            }
        }
        Ok(Self {
            archive,
            names,
            left: Rc::new(Cell::new(MOST_UNPACKED)),
            declared,
        })
    }

    /// What it is.
    pub fn content(&mut self) -> Result<Content, ReadError> {
        if let Some(kind) = self.mimetype()? {
            let kind = kind.trim();
            return match kind.strip_prefix("application/vnd.oasis.opendocument.") {
                Some(kind) if kind.starts_with("spreadsheet") => Ok(Content::Ods),
                Some(kind) if kind.starts_with("text") => Err(NoList::Document.into()),
                Some(_) => Err(NoList::Slides.into()),
                None => Err(NoList::Archive.into()),
            };
        }
        let has = |start: &str| {
            self.names
                .range(start.to_owned()..)
                .next()
                .is_some_and(|(name, _)| name.starts_with(start))
        };
        if has("xl/workbook.bin") || has("index/document.iwa") || has("index.zip") {
            Err(NoList::OtherSpreadsheet.into())
        } else if has("xl/") {
            Ok(Content::Xlsx)
        } else if has("word/") {
            Err(NoList::Document.into())
        } else if has("ppt/") || has("visio/") {
            Err(NoList::Slides.into())
        } else {
            Err(NoList::Archive.into())
        }
    }

    fn mimetype(&mut self) -> Result<Option<String>, ReadError> {
        let Some(part) = self.reader("mimetype", Format::Ods)? else {
            return Ok(None);
        };
        let mut kind = Vec::new();
        part.take(200)
            .read_to_end(&mut kind)
            .map_err(|error| io_error(Format::Ods, &error))?;
        Ok(Some(String::from_utf8_lossy(&kind).into_owned()))
    }

    /// The part of that name as XML, if there is one. Case does not matter.
    pub fn part(
        &mut self,
        name: &str,
        format: Format,
    ) -> Result<Option<Xml<impl Read + use<'_, 'b>>>, ReadError> {
        Ok(self
            .reader(name, format)?
            .map(|part| Xml::new(part, format)))
    }

    fn reader(
        &mut self,
        name: &str,
        format: Format,
    ) -> Result<Option<impl Read + use<'_, 'b>>, ReadError> {
        let name = name.trim_start_matches('/').to_lowercase();
        let Some(index) = self.names.get(&name) else {
            return Ok(None);
        };
        match self.archive.by_index(*index) {
            Ok(part) => Ok(Some(Counted {
                part: BufReader::new(part),
                left: Rc::clone(&self.left),
            })),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                Err(ReadError::Password)
            }
            Err(error) => Err(damaged(format, error)),
        }
    }

    /// What tells how much is unpacked so far, and about how much it will be.
    pub fn meter(&self) -> impl Fn() -> (u64, u64) + 'static {
        let (left, declared) = (Rc::clone(&self.left), self.declared);
        move || {
            (
                MOST_UNPACKED.saturating_sub(left.get()),
                declared.min(MOST_UNPACKED),
            )
        }
    }
}

/// A part that is being unpacked, up to what is left.
struct Counted<R> {
    part: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let len = self.part.read(buffer)?;
        let left = self.left.get().checked_sub(len as u64);
        self.left
            .set(left.ok_or_else(|| std::io::Error::other(TooMuch(Excess::Unpacked)))?);
        Ok(len)
    }
}

/// Travels through readers that know only of I/O errors.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("too much: {0:?}")]
pub(super) struct TooMuch(pub Excess);

/// What an error of a part means.
pub(super) fn io_error(format: Format, error: &std::io::Error) -> ReadError {
    let excess = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<TooMuch>());
    match excess {
        Some(TooMuch(what)) => ReadError::TooLarge {
            what: *what,
            most: match what {
                Excess::Text => super::limits::MOST_EVENT,
                _ => MOST_UNPACKED,
            },
        },
        None => damaged(format, error),
    }
}
