//! What a row does to the records that it means. The same code tells the changes and makes them.

use super::super::values::contacts::same_address;
use super::super::values::phones::same_number;
use super::super::{Doubt, OrganisationSaid, Said};
use super::spelling::as_written;
use crate::exchange::roster::Column;
use crate::model::{
    Contact, Id, Membership, Organisation, OrganisationKind, Person, Role, Shown, TableName,
    show_differences,
};

/// One field of a record that a row changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// In which table.
    pub table: TableName,
    /// Which field, as [`field`](crate::i18n::field) names it.
    pub path: String,
    /// What it says now.
    pub before: Shown,
    /// What it is to say.
    pub after: Shown,
}

/// The differences between two versions of a record of `table`, but for those in `without`.
pub(in crate::exchange::roster::import) fn differences<T: crate::model::Fields>(
    table: TableName,
    before: &T,
    after: &T,
    without: &[&str],
) -> Vec<Change> {
    let mut changes = Vec::new();
    show_differences(before, after, |path, before, after| {
        if !without.contains(&path.as_str()) {
            changes.push(Change {
                table,
                path,
                before,
                after,
            });
        }
    });
    changes
}

/// A person with what is said; blank says nothing, addresses and notes are only added. The
/// organisation is left to the caller.
pub(in crate::exchange::roster::import) fn revise_person(
    person: &mut Person,
    said: &Said,
    doubts: &[Doubt],
) {
    let whole = |given: &str, family: &str| as_written(&format!("{given} {family}"));
    // The same name, split in another way: a guess does not change what somebody entered.
    let guessed = doubts
        .iter()
        .any(|doubt| matches!(doubt, Doubt::Name { .. }));
    let same = whole(&person.given_name, &person.family_name)
        == whole(&said.given_name, &said.family_name);
    if !(guessed && same) {
        overwrite(&mut person.given_name, &said.given_name);
        overwrite(&mut person.family_name, &said.family_name);
    }
    overwrite(&mut person.form_of_address, &said.form_of_address);
    overwrite(&mut person.titles, &said.titles);
    overwrite(&mut person.function, &said.function);
    overwrite(&mut person.department, &said.department);
    add_contacts(&mut person.emails, &said.emails, same_address);
    add_contacts(&mut person.phones, &said.phones, same_number);
    add_note(&mut person.note, &said.note);
}

fn overwrite(field: &mut String, said: &str) {
    if !said.is_empty() && field.trim() != said {
        said.clone_into(field);
    }
}

fn add_contacts(to: &mut Vec<Contact>, said: &[Contact], same: fn(&str, &str) -> bool) {
    for contact in said {
        if !to.iter().any(|known| same(&known.value, &contact.value)) {
            to.push(contact.clone());
        }
    }
}

fn add_note(note: &mut String, said: &str) {
    if said.is_empty() || note.contains(said) {
        return;
    }
    if !note.trim().is_empty() {
        note.push('\n');
    }
    note.push_str(said);
}

/// An organisation with what is said, where it says nothing itself.
pub(in crate::exchange::roster::import) fn fill_organisation(
    organisation: &mut Organisation,
    said: &OrganisationSaid,
) {
    let is_called = |known: &str, name: &str| as_written(known) == as_written(name);
    // A name that is the short name says nothing about the full one.
    if !is_called(&organisation.short_name, &said.name) {
        fill(&mut organisation.name, &said.name);
    }
    if !is_called(&organisation.name, &said.short_name) {
        fill(&mut organisation.short_name, &said.short_name);
    }
    fill(&mut organisation.ags, &said.ags);
    fill(&mut organisation.street, &said.street);
    fill(&mut organisation.postal_code, &said.postal_code);
    fill(&mut organisation.city, &said.city);
    if let (OrganisationKind::Other, Some(kind)) = (organisation.kind, said.kind) {
        organisation.kind = kind;
    }
}

fn fill(field: &mut String, said: &str) {
    if field.trim().is_empty() && !said.is_empty() {
        said.clone_into(field);
    }
}

/// Whether something is said about the membership.
pub(in crate::exchange::roster::import) fn speaks_of_membership(said: &Said) -> bool {
    said.role.is_some()
        || said.member_from.is_some()
        || said.member_until.is_some()
        || !said.on_behalf_of.is_empty()
}

/// What becomes of a person's memberships.
pub(in crate::exchange::roster::import) enum MembershipDeed {
    /// They stay as they are.
    Keep,
    /// One begins.
    Add(Membership),
    /// One says this from now on; perhaps what it says already.
    Change(Id<Membership>, Membership),
}

/// Which membership a row speaks of, and what it becomes: one that says all that already, else
/// one that begins or ends on the same day, else the one that goes on. One that has ended is not
/// opened again, but for another role.
pub(in crate::exchange::roster::import) fn membership(
    known: &[(Id<Membership>, &Membership)],
    said: &Said,
) -> MembershipDeed {
    if !speaks_of_membership(said) {
        return MembershipDeed::Keep;
    }
    let same_role = |membership: &Membership| said.role.is_none_or(|role| role == membership.role);
    let fits = |membership: &Membership| {
        same_role(membership)
            && (said.member_from.is_none() || said.member_from == membership.from)
            && (said.member_until.is_none() || said.member_until == membership.until)
    };
    let on_a_day = |membership: &Membership| {
        said.member_from.is_some() && said.member_from == membership.from
            || said.member_until.is_some() && said.member_until == membership.until
    };
    let goes_on = |membership: &Membership| membership.until.is_none();
    let ways: [&dyn Fn(&Membership) -> bool; 5] = [
        &|membership| fits(membership) && goes_on(membership),
        &fits,
        &on_a_day,
        &|membership| goes_on(membership) && same_role(membership),
        &goes_on,
    ];
    let found = ways
        .iter()
        .find_map(|way| known.iter().rev().find(|(_, membership)| way(membership)));
    let mut revised = found.map_or_else(Membership::default, |(_, known)| (*known).clone());
    revise_membership(&mut revised, said);
    match found {
        Some((id, _)) => MembershipDeed::Change(*id, revised),
        None => MembershipDeed::Add(revised),
    }
}

/// All but the organisation on whose behalf, which is left to the caller.
pub(in crate::exchange::roster::import) fn revise_membership(
    membership: &mut Membership,
    said: &Said,
) {
    membership.role = said.role.unwrap_or(membership.role);
    membership.from = said.member_from.or(membership.from);
    membership.until = said.member_until.or(membership.until);
}

/// What a new membership says.
pub(in crate::exchange::roster::import) fn begun(membership: &Membership) -> Vec<Change> {
    let mut changes = vec![Change {
        table: TableName::memberships,
        path: "role".to_owned(),
        before: Shown::Nothing,
        after: Shown::from(membership.role),
    }];
    let blank = Membership {
        role: membership.role,
        ..Membership::default()
    };
    changes.extend(differences(
        TableName::memberships,
        &blank,
        membership,
        &["person", "role", "on_behalf_of"],
    ));
    changes
}

/// What a later row of the same person adds to the first: what that left blank, and more
/// addresses. What contradicts is told. What it says of another organisation is not mixed in.
pub(in crate::exchange::roster::import) fn join(
    first: &mut Said,
    later: &Said,
    same_body: bool,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut text = |column: Column, field: &mut String, said: &str| {
        if field.is_empty() {
            said.clone_into(field);
        } else if !said.is_empty() && as_written(field) != as_written(said) {
            doubts.push(Doubt::Contradicts {
                column,
                cell: said.to_owned(),
                taken: field.clone(),
            });
        }
    };
    for (column, field, said) in [
        (
            Column::FormOfAddress,
            &mut first.form_of_address,
            &later.form_of_address,
        ),
        (Column::Titles, &mut first.titles, &later.titles),
        (Column::GivenName, &mut first.given_name, &later.given_name),
        (
            Column::FamilyName,
            &mut first.family_name,
            &later.family_name,
        ),
        (Column::Function, &mut first.function, &later.function),
        (Column::Department, &mut first.department, &later.department),
        (
            Column::OnBehalfOf,
            &mut first.on_behalf_of,
            &later.on_behalf_of,
        ),
    ] {
        text(column, field, said);
    }
    let (body, other) = (&mut first.organisation, &later.organisation);
    if same_body {
        for (column, field, said) in [
            (Column::Organisation, &mut body.name, &other.name),
            (
                Column::OrganisationShort,
                &mut body.short_name,
                &other.short_name,
            ),
            (Column::Ags, &mut body.ags, &other.ags),
            (Column::Street, &mut body.street, &other.street),
            (
                Column::PostalCode,
                &mut body.postal_code,
                &other.postal_code,
            ),
            (Column::City, &mut body.city, &other.city),
        ] {
            text(column, field, said);
        }
        body.kind = body.kind.or(other.kind);
    } else {
        let mut called = body.called().to_owned();
        text(Column::Organisation, &mut called, other.called());
    }
    add_contacts(&mut first.emails, &later.emails, same_address);
    add_contacts(&mut first.phones, &later.phones, same_number);
    add_note(&mut first.note, &later.note);
    if first.member_from.is_none() {
        first.member_from = later.member_from;
    }
    if first.member_until.is_none() {
        first.member_until = later.member_until;
    }
    first.role = stronger(first.role, later.role);
    doubts
}

/// Of two roles, the one that is more than membership.
fn stronger(first: Option<Role>, later: Option<Role>) -> Option<Role> {
    match (first, later) {
        (Some(Role::Member), Some(_)) | (None, _) => later,
        _ => first,
    }
}
