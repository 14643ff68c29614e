//! An element as it lies on the board, with what was worked out for it.

use std::rc::Rc;
use std::sync::Arc;

use egui::Rect;
use rstar::primitives::{GeomWithData, Rectangle};

use super::ink::Ink;
use super::place::{rect_of, to_rect};
use super::way::Way;
use crate::drawing::{self, shape, stroke};
use crate::model::{Element, ElementKind, Id, NoteColor, Table};

/// An element with its place.
pub struct Item {
    /// Which element.
    pub id: Id<Element>,
    /// Where it lies on the board, before it is turned; of a connector, the box around its line.
    pub rect: Rect,
    /// The box around all that is drawn of it, as it is turned.
    pub bounds: Rect,
    /// The element itself.
    pub element: Arc<Element>,
    /// What was worked out for it.
    pub form: Form,
}

/// What of an element is worked out once and kept.
pub enum Form {
    /// Nothing.
    Plain,
    /// A connector's way.
    Way(Arc<Way>),
    /// The line of a pen or highlighter.
    Ink(Rc<Ink>),
}

impl Item {
    pub(super) fn new(id: Id<Element>, element: Arc<Element>, table: &Table<Element>) -> Self {
        let rect = rect_of(&element);
        let mut item = Self {
            id,
            rect,
            bounds: rect,
            element,
            form: Form::Plain,
        };
        item.work_out(table, None);
        item
    }

    /// Works out its form and bounds; of an `earlier` form what still holds is kept.
    pub(super) fn work_out(&mut self, table: &Table<Element>, earlier: Option<Form>) {
        let element = &self.element;
        self.rect = rect_of(element);
        self.bounds = to_rect(shape::bounds(element));
        self.form = Form::Plain;
        match element.kind {
            ElementKind::Connector => {
                let end = |id: Option<Id<Element>>| id.and_then(|id| table.get(id));
                let way = Way::new(element, end(element.from), end(element.to));
                self.rect = way.line_bounds;
                self.bounds = way.bounds;
                self.form = Form::Way(Arc::new(way));
            }
            kind if kind.is_stroke() => {
                self.bounds = to_rect(stroke::bounds(element));
                self.form = Form::Ink(match earlier {
                    Some(Form::Ink(ink)) if ink.is_of(element) => ink,
                    _ => Rc::new(Ink::new(element.clone())),
                });
            }
            kind if kind.is_shape() => {
                let line = drawing::tones::line_width(element.weight);
                self.bounds = self.bounds.expand(line);
            }
            ElementKind::Image if !element.text.is_empty() => {
                let caption = to_rect(drawing::layout::text_area(element));
                self.bounds = self.bounds.union(caption);
            }
            _ => {}
        }
    }

    pub(super) fn is_frame(&self) -> bool {
        self.element.kind == ElementKind::Frame
    }
}

/// What is needed to draw an element from afar: in a row, so that many are quickly gone through.
#[derive(Clone, Copy)]
pub struct Afar {
    /// The box around it.
    pub bounds: Rect,
    /// Its paper, if it is a note.
    pub paper: Option<NoteColor>,
}

impl Afar {
    pub(super) fn of(item: &Item) -> Self {
        let is_note = item.element.kind == ElementKind::Note;
        Self {
            bounds: item.bounds,
            paper: is_note.then_some(item.element.color),
        }
    }
}

/// An element in the tree of boxes.
pub(super) type Leaf = GeomWithData<Rectangle<[f32; 2]>, Id<Element>>;

pub(super) fn leaf(item: &Item) -> Leaf {
    let (low, high) = (item.bounds.min, item.bounds.max);
    Leaf::new(
        Rectangle::from_corners([low.x, low.y], [high.x, high.y]),
        item.id,
    )
}
