//! How a project goes in and out of other programs' formats.
//!
//! Knows the model, its changes (`document`) and i18n, not the disk: it makes texts and bytes, others write them.

pub mod access;
pub mod board;
pub mod changes;
pub mod paper;
pub mod picture;
pub mod registers;
pub mod roster;
pub mod sheet;
pub mod summary;
