//! Drawing by hand: pen and highlighter.

use egui::{Event, Pos2, Ui};

use super::kurbo_point;
use crate::document::Document;
use crate::drawing::pen::Hand;
use crate::model::Element;
use crate::ui::board::{BoardView, change};

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

    /// The stroke so far.
    pub fn draft(&self) -> Option<Element> {
        if self.hand.is_empty() {
            return None;
        }
        let mut element = self.element.clone();
        self.hand.write(&mut element, 0.0);
        Some(element)
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
}
