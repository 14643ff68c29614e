//! How far values reach, and where the next mark is.

use super::{Inside, Walk};
use crate::store::salvage::scan::{Extent, Mark, MarkKind, Scan, Seen};
use crate::store::schema;

impl Walk<'_> {
    /// Where the value ends that begins here, if it can be told, and whether that is behind a mark.
    pub(super) fn reach(&mut self, value: usize) -> Option<(usize, bool)> {
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
    pub(super) fn reach_far(&mut self, value: usize) -> Option<usize> {
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
            !(is_outside || self.inside == Inside::File && self.is_table(from, to))
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

    pub(super) fn spend(&mut self, bytes: usize) {
        self.spare = self.spare.saturating_sub(bytes);
    }

    /// Where the value of the last record begins that stands in a part of the file.
    pub(super) fn last_record_in(&self, from: usize, to: usize) -> Option<usize> {
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
    pub(super) fn is_swallowed(&mut self, value: usize, to: usize) -> bool {
        let limit = self.scan.next_mark(to, self.indent);
        let limit = limit.map_or(self.len(), |mark| mark.at);
        self.spend(limit - value);
        let (extent, end) = self.scan.value(value, limit);
        let text = || std::str::from_utf8(self.scan.slice(value, end));
        extent == Extent::Whole && end > to && text().is_ok_and(schema::is_value)
    }

    /// The first mark at `from` or behind it.
    pub(super) fn next_mark(&mut self, from: usize) -> Option<Mark> {
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
    pub(super) fn indent_of(&self, at: usize) -> Option<usize> {
        let line = self.line_start(at);
        let begins = line == 0 || self.scan.byte(line - 1) == Some(b'\n');
        begins.then_some(at - line)
    }

    /// Where the line begins in which only white space stands before `at`; otherwise `at`.
    pub(super) fn line_start(&self, at: usize) -> usize {
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
}
