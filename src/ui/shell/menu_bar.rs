//! The menu bar: every command by menu; file name and saved state at its right end.

use egui::{Button, MenuBar, Ui};

use crate::i18n::{Texts, tr};
use crate::ui::commands::{Command, Menu};
use crate::ui::icons;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets;

/// What the right end of the bar says.
pub struct FileState {
    /// The file's name, or that there is none yet.
    pub name: String,
    /// Whether something is not saved, or is being saved.
    pub state: Saved,
}

/// How the file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// All is in the file.
    Yes,
    /// Something is not.
    No,
    /// A save is on its way.
    Now,
    /// It cannot be changed.
    ReadOnly,
}

/// Shows the bar; returns the command that was chosen.
pub fn show(
    ui: &mut Ui,
    texts: &Texts,
    file: Option<&FileState>,
    mut name: impl FnMut(Command) -> String,
    mut can: impl FnMut(Command) -> bool,
    mut checked: impl FnMut(Command) -> bool,
) -> Option<Command> {
    let mut chosen = None;
    let mac = ui.ctx().os() == egui::os::OperatingSystem::Mac;
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.label(texts), |ui| {
                ui.set_min_width(280.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.spacing_mut().interact_size.y = 30.0;
                let commands = Command::ALL
                    .iter()
                    .filter(|command| command.menu() == *menu);
                for command in commands {
                    if starts_group(*command) {
                        ui.separator();
                    }
                    let keys = command.keys().first().map(|keys| keys.label(texts, mac));
                    let icon = if checked(*command) {
                        icons::CHECK
                    } else {
                        command.icon()
                    };
                    let name = name(*command);
                    let button = Button::new((icon.rich_text().size(16.0), &name))
                        .shortcut_text(keys.clone().unwrap_or_default());
                    let response = ui.add_enabled(can(*command), button);
                    widgets::named(&response, egui::Role::MenuItem, &name);
                    if let Some(keys) = keys {
                        ui.ctx().accesskit_node_builder(response.id, |node| {
                            node.set_keyboard_shortcut(keys);
                        });
                    }
                    if response.clicked() {
                        chosen = Some(*command);
                    }
                }
            });
        }
        if let Some(file) = file {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(space::S);
                show_file(ui, texts, file);
            });
        }
    });
    chosen
}

/// Commands above which the menu draws a line.
fn starts_group(command: Command) -> bool {
    use Command::{
        AddBoard, AddNote, AddSession, CloseProject, EditSelected, LanguageGerman, MoveUp, Save,
        Search, SingleLetterKeys, ThemeSystem, ToolSelect, ZoomBoard100,
    };
    matches!(
        command,
        Save | CloseProject
            | EditSelected
            | MoveUp
            | AddSession
            | AddBoard
            | AddNote
            | Search
            | ZoomBoard100
            | ToolSelect
            | ThemeSystem
            | LanguageGerman
            | SingleLetterKeys
    )
}

fn show_file(ui: &mut Ui, texts: &Texts, file: &FileState) {
    let palette = Palette::here(ui);
    let (icon, color, state) = match file.state {
        Saved::Yes => (icons::GOOD, palette.good, tr!(texts, "state-saved")),
        Saved::No => (icons::EDIT, palette.warn, tr!(texts, "state-unsaved")),
        Saved::Now => (icons::SAVE, palette.accent, tr!(texts, "state-saving")),
        Saved::ReadOnly => (icons::LOCK, palette.warn, tr!(texts, "state-read-only")),
    };
    ui.label(egui::RichText::new(state).color(color));
    ui.label(icon.rich_text().size(16.0).color(color));
    ui.add_space(space::S);
    let name = egui::Label::new(theme::strong(&file.name, theme::size::BODY)).truncate();
    ui.add(name).on_hover_text(&file.name);
}
