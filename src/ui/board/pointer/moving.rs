//! Moving what is selected, and dragging copies of it.

use std::collections::BTreeSet;

use egui::{Pos2, Rect, Ui, Vec2, vec2};

use super::{Drag, Held, whole};
use crate::document::Document;
use crate::model::Project;
use crate::ui::board::change::{self, Places};
use crate::ui::board::{BoardView, ElementId};
use crate::ui::view::ViewCx;

/// Elements that are moved.
pub struct Moving {
    /// Where they were taken up.
    pub taken_up: Places,
    /// Where the pointer took hold.
    from: Pos2,
    /// The box around what is selected, when it was taken up.
    bounds: Rect,
    /// How far they are moved now, in points on the board.
    pub by: Vec2,
}

impl Moving {
    /// Goes on with what is still there; `false` if nothing is.
    pub fn keep(&mut self, project: &Project, selection: &BTreeSet<ElementId>) -> bool {
        self.taken_up = change::take_up(project, selection, &self.taken_up);
        !self.taken_up.is_empty()
    }
}

impl BoardView {
    pub(super) fn start_moving(&self, doc: &Document, from: Pos2) -> Drag {
        let taken_up = change::take_up(doc.project(), &self.selection, &Places::new());
        let bounds = taken_up
            .keys()
            .filter(|id| self.selection.contains(id))
            .filter_map(|id| Some(change::bounds(&self.scene.get(*id)?.element)))
            .reduce(|all, rect| all.union(rect));
        match bounds {
            Some(bounds) => Drag::Move(Moving {
                taken_up,
                from,
                bounds,
                by: Vec2::ZERO,
            }),
            None => Drag::Cancelled,
        }
    }

    pub(super) fn go_on_moving(
        &mut self,
        ui: &Ui,
        cx: &ViewCx,
        moving: &mut Moving,
        place: Pos2,
        held: Held,
    ) {
        let mut by = whole(place - moving.from);
        if held.shift {
            by = if by.x.abs() >= by.y.abs() {
                vec2(by.x, 0.0)
            } else {
                vec2(0.0, by.y)
            };
        }
        self.hands.guides.clear();
        let rect = moving.bounds.translate(by);
        let taken_up = &moving.taken_up;
        let is_moved = |id| !held.alt && taken_up.contains_key(&id);
        if let Some(neighbours) = self.neighbours(ui, &cx.prefs.board, rect, is_moved) {
            let mut snap = neighbours.of_moved(rect);
            if held.shift {
                // Along the axis only.
                snap = vec2(
                    if by.x == 0.0 { 0.0 } else { snap.x },
                    if by.y == 0.0 { 0.0 } else { snap.y },
                );
            }
            by += snap;
            let rect = moving.bounds.translate(by);
            self.hands.guides = neighbours.guides(rect, [[true; 3]; 2], true);
        }
        moving.by = by;
    }

    pub(super) fn end_moving(&mut self, doc: &mut Document, moving: Moving, held: Held) {
        if held.alt {
            let copies = change::duplicate(doc, &self.selection, &moving.taken_up, moving.by);
            self.selection = copies;
        } else if moving.by != Vec2::ZERO {
            change::put_down(doc, &moving.taken_up, moving.by);
        }
    }
}
