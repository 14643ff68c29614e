//! What can be done to entries.

use super::{MinutesView, entries, kinds};
use crate::document::{Gesture, Step};
use crate::model::moves::{self, Move};
use crate::model::{Entry, EntryKind, Id, Session, Visibility};
use crate::ui::view::ViewCx;
use crate::ui::widgets::At;

impl MinutesView {
    /// Moves the focus to the line at the end in which the next entry is written.
    pub(super) fn focus_input(&mut self, session: Id<Session>) {
        self.entry = None;
        self.writing
            .focus(entries::input_id(session, self.item), At::End);
    }

    /// A new entry behind another: at the very end that is the line for the next entry,
    /// elsewhere an empty one.
    pub(super) fn add_behind(&mut self, cx: &mut ViewCx, session: Id<Session>, id: Id<Entry>) {
        let last = self.shown.entries.last();
        if last.is_some_and(|line| line.id == id && line.depth == 0) {
            self.focus_input(session);
            return;
        }
        let id = self.add_entry(cx, session, Some(id), String::new());
        self.writing.focus(entries::text_id(id), At::End);
    }

    /// Adds an entry behind another, or at the end.
    pub(super) fn add_entry(
        &mut self,
        cx: &mut ViewCx,
        session: Id<Session>,
        behind: Option<Id<Entry>>,
        text: String,
    ) -> Id<Entry> {
        self.added = self.added.wrapping_add(1);
        let gesture = Gesture::on(("new entry", self.added));
        let entry = Entry {
            text,
            ..self.blank(cx, session)
        };
        let lines = &self.shown.entries;
        let id = cx.doc.edit_more(Step::AddEntry, gesture, |project| {
            let id = project.add(entry);
            moves::put_behind(project, lines, id, behind);
            id
        });
        self.fresh = Some((id, gesture));
        self.entry = Some(id);
        id
    }

    /// What a new entry under the current item is like. What is said under an internal item is
    /// internal until somebody decides otherwise; nothing becomes public by itself.
    fn blank(&self, cx: &ViewCx, session: Id<Session>) -> Entry {
        let item = cx.doc.project().follow(self.item);
        let internal = item.is_some_and(|item| item.visibility == Visibility::Internal);
        Entry {
            session: Some(session),
            item: self.item,
            visibility: if internal {
                Visibility::Internal
            } else {
                Visibility::Circle
            },
            written_at: Some(chrono::Utc::now()),
            ..Entry::default()
        }
    }

    /// Divides an entry before the character `at`: what stands behind becomes the next entry.
    pub(super) fn divide(
        &mut self,
        cx: &mut ViewCx,
        session: Id<Session>,
        id: Id<Entry>,
        text: &str,
        at: usize,
    ) {
        let head: String = text.chars().take(at).collect();
        let tail: String = text.chars().skip(at).collect();
        let rest = Entry {
            text: tail.trim_start().to_owned(),
            ..self.blank(cx, session)
        };
        let lines = &self.shown.entries;
        cx.doc.end_gesture();
        let new = cx.doc.edit(Step::AddEntry, |project| {
            let new = project.add(rest);
            moves::put_behind(project, lines, new, Some(id));
            project.change(id, |entry| entry.text = head.trim_end().to_owned());
            new
        });
        self.fresh = None;
        self.entry = Some(new);
        self.writing.focus(entries::text_id(new), At::Start);
    }

    /// Puts what was typed into an entry into the project. Returns whether a prefix made it
    /// another kind.
    pub(super) fn type_into(
        &mut self,
        cx: &mut ViewCx,
        id: Id<Entry>,
        before: &str,
        text: String,
    ) -> bool {
        let asked = kinds::asked_for(before, &text);
        match self.fresh.filter(|_| cx.doc.in_gesture()) {
            // The first words belong to the step that added the entry.
            Some((fresh, gesture)) if fresh == id => {
                cx.doc.edit_more(Step::AddEntry, gesture, |project| {
                    project.change(id, |entry| entry.text = text);
                });
            }
            _ => {
                let gesture = Gesture::on((id, "text"));
                cx.doc.edit_more(Step::EditEntry, gesture, |project| {
                    project.change(id, |entry| entry.text = text);
                });
            }
        }
        let Some((kind, rest)) = asked else {
            return false;
        };
        // A step of its own, so that undo brings back what was typed.
        self.fresh = None;
        cx.doc.end_gesture();
        cx.doc.edit(Step::EditEntry, |project| {
            project.set_entry_kind(id, kind);
            project.change(id, |entry| entry.text = rest);
        });
        true
    }

    pub(super) fn set_kind(&mut self, cx: &mut ViewCx, id: Id<Entry>, kind: EntryKind) {
        self.fresh = None;
        self.entry = Some(id);
        cx.doc.edit(Step::EditEntry, |p| p.set_entry_kind(id, kind));
    }

    pub(super) fn move_entry(&mut self, cx: &mut ViewCx, to: Move) {
        let Some(id) = self.entry else { return };
        let lines = &self.shown.entries;
        cx.doc.edit(Step::MoveEntry, |project| {
            moves::move_in(project, lines, id, to);
        });
        self.fresh = None;
        self.writing.scroll_to(entries::text_id(id));
    }

    /// Deletes an entry and chooses the one before it, which is returned.
    pub(super) fn delete_entry(&mut self, cx: &mut ViewCx, id: Id<Entry>) -> Option<Id<Entry>> {
        let lines = &self.shown.entries;
        let at = lines.iter().position(|line| line.id == id);
        let before = at.and_then(|at| lines.get(at.checked_sub(1)?));
        let before = before.map(|line| line.id);
        cx.doc.end_gesture();
        cx.doc.edit(Step::DeleteEntry, |p| p.delete_entry(id));
        self.fresh = None;
        self.entry = before;
        before
    }
}
