//! What the outline does to the board. Outline and board agree: an element that is moved in the
//! tree is moved on the board, to where it is read then. Each deed is one step.
//!
//! There is no order among notes but that of their places. So two notes that change places in the
//! tree change places on the board, and a note that comes into a frame is put where there is room.
//! Frames have an order of their own; moving one among its neighbours moves nothing on the board.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use egui::{Pos2, Rect, Vec2};

use super::super::change::{GAP, point, size};
use super::super::scene::rect_of;
use super::super::{BoardId, ElementId};
use super::room;
use crate::document::{Document, Step, Transaction};
use crate::model::{BoardFrames, Element, ElementKind, Id, Order, Project, reading};

/// Up or down the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// Where something is put down in the tree: in a frame or on the open board, before a sibling or
/// last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The frame.
    pub frame: Option<ElementId>,
    /// The sibling to stand before.
    pub before: Option<ElementId>,
}

/// A board as the tree sees it, gathered once for a deed.
struct Tree {
    board: BoardId,
    frames: BoardFrames,
    /// All elements as they are read.
    read: Vec<ElementId>,
}

impl Tree {
    fn of(project: &Project, board: BoardId) -> Self {
        let here = project.elements.iter();
        let here: Vec<_> = here.filter(|(_, e)| e.board == Some(board)).collect();
        let read = reading(&here).into_iter().map(|line| line.id).collect();
        let frames = BoardFrames::among(here.into_iter());
        Self {
            board,
            frames,
            read,
        }
    }

    /// The frame an element is shown in.
    fn container(&self, project: &Project, id: ElementId) -> Option<ElementId> {
        let element = project.get(id)?;
        match element.kind {
            ElementKind::Frame => self.frames.parent(id),
            _ => self.frames.around(element),
        }
    }

    /// What can be moved among `ids`, as it is read; nothing that lies in a frame among them.
    fn movable(&self, project: &Project, ids: &BTreeSet<ElementId>) -> Vec<ElementId> {
        let frames = ids.iter().copied().filter(|id| is_frame(project, *id));
        let along = self.frames.with_inner(frames);
        let read = self.read.iter().copied();
        read.filter(|id| ids.contains(id) && is_loose(project, *id))
            .filter(|id| {
                let around = self.container(project, *id);
                around.is_none_or(|frame| !along.contains(&frame))
            })
            .collect()
    }

    /// What lies loose in a frame and has a place of its own, as it is read.
    fn siblings(&self, project: &Project, frame: Option<ElementId>) -> Vec<ElementId> {
        let read = self.read.iter().copied();
        read.filter(|id| has_place(project, *id) && self.container(project, *id) == frame)
            .collect()
    }

    /// Frames beside one another, in their order.
    fn sister_frames(&self, parent: Option<ElementId>) -> Vec<ElementId> {
        let all = self.frames.in_order().iter().copied();
        all.filter(|id| self.frames.parent(*id) == parent).collect()
    }

    /// The frames in the order in which what lies loose in them is read, and the open board.
    fn containers(&self) -> Vec<Option<ElementId>> {
        fn visit(tree: &Tree, parent: Option<ElementId>, found: &mut Vec<Option<ElementId>>) {
            for frame in tree.sister_frames(parent) {
                visit(tree, Some(frame), found);
                found.push(Some(frame));
            }
        }
        let mut found = Vec::new();
        visit(self, None, &mut found);
        found.push(None);
        found
    }

    /// An element and, if it is a frame, all that lies in it.
    fn with_parts(&self, project: &Project, id: ElementId) -> BTreeSet<ElementId> {
        if !is_frame(project, id) {
            return [id].into();
        }
        let frames = self.frames.with_inner([id]);
        let parts = self.read.iter().copied().filter(|part| {
            let around = self.container(project, *part);
            around.is_some_and(|frame| frames.contains(&frame)) && is_loose(project, *part)
        });
        parts.chain(frames.iter().copied()).collect()
    }

    /// The places that are taken in a frame, or on the open board, by others than `but`.
    fn taken(
        &self,
        project: &Project,
        frame: Option<ElementId>,
        but: &BTreeSet<ElementId>,
    ) -> Vec<Rect> {
        let here = self.read.iter().filter(|id| !but.contains(id));
        here.filter(|id| self.container(project, **id) == frame)
            .filter_map(|id| project.get(*id))
            .filter(|element| element.kind != ElementKind::Connector)
            .map(rect_of)
            .collect()
    }
}

fn is_frame(project: &Project, id: ElementId) -> bool {
    super::rows::is_frame(project, id)
}

fn is_loose(project: &Project, id: ElementId) -> bool {
    project.get(id).is_some_and(|element| !element.locked)
}

/// Whether its place says where it is read: not of frames, which have an order, nor of what
/// belongs to its neighbours, nor of what is held.
fn has_place(project: &Project, id: ElementId) -> bool {
    project.get(id).is_some_and(|element| {
        let own = element.kind != ElementKind::Frame && element.kind != ElementKind::Connector;
        own && !element.kind.is_stroke() && !element.locked
    })
}

/// Moves elements by one place up or down: a note changes places with its neighbour, and goes into
/// the frame before or behind at the end of its own; a frame goes before or behind its neighbour.
/// Returns whether anything moved.
pub fn step(doc: &mut Document, board: BoardId, ids: &BTreeSet<ElementId>, way: Way) -> bool {
    let project = doc.project();
    let tree = Tree::of(project, board);
    let movable = tree.movable(project, ids);
    let frames = movable.iter().filter(|id| is_frame(project, **id)).count();
    if movable.is_empty() || doc.is_read_only() {
        return false;
    }
    let revision = doc.revision();
    let name = if frames == movable.len() {
        Step::ReorderFrames
    } else {
        Step::MoveInOutline
    };
    doc.end_gesture();
    doc.edit(name, |edit| {
        let mut done = HashSet::new();
        for id in &movable {
            let parent = tree.container(edit, *id);
            let kind = is_frame(edit, *id);
            if !done.insert((parent, kind)) {
                continue;
            }
            let together = |other: &ElementId| {
                tree.container(edit, *other) == parent && is_frame(edit, *other) == kind
            };
            let moved: Vec<ElementId> = movable.iter().copied().filter(together).collect();
            if kind {
                let order = stepped(&tree.sister_frames(parent), &moved, way);
                order_frames(edit, &tree.sister_frames(parent), &order);
                continue;
            }
            let siblings = tree.siblings(edit, parent);
            let order = stepped(&siblings, &moved, way);
            if order == siblings {
                step_out(edit, &tree, parent, &moved, way);
            } else {
                change_places(edit, &siblings, &order);
            }
        }
    });
    doc.revision() != revision
}

/// The siblings with some of them one place up or down. Those at the end stay, and those that
/// stand before them too.
fn stepped(siblings: &[ElementId], moved: &[ElementId], way: Way) -> Vec<ElementId> {
    let mut order = siblings.to_vec();
    if way == Way::Down {
        order.reverse();
    }
    for at in 1..order.len() {
        let is_moved = |at: usize| order.get(at).is_some_and(|id| moved.contains(id));
        if is_moved(at) && !is_moved(at - 1) {
            order.swap(at - 1, at);
        }
    }
    if way == Way::Down {
        order.reverse();
    }
    order
}

/// Into the frame before or behind.
fn step_out(
    edit: &mut Transaction,
    tree: &Tree,
    from: Option<ElementId>,
    moved: &[ElementId],
    way: Way,
) {
    let containers = tree.containers();
    let at = containers.iter().position(|container| *container == from);
    let next = at.and_then(|at| match way {
        Way::Up => at.checked_sub(1),
        Way::Down => Some(at + 1),
    });
    if let Some(next) = next.and_then(|next| containers.get(next)) {
        put_in(edit, tree, moved, *next);
    }
}

/// Gives the siblings the places of one another: what stands at a place of `order` gets the place
/// on the board that stood there before.
fn change_places(edit: &mut Transaction, before: &[ElementId], order: &[ElementId]) {
    let places: Vec<Pos2> = before
        .iter()
        .filter_map(|id| edit.get(*id).map(|element| rect_of(element).min))
        .collect();
    for ((id, was), place) in order.iter().zip(before).zip(places) {
        if id != was {
            move_to(edit, [*id].into(), *id, place);
        }
    }
}

/// Puts frames into this order among themselves.
fn order_frames(edit: &mut Transaction, before: &[ElementId], order: &[ElementId]) {
    if before == order {
        return;
    }
    let moved: Vec<ElementId> = order
        .iter()
        .zip(before)
        .filter(|(id, was)| id != was)
        .map(|(id, _)| *id)
        .collect();
    // Two frames that changed places: one of them gets a place between its neighbours.
    if let [_, id] = moved.as_slice()
        && place_between(edit, order, *id)
    {
        return;
    }
    for (id, place) in order.iter().zip(crate::model::order::spread(order.len())) {
        edit.change(*id, |element: &mut Element| element.sequence = place);
    }
}

fn place_between(edit: &mut Transaction, order: &[ElementId], id: ElementId) -> bool {
    let Some(at) = order.iter().position(|one| *one == id) else {
        return false;
    };
    let sequence = |at: Option<usize>| {
        let id = at.and_then(|at| order.get(at))?;
        Some(edit.get(*id)?.sequence.clone())
    };
    let (left, right) = (sequence(at.checked_sub(1)), sequence(Some(at + 1)));
    let others = order.iter().filter(|one| **one != id);
    let others: Vec<_> = others
        .filter_map(|id| Some(&edit.get(*id)?.sequence))
        .collect();
    // Where two share one place, no place lies between them.
    let distinct = others.windows(2).all(|pair| pair.first() < pair.last());
    let Some(place) = Order::between(left.as_ref(), right.as_ref()).filter(|_| distinct) else {
        return false;
    };
    edit.change(id, |element: &mut Element| element.sequence = place);
    true
}

/// Puts elements into the frame above them in the tree. Returns whether anything moved.
pub fn put_into_above(doc: &mut Document, board: BoardId, ids: &BTreeSet<ElementId>) -> bool {
    let project = doc.project();
    let tree = Tree::of(project, board);
    let movable = tree.movable(project, ids);
    let target = movable.first().and_then(|first| {
        let around = tree.container(project, *first);
        let above = tree.read.iter().take_while(|id| *id != first);
        let sister =
            |id: &&ElementId| is_frame(project, **id) && tree.container(project, **id) == around;
        above.filter(sister).last().copied()
    });
    let Some(target) = target.filter(|target| !movable.contains(target)) else {
        return false;
    };
    let spot = Spot {
        frame: Some(target),
        before: None,
    };
    put(doc, board, ids, spot)
}

/// Takes elements out of the frame they lie in. Returns whether anything moved.
pub fn take_out(doc: &mut Document, board: BoardId, ids: &BTreeSet<ElementId>) -> bool {
    let project = doc.project();
    let tree = Tree::of(project, board);
    let movable = tree.movable(project, ids);
    if doc.is_read_only() {
        return false;
    }
    let revision = doc.revision();
    doc.end_gesture();
    doc.edit(Step::MoveInOutline, |edit| {
        let mut by_frame: BTreeMap<ElementId, Vec<ElementId>> = BTreeMap::new();
        for id in movable {
            if let Some(frame) = tree.container(edit, id) {
                by_frame.entry(frame).or_default().push(id);
            }
        }
        for (frame, ids) in by_frame {
            put_in(edit, &tree, &ids, tree.frames.parent(frame));
        }
    });
    doc.revision() != revision
}

/// Puts elements down at a place in the tree. Returns whether anything moved.
pub fn put(doc: &mut Document, board: BoardId, ids: &BTreeSet<ElementId>, spot: Spot) -> bool {
    let project = doc.project();
    let tree = Tree::of(project, board);
    let movable = tree.movable(project, ids);
    let own = tree.frames.with_inner(movable.iter().copied());
    let into_itself = spot.frame.is_some_and(|frame| own.contains(&frame));
    if movable.is_empty() || into_itself || doc.is_read_only() {
        return false;
    }
    let revision = doc.revision();
    doc.end_gesture();
    doc.edit(Step::MoveInOutline, |edit| {
        let elsewhere = |id: &ElementId| tree.container(edit, *id) != spot.frame;
        let come: Vec<ElementId> = movable.iter().copied().filter(elsewhere).collect();
        put_in(edit, &tree, &come, spot.frame);
        let Some(before) = spot.before else { return };
        let tree = Tree::of(edit, board);
        let is_moved = |id: &ElementId| movable.contains(id);
        let siblings = match is_frame(edit, before) {
            true => tree.sister_frames(spot.frame),
            false => tree.siblings(edit, spot.frame),
        };
        if is_moved(&before) || !siblings.contains(&before) {
            return;
        }
        let mut order: Vec<ElementId> = Vec::with_capacity(siblings.len());
        for id in siblings.iter().filter(|id| !is_moved(id)) {
            if *id == before {
                order.extend(movable.iter().filter(|id| siblings.contains(id)));
            }
            order.push(*id);
        }
        match is_frame(edit, before) {
            true => order_frames(edit, &siblings, &order),
            false => change_places(edit, &siblings, &order),
        }
    });
    doc.revision() != revision
}

/// Adds a blank note behind an element, or last in a frame; where there is room. Returns it.
pub fn note_below(project: &Project, board: BoardId, id: ElementId) -> Option<Element> {
    let tree = Tree::of(project, board);
    let element = project.get(id)?;
    let of_frame = element.kind == ElementKind::Frame;
    let frame = if of_frame {
        Some(id)
    } else {
        tree.container(project, id)
    };
    let mut note = Element {
        board: Some(board),
        kind: ElementKind::Note,
        size: Element::note_size(),
        frame,
        ..Element::default()
    };
    if element.kind == ElementKind::Note {
        (note.size, note.color) = (element.size, element.color);
    }
    let measure = rect_of(&note).size();
    let here = rect_of(element);
    let nobody = BTreeSet::new();
    let place = match frame.and_then(|frame| project.get(frame)) {
        Some(around) => {
            let taken = tree.taken(project, frame, &nobody);
            let behind = (!of_frame).then_some(here.min);
            room::in_frame(rect_of(around), &taken, measure, behind)
        }
        None => {
            let taken = tree.taken(project, None, &nobody);
            let start = here.left_bottom() + Vec2::new(0.0, GAP);
            room::on_board(start, &taken, measure)
        }
    };
    note.position = point(place);
    Some(note)
}

/// Puts a new note on the board, and makes the frame around it as large as it has to be.
pub fn add_note(edit: &mut Transaction, board: BoardId, mut note: Element) -> ElementId {
    let orders = edit.elements.iter().filter(|(_, e)| e.board == Some(board));
    note.order = Order::after(orders.map(|(_, element)| &element.order).max());
    let (frame, rect) = (note.frame, rect_of(&note));
    let id = edit.add(note);
    make_room(edit, board, frame, rect);
    id
}

/// Puts elements into a frame, or onto the open board, where there is room. `tree` is the board
/// as it is.
fn put_in(edit: &mut Transaction, tree: &Tree, ids: &[ElementId], frame: Option<ElementId>) {
    let parts: BTreeMap<ElementId, BTreeSet<ElementId>> = ids
        .iter()
        .map(|id| (*id, tree.with_parts(edit, *id)))
        .collect();
    let all: BTreeSet<ElementId> = parts.values().flatten().copied().collect();
    let mut taken = tree.taken(edit, frame, &all);
    let mut around = frame.and_then(|frame| edit.get(frame)).map(rect_of);
    let mut inside: Option<Rect> = None;
    for id in ids {
        let Some(element) = edit.get(*id) else {
            continue;
        };
        let (rect, kind) = (rect_of(element), element.kind);
        let place = match around {
            Some(around) => room::in_frame(around, &taken, rect.size(), None),
            None => {
                let from = tree.container(edit, *id).and_then(|frame| edit.get(frame));
                let from = from.map_or(rect, rect_of);
                let beside = Pos2::new(from.right() + GAP, from.top());
                room::on_board(beside, &taken, rect.size())
            }
        };
        edit.change(*id, |element: &mut Element| element.frame = frame);
        // A connector goes where its ends are.
        if kind == ElementKind::Connector {
            continue;
        }
        let there = Rect::from_min_size(place, rect.size());
        move_to(edit, parts.get(id).cloned().unwrap_or_default(), *id, place);
        taken.push(there);
        around = around.map(|around| room::grown(around, there));
        inside = Some(inside.map_or(there, |inside| inside.union(there)));
    }
    if let Some(inside) = inside {
        make_room(edit, tree.board, frame, inside);
    }
}

/// Makes a frame, and those around it, large enough for what was put into it.
fn make_room(edit: &mut Transaction, board: BoardId, frame: Option<Id<Element>>, mut inside: Rect) {
    let frames = BoardFrames::of(edit, board);
    let mut next = frame;
    while let Some(frame) = next {
        let Some(element) = edit.get(frame) else {
            return;
        };
        let was = rect_of(element);
        let grown = room::grown(was, inside);
        if grown == was || element.locked {
            return;
        }
        edit.change(frame, |element: &mut Element| {
            element.position = point(grown.min);
            element.size = size(grown.size());
        });
        inside = grown;
        next = frames.parent(frame);
    }
}

/// Moves `ids` so that `lead`, one of them, comes to lie at a place.
fn move_to(edit: &mut Transaction, ids: BTreeSet<ElementId>, lead: ElementId, place: Pos2) {
    let Some(from) = edit.get(lead).map(|element| rect_of(element).min) else {
        return;
    };
    let by = place - from;
    let places: BTreeMap<ElementId, Pos2> = ids
        .into_iter()
        .filter_map(|id| Some((id, rect_of(edit.get(id)?).min + by)))
        .collect();
    for (id, place) in places {
        edit.change(id, |element: &mut Element| element.position = point(place));
    }
}

#[cfg(test)]
mod tests;
