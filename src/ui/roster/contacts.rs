//! E-mail addresses and phone numbers of a person: lists of kind and value.

use egui::{Layout, Ui};

use super::Wish;
use super::form::{Bare, Form, add_button, group};
use crate::i18n::{Texts, tr};
use crate::model::{Contact, Person};
use crate::ui::icons;
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
const KIND_WIDTH: f32 = 64.0;

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
    for (place, contact) in contacts.iter().enumerate() {
        ui.push_id((kind as u8, place), |ui| {
            let last = place + 1 == contacts.len();
            let focus = last && wish.take_if(|wish| *wish == Wish::Contact(kind)).is_some();
            one(ui, texts, form, (kind, place), contact, focus);
        });
    }
    if add_button(ui, form.enabled, &Words::of(kind, texts, 1).add) {
        form.change_once(|person| kind.of(person).push(Contact::default()));
        *wish = Some(Wish::Contact(kind));
    }
}

fn one(
    ui: &mut Ui,
    texts: &Texts,
    form: &mut Form<'_, Person>,
    (kind, place): (Kind, usize),
    contact: &Contact,
    focus: bool,
) {
    let words = Words::of(kind, texts, place + 1);
    let mail = kind == Kind::Email;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        // Slim buttons, so that an address finds room.
        ui.spacing_mut().button_padding.x = space::XS;
        let kind_hint = tr!(texts, "roster-contact-kind-hint");
        let label = Bare {
            field: ("label", place),
            name: &words.label,
            text: &contact.label,
            hint: &kind_hint,
            width: KIND_WIDTH,
        };
        form.bare(ui, label, |person, text| {
            if let Some(contact) = kind.of(person).get_mut(place) {
                contact.label = text;
            }
        });
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            let remove = tr!(texts, "roster-contact-remove", name = words.value.as_str());
            let removed = ui
                .add_enabled_ui(form.enabled, |ui| {
                    widgets::icon_button(ui, icons::CLOSE, &remove)
                })
                .inner;
            if removed.clicked() {
                form.change_once(|person| {
                    if place < kind.of(person).len() {
                        kind.of(person).remove(place);
                    }
                });
            }
            if mail {
                let link = mail_link(&contact.value);
                ui.add_enabled_ui(link.is_some(), |ui| {
                    let write = tr!(
                        texts,
                        "roster-email-write",
                        address = contact.value.as_str()
                    );
                    let clicked = widgets::icon_button(ui, icons::MAIL, &write).clicked();
                    if let Some(link) = link.filter(|_| clicked) {
                        ui.ctx().open_url(egui::OpenUrl::new_tab(link));
                    }
                });
            }
            let value = Bare {
                field: ("value", place),
                name: &words.value,
                text: &contact.value,
                hint: &words.hint,
                width: ui.available_width().max(theme::CONTROL_HEIGHT),
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
}

/// What opens the mail program with this address; none for what is no address.
///
/// Everything that could mean more than an address (`?`, `&`, spaces) is percent-encoded.
fn mail_link(address: &str) -> Option<String> {
    let address = address.trim();
    let (name, domain) = address.rsplit_once('@')?;
    if name.is_empty() || domain.is_empty() {
        return None;
    }
    let mut link = "mailto:".to_owned();
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"@.-_~+".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_link_that_means_nothing_but_the_address() {
        assert_eq!(
            mail_link(" a.b@stuttgart.de ").as_deref(),
            Some("mailto:a.b@stuttgart.de")
        );
        assert_eq!(
            mail_link("a@b?bcc=c@d").as_deref(),
            Some("mailto:a@b%3Fbcc%3Dc@d")
        );
        assert_eq!(mail_link("stuttgart.de"), None);
        assert_eq!(mail_link("@stuttgart.de"), None);
    }
}
