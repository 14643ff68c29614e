//! The command merge: three versions of a project file made one. Fit to be git's merge driver.

use std::path::PathBuf;

use chrono::{DateTime, Local, Utc};

use super::commands::about;
use super::terminal::Terminal;
use super::{FINE, UNUSABLE};
use crate::i18n::{Names, Texts, errors, format, tr};
use crate::model::{Conflict, ConflictKind, TableName, text};
use crate::store::{self, DataDirs, MergeError, MergeFiles, MergedFiles, Progress};

/// Something is left to be settled by a person.
const CONFLICTS: u8 = 1;
/// A file could not be read or the result not be written. More than 128 would end git's merge.
const TROUBLE: u8 = UNUSABLE;

/// How much of a value is told, in characters.
const LONGEST: usize = 200;

/// The four files as they were named.
pub(super) struct Named<'a> {
    pub(super) base: &'a PathBuf,
    pub(super) mine: &'a PathBuf,
    pub(super) theirs: &'a PathBuf,
    pub(super) out: &'a PathBuf,
}

/// Merges; lists in words what both changed in two ways.
pub(super) fn merge(texts: &Texts, terminal: Terminal<'_>, files: &Named<'_>) -> u8 {
    let Some(dirs) = DataDirs::of_system() else {
        terminal.complain(&tr!(texts, "cli-no-data-folder"));
        return TROUBLE;
    };
    let name = whoami::realname().or_else(|_| whoami::username());
    let request = MergeFiles {
        base: files.base.clone(),
        mine: files.mine.clone(),
        theirs: files.theirs.clone(),
        out: files.out.clone(),
        by: name.unwrap_or_default(),
    };
    let merged = match store::merge_files(&request, &dirs, &Progress::default()) {
        Ok(merged) => merged,
        Err(error) => {
            terminal.complain(&reason(texts, &error));
            return TROUBLE;
        }
    };
    for file in &merged.changed_by_hand {
        terminal.complain(&about(file, &tr!(texts, "cli-check-checksum")));
    }
    if !merged.had_base {
        terminal.complain(&tr!(texts, "cli-merge-no-base"));
    }
    let code = if merged.conflicts.is_empty() {
        FINE
    } else {
        CONFLICTS
    };
    match terminal.say(&about(files.out, told(texts, &merged).trim_end())) {
        FINE => code,
        _ => TROUBLE,
    }
}

fn reason(texts: &Texts, error: &MergeError) -> String {
    match error {
        MergeError::Open { path, source } => about(path, &errors::open(texts, source)),
        MergeError::OtherProject { mine, theirs } => tr!(
            texts,
            "cli-merge-other-project",
            mine = mine.display().to_string(),
            theirs = theirs.display().to_string()
        ),
        MergeError::Save(error) => errors::save(texts, error),
    }
}

fn told(texts: &Texts, merged: &MergedFiles) -> String {
    let mut told = tr!(texts, "cli-merge-done", count = merged.conflicts.len());
    let names = Names::new(texts, &merged.project);
    for id in &merged.conflicts {
        told.push_str("\n\n");
        told.push_str(&names.record(TableName::conflicts, id.ulid()));
        let Some(conflict) = merged.project.get(*id) else {
            continue;
        };
        for line in versions(&names, conflict) {
            told.push_str("\n  ");
            told.push_str(&line);
        }
    }
    told
}

/// Who made what of it.
fn versions(names: &Names<'_>, conflict: &Conflict) -> [String; 2] {
    let texts = names.texts();
    // Of a deletion, the first is who deleted.
    let (first, second) = match conflict.kind {
        ConflictKind::Deleted => (
            tr!(texts, "cli-merge-deleted"),
            tr!(texts, "cli-merge-changed"),
        ),
        _ => {
            let value = |value: &str| one_line(&names.value(&conflict.shown(value)));
            (value(&conflict.first), value(&conflict.second))
        }
    };
    [
        format!(
            "{}: {first}",
            author(texts, &conflict.first_by, conflict.first_at)
        ),
        format!(
            "{}: {second}",
            author(texts, &conflict.second_by, conflict.second_at)
        ),
    ]
}

fn author(texts: &Texts, name: &str, at: Option<DateTime<Utc>>) -> String {
    let name = match name.trim() {
        "" => tr!(texts, "history-nobody"),
        name => name.to_owned(),
    };
    // No calendar has the years that a file may claim.
    let sensible = at.filter(|at| (0..253_402_300_800).contains(&at.timestamp()));
    match sensible {
        Some(at) => format!(
            "{name}, {}",
            format::moment(texts, &at.with_timezone(&Local))
        ),
        None => name,
    }
}

fn one_line(value: &str) -> String {
    let line = text::normalised(value)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{} …", line.get(..cut).unwrap_or_default()),
        None => line,
    }
}
