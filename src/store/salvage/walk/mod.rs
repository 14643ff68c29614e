//! The walk through a damaged file, from one thing that can be read to the next.

mod heads;
mod reach;
mod tell;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::place::{self, Fits, Put};
use super::scan::{Mark, MarkKind, Scan};
use super::{DamageKind, Salvaged};
use crate::model::{Id, TableName, Ulid};
use crate::store::{Progress, schema};
use tell::{Lines, Until};

/// How many times the file's length may be spent on values that reach beyond the next mark: such
/// as have something in a text that looks like a record, or whose brackets are damaged.
const FAR: usize = 4;

pub(super) struct Walk<'a> {
    scan: Scan<'a>,
    progress: &'a Progress,
    at: usize,
    inside: Inside,
    /// The table of which the head came last.
    table: Option<TableName>,
    /// Whether heads of tables may have been missed since.
    unsure: bool,
    /// The last record's id in the table.
    last: Option<Ulid>,
    /// Records whose table is not sure, until the next head.
    strays: Vec<Stray>,
    /// Unknown fields of the file: from where to where, and their names.
    fields: Vec<(usize, usize)>,
    names: BTreeSet<&'a [u8]>,
    /// The spaces before the heads of tables.
    indent: usize,
    /// From where the next mark was searched, and what was found.
    searched: Option<(usize, Option<Mark>)>,
    /// What is left of [`FAR`], in bytes.
    spare: usize,
    closed: bool,
    /// Whether the head of an unknown table was met within another table.
    torn: bool,
    lines: Lines,
    out: Salvaged,
}

/// Between which brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    File,
    Saved,
    Table,
}

/// What a field of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Schema,
    Saved,
    Table(TableName),
}

impl Name {
    fn table(self) -> Option<TableName> {
        match self {
            Self::Table(table) => Some(table),
            Self::Schema | Self::Saved => None,
        }
    }
}

/// A record whose table is not sure.
struct Stray {
    place: Place,
    fits: Fits,
}

/// Where a record stands.
#[derive(Clone, Copy)]
struct Place {
    id: Ulid,
    value: usize,
    end: usize,
    line: usize,
    lines: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(bytes: &'a [u8], progress: &'a Progress) -> Self {
        Self {
            scan: Scan(bytes),
            progress,
            at: 0,
            inside: Inside::File,
            table: None,
            unsure: false,
            last: None,
            strays: Vec::new(),
            fields: Vec::new(),
            names: BTreeSet::new(),
            indent: 2,
            searched: None,
            spare: bytes.len().saturating_mul(FAR),
            closed: false,
            torn: false,
            lines: Lines { at: 0, line: 1 },
            out: Salvaged::nothing(),
        }
    }

    /// `None` if it was cancelled.
    pub(super) fn run(mut self) -> Option<Salvaged> {
        self.open();
        while self.step() {
            if self.progress.is_cancelled() {
                return None;
            }
            // A quarter was reading it from the disk.
            let (done, len) = (self.at as u64, self.len() as u64);
            self.progress.set(len + 3 * done, 4 * len);
        }
        self.settle(None);
        self.put_fields();
        self.out.cut_off = !self.closed;
        self.tidy();
        Some(self.out)
    }

    fn len(&self) -> usize {
        self.scan.0.len()
    }

    /// The bracket around all, if it is there.
    fn open(&mut self) {
        if self.scan.0.starts_with("\u{feff}".as_bytes()) {
            self.at = 3;
        }
        self.skip();
        let bracket = self.scan.skip_white(self.scan.name_end(self.at));
        if self.scan.byte(bracket) == Some(b'(') {
            self.at = bracket + 1;
        }
    }

    /// Skips white space, comments and commas.
    fn skip(&mut self) {
        loop {
            self.at = self.scan.skip_white(self.at);
            let limit = match self.scan.byte(self.at) {
                Some(b',') => {
                    self.at += 1;
                    continue;
                }
                Some(b'/') if self.scan.is_line_comment(self.at) => self.len(),
                // Must not swallow records.
                Some(b'/') => self.next_mark(self.at).map_or(self.len(), |mark| mark.at),
                _ => return,
            };
            match self.scan.comment_end(self.at, limit) {
                Some(end) => self.at = end,
                None => return,
            }
        }
    }

    /// Reads one thing; whether there may be more.
    fn step(&mut self) -> bool {
        self.skip();
        let Some(byte) = self.scan.byte(self.at) else {
            return false;
        };
        let read = match (self.inside, byte) {
            (Inside::File, b')') => {
                self.closed = true;
                self.at += 1;
                true
            }
            (Inside::Saved | Inside::Table, b'}') => {
                self.inside = Inside::File;
                self.at += 1;
                true
            }
            (Inside::File, _) => self.field(),
            (Inside::Saved, _) => self.saved(),
            (Inside::Table, _) => match self.scan.record_mark(self.at).map(|mark| mark.kind) {
                Some(MarkKind::Record { id, value }) => {
                    self.record(id, value);
                    true
                }
                _ => false,
            },
        };
        if !read {
            self.lose(None, self.at, Until::Mark);
        }
        true
    }

    /// Reads a field of the file; whether it could be read.
    fn field(&mut self) -> bool {
        let start = self.at;
        let end = self.scan.name_end(start);
        let Some(value) = self.scan.field_value(end).filter(|_| end > start) else {
            return false;
        };
        let name = self.scan.slice(start, end);
        let brace = self.scan.byte(value) == Some(b'{');
        let torn = std::mem::take(&mut self.torn);
        match self.known(name, value) {
            None if torn && brace && self.goes_on_behind(value) => true,
            Some(Name::Schema) => {
                let (number, behind) = self.number(value);
                let schema = number.and_then(|number| u32::try_from(number).ok());
                self.out.schema = self.out.schema.or(schema);
                self.at = behind;
                schema.is_some()
            }
            Some(Name::Saved) if brace => {
                self.inside = Inside::Saved;
                self.at = value + 1;
                true
            }
            Some(Name::Table(table)) if brace => {
                self.enter(table, start, value + 1);
                true
            }
            Some(_) => false,
            None => {
                if !self.unknown(name, value) {
                    // The records of a table belong into no other one.
                    let is_table = brace && name.is_ascii() && self.first_record(value).is_some();
                    let until = if is_table { Until::Table } else { Until::Mark };
                    self.lose(None, value, until);
                }
                true
            }
        }
    }

    fn enter(&mut self, table: TableName, head: usize, body: usize) {
        self.settle(Some(table));
        self.inside = Inside::Table;
        self.table = Some(table);
        self.unsure = false;
        self.last = None;
        self.at = body;
        if let Some(indent) = self.indent_of(head)
            && indent != self.indent
        {
            self.indent = indent;
            self.searched = None;
        }
    }

    /// Reads a field of which nothing is known.
    fn unknown(&mut self, name: &'a [u8], value: usize) -> bool {
        let start = self.at;
        let Some((end, _)) = self.reach(value) else {
            return false;
        };
        let (text, mended) = self.text(start, end);
        if mended || schema::read_unknown(&text).is_none() {
            return false;
        }
        self.at = end;
        if self.names.insert(name) {
            let said = self.text(value, end).0;
            if !self.author(name, &said) {
                self.fields.push((start, end));
            }
            return true;
        }
        let damages = self.out.damages.len();
        self.tell((DamageKind::Unreadable, None, None), start, end);
        self.join(damages);
        true
    }

    /// Takes who saved the file, and when; whether the field says that.
    fn author(&mut self, name: &[u8], text: &str) -> bool {
        let author = &mut self.out.header.author;
        match name {
            b"saved_by" => ron::from_str(text).map(|by| author.name = by).is_ok(),
            b"saved_at" => ron::from_str(text).map(|at| author.at = Some(at)).is_ok(),
            _ => false,
        }
    }

    /// Reads an entry of the version vector.
    fn saved(&mut self) -> bool {
        let Some((install, behind)) = self.scan.id_key(self.at) else {
            return false;
        };
        let (Some(count), behind) = self.number(self.scan.skip_white(behind)) else {
            return false;
        };
        let install = Id::from_ulid(install);
        self.out.header.saved.entry(install).or_insert(count);
        self.at = behind;
        true
    }

    /// A number, and what is behind it.
    fn number(&self, at: usize) -> (Option<u64>, usize) {
        let end = self.scan.name_end(at);
        let digits = std::str::from_utf8(self.scan.slice(at, end)).ok();
        let number = digits
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|digits| digits.parse().ok());
        (number, end)
    }

    /// Reads the record that begins here.
    fn record(&mut self, id: Ulid, value: usize) {
        let start = self.at;
        let Some((end, far)) = self.reach(value) else {
            self.lose(Some(id), value, Until::Mark);
            return;
        };
        // Ids rise in what Zirkel writes: where they do not, something may be missing.
        self.unsure |= self.last.is_some_and(|last| id <= last);
        self.last = Some(id);
        let (text, mended) = self.text(value, end);
        let table = self.table.filter(|_| !self.unsure);
        let put = match table {
            Some(table) => self.put(table, id, &text),
            None => Put::Unknown,
        };
        let fits = match put {
            Put::Unknown => place::fits(&text, 0),
            _ => Fits::default(),
        };
        let read = match put {
            Put::Unknown => fits.is_any(),
            put => put != Put::Unreadable,
        };
        if far && !read {
            // Behind it there are marks, and nothing says that it really reaches that far.
            self.lose(Some(id), value, Until::Mark);
            return;
        }
        self.at = end;
        let (line, lines) = self.lines.of(self.scan, start, end);
        let place = Place {
            id,
            value,
            end,
            line,
            lines,
        };
        // What is left of a record may be the beginning of one and the end of another.
        self.unsure |= matches!(put, Put::Unknown | Put::Unreadable);
        match put {
            Put::Unknown => self.strays.push(Stray { place, fits }),
            put => self.report(put, table, place, mended, true),
        }
    }

    /// Puts a record into the table that it stands in. [`Put::Unknown`]: it has fields of another.
    fn put(&mut self, table: TableName, id: Ulid, text: &str) -> Put {
        let project = &mut self.out.project;
        match place::put(project, table, id, text, true) {
            Put::Unknown if place::fits(text, place::index(table)).is_known() => Put::Unknown,
            Put::Unknown => place::put(project, table, id, text, false),
            put => put,
        }
    }

    /// Puts the records whose table was not sure where they belong, now that the next head is
    /// known.
    fn settle(&mut self, next: Option<TableName>) {
        let strays = std::mem::take(&mut self.strays);
        if strays.is_empty() {
            return;
        }
        let all = TableName::ALL.len();
        let from = self.table.map_or(0, place::index);
        let to = next.map_or(all, place::index);
        // Tables in another order than Zirkel writes them say nothing.
        let (from, to) = if from < to { (from, to) } else { (0, all) };
        let fits: Vec<Fits> = strays.iter().map(|stray| stray.fits).collect();
        let places = place::assign(&fits, from, to);
        for (Stray { place, .. }, found) in strays.into_iter().zip(places) {
            let Some((table, sure)) = found else {
                let table = self.table.filter(|_| to - from == 1);
                self.report(Put::Unreadable, table, place, false, false);
                continue;
            };
            let (text, mended) = self.text(place.value, place.end);
            let put = place::put(&mut self.out.project, table, place.id, &text, false);
            self.report(put, Some(table), place, mended, sure);
        }
    }

    /// The text of a record, and whether some of it had to be replaced.
    fn text(&self, from: usize, to: usize) -> (Cow<'a, str>, bool) {
        let bytes = self.scan.slice(from, to);
        let text = String::from_utf8_lossy(bytes);
        // What Zirkel writes has none of these. Blocks of zeros are what crashes leave behind.
        let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        let mended = matches!(text, Cow::Owned(_)) || text.contains(is_odd);
        if !mended && !text.contains('\r') {
            return (text, false);
        }
        let mut clean = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\n' if clean.ends_with('\r') => {
                    clean.pop();
                    clean.push('\n');
                }
                c if !is_odd(c) => clean.push(c),
                _ if clean.ends_with(char::REPLACEMENT_CHARACTER) => {}
                _ => clean.push(char::REPLACEMENT_CHARACTER),
            }
        }
        (Cow::Owned(clean), mended)
    }

    /// Puts the unknown fields in, all at once.
    fn put_fields(&mut self) {
        let mut all = String::new();
        for (from, to) in &self.fields {
            all.push_str(&self.text(*from, *to).0);
            all.push_str(",\n");
        }
        // Each of them could be read by itself.
        if let Some(ext) = schema::read_unknown(&all) {
            self.out.project.ext = ext;
        }
    }
}
