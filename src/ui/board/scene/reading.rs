//! The board in the order in which it is read, and from one element to the next.

use egui::Vec2;

use super::Scene;
use crate::model::{Element, Id, Line, reading};

impl Scene {
    /// The board in reading order; see [`reading`].
    pub fn rows(&self) -> &[Line<Element>] {
        self.rows.get_or_init(|| {
            let elements = self.items.iter();
            let elements: Vec<_> = elements.map(|item| (item.id, &*item.element)).collect();
            reading(&elements)
        })
    }

    /// The element that is read after `from` (before it, if `back`); without one the first or
    /// last.
    pub fn next(&self, from: Option<Id<Element>>, back: bool) -> Option<Id<Element>> {
        let rows = self.rows();
        let place = from.and_then(|from| rows.iter().position(|row| row.id == from));
        let next = match (place, back) {
            (None, false) => Some(0),
            (None, true) => rows.len().checked_sub(1),
            (Some(place), false) => Some(place + 1),
            (Some(place), true) => place.checked_sub(1),
        };
        rows.get(next?).map(|row| row.id)
    }

    /// The element nearest to `from` in a direction (a unit vector along an axis). The frames
    /// around it are no neighbours.
    pub fn nearest(&self, from: Id<Element>, direction: Vec2) -> Option<Id<Element>> {
        let start = self.get(from)?;
        let mut best: Option<(f32, Id<Element>)> = None;
        let mut own = vec![from];
        let mut around = match start.is_frame() {
            true => self.frames.parent(from),
            false => self.frames.around(&start.element),
        };
        while let Some(frame) = around {
            own.push(frame);
            around = self.frames.parent(frame);
        }
        for item in self.items.iter().filter(|item| !own.contains(&item.id)) {
            let way = item.rect.center() - start.rect.center();
            let ahead = way.dot(direction);
            let aside = (way - direction * ahead).length();
            // Within a quarter of the circle; what lies straight ahead counts as nearer.
            if ahead <= 0.0 || aside > ahead * 1.5 {
                continue;
            }
            let distance = ahead + aside * 2.0;
            if best.is_none_or(|(known, _)| distance < known) {
                best = Some((distance, item.id));
            }
        }
        best.map(|(_, id)| id)
    }
}
