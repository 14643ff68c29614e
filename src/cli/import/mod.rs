//! The command import: what comes into a project from other programs, one file a subject.

mod board;
mod roster;

use std::path::Path;

use super::commands::{about, tell_doubts};
use super::terminal::Terminal;
use crate::document::{Document, Step, Transaction};
use crate::i18n::{Texts, errors, tr};
use crate::model::Project;
use crate::store::{self, DataDirs, OnDisk, Opened, Progress, SaveRequest};

pub(super) use board::{Wish as BoardWish, import as import_board};
pub(super) use roster::{Wish as RosterWish, import as import_roster};

/// The project into which something comes.
struct Target<'a> {
    file: &'a Path,
    dirs: DataDirs,
    opened: Opened,
}

impl<'a> Target<'a> {
    /// Reads it, and says what has to be known about it; without a dry run it must be fit to be
    /// written.
    fn open(
        texts: &Texts,
        terminal: Terminal<'_>,
        file: &'a Path,
        dry_run: bool,
    ) -> Result<Self, String> {
        let dirs = DataDirs::of_system().ok_or_else(|| tr!(texts, "cli-no-data-folder"))?;
        let progress = Progress::default();
        let opened = match dry_run {
            true => store::open(file, &progress),
            false => store::open_to_edit(file, &dirs, &progress),
        };
        let opened = opened.map_err(|error| about(file, &errors::open(texts, &error)))?;
        // A file that is damaged or of a newer version is not for a command to overwrite.
        if tell_doubts(texts, terminal, file, &opened) && !dry_run {
            return Err(tr!(texts, "import-cli-not-saved"));
        }
        Ok(Self { file, dirs, opened })
    }

    /// As it was read.
    fn project(&self) -> &Project {
        &self.opened.project
    }

    /// Puts something in as one step, and saves it.
    fn save<R>(
        self,
        texts: &Texts,
        step: Step,
        put_in: impl FnOnce(&mut Transaction<'_>) -> R,
    ) -> Result<R, String> {
        let opened = self.opened;
        let mut document = Document::new(opened.project.clone());
        let put = document.edit(step, put_in);
        let name = whoami::realname().or_else(|_| whoami::username());
        let request = SaveRequest {
            header: opened.header.clone(),
            disk: Some(OnDisk {
                version: opened.version,
                header: opened.header,
                project: opened.project,
            }),
            by: name.unwrap_or_default(),
            ..SaveRequest::new(self.file, document.project().clone())
        };
        match store::save(&request, &self.dirs, &Progress::default()) {
            Ok(_) => Ok(put),
            Err(error) => Err(errors::save(texts, &error)),
        }
    }
}
