//! A row of the search: what it is called or says, and below where it belongs.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, FontId, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::rows::Row;
use crate::search::Excerpt;
use crate::ui::theme::{self, Palette, size, space};

/// Height of a row, in points.
const ROW_HEIGHT: f32 = 44.0;

/// Shows a row, which is the `nth` of `count` to choose from.
pub(super) fn show(
    ui: &mut Ui,
    row: &Row,
    selected: bool,
    (nth, count): (usize, usize),
) -> egui::Response {
    let palette = Palette::here(ui);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, row.name()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_position_in_set(nth);
        node.set_size_of_set(count);
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let fill = if selected {
        Some(palette.selected)
    } else if response.hovered() {
        Some(palette.hover)
    } else {
        None
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, theme::RADIUS, fill);
    }
    let icon_font = FontId::new(18.0, row.icon.font_family());
    let at = pos2(rect.left() + space::M, rect.center().y);
    ui.painter().text(
        at,
        Align2::CENTER_CENTER,
        row.icon.codepoint,
        icon_font,
        palette.text_weak,
    );
    let left = rect.left() + space::XL - space::XS;
    let room = rect.right() - space::S - left;
    let mut above = line(room);
    marked(
        &mut above,
        &row.first,
        size::BODY,
        palette.text,
        palette.accent,
    );
    let mut below = line(room);
    marked(
        &mut below,
        &row.second,
        size::SMALL,
        palette.text_weak,
        palette.accent,
    );
    if !row.context.is_empty() {
        let between = if row.second.text.is_empty() {
            ""
        } else {
            " · "
        };
        let format = TextFormat::simple(FontId::proportional(size::SMALL), palette.text_weak);
        below.append(&format!("{between}{}", row.context), 0.0, format);
    }
    let (above, below) = (
        ui.painter().layout_job(above),
        ui.painter().layout_job(below),
    );
    let height = if below.job.text.is_empty() {
        above.size().y
    } else {
        above.size().y + 2.0 + below.size().y
    };
    let top = rect.center().y - height / 2.0;
    let second_top = top + above.size().y + 2.0;
    ui.painter().galley(pos2(left, top), above, palette.text);
    ui.painter()
        .galley(pos2(left, second_top), below, palette.text_weak);
    response
}

fn line(width: f32) -> LayoutJob {
    LayoutJob {
        wrap: TextWrapping::truncate_at_width(width.max(1.0)),
        ..LayoutJob::default()
    }
}

/// Adds an excerpt with what was found in bold.
fn marked(
    job: &mut LayoutJob,
    excerpt: &Excerpt,
    size: f32,
    color: egui::Color32,
    found: egui::Color32,
) {
    let plain = TextFormat::simple(FontId::proportional(size), color);
    let bold = TextFormat::simple(FontId::new(size, theme::strong_family()), found);
    let mut from = 0;
    for mark in &excerpt.marks {
        let before = excerpt.text.get(from..mark.start).unwrap_or_default();
        let word = excerpt.text.get(mark.clone()).unwrap_or_default();
        job.append(before, 0.0, plain.clone());
        job.append(word, 0.0, bold.clone());
        from = mark.end;
    }
    let rest = excerpt.text.get(from..).unwrap_or_default();
    job.append(rest, 0.0, plain);
}
