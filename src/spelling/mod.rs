//! Spelling with the dictionaries of the system.
