//! JSON Canvas 1.0 (jsoncanvas.org): out and in.
//!
//! Nodes there are cards of text, pictures and groups; what is drawn by hand has no place. What
//! the format has no word for stands under `zirkel`, which others leave alone.

mod incoming;
mod outgoing;
mod presets;

pub(super) use incoming::read;
pub use outgoing::write;
