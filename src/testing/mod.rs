//! Projects to test and measure with: realistic ones of any size, and nasty ones.
//!
//! Only there for tests and benches (feature `test-support`).

#[cfg(test)]
mod arbitrary;
mod archive;
mod edits;
mod generated;
mod trace;
mod words;

#[cfg(test)]
pub use arbitrary::arbitrary_project;
pub use archive::generated_archive;
pub use edits::random_edit;
pub use generated::{generated_project, generated_roster};
pub use trace::{FieldValue, FlatRecord, RecordChange, changes};

/// A stream of numbers that look random and are the same for the same seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`; 0 if that is 0.
    fn below(&mut self, count: usize) -> usize {
        // The remainder is smaller than `count`, so it fits.
        (self.next() % (count.max(1) as u64)) as usize
    }

    /// Whether one chance in `count` came true.
    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// One of `choices`; the default if there is none.
    fn pick<T: Copy + Default>(&mut self, choices: &[T]) -> T {
        let at = self.below(choices.len());
        choices.get(at).copied().unwrap_or_default()
    }
}
