//! What floats over the board: the tools, the zoom, and what can be done with the selection.

mod menu;
mod selection;
mod tools;

use std::collections::HashMap;
use std::rc::Rc;

use egui::{
    Align2, Area, Id, Order, Popup, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, vec2,
};

use super::camera::ZOOM;
use super::{BoardView, Look, Tool, access};
use crate::i18n::{Lang, Texts, tr};
use crate::model::ElementKind;
use crate::ui::commands::Command;
use crate::ui::icons::{self, Icon};
use crate::ui::shell::toasts;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Side of a colour to choose, in points.
const SWATCH: f32 = 26.0;
/// Width of the panel with the zoom, in points: with its steps and without.
const ZOOM_WIDTH: (f32, f32) = (176.0, 104.0);

impl BoardView {
    pub(super) fn show_toolbars(&mut self, ui: &Ui, cx: &mut ViewCx, viewport: Rect) {
        let narrow = viewport.width() < 620.0;
        self.show_toolbar(ui, cx, viewport, narrow);
        let at = viewport.right_bottom() - vec2(space::M, space::M);
        let zoom = floating(ui, "board zoom", at, Align2::RIGHT_BOTTOM, viewport, |ui| {
            self.show_zoom(ui, cx, narrow);
        });
        let bottom = ui.ctx().content_rect().bottom();
        toasts::keep_above(ui.ctx(), bottom - zoom.top());
        self.show_tool_hint(ui, cx, viewport);
        let idle = self.drag.is_none() && self.editing.is_none() && self.tool == Tool::Select;
        if idle && !cx.doc.is_read_only() {
            self.show_selection_bar(ui, cx, viewport);
        }
    }

    /// What the tool in hand waits for, and how it draws.
    fn show_tool_hint(&mut self, ui: &Ui, cx: &mut ViewCx, viewport: Rect) {
        let hint = match self.tool {
            Tool::Put(ElementKind::Frame) => tr!(cx.texts, "board-put-frame-hint"),
            Tool::Put(kind) if kind.is_shape() => tr!(cx.texts, "board-put-shape-hint"),
            Tool::Put(_) => tr!(cx.texts, "board-put-hint"),
            Tool::Connect { .. } => self.connect_hint(cx),
            Tool::Draw(kind) => {
                let at = viewport.center_top() + vec2(0.0, space::M);
                floating(ui, "board pen", at, Align2::CENTER_TOP, viewport, |ui| {
                    self.show_pen(ui, cx, kind);
                });
                return;
            }
            _ if self.hands.light.spot_is_new(ui.input(|input| input.time)) => {
                tr!(cx.texts, "board-spotlight-hint")
            }
            _ => return,
        };
        let at = viewport.center_top() + vec2(0.0, space::M);
        floating(ui, "board hint", at, Align2::CENTER_TOP, viewport, |ui| {
            ui.set_max_width(viewport.width() - 4.0 * space::M);
            ui.add_space(space::S);
            ui.add(egui::Label::new(hint).wrap());
            ui.add_space(space::S);
        });
    }

    fn connect_hint(&self, cx: &ViewCx) -> String {
        let aim = self.hands.aim.as_ref();
        if let Some(target) = aim.and_then(|aim| aim.target())
            && let Some(item) = self.scene.get(target)
        {
            let name = access::name_of(cx.texts, &item.element);
            return tr!(cx.texts, "board-connect-aim", name = name);
        }
        match self.selection.len() {
            1 => tr!(cx.texts, "board-connect-from-hint"),
            2 => tr!(cx.texts, "board-connect-two-hint"),
            _ => tr!(cx.texts, "board-connect-hint"),
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
}

/// The names of commands with their keys, put together once: they are needed in each frame.
#[derive(Default)]
pub struct Hints {
    lang: Option<Lang>,
    known: HashMap<Command, Rc<str>>,
}

impl Hints {
    pub(super) fn get(&mut self, command: Command, texts: &Texts) -> Rc<str> {
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
) -> Rect {
    let palette = Palette::here(ui);
    let shown = Area::new(Id::unique(name))
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
    shown.response.rect
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

/// A small button beside a tool that opens a list of the others of its family.
fn family_button(ui: &mut Ui, name: &str) -> Response {
    let button = egui::Button::new(icons::EXPAND.rich_text().size(14.0))
        .frame_when_inactive(false)
        .min_size(vec2(tools::FAMILY_WIDTH, 36.0));
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding.x = 0.0;
            ui.add(button)
        })
        .inner;
    widgets::named(&response, Role::Button, name);
    response.on_hover_text(name)
}

/// A line of a menu: icon, name and keys of a command. A check takes the icon's place if it is on.
fn entry(ui: &mut Ui, command: Command, texts: &Texts, on: bool, may: bool) -> Response {
    let name = command.label(texts);
    let keys = command.keys().first();
    let keys = keys.map(|keys| keys.label(texts, cfg!(target_os = "macos")));
    let icon = if on { icons::CHECK } else { command.icon() };
    let button = egui::Button::new((icon.rich_text().size(16.0), name.as_str()))
        .shortcut_text(keys.unwrap_or_default())
        .min_size(vec2(ui.available_width(), 30.0));
    let response = ui.add_enabled(may, button);
    response.widget_info(|| egui::WidgetInfo::selected(Role::MenuItem, may, on, &name));
    response
}

/// A colour to choose; without one, a crossed out field.
fn swatch(ui: &mut Ui, color: Option<egui::Color32>, name: &str, on: bool) -> Response {
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
    let fill = color.unwrap_or(palette.surface);
    painter.rect(paper, 4.0, fill, line, StrokeKind::Outside);
    if color.is_none() {
        let stroke = Stroke::new(1.5, palette.text_weak);
        painter.line_segment([paper.left_bottom(), paper.right_top()], stroke);
    }
    if on {
        let dark = fill.intensity() < 0.5;
        let ink = match (dark, ui.visuals().dark_mode) {
            (true, false) => palette.surface,
            (true, true) | (false, false) => palette.text,
            (false, true) => palette.note_text,
        };
        painter.text(
            paper.center(),
            Align2::CENTER_CENTER,
            icons::CHECK.codepoint,
            egui::FontId::proportional(16.0),
            ink,
        );
    }
    let enabled = response.enabled();
    response.widget_info(|| egui::WidgetInfo::selected(Role::Button, enabled, on, name));
    response.on_hover_text(name)
}

/// A button that opens a row of things to choose.
fn choice(ui: &mut Ui, icon: Icon, name: &str, content: impl FnOnce(&mut Ui)) {
    let response = widgets::icon_button(ui, icon, name);
    Popup::menu(&response).show(|ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            content(ui);
        });
    });
}
