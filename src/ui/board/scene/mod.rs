//! What lies on a board, ready to be drawn, hit and read.
//!
//! It follows the project by the differences of its tables: an edit costs what it changed, however
//! much lies on the board. A tree of boxes (an R-tree) answers what lies where, so that neither
//! drawing nor pointing looks at everything.

mod hit;
mod ink;
mod item;
mod place;
mod reading;
mod way;

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use egui::{Rect, pos2};
use rstar::{AABB, RTree};

use crate::drawing;
use crate::model::{Board, BoardFrames, Element, ElementKind, Id, Line, Order, Project, Table};

pub use hit::header_height;
pub use ink::{Budget, Ink};
pub use item::{Afar, Form, Item};
pub use place::{pos, rect_of, to_rect};
pub use way::{Ends, Way};

use item::{Leaf, leaf};

/// Height of a frame's header, in points on the board.
pub const HEADER: f32 = drawing::layout::HEADER;
/// Where at least this part of the board is asked for, looking at every box in a row is quicker
/// than the tree, in which each element found costs as much as a hundred boxes.
const MOST: f32 = 0.01;

/// The elements of one board in the order in which they are drawn: frames first, an outer one
/// before those within it; then the lowest first.
#[derive(Default)]
pub struct Scene {
    board: Option<Id<Board>>,
    table: Table<Element>,
    items: Vec<Item>,
    afar: Vec<Afar>,
    places: HashMap<Id<Element>, usize>,
    frames: BoardFrames,
    /// The numbers of the frames that have one.
    numbers: HashMap<Id<Element>, usize>,
    tree: RTree<Leaf>,
    /// The connectors that are bound to an element (or would be, if it were there).
    bound: HashMap<Id<Element>, BTreeSet<Id<Element>>>,
    rows: OnceCell<Vec<Line<Element>>>,
    revision: u64,
}

impl Scene {
    /// Takes in what has changed on `board`.
    pub fn refresh(&mut self, project: &Project, board: Option<Id<Board>>) {
        let before = std::mem::replace(&mut self.table, project.elements.clone());
        if self.board != board {
            self.board = board;
            self.gather();
        } else if !before.is_same(&self.table) {
            self.follow(&before);
        }
    }

    /// Gathers everything anew.
    fn gather(&mut self) {
        self.items.clear();
        self.bound.clear();
        let ids = self.table.iter();
        let ids = ids.filter(|(_, element)| self.board.is_some() && element.board == self.board);
        for (id, _) in ids {
            if let Some(element) = self.table.get_shared(id) {
                self.items.push(Item::new(id, element.clone(), &self.table));
            }
        }
        for item in &self.items {
            bind(&mut self.bound, item.id, &item.element);
        }
        self.tree = RTree::bulk_load(self.items.iter().map(leaf).collect());
        self.gather_frames();
        self.sort();
        self.changed();
    }

    /// Takes in the differences from the table as it was.
    fn follow(&mut self, before: &Table<Element>) {
        let differences = before.differences(&self.table);
        let here = |element: &Arc<Element>| element.board == self.board;
        let of_board = differences.into_iter().filter_map(|difference| {
            let was = difference.before.filter(here);
            let is = difference.after.filter(here);
            (was.is_some() || is.is_some()).then_some((difference.id, was, is))
        });
        let differences: Vec<_> = of_board.collect();
        if differences.is_empty() {
            return;
        }
        // Putting so many leaves into the tree one by one takes longer than all at once.
        if differences.len() > 256 && differences.len() * 3 > self.items.len() {
            return self.gather();
        }
        let mut frames_differ = false;
        let mut gone: BTreeSet<Id<Element>> = BTreeSet::new();
        let mut order_differs = false;
        let mut connectors: BTreeSet<Id<Element>> = BTreeSet::new();
        for (id, was, is) in &differences {
            if let Some(was) = was {
                unbind(&mut self.bound, *id, was);
            }
            if let Some(is) = is {
                bind(&mut self.bound, *id, is);
            }
            connectors.extend(self.bound.get(id).into_iter().flatten());
            let frame = |e: &Option<Arc<Element>>| {
                let frame = e.as_ref().filter(|e| e.kind == ElementKind::Frame);
                frame.map(|e| (e.frame, e.sequence.clone(), e.order.clone()))
            };
            frames_differ |= frame(was) != frame(is);
            match (was, is) {
                (Some(was), Some(is)) => {
                    order_differs |= was.order != is.order || was.kind != is.kind;
                    self.replace(*id, is.clone());
                }
                (None, Some(is)) => {
                    let item = Item::new(*id, is.clone(), &self.table);
                    self.tree.insert(leaf(&item));
                    order_differs |= !self.on_top(&item);
                    self.places.insert(*id, self.items.len());
                    self.afar.push(Afar::of(&item));
                    self.items.push(item);
                }
                (Some(_), None) => {
                    gone.insert(*id);
                }
                (None, None) => {}
            }
        }
        if !gone.is_empty() {
            let (tree, places) = (&mut self.tree, &mut self.places);
            self.items.retain(|item| {
                let stays = !gone.contains(&item.id);
                if !stays {
                    tree.remove(&leaf(item));
                    places.remove(&item.id);
                }
                stays
            });
        }
        if frames_differ {
            self.gather_frames();
        }
        if frames_differ || order_differs || !gone.is_empty() {
            self.sort();
        }
        for id in connectors {
            if let Some(item) = self.get(id) {
                let element = item.element.clone();
                self.replace(id, element);
            }
        }
        self.changed();
    }

    /// Puts another version of an element in the place of the one that is there.
    fn replace(&mut self, id: Id<Element>, element: Arc<Element>) {
        let Some(place) = self.places.get(&id).copied() else {
            return;
        };
        let Some(item) = self.items.get_mut(place) else {
            return;
        };
        let was = leaf(item);
        item.element = element;
        let earlier = std::mem::replace(&mut item.form, Form::Plain);
        item.work_out(&self.table, Some(earlier));
        if leaf(item) != was {
            self.tree.remove(&was);
            self.tree.insert(leaf(item));
        }
        if let Some(afar) = self.afar.get_mut(place) {
            *afar = Afar::of(item);
        }
    }

    fn on_top(&self, item: &Item) -> bool {
        let below = self.items.last().is_none_or(|last| {
            !last.is_frame() && (&last.element.order, last.id) < (&item.element.order, item.id)
        });
        below && !item.is_frame()
    }

    fn gather_frames(&mut self) {
        let frames = self.items.iter().filter(|item| item.is_frame());
        self.frames = BoardFrames::among(frames.map(|item| (item.id, item.element.as_ref())));
        let top = self.frames.top().enumerate();
        self.numbers = top.map(|(at, id)| (id, at + 1)).collect();
    }

    fn sort(&mut self) {
        let frames = &self.frames;
        self.items.sort_by(|a, b| {
            let key = |item: &Item| match item.is_frame() {
                true => frames.depth(item.id),
                false => usize::MAX,
            };
            let order: fn(&Item) -> (&Order, Id<Element>) = |item| (&item.element.order, item.id);
            (key(a).cmp(&key(b))).then_with(|| order(a).cmp(&order(b)))
        });
        let places = self.items.iter().enumerate();
        self.places = places.map(|(place, item)| (item.id, place)).collect();
        self.afar = self.items.iter().map(Afar::of).collect();
    }

    fn changed(&mut self) {
        self.rows = OnceCell::new();
        self.revision += 1;
    }

    /// Differs whenever anything on the board does.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Everything, the lowest first.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Everything as it is drawn from afar, in the order of [`Self::items`].
    pub fn afar(&self) -> &[Afar] {
        &self.afar
    }

    /// An element, if it lies on this board.
    pub fn get(&self, id: Id<Element>) -> Option<&Item> {
        self.items.get(self.place_of(id)?)
    }

    /// At which place among [`Self::items`] an element is.
    pub fn place_of(&self, id: Id<Element>) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The frames of the board.
    pub fn frames(&self) -> &BoardFrames {
        &self.frames
    }

    /// The number of a frame that lies free.
    pub fn frame_number(&self, frame: Id<Element>) -> Option<usize> {
        self.numbers.get(&frame).copied()
    }

    /// An element as it would lie on this board.
    pub fn item(&self, id: Id<Element>, element: Element) -> Item {
        Item::new(id, Arc::new(element), &self.table)
    }

    /// The connectors that are bound to an element.
    pub fn connectors_of(&self, id: Id<Element>) -> impl Iterator<Item = &Item> {
        let bound = self.bound.get(&id).into_iter().flatten();
        bound.filter_map(|id| self.get(*id))
    }

    /// The places, among [`Self::items`] and rising, of what touches a part of the board.
    pub fn places_within(&self, part: Rect, places: &mut Vec<u32>) {
        places.clear();
        let all = self.bounds().unwrap_or(Rect::NOTHING);
        let asked = all.intersect(part);
        if !asked.is_positive() && !asked.intersects(part) {
            return;
        }
        if asked.area() > all.area() * MOST {
            let afar = self.afar.iter().enumerate();
            let within = afar.filter(|(_, afar)| part.intersects(afar.bounds));
            places.extend(within.map(|(place, _)| place as u32));
            return;
        }
        let part = AABB::from_corners([part.min.x, part.min.y], [part.max.x, part.max.y]);
        let leaves = self.tree.locate_in_envelope_intersecting(part);
        places.extend(leaves.filter_map(|leaf| self.place_of(leaf.data).map(|at| at as u32)));
        places.sort_unstable();
    }

    /// What touches a part of the board, the lowest first.
    pub fn within(&self, part: Rect) -> impl Iterator<Item = &Item> {
        let mut places = Vec::new();
        self.places_within(part, &mut places);
        places
            .into_iter()
            .filter_map(|place| self.items.get(place as usize))
    }

    /// Whether anything touches a part of the board.
    pub fn touches(&self, part: Rect) -> bool {
        let part = AABB::from_corners([part.min.x, part.min.y], [part.max.x, part.max.y]);
        let mut leaves = self.tree.locate_in_envelope_intersecting(part);
        leaves.next().is_some()
    }

    /// The part of the board on which something lies.
    pub fn bounds(&self) -> Option<Rect> {
        if self.items.is_empty() {
            return None;
        }
        let all = self.tree.root().envelope();
        let corner = |[x, y]: [f32; 2]| pos2(x, y);
        Some(Rect::from_min_max(corner(all.lower()), corner(all.upper())))
    }

    /// The part of the board that these elements take.
    pub fn bounds_of<'a>(&self, ids: impl IntoIterator<Item = &'a Id<Element>>) -> Option<Rect> {
        let rects = ids
            .into_iter()
            .filter_map(|id| self.get(*id))
            .map(|item| item.bounds);
        rects.reduce(|all, rect| all.union(rect))
    }
}

fn ends(element: &Element) -> impl Iterator<Item = Id<Element>> {
    let is_connector = element.kind == ElementKind::Connector;
    let ends = [element.from, element.to].into_iter().flatten();
    ends.filter(move |_| is_connector)
}

fn bind(
    bound: &mut HashMap<Id<Element>, BTreeSet<Id<Element>>>,
    id: Id<Element>,
    element: &Element,
) {
    for end in ends(element) {
        bound.entry(end).or_default().insert(id);
    }
}

fn unbind(
    bound: &mut HashMap<Id<Element>, BTreeSet<Id<Element>>>,
    id: Id<Element>,
    element: &Element,
) {
    for end in ends(element) {
        if let Some(of) = bound.get_mut(&end) {
            of.remove(&id);
            if of.is_empty() {
                bound.remove(&end);
            }
        }
    }
}

#[cfg(test)]
mod tests;
