//! Actions as tasks, and the days on which they are due as events.

use chrono::{DateTime, Days, Utc};
use icalendar::{Component as _, Event, EventLike as _, Todo, TodoStatus};

use super::super::content::Content;
use super::{clean, title, uid};
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::{Action, ActionStatus, Due, Entry, Id};

/// An action as a task.
pub(super) fn of_action(content: &Content<'_>, id: Id<Entry>, entry: &Entry) -> Todo {
    let action = entry.action.clone().unwrap_or_default();
    let mut todo = Todo::new();
    todo.uid(&uid("", id))
        .timestamp(content.now.moment)
        // Rises with each change of status, owner and due date.
        .sequence(u32::try_from(action.history.len()).unwrap_or(u32::MAX))
        .summary(&summary(content, entry))
        .description(&description(content, id, entry, &action));
    if let Some(due) = content.deadlines.due_on(entry.session, &action) {
        todo.due(due);
    }
    // There is no word for what was put off; the description has it.
    let (status, percent) = match action.status {
        ActionStatus::Open | ActionStatus::Deferred => (TodoStatus::NeedsAction, Some(0)),
        ActionStatus::InProgress => (TodoStatus::InProcess, Some(50)),
        ActionStatus::Done => (TodoStatus::Completed, Some(100)),
        ActionStatus::Dropped => (TodoStatus::Cancelled, None),
    };
    todo.status(status);
    if let Some(percent) = percent {
        todo.percent_complete(percent);
    }
    if let Some(done) = done_at(&action) {
        todo.completed(done);
    }
    todo.done()
}

/// The day on which an action that is awaited is due, for calendars that show no tasks.
pub(super) fn due_day(content: &Content<'_>, id: Id<Entry>, entry: &Entry) -> Option<Event> {
    let action = entry.action.clone().unwrap_or_default();
    if !action.status.is_awaited() {
        return None;
    }
    let due = content.deadlines.due_on(entry.session, &action)?;
    let text = summary(content, entry);
    let mut event = Event::new();
    event
        .uid(&uid("due-", id))
        .timestamp(content.now.moment)
        .sequence(u32::try_from(action.history.len()).unwrap_or(u32::MAX))
        .summary(&tr!(content.texts, "register-due-day", text = text))
        .description(&description(content, id, entry, &action))
        .starts(due)
        // Nobody is busy all day because of it.
        .add_property("TRANSP", "TRANSPARENT");
    if let Some(next) = due.checked_add_days(Days::new(1)) {
        event.ends(next);
    }
    Some(event.done())
}

/// When it was done: when it was last anything else.
fn done_at(action: &Action) -> Option<DateTime<Utc>> {
    if action.status != ActionStatus::Done {
        return None;
    }
    let mut before = action.history.iter().rev();
    let last = before.find(|was| was.status != ActionStatus::Done)?;
    Some(last.at)
}

fn summary(content: &Content<'_>, entry: &Entry) -> String {
    let text = title(&content.text(entry));
    match text.is_empty() {
        true => tr!(content.texts, "registers-no-text"),
        false => text,
    }
}

fn description(content: &Content<'_>, id: Id<Entry>, entry: &Entry, action: &Action) -> String {
    let texts = content.texts;
    let mut lines = vec![content.text(entry), String::new()];
    if let Some(number) = content.labels.get(id) {
        lines.push(tr!(texts, "register-task-number", number = number));
    }
    let owner = content.person(action.owner);
    lines.push(match owner.is_empty() {
        true => tr!(texts, "summary-no-owner"),
        false => tr!(texts, "register-task-owner", person = owner),
    });
    let helpers = content.people(&action.helpers);
    if !helpers.is_empty() {
        lines.push(tr!(texts, "register-task-helpers", people = helpers));
    }
    let status = action.status.name(texts);
    lines.push(tr!(texts, "register-task-status", status = status));
    if action.due == Some(Due::NextSession) {
        lines.push(tr!(texts, "register-task-next-session"));
    }
    let session = content.session(entry.session);
    if !session.is_empty() {
        let date = content.deadlines.first_day(entry.session);
        let date = date.map(|date| format::date(texts, date));
        let parts = [Some(session), date, Some(content.item(entry))];
        let parts: Vec<String> = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        let origin = parts.join(", ");
        lines.push(tr!(texts, "register-task-origin", origin = origin));
    }
    clean(&lines.join("\n"))
}
