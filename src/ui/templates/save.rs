//! The sheet that keeps days and agenda of a session as a template.

use egui::Context;

use super::keeping::{Decision, Keeping, Look};
use crate::document::Step;
use crate::i18n::tr;
use crate::model::{Id, Plan, Session, Template, text};
use crate::ui::icons;
use crate::ui::new_session::in_short;
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

/// Keeps days and agenda of a session as a template.
pub struct SaveTemplateSheet {
    session: Id<Session>,
    keeping: Keeping,
    note: String,
}

impl SaveTemplateSheet {
    /// Of this session.
    pub fn new(session: Id<Session>) -> Self {
        Self {
            session,
            keeping: Keeping::default(),
            note: String::new(),
        }
    }
}

/// A template that has this name already: it is replaced.
fn same_name(cx: &ViewCx, name: &str) -> Option<Id<Template>> {
    let name = text::folded(name.trim());
    let mut templates = cx.doc.project().templates.iter();
    let found = templates.find(|(_, template)| text::folded(template.name.trim()) == name);
    found.map(|(id, _)| id)
}

impl Sheet for SaveTemplateSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let project = cx.doc.project();
        let Some(session) = project.get(self.session).filter(|_| !cx.doc.is_read_only()) else {
            // Deleted by a colleague meanwhile.
            return Shown::Closed;
        };
        let plan = Plan::of_session(project, self.session);
        let known = same_name(cx, &self.keeping.name(&session.title));
        let look = Look {
            id: "save template",
            title: tr!(cx.texts, "templates-save-title"),
            icon: icons::TEMPLATE,
            replaces: known.is_some(),
        };
        let given = &session.title;
        let decision = self
            .keeping
            .show(ctx, cx.texts, &look, given, |ui, name_field| {
                widgets::weak(ui, in_short(&plan, cx.texts));
                name_field.show(ui, &tr!(cx.texts, "templates-name"));
                let label = tr!(cx.texts, "templates-note");
                if let Some(text) = widgets::multiline_field(ui, &label, &self.note, 2) {
                    self.note = text;
                }
            });
        let name = match decision {
            Decision::Open => return Shown::Open,
            Decision::Closed => return Shown::Closed,
            Decision::Keep(name) => name,
        };
        let template = Template {
            name: name.trim().to_owned(),
            note: self.note.clone(),
            plan,
            ..Template::default()
        };
        cx.doc.end_gesture();
        cx.doc.edit(Step::SaveTemplate, |p| match known {
            Some(id) => p.change(id, |known| {
                if !template.note.is_empty() {
                    known.note.clone_from(&template.note);
                }
                known.plan.clone_from(&template.plan);
            }),
            None => {
                p.add(template.clone());
            }
        });
        let text = tr!(cx.texts, "templates-saved", name = name.trim());
        cx.out.tell(Tone::Good, text);
        Shown::Closed
    }
}
