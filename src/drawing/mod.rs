//! What a board looks like: where its lines of text break, the outlines of its shapes, the ways of
//! its connectors, and its colours. In points on the board, without a window: the view draws by it,
//! and so do pictures that are written out. So a board looks the same in both.

pub mod connector;
pub mod fonts;
pub mod layout;
pub mod pen;
pub mod shape;
pub mod stroke;
pub mod text;
pub mod tones;

pub use kurbo;

use kurbo::{Point, Rect};

use crate::model::Element;

/// Where an element lies, before it is turned.
pub fn rect_of(element: &Element) -> Rect {
    let (x, y) = (
        f64::from(element.position.x()),
        f64::from(element.position.y()),
    );
    let (width, height) = (
        f64::from(element.size.width()),
        f64::from(element.size.height()),
    );
    Rect::new(x, y, x + width, y + height)
}

/// A place on a board.
pub fn place(point: crate::model::Point) -> Point {
    Point::new(f64::from(point.x()), f64::from(point.y()))
}
