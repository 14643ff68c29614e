//! Places of the model and of the drawing, as egui has them.

use egui::{Pos2, Rect, pos2, vec2};

use crate::drawing::kurbo;
use crate::model::Element;

/// Where an element lies.
pub fn rect_of(element: &Element) -> Rect {
    Rect::from_min_size(
        pos2(element.position.x(), element.position.y()),
        vec2(element.size.width(), element.size.height()),
    )
}

/// A box as egui has it.
pub fn to_rect(rect: kurbo::Rect) -> Rect {
    Rect::from_min_max(
        pos2(rect.x0 as f32, rect.y0 as f32),
        pos2(rect.x1 as f32, rect.y1 as f32),
    )
}

/// A place as egui has it.
pub fn pos(place: kurbo::Point) -> Pos2 {
    pos2(place.x as f32, place.y as f32)
}
