//! What the search shows: found records by kind, where each belongs, and where it leads.

use super::finder::Answer;
use crate::i18n::words::Named as _;
use crate::i18n::{Names, Texts, format, tr};
use crate::model::{AgendaItem, EntryKind, Id, Organisation, Project, Session, TableName};
use crate::search::{Excerpt, Hit, Target};
use crate::ui::icons::{self, Icon};
use crate::ui::place::Place;

/// Rows under a heading.
pub(super) struct Section {
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
    /// How many more there are.
    pub(super) more: usize,
}

/// One row to choose.
pub(super) struct Row {
    pub(super) icon: Icon,
    pub(super) first: Excerpt,
    pub(super) second: Excerpt,
    /// Where it belongs.
    pub(super) context: String,
    pub(super) leads: Leads,
}

/// What choosing a row does.
#[derive(Clone, PartialEq)]
pub(super) enum Leads {
    /// Shows the record.
    To(Target),
    /// Searches for these words instead.
    Words(String),
}

impl Row {
    /// All that it says, on one line.
    pub(super) fn name(&self) -> String {
        let parts = [&self.first.text, &self.second.text, &self.context];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(", ")
    }
}

/// What was found; without any, what could be meant.
pub(super) fn found(answer: &Answer, texts: &Texts) -> Vec<Section> {
    let names = Names::new(texts, &answer.project);
    let groups = answer.found.groups.iter().filter_map(|group| {
        let (icon, title) = kind(group.hits.first()?.target, texts);
        let row = |hit: &Hit| {
            let context = context_of(&answer.project, &names, hit);
            let (first, second) = match (hit.title.text.is_empty(), hit.text.text.is_empty()) {
                (true, true) => (
                    plain(names.record(hit.target.table(), hit.target.ulid())),
                    None,
                ),
                (true, false) => (hit.text.clone(), None),
                (false, _) => (hit.title.clone(), Some(hit.text.clone())),
            };
            Row {
                icon,
                first,
                second: second.unwrap_or_default(),
                context,
                leads: Leads::To(hit.target),
            }
        };
        Some(Section {
            title,
            rows: group.hits.iter().map(row).collect(),
            more: group.more,
        })
    });
    let mut sections: Vec<Section> = groups.collect();
    if !answer.found.nearest.is_empty() {
        let rows = answer.found.nearest.iter().map(|words| Row {
            icon: icons::SEARCH,
            first: plain(words.clone()),
            second: Excerpt::default(),
            context: String::new(),
            leads: Leads::Words(words.clone()),
        });
        sections.push(Section {
            title: tr!(texts, "search-nearest"),
            rows: rows.collect(),
            more: 0,
        });
    }
    sections
}

/// The places that were chosen last, as far as they are still there.
pub(super) fn recent(project: &Project, texts: &Texts, targets: &[Target]) -> Vec<Section> {
    let names = Names::new(texts, project);
    let there = targets
        .iter()
        .filter(|target| place_of(project, **target).is_some());
    let rows: Vec<Row> = there
        .map(|target| Row {
            icon: kind(*target, texts).0,
            first: plain(names.record(target.table(), target.ulid())),
            second: Excerpt::default(),
            context: String::new(),
            leads: Leads::To(*target),
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Section {
        title: tr!(texts, "search-recent"),
        rows,
        more: 0,
    }]
}

fn plain(text: String) -> Excerpt {
    Excerpt {
        text,
        marks: Vec::new(),
    }
}

/// Icon and name of a target's kind.
fn kind(target: Target, texts: &Texts) -> (Icon, String) {
    match target {
        Target::Person(_) => (icons::PERSON, tr!(texts, "search-people")),
        Target::Organisation(_) => (icons::ORGANISATION, tr!(texts, "search-organisations")),
        Target::Session(_) => (icons::SESSIONS, tr!(texts, "search-sessions")),
        Target::Item(_) => (icons::TALK, tr!(texts, "search-items")),
        Target::Entry(_) => (icons::MINUTES, tr!(texts, "search-entries")),
        Target::Board(_) => (icons::BOARD, tr!(texts, "search-boards")),
        Target::Element(_) => (icons::NOTE, tr!(texts, "search-elements")),
    }
}

/// Where a target is shown; `None` if it is gone.
pub(super) fn place_of(project: &Project, target: Target) -> Option<Place> {
    Place::of_record(project, target.table(), target.ulid())
}

/// To what a target belongs, in a few words.
fn context_of(project: &Project, names: &Names, hit: &Hit) -> String {
    let texts = names.texts();
    let label = |organisation: Option<&Organisation>| {
        organisation
            .map(|o| o.label().to_owned())
            .unwrap_or_default()
    };
    let of = |session: Option<Id<Session>>| {
        project
            .follow(session)
            .map(|session| match session.number.trim() {
                "" => session.title.clone(),
                number => number.to_owned(),
            })
            .unwrap_or_default()
    };
    let item = |item: Option<Id<AgendaItem>>| {
        item.map(|id| names.short(TableName::agenda, id.ulid()))
            .filter(|_| project.follow(item).is_some())
            .unwrap_or_default()
    };
    let parts = match hit.target {
        Target::Person(id) => {
            let person = project.get(id);
            vec![label(project.follow(person.and_then(|p| p.organisation)))]
        }
        Target::Organisation(id) => {
            let city = project.get(id).map(|o| o.city.clone());
            vec![city.unwrap_or_default()]
        }
        Target::Session(id) => {
            let date = project.first_date(id);
            vec![date.map(|d| format::date(texts, d)).unwrap_or_default()]
        }
        Target::Item(id) => vec![of(project.get(id).and_then(|item| item.session))],
        Target::Entry(id) => match project.get(id) {
            Some(entry) => {
                let kind = match entry.kind {
                    EntryKind::Decision | EntryKind::Action | EntryKind::Suggestion => {
                        let kind = entry.kind.name(texts);
                        format!("{kind} {}", hit.number).trim_end().to_owned()
                    }
                    _ => String::new(),
                };
                vec![kind, of(entry.session), item(entry.item)]
            }
            None => Vec::new(),
        },
        Target::Board(id) => vec![of(project.get(id).and_then(|board| board.session))],
        Target::Element(id) => {
            let board = project.follow(project.get(id).and_then(|element| element.board));
            vec![
                of(board.and_then(|board| board.session)),
                board.map(|board| board.title.clone()).unwrap_or_default(),
            ]
        }
    };
    let said = [&hit.title.text, &hit.text.text];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|part| !part.is_empty() && !said.contains(&part))
        .collect();
    parts.join(" · ")
}
