//! What was changed since the minutes were finished: marked where it stands, and listed.

use std::collections::HashMap;

use super::block::{Block, Run};
use super::head::{day_of, part};
use super::reader::Reader;
use super::{entries, wording};
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{AgendaItem, Amendment, AmendmentKind, Audience, Entry, Id};

/// The changes these readers may know of.
///
/// What they were never to read, or are not to read any more, leaves no trace. What they could not
/// read before and now can is new to them, so it is called added and what it was like is not told.
pub(super) struct Changes<'a> {
    told: Vec<(Id<Amendment>, &'a Amendment, AmendmentKind)>,
    entries: HashMap<Id<Entry>, usize>,
    items: HashMap<Id<AgendaItem>, usize>,
}

impl<'a> Changes<'a> {
    pub fn of(reader: &Reader<'a>) -> Self {
        let amendments = reader.project.amendments.iter();
        let mut told: Vec<_> = amendments
            .filter(|(_, amendment)| amendment.session == Some(reader.id))
            .filter_map(|(id, amendment)| Some((id, amendment, told(reader, amendment)?)))
            .collect();
        if !reader.session.is_finished() {
            told.clear();
        }
        told.sort_by_key(|(id, amendment, _)| (amendment.at, *id));
        let (mut entries, mut items) = (HashMap::new(), HashMap::new());
        for (nth, (_, amendment, _)) in told.iter().enumerate() {
            match (amendment.entry, amendment.item) {
                (Some(entry), _) => drop(entries.insert(entry, nth)),
                (None, Some(item)) => drop(items.insert(item, nth)),
                (None, None) => {}
            }
        }
        Self {
            told,
            entries,
            items,
        }
    }

    /// "(geändert am 12.12.2018)".
    pub fn mark_of_entry(&self, reader: &Reader<'_>, entry: Id<Entry>) -> Option<Run> {
        self.mark(reader, *self.entries.get(&entry)?)
    }

    /// As [`Self::mark_of_entry`], of an item's title or note.
    pub fn mark_of_item(&self, reader: &Reader<'_>, item: Id<AgendaItem>) -> Option<Run> {
        self.mark(reader, *self.items.get(&item)?)
    }

    fn mark(&self, reader: &Reader<'_>, nth: usize) -> Option<Run> {
        let (_, amendment, kind) = self.told.get(nth)?;
        let what = happened(reader, amendment, *kind);
        Some(Run {
            italic: true,
            ..Run::plain(format!("({what})"))
        })
    }

    /// The part that lists them; nothing without any.
    pub fn blocks(&self, reader: &Reader<'_>) -> Vec<Block> {
        let items: Vec<Vec<Block>> = self
            .told
            .iter()
            .map(|(_, amendment, kind)| listed(reader, amendment, *kind))
            .collect();
        if items.is_empty() {
            return Vec::new();
        }
        let list = Block::List {
            first: Some(1),
            items,
        };
        vec![part(tr!(reader.texts, "paper-changes")), list]
    }
}

/// What the change is to these readers; `None` where they are not to know of it.
fn told(reader: &Reader<'_>, amendment: &Amendment) -> Option<AmendmentKind> {
    let is_there = match amendment.entry {
        Some(entry) => reader.entry(entry).is_some(),
        None => amendment
            .item
            .is_some_and(|item| reader.item(item).is_some()),
    };
    let project = reader.project;
    let under = amendment.item.map(|item| project.item_visibility(item));
    let was_open = amendment.visibility.is_open_to(reader.audience)
        && under.is_none_or(|visibility| visibility.is_open_to(reader.audience));
    match (amendment.change, is_there) {
        (AmendmentKind::Added, true) => Some(AmendmentKind::Added),
        (AmendmentKind::Added, false) => None,
        (_, true) if was_open => Some(AmendmentKind::Changed),
        (_, true) => Some(AmendmentKind::Added),
        // Gone altogether, not just out of their sight.
        (_, false) => {
            let is_gone = match (amendment.entry, amendment.item) {
                (Some(entry), _) => moved_or_gone(reader, entry),
                (None, Some(item)) => !project.agenda.contains(item),
                (None, None) => false,
            };
            (is_gone && was_open).then_some(AmendmentKind::Removed)
        }
    }
}

fn moved_or_gone(reader: &Reader<'_>, entry: Id<Entry>) -> bool {
    let entry = reader.project.get(entry);
    entry.is_none_or(|entry| entry.session != Some(reader.id))
}

/// "geändert am 12.12.2018"; for those who keep the project with the name of who did it.
fn happened(reader: &Reader<'_>, amendment: &Amendment, kind: AmendmentKind) -> String {
    let texts = reader.texts;
    let mut said = match amendment.at {
        Some(at) => {
            let (what, date) = (kind.name(texts), day_of(texts, at));
            tr!(texts, "paper-changed-on", what = what, date = date)
        }
        None => kind.name(texts),
    };
    let by = amendment.by.trim();
    if reader.audience == Audience::Internal && !by.is_empty() {
        said = tr!(texts, "paper-changed-by", what = said, person = by);
    }
    said
}

fn listed(reader: &Reader<'_>, amendment: &Amendment, kind: AmendmentKind) -> Vec<Block> {
    let texts = reader.texts;
    let label = amendment.entry.and_then(|entry| reader.labels.get(entry));
    let mut what = Vec::new();
    if let Some(number) = amendment.item.and_then(|item| reader.number(item)) {
        what.push(tr!(texts, "summary-item", number = number));
    }
    if amendment.entry.is_some() {
        let kind = amendment.kind.name(texts);
        what.push(match label {
            Some(label) => format!("{kind} {label}"),
            None => kind,
        });
    }
    let what = what.join(", ");
    let happened = happened(reader, amendment, kind);
    let head = match what.is_empty() {
        true => happened,
        false => format!("{what}: {happened}"),
    };
    let mut blocks = vec![Block::Paragraph(vec![Run::plain(head)])];
    if kind == AmendmentKind::Added {
        return blocks;
    }
    let mut before = wording::line(&amendment.text);
    let votes = amendment
        .decision
        .iter()
        .flat_map(|part| entries::votes(reader, part));
    let votes: Vec<String> = votes.collect();
    if !votes.is_empty() {
        before.push(Run::plain(format!(" ({})", votes.join(", "))));
    }
    if !before.is_empty() {
        before.insert(0, Run::plain(format!("{} ", tr!(texts, "paper-before"))));
        blocks.push(Block::Paragraph(before));
    }
    blocks
}
