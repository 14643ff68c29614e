//! What the project holds on one person, to be read and handed out (Art. 15 DSGVO).

use egui::{Context, TextEdit};

use super::{close_button, name_of, sheet, today};
use crate::exchange::access;
use crate::i18n::{Texts, tr};
use crate::model::{Id, Person, Project};
use crate::ui::icons;
use crate::ui::sheet::{OutFile, Sheet, Shown};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

/// The report.
pub struct AccessSheet {
    person: Id<Person>,
    name: String,
    text: String,
}

impl AccessSheet {
    /// The report on this person, as of now.
    pub fn new(project: &Project, person: Id<Person>, texts: &Texts) -> Self {
        Self {
            person,
            name: name_of(project, person, texts),
            text: access::text(project, person, texts, today()),
        }
    }

    fn out_file(&self, texts: &Texts, end: &str, kind: String, bytes: Vec<u8>) -> OutFile {
        // What no file system takes in a name.
        let clean = |c: char| if r#"/\:*?"<>|"#.contains(c) { '-' } else { c };
        let name: String = self.name.chars().map(clean).collect();
        OutFile {
            name: format!("{}.{end}", tr!(texts, "privacy-access-file", name = name)),
            kind,
            bytes,
        }
    }
}

impl Sheet for AccessSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let texts = cx.texts;
        let title = tr!(texts, "privacy-access-title", name = self.name.as_str());
        let (mut as_text, mut as_json, mut close) = (false, false, false);
        let escape = sheet(
            ctx,
            "access report",
            &title,
            760.0,
            |ui| {
                let name = tr!(texts, "privacy-access-report");
                let mut text = self.text.as_str();
                let edit = TextEdit::multiline(&mut text)
                    .desired_width(f32::INFINITY)
                    .desired_rows(12)
                    .margin(egui::vec2(12.0, 10.0));
                let response = ui.add(edit);
                let shown = self.text.clone();
                response.widget_info(|| {
                    let kind = egui::Role::MultilineTextInput;
                    let mut info = egui::WidgetInfo::labeled(kind, true, &name);
                    info.current_text_value = Some(shown.clone());
                    info
                });
            },
            |ui| {
                let label = tr!(texts, "privacy-access-save-text");
                as_text = widgets::primary_button(ui, None, &label).clicked();
                let label = tr!(texts, "privacy-access-save-json");
                as_json = widgets::button(ui, icons::SAVE_AS, &label).clicked();
                close = close_button(ui, &tr!(texts, "close"));
            },
        );
        if as_text {
            let kind = tr!(texts, "privacy-access-kind-text");
            let bytes = self.text.clone().into_bytes();
            let file = self.out_file(texts, "txt", kind, bytes);
            cx.out.write_out(file);
        }
        if as_json {
            match access::json(cx.doc.project(), self.person, today()) {
                Ok(json) => {
                    let kind = tr!(texts, "privacy-access-kind-json");
                    let file = self.out_file(texts, "json", kind, json.into_bytes());
                    cx.out.write_out(file);
                }
                Err(error) => {
                    tracing::warn!(%error, "no access report");
                    cx.out.tell(Tone::Bad, tr!(texts, "privacy-access-failed"));
                }
            }
        }
        if close || escape {
            Shown::Closed
        } else {
            Shown::Open
        }
    }
}
