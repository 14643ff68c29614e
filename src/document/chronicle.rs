//! What is noted down beside an edit: when minutes were finished, what was changed in them since,
//! and what actions were like before.
//!
//! This happens in one place for every edit, so that no view can forget it, and within the edit's
//! own step, so that undo takes it along.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::delta::{Changes, Delta};
use crate::model::{
    Action, ActionChange, AgendaItem, Amendment, AmendmentKind, Decision, Entry, EntryKind, Id,
    Project, Session, Suggestion, Visibility,
};

/// Who edits, and when.
pub struct Hand<'a> {
    /// As that person is called in shared files; may be blank.
    pub by: &'a str,
    /// UTC.
    pub at: DateTime<Utc>,
}

/// Notes down in `project` what `delta`, an edit of `before`, is about. `gesture` is what the
/// gesture that this edit goes on with has changed so far. Returns whether anything was noted.
pub fn note(
    before: &Project,
    project: &mut Project,
    delta: &Delta,
    gesture: Option<&Delta>,
    hand: &Hand<'_>,
) -> bool {
    let mut noted = false;
    for (id, change) in &delta.sessions {
        let was_finished = change.before.as_ref().is_some_and(|s| s.is_finished());
        let Some(after) = &change.after else { continue };
        match (was_finished, after.is_finished()) {
            (false, true) if after.finished_at.is_none() => {
                set_finished(project, *id, Some(hand.at));
                noted = true;
            }
            (true, false) => {
                set_finished(project, *id, None);
                project.amendments.retain(|_, a| a.session != Some(*id));
                noted = true;
            }
            _ => {}
        }
    }
    for id in delta.entries.keys().copied() {
        noted |= note_history(
            before,
            project,
            &first(before, gesture.map(|g| &g.entries), id),
            id,
            hand,
        );
    }
    let finished: BTreeSet<Id<Session>> = before
        .sessions
        .iter()
        .filter(|(id, session)| {
            session.is_finished() && project.get(*id).is_some_and(Session::is_finished)
        })
        .map(|(id, _)| id)
        .collect();
    if finished.is_empty() {
        return noted;
    }
    for id in delta.entries.keys().copied() {
        let was = first(before, gesture.map(|g| &g.entries), id);
        let is = project.entries.get(id).cloned();
        let session = |entry: &Option<Entry>| entry.as_ref().and_then(|entry| entry.session);
        // An entry that was moved to another session's minutes changed both.
        let sessions = BTreeSet::from([session(&was), session(&is)]);
        for session in sessions
            .into_iter()
            .flatten()
            .filter(|id| finished.contains(id))
        {
            let here = |entry: &Option<Entry>| {
                entry.clone().filter(|entry| entry.session == Some(session))
            };
            // Read where it stood and where it stands: what is around an entry counts as well.
            let (was, is) = (here(&was), here(&is));
            let was = was.map(|entry| Content::of_entry(before, id, &entry));
            let is = is.map(|entry| Content::of_entry(project, id, &entry));
            noted |= amend(project, session, id.ulid(), was, is, hand);
        }
    }
    for id in delta.agenda.keys().copied() {
        let was = first(before, gesture.map(|g| &g.agenda), id);
        let is = project.agenda.get(id).cloned();
        let session = |item: &Option<AgendaItem>| item.as_ref().and_then(|item| item.session);
        let sessions = BTreeSet::from([session(&was), session(&is)]);
        for session in sessions
            .into_iter()
            .flatten()
            .filter(|id| finished.contains(id))
        {
            let here = |item: &Option<AgendaItem>| {
                let item = item.as_ref().filter(|item| item.session == Some(session))?;
                Some(item.clone())
            };
            let (was, is) = (here(&was), here(&is));
            let was = was.map(|item| Content::of_item(before, id, &item));
            let is = is.map(|item| Content::of_item(project, id, &item));
            noted |= amend(project, session, id.ulid(), was, is, hand);
        }
    }
    noted
}

/// A record as it was before the edit, or before the gesture that the edit goes on with.
fn first<T: crate::model::Record>(
    before: &Project,
    gesture: Option<&Changes<T>>,
    id: Id<T>,
) -> Option<T> {
    match gesture.and_then(|changes| changes.get(&id)) {
        Some(change) => change.before.as_deref().cloned(),
        None => before.get(id).cloned(),
    }
}

fn set_finished(project: &mut Project, id: Id<Session>, at: Option<DateTime<Utc>>) {
    if let Some(session) = project.sessions.get_mut(id) {
        session.finished_at = at;
    }
}

/// Keeps what an action was like. Filling in for the first time who does it until when is no
/// change; nor is an edit that brings a history along, such as restoring an earlier version.
fn note_history(
    before: &Project,
    project: &mut Project,
    first: &Option<Entry>,
    id: Id<Entry>,
    hand: &Hand<'_>,
) -> bool {
    let action = |entry: Option<&Entry>| {
        let entry = entry.filter(|entry| entry.kind == EntryKind::Action)?;
        entry.action.clone()
    };
    let (Some(first), Some(last), Some(now)) = (
        action(first.as_ref()),
        action(before.get(id)),
        action(project.get(id)),
    ) else {
        return false;
    };
    if last.history != now.history {
        return false;
    }
    // Of somebody who is gone, or now goes under another record, nothing is kept.
    let owner = first.owner.filter(|owner| project.people.contains(*owner));
    let changed = first.status != now.status
        || owner.is_some() && owner != now.owner
        || first.due.is_some() && first.due != now.due;
    let mut history = first.history.clone();
    if changed {
        history.push(ActionChange {
            at: hand.at,
            by: hand.by.to_owned(),
            status: first.status,
            owner,
            due: first.due,
        });
    }
    // The moment of a gesture is that of its first change.
    let same = |a: &[ActionChange], b: &[ActionChange]| {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Action::is_same_change(a, b))
    };
    if same(&history, &now.history) {
        return false;
    }
    match project
        .entries
        .get_mut(id)
        .and_then(|entry| entry.action.as_mut())
    {
        Some(action) => {
            action.history = history;
            true
        }
        None => false,
    }
}

/// What of an entry or agenda item is part of the minutes. What is followed up later, such as an
/// action's status, is not.
#[derive(Clone, PartialEq)]
struct Content {
    entry: Option<Id<Entry>>,
    item: Option<Id<AgendaItem>>,
    kind: EntryKind,
    text: String,
    visibility: Visibility,
    decision: Option<Decision>,
    /// Whatever else counts, though an amendment does not keep it.
    rest: Rest,
}

#[derive(Clone, PartialEq, Default)]
struct Rest {
    speaker: Option<Id<crate::model::Person>>,
    parent: Option<Id<Entry>>,
    suggestion: Option<(Option<Id<crate::model::Organisation>>, String)>,
    number: String,
    note: String,
}

impl Content {
    /// `project` is the version it stands in. Who may read it follows from what is around it too,
    /// and that may be gone when somebody asks.
    fn of_entry(project: &Project, id: Id<Entry>, entry: &Entry) -> Self {
        let around = [
            entry.parent.map(|parent| project.entry_visibility(parent)),
            entry.item.map(|item| project.item_visibility(item)),
        ];
        let around = around.into_iter().flatten();
        let is = |kind| entry.kind == kind;
        let said = |part: &Suggestion| (part.from, part.addressee.clone());
        Self {
            entry: Some(id),
            item: entry.item,
            kind: entry.kind,
            text: entry.text.clone(),
            visibility: around.fold(entry.visibility, Visibility::narrowed_by),
            decision: entry.decision.clone().filter(|_| is(EntryKind::Decision)),
            rest: Rest {
                speaker: entry.speaker,
                parent: entry.parent,
                suggestion: entry
                    .suggestion
                    .as_ref()
                    .filter(|_| is(EntryKind::Suggestion))
                    .map(said),
                ..Rest::default()
            },
        }
    }

    /// As [`Self::of_entry`].
    fn of_item(project: &Project, id: Id<AgendaItem>, item: &AgendaItem) -> Self {
        let around = item.parent.map(|parent| project.item_visibility(parent));
        Self {
            entry: None,
            item: Some(id),
            kind: EntryKind::default(),
            text: item.title.clone(),
            visibility: around.map_or(item.visibility, |around| {
                item.visibility.narrowed_by(around)
            }),
            decision: None,
            rest: Rest {
                number: item.number.clone(),
                note: item.note.clone(),
                ..Rest::default()
            },
        }
    }
}

/// Keeps what something in finished minutes was like, once; and forgets that again where all is
/// as it was.
fn amend(
    project: &mut Project,
    session: Id<Session>,
    record: ulid::Ulid,
    was: Option<Content>,
    is: Option<Content>,
    hand: &Hand<'_>,
) -> bool {
    let id = Amendment::id(session, record);
    let known = project.amendments.get(id).cloned();
    let change = match (&was, &is) {
        (None, None) => return false,
        _ if was == is => {
            return known.is_some_and(|known| settle_back(project, id, &known, is.as_ref()));
        }
        (None, Some(_)) => AmendmentKind::Added,
        (Some(_), None) => AmendmentKind::Removed,
        (Some(_), Some(_)) => AmendmentKind::Changed,
    };
    let Some(known) = known else {
        let shown = was.as_ref().or(is.as_ref());
        let amendment = Amendment {
            session: Some(session),
            entry: shown.and_then(|content| content.entry),
            item: shown.and_then(|content| content.item),
            change,
            kind: shown.map(|content| content.kind).unwrap_or_default(),
            text: was
                .as_ref()
                .map(|content| content.text.clone())
                .unwrap_or_default(),
            visibility: shown.map(|content| content.visibility).unwrap_or_default(),
            decision: was.and_then(|content| content.decision),
            at: Some(hand.at),
            by: hand.by.to_owned(),
            ..Amendment::default()
        };
        project.amendments.insert(id, amendment);
        return true;
    };
    if settle_back(project, id, &known, is.as_ref()) {
        return true;
    }
    let change = match (known.change, is.is_some()) {
        (AmendmentKind::Added, _) => AmendmentKind::Added,
        (_, true) => AmendmentKind::Changed,
        (_, false) => AmendmentKind::Removed,
    };
    let amendment = Amendment {
        change,
        at: Some(hand.at),
        by: hand.by.to_owned(),
        ..known.clone()
    };
    let quiet = Amendment {
        at: known.at,
        ..amendment.clone()
    };
    if quiet == known {
        // Each letter of a word would be another moment; the first one does.
        return false;
    }
    project.amendments.insert(id, amendment);
    true
}

/// Forgets an amendment where nothing differs any more from what it keeps.
fn settle_back(
    project: &mut Project,
    id: Id<Amendment>,
    known: &Amendment,
    is: Option<&Content>,
) -> bool {
    let back = match (known.change, is) {
        (AmendmentKind::Added, None) => true,
        (AmendmentKind::Changed | AmendmentKind::Removed, Some(is)) => {
            (is.kind, &is.text, is.visibility, &is.decision)
                == (known.kind, &known.text, known.visibility, &known.decision)
                && is.item == known.item
        }
        _ => false,
    };
    if back {
        project.amendments.remove(id);
    }
    back
}

#[cfg(test)]
mod tests;
