//! How elements are drawn: words for which the theme has the tones.

use serde::{Deserialize, Serialize};

use crate::model::record::{quiet_leaf, words};

words! {
    /// Colours of lines and letters.
    pub enum Ink {
        /// Schwarz: the theme's colour of text.
        Black,
        /// Grau.
        Gray,
        /// Rot.
        Red,
        /// Orange.
        Orange,
        /// Grün.
        Green,
        /// Blau.
        Blue,
        /// Violett.
        Violet,
    }
}

words! {
    /// What shapes are filled with.
    pub enum Fill {
        /// Ohne.
        None,
        /// Weiß: the theme's colour of a sheet.
        White,
        /// Grau.
        Gray,
        /// Rosa.
        Pink,
        /// Orange.
        Orange,
        /// Gelb.
        Yellow,
        /// Grün.
        Green,
        /// Blau.
        Blue,
        /// Violett.
        Violet,
    }
}

words! {
    /// How thick lines are.
    pub enum Weight {
        /// Mittel.
        Medium,
        /// Dünn.
        Thin,
        /// Dick.
        Thick,
    }
}

words! {
    /// How lines are drawn.
    pub enum Dash {
        /// Durchgezogen.
        Solid,
        /// Gestrichelt.
        Dashed,
        /// Gepunktet.
        Dotted,
    }
}

words! {
    /// How large a text is.
    pub enum TypeSize {
        /// Mittel.
        Medium,
        /// Klein.
        Small,
        /// Groß.
        Large,
        /// Sehr groß.
        Huge,
    }
}

words! {
    /// On which side a text stands. What an absent field means depends on the kind: left on notes
    /// and texts, in the middle of shapes.
    pub enum TextAlign {
        /// Wie üblich.
        Usual,
        /// Links.
        Left,
        /// Mitte.
        Center,
        /// Rechts.
        Right,
    }
}

words! {
    /// What a text does that does not fit its note.
    pub enum Fitting {
        /// Schrift verkleinern: the type shrinks, within limits.
        Shrink,
        /// Zettel wächst: the note grows downwards.
        Grow,
    }
}

/// An angle in degrees, clockwise; finite, from 0 up to below 360.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "f32", into = "f32")]
pub struct Angle(f32);

impl Angle {
    /// An angle of so many degrees, brought between 0 and 360; what is not a number becomes 0.
    pub fn new(degrees: f32) -> Self {
        let degrees = degrees.rem_euclid(360.0);
        // The remainder of a tiny negative number is rounded up to 360.
        Self(if degrees.is_finite() && degrees < 360.0 {
            degrees
        } else {
            0.0
        })
    }

    /// In degrees.
    pub const fn degrees(self) -> f32 {
        self.0
    }

    /// In radians.
    pub fn radians(self) -> f32 {
        self.0.to_radians()
    }

    /// Whether nothing is turned.
    pub fn is_none(self) -> bool {
        self.0 == 0.0
    }
}

impl From<f32> for Angle {
    fn from(degrees: f32) -> Self {
        Self::new(degrees)
    }
}

impl From<Angle> for f32 {
    fn from(angle: Angle) -> Self {
        angle.0
    }
}

quiet_leaf!(Angle);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_angle_is_always_within_a_turn() {
        assert_eq!(Angle::new(-90.0).degrees(), 270.0);
        assert_eq!(Angle::new(720.0).degrees(), 0.0);
        for odd in [f32::NAN, f32::INFINITY, -1e-12] {
            assert_eq!(Angle::new(odd).degrees(), 0.0);
        }
    }
}
