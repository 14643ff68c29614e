//! A board of Excalidraw's.

mod letters;
mod lines;

use std::collections::HashMap;

use crate::exchange::board::groups::Groups;
use crate::exchange::board::incoming::{self, Incoming, Piece, few};
use crate::exchange::board::json::Json;
use crate::exchange::board::ours::{self, OURS, from_word};
use crate::exchange::board::pictures::Pictures;
use crate::exchange::board::report::{Loss, ReadError};
use crate::exchange::board::{Watch, shades};
use crate::model::{Angle, Dash, Element, ElementKind, Fill, Ink, Weight};

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
        let kind = match told.text_of("type") {
            // What lines were called in 2020; Excalidraw reads it still.
            "draw" => "line",
            kind => kind,
        };
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
