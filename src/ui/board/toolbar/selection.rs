//! The bar beside what is selected: its quick choices.

use std::sync::Arc;

use egui::{Align2, Rect, Ui, vec2};

use super::tools::weight_button;
use super::{choice, divider, floating, swatch, toggle};
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{Arrowhead, Element, ElementKind, Fill, Ink, NoteColor, Route, Weight};
use crate::ui::board::{BoardView, change};
use crate::ui::commands::Command;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Palette, space, tone};
use crate::ui::view::{View as _, ViewCx};
use crate::ui::widgets;

/// How far from the selection the bar is, in points of the screen.
const AWAY: f32 = 14.0;
/// In a view narrower than this, in points, papers are chosen in a list of their own.
const NARROW: f32 = 640.0;
/// Height of the bar, in points.
const HEIGHT: f32 = 44.0;

impl BoardView {
    pub(super) fn show_selection_bar(&mut self, ui: &Ui, cx: &mut ViewCx, viewport: Rect) {
        let bounds = self
            .selection
            .iter()
            .filter_map(|id| Some(self.bounds_on_board(self.scene.get(*id)?)))
            .reduce(|all, rect| all.union(rect));
        let Some(bounds) = bounds else { return };
        let bounds = self.camera().rect_to_screen(viewport, bounds);
        if !bounds.intersects(viewport) {
            return;
        }
        let free = viewport.shrink(space::S);
        // Above; where there is no room, below the handle that turns; else at the top.
        let below = bounds.bottom() + AWAY + 28.0;
        let (at, pivot) = if bounds.top() - AWAY - HEIGHT >= free.top() {
            (bounds.center_top() - vec2(0.0, AWAY), Align2::CENTER_BOTTOM)
        } else if below + HEIGHT < free.bottom() - 60.0 {
            let at = egui::pos2(bounds.center().x, below);
            (at, Align2::CENTER_TOP)
        } else {
            (bounds.center_top() - vec2(0.0, AWAY), Align2::CENTER_BOTTOM)
        };
        floating(ui, "board selection", at, pivot, free, |ui| {
            self.show_choices(ui, cx, viewport.width() < NARROW);
        });
    }

    fn bounds_on_board(&self, item: &crate::ui::board::Item) -> Rect {
        match item.element.kind {
            ElementKind::Connector => item.rect,
            _ => change::bounds(&item.element),
        }
    }

    fn show_choices(&mut self, ui: &mut Ui, cx: &mut ViewCx, narrow: bool) {
        let elements: Vec<Arc<Element>> = self
            .selection
            .iter()
            .filter_map(|id| self.scene.get(*id))
            .filter(|item| !item.element.locked)
            .map(|item| item.element.clone())
            .collect();
        let any = |fits: &dyn Fn(ElementKind) -> bool| elements.iter().any(|e| fits(e.kind));
        let notes = any(&|kind| kind == ElementKind::Note);
        let connectors = any(&|kind| kind == ElementKind::Connector);
        let shapes = any(&ElementKind::is_shape);
        let inked = shapes || connectors || any(&|k| k.is_stroke() || k == ElementKind::Text);
        if notes && narrow {
            let name = tr!(cx.texts, "board-choose-paper");
            choice(ui, icons::SORT_COLOR, &name, |ui| {
                self.show_papers(ui, cx, &elements);
            });
        } else if notes {
            self.show_papers(ui, cx, &elements);
        }
        if inked {
            self.show_inks(ui, cx, &elements);
        }
        if shapes {
            self.show_fills(ui, cx, &elements);
        }
        if connectors {
            self.show_routes(ui, cx, &elements);
            self.show_heads(ui, cx, &elements);
        }
        if notes || inked {
            divider(ui);
        }
        let all_locked = elements.is_empty();
        let lock = if all_locked {
            icons::UNLOCK
        } else {
            icons::LOCK
        };
        for command in [Command::Lock, Command::Duplicate, Command::Delete] {
            let icon = if command == Command::Lock {
                lock
            } else {
                command.icon()
            };
            let name = self.hints.get(command, cx.texts);
            let may = self.can(command, cx.doc);
            ui.add_enabled_ui(may, |ui| {
                if widgets::icon_button(ui, icon, &name).clicked() {
                    cx.out.run(command);
                }
            });
        }
        let name = tr!(cx.texts, "board-more-choices");
        let response = widgets::icon_button(ui, icons::MORE, &name);
        egui::Popup::menu(&response).show(|ui| self.show_commands(ui, cx));
    }

    fn show_papers(&mut self, ui: &mut Ui, cx: &mut ViewCx, elements: &[Arc<Element>]) {
        let palette = Palette::here(ui);
        let notes = || elements.iter().filter(|e| e.kind == ElementKind::Note);
        for color in NoteColor::ALL {
            let on = notes().all(|note| note.color == *color);
            let name = color.name(cx.texts);
            if swatch(ui, Some(palette.note(*color)), &name, on).clicked() {
                change::color(cx.doc, &self.selection, *color);
                self.paper = *color;
            }
        }
    }

    fn show_inks(&mut self, ui: &mut Ui, cx: &mut ViewCx, elements: &[Arc<Element>]) {
        let ground = Palette::here(ui).ground;
        let inked = |e: &Element| e.kind != ElementKind::Note && e.kind != ElementKind::Frame;
        let has_ink = |e: &&Arc<Element>| inked(e);
        let name = tr!(cx.texts, "board-choose-ink");
        let mut ink_chosen = None;
        let mut weight_chosen = None;
        choice(ui, icons::INK, &name, |ui| {
            for ink in Ink::ALL {
                let on = elements.iter().filter(has_ink).all(|e| e.ink == *ink);
                let color = tone(ground.ink(*ink));
                if swatch(ui, Some(color), &ink.name(cx.texts), on).clicked() {
                    ink_chosen = Some(*ink);
                }
            }
            divider(ui);
            for weight in [Weight::Thin, Weight::Medium, Weight::Thick] {
                let on = elements.iter().filter(has_ink).all(|e| e.weight == weight);
                if weight_button(ui, weight, &weight.name(cx.texts), on).clicked() {
                    weight_chosen = Some(weight);
                }
            }
        });
        if let Some(ink) = ink_chosen {
            self.hands.look.ink = ink;
            change::style(cx.doc, &self.selection, |element| {
                if inked(element) {
                    element.ink = ink;
                }
            });
        }
        if let Some(weight) = weight_chosen {
            change::style(cx.doc, &self.selection, |element| {
                if inked(element) {
                    element.weight = weight;
                }
            });
        }
    }

    fn show_fills(&mut self, ui: &mut Ui, cx: &mut ViewCx, elements: &[Arc<Element>]) {
        let ground = Palette::here(ui).ground;
        let name = tr!(cx.texts, "board-choose-fill");
        let mut chosen = None;
        choice(ui, icons::FILL, &name, |ui| {
            for fill in Fill::ALL {
                let mut shapes = elements.iter().filter(|e| e.kind.is_shape());
                let on = shapes.all(|shape| shape.fill == *fill);
                let color = ground.fill(*fill).map(tone);
                if swatch(ui, color, &fill.name(cx.texts), on).clicked() {
                    chosen = Some(*fill);
                }
            }
        });
        if let Some(fill) = chosen {
            self.hands.look.fill = fill;
            change::style(cx.doc, &self.selection, |element| {
                if element.kind.is_shape() {
                    element.fill = fill;
                }
            });
        }
    }

    fn show_routes(&mut self, ui: &mut Ui, cx: &mut ViewCx, elements: &[Arc<Element>]) {
        let connectors = || elements.iter().filter(|e| e.kind == ElementKind::Connector);
        let first = connectors().next().map_or(Route::Straight, |e| e.route);
        let name = tr!(cx.texts, "board-choose-route");
        let mut chosen = None;
        choice(ui, route_icon(first), &name, |ui| {
            for route in Route::ALL {
                let on = connectors().all(|connector| connector.route == *route);
                if toggle(ui, route_icon(*route), &route.name(cx.texts), on).clicked() {
                    chosen = Some(*route);
                }
            }
        });
        if let Some(route) = chosen {
            self.hands.look.route = route;
            change::style_connectors(cx.doc, &self.selection, |element| element.route = route);
        }
    }

    fn show_heads(&mut self, ui: &mut Ui, cx: &mut ViewCx, elements: &[Arc<Element>]) {
        let connectors = || elements.iter().filter(|e| e.kind == ElementKind::Connector);
        for start in [true, false] {
            let (icon, name) = if start {
                (icons::HEAD_START, tr!(cx.texts, "board-choose-start"))
            } else {
                (icons::HEAD_END, tr!(cx.texts, "board-choose-end"))
            };
            let head_of = |e: &Element| if start { e.from_head } else { e.to_head };
            let mut chosen = None;
            let response = widgets::icon_button(ui, icon, &name);
            egui::Popup::menu(&response).show(|ui| {
                ui.set_min_width(180.0);
                for head in Arrowhead::ALL {
                    let on = connectors().all(|connector| head_of(connector) == *head);
                    let name = head.name(cx.texts);
                    if ui.selectable_label(on, name).clicked() {
                        chosen = Some(*head);
                        ui.close();
                    }
                }
            });
            if let Some(head) = chosen {
                if !start && head != Arrowhead::None {
                    self.hands.look.head = head;
                }
                change::style_connectors(cx.doc, &self.selection, |element| {
                    if start {
                        element.from_head = head;
                    } else {
                        element.to_head = head;
                    }
                });
            }
        }
    }
}

const fn route_icon(route: Route) -> Icon {
    match route {
        Route::Straight => icons::ROUTE_STRAIGHT,
        Route::Curved => icons::ROUTE_CURVED,
        Route::Elbow => icons::ROUTE_ELBOW,
    }
}
