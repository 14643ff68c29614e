//! The project: a set of tables.

use serde::{Deserialize, Serialize};

use super::{
    AgendaItem, Amendment, Attendance, Board, Circle, Conflict, Consent, Day, Dots, Element, Entry,
    Ext, Fields, Id, Image, Membership, Organisation, Person, Poll, Reply, Session, Table,
    Template, Ulid,
};

/// Calls a macro with the list of tables, in the order in which the file has them. What has to
/// be done for each table (reading, writing, comparing, merging) is written once over this list.
macro_rules! with_tables {
    ($macro:ident) => {
        $macro! {
            circle: Circle,
            organisations: Organisation,
            people: Person,
            memberships: Membership,
            consents: Consent,
            sessions: Session,
            days: Day,
            attendance: Attendance,
            replies: Reply,
            agenda: AgendaItem,
            entries: Entry,
            boards: Board,
            elements: Element,
            images: Image,
            polls: Poll,
            dots: Dots,
            amendments: Amendment,
            templates: Template,
            conflicts: Conflict,
        }
    };
}
pub(crate) use with_tables;

/// A record that has a table of its own in the project.
pub trait Record: Fields + Serialize + for<'de> Deserialize<'de> + Send + Sync + 'static {
    /// The table it lies in.
    const TABLE: TableName;

    /// Its table in `project`.
    fn table(project: &Project) -> &Table<Self>;

    /// Its table in `project`, to be changed.
    fn table_mut(project: &mut Project) -> &mut Table<Self>;
}

macro_rules! project {
    ($( $table:ident: $Record:ident, )*) => {
        /// Everything that one project file holds, as a value: cloning costs nothing, comparing
        /// costs what differs.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Project {
            $(
                #[doc = concat!("All records of kind [`", stringify!($Record), "`].")]
                pub $table: Table<$Record>,
            )*
            /// Tables that a newer version wrote; kept as they are.
            pub ext: Ext,
        }

        /// The tables' names, as they stand in the file.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[allow(non_camel_case_types, reason = "each name is the field's own")]
        pub enum TableName {
            $(
                #[doc = concat!("Records of kind [`", stringify!($Record), "`].")]
                $table,
            )*
        }

        impl TableName {
            /// Every table, in the order of the file.
            pub const ALL: &[Self] = &[$( Self::$table, )*];

            /// The name in the file.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $( Self::$table => stringify!($table), )*
                }
            }
        }

        $(
            impl Record for $Record {
                const TABLE: TableName = TableName::$table;

                fn table(project: &Project) -> &Table<Self> {
                    &project.$table
                }

                fn table_mut(project: &mut Project) -> &mut Table<Self> {
                    &mut project.$table
                }
            }
        )*

        impl Project {
            /// How many records a table has.
            pub fn count(&self, table: TableName) -> usize {
                match table {
                    $( TableName::$table => self.$table.len(), )*
                }
            }

            /// Whether a table has a record with this id.
            pub fn contains(&self, table: TableName, id: Ulid) -> bool {
                match table {
                    $( TableName::$table => self.$table.contains(Id::from_ulid(id)), )*
                }
            }

            /// Whether both are one and the same copy. Cheap; `false` says nothing.
            pub fn is_same(&self, other: &Self) -> bool {
                $( self.$table.is_same(&other.$table) && )* self.ext == other.ext
            }

            /// Whether the projects differ in anything; stops at the first difference.
            pub fn differs(&self, other: &Self) -> bool {
                $( self.$table.differs(&other.$table) || )* self.ext != other.ext
            }
        }
    };
}
with_tables!(project);

impl Project {
    /// A record by its id, whatever its kind.
    pub fn get<T: Record>(&self, id: Id<T>) -> Option<&T> {
        T::table(self).get(id)
    }

    /// A record by the id that another record refers to, if it refers to any.
    pub fn follow<T: Record>(&self, id: Option<Id<T>>) -> Option<&T> {
        self.get(id?)
    }

    /// The circle this project is about; blank as long as nothing was entered.
    pub fn circle(&self) -> std::borrow::Cow<'_, Circle> {
        match self.circle.get(Circle::ID) {
            Some(circle) => std::borrow::Cow::Borrowed(circle),
            None => std::borrow::Cow::Owned(Circle::default()),
        }
    }
}
