//! Minutes: the agenda of a session, and the entries of one item as an outline that is written
//! like a text.

mod actions;
mod around;
mod clock;
mod complete;
mod context;
mod deeds;
mod entries;
mod heading;
mod kinds;
mod locked;
mod outline;
mod parts;
mod paste;
mod present;
mod recognise;
mod shown;
mod timing;
mod under;
mod votes;

use std::collections::HashMap;
use std::sync::Arc;

use egui::{CentralPanel, Context, Event, Key, Panel, Ui, ViewportCommand};

use super::commands::Command;
use super::icons;
use super::place::Place;
use super::sessions::{NARROW, Names};
use super::theme::{self, Palette};
use super::view::{View, ViewCx};
use super::widgets::{self, Anchor, At, Prose, Writing};
use crate::document::{Document, Gesture};
use crate::i18n::tr;
use crate::model::moves::{Move, can_move};
use crate::model::{AgendaItem, Audience, Element, Entry, Id, Person, Session};
use around::Around;
use locked::Unlocked;
use shown::Shown;
use timing::Warned;

/// From this width on, in points, the context is shown unless it was folded away.
const ROOM_FOR_CONTEXT: f32 = 1050.0;

/// The context leaves the entries this much room, in points.
const ROOM_FOR_ENTRIES: f32 = 400.0;

/// The view's own state.
#[derive(Default)]
pub struct MinutesView {
    session: Option<Id<Session>>,
    /// The item shown last of each session; `None`: entries under no item.
    items: HashMap<Id<Session>, Option<Id<AgendaItem>>>,
    /// The current item.
    item: Option<Id<AgendaItem>>,
    /// The chosen entry.
    entry: Option<Id<Entry>>,
    /// The entry added last, and the gesture that typing goes on with.
    fresh: Option<(Id<Entry>, Gesture)>,
    added: u64,
    /// What an input method has not finished yet in the line for the next entry.
    unfinished: String,
    /// Whether the context is shown, once somebody said so.
    context: Option<bool>,
    /// Whether the context is shown in place of the entries, where there is no room for both.
    context_in_front: bool,
    /// As whom one looks at the minutes.
    audience: Audience,
    unlocked: Unlocked,
    /// The entry whose first field gets the focus as soon as it is shown.
    to_fields: Option<Id<Entry>>,
    warned: Warned,
    /// The focus in the outline is to follow the current item.
    outline_follows: bool,
    heights: entries::Heights,
    writing: Writing,
    /// How texts are laid out.
    prose: Prose,
    /// The list of names or tags that is open.
    completion: Option<complete::Completion>,
    /// The list that was closed with Esc: whose, and where its sign stands.
    dismissed: Option<(Id<Entry>, usize)>,
    roster: complete::Roster,
    /// Who was just taken from the list.
    picked: Option<Id<Person>>,
    /// Where a blank came with a name that was taken, for the entry and in letters: behind it.
    spaced: Option<(Id<Entry>, usize)>,
    /// Into which entry was typed since it was shown last.
    typed_in: Option<Id<Entry>>,
    /// The entry whose end was not looked at yet: somebody may still be in the midst of a word.
    unread: Option<Id<Entry>>,
    /// The entry in which one writes, and as it was last.
    standing: Option<(Id<Entry>, Arc<Entry>)>,
    /// The entry in which something was typed since one stands in it.
    written: Option<Id<Entry>>,
    /// The document's foreign revision when `standing` was last looked at.
    foreign: u64,
    /// What is pasted next stays one entry.
    paste_as_one: bool,
    /// Very many paragraphs that were pasted, until somebody says what shall become of them.
    asked: Option<paste::Asked>,
    /// Holds the entries and the outline while others change them.
    anchor: Anchor,
    outline_anchor: Anchor,
    names: Names,
    shown: Shown,
    around: Around,
}

impl MinutesView {
    /// Session and item on the screen: those chosen, as long as they are there.
    fn settle(&mut self, doc: &Document) {
        let project = doc.project();
        if self.session.is_none_or(|id| !project.sessions.contains(id)) {
            let newest = project.sessions_by_date();
            self.session = newest.first().map(|(id, _)| *id);
        }
        self.names.refresh(project);
        let kept = self.session.and_then(|id| self.items.get(&id).copied());
        self.shown.refresh(doc, self.session, kept.flatten());
        let agenda = &self.shown.agenda;
        let entry_item = project.follow(self.entry).and_then(|entry| {
            let known = |item: &Id<AgendaItem>| agenda.iter().any(|line| line.id == *item);
            (entry.session == self.session).then(|| entry.item.filter(known))
        });
        self.item = match kept {
            Some(Some(item)) if agenda.iter().any(|line| line.id == item) => Some(item),
            Some(None) if self.shown.has_strays() => None,
            // Its item is gone, the chosen entry is not: it stands elsewhere now.
            Some(Some(_)) if entry_item.is_some() => entry_item.flatten(),
            _ => agenda.first().map(|line| line.id),
        };
        self.shown.refresh(doc, self.session, self.item);
        let shown = &self.shown.entries;
        self.entry = self
            .entry
            .filter(|entry| shown.iter().any(|line| line.id == *entry));
        if let Some(session) = self.session {
            self.items.insert(session, self.item);
        }
        let today = around::now().date();
        self.around.refresh(doc, self.session, self.item, today);
        self.take_answer(project);
    }

    /// Sees to it that nothing typed gets lost: neither what was written into an entry that
    /// somebody else deleted, nor what is typed where an entry was.
    fn stand(&mut self, ctx: &Context, cx: &mut ViewCx) {
        let foreign = cx.doc.foreign_revision();
        let by_others = std::mem::replace(&mut self.foreign, foreign) != foreign;
        let Some((id, last)) = self.standing.clone() else {
            return;
        };
        if cx.doc.project().entries.contains(id) {
            return;
        }
        if by_others && self.written == Some(id) {
            self.bring_back(cx, id, Arc::unwrap_or_clone(last));
            return;
        }
        self.standing = None;
        let focused = ctx.memory(|memory| memory.has_focus(entries::text_id(id)));
        if let Some(session) = self
            .session
            .filter(|_| focused && !self.writing.is_moving())
        {
            if by_others {
                let text = tr!(cx.texts, "writing-deleted-elsewhere");
                cx.out.tell(super::view::Tone::Info, text);
            }
            // Undo goes back to where one was before: the entry above, or the line at the end.
            let lines = &self.shown.entries;
            let at = lines.iter().position(|line| line.id == id);
            let was_last = at.is_none_or(|at| at + 1 == lines.len());
            let above = at.and_then(|at| lines.get(at.checked_sub(1)?));
            let above = above.filter(|line| cx.doc.project().entries.contains(line.id));
            match above.filter(|_| !by_others && !was_last) {
                Some(above) => self.writing.focus(entries::text_id(above.id), At::End),
                None => self.focus_input(session),
            }
        }
    }

    /// Looks at the end of the entry that was left, and at keys that say how to paste.
    fn listen(&mut self, ctx: &Context, cx: &mut ViewCx) {
        let left = self.unread.filter(|id| {
            let text = entries::text_id(*id);
            !ctx.memory(|memory| memory.has_focus(text))
        });
        if let Some(entry) = left {
            self.finish(cx, entry);
        }
        let as_one = ctx.input(|input| {
            input.events.iter().any(|event| match event {
                Event::Key {
                    key: Key::V,
                    pressed: true,
                    modifiers,
                    ..
                } => modifiers.command && modifiers.shift,
                _ => false,
            })
        });
        if as_one && ctx.text_edit_focused() {
            self.paste_as_one = true;
            ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        }
    }

    /// The note the chosen entry was made of.
    fn note_of_entry(&self, doc: &Document) -> Option<Id<Element>> {
        let entry = doc.project().follow(self.entry)?;
        under::origin(doc.project(), entry)
    }

    fn choose_session(&mut self, session: Id<Session>) {
        if self.session != Some(session) {
            self.session = Some(session);
            self.entry = None;
        }
    }

    fn choose_item(&mut self, item: Option<Id<AgendaItem>>) {
        if let Some(session) = self.session {
            self.items.insert(session, item);
        }
        self.entry = None;
    }
}

impl View for MinutesView {
    fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let ctx = ui.ctx().clone();
        self.stand(&ctx, cx);
        self.settle(cx.doc);
        self.go_on_unlocked(&ctx);
        self.writing.move_focus(&ctx);
        self.writing.give_back(&ctx);
        self.listen(&ctx, cx);
        let palette = Palette::here(ui);
        let Some(session) = self.session else {
            CentralPanel::no_frame()
                .frame(theme::page(palette))
                .show(ui, |ui| show_empty(ui, cx));
            return;
        };
        let wide = ui.available_width() > ROOM_FOR_CONTEXT;
        let narrow = ui.available_width() < NARROW;
        let context = if narrow {
            self.context_in_front
        } else {
            self.context.unwrap_or(wide)
        };
        if narrow {
            Panel::top("minutes choice")
                .frame(theme::panel(palette))
                .resizable(false)
                .show(ui, |ui| self.show_choices(ui, cx, session));
        } else {
            Panel::left("minutes outline")
                .frame(theme::panel(palette))
                .default_size(244.0)
                .size_range(180.0..=420.0)
                .show(ui, |ui| self.show_outline(ui, cx, session));
        }
        if context && !narrow {
            let most = (ui.available_width() - ROOM_FOR_ENTRIES).clamp(180.0, 420.0);
            Panel::right("minutes context")
                .frame(theme::panel(palette))
                .default_size(252.0)
                .size_range(180.0..=most)
                .show(ui, |ui| self.show_context(ui, cx, session, false));
        }
        CentralPanel::no_frame()
            .frame(theme::page(palette).inner_margin(16))
            .show(ui, |ui| {
                if self.show_heading(ui, cx, context, narrow) {
                    if narrow {
                        self.context_in_front = !context;
                    } else {
                        self.context = Some(!context);
                    }
                }
                if context && narrow {
                    self.show_context(ui, cx, session, true);
                } else {
                    self.show_lock(ui, cx, session);
                    self.show_entries(ui, cx, session);
                }
                self.show_asked(ui, cx);
            });
        if ctx.input(|input| input.events.iter().any(|e| matches!(e, Event::Paste(_)))) {
            self.paste_as_one = false;
        }
        self.writing.move_focus(&ctx);
    }

    fn can(&self, command: Command, doc: &Document) -> bool {
        if command == Command::ShowTimes {
            return self.session.is_some();
        }
        let entry = self.entry.filter(|id| doc.project().entries.contains(*id));
        let writes = self.may_write(doc);
        let moves = |to| writes && entry.is_some_and(|id| can_move(&self.shown.entries, id, to));
        match command {
            Command::AddEntry => writes && self.session.is_some(),
            Command::Delete => writes && entry.is_some(),
            Command::MoveUp => moves(Move::Up),
            Command::MoveDown => moves(Move::Down),
            Command::EditSelected => {
                let has_fields = |id| doc.project().get(id).is_some_and(parts::has_fields);
                !doc.is_read_only() && (self.is_locked(doc) || entry.is_some_and(has_fields))
            }
            Command::GoToEntry => self.note_of_entry(doc).is_some(),
            Command::StartItem => self.can_start(doc),
            Command::EndItem => self.can_end(doc),
            Command::PreviousItem => self.neighbour(-1).is_some(),
            Command::NextItem => self.neighbour(1).is_some(),
            _ => false,
        }
    }

    fn run(&mut self, command: Command, cx: &mut ViewCx) {
        self.settle(cx.doc);
        match command {
            Command::AddEntry => match (self.session, self.entry) {
                (Some(session), Some(entry)) => self.add_behind(cx, session, entry),
                (Some(session), None) => self.focus_input(session),
                (None, _) => {}
            },
            Command::Delete => {
                if let Some(entry) = self.entry {
                    self.delete_entry(cx, entry);
                    cx.out.tell(
                        super::view::Tone::Info,
                        tr!(cx.texts, "minutes-entry-deleted"),
                    );
                }
            }
            Command::MoveUp => self.move_entry(cx, Move::Up),
            Command::MoveDown => self.move_entry(cx, Move::Down),
            Command::EditSelected if self.is_locked(cx.doc) => self.ask_to_unlock(cx),
            Command::EditSelected => self.to_fields = self.entry,
            Command::GoToEntry => {
                if let Some(note) = self.note_of_entry(cx.doc) {
                    cx.out.go(Place::Element(note));
                }
            }
            Command::StartItem => self.start_item(cx),
            Command::EndItem => self.end_item(cx),
            Command::PreviousItem | Command::NextItem => {
                let by = if command == Command::NextItem { 1 } else { -1 };
                if let Some(item) = self.neighbour(by) {
                    self.choose_item(item);
                }
            }
            Command::ShowTimes => {
                let show = &mut cx.prefs.minutes.show_times;
                *show = !*show;
            }
            _ => {}
        }
    }

    fn session(&self) -> Option<Id<Session>> {
        self.session
    }

    fn go(&mut self, place: Place, doc: &Document) {
        match place {
            Place::Minutes(session, item) => {
                self.choose_session(session);
                if item.is_some() {
                    self.choose_item(item);
                }
            }
            Place::Entry(id) => {
                let Some(entry) = doc.project().get(id) else {
                    return;
                };
                let Some(session) = entry.session else { return };
                self.choose_session(session);
                let known = entry.item.filter(|id| doc.project().agenda.contains(*id));
                self.choose_item(known);
                self.entry = Some(id);
                if !self.may_write(doc) {
                    self.writing.scroll_to(entries::text_id(id));
                } else {
                    self.writing.focus(entries::text_id(id), At::End);
                }
            }
            _ => {}
        }
    }
}

fn show_empty(ui: &mut Ui, cx: &mut ViewCx) {
    let title = tr!(cx.texts, "minutes-empty-title");
    let text = tr!(cx.texts, "minutes-empty-text");
    widgets::empty_state(ui, icons::MINUTES, &title, &text, |ui| {
        if cx.doc.is_read_only() {
            return;
        }
        let label = tr!(cx.texts, "sessions-new");
        if widgets::primary_button(ui, Some(icons::ADD_SESSION), &label).clicked() {
            cx.out.run(Command::AddSession);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::codec;

    fn example() -> Document {
        let decoded = codec::decode(crate::store::example()).expect("the example");
        Document::new(decoded.project)
    }

    #[test]
    fn a_place_shows_the_item_and_chooses_the_entry() {
        let doc = example();
        let (id, entry) = doc.project().entries.iter().last().expect("an entry");
        let mut view = MinutesView::default();
        view.go(Place::Entry(id), &doc);
        view.settle(&doc);
        assert_eq!((view.session, view.item), (entry.session, entry.item));
        assert_eq!(view.entry, Some(id));
        assert!(view.can(Command::Delete, &doc));
        assert!(view.writing.wants(entries::text_id(id)));
    }

    #[test]
    fn each_session_comes_back_with_the_item_shown_last() {
        let mut doc = example();
        let first = doc.project().sessions.ids().next().expect("a session");
        let other = doc.edit(crate::document::Step::AddSession, |project| {
            project.add(Session::default())
        });
        let item = doc.project().agenda_of(first).last().map(|line| line.id);
        let mut view = MinutesView::default();
        view.go(Place::Minutes(first, item), &doc);
        view.settle(&doc);
        assert_eq!(view.item, item);
        view.go(Place::Minutes(other, None), &doc);
        view.settle(&doc);
        assert_eq!((view.session, view.item), (Some(other), None));
        view.go(Place::Minutes(first, None), &doc);
        view.settle(&doc);
        assert_eq!(view.item, item);
    }

    #[test]
    fn what_cannot_be_changed_offers_no_change() {
        let doc = Document::read_only(example().project().clone());
        let mut view = MinutesView::default();
        let id = doc.project().entries.ids().next().expect("an entry");
        view.go(Place::Entry(id), &doc);
        view.settle(&doc);
        for command in [Command::AddEntry, Command::Delete, Command::MoveDown] {
            assert!(!view.can(command, &doc), "{command:?}");
        }
    }
}
