//! The command access: what a project holds on a person.

use std::path::Path;

use chrono::Local;

use super::FAILED;
use super::commands::{about, open, tell_doubts};
use super::export::put;
use super::terminal::Terminal;
use crate::exchange::access::{self, AccessError};
use crate::i18n::{Names, Texts, tr};
use crate::model::{Id, Person, Project, TableName, text};

/// What the command line asks for.
pub(super) struct Wish<'a> {
    /// The project.
    pub(super) file: &'a Path,
    /// The person's name or id.
    pub(super) who: &'a str,
    /// Whether for programs.
    pub(super) json: bool,
    /// Where it goes; `None`: to stdout.
    pub(super) out: Option<&'a Path>,
    /// Whether a file that is there may be replaced.
    pub(super) replace: bool,
}

/// Tells what the project holds on a person.
pub(super) fn access(texts: &Texts, terminal: Terminal<'_>, wish: &Wish<'_>) -> u8 {
    let Some(opened) = open(texts, terminal, wish.file) else {
        return FAILED;
    };
    tell_doubts(texts, terminal, wish.file, &opened);
    let project = &opened.project;
    let found = find(project, wish.who);
    let [person] = found[..] else {
        tell_candidates(texts, terminal, project, wish.who, &found);
        return FAILED;
    };
    let report = match report(texts, project, person, wish.json) {
        Ok(report) => report,
        Err(error) => {
            let reason = error.to_string();
            terminal.complain(&tr!(texts, "access-error", reason = reason));
            return FAILED;
        }
    };
    let Some(out) = wish.out else {
        return terminal.say(report.trim_end());
    };
    let bytes = report.as_bytes();
    if let Err(code) = put(texts, terminal, wish.file, out, bytes, wish.replace) {
        return code;
    }
    let name = Names::new(texts, project).record(TableName::people, person.ulid());
    terminal.say(&about(out, &tr!(texts, "access-cli-written", name = name)))
}

fn report(
    texts: &Texts,
    project: &Project,
    person: Id<Person>,
    json: bool,
) -> Result<String, AccessError> {
    let today = Local::now().date_naive();
    if json {
        access::json(project, person, today)
    } else {
        Ok(access::text(project, person, texts, today))
    }
}

/// The people meant: the one with this id; else those who are called so; else those in whose names
/// each of the words occurs. By name.
fn find(project: &Project, who: &str) -> Vec<Id<Person>> {
    let by_id = who.trim().to_uppercase().parse().ok();
    if let Some(id) = by_id.filter(|id| project.people.contains(*id)) {
        return vec![id];
    }
    let wanted = text::folded(who.trim());
    if wanted.is_empty() {
        return Vec::new();
    }
    let is_called = |person: &Person| {
        let untitled = Person {
            titles: String::new(),
            ..person.clone()
        };
        [
            person.full_name(),
            untitled.full_name(),
            person.list_name(),
            person.family_name.clone(),
        ]
        .iter()
        .any(|name| text::folded(name) == wanted)
    };
    let exact = by_name(project, is_called);
    if !exact.is_empty() {
        return exact;
    }
    by_name(project, |person| {
        let name = text::folded(&person.full_name());
        let mut words = wanted.split_whitespace();
        words.all(|word| name.split_whitespace().any(|part| part == word))
    })
}

fn by_name(project: &Project, fits: impl Fn(&Person) -> bool) -> Vec<Id<Person>> {
    let mut found: Vec<_> = project.people.iter().filter(|(_, p)| fits(p)).collect();
    found.sort_by_cached_key(|(id, person)| (person.sort_key(), *id));
    found.into_iter().map(|(id, _)| id).collect()
}

fn tell_candidates(
    texts: &Texts,
    terminal: Terminal<'_>,
    project: &Project,
    who: &str,
    found: &[Id<Person>],
) {
    if found.is_empty() {
        terminal.complain(&tr!(texts, "access-cli-nobody", name = who));
        return;
    }
    terminal.complain(&tr!(texts, "access-cli-many", name = who));
    let names = Names::new(texts, project);
    for id in found {
        let name = names.record(TableName::people, id.ulid());
        let person = project.get(*id);
        let body = person.and_then(|person| project.follow(person.organisation));
        match body.map(|body| body.label().trim()) {
            Some(body) if !body.is_empty() => terminal.complain(&format!("{id}  {name}, {body}")),
            _ => terminal.complain(&format!("{id}  {name}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ulid;

    #[test]
    fn a_person_is_found_by_id_by_name_and_by_words_of_it() {
        let mut project = Project::default();
        let ids: Vec<Id<Person>> = (1..=3).map(|number| Id::from_ulid(Ulid(number))).collect();
        for (id, (given, family)) in ids.iter().zip([
            ("Anna", "von Berg"),
            ("Anna Maria", "Ritter"),
            ("Jörg", "Ritter"),
        ]) {
            let person = Person {
                titles: "Dr.".to_owned(),
                given_name: given.to_owned(),
                family_name: family.to_owned(),
                ..Person::default()
            };
            project.people.insert(*id, person);
        }
        for (who, found) in [
            (ids[1].to_string().to_lowercase().as_str(), &ids[1..2]),
            ("dr. anna von berg", &ids[..1]),
            ("Berg, Anna von", &ids[..1]),
            ("Jorg Ritter", &ids[2..]),
            ("Ritter", &ids[1..]),
            ("anna ritter", &ids[1..2]),
            ("Anna", &ids[..2]),
            ("Ann", &[]),
            (" ", &[]),
            ("00000000000000000000000009", &[]),
        ] {
            assert_eq!(find(&project, who), found, "{who}");
        }
    }
}
