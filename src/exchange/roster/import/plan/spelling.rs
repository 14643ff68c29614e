//! When two spellings are one word.

use crate::model::text;

/// Search form with single blanks; ü is u.
pub(super) fn as_written(name: &str) -> String {
    single_spaced(name, text::folded(name))
}

/// As [`as_written`], but ü is ue.
pub(super) fn spelled_out(name: &str) -> String {
    single_spaced(name, text::as_name_in_order(name))
}

fn single_spaced(name: &str, form: String) -> String {
    // Of a name in nothing but signs above other letters, the search form leaves nothing.
    let form = match form.trim() {
        "" => name.to_lowercase(),
        _ => form,
    };
    form.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The shortest text in which one letter more or less still is a typo and not another name.
const SHORTEST: usize = 7;
/// The longest text in which typos are looked for, so that no cell takes longer than others.
const LONGEST: usize = 60;

/// A text without each of its letters, as what stands before and behind it. Two texts that differ
/// in one letter, or in the order of two, have one of these in common, or one is one of the
/// other's. None for texts that are too short or too long for a typo.
pub(super) fn without_a_letter(text: &str) -> impl Iterator<Item = [&str; 2]> {
    let count = text.chars().count();
    let has_typos = (SHORTEST..=LONGEST).contains(&count);
    let letters = text.char_indices().filter(move |_| has_typos);
    letters.map(|(at, letter)| {
        let (before, behind) = text.split_at(at);
        let behind = behind.get(letter.len_utf8()..).unwrap_or_default();
        [before, behind]
    })
}

/// A text, and all of [`without_a_letter`] put together.
pub(super) fn deletions(text: &str) -> impl Iterator<Item = String> {
    let whole = (!text.is_empty()).then(|| text.to_owned());
    whole
        .into_iter()
        .chain(without_a_letter(text).map(|parts| parts.concat()))
}

/// Whether two texts differ in one letter more, less or other, or in the order of two. Digits are
/// no typos.
pub(super) fn is_typo(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    if short.len() < SHORTEST || long.len() > LONGEST || long.len() - short.len() > 1 {
        return false;
    }
    let start = short
        .iter()
        .zip(long.iter())
        .take_while(|(a, b)| a == b)
        .count();
    let short = short.get(start..).unwrap_or_default();
    let long = long.get(start..).unwrap_or_default();
    let end = short
        .iter()
        .rev()
        .zip(long.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let short = short.get(..short.len() - end).unwrap_or_default();
    let long = long.get(..long.len() - end).unwrap_or_default();
    let digits = short.iter().chain(long).any(char::is_ascii_digit);
    !digits
        && match (short, long) {
            ([], []) => false,
            ([] | [_], [_]) => true,
            ([a, b], [c, d]) => a == d && b == c,
            _ => false,
        }
}
