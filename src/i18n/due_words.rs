//! Until when, as people write it in a sentence: "bis 15.12.", "in zwei Wochen", "zur nächsten
//! Sitzung", "by Friday". Both languages at once, whatever the interface speaks.
//!
//! A date needs a word before it that says "until" ("bis", "spätestens", "by"): dates alone are
//! spoken of in many ways. What is understood in more than one way is understood in the one that
//! leaves more time.

use std::ops::Range;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::model::Due;

/// Words that say until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueWords {
    /// Where they stand, in bytes.
    pub range: Range<usize>,
    /// What they mean.
    pub due: Due,
}

/// All words in `text` that say until when, as somebody means them who writes on `today`. A day
/// without a year is the next one that is not past.
pub fn find(text: &str, today: NaiveDate) -> Vec<DueWords> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = "";
    while let Some(start) = next_word(text, at) {
        let reader = Reader {
            text,
            at: start,
            today,
        };
        match reader.phrase(before) {
            Some((due, end)) => {
                found.push(DueWords {
                    range: start..end,
                    due,
                });
                at = end;
                before = "";
            }
            None => {
                let end = end_of_word(text, start);
                before = text.get(start..end).unwrap_or_default();
                at = end.max(start + 1);
            }
        }
    }
    found
}

/// Where the next word begins.
fn next_word(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.find(char::is_alphanumeric).map(|at| from + at)
}

fn end_of_word(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.find(|c: char| !c.is_alphanumeric());
    start + length.unwrap_or(rest.len())
}

/// Reads words from a place on. Each reader is a value: who fails has moved nobody.
#[derive(Clone, Copy)]
struct Reader<'a> {
    text: &'a str,
    at: usize,
    today: NaiveDate,
}

type Read<'a, T> = Option<(T, Reader<'a>)>;

impl<'a> Reader<'a> {
    /// A whole phrase that begins here, and where it ends. `before` is the word before it.
    fn phrase(self, before: &str) -> Option<(Due, usize)> {
        let (due, reader) = self.with_lead().or_else(|| self.without_lead(before))?;
        let behind = self.text.get(reader.at..)?;
        let ends = !behind.starts_with(char::is_alphanumeric);
        ends.then_some((due, reader.at))
    }

    /// "bis …", "spätestens …", "by …".
    fn with_lead(self) -> Read<'a, Due> {
        let german = |reader: Self| {
            let (_, mut reader) = reader.one_of(&["bis", "spätestens"])?;
            while let Some((_, next)) =
                reader.one_of(&["spätestens", "bis", "zum", "zur", "einschließlich", "am"])
            {
                reader = next;
            }
            Some(((), reader))
        };
        let english = |reader: Self| {
            let (_, mut reader) = reader.one_of(&["by", "until", "till", "due"])?;
            while let Some((_, next)) = reader.one_of(&["by", "on", "the", "at", "latest"]) {
                reader = next;
            }
            Some(((), reader))
        };
        if let Some(((), reader)) = german(self) {
            let found = reader.next_session().or_else(|| reader.day());
            return found.or_else(|| reader.span());
        }
        let ((), reader) = english(self)?;
        let found = reader.next_session().or_else(|| reader.day());
        found.or_else(|| reader.span())
    }

    /// "in zwei Wochen", "nächste Woche", "zur nächsten Sitzung", "morgen".
    fn without_lead(self, before: &str) -> Read<'a, Due> {
        let reader = match self.one_of(&["zur", "in", "für", "for", "to", "at"]) {
            Some((_, next)) => {
                let next = next.skip(&["der", "die", "the"]);
                if let Some(found) = next.next_session() {
                    return Some(found);
                }
                self
            }
            None => self,
        };
        let found = reader.next_session().or_else(|| reader.span());
        let found = found.or_else(|| reader.next_week_or_month());
        found.or_else(|| {
            // "am Morgen", "guten Morgen" are other words.
            let small = self.rest().starts_with(char::is_lowercase);
            let other = ["am", "jeden", "guten", "Guten", "heute"].contains(&before);
            if !small || other {
                return None;
            }
            let (word, next) = self.one_of(&["morgen", "übermorgen", "tomorrow"])?;
            let days = if word == "übermorgen" { 2 } else { 1 };
            next.on(self.today.checked_add_days(Days::new(days))?)
        })
    }

    /// "nächste Sitzung", "nächsten Sitzung", "next session".
    fn next_session(self) -> Read<'a, Due> {
        let reader = self.skip(&["der", "die", "the"]);
        let (_, reader) = reader.one_of(&NEXT)?;
        let (_, reader) = reader.one_of(&["sitzung", "session", "meeting", "treffen"])?;
        Some((Due::NextSession, reader))
    }

    /// A day, or a time whose last day is meant.
    fn day(self) -> Read<'a, Due> {
        let found = self.iso().or_else(|| self.numbers());
        let found = found.or_else(|| self.day_and_month());
        let found = found.or_else(|| self.month_and_day());
        let found = found.or_else(|| self.part_of_time());
        let found = found.or_else(|| self.weekday());
        let found = found.or_else(|| self.next_week_or_month());
        found.or_else(|| {
            let (word, next) = self.one_of(&[
                "heute",
                "morgen",
                "übermorgen",
                "today",
                "tomorrow",
                "jahresende",
                "monatsende",
                "wochenende",
            ])?;
            let today = self.today;
            let day = match word {
                "heute" | "today" => today,
                "übermorgen" => today.checked_add_days(Days::new(2))?,
                "jahresende" => NaiveDate::from_ymd_opt(today.year(), 12, 31)?,
                "monatsende" => last_of_month(today.year(), today.month())?,
                "wochenende" => self.this_or_next(Weekday::Sun)?,
                _ => today.succ_opt()?,
            };
            next.on(day)
        })
    }

    /// "2018-12-15".
    fn iso(self) -> Read<'a, Due> {
        let (year, reader) = self.number(4)?;
        let (month, reader) = reader.sign('-')?.number(2)?;
        let (day, reader) = reader.sign('-')?.number(2)?;
        reader.on(NaiveDate::from_ymd_opt(year.0 as i32, month.0, day.0)?)
    }

    /// "15.12.", "15.12.18", "15.12. 2018".
    fn numbers(self) -> Read<'a, Due> {
        let (day, reader) = self.number(2)?;
        let (month, reader) = reader.sign('.')?.spaces().number(2)?;
        let reader = reader.sign('.')?;
        match reader.year() {
            Some((year, reader)) => reader.on(NaiveDate::from_ymd_opt(year, month.0, day.0)?),
            None => reader.on(self.coming(month.0, |_| Some(day.0))?),
        }
    }

    /// "3. März", "15 December 2018", "15th of December".
    fn day_and_month(self) -> Read<'a, Due> {
        let (day, reader) = self.number(2)?;
        let reader = reader.sign('.').unwrap_or(reader);
        let reader = reader.ordinal().skip(&["of"]);
        let (month, reader) = reader.month()?;
        reader.in_year(self, month, day.0)
    }

    /// "Dec 15", "December 15th, 2018".
    fn month_and_day(self) -> Read<'a, Due> {
        let (month, reader) = self.month()?;
        let (day, reader) = reader.spaces().number(2)?;
        let reader = reader.ordinal();
        if reader.sign('.').is_some_and(|r| r.number(2).is_some()) {
            return None;
        }
        let comma = reader.sign(',').map(Self::spaces);
        if let Some((year, reader)) = comma.and_then(|reader| reader.year()) {
            return reader.on(NaiveDate::from_ymd_opt(year, month, day.0)?);
        }
        reader.in_year(self, month, day.0)
    }

    fn in_year(self, from: Self, month: u32, day: u32) -> Read<'a, Due> {
        match self.year() {
            Some((year, reader)) => reader.on(NaiveDate::from_ymd_opt(year, month, day)?),
            None => self.on(from.coming(month, |_| Some(day))?),
        }
    }

    /// "Ende November", "Mitte März 2019", "Ende der Woche", "end of the month"; and a month
    /// alone, whose end is meant.
    fn part_of_time(self) -> Read<'a, Due> {
        let (part, reader) = match self.one_of(&["anfang", "mitte", "ende"]) {
            Some((part, reader)) => (part, reader.skip(&["des", "der", "von"])),
            None => match self.one_of(&["end", "middle", "beginning", "mid", "early"]) {
                Some((part, reader)) => (part, reader.skip(&["of"]).skip(&["the"])),
                None => {
                    // "by may" is no month, "by May" is.
                    if !self.spaces().rest().starts_with(char::is_uppercase) {
                        return None;
                    }
                    ("ende", self)
                }
            },
        };
        let is_end = matches!(part, "ende" | "end");
        let is_start = matches!(part, "anfang" | "beginning" | "early");
        let day_in = |year: i32, month: u32| {
            if is_end {
                last_of_month(year, month).map(|date| date.day())
            } else if is_start {
                Some(10)
            } else {
                Some(15)
            }
        };
        if let Some((month, reader)) = reader.month() {
            return match reader.year() {
                Some((year, reader)) => {
                    let day = day_in(year, month)?;
                    reader.on(NaiveDate::from_ymd_opt(year, month, day)?)
                }
                None => reader.on(self.coming(month, |year| day_in(year, month))?),
            };
        }
        if part == "ende" && reader.at == self.at {
            return None;
        }
        let (next, reader) = match reader.one_of(&NEXT) {
            Some((_, reader)) => (1, reader),
            None => (0, reader.skip(&["this", "dieser", "dieses", "diesen"])),
        };
        let (what, reader) = reader.one_of(&[
            "woche", "week", "monats", "monat", "month", "jahres", "jahr", "year",
        ])?;
        let today = self.today;
        let day = match what {
            "woche" | "week" => friday_of(today.checked_add_days(Days::new(7 * next))?)?,
            "monats" | "monat" | "month" => {
                let then = today.checked_add_months(Months::new(next as u32))?;
                let day = day_in(then.year(), then.month())?;
                NaiveDate::from_ymd_opt(then.year(), then.month(), day)?
            }
            _ => {
                let year = today.year().checked_add(next as i32)?;
                let (month, day) = match (is_end, is_start) {
                    (true, _) => (12, 31),
                    (_, true) => (1, 31),
                    _ => (6, 30),
                };
                NaiveDate::from_ymd_opt(year, month, day)?
            }
        };
        reader.on(day)
    }

    /// "Freitag", "nächsten Freitag", "Friday".
    fn weekday(self) -> Read<'a, Due> {
        let reader = self.skip(&NEXT).skip(&["diesen", "this"]);
        let (word, reader) = reader.one_of(&WEEKDAYS.map(|(word, _)| word))?;
        let (_, day) = WEEKDAYS.into_iter().find(|(known, _)| *known == word)?;
        reader.on(self.this_or_next(day)?)
    }

    /// "nächste Woche": its Friday; "nächsten Monat": its end.
    fn next_week_or_month(self) -> Read<'a, Due> {
        let (_, reader) = self.one_of(&NEXT)?;
        let (what, reader) = reader.one_of(&["woche", "week", "monat", "month"])?;
        let today = self.today;
        let day = match what {
            "woche" | "week" => friday_of(today.checked_add_days(Days::new(7))?)?,
            _ => {
                let then = today.checked_add_months(Months::new(1))?;
                last_of_month(then.year(), then.month())?
            }
        };
        reader.on(day)
    }

    /// "in zwei Wochen", "binnen 10 Tagen", "within the next two weeks".
    fn span(self) -> Read<'a, Due> {
        let (_, reader) = self.one_of(&["in", "binnen", "innerhalb", "within"])?;
        let reader = reader.skip(&["von", "den", "der", "the"]).skip(&NEXT);
        let (count, reader) = reader.count()?;
        let (unit, reader) = reader.one_of(&UNITS.map(|(word, _)| word))?;
        let (_, unit) = UNITS.into_iter().find(|(known, _)| *known == unit)?;
        let today = self.today;
        let day = match unit {
            Unit::Days(days) => today.checked_add_days(Days::new(u64::from(count) * days))?,
            Unit::Months(months) => today.checked_add_months(Months::new(count * months))?,
        };
        reader.on(day)
    }

    /// How many, in digits or words.
    fn count(self) -> Read<'a, u32> {
        if let Some(((number, _), reader)) = self.spaces().number(4) {
            return Some((number, reader));
        }
        let (word, reader) = self.one_of(&COUNTS.map(|(word, _)| word))?;
        let (_, count) = COUNTS.into_iter().find(|(known, _)| *known == word)?;
        Some((count, reader))
    }

    /// The next day in this month that is not past; `day` may depend on the year.
    fn coming(self, month: u32, day: impl Fn(i32) -> Option<u32>) -> Option<NaiveDate> {
        let year = self.today.year();
        // A 29 February may be eight years away.
        (0..=8).find_map(|more| {
            let year = year.checked_add(more)?;
            let date = NaiveDate::from_ymd_opt(year, month, day(year)?)?;
            (date >= self.today).then_some(date)
        })
    }

    /// The next such day of a week; on that day itself, the one in a week.
    fn this_or_next(self, day: Weekday) -> Option<NaiveDate> {
        (1..=7)
            .filter_map(|days| self.today.checked_add_days(Days::new(days)))
            .find(|date| date.weekday() == day)
    }

    fn on(self, date: NaiveDate) -> Read<'a, Due> {
        // What lies beyond is a slip of the finger.
        (1900..=2200)
            .contains(&date.year())
            .then_some((Due::On(date), self))
    }

    fn rest(self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn behind(self, length: usize) -> Self {
        Self {
            at: self.at + length,
            ..self
        }
    }

    /// Behind blanks on the same line.
    fn spaces(self) -> Self {
        let rest = self.rest();
        let blanks = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\t']);
        self.behind(rest.len() - blanks.len())
    }

    /// One of these words, which are lower case, as a whole word.
    fn one_of<'w>(self, words: &[&'w str]) -> Read<'a, &'w str> {
        let reader = self.spaces();
        let end = end_of_word(self.text, reader.at);
        let here = self.text.get(reader.at..end)?.to_lowercase();
        let word = words.iter().find(|word| **word == here)?;
        Some((word, Self { at: end, ..self }))
    }

    fn skip(self, words: &[&str]) -> Self {
        self.one_of(words).map_or(self, |(_, reader)| reader)
    }

    fn sign(self, sign: char) -> Option<Self> {
        let reader = self.behind(sign.len_utf8());
        self.rest().starts_with(sign).then_some(reader)
    }

    /// A number of up to so many digits, and how many it has.
    fn number(self, most: usize) -> Read<'a, (u32, usize)> {
        let reader = self.spaces();
        let rest = reader.rest();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > most {
            return None;
        }
        let number = rest.get(..digits)?.parse().ok()?;
        Some(((number, digits), reader.behind(digits)))
    }

    /// A year of four digits or, right behind a dot, of two.
    fn year(self) -> Read<'a, i32> {
        let ((year, digits), reader) = self.number(4)?;
        let ends = !reader.rest().starts_with(char::is_alphanumeric);
        match digits {
            4 if ends => Some((year as i32, reader)),
            2 if ends && self.rest().starts_with(|c: char| c.is_ascii_digit()) => {
                Some((2000 + year as i32, reader))
            }
            _ => None,
        }
    }

    /// Behind the end of "15th".
    fn ordinal(self) -> Self {
        let ends = ["st", "nd", "rd", "th"];
        let rest = self.rest();
        let found = ends.into_iter().find(|end| {
            let behind = rest.strip_prefix(end);
            behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
        });
        self.behind(found.map_or(0, str::len))
    }

    fn month(self) -> Read<'a, u32> {
        let (word, reader) = self.one_of(&MONTHS.map(|(word, _)| word))?;
        let (_, month) = MONTHS.into_iter().find(|(known, _)| *known == word)?;
        // "Dez." is short for it, but the dot behind a whole name ends a sentence.
        let dot = reader.sign('.').filter(|_| word.chars().count() <= 4);
        Some((month, dot.unwrap_or(reader)))
    }
}

fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

fn friday_of(day: NaiveDate) -> Option<NaiveDate> {
    let monday = day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()))?;
    monday.checked_add_days(Days::new(4))
}

const NEXT: [&str; 11] = [
    "nächste",
    "nächsten",
    "nächster",
    "nächstes",
    "nächstem",
    "kommende",
    "kommenden",
    "kommender",
    "kommendes",
    "next",
    "coming",
];

const WEEKDAYS: [(&str, Weekday); 15] = [
    ("montag", Weekday::Mon),
    ("dienstag", Weekday::Tue),
    ("mittwoch", Weekday::Wed),
    ("donnerstag", Weekday::Thu),
    ("freitag", Weekday::Fri),
    ("samstag", Weekday::Sat),
    ("sonnabend", Weekday::Sat),
    ("sonntag", Weekday::Sun),
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

const MONTHS: [(&str, u32); 38] = [
    ("januar", 1),
    ("jänner", 1),
    ("february", 2),
    ("februar", 2),
    ("märz", 3),
    ("april", 4),
    ("mai", 5),
    ("juni", 6),
    ("juli", 7),
    ("august", 8),
    ("september", 9),
    ("oktober", 10),
    ("november", 11),
    ("dezember", 12),
    ("january", 1),
    ("march", 3),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("october", 10),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mär", 3),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("dez", 12),
    ("dec", 12),
    ("maerz", 3),
    ("jaenner", 1),
];

#[derive(Clone, Copy)]
enum Unit {
    Days(u64),
    Months(u32),
}

const UNITS: [(&str, Unit); 16] = [
    ("tag", Unit::Days(1)),
    ("tagen", Unit::Days(1)),
    ("woche", Unit::Days(7)),
    ("wochen", Unit::Days(7)),
    ("monat", Unit::Months(1)),
    ("monaten", Unit::Months(1)),
    ("jahr", Unit::Months(12)),
    ("jahren", Unit::Months(12)),
    ("day", Unit::Days(1)),
    ("days", Unit::Days(1)),
    ("week", Unit::Days(7)),
    ("weeks", Unit::Days(7)),
    ("month", Unit::Months(1)),
    ("months", Unit::Months(1)),
    ("year", Unit::Months(12)),
    ("years", Unit::Months(12)),
];

const COUNTS: [(&str, u32); 33] = [
    ("ein", 1),
    ("eine", 1),
    ("einem", 1),
    ("einer", 1),
    ("einen", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("fünf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("zwölf", 12),
    ("vierzehn", 14),
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fourteen", 14),
    ("dreißig", 30),
];

#[cfg(test)]
mod tests;
