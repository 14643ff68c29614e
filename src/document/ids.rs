//! Where new ids come from.

use ulid::{Generator, Ulid};

use crate::model::Id;

/// Hands out new ids: rising, so that records made one after another sort in that order, and
/// random, so that no two machines hand out the same.
pub struct IdSource {
    kind: Kind,
}

enum Kind {
    Random(Generator),
    Counting(u128),
}

impl Default for IdSource {
    fn default() -> Self {
        Self {
            kind: Kind::Random(Generator::new()),
        }
    }
}

impl IdSource {
    /// Ids that are the same at each run, for tests and generated projects.
    pub fn counting_from(start: u128) -> Self {
        Self {
            kind: Kind::Counting(start),
        }
    }

    /// A new id.
    #[expect(
        clippy::should_implement_trait,
        reason = "an iterator has one kind of item; ids have a kind each"
    )]
    pub fn next<T>(&mut self) -> Id<T> {
        let ulid = match &mut self.kind {
            Kind::Random(generator) => match generator.generate() {
                Ok(ulid) => ulid,
                // 2^80 ids within one millisecond: start the next one.
                Err(overflow) => overflow.commit_overflow_increment(),
            },
            Kind::Counting(last) => {
                *last = last.wrapping_add(1);
                Ulid(*last)
            }
        };
        Id::from_ulid(ulid)
    }
}
