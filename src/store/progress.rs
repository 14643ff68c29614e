//! How far a long piece of work has come, and whether it shall stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Shared between the one who works and the one who waits. Clones are the same progress.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    cancelled: AtomicBool,
    /// Thousandths of the whole.
    done: AtomicU64,
}

impl Progress {
    /// Asks the work to stop at the next good place.
    pub fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the work shall stop.
    pub fn is_cancelled(&self) -> bool {
        self.shared.cancelled.load(Ordering::Relaxed)
    }

    /// Says that `done` of `whole` is done, in whatever unit.
    pub fn set(&self, done: u64, whole: u64) {
        let thousandths = done.saturating_mul(1000) / whole.max(1);
        self.shared
            .done
            .store(thousandths.min(1000), Ordering::Relaxed);
    }

    /// How much is done, from 0 to 1.
    pub fn fraction(&self) -> f32 {
        // At most 1000, which a float holds exactly.
        self.shared.done.load(Ordering::Relaxed) as f32 / 1000.0
    }
}
