//! A board as pixels: its SVG, drawn by resvg with the bundled faces and no others.

use std::io::Cursor;
use std::sync::{Arc, LazyLock};

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder as _};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::Watch;
use super::cut::Part;
use super::report::{Report, WriteError};
use super::svg::{Look, Svg, svg};
use crate::drawing::fonts;
use crate::i18n::Texts;
use crate::model::{Board, Id, Project};

/// The most pixels of a picture: 10,000 × 6,400. They take 256 MB while they are drawn.
pub const MOST_PIXELS: u64 = 64_000_000;
/// The most pixels of one side; what is larger many programs do not open.
const LONGEST: u64 = 30_000;
/// In how many bands a large picture is drawn: after each one can stop.
const BANDS: u32 = 4;
/// Smaller pictures are drawn at once.
const SMALL: u64 = 2_000_000;

/// A picture in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// How many elements it shows.
    pub count: usize,
    /// What it does not show.
    pub report: Report,
}

/// Pixels: red, green, blue and how much covers, each from 0 to 255, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raster {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Four for each pixel.
    pub rgba: Vec<u8>,
}

/// How large the picture of an SVG is, in pixels.
///
/// # Errors
/// [`WriteError::TooLarge`] beyond [`MOST_PIXELS`] and 30,000 pixels a side.
pub fn size_of(svg: &Svg) -> Result<(u32, u32), WriteError> {
    let side = |length: f64| length.ceil().clamp(1.0, 1e9) as u64;
    let (width, height) = (side(svg.width), side(svg.height));
    let fits = width <= LONGEST && height <= LONGEST && width * height <= MOST_PIXELS;
    match (u32::try_from(width), u32::try_from(height)) {
        (Ok(width), Ok(height)) if fits => Ok((width, height)),
        _ => Err(WriteError::TooLarge { width, height }),
    }
}

/// Writes a part of a board as PNG.
///
/// # Errors
/// See [`WriteError`].
pub fn png(
    project: &Project,
    board: Id<Board>,
    part: &Part,
    look: &Look,
    texts: &Texts,
    watch: Watch<'_>,
) -> Result<Picture, WriteError> {
    // resvg has the faces already.
    let look = Look {
        faces: false,
        ..*look
    };
    let svg = svg(project, board, part, &look, texts, &|share| {
        watch(share * 0.2)
    })?;
    let (width, height) = size_of(&svg)?;
    let raster = draw(&svg, (width, height), &|share| watch(0.2 + share * 0.6))?;
    let mut bytes = Vec::new();
    PngEncoder::new(Cursor::new(&mut bytes))
        .write_image(&raster.rgba, width, height, ExtendedColorType::Rgba8)
        .map_err(|error| WriteError::Broken(error.to_string()))?;
    if !watch(1.0) {
        return Err(WriteError::Cancelled);
    }
    Ok(Picture {
        bytes,
        width,
        height,
        count: svg.count,
        report: svg.report,
    })
}

/// A small picture of an SVG that fits into so many pixels: to look at it before it is written.
///
/// # Errors
/// See [`WriteError`].
pub fn preview(svg: &Svg, most: (u32, u32), watch: Watch<'_>) -> Result<Raster, WriteError> {
    let part = |room: u32, length: f64| f64::from(room) / length.max(1.0);
    let scale = part(most.0, svg.width)
        .min(part(most.1, svg.height))
        .min(4.0);
    let side = |length: f64, room: u32| ((length * scale).round() as u32).clamp(1, room.max(1));
    let size = (side(svg.width, most.0), side(svg.height, most.1));
    draw(svg, size, watch)
}

/// Draws an SVG into so many pixels.
fn draw(svg: &Svg, size: (u32, u32), watch: Watch<'_>) -> Result<Raster, WriteError> {
    let broken = |reason: &dyn std::fmt::Display| WriteError::Broken(reason.to_string());
    let options = usvg::Options {
        font_family: fonts::FAMILY.to_owned(),
        fontdb: FACES.clone(),
        // Nothing is fetched from anywhere: pictures are in the file.
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: usvg::ImageHrefResolver::default_data_resolver(),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    if !watch(0.0) {
        return Err(WriteError::Cancelled);
    }
    let tree = usvg::Tree::from_str(&svg.text, &options).map_err(|error| broken(&error))?;
    let (width, height) = size;
    let whole = tree.size();
    let (across, down) = (width as f32 / whole.width(), height as f32 / whole.height());
    let bands = match u64::from(width) * u64::from(height) {
        pixels if pixels <= SMALL => 1,
        _ => BANDS,
    };
    let each = height.div_ceil(bands).max(1);
    let mut rgba = Vec::with_capacity(width as usize * height as usize * 4);
    let mut top = 0;
    while top < height {
        if !watch(0.3 + 0.7 * top as f32 / height as f32) {
            return Err(WriteError::Cancelled);
        }
        let rows = each.min(height - top);
        let mut band = Pixmap::new(width, rows).ok_or_else(|| broken(&"no room for pixels"))?;
        let place = Transform::from_scale(across, down).post_translate(0.0, -(top as f32));
        resvg::render(&tree, place, &mut band.as_mut());
        rgba.extend_from_slice(&band.take_demultiplied());
        top += rows;
    }
    Ok(Raster {
        width,
        height,
        rgba,
    })
}

/// The bundled faces.
static FACES: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut faces = fontdb::Database::new();
    faces.load_font_data(fonts::REGULAR.to_vec());
    faces.load_font_data(fonts::STRONG.to_vec());
    faces.set_sans_serif_family(fonts::FAMILY);
    Arc::new(faces)
});
