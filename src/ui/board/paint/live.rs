//! What follows a gesture: what is dragged, what is given another form, and the connectors that
//! are bound to it.

use std::collections::BTreeSet;

use egui::{Rect, Vec2};

use super::super::scene::{Ends, Form, Item, Scene, Way};
use super::{Now, Seen};
use crate::model::{Element, End, Id};

/// What is not drawn where it lies, and what is drawn on top of the rest instead.
pub struct Live {
    /// By place in the scene, whether it is left out there; blank if nothing is.
    hidden: Vec<bool>,
    /// What is dragged and seen, by rising place.
    moved: Vec<u32>,
    by: Vec2,
    /// What has another form.
    formed: Vec<Item>,
}

impl Live {
    /// Works out what follows, as far as it is seen in this part of the board.
    pub fn new(scene: &Scene, now: &Now<'_>, part: Rect) -> Self {
        let mut live = Self {
            hidden: Vec::new(),
            moved: Vec::new(),
            by: Vec2::ZERO,
            formed: Vec::new(),
        };
        let resized = now.resized.and_then(|(id, rect)| {
            let mut element = (*scene.get(id)?.element).clone();
            element.position = super::super::change::point(rect.min);
            element.size = super::super::change::size(rect.size());
            Some((id, element))
        });
        let instead = now.instead.iter().map(|(id, element)| (*id, element));
        let instead = instead.chain(resized.iter().map(|(id, element)| (*id, element)));
        let mut changed: Vec<(Id<Element>, &Element)> = Vec::new();
        for (id, element) in instead {
            live.hide(scene, id);
            live.formed.push(scene.item(id, element.clone()));
            changed.push((id, element));
        }
        let moved = now
            .moved
            .filter(|_| now.moved.is_some_and(|(_, by)| by != Vec2::ZERO));
        if let Some((taken_up, by)) = moved {
            live.by = by;
            live.take_up(scene, now, taken_up.keys().copied(), part);
        }
        live.follow(scene, now, &changed, part);
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
            if now.instead.contains_key(&id) {
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
    fn follow(
        &mut self,
        scene: &Scene,
        now: &Now<'_>,
        changed: &[(Id<Element>, &Element)],
        part: Rect,
    ) {
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
        for id in of_moved.chain(changed.iter().map(|(id, _)| *id)) {
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
            if now.instead.contains_key(&item.id) {
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
            let found_from = stands(scene, connector.from, changed, is_moved, by, &mut from);
            let found_to = stands(scene, connector.to, changed, is_moved, by, &mut to);
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

    /// Whether anything is left out where it lies.
    pub fn hides_any(&self) -> bool {
        !self.hidden.is_empty()
    }

    /// Whether what lies at this place in the scene is left out there.
    pub fn hides(&self, place: u32) -> bool {
        self.hidden.get(place as usize).copied().unwrap_or(false)
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
    changed: &[(Id<Element>, &Element)],
    is_moved: impl Fn(Id<Element>) -> bool,
    by: Vec2,
    element: &mut Element,
) -> bool {
    let Some(id) = id else { return false };
    let other = changed.iter().find(|(changed, _)| *changed == id);
    let known = match other {
        Some((_, element)) => Some(*element),
        None => scene.get(id).map(|item| item.element.as_ref()),
    };
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
