//! What a project holds on one person: the answer to a request for access (Art. 15 DSGVO), as
//! text to read and as JSON.
//!
//! What refers to the person is found in the records' own fields, whatever they are called: a
//! field that is added later is in the report without anybody thinking of it. Free texts are
//! searched for the person's name.

mod findings;
mod json;
mod name;
mod text;

pub use json::json;
pub use text::text;

use thiserror::Error;

/// Why there is no report.
#[derive(Debug, Error)]
pub enum AccessError {
    /// The project has no such person.
    #[error("there is no such person in the project")]
    NoSuchPerson,
    /// It could not be written as JSON.
    #[error("it cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

#[cfg(test)]
mod tests;
