//! The command search: whatever in a project contains some words, by kind, with its place.

use std::path::Path;

use super::commands::{open, tell_doubts};
use super::terminal::Terminal;
use super::{FAILED, UNUSABLE};
use crate::i18n::words::Named as _;
use crate::i18n::{Names, Texts, format, tr};
use crate::model::{EntryKind, Id, Project, Session, TableName};
use crate::search::{Group, Hit, Index, Target};

/// So many hits of a kind are shown where nobody says how many.
pub(super) const LIMIT: usize = 20;

/// Says what contains all of `words`.
pub(super) fn search(
    texts: &Texts,
    terminal: Terminal<'_>,
    file: &Path,
    words: &[String],
    limit: usize,
) -> u8 {
    let words = words.join(" ");
    if words.trim().is_empty() {
        terminal.complain(&tr!(texts, "search-cli-usage-words"));
        return UNUSABLE;
    }
    let Some(opened) = open(texts, terminal, file) else {
        return FAILED;
    };
    tell_doubts(texts, terminal, file, &opened);
    let found = Index::of(&opened.project).find(&words, limit);
    if found.groups.is_empty() {
        terminal.complain(&tr!(texts, "search-nothing"));
        for words in &found.nearest {
            terminal.complain(&tr!(texts, "search-cli-nearest", words = words.as_str()));
        }
        return FAILED;
    }
    let teller = Teller {
        texts,
        names: Names::new(texts, &opened.project),
        project: &opened.project,
    };
    let groups: Vec<String> = found.groups.iter().map(|g| teller.group(g)).collect();
    terminal.say(&groups.join("\n\n"))
}

struct Teller<'a> {
    texts: &'a Texts,
    names: Names<'a>,
    project: &'a Project,
}

impl Teller<'_> {
    fn group(&self, group: &Group) -> String {
        let mut lines = Vec::new();
        if let Some(first) = group.hits.first() {
            lines.push(self.kind(first.target));
        }
        let hits = group.hits.iter();
        lines.extend(hits.map(|hit| format!("  {}", self.hit(hit))));
        if group.more > 0 {
            let more = tr!(self.texts, "search-more", count = group.more);
            lines.push(format!("  {more}"));
        }
        lines.join("\n")
    }

    fn kind(&self, target: Target) -> String {
        match target {
            Target::Person(_) => tr!(self.texts, "search-people"),
            Target::Organisation(_) => tr!(self.texts, "search-organisations"),
            Target::Session(_) => tr!(self.texts, "search-sessions"),
            Target::Item(_) => tr!(self.texts, "search-items"),
            Target::Entry(_) => tr!(self.texts, "search-entries"),
            Target::Board(_) => tr!(self.texts, "search-boards"),
            Target::Element(_) => tr!(self.texts, "search-elements"),
        }
    }

    /// On one line: the place, and what stands there.
    fn hit(&self, hit: &Hit) -> String {
        let place = self.place(hit);
        let text = hit.text.text.split_whitespace().collect::<Vec<_>>();
        match (place.as_str(), text.join(" ")) {
            (_, text) if text.is_empty() => place,
            ("", text) => text,
            (place, text) => tr!(self.texts, "search-cli-place", place = place, text = text),
        }
    }

    fn place(&self, hit: &Hit) -> String {
        let project = self.project;
        let table = hit.target.table();
        let name = || self.names.record(table, hit.target.ulid());
        let parts = match hit.target {
            Target::Person(id) => {
                let person = project.get(id);
                let body = project.follow(person.and_then(|person| person.organisation));
                vec![name(), body.map_or("", |body| body.label()).to_owned()]
            }
            Target::Organisation(_) => vec![name()],
            Target::Session(id) => {
                let date = project.first_date(id);
                let date = date.map(|date| format::date(self.texts, date));
                vec![name(), date.unwrap_or_default()]
            }
            Target::Item(id) => {
                let session = project.get(id).and_then(|item| item.session);
                vec![self.session(session), name()]
            }
            Target::Entry(id) => match project.get(id) {
                Some(entry) => {
                    let item = entry.item.filter(|item| project.agenda.contains(*item));
                    let item = item.map(|id| self.names.record(TableName::agenda, id.ulid()));
                    let kind = match entry.kind {
                        EntryKind::Decision | EntryKind::Action | EntryKind::Suggestion => {
                            let kind = entry.kind.name(self.texts);
                            format!("{kind} {}", hit.number).trim_end().to_owned()
                        }
                        _ => String::new(),
                    };
                    vec![self.session(entry.session), item.unwrap_or_default(), kind]
                }
                None => Vec::new(),
            },
            Target::Board(id) => {
                let session = project.get(id).and_then(|board| board.session);
                vec![self.session(session), name()]
            }
            Target::Element(id) => {
                let board = project.get(id).and_then(|element| element.board);
                let session = project.follow(board).and_then(|board| board.session);
                let board = board.filter(|board| project.boards.contains(*board));
                let board = board.map(|id| self.names.record(TableName::boards, id.ulid()));
                vec![self.session(session), board.unwrap_or_default()]
            }
        };
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    /// "Sitzung 2/2018".
    fn session(&self, id: Option<Id<Session>>) -> String {
        let Some((id, session)) = id.and_then(|id| Some((id, self.project.get(id)?))) else {
            return String::new();
        };
        match session.number.trim() {
            "" => self.names.record(TableName::sessions, id.ulid()),
            number => tr!(self.texts, "record-session", name = number),
        }
    }
}
