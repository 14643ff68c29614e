//! Phone numbers in one cell, and those that a spreadsheet took for numbers.

use super::contacts::Found;
use super::{Scientific, is_nothing, one_line, plain_digits, scientific};
use crate::model::Contact;
use crate::model::text::folded;

/// The label of mobile numbers, as the program writes it.
pub const MOBILE: &str = "Mobil";

/// What digits without a sign may once have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Digits {
    /// They are a number as it stands.
    Whole(String),
    /// A zero or a plus sign was missing in front.
    Completed(String),
    /// Perhaps zeros are missing in front.
    Incomplete(String),
    /// Digits are gone for good.
    Lost,
}

/// What is left of a number after a spreadsheet took it for one: leading zeros and the plus sign
/// are gone. Numbers with 8 to 11 digits lost their zero, those with 49 and 9 to 12 digits behind
/// it their plus sign; shorter ones may never have had one.
pub fn completed(digits: &str) -> Digits {
    let count = digits.len();
    let round = digits.len() - digits.trim_end_matches('0').len();
    if count > 15 || count >= 11 && round * 2 >= count {
        return Digits::Lost;
    }
    if digits.starts_with('0') {
        return Digits::Whole(digits.to_owned());
    }
    if (11..15).contains(&count) && digits.starts_with("49") {
        Digits::Completed(format!("+{digits}"))
    } else if (8..12).contains(&count) {
        Digits::Completed(format!("0{digits}"))
    } else {
        Digits::Incomplete(digits.to_owned())
    }
}

/// As [`completed`], for a text that is nothing but digits or a number in scientific notation;
/// `None` for everything else.
pub fn repaired(text: &str) -> Option<Digits> {
    match scientific(text) {
        Some(Scientific::Whole(digits)) => return Some(completed(&digits)),
        Some(Scientific::Lost) => return Some(Digits::Lost),
        None => {}
    }
    plain_digits(text)
        .filter(|digits| !digits.starts_with('0'))
        .map(completed)
}

/// The phone numbers in a text, with their labels; numbers stay as they are written.
pub fn split(text: &str) -> Found {
    let mut found = Found::default();
    let mut rest: Vec<String> = Vec::new();
    let pieces = text.split(['\n', '\r', ';', ',', '|']).flat_map(|piece| {
        piece
            .split(" oder ")
            .flat_map(|piece| piece.split(" und "))
            .flat_map(|piece| piece.split(" or "))
    });
    for piece in pieces {
        let piece = one_line(piece);
        if piece.is_empty() {
            continue;
        }
        let mut understood = false;
        for (label, number) in labelled(&piece) {
            for number in apart(&number) {
                let number = number.trim().to_owned();
                if is_number(&number) {
                    understood = true;
                    let known = |contact: &Contact| same_number(&contact.value, &number);
                    if !found.contacts.iter().any(known) {
                        found.contacts.push(Contact {
                            label: label_of(&label),
                            value: number,
                        });
                    }
                } else {
                    rest.push(format!("{label} {number}").trim().to_owned());
                }
            }
        }
        if !understood && rest.is_empty() && !is_nothing(&piece) {
            rest.push(piece);
        }
    }
    rest.retain(|text| !is_nothing(text));
    found.rest = rest.join(", ");
    found
}

/// Pairs of a label and what stands behind it: "Tel. 0711 216-1, Mobil 0170 …". A label in
/// brackets behind a number is that number's own.
fn labelled(piece: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let (mut label, mut number) = (String::new(), String::new());
    let mut chars = piece.chars().peekable();
    while let Some(c) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(char::is_ascii_digit);
        let begins = c.is_ascii_digit() || c == '+' || c == '(' && next_is_digit;
        if begins || is_between(c) && !number.is_empty() {
            let names_it = c == '(' && !next_is_digit;
            if !names_it {
                number.push(c);
                continue;
            }
            let inside: String = chars.by_ref().take_while(|c| *c != ')').collect();
            let own = if label.trim().is_empty() {
                inside
            } else {
                label
            };
            pairs.push((own, without_end(&number)));
            (label, number) = (String::new(), String::new());
        } else if number.is_empty() {
            label.push(c);
        } else {
            pairs.push((label, without_end(&number)));
            (label, number) = (c.to_string(), String::new());
        }
    }
    if !number.is_empty() {
        pairs.push((label, without_end(&number)));
        return pairs;
    }
    match pairs.last_mut() {
        // "0711 2161 Büro": the label of the number stands behind it.
        Some((first, _)) if first.trim().is_empty() => *first = label,
        _ if label.trim().is_empty() => {}
        _ => pairs.push((label, String::new())),
    }
    pairs
}

/// Signs that stand within a number.
fn is_between(c: char) -> bool {
    matches!(
        c,
        ' ' | '/' | '-' | '–' | '‐' | '\u{2011}' | '(' | ')' | '.' | '\u{a0}'
    )
}

fn without_end(number: &str) -> String {
    let end: &[char] = &[' ', '/', '-', '.', '–', '('];
    number.trim_end_matches(end).to_owned()
}

/// Several numbers in a row: " / " between two whole numbers, or a second "+" or "0" behind
/// enough digits.
fn apart(number: &str) -> Vec<String> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let is_whole = |text: &str| {
        let starts = text.trim_start().starts_with(['0', '+', '(']);
        starts && digits(text) >= 6
    };
    let mut parts: Vec<String> = Vec::new();
    for part in number.split('/') {
        let whole = is_whole(part);
        match parts.last_mut() {
            Some(last) if !(whole && digits(last) >= 6) => {
                last.push('/');
                last.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts
        .into_iter()
        .flat_map(|part| {
            let second = part
                .char_indices()
                .skip(1)
                .find(|(at, c)| *c == '+' && digits(part.get(..*at).unwrap_or_default()) >= 5)
                .map(|(at, _)| at);
            match second {
                Some(at) => {
                    let (first, second) = part.split_at(at);
                    vec![first.to_owned(), second.to_owned()]
                }
                None => vec![part],
            }
        })
        .collect()
}

/// A label as the program writes it; "Tel." says nothing.
fn label_of(label: &str) -> String {
    let bare = label.trim_matches(|c: char| !c.is_alphanumeric());
    let form: String = folded(bare)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    match form.as_str() {
        "" | "tel" | "telefon" | "fon" | "phone" | "t" | "telnr" | "telefonnummer" | "nr"
        | "rufnummer" | "festnetz" | "durchwahl" | "oder" | "und" | "telephone" => String::new(),
        "mobil" | "mobile" | "handy" | "m" | "mob" | "cell" | "mobiltelefon" | "diensthandy"
        | "mobilnr" | "funk" => MOBILE.to_owned(),
        "buro" | "dienstlich" | "office" | "work" | "d" | "dienstl" | "dienst" | "telburo"
        | "teldienstlich" | "teld" => "Büro".to_owned(),
        "privat" | "private" | "home" | "p" | "priv" | "telprivat" | "telp" => "Privat".to_owned(),
        "fax" | "telefax" | "f" => "Fax".to_owned(),
        _ => bare.to_owned(),
    }
}

/// Whether a text can be dialled: at least three digits, and nothing but digits and the signs
/// between them.
pub fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (3..=20).contains(&digits)
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || c == '+' || is_between(c))
}

/// A number as it is compared: "0711/216-1", "+49 (0)711 2161" and "0049 711 2161" are one.
pub fn number_key(number: &str) -> String {
    let number = number.replace("(0)", "");
    let mut key: String = number
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '+')
        .collect();
    if let Some(rest) = key.strip_prefix("00") {
        key = format!("+{rest}");
    } else if let Some(rest) = key.strip_prefix('0') {
        key = format!("+49{rest}");
    }
    key.to_lowercase()
}

/// Whether two texts are one number.
pub fn same_number(one: &str, other: &str) -> bool {
    number_key(one) == number_key(other)
}
