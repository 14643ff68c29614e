//! Groups, and holding elements in place.

use std::collections::BTreeSet;

use crate::document::{Document, Step};
use crate::model::{Element, Group, Id, Project};

/// The groups of these elements that none of them is without: the outermost they have in common.
fn outermost(project: &Project, id: Id<Element>) -> Option<Group> {
    project.get(id)?.groups.last().copied()
}

/// Makes a group of elements, around the groups they are in. Returns whether there is one now.
pub fn group(doc: &mut Document, ids: &BTreeSet<Id<Element>>) -> bool {
    let project = doc.project();
    let there: Vec<Id<Element>> = ids
        .iter()
        .copied()
        .filter(|id| project.elements.contains(*id))
        .collect();
    let shared = there.first().and_then(|id| outermost(project, *id));
    let already = shared.is_some() && there.iter().all(|id| outermost(project, *id) == shared);
    if there.len() < 2 || already || doc.is_read_only() {
        return false;
    }
    doc.edit(Step::GroupElements, |edit| {
        let group = Group::from(edit.new_id::<()>());
        for id in there {
            edit.change(id, |element: &mut Element| element.groups.push(group));
        }
    });
    true
}

/// Takes the outermost groups of these elements apart.
pub fn ungroup(doc: &mut Document, ids: &BTreeSet<Id<Element>>) {
    let project = doc.project();
    let groups: BTreeSet<Group> = ids
        .iter()
        .filter_map(|id| outermost(project, *id))
        .collect();
    let members: Vec<Id<Element>> = project
        .elements
        .iter()
        .filter(|(_, element)| element.groups.iter().any(|group| groups.contains(group)))
        .map(|(id, _)| id)
        .collect();
    doc.edit(Step::UngroupElements, |edit| {
        for id in members {
            edit.change(id, |element: &mut Element| {
                element.groups.retain(|group| !groups.contains(group));
            });
        }
    });
}

/// Holds elements in place; if all of them are held, lets them go.
pub fn lock(doc: &mut Document, ids: &BTreeSet<Id<Element>>) {
    let held = |id: &Id<Element>| doc.project().get(*id).is_none_or(|element| element.locked);
    let lock = !ids.iter().all(held);
    let step = if lock {
        Step::LockElements
    } else {
        Step::UnlockElements
    };
    doc.edit(step, |edit| {
        for id in ids {
            edit.change(*id, |element: &mut Element| element.locked = lock);
        }
    });
}
