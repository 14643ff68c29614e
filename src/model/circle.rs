//! The standing group.

use chrono::NaiveDate;
use ulid::Ulid;

use super::record::record;
use super::{Id, Organisation};

record! {
    /// The standing group that a project is about. There is one a project, under [`Circle::ID`].
    pub struct Circle {
        /// Full name.
        pub name: String,
        /// What the circle is for.
        pub purpose: String,
        /// The organisation that leads and coordinates.
        pub host: Option<Id<Organisation>>,
        /// Year of the first meeting.
        pub since: Option<i32>,
        /// What the personal data in the project are needed for.
        pub data_purpose: String,
        /// Legal basis for the personal data the project holds.
        pub legal_basis: String,
        /// When the need for that data is to be reviewed.
        pub review_on: Option<NaiveDate>,
        /// Whatever else is worth knowing.
        pub note: String,
    }
}

impl Circle {
    /// The id of the one circle of each project.
    pub const ID: Id<Self> = Id::from_ulid(Ulid(1));
}
