//! Days and times as spreadsheets count them, and which number format means them.

use chrono::{Days, NaiveDate};

use super::super::Cell;
use super::clean::{number_cell, text_cell};

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A number.
    Number,
    /// A number with zeros before it up to that many digits: `00000`, as postal codes have it.
    Digits(usize),
    /// A day, perhaps with a time.
    Day,
    /// A time.
    Time,
    /// How long something takes, in hours.
    Hours,
}

impl Shape {
    /// What the format with that number means, if it is one that needs no code.
    pub fn of_built_in(number: u32) -> Self {
        match number {
            14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Self::Day,
            18..=21 | 32..=33 | 45 | 47 => Self::Time,
            46 => Self::Hours,
            _ => Self::Number,
        }
    }

    /// What a format code means, e.g. `DD.MM.YYYY`.
    pub fn of_code(code: &str) -> Self {
        // Only what holds for positive numbers.
        let code = code.split(';').next().unwrap_or_default();
        if code.eq_ignore_ascii_case("General") || code.eq_ignore_ascii_case("Standard") {
            return Self::Number;
        }
        if code.len() >= 2 && code.len() <= 20 && code.bytes().all(|byte| byte == b'0') {
            return Self::Digits(code.len());
        }
        let (mut day, mut month, mut time) = (false, false, false);
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c.to_ascii_lowercase() {
                '"' => while chars.next().is_some_and(|c| c != '"') {},
                '\\' | '_' | '*' => {
                    chars.next();
                }
                '[' => {
                    let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    let first = inner.chars().next().map(|c| c.to_ascii_lowercase());
                    if let Some(first @ ('h' | 'm' | 's')) = first
                        && inner.chars().all(|c| c.to_ascii_lowercase() == first)
                    {
                        return Self::Hours;
                    }
                }
                'y' | 'd' | 'j' | 't' => day = true,
                'm' => month = true,
                'h' | 's' => time = true,
                'g' | 'e' | '#' | '0' | '?' if !time => return Self::Number,
                _ => {}
            }
        }
        if day || (month && !time) {
            Self::Day
        } else if time {
            Self::Time
        } else {
            Self::Number
        }
    }

    /// A number of that shape as a cell. `from_1904` tells that the workbook counts from 1904 on.
    pub fn cell(self, number: f64, from_1904: bool) -> Cell {
        match self {
            Self::Number => number_cell(number),
            Self::Digits(digits) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "checked to be a small whole number"
                )]
                let whole = if (0.0..1e15).contains(&number) {
                    number as i64
                } else {
                    -1
                };
                #[expect(clippy::cast_precision_loss, reason = "below 1e15")]
                let exact = whole >= 0 && whole as f64 == number;
                if exact {
                    text_cell(&format!("{whole:0digits$}"))
                } else {
                    number_cell(number)
                }
            }
            Self::Day => day(number, from_1904).map_or_else(|| number_cell(number), Cell::Date),
            Self::Time if number >= 0.0 => clock(number.fract() * 86_400.0),
            Self::Hours if number >= 0.0 => clock(number * 86_400.0),
            Self::Time | Self::Hours => number_cell(number),
        }
    }
}

/// The day with that number.
fn day(number: f64, from_1904: bool) -> Option<NaiveDate> {
    // Until 9999, as spreadsheets do.
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked above"
    )]
    let days = number as u64;
    if from_1904 {
        return NaiveDate::from_ymd_opt(1904, 1, 1)?.checked_add_days(Days::new(days));
    }
    // Zero is no day, and there was no 29 February 1900, which Excel counts.
    let days = match days {
        0 => return None,
        1..60 => days + 1,
        _ => days,
    };
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// "9:30", or "9:30:15" where there are seconds.
pub(super) fn clock(seconds: f64) -> Cell {
    if !(0.0..1e12).contains(&seconds) {
        return Cell::Fault;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked above"
    )]
    let seconds = seconds.round() as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        Cell::Text(format!("{hours}:{minutes:02}"))
    } else {
        Cell::Text(format!("{hours}:{minutes:02}:{seconds:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_codes_tell_days_from_times_and_numbers() {
        for (code, shape) in [
            ("DD.MM.YYYY", Shape::Day),
            ("[$-407]d. mmmm yyyy;@", Shape::Day),
            ("TT.MM.JJJJ", Shape::Day),
            ("mmm", Shape::Day),
            ("hh:mm", Shape::Time),
            ("h:mm AM/PM", Shape::Time),
            ("[hh]:mm", Shape::Hours),
            ("00000", Shape::Digits(5)),
            ("0.00E+00", Shape::Number),
            ("General", Shape::Number),
            ("#,##0.00 \"Tage\"", Shape::Number),
            ("\"Stand: \"0", Shape::Number),
            ("[Red]0", Shape::Number),
            ("@", Shape::Number),
        ] {
            assert_eq!(Shape::of_code(code), shape, "{code}");
        }
    }

    #[test]
    fn numbers_are_the_days_that_spreadsheets_show() {
        let date =
            |year, month, day| Cell::Date(NaiveDate::from_ymd_opt(year, month, day).unwrap());
        assert_eq!(Shape::Day.cell(43344.75, false), date(2018, 9, 1));
        assert_eq!(Shape::Day.cell(41882.0, true), date(2018, 9, 1));
        assert_eq!(Shape::Day.cell(1.0, false), date(1900, 1, 1));
        assert_eq!(Shape::Day.cell(61.0, false), date(1900, 3, 1));
        assert_eq!(Shape::Day.cell(0.0, false), Cell::Number(0.0));
        assert_eq!(Shape::Day.cell(1e300, false), Cell::Number(1e300));
        assert_eq!(Shape::Day.cell(f64::NAN, false), Cell::Fault);
        assert_eq!(Shape::Time.cell(0.5, false), Cell::Text("12:00".to_owned()));
        assert_eq!(
            Shape::Hours.cell(1.5, false),
            Cell::Text("36:00".to_owned())
        );
        assert_eq!(
            Shape::Digits(5).cell(1067.0, false),
            Cell::Text("01067".to_owned())
        );
        assert_eq!(Shape::Digits(5).cell(0.5, false), Cell::Number(0.5));
    }
}
