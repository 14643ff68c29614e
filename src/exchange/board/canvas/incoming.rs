//! A board that is JSON Canvas.

use std::collections::HashMap;

use super::presets;
use crate::drawing::tones::Rgb;
use crate::exchange::board::groups::Groups;
use crate::exchange::board::incoming::{self, Incoming, Piece, few};
use crate::exchange::board::json::Json;
use crate::exchange::board::ours::{self, OURS, from_word};
use crate::exchange::board::pictures::Pictures;
use crate::exchange::board::report::{Loss, ReadError, Report};
use crate::exchange::board::{Watch, shades};
use crate::model::{Angle, Arrowhead, Element, ElementKind, End, Ink, NoteColor, Route, Spot};

/// More groups than these take nothing in: finding out what lies in which would take too long.
const MOST_GROUPS: usize = 2_000;

/// Reads a canvas.
pub(in crate::exchange::board) fn read(
    file: &Json,
    watch: Watch<'_>,
) -> Result<Incoming, ReadError> {
    let list = |name: &str| match file.get(name) {
        None => Ok(&[][..]),
        Some(list) => list.list().ok_or(ReadError::NotABoard),
    };
    let (nodes, edges) = (list("nodes")?, list("edges")?);
    few(nodes.len() + edges.len())?;
    let mut reader = Reader {
        out: Incoming::default(),
        groups: Groups::default(),
        pictures: Pictures::default(),
        places: HashMap::new(),
        frames: Vec::new(),
    };
    for (nth, told) in nodes.iter().enumerate() {
        let share = 0.5 + 0.4 * nth as f32 / nodes.len() as f32;
        if nth % 16 == 0 && !watch(share) {
            return Err(ReadError::Cancelled);
        }
        reader.node(told, &|| watch(share));
    }
    reader.frame();
    for told in edges {
        reader.edge(told);
    }
    if !watch(1.0) {
        return Err(ReadError::Cancelled);
    }
    let mut out = reader.out;
    out.images = reader.pictures.images;
    Ok(out)
}

/// The frame that a node is told to lie in.
enum Around {
    /// Of ours: this one, or none.
    Told(Option<String>),
    /// The smallest group that has its middle.
    Seen,
}

struct Reader<'a> {
    out: Incoming,
    groups: Groups,
    pictures: Pictures,
    /// Ids with the places of their elements.
    places: HashMap<&'a str, usize>,
    /// By place.
    frames: Vec<Around>,
}

impl<'a> Reader<'a> {
    fn node(&mut self, told: &'a Json, go_on: &dyn Fn() -> bool) {
        let report = &mut self.out.report;
        let place = told.number_of("x").zip(told.number_of("y"));
        let size = told.number_of("width").zip(told.number_of("height"));
        let (Some((x, y)), Some((width, height))) = (place, size) else {
            report.add(Loss::Broken);
            return;
        };
        let ours = told.get(OURS);
        let mut piece = Piece::default();
        piece.element.position = incoming::place(x, y, report);
        piece.element.size = incoming::size(width, height, report);
        let kept = match told.text_of("type") {
            "text" => self.text(told, ours, &mut piece, go_on),
            "file" => {
                report.add(Loss::FileNamed);
                let name = format!("{}{}", told.text_of("file"), told.text_of("subpath"));
                self.card(&name, told, None, &mut piece.element);
                true
            }
            "link" => {
                let address = told.text_of("url");
                self.card(address, told, None, &mut piece.element);
                true
            }
            "group" => {
                piece.element.kind = ElementKind::Frame;
                piece.element.text = incoming::tamed(told.text_of("label"), report);
                piece.place = ours.and_then(|ours| ours.number_of("place"));
                if ours.is_none() {
                    incoming::with_header(&mut piece.element);
                }
                if told.get("background").is_some() {
                    report.add(Loss::PictureMissing);
                }
                true
            }
            _ => {
                report.add(Loss::Kind);
                false
            }
        };
        if !kept {
            return;
        }
        if let Some(ours) = ours {
            self.common(ours, &mut piece);
        }
        self.frames
            .push(match ours.and_then(|ours| ours.get("kind")) {
                Some(_) => Around::Told(ours.map(|ours| ours.text_of("frame").to_owned())),
                None => Around::Seen,
            });
        let id = told.text_of("id");
        let at = self.out.pieces.len();
        if self.places.contains_key(id) {
            self.out.report.add(Loss::SameId);
        } else if !id.is_empty() {
            self.places.insert(id, at);
        }
        self.out.pieces.push(piece);
    }

    /// A card of text: a note, or what it was with us.
    fn text(
        &mut self,
        told: &Json,
        ours: Option<&Json>,
        piece: &mut Piece,
        go_on: &dyn Fn() -> bool,
    ) -> bool {
        let text = told.text_of("text");
        if let Some((about, address)) = picture_alone(text) {
            let report = &mut self.out.report;
            piece.image = self.pictures.take(address, address, "", report, go_on);
            piece.element.kind = ElementKind::Image;
            piece.element.text = incoming::tamed(about, report);
            return piece.image.is_some();
        }
        self.card(text, told, ours, &mut piece.element);
        true
    }

    fn card(&mut self, text: &str, told: &Json, ours: Option<&Json>, element: &mut Element) {
        let kind: Option<ElementKind> = from_word(ours.and_then(|ours| ours.get("kind")));
        element.text = incoming::tamed(text, &mut self.out.report);
        let color = told.text_of("color");
        let tone = tone(color);
        let mut exactly = true;
        match kind {
            Some(ElementKind::Text) => {
                element.kind = ElementKind::Text;
                element.ink = ink(color, ours);
            }
            Some(kind) if kind.is_shape() => {
                element.kind = kind;
                element.fill =
                    from_word(ours.and_then(|ours| ours.get("fill"))).unwrap_or_default();
                element.ink = from_word(ours.and_then(|ours| ours.get("ink"))).unwrap_or_default();
                // Another colour was given there.
                let known = [presets::of_fill(element.fill), presets::of_ink(element.ink)];
                let known = known.map(Option::unwrap_or_default);
                if let (Some(tone), false) = (tone, known.contains(&color)) {
                    let (fill, same) = shades::fill(tone);
                    let is_ours = same || shades::ink(tone).1;
                    element.fill = if is_ours { element.fill } else { fill };
                }
            }
            _ => {
                element.kind = ElementKind::Note;
                (element.color, exactly) = paper(color);
                if let Some(ours) = ours {
                    ours::read_note(ours, element);
                }
            }
        }
        if !exactly {
            self.out.report.add(Loss::Color);
        }
    }

    fn common(&mut self, ours: &Json, piece: &mut Piece) {
        let element = &mut piece.element;
        element.locked = ours.get("locked").and_then(Json::bool) == Some(true);
        element.type_size = from_word(ours.get("typeSize")).unwrap_or_default();
        element.align = from_word(ours.get("align")).unwrap_or_default();
        element.weight = from_word(ours.get("weight")).unwrap_or_default();
        element.dash = from_word(ours.get("dash")).unwrap_or_default();
        if let Some(angle) = ours.number_of("angle").filter(|_| element.kind.can_turn()) {
            element.angle = Angle::new(angle as f32);
        }
        let groups = ours.get("groups").and_then(Json::list).unwrap_or_default();
        let (groups, as_told) = self.groups.chain(groups.iter().filter_map(Json::text));
        piece.groups = groups;
        if !as_told {
            self.out.report.add(Loss::Groups);
        }
    }

    /// Finds out what lies in which group.
    fn frame(&mut self) {
        let pieces = &self.out.pieces;
        let area = |at: usize| {
            pieces
                .get(at)
                .map_or(0.0, |p| p.element.size.width() * p.element.size.height())
        };
        let is_frame = |at: &usize| {
            let piece = pieces.get(*at);
            piece.is_some_and(|piece| piece.element.kind == ElementKind::Frame)
        };
        let mut groups: Vec<usize> = (0..pieces.len()).filter(is_frame).collect();
        // The smallest first; of equal ones the upper one, so that none lies in itself.
        groups.sort_by(|a, b| area(*a).total_cmp(&area(*b)).then(b.cmp(a)));
        for _ in groups.drain(groups.len().min(MOST_GROUPS)..) {
            self.out.report.add(Loss::Unframed);
        }
        let rank: HashMap<usize, usize> = groups
            .iter()
            .enumerate()
            .map(|(nth, at)| (*at, nth))
            .collect();
        let seen = |at: usize| {
            let piece = pieces.get(at)?;
            let middle = piece.element.at(Spot::new(0.5, 0.5));
            // A group lies in larger ones only.
            let first = rank.get(&at).map_or(0, |rank| rank + 1);
            let larger = groups.get(first..).unwrap_or_default();
            larger
                .iter()
                .copied()
                .find(|group| pieces.get(*group).is_some_and(|g| g.element.covers(middle)))
        };
        let mut lost = 0;
        let around: Vec<Option<usize>> = self
            .frames
            .iter()
            .enumerate()
            .map(|(at, around)| match around {
                Around::Seen => seen(at),
                Around::Told(None) => None,
                Around::Told(Some(id)) if id.is_empty() => None,
                Around::Told(Some(id)) => {
                    let found = self.places.get(id.as_str()).copied();
                    lost += usize::from(found.is_none());
                    found.filter(|found| *found != at)
                }
            })
            .collect();
        for _ in 0..lost {
            self.out.report.add(Loss::Unframed);
        }
        for (piece, around) in self.out.pieces.iter_mut().zip(around) {
            piece.frame = around;
        }
    }

    fn edge(&mut self, told: &Json) {
        let find = |name: &str| self.places.get(told.text_of(name)).copied();
        let (Some(from), Some(to)) = (find("fromNode"), find("toNode")) else {
            self.out.report.add(Loss::EdgeEnds);
            return;
        };
        let ours = told.get(OURS);
        let spot = |name: &str, side: &str| {
            let told_spot = ours.and_then(|ours| ours.get(name)).and_then(Json::pair);
            match (ours, told_spot) {
                (Some(_), Some((x, y))) => Some(Spot::new(x as f32, y as f32)),
                (Some(_), None) => None,
                (None, _) => match told.text_of(side) {
                    "top" => Some(Spot::new(0.5, 0.0)),
                    "right" => Some(Spot::new(1.0, 0.5)),
                    "bottom" => Some(Spot::new(0.5, 1.0)),
                    "left" => Some(Spot::new(0.0, 0.5)),
                    _ => None,
                },
            }
        };
        let head = |end: &str, name: &str, usual: &str| {
            let there = match told.text_of(end) {
                "" => usual,
                there => there,
            };
            let known: Option<Arrowhead> = from_word(ours.and_then(|ours| ours.get(name)));
            match (there, known) {
                ("none", _) => Arrowhead::None,
                (_, Some(known)) if known != Arrowhead::None => known,
                _ => Arrowhead::Arrow,
            }
        };
        let end = |at: usize, spot: Option<Spot>| {
            let place = self.out.pieces.get(at).map(|piece| {
                let on = spot.unwrap_or(Spot::new(0.5, 0.5));
                piece.element.at(on)
            });
            End {
                spot,
                place: place.unwrap_or_default(),
            }
        };
        let from_at = end(from, spot("from", "fromSide"));
        let to_at = end(to, spot("to", "toSide"));
        let word = |name: &str| ours.and_then(|ours| ours.get(name));
        let (a, b) = (from_at.place, to_at.place);
        let quiet = &mut Report::default();
        let position = incoming::place(
            f64::from(a.x().min(b.x())),
            f64::from(a.y().min(b.y())),
            quiet,
        );
        let size = incoming::size(f64::from(a.x() - b.x()), f64::from(a.y() - b.y()), quiet);
        let element = Element {
            kind: ElementKind::Connector,
            position,
            size,
            text: incoming::tamed(told.text_of("label"), &mut self.out.report),
            ink: ink(told.text_of("color"), ours),
            weight: from_word(word("weight")).unwrap_or_default(),
            dash: from_word(word("dash")).unwrap_or_default(),
            route: from_word(word("route")).unwrap_or(Route::Curved),
            from_at,
            to_at,
            from_head: head("fromEnd", "fromHead", "none"),
            to_head: head("toEnd", "toHead", "arrow"),
            ..Element::default()
        };
        // What lies within one frame at both ends lies in it too.
        let around = |at: usize| self.out.pieces.get(at).and_then(|piece| piece.frame);
        let frame = around(from).filter(|frame| around(to) == Some(*frame));
        self.out.pieces.push(Piece {
            element,
            frame,
            from: Some(from),
            to: Some(to),
            ..Piece::default()
        });
    }
}

/// The picture that is all there is in a text, as Markdown has it, with what it shows.
fn picture_alone(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim().strip_prefix("![")?.strip_suffix(')')?;
    let (about, address) = inner.split_once("](")?;
    let alone = address.starts_with("data:image/") && !address.contains(')');
    alone.then_some((about, address))
}

/// The tone of a colour, which can be a preset.
fn tone(color: &str) -> Option<Rgb> {
    presets::tone(color).or_else(|| shades::parsed(color))
}

/// The paper for a colour, and whether it is what is called so.
fn paper(color: &str) -> (NoteColor, bool) {
    match (color, presets::note(color)) {
        ("", _) => (NoteColor::White, true),
        (_, Some(note)) => (note, true),
        _ => tone(color).map_or((NoteColor::White, false), shades::note),
    }
}

/// The ink for a colour: ours, as long as nobody gave another there.
fn ink(color: &str, ours: Option<&Json>) -> Ink {
    let told: Option<Ink> = from_word(ours.and_then(|ours| ours.get("ink")));
    match (told, color) {
        (Some(told), color)
            if presets::of_ink(told).unwrap_or_default() == color || told == Ink::Gray =>
        {
            told
        }
        (_, "") => Ink::Black,
        (_, "3") => Ink::Orange,
        (_, color) => tone(color).map_or(Ink::Black, |tone| shades::ink(tone).0),
    }
}
