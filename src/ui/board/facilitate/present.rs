//! Frame by frame in full screen. What is shown can be edited as ever.

use egui::accesskit;
use egui::{
    Align2, Area, CentralPanel, Context, Id as WidgetId, Key, Modifiers, Order, Pos2, Rect,
};
use egui::{Ui, Vec2, ViewportCommand, vec2};

use crate::i18n::tr;
use crate::model::{BoardFrames, Element, Project, Table};
use crate::ui::board::camera::{Camera, ZOOM};
use crate::ui::board::{BoardId, BoardView, ElementId, Tool};
use crate::ui::icons;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// How long the bar stays after the last move, in seconds.
const STAY: f64 = 3.0;
/// How much of the screen a frame takes.
const PART: f32 = 0.96;

/// A presentation that goes on.
pub struct Presenting {
    board: BoardId,
    /// The frames, one after the other; none: the whole board.
    frames: Vec<ElementId>,
    /// Of which elements the frames are.
    of: Option<Table<Element>>,
    /// The frame on the screen.
    at: usize,
    /// What was seen before.
    before: Camera,
    /// Whether the window filled the screen already; not known before the first frame.
    was_full: Option<bool>,
    /// The frame and the size of the window that the camera was set for.
    fitted: Option<(usize, Vec2)>,
    /// When somebody last moved something, by egui's clock.
    moved: f64,
    ending: bool,
}

impl Presenting {
    fn refresh(&mut self, project: &Project) {
        let known = self.of.as_ref();
        if known.is_some_and(|table| table.is_same(&project.elements)) {
            return;
        }
        let shown = self.frames.get(self.at).copied();
        self.of = Some(project.elements.clone());
        self.frames = BoardFrames::of(project, self.board).top().collect();
        // The one on the screen stays there when frames come and go before it.
        let place = shown.and_then(|id| self.frames.iter().position(|known| *known == id));
        self.at = place.unwrap_or(self.at).min(self.count() - 1);
    }

    /// How many pictures there are.
    fn count(&self) -> usize {
        self.frames.len().max(1)
    }

    fn go(&mut self, way: Way) {
        let last = self.count() - 1;
        let at = match way {
            Way::Back => self.at.saturating_sub(1),
            Way::On => (self.at + 1).min(last),
            Way::First => 0,
            Way::Last => last,
        };
        self.at = at;
        // Also where there is none further: back to it, if one has looked elsewhere.
        self.fitted = None;
    }
}

/// Where to go in a presentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Back,
    On,
    First,
    Last,
}

impl BoardView {
    /// Whether the board fills the screen, without what is around it.
    pub fn is_presenting(&self) -> bool {
        self.facilitating.presenting.is_some()
    }

    /// Starts the presentation, at the selected frame if there is one; or ends it.
    pub(super) fn toggle_presentation(&mut self, cx: &mut ViewCx, board: BoardId) {
        if let Some(presenting) = &mut self.facilitating.presenting {
            presenting.ending = true;
            return;
        }
        self.finish_editing(cx.doc);
        let mut presenting = Presenting {
            board,
            frames: Vec::new(),
            of: None,
            at: 0,
            before: self.camera(),
            was_full: None,
            fitted: None,
            moved: f64::NEG_INFINITY,
            ending: false,
        };
        presenting.refresh(cx.doc.project());
        let frames = BoardFrames::of(cx.doc.project(), board);
        let mut around = self.selection.first().copied();
        if let Some(element) = around.and_then(|id| cx.doc.project().get(id)) {
            around = frames.around(element).or(around);
        }
        // Out of a cluster to the frame it lies in.
        while let Some(parent) = around.and_then(|id| frames.parent(id)) {
            around = Some(parent);
        }
        let start = presenting.frames.iter().position(|id| Some(*id) == around);
        presenting.at = start.unwrap_or(0);
        self.selection.clear();
        self.tool = Tool::Select;
        self.take_focus = true;
        self.facilitating.presenting = Some(presenting);
    }

    /// Ends the presentation: what was seen before is seen again, and the window is as it was.
    pub fn end_presentation(&mut self, ctx: &Context) {
        let Some(presenting) = self.facilitating.presenting.take() else {
            return;
        };
        if presenting.was_full == Some(false) {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
        }
        self.cameras.insert(presenting.board, presenting.before);
        self.take_focus = true;
        ctx.request_repaint();
    }

    /// The board alone, and the slim bar.
    pub(in crate::ui::board) fn show_presentation(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        self.refresh(cx.doc);
        let ctx = ui.ctx().clone();
        let viewport = ui.available_rect_before_wrap();
        let Some(presenting) = &mut self.facilitating.presenting else {
            return;
        };
        if presenting.ending || self.board != Some(presenting.board) {
            self.end_presentation(&ctx);
            return;
        }
        if presenting.was_full.is_none() {
            let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
            presenting.was_full = Some(full);
            presenting.moved = ctx.input(|input| input.time);
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        }
        presenting.refresh(cx.doc.project());
        let aim = (presenting.at, viewport.size());
        if presenting.fitted != Some(aim) {
            presenting.fitted = Some(aim);
            let frame = presenting.frames.get(presenting.at);
            let rect = match frame {
                Some(frame) => self.scene.get(*frame).map(|item| item.rect),
                None => self.scene.bounds(),
            };
            if let Some(rect) = rect {
                self.set_camera(filled(self.camera(), viewport, rect));
            }
        }
        CentralPanel::no_frame().show(ui, |ui| self.show_canvas(ui, cx, viewport));
        self.show_presentation_bar(&ctx, cx, viewport);
    }

    /// The keys of a presentation. To be called before the board's own.
    pub(in crate::ui::board) fn present_by_key(&mut self, ui: &Ui, canvas: WidgetId) {
        let focused = ui.memory(|memory| memory.focused());
        let here = focused.is_none() || focused == Some(canvas);
        if !here || self.editing.is_some() || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        // What is selected is moved by the arrows, as ever.
        let free = self.selection.is_empty();
        let idle = free && self.drag.is_none() && self.tool == Tool::Select;
        let time = ui.input(|input| input.time);
        let Some(presenting) = &mut self.facilitating.presenting else {
            return;
        };
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if idle && pressed(Key::Escape) {
            presenting.ending = true;
            ui.ctx().request_repaint();
            return;
        }
        let way =
            if pressed(Key::PageDown) || pressed(Key::Space) || free && pressed(Key::ArrowRight) {
                Way::On
            } else if pressed(Key::PageUp) || free && pressed(Key::ArrowLeft) {
                Way::Back
            } else if pressed(Key::Home) {
                Way::First
            } else if pressed(Key::End) {
                Way::Last
            } else {
                return;
            };
        presenting.go(way);
        presenting.moved = time;
        ui.ctx().request_repaint();
    }

    /// Which frame is shown, and the way on, back and out. It hides while nothing moves.
    fn show_presentation_bar(&mut self, ctx: &Context, cx: &ViewCx, viewport: Rect) {
        let Some(presenting) = &mut self.facilitating.presenting else {
            return;
        };
        let (time, moving) = ctx.input(|input| {
            let moving = input.pointer.delta() != Vec2::ZERO || input.pointer.any_down();
            (input.time, moving)
        });
        if moving {
            presenting.moved = time;
        }
        let name = match presenting.frames.get(presenting.at) {
            Some(frame) => {
                let name = cx.doc.project().get(*frame).map(|frame| frame.text.trim());
                match name {
                    Some("") | None => tr!(cx.texts, "board-frame-unnamed"),
                    Some(name) => name.to_owned(),
                }
            }
            None => tr!(cx.texts, "present-whole-board"),
        };
        let words = format!("{} / {} · {name}", presenting.at + 1, presenting.count());
        let left = presenting.moved + STAY - time;
        let shown = left > 0.0;
        if shown {
            ctx.request_repaint_after_secs(left as f32);
        }
        let mut way = None;
        Area::new(WidgetId::unique("presentation"))
            .order(Order::Middle)
            .fixed_pos(Pos2::new(viewport.center().x, viewport.bottom() - space::M))
            .pivot(Align2::CENTER_BOTTOM)
            .constrain_to(viewport)
            .fade_in(false)
            .interactable(shown)
            .show(ctx, |ui| {
                // Hidden from the eye, but not from a screen reader.
                ui.set_opacity(if shown { 1.0 } else { 0.0 });
                let palette = Palette::here(ui);
                theme::card(palette).inner_margin(4).show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let back = tr!(cx.texts, "present-back");
                        if widgets::icon_button(ui, icons::BACK, &back).clicked() {
                            way = Some(Some(Way::Back));
                        }
                        let most = (viewport.width() - 240.0).max(80.0);
                        let label = ui
                            .scope(|ui| {
                                ui.set_max_width(most);
                                ui.add(egui::Label::new(&words).truncate())
                            })
                            .inner;
                        ui.ctx().accesskit_node_builder(label.id, |node| {
                            node.set_live(accesskit::Live::Polite);
                        });
                        let on = tr!(cx.texts, "present-on");
                        if widgets::icon_button(ui, icons::GO, &on).clicked() {
                            way = Some(Some(Way::On));
                        }
                        let end = tr!(cx.texts, "present-end");
                        if widgets::icon_button(ui, icons::CLOSE, &end).clicked() {
                            way = Some(None);
                        }
                    });
                });
            });
        match way {
            Some(Some(way)) => presenting.go(way),
            Some(None) => presenting.ending = true,
            None => return,
        }
        presenting.moved = time;
        self.take_focus = true;
        ctx.request_repaint();
    }
}

/// The camera with `rect` in the middle, as large as the viewport lets it be.
fn filled(mut camera: Camera, viewport: Rect, rect: Rect) -> Camera {
    let size = rect.size().max(vec2(1.0, 1.0));
    let room = viewport.size() * PART;
    let zoom = (room.x / size.x).min(room.y / size.y);
    camera.zoom_to(zoom.clamp(ZOOM.0, ZOOM.1));
    let off = viewport.center() - camera.to_screen(viewport, rect.center());
    camera.pan(off);
    camera
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_frame_fills_the_screen_and_lies_in_its_middle() {
        let viewport = Rect::from_min_size(pos2(30.0, 40.0), vec2(1920.0, 1080.0));
        for (x, y, w, h) in [(0.0, 0.0, 400.0, 300.0), (-5000.0, 800.0, 4000.0, 900.0)] {
            let rect = Rect::from_min_size(pos2(x, y), vec2(w, h));
            let camera = filled(Camera::default(), viewport, rect);
            let shown = camera.rect_to_screen(viewport, rect);
            assert!((shown.center() - viewport.center()).length() < 0.5);
            assert!(viewport.contains_rect(shown));
            let part = (shown.width() / viewport.width()).max(shown.height() / viewport.height());
            assert!((part - PART).abs() < 0.01, "{part}");
        }
    }
}
