//! Searching everything in the project: an overlay with a field, and what was found by kind.

mod finder;
mod row;
mod rows;

use egui::{Align2, Context, Id, Key, Modal, Role, ScrollArea, Ui, vec2};

use crate::i18n::{Texts, tr};
use crate::model::Project;
use crate::search::Target;
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::Outbox;
use crate::ui::widgets;

use finder::Finder;
use rows::{Leads, Row, Section};

/// Width of the overlay, in points.
const WIDTH: f32 = 640.0;
/// Nothing is said of waiting for so long, in seconds.
const PATIENCE: f64 = 0.2;
/// So many places that were chosen last are offered.
const MOST_RECENT: usize = 6;

/// The search of a project, open or not. It stays while the project is open, so that it opens
/// again at once.
#[derive(Default)]
pub struct Search {
    open: bool,
    words: String,
    selected: usize,
    /// The selection was moved by keys and is to be seen.
    scroll: bool,
    finder: Finder,
    /// The words for which `sections` were found; `None` as long as nothing is known.
    shown: Option<String>,
    sections: Vec<Section>,
    /// Enter was pressed before the answer was there.
    entered: bool,
    /// When the words were typed that wait for an answer, in seconds of egui's clock.
    typed_at: f64,
    /// Where to go in the next frame. In this one the overlay still keeps the focus to itself.
    leaving: Option<Place>,
    /// What was chosen last, the latest first.
    recent: Vec<Target>,
}

impl Search {
    /// Opens it with nothing typed yet.
    pub fn open(&mut self) {
        self.open = true;
        self.words.clear();
        self.forget();
    }

    /// Whether it is open, or about to go somewhere.
    pub fn is_open(&self) -> bool {
        self.open || self.leaving.is_some()
    }

    /// Whether an answer is still to come.
    pub fn is_waiting(&self) -> bool {
        self.open && self.finder.is_waiting()
    }

    fn forget(&mut self) {
        self.selected = 0;
        self.scroll = true;
        self.entered = false;
        if self.words.trim().is_empty() {
            self.shown = None;
            self.sections.clear();
        }
    }

    /// Shows the search, if it is open.
    pub fn show(&mut self, ctx: &Context, project: &Project, texts: &Texts, out: &mut Outbox) {
        if let Some(place) = self.leaving.take() {
            out.go(place);
            ctx.request_repaint();
        }
        if !self.open {
            return;
        }
        self.take_answer(project, texts);
        let id = Id::unique("search");
        let window = ctx.content_rect();
        let top = (window.height() * 0.1).min(80.0);
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, top));
        let mut chosen = None;
        let frame = theme::dialog(&ctx.global_style()).inner_margin(12);
        let modal = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
            ui.set_width(WIDTH.min(window.width() - space::XL));
            self.read_keys(ui);
            let field = self.show_field(ui, texts);
            // In the frame in which it was typed, so that the answer is there in the next.
            self.finder.ask(ui.ctx(), project, &self.words);
            if ui.input(|input| input.key_pressed(Key::Enter)) {
                self.entered = true;
            }
            if self.entered && self.is_up_to_date() {
                self.entered = false;
                chosen = self.rows().nth(self.selected).map(|row| row.leads.clone());
            }
            let height = (window.height() - 2.0 * top - 2.0 * theme::CONTROL_HEIGHT).max(120.0);
            ScrollArea::vertical()
                .max_height(height)
                // The overlay grows with what was found.
                .min_scrolled_height(height)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    if let Some(leads) = self.show_found(ui, texts, field) {
                        chosen = Some(leads);
                    }
                });
        });
        if modal.should_close() {
            self.open = false;
        }
        match chosen {
            Some(Leads::To(target)) => self.leave(ctx, project, target),
            Some(Leads::Words(words)) => {
                self.words = words;
                self.forget();
                ctx.request_repaint();
            }
            None => {}
        }
    }

    fn leave(&mut self, ctx: &Context, project: &Project, target: Target) {
        if let Some(place) = rows::place_of(project, target) {
            self.recent.retain(|known| *known != target);
            self.recent.insert(0, target);
            self.recent.truncate(MOST_RECENT);
            self.leaving = Some(place);
            self.open = false;
            ctx.request_repaint();
        }
    }

    fn take_answer(&mut self, project: &Project, texts: &Texts) {
        if self.words.trim().is_empty() {
            // Its answer is only that the project was read.
            self.finder.take();
            if self.shown.is_none() {
                self.sections = rows::recent(project, texts, &self.recent);
                self.shown = Some(String::new());
            }
        } else if let Some(answer) = self.finder.take() {
            self.sections = rows::found(&answer, texts);
            self.shown = Some(answer.words);
        }
    }

    /// Whether what is shown was found for what is typed.
    fn is_up_to_date(&self) -> bool {
        self.shown
            .as_ref()
            .is_some_and(|shown| *shown == self.words || shown.trim() == self.words.trim())
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sections.iter().flat_map(|section| &section.rows)
    }

    fn read_keys(&mut self, ui: &Ui) {
        let last = self.rows().count().saturating_sub(1);
        self.selected = self.selected.min(last);
        ui.input_mut(|input| {
            if input.consume_key(egui::Modifiers::NONE, Key::ArrowDown) {
                self.selected = (self.selected + 1).min(last);
                self.scroll = true;
            }
            if input.consume_key(egui::Modifiers::NONE, Key::ArrowUp) {
                self.selected = self.selected.saturating_sub(1);
                self.scroll = true;
            }
        });
    }

    fn show_field(&mut self, ui: &mut Ui, texts: &Texts) -> Id {
        let hint = tr!(texts, "search-hint");
        let field = widgets::query_field(ui, &hint, &mut self.words);
        if field.changed() {
            self.typed_at = ui.input(|input| input.time);
            self.forget();
        }
        field.id
    }

    /// Shows what was found; returns what was clicked. `field` keeps the focus all the while and
    /// tells screen readers which row is selected.
    fn show_found(&mut self, ui: &mut Ui, texts: &Texts, field: Id) -> Option<Leads> {
        let blank = self.words.trim().is_empty();
        if blank {
            say(ui, tr!(texts, "search-help"));
            say(ui, tr!(texts, "search-help-more"));
        } else if self.finder.is_broken() {
            say(ui, tr!(texts, "search-broken"));
            return None;
        } else if self.shown.as_ref().is_none_or(|shown| shown.is_empty()) {
            let waited = ui.input(|input| input.time) - self.typed_at;
            if waited < PATIENCE {
                ui.ctx()
                    .request_repaint_after_secs((PATIENCE - waited) as f32);
                return None;
            }
            ui.horizontal(|ui| {
                ui.add(egui::Spinner::new().size(size::BODY));
                say(ui, tr!(texts, "search-reading"));
            });
            return None;
        } else if self.rows().all(|row| matches!(row.leads, Leads::Words(_))) {
            say(ui, tr!(texts, "search-nothing"));
        }
        let list = egui::UiBuilder::new().accessibility_label(tr!(texts, "search-results"));
        ui.scope_builder(list, |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::ListBox);
            });
            self.show_sections(ui, texts, field)
        })
        .inner
    }

    fn show_sections(&mut self, ui: &mut Ui, texts: &Texts, field: Id) -> Option<Leads> {
        let weak = Palette::here(ui).text_weak;
        let count = self.rows().count();
        let mut chosen = None;
        let mut place = 0;
        ui.spacing_mut().item_spacing.y = 2.0;
        for section in &self.sections {
            ui.add_space(space::XS);
            ui.label(theme::strong(&section.title, size::SMALL).color(weak));
            for row in &section.rows {
                let selected = place == self.selected;
                let response = row::show(ui, row, selected, (place + 1, count));
                if selected {
                    ui.ctx().accesskit_node_builder(field, |node| {
                        node.set_active_descendant(response.id.accesskit_id());
                    });
                }
                if selected && self.scroll {
                    // With the name of the group above the first.
                    let seen = response.rect.with_min_y(response.rect.top() - space::L);
                    ui.scroll_to_rect(seen, None);
                }
                if response.clicked() {
                    chosen = Some(row.leads.clone());
                }
                place += 1;
            }
            if section.more > 0 {
                let more = tr!(texts, "search-more", count = section.more);
                ui.label(egui::RichText::new(more).size(size::SMALL).color(weak));
            }
        }
        self.scroll = false;
        chosen
    }
}

fn say(ui: &mut Ui, text: String) {
    let weak = Palette::here(ui).text_weak;
    ui.add_space(space::XS);
    ui.add(egui::Label::new(egui::RichText::new(text).color(weak)).wrap());
}
