//! What follows a gesture: what is dragged, what is given another form, and the connectors that
//! are bound to it.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Rect, Vec2};

use super::super::scene::{Ends, Form, Item, Scene, Way};
use super::{Now, Seen};
use crate::model::{Element, ElementKind, End, Id};

/// What is not drawn where it lies, and what is drawn on top of the rest instead.
pub struct Live {
    /// By place in the scene, whether it is left out there; blank if nothing is.
    hidden: Vec<bool>,
    /// What is dragged and seen, by rising place.
    moved: Vec<u32>,
    by: Vec2,
    /// What has another form.
    formed: Vec<Item>,
    /// Frames of another form, by place: they stay below what lies in them.
    frames: BTreeMap<u32, Item>,
}

impl Live {
    /// Works out what follows, as far as it is seen in this part of the board.
    pub fn new(scene: &Scene, now: &Now<'_>, part: Rect) -> Self {
        let mut live = Self {
            hidden: Vec::new(),
            moved: Vec::new(),
            by: Vec2::ZERO,
            formed: Vec::new(),
            frames: BTreeMap::new(),
        };
        for (id, element) in now.changed {
            let item = scene.item(*id, element.clone());
            match scene.place_of(*id) {
                Some(place) if element.kind == ElementKind::Frame => {
                    live.frames.insert(place as u32, item);
                }
                _ => {
                    live.hide(scene, *id);
                    live.formed.push(item);
                }
            }
        }
        let moved = now
            .moved
            .filter(|_| now.moved.is_some_and(|(_, by)| by != Vec2::ZERO));
        if let Some((taken_up, by)) = moved {
            live.by = by;
            live.take_up(scene, now, taken_up.keys().copied(), part);
        }
        live.follow(scene, now, part);
        for draft in now.drafts {
            // What is not in the project yet has no id: it has no text to be kept either.
            let id = Id::from_ulid(ulid::Ulid(u128::MAX));
            live.formed.push(scene.item(id, draft.clone()));
        }
        live
    }

    fn hide(&mut self, scene: &Scene, id: Id<Element>) {
        if let Some(place) = scene.place_of(id) {
            if self.hidden.is_empty() {
                self.hidden = vec![false; scene.items().len()];
            }
            if let Some(hidden) = self.hidden.get_mut(place) {
                *hidden = true;
            }
        }
    }

    /// What is dragged; it comes into sight from outside too.
    fn take_up(
        &mut self,
        scene: &Scene,
        now: &Now<'_>,
        ids: impl Iterator<Item = Id<Element>>,
        part: Rect,
    ) {
        for id in ids {
            if now.changed.contains_key(&id) {
                continue;
            }
            if !now.copies {
                self.hide(scene, id);
            }
            if let Some(place) = scene.place_of(id)
                && let Some(item) = scene.items().get(place)
                && part.intersects(item.bounds.translate(self.by))
            {
                // A bound connector goes where its ends are.
                let bound = item.element.from.or(item.element.to).is_some();
                if now.copies || !bound || !matches!(item.form, Form::Way(_)) {
                    self.moved.push(place as u32);
                }
            }
        }
        self.moved.sort_unstable();
    }

    /// The connectors bound to what is dragged or has another form.
    fn follow(&mut self, scene: &Scene, now: &Now<'_>, part: Rect) {
        if now.copies {
            return;
        }
        let moved = now
            .moved
            .filter(|_| self.by != Vec2::ZERO)
            .map(|(places, _)| places);
        let is_moved = |id: Id<Element>| moved.is_some_and(|moved| moved.contains_key(&id));
        let mut connectors: BTreeSet<usize> = BTreeSet::new();
        let of_moved = moved.into_iter().flat_map(|moved| moved.keys().copied());
        for id in of_moved.chain(now.changed.keys().copied()) {
            connectors.extend(scene.connectors_of(id).filter_map(|c| scene.place_of(c.id)));
            if let Some(item) = scene.get(id)
                && matches!(item.form, Form::Way(_))
                && item.element.from.or(item.element.to).is_some()
            {
                connectors.extend(scene.place_of(id));
            }
        }
        // Two elements as they lie now, filled anew for each connector.
        let (mut from, mut to) = (Element::default(), Element::default());
        for place in connectors {
            let Some(item) = scene.items().get(place) else {
                continue;
            };
            if now.changed.contains_key(&item.id) {
                continue;
            }
            let connector = &item.element;
            let (from_moved, to_moved) = (
                connector.from.is_some_and(is_moved),
                connector.to.is_some_and(is_moved),
            );
            self.hide(scene, item.id);
            let by = self.by;
            let end = |end: End| match is_moved(item.id) {
                true => End {
                    place: end.place.moved(by.x, by.y),
                    ..end
                },
                false => end,
            };
            if from_moved && to_moved {
                if part.intersects(item.bounds.translate(by)) {
                    self.moved.push(place as u32);
                }
                continue;
            }
            let found_from = stands(scene, connector.from, now, is_moved, by, &mut from);
            let found_to = stands(scene, connector.to, now, is_moved, by, &mut to);
            let ends = Ends {
                from: found_from.then_some(&from),
                from_at: end(connector.from_at),
                to: found_to.then_some(&to),
                to_at: end(connector.to_at),
            };
            let way = Way::between(connector, &ends);
            if part.intersects(way.bounds.expand(100.0)) {
                self.formed.push(Item {
                    id: item.id,
                    rect: way.line_bounds,
                    bounds: way.bounds,
                    element: connector.clone(),
                    form: Form::Way(way.into()),
                });
            }
        }
        self.moved.sort_unstable();
    }

    /// Leaves out what is not drawn where it lies, of places that rise.
    pub fn leave_out(&self, places: &mut Vec<u32>) {
        if !self.hidden.is_empty() {
            let hidden = |place: &u32| self.hidden.get(*place as usize) == Some(&true);
            places.retain(|place| !hidden(place));
        }
        for place in self.frames.keys() {
            if let Err(at) = places.binary_search(place) {
                places.insert(at, *place);
            }
        }
    }

    /// What is drawn at a place of the scene.
    pub fn at<'a>(&'a self, scene: &'a Scene, place: u32) -> Option<&'a Item> {
        let frame = self.frames.get(&place);
        frame.or_else(|| scene.items().get(place as usize))
    }

    /// What is drawn on top of the rest.
    pub fn seen<'a>(&'a self, scene: &'a Scene) -> Vec<Seen<'a>> {
        let moved = self.moved.iter();
        let moved = moved.filter_map(|place| scene.items().get(*place as usize));
        let moved = moved.map(|item| Seen { item, by: self.by });
        let formed = self.formed.iter().map(|item| Seen {
            item,
            by: Vec2::ZERO,
        });
        moved.chain(formed).collect()
    }
}

/// Brings `element` to where another one stands now; `false` if there is none.
fn stands(
    scene: &Scene,
    id: Option<Id<Element>>,
    now: &Now<'_>,
    is_moved: impl Fn(Id<Element>) -> bool,
    by: Vec2,
    element: &mut Element,
) -> bool {
    let Some(id) = id else { return false };
    let known = now.changed.get(&id);
    let known = known.or_else(|| scene.get(id).map(|item| item.element.as_ref()));
    let Some(known) = known else { return false };
    element.kind = known.kind;
    element.position = known.position;
    element.size = known.size;
    element.angle = known.angle;
    if is_moved(id) {
        element.position = known.position.moved(by.x, by.y);
    }
    true
}
