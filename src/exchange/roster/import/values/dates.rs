//! Days in cells.

use chrono::{Datelike as _, Days, NaiveDate};

use super::{one_line, plain_digits};
use crate::exchange::roster::import::Cell;
use crate::i18n::format::read_date;

/// What a cell says about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// A day.
    On(NaiveDate),
    /// The number by which spreadsheets count days, without its format.
    Counted(NaiveDate),
    /// No day, or not a whole one: a year alone is none, as it would be one that nobody said.
    None,
}

/// Reads a day: as spreadsheets have it, "01.02.2019", "2019-02-01", "seit 1.2.2019".
pub fn day(cell: &Cell) -> Day {
    match cell {
        Cell::Date(date) => sensible(*date).map_or(Day::None, Day::On),
        Cell::Number(number) => counted(*number),
        Cell::Text(text) | Cell::Link(text, _) => of_text(text),
        Cell::Blank | Cell::Flag(_) | Cell::Fault => Day::None,
    }
}

fn of_text(text: &str) -> Day {
    let line = one_line(text);
    let mut bare = line.as_str();
    for word in [
        "seit", "ab", "bis", "vom", "am", "since", "from", "until", "dem",
    ] {
        let rest = bare
            .get(..word.len())
            .filter(|start| start.eq_ignore_ascii_case(word));
        if rest.is_some() {
            bare = bare.get(word.len()..).unwrap_or_default().trim_start();
        }
    }
    // A time behind the day is of no use here.
    let day = bare.split([' ', 'T']).next().unwrap_or_default();
    if let Some(digits) = plain_digits(bare) {
        return digits.parse().map_or(Day::None, counted);
    }
    let dotted = bare.replace(". ", ".");
    let found = read_date(day)
        .or_else(|| read_date(&dotted))
        .or_else(|| NaiveDate::parse_from_str(day, "%d/%m/%Y").ok());
    found.and_then(sensible).map_or(Day::None, Day::On)
}

/// The days from 1955 on; smaller numbers are years or no days at all.
fn counted(number: f64) -> Day {
    if !(20_000.0..80_000.0).contains(&number) {
        return Day::None;
    }
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)
        // Within 20,000 and 80,000, cutting off the time of day is all that can be lost.
        .and_then(|first| first.checked_add_days(Days::new(number as u64)));
    date.map_or(Day::None, Day::Counted)
}

fn sensible(date: NaiveDate) -> Option<NaiveDate> {
    (1900..2200).contains(&date.year()).then_some(date)
}
