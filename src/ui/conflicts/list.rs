//! The list of open conflicts.

use egui::{Label, Rect, RichText, ScrollArea, Ui, pos2, vec2};

use super::{ConflictsView, Row};
use crate::model::TableName;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::widgets;

/// Height of a row, in points.
const ROW: f32 = 72.0;
/// Between rows, in points.
const GAP: f32 = 2.0;
/// How many rows Page Up and Page Down go.
const PAGE: isize = 6;

impl ConflictsView {
    pub(super) fn show_list(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = GAP;
        let mut clicked = None;
        let area = ScrollArea::vertical()
            .id_salt("conflicts")
            .auto_shrink(false);
        area.show_rows(ui, ROW, self.rows.len(), |ui, range| {
            let top = ui.max_rect().left_top();
            let rect_of = |place: usize| {
                let y = (place as f32 - range.start as f32) * (ROW + GAP);
                Rect::from_min_size(pos2(top.x, top.y + y), vec2(1.0, ROW))
            };
            if self.focus {
                let still = egui::style::ScrollAnimation::none();
                ui.scroll_to_rect_animation(rect_of(self.place), None, still);
                // Drawn when it has come into sight.
                ui.ctx().request_repaint();
            }
            for place in range.clone() {
                let Some(row) = self.rows.get(place) else {
                    continue;
                };
                let selected = self.selected == Some(row.id);
                let name = format!("{}, {}, {}", row.name, row.field, row.who);
                let response = ui
                    .push_id(row.id, |ui| {
                        widgets::list_row(ui, &name, selected, ROW, |ui| show_row(ui, row))
                    })
                    .inner;
                if selected && std::mem::take(&mut self.focus) {
                    response.request_focus();
                }
                if response.has_focus() {
                    self.row_focus = Some(response.id);
                }
                if response.clicked() {
                    let by_key = !response.clicked_by(egui::PointerButton::Primary);
                    clicked = Some((row.id, by_key));
                    response.request_focus();
                }
            }
        });
        if let Some((id, by_key)) = clicked {
            self.select(id);
            self.details_in_front = true;
            if by_key {
                self.enter();
            }
        }
    }

    /// Arrows and their kin move through the list while one of its rows has the focus, or
    /// nothing has.
    pub(super) fn read_keys(&mut self, ui: &Ui) {
        let here = match ui.memory(|memory| memory.focused()) {
            Some(focused) => self.row_focus == Some(focused),
            None => {
                ui.memory(|memory| memory.top_modal_layer()).is_none()
                    && !egui::Popup::is_any_open(ui.ctx())
            }
        };
        if !here || self.draft.is_some() {
            return;
        }
        let Some(step) = widgets::step_keys(ui, PAGE) else {
            return;
        };
        let last = self.rows.len().saturating_sub(1);
        let next = self.place.saturating_add_signed(step);
        if let Some(row) = self.rows.get(next.min(last)) {
            let id = row.id;
            self.select(id);
            self.focus = true;
        }
    }
}

fn icon(row: &Row) -> Icon {
    match row.table {
        Some(TableName::circle) => icons::ROSTER,
        Some(TableName::organisations) => icons::ORGANISATION,
        Some(
            TableName::people
            | TableName::memberships
            | TableName::consents
            | TableName::attendance
            | TableName::replies,
        ) => icons::PERSON,
        Some(TableName::sessions | TableName::days | TableName::templates) => icons::SESSIONS,
        Some(TableName::agenda) => icons::TALK,
        Some(TableName::entries | TableName::amendments) => icons::MINUTES,
        Some(TableName::boards | TableName::polls | TableName::dots) => icons::BOARD,
        Some(TableName::elements | TableName::images) => icons::NOTE,
        Some(TableName::conflicts) | None => icons::CONFLICTS,
    }
}

fn show_row(ui: &mut Ui, row: &Row) {
    let weak = Palette::here(ui).text_weak;
    ui.label(icon(row).rich_text().size(18.0).color(weak));
    ui.vertical(|ui| {
        ui.add_space(space::S);
        let name = theme::strong(&row.short, size::BODY);
        ui.add(Label::new(name).truncate());
        ui.add(Label::new(RichText::new(&row.field)).truncate());
        let who = RichText::new(&row.who).size(size::SMALL).color(weak);
        ui.add(Label::new(who).truncate());
    });
}
