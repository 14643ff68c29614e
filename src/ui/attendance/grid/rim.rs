//! What stays in sight around the cells: names, head and counts.

use egui::{
    Align2, FontId, Popup, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::rows;
use super::super::selection::Spot;
use super::super::{AttendanceView, look};
use super::{Act, HEAD, LINE, MENU_SIGN, Parts, ROW, count, item, part, put, row_id};
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{AttendanceStatus, HalfDay};
use crate::ui::fresh;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, RADIUS, size, space};
use crate::ui::view::ViewCx;

impl AttendanceView {
    /// The names, which stay in sight.
    pub(super) fn show_names(
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
    pub(super) fn show_head(&self, ui: &mut Ui, cx: &ViewCx, parts: &Parts, acts: &mut Vec<Act>) {
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

    pub(super) fn show_half_day(
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
    pub(super) fn show_foot(&self, ui: &mut Ui, cx: &ViewCx, parts: &Parts, low: bool) {
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
