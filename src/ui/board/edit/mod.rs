//! Writing on the board: a text field exactly over the element, in its type.
//!
//! A new note comes into the project with its first letter; one that is left blank never was.

mod field;

use std::sync::Arc;

use egui::text_edit::TextEditState;
use egui::{Id, Key, Modifiers, Rect, Ui, vec2};

use super::scene::rect_of;
use super::{BoardView, ElementId, Look, change};
use crate::document::{Document, Gesture, Step};
use crate::drawing::layout;
use crate::model::{Element, ElementKind, Fitting, Project};
use crate::ui::view::ViewCx;

pub(super) use field::Open;

/// So many notes in a row are passed over in the search for a free place.
const MOST_NEIGHBOURS: usize = 200;

/// A text that is being edited.
pub struct Editing {
    subject: Subject,
    /// The element as it was last, and the document's foreign revision then.
    seen: (Option<Arc<Element>>, u64),
    /// Distinguishes this editor from others, before and after.
    number: u64,
    /// The step and gesture in which a new element came; what is typed at once belongs to it.
    born: Option<(Step, Gesture)>,
    /// Whether the element was new when the editor opened.
    new: bool,
    /// The notes written before in one go, for Shift+Tab.
    before: Vec<ElementId>,
    /// The notes from which Shift+Tab came back, for Tab; the nearest last.
    after: Vec<ElementId>,
    /// The field is to be given the keyboard.
    focus: bool,
    /// The height below which the element does not shrink while one writes, in points; known as
    /// soon as something was written.
    least: Option<f32>,
}

enum Subject {
    /// Not in the project yet.
    Draft(Box<Element>),
    Element(ElementId),
    /// Somebody else deleted it meanwhile. What is typed from now on brings it back.
    Deleted(ElementId, Arc<Element>),
}

impl Editing {
    /// The element, if it is in the project.
    pub fn element(&self) -> Option<ElementId> {
        match self.subject {
            Subject::Draft(_) | Subject::Deleted(..) => None,
            Subject::Element(id) => Some(id),
        }
    }

    /// Goes on with an element that somebody else deleted, and with one that came back.
    fn look_at(&mut self, doc: &Document) {
        let elements = &doc.project().elements;
        let (seen, foreign) = &mut self.seen;
        match &self.subject {
            Subject::Element(id) => match (elements.get_shared(*id), seen.take()) {
                (Some(element), _) => *seen = Some(element.clone()),
                (None, Some(last)) if *foreign != doc.foreign_revision() => {
                    self.subject = Subject::Deleted(*id, last);
                }
                (None, _) => {}
            },
            Subject::Deleted(id, _) if elements.contains(*id) => {
                self.subject = Subject::Element(*id);
            }
            Subject::Draft(_) | Subject::Deleted(..) => {}
        }
        *foreign = doc.foreign_revision();
    }

    /// Gives the text field the keyboard.
    pub fn take_focus(&mut self) {
        self.focus = true;
    }

    fn current(&self, doc: &Document) -> Option<Element> {
        match &self.subject {
            Subject::Draft(draft) => Some((**draft).clone()),
            Subject::Element(id) => doc.project().get(*id).cloned(),
            Subject::Deleted(_, last) => Some((**last).clone()),
        }
    }
}

fn step_of_new(kind: ElementKind) -> Step {
    match kind {
        ElementKind::Note => Step::AddNote,
        ElementKind::Text => Step::AddText,
        ElementKind::Frame => Step::AddFrame,
        ElementKind::Rectangle | ElementKind::Ellipse | ElementKind::Diamond => Step::AddShape,
        ElementKind::Connector => Step::AddConnector,
        ElementKind::Stroke | ElementKind::Highlight => Step::AddStroke,
        ElementKind::Image => Step::AddImage,
    }
}

impl BoardView {
    /// Puts a new element on the board and starts to write on it.
    pub(super) fn put(&mut self, element: Element, cx: &mut ViewCx) {
        self.finish_editing(cx.doc);
        self.put_tool_away();
        if cx.doc.is_read_only() {
            return;
        }
        if matches!(element.kind, ElementKind::Note | ElementKind::Text) {
            let mut element = element;
            dress(cx.doc.project(), cx.user, &mut element);
            self.start(Subject::Draft(Box::new(element)), Vec::new());
        } else {
            // A frame or a shape is something without words too.
            let step = step_of_new(element.kind);
            let id = cx.doc.edit(step, |edit| change::add(edit, element));
            self.edit_element(id, cx.doc);
        }
    }

    /// Starts to edit an element's text.
    pub(super) fn edit_element(&mut self, id: ElementId, doc: &mut Document) {
        self.finish_editing(doc);
        let element = doc.project().get(id);
        if doc.is_read_only() || element.is_none_or(|element| !element.kind.has_text()) {
            return;
        }
        self.start(Subject::Element(id), Vec::new());
        self.walk_to(id);
    }

    fn start(&mut self, subject: Subject, before: Vec<ElementId>) {
        self.edits += 1;
        self.selection.clear();
        let new = matches!(subject, Subject::Draft(_));
        if let Subject::Element(id) = subject {
            self.selection.insert(id);
        }
        self.editing = Some(Editing {
            subject,
            seen: (None, 0),
            number: self.edits,
            born: None,
            new,
            before,
            after: Vec::new(),
            focus: true,
            least: None,
        });
    }

    /// Ends editing; a new element that was left blank goes again.
    pub(super) fn finish_editing(&mut self, doc: &mut Document) {
        let Some(editing) = self.editing.take() else {
            return;
        };
        if let Some(id) = editing.element()
            && let Some(element) = doc.project().get(id)
            && element.text.trim().is_empty()
            && (element.kind == ElementKind::Text
                || (editing.new && element.kind == ElementKind::Note))
        {
            match editing.born.filter(|_| doc.in_gesture()) {
                // One and the same step: it comes to nothing and is forgotten.
                Some((step, gesture)) => {
                    doc.edit_more(step, gesture, |edit| edit.delete_element(id));
                }
                None => doc.edit(Step::DeleteElements, |edit| edit.delete_element(id)),
            }
        }
        doc.end_gesture();
        self.take_focus = true;
    }

    /// The keys that end editing or go on to the next note.
    pub(super) fn editing_keys(&mut self, ui: &Ui, cx: &mut ViewCx) {
        let Some(editing) = &mut self.editing else {
            return;
        };
        editing.look_at(cx.doc);
        let Some(element) = editing.current(cx.doc) else {
            // Undone.
            self.editing = None;
            self.take_focus = true;
            return;
        };
        if !ui.memory(|memory| memory.has_focus(editing.field())) {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let one_line = element.kind == ElementKind::Frame;
        if pressed(Modifiers::NONE, Key::Escape)
            || pressed(Modifiers::COMMAND, Key::Enter)
            || (one_line && pressed(Modifiers::NONE, Key::Enter))
        {
            self.finish_editing(cx.doc);
        } else if pressed(Modifiers::SHIFT, Key::Tab) {
            self.write_previous(cx, &element);
        } else if pressed(Modifiers::NONE, Key::Tab) {
            self.write_next(cx, &element);
        }
    }

    /// The topmost note at a place.
    fn note_at(&self, place: egui::Pos2) -> Option<ElementId> {
        let mut there: Vec<_> = self
            .scene
            .within(Rect::from_min_max(place, place))
            .filter(|item| item.element.kind == ElementKind::Note && item.rect.contains(place))
            .collect();
        there.pop().map(|item| item.id)
    }

    /// The place for the note behind this one: to its right; at the right edge of a frame in the
    /// next row, if there is room for one.
    fn beside(&self, element: &Element) -> Rect {
        let gap = change::GAP;
        let rect = rect_of(element);
        let height = match element.fitting {
            Fitting::Shrink => rect.height(),
            // It grew with its text.
            Fitting::Grow => Element::note_size().height().min(rect.height()),
        };
        let size = vec2(rect.width(), height);
        let beside = Rect::from_min_size(rect.min + vec2(rect.width() + gap, 0.0), size);
        let frame = self.scene.frames().around(element);
        let Some(frame) = frame.and_then(|frame| self.scene.get(frame)) else {
            return beside;
        };
        if beside.right() <= frame.rect.right() {
            return beside;
        }
        // The row begins where its first note lies, and ends below its lowest one.
        let row = Rect::from_x_y_ranges(frame.rect.x_range(), rect.y_range());
        let mut below = Rect::from_min_size(rect.min, size);
        let mut lowest = rect.bottom();
        for item in self.scene.within(row.shrink(1.0)) {
            if item.element.kind == ElementKind::Note && item.element.frame == element.frame {
                below = below.translate(vec2((item.rect.left() - below.left()).min(0.0), 0.0));
                lowest = lowest.max(item.rect.bottom());
            }
        }
        let below = below.translate(vec2(0.0, lowest + gap - below.top()));
        if frame.rect.contains_rect(below) {
            below
        } else {
            beside
        }
    }

    /// The note from which Shift+Tab came back, or a new one at the next free place: what others
    /// wrote is not written on.
    fn write_next(&mut self, cx: &mut ViewCx, element: &Element) {
        let Some(editing) = &self.editing else { return };
        // A blank note is the next note already.
        let Some(id) = editing
            .element()
            .filter(|_| element.kind == ElementKind::Note)
        else {
            return;
        };
        let mut before = editing.before.clone();
        before.push(id);
        self.refresh(cx.doc);
        let mut after = self
            .editing
            .as_ref()
            .map(|editing| editing.after.clone())
            .unwrap_or_default();
        let again = after.pop().and_then(|id| self.scene.get(id));
        let mut place = again.map_or_else(|| self.beside(element), |item| item.rect);
        let subject = match again {
            Some(item) => Subject::Element(item.id),
            None => {
                after.clear();
                let mut neighbour = element.clone();
                for _ in 0..MOST_NEIGHBOURS {
                    if self.note_at(place.center()).is_none() {
                        break;
                    }
                    neighbour.position = change::point(place.min);
                    place = self.beside(&neighbour);
                }
                let mut next = Element {
                    board: element.board,
                    kind: ElementKind::Note,
                    position: change::point(place.min),
                    size: change::size(place.size()),
                    color: element.color,
                    fitting: element.fitting,
                    type_size: element.type_size,
                    align: element.align,
                    ..Element::default()
                };
                dress(cx.doc.project(), cx.user, &mut next);
                Subject::Draft(Box::new(next))
            }
        };
        self.finish_editing(cx.doc);
        self.take_focus = false;
        self.start(subject, before);
        if let Some(editing) = &mut self.editing {
            editing.after = after;
        }
        let mut camera = self.camera();
        if let Some(viewport) = self.viewport {
            camera.reveal(viewport, place);
        }
        self.set_camera(camera);
    }

    /// Back to the note written before, or to the one that lies to the left.
    fn write_previous(&mut self, cx: &mut ViewCx, element: &Element) {
        let Some(editing) = &self.editing else { return };
        let (mut before, mut after) = (editing.before.clone(), editing.after.clone());
        after.extend(editing.element());
        let step = vec2(element.size.width() + change::GAP, 0.0);
        let place = rect_of(element).translate(-step).center();
        let previous = before.pop().or_else(|| self.note_at(place));
        let Some(previous) = previous else { return };
        self.finish_editing(cx.doc);
        if cx.doc.project().elements.contains(previous) {
            self.take_focus = false;
            self.start(Subject::Element(previous), before);
            if let Some(editing) = &mut self.editing {
                editing.after = after;
            }
            self.look = Some(Look::Reveal(previous));
        }
    }
}

/// What a new note has from the start: a number, its writer if the roster knows exactly one of that
/// name, and a cover where notes are covered until they are revealed.
pub(super) fn dress(project: &Project, user: &str, note: &mut Element) {
    if note.kind != ElementKind::Note {
        return;
    }
    note.number = project.next_note_number(note.board);
    let board = note.board.and_then(|board| project.get(board));
    note.covered = board.is_some_and(|board| board.covering);
    let user = user.trim();
    let mut writers = project.people.iter().filter(|(_, person)| {
        !user.is_empty()
            && (person.full_name() == user
                || format!("{} {}", person.given_name, person.family_name).trim() == user)
    });
    if let (Some((id, _)), None) = (writers.next(), writers.next()) {
        note.author = Some(id);
    }
}

/// How high an element is while one writes on it: notes that grow, and texts, follow their text.
fn grown(element: &Element, least: f32) -> f32 {
    let grows = element.kind == ElementKind::Text
        || (element.kind == ElementKind::Note && element.fitting == Fitting::Grow);
    if grows {
        layout::needed_height(element).ceil().max(least)
    } else {
        element.size.height()
    }
}

/// The height below which an element does not shrink while one writes: its own, unless that
/// follows from its text.
fn least_height(element: &Element) -> f32 {
    let own = element.size.height();
    if grown(element, 0.0) + 1.0 < own {
        return own;
    }
    match element.kind {
        ElementKind::Note => Element::note_size().height().min(own),
        _ => 0.0,
    }
}

/// Puts the cursor behind the text, or selects all of it.
pub(super) fn select_all(ui: &Ui, field: Id, text: &str, all: bool) {
    use egui::text::{CCursor, CCursorRange};
    let end = CCursor::new(text.chars().count());
    let range = if all {
        CCursorRange::two(CCursor::new(0), end)
    } else {
        CCursorRange::one(end)
    };
    let mut state = TextEditState::load(ui.ctx(), field).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), field);
}
