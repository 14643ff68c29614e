//! What a column of a list of people holds, coming in or going out.

use crate::i18n::{Texts, tr};

/// Declares the columns: variant, its key in settings and on the command line, its heading.
macro_rules! columns {
    ($( $(#[$meta:meta])* $Column:ident = $key:literal, $label:literal; )*) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column {
            $( $(#[$meta])* $Column, )*
        }

        impl Column {
            /// Every column, in the order in which to offer them.
            pub const ALL: &[Self] = &[$( Self::$Column, )*];

            /// Its name in settings and on the command line; never changes.
            pub const fn key(self) -> &'static str {
                match self {
                    $( Self::$Column => $key, )*
                }
            }

            /// The column with this key.
            pub fn of_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|column| column.key() == key)
            }

            /// Its heading.
            pub fn label(self, texts: &Texts) -> String {
                match self {
                    $( Self::$Column => tr!(texts, $label), )*
                }
            }
        }
    };
}
columns! {
    /// Title, given and family name in one cell; only coming in.
    FullName = "name", "column-full-name";
    /// Anrede.
    FormOfAddress = "form_of_address", "column-form-of-address";
    /// Titles before the name.
    Titles = "titles", "column-titles";
    /// Given names.
    GivenName = "given_name", "column-given-name";
    /// Family name with its particles.
    FamilyName = "family_name", "column-family-name";
    /// What the person does.
    Function = "function", "column-function";
    /// Department or unit.
    Department = "department", "column-department";
    /// Full name of the organisation.
    Organisation = "organisation", "column-organisation";
    /// Short name of the organisation.
    OrganisationShort = "organisation_short", "column-organisation-short";
    /// Kind of the organisation.
    OrganisationKind = "organisation_kind", "column-organisation-kind";
    /// Official municipality key.
    Ags = "ags", "column-ags";
    /// Street and number of the organisation.
    Street = "street", "column-street";
    /// Postal code of the organisation.
    PostalCode = "postal_code", "column-postal-code";
    /// Town of the organisation.
    City = "city", "column-city";
    /// Postal code and town in one cell; only coming in.
    PostalCodeAndCity = "postal_code_and_city", "column-postal-code-and-city";
    /// E-mail addresses.
    Email = "email", "column-email";
    /// Phone numbers.
    Phone = "phone", "column-phone";
    /// Mobile numbers: phone numbers with that label.
    Mobile = "mobile", "column-mobile";
    /// Role in the circle.
    Role = "role", "column-role";
    /// First day of the membership.
    MemberFrom = "member_from", "column-member-from";
    /// Last day of the membership.
    MemberUntil = "member_until", "column-member-until";
    /// On whose behalf, where that is not the person's own organisation.
    OnBehalfOf = "on_behalf_of", "column-on-behalf-of";
    /// Internal note.
    Note = "note", "column-note";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_is_found_by_its_key() {
        for column in Column::ALL {
            assert_eq!(Column::of_key(column.key()), Some(*column));
        }
    }
}
