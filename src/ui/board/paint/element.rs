//! How each kind of element is drawn.

use egui::{Color32, Pos2, Rect, Vec2, pos2, vec2};

use super::super::scene::{Form, HEADER, Ink, Item, Scene, Way};
use super::super::text;
use super::sheet::{Letters, Pen, Turn, rounded};
use super::{Brush, Laid, NOTHING_BELOW, Seen, highlight_of, ink_of};
use crate::drawing::text::LINE;
use crate::drawing::{kurbo, layout, tones};
use crate::model::{Element, ElementKind};
use crate::ui::theme;

/// The shadow's offset, in points on the board.
pub const SHADOW: Vec2 = Vec2::new(2.0, 3.0);
/// Papers lower than this on the screen, in points, have no shadow.
const SHADOW_FROM: f32 = 24.0;
/// Heads of connectors are drawn from this zoom on; before, they are specks.
const HEADS_FROM: f32 = 0.25;
/// Radius of a cluster's corners, in points on the board.
const CLUSTER: f32 = 12.0;

/// The type size of a frame's name on the screen: it stays readable from afar.
pub fn header_type(zoom: f32) -> f32 {
    (15.0 * zoom).clamp(11.0, 60.0)
}

/// How far a frame's name is from its edge, in points of the screen.
pub fn header_inset(zoom: f32) -> f32 {
    (layout::PADDING * zoom).clamp(4.0, 30.0)
}

/// How far below a frame's upper edge its name begins, in points of the screen.
pub fn header_top(zoom: f32) -> f32 {
    ((HEADER * zoom - header_type(zoom) * LINE) / 2.0).max(2.0)
}

/// The size of the sign on a covered note, in points on the board.
pub fn cover_size(paper: Vec2) -> f32 {
    (paper.min_elem() * 0.35).clamp(12.0, 40.0)
}

/// The corners of a rectangle, as it is turned.
pub fn corners(rect: Rect, turn: Option<Turn>) -> [Pos2; 4] {
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
    ];
    match turn {
        Some(turn) => corners.map(|corner| turn.at(corner)),
        None => corners,
    }
}

impl Scene {
    /// What stands above a frame: its number, if it lies free, and its name.
    pub fn frame_name(&self, item: &Item, unnamed: &str) -> String {
        let name = item.element.text.lines().next().unwrap_or_default().trim();
        let name = if name.is_empty() { unnamed } else { name };
        match self.frame_number(item.id) {
            Some(number) => format!("{number}  {name}"),
            None => name.to_owned(),
        }
    }
}

impl Brush<'_> {
    pub(super) fn draw(&mut self, seen: &Seen<'_>, laid: Option<&Laid>) {
        let none = Laid::default();
        let laid = laid.unwrap_or(&none);
        let element = &seen.item.element;
        match (&seen.item.form, element.kind) {
            (Form::Way(way), _) => self.connector(seen, way, laid),
            (Form::Ink(ink), _) => self.stroke(seen, ink),
            (_, ElementKind::Frame) => self.frame(seen, laid),
            (_, ElementKind::Note) => self.note(seen, laid),
            (_, ElementKind::Image) => self.image(seen, laid),
            (_, kind) if kind.is_shape() => self.shape(seen, laid),
            _ => self.text(seen, laid),
        }
    }

    fn rect(&self, seen: &Seen<'_>) -> Rect {
        self.on_screen(seen.item.rect.translate(seen.by))
    }

    fn frame(&mut self, seen: &Seen<'_>, laid: &Laid) {
        let item = seen.item;
        let rect = self.sheet.crisp(self.rect(seen));
        let ground = theme::tone(self.palette.ground.frame());
        let line = theme::tone(self.palette.ground.frame_line());
        if self.scene.frames().parent(item.id).is_some() {
            let mut outline = Vec::new();
            rounded(rect, CLUSTER * self.zoom, &mut outline);
            let (board, paper) = (self.palette.board, self.palette.surface);
            self.sheet.fill(&outline, board.lerp_to_gamma(paper, 0.85));
            self.sheet
                .line(&outline, true, Pen::solid(1.0, line.gamma_multiply(0.7)));
        } else {
            self.sheet.quad(rect, ground);
            self.sheet.outline(rect, 1.0, line);
        }
        if let Some((galley, scale)) = &laid.line {
            let named = !item.element.text.trim().is_empty();
            let color = if named {
                self.palette.text
            } else {
                self.palette.text_weak
            };
            self.sheet.letters(&Letters {
                galley,
                origin: rect.min + vec2(header_inset(self.zoom), header_top(self.zoom)),
                indents: &[],
                zoom: self.zoom,
                scale: *scale,
                line: header_type(self.zoom) * LINE,
                color,
                turn: None,
            });
        }
    }

    fn note(&mut self, seen: &Seen<'_>, laid: &Laid) {
        let element = &seen.item.element;
        let rect = self.sheet.crisp(self.rect(seen));
        if rect.height() > SHADOW_FROM {
            let offset = SHADOW * self.zoom.clamp(0.4, 1.5);
            self.sheet
                .quad(rect.translate(offset), self.palette.note_shadow);
        }
        self.sheet.quad(rect, self.palette.note(element.color));
        let ink = ink_of(element, self.palette);
        let weak = ink.gamma_multiply(0.75);
        let small = layout::FOOT_TYPE * self.zoom;
        let edited = self.now.edited == Some(seen.item.id);
        if let Some((galley, scale)) = &laid.number {
            let width = galley.rect.width() * scale;
            let origin = rect.right_top() + vec2(-width - 5.0 * self.zoom, 1.0 * self.zoom);
            self.small_line(galley, *scale, origin, small, weak);
        }
        if element.covered && !edited {
            if let Some((galley, scale)) = &laid.line {
                let size = galley.rect.size() * *scale;
                let origin = rect.center() - size / 2.0;
                self.small_line(galley, *scale, origin, size.y, ink.gamma_multiply(0.45));
            }
            return;
        }
        if let Some((galley, scale)) = &laid.line {
            let foot = super::super::scene::to_rect(layout::foot_area(element));
            let origin = self.camera.to_screen(self.viewport, foot.min + seen.by);
            self.small_line(galley, *scale, origin, small, weak);
        }
        self.write(seen, laid, None, ink);
    }

    fn small_line(
        &mut self,
        galley: &egui::Galley,
        scale: f32,
        origin: Pos2,
        size: f32,
        color: Color32,
    ) {
        self.sheet.letters(&Letters {
            galley,
            origin,
            indents: &[],
            zoom: self.zoom,
            scale,
            line: size * LINE,
            color,
            turn: None,
        });
    }

    fn text(&mut self, seen: &Seen<'_>, laid: &Laid) {
        let ink = ink_of(&seen.item.element, self.palette);
        self.write(seen, laid, None, ink);
    }

    fn shape(&mut self, seen: &Seen<'_>, laid: &Laid) {
        let element = &seen.item.element;
        let rect = self.rect(seen);
        let turn = self.turn(element, seen.item.rect.translate(seen.by));
        let ink = ink_of(element, self.palette);
        let fill = self.palette.ground.fill(element.fill).map(theme::tone);
        if rect.width() < 3.0 && rect.height() < 3.0 {
            self.sheet.quad(rect, fill.unwrap_or(ink));
            return;
        }
        let outline = outline(element.kind, rect, turn);
        if let Some(fill) = fill {
            self.sheet.fill(&outline, fill);
        }
        let pen = self.pen(element, ink);
        self.sheet.line(&outline, true, pen);
        self.write(seen, laid, None, ink);
    }

    fn pen(&self, element: &Element, color: Color32) -> Pen {
        let width = tones::line_width(element.weight) * self.zoom;
        Pen {
            width: width.max(0.6),
            color,
            dashes: tones::dashes(element.dash).map(|dashes| dashes.map(|part| part * width)),
        }
    }

    fn connector(&mut self, seen: &Seen<'_>, way: &Way, laid: &Laid) {
        let element = &seen.item.element;
        let ink = ink_of(element, self.palette);
        let pen = self.pen(element, ink);
        let at = |place: Pos2| self.camera.to_screen(self.viewport, place + seen.by);
        // From afar there are thousands: no room is asked for anew for each.
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        line.extend(way.line.iter().map(|place| at(*place)));
        let heads: Vec<(Vec<Pos2>, bool)> = way
            .heads
            .iter()
            .flatten()
            .filter(|_| self.zoom > HEADS_FROM)
            .map(|head| {
                let mut outline = Vec::new();
                kurbo::flatten(&head.path, 0.2, |part| match part {
                    kurbo::PathEl::MoveTo(to) | kurbo::PathEl::LineTo(to) => {
                        outline.push(at(super::super::scene::pos(to)));
                    }
                    _ => {}
                });
                (outline, head.filled)
            })
            .collect();
        let label = at(super::super::scene::pos(way.course.label));
        self.sheet.line(&line, false, pen);
        self.line = line;
        for (outline, filled) in heads {
            if filled {
                self.sheet.fill(&outline, ink);
            } else {
                self.sheet.line(&outline, false, Pen::solid(pen.width, ink));
            }
        }
        if element.text.is_empty() || self.now.edited == Some(seen.item.id) {
            return;
        }
        if let Some(text) = &laid.text {
            let area = Rect::from_center_size(label, text.extent * self.zoom);
            let around = vec2(6.0, 2.0) * self.zoom;
            let ground = match self.scene.frames().around(element) {
                Some(_) => theme::tone(self.palette.ground.frame()),
                None => self.palette.board,
            };
            self.sheet.quad(area.expand2(around), ground);
        }
        let middle = super::super::scene::pos(way.course.label) + seen.by;
        self.write(seen, laid, Some(middle), ink);
    }

    fn stroke(&mut self, seen: &Seen<'_>, ink: &Ink) {
        let element = &seen.item.element;
        let color = match element.kind {
            ElementKind::Highlight => highlight_of(element, self.palette),
            _ => ink_of(element, self.palette),
        };
        let Some(level) = ink.level(self.zoom, &self.budget) else {
            return;
        };
        let corner = seen.item.rect.min + seen.by;
        let origin = self.camera.to_screen(self.viewport, corner);
        let clip = self.sheet.clip();
        for part in &level.parts {
            let bounds = Rect::from_min_max(
                origin + part.bounds.min.to_vec2() * self.zoom,
                origin + part.bounds.max.to_vec2() * self.zoom,
            );
            if clip.intersects(bounds) {
                self.ink_in_sight += part.corners.len();
                match self.stride {
                    None => self.sheet.ink(&part.corners, origin, self.zoom, color),
                    Some(stride) => {
                        let corners = &part.corners;
                        self.sheet
                            .coarse_ink(corners, stride, origin, self.zoom, color);
                    }
                }
            }
        }
    }

    fn image(&mut self, seen: &Seen<'_>, laid: &Laid) {
        let element = &seen.item.element;
        let rect = self.rect(seen);
        let turn = self.turn(element, seen.item.rect.translate(seen.by));
        let [a, b, c, d] = corners(rect, turn);
        let texture = element
            .image
            .and_then(|image| self.now.textures.texture(image));
        if let Some((texture, _)) = texture {
            self.sheet.image(texture, [a, b, d, c], Color32::WHITE);
        } else {
            let ground = self.palette.pressed;
            let line = self.palette.field_border;
            self.sheet.fill(&[a, b, c, d], ground);
            self.sheet.line(&[a, b, c, d], true, Pen::solid(1.0, line));
        }
        let ink = self.palette.text_weak;
        self.write(seen, laid, None, ink);
    }

    /// Draws what is written on an element; from afar as two bars.
    fn write(&mut self, seen: &Seen<'_>, laid: &Laid, middle: Option<Pos2>, ink: Color32) {
        let element = &seen.item.element;
        if element.text.is_empty() || self.now.edited == Some(seen.item.id) {
            return;
        }
        let turn = self.turn(element, seen.item.rect.translate(seen.by));
        if let Some(text) = &laid.text {
            let area = text::area(element, text.extent, middle.map(|at| at - seen.by));
            let corner = area.min + seen.by + vec2(0.0, text.top);
            self.sheet.letters(&Letters {
                galley: &text.galley,
                origin: self.camera.to_screen(self.viewport, corner),
                indents: &text.indents,
                zoom: self.zoom,
                scale: text.scale(self.zoom),
                line: text.size * self.zoom * LINE,
                color: ink,
                turn,
            });
            return;
        }
        let size = layout::type_size(element) * self.zoom;
        if middle.is_some() || (size < NOTHING_BELOW && element.kind != ElementKind::Text) {
            return;
        }
        let area = text::area(element, Vec2::ZERO, None).translate(seen.by);
        let area = self.on_screen(area);
        let thick = (size * 0.55).max(1.0);
        let color = ink.gamma_multiply(0.35);
        let top = match element.kind.is_shape() {
            true => (area.center().y - size * 1.3).max(area.top()),
            false => area.top(),
        };
        for (number, part) in [(0.0, 0.9), (1.0, 0.6)] {
            let width = (area.width() * part).max(1.0);
            let left = match layout::side(element) {
                layout::Side::Left => area.left(),
                layout::Side::Center => area.center().x - width / 2.0,
                layout::Side::Right => area.right() - width,
            };
            let corner = pos2(left, top + number * size * LINE + size * 0.35);
            let bar = Rect::from_min_size(corner, vec2(width, thick));
            let bar = bar.intersect(area);
            if bar.is_positive() {
                match turn {
                    Some(_) => self.sheet.fill(&corners(bar, turn), color),
                    None => self.sheet.quad(bar, color),
                }
            }
        }
    }
}

/// The outline of a shape on the screen.
fn outline(kind: ElementKind, rect: Rect, turn: Option<Turn>) -> Vec<Pos2> {
    let mut outline: Vec<Pos2> = match kind {
        ElementKind::Ellipse => {
            let half = rect.size() / 2.0;
            let corners = (half.max_elem().sqrt() * 5.0).clamp(12.0, 160.0) as usize;
            let corner = |number: usize| {
                let angle = number as f32 / corners as f32 * std::f32::consts::TAU;
                rect.center() + Vec2::angled(angle) * half
            };
            (0..corners).map(corner).collect()
        }
        ElementKind::Diamond => vec![
            rect.center_top(),
            rect.right_center(),
            rect.center_bottom(),
            rect.left_center(),
        ],
        _ => corners(rect, None).to_vec(),
    };
    if let Some(turn) = turn {
        for corner in &mut outline {
            *corner = turn.at(*corner);
        }
    }
    outline
}
