//! Changes of what several elements look like: each is one step, and leaves alone what is locked.

use std::collections::BTreeSet;

use super::super::super::{BoardId, ElementId, change as hands};
use super::super::units::{self, Gathered};
use crate::document::{Document, Gesture, Step};
use crate::drawing;
use crate::drawing::kurbo::{Rect, Vec2};
use crate::model::{self, BoardFrames, Element, ElementKind, Tag};

/// Which number of an element is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// Its left edge.
    Left,
    /// Its upper edge.
    Top,
    /// Its width.
    Width,
    /// Its height.
    Height,
    /// By how much it is turned.
    Angle,
}

impl Number {
    /// All of them, as they are shown.
    pub const ALL: [Self; 5] = [
        Self::Left,
        Self::Top,
        Self::Width,
        Self::Height,
        Self::Angle,
    ];
}

/// Changes those of these elements that are not locked and for which `has` says yes.
pub fn restyle(
    doc: &mut Document,
    step: Step,
    ids: &BTreeSet<ElementId>,
    has: impl Fn(&Element) -> bool,
    set: impl Fn(&mut Element),
) {
    doc.end_gesture();
    doc.edit(step, |edit| {
        for id in ids {
            let element = edit.get(*id);
            if element.is_some_and(|element| !element.locked && has(element)) {
                edit.change(*id, &set);
            }
        }
    });
    doc.end_gesture();
}

/// Holds elements in place, or lets them go.
pub fn lock(doc: &mut Document, ids: &BTreeSet<ElementId>, locked: bool) {
    let step = if locked {
        Step::LockElements
    } else {
        Step::UnlockElements
    };
    doc.end_gesture();
    doc.edit(step, |edit| {
        for id in ids {
            edit.change(*id, |element: &mut Element| element.locked = locked);
        }
    });
    doc.end_gesture();
}

/// Gives notes a tag each lacks.
pub fn add_tags(doc: &mut Document, ids: &BTreeSet<ElementId>, tags: &[Tag]) {
    let is_note = |element: &Element| element.kind == ElementKind::Note;
    restyle(doc, Step::TagElements, ids, is_note, |element| {
        for tag in tags {
            if !element.tags.contains(tag) {
                element.tags.push(tag.clone());
            }
        }
    });
}

/// Takes a tag from notes.
pub fn remove_tag(doc: &mut Document, ids: &BTreeSet<ElementId>, tag: &Tag) {
    let has = |element: &Element| element.tags.contains(tag);
    restyle(doc, Step::TagElements, ids, has, |element| {
        element.tags.retain(|known| known != tag);
    });
}

/// Sets a number of elements; what is typed into one field is one step.
pub fn set_number(
    doc: &mut Document,
    board: BoardId,
    ids: &BTreeSet<ElementId>,
    number: Number,
    value: f32,
) {
    let gesture = Gesture::on((ids, number, "number"));
    match number {
        Number::Left | Number::Top => {
            let units = Gathered::of(doc.project(), board).units(ids);
            doc.edit_more(Step::MoveElements, gesture, |edit| {
                for unit in units.into_iter().filter(|unit| !unit.held) {
                    // Where a single thing begins before it is turned, as it is shown.
                    let corner = match unit.tops.as_slice() {
                        [one] => edit.get(*one).map(|e| drawing::rect_of(e).origin()),
                        _ => Some(unit.rect.origin()),
                    };
                    let corner = corner.unwrap_or_default();
                    let by = match number {
                        Number::Left => Vec2::new(f64::from(value) - corner.x, 0.0),
                        _ => Vec2::new(0.0, f64::from(value) - corner.y),
                    };
                    for id in unit.moving {
                        edit.change(id, |element: &mut Element| units::shift(element, by));
                    }
                }
            });
        }
        Number::Width | Number::Height => {
            doc.edit_more(Step::ResizeElement, gesture, |edit| {
                for id in ids {
                    let Some(element) = edit.get(*id).filter(|e| !e.locked) else {
                        continue;
                    };
                    if element.kind == ElementKind::Connector {
                        continue;
                    }
                    let least = match element.kind {
                        // A frame keeps what lies in it.
                        ElementKind::Frame => least_frame(edit, board, *id, element),
                        _ => model::Size::new(hands::SMALLEST.x, hands::SMALLEST.y),
                    };
                    edit.change(*id, |element: &mut Element| {
                        element.size = resized(element, number, value, least);
                    });
                }
            });
        }
        Number::Angle => {
            doc.edit_more(Step::RotateElements, gesture, |edit| {
                for id in ids {
                    edit.change(*id, |element: &mut Element| {
                        if !element.locked && element.kind.can_turn() {
                            element.angle = model::Angle::new(value);
                        }
                    });
                }
            });
        }
    }
}

/// A size with another width or height. Pictures and strokes keep their proportions.
fn resized(element: &Element, number: Number, value: f32, least: model::Size) -> model::Size {
    let (width, height) = (element.size.width(), element.size.height());
    let keeps = element.kind == ElementKind::Image || element.kind.is_stroke();
    let (wide, high) = match number {
        Number::Width => {
            let wide = value.max(least.width());
            let high = if keeps && width > 0.0 {
                height * wide / width
            } else {
                height
            };
            (wide, high)
        }
        _ => {
            let high = value.max(least.height());
            let wide = if keeps && height > 0.0 {
                width * high / height
            } else {
                width
            };
            (wide, high)
        }
    };
    model::Size::new(wide, high)
}

fn least_frame(
    project: &model::Project,
    board: BoardId,
    id: ElementId,
    frame: &Element,
) -> model::Size {
    let frames = BoardFrames::of(project, board);
    let corner = drawing::rect_of(frame).origin();
    let inner = project.elements.iter().filter(|(inner, element)| {
        let owner = match element.kind {
            ElementKind::Frame => frames.parent(*inner),
            _ => frames.around(element),
        };
        owner == Some(id)
    });
    let start = Rect::from_origin_size(corner, (80.0, 60.0));
    let needed = inner.fold(start, |all, (_, e)| all.union(drawing::shape::bounds(e)));
    model::Size::new((needed.x1 - corner.x) as f32, (needed.y1 - corner.y) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NoteColor, Point, Size};
    use crate::ui::board::desk::Desk;

    fn element(kind: ElementKind, frame: Option<ElementId>) -> Element {
        Element {
            kind,
            frame,
            position: Point::new(20.0, 40.0),
            size: Size::new(200.0, 100.0),
            ..Element::default()
        }
    }

    #[test]
    fn a_change_is_one_step_and_leaves_alone_what_is_locked_or_has_no_such_thing() {
        let mut desk = Desk::new();
        let notes = [ElementKind::Note, ElementKind::Note, ElementKind::Text]
            .map(|kind| desk.put(element(kind, None)));
        lock(&mut desk.doc, &[notes[1]].into(), true);
        let ids = notes.into();
        let is_note = |e: &Element| e.kind == ElementKind::Note;
        restyle(&mut desk.doc, Step::ColorElements, &ids, is_note, |e| {
            e.color = NoteColor::Blue;
        });
        let colors = notes.map(|id| desk.get(id).color);
        let usual = NoteColor::default();
        assert_eq!(colors, [NoteColor::Blue, usual, usual]);
        desk.doc.undo();
        assert_eq!(desk.get(notes[0]).color, usual);
        assert!(desk.get(notes[1]).locked);
    }

    #[test]
    fn tags_are_added_once_and_taken_from_all() {
        let mut desk = Desk::new();
        let notes = [
            desk.put(element(ElementKind::Note, None)),
            desk.put(element(ElementKind::Note, None)),
        ];
        let tag = Tag::new("#Quartier").expect("a tag");
        add_tags(
            &mut desk.doc,
            &[notes[0]].into(),
            std::slice::from_ref(&tag),
        );
        add_tags(&mut desk.doc, &notes.into(), std::slice::from_ref(&tag));
        assert!(notes.iter().all(|id| desk.get(*id).tags == [tag.clone()]));
        remove_tag(&mut desk.doc, &notes.into(), &tag);
        assert!(notes.iter().all(|id| desk.get(*id).tags.is_empty()));
    }

    #[test]
    fn a_frame_set_elsewhere_takes_its_notes_along_and_never_gets_smaller_than_they_need() {
        let mut desk = Desk::new();
        let frame = desk.put(element(ElementKind::Frame, None));
        let note = desk.put(element(ElementKind::Note, Some(frame)));
        let (board, ids) = (desk.board, [frame, note].into());
        set_number(&mut desk.doc, board, &ids, Number::Left, 500.0);
        assert_eq!(desk.get(frame).position.x(), 500.0);
        assert_eq!(desk.get(note).position.x(), 500.0);
        set_number(&mut desk.doc, board, &[frame].into(), Number::Width, 1.0);
        assert_eq!(desk.get(frame).size.width(), 200.0);
    }

    #[test]
    fn digits_typed_into_one_field_are_one_step() {
        let mut desk = Desk::new();
        let shape = desk.put(element(ElementKind::Rectangle, None));
        let (board, ids) = (desk.board, [shape].into());
        for value in [3.0, 30.0, 300.0] {
            set_number(&mut desk.doc, board, &ids, Number::Width, value);
        }
        set_number(&mut desk.doc, board, &ids, Number::Angle, -90.0);
        assert_eq!(desk.get(shape).size.width(), 300.0);
        assert_eq!(desk.get(shape).angle.degrees(), 270.0);
        desk.doc.undo();
        desk.doc.undo();
        assert_eq!(desk.get(shape).size.width(), 200.0);
    }
}
