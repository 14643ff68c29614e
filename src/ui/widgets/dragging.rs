//! What is dragged from one row to another: the mark where it would land, and a page that scrolls
//! along.

use egui::style::ScrollAnimation;
use egui::{Pos2, Stroke, Ui, vec2};

use crate::ui::theme::Palette;

/// A page's upper and lower rim, at which it scrolls while something is dragged.
#[derive(Clone, Copy)]
pub struct Rim {
    /// So near to the rim it scrolls, in points.
    pub width: f32,
    /// How fast it does, in points a second.
    pub speed: f32,
}

impl Rim {
    /// Scrolls while the pointer is near the upper or lower rim.
    pub fn scroll(self, ui: &Ui, at: Pos2) {
        let page = ui.clip_rect();
        let by = if at.y < page.top() + self.width {
            1.0
        } else if at.y > page.bottom() - self.width {
            -1.0
        } else {
            return;
        };
        let passed = ui.input(|input| input.stable_dt).min(0.1);
        let delta = vec2(0.0, by * self.speed * passed);
        ui.scroll_with_delta_animation(delta, ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}

/// Marks the place between two rows where something would land: a line to the right, with a dot at
/// its beginning.
pub fn landing_line(ui: &Ui, from: Pos2, right: f32) {
    let accent = Palette::here(ui).accent;
    let painter = ui.painter();
    painter.hline(from.x..=right, from.y, Stroke::new(2.0, accent));
    painter.circle_filled(from, 4.0, accent);
}
