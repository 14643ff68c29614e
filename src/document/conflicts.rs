//! Which conflicts are open, and what they are about.

use std::collections::{BTreeSet, HashMap};

use crate::model::{
    AgendaItem, Amendment, Attendance, Board, Circle, Conflict, ConflictKind, Consent, Day, Dots,
    Element, Entry, Ext, Field, FieldVisitor, Id, Image, Membership, Organisation, Person, Poll,
    Project, Record, Reply, Session, Shown, TableName, Template, Ulid, with_tables,
};

/// What a conflict is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A record, or one of its fields.
    Record(TableName, Ulid),
    /// A table that this version does not know.
    UnknownTable,
}

impl Target {
    /// What this conflict is about, be it there or not; `None` if nothing can be meant, which is
    /// so only in a file by another hand.
    pub fn of(conflict: &Conflict) -> Option<Self> {
        match conflict.table {
            // Who settles a conflict removes it: there can be no two versions of one.
            Some(TableName::conflicts) => None,
            Some(table) => Some(Self::Record(table, conflict.record.parse().ok()?)),
            None if conflict.kind == ConflictKind::Unknown => Some(Self::UnknownTable),
            None => None,
        }
    }
}

/// What stands now where a conflict is: `None` if there is nothing left to be settled, because
/// the record, its part or its field is gone. Of a deletion: [`Shown::Present`].
pub fn standing(project: &Project, conflict: &Conflict) -> Option<Shown> {
    look(project, conflict, |value| value.shown())
}

/// Whether there still is what the conflict is about.
fn is_open(project: &Project, conflict: &Conflict) -> bool {
    look(project, conflict, |_| ()).is_some()
}

/// A value that a conflict is about.
trait Value {
    fn shown(&self) -> Shown;
}

impl<F: Field> Value for F {
    fn shown(&self) -> Shown {
        Field::shown(self)
    }
}

/// The RON of an unknown field.
struct Unknown<'a>(&'a str);

impl Value for Unknown<'_> {
    fn shown(&self) -> Shown {
        Shown::Unknown(self.0.to_owned())
    }
}

/// A record as a whole.
struct Whole;

impl Value for Whole {
    fn shown(&self) -> Shown {
        Shown::Present
    }
}

fn look<R>(project: &Project, conflict: &Conflict, see: fn(&dyn Value) -> R) -> Option<R> {
    match Target::of(conflict)? {
        Target::UnknownTable => {
            let mut tables = project.ext.iter();
            let (_, ron) = tables.find(|(name, _)| *name == conflict.field)?;
            Some(see(&Unknown(ron)))
        }
        Target::Record(table, id) => look_into(project, table, id, conflict, see),
    }
}

fn look_at<T: Record, R>(
    project: &Project,
    id: Ulid,
    conflict: &Conflict,
    see: fn(&dyn Value) -> R,
) -> Option<R> {
    let record = project.get::<T>(Id::from_ulid(id))?;
    if conflict.kind == ConflictKind::Deleted {
        return Some(see(&Whole));
    }
    let mut looking = Looking {
        inside: Vec::new(),
        field: &conflict.field,
        part_is_there: false,
        see,
        found: None,
    };
    T::visit_fields(&mut looking, record, &T::default());
    let in_part = conflict.field.contains('.');
    looking.found.filter(|_| !in_part || looking.part_is_there)
}

/// Looks for a field in a record by its path; the record is compared with a blank one, because
/// parts that are not there are walked too.
struct Looking<'a, R> {
    inside: Vec<&'static str>,
    field: &'a str,
    part_is_there: bool,
    see: fn(&dyn Value) -> R,
    found: Option<R>,
}

impl<R> Looking<'_, R> {
    fn is_at(&self, field: &str) -> bool {
        let path = self.inside.iter().copied().chain([field]);
        self.field.split('.').eq(path)
    }

    /// Something differs from blank here: so this part is there.
    fn differs(&mut self, field: &str) {
        let mut parts = self.field.split('.');
        let part = self.inside.first().copied().unwrap_or(field);
        self.part_is_there |= parts.next() == Some(part);
    }
}

impl<R> FieldVisitor for Looking<'_, R> {
    fn field<F: Field>(&mut self, field: &'static str, record: &F, blank: &F) {
        if record != blank {
            self.differs(field);
        }
        if self.is_at(field) {
            self.found = Some((self.see)(record));
        }
    }

    fn ext(&mut self, record: &Ext, _: &Ext) {
        for (name, ron) in record.iter() {
            self.differs(name);
            if self.is_at(name) {
                self.found = Some((self.see)(&Unknown(ron)));
            }
        }
    }

    fn enter(&mut self, field: &'static str) {
        self.inside.push(field);
    }

    fn leave(&mut self) {
        self.inside.pop();
    }
}

macro_rules! for_tables {
    ($( $table:ident: $Record:ident, )*) => {
        fn look_into<R>(
            project: &Project,
            table: TableName,
            id: Ulid,
            conflict: &Conflict,
            see: fn(&dyn Value) -> R,
        ) -> Option<R> {
            match table {
                $( TableName::$table => look_at::<$Record, R>(project, id, conflict, see), )*
            }
        }
    };
}
with_tables!(for_tables);

/// The conflicts of a project about which somebody has to decide: those about something that is
/// still there.
#[derive(Clone, Debug, Default)]
pub struct OpenConflicts {
    ids: BTreeSet<Id<Conflict>>,
    of_records: HashMap<(TableName, Ulid), Id<Conflict>>,
}

impl OpenConflicts {
    /// Looks at every conflict; what that costs depends on their number alone.
    pub fn of(project: &Project) -> Self {
        let mut open = Self::default();
        for (id, conflict) in project.conflicts.iter() {
            if !is_open(project, conflict) {
                continue;
            }
            open.ids.insert(id);
            if let Some(Target::Record(table, record)) = Target::of(conflict) {
                let owner = owner(project, table, record);
                for about in std::iter::once((table, record)).chain(owner) {
                    open.of_records.entry(about).or_insert(id);
                }
            }
        }
        open
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether this one is open.
    pub fn contains(&self, conflict: Id<Conflict>) -> bool {
        self.ids.contains(&conflict)
    }

    /// A conflict about this record, or about one that is shown as a part of it (a person's
    /// membership, a session's day), if there is any.
    pub fn about<T: Record>(&self, record: Id<T>) -> Option<Id<Conflict>> {
        if self.ids.is_empty() {
            return None;
        }
        self.of_records.get(&(T::TABLE, record.ulid())).copied()
    }

    /// In the order in which one would meet the records: sessions, the newest first, each with
    /// its agenda and entries; boards with what lies on them; people and organisations. The
    /// conflicts of one record follow one another in the order of its fields.
    pub fn in_order(&self, project: &Project) -> Vec<Id<Conflict>> {
        let mut order = Reading::new(project);
        let mut sorted: Vec<(Place, Id<Conflict>)> = self
            .ids
            .iter()
            .filter_map(|id| Some((order.place(project.get(*id)?), *id)))
            .collect();
        sorted.sort();
        sorted.into_iter().map(|(_, id)| id).collect()
    }
}

/// The record as a part of which a record without a place of its own is shown.
fn owner(project: &Project, table: TableName, id: Ulid) -> Option<(TableName, Ulid)> {
    let person = |id: Option<Id<Person>>| Some((TableName::people, id?.ulid()));
    match table {
        TableName::memberships => person(project.get::<Membership>(Id::from_ulid(id))?.person),
        TableName::consents => person(project.get::<Consent>(Id::from_ulid(id))?.person),
        TableName::days => {
            let session = project.get::<Day>(Id::from_ulid(id))?.session?;
            Some((TableName::sessions, session.ulid()))
        }
        _ => None,
    }
}

/// Where a conflict comes in reading: chapter, its record's place within that, table, record,
/// field.
type Place = (Chapter, [usize; 3], Option<TableName>, Option<Ulid>, usize);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Chapter {
    /// By its place among the sessions.
    Session(usize),
    /// By its place among the boards.
    Board(usize),
    Roster,
    Unknown,
}

/// Places of records in reading, gathered as they are asked for.
struct Reading<'a> {
    project: &'a Project,
    sessions: HashMap<Id<Session>, usize>,
    boards: HashMap<Id<Board>, usize>,
    items: HashMap<Id<Session>, HashMap<Id<AgendaItem>, usize>>,
    entries: HashMap<Under, HashMap<Id<Entry>, usize>>,
    fields: HashMap<TableName, Vec<String>>,
}

/// The item, or none, of a session under which an entry stands.
type Under = (Id<Session>, Option<Id<AgendaItem>>);

/// Behind everything that has a place.
const LAST: usize = usize::MAX;

impl<'a> Reading<'a> {
    fn new(project: &'a Project) -> Self {
        let sessions = project.sessions_by_date().into_iter();
        let boards = project.boards_in_order().into_iter();
        Self {
            project,
            sessions: sessions.enumerate().map(|(at, (id, _))| (id, at)).collect(),
            boards: boards.enumerate().map(|(at, (id, _))| (id, at)).collect(),
            items: HashMap::new(),
            entries: HashMap::new(),
            fields: HashMap::new(),
        }
    }

    fn place(&mut self, conflict: &Conflict) -> Place {
        let Some(Target::Record(table, id)) = Target::of(conflict) else {
            return (Chapter::Unknown, [0; 3], None, None, 0);
        };
        let (chapter, within) = self.of_record(table, id);
        let fields = self
            .fields
            .entry(table)
            .or_insert_with(|| table.field_paths());
        let field = fields.iter().position(|field| *field == conflict.field);
        // What is about the record as a whole comes first, unknown fields last.
        let field = match conflict.field.as_str() {
            "" => 0,
            _ => field.map_or(LAST, |at| at + 1),
        };
        (chapter, within, Some(table), Some(id), field)
    }

    fn of_record(&mut self, table: TableName, id: Ulid) -> (Chapter, [usize; 3]) {
        let project = self.project;
        match table {
            TableName::sessions => self.in_session(Some(Id::from_ulid(id)), [0; 3]),
            TableName::days => {
                let day = project.get::<Day>(Id::from_ulid(id));
                self.in_session(day.and_then(|day| day.session), [1, 0, 0])
            }
            TableName::attendance => {
                let day = project
                    .get::<Attendance>(Id::from_ulid(id))
                    .and_then(|attendance| project.follow(attendance.day));
                self.in_session(day.and_then(|day| day.session), [2, 0, 0])
            }
            TableName::replies => {
                let reply = project.get::<Reply>(Id::from_ulid(id));
                self.in_session(reply.and_then(|reply| reply.session), [2, 0, 0])
            }
            TableName::amendments => {
                let amendment = project.get::<Amendment>(Id::from_ulid(id));
                self.in_session(amendment.and_then(|was| was.session), [4, 0, 0])
            }
            TableName::agenda => {
                let id = Id::<AgendaItem>::from_ulid(id);
                let session = project.get(id).and_then(|item| item.session);
                let at = session.map_or(LAST, |session| self.item(session, Some(id)));
                self.in_session(session, [3, at, 0])
            }
            TableName::entries => {
                let id = Id::<Entry>::from_ulid(id);
                let entry = project.get(id);
                let session = entry.and_then(|entry| entry.session);
                let item = entry.and_then(|entry| entry.item);
                let (item_at, at) = session.map_or((LAST, LAST), |session| {
                    (self.item(session, item), self.entry(session, item, id))
                });
                // Behind the item itself, which has 0.
                self.in_session(session, [3, item_at, at.saturating_add(1)])
            }
            TableName::boards => self.on_board(Some(Id::from_ulid(id)), [0; 3]),
            TableName::elements => {
                let element = project.get::<Element>(Id::from_ulid(id));
                self.on_board(element.and_then(|element| element.board), [1, 0, 0])
            }
            TableName::polls => {
                let poll = project.get::<Poll>(Id::from_ulid(id));
                self.on_board(poll.and_then(|poll| poll.board), [2, 0, 0])
            }
            TableName::dots => {
                let dots = project.get::<Dots>(Id::from_ulid(id));
                let poll = dots.and_then(|dots| project.follow(dots.poll));
                self.on_board(poll.and_then(|poll| poll.board), [2, 1, 0])
            }
            TableName::images => self.on_board(None, [3, 0, 0]),
            TableName::circle
            | TableName::organisations
            | TableName::people
            | TableName::memberships
            | TableName::consents
            | TableName::templates
            | TableName::conflicts => (Chapter::Roster, [0; 3]),
        }
    }

    fn in_session(&self, session: Option<Id<Session>>, at: [usize; 3]) -> (Chapter, [usize; 3]) {
        let known = session.and_then(|session| self.sessions.get(&session).copied());
        (Chapter::Session(known.unwrap_or(LAST)), at)
    }

    fn on_board(&self, board: Option<Id<Board>>, at: [usize; 3]) -> (Chapter, [usize; 3]) {
        let known = board.and_then(|board| self.boards.get(&board).copied());
        (Chapter::Board(known.unwrap_or(LAST)), at)
    }

    /// Entries under no item come first.
    fn item(&mut self, session: Id<Session>, item: Option<Id<AgendaItem>>) -> usize {
        let project = self.project;
        let items = self.items.entry(session).or_insert_with(|| {
            let lines = project.agenda_of(session).into_iter();
            lines.enumerate().map(|(at, line)| (line.id, at)).collect()
        });
        item.and_then(|item| items.get(&item))
            .map_or(0, |at| at + 1)
    }

    fn entry(
        &mut self,
        session: Id<Session>,
        item: Option<Id<AgendaItem>>,
        entry: Id<Entry>,
    ) -> usize {
        let project = self.project;
        let entries = self.entries.entry((session, item)).or_insert_with(|| {
            let lines = project.entries_of(session, item).into_iter();
            lines.enumerate().map(|(at, line)| (line.id, at)).collect()
        });
        entries.get(&entry).copied().unwrap_or(LAST)
    }
}

#[cfg(test)]
mod tests;
