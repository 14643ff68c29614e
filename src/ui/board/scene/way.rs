//! The ways of connectors, as they are drawn and hit.

use egui::{Pos2, Rect};

use super::place::{pos, to_rect};
use crate::drawing::connector::{Bound, Course, Head, course, head};
use crate::drawing::{kurbo, layout, tones};
use crate::model::{Element, End};

/// How exactly curves become lines, in points on the board: at the largest zoom still less than a
/// pixel.
const EXACT: f64 = 0.1;

/// A connector's way.
pub struct Way {
    /// Its course.
    pub course: Course,
    /// Its line, from corner to corner.
    pub line: Vec<Pos2>,
    /// The heads at its start and its end.
    pub heads: [Option<Head>; 2],
    /// The box around its line.
    pub line_bounds: Rect,
    /// The box around all of it.
    pub bounds: Rect,
}

/// What a connector is bound to, where that is elsewhere than in the project.
pub struct Ends<'a> {
    /// The element at its start.
    pub from: Option<&'a Element>,
    /// Its start.
    pub from_at: End,
    /// The element at its end.
    pub to: Option<&'a Element>,
    /// Its end.
    pub to_at: End,
}

impl Way {
    /// The way of a connector between these elements.
    pub fn new(connector: &Element, from: Option<&Element>, to: Option<&Element>) -> Self {
        let ends = Ends {
            from,
            from_at: connector.from_at,
            to,
            to_at: connector.to_at,
        };
        let mut way = Self::between(connector, &ends);
        if !connector.text.is_empty() {
            let fit = layout::fit(connector, false);
            let label = layout::label_ground(layout::label_area(&fit, way.course.label));
            way.bounds = way.bounds.union(to_rect(label));
        }
        way
    }

    /// The way of a connector whose ends are there. Its label is not in its bounds.
    pub fn between(connector: &Element, ends: &Ends<'_>) -> Self {
        let course = course(
            connector.route,
            Bound {
                element: ends.from,
                end: ends.from_at,
            },
            Bound {
                element: ends.to,
                end: ends.to_at,
            },
        );
        let mut line: Vec<Pos2> = Vec::new();
        kurbo::flatten(&course.path, EXACT, |part| match part {
            kurbo::PathEl::MoveTo(to) | kurbo::PathEl::LineTo(to) => line.push(pos(to)),
            _ => {}
        });
        let heads = [
            head(connector.from_head, course.from, connector),
            head(connector.to_head, course.to, connector),
        ];
        let line_bounds = Rect::from_points(&line);
        let has_head = heads.iter().any(Option::is_some);
        let width = tones::line_width(connector.weight);
        let margin = if has_head { width * 2.5 + 7.0 } else { width };
        Self {
            course,
            line,
            heads,
            line_bounds,
            bounds: line_bounds.expand(margin),
        }
    }

    /// How far a place is from its line, in points on the board.
    pub fn distance(&self, place: Pos2) -> f32 {
        distance(&self.line, place)
    }
}

/// How far a place is from a line through these points.
pub fn distance(line: &[Pos2], place: Pos2) -> f32 {
    let mut nearest = line.first().map_or(f32::INFINITY, |at| at.distance(place));
    for pair in line.windows(2) {
        if let [a, b] = pair {
            nearest = nearest.min(from_segment(*a, *b, place));
        }
    }
    nearest
}

/// How far a place is from the line between two points.
pub fn from_segment(a: Pos2, b: Pos2, place: Pos2) -> f32 {
    let way = b - a;
    let long = way.length_sq();
    let part = if long > 0.0 {
        ((place - a).dot(way) / long).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (a + way * part).distance(place)
}
