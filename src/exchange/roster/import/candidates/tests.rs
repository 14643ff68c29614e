use chrono::NaiveDate;

use super::*;
use crate::exchange::roster::import::{Merged, read_text};

fn from(text: &str) -> Gathered {
    gathered(&read_text(text, &|_| true).expect("a table"), None)
}

fn only(text: &str) -> Candidate {
    let mut gathered = from(text);
    assert_eq!(gathered.candidates.len(), 1, "{gathered:?}");
    gathered.candidates.remove(0)
}

#[test]
fn group_rows_are_no_people_but_say_of_what_kind_the_next_ones_are() {
    let gathered = from(
        "Organisation\tName\tE-Mail\n\
         Städte\n\
         Stuttgart\tAnna Berg\tanna@berg.de\n\
         Organisation\tName\tE-Mail\n\
         Landkreise\n\
         Esslingen\tBernd Talmann\tbernd@talmann.de\n\
         \tGäste\n\
         \tPetra Özbabacan\tpetra@example.org\n\
         Summe: 3\n",
    );
    let said: Vec<_> = gathered
        .candidates
        .iter()
        .map(|candidate| {
            let said = &candidate.said;
            (candidate.number, said.organisation.kind, said.role)
        })
        .collect();
    assert_eq!(
        said,
        [
            (3, Some(OrganisationKind::City), None),
            (6, Some(OrganisationKind::County), None),
            (8, None, Some(Role::Guest)),
        ]
    );
    let skipped: Vec<u32> = gathered.skipped.iter().map(|row| row.number).collect();
    assert_eq!(skipped, [2, 4, 5, 7, 9]);
}

#[test]
fn a_column_wins_over_the_group() {
    let candidate = only(
        "Organisation\tArt\tName\n\
         Städte\n\
         Esslingen\tLandkreis\tBernd Talmann\n",
    );
    assert_eq!(
        candidate.said.organisation.kind,
        Some(OrganisationKind::County)
    );
}

#[test]
fn a_name_alone_in_its_row_is_a_person() {
    let gathered = from("Name\tTelefon\tE-Mail\nAnna Berg\nBernd Talmann\t0711 1234\n");
    assert_eq!(gathered.candidates.len(), 2);
}

#[test]
fn cells_that_are_merged_downwards_are_said_of_each_row() {
    let list = read_text(
        "Organisation\tName\n\
         Stuttgart\tAnna Berg\n\
         \tBernd Talmann\n\
         \tPetra Özbabacan\n",
        &|_| true,
    );
    let Ok(List::Table(mut book)) = list else {
        panic!("a table")
    };
    book.sheets[0].merged.push(Merged {
        first_row: 2,
        last_row: 3,
        first_column: 0,
        last_column: 0,
    });
    let gathered = gathered(&List::Table(book), None);
    let bodies: Vec<&str> = gathered
        .candidates
        .iter()
        .map(|candidate| candidate.said.organisation.name.as_str())
        .collect();
    assert_eq!(bodies, ["Stuttgart", "Stuttgart", ""]);
}

#[test]
fn everything_in_a_row_comes_through() {
    let candidate = only(
        "Anrede\tTitel\tVorname\tName\tFunktion\tAbteilung\tInstitution\tKürzel\tArt\tAGS\t\
         Anschrift\tPLZ/Ort\tE-Mail\tTelefon\tHandy\tRolle\tMitglied seit\tBis\tIm Auftrag von\t\
         Bemerkung\n\
         Frau\tDr.\tAnna\tvon Berg\tLeiterin\tAmt 50\tStadt Stuttgart\tS\tStadt\t8111000\t\
         Am Markt 1\tD-70173 Stuttgart\tanna@berg.de; a.berg@example.org\t711216123\t\
         0170 1234567\tStellvertretung\t01.02.2019\t31.12.2020\tStädtetag\tkommt später\n",
    );
    let said = candidate.said;
    let contact = |label: &str, value: &str| Contact {
        label: label.to_owned(),
        value: value.to_owned(),
    };
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
    assert_eq!(
        said,
        Said {
            full_name: String::new(),
            form_of_address: "Frau".to_owned(),
            titles: "Dr.".to_owned(),
            given_name: "Anna".to_owned(),
            family_name: "von Berg".to_owned(),
            function: "Leiterin".to_owned(),
            department: "Amt 50".to_owned(),
            organisation: crate::exchange::roster::import::OrganisationSaid {
                name: "Stadt Stuttgart".to_owned(),
                short_name: "S".to_owned(),
                kind: Some(OrganisationKind::City),
                ags: "08111000".to_owned(),
                street: "Am Markt 1".to_owned(),
                postal_code: "70173".to_owned(),
                city: "Stuttgart".to_owned(),
            },
            emails: vec![
                contact("", "anna@berg.de"),
                contact("", "a.berg@example.org")
            ],
            phones: vec![contact("", "0711216123"), contact("Mobil", "0170 1234567")],
            role: Some(Role::Deputy),
            member_from: day(2019, 2, 1),
            member_until: day(2020, 12, 31),
            on_behalf_of: "Städtetag".to_owned(),
            note: "kommt später".to_owned(),
        }
    );
    let completed: Vec<Column> = candidate
        .doubts
        .iter()
        .map(|doubt| match doubt {
            Doubt::Completed { column, .. } => *column,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(completed, [Column::Ags, Column::Phone]);
}

#[test]
fn what_cannot_be_read_is_told_and_left_out() {
    let candidate = only(
        "Name\tE-Mail\tTelefon\tRolle\tMitglied seit\n\
         Anna Berg\tsiehe oben\t4,97E+11\tBeisitz\t2019\n",
    );
    assert_eq!(candidate.doubts.len(), 4, "{:?}", candidate.doubts);
    assert!(matches!(candidate.doubts[1], Doubt::LostDigits { .. }));
    let said = candidate.said;
    assert!(said.emails.is_empty() && said.phones.is_empty());
    assert_eq!((said.role, said.member_from), (None, None));
}

#[test]
fn links_and_faults_of_workbooks_are_understood() {
    let mut candidate = Candidate::default();
    let link = Cell::Link("Anna Berg".to_owned(), "mailto:anna@berg.de".to_owned());
    take(&mut candidate, Column::FullName, &link);
    let link = Cell::Link(
        "E-Mail".to_owned(),
        "mailto:a.berg@example.org?subject=x".to_owned(),
    );
    take(&mut candidate, Column::Email, &link);
    take(&mut candidate, Column::PostalCode, &Cell::Number(1067.0));
    take(&mut candidate, Column::Function, &Cell::Fault);
    let mails: Vec<&str> = candidate
        .said
        .emails
        .iter()
        .map(|m| m.value.as_str())
        .collect();
    assert_eq!(mails, ["anna@berg.de", "a.berg@example.org"]);
    assert_eq!(candidate.said.organisation.postal_code, "01067");
    assert!(matches!(
        candidate.doubts.as_slice(),
        [
            Doubt::Completed { .. },
            Doubt::Unreadable {
                column: Column::Function,
                ..
            }
        ]
    ));
}

#[test]
fn an_address_of_nobody_is_told() {
    let candidate = only("Name\tPLZ\tOrt\nAnna Berg\t70173\tStuttgart\n");
    assert!(candidate.said.organisation.is_blank());
    assert_eq!(
        candidate.doubts,
        [Doubt::NoOrganisation {
            cell: "70173, Stuttgart".to_owned()
        }]
    );
}

#[test]
fn cards_have_their_whole_name_split() {
    let card = Candidate {
        number: 1,
        said: Said {
            full_name: "Dr. Anna von Berg".to_owned(),
            ..Said::default()
        },
        doubts: Vec::new(),
    };
    let settled = settle(vec![card]).candidates.remove(0).said;
    assert_eq!(settled.full_name, "");
    assert_eq!(
        [settled.titles, settled.given_name, settled.family_name],
        ["Dr.", "Anna", "von Berg"]
    );
}

#[test]
fn titles_in_a_column_of_family_names_are_found() {
    let said = only("Vorname\tNachname\nAnna\tDr. Berg\n").said;
    assert_eq!(
        [said.titles, said.given_name, said.family_name],
        ["Dr.", "Anna", "Berg"]
    );
    let said = only("Vorname\tNachname\nAnna\tSt. Berg\n").said;
    assert_eq!(said.family_name, "St. Berg");
}
