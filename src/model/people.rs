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
        /// The day on which the person's data were erased. What is left is the name, or a
        /// pseudonym, for the minutes that speak of it.
        pub erased_on: Option<NaiveDate>,
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

    /// "Berg, Anna von", as lists have it.
    pub fn list_name(&self) -> String {
        if self.given_name.trim().is_empty() {
            return self.family_name.trim().to_owned();
        }
        let (particle, name) = parted(&self.family_name);
        joined(&[name, &joined(&[&self.given_name, particle], " ")], ", ")
    }

    /// What to sort by: family name without its particle, then given name, then particle, as
    /// lists of names are ordered.
    pub fn sort_key(&self) -> (String, String) {
        let (particle, name) = parted(&self.family_name);
        (
            text::as_name_in_order(name),
            text::as_name_in_order(&joined(&[&self.given_name, particle], " ")),
        )
    }
}

/// The words a German particle of nobility is made of. Lists pass over it, as those of the
/// Bundestag do. Dutch and Romance prefixes (van, de, le) count as part of the name in Germany.
const PARTICLES: [&str; 9] = ["von", "vom", "zu", "zum", "zur", "und", "der", "dem", "den"];

/// The particle of nobility before a family name, and the name behind it.
pub(super) fn parted(family_name: &str) -> (&str, &str) {
    let whole = family_name.trim();
    let starts = whole
        .split(' ')
        .next()
        .is_some_and(|word| PARTICLES[..5].contains(&word));
    if !starts {
        return ("", whole);
    }
    let mut name = whole;
    while let Some((word, rest)) = name.split_once(' ')
        && PARTICLES.contains(&word)
    {
        name = rest.trim_start();
    }
    let particle = whole.strip_suffix(name).unwrap_or_default();
    (particle.trim_end(), name)
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

    #[test]
    fn particles_of_nobility_do_not_count_in_lists() {
        let named = |family_name: &str| Person {
            given_name: "Anna".to_owned(),
            family_name: family_name.to_owned(),
            ..Person::default()
        };
        for (family_name, shown) in [
            ("von Ritter", "Ritter, Anna von"),
            ("von und zu Berg", "Berg, Anna von und zu"),
            ("von der Leyen", "Leyen, Anna von der"),
            ("van der Meer", "van der Meer, Anna"),
            ("Zu", "Zu, Anna"),
            ("von", "von, Anna"),
            ("der Kleine", "der Kleine, Anna"),
        ] {
            assert_eq!(named(family_name).list_name(), shown);
        }
        assert!(named("von Ritter").sort_key() < named("Schweiger").sort_key());
    }
}
