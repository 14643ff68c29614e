//! Order among siblings.

use std::fmt;

use fractional_index::FractionalIndex;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A place in an order, comparable as text. Between any two different places there is room for
/// another, so moving one thing changes one record.
///
/// Two people can give two things the same place; so always sort by `(order, id)`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order(FractionalIndex);

impl Order {
    /// A place behind `last`, or the first place of all.
    pub fn after(last: Option<&Self>) -> Self {
        match last {
            Some(Self(last)) => Self(FractionalIndex::new_after(last)),
            None => Self::default(),
        }
    }

    /// A place before `first`, or the first place of all.
    pub fn before(first: Option<&Self>) -> Self {
        match first {
            Some(Self(first)) => Self(FractionalIndex::new_before(first)),
            None => Self::default(),
        }
    }

    /// A place between two neighbours, either of which may be missing. `None` if the two share
    /// one place or stand the wrong way round, so that nothing fits between: then the siblings
    /// have to be placed anew (see [`spread`]).
    pub fn between(left: Option<&Self>, right: Option<&Self>) -> Option<Self> {
        match (left, right) {
            (Some(Self(left)), Some(Self(right))) => {
                FractionalIndex::new_between(left, right).map(Self)
            }
            (left, None) => Some(Self::after(left)),
            (None, right) => Some(Self::before(right)),
        }
    }
}

/// `count` places in rising order.
pub fn spread(count: usize) -> Vec<Order> {
    let mut places: Vec<Order> = Vec::with_capacity(count);
    for _ in 0..count {
        places.push(Order::after(places.last()));
    }
    places
}

impl super::record::Leaf for Order {}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_string())
    }
}

impl Serialize for Order {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_string())
    }
}

impl<'de> Deserialize<'de> for Order {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if !text.is_ascii() {
            return Err(serde::de::Error::custom(
                "an order is written in hexadecimal",
            ));
        }
        FractionalIndex::from_string(&text)
            .map(Self)
            .map_err(|_| serde::de::Error::custom("not a place in an order"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_always_room_between_two_places() {
        let mut left = Order::default();
        let right = Order::after(Some(&left));
        for _ in 0..100 {
            let middle = Order::between(Some(&left), Some(&right)).expect("room");
            assert!(left < middle && middle < right);
            left = middle;
        }
        assert_eq!(Order::between(Some(&left), Some(&left)), None);
    }

    #[test]
    fn places_sort_like_their_text() {
        let places = spread(600);
        let texts: Vec<String> = places.iter().map(ToString::to_string).collect();
        assert!(texts.is_sorted() && places.is_sorted());
    }
}
