//! The command import for boards of other programs.

use std::path::Path;

use super::commands::{about, tell_doubts};
use super::terminal::Terminal;
use super::{FAILED, FINE};
use crate::document::{Document, Step};
use crate::exchange::board::{self, Incoming};
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, errors, tr};
use crate::store::{self, DataDirs, OnDisk, Opened, Progress, SaveRequest};

/// What the command line asks for.
pub(super) struct Wish<'a> {
    /// The project.
    pub(super) file: &'a Path,
    /// The board's file.
    pub(super) board: &'a Path,
    /// Whether only to tell what would come.
    pub(super) dry_run: bool,
    /// The title of the new board; else it is called like the file.
    pub(super) title: Option<&'a str>,
}

/// Reads the board, tells what comes and what does not, and saves it as a new one.
pub(super) fn import(texts: &Texts, terminal: Terminal<'_>, wish: &Wish<'_>) -> u8 {
    match imported(texts, terminal, wish) {
        Ok(told) => terminal.say(&told),
        Err(message) => {
            // Blank where it is said already.
            if !message.is_empty() {
                terminal.complain(&message);
            }
            FAILED
        }
    }
}

fn imported(texts: &Texts, terminal: Terminal<'_>, wish: &Wish<'_>) -> Result<String, String> {
    let dirs = DataDirs::of_system().ok_or_else(|| tr!(texts, "cli-no-data-folder"))?;
    let progress = Progress::default();
    let opened = match wish.dry_run {
        true => store::open(wish.file, &progress),
        false => store::open_to_edit(wish.file, &dirs, &progress),
    };
    let opened = opened.map_err(|error| about(wish.file, &errors::open(texts, &error)))?;
    // A file that is damaged or of a newer version is not for a command to overwrite.
    if tell_doubts(texts, terminal, wish.file, &opened) && !wish.dry_run {
        return Err(tr!(texts, "import-cli-not-saved"));
    }
    let bytes = store::read_list(wish.board, &progress)
        .map_err(|error| about(wish.board, &errors::open(texts, &error)))?;
    let incoming =
        board::read(&bytes, &|_| true).map_err(|error| about(wish.board, &error.told(texts)))?;
    let name = wish.board.file_name().unwrap_or_default().to_string_lossy();
    let title = match wish.title.map(str::trim).filter(|title| !title.is_empty()) {
        Some(title) => title.to_owned(),
        None => board::title_of(&opened.project, &name),
    };
    let mut lines = vec![about(wish.board, &comes(texts, &incoming))];
    lines.extend(incoming.report.told(texts));
    if wish.dry_run {
        lines.push(tr!(texts, "import-cli-dry-run"));
        return Ok(lines.join("\n"));
    }
    if terminal.say(&lines.join("\n")) != FINE {
        return Err(String::new());
    }
    save(texts, wish, &dirs, opened, &incoming, &title)?;
    let title = title.as_str();
    Ok(about(
        wish.file,
        &tr!(texts, "board-cli-imported", title = title),
    ))
}

/// "Zettel: 12, Bereich: 3".
fn comes(texts: &Texts, incoming: &Incoming) -> String {
    let counts = incoming.counts().into_iter().map(|(kind, count)| {
        let kind = kind.name(texts);
        tr!(texts, "board-in-kind", kind = kind, count = count)
    });
    counts.collect::<Vec<_>>().join(", ")
}

fn save(
    texts: &Texts,
    wish: &Wish<'_>,
    dirs: &DataDirs,
    opened: Opened,
    incoming: &Incoming,
    title: &str,
) -> Result<(), String> {
    let mut document = Document::new(opened.project.clone());
    document.edit(Step::ImportBoard, |t| incoming.place(t, title));
    let name = whoami::realname().or_else(|_| whoami::username());
    let request = SaveRequest {
        header: opened.header.clone(),
        disk: Some(OnDisk {
            version: opened.version,
            header: opened.header,
            project: opened.project,
        }),
        by: name.unwrap_or_default(),
        ..SaveRequest::new(wish.file, document.project().clone())
    };
    store::save(&request, dirs, &Progress::default())
        .map(|_| ())
        .map_err(|error| errors::save(texts, &error))
}
