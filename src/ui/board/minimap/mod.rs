//! Ways to look around: the board in small, back to where one was, from frame to frame, and home
//! again when nothing is in sight.

mod lost;
mod small;

use std::collections::HashMap;

use egui::{Rect, Ui};

use super::camera::{Camera, Flight};
use super::{BoardId, BoardView, ElementId, Look};
use crate::document::Document;
use crate::ui::commands::Command;
use crate::ui::view::ViewCx;

/// So many places are remembered of each board.
const REMEMBERED: usize = 30;

/// What is kept for looking around.
#[derive(Default)]
pub struct Looking {
    /// Where one was on each board, the latest last.
    before: HashMap<BoardId, Vec<Camera>>,
    flight: Option<(BoardId, Flight)>,
    /// The frame that was shown last, and the camera by which it was.
    frame: Option<(ElementId, Camera)>,
    small: small::Small,
}

impl BoardView {
    /// Whether a command of this file makes sense now; `None` if it is none of its.
    pub(super) fn can_look(&self, command: Command, _doc: &Document) -> Option<bool> {
        Some(match command {
            Command::Minimap => true,
            Command::LookBack => {
                let before = self.board.and_then(|board| self.looking.before.get(&board));
                before.is_some_and(|before| !before.is_empty())
            }
            Command::PreviousFrame | Command::NextFrame => {
                self.scene.frames().top().next().is_some()
            }
            _ => return None,
        })
    }

    /// Does a command of this file; `false` if it is none of its.
    pub(super) fn look(&mut self, command: Command, cx: &mut ViewCx) -> bool {
        match command {
            Command::Minimap => cx.prefs.board.minimap = !cx.prefs.board.minimap,
            Command::LookBack => self.look = Some(Look::Back),
            Command::PreviousFrame => self.look_at_frame(true),
            Command::NextFrame => self.look_at_frame(false),
            _ => return false,
        }
        true
    }

    /// Shows the frame behind the one that is shown, or the one before; from elsewhere the first
    /// or the last one.
    fn look_at_frame(&mut self, back: bool) {
        let frames: Vec<ElementId> = self.scene.frames().top().collect();
        let Some(last) = frames.len().checked_sub(1) else {
            return;
        };
        let shown = self.looking.frame;
        let camera = self.heading_for();
        let shown = shown
            .filter(|(_, by)| *by == camera)
            .map(|(frame, _)| frame);
        let shown = shown.or_else(|| {
            let middle = self
                .viewport
                .map(|viewport| camera.visible(viewport).center())?;
            let around = |id: &&ElementId| {
                let frame = self.scene.get(**id);
                frame.is_some_and(|frame| frame.rect.contains(middle))
            };
            frames.iter().find(around).copied()
        });
        let at = shown.and_then(|shown| frames.iter().position(|id| *id == shown));
        let next = match (at, back) {
            (Some(at), false) => (at + 1).min(last),
            (Some(at), true) => at.saturating_sub(1),
            (None, false) => 0,
            (None, true) => last,
        };
        self.look = frames.get(next).map(|frame| Look::Frame(*frame));
    }

    /// Where the camera is, or where it is on its way to.
    fn heading_for(&self) -> Camera {
        match &self.looking.flight {
            Some((board, flight)) if Some(*board) == self.board => flight.target(),
            _ => self.camera(),
        }
    }

    /// Remembers where one is, before one is taken elsewhere.
    pub(super) fn remember_place(&mut self) {
        let Some(board) = self.board else { return };
        let camera = self.heading_for();
        let before = self.looking.before.entry(board).or_default();
        if before.last() != Some(&camera) {
            before.push(camera);
            if before.len() > REMEMBERED {
                before.remove(0);
            }
        }
    }

    /// Where one was before.
    pub(super) fn place_before(&mut self) -> Option<Camera> {
        let now = self.heading_for();
        let before = self.looking.before.get_mut(&self.board?)?;
        while let Some(camera) = before.pop() {
            if camera != now {
                return Some(camera);
            }
        }
        None
    }

    /// Notes that a frame is shown now.
    pub(super) const fn shows_frame(&mut self, frame: ElementId, by: Camera) {
        self.looking.frame = Some((frame, by));
    }

    /// Moves the camera to a place: within an eighth of a second, or at once where motion is not
    /// wanted.
    pub(super) fn fly(&mut self, ui: &Ui, to: Camera) {
        let Some(board) = self.board else { return };
        let takes = ui.style().animation_time;
        let from = self.camera();
        if takes <= 0.0 || from == to {
            self.looking.flight = None;
            self.set_camera(to);
        } else {
            let now = ui.input(|input| input.time);
            self.looking.flight = Some((board, Flight::new(from, to, now, takes)));
            ui.ctx().request_repaint();
        }
    }

    /// Moves the camera on.
    pub(super) fn go_on_flying(&mut self, ui: &Ui) {
        let Some((board, mut flight)) = self.looking.flight.take() else {
            return;
        };
        let now = ui.input(|input| input.time);
        if self.board == Some(board)
            && let Some((camera, goes_on)) = flight.next(self.camera(), now)
        {
            self.set_camera(camera);
            if goes_on {
                self.looking.flight = Some((board, flight));
                ui.ctx().request_repaint();
            }
        }
    }

    /// The board in small, and the way home when nothing is in sight.
    pub(super) fn show_ways(&mut self, ui: &Ui, cx: &mut ViewCx, viewport: Rect) {
        if cx.prefs.board.minimap {
            self.show_minimap(ui, cx, viewport);
        }
        self.show_way_home(ui, cx, viewport);
    }
}
