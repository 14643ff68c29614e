//! A project as plain text to read: on the command line, in a mail, with a screen reader.
//!
//! Contact data and the internal notes on people are left out; whatever else people typed into
//! the circle, its sessions and its boards is in it.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use crate::i18n::words::Named;
use crate::i18n::{Texts, format, tr};
use crate::model::{
    Action, AgendaItem, Board, BoardFrames, Decision, Due, Element, ElementKind, Entry, EntryKind,
    Id, Labels, Line, Organisation, OrganisationKind, Person, Project, Session, Suggestion,
    TableName, Visibility, text,
};

/// The whole project as plain text, in the language of `texts`. Ends with a line feed.
///
/// Control characters that a file may hold are taken out, so that the text is safe on a terminal.
pub fn text(project: &Project, texts: &Texts) -> String {
    let mut summary = Summary {
        project,
        texts,
        out: String::new(),
        written_down: by_session(project),
        labels: project.labels(),
        entries: HashSet::new(),
        items: HashSet::new(),
    };
    if TableName::ALL
        .iter()
        .all(|table| project.count(*table) == 0)
    {
        summary.line(0, &tr!(texts, "summary-empty"));
    } else {
        summary.circle();
        summary.people();
        summary.sessions();
        summary.boards();
        summary.strays();
    }
    text::normalised(&summary.out).into_owned()
}

/// How many spaces one step of indentation has.
const STEP: usize = 2;

struct Summary<'a> {
    project: &'a Project,
    texts: &'a Texts,
    out: String,
    /// For each session a project with its entries alone: looking through all entries of all
    /// sessions for each agenda item takes seconds after some years of minutes.
    written_down: HashMap<Id<Session>, Project>,
    /// Numbers of decisions and actions.
    labels: Labels,
    /// What was written already, so that what belongs nowhere can be told at the end.
    entries: HashSet<Id<Entry>>,
    items: HashSet<Id<AgendaItem>>,
}

impl<'a> Summary<'a> {
    /// One paragraph; the lines it has of its own stay below one another.
    fn line(&mut self, depth: usize, paragraph: &str) {
        self.marked(depth, "", paragraph);
    }

    /// One paragraph behind a mark such as "- ".
    fn marked(&mut self, depth: usize, mark: &str, paragraph: &str) {
        let indent = " ".repeat(depth * STEP);
        let hanging = " ".repeat(mark.chars().count());
        for (index, line) in paragraph.trim_end().split('\n').enumerate() {
            let before = if index == 0 { mark } else { &hanging };
            let full = format!("{indent}{before}{line}");
            self.out.push_str(full.trim_end());
            self.out.push('\n');
        }
    }

    /// A paragraph if there is anything to say.
    fn line_if(&mut self, depth: usize, text: &str) {
        if !text.trim().is_empty() {
            self.line(depth, text);
        }
    }

    fn heading(&mut self, title: &str, underline: char) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.line(0, title);
        let width = title.lines().map(|line| line.chars().count()).max();
        let underline: String = std::iter::repeat_n(underline, width.unwrap_or(0)).collect();
        self.line(0, &underline);
    }

    fn circle(&mut self) {
        let texts = self.texts;
        let circle = self.project.circle();
        self.heading(&or(&circle.name, || tr!(texts, "summary-no-name")), '=');
        if let Some(year) = circle.since {
            self.line(0, &tr!(texts, "summary-since", year = year.to_string()));
        }
        if let Some(host) = self.project.follow(circle.host) {
            let host = host.name.as_str();
            self.line(0, &tr!(texts, "summary-circle-host", organisation = host));
        }
        if !circle.purpose.trim().is_empty() {
            let purpose = circle.purpose.as_str();
            self.line(0, &tr!(texts, "summary-purpose", text = purpose));
        }
        if !circle.legal_basis.trim().is_empty() {
            let basis = circle.legal_basis.as_str();
            self.line(0, &tr!(texts, "summary-legal-basis", text = basis));
        }
        if let Some(date) = circle.review_on {
            let date = format::date(texts, date);
            self.line(0, &tr!(texts, "summary-review-on", date = date));
        }
        self.line_if(0, &circle.note);
    }

    /// People under their organisations; those without one last.
    fn people(&mut self) {
        let texts = self.texts;
        let people = self.project.people_by_name();
        let mut organisations: Vec<(Id<Organisation>, &Organisation)> =
            self.project.organisations.iter().collect();
        organisations.sort_by_cached_key(|(id, organisation)| {
            let kind = organisation.kind;
            // "Other" is the first word of the list, but the last that anybody looks for.
            let other = kind == OrganisationKind::Other;
            (other, kind, text::folded(&organisation.name), *id)
        });
        if people.is_empty() && organisations.is_empty() {
            return;
        }
        self.heading(&tr!(texts, "summary-people", count = people.len()), '-');
        for (id, organisation) in organisations {
            let name = or(&organisation.name, || tr!(texts, "summary-no-name"));
            let kind = organisation.kind.name(texts);
            self.line(0, &format!("{name} ({kind})"));
            for (person_id, person) in &people {
                if person.organisation == Some(id) {
                    self.person(*person_id, person);
                }
            }
        }
        let without: Vec<_> = people
            .iter()
            .filter(|(_, person)| self.project.follow(person.organisation).is_none())
            .collect();
        if !without.is_empty() {
            self.line(0, &tr!(texts, "summary-without-organisation"));
            for (id, person) in without {
                self.person(*id, person);
            }
        }
    }

    fn person(&mut self, id: Id<Person>, person: &Person) {
        let name = or(&person.full_name(), || tr!(self.texts, "summary-no-name"));
        let mut about: Vec<String> = vec![name];
        for (_, membership) in self.project.memberships.iter() {
            if membership.person != Some(id) {
                continue;
            }
            let role = membership.role.name(self.texts);
            about.push(match membership.until {
                Some(until) => {
                    let until = format::date(self.texts, until);
                    tr!(self.texts, "summary-role-until", role = role, date = until)
                }
                None => role,
            });
        }
        for part in [&person.function, &person.department] {
            if !part.trim().is_empty() {
                about.push(part.trim().to_owned());
            }
        }
        self.marked(1, "- ", &about.join(", "));
    }

    fn name_of(&self, person: Option<Id<Person>>) -> Option<String> {
        let name = self.project.follow(person)?.full_name();
        (!name.is_empty()).then_some(name)
    }

    fn sessions(&mut self) {
        let sessions = self.project.sessions_by_date();
        if sessions.is_empty() {
            return;
        }
        let count = sessions.len();
        self.heading(&tr!(self.texts, "summary-sessions", count = count), '-');
        for (index, (id, session)) in sessions.into_iter().enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            self.session(id, session);
        }
    }

    fn session(&mut self, id: Id<Session>, session: &'a Session) {
        let texts = self.texts;
        let title = session_title(texts, session);
        self.line(0, &format!("{title}, {}", self.dates(id)));
        for (_, day) in self.project.days_of(id) {
            if let (Some(date), Some(start)) = (day.date, day.planned_start) {
                let date = format::date(texts, date);
                let start = format::time(texts, start);
                let until = day.planned_end.map(|end| format::time(texts, end));
                let until = until.map_or_else(String::new, |end| format!(" – {end}"));
                self.line(1, &format!("{date}, {start}{until}"));
            }
        }
        if !session.occasion.trim().is_empty() {
            let occasion = session.occasion.as_str();
            self.line(1, &tr!(texts, "summary-occasion", occasion = occasion));
        }
        let place = [&session.place, &session.room].map(|part| part.trim());
        let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
        if !place.is_empty() {
            let place = place.join(", ");
            self.line(1, &tr!(texts, "summary-place", place = place));
        }
        if !session.link.trim().is_empty() {
            let link = session.link.as_str();
            self.line(1, &tr!(texts, "summary-link", link = link));
        }
        if let Some(host) = self.project.follow(session.host) {
            let host = host.name.as_str();
            self.line(1, &tr!(texts, "summary-host", organisation = host));
        }
        if let Some(name) = self.name_of(session.chair) {
            self.line(1, &tr!(texts, "summary-chair", person = name));
        }
        if let Some(name) = self.name_of(session.minute_taker) {
            self.line(1, &tr!(texts, "summary-minute-taker", person = name));
        }
        let state = session.state.name(texts);
        let approval = session.approval.name(texts);
        self.line(
            1,
            &tr!(texts, "summary-state", state = state, approval = approval),
        );
        self.line_if(1, &session.note);
        for line in self.project.agenda_of(id) {
            self.items.insert(line.id);
            let Some(item) = self.project.get(line.id) else {
                continue;
            };
            self.item(line.depth + 1, &line.number, item);
            self.entries(id, Some(line.id), line.depth + 2);
        }
        if !self.entries_of(id, None).is_empty() {
            self.line(1, &tr!(texts, "summary-without-item"));
            self.entries(id, None, 2);
        }
    }

    fn dates(&self, session: Id<Session>) -> String {
        let dates: Vec<_> = self
            .project
            .days_of(session)
            .into_iter()
            .filter_map(|(_, day)| day.date)
            .collect();
        match (dates.first(), dates.last()) {
            (Some(first), Some(last)) => format::period(self.texts, *first, *last),
            _ => tr!(self.texts, "summary-no-date"),
        }
    }

    fn item(&mut self, depth: usize, number: &str, item: &AgendaItem) {
        let texts = self.texts;
        let mut about = vec![item.kind.name(texts)];
        about.extend(self.name_of(item.speaker));
        if let Some(minutes) = item.planned_minutes {
            about.push(tr!(texts, "summary-minutes", count = minutes));
        }
        if item.visibility == Visibility::Internal {
            about.push(item.visibility.name(texts));
        }
        let title = or(&item.title, || tr!(texts, "summary-no-title"));
        let title = format!("{title} ({})", about.join(", "));
        if number.is_empty() {
            self.line(depth, &title);
        } else {
            self.marked(
                depth,
                &format!("{} ", tr!(texts, "summary-item", number = number)),
                &title,
            );
        }
        self.line_if(depth + 1, &item.note);
    }

    fn entries_of(&self, session: Id<Session>, item: Option<Id<AgendaItem>>) -> Vec<Line<Entry>> {
        let project = self.written_down.get(&session);
        project.map_or_else(Vec::new, |project| project.entries_of(session, item))
    }

    fn entries(&mut self, session: Id<Session>, item: Option<Id<AgendaItem>>, depth: usize) {
        for line in self.entries_of(session, item) {
            self.entries.insert(line.id);
            if let Some(entry) = self.project.get(line.id) {
                self.entry(depth + line.depth, line.id, entry);
            }
        }
    }

    fn entry(&mut self, depth: usize, id: Id<Entry>, entry: &Entry) {
        let texts = self.texts;
        let mut kind = entry.kind.name(texts);
        if entry.visibility == Visibility::Internal {
            kind = format!("{kind} ({})", entry.visibility.name(texts));
        }
        let mut said = or(&entry.text, || tr!(texts, "summary-no-text"));
        if let Some(name) = self.name_of(entry.speaker) {
            said = format!("{said} ({name})");
        }
        self.marked(depth, "- ", &format!("{kind}: {said}"));
        // A part that belonged to a former kind is kept in the record, but says nothing now.
        let detail = match entry.kind {
            EntryKind::Decision => entry.decision.as_ref().map(|part| self.decision(id, part)),
            EntryKind::Action => entry.action.as_ref().map(|part| self.action(id, part)),
            EntryKind::Suggestion => entry.suggestion.as_ref().map(|part| self.suggestion(part)),
            EntryKind::Information | EntryKind::Discussion | EntryKind::Result => None,
        };
        if let Some(detail) = detail {
            self.line(depth + 1, &detail);
        }
    }

    fn number(&self, id: Id<Entry>) -> Option<String> {
        let number = self.labels.get(id)?;
        Some(tr!(self.texts, "summary-action-number", number = number))
    }

    fn decision(&self, id: Id<Entry>, decision: &Decision) -> String {
        let texts = self.texts;
        let mut parts = Vec::new();
        parts.extend(self.number(id));
        parts.extend(decision.outcome().map(|result| result.name(texts)));
        if let Some(count) = decision.yes {
            parts.push(tr!(texts, "summary-votes-yes", count = count));
        }
        if let Some(count) = decision.no {
            parts.push(tr!(texts, "summary-votes-no", count = count));
        }
        if let Some(count) = decision.abstained {
            parts.push(tr!(texts, "summary-votes-abstained", count = count));
        }
        let method = decision.method.name(texts);
        parts.push(tr!(texts, "summary-method", method = method));
        parts.join(", ")
    }

    fn action(&self, id: Id<Entry>, action: &Action) -> String {
        let texts = self.texts;
        let mut parts = Vec::new();
        parts.extend(self.number(id));
        parts.push(match self.name_of(action.owner) {
            Some(name) => tr!(texts, "summary-owner", person = name),
            None => tr!(texts, "summary-no-owner"),
        });
        let helpers: Vec<String> = action
            .helpers
            .iter()
            .filter_map(|helper| self.name_of(Some(*helper)))
            .collect();
        if !helpers.is_empty() {
            let people = helpers.join(", ");
            parts.push(tr!(texts, "summary-helpers", people = people));
        }
        parts.push(match action.due {
            Some(Due::On(date)) => {
                let date = format::date(texts, date);
                tr!(texts, "summary-due", date = date)
            }
            Some(Due::NextSession) => tr!(texts, "summary-due-next-session"),
            None => tr!(texts, "summary-no-due"),
        });
        parts.push(action.status.name(texts));
        parts.join(", ")
    }

    fn suggestion(&self, suggestion: &Suggestion) -> String {
        let texts = self.texts;
        let mut parts = Vec::new();
        if let Some(from) = self.project.follow(suggestion.from) {
            let from = from.name.as_str();
            parts.push(tr!(texts, "summary-suggested-by", organisation = from));
        }
        if !suggestion.addressee.trim().is_empty() {
            let to = suggestion.addressee.as_str();
            parts.push(tr!(texts, "summary-suggested-to", addressee = to));
        }
        parts.push(suggestion.status.name(texts));
        parts.join(", ")
    }

    fn boards(&mut self) {
        let boards = self.project.boards_in_order();
        if boards.is_empty() {
            return;
        }
        let count = boards.len();
        self.heading(&tr!(self.texts, "summary-boards", count = count), '-');
        for (index, (id, board)) in boards.into_iter().enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            self.board(id, board);
        }
    }

    fn board(&mut self, id: Id<Board>, board: &Board) {
        let texts = self.texts;
        let title = or(&board.title, || tr!(texts, "summary-no-title"));
        match self.project.follow(board.session) {
            Some(session) => {
                let session = session_title(texts, session);
                self.line(0, &format!("{title} ({session})"));
            }
            None => self.line(0, &title),
        }
        let mut elements = self.project.elements_of(id);
        elements.sort_by(|(_, a), (_, b)| as_read(a, b));
        let frames = BoardFrames::of(self.project, id);
        self.elements_in(1, None, &elements, &frames);
    }

    /// What lies in a frame (on the board itself, without one), frames with what lies in them.
    fn elements_in(
        &mut self,
        depth: usize,
        frame: Option<Id<Element>>,
        elements: &[(Id<Element>, &Element)],
        frames: &BoardFrames,
    ) {
        for (id, element) in elements {
            let is_frame = element.kind == ElementKind::Frame;
            let around = match is_frame {
                true => frames.parent(*id),
                false => frames.around(element),
            };
            if around != frame {
                continue;
            }
            if !is_frame {
                self.element(depth, element);
                continue;
            }
            let texts = self.texts;
            let name = or(&element.text, || tr!(texts, "summary-no-title"));
            self.line(depth, &tr!(texts, "summary-frame", name = name));
            self.elements_in(depth + 1, Some(*id), elements, frames);
        }
    }

    fn element(&mut self, depth: usize, element: &Element) {
        let Some(words) = element.shown_text() else {
            let text = tr!(self.texts, "summary-covered");
            return self.marked(depth, "- ", &text);
        };
        let tags = element.tags.iter().map(|tag| format!(" #{}", tag.as_str()));
        let words = format!("{}{}", words.trim(), tags.collect::<String>());
        if words.is_empty() {
            return;
        }
        let author = self.name_of(element.author);
        let author = author.map_or_else(String::new, |name| format!(" ({name})"));
        let text = format!("{words}{author}");
        self.marked(depth, "- ", &text);
    }

    /// What belongs to no session or board, so that no text is missing.
    fn strays(&mut self) {
        let project = self.project;
        let items: Vec<&AgendaItem> = project
            .agenda
            .iter()
            .filter(|(id, _)| !self.items.contains(id))
            .map(|(_, item)| item)
            .collect();
        let entries: Vec<(Id<Entry>, &Entry)> = project
            .entries
            .iter()
            .filter(|(id, _)| !self.entries.contains(id))
            .collect();
        let elements: Vec<&Element> = project
            .elements
            .iter()
            .filter(|(_, element)| project.follow(element.board).is_none())
            .map(|(_, element)| element)
            .collect();
        if items.is_empty() && entries.is_empty() && elements.is_empty() {
            return;
        }
        self.heading(&tr!(self.texts, "summary-strays"), '-');
        for item in items {
            self.item(0, "", item);
        }
        for (id, entry) in entries {
            self.entry(0, id, entry);
        }
        for element in elements {
            self.element(0, element);
        }
    }
}

fn by_session(project: &Project) -> HashMap<Id<Session>, Project> {
    let mut parts: HashMap<Id<Session>, Project> = HashMap::new();
    for (id, entry) in project.entries.iter() {
        let shared = project.entries.get_shared(id);
        if let (Some(session), Some(shared)) = (entry.session, shared) {
            let part = parts.entry(session).or_insert_with(|| Project {
                // Which items there are decides which entries stand under none.
                agenda: project.agenda.clone(),
                ..Project::default()
            });
            part.entries.insert(id, shared.clone());
        }
    }
    parts
}

/// As eyes go over a board: from top to bottom, then from left to right.
fn as_read(a: &Element, b: &Element) -> Ordering {
    let (a, b) = (a.position, b.position);
    a.y().total_cmp(&b.y()).then(a.x().total_cmp(&b.x()))
}

fn session_title(texts: &Texts, session: &Session) -> String {
    let parts = [session.number.trim(), session.title.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    or(&parts.join(" "), || tr!(texts, "summary-no-title"))
}

fn or(text: &str, instead: impl FnOnce() -> String) -> String {
    let text = text.trim();
    if text.is_empty() {
        instead()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests;
