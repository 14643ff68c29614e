//! A plan carried out.

use std::collections::HashMap;

use super::OrganisationSaid;
use super::plan::{Body, Deed, Effective, MembershipDeed, Plan, changes};
use crate::document::Transaction;
use crate::model::{Id, Membership, Organisation, Person};

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// People added.
    pub added: usize,
    /// People changed.
    pub updated: usize,
    /// Organisations added.
    pub organisations: usize,
    /// Memberships that began or changed.
    pub memberships: usize,
}

/// Carries out what is decided, within the one step of the caller's
/// ([`Step::ImportRoster`](crate::document::Step::ImportRoster)). New people become members of the
/// circle, in the role that the list says, else as plain members.
///
/// The project may have changed since the plan was made: who is gone by now, or was erased, is
/// left alone.
pub fn apply(plan: &Plan, t: &mut Transaction<'_>) -> Applied {
    let mut work = Work {
        t,
        bodies: HashMap::new(),
        memberships: HashMap::new(),
        applied: Applied::default(),
    };
    work.remember_memberships();
    let effective = plan.effective(|deed| matches!(deed, Deed::Add | Deed::Update(_)));
    for (planned, row) in plan.rows.iter().zip(&effective) {
        match (planned.deed, row) {
            (Deed::Add, Some(row)) => work.add(row),
            (Deed::Update(person), Some(row)) => work.update(person, row),
            _ => {}
        }
    }
    work.applied
}

struct Work<'a, 'b> {
    t: &'a mut Transaction<'b>,
    bodies: HashMap<usize, Id<Organisation>>,
    memberships: HashMap<Id<Person>, Vec<Id<Membership>>>,
    applied: Applied,
}

impl Work<'_, '_> {
    fn remember_memberships(&mut self) {
        for (id, membership) in self.t.memberships.iter() {
            if let Some(person) = membership.person {
                self.memberships.entry(person).or_default().push(id);
            }
        }
    }

    fn add(&mut self, row: &Effective) {
        let mut person = Person::default();
        changes::revise_person(&mut person, &row.said, &[]);
        let home = row.home.as_ref().map(|home| home.for_person(None));
        person.organisation = self.body(home, &row.said.organisation);
        let id = self.t.add(person);
        self.applied.added += 1;
        let mut membership = Membership {
            person: Some(id),
            on_behalf_of: self.behalf(row, None),
            ..Membership::default()
        };
        changes::revise_membership(&mut membership, &row.said);
        self.t.add(membership);
        self.applied.memberships += 1;
    }

    fn update(&mut self, id: Id<Person>, row: &Effective) {
        let known = self.t.people.get(id);
        let Some(person) = known.filter(|person| person.erased_on.is_none()).cloned() else {
            return;
        };
        let mut revised = person.clone();
        changes::revise_person(&mut revised, &row.said, &row.doubts);
        let home = row.home.as_ref();
        let home = home.map(|home| home.for_person(person.organisation));
        if let Some(home) = self.body(home, &row.said.organisation) {
            revised.organisation = Some(home);
        }
        let mut changed = revised != person;
        if changed {
            self.t.people.insert(id, revised);
        }
        changed |= self.membership(id, row);
        self.applied.updated += usize::from(changed);
    }

    fn membership(&mut self, person: Id<Person>, row: &Effective) -> bool {
        let ids = self.memberships.get(&person).cloned().unwrap_or_default();
        let known: Vec<(Id<Membership>, &Membership)> = ids
            .iter()
            .filter_map(|id| Some((*id, self.t.memberships.get(*id)?)))
            .collect();
        let deed = changes::membership(&known, &row.said);
        match deed {
            MembershipDeed::Keep => return false,
            MembershipDeed::Add(new) => {
                let behalf = self.behalf(row, None);
                let id = self.t.add(Membership {
                    person: Some(person),
                    on_behalf_of: behalf,
                    ..new
                });
                self.memberships.entry(person).or_default().push(id);
            }
            MembershipDeed::Change(id, mut revised) => {
                let behalf = self.behalf(row, revised.on_behalf_of);
                revised.on_behalf_of = behalf.or(revised.on_behalf_of);
                if self.t.memberships.get(id) == Some(&revised) {
                    return false;
                }
                self.t.memberships.insert(id, revised);
            }
        }
        self.applied.memberships += 1;
        true
    }

    /// On whose behalf somebody is to be a member, who is so far on behalf of `own`.
    fn behalf(
        &mut self,
        row: &Effective,
        own: Option<Id<Organisation>>,
    ) -> Option<Id<Organisation>> {
        let said = OrganisationSaid {
            name: row.said.on_behalf_of.clone(),
            ..OrganisationSaid::default()
        };
        let behalf = row.behalf.as_ref().map(|behalf| behalf.for_person(own));
        self.body(behalf, &said)
    }

    /// The organisation that is meant, added if it is not there yet, with what is said of it.
    fn body(&mut self, body: Option<Body>, said: &OrganisationSaid) -> Option<Id<Organisation>> {
        let known = match body? {
            Body::Known(id) => self.t.organisations.contains(id).then_some(id),
            Body::New(number) => self.bodies.get(&number).copied(),
        };
        let mut organisation = known
            .and_then(|id| self.t.organisations.get(id))
            .cloned()
            .unwrap_or_default();
        let before = organisation.clone();
        changes::fill_organisation(&mut organisation, said);
        match (known, body?) {
            (Some(id), _) => {
                if organisation != before {
                    self.t.organisations.insert(id, organisation);
                }
                Some(id)
            }
            (None, Body::New(number)) => {
                let id = self.t.add(organisation);
                self.bodies.insert(number, id);
                self.applied.organisations += 1;
                Some(id)
            }
            // Gone since the plan was made.
            (None, Body::Known(_)) => None,
        }
    }
}

#[cfg(test)]
mod tests;
