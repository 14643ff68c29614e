//! Any text as address cards.

#![no_main]

mod promises;

use libfuzzer_sys::fuzz_target;
use zirkel::exchange::roster::import::read_text;

fuzz_target!(|text: &str| {
    let cards = format!("BEGIN:VCARD\r\n{text}\r\nEND:VCARD\r\n");
    promises::list_is_in_order(read_text(&cards, &|_| true));
});
