//! Finding people by a few letters of their name.

use crate::model::{Id, Organisation, Person, Project, Roll, text};

/// Somebody who may come through the door.
pub struct Candidate {
    /// Who.
    pub id: Id<Person>,
    /// "Özbabacan, Ayse".
    pub name: String,
    /// "Ayse Özbabacan", as one says it.
    pub said: String,
    /// The full name of the body, for people who read it from afar.
    pub organisation: String,
    /// Whether the person is on the roll, or only known to the circle.
    expected: bool,
    /// The words of the family name, of the other names, and of the body, in search form.
    family: Vec<String>,
    given: Vec<String>,
    body: Vec<String>,
}

impl Candidate {
    /// Everybody of the roll by name, and behind them whoever else is known.
    pub fn all(project: &Project, roll: &Roll, nobody: &str) -> Vec<Self> {
        let expected: std::collections::HashSet<_> = roll.people.iter().copied().collect();
        let mut all: Vec<Self> = project
            .people_by_name()
            .into_iter()
            .filter(|(_, person)| person.erased_on.is_none())
            .map(|(id, person)| {
                let body = roll.organisation(id).or(person.organisation);
                let body = project.follow(body);
                Self::of(id, person, body, expected.contains(&id), nobody)
            })
            .collect();
        all.sort_by_key(|candidate| !candidate.expected);
        all
    }

    fn of(
        id: Id<Person>,
        person: &Person,
        body: Option<&Organisation>,
        expected: bool,
        nobody: &str,
    ) -> Self {
        let blank = |name: String| {
            if name.trim().is_empty() {
                nobody.to_owned()
            } else {
                name
            }
        };
        let short = body.map_or("", |body| body.short_name.as_str());
        let full = body.map_or("", |body| body.name.as_str());
        let organisation = if full.trim().is_empty() { short } else { full };
        Self {
            id,
            name: blank(person.list_name()),
            said: blank(person.full_name()),
            organisation: organisation.trim().to_owned(),
            expected,
            family: words(&person.family_name),
            given: words(&person.given_name),
            body: words(&format!("{short} {full}")),
        }
    }

    /// How well the typed words fit, 0 best; `None` if they do not. Each must begin a part of the
    /// name, or, which is worse, of the body.
    fn rank(&self, typed: &[String]) -> Option<usize> {
        let begins = |parts: &[String], word: &String| parts.iter().any(|p| p.starts_with(word));
        let mut rank = if self.expected { 0 } else { 8 };
        for word in typed {
            rank += if begins(&self.family, word) {
                0
            } else if begins(&self.given, word) {
                1
            } else if begins(&self.body, word) {
                3
            } else {
                return None;
            };
        }
        Some(rank)
    }
}

/// The words of a name in search form; those with an umlaut both ways, as "Ö" and as "Oe".
fn words(name: &str) -> Vec<String> {
    let mut words = split(&text::folded(name));
    for word in split(&text::as_name_in_order(name)) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

fn split(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The places in `all` of those who fit what was typed, the best first: those who are still
/// awaited before those who are there.
pub fn find(all: &[Candidate], typed: &str, is_there: impl Fn(Id<Person>) -> bool) -> Vec<usize> {
    let typed = split(&text::folded(typed));
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(usize, bool, usize)> = all
        .iter()
        .enumerate()
        .filter_map(|(place, candidate)| {
            Some((candidate.rank(&typed)?, is_there(candidate.id), place))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ulid;

    fn candidate(n: u128, given_name: &str, family_name: &str, body: &str) -> Candidate {
        let person = Person {
            given_name: given_name.to_owned(),
            family_name: family_name.to_owned(),
            ..Person::default()
        };
        let body = Organisation {
            name: body.to_owned(),
            ..Organisation::default()
        };
        Candidate::of(Id::from_ulid(Ulid(n)), &person, Some(&body), true, "?")
    }

    fn found<'a>(all: &'a [Candidate], typed: &str) -> Vec<&'a str> {
        let there = |id: Id<Person>| id == Id::from_ulid(Ulid(4));
        let places = find(all, typed, there);
        places
            .iter()
            .map(|place| all[*place].name.as_str())
            .collect()
    }

    #[test]
    fn a_few_letters_of_any_part_of_the_name_find_a_person() {
        let all = [
            candidate(1, "Ayse", "Özbabacan", "Stadt Stuttgart"),
            candidate(2, "Gari", "Pavković", "Stadt Stuttgart"),
            candidate(3, "Anna", "von Berg-Ayser", "Stiftung Ozean"),
            candidate(4, "Ayla", "Ozan", "Bund"),
        ];
        let both = ["von Berg-Ayser, Anna", "Özbabacan, Ayse"];
        let berg = "Berg-Ayser, Anna von";
        // Whoever is there already comes behind; a body counts less than a name.
        assert_eq!(found(&all, "oz"), ["Özbabacan, Ayse", "Ozan, Ayla", berg]);
        assert_eq!(found(&all, "OEZ"), ["Özbabacan, Ayse"]);
        assert_eq!(found(&all, "pavkovic"), ["Pavković, Gari"]);
        assert_eq!(found(&all, "ays"), [berg, both[1]]);
        assert_eq!(found(&all, "ays stu"), ["Özbabacan, Ayse"]);
        assert!(found(&all, "babacan").is_empty());
        assert!(found(&all, "  ").is_empty());
    }
}
