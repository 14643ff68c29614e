//! One conflict: both versions, what stands there now, what was before, and what can be done.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, FontId, Key, Label, Layout, Response, RichText, Role, ScrollArea, Stroke, Ui, vec2,
};

use super::ConflictsView;
use super::content::{Content, Side, Standing};
use super::own::Outcome;
use super::words::{Mark, Words};
use crate::document::Settlement;
use crate::i18n::tr;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, TEXT_WIDTH, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// With less room than this, in points, the two versions stand below one another.
const BESIDE: f32 = 520.0;

/// Room for the button that leads to the record, in points.
const GO_WIDTH: f32 = 150.0;

/// What somebody did in the details.
enum Act {
    Settle(Settlement),
    Draft,
    Go,
    Whole,
}

impl ConflictsView {
    pub(super) fn show_details(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        self.leave_with_escape(ui);
        let Some(content) = self.content.take() else {
            return;
        };
        let mut act = None;
        if self.narrow {
            act = self.show_way_back(ui, cx, &content);
        }
        ScrollArea::vertical()
            .id_salt(("details", self.selected))
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_max_width((TEXT_WIDTH * 1.4).min(ui.available_width() - space::XS));
                // Another conflict has other buttons: the focus does not go across.
                ui.push_id(self.selected, |ui| {
                    act = self.show_content(ui, cx, &content).or(act.take());
                });
                ui.add_space(space::XL);
            });
        self.content = Some(content);
        match act {
            Some(Act::Settle(settlement)) => self.settle(cx, &settlement),
            Some(Act::Draft) => self.begin_draft(cx),
            Some(Act::Whole) => self.whole = true,
            Some(Act::Go) => {
                let place = self.content.as_ref().and_then(|content| content.place);
                if let Some(place) = place {
                    cx.out.go(place);
                }
            }
            None => {}
        }
    }

    /// Above the details where they are shown in the list's place.
    fn show_way_back(&mut self, ui: &mut Ui, cx: &ViewCx, content: &Content) -> Option<Act> {
        let mut act = None;
        ui.horizontal(|ui| {
            let back = tr!(cx.texts, "conflicts-back");
            if widgets::button(ui, icons::BACK, &back).clicked() {
                self.leave_details();
            }
            ui.with_layout(Layout::right_to_left(egui::Align::Min), |ui| {
                act = show_go(ui, cx, content);
            });
        });
        act
    }

    fn leave_details(&mut self) {
        self.details_in_front = false;
        self.focus = true;
    }

    /// Esc leads from a button of the details back to the list.
    fn leave_with_escape(&mut self, ui: &Ui) {
        let in_list = ui.memory(|memory| memory.focused()) == self.row_focus;
        if self.draft.is_some() || in_list && !self.narrow {
            return;
        }
        let escape = |ui: &Ui| ui.input(|input| input.key_pressed(Key::Escape));
        if escape(ui) && ui.memory(|memory| memory.top_modal_layer()).is_none() {
            self.leave_details();
        }
    }

    fn show_content(&mut self, ui: &mut Ui, cx: &mut ViewCx, content: &Content) -> Option<Act> {
        let mut act = None;
        let palette = Palette::here(ui);
        ui.horizontal_top(|ui| {
            let go_here = content.place.is_some() && !self.narrow;
            let room = if go_here { GO_WIDTH } else { 0.0 };
            ui.vertical(|ui| {
                ui.set_width((ui.available_width() - room).max(80.0));
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.add(Label::new(theme::section(&content.name)).wrap());
                if !content.context.is_empty() {
                    let context = RichText::new(&content.context).color(palette.text_weak);
                    ui.add(Label::new(context).wrap());
                }
            });
            if go_here {
                ui.with_layout(Layout::right_to_left(egui::Align::Min), |ui| {
                    act = show_go(ui, cx, content);
                });
            }
        });
        ui.add_space(space::S);
        ui.add(Label::new(theme::strong(&content.field, size::BODY)).wrap());
        ui.add(Label::new(&content.explanation).wrap());
        ui.add_space(space::S);
        let chosen = self.show_sides(ui, cx, content);
        act = chosen.map(Act::Settle).or(act);
        if let Some(draft) = &mut self.draft {
            ui.add_space(space::S);
            let title = tr!(cx.texts, "conflicts-own");
            let outcome = card(ui, palette, |ui| {
                ui.label(theme::strong(&title, size::BODY));
                draft.show(ui, cx.texts, &title)
            });
            match outcome {
                Outcome::Open => {}
                Outcome::Cancelled => {
                    self.draft = None;
                    self.focus = true;
                }
                Outcome::Taken(settlements) => self.settle_by(cx, &settlements),
            }
        } else if let Some(standing) = &content.standing {
            ui.add_space(space::S);
            act = self.show_standing(ui, cx, content, standing).or(act);
        } else if content.choices.own {
            ui.add_space(space::S);
            act = self.show_edit(ui, cx, content).or(act);
        }
        if let Some(before) = &content.before {
            ui.add_space(space::M);
            let title = tr!(cx.texts, "conflicts-before");
            ui.label(
                RichText::new(title)
                    .size(size::SMALL)
                    .color(palette.text_weak),
            );
            show_words(ui, before, palette.text_weak);
        }
        if content.is_shortened {
            ui.add_space(space::S);
            let label = tr!(cx.texts, "conflicts-whole");
            if widgets::button(ui, icons::EXPAND, &label).clicked() {
                act = Some(Act::Whole);
            }
        }
        ui.add_space(space::M);
        let keys = RichText::new(tr!(cx.texts, "conflicts-keys"));
        ui.add(Label::new(keys.size(size::SMALL).color(palette.text_weak)).wrap());
        act
    }

    /// Both versions, with a button each.
    fn show_sides(&mut self, ui: &mut Ui, cx: &ViewCx, content: &Content) -> Option<Settlement> {
        let may = !cx.doc.is_read_only() && self.draft.is_none();
        let [first, second] = &content.sides;
        let sides = [
            (first, content.choices.first, Settlement::First),
            (second, content.choices.second, Settlement::Second),
        ];
        let mut chosen = None;
        let beside = ui.available_width() >= BESIDE;
        let least = if beside { self.versions_height } else { 0.0 };
        let mut height = 0.0_f32;
        let mut show = |ui: &mut Ui, nth: usize, side: &Side, can: bool, settlement: Settlement| {
            let shown = card(ui, Palette::here(ui), |ui| {
                show_side(ui, cx, nth, side, can && may, least)
            });
            height = height.max(shown.height);
            if nth == 0 && std::mem::take(&mut self.focus_details) {
                shown.button.request_focus();
            }
            if shown.button.clicked() {
                chosen = Some(settlement);
            }
        };
        if beside {
            let width = (ui.available_width() - space::M) / 2.0;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                for (nth, (side, can, settlement)) in sides.into_iter().enumerate() {
                    ui.allocate_ui_with_layout(
                        vec2(width, 0.0),
                        Layout::top_down(egui::Align::Min),
                        |ui| show(ui, nth, side, can, settlement),
                    );
                }
            });
        } else {
            for (nth, (side, can, settlement)) in sides.into_iter().enumerate() {
                show(ui, nth, side, can, settlement);
            }
        }
        if (height - self.versions_height).abs() > 0.5 {
            self.versions_height = height;
            ui.ctx().request_repaint();
        }
        chosen
    }

    /// What stands there now, where it is neither of the two.
    fn show_standing(
        &self,
        ui: &mut Ui,
        cx: &ViewCx,
        content: &Content,
        standing: &Standing,
    ) -> Option<Act> {
        let mut act = None;
        let palette = Palette::here(ui);
        card(ui, palette, |ui| {
            ui.label(theme::strong(&standing.title, size::BODY));
            show_words(ui, &standing.words, palette.text);
            ui.add_space(space::XS);
            ui.horizontal_wrapped(|ui| {
                let may = !cx.doc.is_read_only();
                ui.add_enabled_ui(may && content.choices.standing, |ui| {
                    let icon = if standing.is_both {
                        icons::KEEP_BOTH
                    } else {
                        icons::CHECK
                    };
                    if widgets::button(ui, icon, &standing.keep).clicked() {
                        act = Some(Act::Settle(Settlement::Standing));
                    }
                });
                act = self.edit_button(ui, cx, content).or(act.take());
            });
        });
        act
    }

    fn show_edit(&self, ui: &mut Ui, cx: &ViewCx, content: &Content) -> Option<Act> {
        ui.horizontal(|ui| self.edit_button(ui, cx, content)).inner
    }

    fn edit_button(&self, ui: &mut Ui, cx: &ViewCx, content: &Content) -> Option<Act> {
        let label = match content.own {
            Some(_) => tr!(cx.texts, "conflicts-edit"),
            None => tr!(cx.texts, "conflicts-edit-there"),
        };
        let may = !cx.doc.is_read_only() && (content.own.is_some() || content.place.is_some());
        let button = ui.add_enabled_ui(may, |ui| widgets::button(ui, icons::EDIT, &label));
        button.inner.clicked().then_some(Act::Draft)
    }
}

fn show_go(ui: &mut Ui, cx: &ViewCx, content: &Content) -> Option<Act> {
    content.place?;
    let go = tr!(cx.texts, "conflicts-go");
    let pressed = widgets::button(ui, icons::GO, &go).clicked();
    pressed.then_some(Act::Go)
}

/// How a version was drawn.
struct Shown {
    button: Response,
    /// Height of all above the button, in points.
    height: f32,
}

fn show_side(ui: &mut Ui, cx: &ViewCx, nth: usize, side: &Side, can: bool, least: f32) -> Shown {
    let palette = Palette::here(ui);
    let top = ui.cursor().top();
    ui.scope(|ui| show_side_head(ui, cx, side));
    ui.add_space(space::XS);
    show_words(ui, &side.words, palette.text);
    let height = ui.min_rect().bottom() - top;
    if height < least {
        ui.add_space(least - height);
    }
    ui.add_space(space::XS);
    let button = ui
        .add_enabled_ui(can, |ui| {
            let icon = match (side.deletes, nth) {
                (true, _) => icons::DELETE,
                (false, 0) => icons::KEEP_FIRST,
                (false, _) => icons::KEEP_SECOND,
            };
            let response = widgets::button(ui, icon, &side.keep);
            // Both buttons may read the same; whose version it is tells them apart.
            let name = format!("{}: {}", side.keep, side.title);
            widgets::named(&response, Role::Button, &name);
            response
        })
        .inner;
    Shown { button, height }
}

/// Whose version it is; below, when it was made and whether it stands.
fn show_side_head(ui: &mut Ui, cx: &ViewCx, side: &Side) {
    let palette = Palette::here(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add(Label::new(theme::strong(&side.title, size::BODY)).wrap());
    let stands = side.stands.then(|| tr!(cx.texts, "conflicts-stands"));
    let below: Vec<&str> = [Some(side.when.as_str()), stands.as_deref()]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    let below = RichText::new(below.join(" · ")).size(size::SMALL);
    ui.add(Label::new(below.color(palette.text_weak)).wrap());
}

/// A card over the whole width.
fn card<R>(ui: &mut Ui, palette: &Palette, content: impl FnOnce(&mut Ui) -> R) -> R {
    theme::card(palette)
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            content(ui)
        })
        .inner
}

/// A text with its marks: what differs is underlined on a ground, what is gone is struck through.
fn show_words(ui: &mut Ui, words: &Words, ink: Color32) {
    let palette = Palette::here(ui);
    let size = if words.is_value() {
        size::SECTION
    } else {
        size::BODY
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for run in &words.runs {
        let mut format = TextFormat::simple(FontId::proportional(size), ink);
        format.line_height = Some(size * 1.45);
        match run.mark {
            Mark::Same => {}
            Mark::Differs => {
                format.background = palette.selected;
                format.color = palette.text;
                format.underline = Stroke::new(1.5, palette.accent);
            }
            Mark::Gone => format.strikethrough = Stroke::new(1.0, palette.text_weak),
        }
        job.append(&run.text, 0.0, format);
    }
    ui.add(Label::new(job).wrap().selectable(true));
}
