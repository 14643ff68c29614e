//! What stands above the columns: titles to sort by, to be moved and widened with the mouse. The
//! keyboard does the same in the menu of columns.

use egui::{
    Align2, CursorIcon, FontId, Rect, Role, Sense, Stroke, TextStyle, TextWrapMode, Ui, WidgetInfo,
    WidgetText, pos2, vec2,
};

use super::columns::{self, Column};
use super::table::{INSET, Places};
use crate::ui::settings::{COLUMN_WIDTH, TablePrefs};
use crate::ui::theme::{self, Palette, size, space};

/// Height of the titles, in points.
pub const HEIGHT: f32 = 30.0;
/// How far from the line between two columns one can take hold of it.
const GRIP: f32 = 5.0;

/// What somebody did with the titles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HeadDeed {
    /// Sort by this column, further to what it is sorted by already or not.
    Sort(usize, bool),
    /// Give this column this width.
    Width(usize, f32),
    /// Give this column the width its texts need.
    Fit(usize),
    /// Put this column at this place among those shown.
    Put(usize, usize),
}

/// Shows the titles of the columns in `rect`.
pub fn show(
    ui: &mut Ui,
    all: &[Column],
    titles: &[String],
    prefs: &TablePrefs,
    places: &Places,
    rect: Rect,
) -> Option<HeadDeed> {
    let palette = Palette::here(ui);
    let mut deed = None;
    let moving = rect.with_min_x(rect.left() + places.fixed);
    for (place, (column, left, width)) in places.columns.iter().enumerate() {
        let (aside, clip) = match place {
            0 => (0.0, rect),
            _ => (places.aside, moving),
        };
        let left = rect.left() + left - aside;
        let slot = Rect::from_x_y_ranges(left - INSET..=left + width + INSET, rect.y_range());
        let seen = slot.intersect(clip);
        if seen.width() <= 0.0 {
            continue;
        }
        let title = titles.get(*column).map_or("", String::as_str);
        let head = Head {
            column: *column,
            place,
            title,
            sorted: columns::sorted(all, prefs, *column),
            right: all.get(*column).is_some_and(|column| column.numbers),
        };
        let text = Rect::from_x_y_ranges(left..=left + width, rect.y_range());
        deed = deed
            .or(head.show(ui, text, seen, places, rect))
            .or(head.grip(ui, slot, clip, *width));
    }
    let line = Stroke::new(1.0, palette.border);
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
    if places.aside > 0.5 {
        let bar = ui.spacing().scroll.allocated_width();
        let down = rect.top()..=ui.max_rect().bottom() - bar;
        ui.painter().vline(rect.left() + places.fixed, down, line);
    }
    deed
}

struct Head<'a> {
    column: usize,
    place: usize,
    title: &'a str,
    sorted: Option<(usize, bool)>,
    right: bool,
}

impl Head<'_> {
    fn show(
        &self,
        ui: &Ui,
        text: Rect,
        seen: Rect,
        places: &Places,
        whole: Rect,
    ) -> Option<HeadDeed> {
        let palette = Palette::here(ui);
        let id = ui.make_persistent_id(("head", self.column));
        // Not focusable: the menu of columns is the keyboard's way.
        let sense = if self.place == 0 {
            Sense::CLICK
        } else {
            Sense::CLICK | Sense::DRAG
        };
        let response = ui.interact(seen, id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, self.title));
        if let Some((_, falling)) = self.sorted {
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_sort_direction(if falling {
                    egui::accesskit::SortDirection::Descending
                } else {
                    egui::accesskit::SortDirection::Ascending
                });
            });
        }
        let painter = ui.painter().with_clip_rect(seen);
        let color = if response.hovered() || self.sorted.is_some() {
            palette.text
        } else {
            palette.text_weak
        };
        let arrow = self.sorted.map(|(key, falling)| {
            let arrow = if falling { "↓" } else { "↑" };
            format!("{arrow}{key}")
        });
        let font = FontId::new(size::SMALL, theme::strong_family());
        let room = if arrow.is_some() { 22.0 } else { 0.0 };
        let words = theme::strong(self.title, size::SMALL).color(color);
        let galley = WidgetText::from(words).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            (text.width() - room).max(0.0),
            TextStyle::Small,
        );
        let wide = galley.size().x;
        let left = if self.right {
            text.right() - wide - room
        } else {
            text.left()
        };
        let cut = galley.elided;
        painter.galley(
            pos2(left, text.center().y - galley.size().y / 2.0),
            galley,
            color,
        );
        if let Some(arrow) = arrow {
            let at = pos2(left + wide + space::XS, text.center().y);
            painter.text(at, Align2::LEFT_CENTER, arrow, font, palette.accent);
        }
        if response.dragged()
            && let Some(at) = response.interact_pointer_pos()
        {
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
            let (_, x) = self.target(places, whole, at.x);
            let down = whole.top()..=ui.max_rect().bottom();
            ui.painter()
                .vline(x, down, Stroke::new(2.0, palette.accent));
        }
        let mut deed = None;
        if response.drag_stopped()
            && let Some(at) = response.interact_pointer_pos()
        {
            let (to, _) = self.target(places, whole, at.x);
            // Taken out first, whatever stands behind it moves up.
            let to = if to > self.place { to - 1 } else { to };
            deed = (to != self.place).then_some(HeadDeed::Put(self.column, to));
        } else if response.clicked() {
            let further = ui.input(|input| input.modifiers.shift);
            deed = Some(HeadDeed::Sort(self.column, further));
        }
        if cut {
            response.on_hover_text(self.title);
        }
        deed
    }

    /// Where a column would come that is let go here: its place, and the line before it.
    fn target(&self, places: &Places, whole: Rect, x: f32) -> (usize, f32) {
        let at = x - whole.left() + places.aside;
        let columns = places.columns.iter().enumerate().skip(1);
        let mut target = (1, places.fixed);
        for (place, (_, left, width)) in columns {
            if at > left + width / 2.0 {
                target = (place + 1, left + width + INSET - places.aside);
            } else if place == 1 {
                target = (1, left - INSET - places.aside);
            }
        }
        (target.0, whole.left() + target.1.max(places.fixed))
    }

    /// The line at its right end, to be dragged.
    fn grip(&self, ui: &Ui, slot: Rect, clip: Rect, width: f32) -> Option<HeadDeed> {
        let right = slot.right();
        if !clip.x_range().contains(right) && right - clip.right() > GRIP {
            return None;
        }
        let grip = Rect::from_x_y_ranges(right - GRIP..=right + GRIP, slot.y_range());
        let id = ui.make_persistent_id(("grip", self.column));
        let grip = grip.intersect(clip.expand2(vec2(GRIP, 0.0)));
        let response = ui.interact(grip, id, Sense::CLICK | Sense::DRAG);
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeColumn);
            let line = Stroke::new(1.0, Palette::here(ui).field_border);
            let down = slot.shrink2(vec2(0.0, 6.0)).y_range();
            ui.painter().vline(right, down, line);
        }
        if response.double_clicked() {
            return Some(HeadDeed::Fit(self.column));
        }
        let by = response.drag_delta().x;
        let wanted = (width + by).clamp(COLUMN_WIDTH.0, COLUMN_WIDTH.1);
        (response.dragged() && by != 0.0).then_some(HeadDeed::Width(self.column, wanted))
    }
}
