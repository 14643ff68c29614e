//! Any bytes as a journal, and any texts as what its frames hold.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| zirkel::store::journal::read_any(data));
