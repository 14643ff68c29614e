//! How a project is seen: the window, its shell, and one folder a view.

pub mod app;
pub mod approval;
pub mod attendance;
pub mod board;
pub mod commands;
pub mod conflicts;
pub mod fresh;
pub mod history;
pub mod icons;
pub mod import;
mod jobs;
pub mod minutes;
pub mod paper;
pub mod place;
pub mod privacy;
pub mod registers;
pub mod roster;
pub mod roster_export;
mod run;
pub mod search;
pub mod sessions;
pub mod settings;
pub mod sheet;
mod shell;
pub mod snippets;
pub mod spell;
mod start;
pub mod templates;
pub mod theme;
pub mod view;
pub mod widgets;
pub mod work;
mod workspace;

pub use app::{Setup, ZirkelApp};
pub use run::run;
pub use workspace::Workspace;
