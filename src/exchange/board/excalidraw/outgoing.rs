//! A board for Excalidraw.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value, json};

use super::GAP;
use crate::drawing::connector::Course;
use crate::drawing::kurbo::{ParamCurve as _, PathEl, Point, Rect};
use crate::drawing::layout::{self, Side};
use crate::drawing::text::LINE;
use crate::drawing::tones::{Ground, HIGHLIGHT, NOTE_TEXT, Rgb, line_width, paper};
use crate::drawing::{rect_of, shape, stroke};
use crate::exchange::board::cut::{self, Cut, Part};
use crate::exchange::board::ours::{self, OURS, word};
use crate::exchange::board::report::{Loss, Report, WriteError};
use crate::exchange::board::svg::data_address;
use crate::exchange::board::{Watch, Written};
use crate::model::{Arrowhead, Board, Dash, Element, ElementKind, End, Id, Image, Project, Route};

/// The nearest to our own face: without feet.
const HELVETICA: u32 = 2;

/// Writes a part of a board for Excalidraw.
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
    let mut writer = Writer::new(&cut);
    // Frames lie below all here, and are lines around all there.
    let is_frame = |element: &Element| element.kind == ElementKind::Frame;
    let others = cut.elements.iter().filter(|(_, e)| !is_frame(e));
    let frames = cut.elements.iter().rev().filter(|(_, e)| is_frame(e));
    cut.one_by_one(others.chain(frames), watch, |id, element| {
        writer.element(id, element);
    })?;
    let file = json!({
        "type": "excalidraw",
        "version": 2,
        "source": "zirkel",
        "elements": writer.elements,
        "appState": {
            "gridSize": null,
            "viewBackgroundColor": Ground::Light.board().to_css(),
            "name": cut.board.title,
        },
        "files": writer.files,
    });
    let bytes = serde_json::to_vec(&file);
    Ok(Written {
        bytes: bytes.map_err(|error| WriteError::Broken(error.to_string()))?,
        count: cut.elements.len(),
        report: writer.report,
    })
}

struct Writer<'a> {
    cut: &'a Cut<'a>,
    elements: Vec<Value>,
    files: BTreeMap<String, Value>,
    /// The connectors that are bound to an element.
    bound: HashMap<Id<Element>, Vec<Id<Element>>>,
    report: Report,
}

/// To a thousandth of a point.
fn number(value: f64) -> Value {
    let rounded = (value * 1000.0).round() / 1000.0;
    json!(if rounded.is_finite() { rounded } else { 0.0 })
}

fn pair(point: Point) -> Value {
    json!([number(point.x), number(point.y)])
}

impl<'a> Writer<'a> {
    fn new(cut: &'a Cut<'a>) -> Self {
        let mut bound: HashMap<_, Vec<_>> = HashMap::new();
        for (id, element) in &cut.elements {
            if element.kind != ElementKind::Connector {
                continue;
            }
            for end in [element.from, element.to].into_iter().flatten() {
                let ties = bound.entry(end).or_default();
                if !ties.contains(id) {
                    ties.push(*id);
                }
            }
        }
        Self {
            cut,
            elements: Vec::with_capacity(cut.elements.len() * 2),
            files: BTreeMap::new(),
            bound,
            report: Report::default(),
        }
    }

    fn element(&mut self, id: Id<Element>, element: &Element) {
        if element.covered {
            self.report.add(Loss::Covered);
        }
        if element.author.is_some() {
            self.report.add(Loss::Author);
        }
        match element.kind {
            ElementKind::Note
            | ElementKind::Rectangle
            | ElementKind::Ellipse
            | ElementKind::Diamond => self.shape(id, element),
            ElementKind::Text => self.text(id, element),
            ElementKind::Frame => self.frame(id, element),
            ElementKind::Connector => self.connector(id, element),
            ElementKind::Stroke | ElementKind::Highlight => self.stroke(id, element),
            ElementKind::Image => self.image(id, element),
        }
    }

    /// The fields that all elements have.
    fn base(
        &self,
        id: Id<Element>,
        element: &Element,
        kind: &str,
        rect: Rect,
    ) -> Map<String, Value> {
        let ground = Ground::Light;
        let is_note = element.kind == ElementKind::Note;
        let stroke = match element.kind {
            ElementKind::Note | ElementKind::Image => "transparent".to_owned(),
            ElementKind::Frame => ground.frame_line().to_css(),
            ElementKind::Highlight => ground.highlight(element.ink).to_css(),
            _ => ground.ink(element.ink).to_css(),
        };
        let fill = match is_note {
            true => Some(paper(element.color)),
            false if element.kind.is_shape() => ground.fill(element.fill),
            false => None,
        };
        let width = match element.kind {
            ElementKind::Highlight => stroke::width(element) / 4.25,
            _ => f64::from(line_width(element.weight)),
        };
        let is_frame = element.kind == ElementKind::Frame;
        // Excalidraw has no frames within frames.
        let frame = self.cut.around(id, element).filter(|_| !is_frame);
        // Excalidraw draws by a number of its own; from the id, so that each export is the same.
        let seed = (id.ulid().0 % 2_147_483_647) as u64;
        let mut ties: Vec<Value> = Vec::new();
        for tie in self.bound.get(&id).into_iter().flatten() {
            ties.push(json!({ "id": tie.to_string(), "type": "arrow" }));
        }
        let angle = match element.kind.can_turn() {
            true => f64::from(element.angle.radians()),
            false => 0.0,
        };
        let opacity = match element.kind {
            ElementKind::Highlight => (HIGHLIGHT * 100.0).round(),
            _ => 100.0,
        };
        let fields = json!({
            "id": id.to_string(),
            "type": kind,
            "x": number(rect.x0),
            "y": number(rect.y0),
            "width": number(rect.width()),
            "height": number(rect.height()),
            "angle": json!((angle * 1e6).round() / 1e6),
            "strokeColor": stroke,
            "backgroundColor": fill.map_or_else(|| "transparent".to_owned(), Rgb::to_css),
            "fillStyle": "solid",
            "strokeWidth": number(width),
            "strokeStyle": match element.dash {
                Dash::Solid => "solid",
                Dash::Dashed => "dashed",
                Dash::Dotted => "dotted",
            },
            "roughness": 0,
            "opacity": opacity as u32,
            "groupIds": ours::groups(element),
            "frameId": frame.map(|frame| frame.to_string()),
            "index": null,
            "roundness": null,
            "seed": seed,
            "version": 1,
            "versionNonce": seed,
            "isDeleted": false,
            "boundElements": ties,
            "updated": 1,
            "link": null,
            "locked": element.locked,
            "customData": { OURS: self.ours(id, element) },
        });
        match fields {
            Value::Object(fields) => fields,
            _ => Map::new(),
        }
    }

    /// What Excalidraw has no word for.
    fn ours(&self, id: Id<Element>, element: &Element) -> Value {
        let mut ours = Map::new();
        ours.insert("kind".to_owned(), word(&element.kind));
        if element.kind.has_text() {
            ours.insert("typeSize".to_owned(), word(&element.type_size));
            ours.insert("align".to_owned(), word(&element.align));
        }
        if element.kind == ElementKind::Note {
            ours::write_note(element, &mut ours);
        }
        if element.kind == ElementKind::Connector {
            for (name, end) in [("from", element.from_at), ("to", element.to_at)] {
                if let Some(spot) = end.spot {
                    ours.insert(name.to_owned(), json!([spot.x(), spot.y()]));
                }
            }
        }
        if element.kind == ElementKind::Frame {
            let order = self.cut.frames.in_order();
            if let Some(place) = order.iter().position(|frame| *frame == id) {
                ours.insert("place".to_owned(), json!(place));
            }
            if let Some(around) = self.cut.around(id, element) {
                ours.insert("frame".to_owned(), json!(around.to_string()));
            }
        }
        if element.kind == ElementKind::Image && !cut::text(element).is_empty() {
            ours.insert("text".to_owned(), json!(cut::text(element)));
        }
        Value::Object(ours)
    }

    /// A shape or a note, with the text that stands on it.
    fn shape(&mut self, id: Id<Element>, element: &Element) {
        let kind = match element.kind {
            ElementKind::Ellipse => "ellipse",
            ElementKind::Diamond => "diamond",
            _ => "rectangle",
        };
        let mut fields = self.base(id, element, kind, rect_of(element));
        let text = cut::text(element);
        if text.trim().is_empty() {
            self.elements.push(Value::Object(fields));
            return;
        }
        let is_note = element.kind == ElementKind::Note;
        let fit = layout::fit(element, false);
        let area = layout::text_area(element);
        let height = f64::from(fit.height());
        let top = area.y0 + f64::from(fit.top);
        let place = Rect::new(area.x0, top, area.x1, top + height);
        let label = self.bound_text(
            id,
            element,
            place,
            &Label {
                text,
                size: fit.size,
                side: layout::side(element),
                vertical: if is_note { "top" } else { "middle" },
                tone: if is_note {
                    NOTE_TEXT
                } else {
                    Ground::Light.ink(element.ink)
                },
            },
            &mut fields,
        );
        self.elements.push(Value::Object(fields));
        self.elements.push(label);
    }

    /// The text that stands on something, as an element of its own.
    fn bound_text(
        &self,
        id: Id<Element>,
        element: &Element,
        place: Rect,
        label: &Label<'_>,
        fields: &mut Map<String, Value>,
    ) -> Value {
        let name = format!("{id}-text");
        if let Some(Value::Array(ties)) = fields.get_mut("boundElements") {
            ties.push(json!({ "id": name, "type": "text" }));
        }
        let mut text = self.base(id, element, "text", place);
        label.write(&mut text);
        let more = [
            ("id", json!(name)),
            ("strokeColor", json!(label.tone.to_css())),
            ("backgroundColor", json!("transparent")),
            ("containerId", json!(id.to_string())),
            ("boundElements", json!([])),
        ];
        for (name, value) in more {
            text.insert(name.to_owned(), value);
        }
        text.remove("customData");
        Value::Object(text)
    }

    fn text(&mut self, id: Id<Element>, element: &Element) {
        // Excalidraw's texts have no margin.
        let margin = f64::from(layout::padding(element.kind));
        let rect = rect_of(element);
        let inner = Rect::new(
            rect.x0 + margin,
            rect.y0 + margin,
            (rect.x1 - margin).max(rect.x0 + margin),
            (rect.y1 - margin).max(rect.y0 + margin),
        );
        let mut fields = self.base(id, element, "text", inner);
        let label = Label {
            text: cut::text(element),
            size: layout::fit(element, false).size,
            side: layout::side(element),
            vertical: "top",
            tone: Ground::Light.ink(element.ink),
        };
        label.write(&mut fields);
        self.elements.push(Value::Object(fields));
    }

    fn frame(&mut self, id: Id<Element>, element: &Element) {
        if self.cut.frames.parent(id).is_some() {
            self.report.add(Loss::Nested);
        }
        let mut fields = self.base(id, element, "frame", rect_of(element));
        let name = cut::text(element);
        fields.insert("name".to_owned(), json!((!name.is_empty()).then_some(name)));
        self.elements.push(Value::Object(fields));
    }

    fn connector(&mut self, id: Id<Element>, element: &Element) {
        let course = self.cut.course(element);
        let points = corners(element.route, &course);
        let origin = course.from.at;
        let mut area = Rect::from_points(origin, origin);
        for point in &points {
            area = area.union_pt(*point);
        }
        let rect = Rect::from_origin_size(origin, area.size());
        let mut fields = self.base(id, element, "arrow", rect);
        let relative = points.iter().map(|point| pair(*point - origin.to_vec2()));
        let head = |head: Arrowhead| match head {
            Arrowhead::None => Value::Null,
            Arrowhead::Arrow => json!("arrow"),
            Arrowhead::Triangle => json!("triangle"),
            Arrowhead::Dot => json!("dot"),
        };
        let is_elbow = element.route == Route::Elbow;
        let binding = |to: Option<Id<Element>>, end: End, at: Point| {
            let Some(to) = to.filter(|to| self.cut.ids.contains(to)) else {
                return Value::Null;
            };
            // Right-angled arrows have to say where on the element they end.
            let seen = || {
                let element = self.cut.project.get(to)?;
                let rect = rect_of(element);
                let at = shape::turn(element).inverse() * at;
                let part = |way: f64, whole: f64| (way / whole.max(1.0)).clamp(0.0, 1.0);
                Some((
                    part(at.x - rect.x0, rect.width()),
                    part(at.y - rect.y0, rect.height()),
                ))
            };
            let spot = end
                .spot
                .map(|spot| (f64::from(spot.x()), f64::from(spot.y())));
            let spot = spot.or_else(|| if is_elbow { seen() } else { None });
            json!({
                "elementId": to.to_string(),
                "focus": 0,
                "gap": GAP,
                "fixedPoint": spot.map(|(x, y)| json!([number(x), number(y)])),
            })
        };
        let more = [
            ("points", Value::Array(relative.collect())),
            ("lastCommittedPoint", Value::Null),
            (
                "startBinding",
                binding(element.from, element.from_at, course.from.at),
            ),
            (
                "endBinding",
                binding(element.to, element.to_at, course.to.at),
            ),
            ("startArrowhead", head(element.from_head)),
            ("endArrowhead", head(element.to_head)),
            ("elbowed", json!(is_elbow)),
            (
                "roundness",
                match element.route {
                    Route::Curved => json!({ "type": 2 }),
                    _ => Value::Null,
                },
            ),
        ];
        for (name, value) in more {
            fields.insert(name.to_owned(), value);
        }
        let text = cut::text(element);
        let label = (!text.trim().is_empty()).then(|| {
            let fit = layout::fit(element, false);
            let place = layout::label_area(&fit, course.label);
            let label = Label {
                text,
                size: fit.size,
                side: Side::Center,
                vertical: "middle",
                tone: Ground::Light.ink(element.ink),
            };
            self.bound_text(id, element, place, &label, &mut fields)
        });
        self.elements.push(Value::Object(fields));
        self.elements.extend(label);
    }

    fn stroke(&mut self, id: Id<Element>, element: &Element) {
        let upright = Element {
            angle: Default::default(),
            ..element.clone()
        };
        let points = stroke::points(&upright);
        let Some((origin, _)) = points.first().copied() else {
            self.report.add(Loss::Broken);
            return;
        };
        let rect = Rect::from_origin_size(origin, rect_of(element).size());
        let mut fields = self.base(id, element, "freedraw", rect);
        let relative = points.iter().map(|(at, _)| pair(*at - origin.to_vec2()));
        let pressed = element.points.has_pressure();
        let pressures: Vec<Value> = match pressed {
            true => {
                let points = element.points.as_slice().iter();
                points
                    .map(|p| number(f64::from(p.pressure) / 255.0))
                    .collect()
            }
            false => Vec::new(),
        };
        let more = [
            ("points", Value::Array(relative.collect())),
            ("pressures", Value::Array(pressures)),
            ("simulatePressure", json!(!pressed)),
            ("lastCommittedPoint", Value::Null),
        ];
        for (name, value) in more {
            fields.insert(name.to_owned(), value);
        }
        self.elements.push(Value::Object(fields));
    }

    fn image(&mut self, id: Id<Element>, element: &Element) {
        let record = element
            .image
            .and_then(|id| Some((id, self.cut.project.get(id)?)));
        let Some((image_id, image)) = record else {
            self.report.add(Loss::PictureMissing);
            return;
        };
        let name = self.file(image_id, image);
        let mut fields = self.base(id, element, "image", rect_of(element));
        let more = [
            ("fileId", json!(name)),
            ("status", json!("saved")),
            ("scale", json!([1, 1])),
            ("crop", Value::Null),
        ];
        for (name, value) in more {
            fields.insert(name.to_owned(), value);
        }
        self.elements.push(Value::Object(fields));
    }

    /// Puts a picture into the file, once.
    fn file(&mut self, id: Id<Image>, image: &Image) -> String {
        let name = id.to_string();
        self.files.entry(name.clone()).or_insert_with(|| {
            json!({
                "mimeType": image.media.as_str(),
                "id": name,
                "dataURL": data_address(image),
                "created": 1,
            })
        });
        name
    }
}

/// A text with how it stands.
struct Label<'a> {
    text: &'a str,
    size: f32,
    side: Side,
    vertical: &'static str,
    tone: Rgb,
}

impl Label<'_> {
    fn write(&self, fields: &mut Map<String, Value>) {
        let side = match self.side {
            Side::Left => "left",
            Side::Center => "center",
            Side::Right => "right",
        };
        let more = [
            ("text", json!(self.text)),
            ("originalText", json!(self.text)),
            ("fontSize", number(f64::from(self.size))),
            ("fontFamily", json!(HELVETICA)),
            ("textAlign", json!(side)),
            ("verticalAlign", json!(self.vertical)),
            ("lineHeight", number(f64::from(LINE))),
            ("autoResize", json!(false)),
            ("containerId", Value::Null),
        ];
        for (name, value) in more {
            fields.insert(name.to_owned(), value);
        }
    }
}

/// The points through which an arrow goes.
fn corners(route: Route, course: &Course) -> Vec<Point> {
    match route {
        Route::Straight => vec![course.from.at, course.to.at],
        Route::Curved => {
            let middle = course.path.segments().next().map(|curve| curve.eval(0.5));
            let middle = middle.unwrap_or_else(|| course.from.at.midpoint(course.to.at));
            vec![course.from.at, middle, course.to.at]
        }
        Route::Elbow => {
            let corner = |element: &PathEl| match element {
                PathEl::MoveTo(to) | PathEl::LineTo(to) => Some(*to),
                _ => None,
            };
            course.path.elements().iter().filter_map(corner).collect()
        }
    }
}
