//! Sheets in front of the views, their work, and the files that go in and out for them.

use std::path::{Path, PathBuf};

use egui::Context;

use super::files::Done;
use super::paths::{BOARDS, LISTS, PICTURES};
use super::{Outbox, Tone, ZirkelApp};
use crate::i18n::{errors, tr};
use crate::store::{self, SaveError};
use crate::ui::commands::Command;
use crate::ui::import::ImportWizard;
use crate::ui::place::ViewKind;
use crate::ui::sheet::{OutFile, Shown};
use crate::ui::shell::dialogs::{Dialog, Purpose};
use crate::ui::view::{Pick, View as _, ViewCx};
use crate::ui::work::{Work, WorkCx};

impl ZirkelApp {
    /// Shows the sheet on top.
    pub(super) fn show_sheet(&mut self, ctx: &Context, outbox: &mut Outbox) {
        let Some(mut sheet) = self.sheets.pop() else {
            return;
        };
        let user = self.author();
        let Some(workspace) = &mut self.workspace else {
            // They are about a project that is no longer open.
            self.sheets.clear();
            return;
        };
        let mut cx = ViewCx {
            doc: &mut workspace.doc,
            texts: &self.texts,
            user: &user,
            prefs: &mut self.settings.prefs,
            spell: &mut self.spell,
            out: outbox,
        };
        match sheet.show(ctx, &mut cx) {
            Shown::Open => self.sheets.push(sheet),
            Shown::Closed => ctx.request_repaint(),
        }
    }

    /// Does what views and sheets have asked for that concerns sheets and files.
    pub(super) fn take_lists(&mut self, outbox: &mut Outbox) {
        self.sheets.append(&mut outbox.sheets);
        if let Some(work) = outbox.purge.take() {
            self.order_purge(work);
        }
        for work in outbox.work.drain(..) {
            self.start_work(work);
        }
        if let Some(file) = outbox.out_file.take() {
            self.going_out = Some(file);
            self.pick(Purpose::WriteOut);
        }
        match outbox.pick.take() {
            Some(Pick::List) => self.pick(Purpose::List),
            Some(Pick::Picture) => self.pick(Purpose::Picture),
            Some(Pick::Board) => self.pick(Purpose::Board),
            None => {}
        }
    }

    fn start_work(&mut self, work: Work) {
        self.start_work_after(work, || {});
    }

    /// Starts work that follows on something else off the UI thread.
    pub(super) fn start_work_after(&mut self, work: Work, first: impl FnOnce() + Send + 'static) {
        let dirs = self.dirs.clone();
        let workspace = self.workspace.as_ref();
        let file = workspace.and_then(|w| w.path()).map(Path::to_owned);
        let header = workspace.map(|w| w.header().clone()).unwrap_or_default();
        let (progress, run) = (work.progress, work.run);
        self.jobs.start_with(work.title, progress, move |progress| {
            first();
            run(&WorkCx {
                dirs: &dirs,
                file,
                header,
                progress,
            });
            Done::Closed
        });
    }

    /// Opens the wizard that reads a list of people, over the people.
    pub(super) fn import(&mut self, wizard: ImportWizard) {
        self.kind = ViewKind::Roster;
        self.sheets.push(Box::new(wizard));
    }

    /// What a file that was dropped on the window is for the open project.
    pub(super) fn takes(&self, path: &Path) -> Option<Pick> {
        let end = path.extension()?.to_string_lossy().to_lowercase();
        let pick = if LISTS.contains(&end.as_str()) {
            Pick::List
        } else if PICTURES.contains(&end.as_str()) {
            Pick::Picture
        } else if BOARDS.contains(&end.as_str()) {
            Pick::Board
        } else {
            return None;
        };
        let workspace = self.workspace.as_ref()?;
        (!workspace.doc.is_read_only() && self.dialog.is_none()).then_some(pick)
    }

    /// Gives the board the files that were chosen or dropped for it.
    pub(super) fn hand_to_board(&mut self, outbox: &mut Outbox) {
        let chosen = std::mem::take(&mut self.for_board);
        let user = self.author();
        for (pick, paths) in chosen {
            let Some(workspace) = &mut self.workspace else {
                return;
            };
            self.kind = ViewKind::Board;
            let mut cx = ViewCx {
                doc: &mut workspace.doc,
                texts: &self.texts,
                user: &user,
                prefs: &mut self.settings.prefs,
                spell: &mut self.spell,
                out: outbox,
            };
            self.views.board.take_files(pick, paths, &mut cx);
        }
    }

    /// A list was chosen to be read.
    pub(super) fn take_list(&mut self, path: PathBuf) {
        let left = match self.sheets.last_mut() {
            Some(sheet) => sheet.take_path(path),
            None => Some(path),
        };
        if let Some(path) = left {
            self.import(ImportWizard::of_file(path));
        }
    }

    /// A table pasted while the people are on the screen and nothing is being written is a list.
    pub(super) fn take_pasted_list(&mut self, ctx: &Context) {
        let takes = self.kind == ViewKind::Roster
            && self.sheets.is_empty()
            && self.can(Command::ImportRoster)
            && !ctx.text_edit_focused();
        if !takes {
            return;
        }
        let pasted = ctx.input_mut(|input| {
            let is_table = |event: &egui::Event| match event {
                egui::Event::Paste(text) => text.contains(['\t', '\n']),
                _ => false,
            };
            let place = input.events.iter().position(is_table)?;
            match input.events.remove(place) {
                egui::Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        if let Some(text) = pasted {
            self.import(ImportWizard::of_text(text));
        }
    }

    /// The place for a file that goes out was chosen.
    pub(super) fn write_out(&mut self, path: PathBuf, confirmed: bool) {
        let Some(file) = self.going_out.take() else {
            return;
        };
        let named = with_extension(path.clone(), file.extension());
        // The desktop's dialog asked about another file.
        let confirmed = confirmed && named == path;
        let path = named;
        let dirs = self.dirs.clone();
        self.jobs.start(tr!(self.texts, "job-write-out"), move |_| {
            let path = std::path::absolute(&path).unwrap_or(path);
            let written = store::write_out(&path, &file.bytes, confirmed, &dirs);
            Done::WrittenOut(path, file, written)
        });
    }

    pub(super) fn finish_write_out(
        &mut self,
        ctx: &Context,
        path: &Path,
        file: OutFile,
        result: Result<(), SaveError>,
    ) {
        match result {
            Ok(()) => {
                let path = path.display().to_string();
                let text = tr!(self.texts, "written-out", path = path);
                self.tell(ctx, Tone::Good, text);
            }
            // A typed path: nobody has asked yet.
            Err(SaveError::Exists { .. }) => {
                self.going_out = Some(file);
                self.dialog = Some(Dialog::ReplaceOut {
                    path: path.to_owned(),
                });
            }
            Err(error) => {
                let text = errors::save(&self.texts, &error);
                self.fail(tr!(self.texts, "save-failed"), text);
            }
        }
    }

    /// Whether a sheet is in front of the views.
    pub(super) fn has_sheet(&self) -> bool {
        !self.sheets.is_empty()
    }
}

/// The path with this extension behind it, unless it ends so already.
fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    let has = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case(extension));
    if has || extension.is_empty() {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(extension);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_goes_out_says_what_it_is() {
        let named = |path: &str| with_extension(PathBuf::from(path), "xlsx");
        assert_eq!(named("Liste"), PathBuf::from("Liste.xlsx"));
        assert_eq!(named("Liste.XLSX"), PathBuf::from("Liste.XLSX"));
        assert_eq!(named("Liste 11.2018"), PathBuf::from("Liste 11.2018.xlsx"));
    }
}
