//! What stands in the cells of a table of people.

use chrono::NaiveDate;

use super::List;
use super::people::{Row, is_mobile};
use crate::exchange::roster::Column;
use crate::i18n::words::Named as _;
use crate::model::{Contact, text};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// A text, without spaces around it; may be blank.
    Text(String),
    /// A day.
    Date(NaiveDate),
}

impl List<'_> {
    /// The headings.
    pub(super) fn headings(&self) -> Vec<String> {
        let label = |column: &Column| column.label(self.texts);
        self.columns.iter().map(label).collect()
    }

    /// The cells of a person, one for each column.
    pub(super) fn cells(&self, row: &Row<'_>) -> Vec<Cell> {
        let cell = |column: &Column| self.cell(row, *column);
        self.columns.iter().map(cell).collect()
    }

    fn cell(&self, row: &Row<'_>, column: Column) -> Cell {
        let person = row.person;
        let organisation = row.organisation;
        let of_body = |field: fn(&crate::model::Organisation) -> &String| {
            organisation.map(field).cloned().unwrap_or_default()
        };
        let date = |date: Option<NaiveDate>| date.map(Cell::Date);
        let membership = row.membership;
        let written = match column {
            // These only come in, or never go out.
            Column::FullName | Column::PostalCodeAndCity | Column::Note => String::new(),
            Column::FormOfAddress => person.form_of_address.clone(),
            Column::Titles => person.titles.clone(),
            Column::GivenName => person.given_name.clone(),
            Column::FamilyName => person.family_name.clone(),
            Column::Function => person.function.clone(),
            Column::Department => person.department.clone(),
            Column::Organisation => of_body(|o| &o.name),
            Column::OrganisationShort => of_body(|o| &o.short_name),
            Column::OrganisationKind => {
                let kind = organisation.map(|o| o.kind.name(self.texts));
                kind.unwrap_or_default()
            }
            Column::Ags => of_body(|o| &o.ags),
            Column::Street => of_body(|o| &o.street),
            Column::PostalCode => of_body(|o| &o.postal_code),
            Column::City => of_body(|o| &o.city),
            Column::Email => joined(row.emails()),
            Column::Phone if self.has(Column::Mobile) => {
                let phones = row.phones().into_iter();
                joined(phones.filter(|phone| !is_mobile(phone)).collect())
            }
            Column::Phone => joined(row.phones()),
            Column::Mobile => {
                let phones = row.phones().into_iter();
                joined(phones.filter(|phone| is_mobile(phone)).collect())
            }
            Column::Role => {
                let role = membership.map(|m| m.role.name(self.texts));
                role.unwrap_or_default()
            }
            Column::MemberFrom => {
                return date(membership.and_then(|m| m.from)).unwrap_or(blank());
            }
            Column::MemberUntil => {
                return date(membership.and_then(|m| m.until)).unwrap_or(blank());
            }
            Column::OnBehalfOf => row.on_behalf_of.map(|o| o.name.clone()).unwrap_or_default(),
        };
        Cell::Text(clean(&written))
    }
}

fn blank() -> Cell {
    Cell::Text(String::new())
}

/// Several addresses or numbers in one cell.
fn joined(contacts: Vec<&Contact>) -> String {
    let values: Vec<&str> = contacts.iter().map(|c| c.value.trim()).collect();
    values.join("; ")
}

/// Without what no table can hold: control characters, and the two that are no characters at all.
fn clean(written: &str) -> String {
    let text = text::normalised(written);
    text.trim().replace(['\u{fffe}', '\u{ffff}'], "")
}
