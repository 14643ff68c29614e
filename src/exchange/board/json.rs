//! JSON as others write it: read within limits, and asked for values without being sure of any.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};

use super::Watch;
use super::report::{MOST_BYTES, ReadError};

/// The most values in one file: what 50,000 elements have, and strokes of a million points. They
/// take 300 MB at most.
const MOST_VALUES: usize = 6_000_000;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; always finite.
    Number(f64),
    /// A text.
    Text(Box<str>),
    /// A list.
    List(Vec<Json>),
    /// Names with values; the last of equal names counts.
    Map(Vec<(Box<str>, Json)>),
}

impl Json {
    /// Reads a file.
    pub(super) fn read(bytes: &[u8], watch: Watch<'_>) -> Result<Self, ReadError> {
        if bytes.len() > MOST_BYTES {
            return Err(ReadError::TooLarge);
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
        match first {
            None => return Err(ReadError::Empty),
            Some(b'{' | b'[') => {}
            Some(_) if bytes.iter().take(512).any(|byte| *byte == 0) => {
                return Err(ReadError::NotText);
            }
            Some(first) if *first >= 0x80 => return Err(ReadError::NotText),
            Some(_) => {}
        }
        let budget = Budget {
            left: Cell::new(MOST_VALUES),
            stopped: Cell::new(false),
            watch,
        };
        let mut reader = serde_json::Deserializer::from_slice(bytes);
        let value = Seed(&budget).deserialize(&mut reader);
        let value = value.and_then(|value| reader.end().map(|()| value));
        value.map_err(|error| {
            if budget.stopped.get() {
                ReadError::Cancelled
            } else if budget.left.get() == 0 || error.to_string().contains("recursion limit") {
                ReadError::TooDeep
            } else {
                ReadError::NotJson {
                    line: error.line(),
                    column: error.column(),
                }
            }
        })
    }

    /// The value under a name; nothing for `null`.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Map(values) = self else { return None };
        let value = values.iter().rev().find(|(known, _)| &**known == name);
        value
            .map(|(_, value)| value)
            .filter(|value| **value != Self::Null)
    }

    /// The values of a list.
    pub(super) fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(values) => Some(values),
            _ => None,
        }
    }

    /// A text.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A number.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Yes or no.
    pub(super) fn bool(&self) -> Option<bool> {
        match self {
            Self::Bool(yes) => Some(*yes),
            _ => None,
        }
    }

    /// The text under a name; blank if there is none.
    pub(super) fn text_of(&self, name: &str) -> &str {
        self.get(name).and_then(Self::text).unwrap_or_default()
    }

    /// The number under a name.
    pub(super) fn number_of(&self, name: &str) -> Option<f64> {
        self.get(name).and_then(Self::number)
    }

    /// A pair of numbers, such as a place.
    pub(super) fn pair(&self) -> Option<(f64, f64)> {
        match self.list()? {
            [x, y, ..] => Some((x.number()?, y.number()?)),
            _ => None,
        }
    }
}

/// How many values may still come, and whether to go on.
struct Budget<'a> {
    left: Cell<usize>,
    stopped: Cell<bool>,
    watch: Watch<'a>,
}

impl Budget<'_> {
    fn take<E: serde::de::Error>(&self) -> Result<(), E> {
        let left = self.left.get();
        if left.is_multiple_of(65_536) && left > 0 {
            let share = 1.0 - left as f32 / MOST_VALUES as f32;
            if !(self.watch)(share * 0.5) {
                self.stopped.set(true);
                return Err(E::custom("stopped"));
            }
        }
        match left {
            0 => Err(E::custom("too many values")),
            left => {
                self.left.set(left - 1);
                Ok(())
            }
        }
    }
}

struct Seed<'a>(&'a Budget<'a>);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Json;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Json, D::Error> {
        self.0.take()?;
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Json, E> {
        Ok(Json::Bool(yes))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(match number.is_finite() {
            true => Json::Number(number),
            false => Json::Null,
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element_seed(Seed(self.0))? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut values: A) -> Result<Json, A::Error> {
        let mut map = Vec::new();
        while let Some(name) = values.next_key::<Box<str>>()? {
            map.push((name, values.next_value_seed(Seed(self.0))?));
        }
        Ok(Json::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Json, ReadError> {
        Json::read(text.as_bytes(), &|_| true)
    }

    #[test]
    fn values_are_found_and_what_is_no_json_is_told_with_its_place() {
        let value = read("\u{feff}{\"a\": [1, 2.5], \"b\": null, \"a\": [3, 4]}").unwrap();
        assert_eq!(value.get("a").and_then(Json::pair), Some((3.0, 4.0)));
        assert_eq!(value.get("b"), None);
        assert_eq!(
            read("{\n  \"a\": NaN}"),
            Err(ReadError::NotJson { line: 2, column: 8 })
        );
        assert_eq!(read(" \n"), Err(ReadError::Empty));
        assert_eq!(
            Json::read(b"\x89PNG\r\n", &|_| true),
            Err(ReadError::NotText)
        );
    }

    #[test]
    fn depth_number_and_patience_have_limits() {
        assert_eq!(read(&"[".repeat(100_000)), Err(ReadError::TooDeep));
        let many = format!("[{}0]", "0,".repeat(MOST_VALUES));
        assert_eq!(read(&many), Err(ReadError::TooDeep));
        let stopped = Json::read(many.as_bytes(), &|share| share < 0.1);
        assert_eq!(stopped, Err(ReadError::Cancelled));
    }
}
