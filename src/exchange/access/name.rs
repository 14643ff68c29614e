//! Looking for a person in free texts.

use crate::model::{Person, SpokenNames};

/// What a person is looked for by: the names by which texts speak of people, the family name without
/// its particle, and the e-mail addresses. More than what erasing replaces: here a person reads
/// what was found.
pub(super) struct Name {
    wanted: Vec<SpokenNames>,
}

impl Name {
    pub(super) fn of(person: &Person) -> Self {
        let other = |words: &str| {
            SpokenNames::of(&Person {
                family_name: words.to_owned(),
                ..Person::default()
            })
        };
        let mut wanted = vec![SpokenNames::of(person)];
        let known_by = known_by(person);
        if known_by != person.family_name.trim() {
            wanted.push(other(&known_by));
        }
        wanted.extend(person.emails.iter().map(|email| other(&email.value)));
        wanted.retain(|names| !names.is_blank());
        Self { wanted }
    }

    /// Whether a text contains one of them as whole words, also in the genitive.
    pub(super) fn is_in(&self, written: &str) -> bool {
        self.wanted.iter().any(|names| names.are_in(written))
    }
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
