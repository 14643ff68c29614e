//! The bar at the bottom: work on its way with progress and cancel, and what can be undone.

use egui::{ProgressBar, Ui};

use crate::i18n::{Texts, tr};
use crate::ui::jobs::Running;
use crate::ui::theme::{Palette, size, space};
use crate::ui::widgets;

/// Height of the bar, in points.
pub const HEIGHT: f32 = 32.0;

/// Shows the bar.
pub fn show<'a>(
    ui: &mut Ui,
    texts: &Texts,
    hint: Option<&str>,
    running: impl Iterator<Item = &'a Running>,
) {
    let weak = Palette::here(ui).text_weak;
    ui.horizontal_centered(|ui| {
        if let Some(hint) = hint {
            ui.label(egui::RichText::new(hint).size(size::SMALL).color(weak));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            for job in running {
                let cancel = tr!(texts, "cancel");
                if job.can_cancel
                    && widgets::icon_button(ui, crate::ui::icons::CLOSE, &cancel).clicked()
                {
                    job.progress.cancel();
                }
                let done = job.progress.fraction();
                ui.add(ProgressBar::new(done).desired_width(120.0));
                ui.label(
                    egui::RichText::new(&job.title)
                        .size(size::SMALL)
                        .color(weak),
                );
                ui.add_space(space::S);
                // A job wakes the window only when it ends.
                ui.ctx().request_repaint_after_secs(0.1);
            }
        });
    });
}
