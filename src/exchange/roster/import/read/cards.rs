//! Address cards (vCard 2.1, 3.0 and 4.0), read by calcard card by card.

use std::borrow::Cow;

use calcard::common::IanaString as _;
use calcard::vcard::{
    VCard, VCardEntry, VCardKind, VCardParameterName, VCardProperty, VCardType, VCardValue,
};

use super::super::super::Column;
use super::super::{Candidate, Doubt, List, Said};
use super::clean::clean;
use super::grid::Room;
use super::limits::{MOST_CARD, MOST_CONTACTS};
use super::{Pace, ReadError};
use crate::model::Contact;

/// Whether a text is address cards.
pub(super) fn are_cards(text: &str) -> bool {
    text.trim_start_matches('\u{feff}')
        .lines()
        .find(|line| !line.trim().is_empty())
        .is_some_and(is_begin)
}

fn is_begin(line: &str) -> bool {
    is_mark(line, "BEGIN")
}

fn is_mark(line: &str, mark: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| {
        name.trim().eq_ignore_ascii_case(mark) && value.trim().eq_ignore_ascii_case("VCARD")
    })
}

/// Reads the cards in a text. A card in which nothing can be understood becomes a candidate who says nothing, with a
/// doubt that shows its beginning; the others are not touched by it.
pub(super) fn read(text: &str, pace: &Pace<'_>) -> Result<List, ReadError> {
    let mut room = Room::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut number = 0_u32;
    let mut done = 0_usize;
    for card in Cards::new(text) {
        number = number.saturating_add(1);
        done += card.text.len();
        if number.is_multiple_of(16) {
            pace.share(done as u64, text.len() as u64)?;
        }
        room.row()?;
        if let Some(candidate) = candidate(&card, number) {
            room.text(size(&candidate.said))?;
            room.cells(candidate.said.emails.len() + candidate.said.phones.len())?;
            candidates.push(candidate);
        }
    }
    if candidates.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(List::Cards(candidates))
}

fn size(said: &Said) -> usize {
    let contacts = said.emails.iter().chain(&said.phones);
    contacts.map(|contact| contact.value.len()).sum::<usize>()
        + said.note.len()
        + said.full_name.len()
        + said.family_name.len()
        + said.given_name.len()
        + said.function.len()
        + said.department.len()
        + said.organisation.name.len()
}

/// A card's lines.
struct Card<'t> {
    text: &'t str,
    /// It has an end.
    whole: bool,
}

/// The cards of a text one after the other. Where an end is missing, the next beginning is one: calcard would take the
/// next card for a part of the first.
struct Cards<'t> {
    rest: &'t str,
}

impl<'t> Cards<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            rest: text.trim_start_matches('\u{feff}'),
        }
    }
}

impl<'t> Iterator for Cards<'t> {
    type Item = Card<'t>;

    fn next(&mut self) -> Option<Card<'t>> {
        let mut at = 0;
        let mut begun = None;
        for line in self.rest.split_inclusive(['\n', '\r']) {
            let start = at;
            at += line.len();
            match begun {
                None if is_begin(line) => begun = Some(start),
                Some(first) if is_begin(line) => {
                    let text = self.rest.get(first..start)?;
                    self.rest = self.rest.get(start..)?;
                    return Some(Card { text, whole: false });
                }
                Some(first) if is_mark(line, "END") => {
                    let text = self.rest.get(first..at)?;
                    self.rest = self.rest.get(at..)?;
                    return Some(Card { text, whole: true });
                }
                _ => {}
            }
        }
        let text = self.rest.get(begun?..)?;
        self.rest = "";
        Some(Card { text, whole: false })
    }
}

fn candidate(card: &Card<'_>, number: u32) -> Option<Candidate> {
    let text = without_pictures(card.text);
    // Nobody's card is that long, and calcard takes many times its length.
    let parsed = if text.len() <= MOST_CARD {
        VCard::parse(&*text).unwrap_or_default()
    } else {
        VCard::default()
    };
    if kind(&parsed) == Some(VCardKind::Group) {
        // A list of addresses, nobody who could be in the roster.
        return None;
    }
    let said = said(&parsed);
    let mut doubts = Vec::new();
    if !card.whole || said == Said::default() {
        doubts.push(Doubt::Unreadable {
            column: Column::FullName,
            cell: beginning(card.text),
        });
    }
    Some(Candidate {
        number,
        said,
        doubts,
    })
}

/// A long card without what is no text: pictures, sounds, keys.
fn without_pictures(card: &str) -> Cow<'_, str> {
    if card.len() <= MOST_CARD {
        return Cow::Borrowed(card);
    }
    let mut text = String::new();
    let mut dropping = false;
    for line in card.split_inclusive('\n') {
        if !line.starts_with([' ', '\t']) {
            let name = line.split([':', ';']).next().unwrap_or_default();
            let name = name.rsplit('.').next().unwrap_or_default().trim();
            dropping = ["PHOTO", "LOGO", "SOUND", "KEY"]
                .iter()
                .any(|picture| name.eq_ignore_ascii_case(picture));
        }
        if !dropping {
            text.push_str(line);
        }
        if text.len() > MOST_CARD {
            break;
        }
    }
    Cow::Owned(text)
}

/// The first lines behind the head, to tell which card it is.
fn beginning(card: &str) -> String {
    let head = ["BEGIN:", "VERSION:", "PRODID:", "END:"];
    let lines = card.lines().map(str::trim).filter(|line| {
        let upper = line.get(..8).unwrap_or(line).to_ascii_uppercase();
        !line.is_empty() && !head.iter().any(|head| upper.starts_with(head))
    });
    let shown: Vec<&str> = lines.take(2).collect();
    let shown: Vec<String> = shown
        .iter()
        .map(|line| line.chars().take(60).collect())
        .collect();
    let shown = shown.join(" / ");
    if shown.is_empty() {
        "BEGIN:VCARD".to_owned()
    } else {
        clean(&shown)
    }
}

fn kind(card: &VCard) -> Option<VCardKind> {
    card.properties(&VCardProperty::Kind)
        .flat_map(|entry| &entry.values)
        .find_map(|value| match value {
            VCardValue::Kind(kind) => Some(*kind),
            _ => None,
        })
}

fn said(card: &VCard) -> Said {
    let mut said = Said::default();
    for entry in card.properties(&VCardProperty::Org) {
        if said.organisation.name.is_empty() {
            let mut parts = parts(entry).into_iter();
            said.organisation.name = parts.next().unwrap_or_default();
            said.department = joined(parts, ", ");
        }
    }
    name(card, &mut said);
    let titles = card.properties(&VCardProperty::Title);
    let roles = card.properties(&VCardProperty::Role);
    let mut functions: Vec<String> = Vec::new();
    for entry in titles.chain(roles) {
        let function = joined(parts(entry), ", ");
        if !functions.contains(&function) {
            functions.push(function);
        }
    }
    said.function = joined(functions, ", ");
    said.emails = contacts(card, &VCardProperty::Email);
    said.phones = contacts(card, &VCardProperty::Tel);
    address(card, &mut said);
    let notes = card.properties(&VCardProperty::Note);
    said.note = joined(notes.map(|entry| joined(parts(entry), ", ")), "\n");
    said
}

fn name(card: &VCard, said: &mut Said) {
    let first = |property: &VCardProperty| {
        let entry = card.properties(property).next()?;
        Some(parts(entry))
    };
    let full = joined(first(&VCardProperty::Fn).unwrap_or_default(), ", ");
    let name = first(&VCardProperty::N).unwrap_or_default();
    let part = |index: usize| name.get(index).cloned().unwrap_or_default();
    let (family, given, additional) = (part(0), part(1), part(2));
    // Addresses of a body have its name as that of a person.
    let is_company = card.entries.iter().any(|entry| {
        matches!(&entry.name, VCardProperty::Other(name) if name.eq_ignore_ascii_case("X-ABShowAs"))
            && parts(entry)
                .iter()
                .any(|value| value.eq_ignore_ascii_case("COMPANY"))
    });
    let of_body = is_company || kind(card) == Some(VCardKind::Org);
    if family.is_empty() && given.is_empty()
        || family == full && full.contains(' ') && given.is_empty()
    {
        if of_body || full == said.organisation.name {
            if said.organisation.name.is_empty() {
                said.organisation.name = full;
            }
        } else {
            said.full_name = full;
        }
        return;
    }
    let mut titles = Vec::new();
    for word in part(3).split_whitespace() {
        // Stated, not guessed.
        let address = match word.trim_end_matches('.') {
            "Herr" | "Herrn" | "Mr" => "Herr",
            "Frau" | "Mrs" | "Ms" => "Frau",
            _ => {
                titles.push(word.to_owned());
                continue;
            }
        };
        said.form_of_address = address.to_owned();
    }
    let mut family = family;
    for suffix in part(4)
        .split([',', ' '])
        .filter(|suffix| !suffix.is_empty())
    {
        let plain = suffix.trim_end_matches('.').to_lowercase();
        if matches!(
            plain.as_str(),
            "jr" | "sr" | "jun" | "sen" | "junior" | "senior" | "ii" | "iii" | "iv"
        ) {
            family = format!("{family} {suffix}");
        } else {
            titles.push(suffix.to_owned());
        }
    }
    said.titles = joined(titles, " ");
    said.given_name = joined([given, additional], " ");
    said.family_name = family.trim().to_owned();
}

/// The parts of a value, cleaned; what stands side by side in one part is put one behind the other.
fn parts(entry: &VCardEntry) -> Vec<String> {
    let part = |value: &VCardValue| match value {
        VCardValue::Component(parts) => joined(parts.iter().map(|part| clean(part)), " "),
        VCardValue::Integer(number) => number.to_string(),
        value => value.as_text().map(clean).unwrap_or_default(),
    };
    entry.values.iter().map(part).collect()
}

fn joined(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

fn contacts(card: &VCard, property: &VCardProperty) -> Vec<Contact> {
    let mut found: Vec<(u32, Contact)> = Vec::new();
    for entry in card.properties(property) {
        if found.len() >= MOST_CONTACTS {
            break;
        }
        // Several in one line are not allowed, but commas within a number neither.
        let value = joined(parts(entry), ",");
        let value = address_of(&value);
        if value.is_empty() || found.iter().any(|(_, contact)| contact.value == value) {
            continue;
        }
        let contact = Contact {
            label: label(card, entry),
            value,
        };
        found.push((preference(entry), contact));
    }
    found.sort_by_key(|(preference, _)| *preference);
    found.into_iter().map(|(_, contact)| contact).collect()
}

/// Lower comes first.
fn preference(entry: &VCardEntry) -> u32 {
    use calcard::vcard::VCardParameterValue;
    let mut preference = 101;
    for parameter in &entry.params {
        match (&parameter.name, &parameter.value) {
            (VCardParameterName::Pref, VCardParameterValue::Integer(stated)) => {
                preference = *stated
            }
            (VCardParameterName::Pref, _) => preference = 1,
            (VCardParameterName::Type, value)
                if value
                    .as_text()
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("pref")) =>
            {
                preference = 1;
            }
            _ => {}
        }
    }
    preference
}

/// An address or a number without what makes it a link.
fn address_of(value: &str) -> String {
    let scheme = |scheme: &str| {
        let start = value.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(())?;
        value.get(scheme.len()..)
    };
    if let Some(address) = scheme("mailto:") {
        let address = address.split('?').next().unwrap_or(address);
        return clean(&decoded(address));
    }
    if let Some(number) = scheme("tel:") {
        let mut parts = number.split(';');
        let number = decoded(parts.next().unwrap_or_default());
        let extension = parts.find_map(|part| part.strip_prefix("ext="));
        return match extension {
            Some(extension) => clean(&format!("{number}-{}", decoded(extension))),
            None => clean(&number),
        };
    }
    value.to_owned()
}

/// Without `%20` and the like.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        match from
            .get(..2)
            .and_then(|code| u8::from_str_radix(code, 16).ok())
        {
            Some(byte) => {
                bytes.push(byte);
                rest = from.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(b'%');
                rest = from;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// What an address or number is, as the roster says it.
fn label(card: &VCard, entry: &VCardEntry) -> String {
    if let Some(label) = own_label(card, entry) {
        return label;
    }
    let (mut work, mut home, mut cell, mut fax, mut pager) = (false, false, false, false, false);
    for value in entry.parameters(&VCardParameterName::Type) {
        let Some(kind) = value.as_text() else {
            continue;
        };
        match VCardType::try_from_text(kind) {
            Some(VCardType::Work) => work = true,
            Some(VCardType::Home) => home = true,
            Some(VCardType::Cell) => cell = true,
            Some(VCardType::Fax) => fax = true,
            Some(VCardType::Pager) => pager = true,
            _ => {}
        }
    }
    let label = match (fax, cell, home, work) {
        (true, _, true, false) => "Fax privat",
        (true, ..) => "Fax",
        (_, true, true, false) => "Mobil privat",
        (_, true, ..) => "Mobil",
        (.., true, false) => "Privat",
        (.., true) => "Büro",
        _ if pager => "Pager",
        _ => "",
    };
    label.to_owned()
}

/// Kinds of addresses by name.
trait FromText: Sized {
    fn try_from_text(text: &str) -> Option<Self>;
}

impl FromText for VCardType {
    fn try_from_text(text: &str) -> Option<Self> {
        [Self::Work, Self::Home, Self::Cell, Self::Fax, Self::Pager]
            .into_iter()
            .find(|kind| kind.as_str().eq_ignore_ascii_case(text))
    }
}

/// The label that Apple's address book writes beside it, in the same group.
fn own_label(card: &VCard, entry: &VCardEntry) -> Option<String> {
    let group = entry.group.as_ref()?;
    let label = card.entries.iter().find(|other| {
        other.group.as_ref().is_some_and(|other| other.eq_ignore_ascii_case(group))
            && matches!(&other.name, VCardProperty::Other(name) if name.eq_ignore_ascii_case("X-ABLabel"))
    })?;
    let label = joined(parts(label), ", ");
    let known = label
        .strip_prefix("_$!<")
        .and_then(|rest| rest.strip_suffix(">!$_"));
    let label = match known.map(str::to_lowercase).as_deref() {
        Some("work") => "Büro".to_owned(),
        Some("home") => "Privat".to_owned(),
        Some("mobile") => "Mobil".to_owned(),
        Some("workfax") => "Fax".to_owned(),
        Some("homefax") => "Fax privat".to_owned(),
        Some("main") => "Zentrale".to_owned(),
        Some(_) => return None,
        None => label,
    };
    (!label.is_empty()).then_some(label)
}

/// The address of the office, or one of which nothing is said.
fn address(card: &VCard, said: &mut Said) {
    let is_home = |entry: &VCardEntry| {
        let has = |kind: VCardType| {
            entry
                .parameters(&VCardParameterName::Type)
                .filter_map(|value| value.as_text())
                .any(|text| VCardType::try_from_text(text) == Some(kind.clone()))
        };
        has(VCardType::Home) && !has(VCardType::Work)
    };
    let mut entries = card
        .properties(&VCardProperty::Adr)
        .filter(|entry| !is_home(entry));
    let Some(entry) = entries.next() else {
        return;
    };
    let parts = parts(entry);
    let part = |index: usize| parts.get(index).cloned().unwrap_or_default();
    let post_box = part(0);
    let post_box = if post_box.bytes().any(|byte| byte.is_ascii_digit())
        && !post_box.bytes().any(|byte| byte.is_ascii_alphabetic())
    {
        format!("Postfach {post_box}")
    } else {
        post_box
    };
    let street = part(2);
    said.organisation.street = if street.is_empty() { post_box } else { street };
    said.organisation.city = part(3);
    said.organisation.postal_code = part(5);
}

#[cfg(test)]
mod tests;
