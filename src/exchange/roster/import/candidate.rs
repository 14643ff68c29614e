//! What one row or one card says of one person.

use chrono::NaiveDate;

use super::super::Column;
use crate::model::{Contact, OrganisationKind, Role};

/// A person that a list speaks of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidate {
    /// The row in the user's spreadsheet, or the place of the card in the file; from 1.
    pub number: u32,
    /// What it says.
    pub said: Said,
    /// What a person should look at.
    pub doubts: Vec<Doubt>,
}

/// What is said of a person. A field that says nothing is blank and changes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The whole name, where a card says no more: to be split. Blank when the parts below are
    /// known.
    pub full_name: String,
    /// Form of address; never guessed.
    pub form_of_address: String,
    /// Titles before the name.
    pub titles: String,
    /// Given names.
    pub given_name: String,
    /// Family name with its particles.
    pub family_name: String,
    /// What the person does.
    pub function: String,
    /// Department or unit.
    pub department: String,
    /// The body that sends the person.
    pub organisation: OrganisationSaid,
    /// E-mail addresses.
    pub emails: Vec<Contact>,
    /// Phone numbers.
    pub phones: Vec<Contact>,
    /// Role in the circle.
    pub role: Option<Role>,
    /// First day of the membership.
    pub member_from: Option<NaiveDate>,
    /// Last day of the membership.
    pub member_until: Option<NaiveDate>,
    /// On whose behalf, by name.
    pub on_behalf_of: String,
    /// Internal note.
    pub note: String,
}

/// What is said of the organisation of a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrganisationSaid {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: String,
    /// Its kind.
    pub kind: Option<OrganisationKind>,
    /// Official municipality key.
    pub ags: String,
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
}

/// Something in a row that could be read in several ways, or hardly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A number lost its digits when the spreadsheet showed it as `4,97E+11`; it is left out.
    LostDigits {
        /// In which column.
        column: Column,
        /// What stands there.
        cell: String,
    },
    /// A number that was a text once was completed, e.g. `1067` to `01067`.
    Completed {
        /// In which column.
        column: Column,
        /// What stands there.
        cell: String,
        /// What it was taken for.
        taken: String,
    },
    /// A cell that is not what its column holds; it is left out.
    Unreadable {
        /// In which column.
        column: Column,
        /// What stands there.
        cell: String,
    },
    /// Which part of a name is which is not certain.
    Name {
        /// What stands there.
        cell: String,
    },
}
