//! The agenda as it goes out with the invitation.

use chrono::{NaiveTime, TimeZone as _, Utc};

use super::block::{Block, Document, Run};
use super::reader::Reader;
use super::{head, lists, wording};
use crate::i18n::tr;
use crate::model::{ActionStatus, AgendaItem, AgendaLine, Day, Entry, EntryKind, Id, ItemKind};

/// The agenda for these readers.
pub(super) fn document(reader: &Reader<'_>) -> Document {
    let texts = reader.texts;
    let mut document = head::begin(reader, &tr!(texts, "paper-agenda"));
    document.blocks.extend(head::warnings(reader, false));
    document.blocks.push(head::facts(reader, false));
    let lines = timed(reader);
    let days = reader.project.days_of(reader.id);
    let mut groups: Vec<(Option<Id<Day>>, Option<String>)> = Vec::new();
    for (id, day) in &days {
        let title = day.date.map(|date| head::weekday_and_date(texts, date));
        groups.push((Some(*id), title));
    }
    groups.push((None, None));
    let several = days.len() > 1 && lines.iter().any(|line| line.day.is_some());
    for (day, title) in groups {
        let of_day: Vec<&Timed<'_>> = lines.iter().filter(|line| line.day == day).collect();
        if of_day.is_empty() {
            continue;
        }
        let title = title.filter(|_| several).unwrap_or_else(|| match several {
            true => tr!(texts, "paper-no-day"),
            false => tr!(texts, "paper-agenda"),
        });
        document.blocks.push(head::part(title));
        document.blocks.push(table(reader, &of_day));
    }
    if lines.is_empty() {
        let nothing = tr!(texts, "paper-agenda-empty");
        document
            .blocks
            .push(Block::Paragraph(vec![Run::plain(nothing)]));
    }
    document.blocks.extend(open_actions(reader));
    wording::clean(&mut document);
    document
}

/// A line of the agenda with what follows from its place.
struct Timed<'a> {
    line: &'a AgendaLine,
    item: &'a AgendaItem,
    day: Option<Id<Day>>,
    start: Option<NaiveTime>,
}

/// The lines these readers see, with the start that each really has: an item they do not see takes
/// its time all the same, and guests shall not come too early.
fn timed<'a>(reader: &'a Reader<'_>) -> Vec<Timed<'a>> {
    let project = reader.project;
    let all = project.agenda_of(reader.id);
    let starts = project.planned_starts(reader.id, &all);
    let mut of_root = None;
    let mut lines = Vec::new();
    let only_day = match project.days_of(reader.id).as_slice() {
        [(day, _)] => Some(*day),
        _ => None,
    };
    for (full, start) in all.iter().zip(starts) {
        let Some(item) = project.get(full.id) else {
            continue;
        };
        let own = item.day.filter(|day| project.days.contains(*day));
        if full.depth == 0 {
            of_root = own;
        }
        let seen = reader.agenda.iter().find(|line| line.id == full.id);
        if let (Some(line), Some(item)) = (seen, reader.item(full.id)) {
            let day = own.or(of_root).or(only_day);
            lines.push(Timed {
                line,
                item,
                day,
                start,
            });
        }
    }
    lines
}

fn table(reader: &Reader<'_>, lines: &[&Timed<'_>]) -> Block {
    let texts = reader.texts;
    let has_time = lines.iter().any(|line| line.start.is_some());
    let has_minutes = lines.iter().any(|line| line.item.planned_minutes.is_some());
    let mut columns = Vec::new();
    columns.extend(has_time.then(|| tr!(texts, "paper-time")));
    columns.push(tr!(texts, "paper-item-number"));
    columns.push(tr!(texts, "paper-topic"));
    columns.extend(has_minutes.then(|| tr!(texts, "paper-minutes-long")));
    let mut rows = Vec::new();
    for Timed {
        line, item, start, ..
    } in lines
    {
        let mut cells = Vec::new();
        if has_time {
            let start = start.map(|start| start.format("%H:%M").to_string());
            cells.push(plain(start.unwrap_or_default()));
        }
        cells.push(plain(line.number.clone()));
        cells.push(topic(reader, item));
        if has_minutes {
            let minutes = item.planned_minutes.map(|minutes| minutes.to_string());
            cells.push(plain(minutes.unwrap_or_default()));
        }
        rows.push(cells);
    }
    Block::Table {
        caption: String::new(),
        head: columns,
        rows,
    }
}

fn plain(text: String) -> Vec<Run> {
    vec![Run::plain(text)]
}

/// Title, who presents, what it is about.
fn topic(reader: &Reader<'_>, item: &AgendaItem) -> Vec<Run> {
    let is_break = item.kind == ItemKind::Break;
    let mut runs = vec![Run {
        italic: is_break,
        bold: !is_break,
        ..Run::plain(title(reader, item))
    }];
    for more in presented(reader, item) {
        runs.push(Run::plain(format!("\n{more}")));
    }
    if !item.note.trim().is_empty() {
        runs.push(Run::plain("\n"));
        runs.extend(wording::line(&item.note));
    }
    runs
}

/// The title, or what kind of item it is.
pub(super) fn title(reader: &Reader<'_>, item: &AgendaItem) -> String {
    use crate::i18n::words::Named as _;
    match item.title.trim() {
        "" => item.kind.name(reader.texts),
        title => title.to_owned(),
    }
}

/// Who presents an item, and which minutes are to be approved under it.
pub(super) fn presented(reader: &Reader<'_>, item: &AgendaItem) -> Vec<String> {
    let texts = reader.texts;
    let mut lines = Vec::new();
    if let Some(person) = reader.person_with_body(item.speaker) {
        lines.push(match item.kind {
            ItemKind::Talk => tr!(texts, "paper-talk-by", person = person),
            _ => tr!(texts, "paper-item-by", person = person),
        });
    }
    if let Some(session) = reader.project.follow(item.approves) {
        let name = head::called(texts, session);
        if !item.title.contains(session.number.trim()) || session.number.trim().is_empty() {
            lines.push(tr!(texts, "paper-approves", session = name));
        }
    }
    lines
}

/// The actions that are gone through: those of earlier sessions that were open when this one
/// began.
fn open_actions(reader: &Reader<'_>) -> Vec<Block> {
    let texts = reader.texts;
    let project = reader.project;
    let under = reader.agenda.iter().find(|line| {
        let item = reader.item(line.id);
        item.is_some_and(|item| item.reviews_actions)
    });
    let Some(line) = under else {
        return Vec::new();
    };
    let begins = project.first_date(reader.id);
    let moment = begins
        .and_then(|date| date.and_hms_opt(0, 0, 0))
        .map(|moment| Utc.from_utc_datetime(&moment));
    let is_earlier = |entry: &Entry| match (entry.session, begins) {
        (Some(session), _) if session == reader.id => false,
        (Some(session), Some(begins)) => {
            project.first_date(session).is_none_or(|date| date < begins)
        }
        _ => true,
    };
    let mut rows: Vec<(u32, Id<Entry>)> = Vec::new();
    for (id, entry) in project.entries.iter() {
        let action = entry
            .action
            .as_ref()
            .filter(|_| entry.kind == EntryKind::Action);
        let Some(action) = action.filter(|_| is_earlier(entry) && reader.may_see(id)) else {
            continue;
        };
        let status = match moment {
            Some(moment) => action.as_of(moment).0,
            None => action.status,
        };
        if matches!(status, ActionStatus::Open | ActionStatus::InProgress) {
            rows.push((action.number.unwrap_or(u32::MAX), id));
        }
    }
    rows.sort_unstable();
    let ids: Vec<Id<Entry>> = rows.into_iter().map(|(_, id)| id).collect();
    let heading = match line.number.as_str() {
        "" => tr!(texts, "paper-open-actions"),
        number => tr!(texts, "paper-open-actions-of", number = number),
    };
    let table = lists::actions(reader, project, &ids, moment);
    match table {
        Some(table) => vec![head::part(heading), table],
        None => Vec::new(),
    }
}
