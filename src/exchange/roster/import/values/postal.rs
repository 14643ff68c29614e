//! Postal codes, towns, streets and municipality keys.

use super::{one_line, plain_digits};

/// A code, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// As it stands.
    Whole(String),
    /// Leading zeros were missing.
    Completed(String),
    /// It is none.
    None,
}

/// How long a German postal code is.
const CODE: usize = 5;

/// A postal code: "70173", "D-70173", 1067 (a number once), "CH-8001" as it is.
pub fn code(text: &str) -> Code {
    let line = one_line(text);
    if let Some(digits) = plain_digits(&line) {
        return match digits.len() {
            CODE => Code::Whole(digits.to_owned()),
            4 => Code::Completed(format!("0{digits}")),
            _ => Code::None,
        };
    }
    let bare = without_country(&line);
    if bare.len() == CODE && is_code(bare) {
        return Code::Whole(bare.to_owned());
    }
    let digits: String = line.split(' ').collect();
    if digits.len() == CODE && is_code(&digits) {
        return Code::Whole(digits);
    }
    // Other countries' codes: "CH-8001", "SW1A 1AA", "1234 AB".
    let foreign = line.chars().count() <= 10
        && line.chars().any(|c| c.is_ascii_digit())
        && line
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-'));
    if foreign {
        Code::Whole(line)
    } else {
        Code::None
    }
}

/// "D-", "DE-" or "D " before a German code says nothing new.
fn without_country(text: &str) -> &str {
    let rest = text
        .strip_prefix("DE")
        .or_else(|| text.strip_prefix('D'))
        .map(|rest| rest.trim_start_matches(['-', '–', ' ']));
    rest.filter(|rest| starts_with_code(rest)).unwrap_or(text)
}

fn starts_with_code(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == CODE
}

/// Whether a text is five digits.
pub fn is_code(text: &str) -> bool {
    let text = text.trim();
    text.len() == CODE && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text is a German code and a town.
pub fn is_code_and_town(text: &str) -> bool {
    let (code, town) = code_and_town(text);
    is_code(&code) && !town.is_empty()
}

/// Splits "70173 Stuttgart"; what has no code is a town.
pub fn code_and_town(text: &str) -> (String, String) {
    let line = one_line(text);
    let line = without_country(&line);
    let starts = line
        .split_once(' ')
        .map_or((line, ""), |(code, town)| (code, town));
    let digits = starts.0.trim_end_matches(',');
    let foreign = || {
        let (country, number) = digits.split_once('-')?;
        let known = (1..=3).contains(&country.len())
            && country.bytes().all(|b| b.is_ascii_uppercase())
            && number.len() >= 4
            && number.bytes().all(|b| b.is_ascii_digit());
        known.then_some(())
    };
    // Four digits in a text with a town never were a number: another country's code.
    let plain = matches!(digits.len(), 4 | 5) && digits.bytes().all(|b| b.is_ascii_digit());
    if plain || foreign().is_some() {
        return (digits.to_owned(), starts.1.trim().to_owned());
    }
    if let Some((town, code)) = line.rsplit_once(' ')
        && is_code(code)
    {
        return (
            code.to_owned(),
            town.trim_end_matches(',').trim().to_owned(),
        );
    }
    (String::new(), line.to_owned())
}

/// Splits "Rathausplatz 1, 70173 Stuttgart" into street, code and town; what has no code behind
/// it is a street.
pub fn address(text: &str) -> (String, String, String) {
    for (at, sign) in text.char_indices().rev() {
        if !matches!(sign, ',' | ';' | '\n') {
            continue;
        }
        let (street, rest) = text.split_at(at);
        let rest = rest.get(sign.len_utf8()..).unwrap_or_default();
        let line = one_line(rest);
        if starts_with_code(without_country(&line)) {
            let (code, town) = code_and_town(&line);
            let street = one_line(&street.replace(['\n', ';'], ", "));
            return (street.trim_end_matches(',').to_owned(), code, town);
        }
    }
    (
        one_line(&text.replace('\n', ", ")),
        String::new(),
        String::new(),
    )
}

/// A municipality key of 8 digits; with its leading zero if a spreadsheet took it for a number,
/// and out of the regional key of 12 digits.
pub fn municipality_key(text: &str) -> Code {
    let line = one_line(text);
    let bare = line.strip_suffix(".0").unwrap_or(&line);
    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    let is_plain = bare
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '/'));
    match (is_plain, digits.len()) {
        (true, 8) => Code::Whole(digits),
        (true, 7) => Code::Completed(format!("0{digits}")),
        (true, 12) => {
            let (county, rest) = digits.split_at(CODE);
            Code::Completed(format!("{county}{}", rest.get(4..).unwrap_or_default()))
        }
        _ => Code::None,
    }
}
