//! Totals as they are called out from the wall: "17: 5", also several at once.

use std::collections::HashMap;

use crate::model::{Element, Id};

/// The most dots a note can be given at once.
pub const MOST: u32 = 9999;

/// What could not be taken from what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// This is no number with its dots.
    Unreadable(String),
    /// There is no note of this number to vote for.
    Unknown(String),
    /// This number was named twice.
    Twice(String),
}

/// What was typed: the dots of notes by their short numbers, and what could not be taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Notes with their dots.
    pub dots: Vec<(Id<Element>, u32)>,
    /// What is wrong, with the piece of text that stays to be put right.
    pub problems: Vec<(String, Problem)>,
}

/// Reads what was typed. Notes are named by `labels`, in small letters, as "17b".
pub fn read(typed: &str, labels: &HashMap<String, Id<Element>>) -> Totals {
    let mut totals = Totals::default();
    let pieces = typed.split([',', ';', '\n']).map(str::trim);
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let mut rest = piece;
        while !rest.is_empty() {
            let Some((label, dots, after)) = pair(rest) else {
                let problem = Problem::Unreadable(rest.to_owned());
                totals.problems.push((rest.to_owned(), problem));
                break;
            };
            let words = rest[..rest.len() - after.len()].trim().to_owned();
            rest = after;
            match labels.get(&label) {
                None => totals.problems.push((words, Problem::Unknown(label))),
                Some(id) if totals.dots.iter().any(|(known, _)| known == id) => {
                    totals.problems.push((words, Problem::Twice(label)));
                }
                Some(id) => totals.dots.push((*id, dots)),
            }
        }
    }
    totals
}

/// A number, its dots, and what stands behind.
fn pair(text: &str) -> Option<(String, u32, &str)> {
    let text = text.trim_start_matches(|c: char| !c.is_ascii_digit() && !is_odd(c));
    let (number, rest) = digits(text)?;
    let number: u32 = number.parse().ok()?;
    let mut label = number.to_string();
    let mut rest = rest;
    // "17b" is a note of its own; "17 b" is not.
    if let Some(letter) = rest.chars().next().filter(char::is_ascii_alphabetic)
        && !rest[1..].starts_with(|c: char| c.is_alphabetic())
        // "17x5" is how often.
        && !(letter.eq_ignore_ascii_case(&'x') && rest[1..].trim_start().starts_with(|c: char| c.is_ascii_digit()))
    {
        label.push(letter.to_ascii_lowercase());
        rest = &rest[1..];
    }
    let separated = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || [':', '=', '-', '–', '—', '>', '→', '×', 'x', 'X', '.'].contains(&c)
    });
    if separated.len() == rest.len() {
        return None;
    }
    let (dots, rest) = digits(separated)?;
    let dots: u32 = dots.parse().ok().filter(|dots| *dots <= MOST)?;
    if rest.starts_with(is_odd) {
        return None;
    }
    // "5 Punkte": a word behind is no matter.
    let rest = rest.trim_start();
    let rest = rest.trim_start_matches(|c: char| c.is_alphabetic() || c == '.');
    Some((label, dots, rest.trim_start()))
}

/// What in a number would make it mean something else: "-3", "1/2".
fn is_odd(c: char) -> bool {
    ['/', '%', '+', '*'].contains(&c)
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ulid;
    use proptest::prelude::*;

    fn labels() -> HashMap<String, Id<Element>> {
        ["1", "2", "17", "17b", "18"]
            .iter()
            .zip(1..)
            .map(|(label, n)| ((*label).to_owned(), Id::from_ulid(Ulid(n))))
            .collect()
    }

    fn taken(typed: &str) -> Vec<(String, u32)> {
        let labels = labels();
        let totals = read(typed, &labels);
        assert_eq!(totals.problems, [], "{typed}");
        let name = |id: &Id<Element>| labels.iter().find(|(_, known)| *known == id).unwrap().0;
        totals
            .dots
            .iter()
            .map(|(id, dots)| (name(id).clone(), *dots))
            .collect()
    }

    #[test]
    fn totals_are_read_however_they_are_written() {
        let one = |label: &str, dots| vec![(label.to_owned(), dots)];
        for typed in [
            "17: 5",
            "17:5",
            " 17 = 5 ",
            "17 5",
            "#17 – 5",
            "Nr. 17: 5 Punkte",
            "17x5",
            "017: 5",
        ] {
            assert_eq!(taken(typed), one("17", 5), "{typed}");
        }
        assert_eq!(taken("17b: 2"), one("17b", 2));
        assert_eq!(taken("17B 2"), one("17b", 2));
        assert_eq!(taken("17: 0"), one("17", 0));
        let two = vec![("17".to_owned(), 5), ("18".to_owned(), 2)];
        for typed in ["17:5, 18: 2", "17: 5\n18: 2\n", "17:5;18:2;", "17:5 18:2"] {
            assert_eq!(taken(typed), two, "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_taken_is_said_and_the_rest_is_taken() {
        let totals = read("17: 5, 99: 1, viele, 17: 3, 18: -", &labels());
        assert_eq!(totals.dots.len(), 1);
        let problems: Vec<_> = totals
            .problems
            .into_iter()
            .map(|(_, problem)| problem)
            .collect();
        assert_eq!(
            problems,
            [
                Problem::Unknown("99".to_owned()),
                Problem::Unreadable("viele".to_owned()),
                Problem::Twice("17".to_owned()),
                Problem::Unreadable("18: -".to_owned()),
            ]
        );
        for typed in ["17", "17: 5/2", "17: 99999999999", "17: 12345"] {
            assert_eq!(read(typed, &labels()).problems.len(), 1, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_it_and_nothing_is_dropped(typed in "[0-9a-z:;, \n=xé–-]{0,40}|\\PC{0,30}") {
            let totals = read(&typed, &labels());
            let digits = typed.chars().any(|c| c.is_ascii_digit());
            if digits {
                prop_assert!(!totals.dots.is_empty() || !totals.problems.is_empty());
            }
        }

        #[test]
        fn what_is_written_out_is_read_back(dots in prop::collection::vec(0..=MOST, 5)) {
            let labels = labels();
            let text: Vec<String> = labels
                .keys()
                .zip(&dots)
                .map(|(label, dots)| format!("{label}: {dots}"))
                .collect();
            let totals = read(&text.join(", "), &labels);
            prop_assert_eq!(totals.dots.len(), 5);
            prop_assert!(totals.problems.is_empty());
        }
    }
}
