//! One sheet of cards.

use std::fmt::Write as _;

use super::{COLUMNS, Card};
use crate::drawing::fonts::Face;
use crate::drawing::kurbo::Rect;
use crate::drawing::layout::{Fit, Side};
use crate::drawing::text::{LINE, Measured};
use crate::drawing::tones::{Ground, Rgb, paper};
use crate::exchange::board::cut;
use crate::exchange::board::svg::lines::{self, Label};
use crate::exchange::board::xml::Num;

/// A4 in points.
pub(super) const SIZE: (f64, f64) = (595.28, 841.89);
/// Free room at the sides, in points: printers leave some of it blank.
const SIDES: f64 = 34.0;
/// Free room above with the heading, in points.
const TOP: f64 = 56.0;
/// Free room below, in points.
const BOTTOM: f64 = 34.0;
/// How long the marks are along which one cuts, in points.
const MARK: f64 = 14.0;
/// Distance of what stands on a card from its edge, in points.
const INSET: f64 = 14.0;
/// Type sizes of what is written, in points: the largest that fits.
const SIZES: [f32; 8] = [26.0, 22.0, 18.5, 16.0, 14.0, 12.0, 10.5, 9.0];
/// Type size of a card's number, in points.
const NUMBER: f32 = 30.0;
/// Ink on paper.
const BLACK: Rgb = Ground::Light.text();
/// What is less important.
const GRAY: Rgb = Ground::Light.text_weak();

/// What stands around the cards.
pub(super) struct Sheet<'a> {
    pub(super) title: &'a str,
    /// The frame; blank without one.
    pub(super) heading: &'a str,
    /// "Blatt 2 von 5".
    pub(super) place: &'a str,
    /// Rows of cards.
    pub(super) rows: usize,
}

impl Sheet<'_> {
    /// Writes a sheet with these cards.
    pub(super) fn write(&self, cards: &[Option<&Card<'_>>]) -> String {
        let mut out = String::with_capacity(8192);
        let _ = writeln!(
            out,
            "<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>",
            SIZE.0, SIZE.1
        );
        self.head(&mut out);
        let width = (SIZE.0 - 2.0 * SIDES) / COLUMNS as f64;
        let height = (SIZE.1 - TOP - BOTTOM) / self.rows as f64;
        self.marks(&mut out, width, height);
        for (nth, card) in cards.iter().enumerate() {
            let Some(card) = card else { continue };
            let (row, column) = (nth / COLUMNS, nth % COLUMNS);
            let left = SIDES + column as f64 * width;
            let top = TOP + row as f64 * height;
            draw(
                &mut out,
                card,
                Rect::new(left, top, left + width, top + height),
            );
        }
        out
    }

    fn head(&self, out: &mut String) {
        let room = (SIZE.0 - 2.0 * SIDES) as f32;
        let place_room = Measured::new(Face::Regular, self.place).width(9.5) + 12.0;
        let heading = match self.heading {
            "" => self.title,
            heading => heading,
        };
        let label = |text, face, size, at, room, side, tone| Label {
            text,
            face,
            size,
            at,
            room,
            side,
            tone,
        };
        label(
            heading,
            Face::Strong,
            15.0,
            (SIDES, 38.0),
            room - place_room,
            Side::Left,
            BLACK,
        )
        .write(out);
        label(
            self.place,
            Face::Regular,
            9.5,
            (SIZE.0 - SIDES, 38.0),
            place_room,
            Side::Right,
            GRAY,
        )
        .write(out);
        if !self.heading.is_empty() {
            label(
                self.title,
                Face::Regular,
                9.5,
                (SIDES, 21.0),
                room,
                Side::Left,
                GRAY,
            )
            .write(out);
        }
    }

    /// Where to cut: marks at the rim, and lines so thin that nobody minds what is left of them.
    fn marks(&self, out: &mut String, width: f64, height: f64) {
        let (right, bottom) = (SIZE.0 - SIDES, SIZE.1 - BOTTOM);
        let mut marks = String::new();
        let mut lines = String::new();
        for column in 0..=COLUMNS {
            let x = Num(SIDES + column as f64 * width);
            let _ = write!(marks, "M{x} {}V{}", Num(TOP - MARK + 6.0), Num(TOP - 2.0));
            let _ = write!(marks, "M{x} {}V{}", Num(bottom + 2.0), Num(bottom + MARK));
            let _ = write!(lines, "M{x} {}V{}", Num(TOP), Num(bottom));
        }
        for row in 0..=self.rows {
            let y = Num(TOP + row as f64 * height);
            let _ = write!(marks, "M{} {y}H{}", Num(SIDES - MARK), Num(SIDES - 2.0));
            let _ = write!(marks, "M{} {y}H{}", Num(right + 2.0), Num(right + MARK));
            let _ = write!(lines, "M{} {y}H{}", Num(SIDES), Num(right));
        }
        let _ = writeln!(
            out,
            "<path d=\"{marks}\" fill=\"none\" stroke=\"#000000\" stroke-width=\"0.6\"/>\n\
             <path d=\"{lines}\" fill=\"none\" stroke=\"#b8bcba\" stroke-width=\"0.5\" \
             stroke-dasharray=\"3 3\"/>"
        );
    }
}

fn draw(out: &mut String, card: &Card<'_>, rect: Rect) {
    let inner = rect.inset(-INSET);
    if let Some(note) = card.note {
        // A strip of the note's colour: cards are printed on white.
        let _ = writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"6\" height=\"{}\" fill=\"{}\"/>",
            Num(rect.x0 + 4.0),
            Num(rect.y0 + 4.0),
            Num(rect.height() - 8.0),
            paper(note.color).to_css()
        );
    }
    let number = Label {
        text: &card.label,
        face: Face::Strong,
        size: NUMBER,
        at: (inner.x1, inner.y0 + f64::from(NUMBER) * 0.78),
        room: inner.width() as f32,
        side: Side::Right,
        tone: BLACK,
    };
    number.write(out);
    let Some(note) = card.note else { return };
    let beside = match card.label.is_empty() {
        true => 0.0,
        false => f64::from(Measured::new(Face::Strong, &card.label).width(NUMBER)) + 10.0,
    };
    let mut below: Vec<String> = match note.covered {
        true => Vec::new(),
        false => note
            .tags
            .iter()
            .map(|t| format!("#{}", t.as_str()))
            .collect(),
    };
    if !card.frame.is_empty() {
        below.insert(0, card.frame.to_string());
    }
    let foot = if below.is_empty() { 0.0 } else { 16.0 };
    let area = Rect::new(
        inner.x0 + 4.0,
        inner.y0,
        inner.x1 - beside,
        (inner.y1 - foot).max(inner.y0),
    );
    let text = cut::text(note);
    let fit = fitted(text, area);
    lines::text(out, text, &fit, area, Side::Left, BLACK);
    if foot > 0.0 {
        let label = Label {
            text: &below.join("   "),
            face: Face::Regular,
            size: 9.5,
            at: (area.x0, inner.y1 + 2.0),
            room: (inner.x1 - area.x0) as f32,
            side: Side::Left,
            tone: GRAY,
        };
        label.write(out);
    }
}

/// The largest type in which a text fits; what does not fit in the smallest is cut off.
fn fitted(text: &str, area: Rect) -> Fit {
    let measured = Measured::new(Face::Regular, text);
    let (width, height) = (area.width() as f32, area.height() as f32);
    let mut fit = Fit {
        size: 0.0,
        lines: Vec::new(),
        cut: false,
        top: 0.0,
        width,
    };
    for size in SIZES {
        fit.size = size;
        fit.lines = measured.lines(size, width);
        // A word is not torn apart for a larger type.
        let torn = fit.lines.windows(2).any(|pair| match pair {
            [one, two] => {
                let end = text
                    .get(..one.range.end)
                    .and_then(|t| t.chars().next_back());
                let next = text.get(two.range.clone()).and_then(|t| t.chars().next());
                let within = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !one.ends_paragraph && within(end) && within(next)
            }
            _ => false,
        });
        if fit.height() <= height && !torn {
            return fit;
        }
    }
    let rows = (height / (fit.size * LINE)).floor().max(1.0) as usize;
    fit.cut = rows < fit.lines.len();
    fit.lines.truncate(rows);
    fit
}
