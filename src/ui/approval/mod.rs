//! How far minutes have come, and what was changed since they were finished.

mod list;
mod steps;

use egui::{Align, Context, Id as WidgetId, Layout, Modal, ScrollArea};

use crate::i18n::tr;
use crate::model::{Id, Session};
use crate::ui::sessions::title_or;
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::theme::{self, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

use list::Listed;
pub use steps::ask_back_to_draft;

/// Width of the sheet, in points.
const WIDTH: f32 = 760.0;

/// The steps from draft to approved minutes, and the list of what was changed on the way.
pub struct ApprovalSheet {
    session: Id<Session>,
    /// The minutes are to be approved though they did not go round.
    at_once: bool,
    /// Approved with changes or without, once somebody said so.
    with_changes: Option<bool>,
    /// In which session, once somebody said so.
    approved_in: Option<Option<Id<Session>>>,
    listed: Listed,
}

impl ApprovalSheet {
    /// About this session.
    pub fn new(session: Id<Session>) -> Self {
        Self {
            session,
            at_once: false,
            with_changes: None,
            approved_in: None,
            listed: Listed::default(),
        }
    }
}

impl Sheet for ApprovalSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let Some(session) = cx.doc.project().get(self.session).cloned() else {
            return Shown::Closed;
        };
        self.listed.refresh(cx, self.session);
        let mut shown = Shown::Open;
        let number = title_or(&session.number, &session.title);
        let title = tr!(cx.texts, "approve-title", session = number);
        let modal = Modal::new(WidgetId::unique("approval"))
            .frame(theme::dialog(&ctx.global_style()))
            .show(ctx, |ui| {
                let room = ui.ctx().content_rect().size();
                ui.set_width(WIDTH.min(room.x - space::XL - space::L));
                ui.spacing_mut().item_spacing.y = space::S;
                ui.add(egui::Label::new(theme::section(title)).wrap());
                // Title, button and the frame around all.
                let most = (room.y - 3.0 * theme::CONTROL_HEIGHT - 2.0 * space::XL).max(96.0);
                ScrollArea::vertical()
                    .id_salt("approval")
                    .max_height(most)
                    // Grows at once when there is more to show.
                    .min_scrolled_height(most)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        ui.set_width(ui.available_width() - space::M);
                        self.show_steps(ui, cx, &session);
                        if session.is_finished() {
                            ui.add_space(space::M);
                            if self.listed.show(ui, cx) {
                                shown = Shown::Closed;
                            }
                        }
                    });
                ui.add_space(space::XS);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let close = tr!(cx.texts, "close");
                    let response = ui.button(close.as_str());
                    widgets::named(&response, egui::Role::Button, &close);
                    if response.clicked() {
                        shown = Shown::Closed;
                    }
                });
            });
        if modal.should_close() {
            shown = Shown::Closed;
        }
        shown
    }
}
