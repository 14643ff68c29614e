//! Which file to open or to save to: the desktop's file dialog, or a typed path.

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::time::{Duration, Instant};

use super::files::{Done, Next};
use super::{Dialog, Workspace, ZirkelApp};
use crate::i18n::tr;
use crate::store;
use crate::ui::shell::dialogs::Purpose;
use crate::ui::view::Pick;

/// The desktop's file dialog, waiting for its answer.
struct Answering(Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>>);

/// What lists of people end in.
pub(super) const LISTS: &[&str] = &[
    "xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", "vcf", "vcard",
];

/// What pictures end in that are read.
pub(super) const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "bmp"];

/// What boards of other programs end in.
pub(super) const BOARDS: &[&str] = &["excalidraw", "canvas"];

/// A file dialog that is answered faster than this never came up.
const QUICK: Duration = Duration::from_millis(400);

impl ZirkelApp {
    /// Opens the desktop's file dialog, or asks for a path where there is none.
    pub(super) fn pick(&mut self, purpose: Purpose) {
        if !self.native_dialogs {
            return self.ask_path(purpose, true);
        }
        let mut dialog = rfd::AsyncFileDialog::new();
        dialog = match (purpose, &self.going_out) {
            (Purpose::List, _) => dialog
                .add_filter(tr!(self.texts, "file-kind-list"), LISTS)
                .add_filter(tr!(self.texts, "file-kind-any"), &["*"]),
            (Purpose::Picture, _) => {
                dialog.add_filter(tr!(self.texts, "file-kind-picture"), PICTURES)
            }
            (Purpose::Board, _) => dialog.add_filter(tr!(self.texts, "file-kind-board"), BOARDS),
            (Purpose::WriteOut, Some(file)) => dialog.add_filter(&file.kind, &[file.extension()]),
            // Two-part endings are not understood everywhere; "ron" finds them all the same.
            _ => dialog.add_filter(tr!(self.texts, "file-kind"), &["zirkel.ron", "ron"]),
        };
        if let Some(folder) = self.folder() {
            dialog = dialog.set_directory(folder);
        }
        let started = Instant::now();
        let suggestion = self.suggestion(purpose);
        // macOS wants the dialog to be made on this thread, and answered on any.
        let answer = match purpose {
            Purpose::Open | Purpose::List | Purpose::Picture | Purpose::Board => {
                Answering(Box::pin(dialog.pick_file()))
            }
            Purpose::SaveAs | Purpose::CopyVersion(_) | Purpose::WriteOut => {
                Answering(Box::pin(dialog.set_file_name(suggestion).save_file()))
            }
        };
        self.jobs.start("", move |_| {
            let file = pollster::block_on(answer.0);
            Done::Picked {
                purpose,
                path: file.map(|file| file.path().to_owned()),
                quick: started.elapsed() < QUICK,
            }
        });
    }

    pub(super) fn ask_path(&mut self, purpose: Purpose, fallback: bool) {
        let text = match purpose {
            Purpose::Open | Purpose::List | Purpose::Picture | Purpose::Board => String::new(),
            Purpose::SaveAs | Purpose::CopyVersion(_) | Purpose::WriteOut => {
                let folder = self.folder().unwrap_or_default();
                folder.join(self.suggestion(purpose)).display().to_string()
            }
        };
        self.dialog = Some(Dialog::Path {
            purpose,
            text,
            fallback,
        });
    }

    fn folder(&self) -> Option<PathBuf> {
        let own = self.workspace.as_ref().and_then(Workspace::path);
        let last = self.settings.recent.first().map(PathBuf::as_path);
        own.or(last).and_then(Path::parent).map(Path::to_owned)
    }

    fn suggestion(&self, purpose: Purpose) -> String {
        match purpose {
            Purpose::CopyVersion(hash) => self.name_of_copy(hash),
            Purpose::WriteOut => self
                .going_out
                .as_ref()
                .map(|file| file.name.clone())
                .unwrap_or_default(),
            _ => self.suggested_name(),
        }
    }

    pub(super) fn suggested_name(&self) -> String {
        if let Some(name) = self.workspace.as_ref().and_then(Workspace::file_name) {
            return name;
        }
        let circle = self
            .workspace
            .as_ref()
            .map(|w| w.doc.project().circle().name.clone());
        let stem: String = circle
            .filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| tr!(self.texts, "untitled"))
            .chars()
            .map(|c| {
                if r#"\/:*?"<>|"#.contains(c) || c.is_control() {
                    '-'
                } else {
                    c
                }
            })
            .take(80)
            .collect();
        format!("{}.{}", stem.trim(), store::EXTENSION)
    }

    /// What to do with a path that was chosen or typed.
    pub(super) fn take_path(&mut self, purpose: Purpose, path: PathBuf, confirmed: bool) {
        match purpose {
            Purpose::Open => self.leave_then(Next::Open(path)),
            Purpose::List => self.take_list(path),
            Purpose::Picture => self.for_board.push((Pick::Picture, vec![path])),
            Purpose::Board => self.for_board.push((Pick::Board, vec![path])),
            Purpose::WriteOut => self.write_out(path, confirmed),
            Purpose::CopyVersion(hash) => {
                self.copy_version(hash, with_extension(path), confirmed);
            }
            Purpose::SaveAs => {
                let path = with_extension(path);
                let own = self.workspace.as_ref().and_then(Workspace::path);
                if own == Some(path.as_path()) {
                    let next = self.next.take();
                    return self.save(next);
                }
                self.jobs.start("", move |_| {
                    let path = std::path::absolute(&path).unwrap_or(path);
                    let found = store::current_version(&path);
                    Done::LookedAt {
                        path,
                        confirmed,
                        found,
                    }
                });
            }
        }
    }
}

/// The path with the ending of project files, unless it has one of its own.
fn with_extension(path: PathBuf) -> PathBuf {
    if path.extension().is_some() {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(store::EXTENSION);
    name.into()
}
