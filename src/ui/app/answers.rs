//! What follows from the answer to a dialog.

use egui::Context;

use super::files::Next;
use crate::store::Onto;

use super::{Dialog, ZirkelApp};
use crate::ui::shell::dialogs::{Answer, Purpose};

impl ZirkelApp {
    pub(super) fn show_dialog(&mut self, ctx: &Context) {
        let Some(mut dialog) = self.dialog.take() else {
            return;
        };
        let Some(answer) = dialog.show(ctx, &self.texts) else {
            // One that was opened meanwhile comes after this one.
            self.dialog = Some(dialog);
            return;
        };
        match (dialog, answer) {
            (Dialog::Unsaved { .. }, Answer::Save) => {
                let next = self.next.take();
                self.save(next);
            }
            (Dialog::Unsaved { .. }, Answer::Discard) => {
                if let Some(next) = self.next.take() {
                    self.discarding = true;
                    self.do_next(next);
                }
            }
            (Dialog::NotOpened { .. }, Answer::Rescue(rescue)) => {
                self.leave_then(Next::Rescue(Box::new(rescue)));
            }
            (Dialog::Recover { orphan, .. }, Answer::GoOn) => {
                self.leave_then(Next::Recover(orphan))
            }
            (Dialog::Recover { orphan, .. }, Answer::Discard) => self.discard_orphan(orphan),
            (Dialog::Damaged { .. }, Answer::SaveCopy) => {
                self.pick(Purpose::SaveAs);
            }
            (Dialog::Damaged { .. }, Answer::GoOn) => {
                if let Some(workspace) = &mut self.workspace {
                    workspace.accept_damage();
                }
                let next = self.next.take();
                self.save(next);
            }
            (Dialog::Overwrite { path, version }, Answer::GoOn) => {
                self.save_to(path, Onto::Replacing(version));
            }
            (Dialog::ReplaceOut { path }, Answer::GoOn) => self.write_out(path, true),
            (Dialog::Question(question), Answer::GoOn) => {
                if let Some(workspace) = &mut self.workspace {
                    (question.then)(&mut workspace.doc);
                }
            }
            (_, Answer::Name(name)) => self.settings.name = name.trim().to_owned(),
            (_, Answer::Path(purpose, path)) => self.take_path(purpose, path, false),
            _ => self.next = None,
        }
    }
}
