//! What can be done to entries.

use super::recognise::{byte_of, letters};
use super::{MinutesView, entries};
use crate::document::{Gesture, Step};
use crate::i18n::tr;
use crate::model::moves::{self, Move};
use crate::model::{Entry, EntryKind, Id, Joined, NotJoined, Session, Visibility};
use crate::ui::view::{Tone, ViewCx};
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
    pub(super) fn blank(&self, cx: &ViewCx, session: Id<Session>) -> Entry {
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

    /// Puts what was typed into an entry into the project, and understands it. `cursor` is where
    /// it stands, in letters. Returns where it has to be put, if the text is another one now.
    pub(super) fn type_into(
        &mut self,
        cx: &mut ViewCx,
        id: Id<Entry>,
        before: &str,
        text: String,
        cursor: usize,
    ) -> Option<usize> {
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
        self.typed_in = Some(id);
        self.understand(cx, id, before, cursor)
    }

    /// Joins an entry with the one before it, with the cursor where they meet.
    pub(super) fn join(&mut self, cx: &mut ViewCx, id: Id<Entry>) {
        let lines = &self.shown.entries;
        let blank = |id: Id<Entry>| {
            let entry = cx.doc.project().get(id);
            entry.is_some_and(|entry| entry.text.is_empty() && !entry.has_substance())
        };
        let step = if blank(id) {
            Step::DeleteEntry
        } else {
            Step::JoinEntries
        };
        cx.doc.end_gesture();
        let joined = cx.doc.edit(step, |project| project.join_entries(lines, id));
        match joined {
            Ok(Joined { entry, seam }) => {
                self.fresh = None;
                self.entry = Some(entry);
                self.writing.focus(entries::text_id(entry), At::Char(seam));
            }
            Err(NotJoined::HasParts) => {
                cx.out.tell(Tone::Info, tr!(cx.texts, "writing-not-joined"));
            }
            Err(NotJoined::First) => {}
        }
    }

    /// Puts signs of emphasis around what is selected, or takes them away.
    pub(super) fn emphasise(
        &mut self,
        cx: &mut ViewCx,
        id: Id<Entry>,
        selected: std::ops::Range<usize>,
        sign: &str,
    ) {
        let Some(entry) = cx.doc.project().get(id) else {
            return;
        };
        let before = entry.text.clone();
        let (text, selected) = emphasised(&before, selected, sign);
        cx.doc.end_gesture();
        cx.doc.edit(Step::EditEntry, |project| {
            project.change(id, |entry| entry.text = text);
        });
        self.fresh = None;
        let text_id = entries::text_id(id);
        self.writing
            .focus(text_id, At::Range(selected.start, selected.end));
    }

    /// Brings an entry back in which one writes while somebody else deleted it.
    pub(super) fn bring_back(&mut self, cx: &mut ViewCx, id: Id<Entry>, entry: Entry) {
        cx.doc.end_gesture();
        cx.doc
            .edit(Step::AddEntry, |project| project.entries.insert(id, entry));
        self.fresh = None;
        cx.out
            .tell(Tone::Warn, tr!(cx.texts, "writing-brought-back"));
    }

    pub(super) fn set_kind(&mut self, cx: &mut ViewCx, id: Id<Entry>, kind: EntryKind) {
        self.fresh = None;
        self.entry = Some(id);
        let was = cx.doc.project().get(id).map(|entry| entry.kind);
        cx.doc.end_gesture();
        cx.doc.edit(Step::EditEntry, |p| p.set_entry_kind(id, kind));
        if was != Some(EntryKind::Action) {
            // What stood there already is new to an action.
            self.understand_action(cx, id, "", true);
        }
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

/// A text with signs of emphasis around what is selected, or without them where they stand there
/// already; and what is selected then. With nothing selected it is about the word at the cursor.
fn emphasised(
    text: &str,
    selected: std::ops::Range<usize>,
    sign: &str,
) -> (String, std::ops::Range<usize>) {
    let mut range = byte_of(text, selected.start)..byte_of(text, selected.end);
    let cut = |range: &std::ops::Range<usize>| text.get(range.clone()).unwrap_or_default();
    if range.is_empty() {
        let head = cut(&(0..range.start));
        let tail = cut(&(range.end..text.len()));
        let word = |c: char| c.is_alphanumeric() || "*_:-".contains(c);
        range.start -= head.len() - head.trim_end_matches(word).len();
        range.end += tail.len() - tail.trim_start_matches(word).len();
    }
    // Signs stand right at the words, or they are no emphasis.
    let words = cut(&range);
    range.start += words.len() - words.trim_start().len();
    range.end = range.start + words.trim().len();
    let words = cut(&range);
    let (head, tail) = (cut(&(0..range.start)), cut(&(range.end..text.len())));
    let start = letters(head);
    // One star is italic, two are bold, three are both.
    let stars = |before: usize, behind: usize| match before.min(behind) {
        0 => false,
        count => (sign.len() == 2) == (count == 2) || count >= 3,
    };
    let leading = |text: &str| text.len() - text.trim_start_matches('*').len();
    let trailing = |text: &str| text.len() - text.trim_end_matches('*').len();
    let length = sign.len();
    let only_stars = words.chars().all(|c| c == '*');
    if !only_stars && stars(leading(words), trailing(words)) {
        let inner = words.get(length..words.len() - length).unwrap_or_default();
        let text = format!("{head}{inner}{tail}");
        return (text, start..start + letters(inner));
    }
    if stars(trailing(head), leading(tail)) {
        let head = head.get(..head.len() - length).unwrap_or_default();
        let tail = tail.get(length..).unwrap_or_default();
        let start = start - length;
        let text = format!("{head}{words}{tail}");
        return (text, start..start + letters(words));
    }
    let start = start + length;
    let text = format!("{head}{sign}{words}{sign}{tail}");
    (text, start..start + letters(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_is_put_around_words_and_taken_away_again() {
        for (text, selected, sign, expected) in [
            ("Die Stadt lädt ein", 4..9, "**", "Die **Stadt** lädt ein"),
            ("Die **Stadt** lädt ein", 6..11, "**", "Die Stadt lädt ein"),
            ("Die **Stadt** lädt ein", 4..13, "**", "Die Stadt lädt ein"),
            ("Die Stadt lädt ein", 4..10, "*", "Die *Stadt* lädt ein"),
            ("Die *Stadt* lädt ein", 5..10, "*", "Die Stadt lädt ein"),
            ("Die **Stadt** lädt", 6..11, "*", "Die ***Stadt*** lädt"),
            ("Die ***Stadt*** lädt", 7..12, "*", "Die **Stadt** lädt"),
            ("Die Bürger*innen", 8..8, "**", "Die **Bürger*innen**"),
        ] {
            let (found, _) = emphasised(text, selected, sign);
            assert_eq!(found, expected, "{text} {sign}");
        }
        let (text, selected) = emphasised("", 0..0, "**");
        assert_eq!((text.as_str(), selected), ("****", 2..2));
    }
}
