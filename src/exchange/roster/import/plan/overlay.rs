//! What rows would change, each after those before it: what one adds to an organisation, the next
//! one with the same need does not add any more.

use std::collections::HashMap;

use super::Effective;
use super::changes::{self, Change, MembershipDeed};
use super::organisations::Body;
use crate::exchange::roster::import::OrganisationSaid;
use crate::model::{Id, Membership, Organisation, Person, Project, Shown, TableName};

/// The memberships of each person.
pub(super) struct Memberships<'a>(HashMap<Id<Person>, Vec<(Id<Membership>, &'a Membership)>>);

impl<'a> Memberships<'a> {
    pub(super) fn of(project: &'a Project) -> Self {
        let mut all: HashMap<_, Vec<_>> = HashMap::new();
        for (id, membership) in project.memberships.iter() {
            if let Some(person) = membership.person {
                all.entry(person).or_default().push((id, membership));
            }
        }
        Self(all)
    }

    pub(super) fn get(&self, person: Id<Person>) -> &[(Id<Membership>, &'a Membership)] {
        self.0.get(&person).map_or(&[], Vec::as_slice)
    }
}

/// The project as it will be after the rows before.
pub(super) struct Overlay<'a> {
    project: &'a Project,
    people: HashMap<Id<Person>, Person>,
    organisations: HashMap<Id<Organisation>, Organisation>,
}

impl<'a> Overlay<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        Self {
            project,
            people: HashMap::new(),
            organisations: HashMap::new(),
        }
    }

    pub(super) fn changes_of(
        &mut self,
        row: &Effective,
        id: Id<Person>,
        memberships: &Memberships<'_>,
    ) -> Vec<Change> {
        let known = self.people.get(&id).or_else(|| self.project.people.get(id));
        let Some(person) = known.cloned() else {
            return Vec::new();
        };
        let mut revised = person.clone();
        changes::revise_person(&mut revised, &row.said, &row.doubts);
        let home = row.home.as_ref();
        let home = home.map(|home| home.for_person(person.organisation));
        if let Some(Body::Known(body)) = home {
            revised.organisation = Some(body);
        }
        let mut found = changes::differences(TableName::people, &person, &revised, &[]);
        if let Some(Body::New(_)) = home {
            found.push(Change {
                table: TableName::people,
                path: "organisation".to_owned(),
                before: shown_body(person.organisation),
                after: Shown::from(row.said.organisation.called()),
            });
        }
        self.people.insert(id, revised);
        if let Some(Body::Known(body)) = home {
            found.extend(self.fill(body, &row.said.organisation));
        }
        found.extend(membership_changes(row, memberships.get(id)));
        found
    }

    pub(super) fn fill(&mut self, body: Id<Organisation>, said: &OrganisationSaid) -> Vec<Change> {
        let known = self.organisations.get(&body);
        let Some(before) = known
            .or_else(|| self.project.organisations.get(body))
            .cloned()
        else {
            return Vec::new();
        };
        let mut filled = before.clone();
        changes::fill_organisation(&mut filled, said);
        let changes = changes::differences(TableName::organisations, &before, &filled, &[]);
        self.organisations.insert(body, filled);
        changes
    }
}

pub(super) fn shown_body(body: Option<Id<Organisation>>) -> Shown {
    body.map_or(Shown::Nothing, |body| {
        Shown::Reference(TableName::organisations, body.ulid())
    })
}

pub(super) fn membership_changes(
    row: &Effective,
    known: &[(Id<Membership>, &Membership)],
) -> Vec<Change> {
    let behalf = |before: Option<Id<Organisation>>| {
        let after = match row.behalf.as_ref()?.for_person(before) {
            Body::Known(body) if before == Some(body) => return None,
            Body::Known(body) => shown_body(Some(body)),
            Body::New(_) => Shown::from(row.said.on_behalf_of.as_str()),
        };
        Some(Change {
            table: TableName::memberships,
            path: "on_behalf_of".to_owned(),
            before: shown_body(before),
            after,
        })
    };
    match changes::membership(known, &row.said) {
        MembershipDeed::Keep => Vec::new(),
        MembershipDeed::Add(new) => {
            let mut found = changes::begun(&new);
            found.extend(behalf(None));
            found
        }
        MembershipDeed::Change(id, revised) => {
            let Some((_, before)) = known.iter().find(|(known, _)| *known == id) else {
                return Vec::new();
            };
            let table = TableName::memberships;
            let mut found = changes::differences(table, *before, &revised, &["on_behalf_of"]);
            found.extend(behalf(before.on_behalf_of));
            found
        }
    }
}
