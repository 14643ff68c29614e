//! Lists of people, in and out: workbooks, text tables, address cards.

mod column;
pub mod export;
pub mod import;

pub use column::Column;
