//! Erasing a person's data (Art. 17 DSGVO).
//!
//! What is decided here:
//! - A minute has to say who took part and on whose behalf; that is what it is kept for (Art. 17
//!   (3)). So with the name the **organisation** stays, and nothing else: no title, post,
//!   department or form of address, which the minutes do not need. With a **pseudonym** the
//!   organisation goes too: in a circle to which each sends one or two people, it would be the
//!   name.
//! - **Attendance** stays as a count (who was there on which half-day, on whose behalf), without
//!   hours; what was never filled in goes. **Replies**, memberships and consents go: they are
//!   about the person and no part of a minute. That includes consents: what they allowed is over.
//!   **Dots** given in votes on boards stay, as nobody's.
//! - What this version does not know of the record (`ext`) goes: it may be anything.
//! - **Conflicts** about any of that hold old values and go.
//! - If nothing speaks of the person afterwards, the record goes altogether.
//! - **Free texts** are changed only where somebody says so, text by text.
//!
//! An erased person has [`Person::erased_on`]. Where a version is cleansed of somebody later (see
//! `store::erasure`), the record left in it is [`Person::cleansed`]: erased and without a name.
//! `document::merge` knows by it that this version cannot tell what others changed since.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    Attendance, AttendanceStatus, Conflict, Dots, Ext, Id, Person, Project, SpokenNames, TableName,
    Ulid,
};

/// What becomes of the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErasedName {
    /// It stays, with the organisation.
    Keep,
    /// This stands in its place.
    Pseudonym(String),
}

/// How a person is erased.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// What becomes of the name.
    pub name: ErasedName,
    /// Whether attendance stays, as a count.
    pub keep_attendance: bool,
    /// The texts in which the pseudonym goes in the name's place: table, record and field.
    pub texts: BTreeSet<(TableName, Ulid, String)>,
    /// The day on which it is done.
    pub today: NaiveDate,
}

impl Person {
    /// What is left of a person in an earlier version that was cleansed.
    pub fn cleansed(on: Option<NaiveDate>) -> Self {
        Self {
            erased_on: Some(on.unwrap_or_default()),
            ..Self::default()
        }
    }

    /// Whether this is what [`Self::cleansed`] left.
    pub fn is_cleansed(&self) -> bool {
        self.erased_on.is_some()
            && *self
                == Self {
                    erased_on: self.erased_on,
                    ..Self::default()
                }
    }

    /// Whether the record says more than the name and on whose behalf.
    fn says_more_than_the_name(&self) -> bool {
        let Self {
            form_of_address,
            titles,
            given_name: _,
            family_name: _,
            function,
            department,
            organisation: _,
            emails,
            phones,
            note,
            erased_on: _,
            ext,
        } = self;
        let texts = [form_of_address, titles, function, department, note];
        texts.iter().any(|text| !text.is_empty())
            || !emails.is_empty()
            || !phones.is_empty()
            || !ext.is_empty()
    }

    /// What is left of the record.
    fn stub(&self, erasure: &Erasure) -> Self {
        let (given_name, family_name, organisation) = match &erasure.name {
            ErasedName::Keep => (
                self.given_name.clone(),
                self.family_name.clone(),
                self.organisation,
            ),
            ErasedName::Pseudonym(name) => (String::new(), name.clone(), None),
        };
        Self {
            given_name,
            family_name,
            organisation,
            erased_on: Some(erasure.today),
            ..Self::default()
        }
    }
}

impl Project {
    /// Erases what is held on a person. Returns whether the record is still there, as a name
    /// that others speak of.
    pub fn erase_person(&mut self, person: Id<Person>, erasure: &Erasure) -> bool {
        let Some(before) = self.people.get(person).cloned() else {
            return false;
        };
        if let ErasedName::Pseudonym(name) = &erasure.name {
            self.rename_in_texts(&before, name, &erasure.texts);
        }
        self.drop_personal_data(person);
        self.attendance.retain(|_, record| {
            record.person != Some(person)
                || erasure.keep_attendance && record.status != AttendanceStatus::Open
        });
        self.people.insert(person, before.stub(erasure));
        let stays = self.refers_to_person(person);
        if !stays {
            self.people.remove(person);
        }
        stays
    }

    fn rename_in_texts(
        &mut self,
        person: &Person,
        name: &str,
        texts: &BTreeSet<(TableName, Ulid, String)>,
    ) {
        let names = SpokenNames::of(person);
        let before = self.conflicts.clone();
        self.change_texts(|table, id, field, text| {
            texts
                .contains(&(table, id, field.to_owned()))
                .then(|| names.replaced_in(text, name))
        });
        // A conflict with other wordings is another conflict; under the old id a colleague's
        // merge might take the old one for it.
        for change in before.differences(&self.conflicts) {
            if let Some(after) = change.after {
                self.conflicts.remove(change.id);
                let id: Id<Conflict> = Id::derived("conflict renamed", &[change.id.ulid()], 0);
                self.conflicts.insert(id, after);
            }
        }
    }

    /// Takes out all that is about the person and no part of a minute, apart from the record
    /// itself.
    fn drop_personal_data(&mut self, person: Id<Person>) {
        let is = |id: Option<Id<Person>>| id == Some(person);
        let mut about: BTreeSet<(TableName, String)> = BTreeSet::new();
        about.insert((TableName::people, person.to_string()));
        self.memberships.retain(|id, record| {
            !is(record.person) || !about.insert((TableName::memberships, id.to_string()))
        });
        self.consents.retain(|id, record| {
            !is(record.person) || !about.insert((TableName::consents, id.to_string()))
        });
        self.replies.retain(|id, record| {
            !is(record.person) || !about.insert((TableName::replies, id.to_string()))
        });
        // The dots were given, but whose they were is nobody's business any more.
        let given: Vec<Id<Dots>> = self
            .dots
            .iter()
            .filter(|(_, record)| is(record.person))
            .map(|(id, _)| id)
            .collect();
        for id in given {
            if let Some(record) = self.dots.get_mut(id) {
                record.person = None;
            }
            about.insert((TableName::dots, id.to_string()));
        }
        let attended: Vec<Id<Attendance>> = self
            .attendance
            .iter()
            .filter(|(_, record)| is(record.person))
            .map(|(id, _)| id)
            .collect();
        for id in attended {
            about.insert((TableName::attendance, id.to_string()));
            let Some(record) = self.attendance.get(id) else {
                continue;
            };
            let counted = Attendance {
                from: None,
                until: None,
                ext: Ext::default(),
                ..record.clone()
            };
            if *record != counted {
                self.attendance.insert(id, counted);
            }
        }
        self.conflicts.retain(|_, conflict| {
            let table = conflict.table.unwrap_or(TableName::conflicts);
            !about.contains(&(table, conflict.record.clone()))
        });
    }

    /// Whether an erased person has data again: a colleague edited the record before the erasure
    /// arrived, and an edit is never lost. To be told, so that somebody can erase it once more.
    pub fn has_data_again(&self, person: Id<Person>) -> bool {
        let record = self.people.get(person);
        let Some(record) = record.filter(|record| record.erased_on.is_some()) else {
            return false;
        };
        record.says_more_than_the_name() || self.has_personal_records(person)
    }

    /// Whether there are memberships, consents or replies of a person, or conflicts about the
    /// record.
    fn has_personal_records(&self, person: Id<Person>) -> bool {
        let is = |id: Option<Id<Person>>| id == Some(person);
        self.memberships.iter().any(|(_, record)| is(record.person))
            || self.consents.iter().any(|(_, record)| is(record.person))
            || self.replies.iter().any(|(_, record)| is(record.person))
            || self.conflicts.iter().any(|(_, conflict)| {
                conflict.table == Some(TableName::people) && conflict.record == person.to_string()
            })
    }

    /// Whether this version still holds data of somebody who was erased in `now`, where the
    /// record is a stub or gone.
    pub fn still_holds(&self, person: Id<Person>, now: &Self) -> bool {
        if self.has_personal_records(person) {
            return true;
        }
        let Some(record) = self.people.get(person) else {
            return false;
        };
        if record.is_cleansed() {
            return false;
        }
        let Some(stub) = now.people.get(person) else {
            return true;
        };
        record.erased_on.is_none()
            || record.says_more_than_the_name()
            || (&record.given_name, &record.family_name) != (&stub.given_name, &stub.family_name)
            || (record.organisation.is_some() && stub.organisation.is_none())
    }

    /// This version without the data of somebody who was erased in `now`. The record is
    /// [`Person::cleansed`]; the name goes out of the texts, unless the same text of `now` has it
    /// still.
    pub fn cleansed_of(&self, person: Id<Person>, now: &Self) -> Self {
        let mut cleansed = self.clone();
        if let Some(record) = self.people.get(person) {
            let names = SpokenNames::of(record);
            let stub = now.people.get(person);
            let stays = stub.is_some_and(|stub| SpokenNames::of(stub) == names);
            if !stays && !names.is_blank() && !record.is_cleansed() {
                let left: BTreeSet<(TableName, Ulid, String)> = now
                    .spoken_of(&names, person)
                    .into_iter()
                    .map(|spoken| (spoken.table, spoken.id, spoken.field))
                    .collect();
                let name = stub.map_or_else(|| "…".to_owned(), Person::full_name);
                cleansed.change_texts(|table, id, field, text| {
                    let here = (table, id, field.to_owned());
                    (!left.contains(&here) && names.are_in(text))
                        .then(|| names.replaced_in(text, &name))
                });
            }
            let on = stub.and_then(|stub| stub.erased_on);
            cleansed.people.insert(person, Person::cleansed(on));
        }
        cleansed.drop_personal_data(person);
        cleansed
    }

    /// Takes over an erasure of another version, of which this one knows nothing: `stub` is the
    /// record there, if there is one.
    pub fn take_erasure(&mut self, person: Id<Person>, stub: Option<&Person>) {
        self.drop_personal_data(person);
        match stub {
            Some(stub) => self.people.insert(person, stub.clone()),
            None => self.delete_person(person),
        }
    }
}

#[cfg(test)]
mod tests;
