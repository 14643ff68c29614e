//! The grid, person by half-day: only the rows in sight are drawn; the names, the head and the
//! counts below stay where they are while the rest is scrolled.
//!
//! For screen readers it is a grid of cells, of which one is active.

mod cells;
mod rim;

use egui::{
    Align2, Button, EventFilter, FontId, Popup, Pos2, Rect, Role, ScrollArea, Sense, Stroke,
    TextWrapMode, Ui, UiBuilder, WidgetInfo, WidgetText, pos2, vec2,
};

use super::keys::{Letters, Wish};
use super::rows::Row;
use super::selection::Spot;
use super::{AttendanceView, look};
use crate::i18n::tr;
use crate::model::{AttendanceStatus, HalfDay, ReplyAnswer};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;

/// What somebody did in the grid.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    /// Opens the menu of the cursor's cell.
    Menu,
    /// Gives what is chosen a status.
    Status(AttendanceStatus),
    /// Notes an answer of those chosen.
    Reply(ReplyAnswer),
    /// Gives all who are open on a half-day a status.
    CloseOpen(HalfDay, AttendanceStatus),
    /// Asks who came instead.
    StandIn,
    /// Adds a guest.
    Guest,
    /// Copies what is chosen.
    Copy,
}

/// Height of a row and of the head, in points.
const ROW: f32 = 30.0;
const HEAD: f32 = 42.0;
/// Height of a line of counts, in points.
const LINE: f32 = 16.0;
/// From this width on, in points, a cell has room for the word.
const WORD: f32 = 122.0;
/// Narrowest and widest a half-day gets, in points.
const HALF_DAY: (f32, f32) = (76.0, 140.0);
/// From this width on, in points, the head of a half-day has room for the sign of its menu.
const MENU_SIGN: f32 = 90.0;
/// Width of the replies, in points.
const REPLY: f32 = 92.0;
/// Narrowest and widest organisations get, and from which width on they are shown, in points.
const ORGANISATION: (f32, f32, f32) = (100.0, 160.0, 640.0);

/// The grid, which has the keys.
pub fn id() -> egui::Id {
    egui::Id::unique("attendance grid")
}

fn row_id(row: &Row) -> egui::Id {
    egui::Id::unique(("attendance row", row.id))
}

/// Widths and places of the columns within the grid.
#[derive(Clone, Copy)]
struct Frame {
    name: f32,
    organisation: f32,
    half_day: f32,
    half_days: usize,
    foot: f32,
}

impl Frame {
    fn new(width: f32, half_days: usize, low: bool) -> Self {
        let organisation = if width >= ORGANISATION.2 {
            (width * 0.15).clamp(ORGANISATION.0, ORGANISATION.1)
        } else {
            0.0
        };
        let name = (width * 0.23).clamp(130.0, 230.0);
        let rest = width - name - organisation - REPLY;
        let half_day = (rest / half_days.max(1) as f32).clamp(HALF_DAY.0, HALF_DAY.1);
        let lines = if low { 1.0 } else { 3.0 };
        Self {
            name,
            organisation,
            half_day,
            half_days,
            foot: lines * LINE + space::S,
        }
    }

    fn width(&self) -> f32 {
        self.name + self.organisation + REPLY + self.half_day * self.half_days as f32
    }

    /// The left edge of a column that can be chosen, and its width.
    fn column(&self, column: usize) -> (f32, f32) {
        let replies = self.name + self.organisation;
        match column.checked_sub(1) {
            None => (replies, REPLY),
            Some(place) => (
                replies + REPLY + place as f32 * self.half_day,
                self.half_day,
            ),
        }
    }

    fn cell(&self, origin: Pos2, place: usize, column: usize) -> Rect {
        let (left, width) = self.column(column);
        let top = HEAD + place as f32 * ROW;
        Rect::from_min_size(origin + vec2(left, top), vec2(width, ROW))
    }
}

impl AttendanceView {
    /// Shows the grid in all the room there is; returns what was asked for.
    pub(super) fn show_grid(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        single_letters: bool,
        low: bool,
    ) -> Vec<Act> {
        let whole = ui.available_rect_before_wrap();
        if self.size != whole.size() {
            // The window became another: the cursor stays in sight.
            self.size = whole.size();
            self.scroll = true;
        }
        let frame = Frame::new(
            whole.width() - ui.spacing().scroll.allocated_width(),
            self.shown.roll.half_days.len(),
            low,
        );
        // Below the cells, so that clicks on them are theirs.
        let grid = ui.interact(whole, id(), Sense::focusable_noninteractive());
        let name = tr!(cx.texts, "attend-grid");
        grid.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &name));
        self.take_focus(ui, &grid);
        let mut acts = Vec::new();
        if grid.has_focus() {
            let filter = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id(), filter));
            let letters = Letters::new(cx.texts, single_letters);
            let page = ((whole.height() - HEAD - frame.foot) / ROW).max(2.0) as usize - 1;
            self.read_keys(ui, &letters, page, &mut acts);
        }
        let mut anchor = std::mem::take(&mut self.anchor);
        let area = ScrollArea::both()
            .id_salt(("attendance rows", self.session))
            .auto_shrink(false)
            .animated(false);
        let area = anchor.begin(area);
        let shown = area.show_viewport(ui, |ui, viewport| {
            let rows = self.shown.len() as f32 * ROW;
            let origin = ui.max_rect().min;
            let all = vec2(frame.width(), HEAD + rows + frame.foot);
            ui.set_min_size(all);
            anchor.content(ui);
            let inside = Rect::from_min_size(origin + viewport.min.to_vec2(), viewport.size());
            let bottom = (inside.bottom() - frame.foot).min(origin.y + HEAD + rows);
            let body = Rect::from_min_max(
                pos2(inside.left() + frame.name, inside.top() + HEAD),
                pos2(inside.right(), bottom.max(inside.top() + HEAD)),
            );
            let first = (viewport.min.y / ROW).floor().max(0.0) as usize;
            let last = ((body.bottom() - origin.y - HEAD) / ROW).ceil().max(0.0) as usize;
            let range = first..last.min(self.shown.len());
            for place in range.clone() {
                if let Some(row) = self.shown.row(place) {
                    let rect = frame.cell(origin, place, 0);
                    anchor.row(row_id(row), rect);
                }
            }
            if std::mem::take(&mut self.scroll) {
                self.scroll_to_cursor(ui, &frame, origin);
            }
            let parts = Parts {
                frame,
                origin,
                inside,
                body,
                focused: grid.has_focus(),
            };
            self.show_body(ui, cx, &parts, range.clone(), &grid, &mut acts);
            self.show_names(ui, &parts, range, &grid);
            self.show_head(ui, cx, &parts, &mut acts);
            self.show_foot(ui, cx, &parts, low);
        });
        let find = |id| {
            let is = |place: &usize| self.shown.row(*place).is_some_and(|row| row_id(row) == id);
            let place = (0..self.shown.len()).find(is);
            place.map(|place| HEAD + place as f32 * ROW)
        };
        let cursor = self.selection.cursor();
        let chosen = cursor.and_then(|spot| self.shown.row_of(spot.person));
        let chosen = chosen.map(row_id);
        anchor.end(ui, cx.doc.foreign_revision(), chosen, &shown, find);
        self.anchor = anchor;
        acts
    }

    /// The grid has the keys as soon as it is asked to, and as long as nothing else has them.
    fn take_focus(&mut self, ui: &Ui, grid: &egui::Response) {
        let free = ui
            .memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none())
            && !Popup::is_any_open(ui.ctx());
        let asked = self.focus_grid && ui.memory(|memory| memory.top_modal_layer().is_none());
        if asked || free {
            self.focus_grid = false;
            grid.request_focus();
        }
    }

    fn read_keys(&mut self, ui: &Ui, letters: &Letters, page: usize, acts: &mut Vec<Act>) {
        let mut wishes = Vec::new();
        ui.input_mut(|input| {
            input.events.retain(|event| match letters.wish(event) {
                Some(wish) => {
                    wishes.push(wish);
                    false
                }
                None => true,
            });
        });
        let columns = self.shown.roll.half_days.len() + 1;
        for wish in wishes {
            match wish {
                Wish::Move(to, extend) => {
                    self.selection.shift(&self.shown, to, extend, columns, page);
                    self.scroll = true;
                }
                Wish::Status(status) => acts.push(Act::Status(status)),
                Wish::Menu => acts.push(Act::Menu),
                Wish::StandIn => acts.push(Act::StandIn),
                Wish::Guest => acts.push(Act::Guest),
                Wish::Copy => acts.push(Act::Copy),
            }
        }
    }

    fn scroll_to_cursor(&self, ui: &Ui, frame: &Frame, origin: Pos2) {
        let Some(spot) = self.selection.cursor() else {
            return;
        };
        let Some(place) = self.shown.place(spot.person) else {
            return;
        };
        let mut rect = frame.cell(origin, place, spot.column);
        // What lies behind the head, the names and the counts is not seen.
        rect.min.y -= HEAD;
        rect.max.y += frame.foot;
        rect.min.x -= frame.name;
        ui.scroll_to_rect(rect, None);
    }
}

/// Where the parts of the grid are on the screen.
struct Parts {
    frame: Frame,
    /// The content's upper left corner.
    origin: Pos2,
    /// All that is in sight.
    inside: Rect,
    /// The cells in sight.
    body: Rect,
    focused: bool,
}

fn cell_id(spot: Spot) -> egui::Id {
    egui::Id::unique(("attendance cell", spot.person, spot.column))
}

/// A part of the grid: what is outside of it is neither seen nor pressed.
fn part(ui: &mut Ui, rect: Rect, name: &str) -> Ui {
    let clip = rect.intersect(ui.clip_rect());
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    child.set_clip_rect(clip);
    child
}

/// A number with the icon of its status.
fn count(ui: &Ui, at: Pos2, status: AttendanceStatus, count: usize) {
    let palette = Palette::here(ui);
    let icon = look::icon(status);
    let color = if count == 0 {
        palette.text_weak
    } else {
        look::ink(palette, status)
    };
    let font = FontId::new(14.0, icon.font_family());
    let painter = ui.painter();
    painter.text(at, Align2::LEFT_CENTER, icon.codepoint, font, color);
    let font = FontId::new(size::SMALL, theme::strong_family());
    let at = at + vec2(17.0, 0.0);
    painter.text(at, Align2::LEFT_CENTER, count.to_string(), font, color);
}

fn write(ui: &mut Ui, rect: Rect, text: &str, color: egui::Color32) {
    if !text.is_empty() {
        put(ui, rect, egui::RichText::new(text).color(color));
    }
}

/// Text in one line, cut off where there is no more room.
fn put(ui: &mut Ui, rect: Rect, text: egui::RichText) {
    let wrap = Some(TextWrapMode::Truncate);
    let galley = WidgetText::from(text).into_galley(ui, wrap, rect.width(), egui::TextStyle::Body);
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let color = ui.visuals().text_color();
    ui.painter().galley(at, galley, color);
}

fn paint_ground(ui: &Ui, rect: Rect, chosen: bool, hovered: bool) {
    let palette = Palette::here(ui);
    if chosen {
        ui.painter().rect_filled(rect, 0.0, palette.selected);
    } else if hovered {
        ui.painter().rect_filled(rect, 0.0, palette.hover);
    }
    let line = Stroke::new(1.0, palette.border);
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
    ui.painter().vline(rect.left(), rect.y_range(), line);
}

const fn reply_icon(answer: ReplyAnswer) -> Icon {
    match answer {
        ReplyAnswer::None => icons::OPEN_STATUS,
        ReplyAnswer::Yes => icons::CHECK,
        ReplyAnswer::Online => icons::ONLINE,
        ReplyAnswer::Maybe => icons::TIME,
        ReplyAnswer::No => icons::CLOSE,
    }
}

/// Shows the last of a menu's items: icon, name, key, and whether it is the current one. The
/// current one (or the first, as long as none is) gets the focus when the menu opens.
fn item(ui: &mut Ui, items: &[(Icon, String, String, bool)], opens: bool) -> bool {
    let Some((icon, name, key, current)) = items.last() else {
        return false;
    };
    let palette = Palette::here(ui);
    let words = (icon.rich_text().size(18.0), name.as_str());
    let button = Button::selectable(*current, words)
        .shortcut_text(egui::RichText::new(key).color(palette.text_weak));
    let response = ui.add(button);
    response
        .widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, *current, name.as_str()));
    if opens && *current {
        response.request_focus();
    }
    response.clicked()
}
