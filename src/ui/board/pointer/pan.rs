//! Looking around with the pointer: wheel, touchpad, pinch, and the edge of what is seen.

use egui::{Pos2, Rect, Response, Ui, Vec2, vec2};

use super::Drag;
use crate::ui::board::BoardView;

/// So near to the edge of the view the board scrolls during a gesture, in points of the screen.
const EDGE: f32 = 20.0;
/// How fast it scrolls at the edge, in points of the screen per second.
const SPEED: f32 = 700.0;

impl BoardView {
    /// Wheel and touchpad: pan, or zoom at the pointer. The spotlight takes the wheel for its size.
    pub(in crate::ui::board) fn wheel(&mut self, ui: &Ui, canvas: &Response, viewport: Rect) {
        if !canvas.contains_pointer() {
            return;
        }
        let (pan, zoom, pointer) = ui.input(|input| {
            let fingers = input.multi_touch();
            let fingers = fingers.map_or(Vec2::ZERO, |touch| touch.translation_delta);
            (
                input.smooth_scroll_delta() + fingers,
                input.zoom_delta(),
                input.pointer.hover_pos(),
            )
        });
        let mut camera = self.camera();
        if let Some(pointer) = pointer.filter(|_| zoom != 1.0) {
            camera.zoom_at(viewport, pointer, zoom);
            if ui.input(|input| input.multi_touch().is_some()) {
                camera.pan(pan);
            }
        } else if pan != Vec2::ZERO {
            if self.hands.light.grow_spot((pan.y / 200.0).exp()) {
                return;
            }
            camera.pan(pan);
        } else {
            return;
        }
        self.set_camera(camera);
    }

    /// Zooms by one step around the middle.
    pub(in crate::ui::board) fn zoom_step(&mut self, closer: bool) {
        let mut camera = self.camera();
        camera.zoom_step(closer);
        self.set_camera(camera);
    }

    /// Scrolls while something is dragged to the edge of what is seen.
    pub(super) fn scroll_at_edge(&mut self, ui: &Ui, viewport: Rect, place: Pos2) {
        let scrolls = matches!(
            self.drag,
            Some(
                Drag::Marquee { .. }
                    | Drag::Lasso { .. }
                    | Drag::Move(_)
                    | Drag::Resize(_)
                    | Drag::Shape { .. }
                    | Drag::Connect(_)
            )
        );
        if !scrolls || viewport.width() < 6.0 * EDGE || viewport.height() < 6.0 * EDGE {
            return;
        }
        let push = |at: f32, low: f32, high: f32| {
            let over = (low + EDGE - at).max(0.0) - (at - (high - EDGE)).max(0.0);
            (over / EDGE).clamp(-1.0, 1.0)
        };
        let push = vec2(
            push(place.x, viewport.left(), viewport.right()),
            push(place.y, viewport.top(), viewport.bottom()),
        );
        if push == Vec2::ZERO {
            return;
        }
        let time = ui.input(|input| input.stable_dt).min(0.05);
        let mut camera = self.camera();
        camera.pan(push * SPEED * time);
        self.set_camera(camera);
        ui.ctx().request_repaint();
    }
}
