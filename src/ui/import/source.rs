//! The first page: which list.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Align, Layout, Ui};

use super::ImportWizard;
use crate::i18n::tr;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Where a list comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// What was copied in another program.
    Pasted(Arc<str>),
}

impl Source {
    /// What it is called: the file's name.
    pub fn name(&self) -> Option<String> {
        match self {
            Self::File(path) => path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned()),
            Self::Pasted(_) => None,
        }
    }
}

impl ImportWizard {
    pub(super) fn show_source(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let texts = cx.texts;
        if let Some(reading) = &self.reading {
            let title = match self.source.as_ref().and_then(Source::name) {
                Some(name) => tr!(texts, "import-reading", name = name),
                None => tr!(texts, "import-reading-pasted"),
            };
            ui.vertical_centered(|ui| {
                ui.add_space(space::XL * 2.0);
                ui.label(theme::section(title));
                ui.add_space(space::S);
                let bar = egui::ProgressBar::new(reading.progress.fraction()).desired_width(320.0);
                ui.add(bar);
                ui.ctx().request_repaint_after_secs(0.1);
            });
            return;
        }
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            let title = tr!(texts, "import-source-title");
            let text = tr!(texts, "import-source-text");
            widgets::empty_state(ui, icons::IMPORT, &title, &text, |ui| {
                let choose = tr!(texts, "import-choose");
                let button = widgets::primary_button(ui, Some(icons::OPEN), &choose);
                if ui.memory(|memory| memory.focused().is_none()) {
                    button.request_focus();
                }
                if button.clicked() {
                    cx.out.pick_list();
                }
                ui.add_space(space::M);
                widgets::weak(ui, tr!(texts, "import-source-paste"));
            });
            if let Some(trouble) = &self.trouble {
                ui.add_space(space::M);
                let palette = Palette::here(ui);
                theme::card(palette).show(ui, |ui| {
                    ui.set_max_width(theme::TEXT_WIDTH.min(ui.available_width()));
                    ui.horizontal_top(|ui| {
                        ui.label(icons::BAD.rich_text().size(20.0).color(palette.bad));
                        ui.add(egui::Label::new(trouble).wrap());
                    });
                });
            }
        });
    }
}
