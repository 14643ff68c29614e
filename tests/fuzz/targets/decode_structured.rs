//! The kept file with all fields, changed in a few places, so that what is tried gets past the
//! first bracket; with a checksum that fits and without.

#![no_main]

mod promises;

use libfuzzer_sys::fuzz_target;

const FILE: &str = include_str!("../../files/schema-1.zirkel.ron");

fuzz_target!(|data: &[u8]| {
    let text = promises::changed(FILE, data);
    let text = String::from_utf8_lossy(&text);
    promises::what_decodes_comes_back(&text);
    promises::what_decodes_comes_back(&promises::with_checksum(&text));
});
