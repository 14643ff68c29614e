//! Who takes part in a gesture: what is dragged or given another form, and the connectors that are
//! bound to it. That stays the same while one drags, so it is found once and not in each frame.

use super::super::change::{Forms, Places};
use super::super::scene::{Form, Scene};
use crate::model::{Angle, Element, ElementKind, Id, Point, Size};

/// Those who take part. All places are those among the scene's items.
#[derive(Default)]
pub struct Party {
    /// Of which state of the scene, and of whom it was gathered.
    gathered: Option<Gathered>,
    /// By place, whether it is not drawn where it lies; blank if nothing is.
    pub hidden: Vec<bool>,
    /// What is dragged as it is.
    pub dragged: Vec<u32>,
    /// Connectors at least one end of which moves.
    pub tied: Vec<Tied>,
}

#[derive(PartialEq)]
struct Gathered {
    revision: u64,
    copies: bool,
    dragged: Vec<Id<Element>>,
    changed: Vec<Id<Element>>,
}

/// A connector that follows.
pub struct Tied {
    /// Its place.
    pub place: u32,
    /// What its start is bound to.
    pub from: TiedEnd,
    /// What its end is bound to.
    pub to: TiedEnd,
    /// Whether it is dragged itself, with those of its ends that are free.
    pub moves: bool,
}

/// What an end of a connector is bound to.
#[derive(Clone, Copy)]
pub enum TiedEnd {
    /// Nothing that is there.
    Free,
    /// An element.
    On {
        /// Which one.
        id: Id<Element>,
        /// How it lies on the board.
        lies: Lies,
        /// Whether it is dragged.
        moves: bool,
    },
}

/// What a connector needs to know of an element. It stands here once more because looking up each
/// element in each frame costs more than all the rest.
#[derive(Clone, Copy)]
pub struct Lies {
    kind: ElementKind,
    position: Point,
    size: Size,
    angle: Angle,
}

impl Lies {
    /// As this element does.
    pub const fn like(element: &Element) -> Self {
        Self {
            kind: element.kind,
            position: element.position,
            size: element.size,
            angle: element.angle,
        }
    }

    /// Gives an element the same place.
    pub const fn bring(self, element: &mut Element) {
        element.kind = self.kind;
        element.position = self.position;
        element.size = self.size;
        element.angle = self.angle;
    }
}

impl TiedEnd {
    /// Whether it is bound to something that is dragged.
    pub const fn moves(self) -> bool {
        matches!(self, Self::On { moves: true, .. })
    }
}

impl Party {
    /// Gathers those who take part, unless they are the same as before. Copies leave what they are
    /// copies of where it is, and pull at no connector.
    pub fn gather(
        &mut self,
        scene: &Scene,
        dragged: Option<&Places>,
        changed: &Forms,
        copies: bool,
    ) {
        let none = Places::new();
        let dragged = dragged.unwrap_or(&none);
        let same = self.gathered.as_ref().is_some_and(|before| {
            before.revision == scene.revision()
                && before.copies == copies
                && before.dragged.iter().eq(dragged.keys())
                && before.changed.iter().eq(changed.keys())
        });
        if same {
            return;
        }
        *self = Self {
            gathered: Some(Gathered {
                revision: scene.revision(),
                copies,
                dragged: dragged.keys().copied().collect(),
                changed: changed.keys().copied().collect(),
            }),
            hidden: vec![false; scene.items().len()],
            ..Self::default()
        };
        for (id, element) in changed {
            // Frames stay below what lies in them: they are drawn anew at their place.
            if element.kind != ElementKind::Frame {
                self.hide(scene, *id);
            }
        }
        for id in dragged.keys().filter(|id| !changed.contains_key(id)) {
            if !copies {
                self.hide(scene, *id);
            }
            if let Some(place) = scene.place_of(*id)
                && let Some(item) = scene.items().get(place)
            {
                // A bound connector goes where its ends are.
                let bound = item.element.from.or(item.element.to).is_some();
                if copies || !bound || !matches!(item.form, Form::Way(_)) {
                    self.dragged.push(place as u32);
                }
            }
        }
        if !copies {
            self.tie(scene, dragged, changed);
        }
    }

    fn hide(&mut self, scene: &Scene, id: Id<Element>) {
        let place = scene.place_of(id);
        if let Some(hidden) = place.and_then(|place| self.hidden.get_mut(place)) {
            *hidden = true;
        }
    }

    fn tie(&mut self, scene: &Scene, dragged: &Places, changed: &Forms) {
        let mut places: Vec<usize> = Vec::new();
        for id in dragged.keys().chain(changed.keys()) {
            let bound = scene.connectors_of(*id);
            places.extend(bound.filter_map(|connector| scene.place_of(connector.id)));
            if let Some(item) = scene.get(*id)
                && matches!(item.form, Form::Way(_))
                && item.element.from.or(item.element.to).is_some()
            {
                places.extend(scene.place_of(*id));
            }
        }
        places.sort_unstable();
        places.dedup();
        for place in places {
            let Some(item) = scene.items().get(place) else {
                continue;
            };
            if changed.contains_key(&item.id) {
                continue;
            }
            let end = |id: Option<Id<Element>>| {
                let on = id.and_then(|id| Some((id, scene.get(id)?)));
                on.map_or(TiedEnd::Free, |(id, item)| TiedEnd::On {
                    id,
                    lies: Lies::like(&item.element),
                    moves: dragged.contains_key(&id),
                })
            };
            self.tied.push(Tied {
                place: place as u32,
                from: end(item.element.from),
                to: end(item.element.to),
                moves: dragged.contains_key(&item.id),
            });
            if let Some(hidden) = self.hidden.get_mut(place) {
                *hidden = true;
            }
        }
    }
}
