//! What lies under the pointer.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::place::to_rect;
use super::{Form, HEADER, Item, Scene};
use crate::drawing::{kurbo, layout, shape, stroke, tones};
use crate::model::{ElementKind, Fill};

/// How near to a frame's edge one has to come to take hold of it, in points of the screen.
const EDGE: f32 = 6.0;
/// How near to a line one has to come to take hold of it, in points of the screen.
const NEAR: f32 = 5.0;

/// How much of an element is hit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hit {
    No,
    /// Within an outline without filling: what lies below can be seen, and comes first.
    Through,
    Yes,
}

impl Scene {
    /// The topmost element at a place. A frame is taken hold of at its header and its edge only,
    /// so that what happens inside happens on its ground; a line is hit near it.
    pub fn at(&self, place: Pos2, zoom: f32) -> Option<&Item> {
        let near = NEAR / zoom;
        let mut places = Vec::new();
        let part = Rect::from_center_size(place, Vec2::splat(2.0 * near.max(EDGE / zoom)));
        self.places_within(part, &mut places);
        let mut through = None;
        for item in places.iter().rev() {
            let Some(item) = self.items.get(*item as usize) else {
                continue;
            };
            match hit(item, place, zoom, near) {
                Hit::Yes if item.is_frame() => return through.or(Some(item)),
                Hit::Yes => return Some(item),
                Hit::Through => through = through.or(Some(item)),
                Hit::No => {}
            }
        }
        through
    }
}

fn hit(item: &Item, place: Pos2, zoom: f32, near: f32) -> Hit {
    let yes = |is: bool| if is { Hit::Yes } else { Hit::No };
    let element = &item.element;
    let at = kurbo::Point::new(f64::from(place.x), f64::from(place.y));
    match (&item.form, element.kind) {
        (Form::Way(way), _) => {
            let line = way.distance(place) <= near + tones::line_width(element.weight) / 2.0;
            let label = || {
                let fit = layout::fit(element, false);
                let area = layout::label_area(&fit, way.course.label);
                layout::label_ground(area).contains(at)
            };
            yes(line || (!element.text.is_empty() && label()))
        }
        (Form::Ink(ink), _) => {
            let reach = near + (stroke::width(element) / 2.0) as f32;
            yes(item.bounds.expand(near).contains(place)
                && ink.distance(place - item.rect.min.to_vec2()) <= reach)
        }
        (_, ElementKind::Frame) => {
            let edge = EDGE / zoom;
            let inner = Rect::from_min_max(
                item.rect.min + vec2(edge, header_height(zoom)),
                item.rect.max - Vec2::splat(edge),
            );
            yes(item.rect.expand(edge / 2.0).contains(place) && !inner.contains(place))
        }
        (_, kind) if kind.is_shape() && element.fill == Fill::None => {
            if !shape::contains(element, at) {
                return yes(near_outline(item, place, near));
            }
            let text = !element.text.is_empty() && {
                let turned = shape::turn(element).inverse() * at;
                let fit = layout::fit(element, false);
                let area = to_rect(layout::text_area(element));
                let middle = pos2(area.center().x, area.top() + fit.top + fit.height() / 2.0);
                let widest = fit.lines.iter().map(|line| line.width).fold(0.0, f32::max);
                Rect::from_center_size(middle, vec2(widest, fit.height()))
                    .contains(super::pos(turned))
            };
            if text || near_outline(item, place, near) {
                Hit::Yes
            } else {
                Hit::Through
            }
        }
        (_, ElementKind::Image) if !element.text.is_empty() => {
            let turned = shape::turn(element).inverse() * at;
            yes(shape::contains(element, at) || layout::text_area(element).contains(turned))
        }
        _ => yes(shape::contains(element, at)),
    }
}

fn near_outline(item: &Item, place: Pos2, near: f32) -> bool {
    let element = &item.element;
    let reach = near + tones::line_width(element.weight) / 2.0;
    let mut line = Vec::new();
    kurbo::flatten(shape::outline(element), 0.5, |part| match part {
        kurbo::PathEl::MoveTo(to) | kurbo::PathEl::LineTo(to) => line.push(super::pos(to)),
        kurbo::PathEl::ClosePath => line.extend(line.first().copied()),
        _ => {}
    });
    super::way::distance(&line, place) <= reach
}

/// How high a frame's header is, in points on the board: on the screen never less than a line.
pub fn header_height(zoom: f32) -> f32 {
    HEADER.max(18.0 / zoom)
}
