//! The board as an outline: frames, and what lies in them, line by line. Works where nothing can
//! be seen.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, FontFamily, FontId, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, vec2,
};

use super::scene::Row;
use super::{BoardView, access};
use crate::i18n::tr;
use crate::model::ElementKind;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Height of a line, in points.
const LINE: f32 = 28.0;

impl BoardView {
    pub(super) fn show_outline(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let title = tr!(cx.texts, "board-outline");
        ui.label(theme::section(title));
        if self.scene.rows().is_empty() {
            widgets::weak(ui, tr!(cx.texts, "board-outline-empty"));
            return;
        }
        let mut chosen = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let total = self.scene.rows().len();
        let id_of = |row: &Row| egui::Id::unique(("board outline row", row.id));
        let rows = self.scene.rows();
        let area = ScrollArea::vertical().auto_shrink(false);
        let area = self.outline_anchor.begin(area);
        let shown = area.show_rows(ui, LINE, total, |ui, lines| {
            let row_of = |place| rows.get(place).map(id_of);
            self.outline_anchor.rows(ui, lines.clone(), LINE, row_of);
            for row in rows.get(lines).into_iter().flatten() {
                let Some(item) = self.scene.get(row.id) else {
                    continue;
                };
                let element = &item.element;
                let text = element
                    .text
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                let shown = if text.is_empty() {
                    access::name_of(cx.texts, element)
                } else {
                    text
                };
                let icon = match element.kind {
                    ElementKind::Frame => icons::FRAME,
                    ElementKind::Note => icons::NOTE,
                    ElementKind::Text => icons::TEXT,
                    ElementKind::Rectangle => icons::RECTANGLE,
                    ElementKind::Ellipse => icons::ELLIPSE,
                    ElementKind::Diamond => icons::DIAMOND,
                    ElementKind::Connector => icons::ARROW,
                    ElementKind::Stroke => icons::PEN,
                    ElementKind::Highlight => icons::HIGHLIGHT,
                    ElementKind::Image => icons::IMAGE,
                };
                let strong = element.kind == ElementKind::Frame;
                let on = self.selection.contains(&row.id);
                let indent = row.depth as f32 * space::M;
                let response =
                    widgets::keyed(ui, row.id, |ui| line(ui, indent, icon, shown, strong, on))
                        .inner;
                response.widget_info(|| {
                    let name = access::name_of(cx.texts, element);
                    let name = tr!(cx.texts, "board-outline-line", name = name);
                    egui::WidgetInfo::selected(Role::TreeItem, true, on, name)
                });
                if response.clicked() {
                    chosen = Some((row.id, response.double_clicked()));
                }
            }
        });
        let find = |id| {
            let place = rows.iter().position(|row| id_of(row) == id)?;
            Some(place as f32 * LINE)
        };
        let selected = rows.iter().find(|row| self.selection.contains(&row.id));
        let (foreign, selected) = (cx.doc.foreign_revision(), selected.map(id_of));
        self.outline_anchor.end(ui, foreign, selected, &shown, find);
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

/// One line, as wide as there is room.
fn line(ui: &mut Ui, indent: f32, icon: Icon, text: String, strong: bool, on: bool) -> Response {
    let palette = Palette::here(ui);
    let size = vec2(ui.available_width(), LINE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let painter = ui.painter();
    let radius = f32::from(theme::RADIUS);
    if on {
        painter.rect_filled(rect, radius, palette.selected);
    } else if response.hovered() {
        painter.rect_filled(rect, radius, palette.hover);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    }
    let start = rect.left_center() + vec2(indent + space::S, 0.0);
    let middle = Align2::LEFT_CENTER;
    let font = FontId::proportional(16.0);
    painter.text(start, middle, icon.codepoint, font, palette.text_weak);
    let start = start + vec2(16.0 + space::S, 0.0);
    let family = if strong {
        theme::strong_family()
    } else {
        FontFamily::Proportional
    };
    let format = TextFormat::simple(FontId::new(theme::size::BODY, family), palette.text);
    let mut job = LayoutJob::single_section(text, format);
    job.wrap = TextWrapping::truncate_at_width((rect.right() - start.x - space::XS).max(10.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = start - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.text);
    response
}
