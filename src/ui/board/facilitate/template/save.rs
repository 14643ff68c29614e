//! The sheet that keeps a board as a template of the circle's own.

use egui::{Context, Key, Role};

use super::{own_named, save};
use crate::i18n::tr;
use crate::model::{Board, Id};
use crate::ui::icons;
use crate::ui::sheet::{self, Sheet, Shown};
use crate::ui::theme::Palette;
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

/// Keeps a board as a template.
pub struct SaveBoardTemplateSheet {
    board: Id<Board>,
    name: Option<String>,
    with_texts: bool,
    begun: bool,
}

impl SaveBoardTemplateSheet {
    /// Of this board.
    pub fn new(board: Id<Board>) -> Self {
        Self {
            board,
            name: None,
            with_texts: false,
            begun: false,
        }
    }
}

impl Sheet for SaveBoardTemplateSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let project = cx.doc.project();
        let Some(board) = project.get(self.board).filter(|_| !cx.doc.is_read_only()) else {
            // Deleted by a colleague meanwhile.
            return Shown::Closed;
        };
        let mut name = self.name.clone().unwrap_or_else(|| board.title.clone());
        let replaces = own_named(project, &name).is_some();
        let named = !name.trim().is_empty();
        let (mut entered, mut keep, mut close) = (false, false, false);
        let title = tr!(cx.texts, "board-template-save-title");
        let escape = sheet::frame(
            ctx,
            "save board template",
            &title,
            480.0,
            |ui| {
                let width = ui.available_width();
                let label = tr!(cx.texts, "board-template-name");
                let field = widgets::label_for(ui, &label, |ui, label| {
                    let edit = egui::TextEdit::singleline(&mut name)
                        .desired_width(width)
                        .margin(egui::vec2(8.0, 6.0));
                    ui.add(edit).labelled_by(label)
                });
                if !self.begun {
                    self.begun = true;
                    field.request_focus();
                }
                entered |= field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
                let label = tr!(cx.texts, "board-template-with-texts");
                ui.checkbox(&mut self.with_texts, label);
                widgets::weak(ui, tr!(cx.texts, "board-template-save-hint"));
                if replaces {
                    let text = tr!(cx.texts, "templates-replaces");
                    let text = egui::RichText::new(text).color(Palette::here(ui).warn);
                    ui.add(egui::Label::new(text).wrap());
                }
            },
            |ui| {
                let label = tr!(cx.texts, "templates-save");
                ui.add_enabled_ui(named, |ui| {
                    let icon = Some(icons::BOARD_TEMPLATE);
                    keep |= widgets::primary_button(ui, icon, &label).clicked();
                });
                let label = tr!(cx.texts, "cancel");
                let response = ui.button(&label);
                widgets::named(&response, Role::Button, &label);
                close = response.clicked();
            },
        );
        self.name = Some(name.clone());
        if (keep || entered) && named && !close {
            cx.doc.end_gesture();
            save(cx.doc, self.board, &name, self.with_texts);
            let text = tr!(cx.texts, "templates-saved", name = name.trim());
            cx.out.tell(Tone::Good, text);
            return Shown::Closed;
        }
        if close || escape {
            Shown::Closed
        } else {
            Shown::Open
        }
    }
}
