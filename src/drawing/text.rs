//! Where lines of text break: decided here once, so that they break the same on the screen at
//! every zoom, while one writes, in pictures and in print.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation as _;

use super::fonts::{self, Face};

/// Height of a line, as a multiple of the type size.
pub const LINE: f32 = 1.3;
/// How far above the foot of a line its letters stand, as a multiple of the type size: so that they
/// are in the middle of the line as Inter's ascent (0.97) and descent (0.24) have it.
pub const BASELINE: f32 = 0.97 + (LINE - 0.97 - 0.24) / 2.0;

/// One line of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What stands on it, in bytes of the text; with the blanks at its end, without the line break.
    pub range: Range<usize>,
    /// How wide it is without the blanks at its end, in points.
    pub width: f32,
    /// Whether it ends where the text has a line break (or ends), not where there was no more room.
    pub ends_paragraph: bool,
}

/// A text whose letters were measured; into which lines it breaks at a size and width is asked
/// later, and costs little.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    paragraphs: Vec<Paragraph>,
}

#[derive(Clone, Debug)]
struct Paragraph {
    /// Where it stands in the text, without the line break.
    range: Range<usize>,
    /// Where letters end, and how far it is up to there, in parts of the type size.
    ends: Vec<(usize, f32)>,
    /// Where it may break, and how far it is up to there without the blanks before the break.
    breaks: Vec<(usize, f32)>,
    /// How wide it is without blanks at its end.
    width: f32,
}

impl Measured {
    /// Measures a text.
    pub fn new(face: Face, text: &str) -> Self {
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            paragraphs.push(Paragraph::new(face, line, start));
            start += line.len() + 1;
        }
        Self { paragraphs }
    }

    /// The lines at a type size within a width, both in points. There is always at least one.
    pub fn lines(&self, size: f32, width: f32) -> Vec<Line> {
        let mut lines = Vec::with_capacity(self.paragraphs.len());
        for paragraph in &self.paragraphs {
            paragraph.lines(size, width.max(0.0) / size.max(0.1), &mut lines);
        }
        lines
    }

    /// How wide the text is where nothing breaks it, in points.
    pub fn width(&self, size: f32) -> f32 {
        let widths = self.paragraphs.iter().map(|paragraph| paragraph.width);
        widths.fold(0.0, f32::max) * size
    }
}

impl Paragraph {
    fn new(face: Face, text: &str, start: usize) -> Self {
        let advances = fonts::advances(face, text);
        let mut next = advances.iter().peekable();
        let mut sum = 0.0;
        let mut ends = Vec::new();
        for (at, letter) in text.grapheme_indices(true) {
            let end = at + letter.len();
            while let Some((_, way)) = next.next_if(|(at, _)| *at < end) {
                sum += way;
            }
            ends.push((start + end, sum));
        }
        // How far it is up to a byte, for bytes between letters.
        let up_to = |byte: usize| {
            let place = ends.partition_point(|(end, _)| *end <= byte);
            place
                .checked_sub(1)
                .and_then(|at| ends.get(at))
                .map_or(0.0, |(_, way)| *way)
        };
        let trimmed = |from: usize| {
            let before = text.get(..from - start).unwrap_or_default();
            up_to(start + before.trim_end().len())
        };
        let breaks = linebreaks(text)
            .filter(|(_, kind)| *kind == BreakOpportunity::Allowed)
            .map(|(at, _)| (start + at, trimmed(start + at)))
            .collect();
        let range = start..start + text.len();
        let width = trimmed(range.end);
        Self {
            breaks,
            width,
            range,
            ends,
        }
    }

    fn lines(&self, size: f32, width: f32, lines: &mut Vec<Line>) {
        // What fits but for a rounding error fits.
        let room = width + 1e-4;
        let mut start = self.range.start;
        let mut before = 0.0;
        while self.width - before > room {
            let fits = |way: f32| way - before <= room;
            let allowed = self
                .breaks
                .iter()
                .rev()
                .find(|(at, way)| *at > start && fits(*way))
                .map(|(at, way)| (*at, *way));
            let (end, way) = match allowed {
                Some(found) => found,
                // A word longer than the line breaks anywhere; at least one letter stands on it.
                None => {
                    let letters = self.ends.iter().filter(|(end, _)| *end > start);
                    let mut last = None;
                    for (end, way) in letters {
                        if last.is_some() && !fits(*way) {
                            break;
                        }
                        last = Some((*end, *way));
                    }
                    match last {
                        Some(found) if found.0 < self.range.end => found,
                        _ => break,
                    }
                }
            };
            lines.push(Line {
                range: start..end,
                width: (way - before).max(0.0) * size,
                ends_paragraph: false,
            });
            before = self.up_to(end);
            start = end;
        }
        lines.push(Line {
            range: start..self.range.end,
            width: (self.width - before).max(0.0) * size,
            ends_paragraph: true,
        });
    }

    fn up_to(&self, byte: usize) -> f32 {
        let place = self.ends.partition_point(|(end, _)| *end <= byte);
        let before = place.checked_sub(1).and_then(|at| self.ends.get(at));
        before.map_or(0.0, |(_, way)| *way)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines_of(text: &str, size: f32, width: f32) -> Vec<String> {
        let lines = Measured::new(Face::Regular, text).lines(size, width);
        lines
            .iter()
            .map(|line| text[line.range.clone()].to_owned())
            .collect()
    }

    #[test]
    fn words_stay_whole_blanks_hang_and_long_words_break_anywhere() {
        let text = "Zusammenleben im Quartier, und was die Kommune steuern kann";
        let lines = lines_of(text, 14.0, 140.0);
        assert_eq!(lines.concat(), text);
        assert!(
            lines.len() > 2
                && lines[..lines.len() - 1]
                    .iter()
                    .all(|line| line.ends_with(' '))
        );
        let long = "Bundesintegrationsbeauftragtenkonferenz";
        let lines = lines_of(long, 14.0, 60.0);
        assert!(lines.len() > 3);
        assert_eq!(lines.concat(), long);
        assert_eq!(lines_of("", 14.0, 100.0), [""]);
        assert_eq!(lines_of("a\n\nb\n", 14.0, 100.0), ["a", "", "b", ""]);
    }

    #[test]
    fn twice_the_size_in_twice_the_width_breaks_the_same() {
        let text = "Erfahrungen mit Berichten und Perspektiven des Monitorings in der Stadt";
        for width in [40.0, 91.0, 140.0, 333.0] {
            assert_eq!(
                lines_of(text, 14.0, width),
                lines_of(text, 28.0, 2.0 * width)
            );
        }
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_no_line_is_too_wide(
            text in "(\\PC|[a-zäöüß ]|\n|👩‍👩‍👧|é){0,60}", size in 4.0_f32..60.0, width in 0.0_f32..400.0,
        ) {
            let lines = Measured::new(Face::Regular, &text).lines(size, width);
            let mut read = String::new();
            for (number, line) in lines.iter().enumerate() {
                read.push_str(&text[line.range.clone()]);
                if line.ends_paragraph && number + 1 < lines.len() {
                    read.push('\n');
                }
                let letters = text[line.range.clone()].trim_end().graphemes(true).count();
                prop_assert!(line.width <= width + 0.1 || letters <= 1, "{:?}", line);
            }
            prop_assert_eq!(read, text);
        }
    }
}
