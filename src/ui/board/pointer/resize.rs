//! Handles at the corners and sides of what is selected: another size for one or many.

mod keys;

use egui::emath::Rot2;
use egui::{Align2, CursorIcon, FontId, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::{Drag, Held, whole};
use crate::document::{Document, Step};
use crate::model::{Element, ElementKind};
use crate::ui::board::change::{self, Forms, SMALLEST};
use crate::ui::board::scene::rect_of;
use crate::ui::board::{BoardView, ElementId, Tool};
use crate::ui::icons;
use crate::ui::theme::Palette;
use crate::ui::view::ViewCx;

/// How near to a handle one has to come to take hold of it, in points of the screen.
const REACH: f32 = 9.0;
/// Side of a handle, in points of the screen.
const SIDE: f32 = 9.0;
/// Shorter than this on the screen, in points, a box has no handles at its corners, and a side
/// none in its middle.
const SHORT: (f32, f32) = (24.0, 56.0);

/// A handle: -1, 0 or 1 from left to right and from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grip(i8, i8);

impl Grip {
    const ALL: [Self; 8] = [
        Self(-1, -1),
        Self(1, -1),
        Self(-1, 1),
        Self(1, 1),
        Self(0, -1),
        Self(0, 1),
        Self(-1, 0),
        Self(1, 0),
    ];

    fn way(self) -> Vec2 {
        vec2(f32::from(self.0), f32::from(self.1))
    }

    const fn is_corner(self) -> bool {
        self.0 != 0 && self.1 != 0
    }

    /// Where it is on a box that is turned by so many radians.
    fn of(self, rect: Rect, angle: f32) -> Pos2 {
        rect.center() + Rot2::from_angle(angle) * (self.way() * rect.size() / 2.0)
    }

    fn cursor(self, angle: f32) -> CursorIcon {
        let way = Rot2::from_angle(angle) * self.way();
        let eighth = (way.angle() / std::f32::consts::FRAC_PI_4).round() as i32;
        match eighth.rem_euclid(4) {
            0 => CursorIcon::ResizeHorizontal,
            1 => CursorIcon::ResizeNwSe,
            2 => CursorIcon::ResizeVertical,
            _ => CursorIcon::ResizeNeSw,
        }
    }

    /// `rect` with this handle moved; `from_middle` moves the opposite one too. It never becomes
    /// smaller than `least`.
    fn dragged(
        self,
        rect: Rect,
        by: Vec2,
        in_proportion: bool,
        from_middle: bool,
        least: Vec2,
    ) -> Rect {
        let twice = if from_middle { 2.0 } else { 1.0 };
        let mut size = (rect.size() + by * self.way() * twice).max(least);
        if in_proportion && rect.width() > 0.0 && rect.height() > 0.0 {
            let (across, down) = (size.x / rect.width(), size.y / rect.height());
            let scale = match (self.0, self.1) {
                (0, _) => down,
                (_, 0) => across,
                _ => across.max(down),
            };
            let least = (least.x / rect.width()).max(least.y / rect.height());
            size = rect.size() * scale.max(least);
        }
        let anchor = if from_middle {
            rect.center()
        } else {
            rect.center() - self.way() * rect.size() / 2.0
        };
        let middle = if from_middle {
            anchor
        } else {
            anchor + self.way() * size / 2.0
        };
        Rect::from_center_size(middle, size)
    }
}

/// What is selected as one box with handles.
#[derive(Clone, Copy)]
pub struct Boxed {
    /// The box before it is turned, on the board.
    pub rect: Rect,
    /// By how much it is turned, in radians: one element only.
    pub angle: f32,
    /// How many elements are in it.
    pub count: usize,
    /// Whether all of them can be turned.
    pub turns: bool,
}

/// Elements that are given another size.
pub struct Resizing {
    boxed: Boxed,
    /// As they were.
    elements: Forms,
    grip: Grip,
    from: Pos2,
    /// As they would be now.
    pub forms: Forms,
}

impl Resizing {
    /// Goes on with what is still there; `false` if nothing is.
    pub fn keep(&mut self, loose: impl Fn(&ElementId) -> bool) -> bool {
        self.elements.retain(|id, _| loose(id));
        self.forms.retain(|id, _| loose(id));
        !self.elements.is_empty()
    }

    /// The pointer while it goes on.
    pub fn cursor(&self) -> CursorIcon {
        self.grip.cursor(self.boxed.angle)
    }

    fn to(&mut self, by: Vec2, held: Held) -> Rect {
        let boxed = &self.boxed;
        let by = Rot2::from_angle(-boxed.angle) * by;
        let only_images = self
            .elements
            .values()
            .all(|element| element.kind == ElementKind::Image);
        let many = self.elements.len() > 1;
        // Photos keep their proportions unless somebody wants otherwise.
        let in_proportion = held.shift != (only_images && self.grip.is_corner());
        let least = if many || self.elements.values().any(|e| e.kind.is_stroke()) {
            vec2(1.0, 1.0)
        } else {
            SMALLEST.min(boxed.rect.size())
        };
        let rect = self
            .grip
            .dragged(boxed.rect, by, in_proportion, held.alt, least);
        self.forms = match self.elements.iter().next() {
            Some((id, element)) if !many => {
                // The opposite side stays where it is on the screen.
                let away = Rot2::from_angle(boxed.angle) * (rect.center() - boxed.rect.center());
                let rect = Rect::from_center_size(boxed.rect.center() + away, rect.size());
                let mut form = element.clone();
                form.position = change::point(rect.min);
                form.size = change::size(rect.size());
                [(*id, form)].into()
            }
            _ => change::resized(&self.elements, boxed.rect, rect),
        };
        rect
    }

    fn step(&self) -> Step {
        if self.elements.len() > 1 {
            Step::ResizeElements
        } else {
            Step::ResizeElement
        }
    }

    /// Makes it so.
    pub fn end(self, doc: &mut Document) {
        change::reshape(doc, self.step(), &self.forms);
    }
}

impl BoardView {
    /// What of the selection has handles: all that is not locked. A connector alone has those at
    /// its ends, see `connect`.
    pub(super) fn boxed(&self) -> Option<Boxed> {
        if self.tool != Tool::Select || self.editing.is_some() {
            return None;
        }
        if let Some(forms) = self.changed() {
            return boxed(forms.values());
        }
        let items = self.selection.iter().filter_map(|id| self.scene.get(*id));
        boxed(items.map(|item| &*item.element))
    }

    /// Those elements of the selection that the handles change.
    pub(super) fn in_box(&self) -> Forms {
        let items = self.selection.iter().filter_map(|id| self.scene.get(*id));
        let items = items.filter(|item| is_boxed(&item.element));
        items
            .map(|item| (item.id, Element::clone(&item.element)))
            .collect()
    }

    pub(super) fn start_resizing(&self, viewport: Rect, origin: Pos2) -> Option<Drag> {
        let boxed = self.boxed()?;
        let grip = self.grip_at(&boxed, viewport, origin)?;
        let elements = self.in_box();
        Some(Drag::Resize(Resizing {
            forms: elements.clone(),
            elements,
            from: self.camera().to_board(viewport, origin),
            boxed,
            grip,
        }))
    }

    fn grip_at(&self, boxed: &Boxed, viewport: Rect, place: Pos2) -> Option<Grip> {
        let shown = self.camera().rect_to_screen(viewport, boxed.rect);
        grips(shown).find(|grip| grip.of(shown, boxed.angle).distance(place) <= REACH)
    }

    pub(super) fn go_on_resizing(
        &mut self,
        ui: &Ui,
        cx: &ViewCx,
        resizing: &mut Resizing,
        place: Pos2,
        held: Held,
    ) {
        let mut by = whole(place - resizing.from);
        self.hands.guides.clear();
        let upright = resizing.boxed.angle == 0.0;
        let rect = resizing.to(by, held);
        if !upright || held.shift {
            return;
        }
        let is_moved = |id| resizing.elements.contains_key(&id);
        if let Some(neighbours) = self.neighbours(ui, &cx.prefs.board, rect, is_moved) {
            let Grip(across, down) = resizing.grip;
            let corner = resizing.grip.of(rect, 0.0);
            by += neighbours.of_place(corner, across != 0, down != 0);
            let rect = resizing.to(by, held);
            let stops = [across, down].map(|side| [side < 0, false, side > 0]);
            self.hands.guides = neighbours.guides(rect, stops, false);
        }
    }

    /// The pointer over a handle.
    pub(super) fn cursor_at_handle(&self, viewport: Rect, place: Pos2) -> Option<CursorIcon> {
        if self.end_at(viewport, place).is_some() {
            return Some(CursorIcon::Grab);
        }
        let boxed = self.boxed()?;
        if self.is_at_turn_handle(&boxed, viewport, place) {
            return Some(CursorIcon::Grab);
        }
        let grip = self.grip_at(&boxed, viewport, place)?;
        Some(grip.cursor(boxed.angle))
    }

    /// The handles of what is selected, the box around many, and a lock on what is held.
    pub(super) fn paint_handles(&self, ui: &Ui, viewport: Rect) {
        let palette = Palette::here(ui);
        let painter = ui.painter_at(viewport);
        let camera = self.camera();
        let shapes = matches!(self.drag, Some(Drag::Resize(_) | Drag::Turn(_)));
        if self.editing.is_some() || (self.drag.is_some() && !shapes) {
            return;
        }
        for id in self.selection.iter().take(200) {
            let Some(item) = self.scene.get(*id).filter(|item| item.element.locked) else {
                continue;
            };
            let corner = camera.rect_to_screen(viewport, item.rect).right_top();
            let badge = Rect::from_center_size(corner, Vec2::splat(20.0));
            painter.rect(
                badge,
                10.0,
                palette.surface,
                Stroke::new(1.0, palette.accent),
                StrokeKind::Inside,
            );
            painter.text(
                badge.center(),
                Align2::CENTER_CENTER,
                icons::LOCK.codepoint,
                FontId::proportional(13.0),
                palette.accent,
            );
        }
        self.paint_ends(&painter, palette, viewport);
        let Some(boxed) = self.boxed() else { return };
        let shown = camera.rect_to_screen(viewport, boxed.rect);
        if boxed.count > 1 {
            let line = Stroke::new(1.0, palette.accent);
            painter.rect_stroke(shown, 0.0, line, StrokeKind::Middle);
        }
        let line = Stroke::new(1.5, palette.accent);
        self.paint_turn_handle(&painter, palette, &boxed, shown);
        for grip in grips(shown) {
            let place = grip.of(shown, boxed.angle);
            let side = if grip.is_corner() { SIDE } else { SIDE - 2.0 };
            let square = Rect::from_center_size(Pos2::ZERO, Vec2::splat(side));
            let turn = Rot2::from_angle(boxed.angle);
            let corners = [
                square.left_top(),
                square.right_top(),
                square.right_bottom(),
                square.left_bottom(),
            ];
            let corners = corners.map(|corner| place + turn * corner.to_vec2());
            painter.add(Shape::convex_polygon(
                corners.to_vec(),
                palette.surface,
                line,
            ));
        }
    }
}

/// The handles for which there is room on a box of this size on the screen.
fn grips(shown: Rect) -> impl Iterator<Item = Grip> {
    let small = shown.width().max(shown.height()) < SHORT.0;
    Grip::ALL.into_iter().filter(move |grip| {
        let side = match grip {
            Grip(0, _) => shown.width() >= SHORT.1,
            Grip(_, 0) => shown.height() >= SHORT.1,
            _ => true,
        };
        side && !small
    })
}

/// Whether handles change an element: it is not locked, and does not hang on others.
fn is_boxed(element: &Element) -> bool {
    let held = element.from.is_some() && element.to.is_some();
    let hangs = element.kind == ElementKind::Connector && held;
    !(element.locked || hangs)
}

/// A box around those of these elements that it changes; none around connectors alone.
fn boxed<'a>(elements: impl Iterator<Item = &'a Element>) -> Option<Boxed> {
    let mut first: Option<&Element> = None;
    let mut all: Option<Rect> = None;
    let (mut count, mut solid, mut turns) = (0, false, true);
    for element in elements.filter(|element| is_boxed(element)) {
        let bounds = change::bounds(element);
        all = Some(all.map_or(bounds, |all| all.union(bounds)));
        first = first.or(Some(element));
        count += 1;
        if element.kind != ElementKind::Connector {
            solid = true;
            turns &= element.kind.can_turn();
        }
    }
    let first = first.filter(|_| solid)?;
    let (rect, angle) = match (count, first.kind.can_turn()) {
        (1, true) => (rect_of(first), first.angle.radians()),
        (1, false) => (rect_of(first), 0.0),
        _ => (all?, 0.0),
    };
    Some(Boxed {
        rect,
        angle,
        count,
        turns,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_corner_cannot_be_dragged_past_the_smallest_size() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(160.0, 112.0));
        for grip in Grip::ALL.into_iter().filter(|grip| grip.is_corner()) {
            let small = grip.dragged(rect, grip.way() * -500.0, false, false, SMALLEST);
            assert_eq!(small.size(), SMALLEST);
            let opposite = Grip(-grip.0, -grip.1);
            assert_eq!(opposite.of(small, 0.0), opposite.of(rect, 0.0));
        }
    }

    #[test]
    fn shift_keeps_the_proportions_and_alt_the_middle() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 50.0));
        let by = vec2(100.0, 10.0);
        let twice = Grip(1, 1).dragged(rect, by, true, false, SMALLEST);
        assert_eq!(
            twice,
            Rect::from_min_size(pos2(0.0, 0.0), vec2(200.0, 100.0))
        );
        let around = Grip(1, 0).dragged(rect, vec2(10.0, 99.0), false, true, SMALLEST);
        assert_eq!(
            around,
            Rect::from_min_max(pos2(-10.0, 0.0), pos2(110.0, 50.0))
        );
    }

    #[test]
    fn cursors_follow_the_turn() {
        assert_eq!(Grip(1, 0).cursor(0.0), CursorIcon::ResizeHorizontal);
        assert_eq!(Grip(1, 1).cursor(0.0), CursorIcon::ResizeNwSe);
        let quarter = std::f32::consts::FRAC_PI_2;
        assert_eq!(Grip(1, 0).cursor(quarter), CursorIcon::ResizeVertical);
    }
}
