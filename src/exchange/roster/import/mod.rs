//! Lists coming in: file → [`List`] → [`Candidate`]s → plan → edit.
//!
//! Nothing in here changes a project before the plan is carried out, and nothing touches the disk.

mod book;
mod candidate;
mod read;
mod said;
pub mod words;

pub use book::{Book, Cell, Format, List, Merged, Row, Sheet, TextFacts};
pub use candidate::{Candidate, Doubt, OrganisationSaid, Said};
pub use read::{ENCODINGS, Excess, NoList, ReadError, ReadOptions, limits, read, read_text};

/// Told the share of the work that is done, from 0 to 1; answers whether to go on.
pub type Watch<'a> = &'a dyn Fn(f32) -> bool;
