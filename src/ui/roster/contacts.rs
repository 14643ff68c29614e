//! E-mail addresses and phone numbers of a person: lists of kind and value.

use egui::{Layout, Ui};
use similar::{Algorithm, capture_diff_slices};

use super::Wish;
use super::clip::{is_address, mail_link};
use super::form::{Bare, FIELD_MARGIN, Form, SUGGESTING_MARGIN, add_button, doubt, group};
use crate::i18n::{Texts, tr};
use crate::model::{Contact, Person};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, space};
use crate::ui::widgets;

/// Which list of contacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// E-mail addresses.
    Email,
    /// Phone numbers.
    Phone,
}

impl Kind {
    fn of(self, person: &mut Person) -> &mut Vec<Contact> {
        match self {
            Self::Email => &mut person.emails,
            Self::Phone => &mut person.phones,
        }
    }
}

struct Words {
    title: String,
    add: String,
    label: String,
    value: String,
    hint: String,
}

impl Words {
    fn of(kind: Kind, texts: &Texts, number: usize) -> Self {
        match kind {
            Kind::Email => Self {
                title: tr!(texts, "roster-emails"),
                add: tr!(texts, "roster-email-add"),
                label: tr!(texts, "roster-email-kind", number = number),
                value: tr!(texts, "roster-email-value", number = number),
                hint: tr!(texts, "roster-email-hint"),
            },
            Kind::Phone => Self {
                title: tr!(texts, "roster-phones"),
                add: tr!(texts, "roster-phone-add"),
                label: tr!(texts, "roster-phone-kind", number = number),
                value: tr!(texts, "roster-phone-value", number = number),
                hint: tr!(texts, "roster-phone-hint"),
            },
        }
    }
}

/// The widest a kind such as "Büro" gets.
const KIND_WIDTH: f32 = 62.0;

/// Shows one list of contacts with all that can be done to it.
pub fn show(
    ui: &mut Ui,
    texts: &Texts,
    form: &mut Form<'_, Person>,
    kind: Kind,
    contacts: &[Contact],
    wish: &mut Option<Wish>,
) {
    group(ui, &Words::of(kind, texts, 1).title);
    let keys = keys(ui, (form.id, kind as u8), contacts);
    for (place, (contact, key)) in contacts.iter().zip(keys).enumerate() {
        widgets::keyed(ui, (kind as u8, key), |ui| {
            let last = place + 1 == contacts.len();
            let focus = last && wish.take_if(|wish| *wish == Wish::Contact(kind)).is_some();
            let line = Line { kind, place, key };
            line.show(ui, texts, form, contact, focus);
        });
    }
    if add_button(ui, form.enabled, &Words::of(kind, texts, 1).add) {
        form.change_once(|person| kind.of(person).push(Contact::default()));
        *wish = Some(Wish::Contact(kind));
    }
}

/// The contacts of the last frame with their keys, and the key that comes next.
#[derive(Clone, Default)]
struct Known {
    contacts: Vec<(u64, Contact)>,
    next: u64,
}

/// A key for each contact, which it keeps when others come and go above it and when it is
/// changed. Contacts have no ids, so what moved is found by comparing with the last frame.
fn keys(ui: &Ui, salt: impl std::hash::Hash + std::fmt::Debug, now: &[Contact]) -> Vec<u64> {
    let id = ui.make_persistent_id(("contacts", salt));
    let mut known: Known = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let same = known.contacts.len() == now.len()
        && known
            .contacts
            .iter()
            .zip(now)
            .all(|((_, old), now)| old == now);
    if !same {
        known.follow(now);
        ui.data_mut(|data| data.insert_temp(id, known.clone()));
    }
    known.contacts.iter().map(|(key, _)| *key).collect()
}

impl Known {
    fn follow(&mut self, now: &[Contact]) {
        fn values(contact: &Contact) -> (&str, &str) {
            (contact.label.as_str(), contact.value.as_str())
        }
        let old: Vec<_> = self.contacts.iter().map(|(_, old)| values(old)).collect();
        let new: Vec<_> = now.iter().map(values).collect();
        let mut keys: Vec<Option<u64>> = vec![None; now.len()];
        for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
            // What stands unchanged, or was changed at its place.
            for (old, new) in op.old_range().zip(op.new_range()) {
                if let (Some(key), Some((known, _))) = (keys.get_mut(new), self.contacts.get(old)) {
                    *key = Some(*known);
                }
            }
        }
        let next = &mut self.next;
        let mut fresh = || {
            *next += 1;
            *next
        };
        self.contacts = keys
            .into_iter()
            .zip(now)
            .map(|(key, contact)| (key.unwrap_or_else(&mut fresh), contact.clone()))
            .collect();
    }
}

/// One contact.
struct Line {
    kind: Kind,
    place: usize,
    key: u64,
}

impl Line {
    fn show(
        &self,
        ui: &mut Ui,
        texts: &Texts,
        form: &mut Form<'_, Person>,
        contact: &Contact,
        focus: bool,
    ) {
        let Self { kind, place, key } = *self;
        let words = Words::of(kind, texts, place + 1);
        let mail = kind == Kind::Email;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            // Slim buttons, so that an address finds room.
            ui.spacing_mut().button_padding.x = space::XS;
            self.label(ui, texts, form, &words.label, contact);
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                let remove = tr!(texts, "roster-contact-remove", name = words.value.as_str());
                let enabled = form.enabled;
                if slim(ui, icons::CLOSE, &remove, enabled) {
                    form.change_once(|person| {
                        if place < kind.of(person).len() {
                            kind.of(person).remove(place);
                        }
                    });
                }
                if place > 0 {
                    let up = tr!(texts, "roster-contact-up", name = words.value.as_str());
                    if slim(ui, icons::MOVE_UP, &up, enabled) {
                        form.change_once(|person| {
                            if place < kind.of(person).len() {
                                kind.of(person).swap(place - 1, place);
                            }
                        });
                    }
                }
                if mail {
                    let link = mail_link(&contact.value);
                    let address = contact.value.as_str();
                    let write = tr!(texts, "roster-email-write", address = address);
                    let clicked = slim(ui, icons::MAIL, &write, link.is_some());
                    if let Some(link) = link.filter(|_| clicked) {
                        ui.ctx().open_url(egui::OpenUrl::new_tab(link));
                    }
                }
                let value = Bare {
                    field: ("value", key),
                    name: &words.value,
                    text: &contact.value,
                    hint: &words.hint,
                    width: ui.available_width().max(theme::CONTROL_HEIGHT),
                    margin: FIELD_MARGIN,
                };
                let field = form.bare(ui, value, |person, text| {
                    if let Some(contact) = kind.of(person).get_mut(place) {
                        contact.value = text;
                    }
                });
                if focus {
                    field.request_focus();
                    field.scroll_to_me(None);
                }
            });
        });
        let typed = !contact.value.trim().is_empty();
        if mail && typed && !is_address(&contact.value) {
            doubt(ui, &tr!(texts, "roster-email-doubt"));
        }
    }

    /// What it is, e.g. "Büro".
    fn label(
        &self,
        ui: &mut Ui,
        texts: &Texts,
        form: &mut Form<'_, Person>,
        name: &str,
        contact: &Contact,
    ) {
        let Self { kind, place, key } = *self;
        let set = |person: &mut Person, text| {
            if let Some(contact) = kind.of(person).get_mut(place) {
                contact.label = text;
            }
        };
        let hint = tr!(texts, "roster-contact-kind-hint");
        let label = Bare {
            field: ("label", key),
            name,
            text: &contact.label,
            hint: &hint,
            width: KIND_WIDTH,
            margin: SUGGESTING_MARGIN,
        };
        let field = form.bare(ui, label, set);
        let office = tr!(texts, "roster-contact-office");
        let (private, desk) = (
            tr!(texts, "roster-contact-private"),
            tr!(texts, "roster-contact-secretariat"),
        );
        let words = match kind {
            Kind::Email => vec![office, private, desk],
            Kind::Phone => vec![office, tr!(texts, "roster-contact-mobile"), private, desk],
        };
        let open = tr!(texts, "roster-suggest", field = name);
        let blank = tr!(texts, "roster-blank");
        if let Some(chosen) = widgets::suggest(ui, &field, &open, &words, Some(&blank)) {
            form.change_once(|person| set(person, chosen));
        }
    }
}

fn slim(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> bool {
    let button = egui::Button::new(icon.rich_text().size(16.0))
        .frame_when_inactive(false)
        .min_size(egui::vec2(26.0, theme::CONTROL_HEIGHT));
    let response = ui.add_enabled(enabled, button);
    widgets::named(&response, egui::Role::Button, name);
    let clicked = response.clicked();
    response.on_hover_text(name);
    clicked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(value: &str) -> Contact {
        Contact {
            label: String::new(),
            value: value.to_owned(),
        }
    }

    #[test]
    fn a_contact_keeps_its_key_when_others_come_and_go_and_while_it_is_written() {
        let mut known = Known::default();
        let mut after = |values: &[&str]| -> Vec<u64> {
            let now: Vec<Contact> = values.iter().map(|value| contact(value)).collect();
            known.follow(&now);
            known.contacts.iter().map(|(key, _)| *key).collect()
        };
        assert_eq!(after(&["a", "b", "c"]), [1, 2, 3]);
        assert_eq!(after(&["a", "bx", "c"]), [1, 2, 3]);
        assert_eq!(after(&["bx", "c"]), [2, 3]);
        assert_eq!(after(&["new", "bx", "c"]), [4, 2, 3]);
    }
}
