//! Lists coming in: file → [`List`] → [`Candidate`]s → plan → edit.
//!
//! Nothing in here changes a project before the plan is carried out, and nothing touches the disk.

mod apply;
mod book;
mod candidate;
mod candidates;
mod mapping;
mod plan;
pub mod preview;
mod read;
mod said;
mod values;
pub mod words;

pub use apply::{Applied, apply};
pub use book::{Book, Cell, Format, List, Merged, Row, Sheet, TextFacts};
pub use candidate::{Candidate, Doubt, OrganisationSaid, Said};
pub use candidates::{Gathered, Skipped, candidates, gathered, settle};
pub use mapping::Mapping;
pub use plan::{
    Change, Counts, Deed, Duplicate, LONGEST, Likeness, Mistake, Plan, Planned, Twin, Verdict,
};
pub use read::{ENCODINGS, Excess, NoList, ReadError, ReadOptions, limits, read, read_text};

/// Told the share of the work that is done, from 0 to 1; answers whether to go on.
pub type Watch<'a> = &'a dyn Fn(f32) -> bool;
