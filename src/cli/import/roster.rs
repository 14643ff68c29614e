//! The command import for people: a list of people from another program into a project file.

use std::collections::BTreeMap;
use std::path::Path;

use encoding_rs::Encoding;

use super::Target;
use crate::cli::commands::about;
use crate::cli::terminal::Terminal;
use crate::cli::{FAILED, FINE, UNUSABLE};
use crate::document::Step;
use crate::exchange::roster::import::{
    self, Applied, Book, List, Mapping, Plan, ReadOptions, preview,
};
use crate::i18n::{Names, Texts, errors, tr};
use crate::store::{self, Progress};

/// What the command line asks for.
pub(in crate::cli) struct Wish<'a> {
    /// The project.
    pub(in crate::cli) file: &'a Path,
    /// The list.
    pub(in crate::cli) list: &'a Path,
    /// Whether only to tell what would be done.
    pub(in crate::cli) dry_run: bool,
    /// The name of the encoding, if it is stated.
    pub(in crate::cli) encoding: Option<&'a str>,
    /// The name of the sheet, if it is stated.
    pub(in crate::cli) sheet: Option<&'a str>,
}

/// Reads the list, tells what becomes of each row, and saves what is new.
pub(in crate::cli) fn import(texts: &Texts, terminal: Terminal<'_>, wish: &Wish<'_>) -> u8 {
    match imported(texts, terminal, wish) {
        Ok(told) => terminal.say(&told),
        Err((code, message)) => {
            if !message.is_empty() {
                terminal.complain(&message);
            }
            code
        }
    }
}

/// With which code to end, and what to say; blank if it is said already.
type Refusal = (u8, String);

fn imported(texts: &Texts, terminal: Terminal<'_>, wish: &Wish<'_>) -> Result<String, Refusal> {
    let failed = |message: String| (FAILED, message);
    let options = ReadOptions {
        encoding: wish
            .encoding
            .map(|name| encoding(texts, name))
            .transpose()?,
    };
    let target = Target::open(texts, terminal, wish.file, wish.dry_run).map_err(failed)?;
    let (list, mapping) = read(texts, wish, &options)?;
    let gathered = import::gathered(&list, mapping.as_ref());
    let Some(plan) = Plan::of(target.project(), gathered, &|_| true) else {
        return Err(failed(tr!(texts, "list-error-cancelled")));
    };

    if let (List::Table(book), Some(mapping)) = (&list, &mapping) {
        terminal_says(terminal, &understood(texts, book, mapping))?;
    }
    let names = Names::new(texts, target.project());
    terminal_says(terminal, &preview::text(&plan, &names))?;
    if wish.dry_run {
        return Ok(tr!(texts, "import-cli-dry-run"));
    }
    if !plan.does_anything() {
        return Ok(tr!(texts, "import-cli-nothing"));
    }
    let applied = target
        .save(texts, Step::ImportRoster, |t| import::apply(&plan, t))
        .map_err(failed)?;
    Ok(about(wish.file, &told(texts, applied)))
}

fn terminal_says(terminal: Terminal<'_>, text: &str) -> Result<(), Refusal> {
    match terminal.say(text) {
        FINE => Ok(()),
        code => Err((code, String::new())),
    }
}

fn encoding(texts: &Texts, name: &str) -> Result<&'static Encoding, Refusal> {
    Encoding::for_label(name.as_bytes()).ok_or_else(|| {
        let known: Vec<&str> = import::ENCODINGS.iter().map(|known| known.name()).collect();
        let message = tr!(
            texts,
            "import-cli-no-encoding",
            name = name,
            known = known.join(", ")
        );
        (UNUSABLE, message)
    })
}

/// The list, and how it is to be read if it is a table.
fn read(
    texts: &Texts,
    wish: &Wish<'_>,
    options: &ReadOptions,
) -> Result<(List, Option<Mapping>), Refusal> {
    let failed = |message: &str| (FAILED, about(wish.list, message));
    let bytes = store::read_list(wish.list, &Progress::default())
        .map_err(|error| failed(&errors::open(texts, &error)))?;
    let list = import::read(&bytes, options, &|_| true)
        .map_err(|error| failed(&import::words::read_error(texts, &error)))?;
    let List::Table(book) = &list else {
        return Ok((list, None));
    };
    let mapping = match wish.sheet {
        Some(name) => Mapping::guess_in(book, sheet(texts, wish, book, name)?, &BTreeMap::new()),
        None => Mapping::guess(book, &BTreeMap::new()),
    };
    if !mapping.is_usable() {
        return Err(failed(&tr!(texts, "import-cli-no-columns")));
    }
    Ok((list, Some(mapping)))
}

fn sheet(texts: &Texts, wish: &Wish<'_>, book: &Book, name: &str) -> Result<usize, Refusal> {
    let found = book
        .sheets
        .iter()
        .position(|sheet| sheet.name.trim().to_lowercase() == name.trim().to_lowercase());
    found.ok_or_else(|| {
        let sheets: Vec<&str> = book.sheets.iter().map(|s| s.name.as_str()).collect();
        let message = tr!(
            texts,
            "import-cli-no-sheet",
            name = name,
            sheets = sheets.join(", ")
        );
        (UNUSABLE, about(wish.list, &message))
    })
}

/// How the table was understood: sheet, encoding, columns.
fn understood(texts: &Texts, book: &Book, mapping: &Mapping) -> String {
    let mut lines = Vec::new();
    let sheet = book.sheets.get(mapping.sheet);
    if let Some(sheet) = sheet.filter(|sheet| !sheet.name.is_empty()) {
        lines.push(tr!(texts, "import-cli-sheet", name = sheet.name.as_str()));
    }
    if let Some(facts) = &book.text {
        lines.push(match facts.certain {
            true => tr!(texts, "import-cli-encoding", name = facts.encoding),
            false => tr!(texts, "import-cli-encoding-found", name = facts.encoding),
        });
    }
    let headings = mapping.headings(book);
    let columns: Vec<String> = mapping
        .columns
        .iter()
        .zip(
            headings
                .iter()
                .map(String::as_str)
                .chain(std::iter::repeat("")),
        )
        .filter_map(|(column, heading)| {
            let label = (*column)?.label(texts);
            Some(match heading {
                "" => label,
                heading if heading == label => label,
                heading => tr!(
                    texts,
                    "import-cli-column",
                    heading = heading,
                    column = label
                ),
            })
        })
        .collect();
    lines.push(tr!(
        texts,
        "import-cli-columns",
        columns = columns.join(", ")
    ));
    lines.push(String::new());
    lines.join("\n")
}

fn told(texts: &Texts, applied: Applied) -> String {
    let mut parts = vec![
        tr!(texts, "import-cli-added", count = applied.added),
        tr!(texts, "import-cli-updated", count = applied.updated),
    ];
    if applied.organisations > 0 {
        parts.push(tr!(
            texts,
            "import-cli-organisations",
            count = applied.organisations
        ));
    }
    parts.join(", ")
}
