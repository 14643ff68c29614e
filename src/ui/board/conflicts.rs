//! Marks on what two people changed in two ways.

use egui::{Rect, Ui, pos2, vec2};

use super::{BoardView, Tool};
use crate::ui::conflicts;
use crate::ui::theme;
use crate::ui::view::ViewCx;

impl BoardView {
    /// A mark at the upper right corner of each element with an open conflict, as large on the
    /// screen at any zoom.
    pub(super) fn show_conflicts(&self, ui: &mut Ui, cx: &mut ViewCx, viewport: Rect) {
        let at_rest = self.drag.is_none() && self.tool == Tool::Select;
        if cx.doc.open_conflicts().is_empty() || !at_rest {
            return;
        }
        let camera = self.camera();
        for item in self.scene.within(camera.visible(viewport)) {
            let rect = camera.rect_to_screen(viewport, item.rect);
            let corner = pos2(rect.right() + 10.0, rect.top() - 10.0);
            let size = vec2(theme::CONTROL_HEIGHT, theme::CONTROL_HEIGHT);
            let place = Rect::from_min_size(corner - vec2(size.x, 0.0), size);
            conflicts::mark_in(ui, cx, place, item.id);
        }
    }
}
