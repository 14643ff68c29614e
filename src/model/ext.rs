//! Fields that this version does not know, kept word for word.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use ron::value::RawValue;
use serde::de::{Error as _, MapAccess};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Fields of a record that a newer version of Zirkel wrote.
///
/// They are kept as the RON text they came in and written back unchanged, so that an older
/// program never loses a newer one's data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ext {
    fields: BTreeMap<&'static str, Box<RawValue>>,
}

impl Ext {
    /// Whether there is nothing unknown.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// How many unknown fields there are.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// The unknown fields' names, sorted, with their RON text.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.fields.iter().map(|(name, raw)| (*name, raw.get_ron()))
    }

    /// The same with another value, as RON, under a name that is there; `None` if it is no RON.
    pub fn with(&self, name: &str, ron: &str) -> Option<Self> {
        let (name, _) = self.fields.get_key_value(name)?;
        let raw = RawValue::from_boxed_ron(ron.into()).ok()?;
        let mut fields = self.fields.clone();
        fields.insert(name, raw);
        Some(Self { fields })
    }

    /// All names of both; where both have one, the value of `self`. `clash` is told name and both
    /// values where they differ.
    pub fn united(&self, other: &Self, mut clash: impl FnMut(&'static str, &str, &str)) -> Self {
        let mut fields = self.fields.clone();
        for (name, raw) in &other.fields {
            match fields.get(name) {
                None => {
                    fields.insert(name, raw.clone());
                }
                Some(mine) if mine != raw => clash(name, mine.get_ron(), raw.get_ron()),
                Some(_) => {}
            }
        }
        Self { fields }
    }

    /// Three versions made one, name by name. What both sides changed differently is reported to
    /// `clash` with name, base, mine and theirs; it says whether mine stays.
    pub fn merged(
        base: &Self,
        mine: &Self,
        theirs: &Self,
        mut clash: impl FnMut(&'static str, &str, &str, &str) -> bool,
    ) -> Self {
        if mine == theirs || mine == base {
            return theirs.clone();
        }
        if theirs == base {
            return mine.clone();
        }
        let names: BTreeSet<&'static str> = mine
            .fields
            .keys()
            .chain(theirs.fields.keys())
            .copied()
            .collect();
        let text = |ext: &Self, name| {
            let raw = ext.fields.get(name).map(|raw| raw.get_ron().to_owned());
            raw.unwrap_or_default()
        };
        let mut fields = BTreeMap::new();
        for name in names {
            let [b, m, t] = [base, mine, theirs].map(|ext| ext.fields.get(name));
            let kept = if m == t || m == b {
                t
            } else if t == b || t.is_none() {
                m
            } else if m.is_none()
                || !clash(
                    name,
                    &text(base, name),
                    &text(mine, name),
                    &text(theirs, name),
                )
            {
                t
            } else {
                m
            };
            if let Some(raw) = kept {
                fields.insert(name, raw.clone());
            }
        }
        Self { fields }
    }

    /// Takes the value of the unknown field `name` out of a record that is being read.
    pub(crate) fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let raw: Box<RawValue> = map.next_value()?;
        let name = intern(name).ok_or_else(|| A::Error::custom("too many unknown fields"))?;
        if self.fields.insert(name, raw.trim_boxed()).is_some() {
            return Err(A::Error::duplicate_field(name));
        }
        Ok(())
    }

    /// Writes the unknown fields behind the known ones.
    pub(crate) fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        self.fields
            .iter()
            .try_for_each(|(name, raw)| out.serialize_field(name, raw))
    }
}

/// Outside of a record, such as in the journal: a map from names to RON texts.
impl Serialize for Ext {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Ext {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = BTreeMap::<String, String>::deserialize(deserializer)?;
        let mut fields = BTreeMap::new();
        for (name, ron) in texts {
            let name = intern(&name).ok_or_else(|| D::Error::custom("too many unknown fields"))?;
            let raw = RawValue::from_boxed_ron(ron.into()).map_err(D::Error::custom)?;
            fields.insert(name, raw);
        }
        Ok(Self { fields })
    }
}

/// serde wants field names that live for ever. Each distinct name is kept once, and a hostile
/// file can make us keep no more than this many.
const MOST_NAMES: usize = 4096;
const LONGEST_NAME: usize = 128;

fn intern(name: &str) -> Option<&'static str> {
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return Some(known);
    }
    if names.len() >= MOST_NAMES || name.len() > LONGEST_NAME {
        return None;
    }
    let kept: &'static str = Box::leak(name.into());
    names.insert(kept);
    Some(kept)
}
