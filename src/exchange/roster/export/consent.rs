//! Whose contact data may be passed on.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::model::{Consent, ConsentPurpose, Id, Person, Project};

/// The people who have consented to passing on their contact data and whose consent holds on
/// `today`. One that was withdrawn takes those given until that day along, so that a second record
/// of the same consent does not outlive it.
pub fn may_share(project: &Project, today: NaiveDate) -> HashSet<Id<Person>> {
    let mut given: HashMap<Id<Person>, NaiveDate> = HashMap::new();
    let mut withdrawn: HashMap<Id<Person>, NaiveDate> = HashMap::new();
    let later = |dates: &mut HashMap<Id<Person>, NaiveDate>, person, date: NaiveDate| {
        let latest = dates.entry(person).or_insert(date);
        *latest = date.max(*latest);
    };
    for (person, consent) in sharing(project) {
        if let Some(date) = consent.given_on.filter(|date| *date <= today) {
            later(&mut given, person, date);
        }
        if let Some(date) = consent.withdrawn_on.filter(|date| *date <= today) {
            later(&mut withdrawn, person, date);
        }
    }
    let holds = |(person, on): (Id<Person>, NaiveDate)| {
        let withdrawn = withdrawn.get(&person);
        withdrawn.is_none_or(|gone| *gone < on).then_some(person)
    };
    given.into_iter().filter_map(holds).collect()
}

fn sharing(project: &Project) -> impl Iterator<Item = (Id<Person>, &Consent)> {
    project
        .consents
        .iter()
        .filter(|(_, consent)| consent.purpose == ConsentPurpose::ContactSharing)
        .filter_map(|(_, consent)| Some((consent.person?, consent)))
}
