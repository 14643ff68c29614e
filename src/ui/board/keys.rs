//! The board by keyboard: everything the pointer can do.

use egui::{EventFilter, Id, Key, Modifiers, Ui, Vec2, vec2};

use super::scene::rect_of;
use super::{BoardView, Tool, change};
use crate::i18n::tr;
use crate::model::{Element, ElementKind};
use crate::ui::view::{Tone, ViewCx};

/// Keys that the board itself answers while it has the focus.
pub const OWN_KEYS: EventFilter = EventFilter {
    tab: true,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: true,
};

/// How far arrows move the board when nothing is selected, in points of the screen.
const PAN: f32 = 80.0;
/// How far one key moves a side of what is selected, in points on the board.
const STRETCH: f32 = 10.0;
/// By how much one key makes the spotlight larger.
const SPOT_STEP: f32 = 1.25;

const ARROWS: [(Key, Vec2); 4] = [
    (Key::ArrowLeft, Vec2::new(-1.0, 0.0)),
    (Key::ArrowRight, Vec2::new(1.0, 0.0)),
    (Key::ArrowUp, Vec2::new(0.0, -1.0)),
    (Key::ArrowDown, Vec2::new(0.0, 1.0)),
];

impl BoardView {
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
        if has_focus && pressed(Modifiers::SHIFT, Key::F10) {
            self.hands.menu = true;
        }
        if has_focus && pressed(Modifiers::SHIFT, Key::Tab) {
            self.tab(ui, canvas, true);
        }
        if has_focus && pressed(Modifiers::NONE, Key::Tab) {
            self.tab(ui, canvas, false);
        }
        // On macOS Cmd+Space is the system's.
        let space =
            || pressed(Modifiers::COMMAND, Key::Space) || pressed(Modifiers::CTRL, Key::Space);
        if has_focus && space() && self.gather() {
            cx.out.tell(Tone::Info, tr!(cx.texts, "board-gathering"));
        }
        for (key, direction) in ARROWS {
            // The most keys first: `consume_key` looks away from a Shift or Alt too many.
            if pressed(Modifiers::ALT | Modifiers::SHIFT, key) {
                self.resize_by_keys(cx.doc, direction * STRETCH);
            } else if pressed(Modifiers::COMMAND, key) {
                self.walk(direction);
            } else if pressed(Modifiers::SHIFT, key) {
                self.push(cx, direction * 10.0);
            } else if pressed(Modifiers::NONE, key) && !self.aim(direction) {
                self.push(cx, direction);
            }
        }
        if pressed(Modifiers::NONE, Key::Plus) || pressed(Modifiers::NONE, Key::Equals) {
            self.larger(true);
        }
        if pressed(Modifiers::NONE, Key::Minus) {
            self.larger(false);
        }
    }

    /// Plus and minus: the spotlight's size while it is on, else the zoom.
    fn larger(&mut self, larger: bool) {
        let factor = if larger { SPOT_STEP } else { 1.0 / SPOT_STEP };
        if !self.hands.light.grow_spot(factor) {
            self.zoom_step(larger);
        }
    }

    /// Enter: puts down what the tool makes, goes into a group, or edits what is selected.
    pub(super) fn enter(&mut self, cx: &mut ViewCx) {
        match self.tool {
            Tool::Put(kind) if !cx.doc.is_read_only() => self.put_in_the_middle(kind, cx),
            Tool::Connect { head } => self.connect_by_keys(cx, head),
            _ => {
                let at = self.gathering_at().or_else(|| self.reached());
                let Some(id) = at.filter(|id| self.selection.contains(id)) else {
                    return;
                };
                if !self.enter_group(id) && self.selection.len() == 1 {
                    self.edit_element(id, cx.doc);
                }
            }
        }
    }

    /// Esc, from the nearest thing to the farthest: the gesture, the light, the tool, the group,
    /// the selection, the keyboard itself.
    fn escape(&mut self, ui: &Ui, canvas: Id) {
        if self.drag.is_some() {
            self.cancel_drag();
        } else if self.hands.aim.take().is_some() || self.hands.light.end_spot() {
            // Given up.
        } else if self.tool != Tool::Select {
            self.tool = Tool::Select;
        } else if self.leave_group() {
            // The group around is selected now.
        } else if self.gathering_at().is_some() || !self.selection.is_empty() {
            self.hands.gathering = None;
            self.selection.clear();
        } else {
            ui.memory_mut(|memory| memory.surrender_focus(canvas));
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
            let around = egui::Rect::from_min_size(corner, size);
            let taken = self
                .scene
                .within(around)
                .any(|item| item.rect.min == corner);
            if !taken {
                break;
            }
            center += vec2(change::GAP, change::GAP);
        }
        self.put(element, cx);
    }

    /// A new element of a kind, at its usual size, looking as the last one did.
    pub(super) fn blank(&self, kind: ElementKind) -> Element {
        let size = match kind {
            ElementKind::Note => Element::note_size(),
            ElementKind::Text => change::size(vec2(320.0, 36.0)),
            ElementKind::Frame => change::size(vec2(400.0, 300.0)),
            _ => change::size(vec2(160.0, 120.0)),
        };
        let mut element = Element {
            board: self.board,
            kind,
            size,
            color: self.paper,
            ..Element::default()
        };
        let look = &self.hands.look;
        match kind {
            ElementKind::Stroke => (element.ink, element.weight) = look.pen,
            ElementKind::Highlight => (element.ink, element.weight) = look.highlight,
            ElementKind::Connector => element.ink = look.ink,
            kind if kind.is_shape() => (element.ink, element.fill) = (look.ink, look.fill),
            _ => {}
        }
        element
    }
}
