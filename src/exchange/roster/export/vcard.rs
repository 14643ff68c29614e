//! Address cards: vCard 4.0 (RFC 6350), one a person.

use calcard::vcard::{
    VCard, VCardEntry, VCardParameter, VCardParameterName, VCardProperty, VCardType, VCardValue,
    VCardVersion,
};

use super::people::{Row, is_mobile};
use super::{List, WriteError};
use crate::exchange::roster::Column;
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{Contact, Id, Organisation, Person, text};

/// How address books call the label of an address or a number.
const LABEL: &str = "X-ABLABEL";

pub(super) fn write(list: &List<'_>) -> Result<Vec<u8>, WriteError> {
    let mut out = String::new();
    for (number, row) in list.rows.iter().enumerate() {
        list.went_on(number)?;
        let card = VCard {
            entries: entries(list, row),
        };
        card.write_to(&mut out, VCardVersion::V4_0)
            .map_err(|error| WriteError::Workbook {
                reason: error.to_string(),
            })?;
    }
    Ok(out.into_bytes())
}

fn entries(list: &List<'_>, row: &Row<'_>) -> Vec<VCardEntry> {
    let person = row.person;
    let field = |column: Column, value: &str| {
        if list.has(column) {
            line(value)
        } else {
            String::new()
        }
    };
    let mut card = vec![
        VCardEntry::new(VCardProperty::Uid).with_value(uid(row.id)),
        VCardEntry::new(VCardProperty::Kind).with_value("individual".to_owned()),
        one(VCardProperty::Fn, name(list, row)),
        several(
            VCardProperty::N,
            [
                line(&person.family_name),
                line(&person.given_name),
                String::new(),
                line(&person.titles),
                String::new(),
            ],
        ),
    ];
    let body = row
        .organisation
        .map(|o| field(Column::Organisation, &o.name));
    let department = field(Column::Department, &person.department);
    if let Some(body) = body.filter(|body| !body.is_empty()) {
        let parts = [body, department]
            .into_iter()
            .filter(|part| !part.is_empty());
        card.push(several(VCardProperty::Org, parts));
    } else if !department.is_empty() {
        card.push(several(VCardProperty::Org, [String::new(), department]));
    }
    let function = field(Column::Function, &person.function);
    if !function.is_empty() {
        card.push(one(VCardProperty::Title, function));
    }
    contacts(list, row, &mut card);
    card.extend(row.organisation.and_then(|body| address(list, body)));
    // A card says nothing of a time: a role that has ended is none.
    let holds = |until: Option<chrono::NaiveDate>| until.is_none_or(|until| until >= list.today);
    let membership = row.membership.filter(|membership| holds(membership.until));
    if let Some(membership) = membership.filter(|_| list.has(Column::Role)) {
        let role = membership.role.name(list.texts);
        card.push(one(VCardProperty::Categories, role));
    }
    card
}

/// The same for the same person in each export, and no one else's: a UUID of version 8.
fn uid(person: Id<Person>) -> String {
    let derived: Id<()> = Id::derived("vcard", &[person.ulid()], 0);
    let bits = derived.ulid().0;
    let versioned = (bits & !(0xf << 76) | (8 << 76)) & !(0b11 << 62) | (0b10 << 62);
    let hex = format!("{versioned:032x}");
    let (a, rest) = hex.split_at(8);
    let (b, rest) = rest.split_at(4);
    let (c, rest) = rest.split_at(4);
    let (d, e) = rest.split_at(4);
    format!("urn:uuid:{a}-{b}-{c}-{d}-{e}")
}

/// The name to show, which a card must have.
fn name(list: &List<'_>, row: &Row<'_>) -> String {
    let name = line(&row.person.full_name());
    if !name.is_empty() {
        return name;
    }
    tr!(list.texts, "record-person-blank")
}

fn contacts(list: &List<'_>, row: &Row<'_>, card: &mut Vec<VCardEntry>) {
    let mut number = 0;
    let mut add = |property: VCardProperty, contact: &Contact, types: Vec<VCardType>| {
        let label = line(&contact.label);
        let mut entry = one(property, line(&contact.value));
        for kind in types {
            entry.add_param(VCardParameter::new(VCardParameterName::Type, kind));
        }
        if label.is_empty() {
            card.push(entry);
            return;
        }
        number += 1;
        let group = Some(format!("item{number}"));
        card.push(entry.with_group(group.clone()));
        let property = VCardProperty::Other(LABEL.to_owned());
        card.push(one(property, label).with_group(group));
    };
    if list.has(Column::Email) {
        for email in row.emails() {
            add(
                VCardProperty::Email,
                email,
                place(email).into_iter().collect(),
            );
        }
    }
    for phone in row.phones() {
        let shown = list.has(Column::Phone) || (list.has(Column::Mobile) && is_mobile(phone));
        if shown {
            let kind = kind_of_phone(phone);
            let types = place(phone).into_iter().chain(kind).collect();
            add(VCardProperty::Tel, phone, types);
        }
    }
}

/// At work or at home, where the label says so.
fn place(contact: &Contact) -> Option<VCardType> {
    let label = contact.label.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| label.contains(word));
    if says(&["privat", "home", "zuhause", "zu hause"]) {
        Some(VCardType::Home)
    } else if says(&[
        "büro",
        "dienst",
        "arbeit",
        "geschäft",
        "work",
        "office",
        "durchwahl",
    ]) {
        Some(VCardType::Work)
    } else {
        None
    }
}

fn kind_of_phone(phone: &Contact) -> Option<VCardType> {
    if is_mobile(phone) {
        return Some(VCardType::Cell);
    }
    let fax = phone.label.to_lowercase().contains("fax");
    fax.then_some(VCardType::Fax)
}

/// The organisation's address.
fn address(list: &List<'_>, body: &Organisation) -> Option<VCardEntry> {
    let field = |column: Column, value: &str| {
        if list.has(column) {
            line(value)
        } else {
            String::new()
        }
    };
    let street = field(Column::Street, &body.street);
    let city = field(Column::City, &body.city);
    let postal_code = field(Column::PostalCode, &body.postal_code);
    if [&street, &city, &postal_code]
        .iter()
        .all(|part| part.is_empty())
    {
        return None;
    }
    let blank = String::new;
    let parts = [
        blank(),
        blank(),
        street,
        city,
        blank(),
        postal_code,
        blank(),
    ];
    let entry = several(VCardProperty::Adr, parts);
    Some(entry.with_param(VCardParameter::new(
        VCardParameterName::Type,
        VCardType::Work,
    )))
}

fn one(property: VCardProperty, value: String) -> VCardEntry {
    VCardEntry::new(property).with_value(VCardValue::Text(value))
}

fn several(property: VCardProperty, values: impl IntoIterator<Item = String>) -> VCardEntry {
    let values = values.into_iter().map(VCardValue::Text).collect();
    VCardEntry::new(property).with_values(values)
}

/// A text on one line and without control characters.
fn line(written: &str) -> String {
    let text = text::normalised(written);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
