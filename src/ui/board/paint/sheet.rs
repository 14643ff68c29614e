//! The mesh of one frame: what is drawn becomes triangles here.

use std::sync::Arc;

use egui::epaint::tessellator::Path;
use egui::epaint::{Mesh, PathStroke, Vertex, WHITE_UV};
use egui::{Color32, Galley, Pos2, Rect, Shape, TextureId, Vec2, pos2, vec2};

/// Corners of half a round end or of a rounded corner.
const ROUND: usize = 5;

/// Lines thinner than this on the screen, in points, are drawn without corners and soft edges.
const HAIRLINE: f32 = 0.7;
/// Width of those, in pixels: one less than one pixel wide would have gaps.
const HAIR: f32 = 1.1;

/// Triangles on their way to the screen, the lowest first. Places are on the screen.
pub struct Sheet {
    mesh: Mesh,
    /// Meshes to be filled.
    blank: Vec<Mesh>,
    done: Vec<Shape>,
    pixels_per_point: f32,
    /// From texels to the texture's own coordinates.
    texel: Vec2,
    clip: Rect,
    /// Softness of edges, in points of the screen.
    soft: f32,
    path: Path,
    points: Vec<Pos2>,
}

/// How something is turned on the screen.
#[derive(Clone, Copy)]
pub struct Turn {
    middle: Pos2,
    cos: f32,
    sin: f32,
}

impl Turn {
    /// By an angle in radians, clockwise, around a place.
    pub fn new(middle: Pos2, angle: f32) -> Self {
        let (sin, cos) = angle.sin_cos();
        Self { middle, cos, sin }
    }

    /// Where a place is then.
    pub fn at(self, place: Pos2) -> Pos2 {
        let from = place - self.middle;
        self.middle
            + vec2(
                from.x * self.cos - from.y * self.sin,
                from.x * self.sin + from.y * self.cos,
            )
    }
}

/// A line's look, in points of the screen.
#[derive(Clone, Copy)]
pub struct Pen {
    /// How wide it is.
    pub width: f32,
    /// Its colour.
    pub color: Color32,
    /// How long dashes and gaps are; dots are dashes without length.
    pub dashes: Option<[f32; 2]>,
}

impl Pen {
    /// A solid line.
    pub const fn solid(width: f32, color: Color32) -> Self {
        Self {
            width,
            color,
            dashes: None,
        }
    }
}

impl Sheet {
    /// A blank sheet for this part of the screen. The room of meshes that were `drawn` and are no
    /// longer needed is used again.
    pub fn new(
        clip: Rect,
        pixels_per_point: f32,
        font_image: [usize; 2],
        drawn: &mut Vec<Arc<Mesh>>,
    ) -> Self {
        let [width, height] = font_image;
        let drawn = drawn
            .drain(..)
            .filter_map(|mesh| Arc::try_unwrap(mesh).ok());
        let cleared = drawn.map(|mut mesh| {
            mesh.clear();
            mesh
        });
        let mut blank: Vec<Mesh> = cleared.collect();
        Self {
            mesh: blank.pop().unwrap_or_default(),
            blank,
            done: Vec::new(),
            pixels_per_point,
            texel: vec2(1.0 / width as f32, 1.0 / height as f32),
            clip,
            soft: 1.0 / pixels_per_point,
            path: Path::default(),
            points: Vec::new(),
        }
    }

    /// What was drawn.
    pub fn into_shapes(mut self) -> Vec<Shape> {
        self.finish_mesh();
        self.done
    }

    fn finish_mesh(&mut self) {
        if !self.mesh.is_empty() {
            let next = self.blank.pop().unwrap_or_default();
            let mesh = std::mem::replace(&mut self.mesh, next);
            self.done.push(Shape::mesh(mesh));
        }
    }

    /// Makes room for so many rectangles.
    pub fn reserve(&mut self, quads: usize) {
        self.mesh.vertices.reserve(quads * 4);
        self.mesh.indices.reserve(quads * 6);
    }

    /// The part of the screen that is drawn.
    pub const fn clip(&self) -> Rect {
        self.clip
    }

    /// A filled rectangle.
    pub fn quad(&mut self, rect: Rect, color: Color32) {
        let rect = rect.intersect(self.clip);
        if rect.is_positive() {
            self.corners(
                [
                    rect.left_top(),
                    rect.right_top(),
                    rect.left_bottom(),
                    rect.right_bottom(),
                ],
                color,
            );
        }
    }

    fn corners(&mut self, [a, b, c, d]: [Pos2; 4], color: Color32) {
        let first = self.mesh.vertices.len() as u32;
        let (second, third) = (first + 1, first + 2);
        self.mesh
            .indices
            .extend_from_slice(&[first, second, third, third, second, first + 3]);
        let uv = WHITE_UV;
        self.mesh.vertices.extend_from_slice(&[
            Vertex { pos: a, uv, color },
            Vertex { pos: b, uv, color },
            Vertex { pos: c, uv, color },
            Vertex { pos: d, uv, color },
        ]);
    }

    /// Lines of this width around a rectangle.
    pub fn outline(&mut self, rect: Rect, width: f32, color: Color32) {
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
    pub fn crisp(&self, rect: Rect) -> Rect {
        Rect::from_min_max(self.crisp_pos(rect.min), self.crisp_pos(rect.max))
    }

    /// The nearest corner of pixels.
    pub fn crisp_pos(&self, pos: Pos2) -> Pos2 {
        let round = |x: f32| (x * self.pixels_per_point).round() / self.pixels_per_point;
        pos2(round(pos.x), round(pos.y))
    }

    /// Fills an outline without dents.
    pub fn fill(&mut self, outline: &[Pos2], color: Color32) {
        if outline.len() < 3 || color == Color32::TRANSPARENT {
            return;
        }
        self.path.clear();
        self.path.add_line_loop(outline);
        self.path.fill(self.soft, color, &mut self.mesh);
    }

    /// A line through these points.
    pub fn line(&mut self, points: &[Pos2], closed: bool, pen: Pen) {
        if points.len() < 2 {
            return;
        }
        if let Some(dashes) = pen.dashes {
            self.dashed(points, closed, pen, dashes);
            return;
        }
        if !closed && pen.width < HAIRLINE {
            self.hairline(points, pen);
            return;
        }
        self.path.clear();
        let stroke = PathStroke::new(pen.width, pen.color);
        if closed {
            self.path.add_line_loop(points);
            self.path.stroke_closed(self.soft, &stroke, &mut self.mesh);
        } else {
            self.path.add_open_points(points);
            self.path.stroke_open(self.soft, &stroke, &mut self.mesh);
        }
    }

    /// A line so thin that nobody sees its corners and soft edges: from afar there are thousands.
    fn hairline(&mut self, points: &[Pos2], pen: Pen) {
        let width = HAIR / self.pixels_per_point;
        let color = pen
            .color
            .gamma_multiply((pen.width / width).clamp(0.4, 1.0));
        for pair in points.windows(2) {
            let [from, to] = pair else { continue };
            let aside = (*to - *from).rot90().normalized() * (width / 2.0);
            self.corners(
                [*from + aside, *to + aside, *from - aside, *to - aside],
                color,
            );
        }
    }

    /// Dashes along a line; those that are not seen are passed over, so that a line that leads far
    /// away costs nothing.
    fn dashed(&mut self, points: &[Pos2], closed: bool, pen: Pen, [dash, gap]: [f32; 2]) {
        let period = dash + gap;
        if period < 1.5 || !period.is_finite() {
            // Nobody could tell the dashes apart.
            let color = pen.color.gamma_multiply(0.6);
            self.line(points, closed, Pen::solid(pen.width, color));
            return;
        }
        let seen = self.clip.expand(pen.width + period);
        let mut along = 0.0;
        let back = closed.then(|| points.first().copied()).flatten();
        let mut from: Option<Pos2> = None;
        for to in points.iter().copied().chain(back) {
            let Some(start) = from.replace(to) else {
                continue;
            };
            let way = to - start;
            let long = way.length();
            if long <= 0.0 {
                continue;
            }
            if let Some((enter, leave)) = within(start, way, seen) {
                let unit = way / long;
                let mut number = ((along + enter * long) / period).floor();
                while number * period < along + leave * long {
                    let begin = (number * period - along).max(0.0);
                    let end = (number * period + dash - along).min(long);
                    if dash <= 0.0 {
                        if begin <= long && number * period >= along {
                            self.dot(start + unit * begin, pen.width / 2.0, pen.color);
                        }
                    } else if end > begin {
                        let ends = [start + unit * begin, start + unit * end];
                        self.line(&ends, false, Pen::solid(pen.width, pen.color));
                    }
                    number += 1.0;
                }
            }
            along += long;
        }
    }

    /// A filled circle.
    pub fn dot(&mut self, middle: Pos2, radius: f32, color: Color32) {
        let mut points = std::mem::take(&mut self.points);
        points.clear();
        let corners = (radius * 3.0).clamp(8.0, 48.0) as usize;
        points.extend((0..corners).map(|corner| {
            let angle = corner as f32 / corners as f32 * std::f32::consts::TAU;
            middle + Vec2::angled(angle) * radius
        }));
        self.fill(&points, color);
        self.points = points;
    }

    /// Cross-sections of a line drawn by hand, scaled and moved; the outer corners are faded out.
    pub fn ink(&mut self, sections: &[[Pos2; 4]], origin: Pos2, zoom: f32, color: Color32) {
        let first = self.mesh.vertices.len() as u32;
        let colors = [Color32::TRANSPARENT, color, color, Color32::TRANSPARENT];
        self.mesh.vertices.reserve(sections.len() * 4);
        for section in sections {
            for (corner, color) in section.iter().zip(colors) {
                self.mesh.vertices.push(Vertex {
                    pos: origin + corner.to_vec2() * zoom,
                    uv: WHITE_UV,
                    color,
                });
            }
        }
        self.mesh.indices.reserve(sections.len() * 18);
        for section in 1..sections.len() as u32 {
            let (a, b) = (first + section * 4 - 4, first + section * 4);
            for side in 0..3 {
                let (a, b) = (a + side, b + side);
                self.mesh
                    .indices
                    .extend_from_slice(&[a, a + 1, b, b, a + 1, b + 1]);
            }
        }
    }

    /// Every `stride`th of the cross-sections, without soft edges: instead the line is as broad as
    /// with them, and paler.
    pub fn coarse_ink(
        &mut self,
        sections: &[[Pos2; 4]],
        stride: usize,
        origin: Pos2,
        zoom: f32,
        color: Color32,
    ) {
        let Some([a, b, c, d]) = sections.first() else {
            return;
        };
        let (inner, outer) = (b.distance(*c), a.distance(*d).max(f32::EPSILON));
        let color = color.gamma_multiply((inner + outer) / (2.0 * outer));
        let first = self.mesh.vertices.len() as u32;
        let last = sections.len() - 1;
        let taken = (0..last).step_by(stride.max(1)).chain([last]);
        for [from, _, _, to] in taken.filter_map(|index| sections.get(index)) {
            for corner in [from, to] {
                self.mesh.vertices.push(Vertex {
                    pos: origin + corner.to_vec2() * zoom,
                    uv: WHITE_UV,
                    color,
                });
            }
        }
        let end = self.mesh.vertices.len() as u32;
        for at in (first + 2..end).step_by(2) {
            self.mesh
                .indices
                .extend_from_slice(&[at - 2, at - 1, at, at, at - 1, at + 1]);
        }
    }

    /// Letters of a galley, from its upper left corner; each line `line` below the one before and
    /// so far to the right.
    pub fn letters(&mut self, letters: &Letters<'_>) {
        for (number, placed) in letters.galley.rows.iter().enumerate() {
            let from = &placed.row.visuals.mesh;
            let indent = letters.indents.get(number).copied().unwrap_or_default();
            let start = letters.origin + vec2(indent * letters.zoom, number as f32 * letters.line);
            let first = self.mesh.vertices.len() as u32;
            let indices = from.indices.iter().map(|index| first + index);
            self.mesh.indices.extend(indices);
            let vertex = |pos: Pos2, vertex: &Vertex| Vertex {
                pos,
                uv: (vertex.uv.to_vec2() * self.texel).to_pos2(),
                color: letters.color,
            };
            if let Some(turn) = letters.turn {
                let vertices = from
                    .vertices
                    .iter()
                    .map(|at| vertex(turn.at(start + at.pos.to_vec2() * letters.scale), at));
                self.mesh.vertices.extend(vertices);
            } else {
                let start = self.crisp_pos(start);
                if start.y > self.clip.bottom() || start.y + letters.line < self.clip.top() {
                    self.mesh
                        .indices
                        .truncate(self.mesh.indices.len() - from.indices.len());
                    continue;
                }
                let vertices = from
                    .vertices
                    .iter()
                    .map(|at| vertex(start + at.pos.to_vec2() * letters.scale, at));
                self.mesh.vertices.extend(vertices);
            }
        }
    }

    /// A picture in a (turned) rectangle.
    pub fn image(&mut self, texture: TextureId, corners: [Pos2; 4], tint: Color32) {
        self.finish_mesh();
        let mut mesh = Mesh::with_texture(texture);
        mesh.indices.extend_from_slice(&[0, 1, 2, 2, 1, 3]);
        let uvs = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        mesh.vertices
            .extend(corners.iter().zip(uvs).map(|(pos, (u, v))| Vertex {
                pos: *pos,
                uv: pos2(u, v),
                color: tint,
            }));
        self.done.push(Shape::Mesh(Arc::new(mesh)));
    }
}

/// Letters and where they go.
pub struct Letters<'a> {
    /// The letters, line by line.
    pub galley: &'a Galley,
    /// Upper left corner on the screen.
    pub origin: Pos2,
    /// How far right each line begins, in points on the board.
    pub indents: &'a [f32],
    /// Points on the screen for a point on the board.
    pub zoom: f32,
    /// By how much letters are scaled.
    pub scale: f32,
    /// Height of a line on the screen.
    pub line: f32,
    /// Their colour.
    pub color: Color32,
    /// How they are turned.
    pub turn: Option<Turn>,
}

/// Which parts (from 0 to 1) of a way from a place lie within a rectangle.
fn within(start: Pos2, way: Vec2, rect: Rect) -> Option<(f32, f32)> {
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    for (at, way, low, high) in [
        (start.x, way.x, rect.left(), rect.right()),
        (start.y, way.y, rect.top(), rect.bottom()),
    ] {
        if way.abs() < 1e-6 {
            if at < low || at > high {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - at) / way, (high - at) / way);
        enter = enter.max(a.min(b));
        leave = leave.min(a.max(b));
    }
    (enter <= leave).then_some((enter, leave))
}

/// The corners of a rectangle with round corners.
pub fn rounded(rect: Rect, radius: f32, outline: &mut Vec<Pos2>) {
    outline.clear();
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let inner = rect.shrink(radius);
    let corners = [
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), 0.25),
        (inner.left_top(), 0.5),
        (inner.right_top(), 0.75),
    ];
    for (middle, from) in corners {
        outline.extend((0..=ROUND).map(|step| {
            let part = from + 0.25 * step as f32 / ROUND as f32;
            middle + Vec2::angled(part * std::f32::consts::TAU) * radius
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_part_of_a_line_that_is_seen_is_dashed() {
        let clip = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 100.0));
        let mut sheet = Sheet::new(clip, 1.0, [64, 64], &mut Vec::new());
        let pen = Pen {
            width: 2.0,
            color: Color32::BLACK,
            dashes: Some([5.0, 4.0]),
        };
        sheet.line(&[pos2(-1e6, 50.0), pos2(1e6, 50.0)], false, pen);
        let few = sheet.mesh.vertices.len();
        assert!(few > 10 && few < 400, "{few}");
        let mut sheet = Sheet::new(clip, 1.0, [64, 64], &mut Vec::new());
        sheet.line(&[pos2(-1e6, 500.0), pos2(1e6, 500.0)], false, pen);
        assert!(sheet.mesh.is_empty());
    }

    #[test]
    fn an_image_lies_between_what_is_below_and_what_is_above() {
        let clip = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 100.0));
        let mut sheet = Sheet::new(clip, 1.0, [64, 64], &mut Vec::new());
        sheet.quad(clip, Color32::BLACK);
        sheet.image(TextureId::User(7), [Pos2::ZERO; 4], Color32::WHITE);
        sheet.quad(clip, Color32::WHITE);
        let textures: Vec<TextureId> = sheet
            .into_shapes()
            .iter()
            .map(|shape| shape.texture_id())
            .collect();
        let font = TextureId::default();
        assert_eq!(textures, [font, TextureId::User(7), font]);
    }

    #[test]
    fn coarse_ink_goes_from_end_to_end_and_a_hairline_has_no_gaps() {
        let clip = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 100.0));
        let mut sheet = Sheet::new(clip, 2.0, [64, 64], &mut Vec::new());
        let sections: Vec<[Pos2; 4]> = (0..11)
            .map(|n| [0.0, 1.0, 2.0, 3.0].map(|y| pos2(n as f32, y)))
            .collect();
        sheet.coarse_ink(&sections, 4, Pos2::ZERO, 1.0, Color32::BLACK);
        // The sections 0, 4, 8 and the last one, 10.
        assert_eq!(sheet.mesh.vertices.len(), 8);
        assert_eq!(sheet.mesh.indices.len(), 18);
        assert_eq!(sheet.mesh.calc_bounds().right(), 10.0);
        sheet.coarse_ink(&[], 4, Pos2::ZERO, 1.0, Color32::BLACK);
        assert_eq!(sheet.mesh.vertices.len(), 8);

        let mut sheet = Sheet::new(clip, 2.0, [64, 64], &mut Vec::new());
        let ends = [pos2(10.0, 10.0), pos2(90.0, 10.0)];
        sheet.line(&ends, false, Pen::solid(0.1, Color32::BLACK));
        // At least one pixel, of which a point has two here.
        assert!(sheet.mesh.calc_bounds().height() >= 0.5);
    }
}
