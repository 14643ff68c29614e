//! What the board's hands do to the project: each function is one named step.
//!
//! Locked elements are neither moved, resized nor deleted.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use egui::{Pos2, Rect, Vec2};

use super::facilitate;
use super::scene::rect_of;
use crate::document::{Document, Gesture, Step, Transaction};
use crate::model::{Board, Element, ElementKind, Id, NoteColor, Order, Point, Project, Size};

/// Smallest size of an element, in points on the board.
pub const SMALLEST: Vec2 = Vec2::new(40.0, 32.0);
/// Distance between notes put beside one another, in points on the board.
pub const GAP: f32 = 20.0;

/// Upper left corners of elements, on the board.
pub type Places = BTreeMap<Id<Element>, Pos2>;

/// A place for the model.
pub fn point(place: Pos2) -> Point {
    Point::new(place.x, place.y)
}

/// A size for the model.
pub fn size(size: Vec2) -> Size {
    Size::new(size.x, size.y)
}

/// Adds a board behind all others.
pub fn add_board(doc: &mut Document, title: String) -> Id<Board> {
    doc.edit(Step::AddBoard, |edit| {
        let last = edit.boards_in_order().last().map(|(_, b)| b.order.clone());
        edit.add(Board {
            title,
            order: Order::after(last.as_ref()),
            ..Board::default()
        })
    })
}

/// The place on top of everything on a board.
fn on_top(project: &Project, board: Option<Id<Board>>) -> Order {
    let orders = project.elements.iter().filter(|(_, e)| e.board == board);
    Order::after(orders.map(|(_, element)| &element.order).max())
}

/// The frames of a board, gathered once for many questions.
struct Frames(Vec<(Id<Element>, Rect)>);

impl Frames {
    fn of(project: &Project, board: Option<Id<Board>>) -> Self {
        let mut frames: Vec<_> = project
            .elements
            .iter()
            .filter(|(_, e)| e.board == board && e.kind == ElementKind::Frame)
            .collect();
        frames.sort_by(|(a_id, a), (b_id, b)| (&b.order, b_id).cmp(&(&a.order, a_id)));
        Self(frames.iter().map(|(id, e)| (*id, rect_of(e))).collect())
    }

    /// The topmost frame in which a place lies.
    fn at(&self, place: Pos2) -> Option<Id<Element>> {
        let found = self.0.iter().find(|(_, rect)| rect.contains(place));
        found.map(|(id, _)| *id)
    }
}

/// Puts a new element on top, into the frame where its middle lies. A new frame takes in what
/// lies free within it.
pub fn add(edit: &mut Transaction, mut element: Element) -> Id<Element> {
    element.order = on_top(edit, element.board);
    let is_frame = element.kind == ElementKind::Frame;
    element.covered |= facilitate::covers_new(edit, &element);
    if !is_frame {
        element.frame = Frames::of(edit, element.board).at(rect_of(&element).center());
    }
    let (board, rect) = (element.board, rect_of(&element));
    let id = edit.add(element);
    if is_frame {
        take_in(edit, board, id, rect);
    }
    id
}

/// Gives a frame what lies free within it.
fn take_in(edit: &mut Transaction, board: Option<Id<Board>>, frame: Id<Element>, rect: Rect) {
    let inside: Vec<Id<Element>> = edit
        .elements
        .iter()
        .filter(|(_, element)| {
            element.board == board
                && element.kind != ElementKind::Frame
                && element
                    .frame
                    .is_none_or(|frame| !edit.elements.contains(frame))
                && rect.contains(rect_of(element).center())
        })
        .map(|(id, _)| id)
        .collect();
    for id in inside {
        edit.change(id, |element: &mut Element| element.frame = Some(frame));
    }
}

/// The elements that can be moved, with all that lies in the frames among them.
fn with_parts(project: &Project, ids: &BTreeSet<Id<Element>>) -> BTreeSet<Id<Element>> {
    let loose = |id: &Id<Element>| project.get(*id).is_some_and(|element| !element.locked);
    let mut all: BTreeSet<Id<Element>> = ids.iter().copied().filter(loose).collect();
    let parts = project.elements.iter().filter(|(_, element)| {
        let frame = element.frame;
        !element.locked && frame.is_some_and(|frame| all.contains(&frame))
    });
    let parts: Vec<Id<Element>> = parts.map(|(id, _)| id).collect();
    all.extend(parts);
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
            edit.change(*id, |element: &mut Element| {
                element.position = point(*from + by);
            });
        }
        let moved = taken_up.keys().copied();
        let moved = moved.filter(|id| edit.elements.contains(*id)).collect();
        change_frames(edit, &moved);
    });
}

/// Moves elements a little; the moves of one run make one step.
pub fn nudge(doc: &mut Document, ids: &BTreeSet<Id<Element>>, by: Vec2) {
    doc.edit_more(Step::MoveElements, Gesture::on((ids, "nudge")), |edit| {
        shift(edit, ids, by);
    });
}

fn shift(edit: &mut Transaction, ids: &BTreeSet<Id<Element>>, by: Vec2) {
    let moved = with_parts(edit, ids);
    for id in &moved {
        edit.change(*id, |element: &mut Element| {
            element.position = element.position.moved(by.x, by.y);
        });
    }
    change_frames(edit, &moved);
}

/// Puts what was moved into the frames where it lies now.
fn change_frames(edit: &mut Transaction, moved: &BTreeSet<Id<Element>>) {
    let board = moved.first().and_then(|id| edit.get(*id)?.board);
    let frames = Frames::of(edit, board);
    for id in moved {
        let Some(element) = edit.get(*id) else {
            continue;
        };
        let along = element.frame.is_some_and(|frame| moved.contains(&frame));
        if element.kind == ElementKind::Frame || along {
            continue;
        }
        let frame = frames.at(rect_of(element).center());
        edit.change(*id, |element: &mut Element| element.frame = frame);
    }
}

/// Gives an element another place and size. A frame lets go of what is no longer within it and
/// takes in what lies free.
pub fn resize(doc: &mut Document, id: Id<Element>, rect: Rect) {
    let Some(element) = doc.project().get(id).filter(|element| !element.locked) else {
        return;
    };
    let (kind, board) = (element.kind, element.board);
    doc.edit(Step::ResizeElement, |edit| {
        edit.change(id, |element: &mut Element| {
            element.position = point(rect.min);
            element.size = size(rect.size().max(SMALLEST));
        });
        if kind != ElementKind::Frame {
            return;
        }
        let lost: Vec<Id<Element>> = edit
            .elements
            .iter()
            .filter(|(_, e)| e.frame == Some(id) && !rect.contains(rect_of(e).center()))
            .map(|(id, _)| id)
            .collect();
        for lost in lost {
            edit.change(lost, |element: &mut Element| element.frame = None);
        }
        take_in(edit, board, id, rect);
    });
}

/// Copies elements, with what lies in frames among them, and puts the copies `by` away on top:
/// away from where they were `taken_up`, or else from where they lie. Returns the copies of `ids`.
pub fn duplicate(
    doc: &mut Document,
    ids: &BTreeSet<Id<Element>>,
    taken_up: &Places,
    by: Vec2,
) -> BTreeSet<Id<Element>> {
    if doc.is_read_only() {
        return BTreeSet::new();
    }
    doc.edit(Step::DuplicateElements, |edit| {
        let mut sources: Vec<Id<Element>> = edit
            .elements
            .iter()
            .filter(|(id, element)| {
                ids.contains(id) || element.frame.is_some_and(|frame| ids.contains(&frame))
            })
            .map(|(id, _)| id)
            .collect();
        sources.sort_by(|a, b| {
            let order = |id: &Id<Element>| edit.get(*id).map(|element| (&element.order, *id));
            order(a).cmp(&order(b))
        });
        let mut copies: HashMap<Id<Element>, Id<Element>> = HashMap::new();
        let mut order: Option<Order> = None;
        for source in &sources {
            let Some(mut copy) = edit.get(*source).cloned() else {
                continue;
            };
            let place = order.map_or_else(|| on_top(edit, copy.board), |o| Order::after(Some(&o)));
            order = Some(place.clone());
            copy.order = place;
            let from = taken_up.get(source).copied();
            copy.position = point(from.unwrap_or(rect_of(&copy).min) + by);
            copy.locked = false;
            let id = edit.add(copy);
            copies.insert(*source, id);
        }
        let board = sources.first().and_then(|id| edit.get(*id)?.board);
        let frames = Frames::of(edit, board);
        for copy in copies.values() {
            let Some(element) = edit.get(*copy) else {
                continue;
            };
            if element.kind == ElementKind::Frame {
                continue;
            }
            let frame = match element.frame.and_then(|frame| copies.get(&frame)) {
                Some(frame) => Some(*frame),
                None => frames.at(rect_of(element).center()),
            };
            edit.change(*copy, |element: &mut Element| element.frame = frame);
        }
        let chosen = ids.iter().filter_map(|id| copies.get(id));
        chosen.copied().collect()
    })
}

/// Deletes elements; what lay in a deleted frame stays. Returns how many were deleted.
pub fn delete(doc: &mut Document, ids: &BTreeSet<Id<Element>>) -> usize {
    if doc.is_read_only() {
        return 0;
    }
    doc.edit(Step::DeleteElements, |edit| {
        let loose = |id: &&Id<Element>| edit.get(**id).is_some_and(|element| !element.locked);
        let gone: Vec<Id<Element>> = ids.iter().filter(loose).copied().collect();
        for id in &gone {
            edit.delete_element(*id);
        }
        gone.len()
    })
}

/// Gives notes another paper.
pub fn color(doc: &mut Document, ids: &BTreeSet<Id<Element>>, color: NoteColor) {
    doc.edit(Step::ColorElements, |edit| {
        for id in ids {
            edit.change(*id, |element: &mut Element| {
                if element.kind == ElementKind::Note {
                    element.color = color;
                }
            });
        }
    });
}

/// Puts elements on top of all others (or below them), keeping their order.
pub fn reorder(doc: &mut Document, ids: &BTreeSet<Id<Element>>, front: bool) {
    let project = doc.project();
    let mut moved: Vec<(&Order, Id<Element>)> = ids
        .iter()
        .filter_map(|id| Some((&project.get(*id)?.order, *id)))
        .collect();
    moved.sort();
    let Some(board) = moved
        .first()
        .and_then(|(_, id)| project.get(*id))
        .map(|e| e.board)
    else {
        return;
    };
    let others = project
        .elements
        .iter()
        .filter(|(id, element)| element.board == board && !ids.contains(id))
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

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    fn element(board: Id<Board>, kind: ElementKind, rect: Rect) -> Element {
        Element {
            board: Some(board),
            kind,
            position: point(rect.min),
            size: size(rect.size()),
            ..Element::default()
        }
    }

    fn rect(x: f32, y: f32, w: f32, h: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(w, h))
    }

    struct Desk {
        doc: Document,
        board: Id<Board>,
    }

    impl Desk {
        fn new() -> Self {
            let mut doc = Document::default();
            let board = add_board(&mut doc, "Board".to_owned());
            Self { doc, board }
        }

        fn put(&mut self, kind: ElementKind, rect: Rect) -> Id<Element> {
            let element = element(self.board, kind, rect);
            self.doc.edit(Step::AddNote, |edit| add(edit, element))
        }

        fn get(&self, id: Id<Element>) -> &Element {
            self.doc.project().get(id).expect("there")
        }
    }

    fn move_by(doc: &mut Document, ids: &BTreeSet<Id<Element>>, by: Vec2) {
        let taken_up = take_up(doc.project(), ids, &Places::new());
        put_down(doc, &taken_up, by);
    }

    #[test]
    fn a_frame_takes_its_notes_along_and_a_note_leaves_its_frame() {
        let mut desk = Desk::new();
        let note = desk.put(ElementKind::Note, rect(20.0, 40.0, 160.0, 112.0));
        let frame = desk.put(ElementKind::Frame, rect(0.0, 0.0, 400.0, 300.0));
        assert_eq!(desk.get(note).frame, Some(frame));
        move_by(&mut desk.doc, &[frame].into(), vec2(100.0, 50.0));
        assert_eq!(desk.get(note).position, Point::new(120.0, 90.0));
        assert_eq!(desk.get(note).frame, Some(frame));
        move_by(&mut desk.doc, &[note].into(), vec2(900.0, 0.0));
        assert_eq!(desk.get(note).frame, None);
        assert_eq!(desk.get(frame).position, Point::new(100.0, 50.0));
    }

    #[test]
    fn what_is_locked_stays() {
        let mut desk = Desk::new();
        let note = desk.put(ElementKind::Note, rect(0.0, 0.0, 160.0, 112.0));
        desk.doc.edit(Step::EditElement, |edit| {
            edit.change(note, |element: &mut Element| element.locked = true);
        });
        move_by(&mut desk.doc, &[note].into(), vec2(10.0, 0.0));
        resize(&mut desk.doc, note, rect(5.0, 5.0, 50.0, 50.0));
        assert_eq!(delete(&mut desk.doc, &[note].into()), 0);
        assert_eq!(rect_of(desk.get(note)), rect(0.0, 0.0, 160.0, 112.0));
    }

    #[test]
    fn a_copied_frame_holds_copies_of_its_notes() {
        let mut desk = Desk::new();
        let frame = desk.put(ElementKind::Frame, rect(0.0, 0.0, 400.0, 300.0));
        let note = desk.put(ElementKind::Note, rect(20.0, 40.0, 160.0, 112.0));
        let copies = duplicate(
            &mut desk.doc,
            &[frame].into(),
            &Places::new(),
            vec2(500.0, 0.0),
        );
        let copy = *copies.first().expect("a copy");
        assert_eq!((copies.len(), desk.doc.project().elements.len()), (1, 4));
        let parts: Vec<_> = desk
            .doc
            .project()
            .elements
            .iter()
            .filter(|(_, element)| element.frame == Some(copy))
            .collect();
        assert_eq!(parts.len(), 1);
        assert_ne!(parts[0].0, note);
        assert_eq!(desk.get(note).frame, Some(frame));
    }

    #[test]
    fn a_frame_that_is_deleted_leaves_its_notes() {
        let mut desk = Desk::new();
        let frame = desk.put(ElementKind::Frame, rect(0.0, 0.0, 400.0, 300.0));
        let note = desk.put(ElementKind::Note, rect(20.0, 40.0, 160.0, 112.0));
        assert_eq!(desk.get(note).frame, Some(frame));
        delete(&mut desk.doc, &[frame].into());
        assert_eq!(desk.get(note).frame, None);
    }

    #[test]
    fn to_front_and_back_keep_the_order_among_those_moved() {
        let mut desk = Desk::new();
        let ids: Vec<_> = (0..4)
            .map(|n| desk.put(ElementKind::Note, rect(n as f32 * 10.0, 0.0, 160.0, 112.0)))
            .collect();
        let order = |desk: &Desk| -> Vec<Id<Element>> {
            let elements = desk.doc.project().elements_of(desk.board);
            elements.into_iter().map(|(id, _)| id).collect()
        };
        reorder(&mut desk.doc, &[ids[0], ids[1]].into(), true);
        assert_eq!(order(&desk), [ids[2], ids[3], ids[0], ids[1]]);
        reorder(&mut desk.doc, &[ids[0], ids[1]].into(), false);
        assert_eq!(order(&desk), [ids[0], ids[1], ids[2], ids[3]]);
        let revision = desk.doc.revision();
        reorder(&mut desk.doc, &[ids[0]].into(), false);
        assert_eq!(desk.doc.revision(), revision);
    }

    #[test]
    fn a_frame_made_smaller_lets_go_of_what_lies_outside() {
        let mut desk = Desk::new();
        let frame = desk.put(ElementKind::Frame, rect(0.0, 0.0, 400.0, 300.0));
        let note = desk.put(ElementKind::Note, rect(220.0, 40.0, 160.0, 112.0));
        resize(&mut desk.doc, frame, rect(0.0, 0.0, 200.0, 300.0));
        assert_eq!(desk.get(note).frame, None);
        resize(&mut desk.doc, frame, rect(0.0, 0.0, 400.0, 300.0));
        assert_eq!(desk.get(note).frame, Some(frame));
    }
}
