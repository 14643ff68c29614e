//! What is drawn by hand, and taken away again.

use std::collections::BTreeSet;

use super::frames::add;
use crate::document::{Document, Step};
use crate::model::{Element, Id};

/// Adds a stroke.
pub fn add_stroke(doc: &mut Document, stroke: Element) -> Option<Id<Element>> {
    if doc.is_read_only() {
        return None;
    }
    Some(doc.edit(Step::AddStroke, |edit| add(edit, stroke)))
}

/// Takes strokes away; locked ones stay, and so does everything that is no stroke.
pub fn erase(doc: &mut Document, ids: &BTreeSet<Id<Element>>) {
    doc.edit(Step::EraseStrokes, |edit| {
        let erasable = |id: &Id<Element>| {
            let element = edit.get(*id);
            element.is_some_and(|element| element.kind.is_stroke() && !element.locked)
        };
        let gone: BTreeSet<Id<Element>> = ids.iter().copied().filter(erasable).collect();
        edit.delete_elements(&gone);
    });
}
