//! The eraser: takes away whole strokes that it touches.

use std::collections::BTreeSet;

use egui::{Pos2, Rect, Shape, Stroke, Ui};

use super::{Drag, kurbo_point, sketch};
use crate::drawing::kurbo::{Line, ParamCurveNearest as _, Point};
use crate::drawing::stroke;
use crate::model::Element;
use crate::ui::board::{BoardView, ElementId, Tool};
use crate::ui::theme::Palette;

/// The eraser's radius on the screen, in points.
const RADIUS: f32 = 9.0;

/// Strokes that are taken away.
#[derive(Default)]
pub struct Erasing {
    /// What was touched so far.
    pub gone: BTreeSet<ElementId>,
    last: Option<Pos2>,
}

/// Whether a stroke comes nearer to a way than this, in points on the board.
fn touches(element: &Element, way: Line, near: f64) -> bool {
    let points = stroke::points(element);
    let near_to = |a: Point, b: Point, half: f64| {
        let reach = near + half;
        let own = Line::new(a, b);
        let close = |line: &Line, at: Point| line.nearest(at, 0.1).distance_sq <= reach * reach;
        close(&way, a)
            || close(&way, b)
            || close(&own, way.p0)
            || close(&own, way.p1)
            || own
                .crossing_point(way)
                .is_some_and(|at| close(&own, at) && close(&way, at))
    };
    match points.as_slice() {
        [(only, half)] => near_to(*only, *only, *half),
        points => points
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if near_to(a.0, b.0, a.1.max(b.1)))),
    }
}

impl BoardView {
    pub(super) fn go_on_erasing(&self, erasing: &mut Erasing, place: Pos2) {
        let near = RADIUS / self.camera().zoom();
        let from = erasing.last.replace(place).unwrap_or(place);
        let way = Line::new(kurbo_point(from), kurbo_point(place));
        let part = Rect::from_two_pos(from, place).expand(near * 2.0);
        let found = self.scene.within(part).filter(|item| {
            let element = &item.element;
            element.kind.is_stroke()
                && !element.locked
                && !erasing.gone.contains(&item.id)
                && touches(element, way, f64::from(near))
        });
        let found: Vec<ElementId> = found.map(|item| item.id).collect();
        erasing.gone.extend(found);
    }

    /// What will go is dimmed; the eraser itself is a ring.
    pub(super) fn paint_erasing(&self, ui: &Ui, viewport: Rect) {
        let palette = Palette::here(ui);
        let painter = ui.painter_at(viewport);
        if self.tool == Tool::Erase
            && let Some(place) = ui.input(|input| input.pointer.hover_pos())
            && viewport.contains(place)
        {
            painter.circle_stroke(place, RADIUS, Stroke::new(1.5, palette.accent));
        }
        let Some(Drag::Erase(erasing)) = &self.drag else {
            return;
        };
        let camera = self.camera();
        for id in &erasing.gone {
            let Some(item) = self.scene.get(*id) else {
                continue;
            };
            let points = stroke::points(&item.element);
            let width = (stroke::width(&item.element) as f32).mul_add(camera.zoom(), 2.0);
            let line = Stroke::new(width * 1.3, palette.board.gamma_multiply(0.75));
            for places in sketch::lines(&stroke::curve(&points), camera, viewport) {
                painter.add(Shape::line(places, line));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ElementKind, Point as Place, Points, Size};

    #[test]
    fn a_stroke_is_touched_where_its_line_is_and_not_beside_it() {
        let points = [(0.0, 0.0), (100.0, 100.0)];
        let element = Element {
            kind: ElementKind::Stroke,
            size: Size::new(100.0, 100.0),
            points: Points::new(points.map(|(x, y)| (Place::new(x, y), Points::UNKNOWN))),
            ..Element::default()
        };
        let way = |a: (f64, f64), b: (f64, f64)| Line::new(a, b);
        // Straight through, faster than a frame.
        assert!(touches(&element, way((0.0, 90.0), (90.0, 0.0)), 2.0));
        assert!(touches(&element, way((52.0, 48.0), (52.0, 48.0)), 4.0));
        assert!(!touches(&element, way((80.0, 20.0), (95.0, 5.0)), 9.0));
    }
}
