//! What stands in the cells of a table of people.

use super::List;
use super::people::{Row, is_mobile};
use crate::exchange::roster::Column;
use crate::exchange::sheet::{self, Cell, Holds, Sheet};
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::Contact;

impl List<'_> {
    /// The table of these people.
    pub(super) fn sheet(&self) -> Sheet<'_> {
        let people = tr!(self.texts, "export-title");
        let circle = self.project.circle();
        let circle = circle.name.trim();
        let cells = |row: &Row<'_>| {
            let cell = |column: &Column| self.cell(row, *column);
            self.columns.iter().map(cell).collect()
        };
        let column = |column: &Column| sheet::Column {
            heading: column.label(self.texts),
            holds: match is_code(*column) {
                true => Holds::Code,
                false => Holds::Anything,
            },
        };
        Sheet {
            title: match circle {
                "" => people.clone(),
                name => format!("{name}: {people}"),
            },
            names: [circle.to_owned(), people],
            lang: self.texts.lang(),
            today: self.today,
            columns: self.columns.iter().map(column).collect(),
            rows: self.rows.iter().map(cells).collect(),
            watch: self.watch,
        }
    }

    fn cell(&self, row: &Row<'_>, column: Column) -> Cell {
        let person = row.person;
        let organisation = row.organisation;
        let of_body = |field: fn(&crate::model::Organisation) -> &String| {
            organisation.map(field).cloned().unwrap_or_default()
        };
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
                return Cell::date(membership.and_then(|m| m.from));
            }
            Column::MemberUntil => {
                return Cell::date(membership.and_then(|m| m.until));
            }
            Column::OnBehalfOf => row.on_behalf_of.map(|o| o.name.clone()).unwrap_or_default(),
        };
        Cell::text(&written)
    }
}

/// Whether the column holds digits that are no number.
const fn is_code(column: Column) -> bool {
    matches!(
        column,
        Column::Ags | Column::PostalCode | Column::Phone | Column::Mobile
    )
}

/// Several addresses or numbers in one cell.
fn joined(contacts: Vec<&Contact>) -> String {
    let values: Vec<&str> = contacts.iter().map(|c| c.value.trim()).collect();
    values.join("; ")
}
