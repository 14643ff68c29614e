//! Lines drawn by hand, ready to be drawn at any zoom.
//!
//! A stroke is made into triangles once for each doubling of the zoom at which it is looked at, as
//! fine as can be seen there, in points on the board. From frame to frame those are only moved and
//! scaled, wherever the stroke lies.

use std::cell::{Cell, OnceCell, RefCell};
use std::sync::Arc;

use egui::{Pos2, Rect, Vec2, vec2};

use super::place::{pos, rect_of};
use super::way::from_segment;
use crate::drawing::stroke;
use crate::model::Element;

/// How exactly a line is drawn, in points of the screen.
const EXACT: f32 = 0.3;
/// Half of the softness of an edge, in points of the screen.
const SOFT: f32 = 0.5;
/// The thinnest line, in points of the screen.
const THINNEST: f32 = 0.7;
/// A curve is drawn through the points where they are farther apart than this, in points of the
/// screen.
const APART: f32 = 5.0;
/// So many cross-sections make a part, which is left out when it is not seen.
const PART: usize = 96;
/// So many levels of a stroke are kept.
const LEVELS: usize = 3;

/// A point of the line, from the upper left corner of its box, in points on the board.
#[derive(Clone, Copy, Debug)]
struct At {
    place: Pos2,
    /// Half of the width there.
    half: f32,
}

/// How many points may be worked out in one frame, so that a board with much ink opens without
/// stuttering.
#[derive(Debug)]
pub struct Budget(pub Cell<usize>);

/// A line drawn by hand. It holds wherever the stroke lies: moving it costs nothing.
pub struct Ink {
    element: Arc<Element>,
    line: OnceCell<Vec<At>>,
    levels: RefCell<Vec<Arc<Level>>>,
}

/// A line as it is drawn at zooms around a power of two.
pub struct Level {
    /// The power of two.
    pub octave: i32,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// A part of a line: cross-sections of four corners each, the outer two of which are faded out.
pub struct Part {
    /// The box around it, from the upper left corner of the stroke.
    pub bounds: Rect,
    /// The corners from left to right, from one cross-section to the next.
    pub corners: Vec<[Pos2; 4]>,
}

impl Ink {
    /// The ink of a stroke.
    pub fn new(element: Arc<Element>) -> Self {
        Self {
            element,
            line: OnceCell::new(),
            levels: RefCell::default(),
        }
    }

    /// Whether it is the ink of this version of the stroke too.
    pub fn is_of(&self, element: &Element) -> bool {
        let own = &self.element;
        let same_points = std::ptr::eq(own.points.as_slice(), element.points.as_slice());
        same_points
            && own.size == element.size
            && own.angle == element.angle
            && own.weight == element.weight
            && own.kind == element.kind
    }

    fn line(&self) -> &[At] {
        self.line.get_or_init(|| {
            let corner = rect_of(&self.element).min.to_vec2();
            let points = stroke::points(&self.element).into_iter();
            points
                .map(|(place, half)| At {
                    place: pos(place) - corner,
                    half: half as f32,
                })
                .collect()
        })
    }

    /// How far a place (from the upper left corner of its box) is from the line.
    pub fn distance(&self, place: Pos2) -> f32 {
        let line = self.line();
        let first = line.first();
        let mut nearest = first.map_or(f32::INFINITY, |at| at.place.distance(place));
        for pair in line.windows(2) {
            if let [a, b] = pair {
                nearest = nearest.min(from_segment(a.place, b.place, place));
            }
        }
        nearest
    }

    /// The line as it is drawn at this zoom. If there is no time to work it out, as it is drawn at
    /// another; nothing if it never was.
    pub fn level(&self, zoom: f32, budget: &Budget) -> Option<Arc<Level>> {
        let octave = zoom.log2().round() as i32;
        let mut levels = self.levels.borrow_mut();
        if let Some(at) = levels.iter().position(|level| level.octave == octave) {
            // The one looked at last stands first.
            if let Some(until) = levels.get_mut(..=at) {
                until.rotate_right(1);
            }
            return levels.first().cloned();
        }
        let cost = self.element.points.len() + 16;
        let left = budget.0.get();
        if left == 0 {
            return levels.first().cloned();
        }
        budget.0.set(left.saturating_sub(cost));
        let level = Arc::new(Level::new(self.line(), octave));
        levels.insert(0, level.clone());
        levels.truncate(LEVELS);
        Some(level)
    }
}

impl Level {
    fn new(line: &[At], octave: i32) -> Self {
        let zoom = 2_f32.powi(octave);
        let line = capped(
            &simplified(&smoothed(line, APART / zoom), EXACT / zoom),
            zoom,
        );
        let sections: Vec<[Pos2; 4]> = sections(&line, zoom);
        let mut parts = Vec::with_capacity(sections.len() / PART + 1);
        let mut start = 0;
        while start < sections.len() {
            // The last of a part is the first of the next.
            let end = (start + PART + 1).min(sections.len());
            let corners = sections.get(start..end).unwrap_or_default().to_vec();
            let mut bounds = Rect::NOTHING;
            for corner in corners.iter().flatten() {
                bounds.extend_with(*corner);
            }
            parts.push(Part { bounds, corners });
            if end == sections.len() {
                break;
            }
            start = end - 1;
        }
        Self { octave, parts }
    }
}

/// A curve through the points (Catmull's and Rom's, as `drawing::stroke::curve` has it) where they
/// are farther apart than `apart`.
fn smoothed(line: &[At], apart: f32) -> Vec<At> {
    let mut curve = Vec::with_capacity(line.len());
    curve.extend(line.first().copied());
    for [before, from, to, behind] in stroke::stretches(line) {
        let steps = (from.place.distance(to.place) / apart).ceil().min(12.0) as usize;
        let one = from.place + (to.place - before.place) / 6.0;
        let two = to.place - (behind.place - from.place) / 6.0;
        for step in 1..steps {
            let t = step as f32 / steps as f32;
            let u = 1.0 - t;
            let place = from.place.to_vec2() * (u * u * u)
                + one.to_vec2() * (3.0 * u * u * t)
                + two.to_vec2() * (3.0 * u * t * t)
                + to.place.to_vec2() * (t * t * t);
            curve.push(At {
                place: place.to_pos2(),
                half: egui::lerp(from.half..=to.half, t),
            });
        }
        curve.push(*to);
    }
    curve
}

/// The points without those that nobody would miss: Douglas and Peucker's way, by place and width.
fn simplified(line: &[At], exact: f32) -> Vec<At> {
    // In pieces, as the way is slow for very long lines.
    const PIECE: usize = 512;
    let mut kept = Vec::new();
    let mut keep = vec![false; line.len()];
    let mut due = Vec::new();
    let last = line.len().saturating_sub(1);
    let mut start = 0;
    while start < last {
        let end = (start + PIECE).min(last);
        due.push((start, end));
        start = end;
    }
    for (from, to) in &due {
        for place in [*from, *to] {
            if let Some(keep) = keep.get_mut(place) {
                *keep = true;
            }
        }
    }
    while let Some((from, to)) = due.pop() {
        let (Some(a), Some(b)) = (line.get(from), line.get(to)) else {
            continue;
        };
        let way = b.place - a.place;
        let long = way.length_sq();
        let mut worst = (exact, None);
        for (index, at) in line.iter().enumerate().take(to).skip(from + 1) {
            let part = if long > 0.0 {
                ((at.place - a.place).dot(way) / long).clamp(0.0, 1.0)
            } else {
                0.0
            };
            let off = (a.place + way * part).distance(at.place);
            let off = off.max((at.half - egui::lerp(a.half..=b.half, part)).abs());
            if off > worst.0 {
                worst = (off, Some(index));
            }
        }
        if let (_, Some(index)) = worst {
            if let Some(keep) = keep.get_mut(index) {
                *keep = true;
            }
            due.extend([(from, index), (index, to)]);
        }
    }
    for (at, keep) in line.iter().zip(keep) {
        // Points upon one another have no direction.
        let far = kept
            .last()
            .is_none_or(|last: &At| last.place.distance_sq(at.place) > exact * exact * 0.01);
        if keep && far {
            kept.push(*at);
        }
    }
    if kept.is_empty() {
        kept.extend(line.first().copied());
    }
    kept
}

/// The line with round ends.
fn capped(line: &[At], zoom: f32) -> Vec<At> {
    let (Some(first), Some(last)) = (line.first(), line.last()) else {
        return Vec::new();
    };
    let before = line
        .get(1)
        .map_or(vec2(1.0, 0.0), |at| at.place - first.place);
    let behind = line
        .get(line.len().wrapping_sub(2))
        .map_or(vec2(1.0, 0.0), |at| last.place - at.place);
    let steps = match first.half.max(last.half) * zoom {
        thick if thick < 1.0 => 1,
        thick if thick < 4.0 => 3,
        _ => 6,
    };
    let cap = |at: &At, way: Vec2, step: usize| {
        let angle = step as f32 / steps as f32 * std::f32::consts::FRAC_PI_2;
        At {
            place: at.place + way.normalized() * (at.half * angle.cos()),
            half: at.half * angle.sin(),
        }
    };
    let mut capped = Vec::with_capacity(line.len() + 2 * steps);
    capped.extend((0..steps).map(|step| cap(first, -before, step)));
    capped.extend(line);
    capped.extend((0..steps).rev().map(|step| cap(last, behind, step)));
    capped
}

/// The corners of the line at each of its points.
fn sections(line: &[At], zoom: f32) -> Vec<[Pos2; 4]> {
    let soft = SOFT / zoom;
    let thinnest = THINNEST / 2.0 / zoom;
    let aside = |a: Option<&At>, b: Option<&At>| match (a, b) {
        (Some(a), Some(b)) => (b.place - a.place).normalized().rot90(),
        _ => Vec2::ZERO,
    };
    let mut sections = Vec::with_capacity(line.len());
    for (index, at) in line.iter().enumerate() {
        let into = aside(index.checked_sub(1).and_then(|i| line.get(i)), Some(at));
        let out = aside(Some(at), line.get(index + 1));
        let half = at.half.max(thinnest);
        let mut push = |side: Vec2, longer: f32| {
            let (inner, outer) = ((half - soft).max(0.0) * longer, (half + soft) * longer);
            sections.push([
                at.place - side * outer,
                at.place - side * inner,
                at.place + side * inner,
                at.place + side * outer,
            ]);
        };
        let sharp = into.dot(out);
        if into == Vec2::ZERO || out == Vec2::ZERO {
            push(into + out, 1.0);
        } else if sharp < 0.2 {
            // A sharp bend: across the way in, across the middle, across the way out.
            push(into, 1.0);
            if sharp > -0.95 {
                push((into + out).normalized(), 1.0);
            }
            push(out, 1.0);
        } else {
            let middle = (into + out).normalized();
            push(middle, 1.0 / middle.dot(into).max(0.5));
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ElementKind, Point, Points, Size};

    fn wave(points: usize) -> Arc<Element> {
        let places = (0..points).map(|n| {
            let x = n as f32 * 0.5;
            (Point::new(x, (x * 0.05).sin() * 40.0), Points::UNKNOWN)
        });
        let points = Points::new(places);
        let (corner, size) = points.bounds();
        Arc::new(Element {
            kind: ElementKind::Stroke,
            position: corner,
            size: Size::new(size.width(), size.height()),
            points,
            ..Element::default()
        })
    }

    fn corners(level: &Level) -> usize {
        level.parts.iter().map(|part| part.corners.len()).sum()
    }

    #[test]
    fn from_afar_a_line_has_fewer_corners_and_is_made_once() {
        let ink = Ink::new(wave(4_000));
        let budget = Budget(Cell::new(usize::MAX));
        let near = ink.level(2.0, &budget).unwrap();
        let far = ink.level(0.1, &budget).unwrap();
        assert!(corners(&far) * 4 < corners(&near), "{}", corners(&far));
        assert!(Arc::ptr_eq(&near, &ink.level(1.8, &budget).unwrap()));
        // Nothing strays from the curve by more than can be seen.
        for corner in far.parts.iter().flat_map(|part| &part.corners) {
            let middle = corner[0].lerp(corner[3], 0.5);
            assert!(ink.distance(middle) < 8.0, "{middle}");
        }
    }

    #[test]
    fn without_time_it_is_drawn_as_it_was() {
        let ink = Ink::new(wave(100));
        let none = Budget(Cell::new(0));
        assert!(ink.level(1.0, &none).is_none());
        let first = ink.level(1.0, &Budget(Cell::new(1))).unwrap();
        assert!(Arc::ptr_eq(&first, &ink.level(8.0, &none).unwrap()));
    }

    #[test]
    fn odd_strokes_have_levels_too() {
        for places in [vec![], vec![(3.0, 4.0)], vec![(3.0, 4.0); 5]] {
            let points = Points::new(
                places
                    .into_iter()
                    .map(|(x, y)| (Point::new(x, y), Points::UNKNOWN)),
            );
            let ink = Ink::new(Arc::new(Element {
                kind: ElementKind::Highlight,
                points,
                ..Element::default()
            }));
            let level = ink.level(1.0, &Budget(Cell::new(100))).unwrap();
            let all = level.parts.iter().flat_map(|part| &part.corners).flatten();
            assert!(all.into_iter().all(|corner| corner.is_finite()));
        }
    }
}
