//! Boards out and in: pictures, other programs' files, cards to be printed.

mod cards;
mod export;
mod import;
mod preview;

use std::path::PathBuf;

use egui::{RichText, Ui};

use super::{BoardId, BoardView};
use crate::document::Document;
use crate::i18n::{Texts, tr};
use crate::model::Project;
use crate::ui::commands::Command;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{Pick, ViewCx};

use cards::CardSheet;
use export::ExportSheet;
use import::ImportSheet;

impl BoardView {
    /// Whether a command of this file makes sense now; `None` if it is none of its.
    pub(super) fn can_share(&self, command: Command, doc: &Document) -> Option<bool> {
        match command {
            Command::Export | Command::CardSheet => Some(self.current(doc).is_some()),
            Command::ImportBoard => Some(!doc.is_read_only()),
            _ => None,
        }
    }

    /// Does a command of this file; `false` if it is none of its.
    pub(super) fn share(&mut self, command: Command, cx: &mut ViewCx) -> bool {
        match command {
            Command::ImportBoard => {
                cx.out.pick_for_board(Pick::Board);
                true
            }
            Command::Export | Command::CardSheet => {
                let Some(board) = self.current(cx.doc) else {
                    return true;
                };
                // What is being written goes out too.
                self.finish_editing(cx.doc);
                let selection = self.selection.clone();
                match command {
                    Command::Export => cx.out.open(ExportSheet::new(board, selection)),
                    _ => cx.out.open(CardSheet::new(board, selection)),
                }
                true
            }
            _ => false,
        }
    }

    /// Takes other programs' boards that were chosen, or dropped on the window: one after the
    /// other, the first on top.
    pub(super) fn take_boards(&mut self, paths: Vec<PathBuf>, cx: &mut ViewCx) {
        for path in paths.into_iter().rev() {
            cx.out.open(ImportSheet::new(path));
        }
    }
}

/// How far the line of explanation below a choice is set in: as its words.
const INDENT: i8 = 23;

/// The name for a file of a board: its title, without what no file may be called.
fn file_name(project: &Project, texts: &Texts, board: BoardId) -> String {
    let title = project.get(board).map_or("", |board| board.title.trim());
    let title = match title {
        "" => tr!(texts, "sessions-untitled-board"),
        title => title.to_owned(),
    };
    let tame = |c: char| match c {
        '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        c if c.is_control() => '-',
        c => c,
    };
    let name: String = title.chars().map(tame).take(80).collect();
    name.trim().trim_end_matches('.').to_owned()
}

/// One of several. Returns whether it was chosen.
fn radio(ui: &mut Ui, chosen: bool, label: &str) -> bool {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = theme::CONTROL_HEIGHT - space::S;
        ui.radio(chosen, label).clicked()
    })
    .inner
}

/// A line of explanation below one of several, set in as its words.
fn explain(ui: &mut Ui, text: &str) {
    let margin = egui::Margin {
        left: INDENT,
        ..egui::Margin::ZERO
    };
    let frame = egui::Frame::new().inner_margin(margin);
    frame.show(ui, |ui| weak(ui, text));
}

/// A line of explanation.
fn weak(ui: &mut Ui, text: &str) {
    let color = Palette::here(ui).text_weak;
    let text = RichText::new(text).size(theme::size::SMALL).color(color);
    ui.add(egui::Label::new(text).wrap());
}

/// What is lost or changed: a heading and a line each, or that nothing is.
fn losses(ui: &mut Ui, heading: &str, none: &str, lines: &[String]) {
    if lines.is_empty() {
        return weak(ui, none);
    }
    ui.label(theme::section(heading));
    let color = Palette::here(ui).text;
    for line in lines {
        let text = RichText::new(format!("• {line}")).color(color);
        ui.add(egui::Label::new(text).wrap());
    }
}
