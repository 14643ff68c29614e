//! What a person agrees to, since when, and whether it was withdrawn.

use egui::Ui;

use super::form::{Form, add_button, doubt, group, hint, remove_button};
use crate::document::Step;
use crate::i18n::{Texts, format, tr};
use crate::model::{Consent, ConsentPurpose, Id, Person};
use crate::ui::theme::space;
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, choose_word, date_field};

/// Shows a person's consents with all that can be done to them.
pub fn show(ui: &mut Ui, cx: &mut ViewCx, person: Id<Person>) {
    let texts = cx.texts;
    group(ui, &tr!(texts, "table-consents"));
    let consents: Vec<(Id<Consent>, Consent)> = cx
        .doc
        .project()
        .consents
        .iter()
        .filter(|(_, consent)| consent.person == Some(person))
        .map(|(id, consent)| (id, consent.clone()))
        .collect();
    for (place, (id, consent)) in consents.iter().enumerate() {
        if place > 0 {
            ui.add_space(space::S);
        }
        widgets::keyed(ui, id, |ui| one(ui, cx, *id, consent));
    }
    let enabled = !cx.doc.is_read_only();
    if add_button(ui, enabled, &tr!(texts, "roster-consent-add")) {
        let known = |purpose: &ConsentPurpose| consents.iter().any(|(_, c)| c.purpose == *purpose);
        // When it was given is for the user to say.
        let next = ConsentPurpose::ALL.iter().find(|purpose| !known(purpose));
        let new = Consent {
            person: Some(person),
            purpose: next.copied().unwrap_or_default(),
            ..Consent::default()
        };
        cx.doc.edit(Step::EditConsent, |project| project.add(new));
    }
}

fn one(ui: &mut Ui, cx: &mut ViewCx, id: Id<Consent>, consent: &Consent) {
    let texts = cx.texts;
    let mut form = Form::new(cx.doc, Step::EditConsent, id);
    let enabled = form.enabled;
    ui.horizontal_top(|ui| {
        ui.add_enabled_ui(enabled, |ui| {
            let label = tr!(texts, "roster-consent-purpose");
            let all = ConsentPurpose::ALL;
            let current = consent.purpose;
            if let Some(purpose) = choose_word(ui, texts, "purpose", &label, current, all) {
                form.change_once(|record| record.purpose = purpose);
            }
        });
        if remove_button(ui, enabled, &tr!(texts, "roster-consent-remove")) {
            form.doc.end_gesture();
            form.doc.edit(Step::EditConsent, |project| {
                project.consents.remove(id);
            });
        }
    });
    ui.columns_const(|[left, right]| {
        left.add_enabled_ui(enabled, |ui| {
            let label = tr!(texts, "roster-consent-given");
            if let Some(date) = date_field(ui, texts, "given", &label, consent.given_on) {
                form.change("given", |record| record.given_on = date);
            }
        });
        right.add_enabled_ui(enabled, |ui| {
            let label = tr!(texts, "roster-consent-withdrawn");
            if let Some(date) = date_field(ui, texts, "withdrawn", &label, consent.withdrawn_on) {
                form.change("withdrawn", |record| record.withdrawn_on = date);
            }
        });
    });
    let wrong = matches!(
        (consent.given_on, consent.withdrawn_on),
        (Some(given), Some(withdrawn)) if withdrawn < given
    );
    if wrong {
        doubt(ui, &tr!(texts, "roster-consent-doubt"));
    } else {
        hint(ui, &state(texts, consent));
    }
}

/// How it stands, in words.
fn state(texts: &Texts, consent: &Consent) -> String {
    match (consent.given_on, consent.withdrawn_on) {
        (_, Some(day)) => tr!(
            texts,
            "roster-consent-is-withdrawn",
            date = format::date(texts, day)
        ),
        (Some(day), None) => tr!(
            texts,
            "roster-consent-is-given",
            date = format::date(texts, day)
        ),
        (None, None) => tr!(texts, "roster-consent-is-open"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn a_consent_says_how_it_stands() {
        let texts = Texts::new(Lang::De);
        let day = NaiveDate::from_ymd_opt(2024, 5, 3);
        let mut consent = Consent::default();
        assert_eq!(state(&texts, &consent), "noch nicht erteilt");
        consent.given_on = day;
        assert_eq!(state(&texts, &consent), "erteilt am 03.05.2024");
        consent.withdrawn_on = day;
        assert_eq!(state(&texts, &consent), "widerrufen am 03.05.2024");
    }
}
