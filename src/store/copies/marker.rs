//! What clients put into the name of a copy.
//!
//! Taken from `makeConflictFileName` of the clients of Nextcloud and ownCloud, `conflictName` of
//! Syncthing, `gen_conflict_path` of Seafile, and for the others from what users report. The
//! marks of Nextcloud, Syncthing and Seafile are the same in all languages.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::Client;

/// What a mark in a name tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub client: Client,
    pub by: Option<String>,
    pub at: Option<NaiveDateTime>,
    pub certain: bool,
}

/// With what a further mark behind a mark begins: the copy of a copy.
const BEGINNINGS: [&str; 3] = [" (", ".sync-conflict-", "_conflict"];

/// The longest name of a computer that is taken for one.
const LONGEST_HOST: usize = 63;

impl Marker {
    /// Reads all that was put into a name.
    pub(super) fn read(text: &str) -> Option<Self> {
        single(text).or_else(|| {
            let last = BEGINNINGS
                .iter()
                .filter_map(|beginning| text.rfind(beginning))
                .max()?;
            let (before, last) = text.split_at_checked(last)?;
            // Behind a doubtful one it would be the copy of another project.
            Self::read(before).filter(|before| before.certain)?;
            single(last)
        })
    }
}

fn single(text: &str) -> Option<Marker> {
    syncthing(text)
        .or_else(|| owncloud_before_2018(text))
        .or_else(|| in_brackets(text))
        .or_else(|| by_hand(text))
        .or_else(|| onedrive(text))
}

fn certain(client: Client, by: &str, at: Option<NaiveDateTime>) -> Marker {
    let by = by.trim();
    Marker {
        client,
        by: (!by.is_empty()).then(|| by.to_owned()),
        at,
        certain: true,
    }
}

fn doubtful(client: Client, by: &str) -> Marker {
    Marker {
        certain: false,
        ..certain(client, by, None)
    }
}

/// `.sync-conflict-20181107-093000-ABCDEFG`; before 2018 without the device.
fn syncthing(text: &str) -> Option<Marker> {
    let rest = text.strip_prefix(".sync-conflict-")?;
    let (time, device) = rest.split_at_checked(TIME_COMPACT.len())?;
    let at = compact_time(time)?;
    let device = match device {
        "" => "",
        _ => device.strip_prefix('-')?,
    };
    let is_device = device.len() <= 63 && device.bytes().all(|b| b.is_ascii_alphanumeric());
    is_device.then(|| certain(Client::Syncthing, device, at))
}

/// `_conflict-20181107-093000`, `_conflict-anna-20181107-093000`, and `_conflict_anna-…`.
fn owncloud_before_2018(text: &str) -> Option<Marker> {
    let rest = text.strip_prefix("_conflict")?;
    let (by, time) = rest.split_at_checked(rest.len().checked_sub(TIME_COMPACT.len())?)?;
    let by = by.strip_prefix(['-', '_'])?;
    let by = match by {
        "" => "",
        _ => by.strip_suffix('-')?,
    };
    Some(certain(Client::Nextcloud, by, compact_time(time)?))
}

/// ` (…)`, and for Dropbox a number behind.
fn in_brackets(text: &str) -> Option<Marker> {
    let inner = text.strip_prefix(" (")?;
    if let Some(inner) = inner.strip_suffix(')').filter(|inner| !inner.contains(')')) {
        let is_number_or_word = number(inner) || matches!(inner, "Kopie" | "copy");
        return seafile(inner)
            .or_else(|| nextcloud(inner))
            .or_else(|| dropbox(inner))
            .or_else(|| is_number_or_word.then(|| doubtful(Client::Unknown, "")));
    }
    let (before, count) = inner.trim_end_matches(')').rsplit_once(" (")?;
    number(count).then(|| dropbox(before.trim_end_matches(')')))?
}

/// `conflicted copy 2018-11-07 093000`, with the user before the time if the server asks for it.
fn nextcloud(inner: &str) -> Option<Marker> {
    let (rest, is_certain) = match inner.strip_prefix("conflicted copy ") {
        Some(rest) => (rest, true),
        // Two names that differ in small and capital letters: perhaps quite another project.
        None => (inner.strip_prefix("case clash from ")?, false),
    };
    let (by, time) = rest.split_at_checked(rest.len().checked_sub("2018-11-07 093000".len())?)?;
    let (date, time) = time.split_once(' ')?;
    let at = date_of(date)?.zip(time_of(time, "")?).map(joined);
    let is_separate = by.is_empty() || by.ends_with(' ');
    is_separate.then(|| Marker {
        certain: is_certain,
        ..certain(Client::Nextcloud, by, at)
    })
}

/// `SFConflict anna@example.org 2018-11-07-09-30-00`.
fn seafile(inner: &str) -> Option<Marker> {
    let rest = inner.strip_prefix("SFConflict ")?;
    let (by, time) = rest.rsplit_once(' ').unwrap_or(("", rest));
    let (date, time) = time.split_at_checked("2018-11-07".len())?;
    let at = date_of(date)?.zip(time_of(time.strip_prefix('-')?, "-")?);
    Some(certain(Client::Seafile, by, at.map(joined)))
}

/// `Anna's conflicted copy 2018-11-07`, `Annas Konflikt-Kopie 2018-11-07` and `In Konflikt
/// stehende Kopie von Anna 2018-11-07`; newer ones without the day.
fn dropbox(inner: &str) -> Option<Marker> {
    let (text, at) = match inner.rsplit_once(' ') {
        Some((text, date)) => match date_of(date) {
            Some(date) => (text, date.and_then(|date| date.and_hms_opt(0, 0, 0))),
            None => (inner, None),
        },
        None => (inner, None),
    };
    let ends = ["conflicted copy", "Konflikt-Kopie", "Konfliktkopie"];
    let by = match ends.iter().find_map(|end| text.strip_suffix(end)) {
        Some("") => "",
        Some(by) => owner(by.strip_suffix(' ')?),
        None => ["In Konflikt stehende Kopie", "in Konflikt stehende Kopie"]
            .iter()
            .find_map(|start| text.strip_prefix(start))
            .and_then(|rest| match rest {
                "" => Some(""),
                _ => rest.strip_prefix(" von "),
            })?,
    };
    Some(certain(Client::Dropbox, by, at))
}

/// Who stands in the genitive: `Anna's`, `Annas`, `Markus'`.
fn owner(genitive: &str) -> &str {
    ["'s", "’s", "'", "’", "s"]
        .iter()
        .find_map(|end| genitive.strip_suffix(end))
        .unwrap_or(genitive)
}

/// ` - Kopie`, ` - Kopie (2)`, ` - Copy (2)` of Windows, ` Kopie 2` and ` copy` of macOS.
fn by_hand(text: &str) -> Option<Marker> {
    let rest = [" - Kopie", " - Copy", " Kopie", " copy"]
        .iter()
        .find_map(|start| text.strip_prefix(start))?;
    let count = rest
        .strip_prefix(" (")
        .and_then(|count| count.strip_suffix(')'))
        .or_else(|| rest.strip_prefix(' '));
    let is_copy = rest.is_empty() || count.is_some_and(number);
    is_copy.then(|| doubtful(Client::Unknown, ""))
}

/// `-LAPTOP-4711`, `-LAPTOP-4711-2`: always doubtful.
fn onedrive(text: &str) -> Option<Marker> {
    let host = text.strip_prefix('-')?;
    let host = match host.rsplit_once('-') {
        Some((host, count)) if number(count) && !host.is_empty() => host,
        _ => host,
    };
    let is_host = host.chars().count() <= LONGEST_HOST
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        // No computer is called by a number; files are, by the year.
        && host.chars().any(char::is_alphabetic);
    is_host.then(|| doubtful(Client::OneDrive, host))
}

const TIME_COMPACT: &str = "20181107-093000";

/// A short number, not a year.
fn number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && is_digits(text)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn joined((date, time): (NaiveDate, NaiveTime)) -> NaiveDateTime {
    date.and_time(time)
}

/// `Some(None)`: of that form, but there is no such time.
fn compact_time(text: &str) -> Option<Option<NaiveDateTime>> {
    let (date, time) = text.split_once('-')?;
    let date = (date.len() == 8 && is_digits(date))
        .then(|| NaiveDate::parse_from_str(date, "%Y%m%d").ok())?;
    Some(date.zip(time_of(time, "")?).map(joined))
}

fn date_of(text: &str) -> Option<Option<NaiveDate>> {
    let is_date = text.len() == "2018-11-07".len()
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    is_date.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
}

/// Hours, minutes and seconds with `between` between them.
fn time_of(text: &str, between: &str) -> Option<Option<NaiveTime>> {
    let digits: String = match between {
        "" => text.to_owned(),
        _ => text.split(between).collect(),
    };
    let is_time =
        digits.len() == 6 && is_digits(&digits) && text.len() == digits.len() + 2 * between.len();
    is_time.then(|| NaiveTime::parse_from_str(&digits, "%H%M%S").ok())
}
