//! What was written down under an agenda item.

use super::block::{Block, Callout, Run};
use super::changes::Changes;
use super::reader::Reader;
use super::{lists, wording};
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{AgendaItem, Decision, Entry, EntryKind, Id, Line, Suggestion};

/// Entries that are deeper are shown at this depth.
const DEEPEST: usize = 8;

/// The entries under an item, or under none: those at the top one after the other, what is indented
/// under them as lists.
pub(super) fn blocks(
    reader: &Reader<'_>,
    changes: &Changes<'_>,
    item: Option<Id<AgendaItem>>,
) -> Vec<Block> {
    let lines = reader.entries_of(item);
    let (mut at, mut blocks) = (0, Vec::new());
    while at < lines.len() {
        blocks.extend(with_parts(reader, changes, lines, &mut at, 0));
    }
    blocks
}

/// The entry at `at` and what is indented under it; moves on behind it.
fn with_parts(
    reader: &Reader<'_>,
    changes: &Changes<'_>,
    lines: &[Line<Entry>],
    at: &mut usize,
    depth: usize,
) -> Vec<Block> {
    let Some(line) = lines.get(*at) else {
        return Vec::new();
    };
    *at += 1;
    let mut blocks = entry(reader, changes, line.id);
    let mut items = Vec::new();
    while let Some(next) = lines.get(*at).filter(|next| next.depth > line.depth) {
        match depth < DEEPEST {
            true => items.push(with_parts(reader, changes, lines, at, depth + 1)),
            false => {
                items.push(entry(reader, changes, next.id));
                *at += 1;
            }
        }
    }
    items.retain(|item| !item.is_empty());
    if !items.is_empty() {
        blocks.push(Block::List { first: None, items });
    }
    blocks
}

fn entry(reader: &Reader<'_>, changes: &Changes<'_>, id: Id<Entry>) -> Vec<Block> {
    let Some(entry) = reader.entry(id) else {
        return Vec::new();
    };
    let texts = reader.texts;
    let mut blocks = wording::blocks(&entry.text);
    let speaker = reader.person(entry.speaker);
    let mut said_by = Vec::new();
    if let Some(name) = &speaker {
        said_by.push(tr!(texts, "paper-said-by", person = name.as_str()));
    }
    let (kind, title, mut facts) = match entry.kind {
        EntryKind::Information | EntryKind::Discussion | EntryKind::Result => {
            put_before(&mut blocks, before(reader, entry.kind, speaker));
            if let Some(mark) = changes.mark_of_entry(reader, id) {
                put_behind(&mut blocks, mark);
            }
            return blocks;
        }
        EntryKind::Decision => {
            let title = match reader.labels.get(id) {
                Some(label) => tr!(texts, "paper-decision", label = label),
                None => entry.kind.name(texts),
            };
            let facts = entry.decision.iter().flat_map(|part| votes(reader, part));
            (Callout::Decision, title, facts.collect())
        }
        EntryKind::Action => {
            let title = match reader.labels.get(id) {
                Some(label) => tr!(texts, "paper-action", label = label),
                None => entry.kind.name(texts),
            };
            let moment = reader.session.finished_at;
            let facts = entry
                .action
                .iter()
                .flat_map(|part| lists::who_until(reader, part, moment));
            (Callout::Action, title, facts.collect())
        }
        EntryKind::Suggestion => {
            let facts = entry
                .suggestion
                .iter()
                .flat_map(|part| suggested(reader, part));
            (
                Callout::Suggestion,
                entry.kind.name(texts),
                facts.collect::<Vec<_>>(),
            )
        }
    };
    facts.splice(0..0, said_by);
    if let Some(mark) = changes.mark_of_entry(reader, id) {
        put_behind(&mut blocks, mark);
    }
    vec![Block::Callout {
        kind,
        title,
        blocks,
        facts,
    }]
}

/// What stands before the text: who said it, or what it is where that is not plain.
fn before(reader: &Reader<'_>, kind: EntryKind, speaker: Option<String>) -> String {
    let named = kind != EntryKind::Information;
    let kind = kind.name(reader.texts);
    match speaker {
        Some(name) if named => format!("{kind} ({name}):"),
        Some(name) => format!("{name}:"),
        None if named => format!("{kind}:"),
        None => String::new(),
    }
}

fn put_before(blocks: &mut Vec<Block>, text: String) {
    if text.is_empty() || blocks.is_empty() {
        return;
    }
    match blocks.first_mut() {
        Some(Block::Paragraph(runs)) => {
            runs.splice(0..0, [Run::bold(text), Run::plain(" ")]);
        }
        _ => blocks.insert(0, Block::Paragraph(vec![Run::bold(text)])),
    }
}

fn put_behind(blocks: &mut Vec<Block>, mark: Run) {
    match blocks.last_mut() {
        Some(Block::Paragraph(runs)) => runs.extend([Run::plain(" "), mark]),
        _ => blocks.push(Block::Paragraph(vec![mark])),
    }
}

/// What came of a decision, the votes, and how it was decided.
pub(super) fn votes(reader: &Reader<'_>, decision: &Decision) -> Vec<String> {
    let texts = reader.texts;
    let mut facts = Vec::new();
    if let Some(outcome) = decision.outcome() {
        facts.push(outcome.name(texts));
    }
    if decision.votes().is_some() {
        let count = |votes: Option<u32>| votes.unwrap_or_default();
        facts.push(tr!(
            texts,
            "paper-votes",
            yes = count(decision.yes),
            no = count(decision.no),
            abstained = count(decision.abstained)
        ));
    }
    if !facts.is_empty() {
        let method = decision.method.name(texts);
        facts.push(tr!(texts, "summary-method", method = method));
    }
    facts
}

/// Whose suggestion it is and for whom. What became of it is told as long as the minutes are a
/// draft: of later there is no history, and finished minutes do not change by themselves.
fn suggested(reader: &Reader<'_>, part: &Suggestion) -> Vec<String> {
    let texts = reader.texts;
    let mut facts = Vec::new();
    if let Some(from) = reader.project.follow(part.from) {
        let from = reader.name(from);
        facts.push(tr!(texts, "paper-suggested-by", organisation = from));
    }
    let addressee = part.addressee.trim();
    if !addressee.is_empty() {
        facts.push(tr!(texts, "paper-suggested-to", addressee = addressee));
    }
    if !reader.session.is_finished() {
        let status = part.status.name(texts);
        facts.push(tr!(texts, "paper-stands", status = status));
    }
    facts
}
