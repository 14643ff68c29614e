//! Putting down new elements: by a click at their usual size, or drawn by dragging.

use egui::{Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::{Drag, Held};
use crate::model::{Element, ElementKind};
use crate::ui::board::BoardView;
use crate::ui::board::change::{self, SMALLEST};
use crate::ui::board::scene::rect_of;
use crate::ui::theme::Palette;
use crate::ui::view::ViewCx;

/// Drawn smaller than this, in points on the board, it was a click: it gets its usual size.
const CLICK: f32 = 12.0;

/// The rectangle between two places: with Shift a square, with Alt from the middle.
fn drawn(from: Pos2, to: Pos2, held: Held) -> Rect {
    let mut way = to - from;
    if held.shift {
        let side = way.x.abs().max(way.y.abs());
        way = vec2(side.copysign(way.x), side.copysign(way.y));
    }
    if held.alt {
        Rect::from_center_size(from, way.abs() * 2.0)
    } else {
        Rect::from_two_pos(from, from + way)
    }
}

impl BoardView {
    /// A place, brought in line with neighbours.
    pub(super) fn snapped(&self, ui: &Ui, cx: &ViewCx, place: Pos2) -> Pos2 {
        let rect = Rect::from_min_size(place, Vec2::ZERO);
        match self.neighbours(ui, &cx.prefs.board, rect, |_| false) {
            Some(neighbours) => place + neighbours.of_place(place, true, true),
            None => place,
        }
    }

    pub(super) fn go_on_shaping(&mut self, ui: &Ui, cx: &ViewCx, from: Pos2, place: Pos2) {
        self.hands.guides.clear();
        if Held::now(ui).shift {
            return;
        }
        let snapped = self.snapped(ui, cx, place);
        self.pointer_at = Some(snapped);
        let rect = Rect::from_two_pos(from, snapped);
        if let Some(neighbours) = self.neighbours(ui, &cx.prefs.board, rect, |_| false) {
            let at = Rect::from_min_size(snapped, Vec2::ZERO);
            self.hands.guides = neighbours.guides(at, [[true, false, false]; 2], false);
        }
    }

    pub(super) fn end_shaping(
        &mut self,
        cx: &mut ViewCx,
        kind: ElementKind,
        from: Pos2,
        place: Pos2,
        held: Held,
    ) {
        let rect = drawn(from, place, held);
        let small = rect.width() < CLICK && rect.height() < CLICK;
        match kind {
            ElementKind::Text if !small => {
                let mut text = self.blank(kind);
                let width = rect.width().max(SMALLEST.x).round();
                text.position = change::point(rect.min.round());
                text.size = change::size(vec2(width, text.size.height()));
                self.put(text, cx);
            }
            ElementKind::Frame => self.put_rect(kind, rect, small, cx),
            kind if kind.is_shape() && !small => self.put_rect(kind, rect, small, cx),
            // A note has its usual size, wherever one lets it go.
            _ => self.put_at(kind, place, cx),
        }
        self.take_focus = false;
    }

    fn put_rect(&mut self, kind: ElementKind, rect: Rect, small: bool, cx: &mut ViewCx) {
        let mut element = self.blank(kind);
        element.position = change::point(rect.min.round());
        if !small {
            let least = match kind {
                ElementKind::Frame => SMALLEST * 2.0,
                _ => SMALLEST,
            };
            element.size = change::size(rect.size().max(least).round());
        }
        self.put(element, cx);
    }

    /// Puts a new element down: with its middle at the place; a text with its first line, a frame
    /// with its corner.
    pub(super) fn put_at(&mut self, kind: ElementKind, place: Pos2, cx: &mut ViewCx) {
        let mut element = self.blank(kind);
        let size = vec2(element.size.width(), element.size.height());
        let corner = match kind {
            ElementKind::Text => place - vec2(0.0, size.y / 2.0),
            ElementKind::Frame => place,
            _ => place - size / 2.0,
        };
        element.position = change::point(corner.round());
        self.put(element, cx);
        self.take_focus = false;
    }

    /// The shape or note that is being put down.
    pub(super) fn shape_draft(&self, kind: ElementKind, from: Pos2, held: Held) -> Option<Element> {
        let to = self.pointer_at?;
        let mut element = self.blank(kind);
        let rect = match kind {
            ElementKind::Note => Rect::from_center_size(to, rect_of(&element).size()),
            kind if kind.is_shape() => drawn(from, to, held),
            _ => return None,
        };
        element.position = change::point(rect.min);
        element.size = change::size(rect.size());
        Some(element)
    }

    /// The box of a frame or text that is drawn.
    pub(super) fn paint_shaping(&self, ui: &Ui, viewport: Rect) {
        let Some(Drag::Shape { kind, from }) = &self.drag else {
            return;
        };
        let Some(to) = self.pointer_at else { return };
        let mut rect = drawn(*from, to, Held::now(ui));
        match kind {
            ElementKind::Text => {
                rect.max.y = rect.min.y + rect_of(&self.blank(*kind)).height();
            }
            ElementKind::Frame => {}
            _ => return,
        }
        let palette = Palette::here(ui);
        let ground = palette.accent.gamma_multiply(0.08);
        let line = Stroke::new(1.0, palette.accent);
        let shown = self.camera().rect_to_screen(viewport, rect);
        let painter = ui.painter_at(viewport);
        painter.rect(shown, 0.0, ground, line, StrokeKind::Middle);
    }
}
