//! Finding records by words: what is searched, how hits are ranked, what is shown of a long text.
//!
//! Knows `model` only, so that an index can be built and asked on a thread of its own, and by the
//! command line.

mod excerpt;
mod fold;
mod index;
mod nearest;
mod query;
mod searched;
mod target;
mod vocabulary;

pub use excerpt::Excerpt;
pub use index::{Found, Group, Hit, Index};
pub use target::Target;

#[cfg(test)]
mod tests;
