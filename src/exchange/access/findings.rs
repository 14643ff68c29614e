//! Which records speak of a person.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde_json::Value;

use super::AccessError;
use super::name::Name;
use crate::model::{
    Day, Id, Person, Project, Record, Shown, TableName, Ulid, show_differences, with_tables,
};

/// All that a project holds on a person.
pub(super) struct Findings<'a> {
    pub(super) project: &'a Project,
    pub(super) id: Id<Person>,
    pub(super) person: &'a Person,
    /// Records that refer to the person, by table, then by time.
    pub(super) records: Vec<Found>,
    /// Records that do not, but whose texts contain the person's name.
    pub(super) mentions: Vec<Found>,
    /// Tables of a newer version in which the person's id occurs.
    pub(super) unknown_tables: Vec<&'static str>,
}

/// A record.
pub(super) struct Found {
    pub(super) table: TableName,
    pub(super) id: Ulid,
    /// The fields that are not blank: path and what stands in it.
    pub(super) fields: Vec<(String, Shown)>,
    /// Which of them refer to the person, or contain the name.
    pub(super) because: Vec<String>,
    /// The record as it stands in the file.
    pub(super) record: Value,
    /// When it was, as far as it belongs to a session.
    date: Option<NaiveDate>,
}

impl Found {
    /// What stands in a field, unless it is blank.
    pub(super) fn field(&self, path: &str) -> Option<&Shown> {
        let mut fields = self.fields.iter();
        fields.find(|(found, _)| found == path).map(|(_, is)| is)
    }

    /// The record that a field refers to.
    pub(super) fn reference<T: Record>(&self, path: &str) -> Option<Id<T>> {
        match self.field(path) {
            Some(Shown::Reference(table, id)) if *table == T::TABLE => Some(Id::from_ulid(*id)),
            _ => None,
        }
    }
}

/// Names and addresses of others and of organisations, which may be the same as the person's.
const NO_FREE_TEXTS: &[(TableName, &[&str])] = &[
    (
        TableName::people,
        &["form_of_address", "titles", "given_name", "family_name"],
    ),
    (
        TableName::organisations,
        &["name", "short_name", "ags", "street", "postal_code", "city"],
    ),
    (TableName::conflicts, &["record", "field"]),
];

pub(super) fn find(project: &Project, id: Id<Person>) -> Result<Findings<'_>, AccessError> {
    let person = project.get(id).ok_or(AccessError::NoSuchPerson)?;
    let mut search = Search {
        project,
        person: id,
        id_text: id.to_string(),
        name: Name::of(person),
        own: HashSet::new(),
        records: Vec::new(),
        mentions: Vec::new(),
    };
    macro_rules! search_all {
        ($( $table:ident: $Record:ident, )*) => {
            $( for (id, record) in project.$table.iter() {
                search.look_at(id, record)?;
            } )*
        };
    }
    with_tables!(search_all);
    let Search {
        id_text,
        mut records,
        mentions,
        ..
    } = search;
    records.sort_by_key(|found| (found.table, found.date, found.id));
    let unknown = project.ext.iter();
    let unknown_tables = unknown
        .filter(|(_, ron)| ron.contains(&id_text))
        .map(|(name, _)| name)
        .collect();
    Ok(Findings {
        project,
        id,
        person,
        records,
        mentions,
        unknown_tables,
    })
}

struct Search<'a> {
    project: &'a Project,
    person: Id<Person>,
    id_text: String,
    name: Name,
    /// Records about the person alone; conflicts about them are the person's too.
    own: HashSet<String>,
    records: Vec<Found>,
    mentions: Vec<Found>,
}

impl Search<'_> {
    fn look_at<T: Record>(&mut self, id: Id<T>, record: &T) -> Result<(), AccessError> {
        if (T::TABLE, id.ulid()) == (TableName::people, self.person.ulid()) {
            return Ok(());
        }
        let mut fields = Vec::new();
        show_differences(&T::default(), record, |path, _, is| fields.push((path, is)));
        let refers = |shown: &Shown| refers_to(shown, self.person.ulid());
        let because = paths(&fields, |_, shown| refers(shown));
        if !because.is_empty() || self.is_about(&fields) || self.has_id(record)? {
            if matches!(
                T::TABLE,
                TableName::memberships
                    | TableName::consents
                    | TableName::attendance
                    | TableName::replies
            ) {
                self.own.insert(id.to_string());
            }
            let found = self.found(id, record, fields, because)?;
            self.records.push(found);
            return Ok(());
        }
        let named = paths(&fields, |path, shown| self.names(T::TABLE, path, shown));
        if !named.is_empty() {
            let found = self.found(id, record, fields, named)?;
            self.mentions.push(found);
        }
        Ok(())
    }

    /// Whether it is a conflict about a record that is the person's own.
    fn is_about(&self, fields: &[(String, Shown)]) -> bool {
        fields.iter().any(|(path, shown)| match shown {
            Shown::Text(text) => path == "record" && self.own.contains(text),
            _ => false,
        })
    }

    /// Whether the id occurs where it is no reference: in a conflict, in what only a newer
    /// version knows.
    fn has_id<T: Record>(&self, record: &T) -> Result<bool, AccessError> {
        Ok(serde_json::to_string(record)?.contains(&self.id_text))
    }

    fn names(&self, table: TableName, path: &str, shown: &Shown) -> bool {
        let mut left_out = NO_FREE_TEXTS.iter();
        if left_out.any(|(of, paths)| *of == table && paths.contains(&path)) {
            return false;
        }
        match shown {
            Shown::Text(text) | Shown::Unknown(text) => self.name.is_in(text),
            Shown::Contact(contact) => self.name.is_in(&contact.label),
            _ => false,
        }
    }

    fn found<T: Record>(
        &self,
        id: Id<T>,
        record: &T,
        fields: Vec<(String, Shown)>,
        because: Vec<String>,
    ) -> Result<Found, AccessError> {
        let mut found = Found {
            table: T::TABLE,
            id: id.ulid(),
            fields,
            because,
            record: serde_json::to_value(record)?,
            date: None,
        };
        found.date = self.date(&found);
        Ok(found)
    }

    /// The day it belongs to, or the first one of the session.
    fn date(&self, found: &Found) -> Option<NaiveDate> {
        let project = self.project;
        let day = project.follow(found.reference("day"));
        let session = match found.table {
            TableName::sessions => Some(Id::from_ulid(found.id)),
            _ => found.reference("session"),
        };
        let first = || project.days_of(session?).first()?.1.date;
        day.and_then(|day: &Day| day.date).or_else(first)
    }
}

fn paths(fields: &[(String, Shown)], mut which: impl FnMut(&str, &Shown) -> bool) -> Vec<String> {
    let fields = fields.iter().filter(|(path, shown)| which(path, shown));
    fields.map(|(path, _)| path.clone()).collect()
}

/// Whether a value is this person, or a list with this person in it.
pub(super) fn refers_to(shown: &Shown, person: Ulid) -> bool {
    match shown {
        Shown::Reference(TableName::people, id) => *id == person,
        Shown::List(values) => values.iter().any(|value| refers_to(value, person)),
        _ => false,
    }
}
