//! Telling what is damaged, and going on behind it.

use super::{Inside, Place, Walk};
use crate::model::{TableName, Ulid};
use crate::store::salvage::place::{self, Put};
use crate::store::salvage::scan::{Mark, MarkKind, Scan};
use crate::store::salvage::{Damage, DamageKind, Salvaged};

/// At what to go on behind damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    Mark,
    Table,
}

impl Walk<'_> {
    /// Gives up what stands here, a record if its id is known, and goes on at the next mark from
    /// `search` on.
    pub(super) fn lose(&mut self, id: Option<Ulid>, search: usize, until: Until) {
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
    pub(super) fn join(&mut self, last: usize) {
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

    pub(super) fn tell(
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

    /// Tells what is not as it should be with a record.
    pub(super) fn report(
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

    /// Brings the damages into the order of the file; a record that was found elsewhere is not
    /// lost.
    pub(super) fn tidy(&mut self) {
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
pub(super) struct Lines {
    pub(super) at: usize,
    pub(super) line: usize,
}

impl Lines {
    /// The line in which a part begins, and how many lines it covers. What is only white space at
    /// its end does not count.
    pub(super) fn of(&mut self, scan: Scan<'_>, from: usize, to: usize) -> (usize, usize) {
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
