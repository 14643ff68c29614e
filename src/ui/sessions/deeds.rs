//! What can be done to sessions and agenda items.

use chrono::NaiveDate;

use super::{SessionsView, VISIBILITY, agenda, title_or};
use crate::document::{Document, Gesture, Step};
use crate::i18n::tr;
use crate::model::moves::{self, Move};
use crate::model::{AgendaItem, Day, Id, Session};
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

/// Adds a day behind the last one, with the date after it.
pub(super) fn add_day(doc: &mut Document, session: Id<Session>) {
    doc.edit(Step::AddDay, |project| {
        let days = project.days_of(session);
        let last = days.iter().rev().find_map(|(_, day)| day.date);
        let date = last.as_ref().and_then(NaiveDate::succ_opt);
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
    /// Adds an agenda item behind another, or at the end, and moves the focus into its title.
    pub(super) fn add_item(
        &mut self,
        cx: &mut ViewCx,
        session: Id<Session>,
        behind: Option<Id<AgendaItem>>,
    ) {
        if cx.doc.is_read_only() {
            return;
        }
        let lines = &self.shown.outline;
        let day = behind.and_then(|id| cx.doc.project().get(id)?.day);
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

    pub(super) fn move_item(&mut self, cx: &mut ViewCx, to: Move) {
        let Some(id) = self.item else { return };
        let lines = &self.shown.outline;
        cx.doc.edit(Step::MoveItem, |project| {
            moves::move_in(project, lines, id, to);
        });
        self.writing.scroll_to(agenda::title_id(id));
    }

    /// Deletes an agenda item; asks where parts or entries go along.
    pub(super) fn delete_item(&mut self, cx: &mut ViewCx, id: Id<AgendaItem>) {
        let project = cx.doc.project();
        let Some(item) = project.get(id) else { return };
        let lines = &self.shown.outline;
        let mut gone = vec![id];
        if let Some(at) = lines.iter().position(|line| line.id == id) {
            let depth = lines.get(at).map_or(0, |line| line.depth);
            let parts = lines.iter().skip(at + 1);
            gone.extend(parts.take_while(|l| l.depth > depth).map(|l| l.id));
        }
        let entries = project.entries.iter();
        let entries = entries
            .filter(|(_, entry)| entry.item.is_some_and(|item| gone.contains(&item)))
            .count();
        let title = title_or(&item.title, &tr!(cx.texts, "sessions-untitled-item"));
        let parts: usize = gone.len() - 1;
        if parts == 0 && entries == 0 {
            self.forget_item(id);
            cx.doc.edit(Step::DeleteItem, |p| p.delete_item(id));
            let text = tr!(cx.texts, "sessions-item-deleted", title = title);
            cx.out.tell(Tone::Info, text);
            return;
        }
        cx.out.ask(Question {
            title: tr!(cx.texts, "sessions-delete-item-title"),
            text: tr!(
                cx.texts,
                "sessions-delete-item-text",
                title = title,
                parts = parts,
                entries = entries
            ),
            yes: tr!(cx.texts, "command-delete"),
            then: Box::new(move |doc| {
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
