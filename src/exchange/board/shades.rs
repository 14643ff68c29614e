//! Other programs' colours, and the nearest that boards here have.

use crate::drawing::tones::{Ground, Rgb, paper};
use crate::model::{Fill, Ink, NoteColor};

/// A colour, if it is one: "#rgb", "#rrggbb" or "#rrggbbaa", or one of a few words. What can be
/// seen through altogether is none.
pub(super) fn parsed(text: &str) -> Option<Rgb> {
    let text = text.trim();
    let Some(hex) = text.strip_prefix('#') else {
        return Some(match text.to_ascii_lowercase().as_str() {
            "black" => Rgb(0, 0, 0),
            "white" => Rgb(255, 255, 255),
            "gray" | "grey" => Rgb(128, 128, 128),
            "red" => Rgb(255, 0, 0),
            "orange" => Rgb(255, 165, 0),
            "yellow" => Rgb(255, 255, 0),
            "green" => Rgb(0, 128, 0),
            "blue" => Rgb(0, 0, 255),
            "purple" | "violet" => Rgb(128, 0, 128),
            "pink" => Rgb(255, 192, 203),
            _ => return None,
        });
    };
    let digits: Option<Vec<u8>> = hex
        .chars()
        .map(|digit| digit.to_digit(16).map(|digit| digit as u8))
        .collect();
    match digits?.as_slice() {
        [r, g, b] => Some(Rgb(r * 17, g * 17, b * 17)),
        [_, _, _, _, _, _, 0, 0] => None,
        [a, b, c, d, e, f] | [a, b, c, d, e, f, _, _] => {
            Some(Rgb(a * 16 + b, c * 16 + d, e * 16 + f))
        }
        _ => None,
    }
}

/// A tone as people see it: how light, and which colour how strongly (Oklab by Björn Ottosson).
#[derive(Clone, Copy)]
struct Seen {
    light: f32,
    a: f32,
    b: f32,
}

impl Seen {
    fn of(Rgb(r, g, b): Rgb) -> Self {
        let linear = |part: u8| {
            let part = f32::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        let (r, g, b) = (linear(r), linear(g), linear(b));
        let l = (0.412_221_46 * r + 0.536_332_55 * g + 0.051_445_995 * b).cbrt();
        let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
        let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
        Self {
            light: 0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
            a: 1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
            b: 0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
        }
    }

    fn strength(self) -> f32 {
        self.a.hypot(self.b)
    }

    /// How far two colours are apart, whatever their strength; 0 to 2.
    fn apart(self, other: Self) -> f32 {
        let (mine, its) = (self.strength().max(1e-4), other.strength().max(1e-4));
        1.0 - (self.a * other.a + self.b * other.b) / (mine * its)
    }
}

fn nearest<T: Copy>(tone: Seen, among: impl Iterator<Item = (T, Rgb)>) -> Option<T> {
    let apart = among.map(|(what, rgb)| {
        let other = Seen::of(rgb);
        (
            what,
            tone.apart(other) + (tone.light - other.light).abs() * 0.15,
        )
    });
    apart
        .min_by(|(_, one), (_, two)| one.total_cmp(two))
        .map(|(what, _)| what)
}

/// The ink nearest to a tone, and whether it is exactly it.
pub(super) fn ink(tone: Rgb) -> (Ink, bool) {
    for ink in Ink::ALL {
        let is = |ground: Ground| ground.ink(*ink) == tone || ground.highlight(*ink) == tone;
        if is(Ground::Light) || is(Ground::Dark) {
            return (*ink, true);
        }
    }
    let seen = Seen::of(tone);
    if seen.strength() < 0.04 {
        // White lines are those of a dark ground.
        let black = seen.light < 0.42 || seen.light > 0.92;
        return (if black { Ink::Black } else { Ink::Gray }, false);
    }
    let colours = Ink::ALL.iter().copied();
    let colours = colours.filter(|ink| !matches!(ink, Ink::Black | Ink::Gray));
    let found = nearest(seen, colours.map(|ink| (ink, Ground::Light.ink(ink))));
    (found.unwrap_or_default(), false)
}

/// The filling nearest to a tone, and whether it is exactly it.
pub(super) fn fill(tone: Rgb) -> (Fill, bool) {
    for fill in Fill::ALL {
        let is = |ground: Ground| ground.fill(*fill) == Some(tone);
        if is(Ground::Light) || is(Ground::Dark) {
            return (*fill, true);
        }
    }
    let seen = Seen::of(tone);
    if seen.strength() < 0.02 {
        let white = seen.light > 0.96;
        return (if white { Fill::White } else { Fill::Gray }, false);
    }
    let colours = Fill::ALL.iter().copied();
    let colours = colours.filter(|fill| !matches!(fill, Fill::None | Fill::White | Fill::Gray));
    let tones = colours.filter_map(|fill| Some((fill, Ground::Light.fill(fill)?)));
    (nearest(seen, tones).unwrap_or(Fill::Gray), false)
}

/// The paper nearest to a tone, and whether it is exactly it.
pub(super) fn note(tone: Rgb) -> (NoteColor, bool) {
    if let Some(color) = NoteColor::ALL.iter().find(|color| paper(**color) == tone) {
        return (*color, true);
    }
    let seen = Seen::of(tone);
    if seen.strength() < 0.02 {
        return (NoteColor::White, false);
    }
    let colours = NoteColor::ALL.iter().copied();
    let colours = colours.filter(|color| *color != NoteColor::White);
    let found = nearest(seen, colours.map(|color| (color, paper(color))));
    (found.unwrap_or_default(), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_they_are_written() {
        assert_eq!(parsed("#1e1e1e"), Some(Rgb(0x1e, 0x1e, 0x1e)));
        assert_eq!(parsed("#F08c00ff"), Some(Rgb(0xf0, 0x8c, 0)));
        assert_eq!(parsed("#fff"), Some(Rgb(255, 255, 255)));
        for none in ["transparent", "#ffffff00", "#12", "#gggggg", "", "#ü"] {
            assert_eq!(parsed(none), None, "{none}");
        }
    }

    #[test]
    fn colours_of_excalidraw_become_those_that_people_call_the_same() {
        for (hex, expected) in [
            ("#1e1e1e", Ink::Black),
            ("#e03131", Ink::Red),
            ("#2f9e44", Ink::Green),
            ("#1971c2", Ink::Blue),
            ("#f08c00", Ink::Orange),
            ("#9c36b5", Ink::Violet),
            ("#868e96", Ink::Gray),
        ] {
            assert_eq!(ink(parsed(hex).unwrap()), (expected, false), "{hex}");
        }
        for (hex, expected) in [
            ("#ffc9c9", Fill::Pink),
            ("#b2f2bb", Fill::Green),
            ("#a5d8ff", Fill::Blue),
            ("#ffec99", Fill::Yellow),
            ("#ffd8a8", Fill::Orange),
            ("#d0bfff", Fill::Violet),
            ("#e9ecef", Fill::Gray),
        ] {
            assert_eq!(fill(parsed(hex).unwrap()), (expected, false), "{hex}");
        }
    }

    #[test]
    fn our_own_tones_are_found_exactly() {
        for color in NoteColor::ALL {
            assert_eq!(note(paper(*color)), (*color, true));
        }
        for one in Ink::ALL {
            assert_eq!(ink(Ground::Light.ink(*one)), (*one, true));
        }
    }
}
