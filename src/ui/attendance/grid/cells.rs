//! The cells of the grid and the menu of the one with the cursor.

use egui::{
    Align2, FontId, Popup, PopupKind, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    vec2,
};

use super::super::rows::{self, Row};
use super::super::selection::Spot;
use super::super::{AttendanceView, look};
use super::{Act, Parts, WORD, cell_id, id, item, paint_ground, part, reply_icon, write};
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::{AttendanceStatus, HalfDay, ReplyAnswer};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::{conflicts, fresh};

impl AttendanceView {
    pub(super) fn show_body(
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
    pub(super) fn cell_name(&self, cx: &ViewCx, row: &Row, column: usize) -> String {
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

    pub(super) fn half_day_of(&self, column: usize) -> Option<HalfDay> {
        let place = column.checked_sub(1)?;
        self.shown.roll.half_days.get(place).copied()
    }

    pub(super) fn paint_cell(
        &self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        row: &Row,
        column: usize,
        rect: Rect,
    ) {
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
    pub(super) fn show_menu(&mut self, cx: &ViewCx, cell: &egui::Response, acts: &mut Vec<Act>) {
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
}
