//! Searching everything in the project.

use egui::Context;

use crate::i18n::Texts;
use crate::model::Project;
use crate::ui::view::Outbox;

/// The search while it is open.
#[derive(Default)]
pub struct Search {}

impl Search {
    /// Shows the search; returns whether it stays open.
    pub fn show(
        &mut self,
        _ctx: &Context,
        _project: &Project,
        _texts: &Texts,
        _out: &mut Outbox,
    ) -> bool {
        false
    }
}
