//! Schema versions, chained by `TryFrom`.

/// The schema that this version writes.
pub const SCHEMA: u32 = 1;
