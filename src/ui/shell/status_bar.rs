//! The bar at the bottom: work on its way with progress and cancel, and what can be undone.

use egui::{ProgressBar, Ui};

use crate::i18n::{Texts, format, tr};
use crate::store::notices::{Notice, Program};
use crate::ui::icons;
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
    others: &[Notice],
    running: impl Iterator<Item = &'a Running>,
) {
    let weak = Palette::here(ui).text_weak;
    ui.horizontal_centered(|ui| {
        if let Some(hint) = hint {
            ui.label(egui::RichText::new(hint).size(size::SMALL).color(weak));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if !others.is_empty() {
                show_others(ui, texts, others);
            }
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

/// Who else has the file open: a name or a number, and the whole list on a click.
fn show_others(ui: &mut Ui, texts: &Texts, others: &[Notice]) {
    let living: Vec<&Notice> = others.iter().filter(|notice| !notice.is_stale).collect();
    let label = match living.as_slice() {
        [] => tr!(texts, "others-gone"),
        [one] => tr!(texts, "others-one", name = name_of(texts, one)),
        many => tr!(texts, "others-many", count = many.len()),
    };
    let words = egui::RichText::new(&label).size(size::SMALL);
    let icon = icons::OTHERS.rich_text().size(16.0);
    let button = egui::Button::new((icon, words)).frame_when_inactive(false);
    let response = ui.add(button);
    widgets::named(&response, egui::Role::Button, &label);
    egui::Popup::menu(&response).show(|ui| {
        // Menus stretch what is in them, which these lines are not made for.
        let plain = egui::Layout::top_down(egui::Align::Min);
        ui.with_layout(plain, |ui| {
            ui.set_max_width(360.0);
            ui.label(crate::ui::theme::section(tr!(texts, "others-title")));
            for notice in others {
                one_of_others(ui, texts, notice);
            }
            ui.add_space(space::XS);
            widgets::weak(ui, tr!(texts, "others-explained"));
        });
    });
}

fn one_of_others(ui: &mut Ui, texts: &Texts, notice: &Notice) {
    let mut details = Vec::new();
    if !notice.host.is_empty() {
        details.push(notice.host.clone());
    }
    if let Some(since) = notice.since {
        let since = format::date_and_time(texts, since);
        details.push(tr!(texts, "others-since", time = since));
    }
    if notice.is_stale {
        details.push(tr!(texts, "others-stale"));
    }
    if notice.program == Program::Other {
        details.push(tr!(texts, "others-program"));
    }
    ui.label(name_of(texts, notice));
    widgets::weak(ui, details.join(" · "));
}

fn name_of(texts: &Texts, notice: &Notice) -> String {
    [&notice.name, &notice.account, &notice.host]
        .into_iter()
        .find(|name| !name.is_empty())
        .cloned()
        .unwrap_or_else(|| tr!(texts, "somebody-else"))
}
