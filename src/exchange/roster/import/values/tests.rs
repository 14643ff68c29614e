use chrono::NaiveDate;
use proptest::prelude::*;

use super::dates::Day;
use super::phones::Digits;
use super::postal::Code;
use super::*;
use crate::model::Role;

/// Form of address, titles, given names, family name.
fn parts(cell: &str) -> [String; 4] {
    let name = names::split(cell);
    [name.form_of_address, name.titles, name.given, name.family]
}

#[test]
fn names_are_split_as_people_write_them() {
    for (cell, expected) in [
        ("Anna Berg", ["", "", "Anna", "Berg"]),
        ("Dr. Anna von Berg", ["", "Dr.", "Anna", "von Berg"]),
        ("Berg, Anna", ["", "", "Anna", "Berg"]),
        ("Berg, Dr. Anna von", ["", "Dr.", "Anna", "von Berg"]),
        ("Dr. Berg, Anna", ["", "Dr.", "Anna", "Berg"]),
        ("Berg, Dr., Anna", ["", "Dr.", "Anna", "Berg"]),
        ("Anna Berg, Dr.", ["", "Dr.", "Anna", "Berg"]),
        ("von Berg, Anna", ["", "", "Anna", "von Berg"]),
        (
            "Prof. Dr. Dr. h.c. Anna-Lena Müller-Lüdenscheidt",
            ["", "Prof. Dr. Dr. h.c.", "Anna-Lena", "Müller-Lüdenscheidt"],
        ),
        (
            "Prof. Dr. Dr. h. c. Anna Berg",
            ["", "Prof. Dr. Dr. h. c.", "Anna", "Berg"],
        ),
        (
            "Dr. rer. nat. habil. Anna Berg",
            ["", "Dr. rer. nat. habil.", "Anna", "Berg"],
        ),
        (
            "Dipl.-Soz.päd. (FH) Anna Berg",
            ["", "Dipl.-Soz.päd. (FH)", "Anna", "Berg"],
        ),
        ("Dr.-Ing. Anna Berg", ["", "Dr.-Ing.", "Anna", "Berg"]),
        ("Frau Dr. Berg", ["Frau", "Dr.", "", "Berg"]),
        ("Herr Bernd Özbabacan", ["Herr", "", "Bernd", "Özbabacan"]),
        (
            "Herrn Prof. Dr. Bernd Talmann",
            ["Herrn", "Prof. Dr.", "Bernd", "Talmann"],
        ),
        ("BERG Anna", ["", "", "Anna", "BERG"]),
        ("Anna VON BERG", ["", "", "Anna", "VON BERG"]),
        ("Anna van der Meer", ["", "", "Anna", "van der Meer"]),
        ("van der Meer", ["", "", "", "van der Meer"]),
        ("Omar bin Said", ["", "", "Omar", "bin Said"]),
        ("Ali Al Hassan", ["", "", "Ali", "Al Hassan"]),
        ("Al Gore", ["", "", "Al", "Gore"]),
        ("Petra Maria Talmann", ["", "", "Petra Maria", "Talmann"]),
        ("Anna M. Berg", ["", "", "Anna M.", "Berg"]),
        ("Anna Berg M.A.", ["", "M.A.", "Anna", "Berg"]),
        ("Anna Berg, LL.M.", ["", "LL.M.", "Anna", "Berg"]),
        ("Dr. Anna Berg MdB", ["", "Dr. MdB", "Anna", "Berg"]),
        ("Yo-Yo Ma", ["", "", "Yo-Yo", "Ma"]),
        ("Sukarno", ["", "", "", "Sukarno"]),
        ("Đoàn Văn Łukasz", ["", "", "Đoàn Văn", "Łukasz"]),
        ("Anna\u{a0}\u{a0}Berg\n", ["", "", "Anna", "Berg"]),
        ("", ["", "", "", ""]),
    ] {
        assert_eq!(parts(cell), expected, "{cell}");
    }
}

#[test]
fn what_stands_in_brackets_is_a_role_or_goes_to_the_note() {
    let name = names::split("Anna Berg (Vertretung)");
    assert_eq!((name.role, name.aside.as_str()), (Some(Role::Deputy), ""));
    assert_eq!(
        (name.given.as_str(), name.family.as_str()),
        ("Anna", "Berg")
    );
    let name = names::split("Anna Berg (bis Mai)");
    assert_eq!((name.role, name.aside.as_str()), (None, "bis Mai"));
}

#[test]
fn a_form_of_address_is_never_guessed() {
    for cell in ["Anna Berg", "Dr. Anna Berg", "Fr Berg", "Frauke Berg"] {
        assert_eq!(names::split(cell).form_of_address, "", "{cell}");
    }
}

#[test]
fn names_that_can_be_split_in_two_ways_are_uncertain() {
    for cell in [
        "Sukarno",
        "María García López",
        "Berg Talmann, Anna",
        "Robert De Niro",
    ] {
        assert!(names::split(cell).uncertain, "{cell}");
    }
    for cell in [
        "Anna Berg",
        "Berg, Anna",
        "Dr. Anna von Berg",
        "Frau Berg",
        "Anna M. Berg",
        "BERG Anna",
    ] {
        assert!(!names::split(cell).uncertain, "{cell}");
    }
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = crate::model::text::normalised(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    letters.sort_unstable();
    letters
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Dr.".to_owned()),
        Just("von".to_owned()),
        Just("h.c.".to_owned()),
        Just("Frau".to_owned()),
        Just(",".to_owned()),
        Just("(Gast)".to_owned()),
        Just("(FH)".to_owned()),
        Just("M.A.".to_owned()),
        Just("und".to_owned()),
        Just("BERG".to_owned()),
        "\\PC{1,8}",
        "[A-ZÄÖÜ][a-zßéłñ]{1,9}",
    ]
}

proptest! {
    #[test]
    fn no_letter_of_a_name_is_lost(words in prop::collection::vec(word(), 0..7)) {
        let cell = words.join(" ");
        let name = names::split(&cell);
        let mut said = format!(
            "{}{}{}{}{}",
            name.form_of_address, name.titles, name.given, name.family, name.aside
        );
        // A role in brackets is said as a role.
        if name.role.is_some() {
            said.push_str("Gast");
        }
        prop_assert_eq!(letters(&said), letters(&cell), "{:?}", name);
    }

    #[test]
    fn no_cell_is_too_strange(text in "\\PC{0,40}", number in any::<f64>()) {
        for text in [text.as_str(), &shown(&Cell::Number(number))] {
            let _ = names::split(text);
            let _ = contacts::emails(text);
            let _ = phones::split(text);
            let _ = phones::repaired(text);
            let _ = postal::code(text);
            let _ = postal::code_and_town(text);
            let _ = postal::address(text);
            let _ = postal::municipality_key(text);
            let _ = dates::day(&Cell::Text(text.to_owned()));
        }
        let _ = dates::day(&Cell::Number(number));
        let _ = digits_of(number);
    }
}

fn mails(cell: &str) -> Vec<String> {
    let found = contacts::emails(cell);
    assert_eq!(found.rest, "", "{cell}");
    found.contacts.into_iter().map(|mail| mail.value).collect()
}

#[test]
fn several_addresses_in_one_cell_are_told_apart() {
    for cell in [
        "anna@berg.de; bernd@talmann.de",
        "anna@berg.de, bernd@talmann.de",
        "anna@berg.de bernd@talmann.de",
        "anna@berg.de\nbernd@talmann.de",
        "anna@berg.de / bernd@talmann.de",
        "Anna Berg <anna@berg.de>; \"Talmann, Bernd\" <bernd@talmann.de>",
        "mailto:anna@berg.de?subject=Sitzung;MAILTO:bernd@talmann.de",
        "anna(at)berg.de, bernd [at] talmann.de",
        "anna@berg.de; ANNA@berg.de; bernd@talmann.de.",
    ] {
        assert_eq!(mails(cell), ["anna@berg.de", "bernd@talmann.de"], "{cell}");
    }
    assert_eq!(mails("özlem@müller.de"), ["özlem@müller.de"]);
    let labelled = contacts::emails("dienstlich: anna@berg.de, privat: anna@gmx.de").contacts;
    assert_eq!(labelled[0].label, "dienstlich");
    assert_eq!(labelled[1].label, "privat");
}

#[test]
fn what_is_no_address_is_told_and_nothing_is_nothing() {
    assert_eq!(contacts::emails("siehe oben").rest, "siehe oben");
    assert_eq!(contacts::emails("anna@berg").rest, "anna@berg");
    assert_eq!(
        contacts::emails("anna@berg.de, bernd@talmann").rest,
        "bernd@talmann"
    );
    for nothing in ["-", "–", "", "k.A.", "keine"] {
        assert_eq!(
            contacts::emails(nothing),
            contacts::Found::default(),
            "{nothing}"
        );
    }
}

fn numbers(cell: &str) -> Vec<(String, String)> {
    let found = phones::split(cell);
    assert_eq!(found.rest, "", "{cell}");
    let pair = |contact: crate::model::Contact| (contact.label, contact.value);
    found.contacts.into_iter().map(pair).collect()
}

#[test]
fn several_numbers_in_one_cell_keep_their_labels() {
    let pair = |label: &str, number: &str| (label.to_owned(), number.to_owned());
    for (cell, expected) in [
        ("0711 216-1", vec![pair("", "0711 216-1")]),
        ("+49 (0)711 216-1", vec![pair("", "+49 (0)711 216-1")]),
        ("0711/216-1", vec![pair("", "0711/216-1")]),
        ("(0711) 216-1", vec![pair("", "(0711) 216-1")]),
        (
            "Tel. 0711 216-1, Mobil 0170 1234567",
            vec![pair("", "0711 216-1"), pair("Mobil", "0170 1234567")],
        ),
        (
            "Büro: 0711 216-1; Fax: 0711 216-2",
            vec![pair("Büro", "0711 216-1"), pair("Fax", "0711 216-2")],
        ),
        (
            "d: 0711 2161 p: 0711 9876",
            vec![pair("Büro", "0711 2161"), pair("Privat", "0711 9876")],
        ),
        (
            "0711 216-1 / 0170 1234567",
            vec![pair("", "0711 216-1"), pair("", "0170 1234567")],
        ),
        (
            "0711 2161 +49 170 1234567",
            vec![pair("", "0711 2161"), pair("", "+49 170 1234567")],
        ),
        (
            "0711 216-1 (Büro)\n0170 1234567 (mobil)",
            vec![pair("Büro", "0711 216-1"), pair("Mobil", "0170 1234567")],
        ),
        (
            "0711 2161 oder 0711 2162",
            vec![pair("", "0711 2161"), pair("", "0711 2162")],
        ),
        ("0711 2161; +49 711 2161", vec![pair("", "0711 2161")]),
        (
            "Sekretariat 0711 216-1",
            vec![pair("Sekretariat", "0711 216-1")],
        ),
        ("–", vec![]),
    ] {
        assert_eq!(numbers(cell), expected, "{cell}");
    }
    assert_eq!(phones::split("siehe oben").rest, "siehe oben");
}

#[test]
fn numbers_of_one_line_are_one_however_they_are_written() {
    for number in [
        "0711/216-1",
        "+49 711 2161",
        "+49 (0)711 216-1",
        "0049 711 2161",
    ] {
        assert!(phones::same_number(number, "0711 2161"), "{number}");
    }
    assert!(!phones::same_number("0711 2161", "0711 2162"));
}

#[test]
fn phones_that_became_numbers_are_completed_where_that_is_certain() {
    let completed = |number: &str| Some(Digits::Completed(number.to_owned()));
    assert_eq!(phones::repaired("711216123"), completed("0711216123"));
    assert_eq!(phones::repaired("497112345678"), completed("+497112345678"));
    assert_eq!(
        phones::repaired("4,97112345678E+11"),
        completed("+497112345678")
    );
    assert_eq!(phones::repaired("4,97E+11"), Some(Digits::Lost));
    assert_eq!(phones::repaired("4.97E+11"), Some(Digits::Lost));
    assert_eq!(phones::repaired("497000000000"), Some(Digits::Lost));
    assert_eq!(
        phones::repaired("216123"),
        Some(Digits::Incomplete("216123".to_owned()))
    );
    for whole in ["0711216123", "0711 216123", "+49711216123", "Tel. 711"] {
        assert_eq!(phones::repaired(whole), None, "{whole}");
    }
}

#[test]
fn postal_codes_are_repaired_and_foreign_ones_left_alone() {
    let whole = |code: &str| Code::Whole(code.to_owned());
    for (cell, expected) in [
        ("70173", whole("70173")),
        ("1067", Code::Completed("01067".to_owned())),
        ("10117.0", whole("10117")),
        ("D-70173", whole("70173")),
        ("DE 70173", whole("70173")),
        ("70 173", whole("70173")),
        ("A-1010", whole("A-1010")),
        ("CH-8001", whole("CH-8001")),
        ("1012 AB", whole("1012 AB")),
        ("Stuttgart", Code::None),
        ("123", Code::None),
        ("–", Code::None),
    ] {
        assert_eq!(postal::code(cell), expected, "{cell}");
    }
    assert_eq!(
        postal::code(&shown(&Cell::Number(1067.0))),
        Code::Completed("01067".to_owned())
    );
}

#[test]
fn code_and_town_are_told_apart() {
    for (cell, code, town) in [
        ("70173 Stuttgart", "70173", "Stuttgart"),
        ("D-70173 Stuttgart", "70173", "Stuttgart"),
        ("01067 Dresden", "01067", "Dresden"),
        ("A-1010 Wien", "A-1010", "Wien"),
        ("1010 Wien", "1010", "Wien"),
        ("Stuttgart 70173", "70173", "Stuttgart"),
        ("Frankfurt am Main", "", "Frankfurt am Main"),
        ("70173", "70173", ""),
    ] {
        assert_eq!(
            postal::code_and_town(cell),
            (code.to_owned(), town.to_owned()),
            "{cell}"
        );
    }
    for cell in [
        "Rathausplatz 1, 70173 Stuttgart",
        "Rathausplatz 1\nD-70173 Stuttgart",
    ] {
        let (street, code, town) = postal::address(cell);
        assert_eq!(
            [street.as_str(), &code, &town],
            ["Rathausplatz 1", "70173", "Stuttgart"]
        );
    }
}

#[test]
fn municipality_keys_have_eight_digits() {
    assert_eq!(
        postal::municipality_key("08111000"),
        Code::Whole("08111000".to_owned())
    );
    assert_eq!(
        postal::municipality_key("08 1 11 000"),
        Code::Whole("08111000".to_owned())
    );
    assert_eq!(
        postal::municipality_key("8111000"),
        Code::Completed("08111000".to_owned())
    );
    assert_eq!(
        postal::municipality_key("081110000000"),
        Code::Completed("08111000".to_owned())
    );
    assert_eq!(postal::municipality_key("08111"), Code::None);
    assert_eq!(postal::municipality_key("Stuttgart"), Code::None);
}

#[test]
fn days_are_read_and_years_alone_are_none() {
    let first = NaiveDate::from_ymd_opt(2019, 2, 1).unwrap();
    for cell in [
        "01.02.2019",
        "1.2.19",
        "2019-02-01",
        "seit 01.02.2019",
        "ab 1. 2. 2019",
        "2019-02-01 00:00:00",
    ] {
        assert_eq!(
            dates::day(&Cell::Text(cell.to_owned())),
            Day::On(first),
            "{cell}"
        );
    }
    assert_eq!(dates::day(&Cell::Date(first)), Day::On(first));
    assert_eq!(dates::day(&Cell::Number(43_497.0)), Day::Counted(first));
    for cell in [
        "2019",
        "seit 2019",
        "März 2019",
        "31.02.2019",
        "",
        "01.02.0019",
    ] {
        assert_eq!(
            dates::day(&Cell::Text(cell.to_owned())),
            Day::None,
            "{cell}"
        );
    }
    assert_eq!(dates::day(&Cell::Number(2019.0)), Day::None);
}
