use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::document::{Document, Step};
use crate::exchange::roster::Column;
use crate::exchange::roster::import::{
    Book, Cell, Format, List, Mapping, Row, Said, Sheet, gathered,
};
use crate::model::{Contact, Project};

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        3 => Just(Cell::Blank),
        8 => prop::sample::select(vec![
            "Anna Berg", "Berg, Anna", "Dr. Anna von Berg", "Bernd Talmann", "Talmann", "Berg",
            "Anna", "Bernd", "Frau", "anna@berg.de", "info@berg.de", "anna@berg.de; b@talmann.de",
            "Stadt Stuttgart", "Landkreis Stuttgart", "Landeshauptstadt Stuttgart", "BAMF",
            "08111000", "8111000", "70173 Stuttgart", "1067", "0711 216-1", "+49 711 2161",
            "711216123", "4,97E+11", "Mitglied", "Leitung", "Gast", "01.02.2019", "2019", "Städte",
            "Landkreis", "x", "–", "Stuttgart", "Abteilung 5", "BERG Anna", "Ana Berg",
        ]).prop_map(|text| Cell::Text(text.to_owned())),
        2 => "\\PC{1,12}".prop_map(|text| match text.trim() {
            "" => Cell::Blank,
            text => Cell::Text(text.to_owned()),
        }),
        1 => any::<f64>().prop_map(Cell::Number),
        1 => (0_u32..99_999_999).prop_map(|number| Cell::Number(f64::from(number))),
        1 => Just(Cell::Fault),
        1 => Just(Cell::Link("Anna".to_owned(), "mailto:anna@berg.de".to_owned())),
    ]
}

fn book() -> impl Strategy<Value = (Book, Mapping)> {
    let columns = prop::collection::vec(prop::option::weighted(0.9, 0..Column::ALL.len()), 1..9);
    columns.prop_flat_map(|columns| {
        let row = prop::collection::vec(cell(), columns.len());
        let columns: Vec<Option<Column>> = columns
            .into_iter()
            .map(|column| column.and_then(|at| Column::ALL.get(at).copied()))
            .collect();
        prop::collection::vec(row, 0..14).prop_map(move |rows| {
            let rows = rows
                .into_iter()
                .zip(1..)
                .map(|(cells, number)| Row { number, cells });
            let sheet = Sheet {
                rows: rows.collect(),
                ..Sheet::default()
            };
            let book = Book {
                format: Format::Xlsx,
                sheets: vec![sheet],
                text: None,
            };
            let mapping = Mapping {
                sheet: 0,
                header: None,
                columns: columns.clone(),
            };
            (book, mapping)
        })
    })
}

fn plan(project: &Project, book: &Book, mapping: &Mapping) -> Plan {
    let gathered = gathered(&List::Table(book.clone()), Some(mapping));
    Plan::of(project, gathered, &|_| true).expect("goes on")
}

fn carry_out(document: &mut Document, plan: &Plan) -> Applied {
    document.edit(Step::ImportRoster, |t| apply(plan, t))
}

/// Whether all that was said of a new person is in the project.
fn is_there(project: &Project, said: &Said) -> bool {
    let contacts = |said: &[Contact], known: &[Contact]| {
        let values: Vec<&str> = known.iter().map(|contact| contact.value.as_str()).collect();
        said.iter()
            .all(|contact| values.contains(&contact.value.as_str()))
    };
    project.people.iter().any(|(_, person)| {
        let body = project.follow(person.organisation);
        person.form_of_address == said.form_of_address
            && person.titles == said.titles
            && person.given_name == said.given_name
            && person.family_name == said.family_name
            && person.function == said.function
            && person.department == said.department
            && person.note == said.note
            && contacts(&said.emails, &person.emails)
            && contacts(&said.phones, &person.phones)
            && body.is_some() == said.organisation.is_named()
    })
}

proptest! {
    #[test]
    fn an_import_is_taken_back_as_a_whole_and_done_twice_changes_nothing(
        (known, known_mapping) in book(),
        (book, mapping) in book(),
    ) {
        let mut document = Document::new(Project::default());
        let first = plan(document.project(), &known, &known_mapping);
        carry_out(&mut document, &first);
        let before = document.project().clone();

        let wanted = plan(&before, &book, &mapping);
        carry_out(&mut document, &wanted);
        let after = document.project().clone();
        prop_assert_eq!(wanted.does_anything(), before != after, "{:#?}", wanted);

        let again = plan(&after, &book, &mapping);
        carry_out(&mut document, &again);
        prop_assert_eq!(document.project(), &after, "{:#?}", again);

        if before != after {
            prop_assert_eq!(document.undo(), Some(Step::ImportRoster));
            prop_assert_eq!(document.project(), &before);
        }
    }

    #[test]
    fn all_that_is_said_of_new_people_is_in_the_project((book, mapping) in book()) {
        let mut document = Document::new(Project::default());
        let wanted = plan(document.project(), &book, &mapping);
        carry_out(&mut document, &wanted);
        let joined: Vec<usize> = wanted.rows.iter().filter_map(|row| match row.deed {
            Deed::Join(root) => Some(root),
            _ => None,
        }).collect();
        for (place, row) in wanted.rows.iter().enumerate() {
            if row.deed == Deed::Add && !joined.contains(&place) {
                prop_assert!(is_there(document.project(), &row.candidate.said), "{:#?}", row);
            }
        }
    }

    #[test]
    fn no_sheet_is_too_strange_to_guess((book, _) in book()) {
        let mapping = Mapping::guess(&book, &BTreeMap::new());
        let gathered = gathered(&List::Table(book.clone()), Some(&mapping));
        prop_assert!(gathered.candidates.len() <= book.sheets[0].rows.len());
        prop_assert_eq!(mapping.headings(&book).len(), mapping.columns.len());
    }
}
