use image::{Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

use super::*;
use crate::i18n::Lang;

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The left half red, the right half blue.
fn halves(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    }))
}

/// A JPEG with EXIF that says how it is to be turned, and where it was taken.
fn photo(picture: &DynamicImage, orientation: u8) -> Vec<u8> {
    let jpeg = encoded(picture, ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 52.5 13.4");
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xFF, 0xE1]);
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

fn take(bytes: &[u8]) -> Result<Image, PictureError> {
    take_in(bytes, "Flipchart.jpg", || false)
}

#[test]
fn a_photo_taken_on_its_side_stands_upright_and_forgets_where_it_was_taken() {
    let lying = photo(&halves(80, 40), 6);
    assert!(lying.windows(3).any(|part| part == b"GPS"));
    let image = take(&lying).unwrap();
    assert_eq!(
        (image.width, image.height, image.media),
        (40, 80, MediaType::Jpeg)
    );
    assert!(!image.data.as_slice().windows(3).any(|part| part == b"GPS"));
    let (width, _, rgba) = pixels(&image).unwrap();
    let at = |x: u32, y: u32| &rgba[((y * width + x) * 4) as usize..][..3];
    // What was left is on top now.
    assert!(
        at(20, 10)[0] > 150 && at(20, 70)[2] > 150,
        "{:?} {:?}",
        at(20, 10),
        at(20, 70)
    );
}

#[test]
fn every_form_that_is_offered_is_read_by_its_content() {
    for format in [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::Gif,
        ImageFormat::WebP,
        ImageFormat::Bmp,
    ] {
        let image = take(&encoded(&halves(60, 30), format)).unwrap();
        assert_eq!((image.width, image.height), (60, 30), "{format:?}");
        assert_eq!(pixels(&image).unwrap().0, 60);
    }
}

#[test]
fn what_is_large_is_scaled_down_and_a_drawing_stays_sharp() {
    let image = take(&encoded(&halves(6000, 3000), ImageFormat::Png)).unwrap();
    assert_eq!(
        (image.width, image.height, image.media),
        (2400, 1200, MediaType::Png)
    );
    let noise = DynamicImage::ImageRgb8(RgbImage::from_fn(1600, 1200, |x, y| {
        let mixed = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_mul(97);
        Rgb([mixed as u8, (mixed >> 8) as u8, (mixed >> 16) as u8])
    }));
    let image = take(&encoded(&noise, ImageFormat::Png)).unwrap();
    assert_eq!(image.media, MediaType::Jpeg);
}

#[test]
fn what_can_be_seen_through_stays_so_in_a_small_picture() {
    let glass = DynamicImage::ImageRgba8(RgbaImage::from_pixel(20, 20, Rgba([10, 200, 30, 64])));
    let image = take(&encoded(&glass, ImageFormat::Png)).unwrap();
    let (_, _, rgba) = pixels(&image).unwrap();
    assert_eq!(&rgba[..4], [10, 200, 30, 64]);
}

#[test]
fn a_bomb_a_lie_and_a_photo_nobody_can_read_say_what_they_are() {
    // A PNG that says it has 60,000 × 60,000 pixels.
    let mut bomb = encoded(&halves(8, 8), ImageFormat::Png);
    bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let crc = crc32(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());
    assert!(matches!(
        take(&bomb),
        Err(PictureError::TooManyPixels { width: 60_000, .. })
    ));
    let cut = &encoded(&halves(400, 400), ImageFormat::Png)[..200];
    assert!(matches!(take(cut), Err(PictureError::Damaged(_))));
    assert!(matches!(
        take(b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        Err(PictureError::Unknown)
    ));
    assert!(matches!(
        take(b"\0\0\0\x18ftypheic...."),
        Err(PictureError::Heic)
    ));
    assert!(matches!(take(b""), Err(PictureError::Unknown)));
    for lang in [Lang::De, Lang::En] {
        let texts = Texts::new(lang);
        let message = take(&bomb).unwrap_err().message(&texts);
        assert!(message.contains("60") && message.len() > 30, "{message}");
    }
}

#[test]
fn pixels_from_the_clipboard_come_in_if_they_are_as_many_as_they_say() {
    let image = take_in_pixels(2, 1, vec![255, 0, 0, 255, 0, 0, 255, 255]).unwrap();
    assert_eq!((image.width, image.height), (2, 1));
    assert!(take_in_pixels(2, 2, vec![0; 4]).is_err());
    assert!(take_in_pixels(0, 0, Vec::new()).is_err());
    assert!(take_in_pixels(u32::MAX, u32::MAX, Vec::new()).is_err());
}

/// As PNG has it (RFC 2083, 15).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                (sum >> 1) ^ 0xEDB8_8320
            } else {
                sum >> 1
            }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_picture_with_wrong_bytes_never_ends_the_program(
        which in 0_usize..5, at in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let format = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP, ImageFormat::Bmp][which];
        let mut bytes = encoded(&halves(24, 16), format);
        for (index, byte) in at {
            let place = index.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = take(&bytes);
    }
}
