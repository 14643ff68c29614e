//! How far minutes have come, and what was changed since they were finished.

use crate::model::{Id, Session};
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::view::ViewCx;

/// How far minutes have come, and what was changed since they were finished.

pub struct ApprovalSheet {
    session: Id<Session>,
}

impl ApprovalSheet {
    /// About this session.
    pub fn new(session: Id<Session>) -> Self {
        Self { session }
    }
}

impl Sheet for ApprovalSheet {
    fn show(&mut self, _ctx: &egui::Context, _cx: &mut ViewCx) -> Shown {
        let _ = self.session;
        Shown::Closed
    }
}
