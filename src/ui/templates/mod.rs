//! Templates for sessions: those that Zirkel brings along, and one's own.

mod built_in;
mod keeping;
mod save;

use egui::{Context, ScrollArea, Ui};

use crate::document::{Gesture, Step};
use crate::i18n::tr;
use crate::model::{Id, Plan, Template};
use crate::ui::icons;
use crate::ui::new_session::in_short;
use crate::ui::sessions::title_or;
use crate::ui::sheet::{self, Sheet, Shown};
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

pub use built_in::BuiltIn;
pub use keeping::{Decision, Keeping, Look as KeepingLook};
pub use save::SaveTemplateSheet;

/// Width of the sheet, in points.
const WIDTH: f32 = 620.0;
/// Highest list of the agenda of a template, in points.
const AGENDA: f32 = 160.0;

/// Templates for sessions: renaming and deleting one's own.
#[derive(Default)]
pub struct TemplatesSheet {
    /// The template whose agenda is shown.
    open: Option<Which>,
    /// What Zirkel's own hold.
    plans: Vec<(BuiltIn, Plan)>,
}

/// A template of either kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Own(Id<Template>),
    BuiltIn(BuiltIn),
}

impl Sheet for TemplatesSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let title = tr!(cx.texts, "templates-title");
        let label = tr!(cx.texts, "close");
        let mut close = false;
        let escape = sheet::frame(
            ctx,
            "templates",
            &title,
            WIDTH,
            |ui| self.show_body(ui, cx),
            |ui| {
                let response = ui.button(&label);
                widgets::named(&response, egui::Role::Button, &label);
                close = response.clicked();
            },
        );
        if close || escape {
            Shown::Closed
        } else {
            Shown::Open
        }
    }
}

impl TemplatesSheet {
    fn show_body(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let mut own: Vec<(Id<Template>, Template)> = cx
            .doc
            .project()
            .templates
            .iter()
            .map(|(id, template)| (id, template.clone()))
            .collect();
        // By age: while one is renamed, it stays where it is.
        own.sort_by_key(|(id, _)| *id);
        ui.label(theme::strong(tr!(cx.texts, "templates-own"), size::BODY));
        if own.is_empty() {
            let text = tr!(cx.texts, "templates-own-empty");
            let text = egui::RichText::new(text).color(Palette::here(ui).text_weak);
            ui.add(egui::Label::new(text).wrap());
        }
        for (id, template) in &own {
            widgets::keyed(ui, *id, |ui| self.show_own(ui, cx, *id, template));
        }
        ui.add_space(space::M);
        ui.label(theme::strong(
            tr!(cx.texts, "templates-built-in"),
            size::BODY,
        ));
        if self.plans.is_empty() {
            let all = BuiltIn::ALL.iter();
            let plans = all.map(|template| (*template, template.plan(cx.texts.lang())));
            self.plans = plans.collect();
        }
        for (template, plan) in self.plans.clone() {
            let name = template.name(cx.texts);
            ui.horizontal(|ui| {
                self.show_fold(ui, cx, Which::BuiltIn(template), &name);
                ui.label(&name);
                widgets::weak(ui, in_short(&plan, cx.texts));
            });
            if self.open == Some(Which::BuiltIn(template)) {
                show_agenda(ui, cx, &plan);
            }
        }
    }

    fn show_own(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Template>, template: &Template) {
        let enabled = !cx.doc.is_read_only();
        let blank = tr!(cx.texts, "record-template-blank");
        let name = title_or(&template.name, &blank);
        let typed = |cx: &mut ViewCx, field: &str, change: &dyn Fn(&mut Template)| {
            let gesture = Gesture::on((id, field));
            cx.doc
                .edit_more(Step::EditTemplate, gesture, |p| p.change(id, |t| change(t)));
        };
        ui.horizontal(|ui| {
            self.show_fold(ui, cx, Which::Own(id), &name);
            let room = ui.available_width() - theme::CONTROL_HEIGHT - space::S;
            ui.add_enabled_ui(enabled, |ui| {
                let label = tr!(cx.texts, "templates-name-of", name = name.as_str());
                let salt = ui.make_persistent_id("name");
                let (_, text) = widgets::edit_text(ui, salt, &label, &template.name, |edit| {
                    edit.desired_width(room - 24.0).margin(egui::vec2(8.0, 6.0))
                });
                if let Some(text) = text {
                    typed(cx, "name", &|t| t.name.clone_from(&text));
                }
                let label = tr!(cx.texts, "templates-delete", name = name.as_str());
                if widgets::icon_button(ui, icons::DELETE, &label).clicked() {
                    cx.doc.end_gesture();
                    cx.doc.edit(Step::DeleteTemplate, |p| {
                        p.templates.remove(id);
                    });
                    let text = tr!(cx.texts, "templates-deleted", name = name.as_str());
                    cx.out.tell(Tone::Info, text);
                }
            });
        });
        let short = in_short(&template.plan, cx.texts);
        ui.horizontal(|ui| {
            ui.add_space(theme::CONTROL_HEIGHT + space::S);
            widgets::weak(ui, &short);
        });
        if self.open == Some(Which::Own(id)) {
            ui.add_enabled_ui(enabled, |ui| {
                let label = tr!(cx.texts, "templates-note");
                if let Some(text) = widgets::multiline_field(ui, &label, &template.note, 2) {
                    typed(cx, "note", &|t| t.note.clone_from(&text));
                }
            });
            show_agenda(ui, cx, &template.plan);
        }
    }

    fn show_fold(&mut self, ui: &mut Ui, cx: &ViewCx, which: Which, name: &str) {
        let open = self.open == Some(which);
        let icon = if open { icons::COLLAPSE } else { icons::EXPAND };
        let label = tr!(cx.texts, "templates-agenda-of", name = name);
        if widgets::icon_button(ui, icon, &label).clicked() {
            self.open = (!open).then_some(which);
        }
    }
}

/// The agenda of a template, to be read.
fn show_agenda(ui: &mut Ui, cx: &ViewCx, plan: &Plan) {
    ScrollArea::vertical()
        .id_salt("agenda")
        .max_height(AGENDA)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let mut day = None;
            for item in &plan.items {
                if plan.days.len() > 1 && day != Some(item.day) {
                    day = Some(item.day);
                    let number = u32::from(item.day) + 1;
                    widgets::weak(ui, tr!(cx.texts, "sessions-day", number = number));
                }
                ui.horizontal(|ui| {
                    ui.add_space(space::M * (f32::from(item.depth) + 1.0));
                    ui.add(egui::Label::new(&item.title).truncate());
                    if let Some(minutes) = item.minutes {
                        let text = tr!(cx.texts, "sessions-minutes-short", count = minutes);
                        widgets::weak(ui, text);
                    }
                });
            }
        });
}
