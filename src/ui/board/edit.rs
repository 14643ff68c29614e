//! Writing on the board: a text field exactly over the element, in its type.
//!
//! A new note comes into the project with its first letter; one that is left blank never was.

use std::sync::Arc;

use egui::text_edit::TextEditState;
use egui::{Frame, Id, Key, Modifiers, Rect, Role, TextBuffer, TextEdit, Ui, UiBuilder, vec2};

use super::paint::header_type;
use super::scene::{HEADER, rect_of};
use super::{BoardView, ElementId, Look, change, keys, text};
use crate::document::{Document, Gesture, Step};
use crate::i18n::tr;
use crate::model::{Element, ElementKind};
use crate::ui::theme::{self, Palette};
use crate::ui::view::ViewCx;
use crate::ui::widgets::caret;

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
    /// The field is to be given the keyboard.
    focus: bool,
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

    fn field(&self) -> Id {
        Id::unique(("board text", self.number))
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
        if element.kind == ElementKind::Frame || element.kind.is_shape() {
            // Something without a text too.
            let step = step_of_new(element.kind);
            let id = cx.doc.edit(step, |edit| change::add(edit, element));
            self.edit_element(id, cx.doc);
        } else {
            self.start(Subject::Draft(Box::new(element)), Vec::new());
        }
    }

    /// Starts to edit an element's text.
    pub(super) fn edit_element(&mut self, id: ElementId, doc: &mut Document) {
        self.finish_editing(doc);
        if doc.is_read_only() || !doc.project().elements.contains(id) {
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
            focus: true,
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

    /// The note beside this one: the one that lies there, or a new one.
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
        let step = vec2(element.size.width() + change::GAP, 0.0);
        let place = rect_of(element).translate(step);
        self.refresh(cx.doc);
        let there = self.scene.items().iter().rev().find(|item| {
            item.element.kind == ElementKind::Note && item.rect.contains(place.center())
        });
        let subject = match there {
            Some(item) => Subject::Element(item.id),
            None => Subject::Draft(Box::new(Element {
                board: element.board,
                kind: ElementKind::Note,
                position: change::point(place.min),
                size: element.size,
                color: element.color,
                ..Element::default()
            })),
        };
        self.finish_editing(cx.doc);
        self.take_focus = false;
        self.start(subject, before);
        let mut camera = self.camera();
        if let Some(viewport) = self.viewport {
            camera.reveal(viewport, place);
        }
        self.set_camera(camera);
    }

    /// Back to the note written before, or to the one that lies to the left.
    fn write_previous(&mut self, cx: &mut ViewCx, element: &Element) {
        let Some(editing) = &self.editing else { return };
        let mut before = editing.before.clone();
        let step = vec2(element.size.width() + change::GAP, 0.0);
        let place = rect_of(element).translate(-step).center();
        let previous = before.pop().or_else(|| {
            let mut notes = self.scene.items().iter().rev();
            let there = notes
                .find(|item| item.element.kind == ElementKind::Note && item.rect.contains(place));
            there.map(|item| item.id)
        });
        let Some(previous) = previous else { return };
        self.finish_editing(cx.doc);
        if cx.doc.project().elements.contains(previous) {
            self.take_focus = false;
            self.start(Subject::Element(previous), before);
            self.look = Some(Look::Reveal(previous));
        }
    }

    /// Shows the text field, if something is edited.
    pub(super) fn show_editor(&mut self, ui: &mut Ui, cx: &mut ViewCx, viewport: Rect) {
        let Some(editing) = &self.editing else { return };
        let Some(element) = editing.current(cx.doc) else {
            return;
        };
        let zoom = self.camera().zoom();
        let place = rect_of(&element);
        let margin = text::padding(element.kind);
        let inner = place.shrink(margin).size().max(vec2(8.0, 8.0));
        // Never cut while it is written: the paper grows as long as the editor is open.
        let fit = text::fit(ui.ctx(), &element.text, element.kind, inner, false);
        let mut paper = place;
        if element.kind != ElementKind::Frame {
            let height = fit.height() + 2.0 * margin;
            paper.max.y = paper.max.y.max(paper.min.y + height);
        }
        let paper = self.camera().rect_to_screen(viewport, paper);
        paint_paper(ui, viewport, paper, &element);

        let (field, wants_focus) = (editing.field(), editing.focus);
        let mut edited = element.text.clone();
        caret::follow(ui.ctx(), field, &edited);
        let width = inner.x;
        let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, _: f32| {
            text::edited(ui.ctx(), buffer.as_str(), fit.font, width, zoom)
        };
        let name = match element.kind {
            ElementKind::Note => tr!(cx.texts, "board-edit-note"),
            ElementKind::Text => tr!(cx.texts, "board-edit-text"),
            ElementKind::Frame => tr!(cx.texts, "board-edit-frame"),
            _ => tr!(cx.texts, "board-edit-element"),
        };
        let unnamed = tr!(cx.texts, "board-frame-unnamed");
        let area = if element.kind == ElementKind::Frame {
            let inset = (text::PADDING * zoom).clamp(4.0, 30.0);
            let size = header_type(zoom).round();
            let top = ((HEADER * zoom - size * 1.3) / 2.0).max(2.0);
            let size = vec2((paper.width() - 2.0 * inset).max(120.0), size * 1.3);
            Rect::from_min_size(paper.min + vec2(inset, top), size)
        } else {
            paper.shrink(margin * zoom)
        };
        let palette = Palette::here(ui);
        let ink = match element.kind {
            ElementKind::Note => palette.note_text,
            _ => palette.text,
        };
        let output = ui
            .scope_builder(UiBuilder::new().max_rect(area), |ui| {
                ui.set_clip_rect(viewport.intersect(ui.clip_rect()));
                if element.kind == ElementKind::Note {
                    // Papers are light in the dark theme too.
                    let visuals = ui.visuals_mut();
                    visuals.text_cursor.stroke.color = ink;
                    let light = Palette::of(egui::Theme::Light);
                    visuals.selection.bg_fill = light.accent.gamma_multiply(0.3);
                }
                let edit = match element.kind {
                    ElementKind::Frame => {
                        let size = header_type(zoom).round();
                        TextEdit::singleline(&mut edited)
                            .font(egui::FontId::new(size, theme::strong_family()))
                            .hint_text(unnamed)
                    }
                    _ => TextEdit::multiline(&mut edited)
                        .layouter(&mut layouter)
                        .desired_rows(1)
                        .font(egui::FontId::proportional(fit.font * zoom)),
                };
                edit.id(field)
                    .frame(Frame::NONE)
                    .text_color(ink)
                    .desired_width(area.width())
                    .event_filter(keys::OWN_KEYS)
                    .show(ui)
            })
            .inner;
        let response = output.response.response;
        caret::leave(ui.ctx(), field, &edited);
        let role = match element.kind {
            ElementKind::Frame => Role::TextInput,
            _ => Role::MultilineTextInput,
        };
        let value = element.text.clone();
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(role, true, &name);
            info.current_text_value = Some(value.clone());
            info
        });
        if wants_focus {
            response.request_focus();
            select_all(ui, field, &element.text, element.kind == ElementKind::Frame);
            if let Some(editing) = &mut self.editing {
                editing.focus = false;
            }
        }
        if response.changed() {
            self.commit_text(ui, cx.doc, &element, edited);
        } else if response.lost_focus() && !wants_focus {
            self.finish_editing(cx.doc);
            // Whoever clicked elsewhere wants the keyboard there.
            self.take_focus = false;
        }
    }

    fn commit_text(&mut self, ui: &Ui, doc: &mut Document, element: &Element, text: String) {
        let Some(editing) = &mut self.editing else {
            return;
        };
        let mut changed = element.clone();
        changed.text = text;
        if changed.kind == ElementKind::Text {
            let margin = 2.0 * text::padding(changed.kind);
            let inner = vec2(changed.size.width() - margin, f32::INFINITY);
            let fit = text::fit(ui.ctx(), &changed.text, changed.kind, inner, false);
            let height = (fit.height() + margin).max(changed.size.height());
            changed.size = change::size(vec2(changed.size.width(), height));
        }
        match editing.subject {
            Subject::Draft(_) => {
                let step = step_of_new(changed.kind);
                let gesture = Gesture::on(("new", editing.number));
                let id = doc.edit_more(step, gesture, |edit| change::add(edit, changed));
                editing.born = Some((step, gesture));
                editing.subject = Subject::Element(id);
                self.select_only(id);
            }
            Subject::Element(id) => {
                if !doc.in_gesture() {
                    editing.born = None;
                }
                let more = Gesture::on((id, "text"));
                let (step, gesture) = editing.born.unwrap_or((Step::EditElement, more));
                doc.edit_more(step, gesture, |edit| {
                    edit.change(id, |element: &mut Element| {
                        element.text = changed.text;
                        element.size = changed.size;
                    });
                });
            }
            Subject::Deleted(id, _) => {
                let gesture = Gesture::on((id, "text"));
                doc.edit_more(Step::EditElement, gesture, |edit| {
                    edit.elements.insert(id, changed);
                });
                editing.born = None;
                editing.subject = Subject::Element(id);
                self.select_only(id);
            }
        }
        if let Some(editing) = &mut self.editing {
            editing.look_at(doc);
        }
    }
}

/// The paper under the editor, on top of everything else.
fn paint_paper(ui: &Ui, viewport: Rect, paper: Rect, element: &Element) {
    let palette = Palette::here(ui);
    let painter = ui.painter_at(viewport);
    let line = egui::Stroke::new(2.0, palette.accent);
    match element.kind {
        ElementKind::Note => {
            painter.rect_filled(paper.translate(vec2(2.0, 3.0)), 0.0, palette.note_shadow);
            painter.rect_filled(paper, 0.0, palette.note(element.color));
        }
        ElementKind::Frame => return,
        _ => {
            painter.rect_filled(paper, 0.0, palette.board);
        }
    }
    painter.rect_stroke(paper, 0.0, line, egui::StrokeKind::Outside);
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
