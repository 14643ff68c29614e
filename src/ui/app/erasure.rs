//! Taking erased data out of earlier versions: in which order, so that nothing of the open project
//! holds them on the way.
//!
//! 1. The project is saved, so that the file has the erasure.
//! 2. Its steps are forgotten: undo would bring the data back.
//! 3. The journal is begun anew, and the old one removed.
//! 4. What is kept is cleansed (`store::erasure`).
//!
//! If it cannot be saved, nothing of that happens, and the one who ordered it sees the work break
//! down.

use egui::Context;

use super::ZirkelApp;
use crate::ui::history::HistoryView;
use crate::ui::work::Work;

/// A purge on its way.
pub(super) struct Purge {
    work: Work,
    /// Whether the project was given to be saved for it.
    asked: bool,
}

impl ZirkelApp {
    pub(super) fn order_purge(&mut self, work: Work) {
        self.purge = Some(Purge { work, asked: false });
    }

    /// Saves what is not saved, then purges. To be called each frame.
    pub(super) fn purge_when_saved(&mut self, ctx: &Context) {
        let Some(mut purge) = self.purge.take() else {
            return;
        };
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        if workspace.is_saving() {
            self.purge = Some(purge);
            return;
        }
        if workspace.path().is_some() && workspace.is_dirty() {
            if !purge.asked {
                purge.asked = true;
                self.purge = Some(purge);
                self.save(None);
                ctx.request_repaint();
            }
            // Else it could not be saved, which was told; dropping the work tells it too.
            return;
        }
        workspace.doc.forget_past();
        let remove_old_journal = workspace.begin_journal_anew(&self.dirs);
        // What it has loaded holds the data, and the versions have other names from now on.
        self.views.history = HistoryView::default();
        self.start_work_after(purge.work, remove_old_journal);
    }
}
