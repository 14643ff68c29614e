//! Zirkel keeps a standing working circle's people, session minutes and workshop boards in one
//! readable project file. See ARCHITECTURE.md for the rooms and who may know whom.

pub mod cli;
pub mod document;
pub mod drawing;
pub mod exchange;
pub mod i18n;
pub mod model;
pub mod search;
pub mod spelling;
pub mod store;
#[cfg(any(test, feature = "test-support"))]
pub mod testing;
#[cfg(feature = "gui")]
pub mod ui;

/// Here and not in the program, so that benchmarks measure what people run. (The library's own tests
/// are linked with the library once more, which brings it along.)
#[cfg(all(feature = "gui", not(test)))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
