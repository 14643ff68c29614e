//! Moving elements, with all that lies in the frames among them.

use std::collections::BTreeSet;

use egui::{Pos2, Vec2};

use super::frames::{Frames, change_frames};
use super::{Places, board_of, is_held, point, rect_of};
use crate::document::{Document, Gesture, Step};
use crate::model::{Element, ElementKind, Id, Project};

/// The elements that can be moved, with all that lies in the frames among them, at any depth.
/// What is locked stays, and so does all within a locked frame. Connectors that hang on elements
/// with both ends follow those by themselves.
pub fn with_parts(project: &Project, ids: &BTreeSet<Id<Element>>) -> BTreeSet<Id<Element>> {
    let movable = |id: Id<Element>| {
        project
            .get(id)
            .is_some_and(|element| !element.locked && !is_held(project, element))
    };
    let mut all: BTreeSet<Id<Element>> = ids.iter().copied().filter(|id| movable(*id)).collect();
    let is_frame = |id: &Id<Element>| {
        let element = project.get(*id);
        element.is_some_and(|element| element.kind == ElementKind::Frame)
    };
    let chosen: BTreeSet<Id<Element>> = all.iter().copied().filter(is_frame).collect();
    if chosen.is_empty() {
        return all;
    }
    let frames = Frames::of(project, board_of(project, chosen.iter()));
    let nested = frames.nested();
    let comes_along = |id: &Id<Element>| {
        let mut at = Some(*id);
        while let Some(frame) = at {
            if !movable(frame) {
                return false;
            }
            if chosen.contains(&frame) {
                return true;
            }
            at = nested.parent(frame);
        }
        false
    };
    let inner = nested.with_inner(chosen.iter().copied());
    let inner: BTreeSet<Id<Element>> = inner.into_iter().filter(comes_along).collect();
    let parts = project.elements.iter().filter(|(id, element)| {
        element.kind != ElementKind::Frame
            && element.frame.is_some_and(|frame| inner.contains(&frame))
            && movable(*id)
    });
    all.extend(parts.map(|(id, _)| id));
    all.extend(inner);
    all
}

/// Where the elements that can be moved lie, with all that lies in the frames among them; those
/// that were `taken_up` already stay as they were then.
pub fn take_up(project: &Project, ids: &BTreeSet<Id<Element>>, taken_up: &Places) -> Places {
    let movable = with_parts(project, ids).into_iter();
    movable
        .filter_map(|id| {
            let known = taken_up.get(&id).copied();
            Some((id, known.or_else(|| Some(rect_of(project.get(id)?).min))?))
        })
        .collect()
}

/// Puts elements `by` away from the places where they were taken up, wherever somebody else has
/// moved them meanwhile.
pub fn put_down(doc: &mut Document, taken_up: &Places, by: Vec2) {
    doc.edit(Step::MoveElements, |edit| {
        for (id, from) in taken_up {
            edit.change(*id, |element: &mut Element| place_at(element, *from + by));
        }
        let moved = taken_up.keys().copied();
        let moved = moved.filter(|id| edit.elements.contains(*id)).collect();
        change_frames(edit, &moved);
    });
}

/// Puts an element's upper left corner to a place; the free ends of a connector come along.
pub fn place_at(element: &mut Element, place: Pos2) {
    let by = place - rect_of(element).min;
    element.position = point(place);
    if element.kind == ElementKind::Connector {
        for (bound, end) in [
            (element.from, &mut element.from_at),
            (element.to, &mut element.to_at),
        ] {
            if bound.is_none() {
                end.place = end.place.moved(by.x, by.y);
            }
        }
    }
}

/// Moves elements a little; the moves of one run make one step.
pub fn nudge(doc: &mut Document, ids: &BTreeSet<Id<Element>>, by: Vec2) {
    doc.edit_more(Step::MoveElements, Gesture::on((ids, "nudge")), |edit| {
        let moved = with_parts(edit, ids);
        for id in &moved {
            edit.change(*id, |element: &mut Element| {
                let place = rect_of(element).min + by;
                place_at(element, place);
            });
        }
        change_frames(edit, &moved);
    });
}
