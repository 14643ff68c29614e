//! What is copied of a board, as it goes to other boards, projects and windows.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::super::units;
use super::{BoardId, ElementId};
use crate::document::Transaction;
use crate::drawing::connector::{self, Bound};
use crate::drawing::kurbo::{Point, Rect};
use crate::drawing::shape;
use crate::model::{BoardFrames, Element, ElementKind, End, Group, Id, Image, Order, Project};

/// More elements than this are not taken from another window.
const MOST_ELEMENTS: usize = 20_000;
/// A parcel from another window takes at most so many bytes as text.
const MOST_BYTES: usize = 64 << 20;

/// Elements with all that belongs to them, the lowest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Parcel {
    /// The elements under the ids they had.
    pub elements: Vec<(Id<Element>, Element)>,
    /// The pictures they show.
    pub images: Vec<(Id<Image>, Image)>,
}

/// What came of putting a parcel on a board.
#[derive(Debug, Default)]
pub struct Unpacked {
    /// The new elements that lie in no other new one.
    pub tops: BTreeSet<ElementId>,
    /// How many images are missing, because their pictures did not come along.
    pub lost: usize,
}

impl Parcel {
    /// These elements of a board, with all that lies in the frames among them.
    pub fn of(project: &Project, board: BoardId, ids: &BTreeSet<ElementId>) -> Self {
        let all = project.elements.iter();
        let here: Vec<(ElementId, &Element)> =
            all.filter(|(_, e)| e.board == Some(board)).collect();
        let frames = BoardFrames::among(here.iter().map(|(id, e)| (*id, *e)));
        let is_frame = |id: &ElementId| {
            let element = project.get(*id);
            element.is_some_and(|e: &Element| e.kind == ElementKind::Frame)
        };
        let within = frames.with_inner(ids.iter().copied().filter(is_frame));
        let mut packed: Vec<(ElementId, &Element)> = here
            .into_iter()
            .filter(|(id, element)| {
                let owner = match element.kind {
                    ElementKind::Frame => frames.parent(*id),
                    _ => frames.around(element),
                };
                ids.contains(id)
                    || within.contains(id)
                    || owner.is_some_and(|f| within.contains(&f))
            })
            .collect();
        packed.sort_by(|(a_id, a), (b_id, b)| (&a.order, a_id).cmp(&(&b.order, b_id)));
        let known: HashSet<ElementId> = packed.iter().map(|(id, _)| *id).collect();
        let elements: Vec<(ElementId, Element)> = packed
            .into_iter()
            .map(|(id, element)| {
                let mut copy = element.clone();
                copy.board = None;
                copy.frame = copy.frame.filter(|frame| known.contains(frame));
                if copy.kind == ElementKind::Connector {
                    let_go(project, &mut copy, &known);
                }
                (id, copy)
            })
            .collect();
        let shown: BTreeSet<Id<Image>> = elements.iter().filter_map(|(_, e)| e.image).collect();
        let images = shown
            .into_iter()
            .filter_map(|id| Some((id, project.images.get(id)?.clone())))
            .collect();
        Self { elements, images }
    }

    /// The parcel without its pictures.
    pub fn without_pictures(&self) -> Self {
        Self {
            elements: self.elements.clone(),
            images: Vec::new(),
        }
    }

    /// As text. `None` where that cannot be.
    pub fn write(&self) -> Option<String> {
        ron::to_string(self).ok()
    }

    /// From what another window wrote. `None` where it is none, broken, or more than is good.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > MOST_BYTES {
            return None;
        }
        let parcel: Self = ron::from_str(text).ok()?;
        let fits = (1..=MOST_ELEMENTS).contains(&parcel.elements.len());
        fits.then_some(parcel)
    }

    /// The room it takes where it comes from.
    pub fn bounds(&self) -> Option<Rect> {
        let rects = self.elements.iter().map(|(_, e)| shape::bounds(e));
        rects.reduce(|all, rect| all.union(rect))
    }

    /// Whether frames are among the elements.
    pub fn has_frames(&self) -> bool {
        let mut elements = self.elements.iter();
        elements.any(|(_, e)| e.kind == ElementKind::Frame)
    }

    /// Puts copies on a board, with the upper left corner of all at `corner`, on top of what is
    /// there. In `home`, if that is a frame, else in the frames they come to lie in. Groups,
    /// frames and connectors hold together among the copies; votes stay where they were given,
    /// and an author stays only where that person is known.
    pub fn unpack(
        &self,
        edit: &mut Transaction,
        board: BoardId,
        corner: Point,
        home: Option<ElementId>,
    ) -> Unpacked {
        let mut unpacked = Unpacked::default();
        let Some(bounds) = self.bounds() else {
            return unpacked;
        };
        let by = corner - bounds.origin();
        let pictures = self.unpack_pictures(edit);
        let frames = units::frame_rects(edit, board);
        let mut fresh = Fresh::of(edit, board);
        let mut copies: HashMap<ElementId, ElementId> = HashMap::new();
        for (old, element) in &self.elements {
            let mut copy = element.clone();
            if copy.kind == ElementKind::Image {
                copy.image = copy.image.and_then(|id| pictures.get(&id).copied());
                if copy.image.is_none() {
                    unpacked.lost += 1;
                    continue;
                }
            }
            copy.board = Some(board);
            copy.locked = false;
            let people = &edit.people;
            copy.author = copy.author.filter(|person| people.contains(*person));
            fresh.prepare(&mut copy);
            units::shift(&mut copy, by);
            copies.insert(*old, edit.add(copy));
        }
        let mut groups: HashMap<Group, Group> = HashMap::new();
        for new in copies.values() {
            let new = *new;
            let Some(element) = edit.get(new) else {
                continue;
            };
            let renamed: Vec<Group> = element
                .groups
                .iter()
                .map(|old| {
                    let made = || {
                        let id: Id<()> = Id::derived("pasted group", &[new.ulid(), old.0], 0);
                        Group::from(id)
                    };
                    *groups.entry(*old).or_insert_with(made)
                })
                .collect();
            let inner = element.frame.and_then(|frame| copies.get(&frame).copied());
            let bound = |to: Option<ElementId>| to.and_then(|to| copies.get(&to).copied());
            let (from, to) = (bound(element.from), bound(element.to));
            let frame = inner.or(home).or_else(|| lies_in(&frames, element));
            if inner.is_none() {
                unpacked.tops.insert(new);
            }
            edit.change(new, |element: &mut Element| {
                element.groups = renamed;
                element.from = from;
                element.to = to;
                element.frame = frame;
            });
        }
        unpacked
    }

    /// Brings in the pictures; returns under which ids those that are there lie.
    fn unpack_pictures(&self, edit: &mut Transaction) -> BTreeMap<Id<Image>, Id<Image>> {
        let mut pictures = BTreeMap::new();
        for (old, image) in &self.images {
            if image.data.as_slice().is_empty() {
                continue;
            }
            // What it is called elsewhere says nothing.
            let id = Image::id(image.data.as_slice());
            if !edit.images.contains(id) {
                edit.images.insert(id, image.clone());
            }
            pictures.insert(*old, id);
        }
        for (_, element) in &self.elements {
            if let Some(id) = element.image.filter(|id| edit.images.contains(*id)) {
                pictures.entry(id).or_insert(id);
            }
        }
        pictures
    }
}

/// The frame around an element that was put down: a frame lies in another only as a whole.
fn lies_in(frames: &[(ElementId, Rect)], element: &Element) -> Option<ElementId> {
    let rect = shape::bounds(element);
    if element.kind != ElementKind::Frame {
        return units::home_of(frames, rect.center());
    }
    let around = |(_, frame): &&(ElementId, Rect)| {
        frame.contains(rect.origin()) && frame.contains(Point::new(rect.x1, rect.y1))
    };
    frames.iter().find(around).map(|(id, _)| *id)
}

/// Binds a connector to nothing that is not packed with it; it ends where it ended.
fn let_go(project: &Project, copy: &mut Element, known: &HashSet<ElementId>) {
    let there = |id: Option<ElementId>| id.and_then(|id| project.get(id));
    let course = connector::course(
        copy.route,
        Bound {
            element: there(copy.from),
            end: copy.from_at,
        },
        Bound {
            element: there(copy.to),
            end: copy.to_at,
        },
    );
    let free = |at: Point| End {
        spot: None,
        place: crate::model::Point::new(at.x as f32, at.y as f32),
    };
    if copy.from.is_some_and(|id| !known.contains(&id)) {
        copy.from = None;
        copy.from_at = free(course.from.at);
    }
    if copy.to.is_some_and(|id| !known.contains(&id)) {
        copy.to = None;
        copy.to_at = free(course.to.at);
    }
}

/// What new elements of a board get one after the other: places on top, numbers.
pub struct Fresh {
    order: Option<Order>,
    sequence: Option<Order>,
    number: u32,
    covering: bool,
}

impl Fresh {
    /// Those of `board`.
    pub fn of(project: &Project, board: BoardId) -> Self {
        let here = || {
            let all = project.elements.iter().map(|(_, element)| element);
            all.filter(|e| e.board == Some(board))
        };
        let frames = here().filter(|e| e.kind == ElementKind::Frame);
        Self {
            order: here().map(|e| &e.order).max().cloned(),
            sequence: frames.map(|e| &e.sequence).max().cloned(),
            number: project.next_note_number(Some(board)),
            covering: project.get(board).is_some_and(|board| board.covering),
        }
    }

    /// Gives an element the next place on top, and a note the next number.
    pub fn prepare(&mut self, element: &mut Element) {
        let order = Order::after(self.order.as_ref());
        element.order = order.clone();
        self.order = Some(order);
        element.number = 0;
        match element.kind {
            ElementKind::Note => {
                element.number = self.number;
                self.number = self.number.saturating_add(1);
                element.covered |= self.covering;
            }
            ElementKind::Frame => {
                let sequence = Order::after(self.sequence.as_ref());
                element.sequence = sequence.clone();
                self.sequence = Some(sequence);
            }
            _ => {}
        }
    }
}
