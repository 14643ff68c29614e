//! How the text of an element stands on it: margins, type sizes, and what happens to a text that
//! is too long.

use kurbo::{Point, Rect};

use super::fonts::Face;
use super::rect_of;
use super::text::{LINE, Line, Measured};
use crate::model::{Element, ElementKind, Fitting, TextAlign, TypeSize};

/// Distance from the paper's edge to the text, in points.
pub const PADDING: f32 = 10.0;
/// Height of a frame's header, in points.
pub const HEADER: f32 = 32.0;
/// Height of the line at the foot of a note that has tags or an author, in points.
pub const FOOT: f32 = 16.0;
/// Type size of that line, in points.
pub const FOOT_TYPE: f32 = 9.5;
/// How wide a connector's label gets before it breaks, in points.
const LABEL_WIDTH: f32 = 200.0;
/// The ground around a connector's label, in points: to the sides, above and below.
const LABEL_MARGIN: (f64, f64) = (6.0, 2.0);
/// Distance of an image's caption from the image, in points.
const CAPTION_GAP: f64 = 4.0;
/// The size to which type is shrunk step by step (14, 11.8, 9.9, 8.3) until a text fits.
const SHRINK_STEPS: i32 = 3;
/// Steps of type sizes per doubling: sizes among them are sharp on the screen at 100 %.
const STEPS: f32 = 4.0;
/// The usual type size, in points.
const USUAL: f32 = 14.0;

/// The type size so many steps above the usual one (below, if negative), in points.
pub fn step_size(step: i32) -> f32 {
    USUAL * 2_f32.powf(step as f32 / STEPS)
}

/// The step whose size is nearest to a type size.
pub fn nearest_step(size: f32) -> i32 {
    ((size.max(0.01) / USUAL).log2() * STEPS).round() as i32
}

/// The type size of an element before it is shrunk, in points.
pub fn type_size(element: &Element) -> f32 {
    let base = match element.kind {
        ElementKind::Note | ElementKind::Connector | ElementKind::Image => 0,
        ElementKind::Frame => return 15.0,
        _ if element.kind.is_shape() => 0,
        _ => 2,
    };
    step_size(match element.type_size {
        TypeSize::Small => base - 2,
        TypeSize::Medium => base,
        TypeSize::Large => base + 3,
        TypeSize::Huge => base + 6,
    })
}

/// The margin inside an element, in points.
pub fn padding(kind: ElementKind) -> f32 {
    match kind {
        ElementKind::Text | ElementKind::Connector => 4.0,
        _ => PADDING,
    }
}

/// Whether a note has a line at its foot.
pub fn has_foot(element: &Element) -> bool {
    element.kind == ElementKind::Note && (!element.tags.is_empty() || element.author.is_some())
}

/// Where the line at the foot of a note stands.
pub fn foot_area(element: &Element) -> Rect {
    let rect = rect_of(element);
    let margin = f64::from(PADDING);
    let bottom = rect.y1 - margin / 2.0;
    let top = bottom - f64::from(FOOT_TYPE * LINE);
    Rect::new(
        rect.x0 + margin,
        top,
        (rect.x1 - margin).max(rect.x0 + margin),
        bottom,
    )
}

/// What stands at the foot of a note: its tags, and who wrote it, if that may be told.
pub fn foot(element: &Element, author: Option<&str>) -> String {
    let mut foot = String::new();
    for tag in &element.tags {
        foot.push('#');
        foot.push_str(tag.as_str());
        foot.push_str("  ");
    }
    foot.push_str(author.unwrap_or_default());
    foot.truncate(foot.trim_end().len());
    foot
}

/// Where the text of an element stands, before it is turned. In ellipses and diamonds that is the
/// largest box within the outline that has its proportions; of an image, below it. For a
/// connector's label see [`label_area`].
pub fn text_area(element: &Element) -> Rect {
    let rect = rect_of(element);
    let margin = f64::from(padding(element.kind));
    let shrink = |rect: Rect, part: f64| {
        let (dx, dy) = (rect.width() * part / 2.0, rect.height() * part / 2.0);
        rect.inset((-dx, -dy))
    };
    let mut area = match element.kind {
        ElementKind::Ellipse => {
            shrink(rect, 1.0 - std::f64::consts::FRAC_1_SQRT_2).inset(-margin / 2.0)
        }
        ElementKind::Diamond => shrink(rect, 0.5).inset(-margin / 4.0),
        // What an image shows stands below it.
        ElementKind::Image => {
            let top = rect.y1 + CAPTION_GAP;
            let line = f64::from(type_size(element) * LINE);
            Rect::new(rect.x0, top, rect.x1, top + line)
        }
        _ => rect.inset(-margin),
    };
    if has_foot(element) {
        area.y1 -= f64::from(FOOT);
    }
    let smallest = 8.0;
    if area.width() < smallest {
        let middle = rect.center().x;
        (area.x0, area.x1) = (middle - smallest / 2.0, middle + smallest / 2.0);
    }
    if area.height() < smallest {
        area.y1 = area.y0 + smallest;
    }
    area
}

/// On which side a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left.
    Left,
    /// In the middle.
    Center,
    /// Right.
    Right,
}

/// On which side the text of an element stands.
pub fn side(element: &Element) -> Side {
    match element.align {
        TextAlign::Left => Side::Left,
        TextAlign::Center => Side::Center,
        TextAlign::Right => Side::Right,
        TextAlign::Usual if element.kind.is_shape() => Side::Center,
        TextAlign::Usual if element.kind == ElementKind::Connector => Side::Center,
        TextAlign::Usual => Side::Left,
    }
}

/// A text as it stands on an element.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Type size, in points.
    pub size: f32,
    /// The lines from the top.
    pub lines: Vec<Line>,
    /// Whether there is more text than can be shown: the last line ends with "…".
    pub cut: bool,
    /// How far below the top of the text area the first line begins, in points.
    pub top: f32,
    /// The width within which it was broken, in points.
    pub width: f32,
}

impl Fit {
    /// Height of all lines, in points.
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.size * LINE
    }

    /// How far right of the text area's left edge a line begins, in points.
    pub fn indent(&self, side: Side, line: &Line) -> f32 {
        let free = (self.width - line.width).max(0.0);
        match side {
            Side::Left => 0.0,
            Side::Center => free / 2.0,
            Side::Right => free,
        }
    }

    /// What stands on a line, without the blanks at its end.
    pub fn text<'a>(&self, text: &'a str, line: &Line) -> std::borrow::Cow<'a, str> {
        let words = text.get(line.range.clone()).unwrap_or_default().trim_end();
        match self.lines.last() {
            Some(last) if self.cut && last == line => format!("{words}…").into(),
            _ => words.into(),
        }
    }
}

/// How the text of an element stands on it. Written texts (`open`) are never cut, so that one sees
/// what one types; neither are texts on notes that grow, nor those without paper.
pub fn fit(element: &Element, open: bool) -> Fit {
    if element.kind == ElementKind::Connector {
        let mut fit = fit_into(element, LABEL_WIDTH, f32::INFINITY, open);
        fit.width = fit.lines.iter().map(|line| line.width).fold(0.0, f32::max);
        return fit;
    }
    let area = text_area(element);
    fit_into(element, area.width() as f32, area.height() as f32, open)
}

/// Where a connector's label stands whose middle is there; see [`label_ground`] for what is
/// behind it.
pub fn label_area(fit: &Fit, middle: Point) -> Rect {
    Rect::from_center_size(middle, (f64::from(fit.width), f64::from(fit.height())))
}

/// The ground behind a connector's label, by which it can be read on the line.
pub fn label_ground(area: Rect) -> Rect {
    area.inflate(LABEL_MARGIN.0, LABEL_MARGIN.1)
}

/// As [`fit`], in a box of this width and height in points.
fn fit_into(element: &Element, width: f32, height: f32, open: bool) -> Fit {
    let text = Measured::new(Face::Regular, &element.text);
    let base = type_size(element);
    let shrinks = element.kind.is_shape()
        || (element.kind == ElementKind::Note && element.fitting == Fitting::Shrink);
    let mut size = base;
    let mut lines = text.lines(size, width);
    let too_high = |size: f32, lines: &[Line]| lines.len() as f32 * size * LINE > height + 0.5;
    if shrinks {
        for step in 1..=SHRINK_STEPS {
            if !too_high(size, &lines) {
                break;
            }
            size = base * 2_f32.powf(-step as f32 / STEPS);
            lines = text.lines(size, width);
        }
    }
    let mut cut = false;
    if shrinks && !open && too_high(size, &lines) {
        let rows = ((height + 0.5) / (size * LINE)).floor().max(1.0) as usize;
        cut = rows < lines.len();
        lines.truncate(rows);
    }
    let mut fit = Fit {
        size,
        lines,
        cut,
        top: 0.0,
        width,
    };
    if element.kind.is_shape() {
        fit.top = ((height - fit.height()) / 2.0).max(0.0);
    }
    fit
}

/// How high an element has to be for its text at its type size, in points; for notes that grow and
/// for texts.
pub fn needed_height(element: &Element) -> f32 {
    let area = text_area(element);
    let text = Measured::new(Face::Regular, &element.text);
    let size = type_size(element);
    let lines = text.lines(size, area.width() as f32).len();
    let foot = if has_foot(element) { FOOT } else { 0.0 };
    lines as f32 * size * LINE + 2.0 * padding(element.kind) + foot
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(text: &str) -> Element {
        Element {
            size: Element::note_size(),
            text: text.to_owned(),
            ..Element::default()
        }
    }

    #[test]
    fn a_short_text_has_the_usual_size_a_long_one_shrinks_and_then_ends_with_an_ellipsis() {
        let short = fit(&note("Willkommen"), false);
        assert_eq!((short.size, short.lines.len(), short.cut), (14.0, 1, false));
        let element = note(&"Erfahrungen mit Berichten ".repeat(5));
        let longer = fit(&element, false);
        assert!(longer.size < 14.0 && longer.height() <= 92.5 && !longer.cut);
        let element = note(&"Erfahrungen mit Berichten ".repeat(60));
        let endless = fit(&element, false);
        assert!(endless.size > 8.0 && endless.height() <= 92.5 && endless.cut);
        let last = endless.lines.last().unwrap();
        assert!(endless.text(&element.text, last).ends_with('…'));
        assert!(!fit(&element, true).cut);
    }

    #[test]
    fn a_note_that_grows_keeps_its_type() {
        let mut element = note(&"Erfahrungen mit Berichten ".repeat(12));
        element.fitting = Fitting::Grow;
        let fit = fit(&element, false);
        assert_eq!((fit.size, fit.cut), (14.0, false));
        assert!(needed_height(&element) > element.size.height());
        assert!((needed_height(&element) - fit.height() - 2.0 * PADDING).abs() < 0.01);
    }

    #[test]
    fn steps_and_sizes_belong_together() {
        for step in -8..=12 {
            assert_eq!(nearest_step(step_size(step)), step);
        }
    }
}
