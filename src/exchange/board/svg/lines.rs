//! Texts, line by line, at the breaks that the screen has.

use std::fmt::Write as _;

use crate::drawing::fonts::Face;
use crate::drawing::kurbo::Rect;
use crate::drawing::layout::{Fit, Side};
use crate::drawing::text::{BASELINE, LINE, Measured};
use crate::drawing::tones::Rgb;
use crate::exchange::board::xml::{Escaped, Num};

/// Writes a text as it was fitted into an area; returns the box that its lines take.
pub(in crate::exchange::board) fn text(
    out: &mut String,
    text: &str,
    fit: &Fit,
    area: Rect,
    side: Side,
    tone: Rgb,
) -> Option<Rect> {
    let lines = fit.lines.iter().enumerate();
    let mut taken: Option<Rect> = None;
    let mut open = false;
    for (nth, line) in lines {
        let words = fit.text(text, line);
        if words.trim().is_empty() {
            continue;
        }
        if !open {
            open = true;
            let _ = write!(
                out,
                "<text xml:space=\"preserve\" font-size=\"{}\" fill=\"{}\">",
                Num(f64::from(fit.size)),
                tone.to_css()
            );
        }
        let x = area.x0 + f64::from(fit.indent(side, line));
        let top = area.y0 + f64::from(fit.top) + nth as f64 * f64::from(fit.size * LINE);
        let y = top + f64::from(BASELINE * fit.size);
        let _ = write!(
            out,
            "<tspan x=\"{}\" y=\"{}\">{}</tspan>",
            Num(x),
            Num(y),
            Escaped(&words)
        );
        let row = Rect::new(
            x,
            top,
            x + f64::from(line.width),
            top + f64::from(fit.size * LINE),
        );
        taken = Some(taken.map_or(row, |taken| taken.union(row)));
    }
    if open {
        out.push_str("</text>\n");
    }
    taken
}

/// A single line, such as a frame's name.
pub(in crate::exchange::board) struct Label<'a> {
    pub(in crate::exchange::board) text: &'a str,
    pub(in crate::exchange::board) face: Face,
    /// Type size, in points.
    pub(in crate::exchange::board) size: f32,
    /// Where it begins (or ends, on the right side), and where its letters stand.
    pub(in crate::exchange::board) at: (f64, f64),
    /// How wide it may be, in points.
    pub(in crate::exchange::board) room: f32,
    pub(in crate::exchange::board) side: Side,
    pub(in crate::exchange::board) tone: Rgb,
}

impl Label<'_> {
    /// Writes it; what does not fit is cut off with "…".
    pub(in crate::exchange::board) fn write(&self, out: &mut String) {
        let text = shortened(self.text, self.face, self.size, self.room);
        if text.is_empty() {
            return;
        }
        let weight = match self.face {
            Face::Regular => "",
            Face::Strong => " font-weight=\"600\"",
        };
        let width = f64::from(Measured::new(self.face, &text).width(self.size));
        let x = match self.side {
            Side::Left => self.at.0,
            Side::Center => self.at.0 - width / 2.0,
            Side::Right => self.at.0 - width,
        };
        let _ = writeln!(
            out,
            "<text xml:space=\"preserve\" x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} \
             fill=\"{}\">{}</text>",
            Num(x),
            Num(self.at.1),
            Num(f64::from(self.size)),
            self.tone.to_css(),
            Escaped(&text)
        );
    }
}

/// The first line of a text, cut off with "…" where it is wider than the room.
pub(in crate::exchange::board) fn shortened(
    text: &str,
    face: Face,
    size: f32,
    room: f32,
) -> String {
    use unicode_segmentation::UnicodeSegmentation as _;
    let line = text.lines().next().unwrap_or_default().trim();
    // No label is longer than this, however wide its room.
    let line: String = line.graphemes(true).take(400).collect();
    let fits = |text: &str| Measured::new(face, text).width(size) <= room + 0.01;
    if line.is_empty() || fits(&line) {
        return line;
    }
    let letters: Vec<&str> = line.graphemes(true).collect();
    let cut = |count: usize| {
        let kept: String = letters.iter().take(count).copied().collect();
        format!("{}…", kept.trim_end())
    };
    // The more letters, the wider.
    let (mut low, mut high) = (0, letters.len());
    while low + 1 < high {
        let middle = low.midpoint(high);
        if fits(&cut(middle)) {
            low = middle;
        } else {
            high = middle;
        }
    }
    if low == 0 { String::new() } else { cut(low) }
}
