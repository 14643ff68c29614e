//! What is understood, and what is not.

use proptest::prelude::*;

use super::*;

/// Thursday, the second day of the session in the example.
fn thursday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2018, 11, 8).expect("a date")
}

/// The words and what they mean: a date as in ISO, "next" for the next session.
fn read(text: &str) -> Vec<(String, String)> {
    let said = |due| match due {
        Due::On(date) => date.to_string(),
        Due::NextSession => "next".to_owned(),
    };
    let found = find(text, thursday()).into_iter();
    found
        .map(|words| (text[words.range].to_owned(), said(words.due)))
        .collect()
}

fn one(text: &str) -> String {
    match read(text).as_slice() {
        [(_, due)] => due.clone(),
        other => format!("{other:?}"),
    }
}

#[test]
fn dates_in_digits_are_understood() {
    for (text, due) in [
        ("Einladen bis 15.12.", "2018-12-15"),
        ("bis 15.12.2018", "2018-12-15"),
        ("bis 15.12.18", "2018-12-15"),
        ("bis 15.12. 2019 fertig", "2019-12-15"),
        ("bis zum 3.3. fertig", "2019-03-03"),
        ("bis spätestens 09.11.", "2018-11-09"),
        ("spätestens am 9.11.", "2018-11-09"),
        ("bis 8.11.", "2018-11-08"),
        ("bis 29.2.", "2020-02-29"),
        ("Bis 2018-12-15", "2018-12-15"),
        ("bis 7.11.2017", "2017-11-07"),
        ("by 2019-01-31", "2019-01-31"),
    ] {
        assert_eq!(one(text), due, "{text}");
    }
}

#[test]
fn months_in_words_are_understood() {
    for (text, due) in [
        ("bis zum 3. März", "2019-03-03"),
        ("bis 3. März 2020", "2020-03-03"),
        ("bis 3 Dez.", "2018-12-03"),
        ("bis Ende November", "2018-11-30"),
        ("bis Ende Oktober", "2019-10-31"),
        ("bis Ende Februar 2020", "2020-02-29"),
        ("bis Mitte Januar", "2019-01-15"),
        ("bis Anfang Dezember", "2018-12-10"),
        ("bis März", "2019-03-31"),
        ("bis Ende des Jahres", "2018-12-31"),
        ("bis Jahresende", "2018-12-31"),
        ("bis Ende des Monats", "2018-11-30"),
        ("bis Ende nächsten Monats", "2018-12-31"),
        ("bis Ende der Woche", "2018-11-09"),
        ("bis Ende nächster Woche", "2018-11-16"),
        ("by 15 December", "2018-12-15"),
        ("by 15th of December", "2018-12-15"),
        ("by the 1st of March 2020", "2020-03-01"),
        ("by Dec 15", "2018-12-15"),
        ("by December 15, 2019", "2019-12-15"),
        ("by the end of November", "2018-11-30"),
        ("by end of the week", "2018-11-09"),
        ("by May", "2019-05-31"),
    ] {
        assert_eq!(one(text), due, "{text}");
    }
}

#[test]
fn days_and_spans_count_from_the_day_of_writing() {
    for (text, due) in [
        ("bis Freitag", "2018-11-09"),
        ("bis Donnerstag", "2018-11-15"),
        ("bis nächsten Montag", "2018-11-12"),
        ("bis morgen", "2018-11-09"),
        ("bis übermorgen", "2018-11-10"),
        ("bis heute", "2018-11-08"),
        ("morgen anrufen", "2018-11-09"),
        ("in zwei Wochen", "2018-11-22"),
        ("In 10 Tagen", "2018-11-18"),
        ("in einem Monat", "2018-12-08"),
        ("binnen drei Tagen", "2018-11-11"),
        ("in den nächsten zwei Wochen", "2018-11-22"),
        ("nächste Woche", "2018-11-16"),
        ("bis nächste Woche", "2018-11-16"),
        ("bis nächsten Monat", "2018-12-31"),
        ("by Friday", "2018-11-09"),
        ("by next Monday", "2018-11-12"),
        ("by tomorrow", "2018-11-09"),
        ("in two weeks", "2018-11-22"),
        ("within a month", "2018-12-08"),
        ("next week", "2018-11-16"),
    ] {
        assert_eq!(one(text), due, "{text}");
    }
}

#[test]
fn the_next_session_is_understood() {
    for text in [
        "bis zur nächsten Sitzung",
        "bis nächste Sitzung",
        "nächste Sitzung vorlegen",
        "zur nächsten Sitzung vorlegen",
        "in der nächsten Sitzung berichten",
        "by the next session",
        "next session",
        "for the next meeting",
    ] {
        assert_eq!(one(text), "next", "{text}");
    }
}

#[test]
fn what_is_no_day_is_not_understood() {
    for text in [
        "",
        "bis",
        "bis 31.2.",
        "bis 99.99.",
        "bis 0.1.",
        "bis 15.12",
        "bis 15.1",
        "bis 15.12.2",
        "bis 15.12.018",
        "bis 10.30 Uhr",
        "bis 10 Personen",
        "bis 3. Mal",
        "am 15.12.",
        "15.12.2018",
        "bis Freitags",
        "Guten Morgen",
        "am Morgen",
        "by may",
        "by the way",
        "by Mayor Berg",
        "in zwei",
        "in Wochen",
        "in 99999 Tagen",
        "in 9999 Jahren",
        "bis Ende",
        "bis Ende gut",
        "nächste",
        "nächste Seite",
        "Ibis 15.12.",
        "bis\n15.12.",
        "bis 2018-13-40",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn the_words_are_found_where_they_stand() {
    let text = "Frau Özdemir lädt bis zum 3. März ein, Herr Berg bis Freitag.";
    let found: Vec<String> = read(text).into_iter().map(|(words, _)| words).collect();
    assert_eq!(found, ["bis zum 3. März", "bis Freitag"]);
    assert_eq!(read("bis 15.12.")[0].0, "bis 15.12.");
    assert_eq!(read("bis Dezember.")[0].0, "bis Dezember");
}

proptest! {
    #[test]
    fn nothing_panics(
        text in "(bis|by|in|ende|zum|nächste|sitzung|woche|tage|märz|dec|[0-9]{1,5}|[.\\-, ]|\\PC){0,12}",
        days in 0u32..400_000,
    ) {
        let today = NaiveDate::from_num_days_from_ce_opt(days as i32 + 365).unwrap_or_default();
        for words in find(&text, today) {
            prop_assert!(text.get(words.range).is_some());
        }
    }

    #[test]
    fn a_day_without_a_year_is_never_past(day in 1u32..=28, month in 1u32..=12) {
        let text = format!("bis {day}.{month}.");
        let found = find(&text, thursday());
        let Some(Due::On(date)) = found.first().map(|words| words.due) else {
            panic!("{text}");
        };
        prop_assert!(date >= thursday() && (date.day(), date.month()) == (day, month));
    }
}
