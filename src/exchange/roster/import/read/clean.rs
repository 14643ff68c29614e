//! Texts as they come out of other programs.

use std::borrow::Cow;

use super::super::Cell;
use crate::exchange::sheet::formula;
use crate::model::text::normalised;

/// `text` in the project's form, without what nobody sees: spaces around it, soft hyphens, marks of zero width and of
/// writing direction. Hard spaces become spaces. Line breaks stay.
pub(super) fn clean(text: &str) -> String {
    let text: Cow<'_, str> = if text.contains(is_changed) {
        let mut plain = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                _ if is_dropped(c) => {}
                '\t' | '\u{a0}' | '\u{2007}' | '\u{202f}' => plain.push(' '),
                '\u{2028}' | '\u{2029}' | '\u{b}' => plain.push('\n'),
                c => plain.push(c),
            }
        }
        Cow::Owned(plain)
    } else {
        Cow::Borrowed(text)
    };
    // Joiners have a meaning between letters of some scripts and emoji, but none around a text.
    normalised(&text)
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200c}' | '\u{200d}'))
        .to_owned()
}

fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

fn is_changed(c: char) -> bool {
    is_dropped(c)
        || matches!(
            c,
            '\t' | '\u{b}' | '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2028}' | '\u{2029}'
        )
}

/// What a text in a workbook is as a cell.
pub(super) fn text_cell(text: &str) -> Cell {
    cleaned_cell(&clean(text))
}

/// The same of a text that is clean already.
pub(super) fn cleaned_cell(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Blank
    } else {
        Cell::Text(text.to_owned())
    }
}

/// A number as a cell.
pub(super) fn number_cell(number: f64) -> Cell {
    if number.is_finite() {
        Cell::Number(number)
    } else {
        Cell::Fault
    }
}

/// `text` with what a link behind it leads to.
pub(super) fn link_cell(text: &str, target: &str) -> Cell {
    let target = clean(target);
    match text_cell(text) {
        cell if target.is_empty() => cell,
        Cell::Text(text) => Cell::Link(text, target),
        _ => Cell::Link(target.clone(), target),
    }
}

/// A cell of a text table. `="01067"` is how some programs keep a number from being one, `=HYPERLINK(…)` is a link,
/// and an apostrophe before a character that begins formulas was put there against them.
pub(super) fn typed_cell(text: &str) -> Cell {
    let trimmed = text.trim();
    if let Some(formula) = trimmed.strip_prefix('=') {
        if let Some(inner) = formula
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .filter(|inner| !inner.replace("\"\"", "").contains('"'))
        {
            return text_cell(&inner.replace("\"\"", "\""));
        }
        if let Some((target, shown)) = hyperlink(trimmed) {
            return link_cell(shown.as_deref().unwrap_or(&target), &target);
        }
    }
    text_cell(formula::unguard(trimmed))
}

/// Target and shown text of `=HYPERLINK("…";"…")`, where both are plain texts.
pub(super) fn hyperlink(formula: &str) -> Option<(String, Option<String>)> {
    let call = formula.trim_start_matches("of:").strip_prefix('=')?.trim();
    let name = call.get(.."HYPERLINK".len())?;
    if !name.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let arguments = call.get("HYPERLINK".len()..)?.trim();
    let arguments = arguments.strip_prefix('(')?.strip_suffix(')')?.trim();
    let (target, rest) = quoted(arguments)?;
    let rest = rest.trim_start();
    let shown = rest
        .strip_prefix([';', ','])
        .and_then(|rest| quoted(rest.trim_start()))
        .map(|(shown, _)| shown);
    Some((target, shown))
}

/// The quoted text at the start, and what is behind it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut out = String::new();
    loop {
        let (before, behind) = rest.split_once('"')?;
        out.push_str(before);
        match behind.strip_prefix('"') {
            Some(more) => {
                out.push('"');
                rest = more;
            }
            None => return Some((out, behind)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_gone() {
        assert_eq!(
            clean("\u{feff}\u{a0} Anna\u{a0}Berg \u{200b}\r\n"),
            "Anna Berg"
        );
        assert_eq!(clean("Inte\u{ad}gration"), "Integration");
        assert_eq!(clean("\u{202a}+49 341 1\u{202c}"), "+49 341 1");
        assert_eq!(clean("O\u{308}zbabacan\u{b}zwei"), "Özbabacan\nzwei");
        assert_eq!(text_cell(" \u{a0}\u{200d}\n"), Cell::Blank);
    }

    #[test]
    fn formulas_that_only_say_a_text_are_that_text() {
        let text = |text: &str| Cell::Text(text.to_owned());
        assert_eq!(typed_cell("=\"01067\""), text("01067"));
        assert_eq!(typed_cell("'=SUMME(A1)"), text("=SUMME(A1)"));
        assert_eq!(typed_cell("'+49 341"), text("+49 341"));
        assert_eq!(typed_cell("'s-Hertogenbosch"), text("'s-Hertogenbosch"));
        assert_eq!(typed_cell("=A1&\"x\""), text("=A1&\"x\""));
        assert_eq!(typed_cell("=\"a\"&\"b\""), text("=\"a\"&\"b\""));
    }

    #[test]
    fn hyperlinks_in_formulas_are_links() {
        let link = Cell::Link("E-Mail".to_owned(), "mailto:a@example.org".to_owned());
        assert_eq!(
            typed_cell("=HYPERLINK(\"mailto:a@example.org\";\"E-Mail\")"),
            link
        );
        assert_eq!(
            typed_cell("=Hyperlink( \"mailto:a@example.org\" , \"E-Mail\" )"),
            link
        );
        assert_eq!(
            hyperlink("of:=HYPERLINK(\"mailto:a@example.org\")"),
            Some(("mailto:a@example.org".to_owned(), None))
        );
        assert_eq!(hyperlink("=HYPERLINK(A1)"), None);
        assert_eq!(hyperlink("=HYPERLINKÄ"), None);
        assert_eq!(hyperlink("=HYPERLIN\u{e4}K"), None);
    }
}
