//! Lines of the room of drawing on the screen, for what is not on the board yet.

use egui::{Painter, Pos2, Rect, Shape, Stroke};

use super::pos;
use crate::drawing::connector::{self, Course};
use crate::drawing::kurbo::{self, BezPath, PathEl};
use crate::drawing::tones;
use crate::model::Element;
use crate::ui::board::camera::Camera;
use crate::ui::theme::{Palette, tone};

/// The lines of a path on the screen, as finely as can be seen.
pub fn lines(path: &BezPath, camera: Camera, viewport: Rect) -> Vec<Vec<Pos2>> {
    let mut lines: Vec<Vec<Pos2>> = Vec::new();
    let fine = f64::from(0.3 / camera.zoom());
    kurbo::flatten(path, fine, |part| match part {
        PathEl::MoveTo(at) => lines.push(vec![camera.to_screen(viewport, pos(at))]),
        PathEl::LineTo(at) => {
            if let Some(line) = lines.last_mut() {
                line.push(camera.to_screen(viewport, pos(at)));
            }
        }
        PathEl::ClosePath => {
            if let Some(line) = lines.last_mut()
                && let Some(first) = line.first().copied()
                && line.last() != Some(&first)
            {
                line.push(first);
            }
        }
        // Flat lines have neither.
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    lines
}

/// Draws a connector that is not on the board yet.
pub fn connector(
    painter: &Painter,
    palette: &Palette,
    camera: Camera,
    viewport: Rect,
    element: &Element,
    course: &Course,
) {
    let width = (tones::line_width(element.weight) * camera.zoom()).max(1.0);
    let color = tone(palette.ground.ink(element.ink));
    let line = Stroke::new(width, color);
    for places in lines(&course.path, camera, viewport) {
        match tones::dashes(element.dash) {
            None => painter.add(Shape::line(places, line)),
            Some([dash, gap]) => {
                let dash = (dash * width).max(1.0);
                painter.extend(Shape::dashed_line(&places, line, dash, gap * width));
                continue;
            }
        };
    }
    for (kind, tip) in [
        (element.from_head, course.from),
        (element.to_head, course.to),
    ] {
        let Some(head) = connector::head(kind, tip, element) else {
            continue;
        };
        for places in lines(&head.path, camera, viewport) {
            painter.add(if head.filled {
                Shape::convex_polygon(places, color, Stroke::NONE)
            } else {
                Shape::line(places, line)
            });
        }
    }
}
