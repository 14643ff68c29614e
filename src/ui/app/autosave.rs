//! Saving by itself, after a pause in typing: so that a shared file lives at human speed, and
//! nobody has to think of Ctrl+S.

use egui::Context;

use super::ZirkelApp;
use super::files::Next;
use crate::store::Onto;

/// After this pause, in seconds, what was changed is saved.
const PAUSE: f64 = 2.0;

/// Whoever types without a pause is saved after this time, in seconds.
const LATEST: f64 = 20.0;

/// How long after a save that did not work it is tried again, in seconds; doubled each time.
const FIRST_RETRY: f64 = 5.0;
const LAST_RETRY: f64 = 120.0;

/// When to save next.
#[derive(Default)]
pub(super) struct Autosave {
    /// Since when there is something to save, in seconds of egui's clock.
    dirty_since: Option<f64>,
    /// Why the last save did not work, in the user's words.
    pub(super) failed: Option<String>,
    retry_at: f64,
    retry_after: f64,
    /// Whether the save on its way was asked for by nobody.
    pub(super) running: bool,
}

impl Autosave {
    pub(super) fn worked(&mut self) {
        *self = Self::default();
    }

    pub(super) fn did_not_work(&mut self, now: f64, reason: String) {
        self.running = false;
        self.failed = Some(reason);
        self.retry_after = (self.retry_after * 2.0).clamp(FIRST_RETRY, LAST_RETRY);
        self.retry_at = now + self.retry_after;
    }

    pub(super) fn retry_now(&mut self) {
        self.retry_at = 0.0;
    }
}

impl ZirkelApp {
    /// Whether changes of the open project reach its file without anybody doing anything.
    pub(super) fn saves_by_itself(&self) -> bool {
        self.settings.autosave
            && !self.sharing.is_troubled()
            && self.workspace.as_ref().is_some_and(|workspace| {
                workspace.path().is_some()
                    && workspace.read_only().is_none()
                    && !workspace.is_damaged()
            })
    }

    /// Saves if it is time to. To be called each frame.
    pub(super) fn save_by_itself(&mut self, ctx: &Context) {
        let by_itself = self.saves_by_itself();
        let Some(workspace) = &mut self.workspace else {
            self.autosave = Autosave::default();
            return;
        };
        if !by_itself || !workspace.is_dirty() {
            self.autosave.dirty_since = None;
            return;
        }
        if workspace.is_saving() || self.sharing.is_pulling() || self.dialog.is_some() {
            return;
        }
        let now = ctx.input(|input| input.time);
        let since = *self.autosave.dirty_since.get_or_insert(now);
        let due = (self.last_edit.0 + PAUSE)
            .min(since + LATEST)
            .max(self.autosave.retry_at);
        let holding = ctx.input(|input| input.pointer.any_down());
        if now < due || holding {
            ctx.request_repaint_after_secs((due - now).max(0.2) as f32);
            return;
        }
        if let Some(path) = workspace.path().map(std::path::Path::to_owned) {
            self.autosave.running = true;
            self.autosave.dirty_since = None;
            self.save_to(path, Onto::Merged);
        }
    }

    /// Saves without asking before something else is done; whether that is possible.
    pub(super) fn save_before(&mut self, next: &Next) -> bool {
        if !self.saves_by_itself() || self.autosave.failed.is_some() {
            return false;
        }
        self.save(Some(next.clone()));
        true
    }
}
