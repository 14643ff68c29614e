//! What the board's hands do to the project, seen from outside.

use super::*;
use crate::ui::board::desk::Desk;
use egui::{pos2, vec2};

fn element(board: Id<Board>, kind: ElementKind, rect: Rect) -> Element {
    Element {
        board: Some(board),
        kind,
        position: point(rect.min),
        size: size(rect.size()),
        ..Element::default()
    }
}

fn rect(x: f32, y: f32, w: f32, h: f32) -> Rect {
    Rect::from_min_size(pos2(x, y), vec2(w, h))
}

impl Desk {
    /// Lays something down, as one does with the tools.
    fn lay(&mut self, kind: ElementKind, rect: Rect) -> Id<Element> {
        let element = element(self.board, kind, rect);
        self.doc.edit(Step::AddNote, |edit| add(edit, element))
    }
}

fn resize(doc: &mut Document, id: Id<Element>, rect: Rect) {
    let mut form = doc.project().get(id).expect("there").clone();
    form.position = point(rect.min);
    form.size = size(rect.size());
    reshape(doc, Step::ResizeElement, &[(id, form)].into());
}

fn move_by(doc: &mut Document, ids: &BTreeSet<Id<Element>>, by: Vec2) {
    let taken_up = take_up(doc.project(), ids, &Places::new());
    put_down(doc, &taken_up, by);
}

#[test]
fn a_frame_takes_its_notes_along_and_a_note_leaves_its_frame() {
    let mut desk = Desk::new();
    let note = desk.lay(ElementKind::Note, rect(20.0, 40.0, 160.0, 112.0));
    let frame = desk.lay(ElementKind::Frame, rect(0.0, 0.0, 400.0, 300.0));
    assert_eq!(desk.get(note).frame, Some(frame));
    move_by(&mut desk.doc, &[frame].into(), vec2(100.0, 50.0));
    assert_eq!(desk.get(note).position, Point::new(120.0, 90.0));
    assert_eq!(desk.get(note).frame, Some(frame));
    move_by(&mut desk.doc, &[note].into(), vec2(900.0, 0.0));
    assert_eq!(desk.get(note).frame, None);
    assert_eq!(desk.get(frame).position, Point::new(100.0, 50.0));
}

#[test]
fn what_is_locked_stays() {
    let mut desk = Desk::new();
    let note = desk.lay(ElementKind::Note, rect(0.0, 0.0, 160.0, 112.0));
    desk.doc.edit(Step::EditElement, |edit| {
        edit.change(note, |element: &mut Element| element.locked = true);
    });
    move_by(&mut desk.doc, &[note].into(), vec2(10.0, 0.0));
    resize(&mut desk.doc, note, rect(5.0, 5.0, 50.0, 50.0));
    assert_eq!(delete(&mut desk.doc, &[note].into()), 0);
    assert_eq!(rect_of(desk.get(note)), rect(0.0, 0.0, 160.0, 112.0));
}

#[test]
fn a_copied_frame_holds_copies_of_its_notes() {
    let mut desk = Desk::new();
    let frame = desk.lay(ElementKind::Frame, rect(0.0, 0.0, 400.0, 300.0));
    let note = desk.lay(ElementKind::Note, rect(20.0, 40.0, 160.0, 112.0));
    let copies = duplicate(
        &mut desk.doc,
        &[frame].into(),
        &Places::new(),
        vec2(500.0, 0.0),
    );
    let copy = *copies.first().expect("a copy");
    assert_eq!((copies.len(), desk.doc.project().elements.len()), (1, 4));
    let parts: Vec<_> = desk
        .doc
        .project()
        .elements
        .iter()
        .filter(|(_, element)| element.frame == Some(copy))
        .collect();
    assert_eq!(parts.len(), 1);
    assert_ne!(parts[0].0, note);
    assert_eq!(desk.get(note).frame, Some(frame));
}

#[test]
fn a_frame_that_is_deleted_leaves_its_notes() {
    let mut desk = Desk::new();
    let frame = desk.lay(ElementKind::Frame, rect(0.0, 0.0, 400.0, 300.0));
    let note = desk.lay(ElementKind::Note, rect(20.0, 40.0, 160.0, 112.0));
    assert_eq!(desk.get(note).frame, Some(frame));
    delete(&mut desk.doc, &[frame].into());
    assert_eq!(desk.get(note).frame, None);
}

#[test]
fn to_front_and_back_keep_the_order_among_those_moved() {
    let mut desk = Desk::new();
    let ids: Vec<_> = (0..4)
        .map(|n| desk.lay(ElementKind::Note, rect(n as f32 * 10.0, 0.0, 160.0, 112.0)))
        .collect();
    let order = |desk: &Desk| -> Vec<Id<Element>> {
        let elements = desk.doc.project().elements_of(desk.board);
        elements.into_iter().map(|(id, _)| id).collect()
    };
    reorder(&mut desk.doc, &[ids[0], ids[1]].into(), true);
    assert_eq!(order(&desk), [ids[2], ids[3], ids[0], ids[1]]);
    reorder(&mut desk.doc, &[ids[0], ids[1]].into(), false);
    assert_eq!(order(&desk), [ids[0], ids[1], ids[2], ids[3]]);
    let revision = desk.doc.revision();
    reorder(&mut desk.doc, &[ids[0]].into(), false);
    assert_eq!(desk.doc.revision(), revision);
}

#[test]
fn a_frame_made_smaller_lets_go_of_what_lies_outside() {
    let mut desk = Desk::new();
    let frame = desk.lay(ElementKind::Frame, rect(0.0, 0.0, 400.0, 300.0));
    let note = desk.lay(ElementKind::Note, rect(220.0, 40.0, 160.0, 112.0));
    resize(&mut desk.doc, frame, rect(0.0, 0.0, 200.0, 300.0));
    assert_eq!(desk.get(note).frame, None);
    resize(&mut desk.doc, frame, rect(0.0, 0.0, 400.0, 300.0));
    assert_eq!(desk.get(note).frame, Some(frame));
}

fn all_of(desk: &Desk) -> BTreeMap<Id<Element>, Element> {
    let elements = desk.doc.project().elements.iter();
    elements
        .map(|(id, element)| (id, element.clone()))
        .collect()
}

/// A frame, in it a smaller one, in that a note.
fn nested() -> (Desk, [Id<Element>; 3]) {
    let mut desk = Desk::new();
    let outer = desk.lay(ElementKind::Frame, rect(0.0, 0.0, 900.0, 700.0));
    let inner = desk.lay(ElementKind::Frame, rect(100.0, 100.0, 400.0, 300.0));
    let note = desk.lay(ElementKind::Note, rect(150.0, 150.0, 160.0, 112.0));
    (desk, [outer, inner, note])
}

#[test]
fn a_frame_put_into_a_frame_is_its_cluster_and_all_move_along() {
    let (mut desk, [outer, inner, note]) = nested();
    assert_eq!(desk.get(inner).frame, Some(outer));
    assert_eq!(desk.get(note).frame, Some(inner));
    move_by(&mut desk.doc, &[outer].into(), vec2(10.0, 20.0));
    assert_eq!(desk.get(note).position, Point::new(160.0, 170.0));
    assert_eq!(desk.get(inner).position, Point::new(110.0, 120.0));
    assert_eq!(desk.get(inner).frame, Some(outer));
    // Taken out of it, it is free, and takes its note along.
    move_by(&mut desk.doc, &[inner].into(), vec2(2_000.0, 0.0));
    assert_eq!(desk.get(inner).frame, None);
    assert_eq!(desk.get(note).frame, Some(inner));
    assert_eq!(desk.get(note).position, Point::new(2_160.0, 170.0));
}

#[test]
fn a_frame_drawn_around_a_cluster_or_within_a_frame_takes_in_what_is_there() {
    let mut desk = Desk::new();
    let outer = desk.lay(ElementKind::Frame, rect(0.0, 0.0, 900.0, 700.0));
    let note = desk.lay(ElementKind::Note, rect(150.0, 150.0, 160.0, 112.0));
    let inner = desk.lay(ElementKind::Frame, rect(100.0, 100.0, 400.0, 300.0));
    assert_eq!(desk.get(note).frame, Some(inner));
    assert_eq!(desk.get(inner).frame, Some(outer));
    let around = desk.lay(ElementKind::Frame, rect(-50.0, -50.0, 1_200.0, 900.0));
    assert_eq!(desk.get(outer).frame, Some(around));
    assert_eq!(desk.get(around).frame, None);
    assert!(desk.get(around).sequence > desk.get(inner).sequence);
}

#[test]
fn a_locked_cluster_stays_with_all_that_is_in_it() {
    let (mut desk, [outer, inner, note]) = nested();
    lock(&mut desk.doc, &[inner].into());
    move_by(&mut desk.doc, &[outer].into(), vec2(10.0, 20.0));
    assert_eq!(desk.get(note).position, Point::new(150.0, 150.0));
    assert_eq!(desk.get(inner).position, Point::new(100.0, 100.0));
    assert_eq!(desk.get(outer).position, Point::new(10.0, 20.0));
}

#[test]
fn groups_nest_and_are_undone_in_one_step() {
    let mut desk = Desk::new();
    let ids: Vec<_> = (0..4)
        .map(|n| desk.lay(ElementKind::Note, rect(n as f32 * 200.0, 0.0, 160.0, 112.0)))
        .collect();
    let before = desk.doc.project().clone();
    assert!(!group(&mut desk.doc, &[ids[0]].into()));
    assert!(group(&mut desk.doc, &[ids[0], ids[1]].into()));
    assert!(!group(&mut desk.doc, &[ids[0], ids[1]].into()));
    assert!(group(&mut desk.doc, &ids[..3].iter().copied().collect()));
    assert_eq!(desk.get(ids[0]).groups.len(), 2);
    assert_eq!(desk.get(ids[2]).groups.len(), 1);
    assert_eq!(desk.get(ids[0]).groups[1], desk.get(ids[2]).groups[0]);
    // A copy of a group is a group of its own.
    let three = ids[..3].iter().copied().collect();
    let copies = duplicate(&mut desk.doc, &three, &Places::new(), vec2(0.0, 200.0));
    let copied: BTreeSet<_> = copies
        .iter()
        .map(|id| desk.get(*id).groups.last())
        .collect();
    assert_eq!(copied.len(), 1);
    assert!(!copied.contains(&desk.get(ids[0]).groups.last()));
    ungroup(&mut desk.doc, &[ids[1]].into());
    assert_eq!(desk.get(ids[0]).groups.len(), 1);
    assert_eq!(desk.get(ids[0]).groups, desk.get(ids[1]).groups);
    assert!(desk.get(ids[2]).groups.is_empty());
    for _ in 0..4 {
        desk.doc.undo();
    }
    assert!(*desk.doc.project() == before);
}

#[test]
fn one_layer_up_is_over_the_next_that_overlaps() {
    let mut desk = Desk::new();
    let at = [0.0, 40.0, 900.0, 80.0];
    let ids: Vec<_> = at
        .iter()
        .map(|x| desk.lay(ElementKind::Note, rect(*x, 0.0, 160.0, 112.0)))
        .collect();
    let order = |desk: &Desk| -> Vec<usize> {
        let elements = desk.doc.project().elements_of(desk.board);
        let at = |id: &Id<Element>| ids.iter().position(|known| known == id);
        elements.iter().filter_map(|(id, _)| at(id)).collect()
    };
    raise(&mut desk.doc, &[ids[1]].into(), true);
    // Past the one far away, which nobody would notice.
    assert_eq!(order(&desk), [0, 2, 3, 1]);
    raise(&mut desk.doc, &[ids[1]].into(), false);
    assert_eq!(order(&desk), [0, 2, 1, 3]);
    raise(&mut desk.doc, &[ids[1]].into(), false);
    assert_eq!(order(&desk), [1, 0, 2, 3]);
    let revision = desk.doc.revision();
    raise(&mut desk.doc, &[ids[1]].into(), false);
    assert_eq!(desk.doc.revision(), revision);
    // Two of one height are told apart all the same.
    desk.doc.edit(Step::EditElement, |edit| {
        let same = edit
            .get(ids[0])
            .map(|e| e.order.clone())
            .unwrap_or_default();
        for id in [ids[1], ids[3]] {
            edit.change(id, |element: &mut Element| element.order = same.clone());
        }
    });
    raise(&mut desk.doc, &[ids[0]].into(), true);
    assert_eq!(order(&desk)[..2], [1, 0]);
}

fn arrow(desk: &mut Desk, from: Option<Id<Element>>, to: Option<Id<Element>>) -> Id<Element> {
    let connector = Element {
        from,
        to,
        to_at: crate::model::End {
            spot: None,
            place: Point::new(500.0, 50.0),
        },
        ..element(desk.board, ElementKind::Connector, Rect::ZERO)
    };
    connect(&mut desk.doc, connector).expect("may be changed")
}

#[test]
fn a_connector_hangs_on_the_copies_when_both_ends_are_copied() {
    let mut desk = Desk::new();
    let [a, b] = [0.0, 300.0].map(|x| desk.lay(ElementKind::Note, rect(x, 0.0, 160.0, 112.0)));
    let line = arrow(&mut desk, Some(a), Some(b));
    assert_eq!(
        rect_of(desk.get(line)),
        Rect::from_min_max(pos2(160.0, 56.0), pos2(300.0, 56.0))
    );
    let all = [a, b, line].into();
    let copies = duplicate(&mut desk.doc, &all, &Places::new(), vec2(0.0, 400.0));
    let copy = copies
        .iter()
        .map(|id| desk.get(*id))
        .find(|e| e.kind == ElementKind::Connector)
        .expect("copied");
    assert!(copies.contains(&copy.from.expect("bound")));
    assert!(copies.contains(&copy.to.expect("bound")));
    assert_ne!(copy.from, Some(a));
    // Alone it keeps its form, with free ends.
    let alone = duplicate(
        &mut desk.doc,
        &[line].into(),
        &Places::new(),
        vec2(0.0, 40.0),
    );
    let alone = desk.get(*alone.first().expect("a copy"));
    assert_eq!((alone.from, alone.to), (None, None));
    assert_eq!(alone.from_at.place, Point::new(160.0, 96.0));
    assert_eq!(alone.to_at.place, Point::new(300.0, 96.0));
}

#[test]
fn a_connector_moves_with_its_free_end_only() {
    let mut desk = Desk::new();
    let note = desk.lay(ElementKind::Note, rect(0.0, 0.0, 160.0, 112.0));
    let other = desk.lay(ElementKind::Note, rect(0.0, 300.0, 160.0, 112.0));
    let loose = arrow(&mut desk, Some(note), None);
    let held = arrow(&mut desk, Some(note), Some(other));
    move_by(&mut desk.doc, &[loose, held].into(), vec2(30.0, 40.0));
    assert_eq!(desk.get(loose).to_at.place, Point::new(530.0, 90.0));
    let before = desk.get(held).clone();
    move_by(&mut desk.doc, &[held].into(), vec2(30.0, 40.0));
    assert_eq!(*desk.get(held), before);
}

#[test]
fn a_connector_belongs_to_the_frame_of_both_its_ends() {
    let mut desk = Desk::new();
    let frame = desk.lay(ElementKind::Frame, rect(0.0, 0.0, 900.0, 700.0));
    let [a, b] = [100.0, 400.0].map(|x| desk.lay(ElementKind::Note, rect(x, 100.0, 160.0, 112.0)));
    let line = arrow(&mut desk, Some(a), Some(b));
    assert_eq!(desk.get(line).frame, Some(frame));
    move_by(&mut desk.doc, &[b].into(), vec2(2_000.0, 0.0));
    assert_eq!(desk.get(line).frame, None);
}

#[test]
fn only_strokes_are_erased_and_no_locked_ones() {
    let mut desk = Desk::new();
    let note = desk.lay(ElementKind::Note, rect(0.0, 0.0, 160.0, 112.0));
    let stroke = desk.lay(ElementKind::Stroke, rect(0.0, 0.0, 60.0, 12.0));
    let held = desk.lay(ElementKind::Highlight, rect(0.0, 0.0, 60.0, 12.0));
    lock(&mut desk.doc, &[held].into());
    erase(&mut desk.doc, &[note, stroke, held].into());
    let left: Vec<_> = desk
        .doc
        .project()
        .elements
        .iter()
        .map(|(id, _)| id)
        .collect();
    assert_eq!(left, [note, held]);
    desk.doc.undo();
    assert_eq!(desk.doc.project().elements.len(), 3);
}

#[test]
fn a_quarter_turn_of_two_goes_around_their_middle() {
    let mut desk = Desk::new();
    let left = desk.lay(ElementKind::Rectangle, rect(0.0, 0.0, 100.0, 100.0));
    let right = desk.lay(ElementKind::Rectangle, rect(200.0, 0.0, 100.0, 100.0));
    let forms = turned(&all_of(&desk), 90.0, pos2(150.0, 50.0));
    reshape(&mut desk.doc, Step::RotateElements, &forms);
    let middle = |id| rect_of(desk.get(id)).center().round();
    assert_eq!(
        (middle(left), middle(right)),
        (pos2(150.0, -50.0), pos2(150.0, 150.0))
    );
    assert_eq!(desk.get(left).angle.degrees(), 90.0);
}

mod properties {
    use super::*;
    use crate::model::{Angle, ElementKind as Kind};
    use proptest::prelude::*;

    fn elements() -> impl Strategy<Value = Vec<Element>> {
        let kinds = [
            Kind::Note,
            Kind::Rectangle,
            Kind::Ellipse,
            Kind::Stroke,
            Kind::Frame,
            Kind::Image,
        ];
        let one = (
            proptest::sample::select(kinds.to_vec()),
            -2_000.0_f32..2_000.0,
            -2_000.0_f32..2_000.0,
            40.0_f32..600.0,
            40.0_f32..600.0,
            proptest::sample::select(vec![0.0_f32, 0.0, 90.0, 30.0, 211.0]),
        );
        let one = one.prop_map(|(kind, x, y, w, h, angle)| Element {
            kind,
            position: Point::new(x, y),
            size: Size::new(w, h),
            angle: if kind.can_turn() {
                Angle::new(angle)
            } else {
                Angle::default()
            },
            ..Element::default()
        });
        proptest::collection::vec(one, 1..9)
    }

    proptest! {
        #[test]
        fn resized_together_all_stay_within_their_box(
            elements in elements(),
            across in 0.01_f32..5.0,
            down in 0.01_f32..5.0,
        ) {
            let elements: BTreeMap<Id<Element>, Element> = elements
                .into_iter()
                .enumerate()
                .map(|(n, element)| (Id::from_ulid(crate::model::Ulid(n as u128 + 1)), element))
                .collect();
            let around = |forms: &BTreeMap<Id<Element>, Element>| {
                forms.values().map(bounds).reduce(|all, rect| all.union(rect))
            };
            let from = around(&elements).expect("some");
            let to = Rect::from_min_size(from.min, from.size() * vec2(across, down));
            let forms = resized(&elements, from, to);
            for (id, form) in &forms {
                prop_assert_eq!(form.angle, elements[id].angle);
                let smallest = SMALLEST.min(rect_of(&elements[id]).size());
                if !form.kind.is_stroke() {
                    let size = rect_of(form).size() + vec2(0.01, 0.01);
                    prop_assert!(size.x >= smallest.x && size.y >= smallest.y, "{:?}", size);
                }
            }
            // The box is as wished, or larger where somebody would get too small.
            let all = around(&forms).expect("some");
            let least = to.union(Rect::from_min_size(to.min, from.size()));
            let within = if across >= 1.0 && down >= 1.0 { to } else { least };
            prop_assert!(within.expand(1.0).contains_rect(all), "{all} {within}");
        }
    }
}
