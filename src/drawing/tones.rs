//! The tones of a board's colours, for the light and the dark theme. Papers are light in both.

use crate::model::{Dash, Fill, Ink, NoteColor, Weight};

/// A tone: red, green and blue in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    const fn hex(hex: u32) -> Self {
        Self((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
    }

    /// As the web writes it: "#ffe27a".
    pub fn to_css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// For which ground a board is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Light; also paper.
    #[default]
    Light,
    /// Dark.
    Dark,
}

impl Ground {
    const fn of(self, light: u32, dark: u32) -> Rgb {
        Rgb::hex(match self {
            Self::Light => light,
            Self::Dark => dark,
        })
    }

    /// The ground itself.
    pub const fn board(self) -> Rgb {
        self.of(0xF4F4F1, 0x1B1E1F)
    }

    /// The ground of a frame.
    pub const fn frame(self) -> Rgb {
        self.of(0xFAFAF8, 0x202425)
    }

    /// The line around a frame.
    pub const fn frame_line(self) -> Rgb {
        self.of(0xB1B5B3, 0x565E60)
    }

    /// Text on the ground.
    pub const fn text(self) -> Rgb {
        self.of(0x1D2324, 0xE8EBEB)
    }

    /// Text of less weight on the ground.
    pub const fn text_weak(self) -> Rgb {
        self.of(0x586164, 0xA7B0B2)
    }

    /// The flat shadow under notes.
    pub const fn note_shadow(self) -> Rgb {
        self.of(0xD9D9D3, 0x0E1011)
    }

    /// A line's or letter's colour.
    pub const fn ink(self, ink: Ink) -> Rgb {
        match ink {
            Ink::Black => self.text(),
            Ink::Gray => self.of(0x545B5D, 0xB4BCBE),
            Ink::Red => self.of(0xB3261E, 0xFF9A90),
            Ink::Orange => self.of(0x9A4B00, 0xF6AE5F),
            Ink::Green => self.of(0x186B38, 0x76CF97),
            Ink::Blue => self.of(0x1259A8, 0x86BDF5),
            Ink::Violet => self.of(0x6A3AAE, 0xC8A9F5),
        }
    }

    /// What a shape is filled with; nothing without a filling.
    pub const fn fill(self, fill: Fill) -> Option<Rgb> {
        Some(match fill {
            Fill::None => return None,
            Fill::White => self.of(0xFFFFFF, 0x242829),
            Fill::Gray => self.of(0xE4E6E4, 0x3A4143),
            Fill::Pink => self.of(0xFBD5DE, 0x5A2A36),
            Fill::Orange => self.of(0xFCDDB8, 0x573812),
            Fill::Yellow => self.of(0xFFF0B8, 0x4F4310),
            Fill::Green => self.of(0xD6EFCA, 0x234A2C),
            Fill::Blue => self.of(0xD3E6FA, 0x1D3F60),
            Fill::Violet => self.of(0xE4D8F8, 0x412C62),
        })
    }

    /// The highlighter's colour, drawn with [`HIGHLIGHT`] of its strength.
    pub const fn highlight(self, ink: Ink) -> Rgb {
        match ink {
            Ink::Black => Rgb::hex(0xFFD83D),
            Ink::Gray => self.of(0xB9C0C2, 0x6C7578),
            Ink::Red => Rgb::hex(0xFF8A80),
            Ink::Orange => Rgb::hex(0xFFB35C),
            Ink::Green => Rgb::hex(0x8FDB7B),
            Ink::Blue => Rgb::hex(0x7CC0FF),
            Ink::Violet => Rgb::hex(0xC79BFF),
        }
    }
}

/// Part of the highlighter's strength that covers what lies below.
pub const HIGHLIGHT: f32 = 0.45;

/// A note's paper, on any ground; each of another lightness.
pub const fn paper(color: NoteColor) -> Rgb {
    Rgb::hex(match color {
        NoteColor::Yellow => 0xFFE27A,
        NoteColor::Orange => 0xF9B66B,
        NoteColor::Pink => 0xF7B4C4,
        NoteColor::Violet => 0xCDB7F0,
        NoteColor::Blue => 0xA9D0F5,
        NoteColor::Green => 0xB5E3A1,
        NoteColor::White => 0xFFFFFF,
    })
}

/// Text on note paper.
pub const NOTE_TEXT: Rgb = Rgb::hex(0x1D2324);

/// How wide a line is, in points.
pub const fn line_width(weight: Weight) -> f32 {
    match weight {
        Weight::Thin => 1.0,
        Weight::Medium => 2.0,
        Weight::Thick => 4.0,
    }
}

/// How long dashes and the gaps between them are, in line widths; nothing for a solid line. Dots
/// are dashes without length that end round.
pub const fn dashes(dash: Dash) -> Option<[f32; 2]> {
    match dash {
        Dash::Solid => None,
        Dash::Dashed => Some([5.0, 4.0]),
        Dash::Dotted => Some([0.0, 2.5]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(Rgb(r, g, b): Rgb) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    /// As WCAG 2.2 has it.
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_ink_is_readable_on_the_ground_in_frames_and_on_every_filling() {
        for ground in [Ground::Light, Ground::Dark] {
            for ink in Ink::ALL {
                let ink = ground.ink(*ink);
                for below in [ground.board(), ground.frame()] {
                    assert!(contrast(ink, below) >= 4.5, "{ink:?} on {below:?}");
                }
                for fill in Fill::ALL.iter().filter_map(|fill| ground.fill(*fill)) {
                    assert!(contrast(ink, fill) >= 4.5, "{ink:?} on {fill:?}");
                }
            }
            assert!(contrast(ground.text_weak(), ground.frame()) >= 4.5);
        }
        for color in NoteColor::ALL {
            assert!(contrast(NOTE_TEXT, paper(*color)) >= 4.5, "{color:?}");
        }
    }
}
