//! A list drawn as a table: only the rows on the screen, moved through with the arrow keys.
//!
//! For screen readers it is a list box whose options are the rows.

use egui::{
    Align2, EventFilter, FontId, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Stroke,
    StrokeKind, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use super::list::{COLUMNS, List, Listed};
use crate::model::Id;
use crate::ui::fresh;
use crate::ui::theme::{self, Palette, RADIUS, size, space};

/// A column.
pub struct Column {
    /// What stands above it.
    pub title: String,
    /// The least width with which it is shown, in points. Where there is no room for all, the
    /// last ones are left out.
    pub least: f32,
    /// Its share of the room that is left.
    pub share: f32,
}

impl Column {
    /// A column.
    pub fn new(title: String, least: f32, share: f32) -> Self {
        Self {
            title,
            least,
            share,
        }
    }
}

/// What somebody did in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Selected this row.
    Select(usize),
    /// Wants to edit this row.
    Open(usize),
}

const ROW_HEIGHT: f32 = 32.0;
const HEADER_HEIGHT: f32 = 28.0;
/// Between a row's rim and its first cell.
const INSET: f32 = space::S;

/// Shows the list in all the room there is. `name` is read by screen readers, `blank` stands for
/// a name that is missing. With `take_focus` the keys go to the table from now on. `mark` may put
/// something on a row.
pub fn show<T: Listed>(
    ui: &mut Ui,
    name: &str,
    columns: &[Column],
    list: &mut List<T>,
    blank: &str,
    take_focus: bool,
    mark: &mut dyn FnMut(&mut Ui, Rect, Id<T>),
) -> Option<Deed> {
    let palette = Palette::here(ui);
    let scroll_to_selected = list.take_scroll();
    let mut anchor = std::mem::take(&mut list.anchor);
    let foreign = list.foreign();
    let whole = ui.available_rect_before_wrap();
    let id = ui.make_persistent_id(name);
    // Below the rows, so that clicks on them are theirs.
    let table = ui.interact(whole, id, Sense::focusable_noninteractive());
    table.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, name));
    if take_focus {
        table.request_focus();
    }

    let width = whole.width() - ui.spacing().scroll.allocated_width();
    let widths = fit(columns, width - 2.0 * INSET);
    header(ui, columns, &widths, width);

    let rows_high = (ui.available_height() / ROW_HEIGHT).floor().max(1.0);
    let mut deed = None;
    if table.has_focus() {
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        deed = keys(ui, list.place(), list.len(), rows_high as usize - 1);
    }

    ui.spacing_mut().item_spacing.y = 0.0;
    let mut active = None;
    let row_of = |id: Id<T>| egui::Id::unique((name, "row", id));
    let area = ScrollArea::vertical()
        .id_salt((name, "rows"))
        .auto_shrink(false)
        .animated(false);
    let area = anchor.begin(area);
    let shown = area.show_rows(ui, ROW_HEIGHT, list.len(), |ui, range| {
        let id_of = |place| Some(row_of(list.row(place)?.id));
        anchor.rows(ui, range.clone(), ROW_HEIGHT, id_of);
        if scroll_to_selected && let Some(place) = list.place() {
            let top = ui.max_rect().top() + (place as f32 - range.start as f32) * ROW_HEIGHT;
            let rect =
                Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(width, ROW_HEIGHT));
            ui.scroll_to_rect(rect, None);
        }
        for place in range {
            let Some(row) = list.row(place) else {
                continue;
            };
            let (_, rect) = ui.allocate_space(vec2(width, ROW_HEIGHT));
            // Not focusable by itself: the table has the focus and moves the selection.
            let response = ui.interact(rect, id.with(row.id.ulid()), Sense::CLICK);
            let selected = list.selected() == Some(row.id);
            let (row_name, rest) = match row.cells.split_first() {
                Some((first, rest)) if first.is_empty() => (blank, rest),
                Some((first, rest)) => (first.as_str(), rest),
                None => (blank, row.cells.as_slice()),
            };
            response.widget_info(|| {
                WidgetInfo::selected(Role::ListBoxOption, true, selected, row_name)
            });
            ui.ctx().accesskit_node_builder(response.id, |node| {
                let rest: Vec<&str> = rest
                    .iter()
                    .map(String::as_str)
                    .filter(|cell| !cell.is_empty())
                    .collect();
                node.set_selected(selected);
                node.set_description(rest.join(", "));
            });
            if selected {
                active = Some(response.id);
            }
            paint_ground(ui, rect, selected, response.hovered(), table.has_focus());
            cells(ui, rect, &widths, row_name, &row.cells);
            fresh::mark(ui, row.id.ulid(), rect);
            mark(ui, rect, row.id);
            if response.clicked() {
                table.request_focus();
                deed = Some(Deed::Select(place));
            }
            if response.double_clicked() {
                deed = Some(Deed::Open(place));
            }
        }
    });
    let find = |id| {
        let at = |place: &usize| list.row(*place).is_some_and(|row| row_of(row.id) == id);
        (0..list.len())
            .find(at)
            .map(|place| place as f32 * ROW_HEIGHT)
    };
    anchor.end(ui, foreign, list.selected().map(row_of), &shown, find);
    list.anchor = anchor;
    if let Some(active) = active {
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_active_descendant(active.accesskit_id());
        });
    } else if table.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(whole, RADIUS, stroke, StrokeKind::Inside);
    }
    deed
}

/// What the keys say while the table has the focus. `page` is how many rows a page key moves.
fn keys(ui: &Ui, place: Option<usize>, rows: usize, page: usize) -> Option<Deed> {
    let last = rows.checked_sub(1)?;
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let moved = |to: usize| Some(Deed::Select(to.min(last)));
        let Some(place) = place else {
            let first = pressed(Key::ArrowDown) || pressed(Key::Home) || pressed(Key::Enter);
            return if first {
                moved(0)
            } else if pressed(Key::ArrowUp) || pressed(Key::End) {
                moved(last)
            } else {
                None
            };
        };
        if pressed(Key::ArrowDown) {
            moved(place + 1)
        } else if pressed(Key::ArrowUp) {
            moved(place.saturating_sub(1))
        } else if pressed(Key::Home) {
            moved(0)
        } else if pressed(Key::End) {
            moved(last)
        } else if pressed(Key::PageDown) {
            moved(place + page.max(1))
        } else if pressed(Key::PageUp) {
            moved(place.saturating_sub(page.max(1)))
        } else if pressed(Key::Enter) {
            Some(Deed::Open(place))
        } else {
            None
        }
    })
}

/// The widths of the columns that fit, from left to right; the first is always there.
fn fit(columns: &[Column], width: f32) -> Vec<f32> {
    let mut fitting = 1;
    let mut used = columns.first().map_or(0.0, |column| column.least);
    for column in columns.iter().skip(1) {
        used += column.least + space::M;
        if used > width {
            break;
        }
        fitting += 1;
    }
    let columns = columns.get(..fitting).unwrap_or(columns);
    let gaps = space::M * columns.len().saturating_sub(1) as f32;
    let least: f32 = columns.iter().map(|column| column.least).sum();
    let shares: f32 = columns.iter().map(|column| column.share).sum();
    let rest = (width - gaps - least).max(0.0);
    columns
        .iter()
        .map(|column| (column.least + rest * column.share / shares.max(1.0)).min(width))
        .collect()
}

fn header(ui: &mut Ui, columns: &[Column], widths: &[f32], width: f32) {
    let palette = Palette::here(ui);
    let (_, rect) = ui.allocate_space(vec2(width, HEADER_HEIGHT));
    let mut x = rect.left() + INSET;
    for (column, width) in columns.iter().zip(widths) {
        ui.painter().text(
            pos2(x, rect.center().y),
            Align2::LEFT_CENTER,
            &column.title,
            FontId::new(size::SMALL, theme::strong_family()),
            palette.text_weak,
        );
        x += width + space::M;
    }
    let line = Stroke::new(1.0, palette.border);
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
}

fn paint_ground(ui: &Ui, rect: Rect, selected: bool, hovered: bool, focused: bool) {
    let palette = Palette::here(ui);
    let inner = rect.shrink2(vec2(0.0, 1.0));
    if selected {
        ui.painter().rect_filled(inner, RADIUS, palette.selected);
        if focused {
            let stroke = Stroke::new(1.5, palette.accent);
            ui.painter()
                .rect_stroke(inner, RADIUS, stroke, StrokeKind::Inside);
        }
    } else if hovered {
        ui.painter().rect_filled(inner, RADIUS, palette.hover);
    }
}

fn cells(ui: &Ui, rect: Rect, widths: &[f32], name: &str, cells: &[String; COLUMNS]) {
    let palette = Palette::here(ui);
    let mut x = rect.left() + INSET;
    for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
        let (words, color) = match column {
            0 if cell.is_empty() => (name, palette.text_weak),
            0 => (cell.as_str(), palette.text),
            _ => (cell.as_str(), palette.text_weak),
        };
        if !words.is_empty() {
            let text = WidgetText::from(egui::RichText::new(words).color(color));
            let wrap = Some(TextWrapMode::Truncate);
            let galley = text.into_galley(ui, wrap, *width, TextStyle::Body);
            let top = rect.center().y - galley.size().y / 2.0;
            ui.painter().galley(Pos2::new(x, top), galley, color);
        }
        x += width + space::M;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_find_no_room_are_left_out_and_the_rest_fills_the_width() {
        let columns = [100.0, 80.0, 80.0].map(|least| Column::new(String::new(), least, 1.0));
        assert_eq!(fit(&columns, 60.0), [60.0]);
        assert_eq!(fit(&columns, 150.0), [150.0]);
        let two = fit(&columns, 220.0);
        assert_eq!(two.len(), 2);
        assert!((two.iter().sum::<f32>() + space::M - 220.0).abs() < 0.01);
        assert_eq!(fit(&columns, 400.0).len(), 3);
    }
}
