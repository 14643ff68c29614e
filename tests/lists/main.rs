//! Lists as other programs write them, and as nobody should.

mod files;
mod hostile;

use zirkel::exchange::roster::import::{Book, List, ReadError, ReadOptions, read};

/// What is read from these bytes.
fn outcome(bytes: &[u8]) -> Result<List, ReadError> {
    read(bytes, &ReadOptions::default(), &|_| true)
}

/// The workbook in these bytes.
fn book(bytes: &[u8]) -> Book {
    match outcome(bytes) {
        Ok(List::Table(book)) => book,
        other => panic!("no table: {other:?}"),
    }
}
