//! The board by keyboard: everything the pointer can do.

use egui::{EventFilter, Id, Key, Modifiers, Ui, Vec2, vec2};

use super::scene::rect_of;
use super::{BoardView, Tool, change};
use crate::document::Document;
use crate::model::{Element, ElementKind};
use crate::ui::commands::Command;
use crate::ui::view::ViewCx;

/// Keys that the board itself answers while it has the focus.
pub const OWN_KEYS: EventFilter = EventFilter {
    tab: true,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: true,
};

/// How far arrows move the board when nothing is selected, in points of the screen.
const PAN: f32 = 80.0;

const ARROWS: [(Key, Vec2); 4] = [
    (Key::ArrowLeft, Vec2::new(-1.0, 0.0)),
    (Key::ArrowRight, Vec2::new(1.0, 0.0)),
    (Key::ArrowUp, Vec2::new(0.0, -1.0)),
    (Key::ArrowDown, Vec2::new(0.0, 1.0)),
];

impl BoardView {
    /// Whether a command for a tool makes sense now; `None` if it is none.
    pub(super) fn can_use_tool(&self, _command: Command, _doc: &Document) -> Option<bool> {
        None
    }

    /// Does a command for a tool; `false` if it is none.
    pub(super) fn use_tool(&mut self, _command: Command, _cx: &mut ViewCx) -> bool {
        false
    }

    /// The keys while no text is edited.
    pub(super) fn keys(&mut self, ui: &Ui, cx: &mut ViewCx, canvas: Id) {
        let focused = ui.memory(|memory| memory.focused());
        let here = focused.is_none() || focused == Some(canvas);
        if !here || self.editing.is_some() || egui::Popup::is_any_open(ui.ctx()) || self.settings {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let has_focus = focused == Some(canvas);
        if has_focus && pressed(Modifiers::NONE, Key::Enter) {
            self.enter(cx);
        }
        if has_focus && pressed(Modifiers::NONE, Key::Escape) {
            self.escape(ui, canvas);
        }
        if has_focus && pressed(Modifiers::SHIFT, Key::Tab) {
            self.tab(ui, canvas, true);
        }
        if has_focus && pressed(Modifiers::NONE, Key::Tab) {
            self.tab(ui, canvas, false);
        }
        for (key, direction) in ARROWS {
            // The most keys first: `consume_key` looks away from a Shift too many.
            if pressed(Modifiers::COMMAND, key) {
                self.walk(direction);
            } else if pressed(Modifiers::SHIFT, key) {
                self.push(cx, direction * 10.0);
            } else if pressed(Modifiers::NONE, key) {
                self.push(cx, direction);
            }
        }
        if pressed(Modifiers::NONE, Key::Plus) || pressed(Modifiers::NONE, Key::Equals) {
            self.zoom_step(true);
        }
        if pressed(Modifiers::NONE, Key::Minus) {
            self.zoom_step(false);
        }
    }

    /// Enter: puts down what the tool makes, or edits what is selected.
    pub(super) fn enter(&mut self, cx: &mut ViewCx) {
        if cx.doc.is_read_only() {
            return;
        }
        if let Tool::Put(kind) = self.tool {
            self.put_in_the_middle(kind, cx);
        } else if let Some(id) = self.only_selected().map(|item| item.id) {
            self.edit_element(id, cx.doc);
        }
    }

    /// Esc, from the nearest thing to the farthest: the gesture, the tool, the selection, the
    /// keyboard itself.
    fn escape(&mut self, ui: &Ui, canvas: Id) {
        if self.drag.is_some() {
            self.cancel_drag();
        } else if self.tool != Tool::Select {
            self.tool = Tool::Select;
        } else if !self.selection.is_empty() {
            self.selection.clear();
        } else {
            ui.memory_mut(|memory| memory.surrender_focus(canvas));
        }
    }

    /// Tab: the next element; behind the last one the next part of the window.
    fn tab(&mut self, ui: &Ui, canvas: Id, back: bool) {
        let from = self.selection.first().copied();
        match self.scene.next(from, back) {
            Some(next) => self.walk_to(next),
            None => {
                self.selection.clear();
                let direction = if back {
                    egui::FocusDirection::Previous
                } else {
                    egui::FocusDirection::Next
                };
                ui.memory_mut(|memory| {
                    memory.request_focus(canvas);
                    memory.move_focus(direction);
                });
            }
        }
    }

    fn walk(&mut self, direction: Vec2) {
        let next = match self.selection.first() {
            Some(from) => self.scene.nearest(*from, direction),
            None => self.scene.next(None, false),
        };
        if let Some(next) = next {
            self.walk_to(next);
        }
    }

    fn push(&mut self, cx: &mut ViewCx, by: Vec2) {
        if self.selection.is_empty() {
            let mut camera = self.camera();
            camera.pan(-by.normalized() * PAN);
            self.set_camera(camera);
        } else {
            change::nudge(cx.doc, &self.selection, by);
        }
    }

    /// Puts a new element in the middle of what is seen; beside what lies there already.
    pub(super) fn put_in_the_middle(&mut self, kind: ElementKind, cx: &mut ViewCx) {
        let Some(viewport) = self.viewport else {
            return;
        };
        let mut center = self.camera().visible(viewport).center();
        let mut element = self.blank(kind);
        for _ in 0..50 {
            let size = rect_of(&element).size();
            element.position = change::point(center - size / 2.0);
            let corner = rect_of(&element).min;
            let taken = self
                .scene
                .items()
                .iter()
                .any(|item| item.rect.min == corner);
            if !taken {
                break;
            }
            center += vec2(change::GAP, change::GAP);
        }
        self.put(element, cx);
    }

    /// A new element of a kind, at its usual size.
    pub(super) fn blank(&self, kind: ElementKind) -> Element {
        let size = match kind {
            ElementKind::Note => Element::note_size(),
            ElementKind::Text => change::size(vec2(320.0, 36.0)),
            ElementKind::Frame => change::size(vec2(400.0, 300.0)),
            _ => change::size(vec2(160.0, 120.0)),
        };
        Element {
            board: self.board,
            kind,
            size,
            color: self.paper,
            ..Element::default()
        }
    }
}
