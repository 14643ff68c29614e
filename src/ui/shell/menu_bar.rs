//! The menu bar: every command by menu; file name and saved state at its right end.

use egui::{Button, MenuBar, Response, ScrollArea, Ui};

use crate::i18n::{Texts, tr};
use crate::ui::commands::{Command, Menu};
use crate::ui::icons::{self, Icon};
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

/// Width of a menu, in points.
const MENU_WIDTH: f32 = 300.0;
/// Below this width, in points, only the icon of the saved state is shown.
const NARROW: f32 = 200.0;

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
                ui.set_width(MENU_WIDTH);
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.spacing_mut().interact_size.y = 30.0;
                let height = ui.ctx().content_rect().bottom() - ui.cursor().top() - space::M;
                ScrollArea::vertical()
                    .max_height(height)
                    .min_scrolled_height(height)
                    .show(ui, |ui| {
                        let entries = Command::ALL
                            .iter()
                            .filter(|command| command.menu() == *menu);
                        for command in entries {
                            if starts_group(*command) {
                                ui.separator();
                            }
                            let icon = if checked(*command) {
                                icons::CHECK
                            } else {
                                command.icon()
                            };
                            let keys = command.keys().first().map(|keys| keys.label(texts, mac));
                            let name = name(*command);
                            let enabled = can(*command);
                            if entry(ui, icon, &name, keys, enabled).clicked() {
                                chosen = Some(*command);
                            }
                        }
                    });
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

fn entry(ui: &mut Ui, icon: Icon, name: &str, keys: Option<String>, enabled: bool) -> Response {
    let button = Button::new((icon.rich_text().size(16.0), name))
        .shortcut_text(keys.clone().unwrap_or_default())
        .min_size(egui::vec2(ui.available_width(), 0.0));
    let response = ui.add_enabled(enabled, button);
    widgets::named(&response, egui::Role::MenuItem, name);
    if let Some(keys) = keys {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_keyboard_shortcut(keys);
        });
    }
    response
}

/// Commands above which the menu draws a line.
fn starts_group(command: Command) -> bool {
    use Command::{
        AddBoard, AddNote, AddSession, CloseProject, EditSelected, Find, KeepFirst, LanguageGerman,
        MoveUp, Save, Search, SingleLetterKeys, ThemeSystem, ToolSelect, ZoomBoard100,
    };
    matches!(
        command,
        Save | CloseProject
            | EditSelected
            | Find
            | KeepFirst
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
    let narrow = ui.available_width() < NARROW;
    if !narrow {
        ui.label(egui::RichText::new(&state).color(color));
    }
    let icon = ui.label(icon.rich_text().size(16.0).color(color));
    if narrow {
        widgets::named(&icon, egui::Role::Label, &state);
        icon.on_hover_text(format!("{}: {state}", file.name));
        return;
    }
    ui.add_space(space::S);
    let name = egui::Label::new(theme::strong(&file.name, theme::size::BODY)).truncate();
    ui.add(name).on_hover_text(&file.name);
}
