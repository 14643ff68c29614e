//! What is put in order: units, each of which moves as one. A group is a unit, a frame with all
//! that lies in it, or one element by itself.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::super::scene::HEADER;
use super::super::{BoardId, ElementId, change};
use crate::document::{Document, Step, Transaction};
use crate::drawing::kurbo::{Point, Rect, Vec2};
use crate::drawing::{self, shape};
use crate::model::{self, BoardFrames, Element, ElementKind, Group, Project};

/// Room between the edge of a frame and what is put in order in it, in points on the board.
pub const WITHIN: f64 = 20.0;

/// Something that moves as one.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The elements of which it is one.
    pub tops: Vec<ElementId>,
    /// All that moves along: what lies in the frames among them too. Nothing that is locked.
    pub moving: Vec<ElementId>,
    /// The room it takes.
    pub rect: Rect,
    /// The frame that owns it.
    pub frame: Option<ElementId>,
    /// Whether something of it is locked, so that it stays.
    pub held: bool,
}

/// A board's elements, gathered for questions on what belongs together.
pub struct Gathered<'a> {
    project: &'a Project,
    elements: Vec<(ElementId, &'a Element)>,
    frames: BoardFrames,
    groups: HashMap<Group, BTreeSet<ElementId>>,
}

impl<'a> Gathered<'a> {
    /// Those of `board`.
    pub fn of(project: &'a Project, board: BoardId) -> Self {
        let all = project.elements.iter();
        let elements: Vec<_> = all.filter(|(_, e)| e.board == Some(board)).collect();
        let frames = BoardFrames::among(elements.iter().map(|(id, e)| (*id, *e)));
        let mut groups: HashMap<Group, BTreeSet<ElementId>> = HashMap::new();
        for (id, element) in &elements {
            for group in &element.groups {
                groups.entry(*group).or_default().insert(*id);
            }
        }
        Self {
            project,
            elements,
            frames,
            groups,
        }
    }

    /// The frame an element lies in.
    fn owner(&self, id: ElementId, element: &Element) -> Option<ElementId> {
        match element.kind {
            ElementKind::Frame => self.frames.parent(id),
            _ => self.frames.around(element),
        }
    }

    /// The units of these elements, in the order of their ids. What lies in a frame among them is
    /// not counted twice; connectors that are bound go with what they are bound to.
    pub fn units(&self, ids: &BTreeSet<ElementId>) -> Vec<Unit> {
        let of_ids = self.elements.iter().filter(|(id, _)| ids.contains(id));
        let chosen: Vec<(ElementId, &Element)> = of_ids.copied().collect();
        let frames = chosen.iter().filter(|(_, e)| e.kind == ElementKind::Frame);
        let within = self.frames.with_inner(frames.map(|(id, _)| *id));
        let is_inner =
            |id: ElementId, e: &Element| self.owner(id, e).is_some_and(|f| within.contains(&f));
        let mut found: BTreeMap<ElementId, Vec<(ElementId, &Element)>> = BTreeMap::new();
        for (id, element) in chosen {
            if is_inner(id, element) || self.is_bound(element) && element.groups.is_empty() {
                continue;
            }
            // The outermost group that is there as a whole.
            let whole = element.groups.iter().rev().find_map(|group| {
                let members = self.groups.get(group)?;
                members.is_subset(ids).then_some(members)
            });
            let first = whole.and_then(BTreeSet::first).copied().unwrap_or(id);
            found.entry(first).or_default().push((id, element));
        }
        found
            .into_values()
            .filter_map(|members| self.unit(&members))
            .collect()
    }

    fn unit(&self, members: &[(ElementId, &Element)]) -> Option<Unit> {
        let solid = members.iter().filter(|(_, e)| !self.is_bound(e));
        let rect = solid
            .map(|(_, element)| shape::bounds(element))
            .reduce(|all, rect| all.union(rect))?;
        let frames = members.iter().filter(|(_, e)| e.kind == ElementKind::Frame);
        let within = self.frames.with_inner(frames.map(|(id, _)| *id));
        let mut moving: BTreeSet<ElementId> = members.iter().map(|(id, _)| *id).collect();
        if !within.is_empty() {
            let inner = self.elements.iter().filter(|(id, element)| {
                !element.locked
                    && self
                        .owner(*id, element)
                        .is_some_and(|f| within.contains(&f))
            });
            moving.extend(inner.map(|(id, _)| *id));
        }
        let mut owners = members.iter().map(|(id, e)| self.owner(*id, e));
        let first = owners.next().flatten();
        Some(Unit {
            tops: members.iter().map(|(id, _)| *id).collect(),
            moving: moving.into_iter().collect(),
            rect,
            frame: first.filter(|frame| owners.all(|owner| owner == Some(*frame))),
            held: members.iter().any(|(_, element)| element.locked),
        })
    }

    fn is_bound(&self, element: &Element) -> bool {
        let there = |id: Option<ElementId>| id.is_some_and(|id| self.project.get(id).is_some());
        element.kind == ElementKind::Connector && (there(element.from) || there(element.to))
    }

    /// What lies in a frame (or free, without one) and is sorted where nobody said what: notes
    /// and images, with their groups, and within a frame the clusters too. What was drawn or
    /// written around them stays.
    pub fn sorted_in(&self, frame: Option<ElementId>) -> BTreeSet<ElementId> {
        let here = |id: ElementId, e: &Element| self.owner(id, e) == frame;
        let is_sorted = |element: &Element| match element.kind {
            ElementKind::Note | ElementKind::Image => true,
            ElementKind::Frame => frame.is_some(),
            _ => false,
        };
        let mut ids: BTreeSet<ElementId> = BTreeSet::new();
        for (id, element) in &self.elements {
            if here(*id, element) && is_sorted(element) && !element.locked {
                ids.insert(*id);
                let groups = element.groups.iter();
                let along = groups.filter_map(|group| self.groups.get(group)).flatten();
                ids.extend(along.copied());
            }
        }
        ids
    }

    /// What stays in a frame (or free, without one) while `moving` is put in order, and has to be
    /// worked around: what is locked, and texts. What lies below the things is ground: a photo of
    /// a flipchart, an area that was drawn.
    pub fn in_the_way(&self, frame: Option<ElementId>, moving: &[Unit]) -> Vec<Rect> {
        let moved: BTreeSet<ElementId> = moving.iter().flat_map(|u| &u.moving).copied().collect();
        let largest = moving.iter().map(|unit| unit.rect.area());
        let largest = largest.fold(0.0, f64::max);
        let middles: Vec<Point> = moving.iter().map(|unit| unit.rect.center()).collect();
        let stays = self.elements.iter().filter(|(id, element)| {
            let kind = element.kind;
            let solid = kind != ElementKind::Image
                && kind != ElementKind::Connector
                && !kind.is_stroke()
                && (element.locked || kind == ElementKind::Text);
            solid && !moved.contains(id) && self.owner(*id, element) == frame
        });
        stays
            .map(|(_, element)| shape::bounds(element))
            .filter(|rect| {
                let below = middles.iter().any(|middle| rect.contains(*middle));
                !below || rect.area() < largest * 3.0
            })
            .collect()
    }

    /// Where things can lie within a frame.
    pub fn inside(&self, frame: ElementId) -> Option<Rect> {
        let rect = drawing::rect_of(self.project.get(frame)?);
        let top = f64::from(HEADER) + WITHIN / 2.0;
        Some(Rect::new(
            rect.x0 + WITHIN,
            rect.y0 + top,
            rect.x1 - WITHIN,
            rect.y1 - WITHIN,
        ))
    }
}

/// Moves an element, with the ends of a connector that are not bound.
pub fn shift(element: &mut Element, by: Vec2) {
    let (x, y) = (by.x as f32, by.y as f32);
    element.position = element.position.moved(x, y);
    if element.kind == ElementKind::Connector {
        element.from_at.place = element.from_at.place.moved(x, y);
        element.to_at.place = element.to_at.place.moved(x, y);
    }
}

/// Puts units at these places, in one step. Units of one frame stay in it: it grows if they need
/// more room (unless it is locked). Others belong to the frame they come to lie in.
pub fn put(doc: &mut Document, step: Step, units: &[Unit], places: &[Rect], stay: bool) {
    doc.end_gesture();
    doc.edit(step, |edit| {
        for (unit, place) in units.iter().zip(places) {
            let by = place.origin() - unit.rect.origin();
            if by.hypot() < 1e-3 {
                continue;
            }
            for id in &unit.moving {
                edit.change(*id, |element: &mut Element| shift(element, by));
            }
        }
        let owner = units.first().and_then(|unit| unit.frame);
        let one_owner = units.iter().all(|unit| unit.frame == owner);
        if stay && one_owner {
            let block = super::order::around(places);
            if let Some((frame, block)) = owner.zip(block) {
                grow(edit, frame, block);
            }
        } else {
            settle(edit, units, places);
        }
        let moved: HashSet<ElementId> = units.iter().flat_map(|u| &u.moving).copied().collect();
        let first = moved.iter().next().and_then(|id| edit.get(*id));
        let board = first.and_then(|element| element.board);
        change::settle_connectors(edit, board, |id| moved.contains(&id));
    });
    doc.end_gesture();
}

/// Makes a frame, and those around it, so large that `content` lies in it.
pub fn grow(edit: &mut Transaction, frame: ElementId, content: Rect) {
    let Some(board) = edit.get(frame).and_then(|frame| frame.board) else {
        return;
    };
    let frames = BoardFrames::of(edit, board);
    let mut content = content;
    let mut at = Some(frame);
    while let Some(id) = at {
        let Some(element) = edit.get(id) else { return };
        let rect = drawing::rect_of(element);
        // To the left and upwards only where something would hang over.
        let header = f64::from(HEADER) + WITHIN / 2.0;
        let low = |content: f64, edge: f64, room: f64| {
            if content < edge { content - room } else { edge }
        };
        let needed = Rect::new(
            low(content.x0, rect.x0, WITHIN),
            low(content.y0, rect.y0, header),
            content.x1 + WITHIN,
            content.y1 + WITHIN,
        );
        let grown = rect.union(needed);
        let much = (grown.area() - rect.area()).abs() > 0.5;
        if element.locked || !much {
            return;
        }
        edit.change(id, |element: &mut Element| {
            element.position = model::Point::new(grown.x0 as f32, grown.y0 as f32);
            element.size = model::Size::new(grown.width() as f32, grown.height() as f32);
        });
        content = grown;
        at = frames.parent(id);
    }
}

/// Gives each unit to the smallest frame in which its middle lies now.
fn settle(edit: &mut Transaction, units: &[Unit], places: &[Rect]) {
    let board = units.first().and_then(|unit| unit.tops.first());
    let Some(board) = board.and_then(|id| edit.get(*id)?.board) else {
        return;
    };
    let frames = frame_rects(edit, board);
    for (unit, place) in units.iter().zip(places) {
        let middle = place.center();
        let home = home_of(&frames, middle);
        for id in &unit.tops {
            edit.change(*id, |element: &mut Element| {
                if element.kind != ElementKind::Frame {
                    element.frame = home;
                }
            });
        }
    }
}

/// The frames of a board with their places, the smallest first.
pub fn frame_rects(project: &Project, board: BoardId) -> Vec<(ElementId, Rect)> {
    let all = project.elements.iter();
    let mut frames: Vec<(ElementId, Rect)> = all
        .filter(|(_, e)| e.board == Some(board) && e.kind == ElementKind::Frame)
        .map(|(id, element)| (id, drawing::rect_of(element)))
        .collect();
    frames.sort_by(|(a_id, a), (b_id, b)| a.area().total_cmp(&b.area()).then(a_id.cmp(b_id)));
    frames
}

/// The smallest of these frames in which a place lies.
pub fn home_of(frames: &[(ElementId, Rect)], place: Point) -> Option<ElementId> {
    let found = frames.iter().find(|(_, rect)| rect.contains(place));
    found.map(|(id, _)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ulid;
    use crate::ui::board::desk::Desk;

    fn element(kind: ElementKind, at: (f32, f32), frame: Option<ElementId>) -> Element {
        let size = match kind {
            ElementKind::Frame => model::Size::new(400.0, 300.0),
            _ => Element::note_size(),
        };
        Element {
            kind,
            frame,
            size,
            position: model::Point::new(at.0, at.1),
            ..Element::default()
        }
    }

    impl Desk {
        fn units(&self, ids: &[ElementId]) -> Vec<Unit> {
            let ids = ids.iter().copied().collect();
            Gathered::of(self.doc.project(), self.board).units(&ids)
        }
    }

    #[test]
    fn what_lies_in_a_selected_frame_moves_once_at_any_depth() {
        let mut desk = Desk::new();
        let frame = desk.put(element(ElementKind::Frame, (0.0, 0.0), None));
        let cluster = desk.put(element(ElementKind::Frame, (20.0, 50.0), Some(frame)));
        let note = desk.put(element(ElementKind::Note, (30.0, 90.0), Some(cluster)));
        let free = desk.put(element(ElementKind::Note, (600.0, 0.0), None));
        let units = desk.units(&[frame, cluster, note, free]);
        assert_eq!(units.len(), 2);
        assert_eq!(units[0].moving, [frame, cluster, note]);
        assert_eq!(units[1].moving, [free]);
    }

    #[test]
    fn a_group_is_one_unit_if_all_of_it_is_selected() {
        let mut desk = Desk::new();
        let ids: Vec<ElementId> = (0..3)
            .map(|n| desk.put(element(ElementKind::Note, (n as f32 * 200.0, 0.0), None)))
            .collect();
        for id in &ids[..2] {
            desk.change(*id, |e| e.groups = vec![Group(Ulid(7))]);
        }
        assert_eq!(desk.units(&ids).len(), 2);
        assert_eq!(desk.units(&ids[1..]).len(), 2);
        let rect = desk.units(&ids[..2])[0].rect;
        assert_eq!((rect.width(), rect.height()), (360.0, 112.0));
        desk.change(ids[0], |e| e.locked = true);
        assert!(desk.units(&ids)[0].held);
    }

    #[test]
    fn a_bound_connector_is_no_unit_and_a_free_one_moves_with_its_ends() {
        let mut desk = Desk::new();
        let note = desk.put(element(ElementKind::Note, (0.0, 0.0), None));
        let line = desk.put(element(ElementKind::Connector, (300.0, 0.0), None));
        desk.change(line, |e| e.to = Some(note));
        assert_eq!(desk.units(&[note, line]).len(), 1);
        desk.change(line, |e| e.to = None);
        let units = desk.units(&[line]);
        let to = units[0].rect + Vec2::new(5.0, 6.0);
        put(&mut desk.doc, Step::AlignElements, &units, &[to], true);
        let moved = desk.doc.project().get(line).expect("there");
        assert_eq!(moved.to_at.place, model::Point::new(5.0, 6.0));
    }

    #[test]
    fn a_frame_grows_with_what_is_put_in_it_unless_it_is_locked() {
        for locked in [false, true] {
            let mut desk = Desk::new();
            let around = desk.put(element(ElementKind::Frame, (0.0, 0.0), None));
            let frame = desk.put(element(ElementKind::Frame, (0.0, 0.0), Some(around)));
            let note = desk.put(element(ElementKind::Note, (20.0, 40.0), Some(frame)));
            desk.change(frame, |e| e.locked = locked);
            let units = desk.units(&[note]);
            let to = units[0].rect + Vec2::new(500.0, 0.0);
            put(&mut desk.doc, Step::TidyElements, &units, &[to], true);
            let project = desk.doc.project();
            let width = |id| project.get(id).map(|e: &Element| e.size.width());
            let expected = if locked {
                (400.0, 400.0)
            } else {
                (700.0, 720.0)
            };
            assert_eq!(
                (width(frame), width(around)),
                (Some(expected.0), Some(expected.1))
            );
            assert_eq!(project.get(note).and_then(|e| e.frame), Some(frame));
        }
    }
}
