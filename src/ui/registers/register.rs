//! The three registers and their columns.

use crate::exchange::registers;
use crate::model::EntryKind;

/// One of the three lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Register {
    /// Aufgaben.
    #[default]
    Actions,
    /// Beschlüsse.
    Decisions,
    /// Anregungen.
    Suggestions,
}

impl Register {
    /// Every register, from left to right.
    pub const ALL: &[Self] = &[Self::Actions, Self::Decisions, Self::Suggestions];

    /// Its columns, from left to right.
    pub const fn columns(self) -> &'static [Column] {
        use Column::{Addressee, Due, From, Number, Owner, Result, Session, Status, Text, Votes};
        match self {
            Self::Actions => &[Number, Text, Owner, Due, Status, Session],
            Self::Decisions => &[Number, Text, Votes, Result, Session],
            Self::Suggestions => &[Text, From, Addressee, Status, Session],
        }
    }

    /// Whether entries of this kind stand in it.
    pub const fn holds(self, kind: EntryKind) -> bool {
        matches!(
            (self, kind),
            (Self::Actions, EntryKind::Action)
                | (Self::Decisions, EntryKind::Decision)
                | (Self::Suggestions, EntryKind::Suggestion)
        )
    }

    /// What it is called where it goes out.
    pub const fn going_out(self) -> registers::Register {
        match self {
            Self::Actions => registers::Register::Actions,
            Self::Decisions => registers::Register::Decisions,
            Self::Suggestions => registers::Register::Suggestions,
        }
    }

    /// By what its rows can be put together, the usual one first.
    pub const fn groupings(self) -> &'static [Grouping] {
        use Grouping::{Due, None, Session, Status, Who, Year};
        match self {
            Self::Actions => &[None, Who, Status, Due, Session, Year],
            Self::Decisions => &[None, Status, Session, Year],
            Self::Suggestions => &[None, Who, Status, Session, Year],
        }
    }
}

/// A column of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The number of an action or decision.
    Number,
    /// What it is about.
    Text,
    /// Who answers for an action.
    Owner,
    /// Until when an action is to be done.
    Due,
    /// How a decision was voted on.
    Votes,
    /// What came of the vote.
    Result,
    /// Whose suggestion it is.
    From,
    /// For whom a suggestion is.
    Addressee,
    /// How far an action or suggestion has come.
    Status,
    /// The session it comes from.
    Session,
}

/// The order of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sorting {
    /// By what.
    pub by: Column,
    /// The last first.
    pub falling: bool,
}

impl Sorting {
    /// The order in which a register is shown at first: what is overdue longest on top, or what
    /// was written last.
    pub const fn first_of(register: Register) -> Self {
        match register {
            Register::Actions => Self {
                by: Column::Due,
                falling: false,
            },
            Register::Decisions | Register::Suggestions => Self {
                by: Column::Session,
                falling: true,
            },
        }
    }

    /// The order after this column's head was clicked.
    pub fn clicked(self, by: Column) -> Self {
        Self {
            by,
            falling: self.by == by && !self.falling,
        }
    }
}

/// By what rows are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// By nothing.
    #[default]
    None,
    /// By who answers for an action, or whose suggestion it is.
    Who,
    /// By how far it has come, or what came of a vote.
    Status,
    /// By the month in which an action is due.
    Due,
    /// By the session it comes from.
    Session,
    /// By the year of that session.
    Year,
}
