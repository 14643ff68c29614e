//! An organisation in detail.

use egui::{ScrollArea, Ui};

use super::Wish;
use super::form::{Form, doubt, group};
use crate::document::Step;
use crate::i18n::{Texts, tr};
use crate::model::{Id, Organisation, OrganisationKind, Person};
use crate::ui::place::Place;
use crate::ui::theme::{CONTROL_HEIGHT, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, choose_word};

/// Shows all that is known of an organisation.
pub fn show(
    ui: &mut Ui,
    cx: &mut ViewCx,
    id: Id<Organisation>,
    people: &[(Id<Person>, String)],
    (represented, held): (usize, usize),
    wish: &mut Option<Wish>,
) {
    let Some(record) = cx.doc.project().organisations.get_shared(id).cloned() else {
        return;
    };
    let texts = cx.texts;
    let mut form = Form::new(cx.doc, Step::EditOrganisation, id);
    let label = tr!(texts, "roster-organisation-name");
    let field = form.line(ui, &label, &record.name, |record, text| record.name = text);
    if wish.take_if(|wish| *wish == Wish::FirstField).is_some() {
        field.request_focus();
    }
    kind_and_short_name(ui, texts, &mut form, &record);
    key(ui, texts, &mut form, &record.ags);
    address(ui, texts, &mut form, &record);
    let label = tr!(texts, "roster-note");
    form.lines(ui, &label, &record.note, 3, |record, text| {
        record.note = text
    });
    self::people(ui, cx, people);
    if held > 0 {
        group(ui, &tr!(texts, "table-attendance"));
        let words = tr!(
            texts,
            "roster-represented-in",
            count = represented,
            held = held
        );
        widgets::weak(ui, words);
    }
}

fn kind_and_short_name(
    ui: &mut Ui,
    texts: &Texts,
    form: &mut Form<'_, Organisation>,
    record: &Organisation,
) {
    ui.columns_const(|[left, right]| {
        let label = tr!(texts, "roster-short-name");
        form.line(left, &label, &record.short_name, |record, text| {
            record.short_name = text;
        });
        right.add_enabled_ui(form.enabled, |ui| {
            let label = tr!(texts, "roster-kind");
            let all = OrganisationKind::ALL;
            if let Some(kind) = choose_word(ui, texts, "kind", &label, record.kind, all) {
                form.change_once(|record| record.kind = kind);
            }
        });
    });
}

fn key(ui: &mut Ui, texts: &Texts, form: &mut Form<'_, Organisation>, ags: &str) {
    let label = tr!(texts, "roster-ags");
    form.line(ui, &label, ags, |record, text| record.ags = text);
    match doubt_of_ags(ags) {
        Some(Doubt::Digits) => doubt(ui, &tr!(texts, "roster-ags-doubt")),
        Some(Doubt::State) => doubt(ui, &tr!(texts, "roster-ags-state-doubt")),
        None => {}
    }
}

/// What is odd about a municipality key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    /// It has not eight digits.
    Digits,
    /// It begins with the number of no state, which are 01 to 16.
    State,
}

fn doubt_of_ags(text: &str) -> Option<Doubt> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Doubt::Digits);
    }
    let state: Option<u32> = text.get(..2).and_then(|state| state.parse().ok());
    let known = state.is_some_and(|state| (1..=16).contains(&state));
    (!known).then_some(Doubt::State)
}

fn address(ui: &mut Ui, texts: &Texts, form: &mut Form<'_, Organisation>, record: &Organisation) {
    let label = tr!(texts, "roster-street");
    form.line(ui, &label, &record.street, |record, text| {
        record.street = text
    });
    ui.columns_const(|[left, right]| {
        let label = tr!(texts, "roster-postal-code");
        form.line(left, &label, &record.postal_code, |record, text| {
            record.postal_code = text;
        });
        let label = tr!(texts, "roster-city");
        form.line(right, &label, &record.city, |record, text| {
            record.city = text
        });
    });
}

/// An organisation's people as links.
fn people(ui: &mut Ui, cx: &mut ViewCx, people: &[(Id<Person>, String)]) {
    let texts = cx.texts;
    group(ui, &tr!(texts, "table-people"));
    if people.is_empty() {
        widgets::weak(ui, tr!(texts, "roster-organisation-nobody"));
        return;
    }
    let all = people.len();
    let rows = all.min(MOST_PEOPLE);
    ScrollArea::vertical()
        .id_salt("people")
        .max_height(rows as f32 * (CONTROL_HEIGHT + space::XS))
        .show_rows(ui, CONTROL_HEIGHT, all, |ui, range| {
            for (id, name) in people.get(range).unwrap_or_default() {
                let response = ui.link(name);
                if response.clicked() {
                    cx.out.go(Place::Person(*id));
                }
            }
        });
}

/// How many people are listed before the list scrolls.
const MOST_PEOPLE: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_municipality_key_has_eight_digits_and_begins_with_a_state() {
        for fine in ["08111000", " 08111000 ", "16077056", ""] {
            assert_eq!(doubt_of_ags(fine), None, "{fine}");
        }
        for wrong in ["8111000", "0811100x", "081110000", "Stuttgart"] {
            assert_eq!(doubt_of_ags(wrong), Some(Doubt::Digits), "{wrong}");
        }
        for wrong in ["00111000", "17111000"] {
            assert_eq!(doubt_of_ags(wrong), Some(Doubt::State), "{wrong}");
        }
    }
}
