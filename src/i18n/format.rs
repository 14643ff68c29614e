//! Dates, times and numbers as people write them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Offset as _, TimeZone};

use super::{Lang, Texts, tr};

/// "07.11.2018" or "7 November 2018".
pub fn date(texts: &Texts, date: NaiveDate) -> String {
    match texts.lang() {
        Lang::De => date.format("%d.%m.%Y").to_string(),
        Lang::En => format!("{} {} {}", date.day(), english_month(date), date.year()),
    }
}

/// "07.11. – 08.11.2018" or "7–8 November 2018"; one date where both are the same.
pub fn period(texts: &Texts, from: NaiveDate, until: NaiveDate) -> String {
    if from == until {
        return date(texts, from);
    }
    let end = date(texts, until);
    if from.year() != until.year() {
        return format!("{} – {end}", date(texts, from));
    }
    match texts.lang() {
        Lang::De => format!("{} – {end}", from.format("%d.%m.")),
        Lang::En if from.month() == until.month() => format!("{}–{end}", from.day()),
        Lang::En => format!("{} {} – {end}", from.day(), english_month(from)),
    }
}

/// "09:30 Uhr" or "09:30".
pub fn time(texts: &Texts, time: NaiveTime) -> String {
    tr!(
        texts,
        "time-of-day",
        time = time.format("%H:%M").to_string()
    )
}

/// "07.11.2018, 09:30 Uhr", in the zone that the moment is given in.
pub fn moment<Z: TimeZone>(texts: &Texts, moment: &DateTime<Z>) -> String {
    let utc = moment.naive_utc();
    // Where a zone would lead beyond the last year that there is, a file has made it up.
    let local = utc.checked_add_offset(moment.offset().fix()).unwrap_or(utc);
    date_and_time(texts, local)
}

/// "07.11.2018, 09:30 Uhr".
pub fn date_and_time(texts: &Texts, moment: NaiveDateTime) -> String {
    format!(
        "{}, {}",
        date(texts, moment.date()),
        time(texts, moment.time())
    )
}

/// "850 Bytes", "12 KB", "3,4 MB": the size of a file.
pub fn size(texts: &Texts, bytes: u64) -> String {
    const KILO: u64 = 1024;
    const MEGA: u64 = KILO * KILO;
    if bytes < KILO {
        return format!("{bytes} Bytes");
    }
    if bytes < MEGA {
        return format!("{} KB", bytes.div_ceil(KILO));
    }
    let tenths = (bytes / (MEGA / 10)).max(10);
    let point = match texts.lang() {
        Lang::De => ',',
        Lang::En => '.',
    };
    format!("{}{point}{} MB", tenths / 10, tenths % 10)
}

/// Reads a date as people type it: "7.11.2018", "07.11.18", "2018-11-07". A year of two digits
/// is of this century.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(date);
    }
    let mut parts = text.split('.').map(str::trim);
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let year = parts.next()?;
    let century = match year.len() {
        2 => 2000,
        4 => 0,
        _ => return None,
    };
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(century + year.parse::<i32>().ok()?, month, day)
}

/// Reads a time as people type it: "9:30", "09.30", "9", "9:30 Uhr".
pub fn read_time(text: &str) -> Option<NaiveTime> {
    let text = text
        .trim()
        .trim_end_matches("Uhr")
        .trim_end_matches('h')
        .trim();
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

fn english_month(date: NaiveDate) -> String {
    // chrono's `%B` is English without the `unstable-locales` feature.
    date.format("%B").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_germans_and_english_do() {
        let (first, second) = (read_date("7.11.2018"), read_date("08.11.18"));
        let (Some(first), Some(second)) = (first, second) else {
            panic!("both are dates");
        };
        let de = Texts::new(Lang::De);
        assert_eq!(date(&de, first), "07.11.2018");
        assert_eq!(period(&de, first, second), "07.11. – 08.11.2018");
        let en = Texts::new(Lang::En);
        assert_eq!(period(&en, first, second), "7–8 November 2018");
    }

    #[test]
    fn a_moment_at_the_end_of_all_calendars_is_told_too() {
        let texts = Texts::new(Lang::De);
        for utc in [
            chrono::DateTime::<chrono::Utc>::MAX_UTC,
            chrono::DateTime::<chrono::Utc>::MIN_UTC,
        ] {
            for hours in [-12, 0, 12] {
                let zone = chrono::FixedOffset::east_opt(hours * 3600).unwrap();
                assert!(moment(&texts, &utc.with_timezone(&zone)).ends_with("Uhr"));
            }
            assert!(moment(&texts, &utc.with_timezone(&chrono::Local)).ends_with("Uhr"));
        }
    }

    #[test]
    fn sizes_are_short() {
        let (de, en) = (Texts::new(Lang::De), Texts::new(Lang::En));
        assert_eq!(size(&de, 850), "850 Bytes");
        assert_eq!(size(&de, 12_000), "12 KB");
        assert_eq!(size(&de, 1024 * 1024), "1,0 MB");
        assert_eq!(size(&en, 3_600_000), "3.4 MB");
    }

    #[test]
    fn what_is_no_date_or_time_is_none() {
        for text in ["", "30.2.2018", "7.11.", "1.1.1.1", "7.11.018", "x"] {
            assert_eq!(read_date(text), None, "{text}");
        }
        for text in ["", "25:00", "9:60", "neun"] {
            assert_eq!(read_time(text), None, "{text}");
        }
        assert_eq!(read_time("9.30 Uhr"), NaiveTime::from_hms_opt(9, 30, 0));
    }
}
