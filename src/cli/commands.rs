//! The commands new, check and show; each of the others has a file of its own.

use std::path::Path;

use super::access;
use super::args::{BOARD, Command};
use super::diff;
use super::export;
use super::history::{Wish, history};
use super::import;
use super::merge::{Named as Files, merge};
use super::salvage::salvage;
use super::search::{LIMIT, search};
use super::terminal::Terminal;
use super::{FAILED, FINE, UNUSABLE};
use crate::exchange::summary;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, errors, tr};
use crate::model::{Project, TableName, references};
use crate::store::{
    self, DataDirs, Opened, Progress, ReadOnly, SCHEMA, SaveRequest, Warning, example,
};

/// Does what the command says; returns the code to end with.
pub(super) fn run(texts: &Texts, terminal: Terminal<'_>, command: &Command) -> u8 {
    match command {
        Command::New { file, example } => new(texts, terminal, file, *example),
        Command::Check { files } => files
            .iter()
            .map(|file| check(texts, terminal, file))
            .fold(FINE, u8::max),
        Command::Show { file } => show(texts, terminal, file),
        Command::Salvage { file, out } => salvage(texts, terminal, file, out),
        Command::Diff { before, after } => diff::diff(texts, terminal, before, after),
        Command::Merge {
            base,
            mine,
            theirs,
            out,
        } => {
            let files = Files {
                base,
                mine,
                theirs,
                out,
            };
            merge(texts, terminal, &files)
        }
        Command::History {
            file,
            show,
            restore,
            out,
        } => {
            let wish = match (restore, out, show) {
                (Some(number), Some(out), _) => Wish::Restore(number.get(), out),
                (_, _, Some(number)) => Wish::Show(number.get()),
                _ => Wish::List,
            };
            history(texts, terminal, file, &wish)
        }
        Command::Export {
            file,
            what,
            format,
            out,
            columns,
            all_contacts,
            session,
            audience,
            open,
            all_day,
            board,
            frame,
            scale,
            background,
            dark,
            numbers,
            per_page,
            blank,
            replace,
        } => {
            let board = export::BoardWish {
                board: board.as_deref(),
                frame: frame.as_deref(),
                scale: *scale,
                background: background.as_deref(),
                dark: *dark,
                numbers: *numbers,
                per_page: per_page.as_deref(),
                blank: *blank,
            };
            let wish = export::Wish {
                what: *what,
                file,
                format: format.as_deref(),
                out,
                columns: columns.as_deref(),
                all_contacts: *all_contacts,
                session: session.as_deref(),
                audience: audience.as_deref(),
                only_open: *open,
                all_day: *all_day,
                replace: *replace,
                board,
            };
            export::export(texts, terminal, &wish)
        }
        Command::Import {
            file,
            what,
            list,
            dry_run,
            title,
            encoding: None,
            sheet: None,
        } if what == BOARD => {
            let wish = import::BoardWish {
                file,
                board: list,
                dry_run: *dry_run,
                title: title.as_deref(),
            };
            import::import_board(texts, terminal, &wish)
        }
        Command::Import { what, title, .. } if what == BOARD || title.is_some() => {
            let option = match title {
                Some(_) if what != BOARD => "--title",
                _ => "--encoding, --sheet",
            };
            let what = what.as_str();
            terminal.complain(&tr!(
                texts,
                "export-cli-misfit",
                option = option,
                what = what
            ));
            UNUSABLE
        }
        Command::Import {
            file,
            what: _,
            list,
            dry_run,
            title: _,
            encoding,
            sheet,
        } => {
            let wish = import::RosterWish {
                file,
                list,
                dry_run: *dry_run,
                encoding: encoding.as_deref(),
                sheet: sheet.as_deref(),
            };
            import::import_roster(texts, terminal, &wish)
        }
        Command::Access {
            file,
            who,
            json,
            out,
            replace,
        } => {
            let wish = access::Wish {
                file,
                who,
                json: *json,
                out: out.as_deref(),
                replace: *replace,
            };
            access::access(texts, terminal, &wish)
        }
        Command::Search { file, words, limit } => {
            let limit = limit.map_or(LIMIT, std::num::NonZeroUsize::get);
            search(texts, terminal, file, words, limit)
        }
    }
}

fn new(texts: &Texts, terminal: Terminal<'_>, file: &Path, with_example: bool) -> u8 {
    let shown = file.display().to_string();
    let Some(dirs) = DataDirs::of_system() else {
        terminal.complain(&tr!(texts, "cli-no-data-folder"));
        return FAILED;
    };
    let (project, created) = if with_example {
        match store::codec::decode(example()) {
            Ok(decoded) => {
                let created = tr!(texts, "cli-created-example", path = shown.as_str());
                (decoded.project, created)
            }
            Err(error) => {
                terminal.complain(&errors::open(texts, &error));
                return FAILED;
            }
        }
    } else {
        let created = tr!(texts, "cli-created", path = shown.as_str());
        (Project::default(), created)
    };
    let request = SaveRequest::new(file, project);
    match store::save(&request, &dirs, &Progress::default()) {
        Ok(_) => terminal.say(&created),
        Err(error) => {
            terminal.complain(&errors::save(texts, &error));
            FAILED
        }
    }
}

fn check(texts: &Texts, terminal: Terminal<'_>, file: &Path) -> u8 {
    let Some(opened) = open(texts, terminal, file) else {
        return FAILED;
    };
    tell_dangling(texts, terminal, file, &opened.project);
    // A newer version's file may hold what only that version can check.
    if tell_doubts(texts, terminal, file, &opened) {
        return FAILED;
    }
    let schema = opened.schema.to_string();
    let fine = tr!(texts, "cli-check-fine", schema = schema);
    terminal.say(&about(
        file,
        &format!("{fine}; {}", counts(texts, &opened.project)),
    ))
}

fn show(texts: &Texts, terminal: Terminal<'_>, file: &Path) -> u8 {
    let Some(opened) = open(texts, terminal, file) else {
        return FAILED;
    };
    tell_doubts(texts, terminal, file, &opened);
    terminal.say(summary::text(&opened.project, texts).trim_end())
}

pub(super) fn open(texts: &Texts, terminal: Terminal<'_>, file: &Path) -> Option<Opened> {
    match store::open(file, &Progress::default()) {
        Ok(opened) => Some(opened),
        Err(error) => {
            terminal.complain(&about(file, &errors::open(texts, &error)));
            None
        }
    }
}

/// Says what has to be known about a file that could be read; whether there was anything.
pub(super) fn tell_doubts(
    texts: &Texts,
    terminal: Terminal<'_>,
    file: &Path,
    opened: &Opened,
) -> bool {
    for warning in &opened.warnings {
        let message = match warning {
            Warning::Checksum => tr!(texts, "cli-check-checksum"),
        };
        terminal.complain(&about(file, &message));
    }
    if let Some(ReadOnly::NewerSchema { schema }) = opened.read_only {
        let message = tr!(
            texts,
            "cli-check-newer",
            schema = schema.to_string(),
            known = SCHEMA.to_string()
        );
        terminal.complain(&about(file, &message));
    }
    !opened.warnings.is_empty() || opened.read_only.is_some()
}

/// Says which references lead nowhere.
pub(super) fn tell_dangling(texts: &Texts, terminal: Terminal<'_>, file: &Path, project: &Project) {
    for dangling in references::dangling(project) {
        let note = tr!(
            texts,
            "cli-check-dangling",
            table = dangling.table.name(texts),
            id = dangling.id,
            field = dangling.field,
            target = dangling.target.name(texts)
        );
        terminal.complain(&about(file, &note));
    }
}

/// How many records each table has.
pub(super) fn counts(texts: &Texts, project: &Project) -> String {
    let counts: Vec<String> = TableName::ALL
        .iter()
        .map(|table| format!("{} {}", table.name(texts), project.count(*table)))
        .collect();
    counts.join(", ")
}

pub(super) fn about(file: &Path, message: &str) -> String {
    format!("{}: {message}", file.display())
}
