//! What the history needs of the disk: listing, comparing and copying versions, off the UI
//! thread.

use std::path::PathBuf;

use egui::Context;

use super::files::Done;
use super::{Tone, Workspace, ZirkelApp};
use crate::i18n::{errors, tr};
use crate::store::{self, Onto, Progress, SaveError, SaveRequest, history};
use crate::ui::history::ask::{self, Answer, Ask};
use crate::ui::place::ViewKind;
use crate::ui::shell::dialogs::Purpose;

/// What came of a job for the history.
pub enum HistoryDone {
    /// Something was read.
    Read(Option<Answer>),
    /// A version was put into a file of its own, or not.
    Copied(PathBuf, Result<(), CopyError>),
}

/// Why a version could not be put into a file of its own.
pub enum CopyError {
    /// It is no longer kept.
    Gone,
    /// The file could not be written.
    Save(SaveError),
}

impl ZirkelApp {
    /// Has the versions listed when the history comes to the screen, and whenever there is a new
    /// one. To be called each frame.
    pub(super) fn feed_history(&mut self) {
        if self.kind != ViewKind::History {
            self.views.history.leave();
            return;
        }
        let Some(workspace) = &self.workspace else {
            return;
        };
        let header = workspace.header();
        if self.views.history.wants_list(header) {
            let (dirs, header) = (self.dirs.clone(), header.clone());
            self.jobs.start("", move |_| {
                Done::History(HistoryDone::Read(Some(ask::list(&dirs, header))))
            });
        }
    }

    pub(super) fn ask_history(&mut self, ask: Ask) {
        if let Ask::SaveCopy(hash) = ask {
            self.pick(Purpose::CopyVersion(hash));
            return;
        }
        let dirs = self.dirs.clone();
        self.jobs.start("", move |progress| {
            Done::History(HistoryDone::Read(ask::read(&dirs, ask, progress)))
        });
    }

    pub(super) fn finish_history(&mut self, ctx: &Context, done: HistoryDone) {
        match done {
            HistoryDone::Read(answer) => {
                if let Some(answer) = answer {
                    self.views.history.take(answer);
                }
            }
            HistoryDone::Copied(path, Ok(())) => {
                let path = path.display().to_string();
                let text = tr!(self.texts, "history-copied", path = path);
                self.tell(ctx, Tone::Good, text);
            }
            HistoryDone::Copied(_, Err(error)) => {
                let text = match error {
                    CopyError::Gone => tr!(self.texts, "history-gone"),
                    CopyError::Save(error) => errors::save(&self.texts, &error),
                };
                self.fail(tr!(self.texts, "save-failed"), text);
            }
        }
    }

    /// Puts a version into a file of its own. A file that is there is only replaced if the
    /// desktop's file dialog has asked.
    pub(super) fn copy_version(&mut self, hash: blake3::Hash, path: PathBuf, confirmed: bool) {
        let own = self.workspace.as_ref().and_then(Workspace::path);
        if own == Some(path.as_path()) {
            // The way back in the project's own file is restoring.
            let error = SaveError::Exists { path };
            let text = errors::save(&self.texts, &error);
            return self.fail(tr!(self.texts, "save-failed"), text);
        }
        let dirs = self.dirs.clone();
        let by = self.author();
        let title = tr!(self.texts, "job-save");
        self.jobs.start(title, move |progress| {
            let path = std::path::absolute(&path).unwrap_or(path);
            let copied = copy(&dirs, hash, &path, by, confirmed, progress);
            Done::History(HistoryDone::Copied(path, copied))
        });
    }

    /// What a copy of a version is called: "kreis 2018-11-07 09-30.zirkel.ron".
    pub(super) fn name_of_copy(&self, hash: blake3::Hash) -> String {
        let name = self.suggested_name();
        let end = format!(".{}", store::EXTENSION);
        let stem = name
            .strip_suffix(&end)
            .or_else(|| name.strip_suffix(".ron"))
            .unwrap_or(&name);
        let time = self.views.history.time_of(hash).map(|at| {
            let local = at.with_timezone(&chrono::Local);
            local.format(" %Y-%m-%d %H-%M").to_string()
        });
        format!("{stem}{}{end}", time.unwrap_or_default())
    }
}

fn copy(
    dirs: &store::DataDirs,
    hash: blake3::Hash,
    path: &std::path::Path,
    by: String,
    confirmed: bool,
    progress: &Progress,
) -> Result<(), CopyError> {
    let version = history::load(dirs, hash).ok_or(CopyError::Gone)?;
    let there = store::current_version(path).map_err(|source| {
        let path = path.to_owned();
        CopyError::Save(SaveError::Io { path, source })
    })?;
    let request = SaveRequest {
        // Still the same project, to whoever merges it.
        header: version.header,
        onto: there
            .filter(|_| confirmed)
            .map_or(Onto::Merged, Onto::Replacing),
        by,
        ..SaveRequest::new(path, version.project)
    };
    let saved = store::save(&request, dirs, progress);
    saved.map(|_| ()).map_err(CopyError::Save)
}
