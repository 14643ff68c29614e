//! Excalidraw's files (schema 2): out and in.
//!
//! What Excalidraw has no word for stands in `customData.zirkel` of an element, so that a board
//! that comes back is what it was. Whatever both have words for is read from Excalidraw's own
//! fields: what somebody changed there counts.

mod incoming;
mod outgoing;

pub(super) use incoming::{note_of_ours, read};
pub use outgoing::write;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::json::Json;

/// The name under which what only we have stands.
const OURS: &str = "zirkel";
/// How far Excalidraw keeps the end of an arrow from what it is bound to.
const GAP: f64 = 1.0;

/// A word of the model, as it stands in files.
pub(super) fn word<T: Serialize>(word: &T) -> serde_json::Value {
    serde_json::to_value(word).unwrap_or_default()
}

/// A word of the model out of a file, if it is one.
pub(super) fn from_word<T: DeserializeOwned>(told: Option<&Json>) -> Option<T> {
    let text = told?.text()?;
    serde_json::from_value(serde_json::Value::String(text.to_owned())).ok()
}
