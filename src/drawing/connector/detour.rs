//! Right-angled ways that do not run through what they connect.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use kurbo::{Point, Rect, Vec2};

/// How far a connector goes straight away from an element before it bends, in points.
const STUB: f64 = 24.0;
/// A bend counts as much as this way, in points.
const BEND: f64 = 60.0;

/// The corners of a right-angled way from `a` to `b`, which leaves the one and the other in these
/// directions, around what lies at its ends. The usual way is taken where it is free; it is also
/// the cheapest to find.
pub fn corners(
    a: Point,
    b: Point,
    leave: Vec2,
    arrive: Vec2,
    around: [Option<Rect>; 2],
) -> Vec<Point> {
    let usual = plain(a, b, leave, arrive);
    let solid: Vec<Rect> = around.into_iter().flatten().collect();
    if is_free(&usual, &solid) {
        return usual;
    }
    let [near_a, near_b] = [stub(&solid, a, leave), stub(&solid, b, arrive)];
    let (out, in_) = (a + leave * near_a, b + arrive * near_b);
    match search(out, in_, leave, arrive, &solid) {
        Some(found) => {
            let mut corners = vec![a];
            corners.extend(found);
            corners.push(b);
            corners
        }
        None => usual,
    }
}

/// How far out of an element: less than usual where the other one is near.
fn stub(solid: &[Rect], at: Point, way: Vec2) -> f64 {
    let free = |far: f64| !solid.iter().any(|rect| is_within(*rect, at + way * far));
    [STUB, STUB / 2.0, STUB / 4.0, 2.0]
        .into_iter()
        .find(|far| free(*far))
        .unwrap_or(STUB)
}

fn is_within(rect: Rect, at: Point) -> bool {
    let inner = rect.inset(-0.5);
    at.x > inner.x0 && at.x < inner.x1 && at.y > inner.y0 && at.y < inner.y1
}

/// Whether a line along an axis runs through a rectangle.
fn runs_through(rect: Rect, a: Point, b: Point) -> bool {
    let inner = rect.inset(-0.5);
    let line = Rect::from_points(a, b);
    line.x0 < inner.x1 && line.x1 > inner.x0 && line.y0 < inner.y1 && line.y1 > inner.y0
}

fn is_free(corners: &[Point], solid: &[Rect]) -> bool {
    corners.windows(2).all(|pair| match pair {
        [a, b] => !solid.iter().any(|rect| runs_through(*rect, *a, *b)),
        _ => true,
    })
}

/// The usual ways: out, across, in.
fn plain(a: Point, b: Point, leave: Vec2, arrive: Vec2) -> Vec<Point> {
    let (out, in_) = (a + leave * STUB, b + arrive * STUB);
    let mut corners = vec![a, out];
    let across = |way: Vec2| way.x.abs() > 0.5;
    match (across(leave), across(arrive)) {
        (true, true) => {
            let ahead = (in_.x - out.x) * leave.x >= 0.0;
            let opposite = leave.x * arrive.x < 0.0;
            if ahead && opposite {
                let middle = (out.x + in_.x) / 2.0;
                corners.extend([Point::new(middle, out.y), Point::new(middle, in_.y)]);
            } else if opposite {
                let middle = (out.y + in_.y) / 2.0;
                corners.extend([Point::new(out.x, middle), Point::new(in_.x, middle)]);
            } else {
                let far = if leave.x > 0.0 {
                    out.x.max(in_.x)
                } else {
                    out.x.min(in_.x)
                };
                corners.extend([Point::new(far, out.y), Point::new(far, in_.y)]);
            }
        }
        (false, false) => {
            let ahead = (in_.y - out.y) * leave.y >= 0.0;
            let opposite = leave.y * arrive.y < 0.0;
            if ahead && opposite {
                let middle = (out.y + in_.y) / 2.0;
                corners.extend([Point::new(out.x, middle), Point::new(in_.x, middle)]);
            } else if opposite {
                let middle = (out.x + in_.x) / 2.0;
                corners.extend([Point::new(middle, out.y), Point::new(middle, in_.y)]);
            } else {
                let far = if leave.y > 0.0 {
                    out.y.max(in_.y)
                } else {
                    out.y.min(in_.y)
                };
                corners.extend([Point::new(out.x, far), Point::new(in_.x, far)]);
            }
        }
        (true, false) => corners.push(if (in_.x - out.x) * leave.x >= 0.0 {
            Point::new(in_.x, out.y)
        } else {
            Point::new(out.x, in_.y)
        }),
        (false, true) => corners.push(if (in_.y - out.y) * leave.y >= 0.0 {
            Point::new(out.x, in_.y)
        } else {
            Point::new(in_.x, out.y)
        }),
    }
    corners.extend([in_, b]);
    corners
}

/// The four directions.
const WAYS: [Vec2; 4] = [
    Vec2::new(1.0, 0.0),
    Vec2::new(0.0, 1.0),
    Vec2::new(-1.0, 0.0),
    Vec2::new(0.0, -1.0),
];

fn number_of(way: Vec2) -> usize {
    let same = |known: &Vec2| known.dot(way) > 0.5;
    WAYS.iter().position(same).unwrap_or(0)
}

/// The lines along which a way may go: those of its ends, beside each rectangle, and between the
/// two.
fn lanes(ends: [f64; 2], spans: &[(f64, f64)]) -> Vec<f64> {
    let mut lanes = ends.to_vec();
    for (low, high) in spans {
        lanes.extend([low - STUB, high + STUB]);
    }
    if let [one, two] = spans {
        for (first, second) in [(one, two), (two, one)] {
            if second.0 > first.1 {
                lanes.push(f64::midpoint(first.1, second.0));
            }
        }
    }
    lanes.sort_by(f64::total_cmp);
    lanes.dedup_by(|a, b| (*a - *b).abs() < 1e-6);
    lanes
}

/// The cheapest way over the lanes (Dijkstra's), counting bends; nothing if there is none.
fn search(out: Point, in_: Point, leave: Vec2, arrive: Vec2, solid: &[Rect]) -> Option<Vec<Point>> {
    // Whoever starts within something has to get out of it.
    let solid: Vec<Rect> = solid
        .iter()
        .copied()
        .filter(|rect| !is_within(*rect, out) && !is_within(*rect, in_))
        .collect();
    let spans = |of: fn(&Rect) -> (f64, f64)| solid.iter().map(of).collect::<Vec<_>>();
    let xs = lanes([out.x, in_.x], &spans(|rect| (rect.x0, rect.x1)));
    let ys = lanes([out.y, in_.y], &spans(|rect| (rect.y0, rect.y1)));
    let at = |node: usize| -> Option<Point> {
        let (place, _) = (node / 4, node % 4);
        Some(Point::new(
            *xs.get(place % xs.len())?,
            *ys.get(place / xs.len())?,
        ))
    };
    let node = |point: Point, way: usize| -> Option<usize> {
        let column = xs.iter().position(|x| (x - point.x).abs() < 1e-6)?;
        let row = ys.iter().position(|y| (y - point.y).abs() < 1e-6)?;
        Some((row * xs.len() + column) * 4 + way)
    };
    let start = node(out, number_of(leave))?;
    let goals = WAYS
        .iter()
        .enumerate()
        .filter(|(_, way)| way.dot(arrive) < 0.5);
    let goals: Vec<usize> = goals.filter_map(|(way, _)| node(in_, way)).collect();
    let count = xs.len() * ys.len() * 4;
    let mut cost = vec![u64::MAX; count];
    let mut before = vec![usize::MAX; count];
    let mut open = BinaryHeap::new();
    *cost.get_mut(start)? = 0;
    open.push(Reverse((0_u64, start)));
    while let Some(Reverse((so_far, here))) = open.pop() {
        if cost.get(here).is_none_or(|known| *known < so_far) {
            continue;
        }
        let from = at(here)?;
        let (place, heading) = (here / 4, here % 4);
        let (column, row) = (place % xs.len(), place / xs.len());
        for (way, _) in WAYS.iter().enumerate() {
            if way == (heading + 2) % 4 {
                continue;
            }
            let next = match way {
                0 => (column + 1 < xs.len()).then_some((column + 1, row)),
                1 => (row + 1 < ys.len()).then_some((column, row + 1)),
                2 => column.checked_sub(1).map(|column| (column, row)),
                _ => row.checked_sub(1).map(|row| (column, row)),
            };
            let Some((column, row)) = next else { continue };
            let next = (row * xs.len() + column) * 4 + way;
            let to = at(next)?;
            if solid.iter().any(|rect| runs_through(*rect, from, to)) {
                continue;
            }
            let bend = if way == heading { 0.0 } else { BEND };
            // In sixteenths of a point: whole numbers can be put in order.
            let step = (((to - from).hypot() + bend) * 16.0).round() as u64;
            let total = so_far.saturating_add(step);
            if let (Some(known), Some(back)) = (cost.get_mut(next), before.get_mut(next))
                && total < *known
            {
                *known = total;
                *back = here;
                open.push(Reverse((total, next)));
            }
        }
    }
    let straight = node(in_, number_of(-arrive))?;
    let at_end = |goal: &usize| {
        let bend = if *goal == straight { 0.0 } else { BEND * 16.0 };
        cost.get(*goal).map(|cost| cost.saturating_add(bend as u64))
    };
    let mut here = goals.into_iter().min_by_key(at_end)?;
    let mut way = Vec::new();
    for _ in 0..=count {
        way.push(at(here)?);
        if here == start {
            way.reverse();
            return Some(way);
        }
        here = before
            .get(here)
            .copied()
            .filter(|node| *node != usize::MAX)?;
    }
    None
}
