//! People who were erased on one side, where the common version cannot tell what the other side
//! has changed of them.
//!
//! As a rule an erasure merges like any other edit: what the other side left as it was goes, what
//! it changed stays, and the program says that there are data again. That needs a common version
//! with the data in it. Where there is none, or one that was cleansed of the person (see
//! `store::erasure`), all that the other side has would look newly written, and the erased data
//! would come back of themselves. There the erasure wins: the other side is merged as if it had
//! taken it over already.

use crate::model::{
    AgendaItem, Amendment, Attendance, Board, Circle, Conflict, Consent, Day, Dots, Element, Entry,
    Id, Image, Membership, Organisation, Person, Poll, Project, Record, Reply, Session,
    SpokenNames, Template, like_renamed, with_tables,
};

/// `side` with the erasures of `other` of which `base` cannot tell; `None` if there are none.
pub(super) fn taken_over(
    base: Option<&Project>,
    side: &Project,
    other: &Project,
) -> Option<Project> {
    let mut taken: Option<Project> = None;
    for change in other.people.differences(&side.people) {
        let (id, stub) = (change.id, change.before.as_deref());
        let Some(record) = change.after.as_deref() else {
            continue;
        };
        let known = base.and_then(|base| base.people.get(id));
        let cannot_tell = known.is_none_or(Person::is_cleansed);
        let is_erased = stub.map_or_else(
            || known.is_some_and(Person::is_cleansed),
            |stub| stub.erased_on.is_some(),
        );
        if !cannot_tell || !is_erased || record.erased_on.is_some() {
            continue;
        }
        let project = taken.get_or_insert_with(|| side.clone());
        if let Some(stub) = stub {
            rename(project, other, record, stub);
        }
        project.take_erasure(id, stub);
    }
    taken
}

/// Where `other` has the pseudonym in a text, `project` has it too.
fn rename(project: &mut Project, other: &Project, record: &Person, stub: &Person) {
    let (names, name) = (SpokenNames::of(record), stub.full_name());
    if names.is_blank() || names == SpokenNames::of(stub) {
        return;
    }
    macro_rules! for_tables {
        ($( $table:ident: $Record:ident, )*) => {
            $( rename_in::<$Record>(project, other, &names, &name); )*
        };
    }
    with_tables!(for_tables);
}

fn rename_in<T: Record>(project: &mut Project, other: &Project, names: &SpokenNames, name: &str) {
    let differing: Vec<Id<T>> = T::table(other)
        .differences(T::table(project))
        .into_iter()
        .filter(|change| change.before.is_some() && change.after.is_some())
        .map(|change| change.id)
        .collect();
    for id in differing {
        let renamed = project
            .get(id)
            .zip(other.get(id))
            .and_then(|(record, there)| like_renamed(record, there, names, name));
        if let Some(renamed) = renamed {
            T::table_mut(project).insert(id, renamed);
        }
    }
}
