//! What is known of the circle itself.

use egui::{ScrollArea, Ui};

use super::form::{Form, group, hint};
use crate::document::Step;
use crate::i18n::{Texts, tr};
use crate::model::{Circle, Id, Organisation};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::theme::{TEXT_WIDTH, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, DraftValue, choose_record, date_field, draft_field};

/// Shows the circle's fields.
pub fn show(ui: &mut Ui, cx: &mut ViewCx, organisations: &[(Id<Organisation>, String)]) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(TEXT_WIDTH.min(ui.available_width() - space::M));
        let texts = cx.texts;
        let circle = cx.doc.project().circle().into_owned();
        let mut form = Form::new(cx.doc, Step::EditCircle, Circle::ID);
        let label = tr!(texts, "roster-circle-name");
        form.line(ui, &label, &circle.name, |record, text| record.name = text);
        let label = tr!(texts, "roster-circle-purpose");
        form.lines(ui, &label, &circle.purpose, 3, |record, text| {
            record.purpose = text;
        });
        ui.add_enabled_ui(form.enabled, |ui| {
            let chosen = choose_record(
                ui,
                "host",
                &tr!(texts, "roster-circle-host"),
                circle.host,
                organisations,
                &tr!(texts, "roster-no-organisation"),
                &tr!(texts, "roster-organisation-filter"),
            );
            if let Some(chosen) = chosen {
                form.change("host", |record| record.host = chosen);
                form.doc.end_gesture();
            }
        });
        since(ui, texts, &mut form, circle.since);

        group(ui, &tr!(texts, "roster-circle-data"));
        hint(ui, &tr!(texts, "roster-circle-data-hint"));
        let label = tr!(texts, "roster-circle-data-purpose");
        form.lines(ui, &label, &circle.data_purpose, 2, |record, text| {
            record.data_purpose = text;
        });
        let label = tr!(texts, "roster-circle-legal-basis");
        form.lines(ui, &label, &circle.legal_basis, 2, |record, text| {
            record.legal_basis = text;
        });
        ui.add_enabled_ui(form.enabled, |ui| {
            let label = tr!(texts, "roster-circle-review-on");
            if let Some(date) = date_field(ui, texts, "review", &label, circle.review_on) {
                form.change("review", |record| record.review_on = date);
            }
        });

        if widgets::button(ui, icons::PRIVACY, &Command::DataProtection.label(texts)).clicked() {
            form.doc.end_gesture();
            cx.out.run(Command::DataProtection);
        }

        let mut form = Form::new(cx.doc, Step::EditCircle, Circle::ID);
        ui.add_space(space::M);
        let label = tr!(texts, "roster-note");
        form.lines(ui, &label, &circle.note, 4, |record, text| {
            record.note = text
        });
        ui.add_space(space::L);
    });
}

/// The year of the first meeting.
fn since(ui: &mut Ui, texts: &Texts, form: &mut Form<'_, Circle>, since: Option<i32>) {
    ui.add_enabled_ui(form.enabled, |ui| {
        let label = tr!(texts, "roster-circle-since");
        let shown = since.map(|year| year.to_string()).unwrap_or_default();
        let value = DraftValue {
            shown: &shown,
            example: "2005",
            width: 96.0,
        };
        if let Some(year) = draft_field(ui, texts, "since", &label, &value, read_year) {
            form.change("since", |record| record.since = year);
        }
    });
}

fn read_year(text: &str) -> Option<i32> {
    let text = text.trim();
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_four_digits() {
        assert_eq!(read_year(" 2005 "), Some(2005));
        assert_eq!(read_year("05"), None);
        assert_eq!(read_year("-200"), None);
    }
}
