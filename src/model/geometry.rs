//! Places and sizes on a board, in points (1/72 inch at a zoom of 100 %).

use serde::{Deserialize, Serialize};

/// Farther out than this no board reaches, in points; keeps sums finite whatever a file says.
pub const FARTHEST: f32 = 1_000_000.0;

/// A place on a board, x to the right, y down. Always finite and within [`FARTHEST`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Pair", into = "Pair")]
pub struct Point {
    x: f32,
    y: f32,
}

/// Width and height on a board. Always finite and not negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Pair", into = "Pair")]
pub struct Size {
    width: f32,
    height: f32,
}

impl Point {
    /// The place at `x`, `y`; what is not a number becomes 0, what is too far is brought in.
    pub fn new(x: f32, y: f32) -> Self {
        Self {
            x: tamed(x, -FARTHEST),
            y: tamed(y, -FARTHEST),
        }
    }

    /// Distance from the origin to the right.
    pub const fn x(self) -> f32 {
        self.x
    }

    /// Distance from the origin downwards.
    pub const fn y(self) -> f32 {
        self.y
    }

    /// This place, moved.
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self::new(self.x + dx, self.y + dy)
    }
}

impl Size {
    /// A size; what is not a number or negative becomes 0.
    pub fn new(width: f32, height: f32) -> Self {
        Self {
            width: tamed(width, 0.0),
            height: tamed(height, 0.0),
        }
    }

    /// Width in points.
    pub const fn width(self) -> f32 {
        self.width
    }

    /// Height in points.
    pub const fn height(self) -> f32 {
        self.height
    }
}

fn tamed(value: f32, least: f32) -> f32 {
    if value.is_nan() {
        0.0
    } else {
        value.clamp(least, FARTHEST)
    }
}

super::record::quiet_leaf!(Point, Size);

/// How a place or size stands in the file: `(12.0, 40.5)`.
#[derive(Serialize, Deserialize)]
struct Pair(f32, f32);

impl TryFrom<Pair> for Point {
    type Error = &'static str;

    fn try_from(Pair(x, y): Pair) -> Result<Self, Self::Error> {
        let point = Self::new(x, y);
        if (point.x, point.y) == (x, y) {
            Ok(point)
        } else {
            Err("a place off the board")
        }
    }
}

impl From<Point> for Pair {
    fn from(point: Point) -> Self {
        Self(point.x, point.y)
    }
}

impl TryFrom<Pair> for Size {
    type Error = &'static str;

    fn try_from(Pair(width, height): Pair) -> Result<Self, Self::Error> {
        let size = Self::new(width, height);
        if (size.width, size.height) == (width, height) {
            Ok(size)
        } else {
            Err("a size that cannot be")
        }
    }
}

impl From<Size> for Pair {
    fn from(size: Size) -> Self {
        Self(size.width, size.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_always_finite() {
        assert_eq!(
            Point::new(f32::NAN, f32::INFINITY),
            Point::new(0.0, FARTHEST)
        );
        assert_eq!(Size::new(-1.0, f32::NAN), Size::new(0.0, 0.0));
    }

    #[test]
    fn a_file_cannot_bring_in_what_is_not_finite() {
        assert!(ron::from_str::<Point>("(12.5, -3.0)").is_ok());
        assert!(ron::from_str::<Point>("(NaN, 1.0)").is_err());
        assert!(ron::from_str::<Point>("(inf, 1.0)").is_err());
        assert!(ron::from_str::<Size>("(-4.0, 1.0)").is_err());
    }
}
