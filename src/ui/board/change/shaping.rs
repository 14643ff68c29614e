//! Other sizes and angles: what elements would look like, and making them so.

use std::collections::BTreeMap;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::frames::{change_frames, take_in};
use super::{Forms, SMALLEST, point, rect_of, size};
use crate::document::{Document, Gesture, Step, Transaction};
use crate::drawing::{layout, shape};
use crate::model::{Angle, Element, ElementKind, End, Id};

/// The box around an element, as it is turned.
pub fn bounds(element: &Element) -> Rect {
    super::rect(shape::bounds(element))
}

/// The smallest size an element may be given.
fn smallest(element: &Element) -> Vec2 {
    match element.kind {
        ElementKind::Connector => Vec2::ZERO,
        kind if kind.is_stroke() => vec2(1.0, 1.0),
        // What is small already may stay so.
        _ => SMALLEST.min(rect_of(element).size()),
    }
}

/// How much smaller these elements can get, along both axes: no less than their smallest size.
fn least_scale<'a>(elements: impl Iterator<Item = &'a Element>) -> Vec2 {
    let mut least = Vec2::ZERO;
    for element in elements {
        let (now, small) = (rect_of(element).size(), smallest(element));
        let mut part = vec2(
            if now.x > 0.0 { small.x / now.x } else { 0.0 },
            if now.y > 0.0 { small.y / now.y } else { 0.0 },
        );
        if !element.angle.is_none() {
            part = Vec2::splat(part.max_elem());
        }
        least = least.max(part.min(Vec2::splat(1.0)));
    }
    least
}

/// Elements as they would be if the box `from` around them became `to`; if it would become too
/// small for one of them, it stays larger, at the corner or side that lies still. Type keeps its
/// size; what is turned keeps its proportions.
pub fn resized(elements: &BTreeMap<Id<Element>, Element>, from: Rect, to: Rect) -> Forms {
    let least = least_scale(elements.values());
    let part = |now: f32, then: f32, least: f32| {
        if now > 1e-3 {
            (then / now).max(least)
        } else {
            1.0
        }
    };
    let scale = vec2(
        part(from.width(), to.width(), least.x),
        part(from.height(), to.height(), least.y),
    );
    // The side that was not moved stays where it is, also if the box does not get that small.
    let still = |a0: f32, a1: f32, b0: f32, b1: f32, scale: f32| {
        let long = (a1 - a0) * scale;
        if (b1 - a1).abs() < 1e-3 && (b0 - a0).abs() > 1e-3 {
            b1 - long
        } else {
            b0
        }
    };
    let start = pos2(
        still(from.left(), from.right(), to.left(), to.right(), scale.x),
        still(from.top(), from.bottom(), to.top(), to.bottom(), scale.y),
    );
    let there = |place: Pos2| start + (place - from.min) * scale;
    let forms = elements.iter().map(|(id, element)| {
        let mut form = element.clone();
        let rect = rect_of(element);
        match element.kind {
            ElementKind::Connector => {
                for (bound, end) in [
                    (element.from, &mut form.from_at),
                    (element.to, &mut form.to_at),
                ] {
                    if bound.is_none() {
                        *end = End {
                            place: point(there(pos2(end.place.x(), end.place.y()))),
                            ..*end
                        };
                    }
                }
                form.position = point(there(rect.min));
                form.size = size(rect.size() * scale);
            }
            _ if !element.angle.is_none() && element.kind.can_turn() => {
                let middle = there(rect.center());
                let quarter = element.angle.degrees() % 180.0;
                let new = if quarter == 90.0 {
                    rect.size() * vec2(scale.y, scale.x)
                } else {
                    rect.size() * scale.min_elem()
                };
                form.position = point(middle - new / 2.0);
                form.size = size(new);
            }
            _ => {
                form.position = point(there(rect.min));
                form.size = size(rect.size() * scale);
            }
        }
        (*id, form)
    });
    forms.collect()
}

/// Elements as they would be if all were turned by so many degrees, clockwise, around a place.
pub fn turned(elements: &BTreeMap<Id<Element>, Element>, degrees: f32, around: Pos2) -> Forms {
    let turn = egui::emath::Rot2::from_angle(degrees.to_radians());
    let there = |place: Pos2| around + turn * (place - around);
    let forms = elements.iter().map(|(id, element)| {
        let mut form = element.clone();
        if element.kind == ElementKind::Connector {
            for (bound, end) in [
                (element.from, &mut form.from_at),
                (element.to, &mut form.to_at),
            ] {
                if bound.is_none() {
                    end.place = point(there(pos2(end.place.x(), end.place.y())));
                }
            }
        } else {
            let rect = rect_of(element);
            form.position = point(there(rect.center()) - rect.size() / 2.0);
            form.angle = Angle::new(element.angle.degrees() + degrees);
        }
        (*id, form)
    });
    forms.collect()
}

/// Gives elements other places, sizes and angles. A frame lets go of what is no longer within it
/// and takes in what lies free; a text is as high as its lines need.
pub fn reshape(doc: &mut Document, step: Step, forms: &Forms) {
    doc.edit(step, |edit| take_forms(edit, forms));
}

/// The same by keyboard: what becomes of the same elements in one run is one step.
pub fn reshape_more(doc: &mut Document, step: Step, forms: &Forms) {
    let ids: Vec<&Id<Element>> = forms.keys().collect();
    let gesture = Gesture::on((ids, "reshape"));
    doc.edit_more(step, gesture, |edit| take_forms(edit, forms));
}

fn take_forms(edit: &mut Transaction, forms: &Forms) {
    let mut frames = Vec::new();
    let mut changed = std::collections::BTreeSet::new();
    for (id, form) in forms {
        let Some(element) = edit.get(*id).filter(|element| !element.locked) else {
            continue;
        };
        let (kind, board) = (element.kind, element.board);
        let wider = element.size.width() != form.size.width();
        edit.change(*id, |element: &mut Element| {
            element.position = form.position;
            element.size = form.size;
            element.angle = form.angle;
            element.from_at = form.from_at;
            element.to_at = form.to_at;
            if kind == ElementKind::Text && wider {
                let width = element.size.width();
                element.size = size(vec2(width, layout::needed_height(element)));
            }
        });
        if kind == ElementKind::Connector
            && let Some(mut form) = edit.get(*id).cloned()
        {
            super::place_on_line(edit, &mut form);
            edit.change(*id, |element: &mut Element| *element = form);
        }
        if kind == ElementKind::Frame {
            frames.push((*id, board));
        }
        changed.insert(*id);
    }
    for (id, board) in frames {
        let Some(rect) = edit.get(id).map(rect_of) else {
            continue;
        };
        let around = super::frames::Frames::of(edit, board).around(id, rect);
        edit.change(id, |element: &mut Element| element.frame = around);
        let lost: Vec<Id<Element>> = edit
            .elements
            .iter()
            .filter(|(_, e)| {
                let within = match e.kind {
                    ElementKind::Frame => rect.contains_rect(rect_of(e)),
                    _ => rect.contains(rect_of(e).center()),
                };
                e.frame == Some(id) && e.kind != ElementKind::Connector && !within
            })
            .map(|(id, _)| id)
            .collect();
        for lost in lost {
            edit.change(lost, |element: &mut Element| element.frame = around);
        }
        take_in(edit, board, id, rect);
    }
    change_frames(edit, &changed);
}
