//! The sheet that keeps a board as a template of the circle's own.

use egui::Context;

use super::{own_named, save};
use crate::i18n::tr;
use crate::model::{Board, Id};
use crate::ui::icons;
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::templates::{Decision, Keeping, KeepingLook};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

/// Keeps a board as a template.
pub struct SaveBoardTemplateSheet {
    board: Id<Board>,
    keeping: Keeping,
    with_texts: bool,
}

impl SaveBoardTemplateSheet {
    /// Of this board.
    pub fn new(board: Id<Board>) -> Self {
        Self {
            board,
            keeping: Keeping::default(),
            with_texts: false,
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
        let look = KeepingLook {
            id: "save board template",
            title: tr!(cx.texts, "board-template-save-title"),
            icon: icons::BOARD_TEMPLATE,
            replaces: own_named(project, &self.keeping.name(&board.title)).is_some(),
        };
        let given = &board.title;
        let decision = self
            .keeping
            .show(ctx, cx.texts, &look, given, |ui, name_field| {
                name_field.show(ui, &tr!(cx.texts, "board-template-name"));
                let label = tr!(cx.texts, "board-template-with-texts");
                ui.checkbox(&mut self.with_texts, label);
                widgets::weak(ui, tr!(cx.texts, "board-template-save-hint"));
            });
        let name = match decision {
            Decision::Open => return Shown::Open,
            Decision::Closed => return Shown::Closed,
            Decision::Keep(name) => name,
        };
        cx.doc.end_gesture();
        save(cx.doc, self.board, &name, self.with_texts);
        let text = tr!(cx.texts, "templates-saved", name = name.trim());
        cx.out.tell(Tone::Good, text);
        Shown::Closed
    }
}
