//! The board by pointer. This file says which gesture begins, goes on and ends; each family of
//! gestures has a file of its own.

mod aim;
mod connect;
mod draw;
mod erase;
mod hold;
mod light;
mod moving;
mod pan;
mod put;
mod resize;
mod rotate;
mod select;
mod sketch;

use std::collections::BTreeSet;

use egui::{CursorIcon, Key, PointerButton, Pos2, Rect, Response, Ui, Vec2};

pub use aim::Aim;
pub use connect::Connecting;
pub use draw::Drawing;
pub use erase::Erasing;
pub use moving::Moving;
pub use resize::Resizing;
pub use rotate::Turning;
pub use select::dashed_box;

use super::change::{self, Forms, Places};
use super::snap::Guide;
use super::walk::Gathering;
use super::{BoardView, ElementId, Tool};
use crate::document::Document;
use crate::model::{Arrowhead, Element, ElementKind, Fill, Group, Ink, Route, Weight};
use crate::ui::view::ViewCx;

/// A gesture under way. Places are on the board.
pub enum Drag {
    /// The board is moved.
    Pan,
    /// A rectangle is drawn around what is to be selected, beside what is kept.
    Marquee {
        from: Pos2,
        keep: BTreeSet<ElementId>,
    },
    /// A line is drawn around what is to be selected, beside what is kept.
    Lasso {
        line: Vec<Pos2>,
        keep: BTreeSet<ElementId>,
    },
    /// Elements are moved: they follow the pointer from the places where they were taken up.
    Move(Moving),
    /// Elements are given another size.
    Resize(Resizing),
    /// Elements are turned.
    Turn(Turning),
    /// A frame, a shape or a text's width is drawn.
    Shape { kind: ElementKind, from: Pos2 },
    /// A connector is drawn, or one of its ends is put elsewhere.
    Connect(Connecting),
    /// Something is drawn by hand.
    Draw(Drawing),
    /// Strokes are taken away.
    Erase(Erasing),
    /// The laser pointer leaves a trail.
    Laser,
    /// It was given up with Esc; nothing more happens until the button is let go.
    Cancelled,
}

/// What the hands remember from one gesture to the next.
#[derive(Default)]
pub struct Hands {
    /// Tools stay in hand.
    pub keep_tool: bool,
    /// The group whose members are selected one by one.
    pub entered: Option<Group>,
    /// Where one has got to with Tab and Ctrl+arrows.
    pub reached: Option<ElementId>,
    /// Elements that are gathered by keyboard.
    pub gathering: Option<Gathering>,
    /// What was selected before the gesture.
    before: BTreeSet<ElementId>,
    /// The guides of the gesture.
    pub guides: Vec<Guide>,
    /// A connector that is made without dragging.
    pub aim: Option<Aim>,
    /// What the next things drawn look like.
    pub look: LastLook,
    /// The laser pointer's trail, and the spotlight.
    pub light: light::Light,
    /// The menu is to be opened, by key.
    pub menu: bool,
    /// Where the menu is, if it was opened by key.
    pub menu_at: Option<Pos2>,
}

/// What the next things drawn look like: as the last ones.
#[derive(Clone, Copy)]
pub struct LastLook {
    /// The shape in the toolbar.
    pub shape: ElementKind,
    /// Whether the toolbar has the arrow, else the line.
    pub arrow: bool,
    /// What the toolbar has to draw with.
    pub draws: Tool,
    /// Lines of shapes and connectors.
    pub ink: Ink,
    /// What shapes are filled with.
    pub fill: Fill,
    /// The way of connectors.
    pub route: Route,
    /// An arrow's head.
    pub head: Arrowhead,
    /// Colour and thickness of the pen.
    pub pen: (Ink, Weight),
    /// Colour and thickness of the highlighter.
    pub highlight: (Ink, Weight),
}

impl Default for LastLook {
    fn default() -> Self {
        Self {
            shape: ElementKind::Rectangle,
            arrow: true,
            draws: Tool::Draw(ElementKind::Stroke),
            ink: Ink::Black,
            fill: Fill::White,
            route: Route::Straight,
            head: Arrowhead::Triangle,
            pen: (Ink::Black, Weight::Medium),
            highlight: (Ink::Black, Weight::Medium),
        }
    }
}

/// The keys that were held while the pointer moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Shift: in proportion, in steps, along an axis.
    pub shift: bool,
    /// Alt: from the middle; a copy.
    pub alt: bool,
}

impl Held {
    fn now(ui: &Ui) -> Self {
        let modifiers = ui.input(|input| input.modifiers);
        Self {
            shift: modifiers.shift,
            alt: modifiers.alt,
        }
    }
}

impl BoardView {
    /// What the pointer does on the board.
    pub(super) fn pointer(&mut self, ui: &Ui, cx: &mut ViewCx, canvas: &Response, viewport: Rect) {
        let space = self.editing.is_none() && ui.input(|input| input.key_down(Key::Space));
        self.press(ui, cx, canvas, viewport, space);
        if canvas.drag_started()
            && self.drag.is_none()
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
                self.hands.before = self.selection.clone();
                self.start_drag(ui, cx, viewport, origin);
            }
        }
        if ui.input(|input| input.multi_touch().is_some()) && self.drag.is_some() {
            // Two fingers zoom and pan; what one of them has begun is not meant.
            self.cancel_drag();
        }
        if matches!(self.drag, Some(Drag::Pan)) {
            let mut camera = self.camera();
            camera.pan(canvas.drag_delta());
            self.set_camera(camera);
        }
        let interacts = canvas.interact_pointer_pos();
        if let Some(place) = interacts {
            self.scroll_at_edge(ui, viewport, place);
            let place = self.camera().to_board(viewport, place);
            self.go_on(ui, cx, place);
        }
        let held = canvas.dragged() || (self.is_pressed() && canvas.is_pointer_button_down_on());
        if self.drag.is_some() && !held {
            self.end_drag(ui, cx);
        }
        if canvas.clicked_by(PointerButton::Primary)
            && !space
            && let Some(place) = interacts
        {
            canvas.request_focus();
            let place = self.camera().to_board(viewport, place);
            self.click(ui, cx, canvas, place);
        }
        self.follow_aim(canvas, viewport);
        self.cursor(ui, canvas, viewport, space);
    }

    /// The button goes down: what lies there is noted, and what begins at once begins.
    fn press(&mut self, ui: &Ui, cx: &mut ViewCx, canvas: &Response, viewport: Rect, space: bool) {
        let pressed = ui.input(|input| {
            let pressed = input.pointer.primary_pressed();
            input.pointer.press_origin().filter(|_| pressed)
        });
        let Some(origin) = pressed.filter(|_| canvas.contains_pointer()) else {
            return;
        };
        let place = self.camera().to_board(viewport, origin);
        let hit = self.scene.at(place, self.camera().zoom());
        self.pressed_on = Some(hit.map(|item| item.id));
        let may_edit = !cx.doc.is_read_only();
        let begins = match self.tool {
            Tool::Draw(_) | Tool::Erase => may_edit,
            Tool::Laser => true,
            _ => false,
        };
        if !begins || space || self.drag.is_some() {
            return;
        }
        canvas.request_focus();
        self.finish_editing(cx.doc);
        self.take_focus = false;
        self.refresh(cx.doc);
        self.selection.clear();
        self.drag = Some(match self.tool {
            Tool::Draw(kind) => Drag::Draw(Drawing::new(self.blank(kind))),
            Tool::Erase => Drag::Erase(Erasing::default()),
            _ => {
                self.hands.light.lift();
                Drag::Laser
            }
        });
    }

    /// Whether the gesture under way began with the button going down, and not only with a drag.
    const fn is_pressed(&self) -> bool {
        matches!(
            self.drag,
            Some(Drag::Draw(_) | Drag::Erase(_) | Drag::Laser)
        )
    }

    fn start_drag(&mut self, ui: &Ui, cx: &ViewCx, viewport: Rect, origin: Pos2) {
        let from = self.camera().to_board(viewport, origin);
        let may_edit = !cx.doc.is_read_only();
        self.drag = Some(match self.tool {
            Tool::Put(kind) if may_edit => Drag::Shape { kind, from },
            Tool::Connect { head } if may_edit => self.start_connecting(cx.doc, head, from),
            Tool::Lasso => Drag::Lasso {
                line: vec![from],
                keep: self.kept(ui),
            },
            Tool::Select => self
                .start_at_handle(cx, viewport, origin)
                .unwrap_or_else(|| self.start_on_ground(ui, cx, from)),
            _ => Drag::Cancelled,
        });
    }

    /// What stays selected beside what is selected now.
    fn kept(&self, ui: &Ui) -> BTreeSet<ElementId> {
        if ui.input(|input| input.modifiers.shift) {
            self.selection.clone()
        } else {
            BTreeSet::new()
        }
    }

    fn start_on_ground(&mut self, ui: &Ui, cx: &ViewCx, from: Pos2) -> Drag {
        let hit = self.take_hit(from);
        let selected = hit.is_some_and(|hit| self.selection.contains(&hit));
        // Whoever drags over a locked picture means the notes on it.
        let loose = hit.filter(|hit| selected || !self.is_locked(*hit));
        let Some(hit) = loose else {
            return Drag::Marquee {
                from,
                keep: self.kept(ui),
            };
        };
        if !selected {
            if !ui.input(|input| input.modifiers.shift) {
                self.selection.clear();
            }
            let meant = self.meant(hit);
            self.selection.extend(meant);
        }
        if cx.doc.is_read_only() {
            return Drag::Cancelled;
        }
        self.start_moving(cx.doc, from)
    }

    /// The gesture that begins at a handle of what is selected, if there is one.
    fn start_at_handle(&self, cx: &ViewCx, viewport: Rect, origin: Pos2) -> Option<Drag> {
        if cx.doc.is_read_only() {
            return None;
        }
        self.start_rebinding(cx.doc, viewport, origin)
            .or_else(|| self.start_turning(viewport, origin))
            .or_else(|| self.start_resizing(viewport, origin))
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

    fn is_locked(&self, id: ElementId) -> bool {
        self.scene.get(id).is_some_and(|item| item.element.locked)
    }

    /// Goes on with what is still there after somebody else changed the board.
    pub(super) fn keep_dragging(&mut self, doc: &Document) {
        let project = doc.project();
        let there = |id: &ElementId| project.elements.contains(*id);
        let loose = |id: &ElementId| project.get(*id).is_some_and(|element| !element.locked);
        self.hands.before.retain(there);
        let goes_on = match &mut self.drag {
            Some(Drag::Move(moving)) => moving.keep(project, &self.selection),
            Some(Drag::Resize(resizing)) => resizing.keep(loose),
            Some(Drag::Turn(turning)) => turning.keep(loose),
            Some(Drag::Connect(connecting)) => connecting.keep(project),
            Some(Drag::Erase(erasing)) => {
                erasing.gone.retain(loose);
                true
            }
            Some(Drag::Marquee { keep, .. } | Drag::Lasso { keep, .. }) => {
                keep.retain(there);
                true
            }
            _ => true,
        };
        if !goes_on {
            self.cancel_drag();
        }
        if let Some(aim) = &mut self.hands.aim {
            aim.keep(project);
        }
    }

    /// Follows the pointer.
    fn go_on(&mut self, ui: &Ui, cx: &mut ViewCx, place: Pos2) {
        self.pointer_at = Some(place);
        // Taken out while the rest of the view is asked.
        let Some(mut drag) = self.drag.take() else {
            return;
        };
        ui.ctx().request_repaint();
        let held = Held::now(ui);
        match &mut drag {
            Drag::Marquee { from, keep } => {
                self.select_within(Rect::from_two_pos(*from, place), keep)
            }
            Drag::Lasso { line, keep } => self.select_enclosed(line, place, keep),
            Drag::Move(moving) => self.go_on_moving(ui, cx, moving, place, held),
            Drag::Resize(resizing) => self.go_on_resizing(ui, cx, resizing, place, held),
            Drag::Turn(turning) => turning.go_on(place, held),
            Drag::Shape { from, .. } => self.go_on_shaping(ui, cx, *from, place),
            Drag::Connect(connecting) => self.go_on_connecting(cx.doc, connecting, place, held),
            Drag::Draw(drawing) => self.go_on_drawing(ui, drawing, place),
            Drag::Erase(erasing) => self.go_on_erasing(erasing, place),
            Drag::Laser => self
                .hands
                .light
                .point_at(place, ui.input(|input| input.time)),
            Drag::Pan | Drag::Cancelled => {}
        }
        self.drag = Some(drag);
    }

    fn end_drag(&mut self, ui: &Ui, cx: &mut ViewCx) {
        self.hands.guides.clear();
        let held = Held::now(ui);
        match (self.drag.take(), self.pointer_at) {
            (Some(Drag::Move(moving)), _) => self.end_moving(cx.doc, moving, held),
            (Some(Drag::Resize(resizing)), _) => resizing.end(cx.doc),
            (Some(Drag::Turn(turning)), _) => turning.end(cx.doc),
            (Some(Drag::Shape { kind, from }), Some(place)) => {
                let place = self.snapped(ui, cx, place);
                self.end_shaping(cx, kind, from, place, held);
            }
            (Some(Drag::Connect(connecting)), _) => self.end_connecting(cx, connecting),
            (Some(Drag::Draw(drawing)), _) => self.end_drawing(cx.doc, drawing),
            (Some(Drag::Erase(erasing)), _) => change::erase(cx.doc, &erasing.gone),
            _ => {}
        }
        self.hands.guides.clear();
    }

    /// Gives up the gesture under way; what is selected is what was before.
    pub(super) fn cancel_drag(&mut self) {
        let pressed = self.is_pressed();
        let selecting = !matches!(self.drag, Some(Drag::Pan | Drag::Cancelled)) && !pressed;
        if selecting {
            let before = std::mem::take(&mut self.hands.before);
            self.selection = before;
            let scene = &self.scene;
            self.selection.retain(|id| scene.get(*id).is_some());
        }
        self.hands.guides.clear();
        self.drag = Some(Drag::Cancelled);
    }

    fn click(&mut self, ui: &Ui, cx: &mut ViewCx, canvas: &Response, place: Pos2) {
        if matches!(self.tool, Tool::Draw(_) | Tool::Erase | Tool::Laser) {
            return;
        }
        self.finish_editing(cx.doc);
        self.take_focus = false;
        self.refresh(cx.doc);
        let double = canvas.double_clicked_by(PointerButton::Primary);
        match self.tool {
            Tool::Put(kind) => {
                let place = match kind {
                    ElementKind::Frame => self.snapped(ui, cx, place),
                    _ => place,
                };
                self.put_at(kind, place, cx);
            }
            Tool::Connect { head } => self.click_connector(cx, head, place),
            Tool::Select | Tool::Lasso => self.click_to_select(ui, cx, place, double),
            _ => {}
        }
    }

    fn cursor(&self, ui: &Ui, canvas: &Response, viewport: Rect, space: bool) {
        let icon = match &self.drag {
            Some(Drag::Pan) => CursorIcon::Grabbing,
            Some(Drag::Resize(resizing)) => resizing.cursor(),
            Some(Drag::Turn(_)) => CursorIcon::Grabbing,
            Some(Drag::Move(_)) if Held::now(ui).alt => CursorIcon::Copy,
            Some(Drag::Move(_)) => CursorIcon::Move,
            Some(Drag::Laser) => CursorIcon::None,
            _ if !canvas.hovered() => return,
            _ if space || self.tool == Tool::Hand => CursorIcon::Grab,
            _ if self.tool == Tool::Laser => CursorIcon::None,
            _ if !matches!(self.tool, Tool::Select) => CursorIcon::Crosshair,
            _ => {
                let found = canvas
                    .hover_pos()
                    .and_then(|place| self.cursor_at_handle(viewport, place));
                match found {
                    Some(icon) => icon,
                    None => return,
                }
            }
        };
        ui.ctx().set_cursor_icon(icon);
    }

    /// What is being dragged, from where, and how far.
    pub(super) fn dragged(&self) -> Option<(&Places, Vec2)> {
        match &self.drag {
            Some(Drag::Move(moving)) => Some((&moving.taken_up, moving.by)),
            _ => None,
        }
    }

    /// Elements as they would be if the gesture under way ended now.
    pub(super) fn changed(&self) -> Option<&Forms> {
        match &self.drag {
            Some(Drag::Resize(resizing)) => Some(&resizing.forms),
            Some(Drag::Turn(turning)) => Some(&turning.forms),
            Some(Drag::Connect(connecting)) => connecting.changed(),
            _ => None,
        }
    }

    /// What is not on the board yet, as it would lie there if the gesture under way ended now.
    pub(super) fn drafts(&self, ui: &Ui) -> Vec<Element> {
        match &self.drag {
            Some(Drag::Shape { kind, from }) => self.shape_draft(*kind, *from, Held::now(ui)),
            Some(Drag::Draw(drawing)) => drawing.draft(),
            _ => self.connector_draft(),
        }
        .into_iter()
        .collect()
    }

    /// What the gesture under way shows, and the handles of what is selected.
    pub(super) fn paint_gesture(&mut self, ui: &Ui, viewport: Rect) {
        self.paint_selecting(ui, viewport);
        self.paint_shaping(ui, viewport);
        self.paint_connecting(ui, viewport);
        self.paint_erasing(ui, viewport);
        self.paint_guides(ui, viewport);
        self.paint_handles(ui, viewport);
        self.paint_light(ui, viewport);
    }
}

/// Whole points: what is dragged ends on a grid that files can read.
fn whole(by: Vec2) -> Vec2 {
    by.round()
}

/// A place for the room of drawing.
fn kurbo_point(place: Pos2) -> crate::drawing::kurbo::Point {
    crate::drawing::kurbo::Point::new(f64::from(place.x), f64::from(place.y))
}

/// A place for the screen's room.
fn pos(place: crate::drawing::kurbo::Point) -> Pos2 {
    Pos2::new(place.x as f32, place.y as f32)
}
