//! What the sheets have in common that keep something as a template: its name, the way to say
//! yes, and the word that another one is replaced.

use egui::{Context, Key, Role, TextEdit, Ui};

use crate::i18n::{Texts, tr};
use crate::ui::icons::Icon;
use crate::ui::sheet;
use crate::ui::theme::Palette;
use crate::ui::widgets;

/// Width of such a sheet, in points.
const WIDTH: f32 = 480.0;

/// The name under which something is to be kept.
#[derive(Default)]
pub struct Keeping {
    /// What was typed; else it is kept under the name that it has.
    name: Option<String>,
    begun: bool,
}

/// What one such sheet says for itself.
pub struct Look {
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// The icon of the button that keeps.
    pub icon: Icon,
    /// Whether there is a template of this name already.
    pub replaces: bool,
}

/// What was decided in such a sheet.
pub enum Decision {
    /// Nothing yet.
    Open,
    /// It is not kept.
    Closed,
    /// It is kept under this name, which is not blank.
    Keep(String),
}

/// The field for the name, for the sheet to put where it belongs.
pub struct NameField<'a> {
    name: &'a mut String,
    begun: &'a mut bool,
    entered: &'a mut bool,
}

impl Keeping {
    /// The name as it stands; `given` as long as nothing was typed.
    pub fn name(&self, given: &str) -> String {
        self.name.clone().unwrap_or_else(|| given.to_owned())
    }

    /// Shows the sheet. `body` is what stands in it, the name's field among it.
    pub fn show(
        &mut self,
        ctx: &Context,
        texts: &Texts,
        look: &Look,
        given: &str,
        mut body: impl FnMut(&mut Ui, NameField<'_>),
    ) -> Decision {
        let mut name = self.name(given);
        let enabled = !name.trim().is_empty();
        let (mut entered, mut keep, mut close) = (false, false, false);
        let escape = sheet::frame(
            ctx,
            look.id,
            &look.title,
            WIDTH,
            |ui| {
                let field = NameField {
                    name: &mut name,
                    begun: &mut self.begun,
                    entered: &mut entered,
                };
                body(ui, field);
                if look.replaces {
                    let text = tr!(texts, "templates-replaces");
                    let text = egui::RichText::new(text).color(Palette::here(ui).warn);
                    ui.add(egui::Label::new(text).wrap());
                }
            },
            |ui| {
                let label = tr!(texts, "templates-save");
                ui.add_enabled_ui(enabled, |ui| {
                    keep |= widgets::primary_button(ui, Some(look.icon), &label).clicked();
                });
                let label = tr!(texts, "cancel");
                let response = ui.button(&label);
                widgets::named(&response, Role::Button, &label);
                close = response.clicked();
            },
        );
        self.name = Some(name.clone());
        let named = !name.trim().is_empty();
        if (keep || entered) && named && !close {
            Decision::Keep(name)
        } else if close || escape {
            Decision::Closed
        } else {
            Decision::Open
        }
    }
}

impl NameField<'_> {
    /// Shows it; it has the focus at first, and Enter in it keeps.
    pub fn show(self, ui: &mut Ui, label: &str) {
        let width = ui.available_width();
        let field = widgets::label_for(ui, label, |ui, label| {
            let edit = TextEdit::singleline(self.name)
                .desired_width(width)
                .margin(egui::vec2(8.0, 6.0));
            ui.add(edit).labelled_by(label)
        });
        if !*self.begun {
            *self.begun = true;
            field.request_focus();
        }
        *self.entered |= field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    }
}
