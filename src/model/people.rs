//! Who belongs to the circle: organisations, people, memberships, consents.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::record::{Leaf, record, words};
use super::{Id, Shown, text};

record! {
    /// A body that sends people: a city, a county, a federal office, a foundation.
    pub struct Organisation {
        /// Full name.
        pub name: String,
        /// Short name for narrow places, e.g. "BAMF".
        pub short_name: String,
        /// What kind of body it is.
        pub kind: OrganisationKind,
        /// Amtlicher Gemeindeschlüssel, the official municipality key: 8 digits, as text.
        pub ags: String,
        /// Street and number, or post box.
        pub street: String,
        /// Postal code, as text (leading zeros count).
        pub postal_code: String,
        /// City or town.
        pub city: String,
        /// Whatever else is worth knowing.
        pub note: String,
    }
}

words! {
    /// Kinds of organisations.
    pub enum OrganisationKind {
        /// Anything else.
        Other,
        /// Stadt.
        City,
        /// Landkreis.
        County,
        /// Bund: a federal body.
        Federal,
        /// Land: a body of a federal state.
        State,
        /// Verband: an association, e.g. of municipalities.
        Association,
        /// Forschung: a research institute.
        Research,
        /// Stiftung.
        Foundation,
    }
}

record! {
    /// A person of the roster. Any sequence of letters is a name (DIN 91379); nothing is refused.
    pub struct Person {
        /// Form of address as the person wishes it, e.g. "Frau"; never guessed, may be blank.
        pub form_of_address: String,
        /// Titles before the name, e.g. "Dr."
        pub titles: String,
        /// Given names.
        pub given_name: String,
        /// Family name with its particles, e.g. "von Ritter".
        pub family_name: String,
        /// What the person does in the organisation.
        pub function: String,
        /// Department or unit.
        pub department: String,
        /// The body that sends the person.
        pub organisation: Option<Id<Organisation>>,
        /// E-mail addresses, the one to use first.
        pub emails: Vec<Contact>,
        /// Phone numbers as text, the one to use first.
        pub phones: Vec<Contact>,
        /// Internal note; never leaves the project.
        pub note: String,
    }
}

/// One way to reach somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// What it is, e.g. "Büro"; may be blank.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The address or number.
    pub value: String,
}

impl Leaf for Contact {
    fn shown(&self) -> Shown {
        Shown::from(self.clone())
    }

    fn normalise(&mut self) {
        text::normalise(&mut self.label);
        text::normalise(&mut self.value);
    }
}

impl Person {
    /// "Dr. Anna von Berg"; blank for a person without any name.
    pub fn full_name(&self) -> String {
        joined(&[&self.titles, &self.given_name, &self.family_name], " ")
    }

    /// "von Berg, Anna", as lists have it.
    pub fn list_name(&self) -> String {
        joined(&[&self.family_name, &self.given_name], ", ")
    }

    /// What to sort by: family name, then given name, in search form.
    pub fn sort_key(&self) -> (String, String) {
        (
            text::folded(&self.family_name),
            text::folded(&self.given_name),
        )
    }
}

impl Organisation {
    /// The short name, or the full name where there is none.
    pub fn label(&self) -> &str {
        if self.short_name.trim().is_empty() {
            &self.name
        } else {
            &self.short_name
        }
    }
}

fn joined(parts: &[&str], between: &str) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(between)
}

record! {
    /// A person's place in the circle over a period.
    pub struct Membership {
        /// Who.
        pub person: Option<Id<Person>>,
        /// In which role.
        pub role: Role,
        /// First day, if known.
        pub from: Option<NaiveDate>,
        /// Last day, if it has ended.
        pub until: Option<NaiveDate>,
        /// The organisation on whose behalf, where it is not the person's own.
        pub on_behalf_of: Option<Id<Organisation>>,
    }
}

words! {
    /// Roles in the circle.
    pub enum Role {
        /// Mitglied.
        Member,
        /// Leitung.
        Lead,
        /// Koordination.
        Coordination,
        /// Vertretung.
        Deputy,
        /// Gast.
        Guest,
    }
}

record! {
    /// A person's consent to a use of personal data.
    pub struct Consent {
        /// Whose.
        pub person: Option<Id<Person>>,
        /// To what.
        pub purpose: ConsentPurpose,
        /// Day on which it was given.
        pub given_on: Option<NaiveDate>,
        /// Day on which it was withdrawn, if it was.
        pub withdrawn_on: Option<NaiveDate>,
    }
}

words! {
    /// What a consent is for.
    pub enum ConsentPurpose {
        /// Passing contact data on within the circle.
        ContactSharing,
        /// Publishing photographs.
        Photo,
        /// Being invited to further events.
        Invitation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_put_together_without_stray_spaces() {
        let person = Person {
            titles: "Dr.".to_owned(),
            family_name: "von Ritter".to_owned(),
            ..Person::default()
        };
        assert_eq!(person.full_name(), "Dr. von Ritter");
        assert_eq!(person.list_name(), "von Ritter");
    }
}
