//! What a connector would hang on at a place, and where on it.

use egui::{Pos2, Rect, Vec2, vec2};

use super::{kurbo_point, pos};
use crate::drawing::shape;
use crate::model::{Element, ElementKind, End, Spot};
use crate::ui::board::scene::{Item, header_height, rect_of};
use crate::ui::board::{BoardView, ElementId, change};

/// So near to an outline an end keeps its spot there, in points of the screen.
const RIM: f32 = 10.0;
/// So near to the middle of a side it goes exactly there, in points of the screen.
const MIDDLE: f32 = 14.0;

/// Whether connectors can hang on an element.
pub(super) fn can_hold(element: &Element) -> bool {
    element.kind != ElementKind::Connector && !element.kind.is_stroke()
}

/// Where on an element a connector hangs whose end is put to a place near or within it; `None` if
/// it is meant as a whole. `point`: the length of a point of the screen on the board.
fn spot_at(element: &Element, place: Pos2, point: f32) -> Option<Spot> {
    let turn = shape::turn(element);
    let rect = rect_of(element);
    let local = pos(turn.inverse() * kurbo_point(place));
    if rect.width() < 1.0 || rect.height() < 1.0 {
        return None;
    }
    let sides = [(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)];
    let at = |(x, y): (f32, f32)| rect.min + vec2(x, y) * rect.size();
    let small = rect.width().min(rect.height());
    let near = (MIDDLE * point).min(small * 0.2);
    let middle = sides
        .into_iter()
        .find(|side| at(*side).distance(local) <= near);
    if let Some((x, y)) = middle {
        return Some(Spot::new(x, y));
    }
    let on_rim = match element.kind {
        ElementKind::Ellipse | ElementKind::Diamond => {
            let edge = shape::edge_towards(element, kurbo_point(place));
            pos(turn.inverse() * edge)
        }
        _ => nearest_on(rect, local),
    };
    if on_rim.distance(local) > (RIM * point).min(small * 0.2) {
        return None;
    }
    let part = (on_rim - rect.min) / rect.size();
    Some(Spot::new(part.x, part.y))
}

/// The place on the edge of a rectangle that is nearest.
fn nearest_on(rect: Rect, place: Pos2) -> Pos2 {
    let within = rect.clamp(place);
    let sides = [
        Pos2::new(rect.left(), within.y),
        Pos2::new(rect.right(), within.y),
        Pos2::new(within.x, rect.top()),
        Pos2::new(within.x, rect.bottom()),
    ];
    let nearest = sides
        .into_iter()
        .min_by(|a, b| a.distance(place).total_cmp(&b.distance(place)));
    nearest.unwrap_or(within)
}

impl BoardView {
    /// The element on which a connector would hang at a place, and where.
    pub(super) fn hold_at(&self, place: Pos2) -> Option<(&Item, End)> {
        let zoom = self.camera().zoom();
        let point = 1.0 / zoom;
        let part = Rect::from_center_size(place, Vec2::splat(2.0 * RIM * point));
        let on_ground = |item: &&Item| {
            // A frame holds at its edge and its header; within it is ground.
            let edge = change::bounds(&item.element).shrink(RIM * point);
            let header = place.y < item.rect.top() + header_height(zoom);
            item.element.kind == ElementKind::Frame && edge.contains(place) && !header
        };
        let found = self.scene.within(part).filter(|item| {
            let element = &item.element;
            can_hold(element)
                && (shape::contains(element, kurbo_point(place))
                    || spot_at(element, place, point).is_some())
                && !on_ground(item)
        });
        let item = found.last()?;
        let end = End {
            spot: spot_at(&item.element, place, point),
            place: change::point(place),
        };
        Some((item, end))
    }

    /// What an end at a place hangs on, and where it is.
    pub(super) fn end_for(
        &self,
        place: Pos2,
        other: Option<ElementId>,
    ) -> (Option<ElementId>, End) {
        let free = End {
            spot: None,
            place: change::point(place),
        };
        match self.hold_at(place) {
            // Nothing is connected with itself.
            Some((item, end)) if Some(item.id) != other => (Some(item.id), end),
            _ => (None, free),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Point, Size};

    fn shape(kind: ElementKind) -> Element {
        Element {
            kind,
            position: Point::new(0.0, 0.0),
            size: Size::new(200.0, 100.0),
            ..Element::default()
        }
    }

    #[test]
    fn the_middle_of_a_side_the_rim_and_the_inside_are_told_apart() {
        let note = shape(ElementKind::Note);
        let spot = |x, y| spot_at(&note, Pos2::new(x, y), 1.0);
        assert_eq!(spot(103.0, -2.0), Some(Spot::new(0.5, 0.0)));
        assert_eq!(spot(50.0, 97.0), Some(Spot::new(0.25, 1.0)));
        assert_eq!(spot(100.0, 50.0), None);
        assert_eq!(spot(60.0, 40.0), None);
        assert_eq!(spot(60.0, 400.0), None);
    }

    #[test]
    fn a_spot_lies_on_the_outline_of_round_shapes() {
        for kind in [ElementKind::Ellipse, ElementKind::Diamond] {
            let element = shape(kind);
            let edge = shape::edge_towards(&element, kurbo::Point::new(180.0, 20.0));
            let spot = spot_at(&element, pos(edge), 1.0).expect("on the rim");
            let at = crate::drawing::place(element.at(spot));
            assert!((at - edge).hypot() < 0.5, "{kind:?} {at:?} {edge:?}");
        }
    }

    #[test]
    fn from_afar_the_inside_is_still_the_inside() {
        let note = shape(ElementKind::Note);
        assert_eq!(spot_at(&note, Pos2::new(100.0, 50.0), 20.0), None);
    }
}
