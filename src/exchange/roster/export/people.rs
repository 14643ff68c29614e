//! Who goes out, and what the project knows of each.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{Contacts, Wanted, is_contact, may_share};
use crate::exchange::roster::Column;
use crate::model::{Contact, Id, Membership, Organisation, Person, Project};

/// A person who goes out.
pub(super) struct Row<'a> {
    pub(super) id: Id<Person>,
    pub(super) person: &'a Person,
    pub(super) organisation: Option<&'a Organisation>,
    /// The membership that holds, or the last one.
    pub(super) membership: Option<&'a Membership>,
    pub(super) on_behalf_of: Option<&'a Organisation>,
    /// Whether the contact data go out.
    pub(super) with_contacts: bool,
}

impl Row<'_> {
    /// The e-mail addresses that go out.
    pub(super) fn emails(&self) -> Vec<&Contact> {
        self.contacts(&self.person.emails)
    }

    /// The phone numbers that go out.
    pub(super) fn phones(&self) -> Vec<&Contact> {
        self.contacts(&self.person.phones)
    }

    fn contacts<'a>(&self, contacts: &'a [Contact]) -> Vec<&'a Contact> {
        let go = |contact: &&Contact| self.with_contacts && !contact.value.trim().is_empty();
        contacts.iter().filter(go).collect()
    }

    /// Whether there are contact data that these columns would have shown.
    pub(super) fn contacts_left_out(&self, columns: &[Column]) -> bool {
        let some = |contacts: &[Contact]| contacts.iter().any(|c| !c.value.trim().is_empty());
        let shown = |column: &Column| match column {
            Column::Email => some(&self.person.emails),
            Column::Mobile => self.person.phones.iter().any(is_mobile),
            Column::Phone => some(&self.person.phones),
            _ => false,
        };
        let mut contacts = columns.iter().filter(|column| is_contact(**column));
        !self.with_contacts && contacts.any(shown)
    }
}

/// Whether a number is that of a mobile phone, by its label.
pub(super) fn is_mobile(contact: &Contact) -> bool {
    let label = contact.label.to_lowercase();
    ["mobil", "handy", "cell"]
        .iter()
        .any(|word| label.contains(word))
}

/// The people who go out: these in this order, or all by name; never those whose data were erased.
pub fn exported<'a>(
    project: &'a Project,
    people: Option<&[Id<Person>]>,
) -> Vec<(Id<Person>, &'a Person)> {
    let mut found: Vec<(Id<Person>, &Person)> = match people {
        Some(people) => {
            let mut seen = HashSet::new();
            let once = people.iter().filter(|id| seen.insert(**id));
            once.filter_map(|id| Some((*id, project.get(*id)?)))
                .collect()
        }
        None => {
            let mut all: Vec<_> = project.people.iter().collect();
            all.sort_by_cached_key(|(id, person)| (person.sort_key(), *id));
            all
        }
    };
    found.retain(|(_, person)| person.erased_on.is_none());
    found
}

/// What is known of each person who goes out.
pub(super) fn rows<'a>(
    project: &'a Project,
    wanted: &Wanted<'_>,
    today: NaiveDate,
) -> Vec<Row<'a>> {
    let may = match wanted.contacts {
        Contacts::WithConsent => Some(may_share(project, today)),
        Contacts::All => None,
    };
    let memberships = memberships(project, today);
    exported(project, wanted.people)
        .into_iter()
        .map(|(id, person)| {
            let membership = memberships.get(&id).copied();
            Row {
                id,
                person,
                organisation: project.follow(person.organisation),
                membership,
                on_behalf_of: project.follow(membership.and_then(|m| m.on_behalf_of)),
                with_contacts: may.as_ref().is_none_or(|may| may.contains(&id)),
            }
        })
        .collect()
}

/// For each person the membership that holds on `today`, else the one that began last.
fn memberships(project: &Project, today: NaiveDate) -> HashMap<Id<Person>, &Membership> {
    let rank = |membership: &Membership| {
        let begun = membership.from.is_none_or(|from| from <= today);
        let holds = begun && membership.until.is_none_or(|until| until >= today);
        (holds, begun, membership.from, membership.until)
    };
    let mut found: HashMap<Id<Person>, &Membership> = HashMap::new();
    for (_, membership) in project.memberships.iter() {
        let Some(person) = membership.person else {
            continue;
        };
        let known = found.entry(person).or_insert(membership);
        if rank(membership) > rank(known) {
            *known = membership;
        }
    }
    found
}
