//! Any bytes as a damaged file; behind a byte that begins no file, damage to the kept one.

#![no_main]

mod promises;

use libfuzzer_sys::fuzz_target;

const FILE: &str = include_str!("../../files/schema-1.zirkel.ron");

fuzz_target!(|data: &[u8]| match data {
    [b'!', changes @ ..] => {
        promises::what_is_salvaged_can_be_written(&promises::changed(FILE, changes));
    }
    bytes => promises::what_is_salvaged_can_be_written(bytes),
});
