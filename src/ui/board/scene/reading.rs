//! The board in the order in which it is read, and from one element to the next.

use std::collections::HashMap;

use egui::Vec2;

use super::{Item, Scene};
use crate::model::{Element, Id};

/// Rows count as one as long as notes differ by less than this in height.
const SAME_ROW: f32 = 40.0;

/// A line of the board's outline.
pub struct Row {
    /// Which element.
    pub id: Id<Element>,
    /// In how many frames it lies.
    pub depth: usize,
}

type Parts<'a> = HashMap<Option<Id<Element>>, Vec<&'a Item>>;

impl Scene {
    /// The outline in reading order: frames with what lies in them, clusters behind the loose
    /// notes, then what lies free; within each row by row, from left to right.
    pub fn rows(&self) -> &[Row] {
        self.rows.get_or_init(|| {
            let mut parts = Parts::new();
            for item in self.items.iter().filter(|item| !item.is_frame()) {
                let frame = self.frames.around(&item.element);
                parts.entry(frame).or_default().push(item);
            }
            for part in parts.values_mut() {
                part.sort_by(|a, b| {
                    let ((a_row, a_left), (b_row, b_left)) = (reading_key(a), reading_key(b));
                    a_row.total_cmp(&b_row).then(a_left.total_cmp(&b_left))
                });
            }
            let mut inner: HashMap<Option<Id<Element>>, Vec<Id<Element>>> = HashMap::new();
            for frame in self.frames.in_order() {
                let around = self.frames.parent(*frame);
                inner.entry(around).or_default().push(*frame);
            }
            let mut rows = Vec::with_capacity(self.items.len());
            // From the last to the first, as they are taken from the end.
            let mut due: Vec<(Id<Element>, usize)> = Vec::new();
            let push = |due: &mut Vec<_>, frame, depth| {
                let frames = inner.get(&frame).into_iter().flatten().rev();
                due.extend(frames.map(|frame| (*frame, depth)));
            };
            push(&mut due, None, 0);
            let notes = |rows: &mut Vec<Row>, frame, depth| {
                let notes = parts.get(&frame).into_iter().flatten();
                rows.extend(notes.map(|item| Row { id: item.id, depth }));
            };
            while let Some((frame, depth)) = due.pop() {
                rows.push(Row { id: frame, depth });
                notes(&mut rows, Some(frame), depth + 1);
                push(&mut due, Some(frame), depth + 1);
            }
            notes(&mut rows, None, 0);
            rows
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

fn reading_key(item: &Item) -> (f32, f32) {
    ((item.rect.top() / SAME_ROW).round(), item.rect.left())
}
