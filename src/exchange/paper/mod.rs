//! What is handed out: agenda and minutes as documents.
//!
//! One model of blocks serves every writer; no writer sees the project.

pub mod block;
pub mod markup;
pub mod source;
