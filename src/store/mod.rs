//! How a project lives on disk: codec, schema versions, atomic save, journal, backups, salvage.
//!
//! Knows model and document. Only this room writes project files.

mod backups;
mod beside;
pub mod codec;
mod dirs;
mod disk;
mod errors;
mod example;
pub mod journal;
mod open;
mod progress;
pub mod salvage;
mod save;
mod schema;
pub mod snapshots;
mod version;

pub use backups::{Backup, backups};
pub use dirs::DataDirs;
pub use errors::{OpenError, SaveError, Where};
pub use example::example;
pub use open::{Opened, ReadOnly, Warning, open};
pub use progress::Progress;
pub use save::{SaveRequest, Saved, current_version, save};
pub use schema::SCHEMA;
pub use version::{FileVersion, Header, Install, InstallId};

/// What project files are called: `name.zirkel.ron`.
pub const EXTENSION: &str = "zirkel.ron";

/// The largest project file that is read, in bytes.
pub const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// How deeply values in a project file may be nested.
pub const DEEPEST: usize = 32;
