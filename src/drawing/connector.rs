//! The ways of connectors from one element to another.

mod detour;

use kurbo::{
    BezPath, CubicBez, Line, ParamCurve as _, ParamCurveDeriv as _, Point, Shape as _, Vec2,
};

use super::{place, rect_of, shape, tones};
use crate::model::{Arrowhead, Element, End, Route};

/// An end of a connector: on an element, or on the board.
#[derive(Clone, Copy)]
pub struct Bound<'a> {
    /// The element, if it is bound to one that is there.
    pub element: Option<&'a Element>,
    /// Where on it, or on the board.
    pub end: End,
}

/// Where a connector begins or ends, and in which direction it leaves what it is bound to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tip {
    /// The place on the board.
    pub at: Point,
    /// Away from the connector, of length 1: the way its head points.
    pub points: Vec2,
}

/// The way of a connector.
#[derive(Clone, Debug)]
pub struct Course {
    /// The line.
    pub path: BezPath,
    /// Its start.
    pub from: Tip,
    /// Its end.
    pub to: Tip,
    /// Where the middle of its label is.
    pub label: Point,
}

/// The head at an end of a connector.
#[derive(Clone, Debug)]
pub struct Head {
    /// Its outline.
    pub path: BezPath,
    /// Whether it is filled; else it is a line.
    pub filled: bool,
}

impl Bound<'_> {
    /// Roughly where it is: for the other end to aim at.
    fn aim(&self) -> Point {
        match (self.element, self.end.spot) {
            (Some(element), Some(spot)) => shape::turn(element) * place(element.at(spot)),
            (Some(element), None) => rect_of(element).center(),
            (None, _) => place(self.end.place),
        }
    }

    /// Where it is, seen from `other`.
    fn at(&self, other: Point) -> Point {
        match (self.element, self.end.spot) {
            (Some(element), None) => shape::edge_towards(element, other),
            _ => self.aim(),
        }
    }

    /// The direction in which a line that starts at `at` leaves the element: along an axis.
    fn leaves(&self, at: Point, other: Point) -> Vec2 {
        let Some(element) = self.element else {
            return axis(other - at);
        };
        let rect = shape::bounds(element);
        let from = at - rect.center();
        let (across, down) = (
            from.x / rect.width().max(1.0),
            from.y / rect.height().max(1.0),
        );
        if across.hypot(down) < 0.05 {
            axis(other - at)
        } else {
            axis(Vec2::new(across, down))
        }
    }
}

/// The axis nearest to a direction, of length 1.
fn axis(way: Vec2) -> Vec2 {
    if way.x.abs() >= way.y.abs() {
        Vec2::new(if way.x < 0.0 { -1.0 } else { 1.0 }, 0.0)
    } else {
        Vec2::new(0.0, if way.y < 0.0 { -1.0 } else { 1.0 })
    }
}

/// The way from one end to the other.
pub fn course(route: Route, from: Bound<'_>, to: Bound<'_>) -> Course {
    let (start_aim, end_aim) = (from.aim(), to.aim());
    match route {
        Route::Straight => {
            let (a, b) = (from.at(end_aim), to.at(start_aim));
            straight(a, b)
        }
        Route::Curved => {
            let (a, b) = (from.at(end_aim), to.at(start_aim));
            curved(a, b, from.leaves(a, b), to.leaves(b, a))
        }
        Route::Elbow => {
            let (a, b) = (side(&from, end_aim), side(&to, start_aim));
            let around = [from, to].map(|end| end.element.map(shape::bounds));
            let (leave, arrive) = (from.leaves(a, b), to.leaves(b, a));
            along(&detour::corners(a, b, leave, arrive, around))
        }
    }
}

/// Where a right-angled line leaves: in the middle of a side, if it may choose.
fn side(bound: &Bound<'_>, other: Point) -> Point {
    let (Some(element), None) = (bound.element, bound.end.spot) else {
        return bound.at(other);
    };
    let rect = shape::bounds(element);
    let edge = shape::edge_towards(element, other);
    let leaves = bound.leaves(edge, other);
    let middle = rect.center();
    shape::edge_towards(element, middle + leaves * (rect.width() + rect.height()))
}

fn unit(way: Vec2) -> Vec2 {
    if way.hypot2() < 1e-12 {
        Vec2::new(1.0, 0.0)
    } else {
        way.normalize()
    }
}

fn straight(a: Point, b: Point) -> Course {
    let way = unit(b - a);
    Course {
        path: Line::new(a, b).to_path(shape::EXACT),
        from: Tip {
            at: a,
            points: -way,
        },
        to: Tip { at: b, points: way },
        label: a.midpoint(b),
    }
}

fn curved(a: Point, b: Point, leave: Vec2, arrive: Vec2) -> Course {
    let pull = (b - a).hypot().mul_add(0.4, 16.0);
    let curve = CubicBez::new(a, a + leave * pull, b + arrive * pull, b);
    let deriv = curve.deriv();
    Course {
        path: curve.to_path(shape::EXACT),
        from: Tip {
            at: a,
            points: -unit(deriv.eval(0.0).to_vec2()),
        },
        to: Tip {
            at: b,
            points: unit(deriv.eval(1.0).to_vec2()),
        },
        label: curve.eval(0.5),
    }
}

/// A way along corners; those that lie between their neighbours are left out.
fn along(corners: &[Point]) -> Course {
    let mut kept: Vec<Point> = Vec::with_capacity(corners.len());
    for corner in corners {
        if kept
            .last()
            .is_some_and(|last| (*corner - *last).hypot() < 1e-6)
        {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let (one, two) = (*last - *before, *corner - *last);
            if one.cross(two).abs() < 1e-6 && one.dot(two) > 0.0 {
                kept.pop();
            }
        }
        kept.push(*corner);
    }
    let (Some(a), Some(b)) = (kept.first().copied(), kept.last().copied()) else {
        return straight(Point::ORIGIN, Point::ORIGIN);
    };
    if kept.len() < 2 {
        return straight(a, b);
    }
    let mut path = BezPath::new();
    path.move_to(a);
    kept.iter().skip(1).for_each(|corner| path.line_to(*corner));
    let length = |pair: &[Point]| match pair {
        [one, two] => (*two - *one).hypot(),
        _ => 0.0,
    };
    let mut left = kept.windows(2).map(length).sum::<f64>() / 2.0;
    let mut label = a;
    for pair in kept.windows(2) {
        let long = length(pair);
        if left <= long
            && let [one, two] = pair
        {
            label = one.lerp(*two, if long > 0.0 { left / long } else { 0.0 });
            break;
        }
        left -= long;
    }
    let second = kept.get(1).copied().unwrap_or(b);
    let last_but_one = kept.get(kept.len().saturating_sub(2)).copied().unwrap_or(a);
    Course {
        path,
        from: Tip {
            at: a,
            points: unit(a - second),
        },
        to: Tip {
            at: b,
            points: unit(b - last_but_one),
        },
        label,
    }
}

/// The head at a tip, for a line of this element's weight; nothing without one.
pub fn head(kind: Arrowhead, tip: Tip, element: &Element) -> Option<Head> {
    let width = f64::from(tones::line_width(element.weight));
    let size = width.mul_add(2.5, 7.0);
    let back = -tip.points * size;
    let aside = Vec2::new(-tip.points.y, tip.points.x) * size * 0.5;
    let mut path = BezPath::new();
    match kind {
        Arrowhead::None => return None,
        Arrowhead::Arrow | Arrowhead::Triangle => {
            path.move_to(tip.at + back + aside);
            path.line_to(tip.at);
            path.line_to(tip.at + back - aside);
            if kind == Arrowhead::Triangle {
                path.close_path();
            }
        }
        Arrowhead::Dot => {
            let middle = tip.at + back * 0.35;
            path = kurbo::Circle::new(middle, size * 0.35).to_path(shape::EXACT);
        }
    }
    Some(Head {
        path,
        filled: kind != Arrowhead::Arrow,
    })
}

#[cfg(test)]
mod tests {
    use kurbo::{ParamCurve as _, Rect};

    use super::*;
    use crate::model::{ElementKind, Point as Place, Size, Spot};

    fn note(x: f32, y: f32) -> Element {
        Element {
            kind: ElementKind::Note,
            position: Place::new(x, y),
            size: Size::new(160.0, 112.0),
            ..Element::default()
        }
    }

    fn bound(element: &Element) -> Bound<'_> {
        Bound {
            element: Some(element),
            end: End::default(),
        }
    }

    #[test]
    fn a_connector_begins_and_ends_at_the_edges_whatever_its_route() {
        let from = note(0.0, 0.0);
        for (x, y) in [
            (400.0, 0.0),
            (400.0, 500.0),
            (-500.0, 30.0),
            (10.0, -300.0),
            (40.0, 20.0),
        ] {
            let to = note(x, y);
            for route in Route::ALL {
                let way = course(*route, bound(&from), bound(&to));
                for (tip, element) in [(way.from, &from), (way.to, &to)] {
                    let rect = rect_of(element);
                    let on_edge = rect.inflate(0.01, 0.01).contains(tip.at)
                        && !rect.inflate(-0.01, -0.01).contains(tip.at);
                    assert!(on_edge, "{route:?} {x} {y}: {tip:?}");
                    assert!((tip.points.hypot() - 1.0).abs() < 1e-6);
                }
                assert!(way.path.is_finite());
            }
        }
    }

    fn crosses(way: &Course, element: &Element) -> bool {
        let inner = rect_of(element).inset(-1.0);
        way.path.segments().any(|line| {
            let rect = Rect::from_points(line.start(), line.end());
            rect.x0 < inner.x1 && rect.x1 > inner.x0 && rect.y0 < inner.y1 && rect.y1 > inner.y0
        })
    }

    #[test]
    fn right_angles_do_not_run_through_what_they_connect() {
        let from = note(0.0, 0.0);
        let sides = [(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)];
        let spots = sides.map(|(x, y)| Some(Spot::new(x, y)));
        let spots: Vec<_> = spots.into_iter().chain([None]).collect();
        for x in [-400.0, -190.0, -60.0, 0.0, 90.0, 185.0, 400.0] {
            for y in [-300.0, -140.0, -30.0, 0.0, 60.0, 135.0, 300.0] {
                let to = note(x, y);
                if !rect_of(&from).intersect(rect_of(&to)).is_zero_area() {
                    continue;
                }
                for start in &spots {
                    for end in &spots {
                        let (mut a, mut b) = (bound(&from), bound(&to));
                        (a.end.spot, b.end.spot) = (*start, *end);
                        let way = course(Route::Elbow, a, b);
                        let shown = format!("{x} {y} {start:?} {end:?} {:?}", way.path);
                        assert!(!crosses(&way, &from) && !crosses(&way, &to), "{shown}");
                        for line in way.path.segments() {
                            let step = line.end() - line.start();
                            assert!(step.x.abs() < 1e-6 || step.y.abs() < 1e-6, "{shown}");
                        }
                        assert!(way.path.segments().count() <= 8, "{shown}");
                    }
                }
            }
        }
    }

    #[test]
    fn right_angles_between_things_that_overlap_still_lead_there() {
        let from = note(0.0, 0.0);
        for (x, y) in [(0.0, 0.0), (40.0, 20.0), (150.0, 100.0)] {
            let to = note(x, y);
            let mut end = bound(&to);
            end.end.spot = Some(Spot::new(0.0, 0.5));
            let way = course(Route::Elbow, bound(&from), end);
            assert!(way.path.is_finite() && way.path.segments().count() < 12);
            let last = way.path.segments().last().expect("a line").end();
            assert!((last - Point::new(f64::from(x), f64::from(y) + 56.0)).hypot() < 1e-6);
        }
    }

    #[test]
    fn right_angles_are_right_and_a_spot_is_kept() {
        let (from, to) = (note(0.0, 0.0), note(300.0, 400.0));
        let mut end = bound(&to);
        end.end.spot = Some(Spot::new(0.5, 1.0));
        let way = course(Route::Elbow, bound(&from), end);
        assert_eq!(way.to.at, Point::new(380.0, 512.0));
        assert_eq!(way.to.points, Vec2::new(0.0, -1.0));
        for line in way.path.segments() {
            let way = line.end() - line.start();
            assert!(way.x.abs() < 1e-6 || way.y.abs() < 1e-6);
        }
    }
}
