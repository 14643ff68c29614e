//! Pictures within other programs' files.

use std::collections::HashMap;
use std::io::Cursor;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::report::{Loss, Report};
use crate::exchange::picture;
use crate::model::Image;

/// Base64 as others write it: with or without padding.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);
/// The most pixels of all pictures of a file together: decoding them takes half a minute.
const MOST_PIXELS: u64 = 1_500_000_000;

/// The pictures of a file, each taken in once.
#[derive(Default)]
pub(super) struct Pictures {
    pub(super) images: Vec<Image>,
    /// By what the file calls them; nothing for those that cannot be read.
    known: HashMap<String, Option<usize>>,
    pixels: u64,
}

impl Pictures {
    /// Takes in a picture from a `data:` address; returns its place among [`Self::images`].
    pub(super) fn take(
        &mut self,
        id: &str,
        address: &str,
        name: &str,
        report: &mut Report,
        go_on: &dyn Fn() -> bool,
    ) -> Option<usize> {
        let place = match self.known.get(id) {
            Some(known) => *known,
            None => {
                let place = self.decoded(address, name, go_on).map(|image| {
                    self.images.push(image);
                    self.images.len() - 1
                });
                self.known.insert(id.to_owned(), place);
                place
            }
        };
        if place.is_none() {
            report.add(Loss::PictureBad);
        }
        place
    }

    fn decoded(&mut self, address: &str, name: &str, go_on: &dyn Fn() -> bool) -> Option<Image> {
        // Whatever the address says of the form of the picture: its bytes tell.
        let (head, data) = address.strip_prefix("data:")?.split_once(',')?;
        if !head.ends_with(";base64") {
            return None;
        }
        let clean: Vec<u8> = data.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
        let bytes = LENIENT.decode(clean).ok()?;
        let reader = image::ImageReader::new(Cursor::new(&bytes)).with_guessed_format();
        let (width, height) = reader.ok()?.into_dimensions().ok()?;
        self.pixels += u64::from(width) * u64::from(height);
        if self.pixels > MOST_PIXELS {
            return None;
        }
        picture::take_in(&bytes, name, || !go_on()).ok()
    }
}
