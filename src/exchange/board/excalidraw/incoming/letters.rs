//! Texts of Excalidraw's, alone or on something else: which side they keep to, how large they are.

use super::Reader;
use crate::drawing::layout;
use crate::exchange::board::incoming;
use crate::exchange::board::json::Json;
use crate::exchange::board::ours::from_word;
use crate::exchange::board::report::Report;
use crate::model::{Element, ElementKind, TextAlign, TypeSize};

/// The margin of a text, which Excalidraw has not, in points.
const MARGIN: f64 = 4.0;

impl Reader<'_> {
    /// What a text says of how it stands.
    pub(super) fn letters(&mut self, label: &Json, ours: Option<&Json>, element: &mut Element) {
        let told = match label.text_of("originalText") {
            "" => label.text_of("text"),
            told => told,
        };
        element.text = incoming::tamed(told, &mut self.out.report);
        let side = match label.text_of("textAlign") {
            "center" => TextAlign::Center,
            "right" => TextAlign::Right,
            _ => TextAlign::Left,
        };
        // What is usual for its kind is not said.
        element.align = TextAlign::Usual;
        let usual = layout::side(element);
        element.align = side;
        if layout::side(element) == usual {
            element.align = TextAlign::Usual;
        }
        let told = from_word::<TypeSize>(ours.and_then(|ours| ours.get("typeSize")));
        element.type_size = told.unwrap_or_else(|| {
            let size = label
                .number_of("fontSize")
                .unwrap_or(20.0)
                .clamp(1.0, 1000.0) as f32;
            nearest(element, size)
        });
    }

    pub(super) fn text(
        &mut self,
        told: &Json,
        ours: Option<&Json>,
        (x, y, width, height): (f64, f64, f64, f64),
        element: &mut Element,
    ) {
        element.kind = ElementKind::Text;
        element.ink = self.ink(told);
        self.letters(told, ours, element);
        // Our letters may be a little wider than theirs; a text that is not broken there is not
        // to be broken here.
        let room = match told.get("autoResize").and_then(Json::bool) {
            Some(false) => width.abs(),
            _ => width.abs().max(natural_width(element)),
        };
        let report = &mut Report::default();
        element.position = incoming::place(x - MARGIN, y - MARGIN, report);
        element.size = incoming::size(room + 2.0 * MARGIN, height.abs() + 2.0 * MARGIN, report);
    }
}

/// The type size nearest to one in points.
fn nearest(element: &Element, size: f32) -> TypeSize {
    let of = |type_size: &TypeSize| {
        let sized = Element {
            type_size: *type_size,
            kind: element.kind,
            ..Element::default()
        };
        (layout::type_size(&sized) / size).ln().abs()
    };
    let nearest = TypeSize::ALL.iter().min_by(|a, b| of(a).total_cmp(&of(b)));
    nearest.copied().unwrap_or_default()
}

/// How wide a text is where nothing breaks it, in points.
fn natural_width(element: &Element) -> f64 {
    use crate::drawing::fonts::Face;
    use crate::drawing::text::Measured;
    let size = layout::type_size(element);
    let width = Measured::new(Face::Regular, &element.text).width(size);
    // Wider than this nobody lets a text grow.
    f64::from(width.min(4000.0)).ceil() + 1.0
}
