//! What lies on a board, ready to be drawn, hit and read.
//!
//! It follows the project by the differences of its tables: an edit costs what it changed, however
//! much lies on the board. A tree of boxes (an R-tree) answers what lies where, so that neither
//! drawing nor pointing looks at everything.

mod hit;
mod ink;
mod place;
mod reading;
mod way;

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use egui::{Rect, pos2};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::drawing::{self, shape, stroke};
use crate::model::{
    Board, BoardFrames, Element, ElementKind, Id, Line, NoteColor, Order, Project, Table,
};

pub use hit::header_height;
pub use ink::{Budget, Ink};
pub use place::{pos, rect_of, to_rect};
pub use way::{Ends, Way};

/// Height of a frame's header, in points on the board.
pub const HEADER: f32 = drawing::layout::HEADER;
/// Where at least this part of the board is asked for, looking at every box in a row is quicker
/// than the tree.
const MOST: f32 = 0.2;

/// An element with its place.
pub struct Item {
    /// Which element.
    pub id: Id<Element>,
    /// Where it lies on the board, before it is turned; of a connector, the box around its line.
    pub rect: Rect,
    /// The box around all that is drawn of it, as it is turned.
    pub bounds: Rect,
    /// The element itself.
    pub element: Arc<Element>,
    /// What was worked out for it.
    pub form: Form,
}

/// What of an element is worked out once and kept.
pub enum Form {
    /// Nothing.
    Plain,
    /// A connector's way.
    Way(Arc<Way>),
    /// The line of a pen or highlighter.
    Ink(Rc<Ink>),
}

impl Item {
    fn new(id: Id<Element>, element: Arc<Element>, table: &Table<Element>) -> Self {
        let rect = rect_of(&element);
        let mut item = Self {
            id,
            rect,
            bounds: rect,
            element,
            form: Form::Plain,
        };
        item.work_out(table, None);
        item
    }

    /// Works out its form and bounds; of an `earlier` form what still holds is kept.
    fn work_out(&mut self, table: &Table<Element>, earlier: Option<Form>) {
        let element = &self.element;
        self.rect = rect_of(element);
        self.bounds = to_rect(shape::bounds(element));
        self.form = Form::Plain;
        match element.kind {
            ElementKind::Connector => {
                let end = |id: Option<Id<Element>>| id.and_then(|id| table.get(id));
                let way = Way::new(element, end(element.from), end(element.to));
                self.rect = way.line_bounds;
                self.bounds = way.bounds;
                self.form = Form::Way(Arc::new(way));
            }
            kind if kind.is_stroke() => {
                self.bounds = to_rect(stroke::bounds(element));
                self.form = Form::Ink(match earlier {
                    Some(Form::Ink(ink)) if ink.is_of(element) => ink,
                    _ => Rc::new(Ink::new(element.clone())),
                });
            }
            kind if kind.is_shape() => {
                let line = drawing::tones::line_width(element.weight);
                self.bounds = self.bounds.expand(line);
            }
            ElementKind::Image if !element.text.is_empty() => {
                let caption = to_rect(drawing::layout::text_area(element));
                self.bounds = self.bounds.union(caption);
            }
            _ => {}
        }
    }

    fn is_frame(&self) -> bool {
        self.element.kind == ElementKind::Frame
    }
}

/// What is needed to draw an element from afar: in a row, so that many are quickly gone through.
#[derive(Clone, Copy)]
pub struct Afar {
    /// The box around it.
    pub bounds: Rect,
    /// Its paper, if it is a note.
    pub paper: Option<NoteColor>,
}

impl Afar {
    fn of(item: &Item) -> Self {
        let is_note = item.element.kind == ElementKind::Note;
        Self {
            bounds: item.bounds,
            paper: is_note.then_some(item.element.color),
        }
    }
}

type Leaf = GeomWithData<Rectangle<[f32; 2]>, Id<Element>>;

fn leaf(item: &Item) -> Leaf {
    let (low, high) = (item.bounds.min, item.bounds.max);
    Leaf::new(
        Rectangle::from_corners([low.x, low.y], [high.x, high.y]),
        item.id,
    )
}

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
mod tests {
    use egui::vec2;

    use super::*;
    use crate::document::IdSource;
    use crate::model::{Order, Point, Size};

    /// A frame named F with a and b in it, b to the right and a little higher; c free, below.
    fn scene() -> Scene {
        let mut ids = IdSource::counting_from(1);
        let mut project = Project::default();
        let board: Id<Board> = ids.next();
        let frame: Id<Element> = ids.next();
        let mut order = Order::default();
        let note = (160.0, 112.0);
        for (text, kind, at, size) in [
            ("c", ElementKind::Note, (0.0, 400.0), note),
            ("b", ElementKind::Note, (200.0, 40.0), note),
            ("a", ElementKind::Note, (20.0, 45.0), note),
            ("F", ElementKind::Frame, (0.0, 0.0), (400.0, 200.0)),
        ] {
            let is_frame = kind == ElementKind::Frame;
            let id = if is_frame { frame } else { ids.next() };
            let element = Element {
                board: Some(board),
                kind,
                frame: ["a", "b"].contains(&text).then_some(frame),
                order: order.clone(),
                position: Point::new(at.0, at.1),
                size: Size::new(size.0, size.1),
                text: text.to_owned(),
                ..Element::default()
            };
            project.elements.insert(id, element);
            order = Order::after(Some(&order));
        }
        let mut scene = Scene::default();
        scene.refresh(&project, Some(board));
        scene
    }

    fn text(scene: &Scene, id: Option<Id<Element>>) -> String {
        let item = id.and_then(|id| scene.get(id));
        item.map_or_else(String::new, |item| item.element.text.clone())
    }

    fn id(scene: &Scene, text: &str) -> Id<Element> {
        let item = scene.items().iter().find(|item| item.element.text == text);
        item.map(|item| item.id).expect("on the board")
    }

    #[test]
    fn it_is_read_frame_by_frame_and_row_by_row() {
        let scene = scene();
        let rows = scene.rows().iter();
        let read: Vec<_> = rows
            .map(|row| (text(&scene, Some(row.id)), row.depth))
            .collect();
        let expected = [("F", 0), ("a", 1), ("b", 1), ("c", 0)];
        assert_eq!(read, expected.map(|(text, depth)| (text.to_owned(), depth)));
        let a = id(&scene, "a");
        assert_eq!(text(&scene, scene.next(Some(a), false)), "b");
        assert_eq!(text(&scene, scene.next(Some(a), true)), "F");
        assert_eq!(scene.next(Some(id(&scene, "c")), false), None);
    }

    #[test]
    fn the_nearest_in_a_direction_lies_in_that_direction() {
        let scene = scene();
        let from = id(&scene, "a");
        assert_eq!(text(&scene, scene.nearest(from, vec2(0.0, 1.0))), "c");
        let from = id(&scene, "b");
        assert_eq!(text(&scene, scene.nearest(from, vec2(-1.0, 0.0))), "a");
        assert_eq!(scene.nearest(from, vec2(0.0, -1.0)), None);
    }

    #[test]
    fn a_frame_lies_below_and_is_held_at_its_header_and_edge() {
        let scene = scene();
        let at = |x, y| text(&scene, scene.at(pos2(x, y), 1.0).map(|item| item.id));
        assert_eq!(at(30.0, 60.0), "a");
        assert_eq!(at(300.0, 10.0), "F");
        assert_eq!(at(399.0, 180.0), "F");
        assert_eq!(at(190.0, 180.0), "");
        assert_eq!(at(700.0, 180.0), "");
    }

    fn put(project: &mut Project, number: u128, element: Element) -> Id<Element> {
        let id = Id::from_ulid(ulid::Ulid(number));
        project.elements.insert(id, element);
        id
    }

    fn on_board(kind: ElementKind, rect: Rect) -> Element {
        Element {
            board: Some(Id::from_ulid(ulid::Ulid(1))),
            kind,
            position: Point::new(rect.left(), rect.top()),
            size: Size::new(rect.width(), rect.height()),
            ..Element::default()
        }
    }

    fn rect(x: f32, y: f32, w: f32, h: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(w, h))
    }

    fn shown(project: &Project) -> Scene {
        let mut scene = Scene::default();
        scene.refresh(project, Some(Id::from_ulid(ulid::Ulid(1))));
        scene
    }

    /// What a scene says, for comparing.
    fn told(scene: &Scene) -> Vec<(Id<Element>, Rect, Option<NoteColor>)> {
        let items = scene.items().iter().zip(scene.afar());
        items
            .map(|(item, afar)| (item.id, item.bounds, afar.paper))
            .collect()
    }

    #[test]
    fn following_edits_comes_to_the_same_as_gathering_anew() {
        let mut project = Project::default();
        let mut scene = shown(&project);
        let mut random = 7_u64;
        let mut next = |below: u64| {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (random >> 33) % below
        };
        let mut order = Order::default();
        for round in 0..300 {
            for _ in 0..=next(4) {
                let number = u128::from(next(60)) + 10;
                let id = Id::from_ulid(ulid::Ulid(number));
                let kind = ElementKind::ALL[next(10) as usize];
                order = Order::after(Some(&order));
                match next(5) {
                    0 => drop(project.elements.remove(id)),
                    1 => {
                        let (x, y) = (next(900) as f32, next(900) as f32);
                        if let Some(element) = project.elements.get_mut(id) {
                            element.position = Point::new(x, y);
                        }
                    }
                    2 => {
                        if let Some(element) = project.elements.get_mut(id) {
                            element.order = order.clone();
                        }
                    }
                    _ => {
                        let at = rect(next(900) as f32, next(900) as f32, 160.0, 112.0);
                        let other = |n: u64| Some(Id::from_ulid(ulid::Ulid(u128::from(n) + 10)));
                        let element = Element {
                            order: order.clone(),
                            frame: other(next(60)),
                            from: other(next(60)),
                            to: other(next(60)),
                            ..on_board(kind, at)
                        };
                        put(&mut project, number, element);
                    }
                }
            }
            scene.refresh(&project, Some(Id::from_ulid(ulid::Ulid(1))));
            let anew = shown(&project);
            assert_eq!(told(&scene), told(&anew), "in round {round}");
            let part = rect(next(900) as f32, next(900) as f32, 90.0, 60.0);
            let ids = |scene: &Scene| scene.within(part).map(|item| item.id).collect::<Vec<_>>();
            let all = anew
                .items()
                .iter()
                .filter(|item| item.bounds.intersects(part));
            let all: Vec<_> = all.map(|item| item.id).collect();
            assert_eq!((ids(&scene), ids(&anew)), (all.clone(), all));
            assert_eq!(scene.bounds(), anew.bounds());
        }
    }

    #[test]
    fn a_connector_follows_what_it_is_bound_to() {
        let mut project = Project::default();
        let note = ElementKind::Note;
        let a = put(
            &mut project,
            2,
            on_board(note, rect(0.0, 0.0, 160.0, 112.0)),
        );
        let b = put(
            &mut project,
            3,
            on_board(note, rect(400.0, 0.0, 160.0, 112.0)),
        );
        let connector = Element {
            from: Some(a),
            to: Some(b),
            ..on_board(ElementKind::Connector, rect(0.0, 0.0, 0.0, 0.0))
        };
        let connector = put(&mut project, 4, connector);
        let mut scene = shown(&project);
        let end = |scene: &Scene| match &scene.get(connector).unwrap().form {
            Form::Way(way) => *way.line.last().unwrap(),
            _ => panic!("no way"),
        };
        assert_eq!(end(&scene), pos2(400.0, 56.0));
        project.elements.get_mut(b).unwrap().position = Point::new(400.0, 600.0);
        scene.refresh(&project, Some(Id::from_ulid(ulid::Ulid(1))));
        assert!(end(&scene).y >= 600.0);
        assert_eq!(scene.connectors_of(a).count(), 1);
        assert_eq!(scene.within(rect(200.0, 250.0, 40.0, 100.0)).count(), 1);
        project.elements.remove(b);
        scene.refresh(&project, Some(Id::from_ulid(ulid::Ulid(1))));
        assert_eq!(end(&scene), pos2(0.0, 0.0));
    }

    #[test]
    fn what_is_hit_is_what_is_seen() {
        let mut project = Project::default();
        let mut filled = on_board(ElementKind::Ellipse, rect(0.0, 0.0, 200.0, 100.0));
        filled.fill = crate::model::Fill::Blue;
        let ellipse = put(&mut project, 2, filled.clone());
        let mut turned = on_board(ElementKind::Rectangle, rect(300.0, 0.0, 200.0, 20.0));
        turned.fill = crate::model::Fill::Blue;
        turned.angle = crate::model::Angle::new(90.0);
        let turned = put(&mut project, 3, turned);
        let note = on_board(ElementKind::Note, rect(620.0, 20.0, 160.0, 112.0));
        let note = put(&mut project, 4, note);
        let mut hollow = on_board(ElementKind::Rectangle, rect(600.0, 0.0, 200.0, 300.0));
        hollow.order = Order::after(None);
        let hollow = put(&mut project, 5, hollow);
        let line = Element {
            from_at: crate::model::End {
                place: Point::new(0.0, 400.0),
                ..Default::default()
            },
            to_at: crate::model::End {
                place: Point::new(400.0, 400.0),
                ..Default::default()
            },
            ..on_board(ElementKind::Connector, rect(0.0, 400.0, 400.0, 0.0))
        };
        let line = put(&mut project, 6, line);
        let scene = shown(&project);
        let at = |x, y, zoom| scene.at(pos2(x, y), zoom).map(|item| item.id);
        assert_eq!(at(100.0, 50.0, 1.0), Some(ellipse));
        assert_eq!(at(4.0, 4.0, 1.0), None);
        assert_eq!(at(400.0, 100.0, 1.0), Some(turned));
        assert_eq!(at(310.0, 10.0, 1.0), None);
        // A note shows through an outline that lies above it.
        assert_eq!(at(700.0, 70.0, 1.0), Some(note));
        assert_eq!(at(700.0, 250.0, 1.0), Some(hollow));
        assert_eq!(at(601.0, 70.0, 1.0), Some(hollow));
        // A line is as easily hit from afar as from near.
        assert_eq!(at(200.0, 404.0, 1.0), Some(line));
        assert_eq!(at(200.0, 420.0, 1.0), None);
        assert_eq!(at(200.0, 420.0, 0.2), Some(line));
        assert_eq!(at(200.0, 404.0, 8.0), None);
    }
}
