//! The command import for boards of other programs.

use std::path::Path;

use super::Target;
use crate::cli::commands::about;
use crate::cli::terminal::Terminal;
use crate::cli::{FAILED, FINE};
use crate::document::Step;
use crate::exchange::board::{self, Incoming};
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, errors, tr};
use crate::store::{self, Progress};

/// What the command line asks for.
pub(in crate::cli) struct Wish<'a> {
    /// The project.
    pub(in crate::cli) file: &'a Path,
    /// The board's file.
    pub(in crate::cli) board: &'a Path,
    /// Whether only to tell what would come.
    pub(in crate::cli) dry_run: bool,
    /// The title of the new board; else it is called like the file.
    pub(in crate::cli) title: Option<&'a str>,
}

/// Reads the board, tells what comes and what does not, and saves it as a new one.
pub(in crate::cli) fn import(texts: &Texts, terminal: Terminal<'_>, wish: &Wish<'_>) -> u8 {
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
    let target = Target::open(texts, terminal, wish.file, wish.dry_run)?;
    let bytes = store::read_list(wish.board, &Progress::default())
        .map_err(|error| about(wish.board, &errors::open(texts, &error)))?;
    let incoming =
        board::read(&bytes, &|_| true).map_err(|error| about(wish.board, &error.told(texts)))?;
    let name = wish.board.file_name().unwrap_or_default().to_string_lossy();
    let title = match wish.title.map(str::trim).filter(|title| !title.is_empty()) {
        Some(title) => title.to_owned(),
        None => board::title_of(target.project(), &name),
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
    let title = title.as_str();
    target.save(texts, Step::ImportBoard, |t| incoming.place(t, title))?;
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
