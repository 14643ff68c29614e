//! The grid, person by half-day: only the rows in sight are drawn; the names, the head and the
//! counts below stay where they are while the rest is scrolled.
//!
//! For screen readers it is a grid of cells, of which one is active.

use egui::{
    Align2, Button, EventFilter, FontId, Popup, PopupKind, Pos2, Rect, Role, ScrollArea, Sense,
    Stroke, StrokeKind, TextWrapMode, Ui, UiBuilder, WidgetInfo, WidgetText, pos2, vec2,
};

use super::keys::{Letters, Wish};
use super::rows::{self, Row};
use super::selection::Spot;
use super::{AttendanceView, look};
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::{AttendanceStatus, HalfDay, ReplyAnswer};
use crate::ui::conflicts;
use crate::ui::fresh;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, RADIUS, size, space};
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

    fn show_body(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        parts: &Parts,
        range: std::ops::Range<usize>,
        grid: &egui::Response,
        acts: &mut Vec<Act>,
    ) {
        let palette = Palette::here(ui);
        let mut ui = part(ui, parts.body, "body");
        let ui = &mut ui;
        let chosen = self.selection.places(&self.shown);
        let cursor = self.selection.cursor();
        let mut moved = None;
        let mut active = None;
        for place in range {
            let Some(row) = self.shown.row(place) else {
                continue;
            };
            if parts.frame.organisation > 0.0 {
                let rect = parts.frame.cell(parts.origin, place, 0);
                let rect = rect
                    .translate(vec2(-parts.frame.organisation, 0.0))
                    .with_max_x(rect.left());
                let line = Stroke::new(1.0, palette.border);
                ui.painter().hline(rect.x_range(), rect.bottom(), line);
                let inner = rect.shrink2(vec2(space::XS, 0.0));
                write(ui, inner, &row.organisation, palette.text_weak);
            }
            for column in 0..=parts.frame.half_days {
                let rect = parts.frame.cell(parts.origin, place, column);
                if !rect.intersects(parts.body) {
                    continue;
                }
                let spot = Spot {
                    person: row.id,
                    column,
                };
                let is_chosen = chosen.as_ref().is_some_and(|(rows, columns)| {
                    rows.contains(&place) && columns.contains(&column)
                });
                let response = ui.interact(rect, cell_id(spot), Sense::CLICK);
                response.widget_info(|| {
                    let name = self.cell_name(cx, row, column);
                    WidgetInfo::selected(Role::GridCell, true, is_chosen, name)
                });
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_selected(is_chosen);
                    node.set_row_index(place);
                    node.set_column_index(column);
                });
                paint_ground(ui, rect, is_chosen, response.hovered());
                self.paint_cell(ui, cx, row, column, rect);
                if cursor == Some(spot) {
                    active = Some(response.clone());
                    let color = if parts.focused {
                        palette.accent
                    } else {
                        palette.field_border
                    };
                    let stroke = Stroke::new(2.0, color);
                    let inner = rect.shrink(1.0);
                    ui.painter()
                        .rect_stroke(inner, 4.0, stroke, StrokeKind::Inside);
                }
                if response.clicked() {
                    let extend = ui.input(|input| input.modifiers.shift);
                    moved = Some((spot, extend));
                }
                if response.double_clicked() {
                    acts.push(Act::Menu);
                }
            }
        }
        if let Some((spot, extend)) = moved {
            self.selection.set(spot, extend);
            grid.request_focus();
        }
        if let Some(active) = active {
            ui.ctx().accesskit_node_builder(grid.id, |node| {
                node.set_active_descendant(active.id.accesskit_id());
            });
            self.show_menu(cx, &active, acts);
        }
    }

    /// "Özbabacan, Ayse – Mi 07.11. Vormittag: anwesend".
    fn cell_name(&self, cx: &ViewCx, row: &Row, column: usize) -> String {
        let Some(half_day) = self.half_day_of(column) else {
            let reply = self.shown.roll.reply(row.id).map(|(_, r)| r.answer);
            return tr!(
                cx.texts,
                "attend-reply-name",
                person = row.name.as_str(),
                answer = reply.unwrap_or_default().name(cx.texts)
            );
        };
        let roll = &self.shown.roll;
        let status = roll.status(row.id, half_day).name(cx.texts);
        let half = rows::half_day_name(cx.texts, half_day);
        let mut name = tr!(
            cx.texts,
            "attend-cell-name",
            person = row.name.as_str(),
            half = half.as_str(),
            status = status.as_str()
        );
        let Some((_, record)) = roll.cell(row.id, half_day) else {
            return name;
        };
        if let Some(person) = cx.doc.project().follow(record.represented_by) {
            let person = person.full_name();
            name += ", ";
            name += &tr!(cx.texts, "attend-represented", person = person);
        }
        if let Some(time) = record.from.map(|time| format::time(cx.texts, time)) {
            name += ", ";
            name += &tr!(cx.texts, "attend-from-time", time = time);
        }
        if let Some(time) = record.until.map(|time| format::time(cx.texts, time)) {
            name += ", ";
            name += &tr!(cx.texts, "attend-until-time", time = time);
        }
        name
    }

    fn half_day_of(&self, column: usize) -> Option<HalfDay> {
        let place = column.checked_sub(1)?;
        self.shown.roll.half_days.get(place).copied()
    }

    fn paint_cell(&self, ui: &mut Ui, cx: &mut ViewCx, row: &Row, column: usize, rect: Rect) {
        let palette = Palette::here(ui);
        let roll = &self.shown.roll;
        let inner = rect.shrink2(vec2(space::S, 0.0));
        let Some(half_day) = self.half_day_of(column) else {
            let known = roll.reply(row.id);
            let answer = known.map(|(_, reply)| reply.answer).unwrap_or_default();
            let note = known.is_some_and(|(_, reply)| !reply.note.trim().is_empty());
            let mut word = look::reply_word(cx.texts, answer);
            if note {
                word += " *";
            }
            let color = match answer {
                ReplyAnswer::None => palette.text_weak,
                _ => palette.text,
            };
            write(ui, inner, &word, color);
            if let Some((id, _)) = known {
                fresh::mark(ui, id.ulid(), rect);
                conflicts::mark_in(ui, cx, rect, id);
            }
            return;
        };
        let status = roll.status(row.id, half_day);
        let color = look::ink(palette, status);
        let mut at = inner.left_center();
        let icon = |ui: &Ui, at: Pos2, icon: Icon, color| {
            let font = FontId::new(17.0, icon.font_family());
            ui.painter()
                .text(at, Align2::LEFT_CENTER, icon.codepoint, font, color)
        };
        icon(ui, at, look::icon(status), color);
        at.x += 22.0;
        let record = roll.cell(row.id, half_day);
        let stood_in = record.is_some_and(|(_, record)| record.represented_by.is_some());
        let timed =
            record.is_some_and(|(_, record)| record.from.is_some() || record.until.is_some());
        let marks = (usize::from(stood_in) + usize::from(timed)) as f32 * 18.0;
        let word = if rect.width() - marks >= WORD {
            status.name(cx.texts)
        } else {
            look::letter(cx.texts, status)
        };
        if status != AttendanceStatus::Open || rect.width() - marks >= WORD {
            write(ui, inner.with_min_x(at.x), &word, color);
        }
        let mut end = inner.right_center() - vec2(16.0, 0.0);
        if stood_in {
            icon(ui, end, icons::REPRESENTED, palette.text);
            end.x -= 18.0;
        }
        if timed {
            icon(ui, end, icons::TIME, palette.text);
        }
        if let Some((id, _)) = record {
            fresh::mark(ui, id.ulid(), rect);
            conflicts::mark_in(ui, cx, rect, id);
        }
    }

    /// The menu of the cursor's cell.
    fn show_menu(&mut self, cx: &ViewCx, cell: &egui::Response, acts: &mut Vec<Act>) {
        if cx.doc.is_read_only() {
            self.menu = false;
        }
        let mut open = self.menu;
        let was_open = open;
        let Some(spot) = self.selection.cursor() else {
            return;
        };
        let half_day = self.half_day_of(spot.column);
        let popup = Popup::from_response(cell)
            .kind(PopupKind::Menu)
            .layout(egui::Layout::top_down_justified(egui::Align::Min))
            .style(egui::containers::menu::menu_style)
            .open_bool(&mut open);
        popup.show(|ui| {
            ui.set_min_width(200.0);
            let first = ui.memory(|memory| memory.focused().is_none_or(|focus| focus == id()));
            let mut items = Vec::new();
            match half_day {
                Some(half_day) => {
                    let now = self.shown.roll.status(spot.person, half_day);
                    for status in AttendanceStatus::ALL.iter().copied() {
                        let name = status.name(cx.texts);
                        let key = look::letter(cx.texts, status);
                        items.push((look::icon(status), name, key, now == status));
                        if item(ui, &items, first) {
                            acts.push(Act::Status(status));
                            ui.close();
                        }
                    }
                    let name = tr!(cx.texts, "attend-stand-in");
                    let key = tr!(cx.texts, "attend-letter-stand-in");
                    items.push((icons::REPRESENTED, name, key, false));
                    if item(ui, &items, false) {
                        acts.push(Act::StandIn);
                        ui.close();
                    }
                }
                None => {
                    let now = self.shown.roll.reply(spot.person);
                    let now = now.map(|(_, reply)| reply.answer).unwrap_or_default();
                    for answer in ReplyAnswer::ALL.iter().copied() {
                        let name = answer.name(cx.texts);
                        items.push((reply_icon(answer), name, String::new(), now == answer));
                        if item(ui, &items, first) {
                            acts.push(Act::Reply(answer));
                            ui.close();
                        }
                    }
                }
            }
        });
        self.menu = open;
        if was_open && !open {
            self.focus_grid = true;
        }
    }

    /// The names, which stay in sight.
    fn show_names(
        &mut self,
        ui: &mut Ui,
        parts: &Parts,
        range: std::ops::Range<usize>,
        grid: &egui::Response,
    ) {
        let palette = Palette::here(ui);
        let strip = Rect::from_min_max(
            pos2(parts.inside.left(), parts.body.top()),
            pos2(parts.body.left(), parts.body.bottom()),
        );
        let mut ui = part(ui, strip, "names");
        let ui = &mut ui;
        ui.painter().rect_filled(strip, 0.0, palette.window);
        let cursor = self.selection.cursor();
        let mut moved = None;
        for place in range {
            let Some(row) = self.shown.row(place) else {
                continue;
            };
            let top = parts.frame.cell(parts.origin, place, 0).top();
            let rect = Rect::from_min_size(pos2(strip.left(), top), vec2(strip.width(), ROW));
            let response = ui.interact(rect, row_id(row), Sense::CLICK);
            let here = cursor.is_some_and(|spot| spot.person == row.id);
            let full = if row.organisation.is_empty() {
                row.name.clone()
            } else {
                format!("{}, {}", row.name, row.organisation)
            };
            response.widget_info(|| WidgetInfo::selected(Role::RowHeader, true, here, &full));
            if response.hovered() {
                ui.painter().rect_filled(rect, RADIUS, palette.hover);
            }
            let inner = rect.shrink2(vec2(space::XS, 0.0));
            let words = egui::RichText::new(&row.name);
            let words = if here {
                theme::strong(&row.name, size::BODY).color(palette.accent)
            } else {
                words.color(palette.text)
            };
            put(ui, inner, words);
            fresh::mark(ui, row.id.ulid(), rect);
            let line = Stroke::new(1.0, palette.border);
            ui.painter().hline(rect.x_range(), rect.bottom(), line);
            if response.clicked() {
                let column = cursor.map_or(1, |spot| spot.column);
                let person = row.id;
                let extend = ui.input(|input| input.modifiers.shift);
                moved = Some((Spot { person, column }, extend));
            }
            if parts.frame.organisation == 0.0 && !row.organisation.is_empty() {
                response.on_hover_text(&full);
            }
        }
        let line = Stroke::new(1.0, palette.border);
        ui.painter()
            .vline(strip.right() - 0.5, strip.y_range(), line);
        if let Some((spot, extend)) = moved {
            self.selection.set(spot, extend);
            grid.request_focus();
        }
    }

    /// The names of the columns; those of half-days have a menu.
    fn show_head(&self, ui: &mut Ui, cx: &ViewCx, parts: &Parts, acts: &mut Vec<Act>) {
        let palette = Palette::here(ui);
        let strip = Rect::from_min_size(parts.inside.min, vec2(parts.inside.width(), HEAD));
        ui.painter().rect_filled(strip, 0.0, palette.window);
        let right = strip.with_min_x(parts.body.left());
        let mut child = part(ui, right, "head");
        let title = |ui: &mut Ui, rect: Rect, text: &str| {
            let words = theme::strong(text, size::SMALL).color(palette.text_weak);
            put(ui, rect.shrink2(vec2(space::XS, 0.0)), words);
        };
        let left = parts.origin.x + parts.frame.name;
        let top = strip.top();
        if parts.frame.organisation > 0.0 {
            let size = vec2(parts.frame.organisation, HEAD);
            let rect = Rect::from_min_size(pos2(left, top), size);
            title(&mut child, rect, &tr!(cx.texts, "roster-organisation"));
        }
        for column in 0..=parts.frame.half_days {
            let (x, width) = parts.frame.column(column);
            let at = pos2(parts.origin.x + x, top);
            let rect = Rect::from_min_size(at, vec2(width, HEAD));
            if !rect.intersects(right) {
                continue;
            }
            match self.half_day_of(column) {
                None => title(&mut child, rect, &tr!(cx.texts, "attend-reply")),
                Some(half_day) => self.show_half_day(&mut child, cx, half_day, rect, acts),
            }
        }
        let corner = strip.with_max_x(parts.body.left());
        let mut child = part(ui, corner, "corner");
        title(&mut child, corner, &tr!(cx.texts, "roster-name"));
        let line = Stroke::new(1.0, palette.field_border);
        ui.painter()
            .hline(strip.x_range(), strip.bottom() - 0.5, line);
    }

    fn show_half_day(
        &self,
        ui: &mut Ui,
        cx: &ViewCx,
        half_day: HalfDay,
        rect: Rect,
        acts: &mut Vec<Act>,
    ) {
        let palette = Palette::here(ui);
        let response = ui.interact(rect, ui.scope_id().with(("head", half_day)), Sense::click());
        let name = rows::half_day_name(cx.texts, half_day);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
        if response.hovered() || response.has_focus() {
            let inner = rect.shrink(1.0);
            ui.painter().rect_filled(inner, RADIUS, palette.hover);
        }
        if response.has_focus() {
            let stroke = Stroke::new(1.5, palette.accent);
            let inner = rect.shrink(1.0);
            ui.painter()
                .rect_stroke(inner, RADIUS, stroke, StrokeKind::Inside);
        }
        let inner = rect.shrink2(vec2(space::XS, 4.0));
        let date = rows::short_date(cx.texts, half_day.date);
        let half = half_day.half.name(cx.texts);
        let (upper, lower) = inner.split_top_bottom_at_fraction(0.5);
        let words = theme::strong(date, size::SMALL).color(palette.text);
        put(ui, upper, words);
        let words = egui::RichText::new(half).size(size::SMALL);
        let sign = rect.width() >= MENU_SIGN;
        let end = lower.right() - if sign { 14.0 } else { 0.0 };
        put(ui, lower.with_max_x(end), words.color(palette.text_weak));
        if sign {
            let icon = icons::EXPAND;
            let font = FontId::new(14.0, icon.font_family());
            let (at, to) = (lower.right_center(), Align2::RIGHT_CENTER);
            ui.painter()
                .text(at, to, icon.codepoint, font, palette.text_weak);
        }
        if cx.doc.is_read_only() {
            return;
        }
        Popup::menu(&response).show(|ui| {
            ui.set_min_width(260.0);
            for status in AttendanceStatus::ALL.iter().copied().skip(1) {
                let word = status.name(cx.texts);
                let label = tr!(cx.texts, "attend-close-open", status = word.as_str());
                let items = [(look::icon(status), label, String::new(), false)];
                if item(ui, &items, false) {
                    acts.push(Act::CloseOpen(half_day, status));
                    ui.close();
                }
            }
        });
    }

    /// The counts of each half-day, below its column.
    fn show_foot(&self, ui: &mut Ui, cx: &ViewCx, parts: &Parts, low: bool) {
        let palette = Palette::here(ui);
        let strip = Rect::from_min_max(
            pos2(parts.inside.left(), parts.body.bottom()),
            pos2(parts.inside.right(), parts.body.bottom() + parts.frame.foot),
        );
        ui.painter().rect_filled(strip, 0.0, palette.panel);
        let line = Stroke::new(1.0, palette.field_border);
        ui.painter().hline(strip.x_range(), strip.top() + 0.5, line);
        let right = strip.with_min_x(parts.body.left());
        let child = part(ui, right, "counts");
        let counts = self.shown.roll.half_days.iter().zip(&self.shown.counts);
        for (place, (half_day, counts)) in counts.enumerate() {
            let (x, width) = parts.frame.column(place + 1);
            let at = pos2(parts.origin.x + x, strip.top());
            let rect = Rect::from_min_size(at, vec2(width, strip.height()));
            if !rect.intersects(right) {
                continue;
            }
            let response = child.interact(
                rect,
                child.scope_id().with(("counts", *half_day)),
                Sense::hover(),
            );
            let words: Vec<String> = AttendanceStatus::ALL
                .iter()
                .map(|status| format!("{} {}", counts.of(*status), status.name(cx.texts)))
                .collect();
            let half = rows::half_day_name(cx.texts, *half_day);
            let said = format!("{half}: {}", words.join(", "));
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
            response.on_hover_text(&said);
            let lines: &[[Option<AttendanceStatus>; 2]] = &[
                [
                    Some(AttendanceStatus::Present),
                    Some(AttendanceStatus::Online),
                ],
                [
                    Some(AttendanceStatus::Excused),
                    Some(AttendanceStatus::Absent),
                ],
                [Some(AttendanceStatus::Open), None],
            ];
            let shown = if low { 1 } else { lines.len() };
            for (nth, line) in lines.iter().take(shown).enumerate() {
                let y = rect.top() + 4.0 + (nth as f32 + 0.5) * LINE;
                for (half, status) in line.iter().enumerate() {
                    let Some(status) = *status else { continue };
                    let x = rect.left() + space::S + half as f32 * (width - space::S) / 2.0;
                    count(&child, pos2(x, y), status, counts.of(status));
                }
            }
        }
        let corner = strip.with_max_x(parts.body.left());
        let mut child = part(ui, corner, "counts corner");
        child.painter().rect_filled(corner, 0.0, palette.panel);
        child
            .painter()
            .hline(corner.x_range(), strip.top() + 0.5, line);
        let people = if self.shown.len() == self.shown.total() {
            tr!(cx.texts, "attend-people", count = self.shown.total())
        } else {
            tr!(
                cx.texts,
                "attend-people-of",
                count = self.shown.len(),
                total = self.shown.total()
            )
        };
        let id = child.scope_id().with("people");
        let response = child.interact(corner, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &people));
        let words = theme::strong(people, size::SMALL).color(palette.text);
        let inner = corner.shrink2(vec2(space::XS, 4.0));
        put(&mut child, inner.with_max_y(inner.top() + LINE), words);
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
