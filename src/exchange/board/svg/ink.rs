//! Lines: paths, dashes, and strokes of a pen that are as wide as it was pressed.

use std::fmt::Write as _;

use crate::drawing::kurbo::{BezPath, ParamCurve as _, PathEl, Point, Vec2};
use crate::drawing::stroke::{self, Inked};
use crate::drawing::tones;
use crate::exchange::board::xml::Num;
use crate::model::Dash;

/// How near to one another the points of a stroke's outline are, in points.
const FINE: f64 = 4.0;

/// A path as `d` has it.
pub(super) fn data(path: &BezPath) -> String {
    let mut out = String::with_capacity(path.elements().len() * 24);
    let pair = |out: &mut String, mark: &str, points: &[Point]| {
        out.push_str(mark);
        for (nth, point) in points.iter().enumerate() {
            let gap = if nth == 0 { "" } else { " " };
            let _ = write!(out, "{gap}{} {}", Num(point.x), Num(point.y));
        }
    };
    for element in path.elements() {
        match element {
            PathEl::MoveTo(to) => pair(&mut out, "M", &[*to]),
            PathEl::LineTo(to) => pair(&mut out, "L", &[*to]),
            PathEl::QuadTo(one, to) => pair(&mut out, "Q", &[*one, *to]),
            PathEl::CurveTo(one, two, to) => pair(&mut out, "C", &[*one, *two, *to]),
            PathEl::ClosePath => out.push('Z'),
        }
    }
    out
}

/// The attribute for dashes of a line of this width; blank for a solid one.
pub(super) fn dashes(dash: Dash, width: f32) -> String {
    match tones::dashes(dash) {
        None => String::new(),
        Some([on, off]) => {
            let cap = match dash {
                Dash::Dotted => " stroke-linecap=\"round\"",
                _ => "",
            };
            let (on, off) = (f64::from(on * width), f64::from(off * width));
            format!(" stroke-dasharray=\"{} {}\"{cap}", Num(on), Num(off))
        }
    }
}

/// The outline of a stroke as wide as the pen was pressed: along its left side, back along its
/// right side, with round ends. Where it turns sharply there is a circle besides, so that no gap
/// is seen.
pub(super) fn pressed(points: &[Inked]) -> String {
    let points = &smoothed(points);
    let mut out = String::new();
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return out;
    };
    if points.len() == 1 {
        circle(&mut out, first.0, first.1);
        return out;
    }
    let ways: Vec<Vec2> = (0..points.len())
        .map(|at| way(points, at).unwrap_or(Vec2::new(1.0, 0.0)))
        .collect();
    let side = |at: usize, sign: f64| -> Option<Point> {
        let ((point, half), way) = (points.get(at)?, ways.get(at)?);
        Some(*point + Vec2::new(way.y, -way.x) * *half * sign)
    };
    let left: Vec<Point> = (0..points.len()).filter_map(|at| side(at, 1.0)).collect();
    let right: Vec<Point> = (0..points.len())
        .rev()
        .filter_map(|at| side(at, -1.0))
        .collect();
    let line = |out: &mut String, mark: &str, points: &[Point]| {
        for (nth, point) in points.iter().enumerate() {
            let mark = if nth == 0 { mark } else { "L" };
            let _ = write!(out, "{mark}{} {}", Num(point.x), Num(point.y));
        }
    };
    line(&mut out, "M", &left);
    arc(&mut out, last.1, right.first());
    line(&mut out, "L", right.get(1..).unwrap_or_default());
    arc(&mut out, first.1, left.first());
    out.push('Z');
    for (ways, points) in ways.windows(2).zip(points.windows(2)) {
        if let ([one, two], [from, to]) = (ways, points)
            && one.dot(*two) < 0.6
        {
            circle(&mut out, from.0, from.1);
            circle(&mut out, to.0, to.1);
        }
    }
    out
}

/// The points with others between them along the smoothed line, where they are far apart.
fn smoothed(points: &[Inked]) -> Vec<Inked> {
    let mut out: Vec<Inked> = points.first().copied().into_iter().collect();
    let curve = stroke::curve(points);
    for (segment, pair) in curve.segments().zip(points.windows(2)) {
        let [from, to] = pair else { continue };
        let steps = ((to.0 - from.0).hypot() / FINE).ceil().clamp(1.0, 8.0) as usize;
        out.extend((1..=steps).map(|step| {
            let part = step as f64 / steps as f64;
            (segment.eval(part), (to.1 - from.1).mul_add(part, from.1))
        }));
    }
    out
}

/// A half circle to a point, the way round that the outline goes.
fn arc(out: &mut String, half: f64, to: Option<&Point>) {
    if let Some(to) = to {
        let half = Num(half);
        let _ = write!(out, "A{half} {half} 0 0 1 {} {}", Num(to.x), Num(to.y));
    }
}

/// A circle, drawn the same way round as the outline: so that both count as one area.
fn circle(out: &mut String, middle: Point, half: f64) {
    let (left, right) = (Num(middle.x - half), Num(middle.x + half));
    let (y, half) = (Num(middle.y), Num(half));
    let _ = write!(
        out,
        "M{left} {y}A{half} {half} 0 0 1 {right} {y}A{half} {half} 0 0 1 {left} {y}Z"
    );
}

/// The direction of a stroke at one of its points, of length 1.
fn way(points: &[Inked], at: usize) -> Option<Vec2> {
    let here = points.get(at)?.0;
    // Points that lie on one another have no direction: look further.
    let apart = |other: &&Inked| (other.0 - here).hypot2() > 1e-6;
    let before = points.get(..at)?.iter().rev().take(8).find(apart);
    let behind = points.get(at + 1..)?.iter().take(8).find(apart);
    let way = match (before, behind) {
        (Some(before), Some(behind)) => {
            let sum = (here - before.0).normalize() + (behind.0 - here).normalize();
            if sum.hypot2() > 1e-6 {
                sum
            } else {
                behind.0 - here
            }
        }
        (Some(before), None) => here - before.0,
        (None, Some(behind)) => behind.0 - here,
        (None, None) => return None,
    };
    Some(way.normalize())
}
