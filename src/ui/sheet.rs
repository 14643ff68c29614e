//! Sheets: what comes in front of the views for a while and has steps or state of its own, such
//! as a wizard or a report. One on top of another; Esc closes the top one.

use std::path::PathBuf;

use super::view::ViewCx;

/// Something in front of the views.
pub trait Sheet {
    /// Shows it, usually within [`egui::Modal`].
    fn show(&mut self, ctx: &egui::Context, cx: &mut ViewCx) -> Shown;

    /// Takes the file that was chosen after [`super::view::Outbox::pick_list`], or dropped on the
    /// window; gives it back where lists are nothing to it.
    fn take_path(&mut self, path: PathBuf) -> Option<PathBuf> {
        Some(path)
    }
}

/// Whether a sheet goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It stays open.
    Open,
    /// It is done with.
    Closed,
}

/// A file to be written for another program, where the user says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutFile {
    /// The name to suggest, with its extension, e.g. "Teilnehmende.xlsx".
    pub name: String,
    /// What kind of file it is, for the desktop's file dialog, e.g. "Excel-Arbeitsmappe".
    pub kind: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl OutFile {
    /// What the name ends in, without the dot.
    pub fn extension(&self) -> &str {
        self.name.rsplit_once('.').map_or("", |(_, end)| end)
    }
}
