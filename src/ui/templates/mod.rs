//! Templates for sessions.

use crate::model::{Id, Session};
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::view::ViewCx;

/// Templates for sessions.
#[derive(Default)]
pub struct TemplatesSheet;

impl Sheet for TemplatesSheet {
    fn show(&mut self, _ctx: &egui::Context, _cx: &mut ViewCx) -> Shown {
        Shown::Closed
    }
}

/// Keeps a session as a template.
pub struct SaveTemplateSheet {
    session: Id<Session>,
}

impl SaveTemplateSheet {
    /// Of this session.
    pub fn new(session: Id<Session>) -> Self {
        Self { session }
    }
}

impl Sheet for SaveTemplateSheet {
    fn show(&mut self, _ctx: &egui::Context, _cx: &mut ViewCx) -> Shown {
        let _ = self.session;
        Shown::Closed
    }
}
