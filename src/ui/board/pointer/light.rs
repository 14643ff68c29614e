//! Light for whoever shows something: a laser pointer with a fading trail, and a spotlight.
//! Nothing of it comes into the file.

use std::collections::VecDeque;

use egui::epaint::Mesh;
use egui::{Color32, Pos2, Rect, Shape, Stroke, Ui, pos2};

use super::Drag;
use crate::ui::board::{BoardView, Tool};
use crate::ui::theme::{self, Palette};

/// How long the laser's trail is seen, in seconds.
const FADES: f64 = 1.2;
/// So many places a trail has at most.
const LONGEST: usize = 2_000;
/// Radius of the spotlight on the screen, in points: at first, smallest, largest.
const SPOT: (f32, f32, f32) = (140.0, 40.0, 900.0);
/// How long it is said how the spotlight is used, in seconds.
const EXPLAINED: f64 = 4.0;
/// Corners of the spotlight's edge.
const CORNERS: usize = 96;

/// A place of the trail.
#[derive(Clone, Copy)]
struct Shone {
    place: Pos2,
    when: f64,
    /// Whether the trail goes on from the place before.
    goes_on: bool,
}

/// What shines.
#[derive(Default)]
pub struct Light {
    /// Where the laser pointed, and when.
    trail: VecDeque<Shone>,
    /// The next place begins a new trail.
    lifted: bool,
    /// The spotlight's radius, while it is on.
    spot: Option<f32>,
    /// Since when it is on, in seconds.
    spot_since: Option<f64>,
    /// Where the pointer was last, for the spotlight.
    at: Option<Pos2>,
}

impl Light {
    /// The laser points at a place on the board, at a time in seconds.
    pub fn point_at(&mut self, place: Pos2, time: f64) {
        let goes_on = !std::mem::take(&mut self.lifted);
        self.trail.push_back(Shone {
            place,
            when: time,
            goes_on,
        });
        if self.trail.len() > LONGEST {
            self.trail.pop_front();
        }
    }

    /// The laser is switched off for a moment: what comes next is a trail of its own.
    pub const fn lift(&mut self) {
        self.lifted = true;
    }

    /// Switches the spotlight on or off.
    pub fn toggle_spot(&mut self) {
        self.spot = match self.spot {
            Some(_) => None,
            None => Some(SPOT.0),
        };
    }

    /// Switches the spotlight off; `false` if it was.
    pub fn end_spot(&mut self) -> bool {
        self.spot.take().is_some()
    }

    /// Whether the spotlight was switched on just now.
    pub fn spot_is_new(&self, time: f64) -> bool {
        let since = self.spot_since.unwrap_or(time);
        self.spot.is_some() && time - since < EXPLAINED
    }

    /// Whether the spotlight is on.
    pub const fn has_spot(&self) -> bool {
        self.spot.is_some()
    }

    /// Makes the spotlight larger or smaller; `false` if it is off.
    pub fn grow_spot(&mut self, factor: f32) -> bool {
        match &mut self.spot {
            Some(radius) => {
                *radius = (*radius * factor).clamp(SPOT.1, SPOT.2);
                true
            }
            None => false,
        }
    }
}

impl BoardView {
    pub(super) fn paint_light(&mut self, ui: &Ui, viewport: Rect) {
        let palette = Palette::here(ui);
        let painter = ui.painter_at(viewport);
        let (time, pointer) = ui.input(|input| (input.time, input.pointer.hover_pos()));
        let pointer = pointer.filter(|place| viewport.contains(*place));
        let camera = self.camera();
        let light = &mut self.hands.light;
        if let Some(pointer) = pointer {
            light.at = Some(pointer);
        }
        if light.spot.is_none() {
            light.spot_since = None;
        }
        if let Some(radius) = light.spot {
            let since = *light.spot_since.get_or_insert(time);
            if time - since < EXPLAINED {
                ui.ctx().request_repaint_after_secs(EXPLAINED as f32);
            }
            let middle = light.at.unwrap_or(viewport.center());
            painter.add(Shape::mesh(dimmed(viewport, middle, radius)));
        }
        light.trail.retain(|shone| time - shone.when < FADES);
        let red = palette.laser;
        let trail: Vec<Shone> = light.trail.iter().copied().collect();
        for pair in trail.windows(2) {
            if let [from, to] = pair
                && to.goes_on
            {
                let left = (1.0 - (time - to.when) / FADES).clamp(0.0, 1.0) as f32;
                let ends = [from, to].map(|shone| camera.to_screen(viewport, shone.place));
                let line = Stroke::new(5.0_f32.mul_add(left, 1.0), red.gamma_multiply(left));
                painter.line_segment(ends, line);
            }
        }
        if !trail.is_empty() {
            ui.ctx().request_repaint();
        }
        let points = self.tool == Tool::Laser || matches!(self.drag, Some(Drag::Laser));
        if points && let Some(place) = pointer {
            painter.circle_filled(place, 9.0, red.gamma_multiply(0.3));
            painter.circle_filled(place, 4.5, red);
        }
    }
}

/// Everything dimmed but a circle.
fn dimmed(viewport: Rect, middle: Pos2, radius: f32) -> Mesh {
    let dark = theme::DIMMED;
    let mut mesh = Mesh::default();
    let far = viewport.size().length() + radius + (middle - viewport.center()).length();
    for corner in 0..CORNERS {
        let angle = corner as f32 / CORNERS as f32 * std::f32::consts::TAU;
        let way = egui::vec2(angle.cos(), angle.sin());
        for (distance, color) in [
            (radius - 1.0, Color32::TRANSPARENT),
            (radius + 1.0, dark),
            (far, dark),
        ] {
            let at = middle + way * distance;
            mesh.colored_vertex(pos2(at.x, at.y), color);
        }
    }
    let corner = |at: usize, ring: usize| ((at % CORNERS) * 3 + ring) as u32;
    for at in 0..CORNERS {
        for ring in 0..2 {
            let (a, b) = (corner(at, ring), corner(at, ring + 1));
            let (c, d) = (corner(at + 1, ring), corner(at + 1, ring + 1));
            mesh.add_triangle(a, b, c);
            mesh.add_triangle(c, b, d);
        }
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spotlight_stays_within_its_sizes() {
        let mut light = Light::default();
        assert!(!light.grow_spot(2.0));
        light.toggle_spot();
        light.grow_spot(1e9);
        assert_eq!(light.spot, Some(SPOT.2));
        light.grow_spot(1e-9);
        assert_eq!(light.spot, Some(SPOT.1));
        assert!(light.end_spot() && !light.end_spot());
    }

    #[test]
    fn what_is_dimmed_covers_the_view_and_not_the_circle() {
        let viewport = Rect::from_min_size(pos2(0.0, 0.0), egui::vec2(800.0, 600.0));
        let mesh = dimmed(viewport, pos2(790.0, 5.0), 50.0);
        assert!(mesh.is_valid());
        let farthest = mesh
            .vertices
            .iter()
            .map(|v| v.pos.x)
            .fold(f32::MAX, f32::min);
        assert!(farthest < -100.0);
        assert!(
            mesh.vertices
                .iter()
                .all(|v| v.pos.distance(pos2(790.0, 5.0)) > 48.0)
        );
    }
}
