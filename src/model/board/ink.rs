//! What was drawn by hand: the points of a stroke, as one compact string in the file.

use std::fmt::Write as _;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::geometry::FARTHEST;
use crate::model::record::quiet_leaf;
use crate::model::{Point, Size};

/// Parts of a point in which strokes are kept.
const PARTS: f32 = 10.0;
/// More points than this no stroke has; what a file has beyond is refused.
const MOST: usize = 200_000;

/// One point of a stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InkPoint {
    /// To the right, in tenths of a point on the board.
    pub x: i32,
    /// Downwards, in tenths of a point on the board.
    pub y: i32,
    /// How hard the pen was pressed, from 0 to 255; 128 where nobody knows.
    pub pressure: u8,
}

/// The points of a stroke in the order in which they were drawn. They have their own origin: only
/// their places to one another count, the element says where they lie and how far they are
/// stretched.
///
/// In the file: integers with blanks between them, each pair the way from the point before in
/// tenths of a point. Where pressure is known a "p" comes first, and triples with the pressure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points(Arc<[InkPoint]>);

impl Default for Points {
    fn default() -> Self {
        Self(Arc::from([]))
    }
}

impl Points {
    /// A pressure that says nothing.
    pub const UNKNOWN: u8 = 128;

    /// Points on the board with their pressure, kept to a tenth of a point. What is too many is
    /// left out at the end.
    pub fn new(points: impl IntoIterator<Item = (Point, u8)>) -> Self {
        let kept = |value: f32| (value * PARTS).round() as i32;
        let points = points.into_iter().take(MOST);
        Self(
            points
                .map(|(point, pressure)| InkPoint {
                    x: kept(point.x()),
                    y: kept(point.y()),
                    pressure,
                })
                .collect(),
        )
    }

    /// The points, as they are kept.
    pub fn as_slice(&self) -> &[InkPoint] {
        &self.0
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the pressure is known.
    pub fn has_pressure(&self) -> bool {
        self.0.iter().any(|point| point.pressure != Self::UNKNOWN)
    }

    /// Upper left corner and size of the box around the points, in points on the board.
    pub fn bounds(&self) -> (Point, Size) {
        let mut low = (i32::MAX, i32::MAX);
        let mut high = (i32::MIN, i32::MIN);
        for point in self.0.iter() {
            low = (low.0.min(point.x), low.1.min(point.y));
            high = (high.0.max(point.x), high.1.max(point.y));
        }
        if self.0.is_empty() {
            return (Point::default(), Size::default());
        }
        let part = |value: i32| value as f32 / PARTS;
        (
            Point::new(part(low.0), part(low.1)),
            Size::new(part(high.0) - part(low.0), part(high.1) - part(low.1)),
        )
    }

    /// The points as parts of the box around them, from 0 to 1, each with its pressure from 0 to
    /// 1. A box without width or height counts as one point wide or high.
    pub fn within_bounds(&self) -> impl Iterator<Item = (f32, f32, f32)> + '_ {
        let (corner, size) = self.bounds();
        let (width, height) = (size.width().max(1.0), size.height().max(1.0));
        self.0.iter().map(move |point| {
            (
                (point.x as f32 / PARTS - corner.x()) / width,
                (point.y as f32 / PARTS - corner.y()) / height,
                f32::from(point.pressure) / 255.0,
            )
        })
    }

    fn write(&self) -> String {
        let pressed = self.has_pressure();
        let mut out = String::with_capacity(self.0.len() * 6 + 2);
        if pressed {
            out.push('p');
        }
        let mut last = (0, 0);
        for point in self.0.iter() {
            if !out.is_empty() {
                out.push(' ');
            }
            // Writing into a string cannot fail.
            let _ = write!(out, "{} {}", point.x - last.0, point.y - last.1);
            if pressed {
                let _ = write!(out, " {}", point.pressure);
            }
            last = (point.x, point.y);
        }
        out
    }

    fn read(text: &str) -> Result<Self, &'static str> {
        let odd = "points of a stroke are integers";
        let (text, pressed) = match text.strip_prefix('p') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let mut numbers = text.split_ascii_whitespace().map(str::parse::<i32>);
        let farthest = (FARTHEST * PARTS) as i32;
        let mut points = Vec::new();
        let mut last = (0_i32, 0_i32);
        while let Some(dx) = numbers.next() {
            let dx = dx.map_err(|_| odd)?;
            let dy = numbers.next().ok_or(odd)?.map_err(|_| odd)?;
            let pressure = match pressed {
                true => numbers.next().ok_or(odd)?.map_err(|_| odd)?.clamp(0, 255) as u8,
                false => Self::UNKNOWN,
            };
            last = (last.0.saturating_add(dx), last.1.saturating_add(dy));
            if last.0.abs() > farthest || last.1.abs() > farthest {
                return Err("a stroke that leaves the board");
            }
            if points.len() == MOST {
                return Err("a stroke of too many points");
            }
            points.push(InkPoint {
                x: last.0,
                y: last.1,
                pressure,
            });
        }
        Ok(Self(points.into()))
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.write())
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::read(&text).map_err(serde::de::Error::custom)
    }
}

quiet_leaf!(Points);

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(pressures: [u8; 3]) -> Points {
        let places = [(10.0, 20.0), (10.5, 19.0), (-3.25, 40.0)];
        Points::new(
            places
                .into_iter()
                .zip(pressures)
                .map(|((x, y), pressure)| (Point::new(x, y), pressure)),
        )
    }

    #[test]
    fn points_read_back_from_their_string() {
        for pressures in [[128; 3], [0, 128, 255]] {
            let points = stroke(pressures);
            let text = ron::to_string(&points).unwrap();
            assert_eq!(ron::from_str::<Points>(&text).unwrap(), points, "{text}");
        }
        assert_eq!(stroke([128; 3]).write(), "100 200 5 -10 -138 210");
        assert_eq!(stroke([1, 2, 3]).write(), "p 100 200 1 5 -10 2 -138 210 3");
    }

    #[test]
    fn what_is_no_stroke_is_refused() {
        for odd in ["1", "1 2 3", "a b", "p 1 2", "2147483647 0", "1.5 2"] {
            assert!(Points::read(odd).is_err(), "{odd}");
        }
        assert_eq!(Points::read("").unwrap(), Points::default());
    }

    #[test]
    fn the_box_around_the_points_is_theirs() {
        let (corner, size) = stroke([128; 3]).bounds();
        assert_eq!(corner, Point::new(-3.3, 19.0));
        assert!((size.width() - 13.8).abs() < 1e-4 && (size.height() - 21.0).abs() < 1e-4);
        let parts: Vec<_> = stroke([128; 3]).within_bounds().collect();
        assert!(
            parts
                .iter()
                .all(|(x, y, _)| (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y))
        );
        let dot = Points::new([(Point::new(5.0, 5.0), 128)]);
        assert_eq!(dot.within_bounds().next().unwrap().0, 0.0);
    }
}
