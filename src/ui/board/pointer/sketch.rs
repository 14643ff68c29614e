//! Lines of the room of drawing on the screen, for what lights up and what fades.

use egui::{Pos2, Rect};

use super::pos;
use crate::drawing::kurbo::{self, BezPath, PathEl};
use crate::ui::board::camera::Camera;

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
