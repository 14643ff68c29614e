//! A board of Excalidraw's.

use std::collections::HashMap;

use crate::drawing::layout;
use crate::exchange::board::groups::Groups;
use crate::exchange::board::incoming::{self, Incoming, Piece, few};
use crate::exchange::board::json::Json;
use crate::exchange::board::ours::{self, OURS, from_word};
use crate::exchange::board::pictures::Pictures;
use crate::exchange::board::report::{Loss, ReadError, Report};
use crate::exchange::board::{Watch, shades};
use crate::model::{
    Angle, Arrowhead, Dash, Element, ElementKind, End, Fill, Ink, Point, Points, Route, Spot,
    TextAlign, TypeSize, Weight,
};

/// The margin of a text, which Excalidraw has not, in points.
const MARGIN: f64 = 4.0;
/// Corners of a drawn line stay corners: points are put so near before and behind them, in points.
const NEAR: f64 = 1.0;

/// Reads an Excalidraw file, or what was copied in Excalidraw.
pub(in crate::exchange::board) fn read(
    file: &Json,
    watch: Watch<'_>,
) -> Result<Incoming, ReadError> {
    let elements = match file.get("elements") {
        Some(elements) => elements.list().ok_or(ReadError::NotABoard)?,
        None => return Err(ReadError::Nothing),
    };
    few(elements.len())?;
    let mut reader = Reader {
        files: match file.get("files") {
            Some(Json::Map(files)) => files.iter().map(|(id, file)| (&**id, file)).collect(),
            _ => HashMap::new(),
        },
        out: Incoming::default(),
        groups: Groups::default(),
        pictures: Pictures::default(),
        places: HashMap::new(),
        refers: Vec::new(),
    };
    let labels = labels(elements);
    for (nth, told) in elements.iter().enumerate() {
        let share = 0.5 + 0.5 * nth as f32 / elements.len() as f32;
        if nth % 16 == 0 && !watch(share) {
            return Err(ReadError::Cancelled);
        }
        let go_on = || watch(share);
        reader.element(told, &labels, &go_on);
    }
    reader.bind();
    let mut out = reader.out;
    out.images = reader.pictures.images;
    Ok(out)
}

/// The texts that stand on other elements, by those.
fn labels(elements: &[Json]) -> HashMap<&str, &Json> {
    let containers: HashMap<&str, &str> = elements
        .iter()
        .map(|told| (told.text_of("id"), told.text_of("type")))
        .collect();
    let mut labels = HashMap::new();
    for told in elements {
        let container = told.text_of("containerId");
        let holds = containers.get(container).is_some_and(|kind| {
            matches!(
                *kind,
                "rectangle" | "ellipse" | "diamond" | "arrow" | "line"
            )
        });
        let is_label = told.text_of("type") == "text" && !is_gone(told) && holds;
        if is_label && !container.is_empty() {
            labels.entry(container).or_insert(told);
        }
    }
    labels
}

fn is_gone(told: &Json) -> bool {
    told.get("isDeleted").and_then(Json::bool) == Some(true)
}

/// What an element says of others, by their ids.
#[derive(Default)]
struct Refers {
    frame: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

struct Reader<'a> {
    /// Pictures by their ids.
    files: HashMap<&'a str, &'a Json>,
    out: Incoming,
    groups: Groups,
    pictures: Pictures,
    /// Ids with the places of their elements.
    places: HashMap<&'a str, usize>,
    /// By place.
    refers: Vec<Refers>,
}

impl<'a> Reader<'a> {
    fn element(
        &mut self,
        told: &'a Json,
        labels: &HashMap<&str, &'a Json>,
        go_on: &dyn Fn() -> bool,
    ) {
        if is_gone(told) {
            return;
        }
        let id = told.text_of("id");
        let kind = told.text_of("type");
        let report = &mut self.out.report;
        let place = told.number_of("x").zip(told.number_of("y"));
        let Some((x, y)) = place else {
            report.add(Loss::Broken);
            return;
        };
        let mut side = |name: &str| match told.get(name) {
            Some(Json::Number(length)) => *length,
            None => 0.0,
            Some(_) => {
                report.add(Loss::Value);
                0.0
            }
        };
        let (width, height) = (side("width"), side("height"));
        let label = labels.get(id).copied().filter(|_| !id.is_empty());
        let is_label = |label: &Json| std::ptr::eq(label, told);
        let container = told.text_of("containerId");
        if kind == "text" && labels.get(container).is_some_and(|label| is_label(label)) {
            // It comes with what it stands on.
            return;
        }
        let ours = told.get("customData").and_then(|data| data.get(OURS));
        let mut piece = Piece::default();
        let mut refers = Refers::default();
        piece.element.position = incoming::place(x, y, &mut self.out.report);
        piece.element.size = incoming::size(width, height, &mut self.out.report);
        let kept = match kind {
            "rectangle" | "ellipse" | "diamond" => {
                self.shape(told, kind, ours, label, &mut piece.element);
                true
            }
            "text" => {
                self.text(told, ours, (x, y, width, height), &mut piece.element);
                true
            }
            "frame" | "magicframe" => {
                piece.element.kind = ElementKind::Frame;
                let name = told.text_of("name");
                piece.element.text = incoming::tamed(name, &mut self.out.report);
                piece.place = ours.and_then(|ours| ours.number_of("place"));
                if ours.is_none() {
                    incoming::with_header(&mut piece.element);
                }
                true
            }
            "arrow" | "line" => self.line(told, kind, ours, label, (x, y), &mut piece, &mut refers),
            "freedraw" => self.drawn(told, ours, (x, y), &mut piece.element),
            "image" => self.image(told, ours, &mut piece, go_on),
            "embeddable" | "iframe" if !told.text_of("link").is_empty() => {
                // A page of the web within the board: its address is left.
                piece.element.kind = ElementKind::Rectangle;
                let link = told.text_of("link");
                piece.element.text = incoming::tamed(link, &mut self.out.report);
                self.out.report.add(Loss::FileNamed);
                true
            }
            _ => {
                self.out.report.add(Loss::Kind);
                false
            }
        };
        if !kept {
            return;
        }
        self.common(told, ours, &mut piece, &mut refers);
        if !id.is_empty() {
            let at = self.out.pieces.len();
            match self.places.get(id) {
                Some(_) => self.out.report.add(Loss::SameId),
                None => {
                    self.places.insert(id, at);
                }
            }
        }
        self.out.pieces.push(piece);
        self.refers.push(refers);
    }

    /// What all elements have.
    fn common(&mut self, told: &Json, ours: Option<&Json>, piece: &mut Piece, refers: &mut Refers) {
        let report = &mut self.out.report;
        let element = &mut piece.element;
        element.locked = told.get("locked").and_then(Json::bool) == Some(true);
        if element.kind.can_turn()
            && let Some(angle) = told.number_of("angle")
        {
            element.angle = Angle::new(angle.to_degrees() as f32);
        }
        let opacity = told.number_of("opacity").unwrap_or(100.0);
        if opacity < 99.0 && element.kind != ElementKind::Highlight {
            report.add(Loss::Opacity);
        }
        let is_link = !told.text_of("link").is_empty();
        if is_link && !matches!(told.text_of("type"), "embeddable" | "iframe") {
            report.add(Loss::Link);
        }
        let groups = told
            .get("groupIds")
            .and_then(Json::list)
            .unwrap_or_default();
        let (groups, as_told) = self.groups.chain(groups.iter().filter_map(Json::text));
        piece.groups = groups;
        if !as_told {
            report.add(Loss::Groups);
        }
        // A frame of ours may lie in a frame, which Excalidraw does not know.
        let frame = match element.kind {
            ElementKind::Frame => ours.map(|ours| ours.text_of("frame")),
            _ => Some(told.text_of("frameId")),
        };
        refers.frame = frame.filter(|frame| !frame.is_empty()).map(str::to_owned);
    }

    fn ink(&mut self, told: &Json) -> Ink {
        let Some(color) = told.get("strokeColor").and_then(Json::text) else {
            return Ink::Black;
        };
        let Some(tone) = shades::parsed(color) else {
            return Ink::Black;
        };
        let (ink, exactly) = shades::ink(tone);
        if !exactly {
            self.out.report.add(Loss::Color);
        }
        ink
    }

    fn strokes(&mut self, told: &Json, element: &mut Element) {
        element.ink = self.ink(told);
        element.weight = match told.number_of("strokeWidth").unwrap_or(2.0) {
            width if width < 1.5 => Weight::Thin,
            width if width < 3.0 => Weight::Medium,
            _ => Weight::Thick,
        };
        element.dash = match told.text_of("strokeStyle") {
            "dashed" => Dash::Dashed,
            "dotted" => Dash::Dotted,
            _ => Dash::Solid,
        };
    }

    /// What a text says of how it stands.
    fn letters(&mut self, label: &Json, ours: Option<&Json>, element: &mut Element) {
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

    fn shape(
        &mut self,
        told: &Json,
        kind: &str,
        ours: Option<&Json>,
        label: Option<&Json>,
        element: &mut Element,
    ) {
        let is_note = from_word(ours.and_then(|ours| ours.get("kind"))) == Some(ElementKind::Note);
        element.kind = match kind {
            "ellipse" => ElementKind::Ellipse,
            "diamond" => ElementKind::Diamond,
            _ if is_note => ElementKind::Note,
            _ => ElementKind::Rectangle,
        };
        let color = told.get("backgroundColor").and_then(Json::text);
        let tone = color.and_then(shades::parsed);
        let hatched = matches!(
            told.text_of("fillStyle"),
            "hachure" | "cross-hatch" | "zigzag" | "dots" | "dashed" | "zigzag-line"
        );
        if tone.is_some() && hatched {
            self.out.report.add(Loss::Hatching);
        }
        if element.kind == ElementKind::Note {
            let (color, exactly) = tone.map_or((Default::default(), false), shades::note);
            element.color = color;
            if !exactly {
                self.out.report.add(Loss::Color);
            }
            if let Some(ours) = ours {
                ours::read_note(ours, element);
            }
        } else {
            let (fill, exactly) = tone.map_or((Fill::None, true), shades::fill);
            element.fill = fill;
            if !exactly {
                self.out.report.add(Loss::Color);
            }
            self.strokes(told, element);
        }
        if let Some(label) = label {
            self.letters(label, ours, element);
        }
    }

    fn text(
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

    /// A line or an arrow; one with many corners is drawn by hand. Returns whether it is anything.
    #[expect(
        clippy::too_many_arguments,
        reason = "all that a line says, in one place"
    )]
    fn line(
        &mut self,
        told: &Json,
        kind: &str,
        ours: Option<&Json>,
        label: Option<&Json>,
        at: (f64, f64),
        piece: &mut Piece,
        refers: &mut Refers,
    ) -> bool {
        let points = self.points(told, at);
        let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
            self.out.report.add(Loss::Broken);
            return false;
        };
        let is_round = told.get("roundness").is_some();
        let is_elbow = told.get("elbowed").and_then(Json::bool) == Some(true);
        if kind == "line" && points.len() > 2 {
            self.out.report.add(Loss::LineDrawn);
            self.strokes(told, &mut piece.element);
            piece.element.kind = ElementKind::Stroke;
            let filled = told.get("backgroundColor").and_then(Json::text);
            if filled.and_then(shades::parsed).is_some() {
                self.out.report.add(Loss::Hatching);
            }
            let points = if is_round {
                points
            } else {
                with_corners(&points)
            };
            let points = points.iter().map(|at| (*at, Points::UNKNOWN));
            self.inked(points.collect(), &mut piece.element);
            return true;
        }
        let element = &mut piece.element;
        element.kind = ElementKind::Connector;
        self.strokes(told, element);
        element.route = match (is_elbow, is_round && points.len() > 2) {
            (true, _) => Route::Elbow,
            (_, true) => Route::Curved,
            _ => Route::Straight,
        };
        let kept = match element.route {
            Route::Straight => points.len() > 2,
            Route::Curved => points.len() > 3,
            Route::Elbow => false,
        };
        if kept {
            self.out.report.add(Loss::Waypoints);
            element.route = Route::Curved;
        }
        element.from_head = self.head(told, "startArrowhead", "");
        element.to_head = self.head(
            told,
            "endArrowhead",
            if kind == "arrow" { "arrow" } else { "" },
        );
        let end = |binding: &str, name: &str, place: (f64, f64)| -> (Option<String>, End) {
            let binding = told.get(binding);
            let to = binding.map(|binding| binding.text_of("elementId"));
            let fixed = binding.and_then(|binding| binding.get("fixedPoint")?.pair());
            let is_inside = binding.is_some_and(|binding| binding.text_of("mode") == "inside");
            let of_ours = ours.and_then(|ours| ours.get(name)?.pair());
            let spot = match ours {
                Some(_) => of_ours,
                None => fixed.filter(|_| is_elbow || is_inside),
            };
            let end = End {
                spot: spot.map(|(x, y)| Spot::new(x as f32, y as f32)),
                place: incoming::place(place.0, place.1, &mut Report::default()),
            };
            (to.filter(|to| !to.is_empty()).map(str::to_owned), end)
        };
        (refers.from, element.from_at) = end("startBinding", "from", first);
        (refers.to, element.to_at) = end("endBinding", "to", last);
        let low = (first.0.min(last.0), first.1.min(last.1));
        element.position = incoming::place(low.0, low.1, &mut self.out.report);
        element.size = incoming::size(first.0 - last.0, first.1 - last.1, &mut self.out.report);
        if let Some(label) = label {
            self.letters(label, ours, element);
        }
        true
    }

    fn head(&mut self, told: &Json, name: &str, usual: &str) -> Arrowhead {
        let told = match told.get(name) {
            Some(told) => told.text().unwrap_or_default(),
            // Said to be none, or not said at all.
            None if has(told, name) => "",
            None => usual,
        };
        let (head, exactly) = match told {
            "" => (Arrowhead::None, true),
            "arrow" => (Arrowhead::Arrow, true),
            "triangle" => (Arrowhead::Triangle, true),
            "dot" | "circle" => (Arrowhead::Dot, true),
            "triangle_outline" | "diamond" | "diamond_outline" => (Arrowhead::Triangle, false),
            "circle_outline" => (Arrowhead::Dot, false),
            _ => (Arrowhead::Arrow, false),
        };
        if !exactly {
            self.out.report.add(Loss::Head);
        }
        head
    }

    /// The points of a line, on the board; what is no point is left out.
    fn points(&mut self, told: &Json, (x, y): (f64, f64)) -> Vec<(f64, f64)> {
        let points = told.get("points").and_then(Json::list).unwrap_or_default();
        let read: Vec<(f64, f64)> = points.iter().filter_map(Json::pair).collect();
        if read.len() < points.len() {
            self.out.report.add(Loss::Value);
        }
        read.iter().map(|(dx, dy)| (x + dx, y + dy)).collect()
    }

    fn drawn(
        &mut self,
        told: &Json,
        ours: Option<&Json>,
        at: (f64, f64),
        element: &mut Element,
    ) -> bool {
        let points = self.points(told, at);
        if points.is_empty() {
            self.out.report.add(Loss::Broken);
            return false;
        }
        let kind = from_word(ours.and_then(|ours| ours.get("kind")));
        element.kind = match kind {
            Some(ElementKind::Highlight) => ElementKind::Highlight,
            _ => ElementKind::Stroke,
        };
        self.strokes(told, element);
        if element.kind == ElementKind::Highlight {
            // Its width there is that of what the pen leaves.
            element.weight = match told.number_of("strokeWidth").unwrap_or(4.0) {
                width if width < 3.0 => Weight::Thin,
                width if width < 6.0 => Weight::Medium,
                _ => Weight::Thick,
            };
        }
        let simulated = told.get("simulatePressure").and_then(Json::bool) == Some(true);
        let pressures = told
            .get("pressures")
            .and_then(Json::list)
            .unwrap_or_default();
        let pressure = |at: usize| match pressures.get(at).and_then(Json::number) {
            Some(part) if !simulated => (part.clamp(0.0, 1.0) * 255.0).round() as u8,
            _ => Points::UNKNOWN,
        };
        let points = points.into_iter().enumerate();
        let points = points.map(|(at, place)| (place, pressure(at)));
        self.inked(points.collect(), element);
        true
    }

    /// Makes a stroke of points on the board.
    fn inked(&mut self, points: Vec<((f64, f64), u8)>, element: &mut Element) {
        let report = &mut self.out.report;
        let mut low = (f64::INFINITY, f64::INFINITY);
        let mut high = (f64::NEG_INFINITY, f64::NEG_INFINITY);
        for ((x, y), _) in &points {
            low = (low.0.min(*x), low.1.min(*y));
            high = (high.0.max(*x), high.1.max(*y));
        }
        element.position = incoming::place(low.0, low.1, report);
        element.size = incoming::size(high.0 - low.0, high.1 - low.1, report);
        let near = |value: f64| value.clamp(0.0, 200_000.0) as f32;
        let points = points
            .iter()
            .map(|((x, y), pressure)| (Point::new(near(x - low.0), near(y - low.1)), *pressure));
        element.points = Points::new(points);
    }

    fn image(
        &mut self,
        told: &Json,
        ours: Option<&Json>,
        piece: &mut Piece,
        go_on: &dyn Fn() -> bool,
    ) -> bool {
        let report = &mut self.out.report;
        let id = told.text_of("fileId");
        let file = self.files.get(id).copied();
        let Some(file) = file.filter(|_| !id.is_empty()) else {
            report.add(Loss::PictureMissing);
            return false;
        };
        let address = file.text_of("dataURL");
        piece.image = self.pictures.take(id, address, "", report, go_on);
        if piece.image.is_none() {
            return false;
        }
        let mirrored = told.get("scale").and_then(Json::pair);
        let mirrored = mirrored.is_some_and(|(x, y)| x < 0.0 || y < 0.0);
        if told.get("crop").is_some() || mirrored {
            report.add(Loss::Crop);
        }
        piece.element.kind = ElementKind::Image;
        let about = ours.map(|ours| ours.text_of("text")).unwrap_or_default();
        piece.element.text = incoming::tamed(about, report);
        true
    }

    /// Puts places for ids.
    fn bind(&mut self) {
        let places = &self.places;
        let report = &mut self.out.report;
        for (at, (piece, refers)) in self.out.pieces.iter_mut().zip(&self.refers).enumerate() {
            let mut find = |id: &Option<String>, loss: Loss| {
                let id = id.as_deref()?;
                let place = places.get(id).copied().filter(|place| *place != at);
                if place.is_none() {
                    report.add(loss);
                }
                place
            };
            piece.frame = find(&refers.frame, Loss::Unframed);
            piece.from = find(&refers.from, Loss::Unbound);
            piece.to = find(&refers.to, Loss::Unbound);
        }
    }
}

/// Whether a name is there, even if with nothing.
fn has(told: &Json, name: &str) -> bool {
    match told {
        Json::Map(values) => values.iter().any(|(known, _)| &**known == name),
        _ => false,
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

/// A line's points with more of them near its corners: a curve through them all has those corners.
fn with_corners(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut out = Vec::with_capacity(points.len() * 3);
    let towards = |from: (f64, f64), to: (f64, f64)| {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let long = dx.hypot(dy);
        let part = if long > 0.0 {
            (NEAR / long).min(0.4)
        } else {
            0.0
        };
        (from.0 + dx * part, from.1 + dy * part)
    };
    for (at, point) in points.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).and_then(|at| points.get(at)) {
            out.push(towards(*point, *before));
        }
        out.push(*point);
        if let Some(behind) = points.get(at + 1) {
            out.push(towards(*point, *behind));
        }
    }
    out
}
