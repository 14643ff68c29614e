//! What can be done to sessions and agenda items.

use chrono::NaiveDate;

use super::groups::Group;
use super::{SessionsView, VISIBILITY, agenda, drop, title_or};
use crate::document::{Document, Gesture, Step, Transaction};
use crate::i18n::tr;
use crate::model::moves::{self, Move};
use crate::model::{AgendaItem, Day, Id, Session};
use crate::ui::new_session::NewSessionSheet;
use crate::ui::view::{Question, Tone, ViewCx};
use crate::ui::widgets::At;

/// Asks before a session is deleted with its minutes.
pub(super) fn ask_to_delete_session(cx: &mut ViewCx, id: Id<Session>) {
    let project = cx.doc.project();
    let Some(session) = project.get(id) else {
        return;
    };
    let of = |session: Option<Id<Session>>| session == Some(id);
    let items = project.agenda.iter().filter(|(_, i)| of(i.session)).count();
    let entries = project.entries.iter();
    let entries = entries.filter(|(_, entry)| of(entry.session)).count();
    let name = title_or(
        &format!("{} {}", session.number, session.title),
        &tr!(cx.texts, "sessions-untitled"),
    );
    cx.out.ask(Question {
        title: tr!(cx.texts, "sessions-delete-title"),
        text: tr!(
            cx.texts,
            "sessions-delete-text",
            name = name,
            items = items,
            entries = entries
        ),
        yes: tr!(cx.texts, "command-delete"),
        then: Box::new(move |doc| {
            doc.edit(Step::DeleteSession, |project| project.delete_session(id));
        }),
    });
}

/// Adds a day behind the last one, with the date after it. What was on the agenda of the only day
/// so far stays on that day.
pub(super) fn add_day(doc: &mut Document, session: Id<Session>) {
    doc.edit(Step::AddDay, |project| {
        let days = project.days_of(session);
        let last = days.iter().rev().find_map(|(_, day)| day.date);
        let date = last.as_ref().and_then(NaiveDate::succ_opt);
        if let [(only, _)] = days.as_slice() {
            let only = *only;
            for line in project.agenda_of(session) {
                project.change(line.id, |item| item.day = item.day.or(Some(only)));
            }
        }
        project.add(Day {
            session: Some(session),
            date,
            ..Day::default()
        });
    });
}

/// Deletes a day; asks where attendance goes along.
pub(super) fn delete_day(cx: &mut ViewCx, id: Id<Day>) {
    let project = cx.doc.project();
    let attendance = project.attendance.iter();
    let lost = attendance.filter(|(_, a)| a.day == Some(id)).count();
    let planned = project.agenda.iter().filter(|(_, i)| i.day == Some(id));
    let planned = planned.count();
    if lost + planned == 0 {
        cx.doc.edit(Step::DeleteDay, |p| p.delete_day(id));
        let text = tr!(cx.texts, "sessions-day-deleted");
        cx.out.tell(Tone::Info, text);
        return;
    }
    cx.out.ask(Question {
        title: tr!(cx.texts, "sessions-delete-day-title"),
        text: tr!(
            cx.texts,
            "sessions-delete-day-text",
            attendance = lost,
            items = planned
        ),
        yes: tr!(cx.texts, "command-delete"),
        then: Box::new(move |doc| {
            doc.edit(Step::DeleteDay, |project| project.delete_day(id));
        }),
    });
}

impl SessionsView {
    /// Changes the agenda in one step. Where the minutes are finished, asks first, once for each
    /// session while the program runs, and does it then.
    pub(super) fn edit_agenda(
        &self,
        cx: &mut ViewCx,
        step: Step,
        gesture: Option<Gesture>,
        change: impl FnOnce(&mut Transaction) + 'static,
    ) {
        let change_in = move |doc: &mut Document| match gesture {
            Some(gesture) => doc.edit_more(step, gesture, change),
            None => doc.edit(step, change),
        };
        match self.session.filter(|_| self.is_frozen(cx.doc)) {
            Some(session) => self.ask_to_unlock(cx, session, change_in),
            None => change_in(cx.doc),
        }
    }

    /// Whether nobody has said yet that the agenda of finished minutes may be changed.
    pub(super) fn is_frozen(&self, doc: &Document) -> bool {
        let finished = |id: &Id<Session>| doc.project().get(*id).is_some_and(Session::is_finished);
        self.session
            .filter(finished)
            .is_some_and(|id| !self.unlocked.borrow().contains(&id))
    }

    fn ask_to_unlock(
        &self,
        cx: &mut ViewCx,
        session: Id<Session>,
        then: impl FnOnce(&mut Document) + 'static,
    ) {
        let unlocked = self.unlocked.clone();
        cx.out.ask(Question {
            title: tr!(cx.texts, "sessions-frozen-title"),
            text: tr!(cx.texts, "sessions-frozen-text"),
            yes: tr!(cx.texts, "sessions-frozen-yes"),
            then: Box::new(move |doc| {
                unlocked.borrow_mut().insert(session);
                then(doc);
            }),
        });
    }

    /// Adds an agenda item behind another, or at the end, and moves the focus into its title.
    pub(super) fn add_item(
        &mut self,
        cx: &mut ViewCx,
        session: Id<Session>,
        behind: Option<Id<AgendaItem>>,
    ) {
        let day = behind
            .and_then(|id| self.group_of(id))
            .or_else(|| self.last_day())
            .and_then(|group| group.day);
        self.add_item_on(cx, session, behind, day);
    }

    /// Adds an agenda item at the end of a day.
    pub(super) fn add_item_to_day(&mut self, cx: &mut ViewCx, session: Id<Session>, group: &Group) {
        let before = self.shown.outline.get(..group.lines.end);
        let behind = before.and_then(|lines| lines.iter().rev().find(|line| line.depth == 0));
        let behind = behind.map(|line| line.id);
        self.add_item_on(cx, session, behind, group.day);
    }

    fn add_item_on(
        &mut self,
        cx: &mut ViewCx,
        session: Id<Session>,
        behind: Option<Id<AgendaItem>>,
        day: Option<Id<Day>>,
    ) {
        if cx.doc.is_read_only() {
            return;
        }
        if self.is_frozen(cx.doc) {
            self.ask_to_unlock(cx, session, |_| {});
            return;
        }
        let lines = &self.shown.outline;
        self.added = self.added.wrapping_add(1);
        let gesture = Gesture::on(("new item", self.added));
        let id = cx.doc.edit_more(Step::AddItem, gesture, |project| {
            let id = project.add(AgendaItem {
                session: Some(session),
                day,
                visibility: VISIBILITY,
                ..AgendaItem::default()
            });
            moves::put_behind(project, lines, id, behind);
            id
        });
        self.fresh = Some((id, gesture));
        self.item = Some(id);
        self.details = false;
        self.writing.focus(agenda::title_id(id), At::End);
    }

    /// The part of the agenda in which an item stands.
    pub(super) fn group_of(&self, item: Id<AgendaItem>) -> Option<&Group> {
        let at = self.shown.outline.iter().position(|line| line.id == item)?;
        let mut groups = self.shown.groups.iter();
        groups.find(|group| group.lines.contains(&at))
    }

    /// The last day on which anything is, or the first of all.
    fn last_day(&self) -> Option<&Group> {
        let groups = &self.shown.groups;
        let mut filled = groups.iter().rev().filter(|group| !group.lines.is_empty());
        filled.next().or(groups.first())
    }

    /// The day to which a move leads out of the chosen item's own.
    fn other_day(&self, item: Id<AgendaItem>, to: Move) -> Option<&Group> {
        let lines = &self.shown.outline;
        let branch = drop::branch(&self.shown.agenda, item)?;
        let is_top = lines.get(branch.start)?.depth == 0;
        let groups = &self.shown.groups;
        let at = groups
            .iter()
            .position(|group| group.lines.contains(&branch.start))?;
        let own = groups.get(at)?;
        match to {
            Move::Up if is_top && own.lines.start == branch.start => groups.get(at.checked_sub(1)?),
            Move::Down if is_top && own.lines.end == branch.end => {
                groups.get(at + 1).filter(|group| group.day.is_some())
            }
            _ => None,
        }
    }

    /// Whether a move of an item leads anywhere: within its day, or to the day beside it.
    pub(super) fn can_move_item(&self, item: Id<AgendaItem>, to: Move) -> bool {
        if self.other_day(item, to).is_some() {
            return true;
        }
        let lines = &self.shown.outline;
        let Some(own) = self.group_of(item) else {
            return false;
        };
        let at = lines.iter().position(|line| line.id == item);
        let branch = drop::branch(&self.shown.agenda, item);
        let is_top = at.is_some_and(|at| lines.get(at).is_some_and(|line| line.depth == 0));
        let at_rim = match to {
            // What is on another day is no neighbour.
            Move::Up | Move::Deeper => at == Some(own.lines.start),
            Move::Down => branch.is_some_and(|branch| branch.end == own.lines.end),
            Move::Higher => false,
        };
        !(is_top && at_rim) && moves::can_move(lines, item, to)
    }

    pub(super) fn move_item(&mut self, cx: &mut ViewCx, to: Move) {
        let Some(id) = self.item.filter(|id| self.can_move_item(*id, to)) else {
            return;
        };
        let lines = self.shown.outline.clone();
        if let Some(group) = self.other_day(id, to).cloned() {
            let at = match to {
                Move::Up => group.lines.end,
                _ => group.lines.start,
            };
            self.move_to(cx, id, &group, at, 0);
        } else {
            let day = self.group_of(id).and_then(|group| group.day);
            self.edit_agenda(cx, Step::MoveItem, None, move |project| {
                moves::move_in(project, &lines, id, to);
                put_on(project, id, day);
            });
        }
        self.writing.scroll_to(agenda::title_id(id));
    }

    /// Moves an item before line `at` of a day, so `deep` as its neighbours allow.
    pub(super) fn move_to(
        &self,
        cx: &mut ViewCx,
        id: Id<AgendaItem>,
        group: &Group,
        at: usize,
        deep: usize,
    ) {
        let agenda = &self.shown.agenda;
        let Some(landing) = drop::landing(agenda, group.lines.clone(), id, at, deep) else {
            return;
        };
        let (lines, day) = (self.shown.outline.clone(), group.day);
        self.edit_agenda(cx, Step::MoveItem, None, move |project| {
            if moves::put_under(project, &lines, id, landing.parent, landing.behind) {
                put_on(project, id, day);
            }
        });
    }

    /// Moves an item to the end of another day.
    pub(super) fn move_to_day(&self, cx: &mut ViewCx, id: Id<AgendaItem>, day: Id<Day>) {
        let mut groups = self.shown.groups.iter();
        if let Some(group) = groups.find(|group| group.day == Some(day)) {
            self.move_to(cx, id, group, group.lines.end, 0);
        }
    }

    /// Moves an item to the next session, or offers to make one.
    pub(super) fn move_to_next_session(&self, cx: &mut ViewCx, id: Id<AgendaItem>) {
        let project = cx.doc.project();
        let (Some(item), Some(session)) = (project.get(id), self.session) else {
            return;
        };
        let title = title_or(&item.title, &tr!(cx.texts, "sessions-untitled-item"));
        let Some(to) = project.session_after(session) else {
            if self.is_frozen(cx.doc) {
                self.ask_to_unlock(cx, session, |_| {});
            } else {
                cx.out.open(NewSessionSheet::carrying(id));
            }
            return;
        };
        let other = project.get(to).cloned().unwrap_or_default();
        let other = format!("{} {}", other.number, other.title);
        let other = title_or(&other, &tr!(cx.texts, "sessions-untitled"));
        let goes_on = |item: &AgendaItem| item.session == Some(to) && item.continues == Some(id);
        let (title, other) = (title.as_str(), other.as_str());
        let text = if project.agenda.iter().any(|(_, item)| goes_on(item)) {
            tr!(
                cx.texts,
                "sessions-carried-already",
                title = title,
                session = other
            )
        } else if project.is_begun(id) {
            tr!(
                cx.texts,
                "sessions-carried-on",
                title = title,
                session = other
            )
        } else {
            tr!(cx.texts, "sessions-carried", title = title, session = other)
        };
        if !self.is_frozen(cx.doc) {
            cx.out.tell(Tone::Info, text);
        }
        cx.doc.end_gesture();
        self.edit_agenda(cx, Step::CarryItem, None, move |project| {
            project.carry_item(id, to);
        });
    }

    /// Deletes an agenda item; asks where parts or entries go along.
    pub(super) fn delete_item(&mut self, cx: &mut ViewCx, id: Id<AgendaItem>) {
        let project = cx.doc.project();
        let Some(item) = project.get(id) else { return };
        let gone = project.branch(id);
        let entries = project.entries.iter();
        let entries = entries
            .filter(|(_, entry)| entry.item.is_some_and(|item| gone.contains(&item)))
            .count();
        let title = title_or(&item.title, &tr!(cx.texts, "sessions-untitled-item"));
        let parts: usize = gone.len().saturating_sub(1);
        if parts == 0 && entries == 0 {
            if !self.is_frozen(cx.doc) {
                self.forget_item(id);
                let text = tr!(cx.texts, "sessions-item-deleted", title = title);
                cx.out.tell(Tone::Info, text);
            }
            self.edit_agenda(cx, Step::DeleteItem, None, move |p| p.delete_item(id));
            return;
        }
        let mut text = tr!(
            cx.texts,
            "sessions-delete-item-text",
            title = title,
            parts = parts,
            entries = entries
        );
        let session = self.session.filter(|_| self.is_frozen(cx.doc));
        if session.is_some() {
            let frozen = tr!(cx.texts, "sessions-frozen-text");
            text = format!("{frozen}\n{text}");
        }
        let unlocked = self.unlocked.clone();
        cx.out.ask(Question {
            title: tr!(cx.texts, "sessions-delete-item-title"),
            text,
            yes: tr!(cx.texts, "command-delete"),
            then: Box::new(move |doc| {
                unlocked.borrow_mut().extend(session);
                doc.edit(Step::DeleteItem, |project| project.delete_item(id));
            }),
        });
    }

    /// Chooses the item before the one that goes.
    pub(super) fn forget_item(&mut self, id: Id<AgendaItem>) {
        let lines = &self.shown.outline;
        let at = lines.iter().position(|line| line.id == id);
        let before = at.and_then(|at| lines.get(at.checked_sub(1)?));
        self.item = before.map(|line| line.id);
    }
}

/// Puts an item on a day, with those of its parts that are on another.
fn put_on(project: &mut Transaction, id: Id<AgendaItem>, day: Option<Id<Day>>) {
    for part in project.branch(id) {
        let other = project.get(part).and_then(|item| item.day);
        if other != day && (part == id || other.is_some()) {
            project.change(part, |item| item.day = day);
        }
    }
}
