//! Make cluster: a named frame around what is selected, which is tidied inside.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Pos2, Rect, Vec2, vec2};

use super::blocks::{self, GAP};
use crate::document::{Document, Step};
use crate::model::{Board, BoardFrames, Element, ElementKind, Id, Order, Project};
use crate::ui::board::change;
use crate::ui::board::scene::{HEADER, rect_of};

/// What of the selection goes into a cluster: what is loose and can lie in a grid, without what
/// lies in a frame that goes in itself.
pub fn members(project: &Project, selected: &BTreeSet<Id<Element>>) -> Vec<Id<Element>> {
    let goes = |id: &Id<Element>| {
        project.get(*id).is_some_and(|element| {
            let along = element.frame.is_some_and(|frame| selected.contains(&frame));
            !element.locked && !along && element.kind != ElementKind::Connector
        })
    };
    let mut members: Vec<(Id<Element>, Rect)> = selected
        .iter()
        .filter(|id| goes(id))
        .filter_map(|id| Some((*id, rect_of(project.get(*id)?))))
        .collect();
    // As they are read: row by row.
    members.sort_by(|(_, a), (_, b)| {
        let row = |rect: &Rect| (rect.top() / 40.0).round();
        let by_row = row(a).total_cmp(&row(b));
        by_row.then(a.left().total_cmp(&b.left()))
    });
    members.into_iter().map(|(id, _)| id).collect()
}

/// Makes a cluster of what is selected. One step; returns its frame.
pub fn make(
    doc: &mut Document,
    board: Id<Board>,
    selected: &BTreeSet<Id<Element>>,
) -> Option<Id<Element>> {
    if doc.is_read_only() {
        return None;
    }
    let project = doc.project();
    let members = members(project, selected);
    let rects: Vec<Rect> = members
        .iter()
        .filter_map(|id| project.get(*id).map(rect_of))
        .collect();
    let all = rects.iter().copied().reduce(Rect::union)?;
    let frames = BoardFrames::of(project, board);
    let parent = parent_of(project, &frames, &members);
    let inside = frames.with_inner(members.iter().copied());

    let sizes: Vec<Vec2> = rects.iter().map(Rect::size).collect();
    let block = blocks::grid(&sizes, blocks::across(sizes.len()));
    let inset = vec2(GAP, HEADER + GAP);
    // Wide enough for a name.
    let size = (block.size + inset + Vec2::splat(GAP))
        .max(vec2(240.0, 120.0))
        .round();
    let obstacles = obstacles(project, board, parent, &members);
    let parent_rect = parent.and_then(|parent| project.get(parent)).map(rect_of);
    let bounds =
        parent_rect.map(|rect| Rect::from_min_max(rect.min + inset, rect.max - Vec2::splat(GAP)));
    let wish = all.min - inset;
    let wish = bounds.map_or(wish, |bounds| {
        wish.clamp(bounds.min, (bounds.max - size).max(bounds.min))
    });
    let at = blocks::free_place(size, wish, &obstacles, bounds).round();
    let places: BTreeMap<Id<Element>, Vec2> = members
        .iter()
        .zip(&block.places)
        .zip(&rects)
        .map(|((id, place), rect)| (*id, (at + inset + *place).round() - rect.min))
        .collect();

    let frame = doc.edit(Step::MakeCluster, |edit| {
        let of_board = || edit.elements.iter().filter(|(_, e)| e.board == Some(board));
        let sequence = of_board().map(|(_, element)| &element.sequence).max();
        let frame = Element {
            board: Some(board),
            kind: ElementKind::Frame,
            frame: parent,
            position: change::point(at),
            size: change::size(size),
            order: Order::after(of_board().map(|(_, element)| &element.order).max()),
            sequence: Order::after(sequence),
            ..Element::default()
        };
        let frame = edit.add(frame);
        for id in &members {
            edit.change(*id, |element: &mut Element| element.frame = Some(frame));
        }
        shift(edit, &places, &inside);
        grow(edit, parent, Rect::from_min_size(at, size));
        frame
    });
    Some(frame)
}

/// The frame that all of these lie in.
fn parent_of(
    project: &Project,
    frames: &BoardFrames,
    members: &[Id<Element>],
) -> Option<Id<Element>> {
    let around = |id: &Id<Element>| project.get(*id).and_then(|element| frames.around(element));
    let first = members.first().and_then(around)?;
    let all = members.iter().all(|id| around(id) == Some(first));
    all.then_some(first)
}

/// What a block beside these would lie on: what lies in the same frame, or free.
pub fn obstacles(
    project: &Project,
    board: Id<Board>,
    parent: Option<Id<Element>>,
    without: &[Id<Element>],
) -> Vec<Rect> {
    let without: BTreeSet<Id<Element>> = without.iter().copied().collect();
    let others = project.elements.iter().filter(|(id, element)| {
        element.board == Some(board)
            && element.frame == parent
            && !without.contains(id)
            && Some(*id) != parent
            && element.kind != ElementKind::Connector
            && !element.kind.is_stroke()
    });
    others.map(|(_, element)| rect_of(element)).collect()
}

/// Moves elements, and what lies in the frames among them, `inside` being all of them.
pub fn shift(
    edit: &mut crate::document::Transaction,
    by: &BTreeMap<Id<Element>, Vec2>,
    inside: &BTreeSet<Id<Element>>,
) {
    let way = |project: &Project, id: Id<Element>| {
        let mut at = id;
        // Frames may lie in one another.
        for _ in 0..=inside.len() {
            if let Some(by) = by.get(&at) {
                return Some(*by);
            }
            at = project
                .get(at)?
                .frame
                .filter(|frame| inside.contains(frame))?;
        }
        None
    };
    let ways: Vec<(Id<Element>, Vec2)> = edit
        .elements
        .iter()
        .filter(|(id, element)| {
            by.contains_key(id)
                || !element.locked && element.frame.is_some_and(|frame| inside.contains(&frame))
        })
        .filter_map(|(id, _)| Some((id, way(edit, id)?)))
        .collect();
    for (id, by) in ways {
        edit.change(id, |element: &mut Element| {
            element.position = element.position.moved(by.x, by.y);
        });
    }
}

/// Makes a frame large enough for what came to lie in it, and so on outwards.
pub fn grow(edit: &mut crate::document::Transaction, frame: Option<Id<Element>>, rect: Rect) {
    let (mut at, mut inner) = (frame, rect);
    // As deep as frames lie in one another, and no further if they lie in a circle.
    for _ in 0..64 {
        let Some((id, element)) = at.and_then(|id| Some((id, edit.get(id)?))) else {
            return;
        };
        let own = rect_of(element);
        let far = inner.max + Vec2::splat(GAP);
        if element.locked || own.max.x >= inner.max.x && own.max.y >= inner.max.y {
            return;
        }
        let max = Pos2::new(own.max.x.max(far.x), own.max.y.max(far.y));
        inner = Rect::from_min_max(own.min, max);
        at = element.frame;
        edit.change(id, |element: &mut Element| {
            element.size = change::size(inner.size());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Point;
    use crate::ui::board::change::add_board;

    fn note(doc: &mut Document, board: Id<Board>, at: (f32, f32), locked: bool) -> Id<Element> {
        let frame = BoardFrames::of(doc.project(), board)
            .in_order()
            .first()
            .copied();
        doc.edit(Step::AddNote, |edit| {
            edit.add(Element {
                board: Some(board),
                position: Point::new(at.0, at.1),
                size: Element::note_size(),
                frame,
                locked,
                ..Element::default()
            })
        })
    }

    #[test]
    fn a_cluster_lies_in_the_frame_of_its_notes_and_moves_nothing_else() {
        let mut doc = Document::default();
        let board = add_board(&mut doc, "Board".to_owned());
        let outer = doc.edit(Step::AddFrame, |edit| {
            edit.add(Element {
                board: Some(board),
                kind: ElementKind::Frame,
                size: change::size(vec2(1200.0, 700.0)),
                ..Element::default()
            })
        });
        let ids = [(40.0, 300.0), (300.0, 310.0), (700.0, 60.0)]
            .map(|at| note(&mut doc, board, at, false));
        let other = note(&mut doc, board, (420.0, 320.0), false);
        let fixed = note(&mut doc, board, (900.0, 500.0), true);
        let before = doc.project().clone();
        let chosen = [ids[0], ids[1], ids[2], fixed].into();
        let cluster = make(&mut doc, board, &chosen).expect("a cluster");
        let project = doc.project();
        let frame = project.get(cluster).expect("there");
        assert_eq!((frame.frame, frame.kind), (Some(outer), ElementKind::Frame));
        for id in ids {
            let element = project.get(id).expect("there");
            assert_eq!(element.frame, Some(cluster));
            assert!(rect_of(frame).contains_rect(rect_of(element)));
        }
        for id in [other, fixed] {
            assert_eq!(project.get(id), before.get(id));
            let rect = rect_of(project.get(id).expect("there"));
            assert!(!rect.intersects(rect_of(frame)));
        }
        doc.undo();
        assert_eq!(doc.project().elements.len(), before.elements.len());
        assert_eq!(doc.project().get(ids[0]), before.get(ids[0]));
    }

    #[test]
    fn a_cluster_of_clusters_takes_their_notes_along() {
        let mut doc = Document::default();
        let board = add_board(&mut doc, "Board".to_owned());
        let free = |doc: &mut Document, x: f32| {
            doc.edit(Step::AddNote, |edit| {
                edit.add(Element {
                    board: Some(board),
                    position: Point::new(x, 0.0),
                    size: Element::note_size(),
                    ..Element::default()
                })
            })
        };
        let (a, b) = (free(&mut doc, 0.0), free(&mut doc, 2000.0));
        let first = make(&mut doc, board, &[a].into()).expect("a cluster");
        let second = make(&mut doc, board, &[b].into()).expect("a cluster");
        let both = make(&mut doc, board, &[first, second, b].into()).expect("a cluster");
        let rect = |id| rect_of(doc.project().get(id).expect("there"));
        assert!(rect(both).contains_rect(rect(first)) && rect(both).contains_rect(rect(second)));
        assert!(rect(second).contains_rect(rect(b)) && rect(first).contains_rect(rect(a)));
        assert_eq!(doc.project().get(second).expect("there").frame, Some(both));
        assert_eq!(doc.project().get(b).expect("there").frame, Some(second));
    }
}
