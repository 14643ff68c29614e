//! Turning what can be turned, by a handle below it.

use egui::emath::Rot2;
use egui::{Painter, Pos2, Rect, Stroke, vec2};

use super::resize::Boxed;
use super::{Drag, Held};
use crate::document::{Document, Step};
use crate::ui::board::change::{self, Forms};
use crate::ui::board::{BoardView, ElementId};
use crate::ui::theme::Palette;

/// How far below the box the handle is, in points of the screen.
const BELOW: f32 = 24.0;
/// How near to it one has to come, in points of the screen.
const REACH: f32 = 10.0;
/// The steps with Shift, and of the commands, in degrees.
pub const STEP: f32 = 15.0;

/// Elements that are turned.
pub struct Turning {
    boxed: Boxed,
    /// As they were.
    elements: Forms,
    middle: Pos2,
    from: Pos2,
    /// As they would be now.
    pub forms: Forms,
}

impl Turning {
    /// Goes on with what is still there; `false` if nothing is.
    pub fn keep(&mut self, loose: impl Fn(&ElementId) -> bool) -> bool {
        self.elements.retain(|id, _| loose(id));
        self.forms.retain(|id, _| loose(id));
        !self.elements.is_empty()
    }

    /// Follows the pointer.
    pub fn go_on(&mut self, place: Pos2, held: Held) {
        let angle = |place: Pos2| (place - self.middle).angle().to_degrees();
        let mut degrees = angle(place) - angle(self.from);
        // Many together are not turned yet.
        let start = self.boxed.angle.to_degrees();
        let step = if held.shift { STEP } else { 1.0 };
        degrees = ((start + degrees) / step).round().mul_add(step, -start);
        self.forms = change::turned(&self.elements, degrees, self.middle);
    }

    /// Makes it so.
    pub fn end(self, doc: &mut Document) {
        change::reshape(doc, Step::RotateElements, &self.forms);
    }
}

/// Where the handle is, of a box on the screen.
fn handle(shown: Rect, angle: f32) -> Pos2 {
    shown.center() + Rot2::from_angle(angle) * vec2(0.0, shown.height() / 2.0 + BELOW)
}

impl BoardView {
    pub(super) fn start_turning(&self, viewport: Rect, origin: Pos2) -> Option<Drag> {
        let boxed = self.boxed()?;
        if !self.is_at_turn_handle(&boxed, viewport, origin) {
            return None;
        }
        Some(Drag::Turn(Turning {
            middle: boxed.rect.center(),
            from: self.camera().to_board(viewport, origin),
            forms: self.in_box(),
            elements: self.in_box(),
            boxed,
        }))
    }

    pub(super) fn is_at_turn_handle(&self, boxed: &Boxed, viewport: Rect, place: Pos2) -> bool {
        let shown = self.camera().rect_to_screen(viewport, boxed.rect);
        boxed.turns && handle(shown, boxed.angle).distance(place) <= REACH
    }

    pub(super) fn paint_turn_handle(
        &self,
        painter: &Painter,
        palette: &Palette,
        boxed: &Boxed,
        shown: Rect,
    ) {
        if !boxed.turns {
            return;
        }
        let place = handle(shown, boxed.angle);
        let edge = shown.center() + Rot2::from_angle(boxed.angle) * vec2(0.0, shown.height() / 2.0);
        let line = Stroke::new(1.0, palette.accent);
        painter.line_segment([edge, place], line);
        painter.circle(
            place,
            5.5,
            palette.surface,
            Stroke::new(1.5, palette.accent),
        );
    }

    /// Whether what is selected can be turned.
    pub(in crate::ui::board) fn can_turn_selected(&self) -> bool {
        self.boxed().is_some_and(|boxed| boxed.turns)
    }

    /// Turns what is selected by a step, around its middle.
    pub(in crate::ui::board) fn turn_selected(&mut self, doc: &mut Document, right: bool) {
        let Some(boxed) = self.boxed().filter(|boxed| boxed.turns) else {
            return;
        };
        let by = if right { STEP } else { -STEP };
        let forms = change::turned(&self.in_box(), by, boxed.rect.center());
        change::reshape(doc, Step::RotateElements, &forms);
    }
}
