//! XML, read piece by piece; no piece may be large.

use std::cell::Cell;
use std::io::{BufReader, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::super::Format;
use super::limits::MOST_EVENT;
use super::package::{TooMuch, io_error};
use super::{Excess, ReadError, damaged};

/// How deep elements may stand within each other. Spreadsheets need about a dozen.
const DEEPEST: usize = 256;

/// A part that is being read.
pub(super) struct Xml<R: Read> {
    reader: Reader<BufReader<Portioned<R>>>,
    buffer: Vec<u8>,
    /// Bytes that may be read before the next piece is complete.
    portion: Rc<Cell<u64>>,
    format: Format,
    depth: usize,
}

impl<R: Read> Xml<R> {
    /// Reads XML from there.
    pub fn new(part: R, format: Format) -> Self {
        let portion = Rc::new(Cell::new(MOST_EVENT));
        let part = Portioned {
            part,
            portion: Rc::clone(&portion),
        };
        let mut reader = Reader::from_reader(BufReader::with_capacity(32 * 1024, part));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = false;
        Self {
            reader,
            buffer: Vec::new(),
            portion,
            format,
            depth: 0,
        }
    }

    /// The next piece. Elements without content come as a start and an end.
    pub fn next(&mut self) -> Result<Event<'_>, ReadError> {
        self.buffer.clear();
        self.portion.set(MOST_EVENT);
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => return Err(io_error(self.format, &error)),
            Err(error) => return Err(damaged(self.format, error)),
        };
        match event {
            Event::Start(_) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(damaged(self.format, "nested too deeply"));
                }
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => {
                return Err(damaged(self.format, "it ends too early"));
            }
            _ => {}
        }
        Ok(event)
    }

    /// Goes over the rest of the element that has just begun.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if let Event::Eof = self.next()? {
                break;
            }
        }
        Ok(())
    }

    /// The text of the element that has just begun, with that of the elements in it.
    pub fn text(&mut self) -> Result<String, ReadError> {
        let outside = self.depth.saturating_sub(1);
        let mut text = String::new();
        while self.depth > outside {
            let event = self.next()?;
            if let Event::Eof = event {
                break;
            }
            push_text(&mut text, &event)?;
        }
        Ok(text)
    }
}

/// Puts what is text in this piece behind `text`.
pub(super) fn push_text(text: &mut String, event: &Event<'_>) -> Result<(), ReadError> {
    match event {
        Event::Text(more) => text.push_str(&more.xml10_content()),
        Event::CData(more) => text.push_str(&more.xml10_content()),
        Event::GeneralRef(entity) => text.extend(resolved(entity)),
        _ => {}
    }
    if text.len() as u64 > MOST_EVENT {
        return Err(ReadError::TooLarge {
            what: Excess::Text,
            most: MOST_EVENT,
        });
    }
    Ok(())
}

/// The character that an entity stands for. Others than XML's own are declared in no spreadsheet.
fn resolved(entity: &BytesRef<'_>) -> Option<char> {
    match entity.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => entity.resolve_char_ref().ok().flatten(),
    }
}

/// Calls `take` with name and value of each attribute; names come with their prefix.
pub(super) fn attributes(element: &BytesStart<'_>, mut take: impl FnMut(&str, String)) {
    for attribute in element.attributes().with_checks(false).flatten() {
        let value = match quick_xml::escape::unescape(&attribute.value) {
            Ok(value) => value.into_owned(),
            Err(_) => attribute.value.clone().into_owned(),
        };
        take(attribute.key.as_ref(), value);
    }
}

/// The attribute of that name, whatever its prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(match quick_xml::escape::unescape(&found.value) {
        Ok(value) => value.into_owned(),
        Err(_) => found.value.clone().into_owned(),
    })
}

/// Lets no more through than the next piece may have.
struct Portioned<R> {
    part: R,
    portion: Rc<Cell<u64>>,
}

impl<R: Read> Read for Portioned<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let len = self.part.read(buffer)?;
        let left = self.portion.get().checked_sub(len as u64);
        self.portion
            .set(left.ok_or_else(|| std::io::Error::other(TooMuch(Excess::Text)))?);
        Ok(len)
    }
}
