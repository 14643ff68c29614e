//! The six colours that JSON Canvas has a number for; each program shows them in tones of its own.

use crate::drawing::tones::Rgb;
use crate::model::{Fill, Ink, NoteColor};

/// The preset that is called like a paper.
pub(super) const fn of_note(color: NoteColor) -> Option<&'static str> {
    match color {
        NoteColor::Pink => Some("1"),
        NoteColor::Orange => Some("2"),
        NoteColor::Yellow => Some("3"),
        NoteColor::Green => Some("4"),
        NoteColor::Blue => Some("5"),
        NoteColor::Violet => Some("6"),
        NoteColor::White => None,
    }
}

/// The preset that is called like an ink.
pub(super) const fn of_ink(ink: Ink) -> Option<&'static str> {
    match ink {
        Ink::Black | Ink::Gray => None,
        Ink::Red => Some("1"),
        Ink::Orange => Some("2"),
        Ink::Green => Some("4"),
        Ink::Blue => Some("5"),
        Ink::Violet => Some("6"),
    }
}

/// The preset that is called like a filling.
pub(super) const fn of_fill(fill: Fill) -> Option<&'static str> {
    match fill {
        Fill::None | Fill::White | Fill::Gray => None,
        Fill::Pink => Some("1"),
        Fill::Orange => Some("2"),
        Fill::Yellow => Some("3"),
        Fill::Green => Some("4"),
        Fill::Blue => Some("5"),
        Fill::Violet => Some("6"),
    }
}

/// The paper that is called like a preset.
pub(super) fn note(preset: &str) -> Option<NoteColor> {
    let mut all = NoteColor::ALL.iter().copied();
    all.find(|color| of_note(*color) == Some(preset))
}

/// What a preset looks like, more or less.
pub(super) fn tone(preset: &str) -> Option<Rgb> {
    Some(match preset {
        "1" => Rgb(0xe9, 0x3b, 0x3b),
        "2" => Rgb(0xe9, 0x8a, 0x2b),
        "3" => Rgb(0xe0, 0xc4, 0x30),
        "4" => Rgb(0x3f, 0xb5, 0x5a),
        "5" => Rgb(0x35, 0xa8, 0xc8),
        "6" => Rgb(0x9a, 0x6b, 0xe0),
        _ => return None,
    })
}
