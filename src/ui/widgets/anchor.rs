//! Keeps what one works on at its place on the screen when others put something in above it.

use std::ops::Range;

use egui::scroll_area::ScrollAreaOutput;
use egui::{Id, Rect, ScrollArea, Ui};

/// What holds a scroll area while foreign changes insert and remove rows: the widget with the
/// focus, else the chosen row, else the first row in sight stays where it is. The pass in which
/// it was found elsewhere is not shown.
#[derive(Default)]
pub struct Anchor {
    /// The area that was shown last; another one begins anew.
    area: Option<Id>,
    /// The foreign revision with which it was shown.
    foreign: u64,
    /// The top of the area on the screen.
    top: f32,
    /// What was in sight, the most important first, and its distance from the content's top.
    seen: Vec<(Id, f32)>,
    /// The top of this pass' content on the screen.
    origin: f32,
    /// The rows of this pass, from their tops to their bottoms on the screen.
    rows: Vec<(Id, f32, f32)>,
    /// Where to scroll to in the next pass.
    due: Option<f32>,
}

impl Anchor {
    /// Begins a pass: scrolls `area` to where it has to be.
    pub fn begin(&mut self, area: ScrollArea) -> ScrollArea {
        self.rows.clear();
        match self.due.take() {
            Some(offset) => area.vertical_scroll_offset(offset),
            None => area,
        }
    }

    /// To be called within the area before anything is put into it.
    pub fn content(&mut self, ui: &Ui) {
        self.origin = ui.max_rect().top();
    }

    /// A row of the area, shown or left out; `id` tells it from all other rows and widgets.
    pub fn row(&mut self, id: Id, rect: Rect) {
        self.rows.push((id, rect.top(), rect.bottom()));
    }

    /// The rows of an area that shows rows of equal height: those in sight, called within the
    /// area. `pitch` is the distance from row to row.
    pub fn rows(
        &mut self,
        ui: &Ui,
        range: Range<usize>,
        pitch: f32,
        id: impl Fn(usize) -> Option<Id>,
    ) {
        let top = ui.max_rect().top();
        self.origin = top - range.start as f32 * pitch;
        for place in range {
            if let Some(id) = id(place) {
                let top = self.origin + place as f32 * pitch;
                self.rows.push((id, top, top + pitch));
            }
        }
    }

    /// Scrolls by so much in the next pass, because rows above what is in sight turned out to be
    /// higher or lower than they were taken for; this one is not shown. To be called after
    /// [`Self::end`].
    pub fn shift<R>(&mut self, ui: &Ui, shown: &ScrollAreaOutput<R>, by: f32) {
        let offset = shown.inner_rect.top() - self.origin;
        self.due = Some((self.due.unwrap_or(offset) + by).max(0.0));
        ui.ctx()
            .request_discard("rows above are as high as they are");
    }

    /// Ends a pass. `foreign` is the document's foreign revision, `chosen` the row that one works
    /// on, and `find` tells how far from the content's top a row is that was not in sight. Returns
    /// whether foreign changes came in, and so all that moved is made up for.
    pub fn end<R>(
        &mut self,
        ui: &Ui,
        foreign: u64,
        chosen: Option<Id>,
        shown: &ScrollAreaOutput<R>,
        find: impl Fn(Id) -> Option<f32>,
    ) -> bool {
        let inside = shown.inner_rect;
        let focus = focused_within(ui, inside);
        let came = self.area == Some(shown.id) && self.foreign != foreign;
        if came {
            self.foreign = foreign;
            let now = |id: Id| {
                let row = self.rows.iter().find(|(row, ..)| *row == id);
                let row = row.map(|(_, top, _)| top - self.origin);
                let widget = || Some(shown_rect(ui, id)?.top() - self.origin);
                row.or_else(widget).or_else(|| find(id))
            };
            let moved = self.seen.iter().find_map(|(id, was)| Some(now(*id)? - was));
            let by = moved.unwrap_or(0.0) + (inside.top() - self.top);
            let most = (shown.content_size.y - inside.height()).max(0.0);
            let offset = inside.top() - self.origin;
            let due = (offset + by).clamp(0.0, most);
            if (due - offset).abs() > 0.5 {
                self.due = Some(due);
                ui.ctx()
                    .request_discard("foreign changes moved what one works on");
                ui.ctx().request_repaint();
                return true;
            }
        }
        self.area = Some(shown.id);
        self.foreign = foreign;
        self.top = inside.top();
        let origin = self.origin;
        let in_sight = |top: f32, bottom: f32| bottom > inside.top() && top < inside.bottom();
        let rows = self
            .rows
            .iter()
            .filter(|(_, top, bottom)| in_sight(*top, *bottom));
        let rows = rows.map(|(id, top, _)| (*id, top - origin));
        self.seen.clear();
        self.seen
            .extend(focus.map(|(id, rect)| (id, rect.top() - origin)));
        self.seen
            .extend(rows.clone().filter(|(id, _)| chosen == Some(*id)));
        self.seen.extend(rows);
        came
    }
}

/// Where a widget is in this pass.
fn shown_rect(ui: &Ui, id: Id) -> Option<Rect> {
    let layer = ui.layer_id();
    ui.ctx().viewport(|viewport| {
        let widget = viewport.this_pass.widgets.get(id)?;
        (widget.layer_id == layer).then_some(widget.rect)
    })
}

/// The widget with the focus, if it is in sight within this part of the screen.
fn focused_within(ui: &Ui, part: Rect) -> Option<(Id, Rect)> {
    let id = ui.memory(|memory| memory.focused())?;
    let rect = shown_rect(ui, id)?;
    let inside =
        part.x_range().contains(rect.center().x) && part.y_range().intersects(rect.y_range());
    // What is around the area does not move with its content.
    (inside && !rect.contains_rect(part)).then_some((id, rect))
}
