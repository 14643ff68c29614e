//! Writing in the outline: a field in the line. A new note comes onto the board with its first
//! letter, as on the board itself.

use std::sync::Arc;

use egui::{Id, Key, Modifiers, Rect, Sense, Ui, vec2};

use super::line::{draft_builder, indent_of};
use super::{LINE, deeds};
use crate::document::{Gesture, Step};
use crate::i18n::tr;
use crate::model::{Element, ElementKind};
use crate::ui::board::{BoardView, ElementId, Look};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

/// A text that is being written in the outline.
pub struct Writing {
    subject: Subject,
    number: u64,
    /// The field is to get the keyboard.
    focus: bool,
    /// The note was new here: behind it comes the next.
    new: bool,
    /// The element as it was last, and the document's foreign revision then.
    seen: (Option<Arc<Element>>, u64),
}

enum Subject {
    /// A note below an element, not on the board yet.
    Below(ElementId, Box<Element>),
    Element(ElementId),
}

impl Writing {
    fn field(&self) -> Id {
        Id::unique(("board outline text", self.number))
    }
}

impl BoardView {
    pub(super) fn is_writing(&self, id: ElementId) -> bool {
        let writing = self.outlining.writing.as_ref();
        writing.is_some_and(|w| matches!(w.subject, Subject::Element(one) if one == id))
    }

    /// The line of a note that is not on the board yet.
    pub(super) fn draft_line(&self) -> Option<usize> {
        let writing = self.outlining.writing.as_ref()?;
        let Subject::Below(id, _) = writing.subject else {
            return None;
        };
        let last = self.outlining.rows.shown().len();
        Some(self.outlining.rows.place(id).map_or(last, |at| at + 1))
    }

    fn start_line(&mut self, subject: Subject) {
        let new = matches!(subject, Subject::Below(..));
        self.outlining.written += 1;
        self.outlining.reveal = true;
        self.outlining.writing = Some(Writing {
            subject,
            number: self.outlining.written,
            focus: true,
            new,
            seen: (None, 0),
        });
    }

    /// Writes on an element in its line.
    pub(super) fn write_line(&mut self, cx: &mut ViewCx, id: ElementId) {
        self.finish_editing(cx.doc);
        let Some(element) = cx.doc.project().get(id) else {
            return;
        };
        if cx.doc.is_read_only() || !element.kind.has_text() {
            return;
        }
        if element.covered {
            let text = tr!(cx.texts, "board-minutes-all-covered-write");
            cx.out.tell(Tone::Info, text);
            return;
        }
        cx.doc.end_gesture();
        self.choose_row(id, false, false);
        self.start_line(Subject::Element(id));
    }

    /// Writes a new note below a line.
    pub(super) fn write_below(&mut self, cx: &mut ViewCx, id: ElementId) {
        self.finish_editing(cx.doc);
        let Some(board) = self.board.filter(|_| !cx.doc.is_read_only()) else {
            return;
        };
        if let Some(note) = deeds::note_below(cx.doc.project(), board, id) {
            cx.doc.end_gesture();
            self.outlining.fold(id, false);
            self.start_line(Subject::Below(id, Box::new(note)));
        }
    }

    /// Ends writing; the tree has the keyboard again.
    pub(super) fn finish_line(&mut self, cx: &mut ViewCx) {
        if self.outlining.writing.take().is_some() {
            cx.doc.end_gesture();
            self.outlining.take_focus = true;
        }
    }

    /// The keys that end writing, and what others do meanwhile.
    pub(super) fn writing_keys(&mut self, ui: &Ui, cx: &mut ViewCx) {
        self.keep_written(cx);
        let Some(writing) = &self.outlining.writing else {
            return;
        };
        if !ui.memory(|memory| memory.has_focus(writing.field())) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) {
            self.finish_line(cx);
        } else if pressed(Key::Enter) {
            // Note after note, until one is left blank.
            let next = match writing.subject {
                Subject::Element(id) if writing.new => Some(id),
                _ => None,
            };
            self.finish_line(cx);
            if let Some(id) = next {
                self.outlining.take_focus = false;
                self.write_below(cx, id);
            }
        }
    }

    /// Sees to it that nothing written gets lost when somebody else deletes the element.
    fn keep_written(&mut self, cx: &mut ViewCx) {
        let Some(writing) = &mut self.outlining.writing else {
            return;
        };
        let Subject::Element(id) = writing.subject else {
            return;
        };
        let foreign = cx.doc.foreign_revision();
        let (seen, known) = &mut writing.seen;
        let by_others = std::mem::replace(known, foreign) != foreign;
        match cx.doc.project().elements.get_shared(id) {
            Some(element) => *seen = Some(element.clone()),
            None => match seen.take().filter(|_| by_others) {
                Some(last) => {
                    let last = Arc::unwrap_or_clone(last);
                    cx.doc.end_gesture();
                    cx.doc
                        .edit(Step::AddNote, |edit| edit.elements.insert(id, last));
                    let text = tr!(cx.texts, "board-outline-brought-back");
                    cx.out.tell(Tone::Warn, text);
                }
                // Undone.
                None => self.finish_line(cx),
            },
        }
    }

    /// The line of a note that is not on the board yet.
    pub(super) fn show_draft(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let size = vec2(ui.available_width(), LINE);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let above = match &self.outlining.writing {
            Some(Writing {
                subject: Subject::Below(id, note),
                ..
            }) => self
                .outlining
                .rows
                .find(*id)
                .map_or(0, |row| row.depth + usize::from(note.frame == Some(*id))),
            _ => 0,
        };
        let room = self.words_rect(rect, above);
        let left = rect.left() + indent_of(above);
        let room = room.intersect(Rect::everything_right_of(left));
        ui.scope_builder(draft_builder().max_rect(rect), |ui| {
            self.show_field(ui, cx, room);
        });
    }

    /// The field in which one writes.
    pub(super) fn show_field(&mut self, ui: &mut Ui, cx: &mut ViewCx, room: Rect) {
        let Some(writing) = &mut self.outlining.writing else {
            return;
        };
        let (id, focus) = (writing.field(), std::mem::take(&mut writing.focus));
        let (kind, text) = match &writing.subject {
            Subject::Below(..) => (ElementKind::Note, String::new()),
            Subject::Element(id) => match cx.doc.project().get(*id) {
                Some(element) => (element.kind, element.text.clone()),
                None => return,
            },
        };
        let name = match kind {
            ElementKind::Note => tr!(cx.texts, "board-edit-note"),
            ElementKind::Text => tr!(cx.texts, "board-edit-text"),
            ElementKind::Frame => tr!(cx.texts, "board-edit-frame"),
            _ => tr!(cx.texts, "board-edit-element"),
        };
        let room = room.shrink2(vec2(0.0, 2.0));
        let builder = egui::UiBuilder::new().max_rect(room);
        let (response, changed) = ui
            .scope_builder(builder, |ui| {
                widgets::edit_text(ui, id, &name, &text, |edit| {
                    edit.desired_width(room.width() - 12.0)
                        .margin(egui::vec2(4.0, 2.0))
                        .event_filter(egui::EventFilter {
                            escape: true,
                            horizontal_arrows: true,
                            ..egui::EventFilter::default()
                        })
                })
            })
            .inner;
        if focus {
            response.request_focus();
            crate::ui::board::edit::select_all(ui, id, &text, true);
        }
        if let Some(text) = changed {
            self.take_text(cx, text);
        } else if response.lost_focus() && !focus {
            self.finish_line(cx);
            // Whoever clicked elsewhere wants the keyboard there.
            self.outlining.take_focus = false;
        }
    }

    fn take_text(&mut self, cx: &mut ViewCx, text: String) {
        let (Some(writing), Some(board)) = (&mut self.outlining.writing, self.board) else {
            return;
        };
        let gesture = Gesture::on(("board outline", writing.number));
        let id = match &writing.subject {
            Subject::Below(_, note) => {
                let note = Element {
                    text,
                    ..(**note).clone()
                };
                let id = cx.doc.edit_more(Step::AddNote, gesture, |edit| {
                    deeds::add_note(edit, board, note)
                });
                writing.subject = Subject::Element(id);
                id
            }
            Subject::Element(id) => {
                let id = *id;
                // The first words belong to the step that brought the note.
                let step = match writing.new && cx.doc.in_gesture() {
                    true => Step::AddNote,
                    false => Step::EditElement,
                };
                cx.doc.edit_more(step, gesture, |edit| {
                    edit.change(id, |element: &mut Element| element.text = text);
                });
                id
            }
        };
        self.refresh_outline(cx.doc);
        self.choose_row(id, false, false);
        self.outlining.reveal = true;
        self.look = Some(Look::Reveal(id));
    }
}
