//! How much is read. Lists of people are far below; what is above is refused within seconds, and no file can make
//! the program take more than about 300 MB beyond its own size.

/// Bytes of a file.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Rows in which something stands, in all sheets together; also cards.
pub const MOST_ROWS: usize = 100_000;

/// Columns.
pub const MOST_COLUMNS: usize = 1_000;

/// Cells in all sheets together, with the blank ones left of filled ones.
pub const MOST_CELLS: usize = 1_000_000;

/// Bytes of all texts together, after unpacking.
pub const MOST_TEXT: usize = 64 * 1024 * 1024;

/// Bytes that the parts of a workbook may unpack to together, as far as they are read.
pub const MOST_UNPACKED: u64 = 96 * 1024 * 1024;

/// Parts of a workbook: sheets, pictures and what else there is.
pub const MOST_PARTS: usize = 5_000;

/// Sheets in which something may stand.
pub const MOST_SHEETS: usize = 500;

/// Bytes of one cell, and of one tag or comment in a workbook. Excel allows 32,767 characters in a cell.
pub const MOST_EVENT: u64 = 2 * 1024 * 1024;

/// Bytes of one address card, without pictures.
pub const MOST_CARD: usize = 64 * 1024;

/// Addresses and numbers of each kind in one card; what is more is left out.
pub const MOST_CONTACTS: usize = 50;
