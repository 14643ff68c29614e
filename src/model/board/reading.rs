//! In which order a board is read: by its outline, by the keyboard, by screen readers, and by the
//! minutes that take notes over.

use std::collections::HashMap;

use super::{Board, BoardFrames, Element, ElementKind};
use crate::model::{Id, Line, Project};

/// Elements count as one row as long as their tops differ by no more than this, in points: nobody
/// puts notes on a wall with a ruler.
const SAME_ROW: f32 = 40.0;

impl Project {
    /// A board as it is read; see [`reading`].
    pub fn reading_of(&self, board: Id<Board>) -> Vec<Line<Element>> {
        let all = self.elements.iter();
        let here = all.filter(|(_, element)| element.board == Some(board));
        reading(&here.collect::<Vec<_>>())
    }
}

/// The elements of one board as they are read: frames in their order, each with what lies loose
/// in it and the clusters behind; then what lies free. What lies beside one another is read row by row, from left
/// to right; connectors and strokes come last among their neighbours.
///
/// Each element is listed once, whatever odd things a file says of frames.
pub fn reading(elements: &[(Id<Element>, &Element)]) -> Vec<Line<Element>> {
    let frames = BoardFrames::among(elements.iter().map(|(id, element)| (*id, *element)));
    let mut loose: HashMap<Option<Id<Element>>, Vec<Known>> = HashMap::new();
    for (id, element) in elements {
        if element.kind != ElementKind::Frame {
            let part = loose.entry(frames.around(element)).or_default();
            part.push((*id, *element));
        }
    }
    for part in loose.values_mut() {
        in_rows(part);
    }
    let mut inner: HashMap<Option<Id<Element>>, Vec<Id<Element>>> = HashMap::new();
    for frame in frames.in_order() {
        inner.entry(frames.parent(*frame)).or_default().push(*frame);
    }
    let mut lines = Vec::with_capacity(elements.len());
    let mut todo = Vec::new();
    let enter = |frame: Option<Id<Element>>, depth: usize, todo: &mut Vec<Part>| {
        // The last one in is the first one out.
        let within = inner.get(&frame).into_iter().flatten();
        let within = within.rev().map(|id| Part::Frame(*id, depth));
        if frame.is_none() {
            todo.push(Part::Loose(frame, depth));
            todo.extend(within);
        } else {
            todo.extend(within);
            todo.push(Part::Loose(frame, depth));
        }
    };
    enter(None, 0, &mut todo);
    while let Some(part) = todo.pop() {
        match part {
            Part::Frame(id, depth) => {
                lines.push(Line { id, depth });
                enter(Some(id), depth + 1, &mut todo);
            }
            Part::Loose(frame, depth) => {
                let ids = loose.get(&frame).into_iter().flatten();
                lines.extend(ids.map(|(id, _)| Line { id: *id, depth }));
            }
        }
    }
    lines
}

/// An element with its id.
type Known<'a> = (Id<Element>, &'a Element);

/// What is still to be read, and how deep it lies.
enum Part {
    /// A frame, and all in it.
    Frame(Id<Element>, usize),
    /// What lies loose in a frame, or on the board.
    Loose(Option<Id<Element>>, usize),
}

/// Whether it is read after its neighbours: it belongs to them.
fn comes_last(element: &Element) -> bool {
    element.kind == ElementKind::Connector || element.kind.is_stroke()
}

/// Sorts what lies beside one another row by row.
fn in_rows(part: &mut [(Id<Element>, &Element)]) {
    let top = |element: &Element| element.position.y();
    part.sort_by(|(a_id, a), (b_id, b)| {
        let last = comes_last(a).cmp(&comes_last(b));
        last.then(top(a).total_cmp(&top(b))).then(a_id.cmp(b_id))
    });
    let mut start = 0;
    while let Some((_, first)) = part.get(start) {
        let (below, last) = (top(first) + SAME_ROW, comes_last(first));
        let row = part.iter().skip(start);
        let count = row
            .take_while(|(_, element)| top(element) <= below && comes_last(element) == last)
            .count();
        let end = start + count.max(1);
        if let Some(row) = part.get_mut(start..end) {
            row.sort_by(|(a_id, a), (b_id, b)| {
                let left = a.position.x().total_cmp(&b.position.x());
                left.then(top(a).total_cmp(&top(b))).then(a_id.cmp(b_id))
            });
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Order, Point, Ulid};

    fn id(number: u128) -> Id<Element> {
        Id::from_ulid(Ulid(number))
    }

    /// Id, kind, frame and place.
    type Lying = (u128, ElementKind, Option<u128>, (f32, f32));

    fn read(elements: &[Lying]) -> Vec<(u128, usize)> {
        let mut sequence = Order::default();
        let elements: Vec<(Id<Element>, Element)> = elements
            .iter()
            .map(|(number, kind, frame, (x, y))| {
                sequence = Order::after(Some(&sequence));
                let element = Element {
                    kind: *kind,
                    frame: frame.map(id),
                    position: Point::new(*x, *y),
                    sequence: sequence.clone(),
                    ..Element::default()
                };
                (id(*number), element)
            })
            .collect();
        let elements: Vec<_> = elements.iter().map(|(id, e)| (*id, e)).collect();
        let lines = reading(&elements).into_iter();
        lines.map(|line| (line.id.ulid().0, line.depth)).collect()
    }

    #[test]
    fn frames_are_read_with_their_notes_and_then_their_clusters_and_what_lies_free_last() {
        use ElementKind::{Connector, Frame, Note};
        let read = read(&[
            (1, Note, None, (0.0, 0.0)),
            (2, Frame, None, (500.0, 0.0)),
            (3, Frame, None, (0.0, 0.0)),
            (4, Frame, Some(2), (0.0, 0.0)),
            (5, Note, Some(2), (0.0, 0.0)),
            (6, Note, Some(4), (0.0, 0.0)),
            (7, Connector, Some(2), (0.0, -50.0)),
            (8, Note, Some(3), (0.0, 0.0)),
            (9, Note, Some(77), (0.0, 90.0)),
        ]);
        let expected = [
            (2, 0),
            (5, 1),
            (7, 1),
            (4, 1),
            (6, 2),
            (3, 0),
            (8, 1),
            (1, 0),
            (9, 0),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn notes_that_hang_a_little_higher_are_in_one_row_with_their_neighbours() {
        use ElementKind::Note;
        let note = |number, at| (number, Note, None, at);
        let read = read(&[
            note(1, (400.0, 0.0)),
            note(2, (200.0, 39.0)),
            note(3, (0.0, 19.0)),
            note(4, (0.0, 130.0)),
        ]);
        let order: Vec<u128> = read.into_iter().map(|(number, _)| number).collect();
        assert_eq!(order, [3, 2, 1, 4]);
    }

    #[test]
    fn frames_in_a_circle_are_read_once() {
        use ElementKind::{Frame, Note};
        let read = read(&[
            (1, Frame, Some(2), (0.0, 0.0)),
            (2, Frame, Some(1), (0.0, 0.0)),
            (3, Note, Some(1), (0.0, 0.0)),
        ]);
        assert_eq!(read, [(1, 0), (3, 1), (2, 0)]);
    }
}
