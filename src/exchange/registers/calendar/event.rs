//! The days of sessions as events.

use chrono::{Days, NaiveDate, NaiveDateTime};
use icalendar::{
    CalendarDateTime, Component as _, DatePerhapsTime, Event, EventLike as _, EventStatus,
};

use super::super::content::{Content, short_name};
use super::{ZONE_NAME, clean, title, uid};
use crate::i18n::tr;
use crate::model::{AgendaItem, Audience, Day, Id, ItemKind, Session, SessionState};

/// An event for each day that has a date.
pub(super) fn of_session(content: &Content<'_>, id: Id<Session>, session: &Session) -> Vec<Event> {
    let days = content.project.days_of(id);
    let days: Vec<_> = days
        .into_iter()
        .filter_map(|(id, day)| Some((id, day, day.date?)))
        .collect();
    let agenda = agenda(content, id, &days);
    let count = days.len();
    days.iter()
        .enumerate()
        .map(|(nth, (day_id, day, date))| {
            let mut event = Event::new();
            event
                .uid(&uid("", *day_id))
                .timestamp(content.now.moment)
                .summary(&summary(content, session, nth + 1, count))
                .description(&description(content, session, agenda.get(nth)));
            let place = place(session);
            if !place.is_empty() {
                event.location(&place);
            }
            if let Some(link) = link(content, session) {
                event.url(link);
            }
            set_times(&mut event, day, *date);
            if session.state == SessionState::Cancelled {
                event.status(EventStatus::Cancelled);
                event.add_property("TRANSP", "TRANSPARENT");
            } else {
                event.status(EventStatus::Confirmed);
            }
            event.done()
        })
        .collect()
}

/// From start to end as planned, or else as it was; the whole day where that is unknown.
fn set_times(event: &mut Event, day: &Day, date: NaiveDate) {
    let start = day.planned_start.or(day.actual_start);
    let end = day.planned_end.or(day.actual_end);
    let Some(start) = start else {
        event.starts(date);
        if let Some(next) = date.checked_add_days(Days::new(1)) {
            event.ends(next);
        }
        return;
    };
    event.starts(local(date.and_time(start)));
    if let Some(end) = end.filter(|end| *end > start) {
        event.ends(local(date.and_time(end)));
    }
}

fn local(date_time: NaiveDateTime) -> DatePerhapsTime {
    DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone {
        date_time,
        tzid: ZONE_NAME.to_owned(),
    })
}

/// "Herbstsitzung 2018 (2/2018), Tag 1 von 2". That it was called off stands in it too: not every
/// program shows what state an event has.
fn summary(content: &Content<'_>, session: &Session, day: usize, days: usize) -> String {
    let texts = content.texts;
    let (number, name) = (session.number.trim(), session.title.trim());
    let name = match (number, name) {
        ("", "") => tr!(texts, "register-session-unnamed"),
        ("", name) => name.to_owned(),
        (number, "") => tr!(texts, "register-session-number", number = number),
        (number, name) => format!("{name} ({number})"),
    };
    let name = title(&name);
    let name = match days {
        1 => name,
        _ => tr!(
            texts,
            "register-session-day",
            name = name,
            day = day,
            days = days
        ),
    };
    match session.state {
        SessionState::Cancelled => tr!(texts, "register-session-cancelled", name = name),
        _ => name,
    }
}

fn place(session: &Session) -> String {
    let parts = [clean(&session.place), clean(&session.room)];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

/// The address to join at, for those who are to.
fn link<'a>(content: &Content<'_>, session: &'a Session) -> Option<&'a str> {
    let link = session.link.trim();
    let is_address = link.starts_with("https://") || link.starts_with("http://");
    let is_one = !link.contains(|c: char| c.is_whitespace() || c.is_control());
    let may = content.wanted.audience != Audience::Public;
    (may && is_address && is_one).then_some(link)
}

fn description(content: &Content<'_>, session: &Session, agenda: Option<&Vec<String>>) -> String {
    let texts = content.texts;
    let mut lines = Vec::new();
    let occasion = session.occasion.trim();
    if !occasion.is_empty() && occasion != session.title.trim() {
        lines.push(occasion.to_owned());
    }
    if let Some(host) = content.project.follow(session.host) {
        lines.push(tr!(texts, "summary-host", organisation = host.name.trim()));
    }
    let chair = content.person(session.chair);
    if !chair.is_empty() {
        lines.push(tr!(texts, "summary-chair", person = chair));
    }
    let link = session.link.trim();
    if !link.is_empty() && content.wanted.audience != Audience::Public {
        lines.push(tr!(texts, "register-session-link", link = link));
    }
    if let Some(agenda) = agenda.filter(|agenda| !agenda.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(tr!(texts, "register-session-agenda"));
        lines.extend(agenda.iter().cloned());
    }
    if lines.is_empty() {
        lines.push(tr!(
            texts,
            "register-session-number",
            number = short_name(session)
        ));
    }
    clean(&lines.join("\n"))
}

/// What the audience may know of the agenda of each of these days. What is on no day stands with
/// the first.
fn agenda(
    content: &Content<'_>,
    session: Id<Session>,
    days: &[(Id<Day>, &Day, NaiveDate)],
) -> Vec<Vec<String>> {
    let project = content.project;
    let mut found = vec![Vec::new(); days.len()];
    let agenda = project.agenda_of(session);
    let starts = project.planned_starts(session, &agenda);
    // The day of each item around this one.
    let mut around: Vec<Option<Id<Day>>> = Vec::new();
    for (line, start) in agenda.iter().zip(starts) {
        let Some(item) = project.get(line.id) else {
            continue;
        };
        around.truncate(line.depth);
        let day = item.day.or(around.last().copied().flatten());
        around.push(day);
        if !project
            .item_visibility(line.id)
            .is_open_to(content.wanted.audience)
        {
            continue;
        }
        let place = day.and_then(|day| days.iter().position(|(id, ..)| *id == day));
        if let Some(lines) = found.get_mut(place.unwrap_or(0)) {
            let start = start.map(|start| start.format("%H:%M").to_string());
            lines.push(told(item, line.depth, &line.number, start.as_deref()));
        }
    }
    found
}

/// "09:30  2.1  Förderprogramme".
fn told(item: &AgendaItem, depth: usize, number: &str, start: Option<&str>) -> String {
    let number = match item.kind {
        ItemKind::Break => "",
        _ => number,
    };
    let words = [start.unwrap_or_default(), number, item.title.trim()];
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    format!("{}{}", "  ".repeat(depth.min(6)), words.join("  "))
}
