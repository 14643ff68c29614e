//! The walk through a damaged file, from one thing that can be read to the next.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::place::{self, Fits, Put};
use super::scan::{Extent, Mark, MarkKind, Scan, Seen, table_named};
use super::{Damage, DamageKind, Salvaged};
use crate::model::{Id, TableName, Ulid};
use crate::store::{Progress, schema};

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

/// At what to go on behind damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Until {
    Mark,
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

/// Whether a name has more than half of another's letters, from its beginning and its end.
fn is_like(name: &[u8], other: &[u8]) -> bool {
    let same = |(a, b): &(&u8, &u8)| a == b;
    let front = name.iter().zip(other).take_while(same).count();
    let back = name.iter().rev().zip(other.iter().rev());
    let back = back.take_while(same).count();
    2 * (front + back) > other.len()
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

    /// What a name means; also one that a few wrong letters made of another.
    fn known(&mut self, name: &[u8], value: usize) -> Option<Name> {
        let known = match name {
            b"schema" => Some(Name::Schema),
            b"saved" => Some(Name::Saved),
            _ => table_named(name).map(Name::Table),
        };
        if known.is_some() {
            return known;
        }
        let schema = self.out.schema.is_none() && is_like(name, b"schema");
        let saved = self.out.header.saved.is_empty() && is_like(name, b"saved");
        let likely = if schema && self.number(value).0.is_some() {
            Name::Schema
        } else if saved && self.scan.id_key(self.scan.skip_white(value + 1)).is_some() {
            Name::Saved
        } else {
            Name::Table(self.likely_table(name, value)?)
        };
        let damage = (DamageKind::Unreadable, likely.table(), None);
        self.tell(damage, self.at, value);
        Some(likely)
    }

    /// The table that this name was: one whose name is not much different and that can have the
    /// first record, or the only one that can have it.
    fn likely_table(&mut self, name: &[u8], value: usize) -> Option<TableName> {
        let first = self.first_record(value)?;
        let (end, _) = self.reach(first)?;
        let (text, _) = self.text(first, end);
        let fits = place::fits(&text, 0);
        let mut tables = TableName::ALL.iter().copied();
        tables
            .find(|table| is_like(name, table.as_str().as_bytes()) && fits.is_wholly(*table))
            .or_else(|| {
                let only = fits.only()?;
                (self.out.project.count(only) == 0).then_some(only)
            })
    }

    /// Whether a known table begins here, with this name.
    fn is_table(&self, from: usize, name_end: usize) -> bool {
        table_named(self.scan.slice(from, name_end)).is_some()
            && self
                .scan
                .field_value(name_end)
                .filter(|value| self.scan.byte(*value) == Some(b'{'))
                .is_some_and(|value| self.first_record(value).is_some())
    }

    /// Whether what looks like the head of an unknown table stands in the middle of a known one:
    /// it was not closed, and its records go on. Then goes on with them.
    fn goes_on_behind(&mut self, value: usize) -> bool {
        let (Some(table), Some(first)) = (self.table, self.first_record(value)) else {
            return false;
        };
        let Some((end, _)) = self.reach(first) else {
            return false;
        };
        let (text, _) = self.text(first, end);
        let goes_on = place::fits(&text, 0).is_wholly(table);
        if goes_on {
            let start = self.at;
            self.at = self.scan.skip_white(value + 1);
            self.inside = Inside::Table;
            self.unsure = true;
            self.tell((DamageKind::Unreadable, Some(table), None), start, value);
        }
        goes_on
    }

    /// Where the value of the first record of a table begins.
    fn first_record(&self, table: usize) -> Option<usize> {
        let mark = self.scan.record_mark(self.scan.skip_white(table + 1))?;
        match mark.kind {
            MarkKind::Record { value, .. } => Some(value),
            MarkKind::Table { .. } | MarkKind::Unknown => None,
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
            self.fields.push((start, end));
            return true;
        }
        let damages = self.out.damages.len();
        self.tell((DamageKind::Unreadable, None, None), start, end);
        self.join(damages);
        true
    }

    fn tell(
        &mut self,
        (kind, table, id): (DamageKind, Option<TableName>, Option<Ulid>),
        from: usize,
        to: usize,
    ) {
        let (line, lines) = self.lines.of(self.scan, from, to);
        self.out.damages.push(Damage {
            kind,
            table,
            id,
            line,
            lines,
        });
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

    /// Tells what is not as it should be with a record.
    fn report(
        &mut self,
        put: Put,
        table: Option<TableName>,
        place: Place,
        mended: bool,
        sure: bool,
    ) {
        let kind = match put {
            Put::In if mended => DamageKind::Mended,
            Put::In if !sure => DamageKind::Misplaced,
            Put::In => return,
            Put::Twice { same } => DamageKind::Twice { same },
            Put::Unknown | Put::Unreadable => DamageKind::Lost,
        };
        self.out.damages.push(Damage {
            kind,
            table,
            id: Some(place.id),
            line: place.line,
            lines: place.lines,
        });
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

    /// Where the value ends that begins here, if it can be told, and whether that is behind a mark.
    fn reach(&mut self, value: usize) -> Option<(usize, bool)> {
        let limit = self.next_mark(value).map_or(self.len(), |mark| mark.at);
        match self.scan.value(value, limit) {
            (Extent::Whole, end) => Some((end, false)),
            (Extent::Open, _) if limit < self.len() => Some((self.reach_far(value)?, true)),
            (Extent::Open | Extent::Broken, _) => None,
        }
    }

    /// Where the value ends, if that is behind a mark. Either it has a text in which something
    /// looks like a record, or a table that is not known; or it has lost a bracket or got one,
    /// and what it seems to reach over are other records.
    fn reach_far(&mut self, value: usize) -> Option<usize> {
        if self.spare == 0 {
            return None;
        }
        let indent = match self.inside {
            Inside::File => self.indent_of(self.at).max(Some(self.indent)),
            Inside::Saved | Inside::Table => self.indent_of(self.at),
        };
        let mut texts = Vec::new();
        let (extent, end) = self.scan.value_seeing(value, self.len(), |from, to, seen| {
            if seen == Seen::RawText
                && let Some(record) = self.last_record_in(from, to)
            {
                texts.push((record, to));
            }
            // What stands in a line of its own, no further in than the head, is no part of it.
            let inner = self.indent_of(from).filter(|_| indent.is_some());
            let is_outside = inner.is_some() && inner <= indent;
            !is_outside && !(self.inside == Inside::File && self.is_table(from, to))
        });
        self.spend(end - value);
        if extent != Extent::Whole {
            return None;
        }
        for (record, to) in texts {
            if self.is_swallowed(record, to) {
                return None;
            }
        }
        Some(end)
    }

    fn spend(&mut self, bytes: usize) {
        self.spare = self.spare.saturating_sub(bytes);
    }

    /// Where the value of the last record begins that stands in a part of the file.
    fn last_record_in(&self, from: usize, to: usize) -> Option<usize> {
        let part = Scan(self.scan.slice(0, to));
        let mut last = None;
        let mut at = from;
        while let Some(mark) = part.next_mark(at, self.indent) {
            at = mark.at + 1;
            if let MarkKind::Record { value, .. } = mark.kind {
                last = Some(value);
            }
        }
        last
    }

    /// Whether the text that ends at `to` swallowed the record whose value is `value`: then that
    /// reads well by itself, beyond the end of the text.
    fn is_swallowed(&mut self, value: usize, to: usize) -> bool {
        let limit = self.scan.next_mark(to, self.indent);
        let limit = limit.map_or(self.len(), |mark| mark.at);
        self.spend(limit - value);
        let (extent, end) = self.scan.value(value, limit);
        let text = || std::str::from_utf8(self.scan.slice(value, end));
        extent == Extent::Whole && end > to && text().is_ok_and(schema::is_value)
    }

    /// The first mark at `from` or behind it.
    fn next_mark(&mut self, from: usize) -> Option<Mark> {
        if let Some((searched, found)) = self.searched
            && searched <= from
            && found.is_none_or(|mark| mark.at >= from)
        {
            return found;
        }
        let found = self.scan.next_mark(from, self.indent);
        self.searched = Some((from, found));
        found
    }

    /// How much white space stands before `at`, if nothing else does in that line.
    fn indent_of(&self, at: usize) -> Option<usize> {
        let line = self.line_start(at);
        let begins = line == 0 || self.scan.byte(line - 1) == Some(b'\n');
        begins.then_some(at - line)
    }

    /// Where the line begins in which only white space stands before `at`; otherwise `at`.
    fn line_start(&self, at: usize) -> usize {
        let mut start = at;
        while start > 0 && matches!(self.scan.byte(start - 1), Some(b' ' | b'\t')) {
            start -= 1;
        }
        match start
            .checked_sub(1)
            .and_then(|before| self.scan.byte(before))
        {
            None | Some(b'\n') => start,
            Some(_) => at,
        }
    }

    /// Gives up what stands here, a record if its id is known, and goes on at the next mark from
    /// `search` on.
    fn lose(&mut self, id: Option<Ulid>, search: usize, until: Until) {
        let start = self.at;
        // The head of a table begins with the line feed before it.
        let line = self.line_start(search);
        let before = if line < search {
            line.saturating_sub(1)
        } else {
            search
        };
        let mut mark = self.next_mark(before);
        while let (Until::Table, Some(found)) = (until, mark)
            && found.is_record()
        {
            mark = self.next_mark(found.at + 1);
        }
        let end = mark.map_or(self.len(), |mark| mark.at);
        self.at = end;
        self.torn =
            self.inside == Inside::Table && mark.is_some_and(|mark| mark.kind == MarkKind::Unknown);
        if mark.is_some_and(Mark::is_record) {
            self.inside = Inside::Table;
            self.unsure = true;
        } else {
            self.inside = Inside::File;
        }
        let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == b',';
        if id.is_none() && self.scan.slice(start, end).iter().all(is_blank) {
            return;
        }
        let kind = match id {
            Some(_) => DamageKind::Lost,
            None => DamageKind::Unreadable,
        };
        let damages = self.out.damages.len();
        self.tell((kind, self.table, id), start, end);
        self.join(damages);
    }

    /// Joins unreadable lines with what was lost right before them.
    fn join(&mut self, last: usize) {
        let (before, last) = match self.out.damages.split_at_mut(last) {
            ([.., before], [last]) => (before, *last),
            _ => return,
        };
        if matches!(before.kind, DamageKind::Lost | DamageKind::Unreadable)
            && last.kind == DamageKind::Unreadable
            && before.line + before.lines >= last.line
            && before.line <= last.line
        {
            before.lines = before.lines.max(last.line + last.lines - before.line);
            self.out.damages.pop();
        }
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

    /// Brings the damages into the order of the file; a record that was found elsewhere is not
    /// lost.
    fn tidy(&mut self) {
        let Salvaged {
            project, damages, ..
        } = &mut self.out;
        for damage in damages.iter_mut() {
            if let (DamageKind::Lost, Some(table), Some(id)) =
                (damage.kind, damage.table, damage.id)
                && place::has(project, table, id)
            {
                damage.kind = DamageKind::Unreadable;
                damage.id = None;
            }
        }
        damages.sort_by_key(|damage| damage.line);
    }
}

/// Counts lines, going on from where it counted last.
struct Lines {
    at: usize,
    line: usize,
}

impl Lines {
    /// The line in which a part begins, and how many lines it covers. What is only white space at
    /// its end does not count.
    fn of(&mut self, scan: Scan<'_>, from: usize, to: usize) -> (usize, usize) {
        let feeds = |part: &[u8]| part.iter().filter(|byte| **byte == b'\n').count();
        if from < self.at {
            *self = Self { at: 0, line: 1 };
        }
        self.line += feeds(scan.slice(self.at, from));
        self.at = from;
        let part = scan.slice(from, to).trim_ascii_end();
        (self.line, 1 + feeds(part))
    }
}
