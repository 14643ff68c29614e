//! Covered writing: while it goes on, new notes are covered, so that nobody writes what others
//! have written; then all are revealed at once.

use std::collections::BTreeSet;

use egui::Ui;

use crate::document::{Document, Step};
use crate::i18n::tr;
use crate::model::{Board, Element, ElementKind, Id, Project};
use crate::ui::board::{BoardId, BoardView};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::theme::{Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Starts covered writing on a board, or ends it. What is covered stays so.
pub fn toggle(doc: &mut Document, board: Id<Board>) {
    doc.edit(Step::CoverNotes, |edit| {
        edit.change(board, |board: &mut Board| board.covering = !board.covering);
    });
}

/// The covered notes among these elements.
fn covered_among(project: &Project, ids: &BTreeSet<Id<Element>>) -> BTreeSet<Id<Element>> {
    let covered = |id: &Id<Element>| project.get(*id).is_some_and(|element| element.covered);
    ids.iter().copied().filter(covered).collect()
}

/// Reveals the covered notes among those selected; where none of them is covered, all of the
/// board, and covered writing ends. Returns how many were revealed.
pub fn reveal(doc: &mut Document, board: Id<Board>, selected: &BTreeSet<Id<Element>>) -> usize {
    let chosen = covered_among(doc.project(), selected);
    let all = chosen.is_empty();
    doc.edit(Step::RevealNotes, |edit| {
        let revealed = if all {
            let of_board = edit.elements.iter();
            of_board
                .filter(|(_, element)| element.board == Some(board) && element.covered)
                .map(|(id, _)| id)
                .collect()
        } else {
            chosen
        };
        for id in &revealed {
            edit.change(*id, |element: &mut Element| element.covered = false);
        }
        if all {
            edit.change(board, |board: &mut Board| board.covering = false);
        }
        revealed.len()
    })
}

/// Whether a new element is to be covered when it comes onto its board.
pub fn covers_new(project: &Project, element: &Element) -> bool {
    element.kind == ElementKind::Note
        && project
            .follow(element.board)
            .is_some_and(|board| board.covering)
}

/// How many notes of a board are covered, counted once a change.
#[derive(Default)]
pub struct Covered {
    of: Option<(BoardId, crate::model::Table<Element>)>,
    count: usize,
}

impl Covered {
    /// How many there are.
    pub fn count(&mut self, project: &Project, board: BoardId) -> usize {
        let known = self.of.as_ref();
        if !known.is_some_and(|(of, table)| *of == board && table.is_same(&project.elements)) {
            self.of = Some((board, project.elements.clone()));
            let covered = project.elements.iter();
            self.count = covered
                .filter(|(_, element)| element.covered && element.board == Some(board))
                .count();
        }
        self.count
    }
}

impl BoardView {
    /// Whether there is something to reveal.
    pub(super) fn can_reveal(&self, doc: &Document, board: BoardId) -> bool {
        let project = doc.project();
        project.get(board).is_some_and(|board| board.covering)
            || self.scene.items().iter().any(|item| item.element.covered)
    }

    /// Says that one writes covered, or that notes are still covered, with the way on.
    pub(in crate::ui::board) fn show_covering(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let Some(id) = self.board else { return };
        let project = cx.doc.project();
        let covering = project.get(id).is_some_and(|board| board.covering);
        let count = self.facilitating.covered.count(project, id);
        if !covering && count == 0 {
            return;
        }
        let palette = Palette::here(ui);
        let text = if covering {
            tr!(cx.texts, "board-covering", count = count)
        } else {
            tr!(cx.texts, "board-still-covered", count = count)
        };
        egui::Panel::top("board covering")
            .frame(
                egui::Frame::new()
                    .fill(palette.selected)
                    .inner_margin(egui::Margin::symmetric(12, 4)),
            )
            .resizable(false)
            .show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.label(icons::COVER.rich_text().size(18.0));
                    ui.label(text);
                    ui.add_space(space::S);
                    let enabled = !cx.doc.is_read_only();
                    ui.add_enabled_ui(enabled, |ui| {
                        let label = tr!(cx.texts, "board-reveal");
                        if widgets::primary_button(ui, Some(icons::REVEAL), &label).clicked() {
                            self.run_reveal(cx, id, &BTreeSet::new());
                        }
                        if covering && count > 0 {
                            let label = tr!(cx.texts, "board-covering-end");
                            let end = ui.button(&label);
                            widgets::named(&end, egui::Role::Button, &label);
                            if end.clicked() {
                                cx.out.run(Command::CoverWriting);
                            }
                        }
                    });
                });
            });
    }

    /// Reveals, and says how many were.
    pub(super) fn run_reveal(
        &mut self,
        cx: &mut ViewCx,
        board: BoardId,
        selected: &BTreeSet<Id<Element>>,
    ) {
        self.finish_editing(cx.doc);
        let count = reveal(cx.doc, board, selected);
        let text = tr!(cx.texts, "board-revealed", count = count);
        cx.out.tell(crate::ui::view::Tone::Good, text);
        self.take_focus = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_selected_are_revealed_else_all_and_then_writing_is_open_again() {
        let mut doc = Document::default();
        let board = crate::ui::board::change::add_board(&mut doc, "Board".to_owned());
        toggle(&mut doc, board);
        let note = |doc: &mut Document| {
            doc.edit(Step::AddNote, |edit| {
                edit.add(Element {
                    board: Some(board),
                    covered: true,
                    ..Element::default()
                })
            })
        };
        let (a, b) = (note(&mut doc), note(&mut doc));
        let covered = |doc: &Document, id: Id<Element>| {
            doc.project().get(id).is_some_and(|element| element.covered)
        };
        assert_eq!(reveal(&mut doc, board, &[a].into()), 1);
        assert_eq!((covered(&doc, a), covered(&doc, b)), (false, true));
        assert!(doc.project().get(board).is_some_and(|board| board.covering));
        assert_eq!(reveal(&mut doc, board, &[a].into()), 1);
        assert!(!covered(&doc, b));
        assert!(!doc.project().get(board).is_some_and(|board| board.covering));
        doc.undo();
        assert!(covered(&doc, b) && doc.project().get(board).is_some_and(|board| board.covering));
    }
}
