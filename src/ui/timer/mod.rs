//! The timer: a countdown that floats over whatever is shown.

mod countdown;
mod tone;

use egui::accesskit;
use egui::{Align2, Area, Context, Id, Order, Popup, PopupCloseBehavior, Role, Ui, vec2};

use self::countdown::{Countdown, Event, State};
use super::settings::TimerPrefs;
use super::view::{Outbox, Tone};
use super::work::{Arrival, Awaited, Work};
use super::{icons, widgets};
use crate::i18n::{Texts, tr};
use crate::store::{self, PlayError};
use crate::ui::theme::{self, Palette, size, space};

/// Minutes to choose from.
const PRESETS: [u32; 6] = [2, 5, 10, 15, 20, 30];
/// How many minutes it has at first.
const USUAL: u32 = 5;
/// Width of the timer, in points.
const WIDTH: f32 = 236.0;
/// About its height, in points.
const CONTENT: f32 = 180.0;

/// The timer of the window. It goes on whichever view is shown.
#[derive(Default)]
pub struct Timer {
    countdown: Option<Countdown>,
    playing: Option<Awaited<Result<(), PlayError>>>,
    /// It was said that there is nothing that could play a sound.
    told_silent: bool,
}

impl Timer {
    /// What its key does: shows it, starts it, halts it, goes on.
    pub fn press(&mut self, now: f64, prefs: &TimerPrefs) {
        match &mut self.countdown {
            Some(countdown) => countdown.press(now),
            None => {
                let minutes = if prefs.minutes > 0 {
                    prefs.minutes
                } else {
                    USUAL
                };
                self.countdown = Some(Countdown::of_minutes(minutes));
            }
        }
    }

    /// Shows it, if it is to be seen, and does what its end asks for.
    pub fn show(&mut self, ctx: &Context, texts: &Texts, prefs: &mut TimerPrefs, out: &mut Outbox) {
        self.listen(texts, out);
        let Some(mut countdown) = self.countdown else {
            return;
        };
        let now = ctx.input(|input| input.time);
        if countdown.tick(now) == Some(Event::End) {
            out.tell(Tone::Warn, tr!(texts, "timer-over"));
            if !prefs.silent {
                self.play(out);
            }
        }
        if let Some(wait) = countdown.next_change(now) {
            ctx.request_repaint_after_secs(wait as f32);
        }
        let screen = ctx.content_rect();
        let mut close = false;
        Area::new(Id::unique("timer"))
            .order(Order::Middle)
            // Else it would be taken to be as large as any window at first, and pushed aside.
            .default_size(vec2(WIDTH, CONTENT))
            .default_pos(screen.right_top() + vec2(-WIDTH - space::XL, 112.0))
            .pivot(Align2::LEFT_TOP)
            .movable(true)
            .constrain_to(screen)
            .fade_in(false)
            .show(ctx, |ui| {
                let palette = Palette::here(ui);
                theme::card(palette)
                    .shadow(ui.visuals().popup_shadow)
                    .inner_margin(12)
                    .show(ui, |ui| {
                        ui.set_width(WIDTH - 24.0);
                        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
                        show_time(ui, texts, &countdown, now);
                        close = show_buttons(ui, texts, &mut countdown, prefs, now);
                        if !matches!(countdown.state(), State::Running { .. }) {
                            show_presets(ui, texts, &mut countdown, prefs);
                        }
                    });
            });
        self.countdown = (!close).then_some(countdown);
    }

    /// Plays the sound off the UI thread.
    fn play(&mut self, out: &mut Outbox) {
        let (work, playing) = Work::new("", |_| store::play(&tone::wav()));
        self.playing = Some(playing);
        out.start(work);
    }

    /// Says once if nothing here can play a sound.
    fn listen(&mut self, texts: &Texts, out: &mut Outbox) {
        let Some(playing) = &self.playing else { return };
        match playing.take() {
            Arrival::Waiting => return,
            Arrival::Here(Err(error)) => {
                tracing::info!(%error, "the timer's sound was not played");
                if !self.told_silent {
                    self.told_silent = true;
                    out.tell(Tone::Info, tr!(texts, "timer-no-player"));
                }
            }
            Arrival::Here(Ok(())) | Arrival::Broken => {}
        }
        self.playing = None;
    }
}

/// The time in large letters, and in words how it stands.
fn show_time(ui: &mut Ui, texts: &Texts, countdown: &Countdown, now: f64) {
    let palette = Palette::here(ui);
    let last = countdown.is_last_minute(now);
    let (words, color) = match countdown.state() {
        State::Set => (tr!(texts, "timer-ready"), palette.text),
        State::Over { .. } => (tr!(texts, "timer-over"), palette.bad),
        State::Paused { .. } => (tr!(texts, "timer-paused"), palette.text_weak),
        State::Running { .. } if last => (tr!(texts, "timer-last-minute"), palette.warn),
        State::Running { .. } => (tr!(texts, "timer-running"), palette.text),
    };
    let shown = countdown.shown(now);
    ui.vertical_centered(|ui| {
        let time = theme::strong(&shown, size::DISPLAY * 2.0).color(color);
        let time = ui.add(egui::Label::new(time).extend());
        // Read when asked for; each second would be too much.
        let name = tr!(texts, "timer-left", time = shown.as_str());
        widgets::named(&time, Role::Label, &name);
        let state = ui.label(theme::strong(words, size::BODY).color(color));
        // It changes at the start, the last minute and the end: so those are announced.
        ui.ctx().accesskit_node_builder(state.id, |node| {
            node.set_live(accesskit::Live::Assertive);
        });
    });
}

/// Start and halt, one minute more, reset, what can be set, and the way out. Returns whether it is
/// to go.
fn show_buttons(
    ui: &mut Ui,
    texts: &Texts,
    countdown: &mut Countdown,
    prefs: &mut TimerPrefs,
    now: f64,
) -> bool {
    let mut close = false;
    ui.horizontal(|ui| {
        let running = matches!(countdown.state(), State::Running { .. });
        let (icon, label) = match countdown.state() {
            State::Running { .. } => (icons::PAUSE, tr!(texts, "timer-pause")),
            State::Over { .. } => (icons::RESTORE, tr!(texts, "timer-reset")),
            _ => (icons::START, tr!(texts, "timer-start")),
        };
        if widgets::icon_button(ui, icon, &label).clicked() {
            countdown.press(now);
        }
        let label = tr!(texts, "timer-more");
        let more = ui.add(egui::Button::new("+1").frame_when_inactive(false));
        widgets::named(&more, Role::Button, &label);
        if more.on_hover_text(&label).clicked() {
            countdown.add_minute(now);
        }
        ui.add_enabled_ui(
            running || matches!(countdown.state(), State::Paused { .. }),
            |ui| {
                let label = tr!(texts, "timer-reset");
                if widgets::icon_button(ui, icons::RESTORE, &label).clicked() {
                    countdown.reset();
                }
            },
        );
        let label = tr!(texts, "timer-settings");
        let menu = widgets::icon_button(ui, icons::MORE, &label);
        Popup::menu(&menu)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| {
                let mut sound = !prefs.silent;
                if ui.checkbox(&mut sound, tr!(texts, "timer-sound")).changed() {
                    prefs.silent = !sound;
                }
            });
        let label = tr!(texts, "timer-close");
        close = widgets::icon_button(ui, icons::CLOSE, &label).clicked();
    });
    close
}

fn show_presets(ui: &mut Ui, texts: &Texts, countdown: &mut Countdown, prefs: &mut TimerPrefs) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().button_padding.x = 7.0;
        ui.spacing_mut().interact_size.x = 28.0;
        for minutes in PRESETS {
            let on = countdown.minutes() == minutes && countdown.state() == State::Set;
            let button = ui.selectable_label(on, minutes.to_string());
            let label = tr!(texts, "timer-minutes", count = minutes);
            let enabled = button.enabled();
            button.widget_info(|| egui::WidgetInfo::selected(Role::Button, enabled, on, &label));
            if button.on_hover_text(&label).clicked() {
                *countdown = Countdown::of_minutes(minutes);
                prefs.minutes = minutes;
            }
        }
    });
}
