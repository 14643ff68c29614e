//! What a row says, to be shown.

use super::super::Column;
use super::Said;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, format};
use crate::model::{Contact, Person};

impl Said {
    /// "Berg, Anna von", or the first e-mail address of somebody without a name; may be blank.
    pub fn list_name(&self) -> String {
        let person = Person {
            given_name: self.given_name.clone(),
            family_name: self.family_name.clone(),
            ..Person::default()
        };
        let name = person.list_name();
        if !name.is_empty() {
            return name;
        }
        let email = self.emails.first();
        email.map(|email| email.value.clone()).unwrap_or_default()
    }

    /// What the organisation is called; may be blank.
    pub fn organisation_name(&self) -> &str {
        if self.organisation.name.is_empty() {
            &self.organisation.short_name
        } else {
            &self.organisation.name
        }
    }

    /// All that is said, by columns, in the user's words.
    pub fn values(&self, texts: &Texts) -> Vec<(Column, String)> {
        let body = &self.organisation;
        let date = |date: Option<_>| date.map(|date| format::date(texts, date));
        let values = [
            (Column::FormOfAddress, self.form_of_address.clone()),
            (Column::Titles, self.titles.clone()),
            (Column::GivenName, self.given_name.clone()),
            (Column::FamilyName, self.family_name.clone()),
            (Column::Function, self.function.clone()),
            (Column::Department, self.department.clone()),
            (Column::Organisation, body.name.clone()),
            (Column::OrganisationShort, body.short_name.clone()),
            (
                Column::OrganisationKind,
                body.kind.map(|kind| kind.name(texts)).unwrap_or_default(),
            ),
            (Column::Ags, body.ags.clone()),
            (Column::Street, body.street.clone()),
            (Column::PostalCode, body.postal_code.clone()),
            (Column::City, body.city.clone()),
            (Column::Email, contacts(&self.emails)),
            (Column::Phone, contacts(&self.phones)),
            (
                Column::Role,
                self.role.map(|role| role.name(texts)).unwrap_or_default(),
            ),
            (
                Column::MemberFrom,
                date(self.member_from).unwrap_or_default(),
            ),
            (
                Column::MemberUntil,
                date(self.member_until).unwrap_or_default(),
            ),
            (Column::OnBehalfOf, self.on_behalf_of.clone()),
            (Column::Note, self.note.clone()),
        ];
        values
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }
}

/// One a line, with what it is.
fn contacts(contacts: &[Contact]) -> String {
    let lines: Vec<String> = contacts
        .iter()
        .map(|contact| match contact.label.as_str() {
            "" => contact.value.clone(),
            label => format!("{} ({label})", contact.value),
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn only_what_is_said_is_shown() {
        let said = Said {
            family_name: "von Ritter".to_owned(),
            given_name: "Elisabeth".to_owned(),
            phones: vec![Contact {
                label: "Büro".to_owned(),
                value: "030 1".to_owned(),
            }],
            ..Said::default()
        };
        assert_eq!(said.list_name(), "Ritter, Elisabeth von");
        let values = said.values(&Texts::new(Lang::De));
        let shown: Vec<(Column, &str)> = values.iter().map(|(c, v)| (*c, v.as_str())).collect();
        assert_eq!(
            shown,
            [
                (Column::GivenName, "Elisabeth"),
                (Column::FamilyName, "von Ritter"),
                (Column::Phone, "030 1 (Büro)"),
            ]
        );
    }
}
