//! The minutes, part by part.

use super::block::{Block, Document, Run};
use super::reader::Reader;
use super::{agenda, attendance, changes, entries, head, lists, wording};
use crate::i18n::{Texts, format, tr};
use crate::model::{AgendaItem, AgendaLine, Id, ItemKind, ItemOutcome, SessionState};

/// How deep headings go.
const DEEPEST: usize = 6;

/// The minutes for these readers.
pub(super) fn document(reader: &Reader<'_>) -> Document {
    let texts = reader.texts;
    let changes = changes::Changes::of(reader);
    let mut document = head::begin(reader, &tr!(texts, "paper-minutes"));
    let blocks = &mut document.blocks;
    blocks.extend(head::warnings(reader, true));
    blocks.push(head::facts(reader, true));
    blocks.extend(attendance::blocks(reader));
    blocks.extend(contents(reader));
    for line in &reader.agenda {
        if let Some(item) = reader.item(line.id) {
            blocks.extend(of_item(reader, &changes, line, item));
        }
    }
    let stray = entries::blocks(reader, &changes, None);
    if !stray.is_empty() {
        blocks.push(head::part(match reader.agenda.is_empty() {
            true => tr!(texts, "paper-text"),
            false => tr!(texts, "paper-without-item"),
        }));
        blocks.extend(stray);
    }
    blocks.extend(lists::blocks(reader));
    blocks.extend(next_session(reader));
    blocks.extend(changes.blocks(reader));
    blocks.extend(signatures(reader));
    blocks.extend(distribution(reader));
    wording::clean(&mut document);
    document
}

/// The agenda within the head.
fn contents(reader: &Reader<'_>) -> Vec<Block> {
    let texts = reader.texts;
    let rows: Vec<_> = reader
        .agenda
        .iter()
        .filter_map(|line| {
            let item = reader
                .item(line.id)
                .filter(|item| has_text(reader, line.id, item))?;
            let by = reader.person(item.speaker).unwrap_or_default();
            let cells = [line.number.clone(), agenda::title(reader, item), by];
            Some(cells.map(|cell| vec![Run::plain(cell)]).to_vec())
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let table = Block::Table {
        caption: String::new(),
        head: vec![
            tr!(texts, "paper-item-number"),
            tr!(texts, "paper-topic"),
            tr!(texts, "paper-speaker"),
        ],
        rows,
    };
    vec![head::part(tr!(texts, "paper-agenda")), table]
}

/// Of breaks there is nothing to be told, unless somebody did.
fn has_text(reader: &Reader<'_>, id: Id<AgendaItem>, item: &AgendaItem) -> bool {
    item.kind != ItemKind::Break
        || !item.note.trim().is_empty()
        || !reader.entries_of(Some(id)).is_empty()
}

fn of_item(
    reader: &Reader<'_>,
    changes: &changes::Changes<'_>,
    line: &AgendaLine,
    item: &AgendaItem,
) -> Vec<Block> {
    let texts = reader.texts;
    if !has_text(reader, line.id, item) {
        return Vec::new();
    }
    let level = u8::try_from((line.depth + 2).min(DEEPEST)).unwrap_or(2);
    let mut blocks = vec![Block::Heading {
        level,
        number: line.number.clone(),
        text: vec![Run::plain(agenda::title(reader, item))],
    }];
    let mut below = agenda::presented(reader, item);
    below.extend(took_place(texts, item));
    if item.outcome == ItemOutcome::Postponed {
        below.push(tr!(texts, "paper-postponed"));
    }
    if !below.is_empty() {
        blocks.push(Block::Paragraph(vec![Run {
            italic: true,
            ..Run::plain(below.join("\n"))
        }]));
    }
    blocks.extend(wording::blocks(&item.note));
    blocks.extend(
        changes
            .mark_of_item(reader, line.id)
            .map(|mark| Block::Paragraph(vec![mark])),
    );
    blocks.extend(entries::blocks(reader, changes, Some(line.id)));
    blocks
}

/// When an item really began and ended.
fn took_place(texts: &Texts, item: &AgendaItem) -> Option<String> {
    let time = |moment: Option<chrono::NaiveDateTime>| moment.map(|moment| moment.time());
    head::span(texts, time(item.actual_start), time(item.actual_end))
}

/// When and where the circle meets next; for those who are asked to.
fn next_session(reader: &Reader<'_>) -> Vec<Block> {
    let (texts, project) = (reader.texts, reader.project);
    let Some(date) = project
        .first_date(reader.id)
        .filter(|_| !reader.is_public())
    else {
        return Vec::new();
    };
    let later = project.sessions.iter().filter_map(|(id, session)| {
        let begins = project.first_date(id).filter(|begins| *begins > date)?;
        (session.state != SessionState::Cancelled).then_some((begins, id, session))
    });
    let Some((_, id, session)) = later.min_by_key(|(begins, id, _)| (*begins, *id)) else {
        return Vec::new();
    };
    let mut parts = vec![head::called(texts, session)];
    parts.extend(head::dates(texts, project, id));
    parts.extend(Some(session.place.trim().to_owned()).filter(|place| !place.is_empty()));
    vec![
        head::part(tr!(texts, "paper-next-session")),
        Block::Paragraph(vec![Run::plain(parts.join(", "))]),
    ]
}

/// When the minutes were drawn up, and lines to sign on. What goes to the public is a copy.
fn signatures(reader: &Reader<'_>) -> Vec<Block> {
    let (texts, session) = (reader.texts, reader.session);
    if reader.is_public() {
        return Vec::new();
    }
    let mut blocks = vec![head::part(tr!(texts, "paper-signatures"))];
    if let Some(at) = session.finished_at {
        let date = head::day_of(texts, at);
        let drawn_up = tr!(texts, "paper-drawn-up", date = date);
        blocks.push(Block::Paragraph(vec![Run::plain(drawn_up)]));
    }
    let line = |person, function: String| match reader.person(person) {
        Some(name) => format!("{name} ({function})"),
        None => function,
    };
    blocks.push(Block::Signatures(vec![
        line(session.chair, tr!(texts, "paper-chair")),
        line(session.minute_taker, tr!(texts, "paper-minute-taker")),
    ]));
    blocks
}

/// Who gets the minutes besides whoever took part; nothing where that is nobody.
fn distribution(reader: &Reader<'_>) -> Vec<Block> {
    let (texts, session) = (reader.texts, reader.session);
    if reader.is_public() {
        return Vec::new();
    }
    let people = session.distribution.iter();
    let mut lines: Vec<String> = people
        .filter_map(|person| reader.person_with_body(Some(*person)))
        .collect();
    let note = session.distribution_note.lines().map(str::trim);
    lines.extend(note.filter(|line| !line.is_empty()).map(str::to_owned));
    if lines.is_empty() {
        return Vec::new();
    }
    lines.insert(0, tr!(texts, "paper-all-participants"));
    let items = lines
        .into_iter()
        .map(|line| vec![Block::Paragraph(vec![Run::plain(line)])]);
    let list = Block::List {
        first: None,
        items: items.collect(),
    };
    vec![head::part(tr!(texts, "paper-distribution")), list]
}

/// Until when, in words.
pub(super) fn due(texts: &Texts, due: crate::model::Due) -> String {
    match due {
        crate::model::Due::On(date) => format::date(texts, date),
        crate::model::Due::NextSession => tr!(texts, "paper-due-next-session"),
    }
}
