//! What records are called, and what values say, in the user's language.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::Local;

use super::words::Named as _;
use super::{Texts, field, format, tr};
use crate::model::{
    ActionChange, AgendaItem, AgendaLine, Amendment, Attendance, Board, Circle, Conflict, Consent,
    Contact, Day, Dots, Due, Element, ElementKind, Entry, Id, Image, ItemKind, Membership,
    Organisation, Person, Poll, Project, Record, Reply, Session, Shown, TableName, Template, Ulid,
};

/// How much of a text stands in a name, in characters.
const LONGEST: usize = 48;

/// Names the records of a project, or of two versions of one: what is not in the newer version
/// any more is called as it was in the older one.
///
/// Agendas are numbered once and remembered; so keep it for one list or one frame, not for longer
/// than the projects stay the same.
pub struct Names<'a> {
    texts: &'a Texts,
    newer: &'a Project,
    older: Option<&'a Project>,
    agendas: RefCell<HashMap<Agenda, Vec<AgendaLine>>>,
}

/// Of which session an agenda is, and in which version.
type Agenda = (Version, Id<Session>);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Version {
    Newer,
    Older,
}

impl<'a> Names<'a> {
    /// Names for one project.
    pub fn new(texts: &'a Texts, project: &'a Project) -> Self {
        Self {
            texts,
            newer: project,
            older: None,
            agendas: RefCell::default(),
        }
    }

    /// Names for two versions of a project.
    pub fn of_two(texts: &'a Texts, older: &'a Project, newer: &'a Project) -> Self {
        Self {
            older: Some(older),
            ..Self::new(texts, newer)
        }
    }

    /// The language of the names.
    pub const fn texts(&self) -> &'a Texts {
        self.texts
    }

    /// What a record is called where nothing else tells its kind: "TOP 3 Bericht", "Zettel „Lotsen“
    /// auf „Quartier“". On one line, long texts cut short.
    pub fn record(&self, table: TableName, id: Ulid) -> String {
        match table {
            TableName::elements => {
                let element = self.element(Id::from_ulid(id));
                let board = self
                    .get(Id::<Element>::from_ulid(id))
                    .and_then(|(element, _)| self.follow(element.board))
                    .map(|board| excerpt(&board.title));
                match board {
                    Some(title) if !title.is_empty() => tr!(
                        self.texts,
                        "record-on-board",
                        element = element,
                        board = title
                    ),
                    _ => element,
                }
            }
            _ => self.within(table, id),
        }
    }

    /// As [`Self::record`], where the board or the session it belongs to is told already.
    pub fn within(&self, table: TableName, id: Ulid) -> String {
        match table {
            TableName::circle => self.circle(),
            TableName::organisations => self.organisation(Id::from_ulid(id)),
            TableName::people => self.person(Id::from_ulid(id)),
            TableName::memberships => self.membership(Id::from_ulid(id)),
            TableName::consents => self.consent(Id::from_ulid(id)),
            TableName::sessions => self.session(Id::from_ulid(id)),
            TableName::days => self.day(Id::from_ulid(id)),
            TableName::attendance => self.attendance(Id::from_ulid(id)),
            TableName::replies => self.reply(Id::from_ulid(id)),
            TableName::amendments => self.amendment(Id::from_ulid(id)),
            TableName::templates => self.template(Id::from_ulid(id)),
            TableName::agenda => self.item(Id::from_ulid(id)),
            TableName::entries => self.entry(Id::from_ulid(id)),
            TableName::boards => self.board(Id::from_ulid(id)),
            TableName::elements => self.element(Id::from_ulid(id)),
            TableName::images => self.image(Id::from_ulid(id)),
            TableName::polls => self.poll(Id::from_ulid(id)),
            TableName::dots => self.dots(Id::from_ulid(id)),
            TableName::conflicts => self.conflict(Id::from_ulid(id)),
        }
    }

    /// What a record is called as the value of a field that tells its kind: "3 Bericht",
    /// "07.11.2018".
    pub fn short(&self, table: TableName, id: Ulid) -> String {
        let short = match table {
            TableName::sessions => self.get(Id::from_ulid(id)).map(|(s, _)| session_name(s)),
            TableName::days => self
                .get(Id::<Day>::from_ulid(id))
                .and_then(|(day, _)| day.date)
                .map(|date| format::date(self.texts, date)),
            TableName::agenda => {
                let id = Id::from_ulid(id);
                self.get(id).map(|_| self.item_name(id))
            }
            TableName::entries => self
                .get(Id::<Entry>::from_ulid(id))
                .map(|(entry, _)| self.quoted(&entry.text)),
            TableName::boards => self
                .get(Id::<Board>::from_ulid(id))
                .map(|(board, _)| self.quoted(&board.title)),
            TableName::elements => self.get(Id::<Element>::from_ulid(id)).map(|(element, _)| {
                match element.shown_text() {
                    Some(text) => self.quoted(text),
                    None => tr!(self.texts, "record-covered"),
                }
            }),
            _ => None,
        };
        match short {
            Some(short) if !short.is_empty() => short,
            _ => self.within(table, id),
        }
    }

    /// What a field is called; see [`field`].
    pub fn field(&self, table: TableName, path: &str) -> String {
        field(self.texts, table, path)
    }

    /// What a value says. Texts are neither quoted nor cut short.
    pub fn value(&self, shown: &Shown) -> String {
        let texts = self.texts;
        match shown {
            Shown::Nothing => tr!(texts, "value-nothing"),
            Shown::Text(text) | Shown::Unknown(text) => text.clone(),
            Shown::Number(number) => number.to_string(),
            Shown::Flag(true) => tr!(texts, "value-yes"),
            Shown::Flag(false) => tr!(texts, "value-no"),
            Shown::Date(date) => format::date(texts, *date),
            Shown::Time(time) => format::time(texts, *time),
            Shown::DateTime(moment) => format::moment(texts, &moment.and_utc()),
            Shown::Instant(moment) => format::moment(texts, &moment.with_timezone(&Local)),
            Shown::Word(word) => word.name(texts),
            Shown::Reference(table, id) => self.short(*table, *id),
            Shown::Order(_) | Shown::Point(_) | Shown::Size(_) | Shown::End(_) => {
                tr!(texts, "value-layout")
            }
            Shown::Angle(angle) => format!("{}°", angle.degrees().round()),
            Shown::Points(points) => tr!(texts, "value-points", count = points.len()),
            Shown::Group(_) => tr!(texts, "value-group"),
            Shown::Bytes(bytes) => {
                let size = format::size(texts, bytes.as_slice().len() as u64);
                tr!(texts, "value-bytes", size = size)
            }
            Shown::Contact(contact) => self.contact(contact),
            Shown::Due(Due::On(date)) => format::date(texts, *date),
            Shown::Due(Due::NextSession) => tr!(texts, "value-due-next-session"),
            Shown::ActionChange(was) => self.action_change(was),
            Shown::Plan(plan) => {
                let titles: Vec<String> = plan.items.iter().map(|i| excerpt(&i.title)).collect();
                let (days, items) = (plan.days.len(), titles.join(", "));
                tr!(texts, "value-plan", days = days, items = items)
            }
            Shown::List(values) => {
                let values: Vec<String> = values.iter().map(|value| self.value(value)).collect();
                values.join(", ")
            }
            Shown::Present => tr!(texts, "value-present"),
        }
    }

    /// What an action was like, until when.
    fn action_change(&self, was: &ActionChange) -> String {
        let due = match was.due {
            Some(due) => self.value(&Shown::Due(due)),
            None => tr!(self.texts, "summary-no-due"),
        };
        tr!(
            self.texts,
            "value-action-change",
            until = format::moment(self.texts, &was.at.with_timezone(&Local)),
            status = was.status.name(self.texts),
            owner = self.person_or_nobody(was.owner),
            due = due
        )
    }

    fn contact(&self, contact: &Contact) -> String {
        match (contact.label.trim(), contact.value.trim()) {
            ("", value) => value.to_owned(),
            (label, value) => tr!(self.texts, "value-contact", label = label, value = value),
        }
    }

    /// The record, and the version that it was found in.
    fn get<T: Record>(&self, id: Id<T>) -> Option<(&'a T, Version)> {
        let newer = self.newer.get(id).map(|record| (record, Version::Newer));
        newer.or_else(|| Some((self.older?.get(id)?, Version::Older)))
    }

    fn follow<T: Record>(&self, id: Option<Id<T>>) -> Option<&'a T> {
        self.get(id?).map(|(record, _)| record)
    }

    fn quoted(&self, text: &str) -> String {
        match excerpt(text) {
            text if text.is_empty() => text,
            text => tr!(self.texts, "record-quoted", text = text),
        }
    }

    fn circle(&self) -> String {
        self.get(Circle::ID)
            .map(|(circle, _)| excerpt(&circle.name))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| tr!(self.texts, "record-circle"))
    }

    fn organisation(&self, id: Id<Organisation>) -> String {
        let Some((organisation, _)) = self.get(id) else {
            return tr!(self.texts, "missing-organisation");
        };
        [&organisation.name, &organisation.short_name]
            .into_iter()
            .map(|name| excerpt(name))
            .find(|name| !name.is_empty())
            .unwrap_or_else(|| tr!(self.texts, "record-organisation-blank"))
    }

    fn person(&self, id: Id<Person>) -> String {
        match self.get(id).map(|(person, _)| excerpt(&person.full_name())) {
            Some(name) if !name.is_empty() => name,
            Some(_) => tr!(self.texts, "record-person-blank"),
            None => tr!(self.texts, "missing-person"),
        }
    }

    fn person_or_nobody(&self, id: Option<Id<Person>>) -> String {
        id.map_or_else(
            || tr!(self.texts, "value-nothing"),
            |person| self.person(person),
        )
    }

    fn membership(&self, id: Id<Membership>) -> String {
        let Some((membership, _)) = self.get(id) else {
            return tr!(self.texts, "missing-membership");
        };
        tr!(
            self.texts,
            "record-membership",
            person = self.person_or_nobody(membership.person),
            role = membership.role.name(self.texts)
        )
    }

    fn consent(&self, id: Id<Consent>) -> String {
        let Some((consent, _)) = self.get(id) else {
            return tr!(self.texts, "missing-consent");
        };
        tr!(
            self.texts,
            "record-consent",
            person = self.person_or_nobody(consent.person),
            purpose = consent.purpose.name(self.texts)
        )
    }

    fn session(&self, id: Id<Session>) -> String {
        match self.get(id).map(|(session, _)| session_name(session)) {
            Some(name) if !name.is_empty() => tr!(self.texts, "record-session", name = name),
            Some(_) => tr!(self.texts, "record-session-blank"),
            None => tr!(self.texts, "missing-session"),
        }
    }

    fn day(&self, id: Id<Day>) -> String {
        match self.get(id).map(|(day, _)| day.date) {
            Some(Some(date)) => {
                let date = format::date(self.texts, date);
                tr!(self.texts, "record-day", date = date)
            }
            Some(None) => tr!(self.texts, "record-day-blank"),
            None => tr!(self.texts, "missing-day"),
        }
    }

    fn attendance(&self, id: Id<Attendance>) -> String {
        let Some((attendance, _)) = self.get(id) else {
            return tr!(self.texts, "missing-attendance");
        };
        let date = self.follow(attendance.day).and_then(|day| day.date);
        let day = date.map_or_else(
            || tr!(self.texts, "record-day-missing"),
            |date| format::date(self.texts, date),
        );
        tr!(
            self.texts,
            "record-attendance",
            person = self.person_or_nobody(attendance.person),
            day = day,
            half = attendance.half.name(self.texts)
        )
    }

    fn reply(&self, id: Id<Reply>) -> String {
        let Some((reply, _)) = self.get(id) else {
            return tr!(self.texts, "missing-reply");
        };
        let session = match self.follow(reply.session) {
            Some(session) => session_name(session),
            None => tr!(self.texts, "missing-session"),
        };
        tr!(
            self.texts,
            "record-reply",
            person = self.person_or_nobody(reply.person),
            session = session
        )
    }

    fn amendment(&self, id: Id<Amendment>) -> String {
        let Some((amendment, _)) = self.get(id) else {
            return tr!(self.texts, "missing-amendment");
        };
        let session = match self.follow(amendment.session) {
            Some(session) => session_name(session),
            None => tr!(self.texts, "missing-session"),
        };
        let text = self.quoted(&amendment.text);
        tr!(
            self.texts,
            "record-amendment",
            session = session,
            text = text
        )
    }

    fn template(&self, id: Id<Template>) -> String {
        match self.get(id).map(|(template, _)| excerpt(&template.name)) {
            Some(name) if !name.is_empty() => tr!(self.texts, "record-template", name = name),
            Some(_) => tr!(self.texts, "record-template-blank"),
            None => tr!(self.texts, "missing-template"),
        }
    }

    fn item(&self, id: Id<AgendaItem>) -> String {
        let Some((item, _)) = self.get(id) else {
            return tr!(self.texts, "missing-item");
        };
        let name = self.item_name(id);
        let is_break = item.kind == ItemKind::Break;
        match (is_break, name.is_empty()) {
            (false, false) => tr!(self.texts, "record-item", name = name),
            (false, true) => tr!(self.texts, "record-item-blank"),
            (true, false) => tr!(self.texts, "record-break", name = name),
            (true, true) => tr!(self.texts, "record-break-blank"),
        }
    }

    /// "3 Bericht der Stiftung".
    fn item_name(&self, id: Id<AgendaItem>) -> String {
        let Some((item, version)) = self.get(id) else {
            return String::new();
        };
        let number = item
            .session
            .map(|session| self.number(version, session, id));
        let number = number.unwrap_or_default();
        excerpt(&format!("{number} {}", item.title))
    }

    fn number(&self, version: Version, session: Id<Session>, item: Id<AgendaItem>) -> String {
        let project = match version {
            Version::Newer => self.newer,
            Version::Older => self.older.unwrap_or(self.newer),
        };
        let mut agendas = self.agendas.borrow_mut();
        let lines = agendas
            .entry((version, session))
            .or_insert_with(|| project.agenda_of(session));
        let line = lines.iter().find(|line| line.id == item);
        line.map(|line| line.number.clone()).unwrap_or_default()
    }

    fn entry(&self, id: Id<Entry>) -> String {
        match self.get(id).map(|(entry, _)| excerpt(&entry.text)) {
            Some(text) if !text.is_empty() => tr!(self.texts, "record-entry", text = text),
            Some(_) => tr!(self.texts, "record-entry-blank"),
            None => tr!(self.texts, "missing-entry"),
        }
    }

    fn board(&self, id: Id<Board>) -> String {
        match self.get(id).map(|(board, _)| excerpt(&board.title)) {
            Some(title) if !title.is_empty() => tr!(self.texts, "record-board", title = title),
            Some(_) => tr!(self.texts, "record-board-blank"),
            None => tr!(self.texts, "missing-board"),
        }
    }

    fn element(&self, id: Id<Element>) -> String {
        let Some((element, _)) = self.get(id) else {
            return tr!(self.texts, "missing-element");
        };
        let Some(text) = element.shown_text().map(excerpt) else {
            return tr!(self.texts, "record-covered");
        };
        match (element.kind, text.is_empty()) {
            (ElementKind::Note, false) => tr!(self.texts, "record-note", text = text),
            (ElementKind::Note, true) => tr!(self.texts, "record-note-blank"),
            (ElementKind::Text, false) => tr!(self.texts, "record-text", text = text),
            (ElementKind::Text, true) => tr!(self.texts, "record-text-blank"),
            (ElementKind::Frame, false) => tr!(self.texts, "record-frame", text = text),
            (ElementKind::Frame, true) => tr!(self.texts, "record-frame-blank"),
            (kind, false) => {
                let kind = kind.name(self.texts);
                tr!(self.texts, "record-element", kind = kind, text = text)
            }
            (kind, true) => kind.name(self.texts),
        }
    }

    fn image(&self, id: Id<Image>) -> String {
        match self.get(id).map(|(image, _)| excerpt(&image.name)) {
            Some(name) if !name.is_empty() => tr!(self.texts, "record-image", name = name),
            Some(_) => tr!(self.texts, "record-image-blank"),
            None => tr!(self.texts, "missing-image"),
        }
    }

    fn poll(&self, id: Id<Poll>) -> String {
        match self.get(id).map(|(poll, _)| excerpt(&poll.title)) {
            Some(title) if !title.is_empty() => tr!(self.texts, "record-poll", title = title),
            Some(_) => tr!(self.texts, "record-poll-blank"),
            None => tr!(self.texts, "missing-poll"),
        }
    }

    fn dots(&self, id: Id<Dots>) -> String {
        let Some((dots, _)) = self.get(id) else {
            return tr!(self.texts, "missing-dots");
        };
        let on = match dots.element {
            Some(element) => self.element(element),
            None => tr!(self.texts, "missing-element"),
        };
        match dots.person {
            Some(person) => {
                let name = self.short(TableName::people, person.ulid());
                tr!(self.texts, "record-dots-of", element = on, name = name)
            }
            None => tr!(self.texts, "record-dots", element = on),
        }
    }

    fn conflict(&self, id: Id<Conflict>) -> String {
        let Some((conflict, _)) = self.get(id) else {
            return tr!(self.texts, "missing-conflict");
        };
        let record = match (conflict.table, conflict.record.parse()) {
            // A conflict about a conflict, which only a file by another hand has, could be about
            // itself.
            (Some(TableName::conflicts) | None, _) => tr!(self.texts, "missing-anything"),
            (Some(table), Ok(id)) => self.record(table, id),
            (Some(table), Err(_)) => table.name(self.texts),
        };
        match (conflict.table, conflict.field.as_str()) {
            (_, "") => tr!(self.texts, "record-conflict", record = record),
            (Some(table), path) => tr!(
                self.texts,
                "record-conflict-field",
                record = record,
                field = self.field(table, path)
            ),
            // A table that this version does not know.
            (None, table) => tr!(self.texts, "record-conflict", record = table),
        }
    }
}

/// "2/2018 Herbstsitzung 2018".
fn session_name(session: &Session) -> String {
    excerpt(&format!("{} {}", session.number, session.title))
}

/// The beginning of a text on one line, with "…" behind it if there is more.
fn excerpt(text: &str) -> String {
    let mut short = String::new();
    let mut len = 0;
    for word in text.split_whitespace() {
        let room = LONGEST.saturating_sub(len);
        let count = word.chars().count();
        if len > 0 && count + 1 > room {
            short.push_str(" …");
            return short;
        }
        if len > 0 {
            short.push(' ');
        }
        if count > LONGEST {
            short.extend(word.chars().take(LONGEST));
            short.push('…');
            return short;
        }
        short.push_str(word);
        len += count + 1;
    }
    short
}

#[cfg(test)]
mod tests;
