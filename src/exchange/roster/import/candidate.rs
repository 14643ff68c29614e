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

impl OrganisationSaid {
    /// Whether it says which organisation is meant.
    pub fn is_named(&self) -> bool {
        !self.name.is_empty() || !self.short_name.is_empty() || !self.ags.is_empty()
    }

    /// What it is called: by its name, else by its short name, else by its key.
    pub fn called(&self) -> &str {
        let names = [&self.name, &self.short_name, &self.ags];
        let called = names.into_iter().find(|name| !name.is_empty());
        called.map_or("", String::as_str)
    }

    /// Whether it says nothing at all.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
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
    /// A number whose leading zeros may be missing; it is taken as it is.
    Incomplete {
        /// In which column.
        column: Column,
        /// What stands there.
        cell: String,
    },
    /// An address, but of no organisation; it is left out.
    NoOrganisation {
        /// What stands there.
        cell: String,
    },
    /// The organisation is called otherwise than one that is very similar, or that has the same
    /// municipality key.
    Organisation {
        /// What it is called in the list.
        cell: String,
        /// What the other one is called.
        other: String,
        /// Whether the other one was taken; if not, the one of the list is new.
        taken: bool,
    },
    /// An earlier row of the same person says something else, which was taken.
    Contradicts {
        /// In which column.
        column: Column,
        /// What stands there.
        cell: String,
        /// What the earlier row says.
        taken: String,
    },
}
