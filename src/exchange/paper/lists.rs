//! The lists of decisions and actions behind the text.

use chrono::{DateTime, Utc};

use super::block::{Block, Run};
use super::entries::votes;
use super::head::part;
use super::minutes::due;
use super::reader::Reader;
use super::wording;
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{Action, Entry, EntryKind, Id, Project};

/// The lists of this session's decisions and actions, as far as there are any.
pub(super) fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let texts = reader.texts;
    let (mut decided, mut to_do) = (Vec::new(), Vec::new());
    let items = reader.agenda.iter().map(|line| Some(line.id));
    for item in items.chain([None]) {
        for line in reader.entries_of(item) {
            match reader.entry(line.id).map(|entry| entry.kind) {
                Some(EntryKind::Decision) => decided.push(line.id),
                Some(EntryKind::Action) => to_do.push(line.id),
                _ => {}
            }
        }
    }
    let mut blocks = Vec::new();
    if let Some(table) = decisions(reader, &decided) {
        blocks.extend([part(tr!(texts, "paper-decisions")), table]);
    }
    let moment = reader.session.finished_at;
    if let Some(table) = actions(reader, reader.project, &to_do, moment) {
        blocks.extend([part(tr!(texts, "paper-actions")), table]);
    }
    blocks
}

fn decisions(reader: &Reader<'_>, ids: &[Id<Entry>]) -> Option<Block> {
    let texts = reader.texts;
    let rows: Vec<_> = ids
        .iter()
        .filter_map(|id| {
            let entry = reader.entry(*id)?;
            let label = reader.labels.get(*id).unwrap_or_default();
            let votes = entry.decision.iter().flat_map(|part| votes(reader, part));
            let votes: Vec<String> = votes.collect();
            Some(vec![
                vec![Run::plain(label)],
                wording::line(&entry.text),
                vec![Run::plain(votes.join("\n"))],
            ])
        })
        .collect();
    let head = vec![
        tr!(texts, "paper-label"),
        tr!(texts, "paper-decision-word"),
        tr!(texts, "paper-outcome"),
    ];
    table(head, rows)
}

/// A table of actions, as they were at `moment`, or as they are. `None` without any.
pub(super) fn actions(
    reader: &Reader<'_>,
    project: &Project,
    ids: &[Id<Entry>],
    moment: Option<DateTime<Utc>>,
) -> Option<Block> {
    let texts = reader.texts;
    let rows: Vec<_> = ids
        .iter()
        .filter_map(|id| {
            let entry = project.get(*id)?;
            let action = entry.action.clone().unwrap_or_default();
            let (status, owner, until) = as_of(&action, moment);
            let until = until.map(|until| due(texts, until));
            Some(vec![
                vec![Run::plain(reader.labels.get(*id).unwrap_or_default())],
                wording::line(&entry.text),
                vec![Run::plain(reader.answers(owner).unwrap_or_default())],
                vec![Run::plain(until.unwrap_or_default())],
                vec![Run::plain(status.name(texts))],
            ])
        })
        .collect();
    let head = vec![
        tr!(texts, "paper-label"),
        tr!(texts, "paper-what"),
        tr!(texts, "paper-owner"),
        tr!(texts, "paper-due"),
        tr!(texts, "paper-status"),
    ];
    table(head, rows)
}

fn table(head: Vec<String>, rows: Vec<Vec<Vec<Run>>>) -> Option<Block> {
    (!rows.is_empty()).then(|| Block::Table {
        caption: String::new(),
        head,
        rows,
    })
}

/// Who does it with whom until when, and how far it has come.
pub(super) fn who_until(
    reader: &Reader<'_>,
    action: &Action,
    moment: Option<DateTime<Utc>>,
) -> Vec<String> {
    let texts = reader.texts;
    let (status, owner, until) = as_of(action, moment);
    let mut facts = Vec::new();
    if let Some(owner) = reader.answers(owner) {
        facts.push(tr!(texts, "paper-done-by", person = owner));
    }
    let helpers = action.helpers.iter();
    let mut helpers: Vec<String> = helpers
        .filter_map(|helper| reader.answers(Some(*helper)))
        .collect();
    helpers.dedup();
    if !helpers.is_empty() {
        facts.push(tr!(texts, "paper-helped-by", people = helpers.join(", ")));
    }
    if let Some(until) = until {
        facts.push(tr!(texts, "paper-done-until", date = due(texts, until)));
    }
    let status = status.name(texts);
    facts.push(tr!(texts, "paper-stands", status = status));
    facts
}

fn as_of(
    action: &Action,
    moment: Option<DateTime<Utc>>,
) -> (
    crate::model::ActionStatus,
    Option<Id<crate::model::Person>>,
    Option<crate::model::Due>,
) {
    match moment {
        Some(moment) => action.as_of(moment),
        None => (action.status, action.owner, action.due),
    }
}
