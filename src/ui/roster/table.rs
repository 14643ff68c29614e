//! A list drawn as a table: only the rows on the screen, the name held at the left while the
//! other columns scroll.
//!
//! For screen readers it is a list box whose options are the rows.

use std::sync::Arc;

use egui::{
    Color32, FontId, Galley, Painter, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use super::columns::{self, Column};
use super::header::{self, HeadDeed};
use super::keys::{self, Press};
use super::list::{Group, Line, List, Listed, Row};
use super::selection::How;
use crate::model::Id;
use crate::ui::fresh;
use crate::ui::icons;
use crate::ui::settings::TablePrefs;
use crate::ui::theme::{self, Palette, RADIUS, size, space};

/// What somebody wants that the table does not do by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// To edit what is selected.
    Open,
    /// To see everything again, whatever is typed in the filter.
    ClearFilter,
    /// The selected rows on the clipboard.
    Copy,
}

/// What a table is called.
pub struct Names<'a> {
    /// The table.
    pub table: &'a str,
    /// A name that is missing.
    pub blank: &'a str,
    /// A group that says nothing.
    pub no_group: &'a str,
    /// How many there are in a group.
    pub count: &'a dyn Fn(usize) -> String,
    /// The titles of all columns.
    pub titles: &'a [String],
}

/// Height of a row, in points.
pub const ROW_HEIGHT: f32 = 30.0;
/// Between a row's rim and its first cell, and half of what is between two cells.
pub const INSET: f32 = space::S;
/// Between two columns.
const GAP: f32 = space::M;
/// How far an arrow key scrolls sideways, in points.
const STEP_ASIDE: f32 = 80.0;

/// Where the columns are.
pub struct Places {
    /// The columns shown, by their places among all, with left end and width from the table's
    /// left edge on, as if it were not scrolled.
    pub columns: Vec<(usize, f32, f32)>,
    /// The right end of the name, which does not scroll.
    pub fixed: f32,
    /// The right end of all.
    pub total: f32,
    /// How far it is scrolled to the right.
    pub aside: f32,
}

impl Places {
    fn of(all: &[Column], prefs: &TablePrefs, room: f32) -> Self {
        let shown = columns::chosen(all, prefs);
        let widths = columns::widths(all, prefs, &shown, room - INSET, GAP);
        let mut left = INSET;
        let mut placed = Vec::new();
        for (column, width) in shown.into_iter().zip(widths) {
            placed.push((column, left, width));
            left += width + GAP;
        }
        let fixed = placed
            .first()
            .map_or(0.0, |(_, left, width)| left + width + GAP / 2.0);
        Self {
            columns: placed,
            fixed,
            total: left,
            aside: 0.0,
        }
    }

    /// The part of a line in which columns scroll.
    fn moving(&self, line: Rect) -> Rect {
        line.with_min_x(line.left() + self.fixed)
    }
}

/// Shows the list in all the room there is. With `take_focus` the keys go to the table from now
/// on. `mark` may put something on a row.
pub fn show<T: Listed>(
    ui: &mut Ui,
    names: &Names<'_>,
    prefs: &mut TablePrefs,
    list: &mut List<T>,
    take_focus: bool,
    mark: &mut dyn FnMut(&mut Ui, Rect, Id<T>),
) -> Option<Wanted> {
    let whole = ui.available_rect_before_wrap();
    let id = ui.make_persistent_id(names.table);
    // Below the rows, so that clicks on them are theirs.
    let table = ui.interact(whole, id, Sense::focusable_noninteractive());
    table.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, names.table));
    if take_focus {
        table.request_focus();
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    let (_, head) = ui.allocate_space(vec2(whole.width(), header::HEIGHT));
    let room = whole.width() - ui.spacing().scroll.allocated_width();
    let mut places = Places::of(T::COLUMNS, prefs, room);

    let rows_high = (ui.available_height() / ROW_HEIGHT).floor().max(2.0) as usize - 1;
    let wide = places.total > room;
    let mut wanted = None;
    if table.has_focus() {
        let letters = crate::ui::shell::shortcuts::single_letters(ui.ctx());
        for press in keys::pressed(ui, id, letters, !list.filter.is_empty()) {
            wanted = wanted.or(answer(list, press, rows_high, wide, ui.input(|i| i.time)));
        }
    }

    let scroll = list.take_scroll();
    let mut clicked = None;
    let rows = Rows {
        id,
        names,
        table: &table,
        whole,
        scroll,
    };
    rows.show(ui, list, &mut places, mark, &mut clicked);
    match clicked {
        Some((line, Click::Go(how))) => list.go(line, how),
        Some((line, Click::Toggle)) => list.toggle(line),
        Some((line, Click::Fold(folded))) => {
            list.fold(line, folded);
            list.go(line, How::Alone);
        }
        Some((line, Click::Open)) => {
            list.go(line, How::Alone);
            wanted = Some(Wanted::Open);
        }
        None => {}
    }
    if clicked.is_some() {
        table.request_focus();
    }

    // Above the rows, which are scrolled under it.
    match header::show(ui, T::COLUMNS, names.titles, prefs, &places, head) {
        Some(HeadDeed::Sort(column, further)) => {
            columns::sort_by(T::COLUMNS, prefs, column, further);
        }
        Some(HeadDeed::Width(column, width)) => {
            if let Some(column) = T::COLUMNS.get(column) {
                prefs.widths.insert(column.key.to_owned(), width);
            }
        }
        Some(HeadDeed::Fit(column)) => {
            let width = widest(ui, list, column);
            if let Some(column) = T::COLUMNS.get(column) {
                prefs.widths.insert(column.key.to_owned(), width);
            }
        }
        Some(HeadDeed::Put(column, to)) => columns::put(T::COLUMNS, prefs, column, to),
        None => {}
    }
    wanted
}

/// Does what a key asks for.
fn answer<T: Listed>(
    list: &mut List<T>,
    press: Press,
    page: usize,
    wide: bool,
    now: f64,
) -> Option<Wanted> {
    let last = list.len().checked_sub(1)?;
    let cursor = list.cursor();
    let at = cursor.unwrap_or(0);
    let aside = |list: &mut List<T>, by: f32| {
        if wide {
            list.aside.1 = Some((list.aside.0 + by).max(0.0));
        }
    };
    match press {
        Press::Move(by, how) => {
            let to = match cursor {
                Some(at) => at.saturating_add_signed(by.lines(page)).min(last),
                // Where nothing is selected, the first step leads to the nearest end.
                None if by.is_up() => last,
                None => 0,
            };
            list.go(to, how);
        }
        Press::Toggle if cursor.is_some() => list.toggle(at),
        Press::Toggle => {}
        Press::Left => match (list.group(at), list.title_above(at)) {
            (Some(group), _) if !group.folded && cursor.is_some() => list.fold(at, true),
            (None, Some(title)) if cursor.is_some() && list.aside.0 <= 0.0 => {
                list.go(title, How::Alone);
            }
            _ => aside(list, -STEP_ASIDE),
        },
        Press::Right => match list.group(at) {
            Some(group) if cursor.is_some() && group.folded => list.fold(at, false),
            _ => aside(list, STEP_ASIDE),
        },
        Press::Enter => match (cursor, list.group(at)) {
            (None, _) => list.go(0, How::Alone),
            (Some(_), Some(group)) => {
                let folded = !group.folded;
                list.fold(at, folded);
            }
            (Some(_), None) => {
                if list.count() == 0 {
                    list.go(at, How::Alone);
                }
                return Some(Wanted::Open);
            }
        },
        Press::Letters(letters) => jump(list, &letters, at, now),
        Press::Copy => return Some(Wanted::Copy),
        Press::ClearFilter => return Some(Wanted::ClearFilter),
    }
    None
}

/// Goes to the next name that begins with the letters typed within a second.
fn jump<T: Listed>(list: &mut List<T>, letters: &str, at: usize, now: f64) {
    const PAUSE: f64 = 1.0;
    let (typed, last) = &mut list.jump;
    if now - *last > PAUSE {
        typed.clear();
    }
    *last = now;
    typed.push_str(letters);
    let start = typed.clone();
    let first = start.chars().next();
    // The same letter again and again goes from one to the next.
    let again = start.chars().all(|letter| Some(letter) == first);
    let from = if again { at + 1 } else { at };
    let wanted = if again {
        first.into_iter().collect()
    } else {
        start
    };
    if let Some(line) = list.find_name(&wanted, from) {
        list.go(line, How::Alone);
    }
}

/// What was clicked on a line.
#[derive(Clone, Copy)]
enum Click {
    Go(How),
    Toggle,
    Fold(bool),
    Open,
}

/// The rows on the screen.
struct Rows<'a> {
    id: egui::Id,
    names: &'a Names<'a>,
    table: &'a Response,
    whole: Rect,
    scroll: bool,
}

impl Rows<'_> {
    fn show<T: Listed>(
        &self,
        ui: &mut Ui,
        list: &mut List<T>,
        places: &mut Places,
        mark: &mut dyn FnMut(&mut Ui, Rect, Id<T>),
        clicked: &mut Option<(usize, Click)>,
    ) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut anchor = std::mem::take(&mut list.anchor);
        let mut area = ScrollArea::both()
            .id_salt((self.names.table, "rows"))
            .auto_shrink(false)
            .animated(false);
        if let Some(aside) = list.aside.1.take() {
            let room = self.whole.width() - ui.spacing().scroll.allocated_width();
            let most = (places.total - room).max(0.0);
            area = area.horizontal_scroll_offset(aside.min(most));
        }
        let area = anchor.begin(area);
        let mut active = None;
        let seen: &List<T> = list;
        let shown = area.show_rows(ui, ROW_HEIGHT, seen.len(), |ui, range| {
            let origin = ui.max_rect().left_top();
            places.aside = self.whole.left() - origin.x;
            anchor.rows(ui, range.clone(), ROW_HEIGHT, |line| {
                self.line_id(seen, line)
            });
            let visible = ui.clip_rect().x_range();
            let visible = visible.intersection(self.whole.x_range());
            let line_at = |line: usize| {
                let top = origin.y + (line as f32 - range.start as f32) * ROW_HEIGHT;
                Rect::from_x_y_ranges(visible, top..=top + ROW_HEIGHT)
            };
            if self.scroll
                && let Some(line) = seen.cursor()
            {
                // Sideways it stays where it is.
                let middle = line_at(line).center().x;
                ui.scroll_to_rect(line_at(line).with_min_x(middle).with_max_x(middle), None);
            }
            ui.allocate_space(vec2(
                places.total.max(visible.span()),
                ROW_HEIGHT * range.len() as f32,
            ));
            for line in range.clone() {
                let rect = line_at(line);
                let id = match seen.line(line) {
                    Some(Line::Row(_)) => seen.row(line).map(|row| {
                        let response = self.row(ui, seen, row, rect, line, places, clicked);
                        mark(ui, rect, row.id);
                        response.id
                    }),
                    Some(Line::Group(_)) => seen
                        .group(line)
                        .map(|group| self.group(ui, seen, group, rect, line, clicked).id),
                    None => None,
                };
                if seen.cursor() == Some(line) {
                    active = id;
                }
            }
        });
        let find = |id| {
            (0..seen.len())
                .find(|line| self.line_id(seen, *line) == Some(id))
                .map(|line| line as f32 * ROW_HEIGHT)
        };
        let chosen = seen.cursor().and_then(|line| self.line_id(seen, line));
        anchor.end(ui, seen.foreign(), chosen, &shown, find);
        list.aside.0 = shown.state.clamped_offset().x;
        list.anchor = anchor;
        ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_multiselectable();
            node.set_size_of_set(list.len());
            if let Some(active) = active {
                node.set_active_descendant(active.accesskit_id());
            }
        });
        if active.is_none() && self.table.has_focus() {
            focus_line(ui, self.whole);
        }
    }

    fn line_id<T: Listed>(&self, list: &List<T>, line: usize) -> Option<egui::Id> {
        let name = self.names.table;
        match list.line(line)? {
            Line::Row(_) => Some(egui::Id::unique((name, "row", list.row(line)?.id))),
            Line::Group(_) => Some(egui::Id::unique((name, "group", &list.group(line)?.title))),
        }
    }

    fn row<T: Listed>(
        &self,
        ui: &Ui,
        list: &List<T>,
        row: &Row<T>,
        rect: Rect,
        line: usize,
        places: &Places,
        clicked: &mut Option<(usize, Click)>,
    ) -> Response {
        // Not focusable by itself: the table has the focus and moves the selection.
        let response = ui.interact(rect, self.id.with(row.id.ulid()), Sense::CLICK);
        let chosen = list.is_chosen(row.id);
        let name = match row.name() {
            "" => self.names.blank,
            name => name,
        };
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            let cells = places.columns.iter().skip(1);
            let cells = cells.filter_map(|(column, ..)| row.cells.get(*column));
            let rest: Vec<&str> = cells
                .map(|cell| cell.text.as_str())
                .filter(|text| !text.is_empty())
                .collect();
            node.set_selected(chosen);
            node.set_description(rest.join(", "));
            node.set_position_in_set(line + 1);
        });
        let cursor = list.cursor() == Some(line) && self.table.has_focus();
        let ground = ground(ui, rect, chosen, response.hovered());
        let hidden = self.cells(ui, row, name, rect, places, ground, &response);
        if cursor {
            focus_line(ui, rect.shrink2(vec2(0.0, 1.0)));
        }
        fresh::mark(ui, row.id.ulid(), rect);
        let modifiers = ui.input(|input| input.modifiers);
        if response.double_clicked() {
            *clicked = Some((line, Click::Open));
        } else if response.clicked() {
            let click = if modifiers.shift {
                Click::Go(How::Extend)
            } else if modifiers.command {
                Click::Toggle
            } else {
                Click::Go(How::Alone)
            };
            *clicked = Some((line, click));
        }
        match hidden {
            Some(hidden) => response.on_hover_text_at_pointer(hidden),
            None => response,
        }
    }

    /// Paints the cells; returns the text of the one under the pointer, if it is cut off.
    #[expect(clippy::too_many_arguments, reason = "what one row is painted from")]
    fn cells<'r, T: Listed>(
        &self,
        ui: &Ui,
        row: &'r Row<T>,
        name: &str,
        rect: Rect,
        places: &Places,
        ground: Color32,
        response: &Response,
    ) -> Option<&'r str> {
        let palette = Palette::here(ui);
        let pointer = response
            .hovered()
            .then(|| ui.input(|i| i.pointer.hover_pos()));
        let pointer = pointer.flatten();
        let mut hidden = None;
        let moving = places.moving(rect).intersect(ui.clip_rect());
        let painter = ui.painter().with_clip_rect(moving);
        let (fixed, rest) = places.columns.split_first()?;
        for (column, left, width) in rest {
            let left = rect.left() + left - places.aside;
            let slot = Rect::from_x_y_ranges(left..=left + width, rect.y_range());
            let Some(cell) = row.cells.get(*column).filter(|cell| !cell.text.is_empty()) else {
                continue;
            };
            if !slot.intersects(moving) {
                continue;
            }
            let right = T::COLUMNS.get(*column).is_some_and(|column| column.numbers);
            let cut = paint(ui, &painter, slot, &cell.text, palette.text_weak, right);
            if cut && pointer.is_some_and(|at| slot.contains(at)) {
                hidden = Some(cell.text.as_str());
            }
        }
        let (_, left, width) = *fixed;
        let left = rect.left() + left;
        let slot = Rect::from_x_y_ranges(left..=left + width, rect.y_range());
        if places.aside > 0.5 {
            let edge = rect
                .with_max_x(rect.left() + places.fixed)
                .shrink2(vec2(0.0, 1.0));
            ui.painter().rect_filled(edge, RADIUS, ground);
        }
        let color = if row.name().is_empty() || row.erased {
            palette.text_weak
        } else {
            palette.text
        };
        let cut = paint(ui, ui.painter(), slot, name, color, false);
        if cut && pointer.is_some_and(|at| slot.contains(at)) {
            hidden = Some(row.name());
        }
        hidden
    }

    fn group<T: Listed>(
        &self,
        ui: &Ui,
        list: &List<T>,
        group: &Group,
        rect: Rect,
        line: usize,
        clicked: &mut Option<(usize, Click)>,
    ) -> Response {
        let palette = Palette::here(ui);
        let id = self.id.with(("group", &group.title));
        let response = ui.interact(rect, id, Sense::CLICK);
        let title = match group.title.as_str() {
            "" => self.names.no_group,
            title => title,
        };
        let count = (self.names.count)(group.count);
        let name = format!("{title}, {count}");
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, false, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_expanded(!group.folded);
            node.set_position_in_set(line + 1);
        });
        ground(ui, rect, false, response.hovered());
        let icon = if group.folded {
            icons::GO
        } else {
            icons::EXPAND
        };
        let icon = icon.rich_text().size(18.0).color(palette.text_weak);
        let icon = galley(ui, WidgetText::from(icon), f32::INFINITY);
        let middle = rect.center().y;
        let at = pos2(rect.left() + 2.0, middle - icon.size().y / 2.0);
        ui.painter().galley(at, icon, palette.text_weak);
        let left = rect.left() + INSET + space::M;
        let words = theme::strong(title, size::BODY).color(palette.text);
        let words = galley(ui, WidgetText::from(words), rect.right() - left - 120.0);
        let behind = left + words.size().x + space::S;
        let at = pos2(left, middle - words.size().y / 2.0);
        ui.painter().galley(at, words, palette.text);
        ui.painter().text(
            pos2(behind, middle),
            egui::Align2::LEFT_CENTER,
            count,
            FontId::proportional(size::SMALL),
            palette.text_weak,
        );
        if list.cursor() == Some(line) && self.table.has_focus() {
            focus_line(ui, rect.shrink2(vec2(0.0, 1.0)));
        }
        if response.clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            let click = if modifiers.command {
                Click::Toggle
            } else {
                Click::Fold(!group.folded)
            };
            *clicked = Some((line, click));
        }
        response
    }
}

fn focus_line(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(1.5, Palette::here(ui).accent);
    ui.painter()
        .rect_stroke(rect, RADIUS, stroke, StrokeKind::Inside);
}

/// Paints a row's ground; returns its colour.
fn ground(ui: &Ui, rect: Rect, chosen: bool, hovered: bool) -> Color32 {
    let palette = Palette::here(ui);
    let color = if chosen {
        palette.selected
    } else if hovered {
        palette.hover
    } else {
        return palette.window;
    };
    ui.painter()
        .rect_filled(rect.shrink2(vec2(0.0, 1.0)), RADIUS, color);
    color
}

fn galley(ui: &Ui, text: WidgetText, width: f32) -> Arc<Galley> {
    text.into_galley(ui, Some(TextWrapMode::Truncate), width, TextStyle::Body)
}

/// Paints a text on one line; returns whether it had to be cut off.
fn paint(ui: &Ui, painter: &Painter, slot: Rect, text: &str, color: Color32, right: bool) -> bool {
    let words = WidgetText::from(egui::RichText::new(text).color(color));
    let galley = galley(ui, words, slot.width());
    let cut = galley.elided;
    let left = if right {
        slot.right() - galley.size().x
    } else {
        slot.left()
    };
    let top = slot.center().y - galley.size().y / 2.0;
    painter.galley(Pos2::new(left, top), galley, color);
    cut
}

/// The width that a column needs for the texts around the cursor.
fn widest<T: Listed>(ui: &Ui, list: &List<T>, column: usize) -> f32 {
    const LOOKED_AT: usize = 200;
    let from = list.cursor().unwrap_or(0).saturating_sub(LOOKED_AT / 2);
    let cells = (from..from + LOOKED_AT).filter_map(|line| list.row(line)?.cells.get(column));
    let widths = cells.map(|cell| {
        let words = WidgetText::from(egui::RichText::new(&cell.text));
        let wrap = Some(TextWrapMode::Extend);
        words
            .into_galley(ui, wrap, f32::INFINITY, TextStyle::Body)
            .size()
            .x
    });
    let (least, most) = crate::ui::settings::COLUMN_WIDTH;
    (widths.fold(0.0, f32::max) + 2.0).clamp(least, most / 2.0)
}
