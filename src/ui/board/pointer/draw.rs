//! Drawing by hand: pen and highlighter.

use egui::{Event, Pos2, Rect, Shape, Stroke, Ui};

use super::{Drag, kurbo_point, pos, sketch};
use crate::document::Document;
use crate::drawing::pen::Hand;
use crate::drawing::{stroke, tones};
use crate::model::{Element, ElementKind};
use crate::ui::board::{BoardView, change};
use crate::ui::theme::{Palette, tone};

/// Nearer than this on the screen, in points, is no new point.
const NEAR: f32 = 1.2;
/// Points that lie no farther beside the line than this on the screen, in points, are left out.
const BESIDE: f32 = 0.35;

/// Something that is drawn by hand.
pub struct Drawing {
    hand: Hand,
    element: Element,
    force: Option<f64>,
}

impl Drawing {
    /// A stroke that looks like this.
    pub fn new(element: Element) -> Self {
        Self {
            hand: Hand::default(),
            element,
            force: None,
        }
    }
}

impl BoardView {
    /// Takes in every place the pointer came to since the last frame, with its pressure.
    pub(super) fn go_on_drawing(&self, ui: &Ui, drawing: &mut Drawing, place: Pos2) {
        let Some(viewport) = self.viewport else {
            return;
        };
        let camera = self.camera();
        let near = f64::from(NEAR / camera.zoom());
        let first = drawing.hand.is_empty();
        ui.input(|input| {
            if let Some(origin) = input.pointer.press_origin().filter(|_| first) {
                let place = camera.to_board(viewport, origin);
                drawing.hand.go_to(kurbo_point(place), drawing.force, near);
            }
            for event in &input.events {
                match event {
                    Event::Touch { force, .. } => {
                        drawing.force = force.map(f64::from).filter(|force| *force > 0.0);
                    }
                    Event::PointerMoved(at) if !first => {
                        let place = camera.to_board(viewport, *at);
                        drawing.hand.go_to(kurbo_point(place), drawing.force, near);
                    }
                    _ => {}
                }
            }
        });
        drawing.hand.go_to(kurbo_point(place), drawing.force, near);
    }

    pub(super) fn end_drawing(&self, doc: &mut Document, mut drawing: Drawing) {
        if drawing.hand.is_empty() {
            return;
        }
        let beside = f64::from(BESIDE / self.camera().zoom());
        drawing.hand.write(&mut drawing.element, beside);
        change::add_stroke(doc, drawing.element);
    }

    pub(super) fn paint_drawing(&self, ui: &Ui, viewport: Rect) {
        let Some(Drag::Draw(drawing)) = &self.drag else {
            return;
        };
        let palette = Palette::here(ui);
        let painter = ui.painter_at(viewport);
        let camera = self.camera();
        let element = &drawing.element;
        let width = stroke::width(element) as f32 * camera.zoom();
        let color = match element.kind {
            ElementKind::Highlight => {
                tone(palette.ground.highlight(element.ink)).gamma_multiply(tones::HIGHLIGHT)
            }
            _ => tone(palette.ground.ink(element.ink)),
        };
        let points = drawing.hand.points();
        if let [(only, _)] = points.as_slice() {
            let place = camera.to_screen(viewport, pos(*only));
            painter.circle_filled(place, width / 2.0, color);
            return;
        }
        let inked: Vec<stroke::Inked> = points.iter().map(|(at, _)| (*at, 0.0)).collect();
        for places in sketch::lines(&stroke::curve(&inked), camera, viewport) {
            painter.add(Shape::line(places, Stroke::new(width.max(1.0), color)));
        }
    }
}
