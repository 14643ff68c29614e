use super::*;
use crate::model::{Point, Size};
use crate::ui::board::desk::Desk;

fn element(text: &str, kind: ElementKind, at: (f32, f32), frame: Option<ElementId>) -> Element {
    let (width, height) = match kind {
        ElementKind::Frame => (400.0, 300.0),
        _ => (160.0, 112.0),
    };
    Element {
        kind,
        text: text.to_owned(),
        position: Point::new(at.0, at.1),
        size: Size::new(width, height),
        frame,
        ..Element::default()
    }
}

/// Frames F and G beside one another, F with a and b; c free below.
fn two_frames() -> Desk {
    let (frame, note) = (ElementKind::Frame, ElementKind::Note);
    let mut desk = Desk::new();
    let f = desk.put(element("F", frame, (0.0, 0.0), None));
    desk.put(element("G", frame, (500.0, 0.0), None));
    desk.put(element("a", note, (20.0, 42.0), Some(f)));
    desk.put(element("b", note, (200.0, 42.0), Some(f)));
    desk.put(element("c", note, (0.0, 600.0), None));
    desk
}

impl Desk {
    fn id(&self, text: &str) -> ElementId {
        let all = self.doc.project().elements.iter();
        let found = all.filter(|(_, element)| element.text == text);
        found.map(|(id, _)| id).next().expect("on the board")
    }

    fn ids(&self, texts: &[&str]) -> BTreeSet<ElementId> {
        texts.iter().map(|text| self.id(text)).collect()
    }

    /// The tree in one line: "F(a b) G() c".
    fn tree(&self) -> String {
        let project = self.doc.project();
        let mut said = String::new();
        let mut depth = 0;
        for line in project.reading_of(self.board) {
            said.push_str(&")".repeat(depth - line.depth.min(depth)));
            let element = project.get(line.id).expect("there");
            if !said.is_empty() && !said.ends_with('(') {
                said.push(' ');
            }
            said.push_str(&element.text);
            depth = line.depth;
            if element.kind == ElementKind::Frame {
                said.push('(');
                depth += 1;
            }
        }
        said.push_str(&")".repeat(depth));
        said
    }

    fn step(&mut self, texts: &[&str], way: Way) -> bool {
        let ids = self.ids(texts);
        step(&mut self.doc, self.board, &ids, way)
    }

    fn place(&self, text: &str) -> (f32, f32) {
        let element = self.doc.project().get(self.id(text)).expect("there");
        (element.position.x(), element.position.y())
    }
}

#[test]
fn two_notes_change_places_in_the_tree_and_on_the_board() {
    let mut desk = two_frames();
    assert_eq!(desk.tree(), "F(a b) G() c");
    assert!(desk.step(&["b"], Way::Up));
    assert_eq!(desk.tree(), "F(b a) G() c");
    assert_eq!(
        (desk.place("b"), desk.place("a")),
        ((20.0, 42.0), (200.0, 42.0))
    );
    assert_eq!(desk.doc.undo(), Some(Step::MoveInOutline));
    assert_eq!(desk.tree(), "F(a b) G() c");
}

#[test]
fn at_the_end_of_its_frame_a_note_goes_into_the_next_and_out_onto_the_board() {
    let mut desk = two_frames();
    assert!(desk.step(&["b"], Way::Down));
    assert_eq!(desk.tree(), "F(a) G(b) c");
    assert_eq!(desk.place("b"), (520.0, 42.0));
    assert!(desk.step(&["b"], Way::Down));
    assert!(["F(a) G() b c", "F(a) G() c b"].contains(&desk.tree().as_str()));
    assert!(desk.step(&["a"], Way::Down));
    assert_eq!(desk.tree().split(' ').next(), Some("F()"));
    // Nothing is before the first.
    let mut desk = two_frames();
    assert!(!desk.step(&["a"], Way::Up));
    assert!(!desk.step(&["a", "b"], Way::Up));
}

#[test]
fn several_notes_move_together() {
    let mut desk = two_frames();
    let f = desk.id("F");
    desk.put(element("d", ElementKind::Note, (20.0, 174.0), Some(f)));
    assert!(desk.step(&["b", "d"], Way::Up));
    assert_eq!(desk.tree(), "F(b d a) G() c");
    assert!(desk.step(&["b", "d"], Way::Down));
    assert_eq!(desk.tree(), "F(a b d) G() c");
}

#[test]
fn frames_change_their_order_and_stay_where_they_are() {
    let mut desk = two_frames();
    let before = desk.place("G");
    assert!(desk.step(&["G"], Way::Up));
    assert_eq!(desk.tree(), "G() F(a b) c");
    assert_eq!(desk.place("G"), before);
    assert_eq!(desk.doc.next_undo(), Some(Step::ReorderFrames));
    assert!(desk.step(&["G"], Way::Down));
    assert_eq!(desk.tree(), "F(a b) G() c");
    assert!(!desk.step(&["G"], Way::Down));
}

#[test]
fn a_note_comes_into_the_frame_above_and_out_again() {
    let mut desk = two_frames();
    let ids = desk.ids(&["c"]);
    assert!(put_into_above(&mut desk.doc, desk.board, &ids));
    assert_eq!(desk.tree(), "F(a b) G(c)");
    assert!(take_out(&mut desk.doc, desk.board, &ids));
    assert_eq!(desk.tree(), "F(a b) G() c");
    assert_eq!(desk.place("c"), (920.0, 0.0));
    assert!(!take_out(&mut desk.doc, desk.board, &ids));
}

#[test]
fn a_frame_in_a_frame_becomes_a_cluster_with_its_notes_and_the_frame_grows() {
    let mut desk = two_frames();
    let ids = desk.ids(&["G"]);
    assert!(put_into_above(&mut desk.doc, desk.board, &ids));
    assert_eq!(desk.tree(), "F(a b G()) c");
    let (outer, inner) = (desk.id("F"), desk.id("G"));
    let rect = |id| rect_of(desk.doc.project().get(id).expect("there"));
    assert!(rect(outer).contains_rect(rect(inner)));
    let frame = desk.id("F");
    // Not into itself.
    let spot = Spot {
        frame: Some(inner),
        before: None,
    };
    assert!(!put(&mut desk.doc, desk.board, &[frame].into(), spot));
}

#[test]
fn what_is_dropped_before_a_note_is_read_before_it() {
    let mut desk = two_frames();
    let spot = Spot {
        frame: Some(desk.id("F")),
        before: Some(desk.id("a")),
    };
    let ids = desk.ids(&["c"]);
    assert!(put(&mut desk.doc, desk.board, &ids, spot));
    assert_eq!(desk.tree(), "F(c a b) G()");
    let spot = Spot {
        frame: None,
        before: Some(desk.id("F")),
    };
    let ids = desk.ids(&["G"]);
    assert!(put(&mut desk.doc, desk.board, &ids, spot));
    assert_eq!(desk.tree(), "G() F(c a b)");
}

#[test]
fn a_new_note_lies_behind_the_one_it_was_added_to() {
    let mut desk = two_frames();
    let note = note_below(desk.doc.project(), desk.board, desk.id("a")).expect("a note");
    let board = desk.board;
    let note = Element {
        text: "neu".to_owned(),
        ..note
    };
    desk.doc
        .edit(Step::AddNote, |edit| add_note(edit, board, note));
    assert_eq!(desk.tree(), "F(a b neu) G() c");
    let note = note_below(desk.doc.project(), desk.board, desk.id("c")).expect("a note");
    let note = Element {
        text: "unten".to_owned(),
        ..note
    };
    desk.doc
        .edit(Step::AddNote, |edit| add_note(edit, board, note));
    assert_eq!(desk.tree(), "F(a b neu) G() c unten");
}

#[test]
fn what_is_held_stays() {
    let mut desk = two_frames();
    let held = desk.id("a");
    desk.doc.edit(Step::LockElements, |edit| {
        edit.change(held, |element: &mut Element| element.locked = true);
    });
    assert!(!desk.step(&["a"], Way::Down));
    assert!(!take_out(&mut desk.doc, desk.board, &[held].into()));
    // The others go around it.
    assert!(!desk.step(&["b"], Way::Up));
    assert_eq!(desk.place("a"), (20.0, 42.0));
}
