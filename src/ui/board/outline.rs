//! The board as an outline: frames, and what lies in them, line by line. Works where nothing can
//! be seen.

use egui::{Role, ScrollArea, Ui};

use super::{BoardView, access};
use crate::i18n::tr;
use crate::model::ElementKind;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Height of a line, in points.
const LINE: f32 = 28.0;

impl BoardView {
    pub(super) fn show_outline(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let palette = Palette::here(ui);
        let title = tr!(cx.texts, "board-outline");
        ui.label(theme::section(title));
        if self.scene.rows().is_empty() {
            widgets::weak(ui, tr!(cx.texts, "board-outline-empty"));
            return;
        }
        let mut chosen = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let total = self.scene.rows().len();
        let area = ScrollArea::vertical().auto_shrink(false);
        area.show_rows(ui, LINE, total, |ui, lines| {
            for row in self.scene.rows().get(lines).into_iter().flatten() {
                let Some(item) = self.scene.get(row.id) else {
                    continue;
                };
                let element = &item.element;
                let name = access::name_of(cx.texts, element);
                let text = element
                    .text
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                let shown = if text.is_empty() { name.clone() } else { text };
                let icon = match element.kind {
                    ElementKind::Frame => icons::FRAME,
                    ElementKind::Note => icons::NOTE,
                    ElementKind::Text => icons::TEXT,
                };
                let words = if element.kind == ElementKind::Frame {
                    theme::strong(shown, theme::size::BODY)
                } else {
                    egui::RichText::new(shown)
                };
                let on = self.selection.contains(&row.id);
                let indent = row.depth as f32 * space::M;
                let response = ui
                    .push_id(row.id, |ui| {
                        ui.horizontal(|ui| {
                            ui.add_space(indent);
                            let icon = icon.rich_text().size(16.0).color(palette.text_weak);
                            let button = egui::Button::selectable(on, (icon, words))
                                .truncate()
                                .min_size(egui::vec2(ui.available_width(), LINE));
                            ui.add(button)
                        })
                        .inner
                    })
                    .inner;
                let line = tr!(cx.texts, "board-outline-line", name = name);
                response
                    .widget_info(|| egui::WidgetInfo::selected(Role::TreeItem, true, on, &line));
                if response.clicked() {
                    chosen = Some((row.id, response.double_clicked()));
                }
            }
        });
        if let Some((id, double)) = chosen {
            self.finish_editing(cx.doc);
            self.walk_to(id);
            self.look = Some(super::Look::Center(id));
            if double {
                self.edit_element(id, cx.doc);
            }
        }
    }
}
