//! The board for screen readers: a node for each element that can be read on the screen; the
//! outline has the rest.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::{BoardView, ElementId};
use crate::drawing::layout;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};
use crate::model::{Element, ElementKind};
use crate::ui::view::ViewCx;

/// Texts smaller than this on the screen, in points, cannot be read there.
const READABLE: f32 = 6.0;

/// What an element is called: its kind and its text.
pub fn name_of(texts: &Texts, element: &Element) -> String {
    let text = element.text.split_whitespace();
    let text = text.collect::<Vec<_>>().join(" ");
    match element.kind {
        ElementKind::Note if text.is_empty() => tr!(texts, "board-note-blank"),
        ElementKind::Note => tr!(texts, "board-note-named", text = text),
        ElementKind::Text => tr!(texts, "board-text-named", text = text),
        ElementKind::Frame if text.is_empty() => tr!(texts, "board-frame-blank"),
        ElementKind::Frame => tr!(texts, "board-frame-named", text = text),
        kind if text.is_empty() => kind.name(texts),
        kind => {
            let kind = kind.name(texts);
            tr!(texts, "board-element-named", kind = kind, text = text)
        }
    }
}

impl BoardView {
    /// Names the board and what is on the screen, and does what a screen reader asks for.
    pub(super) fn tell_screen_readers(
        &mut self,
        ui: &Ui,
        cx: &ViewCx,
        canvas: &Response,
        viewport: Rect,
    ) {
        let board = self.board.and_then(|id| cx.doc.project().get(id));
        let title = board.map(|board| board.title.clone()).unwrap_or_default();
        let active = self.only_selected().map(|item| node_id(ui, item.id));
        let listening = ui.ctx().accesskit_node_builder(canvas.id, |node| {
            node.set_role(Role::Canvas);
            node.set_label(tr!(cx.texts, "board-canvas", title = title));
            if let Some(active) = active {
                node.set_active_descendant(active.accesskit_id());
            }
        });
        if listening.is_none() {
            return;
        }
        let camera = self.camera();
        if layout::step_size(0) * camera.zoom() < READABLE {
            return;
        }
        let mut clicked = None;
        for item in self.scene.within(camera.visible(viewport)) {
            let id = node_id(ui, item.id);
            let rect = camera.rect_to_screen(viewport, item.rect);
            let role = match item.element.kind {
                ElementKind::Frame => Role::Group,
                ElementKind::Note | ElementKind::Text => Role::Note,
                _ => Role::GraphicsObject,
            };
            let name = name_of(cx.texts, &item.element);
            let response = ui.interact(rect, id, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(role, true, &name));
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_selected(self.selection.contains(&item.id));
                node.add_action(egui::accesskit::Action::Click);
            });
            let click = egui::accesskit::Action::Click;
            if ui.input(|input| input.has_accesskit_action_request(id, click)) {
                clicked = Some(item.id);
            }
        }
        if let Some(id) = clicked {
            self.walk_to(id);
            self.take_focus = true;
        }
    }
}

fn node_id(ui: &Ui, id: ElementId) -> egui::Id {
    ui.unique_id().with(id)
}
