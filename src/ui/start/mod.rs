//! The start page: recent projects, new, open, example, and work that a crash left behind.

use std::path::{Path, PathBuf};

use egui::{ScrollArea, Ui};

use super::commands::Command;
use super::icons;
use super::theme::{self, Palette, size, space};
use super::widgets;
use crate::i18n::{Texts, format, tr};
use crate::store::journal::Orphan;

/// What was chosen on the start page.
pub enum Choice {
    /// A command.
    Run(Command),
    /// A recent project.
    Open(PathBuf),
    /// A project to be taken off the list.
    Forget(PathBuf),
    /// Unsaved work to be brought back.
    Recover(Orphan),
    /// See what this unsaved work is.
    Look(Orphan),
    /// Unsaved work to be given up.
    Discard(Orphan),
}

/// Shows the page.
pub fn show(ui: &mut Ui, texts: &Texts, recent: &[PathBuf], orphans: &[Orphan]) -> Option<Choice> {
    let mut choice = None;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = 720.0_f32.min(ui.available_width());
        let margin = ((ui.available_width() - width) / 2.0).max(0.0);
        ui.horizontal(|ui| {
            ui.add_space(margin);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space(space::XL);
                ui.label(theme::strong("Zirkel", size::DISPLAY));
                widgets::weak(ui, tr!(texts, "start-claim"));
                ui.add_space(space::L);
                for orphan in orphans {
                    choice = show_orphan(ui, texts, orphan).or(choice.take());
                    ui.add_space(space::M);
                }
                choice = show_beginnings(ui, texts).or(choice.take());
                ui.add_space(space::L);
                ui.label(theme::section(tr!(texts, "start-recent")));
                ui.add_space(space::XS);
                if recent.is_empty() {
                    widgets::weak(ui, tr!(texts, "start-recent-empty"));
                }
                for path in recent {
                    choice = show_recent(ui, texts, path).or(choice.take());
                }
                ui.add_space(space::XL);
            });
        });
    });
    choice
}

fn show_beginnings(ui: &mut Ui, texts: &Texts) -> Option<Choice> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        let new = tr!(texts, "start-new");
        if widgets::primary_button(ui, Some(icons::NEW), &new).clicked() {
            chosen = Some(Command::NewProject);
        }
        if widgets::button(ui, icons::OPEN, &tr!(texts, "start-open")).clicked() {
            chosen = Some(Command::OpenProject);
        }
        if widgets::button(ui, icons::EXAMPLE, &tr!(texts, "start-example")).clicked() {
            chosen = Some(Command::OpenExample);
        }
    });
    chosen.map(Choice::Run)
}

/// What a crash left behind, of which file and from when.
pub fn orphan_text(texts: &Texts, orphan: &Orphan) -> String {
    let name = match &orphan.path {
        Some(path) => path.display().to_string(),
        None => tr!(texts, "untitled"),
    };
    match orphan.changed_at {
        Some(when) => {
            let time = format::moment(texts, &chrono::DateTime::<chrono::Local>::from(when));
            tr!(texts, "start-recover-text-time", name = name, time = time)
        }
        None => tr!(texts, "start-recover-text", name = name),
    }
}

fn show_orphan(ui: &mut Ui, texts: &Texts, orphan: &Orphan) -> Option<Choice> {
    let palette = Palette::here(ui);
    let mut choice = None;
    theme::card(palette).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.label(icons::RESTORE.rich_text().size(22.0).color(palette.accent));
            ui.vertical(|ui| {
                ui.label(theme::section(tr!(texts, "start-recover-title")));
                let text = orphan_text(texts, orphan);
                ui.add(egui::Label::new(text).wrap());
                ui.horizontal(|ui| {
                    let recover = tr!(texts, "start-recover");
                    if widgets::primary_button(ui, Some(icons::RESTORE), &recover).clicked() {
                        choice = Some(Choice::Recover(orphan.clone()));
                    }
                    if ui.button(tr!(texts, "start-recover-look")).clicked() {
                        choice = Some(Choice::Look(orphan.clone()));
                    }
                    if ui.button(tr!(texts, "start-recover-discard")).clicked() {
                        choice = Some(Choice::Discard(orphan.clone()));
                    }
                });
            });
        });
    });
    choice
}

fn show_recent(ui: &mut Ui, texts: &Texts, path: &Path) -> Option<Choice> {
    let palette = Palette::here(ui);
    let mut choice = None;
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |n| n.to_string_lossy().into_owned(),
    );
    let folder = path
        .parent()
        .map(|folder| folder.display().to_string())
        .unwrap_or_default();
    ui.horizontal(|ui| {
        let width = ui.available_width() - theme::CONTROL_HEIGHT - space::L;
        let words = (
            icons::RECENT
                .rich_text()
                .size(18.0)
                .color(palette.text_weak),
            name.as_str(),
            egui::RichText::new(folder)
                .size(size::SMALL)
                .color(palette.text_weak),
            // Pushes the words to the left.
            egui::Atom::grow(),
        );
        let button = egui::Button::new(words)
            .frame_when_inactive(false)
            .truncate()
            .min_size(egui::vec2(width, 36.0));
        let response = ui.add(button);
        widgets::named(&response, egui::Role::Button, &name);
        if response.on_hover_text(path.display().to_string()).clicked() {
            choice = Some(Choice::Open(path.to_owned()));
        }
        let forget = tr!(texts, "start-forget", name = name.as_str());
        if widgets::icon_button(ui, icons::CLOSE, &forget).clicked() {
            choice = Some(Choice::Forget(path.to_owned()));
        }
    });
    choice
}
