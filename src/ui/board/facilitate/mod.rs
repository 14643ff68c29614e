//! Leading a workshop: templates, covered writing, clusters, votes with dots, presentation.

mod blocks;
mod cluster;
mod covering;
mod poll;
mod present;
mod sorting;
mod template;

use super::{BoardView, ElementId};
use crate::document::Document;
use crate::i18n::tr;
use crate::model::ElementKind;
use crate::ui::commands::Command;
use crate::ui::view::{Tone, ViewCx};

pub use covering::covers_new;
pub use template::{BoardTemplatesSheet, Home};

/// What the facilitating part of the view remembers.
#[derive(Default)]
pub struct Facilitating {
    covered: covering::Covered,
    polling: poll::Polling,
    presenting: Option<present::Presenting>,
    /// A cluster that was just made: it gets its name as soon as it is in the scene.
    naming: Option<ElementId>,
}

/// By what a command sorts.
const fn sorting(command: Command) -> Option<sorting::By> {
    match command {
        Command::SortByColor => Some(sorting::By::Color),
        Command::SortByAuthor => Some(sorting::By::Author),
        Command::SortByTag => Some(sorting::By::Tag),
        Command::SortByVotes => Some(sorting::By::Votes(None)),
        _ => None,
    }
}

impl BoardView {
    /// Where a board belongs that is made while this view is on the screen: where the one on the
    /// screen does.
    pub fn home(&self, doc: &Document) -> Home {
        let board = self.current(doc).and_then(|id| doc.project().get(id));
        board.map(Home::of).unwrap_or_default()
    }

    /// Whether a command of this file makes sense now; `None` if it is none of its.
    pub(super) fn can_facilitate(&self, command: Command, doc: &Document) -> Option<bool> {
        let board = self.current(doc)?;
        let may_edit = !doc.is_read_only();
        let idle = may_edit && self.editing.is_none();
        let items = || self.scene.items().iter().map(|item| &item.element);
        match command {
            Command::SaveBoardTemplate | Command::CoverWriting => Some(may_edit),
            Command::RevealNotes => Some(may_edit && self.can_reveal(doc, board)),
            Command::MakeCluster => {
                let project = doc.project();
                let goes = |id: &ElementId| {
                    let element = project.get(*id);
                    element.is_some_and(|e| !e.locked && e.kind != ElementKind::Connector)
                };
                Some(idle && self.selection.iter().any(goes))
            }
            Command::Poll | Command::Present => Some(true),
            // Page Up and Page Down turn the pages of a presentation.
            Command::ToFront | Command::ToBack if self.is_presenting() => Some(false),
            _ if sorting(command).is_some() => {
                let loose = items().filter(|e| e.kind == ElementKind::Note && !e.locked);
                Some(idle && loose.take(2).count() == 2)
            }
            _ => None,
        }
    }

    /// Does a command of this file; `false` if it is none of its.
    pub(super) fn facilitate(&mut self, command: Command, cx: &mut ViewCx) -> bool {
        let Some(board) = self.current(cx.doc) else {
            return false;
        };
        match command {
            Command::SaveBoardTemplate => {
                self.finish_editing(cx.doc);
                cx.out.open(template::SaveBoardTemplateSheet::new(board));
            }
            Command::CoverWriting => {
                self.finish_editing(cx.doc);
                covering::toggle(cx.doc, board);
            }
            Command::RevealNotes => {
                let selected = self.selection.clone();
                self.run_reveal(cx, board, &selected);
            }
            Command::MakeCluster => {
                if let Some(cluster) = cluster::make(cx.doc, board, &self.selection) {
                    self.select_only(cluster);
                    self.facilitating.naming = Some(cluster);
                }
            }
            Command::Present => self.toggle_presentation(cx, board),
            Command::Poll => self.toggle_poll(cx, board),
            _ => {
                let Some(by) = sorting(command) else {
                    return false;
                };
                let count = sorting::sort(cx.doc, board, &self.selection, by);
                self.tell_sorted(cx, count);
            }
        }
        true
    }

    fn tell_sorted(&mut self, cx: &mut ViewCx, count: usize) {
        if count > 0 {
            let text = tr!(cx.texts, "board-sorted", count = count);
            cx.out.tell(Tone::Info, text);
        }
        self.take_focus = true;
    }

    /// Starts writing the name of a cluster that was just made.
    pub(super) fn name_cluster(&mut self, cx: &mut ViewCx) {
        let naming = self.facilitating.naming.take();
        if let Some(id) = naming.filter(|id| self.scene.get(*id).is_some()) {
            self.edit_element(id, cx.doc);
        }
    }
}
