//! One line of the outline: what it looks like, and what the pointer does with it.

use egui::accesskit::Action;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, FontFamily, FontId, Popup, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, pos2, vec2,
};

use super::drag::Drag;
use super::rows::Row;
use super::{LINE, row_id};
use crate::i18n::{Texts, tr};
use crate::model::{Element, ElementKind};
use crate::ui::board::{BoardView, Look, access};
use crate::ui::commands::Command;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Room for the sign that folds and unfolds, in points.
const FOLD: f32 = 18.0;

/// Texts with more letters than this may not fit, and are shown on hovering.
const LONG: usize = 24;

const fn icon_of(kind: ElementKind) -> Icon {
    match kind {
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
    }
}

/// What stands on the line: the text alone where the icon says the rest.
fn words_of(texts: &Texts, element: &Element) -> String {
    let text = element.shown_text().unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        access::name_of(texts, element)
    } else {
        text
    }
}

/// Where the words of a line begin.
pub(super) fn indent_of(depth: usize) -> f32 {
    // Deeply nested lines stay readable in a narrow panel.
    let depth = depth.min(8) as f32;
    space::XS + depth * space::M
}

impl BoardView {
    pub(super) fn show_row(&mut self, ui: &mut Ui, cx: &mut ViewCx, row: &Row) {
        let Some(element) = cx.doc.project().elements.get_shared(row.id).cloned() else {
            return;
        };
        let size = vec2(ui.available_width(), LINE);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let writing = self.is_writing(row.id);
        // The line has its room already.
        let ui = &mut ui.new_child(self.below(row).max_rect(rect));
        let sense = Sense::CLICK | Sense::DRAG;
        let response = ui.interact(rect, row_id(row.id), sense);
        self.name_row(ui, cx, row, &response);
        self.paint_row(ui, cx, row, &element, &response, writing);
        self.show_fold(ui, cx, row, rect);
        if writing {
            self.show_field(ui, cx, self.words_rect(rect, row.depth));
        } else {
            self.take_row(ui, cx, row, &response);
            self.show_row_menu(cx, row, &response);
        }
    }

    pub(super) fn words_rect(&self, rect: Rect, depth: usize) -> Rect {
        let left = rect.left() + indent_of(depth) + FOLD + 16.0 + space::S;
        Rect::from_min_max(pos2(left, rect.top()), rect.max)
    }

    fn paint_row(
        &self,
        ui: &Ui,
        cx: &ViewCx,
        row: &Row,
        element: &Element,
        response: &Response,
        writing: bool,
    ) {
        let palette = Palette::here(ui);
        let rect = response.rect;
        let radius = f32::from(theme::RADIUS);
        let painter = ui.painter();
        if self.selection.contains(&row.id) {
            painter.rect_filled(rect, radius, palette.selected);
        } else if response.hovered() {
            painter.rect_filled(rect, radius, palette.hover);
        }
        let at_cursor = self.outlining.cursor == Some(row.id);
        if at_cursor && ui.memory(|memory| memory.has_focus(super::tree_id())) {
            let stroke = Stroke::new(1.5, palette.accent);
            painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
        }
        let start = rect.left_center() + vec2(indent_of(row.depth) + FOLD, 0.0);
        let middle = Align2::LEFT_CENTER;
        let icon = icon_of(element.kind);
        let font = FontId::new(16.0, icon.font_family());
        let at = painter.text(start, middle, icon.codepoint, font, palette.text_weak);
        if element.kind == ElementKind::Note {
            // The paper's colour, behind the icon as it is on the board.
            let paper = Rect::from_center_size(at.center(), vec2(15.0, 15.0));
            painter.rect_filled(paper, 3.0, palette.note(element.color));
            let font = FontId::new(13.0, icon.font_family());
            let center = Align2::CENTER_CENTER;
            let ink = palette.note_text;
            painter.text(paper.center(), center, icon.codepoint, font, ink);
        }
        if writing {
            return;
        }
        let mut right = rect.right() - space::XS;
        for (icon, words, ink) in self.signs(cx, row, element, palette) {
            right = sign(ui, right, rect, icon, &words, ink);
        }
        let words = words_of(cx.texts, element);
        if words.chars().count() > LONG && self.outlining.drag.is_none() {
            // No description for ears: the name says it already.
            let whole = &words;
            response.clone().on_hover_ui(|ui| {
                ui.label(whole.as_str());
            });
        }
        let strong = element.kind == ElementKind::Frame;
        let room = Rect::from_min_max(
            self.words_rect(rect, row.depth).min,
            pos2(right, rect.max.y),
        );
        let ink = if element
            .shown_text()
            .is_none_or(|text| text.trim().is_empty())
        {
            palette.text_weak
        } else {
            palette.text
        };
        paint_words(ui, room, words, strong, ink);
    }

    /// What else is shown of an element, from the right: in the minutes, dots, held, how many
    /// parts a closed frame has.
    fn signs(
        &self,
        cx: &ViewCx,
        row: &Row,
        element: &Element,
        palette: &Palette,
    ) -> Vec<(Option<Icon>, String, Color32)> {
        let mut signs = Vec::new();
        let weak = palette.text_weak;
        if let Some(entry) = self.linking.entered.of(row.id).last()
            && let Some(entry) = cx.doc.project().get(*entry)
        {
            let icon = crate::ui::sessions::kinds::entry_icon(entry.kind);
            signs.push((Some(icon), String::new(), palette.accent));
        }
        let votes = self.outlining.rows.votes(row.id);
        if votes > 0 {
            signs.push((None, format!("{votes} ●"), palette.accent));
        }
        if element.locked {
            signs.push((Some(icons::LOCK), String::new(), weak));
        }
        if row.parts > 0 && !row.open {
            signs.push((None, row.parts.to_string(), weak));
        }
        signs
    }

    /// The sign that folds and unfolds a frame.
    fn show_fold(&mut self, ui: &Ui, cx: &ViewCx, row: &Row, rect: Rect) {
        if row.parts == 0 {
            return;
        }
        let corner = rect.left_top() + vec2(indent_of(row.depth), 0.0);
        let place = Rect::from_min_size(corner, vec2(FOLD, LINE));
        let id = row_id(row.id).with("fold");
        let response = ui.interact(place, id, Sense::CLICK);
        let name = match row.open {
            true => tr!(cx.texts, "board-outline-close"),
            false => tr!(cx.texts, "board-outline-open"),
        };
        widgets::named(&response, Role::Button, &name);
        let palette = Palette::here(ui);
        let icon = if row.open { icons::EXPAND } else { icons::GO };
        let ink = if response.hovered() {
            palette.text
        } else {
            palette.text_weak
        };
        let font = FontId::new(18.0, icon.font_family());
        let center = Align2::CENTER_CENTER;
        let painter = ui.painter();
        painter.text(place.center(), center, icon.codepoint, font, ink);
        let wants =
            |action| ui.input(|input| input.has_accesskit_action_request(row_id(row.id), action));
        if response.clicked() || wants(Action::Expand) || wants(Action::Collapse) {
            self.outlining.fold(row.id, row.open);
        }
    }

    fn take_row(&mut self, ui: &Ui, cx: &mut ViewCx, row: &Row, response: &Response) {
        let focus = Action::Focus;
        let asked = ui.input(|input| input.has_accesskit_action_request(response.id, focus));
        if response.drag_started() && !cx.doc.is_read_only() {
            if !self.selection.contains(&row.id) {
                self.choose_row(row.id, false, false);
            }
            self.outlining.drag = Some(Drag::new());
        }
        if response.clicked() || asked {
            self.finish_editing(cx.doc);
            self.finish_line(cx);
            let (shift, command) =
                ui.input(|input| (input.modifiers.shift, input.modifiers.command));
            self.choose_row(row.id, shift, command);
            self.look = Some(Look::Center(row.id));
            self.outlining.take_focus = true;
        }
        if response.double_clicked() {
            self.write_line(cx, row.id);
        }
        if response.secondary_clicked() && !self.selection.contains(&row.id) {
            self.choose_row(row.id, false, false);
        }
    }

    /// What can be done with a line, for the pointer; the keys stand beside it.
    fn show_row_menu(&mut self, cx: &mut ViewCx, row: &Row, response: &Response) {
        let may = !cx.doc.is_read_only();
        Popup::context_menu(response).show(|ui| {
            ui.set_min_width(220.0);
            ui.add_enabled_ui(may, |ui| {
                let (write, add) = (
                    tr!(cx.texts, "board-outline-write"),
                    tr!(cx.texts, "board-outline-add"),
                );
                if widgets::button(ui, icons::EDIT, &write).clicked() {
                    self.write_line(cx, row.id);
                    ui.close();
                }
                if widgets::button(ui, icons::ADD, &add).clicked() {
                    self.write_below(cx, row.id);
                    ui.close();
                }
                for command in [Command::MoveUp, Command::MoveDown] {
                    if widgets::button(ui, command.icon(), &command.label(cx.texts)).clicked() {
                        cx.out.run(command);
                        ui.close();
                    }
                }
                let (into, out) = (
                    tr!(cx.texts, "board-outline-into"),
                    tr!(cx.texts, "board-outline-out"),
                );
                if widgets::button(ui, icons::DEEPER, &into).clicked() {
                    self.move_into(cx);
                    ui.close();
                }
                if widgets::button(ui, icons::OUTDENT, &out).clicked() {
                    self.move_out(cx);
                    ui.close();
                }
                for command in [Command::ToMinutes, Command::Delete] {
                    if widgets::button(ui, command.icon(), &command.label(cx.texts)).clicked() {
                        cx.out.run(command);
                        ui.close();
                    }
                }
            });
        });
    }
}

/// A sign at the right of a line; returns where the next one ends.
fn sign(ui: &Ui, right: f32, rect: Rect, icon: Option<Icon>, words: &str, ink: Color32) -> f32 {
    let font = match icon {
        Some(icon) => FontId::new(15.0, icon.font_family()),
        None => FontId::proportional(size::SMALL),
    };
    let text = icon.map_or(words, |icon| icon.codepoint);
    let at = pos2(right, rect.center().y);
    let painter = ui.painter();
    let drawn = painter.text(at, Align2::RIGHT_CENTER, text, font, ink);
    drawn.left() - space::XS
}

fn paint_words(ui: &Ui, room: Rect, words: String, strong: bool, ink: Color32) {
    let family = if strong {
        theme::strong_family()
    } else {
        FontFamily::Proportional
    };
    let format = TextFormat::simple(FontId::new(size::BODY, family), ink);
    let mut job = LayoutJob::single_section(words, format);
    job.wrap = TextWrapping::truncate_at_width(room.width().max(10.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = room.left_center() - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

/// The room of a line that is no element yet.
pub(super) fn draft_builder() -> UiBuilder {
    UiBuilder::new().accessibility_parent(super::tree_id())
}
