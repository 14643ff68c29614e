//! What floats over the board: the tools, the zoom, and what can be done with the selection.

use std::collections::HashMap;
use std::rc::Rc;

use egui::{Align2, Area, Id, Order, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, vec2};

use super::camera::ZOOM;
use super::{BoardView, Look, Tool, change};
use crate::i18n::words::Named as _;
use crate::i18n::{Lang, Texts, tr};
use crate::model::{ElementKind, NoteColor};
use crate::ui::commands::Command;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Side of a paper to choose, in points.
const SWATCH: f32 = 26.0;

const TOOLS: [(Command, Tool); 5] = [
    (Command::ToolSelect, Tool::Select),
    (Command::ToolHand, Tool::Hand),
    (Command::AddNote, Tool::Put(ElementKind::Note)),
    (Command::AddText, Tool::Put(ElementKind::Text)),
    (Command::AddFrame, Tool::Put(ElementKind::Frame)),
];

impl BoardView {
    pub(super) fn show_toolbars(&mut self, ui: &Ui, cx: &mut ViewCx, viewport: Rect) {
        let narrow = viewport.width() < 620.0;
        let at = if narrow {
            viewport.left_bottom() + vec2(space::M, -space::M)
        } else {
            viewport.center_bottom() - vec2(0.0, space::M)
        };
        let pivot = if narrow {
            Align2::LEFT_BOTTOM
        } else {
            Align2::CENTER_BOTTOM
        };
        floating(ui, "board tools", at, pivot, viewport, |ui| {
            self.show_tools(ui, cx);
        });
        let at = viewport.right_bottom() - vec2(space::M, space::M);
        floating(ui, "board zoom", at, Align2::RIGHT_BOTTOM, viewport, |ui| {
            self.show_zoom(ui, cx, narrow);
        });
        if let Tool::Put(kind) = self.tool {
            let hint = match kind {
                ElementKind::Frame => tr!(cx.texts, "board-put-frame-hint"),
                _ => tr!(cx.texts, "board-put-hint"),
            };
            let at = viewport.center_top() + vec2(0.0, space::M);
            floating(ui, "board hint", at, Align2::CENTER_TOP, viewport, |ui| {
                ui.add_space(space::S);
                ui.label(hint);
                ui.add_space(space::S);
            });
        }
        let idle = self.drag.is_none() && self.editing.is_none() && self.tool == Tool::Select;
        if idle
            && !cx.doc.is_read_only()
            && let Some(bounds) = self.scene.bounds_of(&self.selection)
        {
            let bounds = self.camera().rect_to_screen(viewport, bounds);
            if bounds.intersects(viewport) {
                let at = bounds.center_top() - vec2(0.0, 14.0);
                let free = viewport.shrink(space::S);
                floating(
                    ui,
                    "board selection",
                    at,
                    Align2::CENTER_BOTTOM,
                    free,
                    |ui| {
                        self.show_selection(ui, cx);
                    },
                );
            }
        }
    }

    fn show_tools(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        for (command, tool) in TOOLS {
            let may = matches!(tool, Tool::Select | Tool::Hand) || !cx.doc.is_read_only();
            if command == Command::AddNote {
                divider(ui);
            }
            let on = self.tool == tool && self.editing.is_none();
            ui.add_enabled_ui(may, |ui| {
                if toggle(ui, command.icon(), &self.hints.get(command, cx.texts), on).clicked() {
                    cx.out.run(command);
                }
            });
        }
    }

    fn show_zoom(&mut self, ui: &mut Ui, cx: &mut ViewCx, narrow: bool) {
        let zoom = self.camera().zoom();
        // Where there is no room for them, keys and wheel zoom all the same.
        if !narrow {
            self.show_zoom_step(ui, cx, false);
        }
        let percent = (zoom * 100.0).round() as i64;
        let text = tr!(cx.texts, "board-zoom-percent", percent = percent);
        let own_size = self.hints.get(Command::ZoomBoard100, cx.texts);
        let button = egui::Button::new(egui::RichText::new(&text).size(size::SMALL))
            .frame_when_inactive(false)
            .min_size(vec2(52.0, theme::CONTROL_HEIGHT));
        let response = ui.add(button).on_hover_text(&*own_size);
        widgets::named(&response, Role::Button, &format!("{text}. {own_size}"));
        if response.clicked() {
            self.look = Some(Look::OwnSize);
        }
        if !narrow {
            self.show_zoom_step(ui, cx, true);
        }
        let all = self.hints.get(Command::ZoomBoardAll, cx.texts);
        if widgets::icon_button(ui, icons::ZOOM_ALL, &all).clicked() {
            cx.out.run(Command::ZoomBoardAll);
        }
    }

    fn show_zoom_step(&mut self, ui: &mut Ui, cx: &ViewCx, closer: bool) {
        let zoom = self.camera().zoom();
        let (icon, name, may) = if closer {
            let name = tr!(cx.texts, "board-zoom-in");
            (icons::ZOOM_IN, name, zoom < ZOOM.1)
        } else {
            let name = tr!(cx.texts, "board-zoom-out");
            (icons::ZOOM_OUT, name, zoom > ZOOM.0)
        };
        ui.add_enabled_ui(may, |ui| {
            if widgets::icon_button(ui, icon, &name).clicked() {
                self.zoom_step(closer);
            }
        });
    }

    fn show_selection(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let colors: Vec<NoteColor> = self
            .selection
            .iter()
            .filter_map(|id| self.scene.get(*id))
            .filter(|item| item.element.kind == ElementKind::Note)
            .map(|item| item.element.color)
            .collect();
        if !colors.is_empty() {
            for color in NoteColor::ALL {
                let on = colors.iter().all(|known| known == color);
                if swatch(ui, *color, &color.name(cx.texts), on).clicked() {
                    change::color(cx.doc, &self.selection, *color);
                    self.paper = *color;
                }
            }
            divider(ui);
        }
        for command in [Command::Duplicate, Command::Delete] {
            let name = self.hints.get(command, cx.texts);
            let locked =
                |id: &super::ElementId| self.scene.get(*id).is_none_or(|item| item.element.locked);
            let may = command != Command::Delete || !self.selection.iter().all(locked);
            ui.add_enabled_ui(may, |ui| {
                if widgets::icon_button(ui, command.icon(), &name).clicked() {
                    cx.out.run(command);
                }
            });
        }
    }
}

/// The names of commands with their keys, put together once: they are needed in each frame.
#[derive(Default)]
pub struct Hints {
    lang: Option<Lang>,
    known: HashMap<Command, Rc<str>>,
}

impl Hints {
    fn get(&mut self, command: Command, texts: &Texts) -> Rc<str> {
        if self.lang != Some(texts.lang()) {
            self.lang = Some(texts.lang());
            self.known.clear();
        }
        let known = self.known.entry(command);
        known.or_insert_with(|| hint(command, texts).into()).clone()
    }
}

/// A command's name with its key.
fn hint(command: Command, texts: &Texts) -> String {
    let name = command.label(texts);
    match command.keys().first() {
        Some(keys) => format!("{name} ({})", keys.label(texts, cfg!(target_os = "macos"))),
        None => name,
    }
}

/// A quiet panel that floats over the board.
fn floating(
    ui: &Ui,
    name: &str,
    at: egui::Pos2,
    pivot: Align2,
    within: Rect,
    content: impl FnOnce(&mut Ui),
) {
    let palette = Palette::here(ui);
    Area::new(Id::unique(name))
        .order(Order::Middle)
        .fixed_pos(at)
        .pivot(pivot)
        .constrain_to(within)
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            egui::Frame::new()
                .fill(palette.surface)
                .stroke(Stroke::new(1.0, palette.border))
                .corner_radius(theme::RADIUS_CARD)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(4)
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 2.0;
                        content(ui);
                    });
                });
        });
}

fn divider(ui: &mut Ui) {
    ui.add_space(2.0);
    let (rect, _) = ui.allocate_exact_size(vec2(1.0, theme::CONTROL_HEIGHT), Sense::hover());
    let color = Palette::here(ui).border;
    ui.painter()
        .rect_filled(rect.shrink2(vec2(0.0, 4.0)), 0.0, color);
    ui.add_space(2.0);
}

/// An icon that is switched on or off.
fn toggle(ui: &mut Ui, icon: Icon, name: &str, on: bool) -> Response {
    let palette = Palette::here(ui);
    let color = if on { palette.accent } else { palette.text };
    let mut button = egui::Button::new(icon.rich_text().size(20.0).color(color))
        .frame_when_inactive(on)
        .min_size(vec2(38.0, 36.0));
    if on {
        button = button.fill(palette.selected).stroke(Stroke::NONE);
    }
    let response = ui.add(button).on_hover_text(name);
    let enabled = response.enabled();
    response.widget_info(|| egui::WidgetInfo::selected(Role::Button, enabled, on, name));
    response
}

/// A paper to choose.
fn swatch(ui: &mut Ui, color: NoteColor, name: &str, on: bool) -> Response {
    let palette = Palette::here(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(SWATCH + 4.0, theme::CONTROL_HEIGHT), Sense::click());
    let paper = Rect::from_center_size(rect.center(), vec2(SWATCH - 4.0, SWATCH - 4.0));
    let line = if on {
        Stroke::new(2.0, palette.accent)
    } else {
        Stroke::new(1.0, palette.field_border)
    };
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, f32::from(theme::RADIUS), palette.hover);
    }
    painter.rect(paper, 4.0, palette.note(color), line, StrokeKind::Outside);
    if on {
        painter.text(
            paper.center(),
            Align2::CENTER_CENTER,
            icons::CHECK.codepoint,
            egui::FontId::proportional(16.0),
            palette.note_text,
        );
    }
    let enabled = response.enabled();
    response.widget_info(|| egui::WidgetInfo::selected(Role::Button, enabled, on, name));
    response.on_hover_text(name)
}
