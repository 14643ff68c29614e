//! A board as JSON Canvas.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::presets;
use crate::drawing::kurbo::{Point, Rect};
use crate::drawing::tones::Ground;
use crate::drawing::{rect_of, shape};
use crate::exchange::board::cut::{self, Cut, Part};
use crate::exchange::board::ours::{self, OURS, word};
use crate::exchange::board::report::{Loss, Report, WriteError};
use crate::exchange::board::svg::data_address;
use crate::exchange::board::{Watch, Written};
use crate::model::{
    Arrowhead, Board, Element, ElementKind, Fill, Id, Ink, NoteColor, Project, Route,
};

/// Writes a part of a board as JSON Canvas.
///
/// # Errors
/// [`WriteError::Gone`], [`WriteError::Nothing`] or [`WriteError::Cancelled`].
pub fn write(
    project: &Project,
    board: Id<Board>,
    part: &Part,
    watch: Watch<'_>,
) -> Result<Written, WriteError> {
    let cut = Cut::to_write(project, board, part)?;
    let mut writer = Writer {
        cut: &cut,
        nodes: Vec::with_capacity(cut.elements.len()),
        edges: Vec::new(),
        there: HashSet::new(),
        report: Report::default(),
    };
    cut.one_by_one(cut.elements.iter(), watch, |id, element| {
        writer.node(id, element);
    })?;
    for (id, element) in &cut.elements {
        if element.kind == ElementKind::Connector {
            writer.edge(*id, element);
        }
    }
    let count = writer.nodes.len() + writer.edges.len();
    let file = json!({ "nodes": writer.nodes, "edges": writer.edges });
    let bytes = serde_json::to_vec_pretty(&file);
    Ok(Written {
        bytes: bytes.map_err(|error| WriteError::Broken(error.to_string()))?,
        count,
        report: writer.report,
    })
}

struct Writer<'a> {
    cut: &'a Cut<'a>,
    nodes: Vec<Value>,
    edges: Vec<Value>,
    /// What is a node.
    there: HashSet<Id<Element>>,
    report: Report,
}

impl Writer<'_> {
    fn node(&mut self, id: Id<Element>, element: &Element) {
        if element.covered {
            self.report.add(Loss::Covered);
        }
        let text = cut::text(element);
        let mut fields = Map::new();
        let (kind, name, said, color) = match element.kind {
            ElementKind::Connector => return,
            ElementKind::Stroke | ElementKind::Highlight => {
                self.report.add(Loss::Drawn);
                return;
            }
            ElementKind::Frame => ("group", "label", text.to_owned(), None),
            ElementKind::Image => {
                let image = element.image.and_then(|id| self.cut.project.get(id));
                let Some(image) = image else {
                    self.report.add(Loss::PictureMissing);
                    return;
                };
                // There is no file beside it: the picture is in the text, as Markdown has it.
                let about = text.replace(['[', ']', '\n'], " ");
                let picture = format!("![{}]({})", about.trim(), data_address(image));
                ("text", "text", picture, None)
            }
            ElementKind::Note => ("text", "text", text.to_owned(), of_note(element.color)),
            ElementKind::Text => ("text", "text", text.to_owned(), of_ink(element.ink)),
            ElementKind::Rectangle | ElementKind::Ellipse | ElementKind::Diamond => {
                let color = of_fill(element.fill).or_else(|| of_ink(element.ink));
                ("text", "text", text.to_owned(), color)
            }
        };
        if element.author.is_some() {
            self.report.add(Loss::Author);
        }
        // The format wants whole numbers.
        let rect = rect_of(element);
        let whole = |value: f64| json!(value.round() as i64);
        fields.insert("id".to_owned(), json!(id.to_string()));
        fields.insert("type".to_owned(), json!(kind));
        fields.insert("x".to_owned(), whole(rect.x0));
        fields.insert("y".to_owned(), whole(rect.y0));
        fields.insert("width".to_owned(), whole(rect.width().max(1.0)));
        fields.insert("height".to_owned(), whole(rect.height().max(1.0)));
        if kind != "group" || !said.is_empty() {
            fields.insert(name.to_owned(), json!(said));
        }
        if let Some(color) = color {
            fields.insert("color".to_owned(), json!(color));
        }
        fields.insert(OURS.to_owned(), self.ours(id, element));
        self.nodes.push(Value::Object(fields));
        self.there.insert(id);
    }

    /// What JSON Canvas has no word for.
    fn ours(&self, id: Id<Element>, element: &Element) -> Value {
        let mut ours = Map::new();
        let mut put = |name: &str, value: Value| {
            ours.insert(name.to_owned(), value);
        };
        put("kind", word(&element.kind));
        let groups = ours::groups(element);
        if !groups.is_empty() {
            put("groups", json!(groups));
        }
        let around = self.cut.around(id, element);
        put("frame", json!(around.map(|around| around.to_string())));
        if element.locked {
            put("locked", json!(true));
        }
        if element.kind == ElementKind::Note {
            put("color", word(&element.color));
        } else {
            put("ink", word(&element.ink));
            put("fill", word(&element.fill));
            put("weight", word(&element.weight));
            put("dash", word(&element.dash));
        }
        if element.kind == ElementKind::Frame {
            let place = self.cut.frames.in_order().iter().position(|f| *f == id);
            put("place", json!(place));
        }
        put("typeSize", word(&element.type_size));
        put("align", word(&element.align));
        if element.kind.can_turn() && !element.angle.is_none() {
            put("angle", json!(element.angle.degrees()));
        }
        if element.kind == ElementKind::Note {
            ours::write_note(element, &mut ours);
        }
        Value::Object(ours)
    }

    fn edge(&mut self, id: Id<Element>, element: &Element) {
        let there = |end: Option<Id<Element>>| end.filter(|end| self.there.contains(end));
        let (Some(from), Some(to)) = (there(element.from), there(element.to)) else {
            self.report.add(Loss::EdgeEnds);
            return;
        };
        let course = self.cut.course(element);
        let side = |on: Id<Element>, at: Point| {
            let element = self.cut.project.get(on);
            element.map(|element| side(shape::bounds(element), at))
        };
        let end = |head: Arrowhead| match head {
            Arrowhead::None => "none",
            _ => "arrow",
        };
        let mut edge = json!({
            "id": id.to_string(),
            "fromNode": from.to_string(),
            "fromSide": side(from, course.from.at),
            "fromEnd": end(element.from_head),
            "toNode": to.to_string(),
            "toSide": side(to, course.to.at),
            "toEnd": end(element.to_head),
            OURS: {
                "ink": word(&element.ink),
                "weight": word(&element.weight),
                "dash": word(&element.dash),
                "route": word::<Route>(&element.route),
                "fromHead": word(&element.from_head),
                "toHead": word(&element.to_head),
                "from": element.from_at.spot.map(|spot| [spot.x(), spot.y()]),
                "to": element.to_at.spot.map(|spot| [spot.x(), spot.y()]),
            },
        });
        if let Value::Object(fields) = &mut edge {
            let text = cut::text(element);
            if !text.is_empty() {
                fields.insert("label".to_owned(), json!(text));
            }
            if let Some(color) = of_ink(element.ink) {
                fields.insert("color".to_owned(), json!(color));
            }
        }
        self.edges.push(edge);
    }
}

/// The side of a box on which a place lies.
fn side(rect: Rect, at: Point) -> &'static str {
    let from = at - rect.center();
    let across = from.x / rect.width().max(1.0);
    let down = from.y / rect.height().max(1.0);
    match across.abs() >= down.abs() {
        true if across < 0.0 => "left",
        true => "right",
        false if down < 0.0 => "top",
        false => "bottom",
    }
}

fn of_note(color: NoteColor) -> Option<String> {
    presets::of_note(color).map(str::to_owned)
}

fn of_ink(ink: Ink) -> Option<String> {
    match ink {
        Ink::Gray => Some(Ground::Light.ink(ink).to_css()),
        _ => presets::of_ink(ink).map(str::to_owned),
    }
}

fn of_fill(fill: Fill) -> Option<String> {
    match fill {
        Fill::Gray => Ground::Light.fill(fill).map(|tone| tone.to_css()),
        _ => presets::of_fill(fill).map(str::to_owned),
    }
}
