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
    Person, Project, Record, Session, Ulid, Visibility,
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
    let finished = finished(before, project);
    if finished.is_empty() {
        return noted;
    }
    let so_far = gesture.map(|gesture| &gesture.amendments);
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
                let entry = entry
                    .as_ref()
                    .filter(|entry| entry.session == Some(session))?;
                Some(Content::of_entry(id, entry))
            };
            let is = here(&is);
            let went = |person| !project.people.contains(person);
            let was = here(&was).map(|was| was.passing_over_who_went(is.as_ref(), went));
            noted |= amend(
                project,
                session,
                id.ulid(),
                (was, is),
                before.entry_visibility(id),
                so_far,
                hand,
            );
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
                Some(Content::of_item(id, item))
            };
            let (was, is) = (here(&was), here(&is));
            noted |= amend(
                project,
                session,
                id.ulid(),
                (was, is),
                before.item_visibility(id),
                so_far,
                hand,
            );
        }
    }
    noted
}

/// Notes down in `project` what undoing or redoing a step did to finished minutes; `delta` leads
/// from `before` to `project`. A step takes along what was noted with it. What is left is text that
/// was written before somebody else finished the minutes, and what somebody else changed since.
pub fn note_undo(before: &Project, project: &mut Project, delta: &Delta, hand: &Hand<'_>) -> bool {
    let finished = finished(before, project);
    if finished.is_empty() {
        return false;
    }
    let mut noted = false;
    for (id, change) in &delta.amendments {
        let (Some(known), None) = (&change.before, &change.after) else {
            continue;
        };
        let Some(session) = known.session.filter(|id| finished.contains(id)) else {
            continue;
        };
        let is = record_of(known).and_then(|record| Content::now(project, session, record));
        if Content::kept_by(project, known, is.as_ref()) != is {
            project.amendments.insert(*id, known.clone());
            noted = true;
        }
    }
    let told = |project: &Project, session, record| {
        let id = Amendment::id(session, record);
        delta.amendments.contains_key(&id) || project.amendments.contains(id)
    };
    for session in finished {
        for (id, change) in &delta.entries {
            let here = |entry: Option<&Entry>| {
                let entry = entry.filter(|entry| entry.session == Some(session))?;
                Some(Content::of_entry(*id, entry))
            };
            if !told(project, session, id.ulid()) {
                let is = here(change.after.as_deref());
                let went =
                    |person| !project.people.contains(person) || !before.people.contains(person);
                let was = here(change.before.as_deref());
                let was = was.map(|was| was.passing_over_who_went(is.as_ref(), went));
                noted |= amend(
                    project,
                    session,
                    id.ulid(),
                    (was, is),
                    before.entry_visibility(*id),
                    None,
                    hand,
                );
            }
        }
        for (id, change) in &delta.agenda {
            let here = |item: Option<&AgendaItem>| {
                let item = item.filter(|item| item.session == Some(session))?;
                Some(Content::of_item(*id, item))
            };
            if !told(project, session, id.ulid()) {
                let both = (
                    here(change.before.as_deref()),
                    here(change.after.as_deref()),
                );
                noted |= amend(
                    project,
                    session,
                    id.ulid(),
                    both,
                    before.item_visibility(*id),
                    None,
                    hand,
                );
            }
        }
    }
    noted
}

/// The sessions whose minutes were finished and still are.
fn finished(before: &Project, project: &Project) -> BTreeSet<Id<Session>> {
    before
        .sessions
        .iter()
        .filter(|(id, session)| {
            session.is_finished() && project.get(*id).is_some_and(Session::is_finished)
        })
        .map(|(id, _)| id)
        .collect()
}

/// A record as it was before the edit, or before the gesture that the edit goes on with.
fn first<T: Record>(before: &Project, gesture: Option<&Changes<T>>, id: Id<T>) -> Option<T> {
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
/// action's status, is not, nor is the place among others.
#[derive(Clone, PartialEq)]
struct Content {
    entry: Option<Id<Entry>>,
    item: Option<Id<AgendaItem>>,
    kind: EntryKind,
    text: String,
    speaker: Option<Id<Person>>,
    number: String,
    note: String,
    visibility: Visibility,
    decision: Option<Decision>,
}

impl Content {
    fn of_entry(id: Id<Entry>, entry: &Entry) -> Self {
        let decision = entry.decision.clone();
        Self {
            entry: Some(id),
            item: entry.item,
            kind: entry.kind,
            text: entry.text.clone(),
            speaker: entry.speaker,
            number: String::new(),
            note: String::new(),
            visibility: entry.visibility,
            decision: decision.filter(|_| entry.kind == EntryKind::Decision),
        }
    }

    /// Who speaks is no difference where that person's record went: deleting somebody, or making
    /// one record of two, changes nothing that was said.
    fn passing_over_who_went(self, is: Option<&Self>, went: impl Fn(Id<Person>) -> bool) -> Self {
        let by = |content: &Self| content.speaker;
        let now = is.and_then(by);
        let passed = self.speaker.is_some_and(&went) || now.is_some_and(&went);
        Self {
            speaker: if passed { now } else { self.speaker },
            ..self
        }
    }

    fn of_item(id: Id<AgendaItem>, item: &AgendaItem) -> Self {
        Self {
            entry: None,
            item: Some(id),
            kind: EntryKind::default(),
            text: item.title.clone(),
            speaker: None,
            number: item.number.clone(),
            note: item.note.clone(),
            visibility: item.visibility,
            decision: None,
        }
    }

    /// What an amendment keeps, to be compared with what stands there now; `None` where it is
    /// about something that was not there. Of what was struck it keeps who could read it where it
    /// stood, which says nothing of the thing itself.
    fn kept_by(project: &Project, amendment: &Amendment, is: Option<&Self>) -> Option<Self> {
        let went = |person| !project.people.contains(person);
        let visibility = match (amendment.change, is) {
            (AmendmentKind::Removed, Some(is)) => is.visibility,
            _ => amendment.visibility,
        };
        let kept = (amendment.change != AmendmentKind::Added).then(|| Self {
            entry: amendment.entry,
            item: amendment.item,
            kind: amendment.kind,
            text: amendment.text.clone(),
            speaker: amendment.speaker,
            number: amendment.number.clone(),
            note: amendment.note.clone(),
            visibility,
            decision: amendment.decision.clone(),
        })?;
        Some(kept.passing_over_who_went(is, went))
    }

    /// What of the minutes of `session` stands under `record` now.
    fn now(project: &Project, session: Id<Session>, record: Ulid) -> Option<Self> {
        let (entry, item) = (Id::from_ulid(record), Id::from_ulid(record));
        let of_entry = project
            .entries
            .get(entry)
            .filter(|e| e.session == Some(session));
        let of_item = project
            .agenda
            .get(item)
            .filter(|i| i.session == Some(session));
        of_entry
            .map(|record| Self::of_entry(entry, record))
            .or_else(|| of_item.map(|record| Self::of_item(item, record)))
    }
}

/// The entry or agenda item that an amendment is about.
fn record_of(amendment: &Amendment) -> Option<Ulid> {
    let entry = amendment.entry.map(Id::ulid);
    entry.or(amendment.item.map(Id::ulid))
}

/// Keeps what something in finished minutes was like, once; and forgets that again where an edit
/// brings it back. `open_to` is who could read it where it stood, which nobody can tell once what was
/// around it is gone too; `so_far` is what the gesture that the edit goes on with did to amendments.
fn amend(
    project: &mut Project,
    session: Id<Session>,
    record: Ulid,
    (was, is): (Option<Content>, Option<Content>),
    open_to: Visibility,
    so_far: Option<&Changes<Amendment>>,
    hand: &Hand<'_>,
) -> bool {
    let id = Amendment::id(session, record);
    let known = project.amendments.get(id).cloned();
    if was == is {
        // A gesture that ends where it began: so does what was noted of it.
        let Some(change) = so_far.and_then(|changes| changes.get(&id)) else {
            return false;
        };
        match &change.before {
            Some(before) => project.amendments.insert(id, before.clone()),
            None => {
                project.amendments.remove(id);
            }
        }
        return true;
    }
    let was = match &known {
        Some(known) => Content::kept_by(project, known, is.as_ref()),
        None => was,
    };
    let change = match (&was, &is) {
        _ if was == is => {
            project.amendments.remove(id);
            return known.is_some();
        }
        (None, _) => AmendmentKind::Added,
        (Some(_), None) => AmendmentKind::Removed,
        (Some(_), Some(_)) => AmendmentKind::Changed,
    };
    if known.is_some_and(|known| known.change == change && known.by == hand.by) {
        // Each letter of a word would be another moment; the first one does.
        return false;
    }
    let shown = was.as_ref().or(is.as_ref());
    let amendment = Amendment {
        session: Some(session),
        entry: shown.and_then(|content| content.entry),
        item: shown.and_then(|content| content.item),
        change,
        kind: shown.map(|content| content.kind).unwrap_or_default(),
        visibility: match change {
            AmendmentKind::Removed => open_to,
            _ => shown.map(|content| content.visibility).unwrap_or_default(),
        },
        at: Some(hand.at),
        by: hand.by.to_owned(),
        ..Amendment::default()
    };
    let amendment = match was {
        Some(was) => Amendment {
            text: was.text,
            speaker: was.speaker,
            number: was.number,
            note: was.note,
            decision: was.decision,
            ..amendment
        },
        None => amendment,
    };
    project.amendments.insert(id, amendment);
    true
}

/// Keeps what two versions that were merged make of finished minutes. Where one side finished
/// them, what the other wrote meanwhile is a change of them; where both changed them back and
/// forth, what is as it was is no change.
pub(super) fn note_merged(
    finished: &Project,
    project: &mut Project,
    session: Id<Session>,
    hand: &Hand<'_>,
) {
    let of_entries = |project: &Project| -> Vec<Ulid> {
        let entries = project
            .entries
            .iter()
            .filter(|(_, e)| e.session == Some(session));
        let items = project
            .agenda
            .iter()
            .filter(|(_, i)| i.session == Some(session));
        let entries = entries.map(|(id, _)| id.ulid());
        entries.chain(items.map(|(id, _)| id.ulid())).collect()
    };
    let records: BTreeSet<Ulid> = of_entries(finished)
        .into_iter()
        .chain(of_entries(project))
        .collect();
    for record in records {
        let is = Content::now(project, session, record);
        let went = |person| !project.people.contains(person);
        let was = Content::now(finished, session, record);
        let was = was.map(|was| was.passing_over_who_went(is.as_ref(), went));
        let open_to = match was.as_ref().and_then(|was| was.entry) {
            Some(entry) => finished.entry_visibility(entry),
            None => finished.item_visibility(Id::from_ulid(record)),
        };
        amend(project, session, record, (was, is), open_to, None, hand);
    }
}

/// Forgets the amendments of which nothing is left in `merged`, among those about something in
/// which it differs from one of the `sides`.
pub(super) fn settle_amendments(merged: &mut Project, sides: [&Project; 2]) {
    let settled: Vec<Id<Amendment>> = merged
        .amendments
        .iter()
        .filter(|(_, amendment)| {
            let (Some(session), Some(record)) = (amendment.session, record_of(amendment)) else {
                return false;
            };
            let now = Content::now(merged, session, record);
            let differs = |side: &&Project| Content::now(side, session, record) != now;
            sides.iter().any(differs) && Content::kept_by(merged, amendment, now.as_ref()) == now
        })
        .map(|(id, _)| id)
        .collect();
    for id in settled {
        merged.amendments.remove(id);
    }
}

#[cfg(test)]
mod tests;
