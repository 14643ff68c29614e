//! Any text as a project file.

#![no_main]

mod promises;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    promises::what_decodes_comes_back(text);
});
