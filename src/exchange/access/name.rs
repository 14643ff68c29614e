//! Looking for a person in free texts.

use crate::model::{Person, text};

/// What a person is looked for by: the family name, and the e-mail addresses.
pub(super) struct Name {
    /// Each as words in search form.
    wanted: Vec<Vec<String>>,
}

impl Name {
    pub(super) fn of(person: &Person) -> Self {
        let mut wanted = vec![words(&known_by(person))];
        wanted.extend(person.emails.iter().map(|email| words(&email.value)));
        wanted.retain(|words| !words.is_empty());
        Self { wanted }
    }

    /// Whether a text contains one of them as whole words; the last may have the `s` of a genitive.
    pub(super) fn is_in(&self, written: &str) -> bool {
        let found = words(written);
        self.wanted.iter().any(|wanted| {
            found
                .windows(wanted.len())
                .any(|found| is_same(found, wanted))
        })
    }
}

fn is_same(found: &[String], wanted: &[String]) -> bool {
    let (Some((found, before)), Some((wanted, before_wanted))) =
        (found.split_last(), wanted.split_last())
    else {
        return false;
    };
    let genitive = || found.strip_suffix('s').is_some_and(|found| found == wanted);
    before == before_wanted && (found == wanted || genitive())
}

/// The family name without its particle, as lists have it; the given name where there is none.
fn known_by(person: &Person) -> String {
    if person.family_name.trim().is_empty() {
        return person.given_name.clone();
    }
    let listed = Person {
        given_name: "x".to_owned(),
        family_name: person.family_name.clone(),
        ..Person::default()
    }
    .list_name();
    let name = listed.rsplit_once(", ").map(|(name, _)| name.to_owned());
    name.unwrap_or(listed)
}

fn words(written: &str) -> Vec<String> {
    text::folded(written)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Contact;

    #[test]
    fn a_name_is_found_as_whole_words_in_any_spelling() {
        let person = |given: &str, family: &str| Person {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            ..Person::default()
        };
        for (name, written, found) in [
            (person("Anna", "von Berg"), "Frau BERG sagt zu.", true),
            (person("Anna", "von Berg"), "Anna von Berg", true),
            (person("Anna", "von Berg"), "Bergs Vorschlag", true),
            (person("Anna", "von Berg"), "Bergmann, am Bergsee", false),
            (person("", "Özbabacan"), "OZBABACAN", true),
            (person("", "Meyer-Ritter"), "Meyer-Ritter", true),
            (person("", "Meyer-Ritter"), "Meyer", false),
            (person("Anna", ""), "mit Anna", true),
            (person("", ""), "alles", false),
        ] {
            assert_eq!(Name::of(&name).is_in(written), found, "{written}");
        }
        let by_mail = Person {
            emails: vec![Contact {
                label: String::new(),
                value: "a.b@example.org".to_owned(),
            }],
            ..Person::default()
        };
        assert!(Name::of(&by_mail).is_in("Antworten an A.B@example.org!"));
        assert!(!Name::of(&by_mail).is_in("Antworten an b@example.org!"));
    }
}
