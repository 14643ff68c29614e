//! E-mail addresses in one cell.

use super::{is_nothing, one_line};
use crate::model::Contact;
use crate::model::text::folded;

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What was found.
    pub contacts: Vec<Contact>,
    /// What is none, and not known to mean nothing.
    pub rest: String,
}

/// The e-mail addresses in a text: several of them, with names around them, as links.
pub fn emails(text: &str) -> Found {
    let mut found = Found::default();
    let mut waiting: Vec<String> = Vec::new();
    let plain = without_disguise(text);
    for word in plain.split(is_between).filter(|word| !word.is_empty()) {
        let word = without_scheme(word);
        let bare = trimmed(word);
        if is_address(bare) {
            let label = label_of(&waiting);
            waiting.clear();
            let known = |contact: &Contact| same_address(&contact.value, bare);
            if !found.contacts.iter().any(known) {
                found.contacts.push(Contact {
                    label,
                    value: bare.to_owned(),
                });
            }
            continue;
        }
        // "dienstlich:anna@…", without a blank
        match bare.split_once(':') {
            Some((label, address)) if is_address(address) => {
                found.contacts.push(Contact {
                    label: label.to_owned(),
                    value: address.to_owned(),
                });
                waiting.clear();
            }
            _ => waiting.push(word.to_owned()),
        }
    }
    if found.contacts.is_empty() {
        let line = one_line(text);
        found.rest = if is_nothing(&line) {
            String::new()
        } else {
            line
        };
    } else if waiting.iter().any(|word| word.contains('@')) {
        found.rest = waiting.join(" ");
    }
    found
}

fn is_between(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ';' | ',' | '<' | '>' | '"' | '|' | '(' | ')' | '[' | ']' | '/'
        )
}

/// "anna(at)stadt.de"
fn without_disguise(text: &str) -> String {
    let mut plain = one_line(text);
    for (disguise, sign) in [
        ("(at)", "@"),
        ("[at]", "@"),
        ("{at}", "@"),
        ("(AT)", "@"),
        ("(dot)", "."),
        ("[dot]", "."),
        ("(punkt)", "."),
        ("[punkt]", "."),
    ] {
        if plain.contains(disguise) {
            plain = plain
                .replace(&format!(" {disguise} "), sign)
                .replace(disguise, sign);
        }
    }
    plain
}

/// Without `mailto:` and what stands behind the address.
fn without_scheme(word: &str) -> &str {
    const SCHEME: &str = "mailto:";
    match word.get(..SCHEME.len()) {
        Some(scheme) if scheme.eq_ignore_ascii_case(SCHEME) => {
            let address = word.get(SCHEME.len()..).unwrap_or_default();
            address.split('?').next().unwrap_or_default()
        }
        _ => word,
    }
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| matches!(c, '.' | ':' | '\'' | '’' | '*' | '·' | '•' | '\u{ad}'))
}

/// The word that says what an address is for; names before an address say nothing new.
fn label_of(words: &[String]) -> String {
    let last = words.last().map_or("", String::as_str);
    let bare = last.trim_end_matches(':');
    let known = matches!(
        folded(bare).trim_end_matches('.'),
        "dienstlich"
            | "privat"
            | "buro"
            | "zentrale"
            | "sekretariat"
            | "vertretung"
            | "office"
            | "private"
            | "work"
            | "home"
            | "funktionspostfach"
            | "assistenz"
            | "dienstl"
            | "priv"
    );
    if known {
        bare.to_owned()
    } else {
        String::new()
    }
}

/// Whether a text is an e-mail address: something, `@`, a domain with a dot.
pub fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let parts = domain.split('.');
    !local.is_empty()
        && !domain.contains('@')
        && domain.contains('.')
        && parts.clone().all(|part| !part.is_empty())
        && domain
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
        && !text
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || is_between(c) || c == ':')
}

/// An address as it is compared: lower case.
pub fn address_key(address: &str) -> String {
    let bare = without_scheme(address.trim());
    bare.to_lowercase()
}

/// Whether two addresses are one mailbox.
pub fn same_address(one: &str, other: &str) -> bool {
    address_key(one) == address_key(other)
}
