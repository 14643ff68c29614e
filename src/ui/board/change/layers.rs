//! Heights in the pile. Orders are fractional, so that only what is moved is changed.

use std::collections::{BTreeMap, BTreeSet};

use super::{board_of, rect_of};
use crate::document::{Document, Step};
use crate::model::order::{spread, spread_between};
use crate::model::{Element, ElementKind, Id, Order, Project};

/// Puts elements on top of all others (or below them), keeping their order.
pub fn reorder(doc: &mut Document, ids: &BTreeSet<Id<Element>>, front: bool) {
    let project = doc.project();
    let moved = in_order(project, ids);
    let Some(board) = moved.first().and_then(|(_, id)| project.get(*id)?.board) else {
        return;
    };
    let others = project
        .elements
        .iter()
        .filter(|(id, element)| element.board == Some(board) && !ids.contains(id))
        .map(|(_, element)| &element.order);
    let limit = if front { others.max() } else { others.min() };
    let Some(limit) = limit.cloned() else { return };
    let already = moved.iter().all(|(order, _)| {
        if front {
            **order > limit
        } else {
            **order < limit
        }
    });
    if already {
        return;
    }
    let mut moved: Vec<Id<Element>> = moved.into_iter().map(|(_, id)| id).collect();
    if !front {
        moved.reverse();
    }
    doc.edit(Step::ReorderElements, |edit| {
        let mut order = limit;
        for id in moved {
            order = if front {
                Order::after(Some(&order))
            } else {
                Order::before(Some(&order))
            };
            edit.change(id, |element: &mut Element| element.order = order.clone());
        }
    });
}

/// These elements that are not locked, the lowest first.
fn in_order<'a>(
    project: &'a Project,
    ids: &BTreeSet<Id<Element>>,
) -> Vec<(&'a Order, Id<Element>)> {
    let mut found: Vec<(&Order, Id<Element>)> = ids
        .iter()
        .filter_map(|id| {
            let element = project.get(*id).filter(|element| !element.locked)?;
            Some((&element.order, *id))
        })
        .collect();
    found.sort();
    found
}

/// Puts elements one layer up (or down): over the next one that overlaps any of them, so that one
/// sees something happen; where none does, over the next of all.
pub fn raise(doc: &mut Document, ids: &BTreeSet<Id<Element>>, up: bool) {
    let project = doc.project();
    let moved = in_order(project, ids);
    let Some(board) = board_of(project, ids.iter()) else {
        return;
    };
    let is_frame = |element: &Element| element.kind == ElementKind::Frame;
    // Frames lie below everything else, whatever their order: they pass frames only.
    let frames = moved
        .iter()
        .all(|(_, id)| project.get(*id).is_some_and(is_frame));
    let mut others: Vec<(&Order, Id<Element>, &Element)> = project
        .elements
        .iter()
        .filter(|(id, e)| e.board == Some(board) && !ids.contains(id) && is_frame(e) == frames)
        .map(|(id, element)| (&element.order, id, element))
        .collect();
    others.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let edge = match up {
        true => moved.last(),
        false => moved.first(),
    };
    let Some(edge) = edge else { return };
    let beyond = |(order, id, _): &(&Order, Id<Element>, &Element)| match up {
        true => (*order, *id) > *edge,
        false => (*order, *id) < *edge,
    };
    let touches = |(_, _, other): &(&Order, Id<Element>, &Element)| {
        moved.iter().any(|(_, id)| {
            let element = project.get(*id);
            element.is_some_and(|element| rect_of(element).intersects(rect_of(other)))
        })
    };
    let positions: Vec<usize> = (0..others.len())
        .filter(|at| others.get(*at).is_some_and(&beyond))
        .collect();
    let in_turn: Vec<usize> = match up {
        true => positions,
        false => positions.into_iter().rev().collect(),
    };
    let passed = in_turn
        .iter()
        .find(|at| others.get(**at).is_some_and(&touches))
        .or(in_turn.first());
    let Some(passed) = passed.copied() else {
        return;
    };
    let (left, right) = match up {
        true => (others.get(passed), others.get(passed + 1)),
        false => (
            passed.checked_sub(1).and_then(|at| others.get(at)),
            others.get(passed),
        ),
    };
    let (left, right) = (left.map(|other| other.0), right.map(|other| other.0));
    let moved: Vec<Id<Element>> = moved.iter().map(|(_, id)| *id).collect();
    match spread_between(left, right, moved.len()) {
        Some(places) => {
            doc.edit(Step::ReorderElements, |edit| {
                for (id, order) in moved.into_iter().zip(places) {
                    edit.change(id, |element: &mut Element| element.order = order);
                }
            });
        }
        None => {
            // The two share one place: all of that height and above are placed anew.
            let mut all: Vec<Id<Element>> = others.iter().map(|(_, id, _)| *id).collect();
            let at = if up { passed + 1 } else { passed };
            all.splice(at..at, moved);
            let places: BTreeMap<Id<Element>, Order> =
                all.iter().copied().zip(spread(all.len())).collect();
            doc.edit(Step::ReorderElements, |edit| {
                for (id, order) in places {
                    edit.change(id, |element: &mut Element| element.order = order);
                }
            });
        }
    }
}
