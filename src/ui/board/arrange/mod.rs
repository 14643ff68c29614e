//! Putting things in order: align, distribute, tidy; the clipboard; what is selected looks like.

mod clipboard;
pub(super) mod numbers;
mod order;
mod properties;
mod units;

use std::collections::{BTreeSet, HashMap};

pub use clipboard::allow as allow_system_clipboard;
use clipboard::{Clip, Wish};
use order::{Axis, Edge, Ground};
use properties::Properties;
use units::{Gathered, Unit};

use super::{BoardId, BoardView, ElementId, change};
use crate::document::{Document, Step};
use crate::drawing::kurbo::{Point, Rect};
use crate::model::{Element, ElementKind, Table};
use crate::ui::commands::Command;
use crate::ui::view::ViewCx;

/// Distance between things that are packed closely, in points on the board.
const CLOSE: f64 = 8.0;
/// Distance between things that are stacked or tidied, in points on the board.
const GAP: f64 = change::GAP as f64;

/// What the arranging part of the view remembers.
#[derive(Default)]
pub struct Arranging {
    clip: Clip,
    properties: Properties,
    numbers: Option<Numbers>,
}

/// What notes are called for short, until elements change.
struct Numbers {
    of: (Table<Element>, Option<BoardId>),
    labels: HashMap<ElementId, String>,
}

impl Arranging {
    /// Keeps up with what notes are called for short, where that is shown.
    pub(super) fn refresh_numbers(&mut self, doc: &Document, board: Option<BoardId>, show: bool) {
        let elements = &doc.project().elements;
        let known = self.numbers.as_ref().filter(|numbers| {
            let (table, of) = &numbers.of;
            table.is_same(elements) && *of == board
        });
        if !show {
            self.numbers = None;
        } else if known.is_none() {
            let labels = board.map(|board| doc.project().note_labels(board));
            self.numbers = Some(Numbers {
                of: (elements.clone(), board),
                labels: labels.unwrap_or_default(),
            });
        }
    }

    /// What notes are called for short, if that is shown.
    pub(super) fn numbers(&self) -> Option<&HashMap<ElementId, String>> {
        self.numbers.as_ref().map(|numbers| &numbers.labels)
    }
}

/// A way to put several units in order.
#[derive(Clone, Copy)]
enum Deed {
    Align(Edge),
    Distribute(Axis),
    Stack(Axis),
    Pack,
}

impl Deed {
    const fn of(command: Command) -> Option<Self> {
        Some(match command {
            Command::AlignLeft => Self::Align(Edge::Left),
            Command::AlignCenter => Self::Align(Edge::Center),
            Command::AlignRight => Self::Align(Edge::Right),
            Command::AlignTop => Self::Align(Edge::Top),
            Command::AlignMiddle => Self::Align(Edge::Middle),
            Command::AlignBottom => Self::Align(Edge::Bottom),
            Command::DistributeAcross => Self::Distribute(Axis::Across),
            Command::DistributeDown => Self::Distribute(Axis::Down),
            Command::StackAcross => Self::Stack(Axis::Across),
            Command::StackDown => Self::Stack(Axis::Down),
            Command::Pack => Self::Pack,
            _ => return None,
        })
    }

    /// How many things make it mean something.
    const fn least(self) -> usize {
        match self {
            Self::Distribute(_) => 3,
            _ => 2,
        }
    }

    const fn step(self) -> Step {
        match self {
            Self::Align(_) => Step::AlignElements,
            Self::Distribute(_) => Step::DistributeElements,
            Self::Stack(_) => Step::StackElements,
            Self::Pack => Step::TidyElements,
        }
    }
}

impl BoardView {
    /// Whether a command of this file makes sense now; `None` if it is none of its.
    pub(super) fn can_arrange(&self, command: Command, doc: &Document) -> Option<bool> {
        let free = !doc.is_read_only() && self.editing.is_none();
        if let Some(deed) = Deed::of(command) {
            return Some(free && self.selection.len() >= deed.least());
        }
        match command {
            Command::Tidy => Some(free && !self.scene.items().is_empty()),
            Command::Copy => Some(self.editing.is_none() && !self.selection.is_empty()),
            Command::Cut => Some(free && !self.selection.is_empty()),
            Command::Paste => Some(free),
            Command::EditTags => {
                let is_note = |id: &ElementId| {
                    let element = self.scene.get(*id).map(|item| &item.element);
                    element.is_some_and(|e| e.kind == ElementKind::Note && !e.locked)
                };
                Some(free && self.selection.iter().any(is_note))
            }
            Command::Properties | Command::ShowNumbers => Some(true),
            _ => None,
        }
    }

    /// Does a command of this file; `false` if it is none of its.
    pub(super) fn arrange(&mut self, command: Command, cx: &mut ViewCx) -> bool {
        if let Some(deed) = Deed::of(command) {
            self.put_in_order(deed, cx.doc);
            return true;
        }
        match command {
            Command::Tidy => self.tidy(cx.doc),
            Command::Copy => self.arranging.clip.wish = Some(Wish::Copy),
            Command::Cut => self.arranging.clip.wish = Some(Wish::Cut),
            Command::Paste => self.arranging.clip.wish = Some(Wish::Paste),
            Command::Properties => cx.prefs.board.properties = !cx.prefs.board.properties,
            Command::EditTags => {
                cx.prefs.board.properties = true;
                self.arranging.properties.focus_tags();
            }
            Command::ShowNumbers => {
                cx.prefs.board.show_numbers = !cx.prefs.board.show_numbers;
            }
            _ => return false,
        }
        true
    }

    fn put_in_order(&mut self, deed: Deed, doc: &mut Document) {
        self.take_focus = true;
        let Some(board) = self.board else { return };
        let gathered = Gathered::of(doc.project(), board);
        let all = gathered.units(&self.selection);
        let (held, units): (Vec<Unit>, Vec<Unit>) = all.into_iter().partition(|unit| unit.held);
        let rects: Vec<Rect> = units.iter().map(|unit| unit.rect).collect();
        let places = match deed {
            // What is locked stays, so the others come to it.
            Deed::Align(edge) => {
                let held: Vec<Rect> = held.iter().map(|unit| unit.rect).collect();
                let line = order::around(if held.is_empty() { &rects } else { &held });
                line.map(|line| order::align(&rects, line, edge))
                    .unwrap_or_default()
            }
            Deed::Distribute(axis) => order::distribute(&rects, axis),
            Deed::Stack(axis) => order::stack(&rects, axis, GAP),
            Deed::Pack => order::pack(&rects, CLOSE, None),
        };
        let stay = matches!(deed, Deed::Stack(_) | Deed::Pack);
        units::put(doc, deed.step(), &units, &places, stay);
    }

    /// Tidies what is selected. Of a single frame that is what lies in it; of a single other thing
    /// or of nothing what lies beside it: in its frame, or free on the board.
    fn tidy(&mut self, doc: &mut Document) {
        self.take_focus = true;
        let Some(board) = self.board else { return };
        let gathered = Gathered::of(doc.project(), board);
        let selected = gathered.units(&self.selection);
        let ids: BTreeSet<ElementId> = match selected.as_slice() {
            [] => gathered.sorted_in(None),
            [one] => {
                let is_frame = |id: &&ElementId| {
                    let element = doc.project().get(**id);
                    element.is_some_and(|e| e.kind == ElementKind::Frame)
                };
                let frame = one.tops.first().filter(|_| one.tops.len() == 1);
                match frame.filter(is_frame) {
                    Some(frame) => gathered.sorted_in(Some(*frame)),
                    None => gathered.sorted_in(one.frame),
                }
            }
            _ => self.selection.clone(),
        };
        let mut units = gathered.units(&ids);
        let held: Vec<Rect> = units.iter().filter(|u| u.held).map(|u| u.rect).collect();
        units.retain(|unit| !unit.held);
        let owner = units.first().and_then(|unit| unit.frame);
        let owner = owner.filter(|_| units.iter().all(|unit| unit.frame == owner));
        let rects: Vec<Rect> = units.iter().map(|unit| unit.rect).collect();
        let mut in_the_way = gathered.in_the_way(owner, &units);
        in_the_way.extend(
            held.into_iter()
                .filter(|rect| !in_the_way.contains(rect))
                .collect::<Vec<_>>(),
        );
        let mut ground = Ground {
            held: &in_the_way,
            ..Ground::default()
        };
        // Within a frame the grid begins below its header and keeps to its width.
        if let Some((inside, whole)) = owner
            .and_then(|frame| gathered.inside(frame))
            .zip(order::around(&rects))
        {
            let corner = Point::new(whole.x0.max(inside.x0), whole.y0.max(inside.y0));
            let room = inside.x1 - corner.x;
            ground.corner = Some(if room < whole.width().min(inside.width()) {
                Point::new(inside.x0, corner.y)
            } else {
                corner
            });
            let left = ground.corner.map_or(inside.x0, |corner| corner.x);
            ground.room = Some(inside.x1 - left);
        }
        let places = order::tidy(&rects, GAP, ground);
        units::put(doc, Step::TidyElements, &units, &places, true);
    }
}
