//! The board by pointer: pan, zoom, select, move, resize, put down.

use std::collections::BTreeSet;

use egui::{
    CursorIcon, Key, PointerButton, Pos2, Rect, Response, Stroke, StrokeKind, Ui, Vec2, vec2,
};

use super::change::{self, Places, SMALLEST};
use super::{BoardView, ElementId, Tool};
use crate::document::Document;
use crate::model::ElementKind;
use crate::ui::theme::Palette;
use crate::ui::view::ViewCx;

/// How near to a corner one has to come to take hold of it, in points of the screen.
const HANDLE: f32 = 9.0;
/// A frame drawn smaller than this, in points on the board, was a click: it gets its usual size.
const CLICK: f32 = 12.0;

/// A gesture under way. Places are on the board.
pub enum Drag {
    /// The board is moved.
    Pan,
    /// A rectangle is drawn around what is to be selected, beside what is kept.
    Marquee {
        from: Pos2,
        keep: BTreeSet<ElementId>,
    },
    /// Elements are moved: they follow the pointer from the places where they were taken up.
    Move { taken_up: Places, from: Pos2 },
    /// An element is given another size at a corner.
    Resize {
        id: ElementId,
        corner: Corner,
        rect: Rect,
        from: Pos2,
    },
    /// A frame is drawn.
    Frame { from: Pos2 },
    /// It was given up with Esc; nothing more happens until the button is let go.
    Cancelled,
}

/// A corner of an element: on the right, at the bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corner {
    right: bool,
    bottom: bool,
}

impl Corner {
    const ALL: [Self; 4] = [
        Self::new(false, false),
        Self::new(true, false),
        Self::new(false, true),
        Self::new(true, true),
    ];

    const fn new(right: bool, bottom: bool) -> Self {
        Self { right, bottom }
    }

    fn of(self, rect: Rect) -> Pos2 {
        Pos2::new(
            if self.right {
                rect.right()
            } else {
                rect.left()
            },
            if self.bottom {
                rect.bottom()
            } else {
                rect.top()
            },
        )
    }

    fn cursor(self) -> CursorIcon {
        if self.right == self.bottom {
            CursorIcon::ResizeNwSe
        } else {
            CursorIcon::ResizeNeSw
        }
    }

    /// `rect` with this corner moved.
    fn dragged(self, mut rect: Rect, by: Vec2) -> Rect {
        if self.right {
            rect.max.x = (rect.max.x + by.x).max(rect.min.x + SMALLEST.x);
        } else {
            rect.min.x = (rect.min.x + by.x).min(rect.max.x - SMALLEST.x);
        }
        if self.bottom {
            rect.max.y = (rect.max.y + by.y).max(rect.min.y + SMALLEST.y);
        } else {
            rect.min.y = (rect.min.y + by.y).min(rect.max.y - SMALLEST.y);
        }
        rect
    }
}

impl BoardView {
    /// Wheel and touchpad: pan, or zoom at the pointer.
    pub(super) fn wheel(&mut self, ui: &Ui, canvas: &Response, viewport: Rect) {
        if !canvas.contains_pointer() {
            return;
        }
        let (pan, zoom, pointer) = ui.input(|input| {
            (
                input.smooth_scroll_delta(),
                input.zoom_delta(),
                input.pointer.hover_pos(),
            )
        });
        let mut camera = self.camera();
        if let Some(pointer) = pointer.filter(|_| zoom != 1.0) {
            camera.zoom_at(viewport, pointer, zoom);
        } else if pan != Vec2::ZERO {
            camera.pan(pan);
        } else {
            return;
        }
        self.set_camera(camera);
    }

    /// Zooms by one step around the middle.
    pub(super) fn zoom_step(&mut self, closer: bool) {
        let mut camera = self.camera();
        camera.zoom_step(closer);
        self.set_camera(camera);
    }

    /// What the pointer does on the board.
    pub(super) fn pointer(&mut self, ui: &Ui, cx: &mut ViewCx, canvas: &Response, viewport: Rect) {
        let camera = self.camera();
        let at = |place: Pos2| camera.to_board(viewport, place);
        if canvas.contains_pointer()
            && let Some(place) = ui.input(|input| {
                let pressed = input.pointer.primary_pressed();
                input.pointer.press_origin().filter(|_| pressed)
            })
        {
            let hit = self.scene.at(at(place), camera.zoom());
            self.pressed_on = Some(hit.map(|item| item.id));
        }
        let space = self.editing.is_none() && ui.input(|input| input.key_down(Key::Space));
        if canvas.drag_started()
            && let Some(origin) = ui.input(|input| input.pointer.press_origin())
        {
            canvas.request_focus();
            let primary = ui.input(|input| input.pointer.primary_down());
            if !primary || space || self.tool == Tool::Hand {
                self.drag = Some(Drag::Pan);
            } else {
                self.finish_editing(cx.doc);
                self.take_focus = false;
                self.refresh(cx.doc);
                self.start_drag(ui, cx, viewport, origin);
            }
        }
        if matches!(self.drag, Some(Drag::Pan)) {
            let mut camera = camera;
            camera.pan(canvas.drag_delta());
            self.set_camera(camera);
        }
        if let Some(place) = canvas.interact_pointer_pos().map(at) {
            self.go_on(ui, place);
        }
        if canvas.drag_stopped() || (self.drag.is_some() && !canvas.dragged()) {
            self.end_drag(ui, cx);
        }
        if canvas.clicked_by(PointerButton::Primary)
            && !space
            && let Some(place) = canvas.interact_pointer_pos()
        {
            canvas.request_focus();
            self.click(ui, cx, canvas, at(place));
        }
        self.cursor(ui, canvas, viewport, space);
    }

    fn start_drag(&mut self, ui: &Ui, cx: &ViewCx, viewport: Rect, origin: Pos2) {
        let camera = self.camera();
        let from = camera.to_board(viewport, origin);
        let may_edit = !cx.doc.is_read_only();
        if let Tool::Put(kind) = self.tool {
            self.drag = match kind {
                ElementKind::Frame if may_edit => Some(Drag::Frame { from }),
                _ => Some(Drag::Cancelled),
            };
            return;
        }
        if let Some((id, corner, rect)) = self.handle_at(cx, viewport, origin) {
            self.drag = Some(Drag::Resize {
                id,
                corner,
                rect,
                from,
            });
            return;
        }
        let shift = ui.input(|input| input.modifiers.shift);
        let Some(hit) = self.take_hit(from) else {
            let keep = if shift {
                self.selection.clone()
            } else {
                BTreeSet::new()
            };
            self.drag = Some(Drag::Marquee { from, keep });
            return;
        };
        if !self.selection.contains(&hit) {
            if !shift {
                self.selection.clear();
            }
            self.selection.insert(hit);
        }
        let taken_up = change::take_up(cx.doc.project(), &self.selection, &Places::new());
        self.drag = Some(if may_edit && !taken_up.is_empty() {
            Drag::Move { taken_up, from }
        } else {
            Drag::Cancelled
        });
    }

    /// What lay at this place when the button was pressed there; what has come there since is
    /// not meant.
    fn take_hit(&mut self, place: Pos2) -> Option<ElementId> {
        match self.pressed_on.take() {
            Some(hit) => hit.filter(|id| self.scene.get(*id).is_some()),
            None => self
                .scene
                .at(place, self.camera().zoom())
                .map(|item| item.id),
        }
    }

    /// Goes on with what is still there after somebody else changed the board.
    pub(super) fn keep_dragging(&mut self, doc: &Document) {
        let project = doc.project();
        match &mut self.drag {
            Some(Drag::Move { taken_up, .. }) => {
                *taken_up = change::take_up(project, &self.selection, taken_up);
                if taken_up.is_empty() {
                    self.cancel_drag();
                }
            }
            Some(Drag::Resize { id, .. }) if project.get(*id).is_none_or(|e| e.locked) => {
                self.cancel_drag();
            }
            Some(Drag::Marquee { keep, .. }) => {
                keep.retain(|id| project.elements.contains(*id));
            }
            _ => {}
        }
    }

    /// Follows the pointer.
    fn go_on(&mut self, ui: &Ui, place: Pos2) {
        self.pointer_at = Some(place);
        if let Some(Drag::Marquee { from, keep }) = &self.drag {
            let part = Rect::from_two_pos(*from, place);
            let found = self.scene.within(part).filter(|item| {
                // A frame is meant only when all of it is.
                item.element.kind != ElementKind::Frame || part.contains_rect(item.rect)
            });
            self.selection = keep
                .iter()
                .copied()
                .chain(found.map(|item| item.id))
                .collect();
        }
        if self.drag.is_some() {
            ui.ctx().request_repaint();
        }
    }

    fn end_drag(&mut self, ui: &Ui, cx: &mut ViewCx) {
        let place = self.pointer_at;
        match (self.drag.take(), place) {
            (Some(Drag::Move { taken_up, from }), Some(place)) => {
                let by = whole(place - from);
                if ui.input(|input| input.modifiers.alt) {
                    self.selection = change::duplicate(cx.doc, &self.selection, &taken_up, by);
                } else if by != Vec2::ZERO {
                    change::put_down(cx.doc, &taken_up, by);
                }
            }
            (
                Some(Drag::Resize {
                    id,
                    corner,
                    rect,
                    from,
                }),
                Some(place),
            ) => {
                let by = whole(place - from);
                if by != Vec2::ZERO {
                    change::resize(cx.doc, id, corner.dragged(rect, by));
                }
            }
            (Some(Drag::Frame { from }), Some(place)) => {
                self.put_frame(Rect::from_two_pos(from, place), cx);
            }
            _ => {}
        }
    }

    fn put_frame(&mut self, rect: Rect, cx: &mut ViewCx) {
        let mut frame = self.blank(ElementKind::Frame);
        frame.position = change::point(rect.min.round());
        if rect.width() > CLICK && rect.height() > CLICK {
            frame.size = change::size(rect.size().max(SMALLEST * 2.0).round());
        }
        self.put(frame, cx);
        self.take_focus = false;
    }

    /// Gives up the gesture under way.
    pub(super) fn cancel_drag(&mut self) {
        self.drag = Some(Drag::Cancelled);
    }

    fn click(&mut self, ui: &Ui, cx: &mut ViewCx, canvas: &Response, place: Pos2) {
        self.finish_editing(cx.doc);
        self.take_focus = false;
        self.refresh(cx.doc);
        let double = canvas.double_clicked_by(PointerButton::Primary);
        match self.tool {
            Tool::Hand => {}
            Tool::Put(ElementKind::Frame) => {
                self.put_frame(Rect::from_min_size(place, Vec2::ZERO), cx);
            }
            Tool::Put(kind) => self.put_at(kind, place, cx),
            Tool::Lasso | Tool::Connect { .. } | Tool::Draw(_) | Tool::Erase | Tool::Laser => {}
            Tool::Select => {
                let hit = self.take_hit(place);
                let shift = ui.input(|input| input.modifiers.shift);
                match hit {
                    Some(hit) if double => self.edit_element(hit, cx.doc),
                    Some(hit) if shift => {
                        if !self.selection.remove(&hit) {
                            self.selection.insert(hit);
                        }
                    }
                    Some(hit) => self.select_only(hit),
                    None if double => self.put_at(ElementKind::Note, place, cx),
                    None if shift => {}
                    None => self.selection.clear(),
                }
            }
        }
    }

    /// Puts a new element down: a note with its middle at the place, a text with its first line.
    fn put_at(&mut self, kind: ElementKind, place: Pos2, cx: &mut ViewCx) {
        let mut element = self.blank(kind);
        let size = vec2(element.size.width(), element.size.height());
        let corner = match kind {
            ElementKind::Text => place - vec2(0.0, size.y / 2.0),
            _ => place - size / 2.0,
        };
        element.position = change::point(corner.round());
        self.put(element, cx);
    }

    /// The corner of the one selected element at a place on the screen.
    fn handle_at(
        &self,
        cx: &ViewCx,
        viewport: Rect,
        place: Pos2,
    ) -> Option<(ElementId, Corner, Rect)> {
        let item = self.only_selected()?;
        if cx.doc.is_read_only() || item.element.locked || self.tool != Tool::Select {
            return None;
        }
        let shown = self.camera().rect_to_screen(viewport, item.rect);
        let corner = Corner::ALL
            .into_iter()
            .find(|corner| corner.of(shown).distance(place) <= HANDLE)?;
        Some((item.id, corner, item.rect))
    }

    fn cursor(&self, ui: &Ui, canvas: &Response, viewport: Rect, space: bool) {
        let icon = match &self.drag {
            Some(Drag::Pan) => CursorIcon::Grabbing,
            Some(Drag::Resize { corner, .. }) => corner.cursor(),
            Some(Drag::Move { .. }) if ui.input(|input| input.modifiers.alt) => CursorIcon::Copy,
            Some(Drag::Move { .. }) => CursorIcon::Move,
            _ if !canvas.hovered() => return,
            _ if space || self.tool == Tool::Hand => CursorIcon::Grab,
            _ if matches!(self.tool, Tool::Put(_)) => CursorIcon::Crosshair,
            _ => {
                let handle = canvas.hover_pos().and_then(|place| {
                    let item = self.only_selected().filter(|item| !item.element.locked)?;
                    let shown = self.camera().rect_to_screen(viewport, item.rect);
                    let near = |corner: &Corner| corner.of(shown).distance(place) <= HANDLE;
                    Corner::ALL.into_iter().find(near)
                });
                match handle {
                    Some(corner) => corner.cursor(),
                    None => return,
                }
            }
        };
        ui.ctx().set_cursor_icon(icon);
    }

    /// What is being dragged, from where, and how far.
    pub(super) fn dragged(&self) -> Option<(&Places, Vec2)> {
        match &self.drag {
            Some(Drag::Move { taken_up, from }) => {
                Some((taken_up, whole(self.pointer_at? - *from)))
            }
            _ => None,
        }
    }

    /// What is being given another size, and which.
    pub(super) fn resized(&self) -> Option<(ElementId, Rect)> {
        match &self.drag {
            Some(Drag::Resize {
                id,
                corner,
                rect,
                from,
            }) => Some((*id, corner.dragged(*rect, whole(self.pointer_at? - *from)))),
            _ => None,
        }
    }

    /// The marquee, the frame being drawn, and the handles of what is selected.
    pub(super) fn paint_gesture(&self, ui: &Ui, viewport: Rect) {
        let palette = Palette::here(ui);
        let painter = ui.painter_at(viewport);
        let line = Stroke::new(1.0, palette.accent);
        let camera = self.camera();
        if let Some(Drag::Marquee { from, .. } | Drag::Frame { from }) = &self.drag
            && let Some(to) = self.pointer_at
        {
            let rect = camera.rect_to_screen(viewport, Rect::from_two_pos(*from, to));
            painter.rect(
                rect,
                0.0,
                palette.accent.gamma_multiply(0.08),
                line,
                StrokeKind::Middle,
            );
        }
        let resizing = matches!(self.drag, Some(Drag::Resize { .. }));
        if self.editing.is_some() || (self.drag.is_some() && !resizing) {
            return;
        }
        let Some(item) = self.only_selected().filter(|item| !item.element.locked) else {
            return;
        };
        let rect = self.resized().map_or(item.rect, |(_, rect)| rect);
        let rect = camera.rect_to_screen(viewport, rect);
        if self.tool == Tool::Select && rect.width().min(rect.height()) > 24.0 {
            for corner in Corner::ALL {
                let handle = Rect::from_center_size(corner.of(rect), Vec2::splat(9.0));
                let line = Stroke::new(1.5, palette.accent);
                painter.rect(handle, 2.0, palette.surface, line, StrokeKind::Inside);
            }
        }
    }
}

/// Whole points: what is dragged ends on a grid that files can read.
fn whole(by: Vec2) -> Vec2 {
    by.round()
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_corner_cannot_be_dragged_past_the_smallest_size() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(160.0, 112.0));
        for corner in Corner::ALL {
            let far = vec2(
                if corner.right { -500.0 } else { 500.0 },
                if corner.bottom { -500.0 } else { 500.0 },
            );
            let small = corner.dragged(rect, far);
            assert_eq!(small.size(), SMALLEST);
            let opposite = Corner::new(!corner.right, !corner.bottom);
            assert_eq!(opposite.of(small), opposite.of(rect));
        }
    }
}
