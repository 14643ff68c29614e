//! What the heads of fields and tables mean, also those that damage has changed.

use super::{Inside, Name, Walk};
use crate::model::TableName;
use crate::store::salvage::DamageKind;
use crate::store::salvage::place;
use crate::store::salvage::scan::{MarkKind, table_named};

impl Walk<'_> {
    /// What a name means; also one that a few wrong letters made of another.
    pub(super) fn known(&mut self, name: &[u8], value: usize) -> Option<Name> {
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
    pub(super) fn likely_table(&mut self, name: &[u8], value: usize) -> Option<TableName> {
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

    /// Where the value of the first record of a table begins.
    pub(super) fn first_record(&self, table: usize) -> Option<usize> {
        let mark = self.scan.record_mark(self.scan.skip_white(table + 1))?;
        match mark.kind {
            MarkKind::Record { value, .. } => Some(value),
            MarkKind::Table { .. } | MarkKind::Unknown => None,
        }
    }

    /// Whether a known table begins here, with this name.
    pub(super) fn is_table(&self, from: usize, name_end: usize) -> bool {
        table_named(self.scan.slice(from, name_end)).is_some()
            && self
                .scan
                .field_value(name_end)
                .filter(|value| self.scan.byte(*value) == Some(b'{'))
                .is_some_and(|value| self.first_record(value).is_some())
    }

    /// Whether what looks like the head of an unknown table stands in the middle of a known one:
    /// it was not closed, and its records go on. Then goes on with them.
    pub(super) fn goes_on_behind(&mut self, value: usize) -> bool {
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
}

/// Whether a name has more than half of another's letters, from its beginning and its end.
fn is_like(name: &[u8], other: &[u8]) -> bool {
    let same = |(a, b): &(&u8, &u8)| a == b;
    let front = name.iter().zip(other).take_while(same).count();
    let back = name.iter().rev().zip(other.iter().rev());
    let back = back.take_while(same).count();
    2 * (front + back) > other.len()
}
