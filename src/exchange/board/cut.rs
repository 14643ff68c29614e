//! What of a board goes out, in the order in which it is drawn.

use std::collections::{BTreeSet, HashMap, HashSet};

use kurbo::Rect;

use super::Watch;
use super::report::WriteError;
use crate::drawing::connector::{Bound, Course, course};
use crate::drawing::{kurbo, shape, stroke};
use crate::model::{Board, BoardFrames, Element, ElementKind, End, Id, Project};

/// Which part of a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    #[default]
    All,
    /// These elements, with what lies in frames among them.
    Elements(BTreeSet<Id<Element>>),
    /// A frame and what lies in it.
    Frame(Id<Element>),
}

/// How many elements of a board a part has.
pub fn count(project: &Project, board: Id<Board>, part: &Part) -> usize {
    Cut::of(project, board, part).map_or(0, |cut| cut.elements.len())
}

/// What may be read of an element: nothing, as long as it is covered.
pub(super) fn text(element: &Element) -> &str {
    element.shown_text().unwrap_or_default()
}

/// A part of a board.
pub(super) struct Cut<'a> {
    pub(super) project: &'a Project,
    pub(super) board: &'a Board,
    /// The lowest first: frames, then the rest.
    pub(super) elements: Vec<(Id<Element>, &'a Element)>,
    pub(super) frames: BoardFrames,
    /// What notes are called for short.
    pub(super) labels: HashMap<Id<Element>, String>,
    /// The ids of [`Self::elements`].
    pub(super) ids: HashSet<Id<Element>>,
    id: Id<Board>,
}

impl<'a> Cut<'a> {
    /// The part of a board; `None` if there is no such board.
    pub(super) fn of(project: &'a Project, board: Id<Board>, part: &Part) -> Option<Self> {
        let record = project.get(board)?;
        let all = project.elements.iter();
        let mut elements: Vec<(Id<Element>, &Element)> =
            all.filter(|(_, e)| e.board == Some(board)).collect();
        let frames = BoardFrames::among(elements.iter().copied());
        elements.sort_by_cached_key(|(id, e)| {
            let on_top = e.kind != ElementKind::Frame;
            let depth = if on_top { 0 } else { frames.depth(*id) };
            (on_top, depth, e.order.clone(), *id)
        });
        let mut wanted: Option<HashSet<Id<Element>>> = match part {
            Part::All => None,
            Part::Elements(ids) => {
                let inner = frames.with_inner(ids.iter().copied().filter(|id| {
                    let frame = project.get(*id);
                    frame.is_some_and(|e| e.kind == ElementKind::Frame)
                }));
                Some(ids.iter().copied().chain(inner).collect())
            }
            Part::Frame(id) => Some(frames.with_inner([*id]).into_iter().collect()),
        };
        if let Some(wanted) = &mut wanted {
            let within: Vec<_> = elements
                .iter()
                .filter(|(_, e)| frames.around(e).is_some_and(|f| wanted.contains(&f)))
                .map(|(id, _)| *id)
                .collect();
            wanted.extend(within);
            // What ties together what comes along comes along.
            let ties: Vec<_> = elements
                .iter()
                .filter(|(_, e)| e.kind == ElementKind::Connector)
                .filter(|(_, e)| {
                    let has = |end: Option<Id<Element>>| end.is_some_and(|id| wanted.contains(&id));
                    has(e.from) && has(e.to)
                })
                .map(|(id, _)| *id)
                .collect();
            wanted.extend(ties);
            elements.retain(|(id, _)| wanted.contains(id));
        }
        Some(Self {
            project,
            board: record,
            ids: elements.iter().map(|(id, _)| *id).collect(),
            elements,
            frames,
            labels: project.note_labels(board),
            id: board,
        })
    }

    /// The part of a board that is to be written: there is something in it.
    ///
    /// # Errors
    /// [`WriteError::Gone`] or [`WriteError::Nothing`].
    pub(super) fn to_write(
        project: &'a Project,
        board: Id<Board>,
        part: &Part,
    ) -> Result<Self, WriteError> {
        let cut = Self::of(project, board, part).ok_or(WriteError::Gone)?;
        match cut.elements.is_empty() {
            true => Err(WriteError::Nothing),
            false => Ok(cut),
        }
    }

    /// Has its elements written in this order, and says how far that has come.
    ///
    /// # Errors
    /// [`WriteError::Cancelled`].
    pub(super) fn one_by_one<'e>(
        &self,
        order: impl Iterator<Item = &'e (Id<Element>, &'e Element)>,
        watch: Watch<'_>,
        mut write: impl FnMut(Id<Element>, &'e Element),
    ) -> Result<(), WriteError> {
        let count = self.elements.len();
        for (nth, (id, element)) in order.enumerate() {
            if nth % 64 == 0 && !watch(nth as f32 / count as f32) {
                return Err(WriteError::Cancelled);
            }
            write(*id, element);
        }
        Ok(())
    }

    /// The frame in which something lies, if that goes out too.
    pub(super) fn around(&self, id: Id<Element>, element: &Element) -> Option<Id<Element>> {
        let around = match element.kind {
            ElementKind::Frame => self.frames.parent(id),
            _ => self.frames.around(element),
        };
        around.filter(|around| self.ids.contains(around))
    }

    /// An end of a connector, bound to what is on the same board.
    fn bound(&self, to: Option<Id<Element>>, end: End) -> Bound<'a> {
        let element = self.project.follow(to);
        Bound {
            element: element.filter(|element| element.board == Some(self.id)),
            end,
        }
    }

    /// The way of a connector.
    pub(super) fn course(&self, element: &Element) -> Course {
        course(
            element.route,
            self.bound(element.from, element.from_at),
            self.bound(element.to, element.to_at),
        )
    }

    /// The box around what is drawn of an element but its text.
    pub(super) fn bounds(&self, element: &Element) -> Rect {
        use kurbo::Shape as _;
        match element.kind {
            ElementKind::Connector => self.course(element).path.bounding_box().inflate(8.0, 8.0),
            kind if kind.is_stroke() => stroke::bounds(element),
            ElementKind::Note => shape::bounds(element) + kurbo::Insets::new(0.0, 0.0, 3.0, 4.0),
            _ => shape::bounds(element).inflate(2.0, 2.0),
        }
    }
}
