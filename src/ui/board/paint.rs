//! Draws a board into one mesh: papers, shadows, letters and outlines, from the lowest to the
//! topmost. Only what is seen is drawn, and no finer than can be seen.

use std::collections::BTreeSet;

use egui::epaint::{Mesh, WHITE_UV};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Pos2, Rect, Shape, Ui, Vec2, pos2, vec2};

use super::camera::Camera;
use super::change::{Forms, Places};
use super::scene::{Item, Scene};
use super::text::{self, TextCache};
use crate::model::{Element, ElementKind, Id};
use crate::ui::fresh;
use crate::ui::theme::{self, Palette};

/// Type smaller than this on the screen, in points, is drawn as bars.
const BARS_BELOW: f32 = 6.0;
/// Type smaller than this on the screen, in points, is not drawn at all.
const NOTHING_BELOW: f32 = 2.5;
/// Smallest distance of the ground's dots on the screen, in points.
const DOTS: f32 = 36.0;
/// The shadow's offset, in points on the board.
const SHADOW: Vec2 = Vec2::new(2.0, 3.0);

/// What is drawn differently from how it lies on the board.
pub struct Now<'a> {
    /// What is selected.
    pub selected: &'a BTreeSet<Id<Element>>,
    /// What is being dragged, from where, and how far, in points on the board.
    pub moved: Option<(&'a Places, Vec2)>,
    /// Whether what is dragged stays and a copy follows the pointer.
    pub copies: bool,
    /// Elements that are drawn otherwise than they lie on the board: at another place, in another
    /// size, turned, with other ends.
    pub changed: Option<&'a Forms>,
    /// The element whose text is in an editor.
    pub edited: Option<Id<Element>>,
    /// What to call a frame without a name.
    pub unnamed: &'a str,
}

/// The mesh of one frame.
struct Sheet {
    mesh: Mesh,
    pixels_per_point: f32,
    /// From texels to the texture's own coordinates.
    texel: Vec2,
    clip: Rect,
}

impl Sheet {
    fn quad(&mut self, rect: Rect, color: Color32) {
        let rect = rect.intersect(self.clip);
        if rect.is_positive() {
            let first = self.mesh.vertices.len() as u32;
            self.mesh
                .indices
                .extend([0, 1, 2, 2, 1, 3].map(|corner| first + corner));
            for pos in [
                rect.left_top(),
                rect.right_top(),
                rect.left_bottom(),
                rect.right_bottom(),
            ] {
                self.mesh.vertices.push(egui::epaint::Vertex {
                    pos,
                    uv: WHITE_UV,
                    color,
                });
            }
        }
    }

    /// Lines of this width around a rectangle.
    fn outline(&mut self, rect: Rect, width: f32, color: Color32) {
        let outer = rect.expand(width / 2.0);
        let inner = rect.shrink(width / 2.0);
        if !inner.is_positive() {
            self.quad(outer, color);
            return;
        }
        let (l, t, r, b) = (outer.left(), outer.top(), outer.right(), outer.bottom());
        for side in [
            Rect::from_min_max(pos2(l, t), pos2(r, inner.top())),
            Rect::from_min_max(pos2(l, inner.bottom()), pos2(r, b)),
            Rect::from_min_max(pos2(l, inner.top()), pos2(inner.left(), inner.bottom())),
            Rect::from_min_max(pos2(inner.right(), inner.top()), pos2(r, inner.bottom())),
        ] {
            self.quad(side, color);
        }
    }

    /// Edges on whole pixels, so that they are sharp.
    fn crisp(&self, rect: Rect) -> Rect {
        Rect::from_min_max(self.crisp_pos(rect.min), self.crisp_pos(rect.max))
    }

    fn crisp_pos(&self, pos: Pos2) -> Pos2 {
        let round = |x: f32| (x * self.pixels_per_point).round() / self.pixels_per_point;
        pos2(round(pos.x), round(pos.y))
    }

    fn letters(&mut self, laid: &text::Laid, origin: Pos2, color: Color32) {
        for (number, placed) in laid.galley.rows.iter().enumerate() {
            let from = &placed.row.visuals.mesh;
            let start = origin + vec2(placed.pos.x * laid.scale, number as f32 * laid.line);
            let start = self.crisp_pos(start);
            let first = self.mesh.vertices.len() as u32;
            let indices = from.indices.iter().map(|index| first + index);
            self.mesh.indices.extend(indices);
            let vertices = from.vertices.iter().map(|vertex| egui::epaint::Vertex {
                pos: start + vertex.pos.to_vec2() * laid.scale,
                uv: (vertex.uv.to_vec2() * self.texel).to_pos2(),
                color,
            });
            self.mesh.vertices.extend(vertices);
        }
    }
}

/// Draws the ground and all that lies on the board.
pub fn paint(
    ui: &Ui,
    viewport: Rect,
    camera: Camera,
    scene: &Scene,
    texts: &mut TextCache,
    now: &Now,
) {
    let palette = Palette::here(ui);
    let painter = ui.painter_at(viewport);
    painter.rect_filled(viewport, 0.0, palette.board);
    texts.begin_frame(ui.ctx());
    let mut seen: Vec<(&Item, Rect)> = Vec::new();
    let part = camera.visible(viewport);
    for item in scene.within(part.expand(SHADOW.y)) {
        if now.copies || !is_moved(now, item.id) {
            seen.push((item, place(now, item)));
        }
    }
    // What is dragged lies on top of the rest while it is dragged, and comes into sight from
    // outside too.
    if let Some((moved, by)) = now.moved {
        for item in scene.items() {
            let Some(from) = moved.get(&item.id) else {
                continue;
            };
            let rect = Rect::from_min_size(*from + by, item.rect.size());
            if part.intersects(rect) {
                seen.push((item, rect));
            }
        }
    }
    let laid = lay_out(ui, camera.zoom(), texts, now, &seen);
    let [width, height] = ui.fonts(|fonts| fonts.font_image_size());
    let mut sheet = Sheet {
        mesh: Mesh::default(),
        pixels_per_point: ui.ctx().pixels_per_point(),
        texel: vec2(1.0 / width as f32, 1.0 / height as f32),
        clip: viewport,
    };
    sheet.mesh.vertices.reserve(seen.len() * 8);
    sheet.mesh.indices.reserve(seen.len() * 12);
    dots(&mut sheet, viewport, camera, palette.board_grid);
    for (number, (item, rect)) in seen.iter().enumerate() {
        let rect = sheet.crisp(camera.rect_to_screen(viewport, *rect));
        let laid = laid.get(number).and_then(Option::as_ref);
        draw(&mut sheet, item, rect, laid, camera.zoom(), palette, now);
    }
    let marked = if now.selected.is_empty() {
        &[]
    } else {
        seen.as_slice()
    };
    for (item, rect) in marked {
        if now.selected.contains(&item.id) {
            let rect = sheet.crisp(camera.rect_to_screen(viewport, *rect));
            sheet.outline(rect.expand(1.0), 2.0, palette.accent);
        }
    }
    if let Some(fresh) = fresh::marked(ui.ctx()) {
        for (_, rect) in seen
            .iter()
            .filter(|(item, _)| fresh.contains(&item.id.ulid()))
        {
            let rect = sheet.crisp(camera.rect_to_screen(viewport, *rect));
            sheet.outline(rect.expand(3.0), 3.0, palette.good);
        }
    }
    painter.add(Shape::mesh(sheet.mesh));
    for (item, rect) in &seen {
        if item.element.kind == ElementKind::Frame && now.edited != Some(item.id) {
            let rect = camera.rect_to_screen(viewport, *rect);
            header(ui, &painter, rect, &item.element.text, camera.zoom(), now);
        }
    }
    let grown = ui.fonts(|fonts| fonts.font_image_size()) != [width, height];
    // A header's letters may have made the font's texture grow after the mesh was made.
    if grown || texts.is_behind() {
        ui.ctx().request_repaint();
    }
}

fn is_moved(now: &Now, id: Id<Element>) -> bool {
    now.moved.is_some_and(|(moved, _)| moved.contains_key(&id))
}

fn place(now: &Now, item: &Item) -> Rect {
    match now.changed.and_then(|changed| changed.get(&item.id)) {
        Some(element) => super::scene::rect_of(element),
        None => item.rect,
    }
}

/// All texts first: while letters are added, the font's texture can grow, and quads made before
/// would show the wrong ones. Empty if nothing can be read at this zoom.
fn lay_out(
    ui: &Ui,
    zoom: f32,
    texts: &mut TextCache,
    now: &Now,
    seen: &[(&Item, Rect)],
) -> Vec<Option<text::Laid>> {
    if text::type_size(ElementKind::Text) * zoom < BARS_BELOW {
        return Vec::new();
    }
    seen.iter()
        .map(|(item, _)| {
            let element = &item.element;
            let readable = text::type_size(element.kind) * zoom >= BARS_BELOW;
            if !readable
                || element.kind == ElementKind::Frame
                || element.text.is_empty()
                || now.edited == Some(item.id)
            {
                return None;
            }
            texts.get(ui.ctx(), item.id, element, zoom)
        })
        .collect()
}

fn draw(
    sheet: &mut Sheet,
    item: &Item,
    rect: Rect,
    laid: Option<&text::Laid>,
    zoom: f32,
    palette: &Palette,
    now: &Now,
) {
    let element = &item.element;
    let ink = match element.kind {
        ElementKind::Frame => {
            sheet.quad(rect, palette.surface.gamma_multiply(0.6));
            sheet.outline(rect, 1.0, palette.field_border.gamma_multiply(0.7));
            return;
        }
        ElementKind::Note => {
            if rect.height() > 12.0 {
                let offset = SHADOW * zoom.clamp(0.4, 1.5);
                sheet.quad(rect.translate(offset), palette.note_shadow);
            }
            sheet.quad(rect, palette.note(element.color));
            palette.note_text
        }
        _ => palette.text,
    };
    if element.text.is_empty() || now.edited == Some(item.id) {
        return;
    }
    let size = text::type_size(element.kind) * zoom;
    let inner = rect.shrink(text::padding(element.kind) * zoom);
    if let Some(laid) = laid {
        sheet.letters(laid, inner.min, ink);
    } else if size >= NOTHING_BELOW || element.kind == ElementKind::Text {
        let ink = ink.gamma_multiply(0.35);
        let bar = (size * 0.55).max(1.0);
        for (number, width) in [(0.0, 0.9), (1.0, 0.6)] {
            let top = inner.min + vec2(0.0, number * size * 1.3 + size * 0.35);
            let width = (inner.width() * width).max(1.0);
            let bar = Rect::from_min_size(top, vec2(width, bar));
            sheet.quad(bar.intersect(rect), ink);
        }
    }
}

fn dots(sheet: &mut Sheet, viewport: Rect, camera: Camera, color: Color32) {
    let mut step = GRID;
    while step * camera.zoom() < DOTS {
        step *= 2.0;
    }
    while step * camera.zoom() >= DOTS * 2.0 {
        step /= 2.0;
    }
    let part = camera.visible(viewport);
    let first = pos2(
        (part.left() / step).floor() * step,
        (part.top() / step).floor() * step,
    );
    let columns = (part.width() / step) as usize + 2;
    let rows = (part.height() / step) as usize + 2;
    for row in 0..rows {
        for column in 0..columns {
            let place = first + vec2(column as f32, row as f32) * step;
            let place = sheet.crisp_pos(camera.to_screen(viewport, place));
            sheet.quad(Rect::from_min_size(place, Vec2::splat(2.0)), color);
        }
    }
}

/// Distance of the ground's dots at 100 %, in points.
const GRID: f32 = 40.0;

/// The type size of a frame's name on the screen: it stays readable from afar.
pub fn header_type(zoom: f32) -> f32 {
    (text::type_size(ElementKind::Frame) * zoom).clamp(11.0, 60.0)
}

fn header(ui: &Ui, painter: &egui::Painter, rect: Rect, name: &str, zoom: f32, now: &Now) {
    let palette = Palette::here(ui);
    let inset = (text::PADDING * zoom).clamp(4.0, 30.0);
    let width = rect.width() - 2.0 * inset;
    if width < 24.0 {
        return;
    }
    let (name, color) = match name.lines().next() {
        Some(name) if !name.trim().is_empty() => (name, palette.text),
        _ => (now.unnamed, palette.text_weak),
    };
    // Whole sizes only: a size of its own for each step of a zoom would fill the font atlas.
    let size = header_type(zoom).round();
    let format = TextFormat {
        font_id: FontId::new(size, theme::strong_family()),
        color,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(name.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(width);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let top = (super::scene::HEADER * zoom - galley.size().y) / 2.0;
    painter.galley(rect.min + vec2(inset, top.max(2.0)), galley, color);
}
