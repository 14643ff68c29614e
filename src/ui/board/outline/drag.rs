//! Dragging lines of the outline: between two lines, or onto a frame.

use egui::{CursorIcon, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::LINE;
use super::deeds::{self, Spot};
use super::line::indent_of;
use super::rows::{Row, is_frame};
use crate::ui::board::BoardView;
use crate::ui::theme::{self, Palette};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{Rim, landing_line};

/// Where the panel scrolls.
const RIM: Rim = Rim {
    width: 32.0,
    speed: 500.0,
};

/// Lines that are being dragged: those that are selected.
pub struct Drag {}

/// Where the lines would land, and how that is shown.
struct Landing {
    spot: Spot,
    mark: Mark,
}

enum Mark {
    /// Between two lines, indented so far.
    Between(Pos2, f32),
    /// Into a frame.
    Into(Rect),
}

impl Drag {
    pub(super) const fn new() -> Self {
        Self {}
    }
}

impl BoardView {
    /// Shows where the lines would land, and puts them there. `first` is the first line in sight.
    pub(super) fn go_on_dragging(
        &mut self,
        ui: &Ui,
        cx: &mut ViewCx,
        first: usize,
        draft: Option<usize>,
    ) {
        if self.outlining.drag.is_none() || draft.is_some() {
            return;
        }
        let (down, released, at) = ui.input(|input| {
            (
                input.pointer.primary_down(),
                input.pointer.primary_released(),
                input.pointer.latest_pos(),
            )
        });
        if !down && !released {
            self.outlining.drag = None;
        }
        let Some(at) = at else { return };
        let landing = self.landing(ui, cx, first, at);
        if released {
            self.outlining.drag = None;
            if let (Some(landing), Some(board)) = (landing, self.board) {
                let moved = deeds::put(cx.doc, board, &self.selection, landing.spot);
                if moved {
                    self.after_move(cx, true);
                }
            }
            return;
        }
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        RIM.scroll(ui, at);
        match landing.map(|landing| landing.mark) {
            Some(Mark::Between(from, right)) => landing_line(ui, from, right),
            Some(Mark::Into(rect)) => {
                let line = Stroke::new(2.0, Palette::here(ui).accent);
                ui.painter()
                    .rect_stroke(rect, theme::RADIUS, line, StrokeKind::Inside);
            }
            None => {}
        }
        ui.ctx().request_repaint();
    }

    fn landing(&self, ui: &Ui, cx: &ViewCx, first: usize, at: Pos2) -> Option<Landing> {
        let project = cx.doc.project();
        let rows = self.outlining.rows.shown();
        let area = ui.max_rect();
        let line = ((at.y - area.top()) / LINE).floor().max(0.0);
        let place = first
            .saturating_add(line as usize)
            .min(rows.len().checked_sub(1)?);
        let row = rows.get(place)?;
        let top = area.top() + (place - first.min(place)) as f32 * LINE;
        let rect = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), LINE));
        let part = (at.y - top) / LINE;
        let frames = self.selection.iter().all(|id| is_frame(project, *id));
        let parent = row.parent.and_then(|at| rows.get(at)).map(|row| row.id);
        let between = |y: f32, depth: usize| {
            Mark::Between(pos2(rect.left() + indent_of(depth) + 4.0, y), rect.right())
        };
        let before = |row: &Row, y: f32| Landing {
            spot: Spot {
                frame: parent,
                before: Some(row.id),
            },
            mark: between(y, row.depth),
        };
        if is_frame(project, row.id) {
            if frames && part < 0.3 {
                return Some(before(row, rect.top()));
            }
            return Some(Landing {
                spot: Spot {
                    frame: Some(row.id),
                    before: None,
                },
                mark: Mark::Into(rect),
            });
        }
        if part < 0.5 {
            return Some(before(row, rect.top()));
        }
        // Behind this line is before its next sibling, if it has one.
        let next = rows.get(place + 1).filter(|next| next.parent == row.parent);
        let mark = between(rect.bottom(), row.depth);
        Some(Landing {
            spot: Spot {
                frame: parent,
                before: next.map(|next| next.id),
            },
            mark,
        })
    }
}
