use calcard::{Entry, Parser};
use chrono::NaiveDate;

use super::*;
use crate::exchange::roster::import;
use crate::i18n::Lang;
use crate::model::{Consent, ConsentPurpose, Contact, Membership, Organisation, Role};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn contact(label: &str, value: &str) -> Contact {
    Contact {
        label: label.to_owned(),
        value: value.to_owned(),
    }
}

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(crate::model::Ulid(number))
}

const RITTER: u128 = 10;
const BERG: u128 = 11;
const ERASED: u128 = 12;

/// Two people, of whom one consented, and one who is erased. All are invented.
fn project() -> Project {
    let mut project = Project::default();
    let body = id(1);
    project.organisations.insert(
        body,
        Organisation {
            name: "Stadt Großröhrsdorf; Amt, Süd".to_owned(),
            ags: "01067000".to_owned(),
            street: "Am Markt 1".to_owned(),
            postal_code: "01067".to_owned(),
            city: "Dresden".to_owned(),
            ..Organisation::default()
        },
    );
    project.people.insert(
        id(RITTER),
        Person {
            titles: "Dr.".to_owned(),
            given_name: "Marianne".to_owned(),
            family_name: "von Ritter".to_owned(),
            function: "=HYPERLINK(\"http://example.org\")".to_owned(),
            department: "- ab 2019: Stabsstelle".to_owned(),
            organisation: Some(body),
            emails: vec![
                contact("", "ritter@example.org"),
                contact("privat", "m@example.org"),
            ],
            phones: vec![
                contact("Büro", "+49 351 000-12"),
                contact("Mobil", "+49 170 0000"),
            ],
            note: "Nur intern".to_owned(),
            ..Person::default()
        },
    );
    project.people.insert(
        id(BERG),
        Person {
            given_name: "Anna".to_owned(),
            family_name: "Berg".to_owned(),
            emails: vec![contact("", "berg@example.org")],
            phones: vec![contact("Handy", "+49 171 0000")],
            ..Person::default()
        },
    );
    project.people.insert(
        id(ERASED),
        Person {
            family_name: "Person 12".to_owned(),
            erased_on: Some(day("2024-01-01")),
            ..Person::default()
        },
    );
    project.consents.insert(
        id(20),
        Consent {
            person: Some(id(RITTER)),
            purpose: ConsentPurpose::ContactSharing,
            given_on: Some(day("2018-11-07")),
            ..Consent::default()
        },
    );
    for (number, role, from, until) in [
        (30, Role::Guest, "2016-01-01", Some("2017-12-31")),
        (31, Role::Lead, "2018-01-01", None),
        (32, Role::Deputy, "2027-01-01", None),
    ] {
        let membership = Membership {
            person: Some(id(RITTER)),
            role,
            from: Some(day(from)),
            until: until.map(day),
            ..Membership::default()
        };
        project.memberships.insert(id(number), membership);
    }
    project
}

fn written(wanted: &Wanted<'_>, format: Format) -> Written {
    let texts = Texts::new(Lang::De);
    write(&project(), wanted, format, &texts, today(), &|_| true).expect("written")
}

fn text(wanted: &Wanted<'_>, format: Format) -> String {
    String::from_utf8(written(wanted, format).bytes).expect("UTF-8")
}

const EVERYBODY: Wanted<'_> = Wanted {
    people: None,
    columns: DEFAULT_COLUMNS,
    contacts: Contacts::WithConsent,
};

#[test]
fn contact_data_go_out_only_with_consent_or_if_the_user_insists() {
    for format in Format::ALL {
        let list = written(&EVERYBODY, *format);
        assert_eq!((list.people, list.contacts_left_out), (2, 1), "{format:?}");
        let all = Wanted {
            contacts: Contacts::All,
            ..EVERYBODY
        };
        assert_eq!(written(&all, *format).contacts_left_out, 0);
    }
    for format in [Format::Csv, Format::VCard] {
        let list = text(&EVERYBODY, format);
        assert!(list.contains("ritter@example.org"), "{list}");
        assert!(
            list.contains("Berg") && !list.contains("berg@example.org"),
            "{list}"
        );
        let all = Wanted {
            contacts: Contacts::All,
            ..EVERYBODY
        };
        assert!(text(&all, format).contains("berg@example.org"));
    }
    assert_eq!(left_out(&project(), &EVERYBODY, today()), [id(BERG)]);
    // Who asks for no contact data leaves none out.
    let names = Wanted {
        columns: &[Column::FamilyName],
        ..EVERYBODY
    };
    assert_eq!(written(&names, Format::Csv).contacts_left_out, 0);
}

#[test]
fn a_consent_holds_from_its_day_until_it_is_withdrawn() {
    let consent = |given: Option<&str>, withdrawn: Option<&str>| Consent {
        person: Some(id(BERG)),
        purpose: ConsentPurpose::ContactSharing,
        given_on: given.map(day),
        withdrawn_on: withdrawn.map(day),
        ..Consent::default()
    };
    let photo = Consent {
        purpose: ConsentPurpose::Photo,
        ..consent(Some("2018-11-07"), None)
    };
    for (holds, consents) in [
        (true, vec![consent(Some("2018-11-07"), None)]),
        (true, vec![consent(Some("2026-11-22"), None)]),
        (true, vec![consent(Some("2018-11-07"), Some("2026-11-23"))]),
        (false, vec![consent(Some("2026-11-23"), None)]),
        (false, vec![consent(Some("2018-11-07"), Some("2026-11-22"))]),
        (false, vec![consent(None, None)]),
        (false, vec![photo]),
        // Withdrawn in a second record of the same consent.
        (
            false,
            vec![
                consent(Some("2018-11-07"), None),
                consent(Some("2018-11-07"), Some("2020-01-01")),
            ],
        ),
        // Given again.
        (
            true,
            vec![
                consent(Some("2018-11-07"), Some("2020-01-01")),
                consent(Some("2021-01-01"), None),
            ],
        ),
    ] {
        let mut project = project();
        for (number, consent) in consents.iter().enumerate() {
            project
                .consents
                .insert(id(40 + number as u128), consent.clone());
        }
        assert_eq!(
            may_share(&project, today()).contains(&id(BERG)),
            holds,
            "{consents:?}"
        );
    }
}

#[test]
fn a_text_table_is_as_excel_opens_it_and_calculates_nothing() {
    let list = text(&EVERYBODY, Format::Csv);
    let rest = list.strip_prefix('\u{feff}').expect("a byte order mark");
    let lines: Vec<&str> = rest.split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "Anrede;Titel;Vorname;Nachname;Funktion;Abteilung;Organisation;Straße und Hausnummer;\
             PLZ;Ort;E-Mail;Telefon;Rolle im Kreis",
            ";;Anna;Berg;;;;;;;;;",
            ";Dr.;Marianne;von Ritter;\"'=HYPERLINK(\"\"http://example.org\"\")\";\
             - ab 2019: Stabsstelle;\"Stadt Großröhrsdorf; Amt, Süd\";Am Markt 1;01067;Dresden;\
             \"ritter@example.org; m@example.org\";\"+49 351 000-12; +49 170 0000\";Leitung",
            "",
        ]
    );
}

#[test]
fn columns_go_out_as_chosen_and_the_note_never() {
    let wanted = Wanted {
        people: Some(&[id(RITTER), id(ERASED), id(99), id(RITTER), id(BERG)]),
        columns: &[
            Column::Note,
            Column::Mobile,
            Column::Phone,
            Column::FullName,
            Column::Mobile,
            Column::MemberFrom,
        ],
        contacts: Contacts::All,
    };
    let list = text(&wanted, Format::Csv);
    assert_eq!(
        list,
        "\u{feff}Mobil;Telefon;Mitglied seit\r\n\
         +49 170 0000;+49 351 000-12;01.01.2018\r\n\
         +49 171 0000;;\r\n"
    );
    assert!(!text(&EVERYBODY, Format::VCard).contains("intern"));
    let only_the_note = Wanted {
        columns: &[Column::Note],
        ..EVERYBODY
    };
    let texts = Texts::new(Lang::De);
    let refused = write(
        &project(),
        &only_the_note,
        Format::Csv,
        &texts,
        today(),
        &|_| true,
    );
    assert!(matches!(refused, Err(WriteError::NoColumns)), "{refused:?}");
}

#[test]
fn whoever_waits_can_stop_it() {
    let texts = Texts::new(Lang::De);
    for format in Format::ALL {
        let stopped = write(&project(), &EVERYBODY, *format, &texts, today(), &|_| false);
        assert!(matches!(stopped, Err(WriteError::Stopped)), "{stopped:?}");
    }
}

#[test]
fn address_cards_read_back_and_keep_to_their_line_length() {
    let wanted = Wanted {
        people: Some(&[id(RITTER)]),
        ..EVERYBODY
    };
    let cards = text(&wanted, Format::VCard);
    for line in [
        "VERSION:4.0",
        "KIND:individual",
        "FN:Dr. Marianne von Ritter",
        "N:von Ritter;Marianne;;Dr.;",
        "ORG:Stadt Großröhrsdorf\\; Amt\\, Süd;- ab 2019: Stabsstelle",
        "EMAIL:ritter@example.org",
        "item1.EMAIL;TYPE=HOME:m@example.org",
        "item1.X-ABLABEL:privat",
        "item2.TEL;TYPE=WORK:+49 351 000-12",
        "item2.X-ABLABEL:Büro",
        "item3.TEL;TYPE=CELL:+49 170 0000",
        "ADR;TYPE=WORK:;;Am Markt 1;Dresden;;01067;",
        "CATEGORIES:Leitung",
    ] {
        let found = cards.split("\r\n").any(|found| found == line);
        assert!(found, "{line} in {cards}");
    }
    assert!(cards.split("\r\n").all(|line| line.len() <= 75), "{cards}");
    // Stable, and a UUID of its own kind.
    let uid = |cards: &str| {
        let line = cards.lines().find(|line| line.starts_with("UID:"));
        line.map(str::to_owned).expect("a UID")
    };
    assert_eq!(uid(&cards), uid(&text(&wanted, Format::VCard)));
    let uuid = uid(&cards).replace("UID:urn:uuid:", "");
    let groups: Vec<usize> = uuid.split('-').map(str::len).collect();
    assert_eq!(groups, [8, 4, 4, 4, 12], "{uuid}");
    assert_eq!(uuid.as_bytes().get(14), Some(&b'8'), "{uuid}");

    let mut parser = Parser::new(&cards).strict();
    let Entry::VCard(card) = parser.entry() else {
        panic!("no card: {cards}");
    };
    assert_eq!(parser.entry(), Entry::Eof);
    let title = card.property(&calcard::vcard::VCardProperty::Title);
    let title = title.and_then(|title| title.values.first()?.as_text());
    assert_eq!(title, Some("=HYPERLINK(\"http://example.org\")"));
}

#[test]
fn five_thousand_people_are_written_in_each_form() {
    let project = crate::testing::generated_roster(1, 5_000);
    let texts = Texts::new(Lang::De);
    for format in Format::ALL {
        let wanted = Wanted {
            columns: OFFERED,
            contacts: Contacts::All,
            ..EVERYBODY
        };
        let written = write(&project, &wanted, *format, &texts, today(), &|share| {
            assert!((0.0..=1.0).contains(&share));
            true
        });
        assert_eq!(written.map(|written| written.people).ok(), Some(5_000));
    }
}

/// What was guarded against being calculated comes back as it was, and nothing else is lost.
#[test]
fn the_import_reads_back_what_went_out_as_text_table() {
    let mut project = project();
    for (family_name, function) in [("Ritter", "'=1"), ("Weiß", "''+49 30"), ("Groß", "@alle")] {
        let person = Person {
            given_name: "Jörg".to_owned(),
            family_name: family_name.to_owned(),
            function: function.to_owned(),
            phones: vec![contact("", "+49 (0)351 000-12")],
            ..Person::default()
        };
        let number = 50 + project.people.len() as u128;
        project.people.insert(id(number), person);
    }
    let wanted = Wanted {
        columns: OFFERED,
        contacts: Contacts::All,
        ..EVERYBODY
    };
    for lang in Lang::ALL {
        let texts = Texts::new(*lang);
        let list = write(&project, &wanted, Format::Csv, &texts, today(), &|_| true);
        let bytes = list.expect("written").bytes;
        let options = import::ReadOptions::default();
        let list = import::read(&bytes, &options, &|_| true).expect("read");
        let read = import::gathered(&list, None).candidates;
        let expected = people::rows(&project, &wanted, today());
        assert_eq!(read.len(), expected.len());
        for (candidate, row) in read.iter().zip(&expected) {
            let (said, person) = (&candidate.said, row.person);
            assert_eq!(
                [
                    &said.titles,
                    &said.given_name,
                    &said.family_name,
                    &said.function
                ],
                [
                    &person.titles,
                    &person.given_name,
                    &person.family_name,
                    &person.function
                ],
            );
            assert_eq!(said.department, person.department);
            let values = |contacts: &[Contact]| {
                let mut values: Vec<String> = contacts.iter().map(|c| c.value.clone()).collect();
                values.sort();
                values
            };
            assert_eq!(values(&said.emails), values(&person.emails));
            assert_eq!(values(&said.phones), values(&person.phones));
            let body = row.organisation.cloned().unwrap_or_default();
            assert_eq!(said.organisation.name, body.name);
            assert_eq!(said.organisation.ags, body.ags);
            assert_eq!(said.organisation.postal_code, body.postal_code);
            assert_eq!(said.organisation.city, body.city);
            assert_eq!(said.role, row.membership.map(|m| m.role));
            assert_eq!(said.member_from, row.membership.and_then(|m| m.from));
            assert_eq!(said.member_until, row.membership.and_then(|m| m.until));
        }
    }
}
