//! How a project lives on disk: codec, schema versions, atomic save, journal, backups, salvage,
//! who else has a file open and what others do to it.
//!
//! Knows model and document. Only this room writes project files.

mod backups;
mod beside;
pub mod codec;
pub mod copies;
mod dirs;
mod disk;
pub mod erasure;
mod errors;
mod example;
pub mod history;
pub mod journal;
mod merge_files;
mod merging;
pub mod notices;
mod open;
mod progress;
mod pull;
pub mod salvage;
mod save;
mod schema;
mod side;
pub mod snapshots;
mod sound;
mod thinning;
mod version;
pub mod watch;
mod writers;

pub use backups::{Backup, backups};
pub use dirs::DataDirs;
pub use errors::{OpenError, SaveError, Where};
pub use example::example;
pub use merge_files::{MergeError, MergeFiles, MergedFiles, merge_files};
#[cfg(feature = "test-support")]
pub use merging::LAST_SEEN_AS_BASE;
pub use open::{Opened, ReadOnly, Warning, header_of, open, open_snapshot, open_to_edit};
pub use progress::Progress;
pub use pull::{PullOutcome, PullRequest, Pulled, Source, join, pull};
#[cfg(feature = "test-support")]
pub use save::UNLOCKED_AND_SLOW;
pub use save::{Onto, SaveRequest, Saved, current_version, save};
pub use schema::SCHEMA;
pub use side::{LARGEST_LIST, read_list, write_out};
pub use sound::{PlayError, play};
pub use version::{FileVersion, Header, Install, InstallId, OnDisk};
pub use writers::{Line, Missing, WriterId, WriterSlot, forget_missing, missing};

/// What project files are called: `name.zirkel.ron`.
pub const EXTENSION: &str = "zirkel.ron";

/// The largest project file that is read, in bytes.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// How deeply values in a project file may be nested.
pub const DEEPEST: usize = 32;
