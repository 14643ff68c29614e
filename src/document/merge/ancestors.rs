//! Ancestors of records that the common version of a project lacks.

use crate::model::{
    AgendaItem, Amendment, Attendance, Board, Circle, Conflict, Consent, Day, Dots, Element, Entry,
    Image, Membership, Organisation, Person, Poll, Project, Record, Reply, Session, TableName,
    Template, with_tables,
};

/// Puts into `base` the records that it lacks and that both versions have, as `older` has them;
/// `older` is a version that both have in them too. Somebody deleted such a record, and then two
/// others who still needed it each brought it back. Without an ancestor it could not be told which
/// of its fields each of them changed.
///
/// Returns whether there are any left of which no ancestor was found.
pub fn add_ancestors(
    base: &mut Project,
    older: Option<&Project>,
    mine: &Project,
    theirs: &Project,
) -> bool {
    let mut lacking = false;
    macro_rules! for_tables {
        ($( $table:ident: $Record:ident, )*) => {
            $( lacking |= of_table::<$Record>(base, older, mine, theirs); )*
        };
    }
    with_tables!(for_tables);
    lacking
}

fn of_table<T: Record>(
    base: &mut Project,
    older: Option<&Project>,
    mine: &Project,
    theirs: &Project,
) -> bool {
    // Both met one conflict and noted it.
    if T::TABLE == TableName::conflicts {
        return false;
    }
    let mut lacking = false;
    for change in T::table(base).differences(T::table(mine)) {
        let other = T::table(theirs).get_shared(change.id);
        if change.before.is_some() || other.is_none() || other == change.after.as_ref() {
            continue;
        }
        match older.and_then(|older| T::table(older).get_shared(change.id)) {
            Some(ancestor) => T::table_mut(base).insert(change.id, ancestor.clone()),
            None => lacking = true,
        }
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::merge::{Author, Version, projects};
    use crate::model::{Id, Point, Ulid};

    #[test]
    fn what_two_brought_back_is_merged_field_by_field() {
        let id: Id<Element> = Id::from_ulid(Ulid(7));
        let note = |x: f32, author: Option<Id<Person>>| Element {
            position: Point::new(x, 0.0),
            author,
            ..Element::default()
        };
        let with = |element: Element| {
            let mut project = Project::default();
            project.elements.insert(id, element);
            project
        };
        let somebody: Id<Person> = Id::from_ulid(Ulid(1));
        let older = with(note(900.0, Some(somebody)));
        // One moved it, the other took out the name; a third one had deleted it.
        let mine = with(note(5.0, Some(somebody)));
        let theirs = with(note(900.0, None));
        let mut base = Project::default();
        assert!(add_ancestors(&mut base, None, &mine, &theirs));
        assert!(!add_ancestors(&mut base, Some(&older), &mine, &theirs));
        let nobody = Author::default();
        let version = |project| Version {
            project,
            author: &nobody,
        };
        let merged = projects(Some(&base), version(&mine), version(&theirs));
        assert_eq!(merged.get(id), Some(&note(5.0, None)));
        assert!(merged.conflicts.is_empty());
    }
}
