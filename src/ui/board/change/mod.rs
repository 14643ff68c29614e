//! What the board's hands do to the project: each function is one named step.
//!
//! Locked elements are neither moved, resized, turned, restyled nor deleted.

mod connectors;
mod copies;
mod frames;
mod groups;
mod layers;
mod moving;
mod shaping;
mod strokes;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use egui::{Pos2, Rect, Vec2};

pub use connectors::{connect, is_held, place_on_line, style_connectors};
pub use copies::duplicate;
pub use frames::{add, settle_connectors};
pub use groups::{group, lock, ungroup};
pub use layers::{raise, reorder};
pub use moving::{nudge, place_at, put_down, take_up};
pub use shaping::{bounds, reshape, reshape_more, resized, turned};
pub use strokes::{add_stroke, erase};

use super::scene::rect_of;
use crate::document::{Document, Step};
use crate::drawing;
use crate::model::{Board, Element, ElementKind, Id, NoteColor, Order, Point, Project, Size};

/// Smallest size of an element, in points on the board.
pub const SMALLEST: Vec2 = Vec2::new(40.0, 32.0);
/// Distance between notes put beside one another, in points on the board.
pub const GAP: f32 = 20.0;

/// Upper left corners of elements, on the board.
pub type Places = BTreeMap<Id<Element>, Pos2>;

/// Elements as they are to be: their places, sizes, angles and ends count, nothing else.
pub type Forms = BTreeMap<Id<Element>, Element>;

/// A place for the model.
pub fn point(place: Pos2) -> Point {
    Point::new(place.x, place.y)
}

/// A size for the model.
pub fn size(size: Vec2) -> Size {
    Size::new(size.x, size.y)
}

/// A rectangle for the screen.
pub fn rect(rect: drawing::kurbo::Rect) -> Rect {
    Rect::from_min_max(
        Pos2::new(rect.x0 as f32, rect.y0 as f32),
        Pos2::new(rect.x1 as f32, rect.y1 as f32),
    )
}

/// Adds a board behind all others.
pub fn add_board(doc: &mut Document, title: String) -> Id<Board> {
    doc.edit(Step::AddBoard, |edit| {
        let last = edit.boards_in_order().last().map(|(_, b)| b.order.clone());
        edit.add(Board {
            title,
            order: Order::after(last.as_ref()),
            ..Board::default()
        })
    })
}

/// The place on top of everything on a board.
fn on_top(project: &Project, board: Option<Id<Board>>) -> Order {
    let orders = project.elements.iter().filter(|(_, e)| e.board == board);
    Order::after(orders.map(|(_, element)| &element.order).max())
}

/// The board of the first of these elements that is there.
fn board_of<'a>(
    project: &Project,
    mut ids: impl Iterator<Item = &'a Id<Element>>,
) -> Option<Id<Board>> {
    ids.find_map(|id| project.get(*id)).and_then(|e| e.board)
}

/// Deletes elements; what lay in a deleted frame stays. Returns how many were deleted.
pub fn delete(doc: &mut Document, ids: &BTreeSet<Id<Element>>) -> usize {
    if doc.is_read_only() {
        return 0;
    }
    let project = doc.project();
    let loose = |id: &Id<Element>| project.get(*id).is_some_and(|element| !element.locked);
    let gone: BTreeSet<Id<Element>> = ids.iter().copied().filter(loose).collect();
    doc.edit(Step::DeleteElements, |edit| edit.delete_elements(&gone));
    gone.len()
}

/// Gives notes another paper.
pub fn color(doc: &mut Document, ids: &BTreeSet<Id<Element>>, color: NoteColor) {
    doc.edit(Step::ColorElements, |edit| {
        for id in ids {
            edit.change(*id, |element: &mut Element| {
                if element.kind == ElementKind::Note && !element.locked {
                    element.color = color;
                }
            });
        }
    });
}

/// Gives elements another look.
pub fn style(doc: &mut Document, ids: &BTreeSet<Id<Element>>, change: impl Fn(&mut Element)) {
    doc.edit(Step::StyleElements, |edit| {
        for id in ids {
            edit.change(*id, |element: &mut Element| {
                if !element.locked {
                    change(element);
                }
            });
        }
    });
}
