//! Merging two people's versions of a project.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::super::Delta;
use super::clash::{Clash, Collecting, Known};
use super::erasures;
use crate::document::chronicle::{self, Hand};
use crate::model::{
    AgendaItem, Amendment, Attendance, Board, Circle, Conflict, ConflictKind, Consent, Day, Dots,
    Element, Entry, Fields, Id, Image, Membership, Organisation, Person, Poll, Project, Record,
    Reply, Session, Table, TableName, Template, Ulid,
    references::{Dangling, dangling},
    with_tables,
};

/// Who made a version, and when: for people, nothing is decided by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The name, as the person gave it.
    pub name: String,
    /// When the version was saved, by that person's clock, in UTC.
    pub at: Option<DateTime<Utc>>,
}

/// One of the two versions to be merged.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The project.
    pub project: &'a Project,
    /// Who made it.
    pub author: &'a Author,
}

/// Merges two versions of a project. `base` is a version that both have in them; without one,
/// whatever either has is kept.
///
/// An edit beats a deletion, and what the edited refers to comes back with it. Which of the two
/// is "mine" makes no difference but for who shares memory with the result: mine does.
///
/// New conflicts are records of the result's table of conflicts.
pub fn projects(base: Option<&Project>, mine: Version, theirs: Version) -> Project {
    let blank = Project::default();
    let [my_taken, their_taken] = [(&mine, &theirs), (&theirs, &mine)]
        .map(|(side, other)| erasures::taken_over(base, side.project, other.project));
    let mine = Version {
        project: my_taken.as_ref().unwrap_or(mine.project),
        ..mine
    };
    let theirs = Version {
        project: their_taken.as_ref().unwrap_or(theirs.project),
        ..theirs
    };
    let mut merging = Merging {
        // Of records that the base has not.
        known: base.map_or(Known::Nothing, |_| Known::Project),
        base: base.unwrap_or(&blank),
        mine,
        theirs,
        project: mine.project.clone(),
    };
    merging.tables();
    merging.unknown_tables();
    merging.restore_referenced();
    merging.finished_minutes();
    break_circles(&mut merging.project);
    merging.project
}

/// `theirs` with the records that it has in common with `base` shared with it in memory, so that
/// comparing the two costs what differs.
pub fn shared(base: &Project, theirs: &Project) -> Project {
    let mut project = base.clone();
    Delta::between(base, theirs).to_patch().apply(&mut project);
    project.ext = theirs.ext.clone();
    project
}

struct Merging<'a> {
    known: Known,
    base: &'a Project,
    mine: Version<'a>,
    theirs: Version<'a>,
    project: Project,
}

macro_rules! for_tables {
    ($( $table:ident: $Record:ident, )*) => {
        impl Merging<'_> {
            fn tables(&mut self) {
                $( self.table::<$Record>(); )*
            }

            /// Puts a record back that one side deleted. Returns whether there ever was one.
            fn restore(&mut self, table: TableName, id: Ulid) -> bool {
                match table {
                    $( TableName::$table => self.restore_record::<$Record>(Id::from_ulid(id)), )*
                }
            }
        }
    };
}
with_tables!(for_tables);

impl Merging<'_> {
    fn table<T: Record>(&mut self) {
        let mut conflicts = Vec::new();
        for change in T::table(self.base).differences(T::table(self.theirs.project)) {
            let id = change.id;
            let mine = T::table(self.mine.project).get_shared(id);
            let (base, theirs) = (change.before.as_ref(), change.after.as_ref());
            let merged =
                if T::TABLE == TableName::conflicts {
                    settled(base, mine, theirs)
                } else {
                    let known = base.map_or(self.known, |_| Known::Record);
                    let (merged, clashes) = merged(known, base, mine, theirs);
                    let asked = |clash: &Clash| !is_noted(T::TABLE, &clash.field);
                    conflicts.extend(clashes.into_iter().filter(asked).map(|clash| {
                        self.conflict(T::TABLE, &id.to_string(), clash, mine.is_none())
                    }));
                    merged
                };
            let table = T::table_mut(&mut self.project);
            match merged {
                Some(merged) if Some(&merged) != mine => table.insert(id, merged),
                Some(_) => {}
                None => {
                    table.remove(id);
                }
            }
        }
        self.add(conflicts);
    }

    /// Tables that this version does not know change as a whole.
    fn unknown_tables(&mut self) {
        let mut collecting = Collecting::new(self.known);
        self.project.ext = crate::model::FieldMerger::ext(
            &mut collecting,
            &self.base.ext,
            &self.mine.project.ext,
            &self.theirs.project.ext,
        );
        let mut conflicts = Vec::new();
        for clash in collecting.clashes {
            let (conflict_id, mut conflict) = self.conflict(TableName::conflicts, "", clash, false);
            conflict.table = None;
            conflicts.push((conflict_id, conflict));
        }
        self.add(conflicts);
    }

    /// Where one side finished minutes while the other went on writing, that is a change of
    /// finished minutes; it is the other's, as of that side's last save.
    fn finished_minutes(&mut self) {
        let finished =
            |project: &Project, id| project.get::<Session>(id).is_some_and(Session::is_finished);
        for id in self.project.sessions.ids().collect::<Vec<_>>() {
            if !finished(&self.project, id) {
                continue;
            }
            let by_me = finished(self.mine.project, id);
            let by_them = finished(self.theirs.project, id);
            let (side, other) = match (by_me, by_them) {
                (true, false) => (self.mine, self.theirs),
                (false, true) => (self.theirs, self.mine),
                _ => continue,
            };
            // Who never had the session, or had it finished before, has not written in it.
            if other.project.get(id).is_none() || finished(self.base, id) {
                continue;
            }
            let hand = Hand {
                by: &other.author.name,
                at: other.author.at.unwrap_or_default(),
            };
            chronicle::note_merged(side.project, &mut self.project, id, &hand);
        }
        let sides = [self.mine.project, self.theirs.project];
        chronicle::settle_amendments(&mut self.project, sides);
    }

    /// Brings back what one side deleted and the other refers to, and what that refers to.
    fn restore_referenced(&mut self) {
        // What led nowhere before leads nowhere now: nobody needs it.
        let mut known = dangling(self.mine.project);
        known.extend(dangling(self.theirs.project));
        let known: BTreeSet<Dangling> = known.into_iter().collect();
        let mut tried = BTreeSet::new();
        loop {
            let missing: BTreeSet<(TableName, Ulid)> = dangling(&self.project)
                .into_iter()
                .filter(|dangling| !known.contains(dangling))
                .map(|dangling| (dangling.target, dangling.missing))
                .filter(|missing| tried.insert(*missing))
                .collect();
            let mut restored = false;
            for (table, id) in missing {
                restored |= self.restore(table, id);
            }
            if !restored {
                return;
            }
        }
    }

    fn restore_record<T: Record>(&mut self, id: Id<T>) -> bool {
        let mine = T::table(self.mine.project).get_shared(id);
        let theirs = T::table(self.theirs.project).get_shared(id);
        let Some(record) = mine
            .or(theirs)
            .or_else(|| T::table(self.base).get_shared(id))
        else {
            return false;
        };
        T::table_mut(&mut self.project).insert(id, record.clone());
        if mine.is_some() != theirs.is_some() {
            let conflict = self.conflict(T::TABLE, &id.to_string(), deletion(), mine.is_none());
            self.add([conflict]);
        }
        true
    }

    /// The record of a clash, the same whoever merges. `mine_first` counts for deletions only:
    /// there the first is the one who deleted.
    fn conflict(
        &self,
        table: TableName,
        record: &str,
        clash: Clash,
        mine_deleted: bool,
    ) -> (Id<Conflict>, Conflict) {
        let Clash {
            kind,
            field,
            base,
            mine,
            theirs,
            placed,
        } = clash;
        let mine_first = match kind {
            ConflictKind::Deleted => mine_deleted,
            _ => mine <= theirs,
        };
        let mine = (mine, self.mine.author);
        let theirs = (theirs, self.theirs.author);
        let ((first, first_author), (second, second_author)) = if mine_first {
            (mine, theirs)
        } else {
            (theirs, mine)
        };
        let conflict = Conflict {
            kind,
            table: Some(table),
            record: record.to_owned(),
            field,
            base,
            first,
            second,
            placed,
            first_by: first_author.name.clone(),
            first_at: first_author.at,
            second_by: second_author.name.clone(),
            second_at: second_author.at,
            ext: Default::default(),
        };
        (id_of(&conflict), conflict)
    }

    fn add(&mut self, conflicts: impl IntoIterator<Item = (Id<Conflict>, Conflict)>) {
        for (id, mut conflict) in conflicts {
            conflict.normalise();
            if !self.project.conflicts.contains(id) {
                self.project.conflicts.insert(id, conflict);
            }
        }
    }
}

/// Follows from what the conflict is about, so that two who meet it give it one id.
fn id_of(conflict: &Conflict) -> Id<Conflict> {
    let mut hasher = blake3::Hasher::new();
    let table = conflict.table.map_or("", TableName::as_str);
    for part in [
        table,
        &conflict.record,
        &conflict.field,
        &conflict.first,
        &conflict.second,
    ] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    Id::from_ulid(Ulid::from_bytes(bytes))
}

fn deletion() -> Clash {
    Clash {
        kind: ConflictKind::Deleted,
        field: String::new(),
        base: String::new(),
        mine: String::new(),
        theirs: String::new(),
        placed: String::new(),
    }
}

type Shared<'a, T> = Option<&'a Arc<T>>;

/// Merges one record where both sides count alike.
fn merged<T: Fields>(
    known: Known,
    base: Shared<T>,
    mine: Shared<T>,
    theirs: Shared<T>,
) -> (Option<Arc<T>>, Vec<Clash>) {
    if mine == theirs || mine == base {
        return (theirs.cloned(), Vec::new());
    }
    if theirs == base {
        return (mine.cloned(), Vec::new());
    }
    match (mine, theirs) {
        (Some(mine), Some(theirs)) => {
            let blank = T::default();
            let mut collecting = Collecting::new(known);
            let base = base.map_or(&blank, AsRef::as_ref);
            let record = T::merge_fields(&mut collecting, base, mine, theirs);
            (Some(Arc::new(record)), collecting.clashes)
        }
        (one, other) => (one.or(other).cloned(), vec![deletion()]),
    }
}

/// What is noted down beside an edit nobody chose: that two machines noted it in two ways is no
/// question to anybody. What was edited may be one.
fn is_noted(table: TableName, field: &str) -> bool {
    table == TableName::amendments || table == TableName::sessions && field == "finished_at"
}

/// A conflict is settled by removing it, and who settles it is right. Otherwise both are the
/// same but for who met it, and any one will do.
fn settled<T: Record>(base: Shared<T>, mine: Shared<T>, theirs: Shared<T>) -> Option<Arc<T>> {
    match (mine, theirs) {
        (Some(mine), Some(theirs)) => {
            let text = |record: &Arc<T>| ron::to_string(record.as_ref()).unwrap_or_default();
            Some(
                if text(mine) >= text(theirs) {
                    mine
                } else {
                    theirs
                }
                .clone(),
            )
        }
        (one, other) if base.is_none() => one.or(other).cloned(),
        _ => None,
    }
}

/// Two people can each put one thing under the other. Each circle is cut at its greatest id, so
/// that nothing vanishes from the outline.
fn break_circles(project: &mut Project) {
    for id in circles(&project.agenda, |item| item.parent) {
        if let Some(item) = project.agenda.get_mut(id) {
            item.parent = None;
        }
    }
    for id in circles(&project.entries, |entry| entry.parent) {
        if let Some(entry) = project.entries.get_mut(id) {
            entry.parent = None;
        }
    }
    for id in circles(&project.elements, |element| element.frame) {
        if let Some(element) = project.elements.get_mut(id) {
            element.frame = None;
        }
    }
}

/// The greatest id of each circle of records, each of which is under the next.
fn circles<T>(table: &Table<T>, above: impl Fn(&T) -> Option<Id<T>>) -> Vec<Id<T>> {
    // In which walk a record was met; those of former walks are known to be all right.
    let mut met: BTreeMap<Id<T>, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (walk, (start, record)) in table.iter().enumerate() {
        if above(record).is_none() {
            continue;
        }
        let mut path = vec![];
        let mut at = Some(start);
        while let Some(id) = at {
            match met.get(&id) {
                Some(then) if *then == walk => {
                    let circle = path.iter().skip_while(|on_path| **on_path != id);
                    found.extend(circle.copied().max());
                    break;
                }
                Some(_) => break,
                None => {
                    met.insert(id, walk);
                    path.push(id);
                    at = table.get(id).and_then(&above);
                }
            }
        }
    }
    found
}
