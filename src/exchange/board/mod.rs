//! Boards out and in: as pictures, as other programs' files, and as cards of paper.
//!
//! What goes out is cut from a board first (`cut.rs`): all of it, a selection or a frame. What
//! comes in is read into [`Incoming`] first, with a [`Report`] on what does not come along; only
//! [`Incoming::place`] touches a project, within one transaction. **What is covered on a board is
//! covered in every file**: writers ask `cut::text` for what may be read, and nothing else.

mod canvas;
mod cards;
mod cut;
mod excalidraw;
mod groups;
mod incoming;
mod json;
mod named;
mod ours;
mod pictures;
mod png;
mod report;
mod shades;
mod svg;
mod words;
mod xml;

#[cfg(test)]
mod tests;

pub use canvas::write as canvas;
pub use cards::{Cards, PerPage, Wanted as WantedCards};
pub use cut::{Part, count};
pub use excalidraw::write as excalidraw;
pub use incoming::{Incoming, read, title_of};
pub use named::{Found, find_board, find_frame};
pub use png::{MOST_PIXELS, Picture, Raster, png, preview, size_of};
pub use report::{Loss, MOST_BYTES, MOST_ELEMENTS, ReadError, Report, WriteError};
pub use svg::{Background, Look, Svg, svg};

/// In which form a board goes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A picture of pixels.
    #[default]
    Png,
    /// A picture of lines and letters.
    Svg,
    /// For Excalidraw.
    Excalidraw,
    /// JSON Canvas, for Obsidian and others.
    Canvas,
}

impl Format {
    /// All forms, in the order in which to offer them.
    pub const ALL: [Self; 4] = [Self::Png, Self::Svg, Self::Excalidraw, Self::Canvas];

    /// What its files end in, without the dot; also the word for it on the command line.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Excalidraw => "excalidraw",
            Self::Canvas => "canvas",
        }
    }

    /// Whether it is a picture: with a scale, a background and numbers.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Svg)
    }
}

/// A file for another program, and what is not in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// What stands in it.
    pub bytes: Vec<u8>,
    /// How many elements it has.
    pub count: usize,
    /// What does not go out, or goes out in another way.
    pub report: Report,
}

/// Says how far work has come, from 0 to 1, and is told whether to go on.
pub type Watch<'a> = &'a dyn Fn(f32) -> bool;
