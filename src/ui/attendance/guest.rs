//! The sheet for somebody who was not expected.

use egui::{Context, Key, Modal, Ui};

use crate::i18n::tr;
use crate::model::{HalfDay, Id, Session};
use crate::ui::icons;
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::theme::{self, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

use super::{deeds, rows};

/// Asks for a guest's name and organisation.
pub struct GuestSheet {
    session: Id<Session>,
    half_day: Option<HalfDay>,
    name: String,
    organisation: String,
    begun: bool,
}

impl GuestSheet {
    /// Asks for a guest of this session who is there on this half-day.
    pub fn new(session: Id<Session>, half_day: Option<HalfDay>) -> Self {
        Self {
            session,
            half_day,
            name: String::new(),
            organisation: String::new(),
            begun: false,
        }
    }

    fn show_fields(&mut self, ui: &mut Ui, cx: &ViewCx) -> bool {
        let mut entered = false;
        let label = tr!(cx.texts, "attend-guest-name");
        let mut fields = [
            (label, &mut self.name),
            (
                tr!(cx.texts, "attend-guest-organisation"),
                &mut self.organisation,
            ),
        ];
        for (place, (label, text)) in fields.iter_mut().enumerate() {
            let field = widgets::label_for(ui, label, |ui, name| {
                let edit = egui::TextEdit::singleline(&mut **text)
                    .desired_width(f32::INFINITY)
                    .margin(egui::vec2(8.0, 6.0));
                ui.add(edit).labelled_by(name)
            });
            if place == 0 && !self.begun {
                field.request_focus();
            }
            entered |= field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        }
        self.begun = true;
        entered
    }
}

impl Sheet for GuestSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let mut add = false;
        let frame = theme::dialog(&ctx.global_style());
        let modal = Modal::new(egui::Id::unique("guest")).frame(frame);
        let modal = modal.show(ctx, |ui| {
            let window = ui.ctx().content_rect();
            ui.set_width(380.0_f32.min(window.width() - space::XL));
            ui.label(theme::section(tr!(cx.texts, "command-add-guest")));
            let text = match self.half_day {
                Some(half_day) => tr!(
                    cx.texts,
                    "attend-guest-text",
                    half = rows::half_day_name(cx.texts, half_day)
                ),
                None => tr!(cx.texts, "attend-guest-text-session"),
            };
            ui.add(egui::Label::new(text).wrap());
            add = self.show_fields(ui, cx);
            let named = !self.name.trim().is_empty();
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                let label = tr!(cx.texts, "attend-guest-add");
                let icon = Some(icons::ADD_PERSON);
                add |= ui
                    .add_enabled_ui(named, |ui| {
                        widgets::primary_button(ui, icon, &label).clicked()
                    })
                    .inner;
                ui.button(tr!(cx.texts, "cancel")).clicked()
            })
            .inner
        });
        if add && !self.name.trim().is_empty() {
            let (name, body) = (self.name.as_str(), self.organisation.as_str());
            let guest = deeds::add_guest(cx.doc, self.session, self.half_day, name, body);
            if let Some(person) = cx.doc.project().get(guest) {
                let name = person.full_name();
                let said = tr!(cx.texts, "attend-guest-added", name = name);
                cx.out.tell(Tone::Good, said);
            }
            return Shown::Closed;
        }
        if modal.inner || modal.should_close() {
            return Shown::Closed;
        }
        Shown::Open
    }
}
