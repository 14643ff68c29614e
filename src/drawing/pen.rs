//! From what a hand does to the points of a stroke: trembling is smoothed, and what a curve would
//! go through anyway is left out.

use kurbo::{Point, Vec2};

use crate::model::{Element, Point as Place, Points, Size};

/// How far a point follows the hand: 1 would be all the way.
const FOLLOWS: f64 = 0.55;
/// How fast pressure follows the hand.
const PRESSURE_FOLLOWS: f64 = 0.4;
/// A full change of pressure counts as much as this way, in points, when points are left out.
const PRESSURE_WEIGHS: f64 = 6.0;

/// A stroke while it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Hand {
    points: Vec<(Point, f64)>,
    /// Where the hand itself is.
    at: Option<(Point, f64)>,
    pressed: bool,
}

impl Hand {
    /// The hand has come to a place; `force` is from 0 to 1 where the device tells it. What is
    /// nearer than `near`, in points, to the place before does not count.
    pub fn go_to(&mut self, at: Point, force: Option<f64>, near: f64) {
        if !at.is_finite() {
            return;
        }
        self.pressed |= force.is_some();
        let force = force.filter(|force| force.is_finite());
        let force = force.unwrap_or(0.5).clamp(0.0, 1.0);
        self.at = Some((at, force));
        let Some((last, last_force)) = self.points.last().copied() else {
            self.points.push((at, force));
            return;
        };
        if (at - last).hypot() < near {
            return;
        }
        let smooth = last + (at - last) * FOLLOWS;
        let force = (force - last_force).mul_add(PRESSURE_FOLLOWS, last_force);
        self.points.push((smooth, force));
    }

    /// The points so far, up to where the hand is, each with its pressure from 0 to 1.
    pub fn points(&self) -> Vec<(Point, f64)> {
        let mut points = self.points.clone();
        if let (Some(at), Some(last)) = (self.at, points.last())
            && (at.0 - last.0).hypot() > 1e-3
        {
            points.push(at);
        }
        points
    }

    /// Whether nothing was drawn.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// Gives an element the points of this stroke, without those that lie less than `tolerance`
    /// points beside the line of the others, and the place and size that belong to them.
    pub fn write(&self, element: &mut Element, tolerance: f64) {
        let kept = thinned(&self.points(), tolerance);
        let corner = kept
            .iter()
            .fold(Point::new(f64::MAX, f64::MAX), |low, (at, _)| {
                Point::new(low.x.min(at.x), low.y.min(at.y))
            });
        let pressure = |force: f64| {
            if self.pressed {
                // A value that says "unknown" is avoided.
                match (force * 255.0).round() as u8 {
                    Points::UNKNOWN => Points::UNKNOWN + 1,
                    known => known,
                }
            } else {
                Points::UNKNOWN
            }
        };
        element.points = Points::new(kept.iter().map(|(at, force)| {
            let from: Vec2 = *at - corner;
            (Place::new(from.x as f32, from.y as f32), pressure(*force))
        }));
        let (_, size) = element.points.bounds();
        element.position = Place::new(corner.x as f32, corner.y as f32);
        element.size = Size::new(size.width().max(1.0), size.height().max(1.0));
    }
}

/// The points that are needed so that none of the others lies farther than `tolerance` beside the
/// line of those kept (after Ramer, Douglas and Peucker). The ends are always kept.
fn thinned(points: &[(Point, f64)], tolerance: f64) -> Vec<(Point, f64)> {
    let Some(last) = points.len().checked_sub(1).filter(|last| *last > 1) else {
        return points.to_vec();
    };
    let mut kept = vec![false; points.len()];
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        for end in [from, to] {
            if let Some(kept) = kept.get_mut(end) {
                *kept = true;
            }
        }
        let (Some(a), Some(b)) = (points.get(from), points.get(to)) else {
            continue;
        };
        let mut farthest = (tolerance, None);
        for at in from + 1..to {
            if let Some(point) = points.get(at) {
                let away = beside(*point, *a, *b);
                if away > farthest.0 {
                    farthest = (away, Some(at));
                }
            }
        }
        if let (_, Some(at)) = farthest {
            open.extend([(from, at), (at, to)]);
        }
    }
    let kept = points.iter().zip(kept).filter(|(_, kept)| *kept);
    kept.map(|(point, _)| *point).collect()
}

/// How far a point lies beside the line from `a` to `b`; pressure counts as a third direction.
fn beside((at, force): (Point, f64), a: (Point, f64), b: (Point, f64)) -> f64 {
    let way = b.0 - a.0;
    let part = if way.hypot2() > 0.0 {
        ((at - a.0).dot(way) / way.hypot2()).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let pressed = (b.1 - a.1).mul_add(part, a.1) - force;
    (at - (a.0 + way * part))
        .hypot()
        .hypot(pressed * PRESSURE_WEIGHS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::stroke;
    use crate::model::ElementKind;

    fn drawn(places: impl Iterator<Item = (f64, f64)>, force: Option<f64>) -> Element {
        let mut hand = Hand::default();
        places.for_each(|(x, y)| hand.go_to(Point::new(x, y), force, 1.0));
        let mut element = Element {
            kind: ElementKind::Stroke,
            ..Element::default()
        };
        hand.write(&mut element, 0.3);
        element
    }

    #[test]
    fn a_straight_line_needs_two_points_and_lies_where_it_was_drawn() {
        let element = drawn((0..100).map(|n| (50.0 + f64::from(n) * 3.0, 70.0)), None);
        assert_eq!(element.points.len(), 2);
        let points = stroke::points(&element);
        let ends = [points[0].0, points[1].0];
        assert!((ends[0] - Point::new(50.0, 70.0)).hypot() < 0.1, "{ends:?}");
        assert!(
            (ends[1] - Point::new(347.0, 70.0)).hypot() < 0.1,
            "{ends:?}"
        );
    }

    #[test]
    fn trembling_is_smoothed() {
        let element = drawn(
            (0..60).map(|n| (f64::from(n) * 4.0, if n % 2 == 0 { 0.0 } else { 3.0 })),
            None,
        );
        assert!(element.size.height() < 3.1);
        let points = stroke::points(&element);
        let inner = &points[2..points.len() - 2];
        let high = inner.iter().map(|(at, _)| at.y).fold(f64::MIN, f64::max);
        let low = inner.iter().map(|(at, _)| at.y).fold(f64::MAX, f64::min);
        assert!(high - low < 2.0, "{low} {high}");
    }

    #[test]
    fn a_curve_keeps_its_form_with_few_points() {
        let circle = (0..=200).map(|n| {
            let angle = f64::from(n) / 200.0 * std::f64::consts::TAU;
            (100.0 + 80.0 * angle.cos(), 100.0 + 80.0 * angle.sin())
        });
        let element = drawn(circle, None);
        assert!(
            (8..80).contains(&element.points.len()),
            "{}",
            element.points.len()
        );
        for (at, _) in stroke::points(&element) {
            let away = (at - Point::new(100.0, 100.0)).hypot() - 80.0;
            assert!(away.abs() < 3.0, "{away}");
        }
    }

    #[test]
    fn pressure_is_kept_where_it_is_known_and_a_dot_is_a_stroke() {
        let line = || (0..10).map(|n| (f64::from(n) * 5.0, 0.0));
        assert!(!drawn(line(), None).points.has_pressure());
        assert!(drawn(line(), Some(0.5)).points.has_pressure());
        let dot = drawn(std::iter::once((5.0, 5.0)), None);
        assert_eq!((dot.points.len(), dot.size.width()), (1, 1.0));
        let odd = drawn([(f64::NAN, 1.0), (1.0, 1.0)].into_iter(), Some(f64::NAN));
        assert_eq!(odd.points.len(), 1);
    }
}
