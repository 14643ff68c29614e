//! The bundled faces, and how wide texts are in them.

use std::sync::LazyLock;

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};

/// Inter Regular.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// Inter Semi Bold.
pub const STRONG: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");
/// What the faces are called in pictures and documents.
pub const FAMILY: &str = "Inter";

/// One of the bundled faces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Face {
    /// What is written.
    #[default]
    Regular,
    /// Names of frames.
    Strong,
}

struct Loaded {
    font: FontRef<'static>,
    data: ShaperData,
    units: f32,
}

impl Loaded {
    fn of(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&font);
        let units = data.shaper(&font).build().units_per_em();
        Some(Self {
            font,
            data,
            units: (units as f32).max(1.0),
        })
    }
}

static LOADED: LazyLock<[Option<Loaded>; 2]> =
    LazyLock::new(|| [Loaded::of(REGULAR), Loaded::of(STRONG)]);

/// How far each letter of one line moves on, in parts of the type size: byte and way, in the order
/// of the text. Letters that are drawn as one have one entry.
pub(super) fn advances(face: Face, line: &str) -> Vec<(usize, f32)> {
    let loaded = LOADED.get(match face {
        Face::Regular => 0,
        Face::Strong => 1,
    });
    let Some(Some(loaded)) = loaded else {
        // Cannot be: a test reads both faces. Half a square for each letter is readable still.
        return line.char_indices().map(|(at, _)| (at, 0.5)).collect();
    };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(line);
    buffer.guess_segment_properties();
    let shaper = loaded.data.shaper(&loaded.font).build();
    let shaped = shaper.shape(buffer, ShapeOptions::new());
    let letters = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    let mut advances: Vec<(usize, f32)> = Vec::with_capacity(line.len());
    for (info, position) in letters {
        let at = info.cluster as usize;
        let way = position.x_advance as f32 / loaded.units;
        match advances.last_mut() {
            Some((last, sum)) if *last == at => *sum += way,
            _ => advances.push((at, way)),
        }
    }
    // From right to left the last letter comes first.
    advances.sort_by_key(|(at, _)| *at);
    advances
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_faces_are_read_and_kern() {
        assert!(LOADED.iter().all(Option::is_some));
        let width = |face, text: &str| -> f32 { advances(face, text).iter().map(|a| a.1).sum() };
        assert!(width(Face::Strong, "Quartier") > width(Face::Regular, "Quartier"));
        let apart = width(Face::Regular, "A") + width(Face::Regular, "V");
        assert!(width(Face::Regular, "AV") < apart);
        assert!(advances(Face::Regular, "").is_empty());
    }
}
