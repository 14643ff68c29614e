//! What a row is, and what is to be done with it.

use crate::exchange::roster::Column;
use crate::model::{Id, Person};

/// What a row is.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Somebody new.
    New,
    /// Somebody who is known, of whom it says something new.
    Changed {
        /// Who.
        person: Id<Person>,
    },
    /// Somebody who is known, of whom it says nothing new.
    Unchanged {
        /// Who.
        person: Id<Person>,
    },
    /// The person of an earlier row; what it says besides goes to that one.
    SameAs {
        /// The place of that row in [`Plan::rows`].
        row: usize,
    },
    /// Perhaps somebody who is known, or was in a row before; a person has to decide.
    PossibleDuplicate {
        /// Who it may be, the likeliest first; never empty.
        of: Vec<Duplicate>,
    },
    /// Nobody that could be taken over.
    Error(Mistake),
}

/// Who a row may be, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// Who.
    pub who: Twin,
    /// Why.
    pub why: Likeness,
}

/// Somebody who is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Twin {
    /// A person of the project.
    Person(Id<Person>),
    /// The person of a row, by its place in [`Plan::rows`].
    Row(usize),
}

/// Why two may be one. The first is the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// Several people fit equally well.
    Several,
    /// The same e-mail address, but another name.
    SameEmail,
    /// The same name and organisation, but another address with the same employer.
    SameNameOtherEmail,
    /// The same name; of one of them no organisation is known.
    SameName,
    /// The same name in another organisation.
    SameNameElsewhere,
    /// Given and family name the other way round.
    Swapped,
    /// A name that differs by a letter or by a given name.
    SimilarName,
}

impl Likeness {
    /// All, in order.
    pub const ALL: &[Self] = &[
        Self::Several,
        Self::SameEmail,
        Self::SameNameOtherEmail,
        Self::SameName,
        Self::SameNameElsewhere,
        Self::Swapped,
        Self::SimilarName,
    ];
}

/// Why a row cannot be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It has neither a name nor an e-mail address.
    Nameless,
    /// A cell holds more than anybody writes there.
    TooLong {
        /// In which column.
        column: Column,
    },
}

/// What is to be done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Add a person.
    Add,
    /// Add what it says to this person.
    Update(Id<Person>),
    /// Add what it says to the person of another row, by its place in [`Plan::rows`].
    Join(usize),
    /// Nothing.
    Skip,
}

/// How many rows there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New people.
    pub new: usize,
    /// People of whom something is new.
    pub changed: usize,
    /// People of whom nothing is new.
    pub unchanged: usize,
    /// Further rows of a person of the list.
    pub joined: usize,
    /// Possible duplicates.
    pub duplicates: usize,
    /// Errors.
    pub errors: usize,
}

/// The longest text that a field takes, in characters.
pub const LONGEST: usize = 10_000;
