//! Excalidraw's files (schema 2): out and in.
//!
//! What Excalidraw has no word for stands in `customData.zirkel` of an element, so that a board
//! that comes back is what it was. Whatever both have words for is read from Excalidraw's own
//! fields: what somebody changed there counts.

mod incoming;
mod outgoing;

pub(super) use incoming::read;
pub use outgoing::write;

/// How far Excalidraw keeps the end of an arrow from what it is bound to.
const GAP: f64 = 1.0;
