//! What is searched of each record.

use std::collections::HashSet;

use crate::model::{
    AgendaItem, Board, Element, Entry, EntryKind, Id, Labels, Organisation, Person, Project,
    Session, Tag,
};

use super::target::Target;

/// What is searched of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Searched {
    /// Its name; blank for what has none, such as an entry.
    pub(super) title: String,
    /// The number by which people name it; weighs as much as the name.
    pub(super) number: String,
    /// All else, one thing a line.
    pub(super) text: String,
}

impl Searched {
    /// That of a record; nothing if it is gone.
    pub(super) fn of(project: &Project, labels: &Labels, target: Target) -> Self {
        let (title, text) = match target {
            Target::Person(id) => project.get(id).map(|person| of_person(project, person)),
            Target::Organisation(id) => project.get(id).map(of_organisation),
            Target::Session(id) => project.get(id).map(|session| of_session(project, session)),
            Target::Item(id) => project.get(id).map(|item| of_item(project, item)),
            Target::Entry(id) => project.get(id).map(|entry| of_entry(project, entry)),
            Target::Board(id) => project
                .get(id)
                .map(|b: &Board| (b.title.clone(), String::new())),
            Target::Element(id) => project.get(id).map(|element| of_element(project, element)),
        }
        .unwrap_or_default();
        let number = match target {
            Target::Entry(id) => labels.get(id).unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        Self {
            title,
            number,
            text,
        }
    }
}

fn of_person(project: &Project, person: &Person) -> (String, String) {
    let contacts = person.emails.iter().chain(&person.phones);
    let text = lines(
        [
            person.function.as_str(),
            &person.department,
            &label(project, person.organisation),
            &person.note,
        ]
        .into_iter()
        .chain(contacts.map(|contact| contact.value.as_str())),
    );
    (person.full_name(), text)
}

fn of_organisation(organisation: &Organisation) -> (String, String) {
    let title = lines([
        organisation.name.as_str(),
        match organisation.short_name.trim() {
            short if organisation.name.contains(short) => "",
            short => short,
        },
    ]);
    let text = lines([
        organisation.street.as_str(),
        &organisation.postal_code,
        &organisation.city,
        &organisation.ags,
        &organisation.note,
    ]);
    (title.replace('\n', " · "), text)
}

fn of_session(project: &Project, session: &Session) -> (String, String) {
    let title = lines([session.number.as_str(), &session.title]);
    let text = lines([
        session.occasion.as_str(),
        &session.place,
        &session.room,
        &label(project, session.host),
        &name(project, session.chair),
        &name(project, session.minute_taker),
        &session.distribution_note,
        &session.note,
    ]);
    (title.replace('\n', " "), text)
}

fn of_item(project: &Project, item: &AgendaItem) -> (String, String) {
    let text = lines([item.note.as_str(), &name(project, item.speaker)]);
    (item.title.clone(), text)
}

/// Of the parts of an entry only that of its kind is seen, and so searched.
fn of_entry(project: &Project, entry: &Entry) -> (String, String) {
    let action = entry.action.as_ref();
    let action = action.filter(|_| entry.kind == EntryKind::Action);
    let suggestion = entry.suggestion.as_ref();
    let suggestion = suggestion.filter(|_| entry.kind == EntryKind::Suggestion);
    let helpers = action.map_or(&[][..], |action| &action.helpers);
    let helpers: Vec<String> = helpers.iter().map(|id| name(project, Some(*id))).collect();
    let text = lines(
        [
            entry.text.as_str(),
            &name(project, entry.speaker),
            &name(project, action.and_then(|action| action.owner)),
            &label(project, suggestion.and_then(|s| s.from)),
            suggestion.map_or("", |s| &s.addressee),
        ]
        .into_iter()
        .chain(helpers.iter().map(String::as_str)),
    );
    (String::new(), text)
}

fn of_element(project: &Project, element: &Element) -> (String, String) {
    let author = name(project, element.author);
    // A covered note is found by its author no more than by its words: both would tell.
    let Some(words) = element.shown_text() else {
        return (String::new(), String::new());
    };
    let tags: Vec<&str> = element.tags.iter().map(Tag::as_str).collect();
    (String::new(), lines([words, &tags.join(" "), &author]))
}

fn name(project: &Project, id: Option<Id<Person>>) -> String {
    project
        .follow(id)
        .map(Person::full_name)
        .unwrap_or_default()
}

fn label(project: &Project, id: Option<Id<Organisation>>) -> String {
    project
        .follow(id)
        .map(|o| match o.label() {
            label if label == o.name => label.to_owned(),
            label => lines([label, &o.name]),
        })
        .unwrap_or_default()
}

fn lines<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n")
}

/// People and organisations whose names changed, so that whatever names them is to be read again.
#[derive(Default)]
pub(super) struct Renamed {
    people: HashSet<Id<Person>>,
    organisations: HashSet<Id<Organisation>>,
}

impl Renamed {
    pub(super) fn between(before: &Project, after: &Project) -> Self {
        let people = before.people.differences(&after.people).into_iter();
        let people = people.filter(|difference| {
            let name = |person: &Option<std::sync::Arc<Person>>| {
                person.as_ref().map(|person| person.full_name())
            };
            name(&difference.before) != name(&difference.after)
        });
        let organisations = before.organisations.differences(&after.organisations);
        let organisations = organisations.into_iter().filter(|difference| {
            let names = |body: &Option<std::sync::Arc<Organisation>>| {
                let body = body.as_ref();
                body.map(|body| (body.name.clone(), body.short_name.clone()))
            };
            names(&difference.before) != names(&difference.after)
        });
        Self {
            people: people.map(|difference| difference.id).collect(),
            organisations: organisations.map(|difference| difference.id).collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.people.is_empty() && self.organisations.is_empty()
    }

    /// The records in which one of them is named.
    pub(super) fn named_in(&self, project: &Project) -> Vec<Target> {
        let person = |id: Option<Id<Person>>| id.is_some_and(|id| self.people.contains(&id));
        let body =
            |id: Option<Id<Organisation>>| id.is_some_and(|id| self.organisations.contains(&id));
        let mut found = Vec::new();
        for (id, record) in project.people.iter() {
            if body(record.organisation) {
                found.push(Target::Person(id));
            }
        }
        for (id, record) in project.sessions.iter() {
            if body(record.host) || person(record.chair) || person(record.minute_taker) {
                found.push(Target::Session(id));
            }
        }
        for (id, record) in project.agenda.iter() {
            if person(record.speaker) {
                found.push(Target::Item(id));
            }
        }
        for (id, record) in project.entries.iter() {
            let action = record.action.as_ref();
            let named = person(record.speaker)
                || action.is_some_and(|action| {
                    person(action.owner) || action.helpers.iter().any(|id| person(Some(*id)))
                })
                || record.suggestion.as_ref().is_some_and(|s| body(s.from));
            if named {
                found.push(Target::Entry(id));
            }
        }
        for (id, record) in project.elements.iter() {
            if person(record.author) {
                found.push(Target::Element(id));
            }
        }
        found
    }
}
