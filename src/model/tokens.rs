//! What stands out in a text by a sign before it: `#tags` and `@names`.

use std::ops::Range;

use super::{Id, Person};

/// The tags in a text, in bytes and with their sign: `#Quartier`, `#KI-Strategie`.
///
/// A tag begins behind white space or an opening bracket, and with a letter: so neither `C#` nor
/// `#1` nor a part of an address is one.
pub fn tags(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in signs(text, '#') {
        let word = text.get(at + 1..).unwrap_or_default();
        if !word.starts_with(char::is_alphabetic) {
            continue;
        }
        let end = word.find(|c| !is_of_tag(c)).unwrap_or(word.len());
        let word = word.get(..end).unwrap_or_default();
        let word = word.trim_end_matches(['-', '_']);
        found.push(at..at + 1 + word.len());
    }
    found
}

/// Whether a letter can stand in a tag.
pub fn is_of_tag(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}

/// Where somebody is named with a sign before the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Sign and name, in bytes.
    pub range: Range<usize>,
    /// Who is named.
    pub person: Id<Person>,
}

/// Who is named with a sign in a text: `@Elisabeth von Ritter`. Of several names that fit, the
/// longest is meant; of several people with one name the first in `names`.
pub fn mentions(text: &str, names: &[(Id<Person>, String)]) -> Vec<Mention> {
    let mut found = Vec::new();
    for at in signs(text, '@') {
        let behind = text.get(at + 1..).unwrap_or_default();
        let fits = |name: &str| {
            let rest = behind.strip_prefix(name);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        let mut best: Option<&(Id<Person>, String)> = None;
        for known in names {
            let longer = best.is_none_or(|best| known.1.len() > best.1.len());
            if longer && !known.1.is_empty() && fits(&known.1) {
                best = Some(known);
            }
        }
        if let Some((person, name)) = best {
            found.push(Mention {
                range: at..at + 1 + name.len(),
                person: *person,
            });
        }
    }
    found
}

/// Where a sign stands that can begin a token: not within a word.
fn signs(text: &str, sign: char) -> impl Iterator<Item = usize> + '_ {
    text.match_indices(sign)
        .map(|(at, _)| at)
        .filter(|at| begins_token(text.get(..*at).unwrap_or_default()))
}

/// Whether a token can begin behind this text.
pub fn begins_token(before: &str) -> bool {
    let last = before.chars().next_back();
    last.is_none_or(|c| c.is_whitespace() || "([{„“\"'‚‘«»*_–—".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ulid::Ulid;

    fn tagged(text: &str) -> Vec<&str> {
        let ranges = tags(text).into_iter();
        ranges.map(|range| &text[range]).collect()
    }

    #[test]
    fn tags_begin_with_a_letter_behind_white_space() {
        assert_eq!(
            tagged("#Quartier und (#KI-Strategie), #Über_morgen."),
            ["#Quartier", "#KI-Strategie", "#Über_morgen"]
        );
        assert_eq!(tagged("C# #1 # a#b ##x https://x.de/#teil"), [""; 0]);
        assert_eq!(tagged("#a- #b"), ["#a", "#b"]);
    }

    fn names() -> Vec<(Id<Person>, String)> {
        ["Anna Berg", "Anna Bergmann", "Elisabeth von Ritter", ""]
            .into_iter()
            .zip(1..)
            .map(|(name, n)| (Id::from_ulid(Ulid(n)), name.to_owned()))
            .collect()
    }

    #[test]
    fn the_longest_name_that_fits_is_meant() {
        let text = "Mit @Anna Bergmann, @Anna Berg und @Elisabeth von Ritter: @Ritter @Anna Bergs";
        let found = mentions(text, &names());
        let found: Vec<_> = found
            .into_iter()
            .map(|m| (&text[m.range], m.person.ulid().0))
            .collect();
        assert_eq!(
            found,
            [
                ("@Anna Bergmann", 2),
                ("@Anna Berg", 1),
                ("@Elisabeth von Ritter", 3)
            ]
        );
    }

    #[test]
    fn an_address_names_nobody() {
        assert_eq!(mentions("x@Anna Berg", &names()), []);
        assert_eq!(mentions("@", &names()), []);
    }
}
