//! Sheets in front of the views, their work, and the files that go in and out for them.

use std::path::{Path, PathBuf};

use egui::Context;

use super::files::Done;
use super::{Outbox, Tone, ViewCx, ZirkelApp};
use crate::i18n::{errors, tr};
use crate::store::{self, SaveError};
use crate::ui::sheet::{OutFile, Shown};
use crate::ui::shell::dialogs::{Dialog, Purpose};
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
        for work in outbox.work.drain(..) {
            self.start_work(work);
        }
        if let Some(file) = outbox.out_file.take() {
            self.going_out = Some(file);
            self.pick(Purpose::WriteOut);
        }
        if std::mem::take(&mut outbox.pick_list) {
            self.pick(Purpose::List);
        }
    }

    fn start_work(&mut self, work: Work) {
        let dirs = self.dirs.clone();
        let workspace = self.workspace.as_ref();
        let file = workspace.and_then(|w| w.path()).map(Path::to_owned);
        let header = workspace.map(|w| w.header().clone()).unwrap_or_default();
        let (progress, run) = (work.progress, work.run);
        self.jobs.start_with(work.title, progress, move |progress| {
            run(&WorkCx {
                dirs: &dirs,
                file,
                header,
                progress,
            });
            Done::Closed
        });
    }

    /// A list was chosen to be read.
    pub(super) fn take_list(&mut self, path: PathBuf) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.take_path(path);
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
