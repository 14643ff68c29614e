//! Into which table a record goes, also where the head of its table is gone.

use crate::model::{Fields as _, Project, Record, TableName, Ulid, with_tables};
use crate::store::schema;

/// A set of tables, by their place in [`TableName::ALL`].
type Tables = u32;
const _: () = assert!(TableName::ALL.len() <= Tables::BITS as usize);

/// How the text of a record suits each table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fits {
    /// It has no field that the table's records do not have.
    wholly: Tables,
    /// It has unknown fields, but at least one that is known.
    partly: Tables,
}

/// What became of a record that was to go into a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// It is in.
    In,
    /// It has unknown fields, which were not wanted.
    Unknown,
    /// One with this id was in before; whether it is equal.
    Twice { same: bool },
    /// It is none of this kind.
    Unreadable,
}

macro_rules! tables {
    ($( $table:ident: $Record:ident, )*) => {
        /// Puts a record into a table; with `only_known`, not if it has unknown fields.
        pub(super) fn put(
            project: &mut Project,
            table: TableName,
            id: Ulid,
            text: &str,
            only_known: bool,
        ) -> Put {
            match table {
                $( TableName::$table => {
                    let Some(mut record) = schema::read_record::<crate::model::$Record>(text)
                    else {
                        return Put::Unreadable;
                    };
                    if only_known && !record.ext.is_empty() {
                        return Put::Unknown;
                    }
                    record.normalise();
                    put_into(project, id, record)
                } )*
            }
        }

        /// Whether a table has a record.
        pub(super) fn has(project: &Project, table: TableName, id: Ulid) -> bool {
            match table {
                $( TableName::$table => {
                    project.$table.contains(crate::model::Id::from_ulid(id))
                } )*
            }
        }

        /// Looks which tables from `from` on a record suits.
        pub(super) fn fits(text: &str, from: usize) -> Fits {
            let mut fits = Fits::default();
            $( if TableName::$table as usize >= from {
                let bit = 1 << (TableName::$table as usize);
                match schema::read_record::<crate::model::$Record>(text) {
                    Some(record) if record.ext.is_empty() => fits.wholly |= bit,
                    // More than `ext` differs from a blank one.
                    Some(record) if record.changed_fields(&Default::default()).len() > 1 => {
                        fits.partly |= bit;
                    }
                    _ => {}
                }
            } )*
            fits
        }
    };
}
with_tables!(tables);

fn put_into<T: Record>(project: &mut Project, id: Ulid, record: T) -> Put {
    let id = crate::model::Id::from_ulid(id);
    let table = T::table_mut(project);
    match table.get(id) {
        Some(known) => Put::Twice {
            same: *known == record,
        },
        None => {
            table.insert(id, record);
            Put::In
        }
    }
}

/// The place of a table in the file.
pub(super) fn index(table: TableName) -> usize {
    table as usize
}

impl Fits {
    /// Whether this table knows all of its fields.
    pub(super) fn is_wholly(self, table: TableName) -> bool {
        self.wholly & (1 << index(table)) != 0
    }

    /// The only table that knows all of its fields.
    pub(super) fn only(self) -> Option<TableName> {
        let only = self.wholly.count_ones() == 1;
        only.then(|| {
            TableName::ALL
                .get(self.wholly.trailing_zeros() as usize)
                .copied()
        })
        .flatten()
    }

    /// Whether some table can have it.
    pub(super) fn is_any(self) -> bool {
        self.wholly | self.partly != 0
    }

    /// Whether some table knows all of its fields.
    pub(super) fn is_known(self) -> bool {
        self.wholly != 0
    }
}

/// For records in the order in which they stood somewhere between the head of the table `from`
/// and that of the table `to`: where each belongs, and whether that is sure. Rests on the tables
/// standing in their order, so that one that is sure tells of those before and behind it.
pub(super) fn assign(fits: &[Fits], from: usize, to: usize) -> Vec<Option<(TableName, bool)>> {
    let range = tables_from(from) & !tables_from(to);
    let set = |fits: &Fits| match fits.wholly & range {
        0 => fits.partly & range,
        wholly => wholly,
    };
    let mut sets: Vec<Tables> = fits.iter().map(set).collect();
    let mut low = 0;
    for set in sets.iter_mut().filter(|set| **set != 0) {
        narrow(set, tables_from(low));
        low = low.max(set.trailing_zeros() as usize);
    }
    let mut behind = to;
    for set in sets.iter_mut().rev().filter(|set| **set != 0) {
        narrow(set, !tables_from(behind));
        behind = behind.min((Tables::BITS - set.leading_zeros()) as usize);
    }
    let table = |set: Tables| TableName::ALL.get(set.trailing_zeros() as usize).copied();
    let places = sets.into_iter().map(|set| {
        let sure = set.count_ones() == 1;
        table(set).map(|table| (table, sure))
    });
    places.collect()
}

/// Takes out of a set what cannot be, unless nothing would be left: then the order is another.
fn narrow(set: &mut Tables, possible: Tables) {
    if *set & possible != 0 {
        *set &= possible;
    }
}

/// The tables from this place on.
fn tables_from(index: usize) -> Tables {
    u32::try_from(index)
        .ok()
        .and_then(|index| Tables::MAX.checked_shl(index))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01BX5ZZKBK0000000000000011";

    fn placed(texts: &[&str], from: TableName, to: TableName) -> Vec<Option<(&'static str, bool)>> {
        let fits: Vec<Fits> = texts.iter().map(|text| fits(text, 0)).collect();
        assign(&fits, index(from), index(to))
            .into_iter()
            .map(|place| place.map(|(table, sure)| (table.as_str(), sure)))
            .collect()
    }

    #[test]
    fn a_record_goes_where_all_its_fields_are_known() {
        let person = "(family_name: \"A\")";
        let consent = &format!("(person: Some(\"{ID}\"), purpose: Photo)");
        let unsure = &format!("(person: Some(\"{ID}\"))");
        let places = placed(
            &[person, consent, unsure, "(nowhere: 1)"],
            TableName::people,
            TableName::sessions,
        );
        let expected = [Some(("people", true)), Some(("consents", true))];
        assert_eq!(places[..2], expected);
        // Behind a consent there is no membership.
        assert_eq!(places[2], Some(("consents", true)));
        assert_eq!(places[3], None);
    }

    #[test]
    fn what_fits_several_tables_goes_into_the_first_as_doubtful() {
        let unsure = &format!("(person: Some(\"{ID}\"))");
        let places = placed(&[unsure], TableName::people, TableName::sessions);
        assert_eq!(places, [Some(("memberships", false))]);
        let only_one = placed(&[unsure], TableName::consents, TableName::sessions);
        assert_eq!(only_one, [Some(("consents", true))]);
    }

    #[test]
    fn tables_in_another_order_still_find_their_records() {
        let texts = ["(purpose: Photo)", "(role: Lead)", "(family_name: \"A\")"];
        let places = placed(&texts, TableName::people, TableName::sessions);
        let names: Vec<_> = places.iter().map(|place| place.map(|(t, _)| t)).collect();
        assert_eq!(
            names,
            [Some("consents"), Some("memberships"), Some("people")]
        );
    }

    #[test]
    fn a_record_with_unknown_fields_goes_where_the_others_are_known() {
        let texts = ["(family_name: \"A\", new: 1)", "(note: \"A\", new: 1)"];
        let places = placed(&texts, TableName::circle, TableName::days);
        assert_eq!(places, [Some(("people", true)), Some(("people", false))]);
    }
}
