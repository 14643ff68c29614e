//! What was drawn by hand: its points on the board, smoothed.

use kurbo::{BezPath, Point, Rect};

use super::{rect_of, shape};
use crate::model::{Element, ElementKind, Weight};

/// A point of a stroke on the board, with half the stroke's width there, in points.
pub type Inked = (Point, f64);

/// How wide a stroke is at the usual pressure, in points.
pub fn width(element: &Element) -> f64 {
    let width = match element.weight {
        Weight::Thin => 1.5,
        Weight::Medium => 3.0,
        Weight::Thick => 6.0,
    };
    match element.kind {
        ElementKind::Highlight => width * 6.0,
        _ => width,
    }
}

/// The points of a stroke on the board, as it is stretched and turned.
pub fn points(element: &Element) -> Vec<Inked> {
    let rect = rect_of(element);
    let turn = shape::turn(element);
    let half = width(element) / 2.0;
    let pressed = element.kind == ElementKind::Stroke && element.points.has_pressure();
    let points = element.points.within_bounds().map(|(x, y, pressure)| {
        let at = Point::new(
            f64::from(x).mul_add(rect.width(), rect.x0),
            f64::from(y).mul_add(rect.height(), rect.y0),
        );
        let half = if pressed {
            // From a third of the width to a little more than all of it.
            half * f64::from(pressure).mul_add(0.9, 0.35)
        } else {
            half
        };
        (turn * at, half)
    });
    points.collect()
}

/// Each stretch of a line from one point to the next, between the points before and behind; the
/// first and the last point stand for what is not there.
pub fn stretches<T>(points: &[T]) -> impl Iterator<Item = [&T; 4]> {
    let at = |index: usize| points.get(index.min(points.len().saturating_sub(1)));
    (1..points.len())
        .filter_map(move |to| Some([at(to.saturating_sub(2))?, at(to - 1)?, at(to)?, at(to + 1)?]))
}

/// The middle line of a stroke, smoothed: a curve through all its points.
pub fn curve(points: &[Inked]) -> BezPath {
    let mut path = BezPath::new();
    let Some((first, _)) = points.first().copied() else {
        return path;
    };
    path.move_to(first);
    if points.len() == 1 {
        path.line_to(first);
    }
    for [before, from, to, behind] in stretches(points).map(|stretch| stretch.map(|p| p.0)) {
        // Catmull and Rom's spline, as a cubic.
        let one = from + (to - before) / 6.0;
        let two = to - (behind - from) / 6.0;
        path.curve_to(one, two, to);
    }
    path
}

/// The box around a stroke with its width.
pub fn bounds(element: &Element) -> Rect {
    let half = width(element) / 2.0 * 1.25;
    shape::bounds(element).inflate(half, half)
}

#[cfg(test)]
mod tests {
    use kurbo::ParamCurve as _;

    use super::*;
    use crate::model::{Point as Place, Points, Size};

    fn stroke() -> Element {
        let places = [(0.0, 0.0), (10.0, 20.0), (30.0, 10.0)];
        let points = Points::new(places.map(|(x, y)| (Place::new(x, y), Points::UNKNOWN)));
        Element {
            kind: ElementKind::Stroke,
            position: Place::new(100.0, 100.0),
            size: Size::new(60.0, 20.0),
            points,
            ..Element::default()
        }
    }

    #[test]
    fn a_stroke_is_stretched_to_its_size() {
        let points = points(&stroke());
        let places: Vec<_> = points
            .iter()
            .map(|(at, _)| (at.x.round(), at.y.round()))
            .collect();
        assert_eq!(places, [(100.0, 100.0), (120.0, 120.0), (160.0, 110.0)]);
        assert!(points.iter().all(|(_, half)| *half == 1.5));
    }

    #[test]
    fn its_curve_goes_through_every_point() {
        let points = points(&stroke());
        let ends: Vec<Point> = curve(&points).segments().map(|line| line.end()).collect();
        assert_eq!(
            ends,
            points.iter().skip(1).map(|(at, _)| *at).collect::<Vec<_>>()
        );
        assert!(curve(&[]).is_empty());
        assert_eq!(curve(&points[..1]).elements().len(), 2);
    }
}
