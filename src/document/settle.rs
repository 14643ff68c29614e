//! Settling conflicts.

use super::conflicts::{OpenConflicts, Target, standing};
use super::merge::settle_value;
use super::{Document, Step};
use crate::model::{
    AgendaItem, Amendment, Attendance, Board, Circle, Conflict, ConflictKind, Consent, Day, Dots,
    Element, Entry, Id, Image, Membership, Organisation, Person, Poll, Project, Record, Reply,
    Session, TableName, Template, Ulid, with_tables,
};

/// What somebody decided about a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// The first version. Of a deletion: the record is deleted after all, with what belongs to
    /// it.
    First,
    /// The other one. Of a deletion: the record stays.
    Second,
    /// What stands there now; so a text that has both wordings in it keeps them.
    Standing,
    /// Another value.
    Own {
        /// The text that somebody began to edit. What was changed elsewhere since stays.
        from: String,
        /// A text as it is, any other value as RON.
        value: String,
    },
}

/// Which decisions make sense.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// [`Settlement::First`].
    pub first: bool,
    /// [`Settlement::Second`].
    pub second: bool,
    /// [`Settlement::Standing`]: neither of the two, so that it would be another decision.
    pub standing: bool,
    /// [`Settlement::Own`].
    pub own: bool,
}

impl Choices {
    /// What can be decided about a conflict; nothing, if it is not open.
    pub fn of(project: &Project, conflict: &Conflict) -> Self {
        let Some(now) = standing(project, conflict) else {
            return Self::default();
        };
        if conflict.kind == ConflictKind::Deleted {
            return Self {
                first: true,
                second: true,
                ..Self::default()
            };
        }
        let fits = |value: &str| settled(project, conflict, &conflict.placed, value).is_some();
        let says = |value: &str| conflict.shown(value) == now;
        Self {
            first: fits(&conflict.first),
            second: fits(&conflict.second),
            standing: !says(&conflict.first) && !says(&conflict.second),
            own: conflict.kind != ConflictKind::Unknown,
        }
    }
}

impl Document {
    /// Settles a conflict in one step. If what it is about is gone, it goes too and nothing else
    /// happens.
    ///
    /// Returns whether that worked; it does not if the value is none of the field's, or if the
    /// project cannot be changed.
    pub fn settle(&mut self, conflict: Id<Conflict>, settlement: &Settlement) -> bool {
        if self.is_read_only() {
            return false;
        }
        self.end_gesture();
        self.edit(Step::SettleConflict, |project| {
            settle(project, conflict, settlement)
        })
    }

    /// The conflicts that have to be settled; looked for once after each change.
    pub fn open_conflicts(&self) -> &OpenConflicts {
        self.open_conflicts
            .get_or_init(|| OpenConflicts::of(&self.project))
    }
}

fn settle(project: &mut Project, id: Id<Conflict>, settlement: &Settlement) -> bool {
    let Some(conflict) = project.conflicts.get_shared(id).cloned() else {
        return true;
    };
    let is_gone = standing(project, &conflict).is_none();
    let changed = match (settlement, conflict.kind) {
        _ if is_gone => None,
        (Settlement::Standing, _) | (Settlement::Second, ConflictKind::Deleted) => None,
        (Settlement::First, ConflictKind::Deleted) => Some(without(project, &conflict)),
        (Settlement::Own { .. }, ConflictKind::Deleted) => return false,
        (settlement, _) => {
            let (placed, value) = match settlement {
                Settlement::First => (&conflict.placed, &conflict.first),
                Settlement::Own { from, value } => (from, value),
                _ => (&conflict.placed, &conflict.second),
            };
            match settled(project, &conflict, placed, value) {
                Some(settled) => Some(settled),
                None => return false,
            }
        }
    };
    if let Some(changed) = changed {
        *project = changed;
    }
    project.conflicts.remove(id);
    true
}

/// The project with a value where the conflict is; `None` if it does not fit.
fn settled(project: &Project, conflict: &Conflict, placed: &str, value: &str) -> Option<Project> {
    match Target::of(conflict)? {
        Target::UnknownTable => {
            let mut settled = project.clone();
            settled.ext = project.ext.with(&conflict.field, value)?;
            Some(settled)
        }
        Target::Record(table, id) => {
            settled_record(project, table, id, &conflict.field, placed, value)
        }
    }
}

fn settled_in<T: Record>(
    project: &Project,
    id: Ulid,
    field: &str,
    placed: &str,
    value: &str,
) -> Option<Project> {
    let id = Id::<T>::from_ulid(id);
    let record = project.get(id)?;
    let settled = settle_value(record, field, placed, value)?;
    let mut project = project.clone();
    if settled != *T::table(&project).get(id)? {
        T::table_mut(&mut project).insert(id, settled);
    }
    Some(project)
}

macro_rules! for_tables {
    ($( $table:ident: $Record:ident, )*) => {
        fn settled_record(
            project: &Project,
            table: TableName,
            id: Ulid,
            field: &str,
            placed: &str,
            value: &str,
        ) -> Option<Project> {
            match table {
                $( TableName::$table => {
                    settled_in::<$Record>(project, id, field, placed, value)
                } )*
            }
        }
    };
}
with_tables!(for_tables);

/// The project without the record that this conflict is about, without what belongs to it, and
/// without the conflicts about any of those.
pub fn without(project: &Project, conflict: &Conflict) -> Project {
    let mut rest = project.clone();
    let Some(Target::Record(table, id)) = Target::of(conflict) else {
        return rest;
    };
    match table {
        TableName::organisations => rest.delete_organisation(Id::from_ulid(id)),
        TableName::people => rest.delete_person(Id::from_ulid(id)),
        TableName::sessions => rest.delete_session(Id::from_ulid(id)),
        TableName::days => rest.delete_day(Id::from_ulid(id)),
        TableName::agenda => rest.delete_item(Id::from_ulid(id)),
        TableName::entries => rest.delete_entry(Id::from_ulid(id)),
        TableName::boards => rest.delete_board(Id::from_ulid(id)),
        TableName::elements => rest.delete_element(Id::from_ulid(id)),
        TableName::polls => rest.delete_poll(Id::from_ulid(id)),
        TableName::images => remove::<Image>(&mut rest, id),
        TableName::dots => remove::<Dots>(&mut rest, id),
        TableName::circle => remove::<Circle>(&mut rest, id),
        TableName::memberships => remove::<Membership>(&mut rest, id),
        TableName::consents => remove::<Consent>(&mut rest, id),
        TableName::attendance => remove::<Attendance>(&mut rest, id),
        TableName::replies => remove::<Reply>(&mut rest, id),
        TableName::amendments => remove::<Amendment>(&mut rest, id),
        TableName::templates => remove::<Template>(&mut rest, id),
        TableName::conflicts => {}
    }
    let before = OpenConflicts::of(project);
    let still = OpenConflicts::of(&rest);
    rest.conflicts
        .retain(|id, _| still.contains(id) || !before.contains(id));
    rest
}

fn remove<T: Record>(project: &mut Project, id: Ulid) {
    T::table_mut(project).remove(Id::from_ulid(id));
}

#[cfg(test)]
mod tests;
