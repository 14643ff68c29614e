//! What a project knows of what goes out, put into words.

use std::collections::HashMap;

use super::{Now, Wanted};
use crate::exchange::paper::markup;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, format, tr};
use crate::model::{
    ActionChange, AgendaItem, Deadlines, Due, Entry, Id, Labels, Person, Project, Session,
};

/// A project while it goes out.
pub(super) struct Content<'a> {
    pub(super) project: &'a Project,
    pub(super) texts: &'a Texts,
    pub(super) wanted: &'a Wanted<'a>,
    pub(super) now: Now,
    pub(super) labels: Labels,
    pub(super) deadlines: Deadlines,
    /// The number and title of each agenda item of the sessions that are in it.
    items: HashMap<Id<AgendaItem>, String>,
}

impl<'a> Content<'a> {
    pub(super) fn of(
        project: &'a Project,
        texts: &'a Texts,
        wanted: &'a Wanted<'a>,
        now: Now,
    ) -> Self {
        Self {
            project,
            texts,
            wanted,
            now,
            labels: project.labels(),
            deadlines: project.deadlines(),
            items: items(project),
        }
    }

    /// What an entry says, without marks for emphasis.
    pub(super) fn text(&self, entry: &Entry) -> String {
        markup::plain_text(&markup::blocks(&entry.text))
    }

    /// A person's name; blank for nobody.
    pub(super) fn person(&self, person: Option<Id<Person>>) -> String {
        let person = self.project.follow(person);
        person.map(Person::full_name).unwrap_or_default()
    }

    /// Names with commas between.
    pub(super) fn people(&self, people: &[Id<Person>]) -> String {
        let names = people.iter().map(|person| self.person(Some(*person)));
        let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        names.join(", ")
    }

    /// A session's number, or its title where it has none.
    pub(super) fn session(&self, session: Option<Id<Session>>) -> String {
        let session = self.project.follow(session);
        session.map(short_name).unwrap_or_default()
    }

    /// "3.1 Förderprogramme".
    pub(super) fn item(&self, entry: &Entry) -> String {
        let known = entry.item.and_then(|item| self.items.get(&item));
        known.cloned().unwrap_or_default()
    }

    /// What an action was like before, a line for each change, the oldest first.
    pub(super) fn history(&self, history: &[ActionChange]) -> String {
        let line = |change: &ActionChange| {
            let until = format::date(
                self.texts,
                change.at.with_timezone(&chrono::Local).date_naive(),
            );
            let due = match change.due {
                Some(Due::On(date)) => format::date(self.texts, date),
                Some(Due::NextSession) => tr!(self.texts, "registers-next-session"),
                None => String::new(),
            };
            let was = [
                change.status.name(self.texts),
                self.person(change.owner),
                due,
            ];
            let was: Vec<String> = was.into_iter().filter(|word| !word.is_empty()).collect();
            let was = was.join(", ");
            tr!(self.texts, "registers-was", until = until, was = was)
        };
        let lines: Vec<String> = history.iter().map(line).collect();
        lines.join("\n")
    }
}

/// A session's number, or its title where it has none.
pub(super) fn short_name(session: &Session) -> String {
    match session.number.trim() {
        "" => session.title.trim().to_owned(),
        number => number.to_owned(),
    }
}

fn items(project: &Project) -> HashMap<Id<AgendaItem>, String> {
    // The agenda of each session alone: looking through all items for each takes long after
    // twenty years.
    let mut by_session: HashMap<Id<Session>, Project> = HashMap::new();
    for (id, item) in project.agenda.iter() {
        if let (Some(session), Some(shared)) = (item.session, project.agenda.get_shared(id)) {
            let alone = by_session.entry(session).or_default();
            alone.agenda.insert(id, shared.clone());
        }
    }
    let mut items = HashMap::new();
    for (session, alone) in &by_session {
        for line in alone.agenda_of(*session) {
            let title = alone.get(line.id).map_or("", |item| item.title.trim());
            let name = format!("{} {title}", line.number).trim().to_owned();
            items.insert(line.id, name);
        }
    }
    items
}

/// The entries for which this says yes: by session, the oldest first, then as they were made.
pub(super) fn in_order(project: &Project, fits: impl Fn(&Entry) -> bool) -> Vec<Id<Entry>> {
    let deadlines = project.deadlines();
    let entries = project.entries.iter().filter(|(_, entry)| fits(entry));
    let mut found: Vec<_> = entries
        .map(|(id, entry)| {
            let date = deadlines.first_day(entry.session);
            (date.is_none(), date, number(entry), id)
        })
        .collect();
    found.sort();
    found.into_iter().map(|(.., id)| id).collect()
}

/// The number of a decision or action; without one it comes last.
fn number(entry: &Entry) -> u32 {
    let action = entry.action.as_ref().and_then(|part| part.number);
    let decision = entry.decision.as_ref().and_then(|part| part.number);
    let own = match entry.kind {
        crate::model::EntryKind::Action => action,
        crate::model::EntryKind::Decision => decision,
        _ => None,
    };
    own.unwrap_or(u32::MAX)
}
