//! What benches need to know of the view.

use std::collections::BTreeSet;

use egui::Pos2;

use super::{BoardView, ElementId};

impl BoardView {
    /// Selects elements, and says where on the screen the middle of the one is that lies nearest to
    /// `near`.
    pub fn select_some(&mut self, ids: BTreeSet<ElementId>, near: Pos2) -> Pos2 {
        self.selection = ids;
        let Some(viewport) = self.viewport else {
            return near;
        };
        let camera = self.camera();
        let middles = self.selection.iter().filter_map(|id| self.scene.get(*id));
        let middles = middles.map(|item| camera.to_screen(viewport, item.rect.center()));
        let nearest = middles.min_by(|a, b| a.distance(near).total_cmp(&b.distance(near)));
        nearest.unwrap_or(near)
    }

    /// Whether a gesture is under way.
    pub const fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }
}
