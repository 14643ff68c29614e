//! The ground: dots by which one sees how far one went.

use egui::{Color32, Rect, Vec2, pos2, vec2};

use super::Camera;
use super::sheet::Sheet;

/// Distance of the ground's dots at 100 %, in points.
const GRID: f32 = 40.0;
/// Smallest distance of the ground's dots on the screen, in points.
const DOTS: f32 = 36.0;

/// Draws the dots.
pub fn dots(sheet: &mut Sheet, viewport: Rect, camera: Camera, color: Color32) {
    let mut step = GRID;
    while step * camera.zoom() < DOTS {
        step *= 2.0;
    }
    while step * camera.zoom() >= DOTS * 2.0 {
        step /= 2.0;
    }
    let part = camera.visible(viewport);
    let first = pos2(
        (part.left() / step).floor() * step,
        (part.top() / step).floor() * step,
    );
    let columns = (part.width() / step) as usize + 2;
    let rows = (part.height() / step) as usize + 2;
    for row in 0..rows {
        for column in 0..columns {
            let place = first + vec2(column as f32, row as f32) * step;
            let place = sheet.crisp_pos(camera.to_screen(viewport, place));
            sheet.quad(Rect::from_min_size(place, Vec2::splat(2.0)), color);
        }
    }
}
