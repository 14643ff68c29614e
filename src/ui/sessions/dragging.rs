//! Dragging an agenda item to another place: a line shows where and how deep it would stand, and
//! the page scrolls along at its rims.

use egui::{CursorIcon, Key, Pos2, Rect, Ui, pos2};

use super::SessionsView;
use super::drop;
use super::groups::Group;
use super::row::INDENT;
use crate::model::{AgendaItem, Id};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{Rim, landing_line};

/// Where the page scrolls.
const RIM: Rim = Rim {
    width: 48.0,
    speed: 600.0,
};

/// An item that is being dragged.
pub(super) struct Drag {
    item: Id<AgendaItem>,
    /// Where on the row it was taken hold of, from the row's left.
    held: f32,
    /// How deep it was.
    depth: usize,
    /// The places between rows: where on the screen, in which group, before which line.
    spots: Vec<Spot>,
    /// Headings of days with the group below.
    headings: Vec<(Rect, usize)>,
    dropped: bool,
}

#[derive(Clone, Copy)]
struct Spot {
    y: f32,
    left: f32,
    right: f32,
    group: usize,
    at: usize,
}

impl Drag {
    /// Takes hold of an item at this distance from the left of its row.
    pub(super) fn new(item: Id<AgendaItem>, held: f32, depth: usize) -> Self {
        Self {
            item,
            held,
            depth,
            spots: Vec::new(),
            headings: Vec::new(),
            dropped: false,
        }
    }

    /// Whether it is this item that is being dragged.
    pub(super) fn is(&self, item: Id<AgendaItem>) -> bool {
        self.item == item
    }

    /// The place nearest to the pointer; on a heading, the first of that day.
    fn spot(&self, at: Pos2) -> Option<Spot> {
        let heading = self
            .headings
            .iter()
            .find(|(rect, _)| rect.y_range().contains(at.y));
        let group = heading.map(|(_, group)| *group);
        let spots = self.spots.iter().copied();
        let spots = spots.filter(|spot| group.is_none_or(|group| spot.group == group));
        match group {
            Some(_) => spots.min_by(|a, b| a.y.total_cmp(&b.y)),
            None => spots.min_by(|a, b| (a.y - at.y).abs().total_cmp(&(b.y - at.y).abs())),
        }
    }
}

impl SessionsView {
    /// To be called before the rows are shown.
    pub(super) fn begin_drag(&mut self, ui: &Ui) {
        let Some(drag) = &mut self.drag else { return };
        drag.spots.clear();
        drag.headings.clear();
        let (down, released, escape) = ui.input(|input| {
            (
                input.pointer.primary_down(),
                input.pointer.primary_released(),
                input.key_pressed(Key::Escape),
            )
        });
        drag.dropped = released;
        if escape || !(down || released) {
            self.drag = None;
        }
    }

    /// A heading of a day; where there is none, the first row begins the day.
    pub(super) fn drag_heading(&mut self, nth: usize, group: &Group, rect: Option<Rect>) {
        let (Some(drag), Some(rect)) = (&mut self.drag, rect) else {
            return;
        };
        drag.headings.push((rect, nth));
        drag.spots.push(Spot {
            y: rect.bottom() + 2.0,
            left: rect.left(),
            right: rect.right(),
            group: nth,
            at: group.lines.start,
        });
    }

    /// A row that was shown, with its details.
    pub(super) fn drag_row(&mut self, group: usize, place: usize, rect: Rect) {
        let Some(drag) = &mut self.drag else { return };
        let spot = |y: f32, at: usize| Spot {
            y,
            left: rect.left(),
            right: rect.right(),
            group,
            at,
        };
        if drag.spots.is_empty() {
            drag.spots.push(spot(rect.top(), place));
        }
        drag.spots.push(spot(rect.bottom() + 1.0, place + 1));
    }

    /// To be called after the rows were shown: shows where the item would land, and drops it.
    pub(super) fn end_drag(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let Some(drag) = &self.drag else { return };
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        let Some(at) = ui.input(|input| input.pointer.latest_pos()) else {
            return;
        };
        RIM.scroll(ui, at);
        let found = drag.spot(at).and_then(|spot| {
            let group = self.shown.groups.get(spot.group)?;
            let left = at.x - spot.left - drag.held;
            let deep = drag.depth as f32 + (left / INDENT).round();
            let deep = deep.clamp(0.0, 64.0) as usize;
            let agenda = &self.shown.agenda;
            let landing = drop::landing(agenda, group.lines.clone(), drag.item, spot.at, deep)?;
            Some((spot, group.clone(), landing))
        });
        let (item, dropped) = (drag.item, drag.dropped);
        let Some((spot, group, landing)) = found else {
            return;
        };
        if dropped {
            self.drag = None;
            self.item = Some(item);
            self.move_to(cx, item, &group, spot.at, landing.depth);
            return;
        }
        let from = pos2(spot.left + 20.0 + INDENT * landing.depth as f32, spot.y);
        let right = spot.right.max(ui.max_rect().right());
        landing_line(ui, from, right);
        ui.ctx().request_repaint();
    }
}
