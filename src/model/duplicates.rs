//! Looking for records that may be one person. Nothing is merged by what is found here: a person
//! decides.

use std::collections::{BTreeMap, BTreeSet};

use super::{Id, Organisation, Person, Project, text};

/// Why two records may be one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Suspicion {
    /// The same name.
    SameName,
    /// The same e-mail address.
    SameEmail,
    /// Names that differ by a letter or two, of the same organisation.
    SimilarName,
}

/// Records that may be one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspected {
    /// Which; two or more, in the order of a list of names.
    pub people: Vec<Id<Person>>,
    /// What speaks for it.
    pub why: Suspicion,
}

/// So many who share one address share a mailbox, and are not one person.
const MAILBOX: usize = 3;

/// Of organisations with more people, similar names are not looked for: comparing each with each
/// takes too long, and says little.
const MOST_COMPARED: usize = 600;

impl Project {
    /// Records that may be one person, in the order of a list of names. People whose data were
    /// erased are left out: nothing is known of them that could be compared.
    ///
    /// Compares many names, so it is nothing for the window's thread.
    pub fn suspected_duplicates(&self) -> Vec<Suspected> {
        let people: Vec<Compared<'_>> = self
            .people
            .iter()
            .filter(|(_, person)| person.erased_on.is_none())
            .map(|(id, person)| Compared::new(id, person))
            .collect();
        let mut found = Vec::new();
        let mut names: BTreeMap<&str, Vec<&Compared>> = BTreeMap::new();
        let mut emails: BTreeMap<&str, Vec<&Compared>> = BTreeMap::new();
        let mut organisations: BTreeMap<Id<Organisation>, Vec<&Compared>> = BTreeMap::new();
        for person in &people {
            if !person.name.is_empty() {
                names.entry(&person.name).or_default().push(person);
            }
            for email in &person.emails {
                emails.entry(email).or_default().push(person);
            }
            if let Some(organisation) = person.organisation {
                organisations.entry(organisation).or_default().push(person);
            }
        }
        for same in names.into_values() {
            add(&mut found, &same, Suspicion::SameName);
        }
        for same in emails.into_values() {
            if same.len() <= MAILBOX {
                add(&mut found, &same, Suspicion::SameEmail);
                continue;
            }
            let mut families: BTreeMap<&str, Vec<&Compared>> = BTreeMap::new();
            for person in same {
                families
                    .entry(&person.family_name)
                    .or_default()
                    .push(person);
            }
            for same in families.into_values() {
                add(&mut found, &same, Suspicion::SameEmail);
            }
        }
        for of_one in organisations.into_values() {
            if of_one.len() > MOST_COMPARED {
                continue;
            }
            for (at, one) in of_one.iter().enumerate() {
                for other in of_one.iter().skip(at + 1) {
                    if is_similar(&one.name, &other.name) {
                        add(&mut found, &[one, other], Suspicion::SimilarName);
                    }
                }
            }
        }
        let key = |id: &Id<Person>| self.people.get(*id).map(Person::sort_key);
        for group in &mut found {
            group.people.sort_by_key(|id| (key(id), *id));
        }
        found.sort_by_key(|group| (group.people.first().and_then(key), group.why));
        found
    }
}

/// A person as it is compared with others.
struct Compared<'a> {
    id: Id<Person>,
    name: String,
    family_name: String,
    emails: BTreeSet<String>,
    organisation: Option<Id<Organisation>>,
    person: &'a Person,
}

impl<'a> Compared<'a> {
    fn new(id: Id<Person>, person: &'a Person) -> Self {
        let words = |text: &str| {
            let folded = text::as_name_in_order(text).replace('-', " ");
            folded.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let emails = person
            .emails
            .iter()
            .map(|mail| mail.value.trim().to_lowercase());
        Self {
            id,
            name: words(&format!("{} {}", person.given_name, person.family_name)),
            family_name: words(&person.family_name),
            emails: emails.filter(|mail| !mail.is_empty()).collect(),
            organisation: person.organisation,
            person,
        }
    }
}

fn add(found: &mut Vec<Suspected>, people: &[&Compared], why: Suspicion) {
    let ids: BTreeSet<Id<Person>> = people.iter().map(|person| person.id).collect();
    let known = |group: &Suspected| ids.iter().all(|id| group.people.contains(id));
    let all_blank = people.iter().all(|one| *one.person == Person::default());
    if ids.len() < 2 || all_blank || found.iter().any(known) {
        return;
    }
    let people = ids.into_iter().collect();
    found.push(Suspected { people, why });
}

/// Whether two names differ by so little that it may be a slip: one letter in short names, two in
/// long ones. Equal ones are more than similar.
fn is_similar(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = one.len().min(other.len());
    let most = match shorter {
        0..5 => return false,
        5..10 => 1,
        _ => 2,
    };
    one != other && one.len().abs_diff(other.len()) <= most && distance(&one, &other) <= most
}

/// How many letters have to be put in, left out, replaced or swapped with their neighbour.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let at =
                |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut least = at(&last, j) + usize::from(a != b);
            least = least.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped =
                i > 0 && j > 0 && one.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Contact, Ulid};

    fn person(given: &str, family: &str, email: &str) -> Person {
        let emails = [email]
            .into_iter()
            .filter(|email| !email.is_empty())
            .map(|email| Contact {
                value: email.to_owned(),
                ..Contact::default()
            });
        Person {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            emails: emails.collect(),
            ..Person::default()
        }
    }

    fn found(people: Vec<Person>) -> Vec<(Vec<u128>, Suspicion)> {
        let mut project = Project::default();
        for (at, person) in people.into_iter().enumerate() {
            project
                .people
                .insert(Id::from_ulid(Ulid(at as u128 + 1)), person);
        }
        let found = project.suspected_duplicates().into_iter();
        found
            .map(|group| {
                let ids = group.people.iter().map(|id| id.ulid().0).collect();
                (ids, group.why)
            })
            .collect()
    }

    #[test]
    fn the_same_name_is_found_however_it_is_spelled() {
        let people = vec![
            person("Ayse", "Özbabacan", ""),
            person("AYSE", "Oezbabacan ", ""),
            person("Gari", "Pavković", ""),
        ];
        assert_eq!(found(people), [(vec![1, 2], Suspicion::SameName)]);
    }

    #[test]
    fn a_shared_mailbox_makes_nobody_a_duplicate_but_of_the_same_family_name() {
        let mail = "integration@stadt.example";
        let two = vec![person("A.", "Berg", mail), person("Anna", "Tal", mail)];
        assert_eq!(found(two), [(vec![1, 2], Suspicion::SameEmail)]);
        let four = vec![
            person("Anna", "Berg", mail),
            person("Bert", "Tal", mail),
            person("Cem", "Wald", mail),
            person("A.", "Berg", mail),
        ];
        assert_eq!(found(four), [(vec![4, 1], Suspicion::SameEmail)]);
    }

    #[test]
    fn similar_names_are_suspicious_in_one_organisation_only() {
        let at = |organisation: u128, mut person: Person| {
            person.organisation = Some(Id::from_ulid(Ulid(organisation)));
            person
        };
        let people = vec![
            at(90, person("Gari", "Pavković", "")),
            at(90, person("Gari", "Pavkovci", "")),
            at(91, person("Gari", "Pavkovik", "")),
            at(90, person("Ana", "Li", "")),
            at(90, person("Ina", "Li", "")),
        ];
        let found = found(people);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.contains(&(vec![2, 1], Suspicion::SimilarName)));
    }

    #[test]
    fn blank_records_and_erased_people_are_no_duplicates() {
        let mut erased = person("Gari", "Pavković", "");
        erased.erased_on = chrono::NaiveDate::from_ymd_opt(2019, 1, 1);
        let people = vec![
            Person::default(),
            Person::default(),
            erased,
            person("Gari", "Pavković", ""),
        ];
        assert_eq!(found(people), []);
    }

    #[test]
    fn distances_count_a_swap_as_one() {
        let far = |one: &str, other: &str| {
            let [one, other] = [one, other].map(|word| word.chars().collect::<Vec<_>>());
            distance(&one, &other)
        };
        assert_eq!(far("meyer", "meier"), 1);
        assert_eq!(far("meyer", "meyre"), 1);
        assert_eq!(far("schmidt", "schmitt"), 1);
        assert_eq!(far("", "abc"), 3);
    }
}
