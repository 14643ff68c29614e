//! Connectors: what they hang on, and how they get there.

use std::collections::BTreeSet;

use egui::{Pos2, Rect, pos2};

use super::frames::{add, settle_connectors};
use super::{point, rect, size};
use crate::document::{Document, Step, Transaction};
use crate::drawing::connector::{self, Bound, Course};
use crate::model::{Element, ElementKind, End, Id, Project};

/// An end of a connector with the element it hangs on.
pub fn bound<'a>(project: &'a Project, target: Option<Id<Element>>, end: End) -> Bound<'a> {
    Bound {
        element: target.and_then(|target| project.get(target)),
        end,
    }
}

/// The way of a connector as it lies now.
pub fn course_of(project: &Project, element: &Element) -> Course {
    connector::course(
        element.route,
        bound(project, element.from, element.from_at),
        bound(project, element.to, element.to_at),
    )
}

/// Where an end of a connector is.
pub fn free_end(project: &Project, element: &Element, start: bool) -> Pos2 {
    let course = course_of(project, element);
    let tip = if start { course.from } else { course.to };
    pos2(tip.at.x as f32, tip.at.y as f32)
}

/// Whether a connector hangs on elements with both ends, so that it goes where they go.
pub fn is_held(project: &Project, element: &Element) -> bool {
    let there = |id: Option<Id<Element>>| id.is_some_and(|id| project.elements.contains(id));
    element.kind == ElementKind::Connector && there(element.from) && there(element.to)
}

/// Writes down the box around a connector.
pub fn place_on_line(project: &Project, element: &mut Element) {
    let course = course_of(project, element);
    let ends = Rect::from_two_pos(
        pos2(course.from.at.x as f32, course.from.at.y as f32),
        pos2(course.to.at.x as f32, course.to.at.y as f32),
    );
    let all = rect(crate::drawing::kurbo::Shape::bounding_box(&course.path)).union(ends);
    element.position = point(all.min);
    element.size = size(all.size());
}

/// Adds a connector.
pub fn connect(doc: &mut Document, mut element: Element) -> Option<Id<Element>> {
    if doc.is_read_only() {
        return None;
    }
    Some(doc.edit(Step::AddConnector, |edit| {
        place_on_line(edit, &mut element);
        let board = element.board;
        let id = add(edit, element);
        settle_connectors(edit, board, |touched| touched == id);
        id
    }))
}

/// Gives connectors other ends, another way, other heads.
pub fn style_connectors(
    doc: &mut Document,
    ids: &BTreeSet<Id<Element>>,
    change: impl Fn(&mut Element),
) {
    doc.edit(Step::ChangeConnector, |edit| {
        for id in ids {
            let Some(element) = edit.get(*id) else {
                continue;
            };
            if element.kind != ElementKind::Connector || element.locked {
                continue;
            }
            let mut changed = element.clone();
            change(&mut changed);
            refit(edit, *id, changed);
        }
        let board = super::board_of(edit, ids.iter());
        settle_connectors(edit, board, |id| ids.contains(&id));
    });
}

fn refit(edit: &mut Transaction, id: Id<Element>, mut changed: Element) {
    place_on_line(edit, &mut changed);
    edit.change(id, |element: &mut Element| *element = changed);
}
