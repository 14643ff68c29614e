//! Any bytes as a list; behind `!`, a byte for the file and changes to it: one of the kept workbooks changed in a few
//! places.

#![no_main]

mod promises;

use libfuzzer_sys::fuzz_target;
use zirkel::exchange::roster::import::{ReadOptions, read};

const WORKBOOKS: [&[u8]; 4] = [
    include_bytes!("../../files/lists/mitglieder.xlsx"),
    include_bytes!("../../files/lists/mitglieder.ods"),
    include_bytes!("../../files/lists/mitglieder.xls"),
    include_bytes!("../../files/lists/kennwort.xlsx"),
];

fuzz_target!(|data: &[u8]| {
    let list = match data {
        [b'!', which, changes @ ..] => {
            let mut file = WORKBOOKS[usize::from(*which) % WORKBOOKS.len()].to_vec();
            for change in changes.chunks_exact(3) {
                let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % file.len();
                file[at] = change[2];
            }
            file
        }
        bytes => bytes.to_vec(),
    };
    let _ = promises::list_is_in_order(read(&list, &ReadOptions::default(), &|_| true));
});
