//! What the details say of an entry besides what its row says.

use crate::document::Document;
use crate::exchange::paper::block::Block;
use crate::exchange::paper::markup;
use crate::i18n::words::Named as _;
use crate::i18n::{Lang, Texts, format, tr};
use crate::model::{
    Action, ActionChange, AgendaItem, Due, Element, Entry, EntryKind, Id, Person, Project, Session,
};
use crate::ui::place::Place;

/// Facts about one entry, until it or anything else changes.
pub(super) struct Facts {
    of: (u64, Id<Entry>, Lang),
    /// "Aufgabe 12".
    pub(super) title: String,
    /// What it says.
    pub(super) text: Vec<Block>,
    /// Names and values.
    pub(super) known: Vec<(String, String)>,
    /// What an action was like before, the oldest first.
    pub(super) history: Vec<String>,
    /// The session it comes from.
    pub(super) session: Option<(Id<Session>, String)>,
    /// The note on a board from which it came.
    pub(super) note: Option<Id<Element>>,
    /// The topics that go on with the one under which it was written.
    pub(super) carried: Vec<(Place, String)>,
}

impl Facts {
    /// The facts about an entry, found out anew only where something has changed.
    pub(super) fn refresh<'a>(
        known: &'a mut Option<Self>,
        doc: &Document,
        texts: &Texts,
        id: Id<Entry>,
    ) -> Option<&'a Self> {
        let of = (doc.revision(), id, texts.lang());
        if known.as_ref().is_none_or(|facts| facts.of != of) {
            let project = doc.project();
            *known = project
                .get(id)
                .map(|entry| Self::gather(project, texts, of, entry));
        }
        known.as_ref()
    }

    fn gather(project: &Project, texts: &Texts, of: (u64, Id<Entry>, Lang), entry: &Entry) -> Self {
        let label = project.labels();
        let label = label.get(of.1).unwrap_or_default();
        let kind = entry.kind.name(texts);
        let session = entry.session.and_then(|id| {
            let session = project.get(id)?;
            Some((id, session_name(session, texts)))
        });
        let mut known = Vec::new();
        let mut put = |name: String, value: String| {
            if !value.trim().is_empty() {
                known.push((name, value));
            }
        };
        let mut history = Vec::new();
        match entry.kind {
            EntryKind::Action => {
                let action = entry.action.clone().unwrap_or_default();
                put(
                    tr!(texts, "register-column-helpers"),
                    names(project, &action),
                );
                let changes = action.history.iter();
                history = changes.map(|was| told(project, texts, was)).collect();
            }
            EntryKind::Decision => {
                let part = entry.decision.clone().unwrap_or_default();
                let outcome = part.outcome().map(|result| result.name(texts));
                put(
                    tr!(texts, "registers-result"),
                    outcome.unwrap_or_else(|| tr!(texts, "registers-undecided")),
                );
                let votes = [
                    part.yes.map(|n| tr!(texts, "summary-votes-yes", count = n)),
                    part.no.map(|n| tr!(texts, "summary-votes-no", count = n)),
                    part.abstained
                        .map(|n| tr!(texts, "summary-votes-abstained", count = n)),
                ];
                let votes: Vec<String> = votes.into_iter().flatten().collect();
                put(tr!(texts, "registers-voted"), votes.join(", "));
                put(tr!(texts, "minutes-method"), part.method.name(texts));
            }
            EntryKind::Suggestion => {
                let part = entry.suggestion.clone().unwrap_or_default();
                let from = project.follow(part.from);
                let from = from.map(|o| o.name.clone()).unwrap_or_default();
                put(tr!(texts, "registers-from"), from);
                put(tr!(texts, "registers-addressee"), part.addressee);
            }
            _ => {}
        }
        put(
            tr!(texts, "registers-session"),
            origin(project, texts, entry, session.as_ref()),
        );
        put(tr!(texts, "register-column-item"), item(project, entry));
        let visibility = project.entry_visibility(of.1);
        put(
            tr!(texts, "register-column-visibility"),
            visibility.name(texts),
        );
        Self {
            of,
            title: format!("{kind} {label}").trim_end().to_owned(),
            text: markup::blocks(&entry.text),
            known,
            history,
            session,
            note: entry.origin.filter(|note| project.elements.contains(*note)),
            carried: carried(project, texts, entry.item),
        }
    }
}

fn session_name(session: &Session, texts: &Texts) -> String {
    let names = [session.number.trim(), session.title.trim()];
    match names.into_iter().find(|name| !name.is_empty()) {
        Some(name) => name.to_owned(),
        None => tr!(texts, "register-session-unnamed"),
    }
}

fn names(project: &Project, action: &Action) -> String {
    let helpers = action.helpers.iter();
    let helpers = helpers.filter_map(|person| Some(project.get(*person)?.full_name()));
    helpers.collect::<Vec<_>>().join(", ")
}

/// "2/2018 Herbstsitzung 2018, 07.11.2018".
fn origin(
    project: &Project,
    texts: &Texts,
    entry: &Entry,
    session: Option<&(Id<Session>, String)>,
) -> String {
    let Some((id, name)) = session else {
        return String::new();
    };
    let title = project.follow(entry.session).map_or("", |s| s.title.trim());
    let title = if title == name { "" } else { title };
    let date = project.first_date(*id);
    let date = date.map(|date| format::date(texts, date));
    let name = format!("{name} {title}").trim().to_owned();
    let parts: Vec<String> = [Some(name), date].into_iter().flatten().collect();
    parts.join(", ")
}

/// "3.1 Förderprogramme".
fn item(project: &Project, entry: &Entry) -> String {
    let (Some(item), Some(session)) = (entry.item, entry.session) else {
        return String::new();
    };
    let title = project.get(item).map_or("", |item| item.title.trim());
    let agenda = project.agenda_of(session);
    let line = agenda.iter().find(|line| line.id == item);
    let number = line.map_or("", |line| line.number.as_str());
    format!("{number} {title}").trim().to_owned()
}

/// "bis 03.12.2018: offen, Anna Berg, 15.12.2018".
fn told(project: &Project, texts: &Texts, was: &ActionChange) -> String {
    let until = was.at.with_timezone(&chrono::Local).date_naive();
    let until = format::date(texts, until);
    let owner = project.follow(was.owner).map(Person::full_name);
    let due = match was.due {
        Some(Due::On(date)) => Some(format::date(texts, date)),
        Some(Due::NextSession) => Some(tr!(texts, "registers-next-session")),
        None => None,
    };
    let parts = [Some(was.status.name(texts)), owner, due];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let was_like = parts.join(", ");
    let line = tr!(texts, "registers-was", until = until, was = was_like);
    match was.by.trim() {
        "" => line,
        by => tr!(texts, "registers-was-by", line = line, by = by),
    }
}

/// The items that go on with this one, each with its session.
fn carried(project: &Project, texts: &Texts, item: Option<Id<AgendaItem>>) -> Vec<(Place, String)> {
    let mut found = Vec::new();
    let mut known: Vec<Id<AgendaItem>> = item.into_iter().collect();
    let mut next = 0;
    while let Some(from) = known.get(next).copied() {
        next += 1;
        for (id, item) in project.agenda.iter() {
            if item.continues != Some(from) || known.contains(&id) {
                continue;
            }
            known.push(id);
            if let Some(session) = item.session
                && let Some(record) = project.get(session)
            {
                let name = format!("{}: {}", session_name(record, texts), item.title.trim());
                found.push((Place::Minutes(session, Some(id)), name));
            }
        }
    }
    found
}
