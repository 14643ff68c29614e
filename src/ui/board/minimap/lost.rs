//! The way home when nothing is in sight.

use egui::{Align2, Area, Id, Order, Pos2, Rect, Stroke, Ui, Vec2, vec2};

use super::super::BoardView;
use crate::i18n::tr;
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// How far from the view's edge the hint points, in points.
const FROM_EDGE: f32 = 28.0;

impl BoardView {
    /// If the board has something on it and nothing of it is in sight: where it is, and a button
    /// that shows it.
    pub(super) fn show_way_home(&mut self, ui: &Ui, cx: &mut ViewCx, viewport: Rect) {
        let Some(bounds) = self.scene.bounds() else {
            return;
        };
        let busy = self.editing.is_some() || self.drag.is_some() || self.looking.flight.is_some();
        let seen = self.camera().visible(viewport);
        if busy || self.scene.touches(seen) {
            return;
        }
        let palette = Palette::here(ui);
        // Towards the nearest corner of what there is.
        let middle = seen.center();
        let nearest = bounds.clamp(middle);
        let target = if bounds.contains(middle) {
            bounds.center()
        } else {
            nearest
        };
        let way = target - middle;
        if way.length() > 1.0 {
            point(ui, viewport, way.normalized());
        }
        let text = tr!(cx.texts, "board-nothing-here");
        let label = tr!(cx.texts, "board-show-all");
        Area::new(Id::unique("board way home"))
            .order(Order::Middle)
            .fixed_pos(viewport.center())
            .pivot(Align2::CENTER_CENTER)
            .constrain_to(viewport)
            .fade_in(false)
            .show(ui.ctx(), |ui| {
                egui::Frame::new()
                    .fill(palette.surface)
                    .stroke(Stroke::new(1.0, palette.border))
                    .corner_radius(theme::RADIUS_CARD)
                    .inner_margin(egui::Margin::symmetric(12, 8))
                    .show(ui, |ui| {
                        ui.horizontal(|ui| {
                            ui.label(text);
                            ui.add_space(space::S);
                            let button = widgets::button(ui, icons::ZOOM_ALL, &label);
                            if button.clicked() {
                                cx.out.run(Command::ZoomBoardAll);
                            }
                        });
                    });
            });
    }
}

/// An arrow at the view's edge that points in a direction.
fn point(ui: &Ui, viewport: Rect, way: Vec2) {
    let inner = viewport.shrink(FROM_EDGE);
    let half = inner.size() / 2.0;
    let reach = (way.x.abs() / half.x).max(way.y.abs() / half.y).max(1e-6);
    let tip: Pos2 = inner.center() + way / reach;
    let (back, aside) = (-way * 14.0, vec2(-way.y, way.x) * 9.0);
    let color = Palette::here(ui).accent;
    let corners = vec![tip, tip + back + aside, tip + back - aside];
    let painter = ui.painter_at(viewport);
    painter.add(egui::Shape::convex_polygon(corners, color, Stroke::NONE));
}
