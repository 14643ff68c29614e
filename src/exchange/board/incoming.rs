//! A board of another program, read and ready to be placed in a project.

use std::collections::HashMap;

use super::json::Json;
use super::report::{Loss, MOST_ELEMENTS, MOST_TEXT, ReadError, Report};
use super::{Watch, canvas, excalidraw};
use crate::document::Transaction;
use crate::drawing::layout::HEADER;
use crate::model::{
    Board, Element, ElementKind, Group, Id, Image, Order, Point, Project, Size, order, text,
};

/// Farther out than this nothing is brought in, in points: there is still room around it.
const FARTHEST: f64 = 900_000.0;
/// Nothing is larger, in points.
const LARGEST: f64 = 200_000.0;

/// An element to come. What it refers to is told by its place among the [`Incoming::pieces`].
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Piece {
    pub(super) element: Element,
    pub(super) frame: Option<usize>,
    pub(super) from: Option<usize>,
    pub(super) to: Option<usize>,
    /// The groups' numbers, the innermost first.
    pub(super) groups: Vec<usize>,
    /// The picture's place among the [`Incoming::images`].
    pub(super) image: Option<usize>,
    /// A frame's place in the presentation; those without come behind, as they lie.
    pub(super) place: Option<f64>,
}

/// A board of another program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// The lowest first.
    pub(super) pieces: Vec<Piece>,
    pub(super) images: Vec<Image>,
    /// What does not come along, or comes along in another way.
    pub report: Report,
}

/// Reads a board of another program: Excalidraw or JSON Canvas, whatever the file is called.
///
/// # Errors
/// See [`ReadError`].
pub fn read(bytes: &[u8], watch: Watch<'_>) -> Result<Incoming, ReadError> {
    let file = Json::read(bytes, watch)?;
    let kind = file.text_of("type");
    let mut incoming = if kind == "excalidrawlib" || file.get("libraryItems").is_some() {
        return Err(ReadError::Library);
    } else if file.get("encodedData").is_some() || file.get("compressed-json").is_some() {
        return Err(ReadError::Encrypted);
    } else if kind.starts_with("excalidraw") || file.get("elements").is_some() {
        excalidraw::read(&file, watch)?
    } else if file.get("nodes").is_some() || file.get("edges").is_some() {
        canvas::read(&file, watch)?
    } else if file == Json::Map(Vec::new()) {
        // What Obsidian writes for a canvas on which nothing lies.
        return Err(ReadError::Nothing);
    } else {
        return Err(ReadError::NotABoard);
    };
    incoming.tidy();
    if incoming.pieces.is_empty() {
        return Err(ReadError::Nothing);
    }
    Ok(incoming)
}

impl Incoming {
    /// How many elements come, by kind; none of which there are none.
    pub fn counts(&self) -> Vec<(ElementKind, usize)> {
        let counted = ElementKind::ALL.iter().map(|kind| {
            let pieces = self.pieces.iter();
            (*kind, pieces.filter(|p| p.element.kind == *kind).count())
        });
        counted.filter(|(_, count)| *count > 0).collect()
    }

    /// How many elements come.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Whether nothing comes.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Takes references away that lead nowhere or round in circles.
    fn tidy(&mut self) {
        let kinds: Vec<ElementKind> = self.pieces.iter().map(|p| p.element.kind).collect();
        let parents: Vec<Option<usize>> = self.pieces.iter().map(|p| p.frame).collect();
        let is_frame = |at: usize| kinds.get(at) == Some(&ElementKind::Frame);
        let circles = |start: usize| {
            let mut at = parents.get(start).copied().flatten();
            let mut steps = 0;
            while let Some(next) = at {
                steps += 1;
                if next == start || steps > 64 {
                    return true;
                }
                at = parents.get(next).copied().flatten();
            }
            false
        };
        for (at, piece) in self.pieces.iter_mut().enumerate() {
            let lost = piece
                .frame
                .is_some_and(|frame| !is_frame(frame) || (is_frame(at) && circles(at)));
            if lost {
                piece.frame = None;
                self.report.add(Loss::Unframed);
            }
            for end in [&mut piece.from, &mut piece.to] {
                let is_bound = |to: usize| {
                    kinds
                        .get(to)
                        .is_some_and(|kind| !kind.is_stroke() && *kind != ElementKind::Connector)
                };
                if end.is_some_and(|to| !is_bound(to)) {
                    *end = None;
                    self.report.add(Loss::Unbound);
                }
            }
        }
    }

    /// Puts the board into a project, as a new one at the end of the list; returns it.
    pub fn place(&self, t: &mut Transaction<'_>, title: &str) -> Id<Board> {
        let last = t.boards_in_order().last().map(|(_, b)| b.order.clone());
        let mut title = title.to_owned();
        text::normalise(&mut title);
        let board = t.add(Board {
            title,
            order: Order::after(last.as_ref()),
            ..Board::default()
        });
        let images: Vec<Id<Image>> = self
            .images
            .iter()
            .map(|image| {
                let id = Image::id(image.data.as_slice());
                if !t.images.contains(id) {
                    t.images.insert(id, image.clone());
                }
                id
            })
            .collect();
        let group = |number: usize| {
            let number = (number as u128).to_be_bytes();
            let of = [
                board.ulid(),
                crate::model::Ulid(u128::from_be_bytes(number)),
            ];
            Group::from(Id::<()>::derived("group of a board read in", &of, 0))
        };
        let orders = order::spread(self.pieces.len());
        let sequences = self.sequences();
        let mut next_number = 0;
        let taken: u32 = self
            .pieces
            .iter()
            .map(|p| p.element.number)
            .max()
            .unwrap_or(0);
        let ids: Vec<Id<Element>> = self
            .pieces
            .iter()
            .zip(orders)
            .enumerate()
            .map(|(at, (piece, order))| {
                let mut element = piece.element.clone();
                element.board = Some(board);
                element.order = order;
                element.groups = piece.groups.iter().map(|number| group(*number)).collect();
                element.image = piece.image.and_then(|at| images.get(at)).copied();
                if let Some(sequence) = sequences.get(&at) {
                    element.sequence = sequence.clone();
                }
                if element.kind == ElementKind::Note && element.number == 0 {
                    next_number += 1;
                    element.number = taken.saturating_add(next_number);
                }
                t.add(element)
            })
            .collect();
        let at = |place: Option<usize>| place.and_then(|place| ids.get(place)).copied();
        for (id, piece) in ids.iter().zip(&self.pieces) {
            if piece.frame.is_some() || piece.from.is_some() || piece.to.is_some() {
                t.change(*id, |element: &mut Element| {
                    element.frame = at(piece.frame);
                    element.from = at(piece.from);
                    element.to = at(piece.to);
                });
            }
        }
        board
    }

    /// The places of frames in the presentation: as told, else row by row.
    fn sequences(&self) -> HashMap<usize, Order> {
        let frames = self.pieces.iter().enumerate();
        let mut frames: Vec<(usize, &Piece)> = frames
            .filter(|(_, piece)| piece.element.kind == ElementKind::Frame)
            .collect();
        // Frames whose upper edges are within a hand's breadth stand in one row.
        let row = |piece: &Piece| (piece.element.position.y() / 200.0).round() as i64;
        frames.sort_by(|(a_at, a), (b_at, b)| {
            let told = |piece: &Piece| piece.place.unwrap_or(f64::INFINITY);
            let left = |piece: &Piece| piece.element.position.x();
            told(a)
                .total_cmp(&told(b))
                .then(row(a).cmp(&row(b)))
                .then(left(a).total_cmp(&left(b)))
                .then(a_at.cmp(b_at))
        });
        let orders = order::spread(frames.len());
        let places = frames.iter().map(|(at, _)| *at);
        places.zip(orders).collect()
    }
}

/// The title for a board of a file: what it is called, without the ending.
pub fn title_of(project: &Project, file_name: &str) -> String {
    let stem = file_name
        .rsplit_once('.')
        .map_or(file_name, |(stem, _)| stem);
    let stem = stem.strip_suffix(".excalidraw").unwrap_or(stem).trim();
    let stem: String = stem.chars().filter(|c| !c.is_control()).take(120).collect();
    let is_free = |title: &str| {
        let mut boards = project.boards.iter();
        boards.all(|(_, board)| board.title != title)
    };
    if is_free(&stem) {
        return stem;
    }
    let mut number = 2_usize;
    loop {
        let title = format!("{stem} ({number})");
        if is_free(&title) {
            return title;
        }
        number += 1;
    }
}

/// The upper left corner of something, brought in where it is too far.
pub(super) fn place(x: f64, y: f64, report: &mut Report) -> Point {
    if x.abs() > FARTHEST || y.abs() > FARTHEST {
        report.add(Loss::Far);
    }
    let near = |value: f64| value.clamp(-FARTHEST, FARTHEST) as f32;
    Point::new(near(x), near(y))
}

/// A size, brought down where it is too large. Some programs have sizes below nothing.
pub(super) fn size(width: f64, height: f64, report: &mut Report) -> Size {
    let (width, height) = (width.abs(), height.abs());
    if width > LARGEST || height > LARGEST {
        report.add(Loss::Far);
    }
    Size::new(width.min(LARGEST) as f32, height.min(LARGEST) as f32)
}

/// Room for a frame's name, which others write above their frames: what lies at their upper edge
/// is not to lie on it.
pub(super) fn with_header(frame: &mut Element) {
    let (at, size) = (frame.position, frame.size);
    frame.position = at.moved(0.0, -HEADER);
    frame.size = Size::new(size.width(), size.height() + HEADER);
}

/// A text in the project's form, cut off where it is too long.
pub(super) fn tamed(told: &str, report: &mut Report) -> String {
    let mut kept = match told.char_indices().nth(MOST_TEXT) {
        None => told.to_owned(),
        Some((end, _)) => {
            report.add(Loss::TextCut);
            format!("{}…", told.get(..end).unwrap_or_default())
        }
    };
    text::normalise(&mut kept);
    kept
}

/// Whether there are more elements than are read.
pub(super) fn few(count: usize) -> Result<(), ReadError> {
    match count > MOST_ELEMENTS {
        true => Err(ReadError::TooMany),
        false => Ok(()),
    }
}
