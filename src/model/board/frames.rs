//! Frames and what lies in them: a frame can lie in a frame (a cluster), at any depth.

use std::collections::{BTreeSet, HashMap};

use super::{Board, Element, ElementKind};
use crate::model::{Id, Project};

/// The frames of a board, gathered once for many questions.
///
/// What a file says may be odd: a frame that lies in something else, in a missing one, or (after
/// two people moved frames into one another) in itself. Such a frame counts as lying free.
#[derive(Clone, Debug, Default)]
pub struct BoardFrames {
    parents: HashMap<Id<Element>, Option<Id<Element>>>,
    /// By [`Element::sequence`].
    in_order: Vec<Id<Element>>,
}

impl BoardFrames {
    /// The frames of `board`.
    pub fn of(project: &Project, board: Id<Board>) -> Self {
        let found = project.elements.iter();
        Self::among(found.filter(|(_, element)| element.board == Some(board)))
    }

    /// The frames among these elements of one board.
    pub fn among<'a>(elements: impl Iterator<Item = (Id<Element>, &'a Element)>) -> Self {
        let mut frames: Vec<(Id<Element>, &Element)> = elements
            .filter(|(_, element)| element.kind == ElementKind::Frame)
            .collect();
        frames.sort_by(|(a_id, a), (b_id, b)| {
            (&a.sequence, &a.order, a_id).cmp(&(&b.sequence, &b.order, b_id))
        });
        let named: HashMap<_, _> = frames.iter().map(|(id, e)| (*id, e.frame)).collect();
        let around = |id: Id<Element>| {
            let parent = named.get(&id).copied().flatten()?;
            named.contains_key(&parent).then_some(parent)
        };
        let is_free = |id: Id<Element>| {
            // Whoever meets itself on the way out lies in itself.
            let mut at = around(id);
            let mut steps = 0;
            while let Some(next) = at {
                steps += 1;
                if next == id {
                    return true;
                }
                // It lies in frames that lie in one another.
                if steps > named.len() {
                    return false;
                }
                at = around(next);
            }
            around(id).is_none()
        };
        let in_order: Vec<_> = frames.iter().map(|(id, _)| *id).collect();
        let parents = in_order
            .iter()
            .map(|id| (*id, around(*id).filter(|_| !is_free(*id))))
            .collect();
        Self { parents, in_order }
    }

    /// All frames in their order, whatever they lie in.
    pub fn in_order(&self) -> &[Id<Element>] {
        &self.in_order
    }

    /// The frames that lie free, in their order: the ones that are numbered, and shown one after
    /// the other in a presentation.
    pub fn top(&self) -> impl Iterator<Item = Id<Element>> + '_ {
        let free = |id: &Id<Element>| self.parent(*id).is_none();
        self.in_order.iter().copied().filter(free)
    }

    /// A free frame's number, from 1; clusters have none.
    pub fn number(&self, frame: Id<Element>) -> Option<usize> {
        self.top().position(|id| id == frame).map(|at| at + 1)
    }

    /// The frame around a frame.
    pub fn parent(&self, frame: Id<Element>) -> Option<Id<Element>> {
        self.parents.get(&frame).copied().flatten()
    }

    /// The frame an element lies in, if it is one of the board's.
    pub fn around(&self, element: &Element) -> Option<Id<Element>> {
        element
            .frame
            .filter(|frame| self.parents.contains_key(frame))
    }

    /// These frames and those within them.
    pub fn with_inner(
        &self,
        frames: impl IntoIterator<Item = Id<Element>>,
    ) -> BTreeSet<Id<Element>> {
        let start: BTreeSet<Id<Element>> = frames.into_iter().collect();
        let mut all = start.clone();
        for id in &self.in_order {
            let mut at = Some(*id);
            while let Some(next) = at {
                if start.contains(&next) {
                    all.insert(*id);
                    break;
                }
                at = self.parent(next);
            }
        }
        all
    }

    /// How many frames lie around a frame.
    pub fn depth(&self, frame: Id<Element>) -> usize {
        let mut depth = 0;
        let mut at = self.parent(frame);
        while let Some(next) = at {
            depth += 1;
            at = self.parent(next);
        }
        depth
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Order, Ulid};

    fn id(number: u128) -> Id<Element> {
        Id::from_ulid(Ulid(number))
    }

    fn frames(parents: &[(u128, Option<u128>)]) -> BoardFrames {
        let mut order = Order::default();
        let elements: Vec<(Id<Element>, Element)> = parents
            .iter()
            .map(|(number, parent)| {
                order = Order::after(Some(&order));
                let element = Element {
                    kind: ElementKind::Frame,
                    frame: parent.map(id),
                    sequence: order.clone(),
                    ..Element::default()
                };
                (id(*number), element)
            })
            .collect();
        BoardFrames::among(elements.iter().map(|(id, element)| (*id, element)))
    }

    #[test]
    fn free_frames_are_numbered_and_clusters_lie_in_them() {
        let frames = frames(&[(5, None), (2, Some(5)), (3, Some(2)), (1, None)]);
        assert_eq!(frames.top().collect::<Vec<_>>(), [id(5), id(1)]);
        assert_eq!(
            (frames.number(id(1)), frames.number(id(2))),
            (Some(2), None)
        );
        assert_eq!(frames.with_inner([id(5)]), [id(2), id(3), id(5)].into());
        assert_eq!(frames.with_inner([id(2)]), [id(2), id(3)].into());
        assert_eq!(frames.depth(id(3)), 2);
    }

    #[test]
    fn frames_that_lie_in_one_another_or_in_nothing_lie_free() {
        let frames = frames(&[
            (1, Some(2)),
            (2, Some(1)),
            (3, Some(3)),
            (4, Some(9)),
            (5, Some(1)),
        ]);
        let free: Vec<_> = frames.top().collect();
        assert_eq!(free, [id(1), id(2), id(3), id(4)]);
        assert_eq!(frames.parent(id(5)), Some(id(1)));
    }
}
