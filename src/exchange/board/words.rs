//! What goes wrong with boards, and what does not come along, in the user's words.

use super::report::{Loss, MOST_BYTES, MOST_ELEMENTS, ReadError, Report, WriteError};
use super::{Background, Format, png};
use crate::i18n::{Texts, format, tr};

impl Format {
    /// What it is called.
    pub fn label(self, texts: &Texts) -> String {
        match self {
            Self::Png => tr!(texts, "board-out-png"),
            Self::Svg => tr!(texts, "board-out-svg"),
            Self::Excalidraw => tr!(texts, "board-out-excalidraw"),
            Self::Canvas => tr!(texts, "board-out-canvas"),
        }
    }

    /// What it is good for.
    pub fn about(self, texts: &Texts) -> String {
        match self {
            Self::Png => tr!(texts, "board-out-png-for"),
            Self::Svg => tr!(texts, "board-out-svg-for"),
            Self::Excalidraw => tr!(texts, "board-out-excalidraw-for"),
            Self::Canvas => tr!(texts, "board-out-canvas-for"),
        }
    }
}

impl Background {
    /// What it is called.
    pub fn label(self, texts: &Texts) -> String {
        match self {
            Self::Ground => tr!(texts, "board-out-ground"),
            Self::White => tr!(texts, "board-out-white"),
            Self::Clear => tr!(texts, "board-out-clear"),
        }
    }
}

impl ReadError {
    /// What is wrong, and what to do.
    pub fn told(&self, texts: &Texts) -> String {
        match self {
            Self::Empty => tr!(texts, "board-in-empty"),
            Self::NotJson { line, column } => {
                let (line, column) = (*line, *column);
                tr!(texts, "board-in-not-json", line = line, column = column)
            }
            Self::NotText => tr!(texts, "board-in-not-text"),
            Self::NotABoard => tr!(texts, "board-in-not-a-board"),
            Self::Library => tr!(texts, "board-in-library"),
            Self::Encrypted => tr!(texts, "board-in-encrypted"),
            Self::TooLarge => {
                let most = format::size(texts, MOST_BYTES as u64);
                tr!(texts, "board-in-too-large", most = most)
            }
            Self::TooMany => tr!(texts, "board-in-too-many", most = MOST_ELEMENTS),
            Self::TooDeep => tr!(texts, "board-in-too-deep"),
            Self::Nothing => tr!(texts, "board-in-nothing"),
            Self::Cancelled => tr!(texts, "board-in-cancelled"),
        }
    }
}

impl WriteError {
    /// What is wrong, and what to do.
    pub fn told(&self, texts: &Texts) -> String {
        match self {
            Self::Gone => tr!(texts, "board-out-gone"),
            Self::Nothing => tr!(texts, "board-out-nothing"),
            Self::TooLarge { width, height } => {
                let (width, height) = (*width, *height);
                let millions = png::MOST_PIXELS / 1_000_000;
                tr!(
                    texts,
                    "board-out-too-large",
                    width = width,
                    height = height,
                    most = millions
                )
            }
            Self::Broken(reason) => tr!(texts, "board-out-broken", reason = reason.as_str()),
            Self::Cancelled => tr!(texts, "board-out-cancelled"),
        }
    }
}

impl Report {
    /// A line for each kind of loss.
    pub fn told(&self, texts: &Texts) -> Vec<String> {
        let losses = self.losses();
        losses
            .map(|(loss, count)| told(texts, loss, count))
            .collect()
    }
}

fn told(texts: &Texts, loss: Loss, count: usize) -> String {
    match loss {
        Loss::Kind => tr!(texts, "board-loss-kind", count = count),
        Loss::Broken => tr!(texts, "board-loss-broken", count = count),
        Loss::PictureMissing => tr!(texts, "board-loss-picture-missing", count = count),
        Loss::PictureBad => tr!(texts, "board-loss-picture-bad", count = count),
        Loss::FileNamed => tr!(texts, "board-loss-file-named", count = count),
        Loss::EdgeEnds => tr!(texts, "board-loss-edge-ends", count = count),
        Loss::Drawn => tr!(texts, "board-loss-drawn", count = count),
        Loss::LineDrawn => tr!(texts, "board-loss-line-drawn", count = count),
        Loss::Waypoints => tr!(texts, "board-loss-waypoints", count = count),
        Loss::Unbound => tr!(texts, "board-loss-unbound", count = count),
        Loss::Unframed => tr!(texts, "board-loss-unframed", count = count),
        Loss::Groups => tr!(texts, "board-loss-groups", count = count),
        Loss::SameId => tr!(texts, "board-loss-same-id", count = count),
        Loss::Color => tr!(texts, "board-loss-color", count = count),
        Loss::Opacity => tr!(texts, "board-loss-opacity", count = count),
        Loss::Hatching => tr!(texts, "board-loss-hatching", count = count),
        Loss::Head => tr!(texts, "board-loss-head", count = count),
        Loss::Link => tr!(texts, "board-loss-link", count = count),
        Loss::Crop => tr!(texts, "board-loss-crop", count = count),
        Loss::Far => tr!(texts, "board-loss-far", count = count),
        Loss::Value => tr!(texts, "board-loss-value", count = count),
        Loss::TextCut => tr!(texts, "board-loss-text-cut", count = count),
        Loss::Nested => tr!(texts, "board-loss-nested", count = count),
        Loss::Covered => tr!(texts, "board-loss-covered", count = count),
        Loss::Author => tr!(texts, "board-loss-author", count = count),
    }
}
