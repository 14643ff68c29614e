//! The list of a register: a head to sort by, and rows of which only those in sight are drawn.

use egui::{
    Align2, EventFilter, FontId, PointerButton, Rect, Response, Role, ScrollArea, Sense, Stroke,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::Act;
use super::cells::{self, Words};
use super::choosing::{Group, Line};
use super::in_place::{self, Choices};
use super::register::{Column, Register, Sorting};
use super::rows::{Part, Row};
use super::selection::{How, Selection};
use super::shown::Shown;
use crate::i18n::{Texts, tr};
use crate::model::{Entry, Id};
use crate::ui::fresh;
use crate::ui::icons;
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, size, space};
use crate::ui::widgets;

/// Height of a row: three lines of text and some air.
pub(super) const ROW_HEIGHT: f32 = 60.0;
/// Height of the title of a group.
pub(super) const TITLE_HEIGHT: f32 = 36.0;
/// Height of the head.
const HEAD_HEIGHT: f32 = 32.0;
/// Between two columns, in points.
const GAP: f32 = 12.0;
/// Width of the last column, with the way to the minutes.
const LINK_WIDTH: f32 = CONTROL_HEIGHT;
/// The text is never narrower than this; the window's smallest size leaves more.
const LEAST_TEXT: f32 = 120.0;

/// The widget of an entry's row.
pub(super) fn row_id(entry: Id<Entry>) -> egui::Id {
    egui::Id::unique(("register row", entry))
}

/// The list while it is drawn.
pub(super) struct Table<'a> {
    pub(super) texts: &'a Texts,
    pub(super) register: Register,
    pub(super) sorting: Sorting,
    pub(super) selection: &'a Selection,
    /// The row that gets the focus as soon as it is drawn.
    pub(super) focus: &'a mut Option<Id<Entry>>,
    /// Whether the menu for the status of what is selected is to open.
    pub(super) open_status: bool,
    pub(super) anchor: &'a mut widgets::Anchor,
    pub(super) choices: Choices<'a>,
    /// The document's foreign revision.
    pub(super) foreign: u64,
    pub(super) read_only: bool,
    /// What somebody did, in order.
    pub(super) acts: Vec<Act>,
}

impl Table<'_> {
    /// The names of the columns; a click on one sorts by it.
    pub(super) fn show_head(&mut self, ui: &mut Ui) {
        let palette = Palette::here(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::XS);
        let width = ui.available_width();
        let (rect, _) = ui.allocate_exact_size(vec2(width, HEAD_HEIGHT), Sense::hover());
        // As wide as the rows, beside which the bar stands.
        let bar = ui.spacing().scroll.allocated_width();
        let rect = rect.with_max_x(rect.right() - bar);
        for (column, cell) in self.cells(rect) {
            let title = cells::title(self.texts, self.register, column);
            let sorted = self.sorting.by == column;
            let name = match (sorted, self.sorting.falling) {
                (false, _) => title.clone(),
                (true, false) => tr!(self.texts, "registers-rising", column = title.as_str()),
                (true, true) => tr!(self.texts, "registers-falling", column = title.as_str()),
            };
            let id = ui.scope_id().with(("head", column));
            let response = ui.interact(cell, id, Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
            if response.hovered() || response.has_focus() {
                let ground = cell.expand2(vec2(space::XS, 0.0));
                ui.painter()
                    .rect_filled(ground, theme::RADIUS, palette.hover);
            }
            let color = if sorted {
                palette.text
            } else {
                palette.text_weak
            };
            let words = Words {
                text: title,
                font: FontId::new(size::SMALL, theme::strong_family()),
                color,
            };
            let galley = cells::lay_out(ui, vec![words], cell.width() - 14.0, 1);
            let left = cell.left_center() - vec2(0.0, galley.size().y / 2.0);
            let right = cell.left() + galley.size().x + 2.0;
            ui.painter().galley(left, galley, color);
            if sorted {
                let icon = match self.sorting.falling {
                    true => icons::EXPAND,
                    false => icons::COLLAPSE,
                };
                let font = FontId::new(14.0, icon.font_family());
                ui.painter().text(
                    pos2(right, cell.center().y),
                    Align2::LEFT_CENTER,
                    icon.codepoint,
                    font,
                    color,
                );
            }
            if response.clicked() {
                self.acts.push(Act::Sort(column));
            }
        }
        let line = Stroke::new(1.0, palette.border);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }

    /// The lines: titles of groups, and rows.
    pub(super) fn show_lines(&mut self, ui: &mut Ui, shown: &Shown) {
        let wanted = self.focus.and_then(|id| shown.line_of(id));
        if wanted.is_none() {
            *self.focus = None;
        }
        let area = ScrollArea::vertical()
            .id_salt(self.register)
            .auto_shrink(false);
        let area = self.anchor.begin(area);
        // As wide as the head, whether there is something to scroll or not.
        let width = ui.available_width() - ui.spacing().scroll.allocated_width();
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.set_height(shown.height());
            self.anchor.content(ui);
            let content = ui.max_rect();
            let rect_of = |line: usize| {
                let (top, bottom) = shown.span(line);
                Rect::from_min_max(
                    pos2(content.left(), content.top() + top),
                    pos2(content.left() + width, content.top() + bottom),
                )
            };
            if let Some(line) = wanted {
                let still = egui::style::ScrollAnimation::none();
                // Only its beginning, so that nothing scrolls sideways in a wide window; with the
                // title of its group, if that is just above.
                let above = shown.title_just_above(line).unwrap_or(line);
                let beginning = rect_of(line)
                    .with_min_y(rect_of(above).top())
                    .with_max_x(content.left() + 1.0);
                ui.scroll_to_rect_animation(beginning, None, still);
                // Drawn when it has come into sight.
                ui.ctx().request_repaint();
            }
            for line in shown.in_sight(viewport.top(), viewport.bottom()) {
                let rect = rect_of(line);
                match shown.line(line) {
                    Some(Line::Title(_)) => {
                        if let Some(group) = shown.group(line) {
                            self.anchor.row(title_id(&group.title), rect);
                            self.show_title(ui, rect, group);
                        }
                    }
                    Some(Line::Row(_)) => {
                        if let Some(row) = shown.row(line) {
                            self.anchor.row(anchor_id(row.id), rect);
                            self.show_row(ui, rect, row);
                            fresh::mark(ui, row.id.ulid(), rect);
                        }
                    }
                    None => {}
                }
            }
        });
        let find = |wanted| {
            let line = (0..shown.len()).find(|line| match shown.line(*line) {
                Some(Line::Row(_)) => shown.row(*line).map(|row| anchor_id(row.id)) == Some(wanted),
                _ => shown.group(*line).map(|group| title_id(&group.title)) == Some(wanted),
            })?;
            Some(shown.span(line).0)
        };
        let cursor = self.selection.cursor().map(anchor_id);
        self.anchor.end(ui, self.foreign, cursor, &output, find);
    }

    fn show_title(&self, ui: &mut Ui, rect: Rect, group: &Group) {
        let palette = Palette::here(ui);
        let name = tr!(
            self.texts,
            "registers-group",
            title = group.title.as_str(),
            count = group.count
        );
        let response = ui.interact(rect, title_id(&group.title).with("title"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        let words = vec![
            Words {
                text: group.title.clone(),
                font: FontId::new(size::BODY, theme::strong_family()),
                color: palette.text,
            },
            Words {
                text: format!("   {}", group.count),
                font: FontId::proportional(size::SMALL),
                color: palette.text_weak,
            },
        ];
        let galley = cells::lay_out(ui, words, rect.width() - 2.0 * space::S, 1);
        let left = pos2(
            rect.left() + space::S,
            rect.bottom() - galley.size().y - space::XS,
        );
        ui.painter().galley(left, galley, palette.text);
        let line = Stroke::new(1.0, palette.border);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }

    fn show_row(&mut self, ui: &mut Ui, rect: Rect, row: &Row) {
        let palette = Palette::here(ui);
        let id = row_id(row.id);
        let response = ui.interact(rect, id, Sense::click());
        let selected = self.selection.has(row.id);
        let name = cells::spoken(self.texts, self.register, row);
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, &name));
        if *self.focus == Some(row.id) {
            response.request_focus();
            *self.focus = None;
        }
        self.answer(ui, &response, row);
        let ground = rect.shrink2(vec2(0.0, 1.0));
        if selected {
            ui.painter()
                .rect_filled(ground, theme::RADIUS, palette.selected);
        } else if response.hovered() {
            ui.painter()
                .rect_filled(ground, theme::RADIUS, palette.hover);
        }
        if response.has_focus() {
            let line = Stroke::new(1.5, palette.accent);
            let inside = egui::StrokeKind::Inside;
            ui.painter()
                .rect_stroke(ground, theme::RADIUS, line, inside);
        }
        if !selected {
            let line = Stroke::new(1.0, palette.border);
            ui.painter().hline(rect.x_range(), rect.bottom(), line);
        }
        let elided = self.show_cells(ui, rect, row);
        self.show_link(ui, rect, row);
        if self.selection.cursor() == Some(row.id) {
            self.show_status_menu(ui, &response, row);
        }
        if elided {
            response.on_hover_text(&row.text);
        }
    }

    /// What a click or the focus asks for.
    fn answer(&mut self, ui: &Ui, response: &Response, row: &Row) {
        if response.has_focus() {
            // The arrows go through the list, not to the next button.
            let filter = EventFilter {
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            // It came here by Tab; the keys of the list are about to move it on.
            if self.selection.cursor() != Some(row.id) && self.focus.is_none() {
                self.acts.push(Act::Select(row.id, How::Alone));
            }
        }
        let by_mouse = response.clicked_by(PointerButton::Primary);
        if response.double_clicked() || response.clicked() && !by_mouse {
            self.acts.push(Act::Go(row.id));
        } else if by_mouse {
            response.request_focus();
            let modifiers = ui.input(|input| input.modifiers);
            let how = match (modifiers.shift, modifiers.command) {
                (true, _) => How::Extend,
                (_, true) => How::Toggle,
                _ => How::Alone,
            };
            self.acts.push(Act::Select(row.id, how));
        }
    }

    /// Whether the text did not fit.
    fn show_cells(&mut self, ui: &mut Ui, rect: Rect, row: &Row) -> bool {
        let palette = Palette::here(ui);
        // Elsewhere a click selects the row.
        let here = self.selection.cursor() == Some(row.id) && !self.read_only;
        let mut elided = false;
        for (column, cell) in self.cells(rect) {
            let change = match (column, &row.part) {
                (Column::Status, _) => in_place::status(ui, self.texts, cell, row, self.read_only),
                (Column::Owner | Column::Due, Part::Action { .. }) if here => {
                    in_place::cell(ui, self.texts, column, cell, row, &self.choices)
                }
                _ => None,
            };
            if let Some(change) = change {
                self.acts.push(Act::Change(vec![row.id], change));
            }
            if column == Column::Status {
                continue;
            }
            let words = cells::words(self.texts, palette, column, row);
            let galley = cells::lay_out(ui, words, cell.width(), 3);
            elided |= galley.elided && column == Column::Text;
            let left = cell.left_center() - vec2(0.0, galley.size().y / 2.0);
            ui.painter().galley(left, galley, palette.text);
        }
        elided
    }

    /// The menu for all that is selected, opened with a key.
    fn show_status_menu(&mut self, ui: &Ui, response: &Response, row: &Row) {
        let count = self.selection.count().max(1);
        let open = self.open_status && !self.read_only;
        if let Some(change) = in_place::status_menu(ui, self.texts, response, row, count, open) {
            self.acts.push(Act::ChangeSelected(change));
        }
    }

    fn show_link(&mut self, ui: &mut Ui, rect: Rect, row: &Row) {
        let place = Rect::from_center_size(
            pos2(rect.right() - LINK_WIDTH / 2.0 - space::XS, rect.center().y),
            theme::ICON_BUTTON,
        );
        let id = egui::Id::unique(("register link", row.id));
        let builder = UiBuilder::new().max_rect(place).scope_id(id);
        let mut ui = ui.new_child(builder);
        let name = tr!(self.texts, "registers-go", text = cells::short(&row.text));
        if widgets::icon_button(&mut ui, icons::GO, &name).clicked() {
            self.acts.push(Act::Go(row.id));
        }
    }

    /// Where the cells of a row lie.
    fn cells(&self, row: Rect) -> Vec<(Column, Rect)> {
        let columns = self.register.columns();
        let space_for = row.width() - LINK_WIDTH - space::S - space::XS;
        let gaps = GAP * columns.len() as f32;
        let width = |column: Column| width(self.register, column);
        let fixed: f32 = columns.iter().map(|column| width(*column)).sum();
        // In a narrow window the other columns give way in equal parts.
        let text = (space_for - gaps - fixed).max(LEAST_TEXT);
        let shrink = ((space_for - gaps - text) / fixed.max(1.0)).min(1.0);
        let mut left = row.left() + space::S;
        columns
            .iter()
            .map(|column| {
                let width = match column {
                    Column::Text => text,
                    other => width(*other) * shrink,
                };
                let cell = Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()));
                left += width + GAP;
                (*column, cell)
            })
            .collect()
    }
}

/// A row's place in the list.
fn anchor_id(entry: Id<Entry>) -> egui::Id {
    egui::Id::unique(("register place", entry))
}

fn title_id(title: &str) -> egui::Id {
    egui::Id::unique(("register group", title))
}

/// How wide a column is; the text takes what is left.
const fn width(register: Register, column: Column) -> f32 {
    match column {
        Column::Text => 0.0,
        Column::Number => match register {
            Register::Decisions => 76.0,
            Register::Actions | Register::Suggestions => 40.0,
        },
        Column::Owner => 132.0,
        Column::Due => 112.0,
        Column::Votes => 120.0,
        Column::Result => 112.0,
        Column::From => 124.0,
        Column::Addressee => 160.0,
        Column::Status => 156.0,
        Column::Session => 100.0,
    }
}
