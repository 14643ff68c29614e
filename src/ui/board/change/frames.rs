//! Which frame an element lies in: the innermost in which its middle is.

use std::collections::BTreeSet;

use egui::{Pos2, Rect};

use super::super::facilitate;
use super::{on_top, rect_of};
use crate::document::Transaction;
use crate::model::{Board, BoardFrames, Element, ElementKind, Id, Order, Project};

/// The frames of a board with their places, gathered once for many questions.
pub struct Frames {
    nested: BoardFrames,
    /// The innermost first, and of those at one depth the topmost.
    places: Vec<(Id<Element>, Rect)>,
}

impl Frames {
    /// The frames of `board`.
    pub fn of(project: &Project, board: Option<Id<Board>>) -> Self {
        let nested = board.map_or_else(BoardFrames::default, |b| BoardFrames::of(project, b));
        let mut found: Vec<(usize, &Order, Id<Element>, Rect)> = nested
            .in_order()
            .iter()
            .filter_map(|id| {
                let frame = project.get(*id)?;
                Some((nested.depth(*id), &frame.order, *id, rect_of(frame)))
            })
            .collect();
        found.sort_by(|a, b| (b.0, b.1, b.2).cmp(&(a.0, a.1, a.2)));
        let places = found.into_iter().map(|(_, _, id, rect)| (id, rect));
        Self {
            places: places.collect(),
            nested,
        }
    }

    /// How the frames lie in one another.
    pub fn nested(&self) -> &BoardFrames {
        &self.nested
    }

    /// The innermost frame in which a place lies.
    pub fn at(&self, place: Pos2) -> Option<Id<Element>> {
        let found = self.places.iter().find(|(_, rect)| rect.contains(place));
        found.map(|(id, _)| *id)
    }

    /// The frame in which a frame lies that is there: the innermost larger one around its middle
    /// that is not itself within it.
    pub fn around(&self, frame: Id<Element>, rect: Rect) -> Option<Id<Element>> {
        let within = self.nested.with_inner([frame]);
        let found = self.places.iter().find(|(id, outer)| {
            !within.contains(id) && outer.contains(rect.center()) && outer.area() > rect.area()
        });
        found.map(|(id, _)| *id)
    }
}

/// Puts a new element on top, into the frame where its middle lies. A new frame takes in what
/// lay beside it until now, and is now within it.
pub fn add(edit: &mut Transaction, mut element: Element) -> Id<Element> {
    element.order = on_top(edit, element.board);
    let is_frame = element.kind == ElementKind::Frame;
    element.covered |= facilitate::covers_new(edit, &element);
    let (board, rect) = (element.board, rect_of(&element));
    if is_frame {
        let others = edit
            .elements
            .iter()
            .filter(|(_, e)| e.board == board && e.kind == ElementKind::Frame);
        element.sequence = Order::after(others.map(|(_, e)| &e.sequence).max());
    } else if element.kind != ElementKind::Connector {
        element.frame = Frames::of(edit, board).at(rect.center());
    }
    let id = edit.add(element);
    if is_frame {
        let around = Frames::of(edit, board).around(id, rect);
        edit.change(id, |element: &mut Element| element.frame = around);
        take_in(edit, board, id, rect);
    }
    id
}

/// Gives a frame what lies within it and in no frame but the one around it.
pub fn take_in(edit: &mut Transaction, board: Option<Id<Board>>, frame: Id<Element>, rect: Rect) {
    let nested = Frames::of(edit, board);
    let nested = nested.nested();
    let around = nested.parent(frame);
    let inside: Vec<Id<Element>> = edit
        .elements
        .iter()
        .filter(|(id, element)| {
            *id != frame
                && element.board == board
                && Some(*id) != around
                && nested.around(element) == around
                && match element.kind {
                    ElementKind::Frame => {
                        nested.parent(*id) == around && rect.contains_rect(rect_of(element))
                    }
                    ElementKind::Connector => false,
                    _ => rect.contains(rect_of(element).center()),
                }
        })
        .map(|(id, _)| id)
        .collect();
    for id in inside {
        edit.change(id, |element: &mut Element| element.frame = Some(frame));
    }
    settle_connectors(edit, board, |_| true);
}

/// Puts what was moved into the frames where it lies now.
pub fn change_frames(edit: &mut Transaction, moved: &BTreeSet<Id<Element>>) {
    let board = super::board_of(edit, moved.iter());
    let frames = Frames::of(edit, board);
    for id in moved {
        let Some(element) = edit.get(*id) else {
            continue;
        };
        let along = element.frame.is_some_and(|frame| moved.contains(&frame));
        if along || element.kind == ElementKind::Connector {
            continue;
        }
        let rect = rect_of(element);
        let frame = match element.kind {
            ElementKind::Frame => frames.around(*id, rect),
            _ => frames.at(rect.center()),
        };
        if element.frame != frame {
            edit.change(*id, |element: &mut Element| element.frame = frame);
        }
    }
    settle_connectors(edit, board, |id| moved.contains(&id));
}

/// Puts connectors into the frame both of their ends lie in, if there is one: those that are
/// `touched`, or bound to something that is.
pub fn settle_connectors(
    edit: &mut Transaction,
    board: Option<Id<Board>>,
    touched: impl Fn(Id<Element>) -> bool,
) {
    let bound: Vec<Id<Element>> = edit
        .elements
        .iter()
        .filter(|(id, e)| {
            e.board == board
                && e.kind == ElementKind::Connector
                && (touched(*id) || e.from.is_some_and(&touched) || e.to.is_some_and(&touched))
        })
        .map(|(id, _)| id)
        .collect();
    if bound.is_empty() {
        return;
    }
    let frames = Frames::of(edit, board);
    for id in bound {
        let Some(connector) = edit.get(id) else {
            continue;
        };
        let of_end = |target: Option<Id<Element>>, free: crate::model::Point| match target
            .and_then(|target| edit.get(target))
        {
            Some(target) => frames.nested().around(target),
            None => frames.at(Pos2::new(free.x(), free.y())),
        };
        let from = of_end(connector.from, connector.from_at.place);
        let to = of_end(connector.to, connector.to_at.place);
        let frame = from.filter(|_| from == to);
        if connector.frame != frame {
            edit.change(id, |element: &mut Element| element.frame = frame);
        }
    }
}
