//! Lines and arrows between elements.

use serde::{Deserialize, Serialize};

use crate::model::Point;
use crate::model::record::{quiet_leaf, words};

words! {
    /// How a connector gets from one end to the other.
    pub enum Route {
        /// Gerade.
        Straight,
        /// Gebogen.
        Curved,
        /// Rechtwinklig.
        Elbow,
    }
}

words! {
    /// What a connector has at an end.
    pub enum Arrowhead {
        /// Ohne.
        None,
        /// Offener Pfeil.
        Arrow,
        /// Gefüllter Pfeil.
        Triangle,
        /// Punkt.
        Dot,
    }
}

/// Where one end of a connector is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct End {
    /// Where on the element it is bound to; without it, on the side that faces the other end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spot: Option<Spot>,
    /// Where on the board, in points, if it is not bound (or what it was bound to is gone).
    pub place: Point,
}

/// A place on an element, as parts of its width and height: (0, 0) is the upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "(f32, f32)", into = "(f32, f32)")]
pub struct Spot {
    x: f32,
    y: f32,
}

impl Spot {
    /// A place on an element; what lies outside is brought to its edge.
    pub fn new(x: f32, y: f32) -> Self {
        let tamed = |part: f32| {
            if part.is_nan() {
                0.5
            } else {
                part.clamp(0.0, 1.0)
            }
        };
        Self {
            x: tamed(x),
            y: tamed(y),
        }
    }

    /// Part of the width, from the left.
    pub const fn x(self) -> f32 {
        self.x
    }

    /// Part of the height, from the top.
    pub const fn y(self) -> f32 {
        self.y
    }
}

impl From<(f32, f32)> for Spot {
    fn from((x, y): (f32, f32)) -> Self {
        Self::new(x, y)
    }
}

impl From<Spot> for (f32, f32) {
    fn from(spot: Spot) -> Self {
        (spot.x, spot.y)
    }
}

quiet_leaf!(End);
