//! Copies of elements that hang together as the originals do.

use std::collections::{BTreeSet, HashMap};

use egui::Vec2;

use super::connectors::free_end;
use super::frames::{Frames, settle_connectors};
use super::moving::place_at;
use super::{Places, board_of, on_top, rect_of};
use crate::document::{Document, Step};
use crate::model::{Element, ElementKind, Group, Id, Order};

/// Copies elements, with what lies in frames among them, and puts the copies `by` away on top:
/// away from where they were `taken_up`, or else from where they lie. Copied connectors hang on the
/// copies of what they hung on, copied groups are groups of their own. Returns the copies of `ids`.
pub fn duplicate(
    doc: &mut Document,
    ids: &BTreeSet<Id<Element>>,
    taken_up: &Places,
    by: Vec2,
) -> BTreeSet<Id<Element>> {
    if doc.is_read_only() {
        return BTreeSet::new();
    }
    doc.edit(Step::DuplicateElements, |edit| {
        let board = board_of(edit, ids.iter());
        let frames = Frames::of(edit, board);
        let inner = frames.nested().with_inner(ids.iter().copied());
        let mut sources: Vec<Id<Element>> = edit
            .elements
            .iter()
            .filter(|(id, element)| {
                ids.contains(id)
                    || inner.contains(id)
                    || element.frame.is_some_and(|frame| inner.contains(&frame))
            })
            .map(|(id, _)| id)
            .collect();
        sources.sort_by(|a, b| {
            let order = |id: &Id<Element>| edit.get(*id).map(|element| (&element.order, *id));
            order(a).cmp(&order(b))
        });
        let mut copies: HashMap<Id<Element>, Id<Element>> = HashMap::new();
        let mut groups: HashMap<Group, Group> = HashMap::new();
        let mut order: Option<Order> = None;
        let mut number = edit.next_note_number(board);
        for source in &sources {
            let Some(mut copy) = edit.get(*source).cloned() else {
                continue;
            };
            if copy.kind == ElementKind::Connector {
                let free = [true, false].map(|start| free_end(edit, &copy, start));
                [copy.from_at.place, copy.to_at.place] = free.map(super::point);
            }
            let place = order.map_or_else(|| on_top(edit, copy.board), |o| Order::after(Some(&o)));
            order = Some(place.clone());
            copy.order = place;
            let from = taken_up.get(source).copied();
            let place = from.unwrap_or(rect_of(&copy).min) + by;
            place_at(&mut copy, place);
            copy.locked = false;
            if copy.number > 0 {
                copy.number = number;
                number = number.saturating_add(1);
            }
            if copy.kind == ElementKind::Frame {
                let last = edit.elements.iter().filter(|(_, e)| e.board == board);
                copy.sequence = Order::after(last.map(|(_, e)| &e.sequence).max());
            }
            for group in &mut copy.groups {
                *group = *groups
                    .entry(*group)
                    .or_insert_with(|| Group::from(edit.new_id::<()>()));
            }
            let id = edit.add(copy);
            copies.insert(*source, id);
        }
        let frames = Frames::of(edit, board);
        for copy in copies.values() {
            let Some(element) = edit.get(*copy) else {
                continue;
            };
            let rect = rect_of(element);
            let along = element.frame.and_then(|frame| copies.get(&frame)).copied();
            let frame = along.or_else(|| match element.kind {
                ElementKind::Frame => frames.around(*copy, rect),
                _ => frames.at(rect.center()),
            });
            edit.change(*copy, |element: &mut Element| {
                element.frame = frame;
                for (bound, end) in [
                    (&mut element.from, &mut element.from_at),
                    (&mut element.to, &mut element.to_at),
                ] {
                    let Some(target) = *bound else { continue };
                    *bound = copies.get(&target).copied();
                    if bound.is_none() {
                        end.spot = None;
                        end.place = end.place.moved(by.x, by.y);
                    }
                }
            });
        }
        let new: BTreeSet<Id<Element>> = copies.values().copied().collect();
        settle_connectors(edit, board, |id| new.contains(&id));
        let chosen = ids.iter().filter_map(|id| copies.get(id));
        chosen.copied().collect()
    })
}
