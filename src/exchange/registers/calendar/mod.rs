//! Sessions and actions as a calendar (iCalendar, RFC 5545).
//!
//! **Times** are those of Germany, with their zone both named as in the IANA database and defined
//! in the file. Outlook wants the definition, Google and Thunderbird know the name. Floating times
//! would do in Outlook and Thunderbird, but Google takes them for UTC.
//!
//! **Ids** follow from those of the records, so that a calendar that is read again replaces what
//! it put there before. There is no METHOD: with one, it would be an invitation that needs an
//! organizer with an e-mail address, and none goes out without consent.

mod event;
mod lines;
mod todo;

use icalendar::{Component, Property};

use super::content::Content;
use super::{Chosen, Register, WriteError};
use crate::i18n::Lang;
use crate::model::{Id, text};

/// How sessions in Germany tell the time, as Outlook wants it: one rule for each half of the
/// year. Before 1996, when these rules began, the circle did not meet.
const ZONE: &str = "BEGIN:VTIMEZONE\r\n\
    TZID:Europe/Berlin\r\n\
    BEGIN:DAYLIGHT\r\n\
    TZNAME:CEST\r\n\
    TZOFFSETFROM:+0100\r\n\
    TZOFFSETTO:+0200\r\n\
    DTSTART:19700329T020000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n\
    END:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\n\
    TZNAME:CET\r\n\
    TZOFFSETFROM:+0200\r\n\
    TZOFFSETTO:+0100\r\n\
    DTSTART:19701025T030000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n\
    END:STANDARD\r\n\
    END:VTIMEZONE\r\n";

/// The zone's name.
const ZONE_NAME: &str = "Europe/Berlin";

/// Writes a calendar of what was chosen; tells how many of it have a place in it.
pub(super) fn write(
    content: &Content<'_>,
    chosen: &Chosen,
) -> Result<(Vec<u8>, usize), WriteError> {
    let mut body = String::new();
    let mut count = 0;
    match chosen {
        Chosen::Sessions(sessions) => {
            body.push_str(ZONE);
            for id in sessions {
                let Some(session) = content.project.get(*id) else {
                    continue;
                };
                let events = event::of_session(content, *id, session);
                count += usize::from(!events.is_empty());
                for event in events {
                    put(&mut body, &event)?;
                }
            }
        }
        Chosen::Entries(entries) => {
            for id in entries {
                let Some(entry) = content.project.get(*id) else {
                    continue;
                };
                count += 1;
                put(&mut body, &todo::of_action(content, *id, entry))?;
                if content.wanted.all_day
                    && let Some(event) = todo::due_day(content, *id, entry)
                {
                    put(&mut body, &event)?;
                }
            }
        }
    }
    if count == 0 {
        return Err(WriteError::Nothing);
    }
    let calendar = format!("{}{body}END:VCALENDAR\r\n", head(content)?);
    Ok((lines::folded(&calendar).into_bytes(), count))
}

fn head(content: &Content<'_>) -> Result<String, WriteError> {
    let lang = match content.texts.lang() {
        Lang::De => "DE",
        Lang::En => "EN",
    };
    let product = format!("-//Zirkel//Zirkel {}//{lang}", env!("CARGO_PKG_VERSION"));
    let name = content.wanted.register.label(content.texts);
    let circle = content.project.circle();
    let name = match circle.name.trim() {
        "" => name,
        circle => format!("{circle}: {name}"),
    };
    let mut properties = vec![
        Property::new("VERSION", "2.0"),
        Property::new("PRODID", product),
        Property::new("CALSCALE", "GREGORIAN"),
        Property::new("X-WR-CALNAME", clean(&name)),
    ];
    if content.wanted.register == Register::Sessions {
        properties.push(Property::new("X-WR-TIMEZONE", ZONE_NAME));
    }
    let mut head = "BEGIN:VCALENDAR\r\n".to_owned();
    for property in properties {
        let line: Result<String, std::fmt::Error> = property.try_into();
        head.push_str(&line.map_err(refused)?);
    }
    Ok(head)
}

/// Writing into memory cannot fail; should it do so all the same, it is said.
fn refused(error: std::fmt::Error) -> WriteError {
    crate::exchange::sheet::Error::Broken {
        reason: error.to_string(),
    }
    .into()
}

fn put(body: &mut String, component: &impl Component) -> Result<(), WriteError> {
    body.push_str(&component.try_into_string().map_err(refused)?);
    Ok(())
}

/// The id of something in a calendar, for as long as the record exists; `part` tells several of
/// one record apart.
fn uid<T>(part: &str, id: Id<T>) -> String {
    format!("{part}{id}@zirkel")
}

/// A text without what no calendar can hold.
fn clean(written: &str) -> String {
    let text = text::normalised(written);
    text.trim().replace(['\u{fffe}', '\u{ffff}'], "")
}

/// A text in one line, no longer than a title should be.
fn title(written: &str) -> String {
    /// In characters.
    const LONGEST: usize = 160;
    let line = clean(written)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", line.get(..cut).unwrap_or(&line).trim_end()),
        None => line,
    }
}
