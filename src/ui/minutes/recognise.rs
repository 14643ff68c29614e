//! What is understood of what is typed: the kind by a prefix, who speaks, who does it until when,
//! and short words that stand for longer texts. Each of them is a step of its own, so that undo
//! takes back what was understood and leaves what was typed; and what was there before is not
//! looked at again.

use std::ops::Range;

use chrono::{Local, NaiveDate};

use super::{MinutesView, kinds};
use crate::document::{Document, Step};
use crate::i18n::due_words;
use crate::model::text::folded;
use crate::model::tokens::{Mention, mentions, tags};
use crate::model::{Action, Due, Entry, EntryKind, Id, Person, Project, SessionState};
use crate::ui::snippets;
use crate::ui::view::ViewCx;
use crate::ui::widgets::Mark;

/// Longer names of speakers are not looked for, in bytes.
const LONGEST_NAME: usize = 120;

impl MinutesView {
    /// Understands what was typed into an entry that said `before`. `cursor` is where it stands in
    /// the text, in letters; returns where it has to be put, if the text was changed.
    pub(super) fn understand(
        &mut self,
        cx: &mut ViewCx,
        id: Id<Entry>,
        before: &str,
        cursor: usize,
    ) -> Option<usize> {
        let mut moved = None;
        let mut before = before.to_owned();
        let entry = cx.doc.project().get(id)?;
        if let Some((kind, rest)) = kinds::asked_for(cx.texts, &before, &entry.text) {
            let cut = letters(&entry.text) - letters(&rest);
            let was_action = entry.kind == EntryKind::Action;
            self.change(cx, Step::EditEntry, |project| {
                project.set_entry_kind(id, kind);
                project.change(id, |entry| entry.text = rest);
            });
            moved = Some(cursor.saturating_sub(cut));
            // What stood there already is new to an action.
            before = if was_action { before } else { String::new() };
        }
        if let Some((speaker, rest)) = self.speaker_asked_for(cx.doc.project(), id, &before) {
            let cut = cx.doc.project().get(id).map_or(0, |e| letters(&e.text)) - letters(&rest);
            self.change(cx, Step::EditEntry, |project| {
                project.set_entry_kind(id, EntryKind::Discussion);
                project.change(id, |entry| {
                    entry.speaker = Some(speaker);
                    entry.text = rest;
                });
            });
            moved = Some(moved.unwrap_or(cursor).saturating_sub(cut));
        }
        if moved.is_none()
            && let Some(behind) = self.expand(cx, id, &before, cursor)
        {
            moved = Some(behind);
        }
        self.understand_action(cx, id, &before, false);
        self.unread = Some(id);
        moved
    }

    /// Understands what stands at the end of an entry, which is left or done with.
    pub(super) fn finish(&mut self, cx: &mut ViewCx, id: Id<Entry>) {
        if self.unread.take_if(|unread| *unread == id).is_some()
            && let Some(entry) = cx.doc.project().get(id)
        {
            let text = entry.text.clone();
            self.understand_action(cx, id, &text, true);
        }
    }

    /// Finds out who does it until when. Only what was not there before counts; with `done` what
    /// stands at the very end counts too, where somebody might still have gone on.
    pub(super) fn understand_action(
        &mut self,
        cx: &mut ViewCx,
        id: Id<Entry>,
        before: &str,
        done: bool,
    ) {
        let Some(entry) = cx.doc.project().get(id) else {
            return;
        };
        if entry.kind != EntryKind::Action {
            return;
        }
        let text = entry.text.clone();
        let part = entry.action.clone().unwrap_or_default();
        let names = &self.names.people;
        let known = mentions(before, names);
        let known = whole(known, before, false, |mention| &mention.range);
        let mut new = whole(mentions(&text, names), &text, done, |m| &m.range);
        for old in known {
            if let Some(at) = new.iter().position(|mention| mention.person == old.person) {
                new.remove(at);
            }
        }
        if let Some(with) = with_people(&part, &text, &new, self.picked.take()) {
            self.change(cx, Step::RecogniseOwner, |project| {
                project.change(id, |entry| entry.action = Some(with));
            });
        }
        let day = self.writing_day(cx.doc);
        let found = |text: &str, done| {
            let found = due_words::find(text, day);
            whole(found, text, done, |words| &words.range)
        };
        let said =
            |text: &str, range: &Range<usize>| folded(text.get(range.clone()).unwrap_or_default());
        let known: Vec<String> = found(before, false)
            .iter()
            .map(|words| said(before, &words.range))
            .collect();
        let new = found(&text, done)
            .into_iter()
            .rfind(|words| !known.contains(&said(&text, &words.range)));
        if let Some(words) = new.filter(|words| part.due != Some(words.due)) {
            self.change(cx, Step::RecogniseDue, |project| {
                project.change(id, |entry| {
                    entry.action.get_or_insert_with(Action::default).due = Some(words.due);
                });
            });
        }
    }

    /// A step of its own: what is typed next is another one.
    fn change<R>(
        &mut self,
        cx: &mut ViewCx,
        step: Step,
        change: impl FnOnce(&mut crate::document::Transaction) -> R,
    ) -> R {
        self.fresh = None;
        cx.doc.end_gesture();
        cx.doc.edit(step, change)
    }

    /// Who says what follows: "Ritter: " at the start of a discussion, or "@Elisabeth von Ritter: "
    /// at the start of what is no more than information yet.
    fn speaker_asked_for(
        &self,
        project: &Project,
        id: Id<Entry>,
        before: &str,
    ) -> Option<(Id<Person>, String)> {
        let entry = project.get(id)?;
        if entry.speaker.is_some() {
            return None;
        }
        let asked = |text: &str| match entry.kind {
            EntryKind::Discussion => {
                let found = self.named_with_sign(text);
                found.or_else(|| self.named(project, text))
            }
            EntryKind::Information => self.named_with_sign(text),
            _ => None,
        };
        if asked(before).is_some() {
            return None;
        }
        asked(&entry.text)
    }

    fn named_with_sign(&self, text: &str) -> Option<(Id<Person>, String)> {
        let found = mentions(text, &self.names.people).into_iter().next()?;
        let Mention { range, person } = found;
        let rest = text.get(range.end..)?.strip_prefix(": ")?;
        (range.start == 0).then(|| (person, rest.to_owned()))
    }

    /// Of several people with one name the one who is there is meant, or nobody.
    fn named(&self, project: &Project, text: &str) -> Option<(Id<Person>, String)> {
        let (name, rest) = text.split_once(": ")?;
        if name.trim().is_empty() || name.len() > LONGEST_NAME || name.contains('\n') {
            return None;
        }
        let wanted = folded(name.trim());
        let addressed = ["frau ", "herr "].map(|word| wanted.strip_prefix(word));
        let wanted = addressed.into_iter().flatten().next().unwrap_or(&wanted);
        let fits = |person: &Person| {
            let listed = person.list_name();
            let names = [
                person.full_name(),
                person.family_name.clone(),
                // Without its particle: "Ritter" is Elisabeth von Ritter.
                listed.split(',').next().unwrap_or_default().to_owned(),
                format!("{} {}", person.given_name, person.family_name),
            ];
            names.iter().any(|name| folded(name.trim()) == wanted)
        };
        let all = self.names.people.iter().map(|(id, _)| *id);
        let found: Vec<_> = all
            .filter(|id| project.get(*id).is_some_and(fits))
            .collect();
        let there: Vec<_> = found
            .iter()
            .filter(|id| self.around.present.contains(id))
            .collect();
        match (found.as_slice(), there.as_slice()) {
            ([only], _) => Some((*only, rest.to_owned())),
            (_, [only]) => Some((**only, rest.to_owned())),
            _ => None,
        }
    }

    /// Puts the longer text in place of a short word, behind which a space was just typed.
    fn expand(
        &mut self,
        cx: &mut ViewCx,
        id: Id<Entry>,
        before: &str,
        cursor: usize,
    ) -> Option<usize> {
        let text = cx.doc.project().get(id)?.text.clone();
        if letters(&text) <= letters(before) {
            return None;
        }
        let at = byte_of(&text, cursor);
        let head = text.get(..at)?.strip_suffix(' ')?;
        self.expand_at(cx, id, head.len(), " ")
    }

    /// The same where Tab was pressed behind the word. Returns where the cursor has to be put.
    pub(super) fn expand_at(
        &mut self,
        cx: &mut ViewCx,
        id: Id<Entry>,
        end: usize,
        behind: &str,
    ) -> Option<usize> {
        let text = cx.doc.project().get(id)?.text.clone();
        let head = text.get(..end)?;
        let start = head.rfind(char::is_whitespace);
        let start = start.map_or(0, |at| {
            at + head[at..].chars().next().map_or(1, char::len_utf8)
        });
        let known = &cx.prefs.minutes.snippets;
        let long = snippets::expansion(known, text.get(start..end)?)?;
        let long = snippets::filled(&long, cx.doc.project(), self.session, cx.texts);
        let rest = text.get(end..)?;
        let rest = rest.strip_prefix(behind).unwrap_or(rest);
        let head = format!("{}{long}{behind}", text.get(..start)?);
        let cursor = letters(&head);
        let new = head + rest;
        self.change(cx, Step::ExpandSnippet, |project| {
            project.change(id, |entry| entry.text = new);
        });
        Some(cursor)
    }

    /// The day that "tomorrow" is counted from: today while the session runs, or where it has no
    /// date; else the last day of the session, when the minutes are written up later.
    pub(super) fn writing_day(&self, doc: &Document) -> NaiveDate {
        let today = Local::now().date_naive();
        let session = doc.project().follow(self.session);
        let runs = session.is_some_and(|session| session.state == SessionState::Running);
        match self.shown.dates {
            Some((first, last)) if !runs && !(first..=last).contains(&today) => last,
            _ => today,
        }
    }

    /// What was understood in an entry's text, for showing it.
    pub(super) fn marks(&self, entry: &Entry, text: &str, day: NaiveDate) -> Vec<Marked> {
        let mut marks: Vec<Marked> = mentions(text, &self.names.people)
            .into_iter()
            .map(|mention| (mention.range, Mark::Mention))
            .collect();
        marks.extend(tags(text).into_iter().map(|range| (range, Mark::Tag)));
        if let Some(due) = due_of(entry) {
            let written = entry.written_at;
            let written = written.map(|at| at.with_timezone(&Local).date_naive());
            let all = std::iter::once(day).chain(written);
            let words = all.flat_map(|day| due_words::find(text, day));
            let same = words.filter(|words| words.due == due);
            marks.extend(same.map(|words| (words.range, Mark::Due)));
        }
        marks.sort_by_key(|(range, _)| (range.start, range.end));
        marks
    }
}

/// A place in a text, in bytes, and what was understood there.
pub type Marked = (Range<usize>, Mark);

/// Until when an action is to be done.
pub fn due_of(entry: &Entry) -> Option<Due> {
    let action = entry.action.as_ref();
    action
        .filter(|_| entry.kind == EntryKind::Action)
        .and_then(|action| action.due)
}

/// Those behind which the text goes on, so that they are whole; all of them when it is `done`.
fn whole<T>(
    mut found: Vec<T>,
    text: &str,
    done: bool,
    range: impl Fn(&T) -> &Range<usize>,
) -> Vec<T> {
    found.retain(|token| done || range(token).end < text.len());
    found
}

/// The action with the people who were named: the first answers for it if nobody does yet, those
/// behind "mit" help. `None` if that changes nothing.
fn with_people(
    part: &Action,
    text: &str,
    named: &[Mention],
    picked: Option<Id<Person>>,
) -> Option<Action> {
    let mut with = part.clone();
    for mention in named {
        // Of several people with one name, the one who was chosen from the list.
        let person = match (named, picked) {
            ([_], Some(picked)) => picked,
            _ => mention.person,
        };
        let head = text.get(..mention.range.start).unwrap_or_default();
        let word = head.split_whitespace().next_back().unwrap_or_default();
        let helps = ["mit", "with"].contains(&word.to_lowercase().as_str());
        if helps {
            if with.owner != Some(person) && !with.helpers.contains(&person) {
                with.helpers.push(person);
            }
        } else if with.owner.is_none() {
            with.owner = Some(person);
        }
    }
    (with != *part).then_some(with)
}

pub(super) fn letters(text: &str) -> usize {
    text.chars().count()
}

/// Where a letter stands, in bytes.
pub(super) fn byte_of(text: &str, letter: usize) -> usize {
    let mut places = text.char_indices().map(|(at, _)| at);
    places.nth(letter).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ulid::Ulid;

    #[test]
    fn the_first_named_answers_for_it_and_those_named_with_with_help() {
        let names: Vec<(Id<Person>, String)> = [(1, "Anna Berg"), (2, "Ivo Tal"), (3, "Ute Au")]
            .map(|(n, name)| (Id::from_ulid(Ulid(n)), name.to_owned()))
            .into();
        let [anna, ivo, ute] = [0, 1, 2].map(|at: usize| names[at].0);
        let read =
            |part: &Action, text: &str| with_people(part, text, &mentions(text, &names), None);
        let text = "@Anna Berg mit @Ivo Tal und @Ute Au";
        let with = read(&Action::default(), text).expect("somebody");
        assert_eq!(
            (with.owner, with.helpers.as_slice()),
            (Some(anna), &[ivo][..])
        );
        let owned = Action {
            owner: Some(ute),
            ..Action::default()
        };
        assert_eq!(read(&owned, "@Anna Berg fragen"), None);
        assert_eq!(read(&owned, "with @Ute Au"), None);
    }
}
