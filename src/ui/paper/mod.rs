//! Minutes and agenda as their readers get them.

use crate::model::{Id, Session};
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::view::ViewCx;

/// Minutes and agenda as their readers get them.

pub struct PaperSheet {
    session: Id<Session>,
}

impl PaperSheet {
    /// About this session.
    pub fn new(session: Id<Session>) -> Self {
        Self { session }
    }
}

impl Sheet for PaperSheet {
    fn show(&mut self, _ctx: &egui::Context, _cx: &mut ViewCx) -> Shown {
        let _ = self.session;
        Shown::Closed
    }
}
