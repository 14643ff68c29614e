//! The head of a document: what it is, for whom, when and where.

use chrono::{DateTime, Datelike as _, Local, NaiveDate, NaiveTime, Offset as _, Utc, Weekday};

use super::block::{Block, Callout, Document, Run};
use super::reader::Reader;
use super::wording;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, format, tr};
use crate::model::{Approval, Audience, Day, Project, Session, SessionState};

/// Begins a document of a kind, such as "Protokoll", with its main heading.
pub(super) fn begin(reader: &Reader<'_>, kind: &str) -> Document {
    let (texts, session) = (reader.texts, reader.session);
    let name = called(texts, session);
    let mut footer = vec![format!("{kind}: {name}")];
    footer.extend(draft(reader).filter(|_| kind == tr!(texts, "paper-minutes")));
    footer.push(version(texts, reader.audience));
    Document {
        title: format!("{kind}: {name}"),
        lang: texts.lang(),
        header: reader.project.circle().name.trim().to_owned(),
        footer: footer.join(" · "),
        blocks: vec![Block::Heading {
            level: 1,
            number: String::new(),
            text: vec![Run::plain(format!("{kind}: {name}"))],
        }],
    }
}

/// "Herbstsitzung 2018 (2/2018)", "Sitzung 2/2018".
pub(super) fn called(texts: &Texts, session: &Session) -> String {
    let (title, number) = (session.title.trim(), session.number.trim());
    match (title.is_empty(), number.is_empty()) {
        (false, false) if !title.contains(number) => format!("{title} ({number})"),
        (false, _) => title.to_owned(),
        (true, false) => tr!(texts, "paper-session", number = number),
        (true, true) => tr!(texts, "record-session-blank"),
    }
}

/// Which readers a document is for.
fn version(texts: &Texts, audience: Audience) -> String {
    match audience {
        Audience::Internal => tr!(texts, "paper-version-internal"),
        Audience::Circle => tr!(texts, "paper-version-circle"),
        Audience::Public => tr!(texts, "paper-version-public"),
    }
}

fn draft(reader: &Reader<'_>) -> Option<String> {
    let texts = reader.texts;
    match reader.session.approval {
        Approval::Draft => Some(tr!(texts, "paper-draft")),
        _ => None,
    }
}

/// A box that says in plain sight what kind of copy this is, where that has to be known.
pub(super) fn warnings(reader: &Reader<'_>, of_minutes: bool) -> Option<Block> {
    let texts = reader.texts;
    let mut facts = Vec::new();
    if reader.session.state == SessionState::Cancelled {
        facts.push(tr!(texts, "paper-cancelled"));
    }
    if of_minutes && reader.session.approval == Approval::Draft {
        facts.push(tr!(texts, "paper-draft-text"));
    }
    if of_minutes && reader.session.approval == Approval::Circulating {
        facts.push(tr!(texts, "paper-circulating-text"));
    }
    if reader.audience == Audience::Internal {
        facts.push(tr!(texts, "paper-internal-text"));
    }
    let title = draft(reader).filter(|_| of_minutes);
    let title = title.unwrap_or_else(|| tr!(texts, "paper-note"));
    let blocks = facts
        .into_iter()
        .map(|fact| Block::Paragraph(vec![Run::plain(fact)]));
    let blocks: Vec<Block> = blocks.collect();
    (!blocks.is_empty()).then_some(Block::Callout {
        kind: Callout::Note,
        title,
        blocks,
        facts: Vec::new(),
    })
}

/// The facts of the head. Minutes tell when it really was, an agenda when it is planned.
pub(super) fn facts(reader: &Reader<'_>, of_minutes: bool) -> Block {
    let (texts, session) = (reader.texts, reader.session);
    let mut facts = Facts::default();
    facts.add(tr!(texts, "paper-circle"), &reader.project.circle().name);
    facts.add(tr!(texts, "paper-occasion"), &session.occasion);
    if !session.title.trim().is_empty() {
        facts.add(tr!(texts, "paper-number"), &session.number);
    }
    let days = reader.project.days_of(reader.id);
    let days: Vec<String> = days
        .iter()
        .filter_map(|(_, day)| when(texts, day, of_minutes))
        .collect();
    facts.add(tr!(texts, "paper-date"), &days.join("\n"));
    facts.add(tr!(texts, "paper-place"), &session.place);
    facts.add(tr!(texts, "paper-room"), &session.room);
    // How to join is for those who are asked to.
    if !reader.is_public() && !of_minutes {
        facts.add_runs(tr!(texts, "paper-link"), wording::line(&session.link));
    }
    if let Some(host) = reader.project.follow(session.host) {
        facts.add(tr!(texts, "paper-host"), &reader.name(host));
    }
    let chair = reader.person_with_body(session.chair);
    facts.add(tr!(texts, "paper-chair"), &chair.unwrap_or_default());
    let taker = reader.person_with_body(session.minute_taker);
    facts.add(tr!(texts, "paper-minute-taker"), &taker.unwrap_or_default());
    if of_minutes {
        facts.add(tr!(texts, "paper-approval"), &approval(reader));
    }
    let readers = match reader.audience {
        Audience::Internal => tr!(texts, "paper-is-internal"),
        Audience::Circle => tr!(texts, "paper-is-for-circle"),
        Audience::Public => tr!(texts, "paper-is-public"),
    };
    facts.add(tr!(texts, "paper-version"), &readers);
    Block::Facts(facts.0)
}

/// "genehmigt in der Sitzung 1/2019", "im Umlauf seit 12.12.2018".
fn approval(reader: &Reader<'_>) -> String {
    let (texts, session) = (reader.texts, reader.session);
    let stands = session.approval.name(texts);
    let approved = matches!(
        session.approval,
        Approval::Approved | Approval::ApprovedWithChanges
    );
    match (session.approval, reader.project.follow(session.approved_in)) {
        (Approval::Circulating, _) => match session.finished_at {
            Some(at) => tr!(
                texts,
                "paper-circulating-since",
                stands = stands,
                date = day_of(texts, at)
            ),
            None => stands,
        },
        (_, Some(by)) if approved => {
            let by = called(texts, by);
            tr!(texts, "paper-approved-in", stands = stands, session = by)
        }
        _ => stands,
    }
}

/// The date of a moment where the reader is.
pub(super) fn day_of(texts: &Texts, moment: DateTime<Utc>) -> String {
    let local = moment.with_timezone(&Local);
    // Where a zone would lead beyond the last year that there is, a file has made it up.
    let shifted = local.naive_utc().checked_add_offset(local.offset().fix());
    format::date(texts, shifted.unwrap_or(moment.naive_utc()).date())
}

/// "Mittwoch, 07.11.2018, 09:00–16:30 Uhr".
fn when(texts: &Texts, day: &Day, of_minutes: bool) -> Option<String> {
    let date = weekday_and_date(texts, day.date?);
    let actual = (day.actual_start, day.actual_end);
    let (start, end) = match of_minutes {
        true => (actual.0.or(day.planned_start), actual.1.or(day.planned_end)),
        false => (day.planned_start, day.planned_end),
    };
    Some(match span(texts, start, end) {
        Some(span) => format!("{date}, {span}"),
        None => date,
    })
}

/// "Mittwoch, 07.11.2018".
pub(super) fn weekday_and_date(texts: &Texts, date: NaiveDate) -> String {
    let weekday = match date.weekday() {
        Weekday::Mon => tr!(texts, "paper-monday"),
        Weekday::Tue => tr!(texts, "paper-tuesday"),
        Weekday::Wed => tr!(texts, "paper-wednesday"),
        Weekday::Thu => tr!(texts, "paper-thursday"),
        Weekday::Fri => tr!(texts, "paper-friday"),
        Weekday::Sat => tr!(texts, "paper-saturday"),
        Weekday::Sun => tr!(texts, "paper-sunday"),
    };
    format!("{weekday}, {}", format::date(texts, date))
}

/// "09:00–16:30 Uhr", "ab 09:00 Uhr", "bis 16:30 Uhr".
pub(super) fn span(
    texts: &Texts,
    start: Option<NaiveTime>,
    end: Option<NaiveTime>,
) -> Option<String> {
    let time = |time| format::time(texts, time);
    match (start, end) {
        (Some(start), Some(end)) => {
            let start = start.format("%H:%M").to_string();
            Some(format!("{start}–{}", time(end)))
        }
        (Some(start), None) => Some(tr!(texts, "paper-from", time = time(start))),
        (None, Some(end)) => Some(tr!(texts, "paper-until", time = time(end))),
        (None, None) => None,
    }
}

/// The dates of a session: "07.11. – 08.11.2018".
pub(super) fn dates(
    texts: &Texts,
    project: &Project,
    session: crate::model::Id<Session>,
) -> Option<String> {
    let days = project.days_of(session);
    let mut dates = days.iter().filter_map(|(_, day)| day.date);
    let first = dates.next()?;
    Some(format::period(
        texts,
        first,
        dates.next_back().unwrap_or(first),
    ))
}

/// Names and values; without value, no name.
#[derive(Default)]
pub(super) struct Facts(pub Vec<(String, Vec<Run>)>);

impl Facts {
    pub fn add(&mut self, name: String, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.0.push((name, vec![Run::plain(value)]));
        }
    }

    pub fn add_runs(&mut self, name: String, value: Vec<Run>) {
        if !value.is_empty() {
            self.0.push((name, value));
        }
    }
}

/// A heading of a part of the document that is no agenda item.
pub(super) fn part(title: String) -> Block {
    Block::Heading {
        level: 2,
        number: String::new(),
        text: vec![Run::plain(title)],
    }
}
