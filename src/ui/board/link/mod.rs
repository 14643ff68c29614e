//! From the board into the minutes, and back.

mod badges;
mod belonging;
mod gather;
mod index;
mod sheet;
mod write;

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use egui::{Id as WidgetId, Modal, Ui};

use super::{BoardId, BoardView, ElementId};
use crate::document::Document;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};
use crate::model::{
    ActionStatus, AgendaItem, Entry, EntryKind, Id, Project, Session, SessionState,
};
use crate::ui::commands::Command;
use crate::ui::place::Place;
use crate::ui::sessions::kinds::entry_icon;
use crate::ui::theme::{self, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;
pub use belonging::add_board_for;
use gather::Standing;
use index::Entered;
use sheet::ToMinutesSheet;

/// What the linking part of the view remembers.
#[derive(Default)]
pub struct Linking {
    /// Which notes are in the minutes.
    pub(super) entered: Entered,
    badges: badges::Badges,
    memory: Rc<RefCell<Memory>>,
    /// A note with several entries, of which one is to be chosen; `true` in the first frame.
    choosing: Option<(ElementId, bool)>,
    /// What is in front of the board now was asked for from the outline.
    from_outline: bool,
}

/// What sheets leave for the next one.
#[derive(Default)]
struct Memory {
    /// What notes became last.
    kind: Option<EntryKind>,
    /// Where the notes of each board went last.
    targets: HashMap<BoardId, (Id<Session>, Option<Id<AgendaItem>>)>,
    /// A sheet was closed, and the board is to have the keyboard again.
    closed: bool,
}

impl Memory {
    /// Where a board's notes go if nobody says otherwise: where they went last, where the board
    /// belongs, else into the session that is running, or the newest.
    fn target(
        &self,
        project: &Project,
        board: BoardId,
    ) -> (Option<Id<Session>>, Option<Id<AgendaItem>>) {
        if let Some((session, item)) = self.targets.get(&board)
            && project.sessions.contains(*session)
        {
            return (Some(*session), *item);
        }
        let record = project.get(board);
        let item = record.and_then(|board| board.item);
        let known = |id: &Id<Session>| project.sessions.contains(*id);
        let of_item = project.follow(item).and_then(|item| item.session);
        let own = record
            .and_then(|board| board.session)
            .or(of_item)
            .filter(known);
        if own.is_some() {
            return (own, item);
        }
        let sessions = project.sessions_by_date();
        let runs = |(_, session): &&(Id<Session>, &Session)| session.state == SessionState::Running;
        let found = sessions.iter().find(runs).or(sessions.first());
        (found.map(|(id, _)| *id), None)
    }
}

impl BoardView {
    /// Whether a command of this file makes sense now; `None` if it is none of its.
    pub(super) fn can_link(&self, command: Command, doc: &Document) -> Option<bool> {
        let idle = !self.selection.is_empty() && self.editing.is_none();
        match command {
            Command::ToMinutes => {
                let meant = |id: &ElementId| {
                    let element = doc.project().get(*id);
                    element.is_some_and(|element| {
                        gather::is_note(element) || element.kind == crate::model::ElementKind::Frame
                    })
                };
                Some(idle && !doc.is_read_only() && self.selection.iter().any(meant))
            }
            Command::GoToEntry => {
                let entered = |id: &ElementId| !self.linking.entered.of(*id).is_empty();
                Some(idle && self.selection.iter().any(entered))
            }
            _ => None,
        }
    }

    /// Does a command of this file; `false` if it is none of its.
    pub(super) fn link(&mut self, command: Command, cx: &mut ViewCx) -> bool {
        match command {
            Command::ToMinutes => {
                let chosen = self.selection.iter().copied().collect();
                self.open_to_minutes(chosen, cx);
            }
            Command::GoToEntry => {
                self.linking.entered.refresh(cx.doc.project());
                let entered = |id: &&ElementId| !self.linking.entered.of(**id).is_empty();
                if let Some(id) = self.selection.iter().find(entered).copied() {
                    self.go_to_entry(id, cx);
                }
            }
            _ => return false,
        }
        true
    }

    /// Asks what becomes of these notes in the minutes, or of the notes in these frames.
    pub fn open_to_minutes(&mut self, elements: Vec<ElementId>, cx: &mut ViewCx) {
        self.finish_editing(cx.doc);
        let Some(board) = self.board.filter(|_| !cx.doc.is_read_only()) else {
            return;
        };
        let project = cx.doc.project();
        self.linking.entered.refresh(project);
        let chosen: BTreeSet<ElementId> = elements.into_iter().collect();
        let bundles = gather::gather(project, board, &chosen, &self.linking.entered);
        let mut notes = bundles.iter().flat_map(|bundle| &bundle.notes);
        let can_be_taken =
            |standing: &Standing| !matches!(standing, Standing::Covered | Standing::Blank);
        if !notes.clone().any(|note| can_be_taken(&note.standing)) {
            let text = match notes.any(|note| note.standing == Standing::Covered) {
                true => tr!(cx.texts, "board-minutes-all-covered"),
                false => tr!(cx.texts, "board-minutes-nothing"),
            };
            cx.out.tell(Tone::Info, text);
            return;
        }
        if project.sessions.is_empty() {
            cx.out
                .tell(Tone::Info, tr!(cx.texts, "board-minutes-no-session"));
            return;
        }
        self.linking.from_outline = self.outline_was_focused();
        let sheet = ToMinutesSheet::new(project, board, bundles, &self.linking.memory);
        cx.out.open(sheet);
    }

    /// Goes to the entry that was made of a note; of several, asks which.
    fn go_to_entry(&mut self, id: ElementId, cx: &mut ViewCx) {
        match self.linking.entered.of(id) {
            [] => {}
            [only] => cx.out.go(Place::Entry(*only)),
            _ => {
                self.linking.from_outline = self.outline_was_focused();
                self.linking.choosing = Some((id, true));
            }
        }
    }

    /// Gives the keyboard back to whatever had it before something came in front: the board or its
    /// outline.
    fn give_keyboard_back(&mut self) {
        if std::mem::take(&mut self.linking.from_outline) {
            self.focus_outline();
        } else {
            self.take_focus = true;
        }
    }

    /// To be called in each frame, before the board is painted.
    pub(super) fn refresh_links(&mut self, doc: &Document) {
        self.linking.entered.refresh(doc.project());
        if std::mem::take(&mut self.linking.memory.borrow_mut().closed) {
            self.give_keyboard_back();
        }
    }

    /// The entries of a note with several, to choose from.
    pub(super) fn show_entry_choice(&mut self, ui: &Ui, cx: &mut ViewCx) {
        let Some((id, first)) = self.linking.choosing else {
            return;
        };
        self.linking.choosing = Some((id, false));
        let entries = self.linking.entered.of(id).to_vec();
        let mut chosen = None;
        let frame = egui::Frame::popup(ui.style()).inner_margin(space::M);
        let modal = Modal::new(WidgetId::unique("entries of a note")).frame(frame);
        let modal = modal.show(ui.ctx(), |ui| {
            ui.set_max_width(360.0);
            ui.label(theme::section(tr!(cx.texts, "board-entries-of-note")));
            for (nth, entry) in entries.iter().enumerate() {
                let Some(record) = cx.doc.project().get(*entry) else {
                    continue;
                };
                let label = told(cx.texts, record);
                let place = place_of(cx, *entry);
                let response =
                    widgets::button(ui, entry_icon(record.kind), &format!("{label}: {place}"));
                if first && nth == 0 {
                    response.request_focus();
                }
                if response.clicked() {
                    chosen = Some(*entry);
                }
            }
        });
        if let Some(entry) = chosen {
            cx.out.go(Place::Entry(entry));
        }
        if chosen.is_some() || entries.is_empty() || modal.should_close() {
            self.linking.choosing = None;
            self.give_keyboard_back();
        }
    }

    /// What a note is in the minutes, in a few words: "im Protokoll als Aufgabe, erledigt".
    pub(super) fn told_entries(
        &self,
        texts: &Texts,
        project: &Project,
        id: ElementId,
    ) -> Vec<String> {
        let entries = self.linking.entered.of(id).iter();
        entries
            .filter_map(|entry| project.get(*entry))
            .map(|entry| tr!(texts, "board-in-minutes", kind = told(texts, entry)))
            .collect()
    }
}

/// The kind of an entry, and how far an action has come.
fn told(texts: &Texts, entry: &Entry) -> String {
    let kind = entry.kind.name(texts);
    match status(entry) {
        Some(status) => format!("{kind}, {}", status.name(texts)),
        None => kind,
    }
}

fn status(entry: &Entry) -> Option<ActionStatus> {
    let action = entry.action.as_ref();
    action
        .filter(|_| entry.kind == EntryKind::Action)
        .map(|action| action.status)
}

/// Where an entry stands: the session and the agenda item.
fn place_of(cx: &ViewCx, entry: Id<Entry>) -> String {
    let project = cx.doc.project();
    let entry = project.get(entry);
    let session = entry.and_then(|entry| entry.session);
    let name = project.follow(session).map_or_else(String::new, |session| {
        let number = session.number.trim();
        if number.is_empty() {
            session.title.trim()
        } else {
            number
        }
        .to_owned()
    });
    let item = project.follow(entry.and_then(|entry| entry.item));
    let parts = [
        name,
        item.map_or_else(String::new, |item| item.title.trim().to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
