//! Messages in passing, at the lower right. Screen readers announce them.
//!
//! Own code because egui-notify 0.24 paints its messages without a node in the accessibility
//! tree, keeps the window drawing while one is shown, and uses letters that no bundled font has.

use egui::accesskit;
use egui::{Align2, Area, Context, Id, Order, vec2};

use crate::ui::icons;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{Toast, ToastAction, Tone};
use crate::ui::widgets;

/// How long a message stays, in seconds.
const STAY: f64 = 6.0;
/// How long one stays that says what went wrong, or offers something to do.
const STAY_LONG: f64 = 20.0;
/// Width of a message, in points.
const WIDTH: f32 = 380.0;
/// How many are shown at once.
const MOST: usize = 4;

const ABOVE: &str = "messages stay above";

/// In this frame messages stay above something at the lower right that reaches so high from the
/// lower edge of the window, in points.
pub fn keep_above(ctx: &Context, height: f32) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(Id::unique(ABOVE), (pass, height)));
}

/// How far messages are from the lower edge.
fn lift(ctx: &Context) -> f32 {
    let pass = ctx.cumulative_pass_nr();
    let kept: Option<(u64, f32)> = ctx.data(|data| data.get_temp(Id::unique(ABOVE)));
    kept.filter(|(then, _)| *then == pass)
        .map_or(space::XL, |(_, height)| height + space::S)
}

/// The messages on the screen.
#[derive(Default)]
pub struct Toasts {
    shown: Vec<(f64, Toast)>,
}

impl Toasts {
    /// Shows a message.
    pub fn add(&mut self, now: f64, toast: Toast) {
        let stay = if toast.tone == Tone::Bad || toast.action.is_some() {
            STAY_LONG
        } else {
            STAY
        };
        self.shown.retain(|(_, known)| *known != toast);
        self.shown.push((now + stay, toast));
        if self.shown.len() > MOST {
            self.shown.remove(0);
        }
    }

    /// Paints the messages and takes away those whose time is over. Returns what was chosen.
    pub fn show(&mut self, ctx: &Context, close: &str) -> Option<ToastAction> {
        let now = ctx.input(|input| input.time);
        self.shown.retain(|(until, _)| *until > now);
        let next = self
            .shown
            .iter()
            .map(|(until, _)| *until)
            .reduce(f64::min)?;
        ctx.request_repaint_after_secs((next - now) as f32);
        let (mut closed, mut chosen) = (None, None);
        Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .anchor(Align2::RIGHT_BOTTOM, vec2(-space::M, -lift(ctx)))
            .show(ctx, |ui| {
                for (place, (_, toast)) in self.shown.iter().enumerate() {
                    match show_one(ui, toast, close) {
                        Pressed::Nothing => {}
                        Pressed::Close => closed = Some(place),
                        Pressed::Action(action) => (closed, chosen) = (Some(place), Some(action)),
                    }
                }
            });
        if let Some(place) = closed {
            self.shown.remove(place);
        }
        chosen
    }
}

enum Pressed {
    Nothing,
    Close,
    Action(ToastAction),
}

fn show_one(ui: &mut egui::Ui, toast: &Toast, close: &str) -> Pressed {
    let palette = Palette::here(ui);
    let (icon, color) = match toast.tone {
        Tone::Good => (icons::GOOD, palette.good),
        Tone::Info => (icons::INFO, palette.accent),
        Tone::Warn => (icons::WARN, palette.warn),
        Tone::Bad => (icons::BAD, palette.bad),
    };
    let mut pressed = Pressed::Nothing;
    theme::card(palette)
        .shadow(ui.visuals().popup_shadow)
        .show(ui, |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - space::XL));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                if widgets::icon_button(ui, icons::CLOSE, close).clicked() {
                    pressed = Pressed::Close;
                }
                if let Some((label, action)) = &toast.action
                    && ui.button(label).clicked()
                {
                    pressed = Pressed::Action(*action);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
                    ui.label(icon.rich_text().size(18.0).color(color));
                    let text = ui.add(egui::Label::new(&toast.text).wrap());
                    let urgent = toast.tone == Tone::Bad;
                    ui.ctx().accesskit_node_builder(text.id, |node| {
                        node.set_live(if urgent {
                            accesskit::Live::Assertive
                        } else {
                            accesskit::Live::Polite
                        });
                    });
                });
            });
        });
    pressed
}
