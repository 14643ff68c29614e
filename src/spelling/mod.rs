//! Spelling with the dictionaries that the system has (Hunspell's form): finding and reading them,
//! and deciding which words of a text are wrong.
//!
//! Knows no other room. Beside `store` the only one that reads files: dictionaries, nothing of a
//! project. The spell checkers that Windows and macOS have built in are no Hunspell and are not
//! asked.

mod find;
mod gender;
mod read;
mod speller;
mod words;

pub use find::{Found, choose, find, folders};
pub use read::{Dictionary, ReadError};
pub use speller::Speller;

#[cfg(test)]
mod tests;
