//! Moving records in an outline: among their siblings, deeper, and up a level.
//!
//! Each move changes one record (see [`place_behind`]), and goes by what is shown: a record whose
//! parent is missing stands at the top, so it moves at the top.

use super::outline::place_behind;
use super::{AgendaItem, Entry, Id, Line, Ordered, Project};

/// A record that can be put under another.
pub trait Nested: Ordered {
    /// The record it is a part of, to be changed.
    fn parent_mut(&mut self) -> &mut Option<Id<Self>>;
}

impl Nested for AgendaItem {
    fn parent_mut(&mut self) -> &mut Option<Id<Self>> {
        &mut self.parent
    }
}

impl Nested for Entry {
    fn parent_mut(&mut self) -> &mut Option<Id<Self>> {
        &mut self.parent
    }
}

/// Where a record can be moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Before the sibling before it.
    Up,
    /// Behind the sibling behind it.
    Down,
    /// Under the sibling before it.
    Deeper,
    /// Out of its parent, behind it.
    Higher,
}

/// The record under which this one is shown.
pub fn parent_in<T>(lines: &[Line<T>], id: Id<T>) -> Option<Id<T>> {
    let at = lines.iter().position(|line| line.id == id)?;
    let depth = lines.get(at)?.depth;
    let before = lines.get(..at)?;
    before.iter().rev().find(|l| l.depth < depth).map(|l| l.id)
}

/// The records shown under `parent`, or at the top, in order.
pub fn parts_in<T>(lines: &[Line<T>], parent: Option<Id<T>>) -> Vec<Id<T>> {
    let (start, depth) = match parent {
        None => (0, 0),
        Some(parent) => match lines.iter().position(|line| line.id == parent) {
            Some(at) => (at + 1, lines.get(at).map_or(0, |line| line.depth + 1)),
            None => return Vec::new(),
        },
    };
    lines
        .iter()
        .skip(start)
        .take_while(|line| line.depth >= depth)
        .filter(|line| line.depth == depth)
        .map(|line| line.id)
        .collect()
}

/// Where a move leads: the parent there, its parts, and the one to stand behind.
type Target<T> = (Option<Id<T>>, Vec<Id<T>>, Option<Id<T>>);

fn target<T>(lines: &[Line<T>], id: Id<T>, to: Move) -> Option<Target<T>> {
    let parent = parent_in(lines, id);
    let siblings = parts_in(lines, parent);
    let at = siblings.iter().position(|sibling| *sibling == id)?;
    match to {
        Move::Up => {
            let before = at.checked_sub(1)?;
            let behind = before.checked_sub(1).and_then(|i| siblings.get(i).copied());
            Some((parent, siblings, behind))
        }
        Move::Down => {
            let behind = *siblings.get(at + 1)?;
            Some((parent, siblings, Some(behind)))
        }
        Move::Deeper => {
            let parent = *siblings.get(at.checked_sub(1)?)?;
            let parts = parts_in(lines, Some(parent));
            let last = parts.last().copied();
            Some((Some(parent), parts, last))
        }
        Move::Higher => {
            let parent = parent?;
            let above = parent_in(lines, parent);
            Some((above, parts_in(lines, above), Some(parent)))
        }
    }
}

/// Whether a move leads anywhere.
pub fn can_move<T>(lines: &[Line<T>], id: Id<T>, to: Move) -> bool {
    target(lines, id, to).is_some()
}

/// Moves a record in the outline `lines`. Returns whether the move led anywhere.
pub fn move_in<T: Nested>(project: &mut Project, lines: &[Line<T>], id: Id<T>, to: Move) -> bool {
    let Some((parent, siblings, behind)) = target(lines, id, to) else {
        return false;
    };
    put(project, id, parent, &siblings, behind);
    true
}

/// Puts a record that is not in `lines` yet behind `behind`, as its sibling; at the end of the
/// top level without one.
pub fn put_behind<T: Nested>(
    project: &mut Project,
    lines: &[Line<T>],
    id: Id<T>,
    behind: Option<Id<T>>,
) {
    let parent = behind.and_then(|behind| parent_in(lines, behind));
    let siblings = parts_in(lines, parent);
    let behind = behind.or_else(|| siblings.last().copied());
    put(project, id, parent, &siblings, behind);
}

/// Puts a record of `lines` under `parent` (or at the top), behind `behind` or first there
/// without one. Returns `false` where that would put it into itself.
pub fn put_under<T: Nested>(
    project: &mut Project,
    lines: &[Line<T>],
    id: Id<T>,
    parent: Option<Id<T>>,
    behind: Option<Id<T>>,
) -> bool {
    let mut above = parent;
    while let Some(one) = above {
        if one == id {
            return false;
        }
        above = parent_in(lines, one);
    }
    let siblings = parts_in(lines, parent);
    put(project, id, parent, &siblings, behind);
    true
}

fn put<T: Nested>(
    project: &mut Project,
    id: Id<T>,
    parent: Option<Id<T>>,
    siblings: &[Id<T>],
    behind: Option<Id<T>>,
) {
    // A reference that shows nothing is left as it is, as long as the level stays the same.
    let stays = project.get(id).is_some_and(|record| {
        let known = record
            .parent()
            .filter(|parent| project.get(*parent).is_some());
        known == parent
    });
    if !stays && let Some(record) = T::table_mut(project).get_mut(id) {
        *record.parent_mut() = parent;
    }
    place_behind(project, siblings, id, behind);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::outline::outline;
    use ulid::Ulid;

    fn id(n: u128) -> Id<AgendaItem> {
        Id::from_ulid(Ulid(n))
    }

    fn lines(project: &Project) -> Vec<Line<AgendaItem>> {
        outline(project, |_: &AgendaItem| true)
    }

    fn shown(project: &Project) -> Vec<(u128, usize)> {
        let lines = lines(project);
        lines.iter().map(|l| (l.id.ulid().0, l.depth)).collect()
    }

    /// 1, 2 (with 3 and 4), 5.
    fn project() -> Project {
        let mut project = Project::default();
        for n in 1..=5 {
            let before = lines(&project);
            project.agenda.insert(id(n), AgendaItem::default());
            put_behind(&mut project, &before, id(n), None);
        }
        for n in [3, 4] {
            let before = lines(&project);
            assert!(move_in(&mut project, &before, id(n), Move::Deeper));
        }
        project
    }

    fn moved(n: u128, to: Move) -> Vec<(u128, usize)> {
        let mut project = project();
        let before = project.clone();
        let outline = lines(&project);
        assert!(move_in(&mut project, &outline, id(n), to));
        assert_eq!(before.agenda.differences(&project.agenda).len(), 1);
        shown(&project)
    }

    #[test]
    fn things_move_among_their_siblings_with_their_parts() {
        assert_eq!(shown(&project()), [(1, 0), (2, 0), (3, 1), (4, 1), (5, 0)]);
        assert_eq!(moved(5, Move::Up), [(1, 0), (5, 0), (2, 0), (3, 1), (4, 1)]);
        assert_eq!(
            moved(1, Move::Down),
            [(2, 0), (3, 1), (4, 1), (1, 0), (5, 0)]
        );
        assert_eq!(moved(2, Move::Up), [(2, 0), (3, 1), (4, 1), (1, 0), (5, 0)]);
    }

    #[test]
    fn things_move_deeper_and_up_a_level() {
        assert_eq!(
            moved(5, Move::Deeper),
            [(1, 0), (2, 0), (3, 1), (4, 1), (5, 1)]
        );
        assert_eq!(
            moved(3, Move::Higher),
            [(1, 0), (2, 0), (4, 1), (3, 0), (5, 0)]
        );
    }

    #[test]
    fn a_thing_is_put_anywhere_but_into_itself() {
        let mut project = project();
        let before = lines(&project);
        assert!(put_under(&mut project, &before, id(4), None, Some(id(1))));
        assert_eq!(shown(&project), [(1, 0), (4, 0), (2, 0), (3, 1), (5, 0)]);
        let before = lines(&project);
        assert!(put_under(&mut project, &before, id(5), Some(id(2)), None));
        assert_eq!(shown(&project), [(1, 0), (4, 0), (2, 0), (5, 1), (3, 1)]);
        let before = lines(&project);
        assert!(!put_under(&mut project, &before, id(2), Some(id(3)), None));
        assert!(put_under(&mut project, &before, id(2), None, None));
        assert_eq!(shown(&project), [(2, 0), (5, 1), (3, 1), (1, 0), (4, 0)]);
    }

    #[test]
    fn what_leads_nowhere_is_refused() {
        let project = project();
        let lines = lines(&project);
        for (n, to) in [
            (1, Move::Up),
            (5, Move::Down),
            (1, Move::Deeper),
            (3, Move::Deeper),
            (1, Move::Higher),
            (9, Move::Up),
        ] {
            assert!(!can_move(&lines, id(n), to), "{n} {to:?}");
        }
    }
}
