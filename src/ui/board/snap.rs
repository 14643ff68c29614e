//! Snapping to neighbours and to the grid, with guides. Nothing is moved farther than it has to
//! be, and never farther than the reach.

use egui::{Align2, FontId, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::{BoardView, ElementId};
use crate::model::ElementKind;
use crate::ui::settings::BoardPrefs;
use crate::ui::theme::{self, Palette};

/// How near to a neighbour's edge something has to come, in points of the screen.
const REACH: f32 = 6.0;
/// Distance of the grid's lines, in points on the board: that of the ground's dots.
pub const GRID: f32 = 20.0;
/// If more than this is in sight, only what lies around is snapped to.
const MANY: usize = 600;
/// How far "around" reaches then, in points of the screen.
const AROUND: f32 = 400.0;
/// What counts as the same place, in points on the board.
const SAME: f32 = 0.05;

/// What something is snapped to.
pub struct Neighbours {
    rects: Vec<Rect>,
    grid: bool,
    reach: f32,
}

/// A line that shows what something is snapped to, on the board.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Guide {
    /// Edges or middles in one line.
    Line(Pos2, Pos2),
    /// A distance that is there twice.
    Gap(Pos2, Pos2),
}

/// A part of an axis.
#[derive(Clone, Copy, Debug)]
struct Span(f32, f32);

impl Span {
    const fn middle(self) -> f32 {
        f32::midpoint(self.0, self.1)
    }

    fn overlaps(self, other: Self) -> bool {
        self.0 < other.1 && other.0 < self.1
    }

    const fn stops(self) -> [f32; 3] {
        [self.0, self.middle(), self.1]
    }
}

/// One of the two directions, so that each rule is written once.
#[derive(Clone, Copy, PartialEq)]
enum Axis {
    Across,
    Down,
}

impl Axis {
    const fn along(self, rect: Rect) -> Span {
        match self {
            Self::Across => Span(rect.min.x, rect.max.x),
            Self::Down => Span(rect.min.y, rect.max.y),
        }
    }

    const fn aside(self, rect: Rect) -> Span {
        match self {
            Self::Across => Self::Down.along(rect),
            Self::Down => Self::Across.along(rect),
        }
    }

    const fn place(self, along: f32, aside: f32) -> Pos2 {
        match self {
            Self::Across => pos2(along, aside),
            Self::Down => pos2(aside, along),
        }
    }
}

impl Neighbours {
    /// These neighbours, and how near one has to come, in points on the board.
    #[cfg(test)]
    pub fn new(rects: Vec<Rect>, grid: bool, reach: f32) -> Self {
        Self { rects, grid, reach }
    }

    /// By how much a rectangle has to be moved to lie in line with a neighbour, or at equal
    /// distances, and else on the grid.
    pub fn of_moved(&self, rect: Rect) -> Vec2 {
        let by = |axis: Axis| {
            let span = axis.along(rect);
            let edges = self.nearest(axis, &span.stops());
            let gaps = self.equal_gap(axis, rect);
            nearer(edges, gaps).or_else(|| self.to_grid(span.0))
        };
        vec2(
            by(Axis::Across).unwrap_or_default(),
            by(Axis::Down).unwrap_or_default(),
        )
    }

    /// By how much a place has to be moved to lie in line with a neighbour's edge or middle.
    pub fn of_place(&self, place: Pos2, across: bool, down: bool) -> Vec2 {
        let by = |axis, at: f32, wanted: bool| {
            wanted
                .then(|| self.nearest(axis, &[at]).or_else(|| self.to_grid(at)))
                .flatten()
                .unwrap_or_default()
        };
        vec2(
            by(Axis::Across, place.x, across),
            by(Axis::Down, place.y, down),
        )
    }

    fn nearest(&self, axis: Axis, stops: &[f32]) -> Option<f32> {
        let mut best: Option<f32> = None;
        for rect in &self.rects {
            for target in axis.along(*rect).stops() {
                for stop in stops {
                    let by = target - stop;
                    if by.abs() <= self.reach && best.is_none_or(|best| by.abs() < best.abs()) {
                        best = Some(by);
                    }
                }
            }
        }
        best
    }

    fn to_grid(&self, at: f32) -> Option<f32> {
        self.grid.then(|| (at / GRID).round().mul_add(GRID, -at))
    }

    /// The neighbours on both sides, in a row with this: the nearest one each, and the one behind.
    fn row(&self, axis: Axis, rect: Rect) -> [Option<(Span, Option<Span>)>; 2] {
        let (own, aside) = (axis.along(rect), axis.aside(rect));
        let before = self.beside(axis, own, aside, false);
        let behind = self.beside(axis, own, aside, true);
        [(before, false), (behind, true)].map(|(next, after)| {
            let (next, aside) = next?;
            let further = self.beside(axis, next, aside, after);
            Some((next, further.map(|(span, _)| span)))
        })
    }

    fn beside(&self, axis: Axis, own: Span, aside: Span, after: bool) -> Option<(Span, Span)> {
        let mut best: Option<(f32, Span, Span)> = None;
        for rect in &self.rects {
            let (span, its_aside) = (axis.along(*rect), axis.aside(*rect));
            let gap = if after {
                span.0 - own.1
            } else {
                own.0 - span.1
            };
            let nearer = best.is_none_or(|(known, ..)| gap < known);
            if gap >= -self.reach && gap > -(span.1 - span.0) && nearer && aside.overlaps(its_aside)
            {
                best = Some((gap, span, its_aside));
            }
        }
        best.map(|(_, span, aside)| (span, aside))
    }

    fn equal_gap(&self, axis: Axis, rect: Rect) -> Option<f32> {
        let own = axis.along(rect);
        let [before, behind] = self.row(axis, rect);
        let mut best: Option<f32> = None;
        let mut offer = |by: f32| {
            if by.abs() <= self.reach {
                best = nearer(best, Some(by));
            }
        };
        if let (Some((left, _)), Some((right, _))) = (before, behind) {
            offer(f32::midpoint(left.1, right.0) - own.middle());
        }
        if let Some((left, Some(further))) = before
            && left.0 > further.1
        {
            offer(left.1 + (left.0 - further.1) - own.0);
        }
        if let Some((right, Some(further))) = behind
            && further.0 > right.1
        {
            offer(right.0 - (further.0 - right.1) - own.1);
        }
        best
    }

    /// The guides for a rectangle that lies where it was snapped to. `stops`: which of its left,
    /// middle, right edges count, and which of its upper, middle, lower ones.
    pub fn guides(&self, rect: Rect, stops: [[bool; 3]; 2], gaps: bool) -> Vec<Guide> {
        let mut guides = Vec::new();
        for (axis, wanted) in [Axis::Across, Axis::Down].into_iter().zip(stops) {
            self.lines(axis, rect, wanted, &mut guides);
            if gaps {
                self.gaps(axis, rect, &mut guides);
            }
        }
        guides
    }

    fn lines(&self, axis: Axis, rect: Rect, wanted: [bool; 3], guides: &mut Vec<Guide>) {
        let own = axis.along(rect);
        for (stop, wanted) in own.stops().into_iter().zip(wanted) {
            if !wanted {
                continue;
            }
            let mut line: Option<Span> = None;
            for other in &self.rects {
                let stops = axis.along(*other).stops();
                if stops.iter().any(|target| (target - stop).abs() < SAME) {
                    let aside = axis.aside(*other);
                    let known = line.unwrap_or_else(|| axis.aside(rect));
                    line = Some(Span(known.0.min(aside.0), known.1.max(aside.1)));
                }
            }
            if let Some(Span(from, to)) = line {
                guides.push(Guide::Line(axis.place(stop, from), axis.place(stop, to)));
            }
        }
    }

    fn gaps(&self, axis: Axis, rect: Rect, guides: &mut Vec<Guide>) {
        let own = axis.along(rect);
        let height = axis.aside(rect).middle();
        let mut gap = |from: f32, to: f32| {
            guides.push(Guide::Gap(axis.place(from, height), axis.place(to, height)));
        };
        let same = |a: f32, b: f32| a > 1.0 && (a - b).abs() < SAME * 2.0;
        let [before, behind] = self.row(axis, rect);
        if let (Some((left, _)), Some((right, _))) = (before, behind)
            && same(own.0 - left.1, right.0 - own.1)
        {
            gap(left.1, own.0);
            gap(own.1, right.0);
        }
        if let Some((left, Some(further))) = before
            && same(own.0 - left.1, left.0 - further.1)
        {
            gap(further.1, left.0);
            gap(left.1, own.0);
        }
        if let Some((right, Some(further))) = behind
            && same(right.0 - own.1, further.0 - right.1)
        {
            gap(own.1, right.0);
            gap(right.1, further.0);
        }
    }
}

/// The smaller way of the two.
fn nearer(a: Option<f32>, b: Option<f32>) -> Option<f32> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.abs() < a.abs() { b } else { a }),
        (a, b) => a.or(b),
    }
}

impl BoardView {
    /// What something at `rect` can be snapped to now: what is in sight, but not what is moved
    /// itself. Nothing if it is switched off, or while Ctrl is held.
    pub(super) fn neighbours(
        &self,
        ui: &Ui,
        prefs: &BoardPrefs,
        rect: Rect,
        is_moved: impl Fn(ElementId) -> bool,
    ) -> Option<Neighbours> {
        let held = ui.input(|input| input.modifiers.command);
        if held || !(prefs.snap_to_neighbours || prefs.snap_to_grid) {
            return None;
        }
        let camera = self.camera();
        let mut rects = Vec::new();
        if prefs.snap_to_neighbours
            && let Some(viewport) = self.viewport
        {
            let seen = camera.visible(viewport);
            let found = |part: Rect, rects: &mut Vec<Rect>| {
                let fit = self.scene.within(part).filter(|item| {
                    let kind = item.element.kind;
                    kind != ElementKind::Connector && !kind.is_stroke() && !is_moved(item.id)
                });
                rects.extend(fit.take(MANY + 1).map(|item| item.rect));
            };
            found(seen, &mut rects);
            if rects.len() > MANY {
                rects.clear();
                let around = rect.expand(AROUND / camera.zoom());
                found(around.intersect(seen), &mut rects);
                rects.truncate(MANY);
            }
        }
        Some(Neighbours {
            rects,
            grid: prefs.snap_to_grid,
            reach: REACH / camera.zoom(),
        })
    }

    /// The guides of the gesture under way.
    pub(super) fn paint_guides(&self, ui: &Ui, viewport: Rect) {
        if self.hands.guides.is_empty() {
            return;
        }
        let palette = Palette::here(ui);
        let painter = ui.painter_at(viewport);
        let camera = self.camera();
        let line = Stroke::new(1.0, palette.accent);
        for guide in &self.hands.guides {
            match guide {
                Guide::Line(from, to) => {
                    let ends = [*from, *to].map(|place| camera.to_screen(viewport, place));
                    painter.line_segment(ends, line);
                }
                Guide::Gap(from, to) => {
                    let [a, b] = [*from, *to].map(|place| camera.to_screen(viewport, place));
                    painter.line_segment([a, b], line);
                    let way = (b - a).normalized();
                    let tick = vec2(-way.y, way.x) * 4.0;
                    for end in [a, b] {
                        painter.line_segment([end - tick, end + tick], line);
                    }
                    let text = format!("{:.0}", (*to - *from).length());
                    let font = FontId::proportional(theme::size::SMALL);
                    let galley = painter.layout_no_wrap(text, font, palette.on_accent);
                    let at = a + (b - a) / 2.0 + tick * 4.0;
                    let place = Align2::CENTER_CENTER.anchor_size(at, galley.size());
                    let ground = place.expand2(vec2(4.0, 1.0));
                    painter.rect(
                        ground,
                        3.0,
                        palette.accent,
                        Stroke::NONE,
                        StrokeKind::Inside,
                    );
                    painter.galley(place.min, galley, palette.on_accent);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rect(x: f32, y: f32, w: f32, h: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(w, h))
    }

    #[test]
    fn a_note_snaps_to_an_edge_and_shows_the_line() {
        let others = Neighbours::new(vec![rect(0.0, 0.0, 160.0, 112.0)], false, 6.0);
        let near = rect(4.0, 300.0, 160.0, 112.0);
        assert_eq!(others.of_moved(near), vec2(-4.0, 0.0));
        let there = near.translate(vec2(-4.0, 0.0));
        let guides = others.guides(there, [[true; 3]; 2], true);
        assert!(guides.contains(&Guide::Line(pos2(0.0, 0.0), pos2(0.0, 412.0))));
        let far = rect(11.0, 300.0, 160.0, 112.0);
        assert_eq!(others.of_moved(far), Vec2::ZERO);
    }

    #[test]
    fn equal_distances_are_found_in_a_row_and_between_two() {
        let row = vec![rect(0.0, 0.0, 100.0, 100.0), rect(130.0, 0.0, 100.0, 100.0)];
        let others = Neighbours::new(row, false, 6.0);
        let third = rect(263.0, 20.0, 70.0, 70.0);
        assert_eq!(others.of_moved(third).x, -3.0);
        let there = third.translate(vec2(-3.0, 0.0));
        let gaps = others.guides(there, [[false; 3]; 2], true);
        assert_eq!(gaps.len(), 2, "{gaps:?}");
        let apart = vec![rect(0.0, 0.0, 100.0, 100.0), rect(401.0, 0.0, 100.0, 100.0)];
        let others = Neighbours::new(apart, false, 6.0);
        let between = rect(218.0, 33.0, 61.0, 61.0);
        let snapped = between.translate(others.of_moved(between));
        assert!((snapped.left() - 100.0 - (401.0 - snapped.right())).abs() < SAME);
    }

    #[test]
    fn where_no_neighbour_is_near_the_grid_counts() {
        let others = Neighbours::new(vec![rect(3.0, 500.0, 10.0, 10.0)], true, 6.0);
        let near_both = rect(1.0, 27.0, 160.0, 112.0);
        assert_eq!(others.of_moved(near_both), vec2(2.0, -7.0));
    }

    fn rects() -> impl Strategy<Value = Rect> {
        (
            -500.0_f32..500.0,
            -500.0_f32..500.0,
            1.0_f32..300.0,
            1.0_f32..300.0,
        )
            .prop_map(|(x, y, w, h)| rect(x, y, w, h))
    }

    proptest! {
        #[test]
        fn nothing_is_moved_farther_than_the_reach(
            own in rects(),
            others in proptest::collection::vec(rects(), 0..12),
            reach in 0.5_f32..20.0,
        ) {
            let others = Neighbours::new(others, false, reach);
            let by = others.of_moved(own);
            prop_assert!(by.x.abs() <= reach && by.y.abs() <= reach);
            // What lies where it was snapped to stays there: nothing jitters.
            let again = others.of_moved(own.translate(by));
            prop_assert!(again.x.abs() <= reach && again.y.abs() <= reach);
            let place = others.of_place(own.min, true, true);
            prop_assert!(place.x.abs() <= reach && place.y.abs() <= reach);
        }

        #[test]
        fn on_the_grid_alone_no_more_than_half_a_step(own in rects()) {
            let by = Neighbours::new(Vec::new(), true, 6.0).of_moved(own);
            prop_assert!(by.x.abs() <= GRID / 2.0 && by.y.abs() <= GRID / 2.0);
        }
    }
}
