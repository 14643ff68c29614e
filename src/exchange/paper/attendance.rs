//! Who was there: by organisation, for the public only how many.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::block::{Block, Run};
use super::head::{part, span};
use super::reader::Reader;
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::{
    Attendance, AttendanceStatus, Audience, HalfDay, Id, Organisation, Person, text,
};

/// In the order of names; those without one last.
type Place = (bool, String, Option<Id<Organisation>>);

/// The part on attendance; nothing where nobody has noted any.
pub(super) fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let there = there(reader);
    let table = match reader.is_public() {
        true => counted(reader, &there),
        false => named(reader),
    };
    let Some(table) = table else {
        return Vec::new();
    };
    let bodies: HashSet<_> = there.values().flatten().collect();
    let total = tr!(
        reader.texts,
        "paper-attended",
        people = there.len(),
        organisations = bodies.len()
    );
    let total = Block::Paragraph(vec![Run::plain(total)]);
    vec![part(tr!(reader.texts, "paper-attendance")), total, table]
}

/// Who was there at least once, in person or in somebody's stead, and for which body.
fn there(reader: &Reader<'_>) -> HashMap<Id<Person>, Option<Id<Organisation>>> {
    let roll = &reader.roll;
    let body = |person| reader.body(Some(person)).map(|(id, _)| id);
    let mut there = HashMap::new();
    for person in &roll.people {
        let was_there = |half: &HalfDay| roll.status(*person, *half).is_there();
        if roll.half_days.iter().any(was_there) {
            there.insert(*person, body(*person));
        }
    }
    for person in &roll.people {
        for half in &roll.half_days {
            let cell = roll.cell(*person, *half);
            if let Some(instead) = cell.and_then(|(_, record)| record.represented_by) {
                there.entry(instead).or_insert_with(|| body(*person));
            }
        }
    }
    there
}

fn place(reader: &Reader<'_>, body: Option<Id<Organisation>>) -> Place {
    let name = reader.project.follow(body).map(|body| reader.name(body));
    let key = name.as_deref().map(text::as_name_in_order);
    (key.is_none(), key.unwrap_or_default(), body)
}

/// The organisations that were represented, each with how many were there for it.
fn counted(
    reader: &Reader<'_>,
    there: &HashMap<Id<Person>, Option<Id<Organisation>>>,
) -> Option<Block> {
    let mut counts: BTreeMap<Place, usize> = BTreeMap::new();
    for body in there.values() {
        *counts.entry(place(reader, *body)).or_default() += 1;
    }
    let rows: Vec<_> = counts
        .into_iter()
        .map(|((_, _, body), count)| {
            let cells = [body_name(reader, body), count.to_string()];
            cells.map(|cell| vec![Run::plain(cell)]).to_vec()
        })
        .collect();
    let head = vec![
        tr!(reader.texts, "paper-organisation"),
        tr!(reader.texts, "paper-people"),
    ];
    table(head, rows)
}

/// Everybody of whom something is known, by organisation.
fn named(reader: &Reader<'_>) -> Option<Block> {
    let mut people: Vec<(Place, String, String)> = Vec::new();
    for person in &reader.roll.people {
        if let Some(how) = how(reader, *person) {
            let body = reader.body(Some(*person)).map(|(id, _)| id);
            let name = reader.person(Some(*person)).unwrap_or_default();
            people.push((place(reader, body), name, how));
        }
    }
    // The roll is in the order of names already, and the sort is stable.
    people.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    let mut last = None;
    let mut rows = Vec::new();
    for (place, name, how) in people {
        let body = match last.as_ref() == Some(&place) {
            true => String::new(),
            false => body_name(reader, place.2),
        };
        last = Some(place);
        rows.push(
            [body, name, how]
                .map(|cell| vec![Run::plain(cell)])
                .to_vec(),
        );
    }
    let head = vec![
        tr!(reader.texts, "paper-organisation"),
        tr!(reader.texts, "paper-name"),
        tr!(reader.texts, "paper-attendance"),
    ];
    table(head, rows)
}

fn table(head: Vec<String>, rows: Vec<Vec<Vec<Run>>>) -> Option<Block> {
    (!rows.is_empty()).then(|| Block::Table {
        caption: String::new(),
        head,
        rows,
    })
}

fn body_name(reader: &Reader<'_>, body: Option<Id<Organisation>>) -> String {
    match reader.project.follow(body) {
        Some(body) => reader.name(body),
        None => tr!(reader.texts, "paper-no-organisation"),
    }
}

/// How a person was there over the session; `None` where nothing is known.
fn how(reader: &Reader<'_>, person: Id<Person>) -> Option<String> {
    let roll = &reader.roll;
    let halves: Vec<(HalfDay, String)> = roll
        .half_days
        .iter()
        .map(|half| {
            let record = roll.cell(person, *half).map(|(_, record)| record);
            (
                *half,
                record
                    .map(|record| in_words(reader, record))
                    .unwrap_or_default(),
            )
        })
        .collect();
    let (_, first) = halves.first()?;
    if halves.iter().all(|(_, words)| words == first) {
        return Some(first.clone()).filter(|words| !words.is_empty());
    }
    // What is the same for a whole day is said once.
    let mut parts = Vec::new();
    for of_day in halves.chunk_by(|(a, _), (b, _)| a.day == b.day) {
        let date = of_day.first().and_then(|(half, _)| half.date);
        let date = date.map_or_else(
            || tr!(reader.texts, "summary-no-date"),
            |date| format::date(reader.texts, date),
        );
        if let [(_, one), (_, other)] = of_day
            && one == other
            && !one.is_empty()
        {
            parts.push(format!("{date}: {one}"));
            continue;
        }
        for (half, words) in of_day.iter().filter(|(_, words)| !words.is_empty()) {
            let half = half.half.name(reader.texts);
            parts.push(format!("{date}, {half}: {words}"));
        }
    }
    Some(parts.join("\n"))
}

/// "anwesend, ab 10:00 Uhr", "entschuldigt, vertreten durch Anna Berg".
fn in_words(reader: &Reader<'_>, record: &Attendance) -> String {
    let texts = reader.texts;
    let mut words = Vec::new();
    match record.status {
        AttendanceStatus::Open => {}
        // Who stayed away without a word is nobody's business but that of those who invite.
        AttendanceStatus::Absent if reader.audience != Audience::Internal => {
            words.push(tr!(texts, "paper-not-there"));
        }
        status => words.push(status.name(texts)),
    }
    if record.is_there() {
        words.extend(span(texts, record.from, record.until));
    }
    if let Some(name) = reader.person(record.represented_by) {
        words.push(tr!(texts, "paper-represented-by", person = name));
    }
    words.join(", ")
}
