//! Sheets: what comes in front of the views for a while and has steps or state of its own, such
//! as a wizard or a report. One on top of another; Esc closes the top one.

use std::path::PathBuf;

use egui::{Align, Context, Id, Layout, Modal, ScrollArea, Ui};

use super::theme::{self, space};
use super::view::ViewCx;

/// Something in front of the views.
pub trait Sheet {
    /// Shows it, usually within [`egui::Modal`].
    fn show(&mut self, ctx: &egui::Context, cx: &mut ViewCx) -> Shown;

    /// Takes the file that was chosen after [`super::view::Outbox::pick_list`], or dropped on the
    /// window; gives it back where lists are nothing to it.
    fn take_path(&mut self, path: PathBuf) -> Option<PathBuf> {
        Some(path)
    }
}

/// Whether a sheet goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It stays open.
    Open,
    /// It is done with.
    Closed,
}

/// A file to be written for another program, where the user says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutFile {
    /// The name to suggest, with its extension, e.g. "Teilnehmende.xlsx".
    pub name: String,
    /// What kind of file it is, for the desktop's file dialog, e.g. "Excel-Arbeitsmappe".
    pub kind: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl OutFile {
    /// What the name ends in, without the dot.
    pub fn extension(&self) -> &str {
        self.name.rsplit_once('.').map_or("", |(_, end)| end)
    }
}

/// The frame of a sheet with a title, what scrolls, and buttons below. Returns whether Esc closes
/// it.
pub fn frame(
    ctx: &Context,
    id: &'static str,
    title: &str,
    width: f32,
    mut body: impl FnMut(&mut Ui),
    buttons: impl FnOnce(&mut Ui),
) -> bool {
    let modal = Modal::new(Id::unique(id))
        .frame(theme::dialog(&ctx.global_style()))
        .show(ctx, |ui| {
            let room = ui.ctx().content_rect().size();
            ui.set_width(width.min(room.x - space::XL - space::L));
            ui.spacing_mut().item_spacing.y = space::S;
            ui.add(egui::Label::new(theme::section(title)).wrap());
            ui.add_space(space::XS);
            // Title, buttons and the frame around all.
            let most = (room.y - 3.0 * theme::CONTROL_HEIGHT - 2.0 * space::XL).max(96.0);
            ScrollArea::vertical()
                .id_salt(id)
                .max_height(most)
                .min_scrolled_height(most)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    ui.set_width(ui.available_width() - space::M);
                    body(ui);
                });
            ui.add_space(space::XS);
            let row = egui::vec2(ui.available_width(), theme::CONTROL_HEIGHT);
            // At 200 % three buttons may take two lines.
            let layout = Layout::right_to_left(Align::Center).with_main_wrap(true);
            ui.allocate_ui_with_layout(row, layout, buttons);
        });
    modal.should_close()
}
