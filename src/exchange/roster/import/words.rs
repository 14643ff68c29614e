//! What goes wrong with lists, in the user's words: what, where, what to do.

use super::{Excess, NoList, ReadError};
use crate::i18n::{Lang, Texts, tr};

/// Why a list could not be read, and what to do.
pub fn read_error(texts: &Texts, error: &ReadError) -> String {
    match error {
        ReadError::Empty => tr!(texts, "list-error-empty"),
        ReadError::NoList(what) => no_list(texts, *what),
        ReadError::Password => tr!(texts, "list-error-password"),
        ReadError::TooLarge { what, most } => too_large(texts, *what, *most),
        ReadError::Damaged { reason, .. } => {
            tr!(texts, "list-error-damaged", reason = reason.as_str())
        }
        ReadError::Cancelled => tr!(texts, "list-error-cancelled"),
    }
}

fn no_list(texts: &Texts, what: NoList) -> String {
    match what {
        NoList::Pdf => tr!(texts, "list-error-pdf"),
        NoList::Document => tr!(texts, "list-error-document"),
        NoList::Slides => tr!(texts, "list-error-slides"),
        NoList::OtherSpreadsheet => tr!(texts, "list-error-other-spreadsheet"),
        NoList::WebPage => tr!(texts, "list-error-web-page"),
        NoList::Xml => tr!(texts, "list-error-xml"),
        NoList::Project => tr!(texts, "list-error-project"),
        NoList::Picture => tr!(texts, "list-error-picture"),
        NoList::Archive => tr!(texts, "list-error-archive"),
        NoList::Binary => tr!(texts, "list-error-binary"),
    }
}

fn too_large(texts: &Texts, what: Excess, most: u64) -> String {
    let megabytes = most.div_ceil(1024 * 1024).to_string();
    let most = grouped(texts, most);
    match what {
        Excess::Bytes => tr!(texts, "list-error-bytes", most = megabytes),
        Excess::Unpacked => tr!(texts, "list-error-unpacked", most = megabytes),
        Excess::Parts => tr!(texts, "list-error-parts", most = most),
        Excess::Sheets => tr!(texts, "list-error-sheets", most = most),
        Excess::Rows => tr!(texts, "list-error-rows", most = most),
        Excess::Columns => tr!(texts, "list-error-columns", most = most),
        Excess::Cells => tr!(texts, "list-error-cells", most = most),
        Excess::Text => tr!(texts, "list-error-text", most = megabytes),
    }
}

/// "100.000", as one writes it.
fn grouped(texts: &Texts, number: u64) -> String {
    let separator = match texts.lang() {
        Lang::De => '.',
        Lang::En => ',',
    };
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_told_with_the_way_out() {
        let told = read_error(&Texts::new(Lang::De), &ReadError::Password);
        assert!(told.contains("Kennwort geschützt"), "{told}");
        assert!(told.contains("ohne Kennwort"), "{told}");
        let told = read_error(&Texts::new(Lang::En), &ReadError::Password);
        assert!(told.contains("without a password"), "{told}");
    }

    #[test]
    fn limits_are_told_in_numbers() {
        let error = ReadError::TooLarge {
            what: Excess::Rows,
            most: 100_000,
        };
        let told = read_error(&Texts::new(Lang::De), &error);
        assert!(told.contains("100.000"), "{told}");
        let error = ReadError::TooLarge {
            what: Excess::Unpacked,
            most: 96 * 1024 * 1024,
        };
        let told = read_error(&Texts::new(Lang::De), &error);
        assert!(told.contains("96 MB"), "{told}");
    }
}
