use super::*;
use crate::exchange::roster::import::{List, read_text};
use crate::i18n::{Lang, Texts};

fn book(text: &str) -> Book {
    match read_text(text, &|_| true).expect("a table") {
        List::Table(book) => book,
        List::Cards(_) => panic!("a table"),
    }
}

fn guessed(text: &str) -> (Option<usize>, Vec<Option<Column>>) {
    let mapping = Mapping::guess(&book(text), &BTreeMap::new());
    (mapping.header, mapping.columns)
}

fn columns(text: &str) -> Vec<Option<Column>> {
    guessed(text).1
}

#[test]
fn headings_are_found_below_a_title_and_a_date() {
    let (header, columns) = guessed(
        "Kommunaler Arbeitskreis Integration\n\
         Stand: 01.03.2018\tvertraulich\n\
         Nr.\tName\tVorname\tE-Mail\tOrt\n\
         1\tBerg\tAnna\tanna@berg.de\tStuttgart\n",
    );
    assert_eq!(header, Some(2));
    assert_eq!(
        columns,
        [
            None,
            Some(Column::FamilyName),
            Some(Column::GivenName),
            Some(Column::Email),
            Some(Column::City),
        ]
    );
}

#[test]
fn name_alone_is_the_whole_name() {
    let columns = columns("Name\tTelefon\nAnna Berg\t0711 2161\n");
    assert_eq!(columns, [Some(Column::FullName), Some(Column::Phone)]);
}

#[test]
fn headings_over_two_rows_are_put_together() {
    let list = book(
        "Nachname\tVorname\tE-Mail\tTelefon\n\
         \t\tdienstlich\tBüro\n\
         Berg\tAnna\tanna@berg.de\t0711 2161\n",
    );
    let mapping = Mapping::guess(&list, &BTreeMap::new());
    assert_eq!(mapping.header, Some(1));
    assert_eq!(mapping.headings(&list)[2], "E-Mail dienstlich");
    assert_eq!(mapping.columns[2], Some(Column::Email));
    assert_eq!(mapping.columns[0], Some(Column::FamilyName));

    let list = book(
        "Person\t\tKontakt\t\n\
         Vorname\tNachname\tTelefon\tMail\n\
         Anna\tBerg\t0711 2161\tanna@berg.de\n",
    );
    let mapping = Mapping::guess(&list, &BTreeMap::new());
    assert_eq!(mapping.header, Some(1));
    assert_eq!(
        mapping.columns,
        [
            Some(Column::GivenName),
            Some(Column::FamilyName),
            Some(Column::Phone),
            Some(Column::Email)
        ]
    );
}

#[test]
fn stadt_is_an_organisation_or_the_town_of_an_address() {
    let body = columns("Name\tStadt\tE-Mail\nAnna Berg\tStuttgart\tanna@berg.de\n");
    assert_eq!(body[1], Some(Column::Organisation));
    let town = columns("Name\tStraße\tPLZ\tStadt\nAnna Berg\tAm Markt 1\t70173\tStuttgart\n");
    assert_eq!(town[3], Some(Column::City));
    let town = columns("Name\tInstitution\tStadt\nAnna Berg\tJobcenter\tStuttgart\n");
    assert_eq!(town[2], Some(Column::City));
}

#[test]
fn a_list_without_headings_is_understood_by_its_values() {
    let (header, columns) = guessed(
        "Frau\tBerg\tAnna\tStadt Stuttgart\tanna.berg@stuttgart.de\t0711 216-1\t70173\tStuttgart\n\
         Herr\tTalmann\tBernd\tLandkreis Esslingen\tbernd.talmann@esslingen.de\t0711 3902\t73728\tEsslingen\n",
    );
    assert_eq!(header, None);
    assert_eq!(
        columns,
        [
            Some(Column::FormOfAddress),
            Some(Column::FamilyName),
            Some(Column::GivenName),
            Some(Column::Organisation),
            Some(Column::Email),
            Some(Column::Phone),
            Some(Column::PostalCode),
            Some(Column::City),
        ]
    );
    let whole = guessed("Dr. Anna Berg\tanna@berg.de\nBernd Talmann\tbernd@talmann.de\n");
    assert_eq!(
        whole,
        (None, vec![Some(Column::FullName), Some(Column::Email)])
    );
}

#[test]
fn the_best_sheet_is_taken() {
    let mut list = book("Liste\tStand\nHinweise zur Liste\tBitte beachten\n");
    let people = book("Name\tE-Mail\nAnna Berg\tanna@berg.de\n");
    list.sheets.extend(people.sheets);
    let mapping = Mapping::guess(&list, &BTreeMap::new());
    assert_eq!((mapping.sheet, mapping.header), (1, Some(0)));
}

#[test]
fn what_the_user_said_before_wins() {
    let list = book("Name\tKennung\tAmt\nAnna Berg\tanna@berg.de\tSozialamt\n");
    let mut mapping = Mapping::guess(&list, &BTreeMap::new());
    assert_eq!(mapping.columns[2], Some(Column::Department));
    mapping.columns[2] = Some(Column::Organisation);
    mapping.columns[0] = None;
    let remembered = mapping.remembered_of(&list);
    assert_eq!(
        remembered.get("amt").map(String::as_str),
        Some("organisation")
    );
    assert_eq!(Mapping::guess(&list, &remembered), mapping);
}

#[test]
fn our_own_headings_are_understood_in_both_languages() {
    for lang in Lang::ALL {
        let texts = Texts::new(*lang);
        let shown: Vec<Column> = Column::ALL
            .iter()
            .copied()
            .filter(|column| !matches!(column, Column::FullName | Column::PostalCodeAndCity))
            .collect();
        let headings: Vec<String> = shown.iter().map(|column| column.label(&texts)).collect();
        let list = book(&format!(
            "{}\n{}\n",
            headings.join("\t"),
            vec!["x"; shown.len()].join("\t")
        ));
        let mapping = Mapping::guess(&list, &BTreeMap::new());
        let expected: Vec<Option<Column>> = shown.into_iter().map(Some).collect();
        assert_eq!(mapping.columns, expected, "{lang:?}");
        for column in [Column::FullName, Column::PostalCodeAndCity] {
            let heading = column.label(&texts);
            assert_eq!(
                headings::meaning(&heading),
                Some(Heading::Holds(column)),
                "{heading}"
            );
        }
    }
}

#[test]
fn nothing_is_a_mapping_too() {
    let none = Book {
        format: super::super::Format::Csv,
        sheets: Vec::new(),
        text: None,
    };
    let mapping = Mapping::guess(&none, &BTreeMap::new());
    assert!(!mapping.is_usable());
    assert_eq!(mapping.headings(&none), Vec::<String>::new());
    assert_eq!(mapping.samples(&none, 7), Vec::<String>::new());
}
