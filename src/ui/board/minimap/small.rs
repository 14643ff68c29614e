//! The board in small.

use std::sync::Arc;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{
    Align2, Area, Color32, Id, Order, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    vec2,
};

use super::super::BoardView;
use super::super::scene::Scene;
use crate::i18n::tr;
use crate::model::ElementKind;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;

/// The largest it gets, in points.
const SIZE: Vec2 = Vec2::new(208.0, 140.0);
/// Elements smaller than this are put together, in points.
const CELL: f32 = 2.0;
/// Below this width of the view the tools stand where it would, in points.
const NARROW: f32 = 1100.0;

/// What it looks like, made once for each revision of the board.
#[derive(Default)]
pub struct Small {
    made: Option<(u64, egui::Theme)>,
    /// From its upper left corner.
    mesh: Arc<Mesh>,
    size: Vec2,
}

impl Small {
    fn refresh(&mut self, scene: &Scene, all: Rect, theme: egui::Theme, palette: &Palette) {
        let made = Some((scene.revision(), theme));
        if self.made == made {
            return;
        }
        self.made = made;
        let scale = (SIZE.x / all.width()).min(SIZE.y / all.height());
        self.size = (all.size() * scale).max(vec2(64.0, 48.0)).min(SIZE);
        let mut mesh = Mesh::default();
        let at = |rect: Rect| {
            Rect::from_min_max(
                ((rect.min - all.min) * scale).to_pos2(),
                ((rect.max - all.min) * scale).to_pos2(),
            )
        };
        let columns = (self.size.x / CELL).ceil() as usize;
        let rows = (self.size.y / CELL).ceil() as usize;
        let mut cells: Vec<Option<Color32>> = vec![None; columns * rows];
        let quiet = theme::tone(palette.ground.text_weak()).gamma_multiply(0.6);
        for (item, afar) in scene.items().iter().zip(scene.afar()) {
            let rect = at(afar.bounds);
            if let Some(paper) = afar.paper {
                if rect.width() >= CELL && rect.height() >= CELL {
                    quad(&mut mesh, rect, palette.note(paper));
                } else {
                    let middle = rect.center();
                    let (column, row) = ((middle.x / CELL) as usize, (middle.y / CELL) as usize);
                    if let Some(cell) = cells.get_mut(row * columns + column) {
                        *cell = Some(palette.note(paper));
                    }
                }
                continue;
            }
            match item.element.kind {
                ElementKind::Frame => {
                    let line = theme::tone(palette.ground.frame_line());
                    quad(&mut mesh, rect, line);
                    let ground = theme::tone(palette.ground.frame());
                    quad(&mut mesh, rect.shrink(1.0), ground);
                }
                // Lines would be a tangle.
                ElementKind::Connector => {}
                kind if kind.is_shape() => {
                    let fill = palette.ground.fill(item.element.fill).map(theme::tone);
                    quad(&mut mesh, rect, fill.unwrap_or(quiet.gamma_multiply(0.4)));
                }
                ElementKind::Image => quad(&mut mesh, rect, palette.pressed),
                _ => {
                    let middle = rect.center();
                    let height = rect.height().clamp(1.0, 3.0);
                    let bar = Rect::from_center_size(middle, vec2(rect.width(), height));
                    quad(&mut mesh, bar, quiet);
                }
            }
        }
        for (number, cell) in cells.iter().enumerate() {
            if let Some(color) = cell {
                let (column, row) = (number % columns, number / columns);
                let corner = Pos2::new(column as f32, row as f32) * CELL;
                quad(
                    &mut mesh,
                    Rect::from_min_size(corner, Vec2::splat(CELL)),
                    *color,
                );
            }
        }
        self.mesh = Arc::new(mesh);
    }
}

fn quad(mesh: &mut Mesh, rect: Rect, color: Color32) {
    if !rect.is_positive() {
        return;
    }
    let first = mesh.vertices.len() as u32;
    let indices = [0, 1, 2, 2, 1, 3].map(|corner| first + corner);
    mesh.indices.extend_from_slice(&indices);
    for pos in [
        rect.left_top(),
        rect.right_top(),
        rect.left_bottom(),
        rect.right_bottom(),
    ] {
        mesh.vertices.push(Vertex {
            pos,
            uv: WHITE_UV,
            color,
        });
    }
}

impl BoardView {
    pub(super) fn show_minimap(&mut self, ui: &Ui, cx: &ViewCx, viewport: Rect) {
        let Some(bounds) = self.scene.bounds() else {
            return;
        };
        let room = viewport.width() > SIZE.x * 2.0 && viewport.height() > SIZE.y * 2.5;
        if !room {
            return;
        }
        let margin = bounds.size().max_elem().max(400.0) * 0.06;
        let all = bounds.expand(margin);
        let palette = Palette::here(ui);
        let small = &mut self.looking.small;
        small.refresh(&self.scene, all, ui.theme(), palette);
        let (size, mesh) = (small.size, small.mesh.clone());
        let above = match viewport.width() < NARROW {
            true => 64.0,
            false => 0.0,
        };
        let at = viewport.left_bottom() + vec2(space::M, -space::M - above);
        let name = tr!(cx.texts, "board-minimap");
        let hint = tr!(cx.texts, "board-minimap-hint");
        let response = Area::new(Id::unique("board minimap"))
            .order(Order::Middle)
            .fixed_pos(at)
            .pivot(Align2::LEFT_BOTTOM)
            .constrain_to(viewport)
            .fade_in(false)
            .show(ui.ctx(), |ui| {
                egui::Frame::new()
                    .fill(palette.board)
                    .stroke(Stroke::new(1.0, palette.border))
                    .corner_radius(theme::RADIUS_CARD)
                    .shadow(ui.visuals().popup_shadow)
                    .inner_margin(6)
                    .show(ui, |ui| {
                        let (rect, response) =
                            ui.allocate_exact_size(size, Sense::click_and_drag());
                        let mut moved = (*mesh).clone();
                        moved.translate(rect.min.to_vec2());
                        ui.painter().add(Shape::mesh(moved));
                        self.paint_seen(ui, rect, all, viewport);
                        response
                    })
                    .inner
            })
            .inner;
        let response = response.on_hover_text(hint);
        crate::ui::widgets::named(&response, Role::Image, &name);
        let place = response.interact_pointer_pos();
        let pressed = response.is_pointer_button_down_on() || response.clicked();
        if let Some(place) = place.filter(|_| pressed) {
            if ui.input(|input| input.pointer.primary_pressed()) {
                self.remember_place();
            }
            let part = (place - response.rect.min) / response.rect.size();
            let part = part.clamp(Vec2::ZERO, Vec2::splat(1.0));
            let mut camera = self.camera();
            camera.center_on(viewport, all.min + part * all.size());
            self.set_camera(camera);
        }
    }

    /// The part of the board that is seen.
    fn paint_seen(&self, ui: &Ui, rect: Rect, all: Rect, viewport: Rect) {
        let palette = Palette::here(ui);
        let seen = self.camera().visible(viewport);
        let at = |place: Pos2| rect.min + (place - all.min) / all.size() * rect.size();
        let seen = Rect::from_min_max(at(seen.min), at(seen.max)).intersect(rect.expand(2.0));
        if seen.is_positive() {
            let ground = palette.accent.gamma_multiply(0.08);
            let line = Stroke::new(1.5, palette.accent);
            ui.painter()
                .rect(seen, 2.0, ground, line, StrokeKind::Inside);
        }
    }
}
