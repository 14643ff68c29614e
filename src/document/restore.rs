//! Bringing back what a project was in an earlier version. That is an edit like any other: it
//! can be undone, and others get it as a change.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Delta;
use crate::model::{
    AgendaItem, Amendment, Attendance, Board, Circle, Conflict, Consent, Day, Dots, Element, Entry,
    Id, Image, Membership, Organisation, Person, Poll, Project, Record, Reply, Session, TableName,
    Template, Ulid, references::dangling, with_tables,
};

/// Makes all records of `project` those of `version`, and so the tables that this program does not
/// know.
pub fn whole(project: &mut Project, version: &Project) {
    let erased = erased_in(project, version);
    Delta::between(project, version).to_patch().apply(project);
    for (id, person) in erased {
        project.people.insert(id, person);
    }
}

/// What `project` has of people of whom the version was cleansed: there they have no name, and
/// this is what the minutes call them.
fn erased_in(project: &Project, version: &Project) -> Vec<(Id<Person>, Arc<Person>)> {
    let cleansed = version.people.iter().filter(|(_, p)| p.is_cleansed());
    cleansed
        .filter_map(|(id, _)| Some((id, project.people.get_shared(id)?.clone())))
        .filter(|(_, person)| person.erased_on.is_some())
        .collect()
}

/// Makes these records what they are in `version`: what is not there goes, as if it was deleted
/// by hand. What the restored ones refer to comes back with them, if it is missing.
pub fn records(
    project: &mut Project,
    version: &Project,
    wanted: impl IntoIterator<Item = (TableName, Ulid)>,
) {
    let (there, gone): (Vec<_>, Vec<_>) = wanted
        .into_iter()
        .partition(|(table, id)| version.contains(*table, *id));
    // First: deleting takes references out of others, which may come back below.
    for (table, id) in gone {
        remove(project, table, id);
    }
    let mut restored = BTreeSet::new();
    for (table, id) in there {
        put(project, version, table, id);
        restored.insert((table, id.to_string()));
    }
    loop {
        let missing: Vec<(TableName, Ulid)> = dangling(project)
            .into_iter()
            .filter(|gap| restored.contains(&(gap.table, gap.id.clone())))
            .map(|gap| (gap.target, gap.missing))
            .collect();
        let found: Vec<_> = missing
            .into_iter()
            .filter(|(table, id)| put(project, version, *table, *id))
            .collect();
        if found.is_empty() {
            return;
        }
        restored.extend(found.into_iter().map(|(table, id)| (table, id.to_string())));
    }
}

/// Whether a record is in both versions and the same, or in neither.
pub fn is_same(one: &Project, other: &Project, table: TableName, id: Ulid) -> bool {
    with(table, Comparing { one, other, id })
}

/// Copies a record from a version; whether it is there.
fn put(project: &mut Project, version: &Project, table: TableName, id: Ulid) -> bool {
    with(
        table,
        Putting {
            project,
            version,
            id,
        },
    )
}

fn remove(project: &mut Project, table: TableName, id: Ulid) {
    match table {
        TableName::organisations => project.delete_organisation(Id::from_ulid(id)),
        TableName::people => project.delete_person(Id::from_ulid(id)),
        TableName::sessions => project.delete_session(Id::from_ulid(id)),
        TableName::days => project.delete_day(Id::from_ulid(id)),
        TableName::agenda => project.delete_item(Id::from_ulid(id)),
        TableName::entries => project.delete_entry(Id::from_ulid(id)),
        TableName::boards => project.delete_board(Id::from_ulid(id)),
        TableName::elements => project.delete_element(Id::from_ulid(id)),
        TableName::polls => project.delete_poll(Id::from_ulid(id)),
        TableName::circle
        | TableName::memberships
        | TableName::consents
        | TableName::attendance
        | TableName::replies
        | TableName::amendments
        | TableName::templates
        | TableName::images
        | TableName::dots
        | TableName::conflicts => {
            with(table, Removing { project, id });
        }
    }
}

/// Something to be done with a record of whatever kind.
trait Deed {
    fn on<T: Record>(self) -> bool;
}

macro_rules! with {
    ($( $table:ident: $Record:ident, )*) => {
        fn with(table: TableName, deed: impl Deed) -> bool {
            match table {
                $( TableName::$table => deed.on::<$Record>(), )*
            }
        }
    };
}
with_tables!(with);

struct Comparing<'a> {
    one: &'a Project,
    other: &'a Project,
    id: Ulid,
}

impl Deed for Comparing<'_> {
    fn on<T: Record>(self) -> bool {
        let id: Id<T> = Id::from_ulid(self.id);
        T::table(self.one).get_shared(id) == T::table(self.other).get_shared(id)
    }
}

struct Putting<'a> {
    project: &'a mut Project,
    version: &'a Project,
    id: Ulid,
}

impl Deed for Putting<'_> {
    fn on<T: Record>(self) -> bool {
        let id: Id<T> = Id::from_ulid(self.id);
        let record = T::table(self.version).get_shared(id);
        if let Some(record) = record {
            T::table_mut(self.project).insert(id, record.clone());
        }
        record.is_some()
    }
}

struct Removing<'a> {
    project: &'a mut Project,
    id: Ulid,
}

impl Deed for Removing<'_> {
    fn on<T: Record>(self) -> bool {
        T::table_mut(self.project)
            .remove(Id::from_ulid(self.id))
            .is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Step};
    use crate::testing::{arbitrary_project, generated_project};
    use proptest::prelude::*;

    fn session_with_entry() -> (Document, Id<Session>, Id<Entry>) {
        let mut document = Document::default();
        let (session, entry) = document.edit(Step::AddSession, |p| {
            let session = p.add(Session::default());
            let entry = p.add(Entry {
                session: Some(session),
                text: "Der Kreis wirkt mit.".to_owned(),
                ..Entry::default()
            });
            (session, entry)
        });
        (document, session, entry)
    }

    #[test]
    fn a_deleted_record_comes_back_with_what_it_refers_to() {
        let (mut document, session, entry) = session_with_entry();
        let version = document.project().clone();
        document.edit(Step::DeleteSession, |p| p.delete_session(session));
        assert!(document.project().entries.is_empty());
        document.edit(Step::RestoreRecord, |p| {
            records(p, &version, [(TableName::entries, entry.ulid())]);
        });
        assert_eq!(*document.project(), version);
        document.undo();
        assert!(document.project().sessions.is_empty());
    }

    #[test]
    fn what_those_refer_to_that_come_back_comes_back_too() {
        let mut document = Document::default();
        let attendance = document.edit(Step::AddSession, |p| {
            let session = p.add(Session::default());
            let day = p.add(Day {
                session: Some(session),
                ..Day::default()
            });
            p.add(Attendance {
                day: Some(day),
                ..Attendance::default()
            })
        });
        let version = document.project().clone();
        let mut now = Project::default();
        records(
            &mut now,
            &version,
            [(TableName::attendance, attendance.ulid())],
        );
        assert_eq!(now, version);
    }

    #[test]
    fn what_was_not_there_goes_with_its_parts() {
        let (mut document, session, _) = session_with_entry();
        let version = Project::default();
        document.edit(Step::RestoreRecord, |p| {
            records(p, &version, [(TableName::sessions, session.ulid())]);
        });
        assert_eq!(*document.project(), version);
    }

    #[test]
    fn only_the_wanted_record_changes() {
        let (mut document, session, entry) = session_with_entry();
        let version = document.project().clone();
        document.edit(Step::EditEntry, |p| {
            p.change(entry, |entry| entry.text.clear());
            p.change(session, |session| session.place = "Berlin".to_owned());
        });
        assert!(!is_same(
            document.project(),
            &version,
            TableName::entries,
            entry.ulid()
        ));
        document.edit(Step::RestoreRecord, |p| {
            records(p, &version, [(TableName::entries, entry.ulid())]);
        });
        let project = document.project();
        assert!(is_same(project, &version, TableName::entries, entry.ulid()));
        assert_eq!(project.get(session).unwrap().place, "Berlin");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_whole_version_comes_back_and_is_undone_in_one_step(
            version in arbitrary_project(),
            now in arbitrary_project(),
        ) {
            // Who was cleansed away stays what the project calls him.
            prop_assume!(!version.people.iter().any(|(_, person)| person.is_cleansed()));
            let mut document = Document::new(now.clone());
            document.edit(Step::RestoreVersion, |p| whole(p, &version));
            prop_assert!(!document.project().differs(&version));
            document.undo();
            prop_assert!(!document.project().differs(&now));
        }
    }

    #[test]
    fn each_record_restored_on_its_own_makes_the_version() {
        let version = generated_project(1, 20_000);
        let mut project = generated_project(2, 20_000);
        let delta = Delta::between(&project, &version);
        let list = crate::document::ChangeList::of(&delta);
        let wanted = list.records.iter().map(|record| (record.table, record.id));
        records(&mut project, &version, wanted);
        assert!(!project.differs(&version));
    }
}
