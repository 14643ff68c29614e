//! A table: records by id, cheap to copy and to compare.

use std::fmt;
use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Id;

/// Records of one kind by id. A copy costs nothing and shares what is equal; comparing two
/// copies costs what differs.
#[derive(Debug)]
pub struct Table<T> {
    records: OrdMap<Id<T>, Arc<T>>,
}

/// One record that differs between two versions of a table.
#[derive(Debug)]
pub struct Difference<T> {
    /// Which record.
    pub id: Id<T>,
    /// The record in the first version, if it was there.
    pub before: Option<Arc<T>>,
    /// The record in the second version, if it is there.
    pub after: Option<Arc<T>>,
}

impl<T> Table<T> {
    /// The record with this id.
    pub fn get(&self, id: Id<T>) -> Option<&T> {
        self.records.get(&id).map(AsRef::as_ref)
    }

    /// The record with this id, to be kept beyond the table's life.
    pub fn get_shared(&self, id: Id<T>) -> Option<&Arc<T>> {
        self.records.get(&id)
    }

    /// Whether there is a record with this id.
    pub fn contains(&self, id: Id<T>) -> bool {
        self.records.contains_key(&id)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether the table has no record.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// All records by rising id, which is the order of their creation.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> {
        self.records
            .iter()
            .map(|(id, record)| (*id, record.as_ref()))
    }

    /// All ids, rising.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> {
        self.records.keys().copied()
    }

    /// Puts a record in, in the place of one with the same id if there is one.
    pub fn insert(&mut self, id: Id<T>, record: impl Into<Arc<T>>) {
        self.records.insert(id, record.into());
    }

    /// Takes a record out.
    pub fn remove(&mut self, id: Id<T>) -> Option<Arc<T>> {
        self.records.remove(&id)
    }

    /// Takes out every record for which `keep` says no.
    pub fn retain(&mut self, mut keep: impl FnMut(Id<T>, &T) -> bool) {
        let gone: Vec<Id<T>> = self
            .iter()
            .filter(|(id, record)| !keep(*id, record))
            .map(|(id, _)| id)
            .collect();
        for id in gone {
            self.records.remove(&id);
        }
    }

    /// Whether both tables are one and the same copy. Cheap; `false` says nothing.
    pub fn is_same(&self, other: &Self) -> bool {
        self.records.ptr_eq(&other.records)
    }
}

impl<T: Clone> Table<T> {
    /// The record with this id, to be changed.
    pub fn get_mut(&mut self, id: Id<T>) -> Option<&mut T> {
        self.records.get_mut(&id).map(Arc::make_mut)
    }
}

impl<T: PartialEq> Table<T> {
    /// Whether the tables differ in anything; stops at the first difference.
    pub fn differs(&self, other: &Self) -> bool {
        !self.is_same(other) && self.records.diff(&other.records).next().is_some()
    }

    /// What has to change in `self` to make it `other`, by rising id.
    pub fn differences(&self, other: &Self) -> Vec<Difference<T>> {
        if self.is_same(other) {
            return Vec::new();
        }
        self.records
            .diff(&other.records)
            .map(|item| match item {
                DiffItem::Add(id, after) => Difference {
                    id: *id,
                    before: None,
                    after: Some(after.clone()),
                },
                DiffItem::Update { old, new } => Difference {
                    id: *old.0,
                    before: Some(old.1.clone()),
                    after: Some(new.1.clone()),
                },
                DiffItem::Remove(id, before) => Difference {
                    id: *id,
                    before: Some(before.clone()),
                    after: None,
                },
            })
            .collect()
    }
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self {
            records: self.records.clone(),
        }
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            records: OrdMap::new(),
        }
    }
}

impl<T: PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || self.records == other.records
    }
}

impl<T> FromIterator<(Id<T>, T)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (Id<T>, T)>>(records: I) -> Self {
        Self {
            records: records
                .into_iter()
                .map(|(id, record)| (id, Arc::new(record)))
                .collect(),
        }
    }
}

impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TableVisitor<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for TableVisitor<T> {
            type Value = Table<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table: records by id")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut records = OrdMap::new();
                while let Some(id) = map.next_key::<Id<T>>()? {
                    if records.insert(id, Arc::new(map.next_value()?)).is_some() {
                        return Err(A::Error::custom(format_args!("duplicate id `{id}`")));
                    }
                }
                Ok(Table { records })
            }
        }

        deserializer.deserialize_map(TableVisitor(std::marker::PhantomData))
    }
}
