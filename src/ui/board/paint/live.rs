//! What follows a gesture: what is dragged, what is given another form, and the connectors that
//! are bound to it.

use std::collections::BTreeMap;

use egui::{Rect, Vec2, pos2};

use super::super::scene::{Ends, Form, Item, Scene, Way, to_rect};
use super::party::{Lies, Party, TiedEnd};
use super::{Now, Seen};
use crate::drawing::shape;
use crate::model::{Element, ElementKind, End, Id, Route};

/// How far heads and labels can reach beyond a connector's line, in points on the board.
const LABEL: f32 = 100.0;

/// What is not drawn where it lies, and what is drawn on top of the rest instead.
pub struct Live<'a> {
    /// Who takes part; `None` if nothing is dragged or has another form.
    party: Option<&'a Party>,
    /// What is dragged and seen, by rising place.
    moved: Vec<u32>,
    by: Vec2,
    /// What has another form.
    formed: Vec<Item>,
    /// Frames of another form, by place: they stay below what lies in them.
    frames: BTreeMap<u32, Item>,
}

impl<'a> Live<'a> {
    /// Works out what follows, as far as it is seen in this part of the board. `party` is kept
    /// from frame to frame.
    pub fn new(scene: &Scene, now: &Now<'_>, part: Rect, party: &'a mut Party) -> Self {
        let moved = now.moved.filter(|(_, by)| *by != Vec2::ZERO);
        let mut live = Self {
            party: None,
            moved: Vec::new(),
            by: moved.map_or(Vec2::ZERO, |(_, by)| by),
            formed: Vec::new(),
            frames: BTreeMap::new(),
        };
        if moved.is_some() || !now.changed.is_empty() {
            let dragged = moved.map(|(places, _)| places);
            party.gather(scene, dragged, now.changed, now.copies);
            live.party = Some(party);
            for (id, element) in now.changed {
                let item = scene.item(*id, element.clone());
                match scene.place_of(*id) {
                    Some(place) if element.kind == ElementKind::Frame => {
                        live.frames.insert(place as u32, item);
                    }
                    _ => live.formed.push(item),
                }
            }
            live.take_up(scene, party, part);
            live.follow(scene, now, party, part);
            live.moved.sort_unstable();
        }
        for draft in now.drafts {
            // What is not in the project yet has no id: it has no text to be kept either.
            let id = Id::from_ulid(ulid::Ulid(u128::MAX));
            live.formed.push(scene.item(id, draft.clone()));
        }
        live
    }

    /// What is dragged; it comes into sight from outside too.
    fn take_up(&mut self, scene: &Scene, party: &Party, part: Rect) {
        let part = part.translate(-self.by);
        let seen = |place: &&u32| {
            let afar = scene.afar().get(**place as usize);
            afar.is_some_and(|afar| part.intersects(afar.bounds))
        };
        self.moved.extend(party.dragged.iter().filter(seen));
    }

    /// The connectors bound to what is dragged or has another form.
    fn follow(&mut self, scene: &Scene, now: &Now<'_>, party: &Party, part: Rect) {
        // Two elements as they lie now, filled anew for each connector.
        let (mut from, mut to) = (Element::default(), Element::default());
        for tied in &party.tied {
            let Some(item) = scene.items().get(tied.place as usize) else {
                continue;
            };
            if tied.from.moves() && tied.to.moves() {
                if part.intersects(item.bounds.translate(self.by)) {
                    self.moved.push(tied.place);
                }
                continue;
            }
            let connector = &item.element;
            let by = self.by;
            let end = |end: End| match tied.moves {
                true => End {
                    place: end.place.moved(by.x, by.y),
                    ..end
                },
                false => end,
            };
            let ends = Ends {
                from: stands(tied.from, now, by, &mut from).then_some(&from),
                from_at: end(connector.from_at),
                to: stands(tied.to, now, by, &mut to).then_some(&to),
                to_at: end(connector.to_at),
            };
            if !may_be_seen(connector, &ends, part) {
                continue;
            }
            let way = Way::between(connector, &ends);
            if part.intersects(way.bounds.expand(LABEL)) {
                self.formed.push(Item {
                    id: item.id,
                    rect: way.line_bounds,
                    bounds: way.bounds,
                    element: connector.clone(),
                    form: Form::Way(way.into()),
                });
            }
        }
    }

    /// Leaves out what is not drawn where it lies, of places that rise.
    pub fn leave_out(&self, places: &mut Vec<u32>) {
        if let Some(party) = self.party {
            places.retain(|place| party.hidden.get(*place as usize) != Some(&true));
        }
        for place in self.frames.keys() {
            if let Err(at) = places.binary_search(place) {
                places.insert(at, *place);
            }
        }
    }

    /// What is drawn at a place of the scene.
    pub fn at<'b>(&'b self, scene: &'b Scene, place: u32) -> Option<&'b Item> {
        let frame = self.frames.get(&place);
        frame.or_else(|| scene.items().get(place as usize))
    }

    /// What is drawn on top of the rest.
    pub fn seen<'b>(&'b self, scene: &'b Scene) -> Vec<Seen<'b>> {
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

/// Whether a connector between these ends can be in sight: most of those that follow a large
/// selection are not, and working out their ways would take longest.
fn may_be_seen(connector: &Element, ends: &Ends<'_>, part: Rect) -> bool {
    let box_of = |element: Option<&Element>, end: End| match element {
        Some(element) => to_rect(shape::bounds(element)),
        None => {
            let at = pos2(end.place.x(), end.place.y());
            Rect::from_min_max(at, at)
        }
    };
    let both = box_of(ends.from, ends.from_at).union(box_of(ends.to, ends.to_at));
    let detour = match connector.route {
        Route::Straight => 0.0,
        Route::Curved | Route::Elbow => both.size().max_elem(),
    };
    part.intersects(both.expand(detour + LABEL))
}

/// Brings `element` to where the one at this end stands now; `false` if there is none.
fn stands(end: TiedEnd, now: &Now<'_>, by: Vec2, element: &mut Element) -> bool {
    let TiedEnd::On { id, lies, moves } = end else {
        return false;
    };
    let changed = match now.changed.is_empty() {
        true => None,
        false => now.changed.get(&id),
    };
    changed.map_or(lies, Lies::like).bring(element);
    if moves {
        element.position = element.position.moved(by.x, by.y);
    }
    true
}
