//! What can be done where a file cannot be opened, and what a crash left unsaved.

use std::path::{Path, PathBuf};

use egui::Context;

use super::files::{Done, Next};
use super::{Dialog, Tone, Workspace, ZirkelApp};
use crate::document::ChangeList;
use crate::exchange;
use crate::i18n::{Names, Texts, errors, format, tr};
use crate::store::journal::{self, Orphan, Recovered};
use crate::store::salvage::salvage_file;
use crate::store::{self, Backup, DataDirs, OpenError, Opened, Progress, snapshots};

/// So many lines of what was not saved are shown at most.
const MOST_LINES: usize = 200;

/// What can be opened in place of a file that cannot.
#[derive(Clone, Debug)]
pub enum Rescue {
    /// The version that was read from or written to this path last.
    Last {
        /// The file.
        path: PathBuf,
        /// Which version.
        hash: blake3::Hash,
        /// Who saved it, if that is known.
        by: String,
        /// When, by that person's clock, in this machine's zone.
        at: Option<chrono::DateTime<chrono::Local>>,
    },
    /// A version that was replaced without being merged.
    Backup(Backup),
    /// What can still be read of it, record by record.
    Salvage {
        /// The file.
        path: PathBuf,
        /// How many records can be read.
        found: usize,
        /// How many places are damaged.
        damages: usize,
    },
}

/// What came of a rescue.
pub enum Rescued {
    /// The last version known, to go on with under its path.
    Last(PathBuf, Box<Opened>),
    /// A project without a file: what was read of a damaged file or a backup.
    Loose(Box<crate::model::Project>),
}

impl Rescue {
    /// What there is for this path. Reads files, so it is nothing for the window's thread.
    pub(super) fn of(dirs: &DataDirs, path: &Path, error: &OpenError) -> Vec<Self> {
        let mut found = Vec::new();
        if let Some((hash, last)) = snapshots::last_of(dirs, path) {
            found.push(Self::Last {
                path: path.to_owned(),
                hash,
                by: last.header.author.name,
                at: last
                    .header
                    .author
                    .at
                    .map(|at| at.with_timezone(&chrono::Local)),
            });
        } else if let Some(backup) = store::backups(dirs, path).into_iter().next() {
            found.push(Self::Backup(backup));
        }
        let garbled = matches!(
            error,
            OpenError::NotText { .. }
                | OpenError::NotAProject { .. }
                | OpenError::Truncated { .. }
                | OpenError::Duplicate { .. }
                | OpenError::TooDeep { .. }
        );
        if garbled && let Ok(file) = salvage_file(path, &Progress::default()) {
            let salvaged = file.salvaged;
            if salvaged.found() > 0 {
                found.push(Self::Salvage {
                    path: path.to_owned(),
                    found: salvaged.found(),
                    damages: salvaged.damages.len(),
                });
            }
        }
        found
    }

    /// What its button says.
    pub fn label(&self, texts: &Texts) -> String {
        match self {
            Self::Last { by, at, .. } => {
                let at = at.as_ref().map(|at| format::moment(texts, at));
                match at {
                    Some(time) if by.is_empty() => tr!(texts, "rescue-last-time", time = time),
                    Some(time) => {
                        tr!(texts, "rescue-last-by", time = time, by = by.as_str())
                    }
                    None => tr!(texts, "rescue-last"),
                }
            }
            Self::Backup(backup) => {
                let replaced = backup.replaced_at.with_timezone(&chrono::Local);
                let time = format::moment(texts, &replaced);
                tr!(texts, "dialog-open-backup", time = time)
            }
            Self::Salvage { found, .. } => {
                let found = *found;
                tr!(texts, "rescue-salvage", count = found)
            }
        }
    }

    /// Does it. Reads files, so it is nothing for the window's thread.
    fn fetch(&self, dirs: &DataDirs, progress: &Progress) -> Result<Rescued, OpenError> {
        match self {
            Self::Last { path, hash, .. } => {
                let opened = store::open_snapshot(dirs, *hash, progress)?;
                Ok(Rescued::Last(path.clone(), Box::new(opened)))
            }
            Self::Backup(backup) => {
                let opened = store::open(&backup.path, progress)?;
                Ok(Rescued::Loose(Box::new(opened.project)))
            }
            Self::Salvage { path, .. } => {
                let file = salvage_file(path, progress)?;
                Ok(Rescued::Loose(Box::new(file.salvaged.project)))
            }
        }
    }
}

impl ZirkelApp {
    pub(super) fn rescue(&mut self, rescue: Rescue) {
        let title = tr!(self.texts, "job-open");
        let dirs = self.dirs.clone();
        self.jobs.start_cancellable(title, move |progress| {
            let rescued = rescue.fetch(&dirs, progress);
            Done::Rescued(Box::new(rescue), rescued)
        });
    }

    pub(super) fn finish_rescue(
        &mut self,
        ctx: &Context,
        rescue: Rescue,
        result: Result<Rescued, OpenError>,
    ) {
        match result {
            Err(error @ OpenError::Cancelled) => {
                self.discarding = false;
                self.tell(ctx, Tone::Info, errors::open(&self.texts, &error));
            }
            Err(error) => {
                let text = errors::open(&self.texts, &error);
                self.fail(tr!(self.texts, "open-failed"), text);
            }
            Ok(_) if self.would_lose_work() => self.leave_then(Next::Rescue(Box::new(rescue))),
            Ok(Rescued::Last(path, opened)) => {
                let workspace = Workspace::opened(path, *opened, self.author(), &self.dirs);
                self.show(workspace);
                self.tell(ctx, Tone::Info, tr!(self.texts, "rescue-last-opened"));
            }
            Ok(Rescued::Loose(project)) => {
                self.show(Workspace::new(*project, self.author(), &self.dirs));
                let text = match rescue {
                    Rescue::Salvage { damages, .. } => {
                        tr!(self.texts, "rescue-salvaged", count = damages)
                    }
                    _ => tr!(self.texts, "backup-opened"),
                };
                self.tell(ctx, Tone::Info, text);
            }
        }
    }

    /// Offers what a crash left unsaved, and finds out what that is.
    pub(super) fn offer(&mut self, orphan: Orphan) {
        let lang = self.texts.lang();
        self.dialog = Some(Dialog::Recover {
            orphan: orphan.clone(),
            lost: None,
        });
        self.jobs.start("", move |_| {
            let lines = journal::recover(&orphan).map(|recovered| lines(lang, &recovered));
            Done::Previewed(orphan, lines)
        });
    }

    pub(super) fn finish_preview(&mut self, orphan: &Orphan, lines: Result<String, String>) {
        if let Some(Dialog::Recover {
            orphan: shown,
            lost,
        }) = &mut self.dialog
            && shown.journal == orphan.journal
        {
            // What cannot be read is told when it is brought back.
            *lost = lines.ok();
        }
    }
}

/// What differs from what is in the file, as text.
fn lines(lang: crate::i18n::Lang, recovered: &Recovered) -> String {
    let texts = Texts::new(lang);
    let (before, after) = (&recovered.base.project, &recovered.project);
    let list = ChangeList::between(before, after);
    let names = Names::of_two(&texts, before, after);
    let text = exchange::changes::text(&list, &names);
    let mut lines: Vec<&str> = text.lines().take(MOST_LINES).collect();
    if text.lines().nth(MOST_LINES).is_some() {
        lines.push("…");
    }
    lines.join("\n")
}
