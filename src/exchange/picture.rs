//! Pictures on their way in: whatever a camera, a scanner or the clipboard brings becomes an upright
//! picture of a size that a project file can hold.
//!
//! What a file is, is found by its content. It is decoded and encoded anew, so that nothing of it
//! comes in but the pixels: neither the place where a photo was taken nor what else hides in a file.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder as _, ImageError, ImageFormat,
    ImageReader, Limits,
};
use thiserror::Error;

use crate::i18n::{Texts, format, tr};
use crate::model::{Blob, Image, MediaType};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// The largest picture that is decoded, in pixels: more than a good camera makes.
pub const MOST_PIXELS: u64 = 120_000_000;
/// What decoding may take in memory, in bytes.
const MOST_MEMORY: u64 = 1024 * 1024 * 1024;
/// The longer side of a picture that is kept, in pixels: handwriting on a photographed flipchart is
/// readable.
pub const LONGEST: u32 = 2400;
/// Up to so many bytes a picture without loss is kept as PNG; a larger one becomes a JPEG.
const MOST_PNG: usize = 700 * 1024;
/// How good JPEGs are, of 100: handwriting without rings around it.
const QUALITY: u8 = 82;

/// Why a picture does not come in.
#[derive(Debug, Error)]
pub enum PictureError {
    /// The file is larger than [`MOST_BYTES`].
    #[error("a file of {0} bytes is too large")]
    TooLarge(u64),
    /// The picture has more pixels than [`MOST_PIXELS`] (or says so).
    #[error("{width}×{height} pixels are too many")]
    TooManyPixels {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// A photo as some telephones make them (HEIC, HEIF, AVIF).
    #[error("HEIC and AVIF are not read")]
    Heic,
    /// Neither PNG, JPEG, GIF, WebP nor BMP.
    #[error("not a picture of a known form")]
    Unknown,
    /// It begins as a picture and is none.
    #[error("a damaged picture: {0}")]
    Damaged(String),
    /// Somebody stopped it.
    #[error("stopped")]
    Stopped,
}

impl PictureError {
    /// What happened and what to do, for the user.
    pub fn message(&self, texts: &Texts) -> String {
        match self {
            Self::TooLarge(size) => {
                let (size, most) = (format::size(texts, *size), MOST_BYTES as u64);
                tr!(
                    texts,
                    "picture-too-large",
                    size = size,
                    most = format::size(texts, most)
                )
            }
            Self::TooManyPixels { width, height } => tr!(
                texts,
                "picture-too-many-pixels",
                width = i64::from(*width),
                height = i64::from(*height),
                most = MOST_PIXELS.div_euclid(1_000_000)
            ),
            Self::Heic => tr!(texts, "picture-heic"),
            Self::Unknown => tr!(texts, "picture-unknown"),
            Self::Damaged(_) => tr!(texts, "picture-damaged"),
            Self::Stopped => tr!(texts, "picture-stopped"),
        }
    }
}

/// Takes in a picture file: turned upright, scaled down, without whatever else stood in it. `name`
/// is what the file was called; `stop` is asked between the steps.
///
/// # Errors
/// See [`PictureError`].
pub fn take_in(bytes: &[u8], name: &str, stop: impl Fn() -> bool) -> Result<Image, PictureError> {
    if bytes.len() > MOST_BYTES {
        return Err(PictureError::TooLarge(bytes.len() as u64));
    }
    let format = match image::guess_format(bytes) {
        Ok(format) => format,
        Err(_) if is_heic(bytes) => return Err(PictureError::Heic),
        Err(_) => return Err(PictureError::Unknown),
    };
    if !matches!(
        format,
        ImageFormat::Png
            | ImageFormat::Jpeg
            | ImageFormat::Gif
            | ImageFormat::WebP
            | ImageFormat::Bmp
    ) {
        return Err(PictureError::Unknown);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureError::TooManyPixels { width, height });
    }
    // A picture that does not say which way is up stands as it is.
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    if stop() {
        return Err(PictureError::Stopped);
    }
    picture = scaled(picture);
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    if stop() {
        return Err(PictureError::Stopped);
    }
    kept(picture, format == ImageFormat::Jpeg, name)
}

/// Takes in pixels from the clipboard: four bytes each, red, green, blue and opacity, by rows.
///
/// # Errors
/// See [`PictureError`].
pub fn take_in_pixels(width: u32, height: u32, rgba: Vec<u8>) -> Result<Image, PictureError> {
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureError::TooManyPixels { width, height });
    }
    let pixels = image::RgbaImage::from_raw(width, height, rgba).filter(|_| width * height > 0);
    let pixels = pixels.ok_or_else(|| PictureError::Damaged("too few pixels".to_owned()))?;
    kept(scaled(DynamicImage::ImageRgba8(pixels)), false, "")
}

/// The pixels of a picture of a project: width, height and four bytes each.
///
/// # Errors
/// See [`PictureError`]; what stands in a file need not be a picture.
pub fn pixels(image: &Image) -> Result<(u32, u32, Vec<u8>), PictureError> {
    let format = match image.media {
        MediaType::Png => ImageFormat::Png,
        MediaType::Jpeg => ImageFormat::Jpeg,
    };
    let mut reader = ImageReader::with_format(Cursor::new(image.data.as_slice()), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureError::TooManyPixels { width, height });
    }
    // A file written by hand may hold a larger one than is ever taken in; a texture could not.
    let picture = scaled(DynamicImage::from_decoder(decoder).map_err(damaged)?);
    let rgba = picture.into_rgba8();
    Ok((rgba.width(), rgba.height(), rgba.into_raw()))
}

fn damaged(error: ImageError) -> PictureError {
    PictureError::Damaged(error.to_string())
}

/// HEIC, HEIF and AVIF begin as ISO base media files of those brands.
fn is_heic(bytes: &[u8]) -> bool {
    let brand = bytes.get(8..12).unwrap_or_default();
    bytes.get(4..8) == Some(b"ftyp")
        && [b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif"]
            .iter()
            .any(|known| *known == brand)
}

fn scaled(picture: DynamicImage) -> DynamicImage {
    if picture.width().max(picture.height()) <= LONGEST {
        return picture;
    }
    picture.resize(LONGEST, LONGEST, FilterType::CatmullRom)
}

fn kept(picture: DynamicImage, photo: bool, name: &str) -> Result<Image, PictureError> {
    let (width, height) = (picture.width(), picture.height());
    let mut media = MediaType::Png;
    let mut data = Vec::new();
    if !photo {
        let rgba = picture.to_rgba8();
        let opaque = rgba.pixels().all(|pixel| pixel.0[3] == 255);
        let encoder = PngEncoder::new(&mut data);
        if opaque {
            let rgb = picture.to_rgb8();
            encoder.write_image(&rgb, width, height, ExtendedColorType::Rgb8)
        } else {
            encoder.write_image(&rgba, width, height, ExtendedColorType::Rgba8)
        }
        .map_err(damaged)?;
    }
    if photo || data.len() > MOST_PNG {
        let mut jpeg = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
        let rgb = on_white(&picture);
        encoder
            .write_image(&rgb, width, height, ExtendedColorType::Rgb8)
            .map_err(damaged)?;
        if photo || jpeg.len() < data.len() {
            (media, data) = (MediaType::Jpeg, jpeg);
        }
    }
    Ok(Image {
        media,
        width,
        height,
        name: name.to_owned(),
        data: Blob::from(data),
        ..Image::default()
    })
}

/// The picture on white paper: JPEG knows no opacity.
fn on_white(picture: &DynamicImage) -> image::RgbImage {
    let mut rgb = image::RgbImage::new(picture.width(), picture.height());
    for (to, from) in rgb.pixels_mut().zip(picture.to_rgba8().pixels()) {
        let [red, green, blue, opacity] = from.0;
        let over = |part: u8| {
            let (part, opacity) = (u16::from(part), u16::from(opacity));
            ((part * opacity + 255 * (255 - opacity)) / 255) as u8
        };
        to.0 = [over(red), over(green), over(blue)];
    }
    rgb
}

#[cfg(test)]
mod tests;
