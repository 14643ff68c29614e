//! Identity of records: a ULID that knows which table it belongs to.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ulid::Ulid;

/// Identifies one record of type `T` for ever; never reused, not even after the record is deleted.
///
/// Written as the 26 characters of a [ULID](https://github.com/ulid/spec). The model draws no
/// random numbers: new ids are handed in (see `document::IdSource`).
pub struct Id<T> {
    ulid: Ulid,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// Gives a ULID its table.
    pub const fn from_ulid(ulid: Ulid) -> Self {
        Self {
            ulid,
            of: PhantomData,
        }
    }

    /// The id of a record of which there is one for these others, e.g. for each person and day:
    /// the same on every machine, so that two people who make the record make one. `kind` is the
    /// same for all such records of a table.
    pub fn derived(kind: &str, of: &[Ulid], which: u8) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(kind.as_bytes());
        for ulid in of {
            hasher.update(&[0]).update(&ulid.0.to_be_bytes());
        }
        hasher.update(&[0, which]);
        let mut bytes = [0; 16];
        hasher.finalize_xof().fill(&mut bytes);
        Self::from_ulid(Ulid(u128::from_be_bytes(bytes)))
    }

    /// The bare ULID, for keys that mix records of several tables.
    pub const fn ulid(self) -> Ulid {
        self.ulid
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.ulid == other.ulid
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.ulid.cmp(&other.ulid)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.ulid.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.ulid, f)
    }
}

impl<T> FromStr for Id<T> {
    type Err = ulid::DecodeError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Ulid::from_str(s).map(Self::from_ulid)
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdVisitor<T>(PhantomData<fn() -> T>);

        impl<T> serde::de::Visitor<'_> for IdVisitor<T> {
            type Value = Id<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id of 26 characters")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                text.parse()
                    .map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(IdVisitor(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_26_characters() {
        let id: Id<()> = Id::from_ulid(Ulid(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef));
        let text = id.to_string();
        assert_eq!(text.len(), 26);
        assert_eq!(text.parse::<Id<()>>().ok(), Some(id));
        assert!("not an id".parse::<Id<()>>().is_err());
    }
}
