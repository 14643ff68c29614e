//! Excalidraw's lines and arrows, and what is drawn by hand there.

use super::{Reader, Refers};
use crate::exchange::board::incoming::{self, Piece};
use crate::exchange::board::json::Json;
use crate::exchange::board::ours::from_word;
use crate::exchange::board::report::{Loss, Report};
use crate::exchange::board::shades;
use crate::model::{Arrowhead, Element, ElementKind, End, Point, Points, Route, Spot, Weight};

/// Corners of a drawn line stay corners: points are put so near before and behind them, in points.
const NEAR: f64 = 1.0;

impl Reader<'_> {
    /// A line or an arrow; one with many corners is drawn by hand. Returns whether it is anything.
    #[expect(
        clippy::too_many_arguments,
        reason = "all that a line says, in one place"
    )]
    pub(super) fn line(
        &mut self,
        told: &Json,
        kind: &str,
        ours: Option<&Json>,
        label: Option<&Json>,
        at: (f64, f64),
        piece: &mut Piece,
        refers: &mut Refers,
    ) -> bool {
        let points = self.points(told, at);
        let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
            self.out.report.add(Loss::Broken);
            return false;
        };
        let is_round = told.get("roundness").is_some();
        let is_elbow = told.get("elbowed").and_then(Json::bool) == Some(true);
        if kind == "line" && points.len() > 2 {
            self.out.report.add(Loss::LineDrawn);
            self.strokes(told, &mut piece.element);
            piece.element.kind = ElementKind::Stroke;
            let filled = told.get("backgroundColor").and_then(Json::text);
            if filled.and_then(shades::parsed).is_some() {
                self.out.report.add(Loss::Hatching);
            }
            let points = if is_round {
                points
            } else {
                with_corners(&points)
            };
            let points = points.iter().map(|at| (*at, Points::UNKNOWN));
            self.inked(points.collect(), &mut piece.element);
            return true;
        }
        let element = &mut piece.element;
        element.kind = ElementKind::Connector;
        self.strokes(told, element);
        element.route = match (is_elbow, is_round && points.len() > 2) {
            (true, _) => Route::Elbow,
            (_, true) => Route::Curved,
            _ => Route::Straight,
        };
        let kept = match element.route {
            Route::Straight => points.len() > 2,
            Route::Curved => points.len() > 3,
            Route::Elbow => false,
        };
        if kept {
            self.out.report.add(Loss::Waypoints);
            element.route = Route::Curved;
        }
        element.from_head = self.head(told, "startArrowhead", "");
        element.to_head = self.head(
            told,
            "endArrowhead",
            if kind == "arrow" { "arrow" } else { "" },
        );
        let end = |binding: &str, name: &str, place: (f64, f64)| -> (Option<String>, End) {
            let binding = told.get(binding);
            let to = binding.map(|binding| binding.text_of("elementId"));
            let fixed = binding.and_then(|binding| binding.get("fixedPoint")?.pair());
            let is_inside = binding.is_some_and(|binding| binding.text_of("mode") == "inside");
            let of_ours = ours.and_then(|ours| ours.get(name)?.pair());
            let spot = match ours {
                Some(_) => of_ours,
                None => fixed.filter(|_| is_elbow || is_inside),
            };
            let end = End {
                spot: spot.map(|(x, y)| Spot::new(x as f32, y as f32)),
                place: incoming::place(place.0, place.1, &mut Report::default()),
            };
            (to.filter(|to| !to.is_empty()).map(str::to_owned), end)
        };
        (refers.from, element.from_at) = end("startBinding", "from", first);
        (refers.to, element.to_at) = end("endBinding", "to", last);
        let low = (first.0.min(last.0), first.1.min(last.1));
        element.position = incoming::place(low.0, low.1, &mut self.out.report);
        element.size = incoming::size(first.0 - last.0, first.1 - last.1, &mut self.out.report);
        if let Some(label) = label {
            self.letters(label, ours, element);
        }
        true
    }

    fn head(&mut self, told: &Json, name: &str, usual: &str) -> Arrowhead {
        let told = match told.get(name) {
            Some(told) => told.text().unwrap_or_default(),
            // Said to be none, or not said at all.
            None if has(told, name) => "",
            None => usual,
        };
        let (head, exactly) = match told {
            "" => (Arrowhead::None, true),
            "arrow" => (Arrowhead::Arrow, true),
            "triangle" => (Arrowhead::Triangle, true),
            "dot" | "circle" => (Arrowhead::Dot, true),
            "triangle_outline" | "diamond" | "diamond_outline" => (Arrowhead::Triangle, false),
            "circle_outline" => (Arrowhead::Dot, false),
            _ => (Arrowhead::Arrow, false),
        };
        if !exactly {
            self.out.report.add(Loss::Head);
        }
        head
    }

    /// The points of a line, on the board; what is no point is left out.
    fn points(&mut self, told: &Json, (x, y): (f64, f64)) -> Vec<(f64, f64)> {
        let points = told.get("points").and_then(Json::list).unwrap_or_default();
        let read: Vec<(f64, f64)> = points.iter().filter_map(Json::pair).collect();
        if read.len() < points.len() {
            self.out.report.add(Loss::Value);
        }
        read.iter().map(|(dx, dy)| (x + dx, y + dy)).collect()
    }

    pub(super) fn drawn(
        &mut self,
        told: &Json,
        ours: Option<&Json>,
        at: (f64, f64),
        element: &mut Element,
    ) -> bool {
        let points = self.points(told, at);
        if points.is_empty() {
            self.out.report.add(Loss::Broken);
            return false;
        }
        let kind = from_word(ours.and_then(|ours| ours.get("kind")));
        element.kind = match kind {
            Some(ElementKind::Highlight) => ElementKind::Highlight,
            _ => ElementKind::Stroke,
        };
        self.strokes(told, element);
        if element.kind == ElementKind::Highlight {
            // Its width there is that of what the pen leaves.
            element.weight = match told.number_of("strokeWidth").unwrap_or(4.0) {
                width if width < 3.0 => Weight::Thin,
                width if width < 6.0 => Weight::Medium,
                _ => Weight::Thick,
            };
        }
        let simulated = told.get("simulatePressure").and_then(Json::bool) == Some(true);
        let pressures = told
            .get("pressures")
            .and_then(Json::list)
            .unwrap_or_default();
        let pressure = |at: usize| match pressures.get(at).and_then(Json::number) {
            Some(part) if !simulated => (part.clamp(0.0, 1.0) * 255.0).round() as u8,
            _ => Points::UNKNOWN,
        };
        let points = points.into_iter().enumerate();
        let points = points.map(|(at, place)| (place, pressure(at)));
        self.inked(points.collect(), element);
        true
    }

    /// Makes a stroke of points on the board.
    fn inked(&mut self, points: Vec<((f64, f64), u8)>, element: &mut Element) {
        let report = &mut self.out.report;
        let mut low = (f64::INFINITY, f64::INFINITY);
        let mut high = (f64::NEG_INFINITY, f64::NEG_INFINITY);
        for ((x, y), _) in &points {
            low = (low.0.min(*x), low.1.min(*y));
            high = (high.0.max(*x), high.1.max(*y));
        }
        element.position = incoming::place(low.0, low.1, report);
        element.size = incoming::size(high.0 - low.0, high.1 - low.1, report);
        let near = |value: f64| value.clamp(0.0, 200_000.0) as f32;
        let points = points
            .iter()
            .map(|((x, y), pressure)| (Point::new(near(x - low.0), near(y - low.1)), *pressure));
        element.points = Points::new(points);
    }
}

/// Whether a name is there, even if with nothing.
fn has(told: &Json, name: &str) -> bool {
    match told {
        Json::Map(values) => values.iter().any(|(known, _)| &**known == name),
        _ => false,
    }
}

/// A line's points with more of them near its corners: a curve through them all has those corners.
fn with_corners(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut out = Vec::with_capacity(points.len() * 3);
    let towards = |from: (f64, f64), to: (f64, f64)| {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let long = dx.hypot(dy);
        let part = if long > 0.0 {
            (NEAR / long).min(0.4)
        } else {
            0.0
        };
        (from.0 + dx * part, from.1 + dy * part)
    };
    for (at, point) in points.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).and_then(|at| points.get(at)) {
            out.push(towards(*point, *before));
        }
        out.push(*point);
        if let Some(behind) = points.get(at + 1) {
            out.push(towards(*point, *behind));
        }
    }
    out
}
