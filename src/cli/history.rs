//! The command history: the versions of a project that are kept here.

use std::path::Path;

use chrono::Local;

use super::commands::about;
use super::terminal::Terminal;
use super::{FAILED, FINE, UNUSABLE};
use crate::document::ChangeList;
use crate::exchange;
use crate::i18n::{Names, Texts, changes, errors, format, tr};
use crate::model::Project;
use crate::store::history::{self, Reader, VersionInfo};
use crate::store::{self, DataDirs, Header, Progress, SaveRequest, snapshots};

/// What is to be done with the history of a file.
pub(super) enum Wish<'a> {
    /// List the versions.
    List,
    /// Tell what changed with this one, counted from 1, the newest.
    Show(usize),
    /// Put this one into a new file.
    Restore(usize, &'a Path),
}

/// Does it, for the project in `file`.
pub(super) fn history(texts: &Texts, terminal: Terminal<'_>, file: &Path, wish: &Wish<'_>) -> u8 {
    let Some(dirs) = DataDirs::of_system() else {
        terminal.complain(&tr!(texts, "cli-no-data-folder"));
        return FAILED;
    };
    let Some(header) = header(texts, terminal, &dirs, file) else {
        return FAILED;
    };
    let versions = history::versions(&dirs, &header);
    if versions.is_empty() {
        return terminal.say(&about(file, &tr!(texts, "cli-history-none")));
    }
    let told = Told {
        texts,
        terminal,
        file,
        versions: &versions,
        reader: Reader::new(&dirs),
    };
    match wish {
        Wish::List => told.list(),
        Wish::Show(number) => told.show(*number),
        Wish::Restore(number, out) => told.restore(&dirs, *number, out),
    }
}

/// What the file says about itself. If it cannot be read, its last version known here says so:
/// that is when a history is needed most.
fn header(texts: &Texts, terminal: Terminal<'_>, dirs: &DataDirs, file: &Path) -> Option<Header> {
    match store::open(file, &Progress::default()) {
        Ok(opened) => Some(opened.header),
        Err(error) => {
            terminal.complain(&about(file, &errors::open(texts, &error)));
            let (_, last) = snapshots::last_of(dirs, file)?;
            Some(last.header)
        }
    }
}

struct Told<'a> {
    texts: &'a Texts,
    terminal: Terminal<'a>,
    file: &'a Path,
    versions: &'a [VersionInfo],
    reader: Reader,
}

impl Told<'_> {
    /// Newest first, one line each; told as they are read.
    fn list(mut self) -> u8 {
        let texts = self.texts;
        let lines: Vec<[String; 4]> = self
            .versions
            .iter()
            .enumerate()
            .map(|(place, version)| {
                [
                    (place + 1).to_string(),
                    time(texts, version),
                    author(texts, version),
                    format::size(texts, version.len),
                ]
            })
            .collect();
        let width = |column: usize| {
            let cells = lines.iter().filter_map(|line| line.get(column));
            cells
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or_default()
        };
        let widths = [width(0), width(1), width(2), width(3)];
        for (place, [number, time, author, size]) in lines.iter().enumerate() {
            let [first, second, third, fourth] = widths;
            let line = format!(
                "{number:>first$}  {time:<second$}  {author:<third$}  {size:>fourth$}  {}",
                self.summary(place)
            );
            let code = self.terminal.say(line.trim_end());
            if code != FINE {
                return code;
            }
        }
        FINE
    }

    fn summary(&mut self, place: usize) -> String {
        let Some(version) = self.versions.get(place) else {
            return String::new();
        };
        let before = history::before(self.versions, place);
        let before = before.and_then(|place| self.versions.get(place));
        let summary = self
            .reader
            .summary(before.map(|before| before.hash), version.hash);
        let mut told = match (summary, before) {
            (None, _) => tr!(self.texts, "history-unreadable"),
            (Some(_), None) => tr!(self.texts, "history-first"),
            (Some(summary), Some(_)) => changes::summary(self.texts, &summary),
        };
        if !version.on_our_line {
            told = tr!(self.texts, "cli-history-aside", summary = told);
        }
        told
    }

    fn version(&self, number: usize) -> Option<(usize, &VersionInfo)> {
        let place = number.checked_sub(1)?;
        let version = self.versions.get(place);
        if version.is_none() {
            let message = tr!(
                self.texts,
                "cli-history-no-such",
                number = number,
                count = self.versions.len()
            );
            self.terminal.complain(&about(self.file, &message));
        }
        Some((place, version?))
    }

    fn show(mut self, number: usize) -> u8 {
        let Some((place, version)) = self.version(number) else {
            return UNUSABLE;
        };
        let hash = version.hash;
        let before = history::before(self.versions, place);
        let before = before.and_then(|place| self.versions.get(place));
        let older = match before {
            Some(before) => self.reader.project(before.hash),
            None => Some(Project::default()),
        };
        let (Some(older), Some(newer)) = (older, self.reader.project(hash)) else {
            let message = tr!(self.texts, "history-unreadable");
            self.terminal.complain(&about(self.file, &message));
            return FAILED;
        };
        let list = ChangeList::between(&older, &newer);
        let told = if list.is_empty() {
            tr!(self.texts, "changes-none")
        } else {
            let names = Names::of_two(self.texts, &older, &newer);
            exchange::changes::text(&list, &names)
        };
        self.terminal.say(told.trim_end())
    }

    fn restore(mut self, dirs: &DataDirs, number: usize, out: &Path) -> u8 {
        let Some((_, version)) = self.version(number) else {
            return UNUSABLE;
        };
        let (time, header) = (time(self.texts, version), version.header.clone());
        let hash = version.hash;
        let Some(project) = self.reader.project(hash) else {
            let message = tr!(self.texts, "history-unreadable");
            self.terminal.complain(&about(self.file, &message));
            return FAILED;
        };
        let request = SaveRequest {
            // Still the same project, to whoever merges it.
            header,
            ..SaveRequest::new(out, project)
        };
        match store::save(&request, dirs, &Progress::default()) {
            Ok(_) => {
                let done = tr!(self.texts, "cli-history-restored", time = time);
                self.terminal.say(&about(out, &done))
            }
            Err(error) => {
                self.terminal.complain(&errors::save(self.texts, &error));
                FAILED
            }
        }
    }
}

fn time(texts: &Texts, version: &VersionInfo) -> String {
    version.at().map_or_else(
        || tr!(texts, "history-no-time"),
        |at| format::moment(texts, &at.with_timezone(&Local)),
    )
}

fn author(texts: &Texts, version: &VersionInfo) -> String {
    match version.header.author.name.trim() {
        "" => tr!(texts, "history-nobody"),
        name => name.to_owned(),
    }
}
