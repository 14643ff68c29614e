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
            (Some(left), Some(right)) => left.halfway_to(right),
            (left, None) => Some(Self::after(left)),
            (None, right) => Some(Self::before(right)),
        }
    }
}

impl Order {
    /// A place between this one and one behind it.
    ///
    /// fractional_index 2.0.2 subtracts one from the right side's bytes while both sides are
    /// still equal, and so overflows at a byte of 0, which many moves to the front lead to. So
    /// it gets the two sides without what they have in common.
    fn halfway_to(&self, right: &Self) -> Option<Self> {
        if self >= right {
            return None;
        }
        let (left, right) = (self.0.as_bytes(), right.0.as_bytes());
        let most = left.len().min(right.len()).saturating_sub(1);
        let common = (0..most)
            .take_while(|at| left.get(*at) == right.get(*at))
            .count();
        let rest = |bytes: &[u8]| FractionalIndex::from_bytes(bytes.get(common..)?.to_vec()).ok();
        let between = FractionalIndex::new_between(&rest(left)?, &rest(right)?)?;
        let mut bytes = left.get(..common)?.to_vec();
        bytes.extend_from_slice(between.as_bytes());
        FractionalIndex::from_bytes(bytes).ok().map(Self)
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

/// `count` places in rising order between two neighbours, either of which may be missing; `None`
/// where [`Order::between`] finds no room. The places stay short, however many they are.
pub fn spread_between(
    left: Option<&Order>,
    right: Option<&Order>,
    count: usize,
) -> Option<Vec<Order>> {
    let Some(right) = right else {
        let mut places: Vec<Order> = Vec::with_capacity(count);
        for _ in 0..count {
            places.push(Order::after(places.last().or(left)));
        }
        return Some(places);
    };
    let mut places = Vec::with_capacity(count);
    halve(left, right, count, &mut places)?;
    Some(places)
}

/// Puts the middle one between the neighbours, and the others on either side of it.
fn halve(left: Option<&Order>, right: &Order, count: usize, places: &mut Vec<Order>) -> Option<()> {
    if count == 0 {
        return Some(());
    }
    let middle = Order::between(left, Some(right))?;
    let before = (count - 1) / 2;
    halve(left, &middle, before, places)?;
    places.push(middle.clone());
    halve(Some(&middle), right, count - 1 - before, places)
}

super::record::quiet_leaf!(Order);

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
    use proptest::prelude::*;

    #[test]
    fn many_places_between_two_rise_and_stay_short() {
        let (left, right) = (Order::default(), Order::after(Some(&Order::default())));
        let places = spread_between(Some(&left), Some(&right), 10_000).expect("room");
        assert_eq!(places.len(), 10_000);
        let all: Vec<_> = std::iter::once(left).chain(places).chain([right]).collect();
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(all.iter().all(|place| place.to_string().len() < 80));
        assert!(spread_between(all.get(1), all.get(1), 1).is_none());
        assert_eq!(spread_between(None, None, 3).map(|p| p.len()), Some(3));
        assert_eq!(
            spread_between(None, all.last(), 3).map(|p| p.len()),
            Some(3)
        );
    }

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

    fn any_place() -> impl Strategy<Value = Order> {
        let bytes = prop_oneof![
            Just(0u8),
            Just(1),
            Just(127),
            Just(128),
            Just(255),
            any::<u8>()
        ];
        proptest::collection::vec(bytes, 0..6).prop_map(|mut bytes| {
            bytes.push(128);
            Order(FractionalIndex::from_bytes(bytes).expect("ends as it must"))
        })
    }

    proptest! {
        #[test]
        fn whatever_a_file_says_there_is_room_between_two_places_or_a_clear_no(
            left in any_place(), right in any_place(),
        ) {
            match Order::between(Some(&left), Some(&right)) {
                Some(middle) => prop_assert!(left < middle && middle < right),
                None => prop_assert!(left >= right),
            }
            prop_assert!(Order::before(Some(&left)) < left);
            prop_assert!(Order::after(Some(&left)) > left);
        }
    }

    #[test]
    fn after_a_thousand_moves_to_the_front_there_is_still_room() {
        let last = Order::default();
        let mut first = Order::before(Some(&last));
        for _ in 0..1_000 {
            first = Order::before(Some(&first));
        }
        let second = Order::between(Some(&first), Some(&last)).expect("room");
        assert!(Order::between(Some(&first), Some(&second)).is_some());
    }

    #[test]
    fn places_sort_like_their_text() {
        let places = spread(600);
        let texts: Vec<String> = places.iter().map(ToString::to_string).collect();
        assert!(texts.is_sorted() && places.is_sorted());
    }
}
