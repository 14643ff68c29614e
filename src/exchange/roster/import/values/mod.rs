//! One cell split into values, with what is doubtful about it.

pub mod contacts;
pub mod dates;
pub mod names;
pub mod phones;
pub mod postal;
pub mod terms;

use super::Cell;
use crate::model::text;

/// What a cell says as text, on one line, in the project's form: numbers without a blank
/// fraction, days as Germans write them; blank for what a formula failed to say.
pub fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Blank | Cell::Fault => String::new(),
        Cell::Text(text) | Cell::Link(text, _) => one_line(text),
        Cell::Number(number) => number_shown(*number),
        Cell::Date(date) => date.format("%d.%m.%Y").to_string(),
        Cell::Flag(flag) => if *flag { "x" } else { "" }.to_owned(),
    }
}

/// A text in the project's form, with any white space in it as one space.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text::normalised(text).split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A text in the project's form, with its lines, without white space around it.
pub fn lines(text: &str) -> String {
    text::normalised(text).trim().to_owned()
}

/// A number as a spreadsheet shows it without a format; whole numbers with all their digits.
fn number_shown(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    format!("{number}")
}

/// The digits of a whole number that is not negative and exact.
pub fn digits_of(number: f64) -> Option<String> {
    /// Up to here, each whole number has a value of its own: 2^53.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (number.is_finite() && number.fract() == 0.0 && (0.0..EXACT).contains(&number))
        .then(|| format!("{number:.0}"))
}

/// What people write into a cell so that it says nothing.
pub fn is_nothing(text: &str) -> bool {
    let bare = text::folded(text.trim());
    bare.chars().all(|c| !c.is_alphanumeric())
        || matches!(
            bare.as_str(),
            "k.a."
                | "ka"
                | "k. a."
                | "n/a"
                | "n. n."
                | "n.n."
                | "nn"
                | "keine"
                | "none"
                | "entfallt"
        )
}

/// What of a text is exactly digits, with or without a blank fraction as `10117.0`.
pub fn plain_digits(text: &str) -> Option<&str> {
    let text = text.trim();
    let bare = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0"));
    let bare = bare.unwrap_or(text);
    (!bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit())).then_some(bare)
}

/// A number in scientific notation, as spreadsheets show long ones.
pub enum Scientific {
    /// All digits are there.
    Whole(String),
    /// Digits were lost.
    Lost,
}

/// Reads `4,97E+11`; `None` if the text is no such number.
pub fn scientific(text: &str) -> Option<Scientific> {
    let text = text.trim();
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let exponent: usize = exponent
        .strip_prefix('+')
        .unwrap_or(exponent)
        .parse()
        .ok()?;
    let (whole, fraction) = mantissa.split_once([',', '.']).unwrap_or((mantissa, ""));
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 1 || !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    if exponent > 30 {
        return Some(Scientific::Lost);
    }
    Some(if fraction.len() == exponent {
        Scientific::Whole(format!("{whole}{fraction}"))
    } else {
        Scientific::Lost
    })
}

#[cfg(test)]
mod tests;
