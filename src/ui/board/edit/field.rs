//! The text field over an element.

use egui::{Frame, Id, Rect, Role, Stroke, StrokeKind, TextBuffer, TextEdit, Ui, UiBuilder, vec2};

use super::super::paint::{header_inset, header_top, header_type, ink_of};
use super::super::scene::{Form, rect_of, to_rect};
use super::super::{BoardView, ElementId, change, keys, text};
use super::{Editing, Subject, dress, grown, least_height, select_all, step_of_new};
use crate::document::{Document, Gesture};
use crate::drawing::{kurbo, layout};
use crate::i18n::tr;
use crate::model::{Element, ElementKind};
use crate::ui::theme::{self, Palette};
use crate::ui::view::ViewCx;
use crate::ui::widgets::caret;

/// The element that is edited as it is drawn meanwhile, on top of all others: its paper is as high
/// as what is written needs.
pub struct Open {
    /// Its id, if it is in the project.
    pub id: Option<ElementId>,
    /// The element, higher if need be.
    pub element: Element,
}

impl BoardView {
    /// What is edited, if it is to be drawn on top. A frame stays below what lies in it.
    pub(in super::super) fn open_element(&self, doc: &Document) -> Option<Open> {
        let editing = self.editing.as_ref()?;
        let mut element = editing.current(doc)?;
        if element.kind == ElementKind::Frame {
            return None;
        }
        let id = editing.element();
        if element.kind == ElementKind::Note {
            let height = open_height(&element);
            element.size = change::size(vec2(element.size.width(), height));
        }
        if id.is_none() {
            // The field shows it.
            element.text.clear();
        }
        Some(Open { id, element })
    }

    /// Where the text of an element is edited, on the board, and the box around it that is marked.
    fn field_area(&self, id: Option<ElementId>, element: &Element) -> (Rect, Rect) {
        let fit = layout::fit(element, true);
        if element.kind == ElementKind::Connector {
            let item = id.and_then(|id| self.scene.get(id));
            let middle = match item.map(|item| &item.form) {
                Some(Form::Way(way)) => way.course.label,
                _ => {
                    let middle = rect_of(element).center();
                    kurbo::Point::new(f64::from(middle.x), f64::from(middle.y))
                }
            };
            let area = layout::label_area(&fit, middle);
            return (to_rect(area), to_rect(layout::label_ground(area)));
        }
        let mut area = to_rect(layout::text_area(element));
        let mut around = rect_of(element);
        area.min.y += fit.top;
        area.max.y = area.max.y.max(area.min.y + fit.height());
        match element.kind {
            ElementKind::Note => around.max.y = around.min.y + open_height(element),
            ElementKind::Image => around = area,
            _ => around.max.y = around.max.y.max(area.max.y),
        }
        (area, around)
    }

    /// Shows the text field, if something is edited.
    pub(in super::super) fn show_editor(&mut self, ui: &mut Ui, cx: &mut ViewCx, viewport: Rect) {
        let Some(editing) = &self.editing else { return };
        let Some(element) = editing.current(cx.doc) else {
            return;
        };
        let camera = self.camera();
        let zoom = camera.zoom();
        let is_frame = element.kind == ElementKind::Frame;
        let (area, around) = self.field_area(editing.element(), &element);
        let around = camera.rect_to_screen(viewport, around);
        let area = if is_frame {
            let inset = header_inset(zoom);
            let width = (around.width() - 2.0 * inset).max(120.0);
            let corner = around.min + vec2(inset, header_top(zoom));
            Rect::from_min_size(corner, vec2(width, header_type(zoom) * 1.3))
        } else {
            camera.rect_to_screen(viewport, area)
        };
        let palette = Palette::here(ui);
        if !is_frame {
            let painter = ui.painter_at(viewport);
            let ground = match element.kind {
                ElementKind::Connector | ElementKind::Image => Some(around),
                // What is longer than its shape has to be readable beside it.
                _ => (element.kind.is_shape() && area.bottom() > around.bottom()).then_some(area),
            };
            if let Some(ground) = ground {
                painter.rect_filled(ground, 0.0, palette.board);
            }
            let line = Stroke::new(2.0, palette.accent);
            painter.rect_stroke(around, 0.0, line, StrokeKind::Outside);
        }

        let (field, wants_focus) = (editing.field(), editing.focus);
        let mut edited = element.text.clone();
        caret::follow(ui.ctx(), field, &edited);
        let mut written = element.clone();
        let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, _: f32| {
            if written.text != buffer.as_str() {
                buffer.as_str().clone_into(&mut written.text);
            }
            text::edited(ui.ctx(), &written, zoom)
        };
        let name = match element.kind {
            ElementKind::Note => tr!(cx.texts, "board-edit-note"),
            ElementKind::Text => tr!(cx.texts, "board-edit-text"),
            ElementKind::Frame => tr!(cx.texts, "board-edit-frame"),
            _ => tr!(cx.texts, "board-edit-element"),
        };
        let unnamed = tr!(cx.texts, "board-frame-unnamed");
        let ink = ink_of(&element, palette);
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
                let edit = if is_frame {
                    let font = egui::FontId::new(header_type(zoom), theme::strong_family());
                    TextEdit::singleline(&mut edited)
                        .font(font)
                        .hint_text(unnamed)
                } else {
                    TextEdit::multiline(&mut edited)
                        .layouter(&mut layouter)
                        .desired_rows(1)
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
            select_all(ui, field, &element.text, is_frame);
            if let Some(editing) = &mut self.editing {
                editing.focus = false;
            }
        }
        if response.changed() {
            self.commit_text(cx, &element, edited);
        } else if response.lost_focus() && !wants_focus {
            self.finish_editing(cx.doc);
            // Whoever clicked elsewhere wants the keyboard there.
            self.take_focus = false;
        }
    }

    fn commit_text(&mut self, cx: &mut ViewCx, element: &Element, text: String) {
        let Some(editing) = &mut self.editing else {
            return;
        };
        let doc = &mut *cx.doc;
        let least = *editing.least.get_or_insert_with(|| least_height(element));
        let mut changed = element.clone();
        changed.text = text;
        let height = grown(&changed, least);
        changed.size = change::size(vec2(changed.size.width(), height));
        match editing.subject {
            Subject::Draft(_) => {
                // Others may have put up notes meanwhile.
                dress(doc.project(), cx.user, &mut changed);
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
                let (step, gesture) = editing
                    .born
                    .unwrap_or((crate::document::Step::EditElement, more));
                doc.edit_more(step, gesture, |edit| {
                    edit.change(id, |element: &mut Element| {
                        element.text = changed.text;
                        element.size = changed.size;
                    });
                });
            }
            Subject::Deleted(id, _) => {
                let gesture = Gesture::on((id, "text"));
                doc.edit_more(crate::document::Step::EditElement, gesture, |edit| {
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

impl Editing {
    /// The text field's id.
    pub(super) fn field(&self) -> Id {
        Id::unique(("board text", self.number))
    }
}

/// How high the paper of a note is while it is written on: what is written is never cut.
fn open_height(note: &Element) -> f32 {
    let fit = layout::fit(note, true);
    let foot = match layout::has_foot(note) {
        true => layout::FOOT,
        false => 0.0,
    };
    let needed = fit.height() + 2.0 * layout::padding(note.kind) + foot;
    note.size.height().max(needed)
}
