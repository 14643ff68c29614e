//! The command palette: every command that makes sense now, found by its name.

use egui::{Align2, Context, Id, Key, Modal, ScrollArea, vec2};

use crate::i18n::{Texts, tr};
use crate::model::text::folded;
use crate::ui::commands::Command;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets;

/// Height of the list at most, in points.
const LIST: f32 = 360.0;

/// The palette while it is open.
#[derive(Default)]
pub struct CommandPalette {
    words: String,
    selected: usize,
}

/// What came of a frame.
pub enum Outcome {
    /// It stays open.
    Open,
    /// It was closed.
    Closed,
    /// A command was chosen.
    Chosen(Command),
}

impl CommandPalette {
    /// Shows the palette. `name` gives a command's name, `can` whether it makes sense now.
    pub fn show(
        &mut self,
        ctx: &Context,
        texts: &Texts,
        name: impl Fn(Command) -> String,
        can: impl Fn(Command) -> bool,
    ) -> Outcome {
        let id = Id::unique("command palette");
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, 80.0));
        let mut chosen = None;
        let frame = theme::dialog(&ctx.global_style()).inner_margin(12);
        let modal = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
            ui.set_width(520.0_f32.min(ui.ctx().content_rect().width() - space::XL));
            let hint = tr!(texts, "palette-hint");
            let field = widgets::query_field(ui, &hint, &mut self.words);
            if field.changed() {
                self.selected = 0;
            }
            // After the field took what was typed: Enter may come in the same frame.
            let found = self.found(&name, &can);
            self.read_keys(ui, found.len());
            let enter = ui.input(|input| input.key_pressed(Key::Enter));
            if enter {
                chosen = found.get(self.selected).copied();
            }
            if found.is_empty() {
                ui.label(tr!(texts, "palette-nothing"));
            }
            // A window of its own has as much room as it had before: with few rows it would stay low.
            let list = ScrollArea::vertical()
                .max_height(LIST)
                .min_scrolled_height(LIST);
            list.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (place, command) in found.iter().enumerate() {
                    if self.row(ui, texts, place, *command, &name(*command)) {
                        chosen = Some(*command);
                    }
                }
            });
        });
        match chosen {
            Some(command) => Outcome::Chosen(command),
            None if modal.should_close() => Outcome::Closed,
            None => Outcome::Open,
        }
    }

    fn found(
        &self,
        name: &impl Fn(Command) -> String,
        can: &impl Fn(Command) -> bool,
    ) -> Vec<Command> {
        let wanted = folded(&self.words);
        let wanted = wanted.trim();
        let all = Command::ALL.iter().copied();
        let possible = all.filter(|command| *command != Command::CommandPalette && can(*command));
        let ranked = possible.filter_map(|command| {
            let rank = rank(&folded(&name(command)), wanted)?;
            Some((rank, command))
        });
        let mut found: Vec<(u8, Command)> = ranked.collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, command)| command).collect()
    }

    fn read_keys(&mut self, ui: &egui::Ui, count: usize) {
        let last = count.saturating_sub(1);
        self.selected = self.selected.min(last);
        ui.input_mut(|input| {
            if input.consume_key(egui::Modifiers::NONE, Key::ArrowDown) {
                self.selected = (self.selected + 1).min(last);
            }
            if input.consume_key(egui::Modifiers::NONE, Key::ArrowUp) {
                self.selected = self.selected.saturating_sub(1);
            }
        });
    }

    fn row(
        &self,
        ui: &mut egui::Ui,
        texts: &Texts,
        place: usize,
        command: Command,
        name: &str,
    ) -> bool {
        let palette = Palette::here(ui);
        let selected = place == self.selected;
        let mac = ui.ctx().os() == egui::os::OperatingSystem::Mac;
        let keys = command.keys().first().map(|keys| keys.label(texts, mac));
        let icon = command.icon().rich_text().size(16.0);
        let button = egui::Button::selectable(selected, (icon, name))
            .shortcut_text(egui::RichText::new(keys.unwrap_or_default()).color(palette.text_weak))
            .stroke(egui::Stroke::NONE)
            .min_size(vec2(ui.available_width(), 32.0));
        let response = ui.add(button);
        widgets::named(&response, egui::Role::Button, name);
        if selected
            && ui.input(|input| input.key_down(Key::ArrowDown) || input.key_down(Key::ArrowUp))
        {
            response.scroll_to_me(None);
        }
        response.clicked()
    }
}

/// How well a command's name fits what is wanted, the best first; `None` if it does not. Undo bears
/// the name of the last step: it must not be the first to be offered to who wants to do that again.
fn rank(name: &str, wanted: &str) -> Option<u8> {
    if name.starts_with(wanted) {
        return Some(0);
    }
    let mut words = wanted.split_whitespace();
    words.all(|word| name.contains(word)).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_that_comes_first() {
        assert_eq!(rank("board aus vorlage ...", "board aus"), Some(0));
        assert_eq!(rank("rückgängig: board aus vorlage", "board aus"), Some(1));
        assert_eq!(rank("neues board", "board neu"), Some(1));
        assert_eq!(rank("neues board", "vorlage"), None);
        assert_eq!(rank("neues board", ""), Some(0));
    }
}
