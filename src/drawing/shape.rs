//! Outlines of elements, and what lies within them.

use kurbo::{Affine, BezPath, Ellipse, Point, Rect, Shape as _};

use super::rect_of;
use crate::model::{Element, ElementKind};

/// How exactly curves are kept, in points.
pub const EXACT: f64 = 0.1;

/// How an element is turned: around its middle.
pub fn turn(element: &Element) -> Affine {
    if element.angle.is_none() || !element.kind.can_turn() {
        return Affine::IDENTITY;
    }
    Affine::rotate_about(
        f64::from(element.angle.radians()),
        rect_of(element).center(),
    )
}

/// The outline of an element, turned. Of connectors and strokes it is the box around them; see
/// `connector` and `stroke`.
pub fn outline(element: &Element) -> BezPath {
    turn(element) * upright(element.kind, rect_of(element))
}

fn upright(kind: ElementKind, rect: Rect) -> BezPath {
    match kind {
        ElementKind::Ellipse => Ellipse::from_rect(rect).to_path(EXACT),
        ElementKind::Diamond => {
            let middle = rect.center();
            let mut path = BezPath::new();
            path.move_to((middle.x, rect.y0));
            path.line_to((rect.x1, middle.y));
            path.line_to((middle.x, rect.y1));
            path.line_to((rect.x0, middle.y));
            path.close_path();
            path
        }
        _ => rect.to_path(EXACT),
    }
}

/// The box around an element, as it is turned.
pub fn bounds(element: &Element) -> Rect {
    let rect = rect_of(element);
    if element.angle.is_none() || !element.kind.can_turn() {
        return rect;
    }
    turn(element).transform_rect_bbox(rect)
}

/// Whether a place lies within the outline of an element.
pub fn contains(element: &Element, place: Point) -> bool {
    let place = turn(element).inverse() * place;
    let rect = rect_of(element);
    match element.kind {
        ElementKind::Ellipse => Ellipse::from_rect(rect).contains(place),
        ElementKind::Diamond => {
            let from = place - rect.center();
            let parts = from.x.abs() * rect.height() + from.y.abs() * rect.width();
            parts <= rect.width() * rect.height() / 2.0
        }
        _ => rect.contains(place),
    }
}

/// Where the way from the middle of an element towards a place leaves its outline.
pub fn edge_towards(element: &Element, towards: Point) -> Point {
    let turn = turn(element);
    let rect = rect_of(element);
    let middle = rect.center();
    let to = turn.inverse() * towards - middle;
    let (half_width, half_height) = (rect.width() / 2.0, rect.height() / 2.0);
    if to.hypot2() < 1e-9 || half_width < 1e-6 || half_height < 1e-6 {
        return turn * middle;
    }
    let (across, down) = (to.x.abs() / half_width, to.y.abs() / half_height);
    let reach = match element.kind {
        ElementKind::Ellipse => across.hypot(down),
        ElementKind::Diamond => across + down,
        _ => across.max(down),
    };
    turn * (middle + to / reach)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Angle, Size};

    fn shape(kind: ElementKind, degrees: f32) -> Element {
        Element {
            kind,
            size: Size::new(200.0, 100.0),
            angle: Angle::new(degrees),
            ..Element::default()
        }
    }

    #[test]
    fn a_place_on_the_edge_is_where_the_outline_is() {
        for kind in [
            ElementKind::Rectangle,
            ElementKind::Ellipse,
            ElementKind::Diamond,
        ] {
            for degrees in [0.0, 30.0, 90.0] {
                let element = shape(kind, degrees);
                for towards in [
                    (500.0, 20.0),
                    (-70.0, 900.0),
                    (100.0, -40.0),
                    (900.0, 900.0),
                ] {
                    let edge = edge_towards(&element, towards.into());
                    let middle = rect_of(&element).center();
                    let within = middle + (edge - middle) * 0.99;
                    let beyond = middle + (edge - middle) * 1.01;
                    assert!(
                        contains(&element, within) && !contains(&element, beyond),
                        "{kind:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn notes_and_frames_are_never_turned() {
        assert_eq!(turn(&shape(ElementKind::Note, 30.0)), Affine::IDENTITY);
        let turned = bounds(&shape(ElementKind::Rectangle, 90.0));
        assert!((turned.width() - 100.0).abs() < 1e-3 && (turned.height() - 200.0).abs() < 1e-3);
    }
}
